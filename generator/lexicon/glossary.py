"""Words of the news and what they mean there, with the contexts that show another sense."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from generator.lexicon.load import load_records
from generator.lexicon.match import Pattern, PhraseIndex, Word, words
from generator.lexicon.records import Record
from generator.lexicon.word_groups import WordGroup

__all__ = ["GlossaryEntry", "WrongMeaning", "are_near", "glossary_entries", "glossary_hits", "is_person"]

Wrong = Literal["opposite-meaning", "other-sense", "another-meaning"]


class WrongMeaning(NamedTuple):
    """A meaning the word does not have here, and what taking it shows."""

    text: str
    tag: Wrong


class GlossaryEntry(Record):
    """A word with its meaning in the news and at least two wrong ones, alike in length and grammar.

    `opposite` is nearly the opposite, `other` a sense the word has elsewhere, `alike` a neighbouring idea or
    the sense of a word that is mixed up with it. `single` marks a word with one sense in the news, `easy` one
    that pupils of eleven know. `except` and `only` are phrases, or contexts with the word as ``{}`` (see
    `generator.lexicon.match.Pattern`), in which the word is left alone, or in which alone it counts. The
    plain form of a verb that is a noun too (`noun_too`) counts after "to" or "will".
    """

    word: str = Field(min_length=3)
    part: Literal["noun", "verb", "adjective", "adverb", "preposition"]
    forms: tuple[str, ...] = Field(min_length=1)
    single: bool = False
    easy: bool = False
    noun_too: bool = False
    meaning: str = Field(min_length=4)
    opposite: str | None = None
    other: str | None = None
    alike: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = Field(default=(), alias="except")

    @property
    def wrong(self) -> tuple[WrongMeaning, ...]:
        """The wrong meanings, in the order opposite, other sense, alike."""
        first = [WrongMeaning(self.opposite, "opposite-meaning")] if self.opposite else []
        other = [WrongMeaning(self.other, "other-sense")] if self.other else []
        return (*first, *other, *(WrongMeaning(text, "another-meaning") for text in self.alike))

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not self.match:
            raise ValueError("match: at least one example is needed")
        if len(self.wrong) < 2:
            raise ValueError("at least two of opposite, other and alike are needed")
        for source in (*self.only, *self.exceptions):
            if "{}" in source:
                Pattern(source)
        if any("{}" not in source for source in self.only):
            raise ValueError("only: each context names the word as {}")
        return self


class NearWords(Record):
    """Words whose meanings are so near that one could be taken for the other."""

    words: tuple[str, ...] = Field(min_length=2)


class _Contexts(NamedTuple):
    only: tuple[Pattern, ...]
    exceptions: tuple[Pattern, ...]


@cache
def glossary_entries() -> tuple[GlossaryEntry, ...]:
    """All entries, in file order."""
    return load_records("glossary", "entry", GlossaryEntry)


@cache
def _near() -> frozenset[tuple[str, str]]:
    groups = load_records("glossary_groups", "near", NearWords)
    return frozenset((one, two) for group in groups for one in group.words for two in group.words)


@cache
def _index() -> PhraseIndex[GlossaryEntry | None]:
    """The forms of all entries; None stands for a phrase in which a word is left alone."""
    found: list[tuple[str, GlossaryEntry | None]] = []
    for entry in glossary_entries():
        found += [(phrase, None) for phrase in entry.exceptions if "{}" not in phrase]
        found += [(form, entry) for form in entry.forms]
    return PhraseIndex(found)


@cache
def _contexts(identity: str) -> _Contexts:
    entry = next(entry for entry in glossary_entries() if entry.id == identity)
    exceptions = tuple(Pattern(source) for source in entry.exceptions if "{}" in source)
    return _Contexts(tuple(Pattern(source) for source in entry.only), exceptions)


@cache
def _group(name: str) -> frozenset[str]:
    groups = load_records("glossary_groups", "group", WordGroup)
    return frozenset(next(group.words for group in groups if group.id == f"glossary.{name}").split())


def glossary_hits(text_words: list[Word]) -> list[tuple[int, int, GlossaryEntry]]:
    """First and last-but-one index of each glossary word in *text_words*, other senses left out.

    >>> from generator.lexicon.match import words
    >>> [entry.id for _, _, entry in glossary_hits(words("The mayor drew flak in a flak jacket."))]
    ['glossary.flak']
    """
    return [
        (start, stop, entry)
        for start, stop, entry in _index().find(text_words)
        if entry is not None and _is_meant(text_words, start, stop, entry)
    ]


def _is_meant(text_words: list[Word], start: int, stop: int, entry: GlossaryEntry) -> bool:
    """Whether the word is the part of speech of the entry, and no context shows another sense."""
    before = text_words[start - 1].norm if start else ""
    plain = stop - start == 1 and text_words[start].norm == entry.word
    if entry.part == "noun" and (
        before in _group("modal")
        or (before == "to" and plain and len(entry.forms) > 1 and _is_like_a_verb(entry))
    ):
        return False
    if entry.part == "verb" and (
        before in _group("determiner")
        or (plain and entry.noun_too and before not in _group("modal") | {"to", "not"})
    ):
        return False
    contexts = _contexts(entry.id) if entry.only or entry.exceptions else None
    if contexts is None:
        return True
    if contexts.only and not any(pattern.covers(text_words, start, stop) for pattern in contexts.only):
        return False
    return not any(pattern.covers(text_words, start, stop) for pattern in contexts.exceptions)


_NOUN_ENDS = ("tion", "sion", "ment", "ity", "ness", "ship", "ance", "ence", "cy", "ism", "ist", "logy")


def _is_like_a_verb(entry: GlossaryEntry) -> bool:
    """Whether a noun could be a verb behind "to": it can be counted ("a probe") and has no noun’s ending."""
    plural = any(form.endswith("s") and form != entry.word for form in entry.forms)
    return plural and not entry.word.endswith(_NOUN_ENDS)


@cache
def _stems(meaning: str) -> frozenset[str]:
    return frozenset(
        word.norm[:5] for word in words(meaning) if word.norm not in _group("shared") and len(word.norm) > 2
    )


def are_near(entry: GlossaryEntry, meaning: str, other: GlossaryEntry) -> bool:
    """Whether *meaning*, given for *entry*, could pass for one of *other*: near words, or a word in common.

    >>> by_word = {entry.word: entry for entry in glossary_entries()}
    >>> truce, curfew = by_word["truce"], by_word["curfew"]
    >>> are_near(truce, truce.meaning, by_word["ceasefire"]), are_near(truce, truce.meaning, curfew)
    (True, False)
    """
    return (
        (entry.word, other.word) in _near()
        or bool(_stems(meaning) & _stems(other.meaning))
        or any(word.norm in other.forms for word in words(meaning))
    )


def is_person(entry: GlossaryEntry) -> bool:
    """Whether the word is one for people ("a person who holds talks").

    >>> [entry.word for entry in glossary_entries() if entry.word in ("envoy", "truce") and is_person(entry)]
    ['envoy']
    """
    first, *rest = [word.norm for word in words(entry.meaning)[:3]]
    people = _group("person")
    return entry.part == "noun" and (
        first in people or (first in ("a", "an", "the") and not people.isdisjoint(rest))
    )
