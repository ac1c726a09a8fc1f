"""Paragraphs whose quotation marks do not pair, so that nobody can say where speech begins or ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.annotations.annotators.quotation_marks import Marked
from generator.annotations.model import Attribution, QuotedString
from generator.annotations.reading import Reading
from generator.text.article import Block
from generator.text.span import Span

__all__ = ["Unbalanced", "doubted", "quoted_in", "unbalanced"]

_DOUBLE = re.compile(r"[\"“”„«»]")
_SINGLE_OPENS = re.compile(r"(?<![\w‘’'`])[‘'](?=\w)")
_SINGLE_CLOSES = re.compile(r"(?<=[^\W_])[’'](?=[\s,.;:!?)]|$)")
_CUT_WORD = re.compile(
    r"[‘'](?:em|til|till|tis|twas|cause|bout|round|n|un|ere|neath|gainst|s|im|er|cos|coz|kay|sup|fore|\d\d(?:s|\b))\b",
    re.I,
)
_FEET = re.compile(r"(?<![\w.,])\d{1,2}$")
_FARTHEST = 4


class Unbalanced(NamedTuple):
    """A block whose marks do not pair: its code-point offsets, and the stretch that may be speech."""

    start: int
    end: int
    stray: tuple[int, int] | None


def unbalanced(reading: Reading, marked: Sequence[Marked]) -> tuple[Unbalanced, ...]:
    """The blocks with marks that have no partner, in text order.

    A quotation that runs over paragraphs, each of which begins with an opening mark, is balanced. Inches,
    feet and apostrophes have no partner and need none. `stray` runs from the block's start, or from the last
    pair before, to a closing mark that nothing opens.

    >>> from generator import read_text
    >>> from generator.annotations.annotators.quotation_marks import find
    >>> reading = Reading(read_text("Rain fell.\\n\\nWe ran for the door,” Asha Rao said.\\n\\nAll left."))
    >>> [reading.text[slice(*block.stray)] for block in unbalanced(reading, find(reading)) if block.stray]
    ['We ran for the door,']
    """
    blocks = [block for block in reading.article.blocks if block.role not in ("furniture", "publication")]
    by_block = list(_by_block(blocks, marked))
    found: dict[int, Unbalanced] = {}
    open_from: int | None = None
    for index, (block, marks) in enumerate(zip(blocks, by_block, strict=True)):
        start, end = block.span.start, block.span.end
        closing = _lone_closing(reading.text, start, end, marks)
        if open_from is not None:
            resumed = bool(marks) and marks[0].resumes
            if not resumed:
                found.setdefault(open_from, Unbalanced(*_edges(blocks[open_from]), None))
                if closing is not None and index - open_from <= _FARTHEST:
                    for between in range(open_from + 1, index):
                        found[between] = Unbalanced(*_edges(blocks[between]), _edges(blocks[between]))
            if resumed or marks or closing is not None or index - open_from >= _FARTHEST:
                open_from = None
        if closing is not None:
            found[index] = Unbalanced(start, end, closing)
        elif any(not mark.closed and mark.end < end for mark in marks) or _lone_single(
            reading.text, start, end, marks
        ):
            found.setdefault(index, Unbalanced(start, end, None))
        if marks and not marks[-1].closed and index not in found:
            open_from = index
    if open_from is not None:
        found.setdefault(open_from, Unbalanced(*_edges(blocks[open_from]), None))
    return tuple(found[index] for index in sorted(found))


def _within(start: int, end: int, lone: Sequence[Unbalanced]) -> bool:
    at = bisect_left(lone, start, key=lambda block: block.end)
    return at < len(lone) and lone[at].start < end


def doubted(attribution: Attribution, lone: Sequence[Unbalanced]) -> Attribution:
    """*attribution*, left to a teacher where any of its words stand in a paragraph of *lone*."""
    if any(_within(part.start, part.end, lone) for part in attribution.content):
        return attribution.model_copy(update={"confidence": "teacher"})
    return attribution


def quoted_in(
    text: str, quoted: Sequence[QuotedString], lone: Sequence[Unbalanced]
) -> tuple[QuotedString, ...]:
    """*quoted* with the paragraphs of *lone* left to a teacher, and the words that may be speech."""
    result = [
        entry.model_copy(update={"confidence": "teacher", "closed": False})
        if _within(entry.span.start, entry.span.end, lone)
        else entry
        for entry in quoted
    ]
    result += [
        QuotedString(
            span=Span.of(text, *block.stray),
            rule="marks.lone",
            confidence="teacher",
            use="no-speaker",
            attribution=None,
            closed=False,
        )
        for block in lone
        if block.stray is not None
    ]
    return tuple(sorted(result, key=lambda entry: entry.span.start))


def _edges(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def _by_block(blocks: Sequence[Block], marked: Sequence[Marked]) -> Iterator[list[Marked]]:
    place = 0
    for block in blocks:
        while place < len(marked) and marked[place].outer_start < block.span.start:
            place += 1
        first = place
        while place < len(marked) and marked[place].outer_start < block.span.end:
            place += 1
        yield list(marked[first:place])


def _lone_closing(text: str, start: int, end: int, marks: Sequence[Marked]) -> tuple[int, int] | None:
    """From the last pair before it to the first double mark of the block that belongs to no pair."""
    doubles = [mark for mark in marks if not mark.single]
    used = {mark.outer_start for mark in doubles} | {mark.outer_end - 1 for mark in doubles if mark.closed}
    for sign in _DOUBLE.finditer(text, start, end):
        at = sign.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        inches = before.isdigit() and before.isascii()
        if at in used or inches or _DOUBLE.match(before) or _DOUBLE.match(after):
            continue
        first = max((mark.outer_end for mark in doubles if mark.outer_end <= at), default=start)
        while first < at and not text[first].isalnum():
            first += 1
        return (first, at) if first < at else (start, end)
    return None


def _lone_single(text: str, start: int, end: int, marks: Sequence[Marked]) -> bool:
    """Whether a single mark opens and nothing closes it, or closes what a double mark opened."""
    used = {mark.outer_start for mark in marks} | {mark.outer_end - 1 for mark in marks if mark.closed}
    for sign in _SINGLE_OPENS.finditer(text, start, end):
        if sign.start() not in used and not _CUT_WORD.match(text, sign.start(), end):
            return True
    for sign in _SINGLE_CLOSES.finditer(text, start, end):
        at = sign.start()
        letter = text[at - 1]
        if at in used or not letter.isdigit() or _FEET.search(text[max(start, at - 6) : at]):
            continue
        return True
    return False
