"""The plainer wording of a loaded word, written out as a change to the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import LoadedWording

__all__ = ["Replacement", "plainer"]

_ARTICLE = re.compile(r"\b(an?)(\s+[\"“‘']?)\Z", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\u00a0]*")
_FIRST_WORD = re.compile(r"[\W_]*([^\W\d_][\w’'-]*)")
_SPOKEN_CONSONANT = re.compile(
    r"(?:uni(?!n|m)|us(?:[eu]|ag)|eu|ew|one\b|once|u[^\w]|ubi|uto|ufo)", re.IGNORECASE
)
_SILENT_H = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)


class Replacement(NamedTuple):
    """A change to an article's text: put `text` in the place of ``[start:end]`` (code points)."""

    start: int
    end: int
    text: str

    def applied(self, text: str) -> str:
        """*text* with the change made."""
        return text[: self.start] + self.text + text[self.end :]


def plainer(text: str, mark: LoadedWording) -> Replacement | None:
    """How *text* reads with the plainer wording of *mark*; None where none is offered.

    "a" and "an" before the word are made to fit, commas around a dropped word go, and a dropped first word
    leaves its capital to the next.

    >>> from generator import read_text
    >>> from generator.annotations.annotate import annotate
    >>> text = "It was an unprovoked attack."
    >>> plainer(text, annotate(read_text(text)).loaded[0]).applied(text)
    'It was an attack.'
    """
    start, end = mark.span.start, mark.span.end
    new = mark.neutral
    if not new:
        if not mark.droppable:
            return None
        start, end, new = _dropped(text, start, end)
    article = _ARTICLE.search(text, max(0, start - 8), start)
    if article is not None:
        follows = new if new.strip() else text[end : end + 40]
        fitting = _article(follows, capital=article[1][0] == "A")
        if fitting != article[1]:
            return Replacement(article.start(1), end, fitting + article[2] + new)
    return Replacement(start, end, new)


def _dropped(text: str, start: int, end: int) -> tuple[int, int, str]:
    """The stretch to cut so that no double space or comma stays, and what has to be put there."""
    opened = start > 0 and text[start - 1] in "\"“‘'" and end < len(text) and text[end] in "\"”’'"
    if opened:
        start, end = start - 1, end + 1
    before = text[:start].rstrip(" \t\u00a0")
    begins = not before or before[-1] in '\n.!?“"'
    after = end
    if after < len(text) and text[after] == "," and (begins or before.endswith(",")):
        after += 1
    after = _SPACES.match(text, after).end()  # type: ignore[union-attr]
    if begins:
        capital = text[after : after + 1].upper() if text[start].isupper() else text[after : after + 1]
        return start, after + 1, capital
    if before.endswith(",") and after > end and text[end] == ",":
        return len(before) - 1, after, " "
    if after > end and after < len(text) and text[after] != "\n":
        return start, after, ""
    return len(before), end, ""


def _article(follows: str, *, capital: bool) -> str:
    found = _FIRST_WORD.match(follows)
    word = found[1] if found else follows
    if _SPOKEN_CONSONANT.match(word):
        vowel = False
    else:
        vowel = word[:1].lower() in "aeiou" or _SILENT_H.match(word) is not None
    chosen = "an" if vowel else "a"
    return chosen.capitalize() if capital else chosen
