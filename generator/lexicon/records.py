"""The records of the lexicon: data with examples that run as tests."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from generator.lexicon.match import Pattern
from generator.text.span import Frozen

__all__ = ["LoadedTerm", "Record", "marked"]


def marked(example: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """An example without its braces, and the offsets of what stood between them.

    >>> marked("Critics {slammed} the plan.")
    ('Critics slammed the plan.', ((8, 15),))
    """
    text, spans, start = "", [], -1
    for character in example:
        if character == "{":
            if start >= 0:
                raise ValueError(f"brace inside braces: {example!r}")
            start = len(text)
        elif character == "}":
            if start < 0 or start == len(text):
                raise ValueError(f"empty or unopened braces: {example!r}")
            spans.append((start, len(text)))
            start = -1
        else:
            text += character
    if start >= 0:
        raise ValueError(f"brace not closed: {example!r}")
    return text, tuple(spans)


class Record(Frozen):
    """What all records share: an identity, and examples. Words between braces must be found, exactly."""

    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9'&-]+)+$")
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _examples(self) -> Self:
        for example in self.match:
            if not marked(example)[1]:
                raise ValueError(f"match: nothing between braces in {example!r}")
        return self


Category = Literal[
    "evaluative",
    "evaluative-noun",
    "label",
    "emotive-verb",
    "reporting-verb",
    "intensifier",
    "metaphor",
    "one-sided",
    "euphemism",
    "presupposition",
    "distancing",
]


class LoadedTerm(Record):
    """A headword that judges or turns up the volume, with a plainer wording for each of its forms.

    `except` lists contexts in which the word is meant plainly; `only`, where given, the contexts in which
    alone it counts (see `generator.lexicon.match.Pattern`). `why` is shown to pupils, `note` to teachers.
    """

    category: Category
    tier: Literal["core", "arguable"]
    forms: dict[str, str] = Field(min_length=1)
    exceptions: tuple[str, ...] = Field(default=(), alias="except")
    only: tuple[str, ...] = ()
    why: str = Field(min_length=10)
    note: str = ""
    mirror: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _patterns(self) -> Self:
        if not self.match:
            raise ValueError("match: at least one example is needed")
        for source in self.exceptions + self.only:
            Pattern(source)
        for form in self.forms:
            if not any(character.isalnum() for character in form):
                raise ValueError(f"forms: {form!r} has no word in it")
        return self
