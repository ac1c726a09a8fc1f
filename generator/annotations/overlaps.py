"""What lies where: values by the stretch of text they cover, found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

from generator.text.span import Span

__all__ = ["Overlaps"]

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Values with the span each covers; `at` gives those that share a character with a span, in text order.

    A value may be given with several spans; it comes once.

    >>> text = "Ana told Ben."
    >>> index = Overlaps([(Span.of(text, 0, 3), "Ana"), (Span.of(text, 9, 12), "Ben")])
    >>> index.at(Span.of(text, 2, 8)), index.at(Span.of(text, 3, 9))
    (('Ana',), ())
    """

    def __init__(self, pairs: Iterable[tuple[Span, T]]) -> None:
        ordered = sorted(pairs, key=lambda pair: (pair[0].start, pair[0].end))
        self._starts = [span.start for span, _ in ordered]
        self._ends = [span.end for span, _ in ordered]
        self._values = [value for _, value in ordered]
        self._longest = max(
            (end - start for start, end in zip(self._starts, self._ends, strict=True)), default=0
        )

    def at(self, span: Span) -> tuple[T, ...]:
        """The values whose spans overlap *span*."""
        first = bisect_left(self._starts, span.start - self._longest)
        stop = bisect_left(self._starts, span.end)
        if first == stop:
            return ()
        found: dict[int, T] = {}
        for index in range(first, stop):
            if self._ends[index] > span.start:
                found.setdefault(id(self._values[index]), self._values[index])
        return tuple(found.values())
