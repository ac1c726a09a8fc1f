"""Cues of attribution and the word lists that reading names and sources needs, as records."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from generator.lexicon.load import load_records
from generator.lexicon.match import Pattern
from generator.lexicon.records import Record

__all__ = [
    "Complement",
    "Cue",
    "CueForm",
    "Tag",
    "WordList",
    "cue",
    "cue_forms",
    "cues",
    "joined_lists",
    "word_list",
    "word_lists",
]

Tag = Literal["base", "present", "past", "participle", "gerund", "noun"]
Complement = Literal["quote", "that", "bare", "to", "wh", "np", "as", "of", "for", "naming", "hearer"]

_TAGS: tuple[Tag, ...] = ("base", "present", "past", "participle", "gerund")


class Cue(Record):
    """A verb or noun that introduces somebody's words.

    `forms` of a verb are base, third person, past, participle, gerund; of a noun, singular and plural.
    `particle` follows the verb ("point *out*"). `takes` lists the complements that count as content:
    a quotation, a that-clause, a bare clause, an infinitive, a question clause, a noun phrase, "X as Y",
    "X of Y", "X for Y"; "naming" is an object and a name in quotation marks ("called it “a sham”");
    "hearer" means that the person addressed may come first ("told reporters").
    `adds` says in plain words what the cue adds to *said*; it is empty for a neutral one.
    `neutral` is the plainer cue to put in its place. `speech` is False for thoughts and for findings.
    `except` are contexts in which the word reports nothing (see `generator.lexicon.match.Pattern`).
    """

    part: Literal["verb", "noun"] = "verb"
    forms: tuple[str, ...]
    particle: str = ""
    takes: tuple[Complement, ...] = ()
    adds: str = ""
    neutral: str = "said"
    speech: bool = True
    exceptions: tuple[str, ...] = Field(default=(), alias="except")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        wanted = 5 if self.part == "verb" else 2
        if len(self.forms) != wanted:
            raise ValueError(f"forms: a {self.part} has {wanted} forms")
        for source in self.exceptions:
            Pattern(source)
        if not self.match:
            raise ValueError("match: at least one example is needed")
        return self

    @property
    def lemma(self) -> str:
        """The dictionary form, with its particle."""
        return f"{self.forms[0]} {self.particle}".strip()


class CueForm(NamedTuple):
    """One form of a cue."""

    cue: Cue
    tag: Tag
    patterns: tuple[Pattern, ...]


class WordList(Record):
    """A closed list of words or phrases, all lower case."""

    words: tuple[str, ...] = Field(min_length=1)


@cache
def cues() -> tuple[Cue, ...]:
    """All cue records, in file order."""
    return load_records("cues", "cue", Cue)


@cache
def cue(lemma: str) -> Cue | None:
    """The cue with that dictionary form, or None.

    >>> cue("assert").neutral
    'said'
    """
    return next((entry for entry in cues() if entry.lemma == lemma), None)


@cache
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """Every first word of a cue, in lower case, with the cues and forms it can be."""
    found: dict[str, list[CueForm]] = {}
    for entry in cues():
        patterns = tuple(Pattern(source) for source in entry.exceptions)
        tags: tuple[Tag, ...] = _TAGS if entry.part == "verb" else ("noun", "noun")
        for form, tag in zip(entry.forms, tags, strict=True):
            bucket = found.setdefault(form, [])
            if not any(known.cue is entry and known.tag == tag for known in bucket):
                bucket.append(CueForm(entry, tag, patterns))
    return {form: tuple(bucket) for form, bucket in found.items()}


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Every word list of the lexicon, by id."""
    found: dict[str, frozenset[str]] = {}
    for name in ("grammar", "titles", "places", "groups", "organisations", "given_names"):
        for entry in load_records(name, "list", WordList):
            found[entry.id] = frozenset(entry.words)
    return found


def word_list(identity: str) -> frozenset[str]:
    """One word list.

    >>> "ms" in word_list("titles.courtesy-female")
    True
    """
    return word_lists()[identity]


@cache
def joined_lists(identities: str) -> frozenset[str]:
    """The words of several lists, whose names stand apart by spaces.

    >>> {"ms", "monday"} <= joined_lists("titles.courtesy-female grammar.weekday")
    True
    """
    return frozenset().union(*map(word_list, identities.split()))
