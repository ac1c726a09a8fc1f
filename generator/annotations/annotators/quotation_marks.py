"""Pairs of quotation marks: straight, curly, single, doubled, nested, unclosed, mismatched."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from generator.annotations.reading import Reading

__all__ = ["Marked", "find", "pairs_in"]

_DOUBLE = re.compile(r"[\"“”„«»]|``|''|‘‘|’’")
_SINGLE = re.compile(r"(?<![\w‘’'`])[‘'](?=[\w\"“$£€₹¿¡…])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…;:%)\]\"”\-—])[’'](?![\w’'])")
_OPENING = " \t\n\u00a0([{—–-/‘'"
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s")
_TRIES = 6


class Marked(NamedTuple):
    """The words between one pair of marks, as code-point offsets.

    `start` and `end` are inside the marks, `outer_start` and `outer_end` include them. `closed` is False
    where
    the closing mark is missing; the words then run to the end of the block or of the sentence.
    `depth` is 0 for an outermost pair. `resumes` is set for a paragraph that begins with an opening mark
    after
    one that was never closed: the same speaker goes on.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    single: bool
    depth: int = 0
    resumes: bool = False


def find(reading: Reading) -> tuple[Marked, ...]:
    """All pairs of quotation marks of the article, by their start. Linear in its length.

    A pair never reaches over the end of a block. Feet, inches and apostrophes are no quotation marks.

    >>> from generator import read_text
    >>> text = "The O’Neils’ shop is ‘full’. “We can’t keep up,” said Pat."
    >>> [text[mark.start : mark.end] for mark in find(Reading(read_text(text)))]
    ['full', 'We can’t keep up,']
    """
    found: list[Marked] = []
    open_before = False
    for block in reading.article.blocks:
        inside = pairs_in(reading.text, block.span.start, block.span.end)
        if inside and open_before and not reading.text[block.span.start : inside[0].outer_start].strip():
            inside[0] = inside[0]._replace(resumes=True)
        content_end = block.span.start + len(block.span.text.rstrip())
        if content_end > block.span.start:
            last = next((mark for mark in reversed(inside) if mark.depth == 0), None)
            open_before = last is not None and not last.closed and last.end >= content_end
        found += inside
    return tuple(found)


def pairs_in(text: str, start: int, end: int) -> list[Marked]:
    """The pairs of quotation marks in ``text[start:end]``, which is read as one block, by their start."""
    double = _double_pairs(text, start, end)
    single = _single_pairs(text, start, end, double)
    merged = sorted(double + single, key=lambda mark: (mark.outer_start, -mark.outer_end))
    stack: list[int] = []
    result = []
    for mark in merged:
        while stack and stack[-1] <= mark.outer_start:
            stack.pop()
        result.append(mark._replace(depth=len(stack)))
        stack.append(mark.outer_end)
    return result


def _double_pairs(text: str, start: int, end: int) -> list[Marked]:
    found: list[Marked] = []
    opened: tuple[int, int] | None = None
    german = False
    for mark in _DOUBLE.finditer(text, start, end):
        sign, at, after = mark[0], mark.start(), mark.end()
        before = text[at - 1] if at > start else " "
        following = text[after] if after < end else " "
        can_open = before in _OPENING and not following.isspace()
        can_close = not before.isspace() and not following.isalnum()
        if (
            opened is None
            and sign == '"'
            and before == following == " "
            and text[at - 2 : at - 1] in (",", ":")
        ):
            opened, german = (at, after), False
            continue
        if opened is None:
            closing_sign = sign in ("”", "»", "’’", "''") and not (can_open and not can_close)
            if closing_sign and not (sign == "''" and can_open):
                continue
            if not can_open and (can_close or following.isspace() or before.isdigit()):
                continue
            opened, german = (at, after), sign in ("„", "»")
            continue
        opens_again = can_open and not can_close and sign not in ("”", "»") and not (german and sign == "“")
        if opens_again:
            stop = _sentence_end(text, opened[1], at)
            found.append(Marked(opened[1], stop, opened[0], stop, False, False))
            opened, german = (at, after), sign == "„"
        elif before.isspace() and not following.isspace() and following.isalnum():
            continue
        else:
            found.append(Marked(opened[1], at, opened[0], after, True, False))
            opened = None
    if opened is not None:
        stop = end
        while stop > opened[1] and text[stop - 1].isspace():
            stop -= 1
        found.append(Marked(opened[1], stop, opened[0], stop, False, False))
    return [mark for mark in found if mark.end > mark.start]


def _sentence_end(text: str, start: int, limit: int) -> int:
    ended = _SENTENCE_END.search(text, start, limit)
    stop = ended.end() - 1 if ended else limit
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return stop


def _single_pairs(text: str, start: int, end: int, double: list[Marked]) -> list[Marked]:
    openers = [m.start() for m in _SINGLE.finditer(text, start, end) if not text.startswith("''", m.start())]
    if not openers:
        return []
    closers = [mark.start() for mark in _SINGLE_CLOSE.finditer(text, start, end)]
    starts = [mark.outer_start for mark in double]
    found: list[Marked] = []
    reached = start
    for position, at in enumerate(openers):
        if at < reached:
            continue
        inside = bisect_right(starts, at) - 1
        around = double[inside] if inside >= 0 and double[inside].outer_end > at else None
        limit = around.end if around else end
        following = openers[position + 1] if position + 1 < len(openers) else end
        doubtful: int | None = None
        chosen: int | None = None
        index = bisect_right(closers, at)
        for close in closers[index : index + _TRIES]:
            if close >= limit or (close > following and doubtful is not None):
                break
            crossing = bisect_left(starts, close) - 1
            if around is None and crossing >= 0 and double[crossing].outer_end > close:
                continue
            if _possessive(text, close, end):
                doubtful = close if doubtful is None else doubtful
            else:
                chosen = close
                break
        if chosen is not None and doubtful is not None and text[chosen - 1].isalnum() and doubtful - at < 40:
            chosen = doubtful
        chosen = doubtful if chosen is None else chosen
        if chosen is not None and chosen > at + 1:
            found.append(Marked(at + 1, chosen, at, chosen + 1, True, True))
            reached = chosen + 1
    return found


def _possessive(text: str, at: int, end: int) -> bool:
    """Whether the mark at *at* can be a plural possessive: "the players’ demands"."""
    return text[at - 1] in "sS" and at + 2 < end and text[at + 1] == " " and text[at + 2].islower()
