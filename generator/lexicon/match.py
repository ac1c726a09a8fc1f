"""Finding phrases of a lexicon in a text, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Pattern", "PhraseIndex", "Word", "words"]

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:[’'\-‐‑.&][^\W_]+)*", re.UNICODE)


class Word(NamedTuple):
    """One word of a text: its offsets, and its lower-case form with straight apostrophes and hyphens."""

    start: int
    end: int
    norm: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]``; "far-right", "U.S" and "India’s" are one word each.

    >>> [word.norm for word in words("India’s far-right: 1,50,000.")]
    ["india's", 'far-right', '1', '50', '000']
    """
    stop = len(text) if end is None else end
    return list((_remembered if stop - start <= _SHORT else _remembered_long)(text, start, stop))


_SHORT = 1000
_STRAIGHT = str.maketrans("’‐‑", "'--")


def _found(text: str, start: int, stop: int) -> list[Word]:
    return [
        Word(m.start(), m.end(), norm if norm.isascii() else norm.translate(_STRAIGHT))
        for m in _WORD.finditer(text, start, stop)
        for norm in (m[0].lower(),)
    ]


@lru_cache(maxsize=8192)
def _remembered(text: str, start: int, stop: int) -> tuple[Word, ...]:
    """Short stretches are asked for many times while exercises are made."""
    return tuple(_found(text, start, stop))


@lru_cache(maxsize=4)
def _remembered_long(text: str, start: int, stop: int) -> tuple[Word, ...]:
    """Of whole articles only the last few are kept."""
    return tuple(_found(text, start, stop))


class PhraseIndex(Generic[T]):
    """Phrases of one or more words, found by their first word; the longest at a place wins.

    >>> index = PhraseIndex([("flak", 1), ("severe flak", 2)])
    >>> list(index.find(words("It drew severe flak.")))
    [(2, 4, 2)]
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._alone: dict[str, list[T]] = {}
        self._by_two: dict[tuple[str, str], list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            parts = tuple(word.norm for word in words(phrase))
            if not parts:
                raise ValueError(f"a phrase needs a word: {phrase!r}")
            if len(parts) == 1:
                self._alone.setdefault(parts[0], []).append(value)
            else:
                self._by_two.setdefault((parts[0], parts[1]), []).append((parts, value))
        for bucket in self._by_two.values():
            bucket.sort(key=lambda entry: -len(entry[0]))
        self._first = {*self._alone, *(first for first, _ in self._by_two)}

    def at(self, text_words: Sequence[Word], index: int) -> tuple[int, T] | None:
        """The longest phrase that begins at word *index*: (index after its last word, its value)."""
        return next(self.all_at(text_words, index), None)

    def all_at(self, text_words: Sequence[Word], index: int) -> Iterator[tuple[int, T]]:
        """Every phrase that begins at word *index*, the longest first; as `at`.

        >>> index = PhraseIndex([("flak", 1), ("flak jacket", 2)])
        >>> list(index.all_at(words("A flak jacket."), 1))
        [(3, 2), (2, 1)]
        """
        norm = text_words[index].norm
        if norm not in self._first:
            return
        size = len(text_words)
        if index + 1 < size:
            for parts, value in self._by_two.get((norm, text_words[index + 1].norm), ()):
                stop = index + len(parts)
                if stop <= size and all(text_words[index + k].norm == parts[k] for k in range(2, len(parts))):
                    yield stop, value
        for value in self._alone.get(norm, ()):
            yield index + 1, value

    def begins(self, norm: str) -> bool:
        """Whether any phrase begins with this word (as in `Word.norm`)."""
        return norm in self._first

    def find(self, text_words: Sequence[Word]) -> Iterator[tuple[int, int, T]]:
        """Every match, left to right and without overlap: (first word, word after the last, value)."""
        index = 0
        while index < len(text_words):
            hit = self.at(text_words, index) if text_words[index].norm in self._first else None
            if hit is None:
                index += 1
            else:
                yield index, hit[0], hit[1]
                index = hit[0]


class Pattern:
    """A context of a term: words, ``a|b`` one of them, ``*`` any, ``**`` nought to three, ``{}`` the term.

    >>> text = words("He slammed the heavy door")
    >>> Pattern("{} * * door").covers(text, 1, 2), Pattern("{} the|a door").covers(text, 1, 2)
    (True, False)
    """

    def __init__(self, source: str) -> None:
        parts = source.lower().replace("’", "'").split()
        if parts.count("{}") != 1:
            raise ValueError(f"a pattern names the term once, as {{}}: {source!r}")
        place = parts.index("{}")
        self.source = source
        self._before = [self._element(part) for part in reversed(parts[:place])]
        self._after = [self._element(part) for part in parts[place + 1 :]]

    @staticmethod
    def _element(part: str) -> frozenset[str] | int:
        if part == "*":
            return 1
        if part == "**":
            return 3
        return frozenset(part.split("|"))

    def covers(self, text_words: Sequence[Word], first: int, stop: int) -> bool:
        """Whether the pattern fits with the term at the words *first* to *stop* (exclusive)."""
        reach = stop + 4 * len(self._after) + 1
        if self._after and not self._fits(self._after, [word.norm for word in text_words[stop:reach]]):
            return False
        if not self._before:
            return True
        reach = max(0, first - 4 * len(self._before) - 1)
        return self._fits(self._before, [word.norm for word in reversed(text_words[reach:first])])

    @staticmethod
    def _fits(elements: Sequence[frozenset[str] | int], norms: Sequence[str]) -> bool:
        places = {0}
        for element in elements:
            if element == 1:
                places = {place + 1 for place in places if place < len(norms)}
            elif element == 3:
                places = {place + skip for place in places for skip in range(4) if place + skip <= len(norms)}
            else:
                assert isinstance(element, frozenset)
                places = {place + 1 for place in places if place < len(norms) and norms[place] in element}
            if not places:
                return False
        return True
