"""Words of the news with one sense in news texts, and what pupils take them for."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from generator.lexicon.load import load_records
from generator.lexicon.match import PhraseIndex, Word
from generator.lexicon.records import Record

__all__ = ["GlossaryEntry", "glossary_entries", "glossary_hits"]


class GlossaryEntry(Record):
    """A word with its meaning and two wrong ones: the opposite, and that of a word that sounds alike."""

    forms: tuple[str, ...] = Field(min_length=1)
    meaning: str = Field(min_length=8)
    opposite: str = Field(min_length=8)
    alike: str = Field(min_length=8)
    exceptions: tuple[str, ...] = Field(default=(), alias="except")


@cache
def glossary_entries() -> tuple[GlossaryEntry, ...]:
    """All entries, in file order."""
    return load_records("glossary", "entry", GlossaryEntry)


@cache
def _index() -> PhraseIndex[GlossaryEntry | None]:
    forms = [(form, entry) for entry in glossary_entries() for form in entry.forms]
    return PhraseIndex[GlossaryEntry | None](
        [*forms, *((phrase, None) for entry in glossary_entries() for phrase in entry.exceptions)]
    )


def glossary_hits(text_words: list[Word]) -> list[tuple[int, int, GlossaryEntry]]:
    """First and last-but-one index of each glossary word in *text_words*, exceptions left out.

    >>> from generator.lexicon.match import words
    >>> [entry.id for _, _, entry in glossary_hits(words("The mayor drew flak in a flak jacket."))]
    ['glossary.flak']
    """
    return [(start, stop, entry) for start, stop, entry in _index().find(text_words) if entry is not None]
