"""Blocks: the lines of a text, with hard-wrapped lines put together again."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

__all__ = ["Stretch", "continues", "joined", "lines_of", "stretches"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\x00"
_STOP = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
_CLOSING = re.compile(r"[,;.)\]}”’»]|[\"'](?=[\s,.;)]|$)")
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}[A-Z]")
_WIDEST = 160


class Stretch(NamedTuple):
    """Offsets of one block, and whether an empty line stands before it."""

    start: int
    end: int
    apart: bool


def stretches(text: str) -> list[Stretch]:
    """The blocks of *text* in order, trimmed of white space.

    Each line is a block, except in hard-wrapped text, where the lines of a paragraph are one.

    >>> [text[b.start:b.end] for text in ["One.\\n\\nTwo."] for b in stretches(text)]
    ['One.', 'Two.']
    """
    return joined(text, lines_of(text))


def joined(text: str, lines: list[Stretch]) -> list[Stretch]:
    """*lines* as blocks: unchanged, or put together where the text is hard-wrapped."""
    if not _wrapped(text, lines):
        return lines
    blocks: list[Stretch] = []
    width = max((line.end - line.start for line in lines if line.end - line.start <= _WIDEST), default=0)
    previous: Stretch | None = None
    for line in lines:
        if previous is not None and not line.apart and _goes_on(text, previous, line, width):
            blocks[-1] = Stretch(blocks[-1].start, line.end, blocks[-1].apart)
        else:
            blocks.append(line)
        previous = line
    return blocks


def continues(text: str, before: Stretch, after: Stretch) -> bool:
    """Whether *after* is the rest of a sentence that breaks off at the end of *before*.

    >>> text = "He said the\\nplan failed"
    >>> continues(text, Stretch(0, 11, True), Stretch(12, 23, False))
    True
    """
    if _CLOSING.match(text, after.start, after.end):
        return True
    lower = text[after.start].islower() and not _INNER_CAPITAL.match(text, after.start, after.end)
    return lower and not _stopped(text, before)


def _stopped(text: str, line: Stretch) -> bool:
    return _STOP.search(text, max(line.start, line.end - 4), line.end) is not None


def lines_of(text: str) -> list[Stretch]:
    """The lines of *text* that are not empty, trimmed of white space."""
    lines: list[Stretch] = []
    last_end = -1
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and (text[start].isspace() or text[start] in _BLANK):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK):
            end -= 1
        if start == end:
            continue
        between = text[last_end:start] if last_end >= 0 else ""
        breaks = between.count("\n") or between.count("\r") or between.count("\u2029") * 2
        lines.append(Stretch(start, end, last_end < 0 or breaks > 1))
        last_end = end
    return lines


def _wrapped(text: str, lines: list[Stretch]) -> bool:
    """Whether lines break inside sentences: a line without a stop, the next in lower case."""
    pairs = broken = long = 0
    for before, after in itertools.pairwise(lines):
        if before.end - before.start > _WIDEST:
            long += 1
        if after.apart:
            continue
        pairs += 1
        if text[after.start].islower() and 30 <= before.end - before.start <= _WIDEST:
            broken += not _stopped(text, before)
    if not broken or long * 10 > len(lines):
        return False
    return broken * 4 >= pairs and (broken >= 2 or pairs <= 2)


def _goes_on(text: str, before: Stretch, after: Stretch, width: int) -> bool:
    """Whether *after* carries on the paragraph of *before* in text wrapped at about *width* characters."""
    if continues(text, before, after):
        return True
    length = before.end - before.start
    space = text.find(" ", after.start, after.end)
    word = (space if space >= 0 else after.end) - after.start
    if length + 1 + word > width * 0.85:
        return True
    return length >= width * 0.7 and not _stopped(text, before)
