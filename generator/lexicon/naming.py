"""Families of names that writers and speakers may give to one thing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from generator.lexicon.load import load_records
from generator.lexicon.match import Pattern, PhraseIndex, words
from generator.lexicon.records import Record

__all__ = ["Naming", "NamingFamily", "find_namings", "naming_families"]


class NamingFamily(Record):
    """Names that can stand for one thing. `about` says what, as shown to learners ("the fighting").

    Each entry of `names` holds the forms of one name, the one that is shown first; `sure` lists the names
    that mean the thing wherever they stand. `offered` lists those that can be said of the same thing without
    accusing anybody: only they are put beside one another as answers. `except` lists the contexts in which a
    form surely names something else ("{} crimes").
    """

    about: str = Field(min_length=3)
    names: tuple[tuple[str, ...], ...] = Field(min_length=3)
    sure: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = Field(default=(), alias="except")

    @model_validator(mode="after")
    def _sure_names(self) -> Self:
        if extra := {*self.sure, *self.offered} - {forms[0] for forms in self.names}:
            raise ValueError(f"sure, offered: no name of the family: {', '.join(sorted(extra))}")
        return self


class Naming(NamedTuple):
    """One place where a name stands: offsets into the text, the family, and the name's first form."""

    start: int
    end: int
    family: NamingFamily
    name: str


class _Form(NamedTuple):
    family: NamingFamily
    name: str
    exceptions: tuple[Pattern, ...]


@cache
def naming_families() -> tuple[NamingFamily, ...]:
    """All families, in file order."""
    return load_records("naming", "family", NamingFamily)


@cache
def _index() -> PhraseIndex[_Form]:
    entries = []
    for family in naming_families():
        exceptions = tuple(Pattern(source) for source in family.exceptions)
        entries += [(form, _Form(family, forms[0], exceptions)) for forms in family.names for form in forms]
    return PhraseIndex(entries)


def find_namings(text: str, start: int = 0, end: int | None = None) -> Iterator[Naming]:
    """The names of all families in ``text[start:end]``, in text order; the longest at a place wins.

    >>> [found.name for found in find_namings("The talks failed; the peace talks of May had not.")]
    ['talks', 'peace talks']
    """
    found = words(text, start, end)
    for first, stop, form in _index().find(found):
        if not any(pattern.covers(found, first, stop) for pattern in form.exceptions):
            yield Naming(found[first].start, found[stop - 1].end, form.family, form.name)
