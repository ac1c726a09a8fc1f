"""Groups of plain words, and the words that make a text heavy to read."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from generator.errors import UnknownNameError
from generator.lexicon.load import load_records
from generator.lexicon.match import PhraseIndex
from generator.lexicon.records import Record

__all__ = ["GravityTerm", "WordGroup", "gravity_index", "gravity_terms", "word_group", "word_groups"]


class WordGroup(Record):
    """A set of lower-case words, written with white space between them, and what they have in common."""

    about: str = Field(min_length=10)
    words: str = Field(min_length=1)


class GravityTerm(Record):
    """Words about death, harm or war. `casualty` marks those that count the dead and the hurt."""

    theme: str = Field(min_length=1)
    casualty: bool = False
    forms: tuple[str, ...] = Field(min_length=1)


@cache
def word_groups() -> tuple[WordGroup, ...]:
    """All groups, in file order."""
    return load_records("plain_words", "group", WordGroup)


@cache
def word_group(name: str) -> frozenset[str]:
    """The words of the group ``plain.<name>``; UnknownNameError where there is none.

    >>> "the" in word_group("function")
    True
    """
    for group in word_groups():
        if group.id == f"plain.{name}":
            return frozenset(group.words.split())
    names = (group.id.removeprefix("plain.") for group in word_groups())
    raise UnknownNameError.among(name, names, noun="word group")


@cache
def gravity_terms() -> tuple[GravityTerm, ...]:
    """All gravity records, in file order."""
    return load_records("gravity", "gravity", GravityTerm)


@cache
def gravity_index() -> PhraseIndex[GravityTerm]:
    """The forms of all gravity records."""
    return PhraseIndex((form, term) for term in gravity_terms() for form in term.forms)
