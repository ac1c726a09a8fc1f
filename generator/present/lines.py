"""The article in numbered lines, broken once for every format: "line 12" is the same line everywhere."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from generator.present.glyphs import advance
from generator.text.article import Article, Role
from generator.text.span import Frozen, Span

__all__ = ["MEASURE", "ArticleBlock", "Line", "Places", "article_blocks", "break_lines"]

MEASURE = 29.6
"""The length of a line, in em of the text: about 57 characters. The column is a little wider."""

_AFTER = frozenset("-‐–—/")

BlockRole = Literal["headline", "standfirst", "byline", "publication", "subhead", "paragraph", "caption"]


class Line(Frozen):
    """One printed line: its number (0 where lines are not counted), and where its text stands in the article.

    `joined`: the next line goes on without a space (a word was cut, or broken at a hyphen).
    """

    number: int
    start: int
    end: int
    text: str
    joined: bool = False


class ArticleBlock(Frozen):
    """A block of the article as printed. `paragraph` counts the body's paragraphs from 1; 0 for others."""

    role: BlockRole
    paragraph: int
    lines: tuple[Line, ...]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of *text* that should stay on one line, as offsets; white space is between them."""
    start = None
    for index, character in enumerate(text):
        if character.isspace() and character not in "\u00a0\u202f\u2007":
            if start is not None:
                yield start, index
            start = None
        elif start is None:
            start = index
        else:
            before = text[index - 1]
            dash = before in _AFTER and index - start > 1 and character.isalpha()
            wide = unicodedata.east_asian_width(before) in "WF" and unicodedata.category(character)[0] == "L"
            if dash or wide:
                yield start, index
                start = index
    if start is not None:
        yield start, len(text)


def _cut(text: str, start: int, end: int, measure: float) -> int:
    """Where to cut a word that is wider than a line; marks stay with the letter before them."""
    stop, used = start, 0.0
    while stop < end and (stop == start or used + advance(text[stop]) <= measure):
        used += advance(text[stop])
        stop += 1
    while stop < end and unicodedata.category(text[stop])[0] == "M":
        stop += 1
    return stop


def break_lines(text: str, measure: float = MEASURE) -> tuple[tuple[int, int], ...]:
    """Where the lines of *text* begin and end, none wider than *measure* em; a word wider than that is cut.

    Lines never end or begin with white space.

    >>> [("one two three"[start:end]) for start, end in break_lines("one two three", 5.0)]
    ['one two', 'three']
    """
    lines: list[tuple[int, int]] = []
    line: tuple[int, int] | None = None
    filled = 0.0
    space = advance(" ")
    for start, end in _pieces(text):
        width = sum(map(advance, text[start:end]))
        if line is not None:
            gap = space if line[1] < start else 0.0
            if filled + gap + width <= measure:
                line, filled = (line[0], end), filled + gap + width
                continue
            lines.append(line)
        while width > measure:
            stop = _cut(text, start, end, measure)
            lines.append((start, stop))
            start, width = stop, sum(map(advance, text[stop:end]))
        line, filled = ((start, end), width) if start < end else (None, 0.0)
    if line is not None:
        lines.append(line)
    return tuple(lines)


_PRINTED: dict[Role, BlockRole] = {
    "headline": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "dateline": "byline",
    "publication": "publication",
    "subhead": "subhead",
    "paragraph": "paragraph",
    "caption": "caption",
}
_NUMBERED: frozenset[BlockRole] = frozenset({"subhead", "paragraph", "caption"})


def article_blocks(article: Article) -> tuple[ArticleBlock, ...]:
    """The blocks of *article* in printed lines; furniture is left out.

    Lines of subheads, paragraphs and captions are counted from 1, through the whole article.
    """
    blocks: list[ArticleBlock] = []
    number = paragraph = 0
    for block in article.blocks:
        role = _PRINTED.get(block.role)
        if role is None:
            continue
        paragraph += role == "paragraph"
        lines: list[Line] = []
        breaks = break_lines(block.span.text)
        for (start, end), after in zip(breaks, [*(start for start, _ in breaks[1:]), None], strict=True):
            number += role in _NUMBERED
            lines.append(
                Line(
                    number=number if role in _NUMBERED else 0,
                    start=block.span.start + start,
                    end=block.span.start + end,
                    text=" ".join(block.span.text[start:end].split()),
                    joined=after == end,
                )
            )
        if lines:
            blocks.append(
                ArticleBlock(role=role, paragraph=paragraph if role == "paragraph" else 0, lines=tuple(lines))
            )
    return tuple(blocks)


class Places:
    """Says in words where a span stands in the printed article. Not a value: it lives while one is made."""

    def __init__(self, blocks: tuple[ArticleBlock, ...]) -> None:
        self._lines = [(line.start, line, block) for block in blocks for line in block.lines]
        self._lines.sort(key=lambda entry: entry[0])
        self._starts = [start for start, _, _ in self._lines]

    def _covered(self, span: Span) -> list[tuple[Line, ArticleBlock]]:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        for start, line, block in self._lines[first:]:
            if start >= max(span.end, span.start + 1):
                break
            if line.end > span.start:
                found.append((line, block))
        return found

    def of(self, span: Span) -> str:
        """ "line 7", "lines 7–8", "headline", …, or "" for a place that is not printed."""
        covered = self._covered(span)
        if not covered:
            return ""
        numbers = [line.number for line, _ in covered if line.number]
        names = dict.fromkeys(
            {"publication": "publication line"}.get(block.role, block.role)
            for line, block in covered
            if not line.number
        )
        parts = list(names)
        if numbers:
            first, last = min(numbers), max(numbers)
            parts.append(f"line {first}" if first == last else f"lines {first}–{last}")
        return ", ".join(parts)

    def paragraphs(self, span: Span) -> tuple[str, ...]:
        """The words of *span* as printed: a string for each block it touches, furniture left out."""
        reach: dict[int, tuple[int, int]] = {}
        for line, block in self._covered(span):
            low, high = max(line.start, span.start), min(line.end, span.end)
            reach[id(block)] = (reach.get(id(block), (low, high))[0], high)
        return tuple(" ".join(span.text[a - span.start : b - span.start].split()) for a, b in reach.values())
