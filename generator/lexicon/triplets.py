"""Wordings that fit one slot of a sentence: a loaded one, a plain one, a stronger one, and another event."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from generator.lexicon.cue_records import word_list
from generator.lexicon.load import load_records
from generator.lexicon.match import Pattern, Word, words
from generator.lexicon.records import Record
from generator.lexicon.word_groups import word_group

__all__ = ["Slot", "Triplet", "find_slot", "triplets"]


class Slot(NamedTuple):
    """Four wordings for one slot: `opposite` reports another event, the others the same one.

    They fit as far as `end`, an offset into the text.
    """

    loaded: str
    plain: str
    stronger: str
    opposite: str
    end: int


class Triplet(Record):
    """A loaded word with vetted wordings for its slot, one row for each inflection.

    A row holds the loaded form, a plain one, one as loaded or more, and one that changes the event. `only`,
    where given, lists the contexts in which alone all of them fit; `except` those in which one does not.
    `stops` are words before which the stretch that is reworded ends ("slammed him for …": a reason fits one
    wording only). `why` says what the stronger wording adds, where it is not in the lexicon of loaded words.
    `own_plain` is set where the contexts allow a closer plain wording than the lexicon gives for all of them.
    """

    part: Literal["verb", "adjective", "adverb", "noun"]
    forms: tuple[tuple[str, str, str, str], ...] = Field(min_length=1)
    exceptions: tuple[str, ...] = Field(default=(), alias="except")
    only: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    own_plain: bool = False
    why: str = ""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not self.match:
            raise ValueError("match: at least one example is needed")
        for source in self.exceptions + self.only:
            Pattern(source)
        for row in self.forms:
            if len(set(row)) < 4:
                raise ValueError(f"forms: two wordings are alike in {row}")
        return self


class _Entry(NamedTuple):
    triplet: Triplet
    wordings: tuple[str, str, str, str]
    exceptions: tuple[Pattern, ...]
    only: tuple[Pattern, ...]


@cache
def triplets() -> tuple[Triplet, ...]:
    """All triplets, in file order."""
    return load_records("triplets", "triplet", Triplet)


@cache
def _slots() -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for triplet in triplets():
        exceptions = tuple(Pattern(source) for source in triplet.exceptions)
        only = tuple(Pattern(source) for source in triplet.only)
        for row in triplet.forms:
            if row[0] in found:
                raise ValueError(f"triplets: {triplet.id}: the form {row[0]!r} is given twice")
            found[row[0]] = _Entry(triplet, row, exceptions, only)
    return found


_DEGREE = frozenset(
    """
    more most less least so too very as how quite rather extremely really particularly even such no not
    increasingly especially fairly pretty somewhat deeply equally truly
    """.split()  # noqa: SIM905
)
_MOST = frozenset("most more less least so too very how much widely".split())  # noqa: SIM905
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred".split()  # noqa: SIM905
)
_BEFORE_NOUN = frozenset("a an the his her its their our this these those of no any such every each".split())  # noqa: SIM905
_CAUSE = frozenset({"because", "due", "owing", "thanks"})


def _ends_phrase(text: str, last: Word, following: Word) -> bool:
    """Whether a noun is the last of its phrase: no other noun follows it ("a windfall deal")."""
    if text[last.end : following.start].strip() or text[following.start].isupper():
        return True
    norm = following.norm
    return (
        norm in word_group("function")
        or norm in word_list("grammar.verb")
        or norm in word_list("grammar.auxiliary")
        or norm in word_list("grammar.preposition")
        or norm.endswith(("ed", "ly", "ing"))
    )


def find_slot(text: str, start: int, end: int, sentence: tuple[int, int]) -> Slot | None:
    """The wordings for the loaded word at ``text[start:end]``, where all of them fit; else None.

    *sentence* are the offsets of the sentence around it. A word after "more" or "so" or before a number, a
    noun before another noun, and a word in a sentence that gives a cause are left alone: there another
    wording would not read well.

    >>> text = "Unions slammed the pay offer."
    >>> find_slot(text, 7, 14, (0, len(text)))
    Slot(loaded='slammed', plain='criticised', stronger='lambasted', opposite='defended', end=28)
    """
    found = words(text, *sentence)
    inside = [index for index, word in enumerate(found) if start <= word.start < end]
    entry = _slots().get(" ".join(word.norm for word in words(text, start, end)))
    if entry is None or not inside:
        return None
    first, stop = inside[0], inside[-1] + 1
    norms = [word.norm for word in found]
    if any(norm in _CAUSE for norm in norms):
        return None
    if entry.triplet.part == "verb" and first and norms[first - 1] in _BEFORE_NOUN:
        return None
    if first and norms[first - 1] in (_MOST if entry.triplet.part == "verb" else _DEGREE):
        return None
    if entry.triplet.part != "verb" and norms[stop : stop + 1]:
        if norms[stop][0].isdigit() or norms[stop] in _NUMBERS:
            return None
        if entry.triplet.part == "noun" and not _ends_phrase(text, found[stop - 1], found[stop]):
            return None
    if entry.only and not any(pattern.covers(found, first, stop) for pattern in entry.only):
        return None
    if any(pattern.covers(found, first, stop) for pattern in entry.exceptions):
        return None
    last = next((i for i in range(stop, len(found)) if norms[i] in entry.triplet.stops), len(found))
    if last < len(found) and last < stop + 2:
        return None
    return Slot(*entry.wordings, end=found[last - 1].end)
