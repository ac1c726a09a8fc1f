"""Items and what checking them returns; the models of exercises are all to be had from here.

Kinds make interactions; formats and the page read them; neither knows the other.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, Self

from pydantic import Field, model_validator

from generator.annotations.model import Confidence
from generator.exercises.interactions import (
    MAX_FEEDBACK_WORDS,
    Card,
    Choice,
    ExtendedText,
    Feedback,
    Hottext,
    HottextToken,
    Interaction,
    KnownAnswer,
    Match,
    MatchAnswer,
    MatchRow,
    Option,
    Order,
    Target,
    TextEntry,
    Zone,
    distinct,
)
from generator.exercises.responses import (
    ChoiceResponse,
    ExtendedResponse,
    HottextResponse,
    MatchResponse,
    OrderResponse,
    Response,
    TextResponse,
    TwoPartResponse,
)
from generator.text.span import Frozen, Span

__all__ = [
    "MAX_FEEDBACK_WORDS",
    "Age",
    "Card",
    "Choice",
    "ChoiceResponse",
    "Exercise",
    "ExtendedResponse",
    "ExtendedText",
    "Feedback",
    "Hottext",
    "HottextResponse",
    "HottextToken",
    "Interaction",
    "Item",
    "KnownAnswer",
    "Level",
    "Match",
    "MatchAnswer",
    "MatchResponse",
    "MatchRow",
    "Option",
    "Order",
    "OrderResponse",
    "Outcome",
    "Part",
    "PartB",
    "PartVerdict",
    "Response",
    "Shortfall",
    "Skill",
    "Target",
    "TextEntry",
    "TextResponse",
    "TwoPartResponse",
    "Zone",
]

Skill = Literal["wording", "attribution", "numbers", "time", "provenance", "reading"]
Level = Literal[1, 2, 3]
Age = Literal["11-13", "14-15", "16+"]
PartVerdict = Literal["right", "wrong", "missed", "acceptable", "partial", "open"]


class PartB(Frozen):
    """A second part that asks for the words which prove the answer. It counts only with a right answer."""

    stem: str = Field(min_length=1)
    interaction: Hottext

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len(self.interaction.zone("core")) != 1:
            raise ValueError("a second part has one thing to mark")
        return self


class Item(Frozen):
    """One question with its key, and the proof of the key.

    `evidence` are the spans that prove it, `rule` says how in plain words, `rule_id` which rule of the
    program; `context` is the stretch of text a learner should see beside the stem. `hints` go from where
    to look, to the rule with another example, to two possibilities; none gives the answer. With a `part_b`
    the item has two parts, answered together: one option to choose, then the words that prove it.
    """

    id: str
    stem: str = Field(min_length=1)
    interaction: Interaction
    evidence: tuple[Span, ...]
    context: Span | None = None
    rule: str
    rule_id: str
    not_claimed: str
    confidence: Confidence
    skill: Skill
    difficulty: Level
    misconceptions: tuple[str, ...] = ()
    hints: tuple[str, ...] = Field(default=(), max_length=3)
    part_b: PartB | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.part_b is not None:
            if not isinstance(self.interaction, Choice) or self.interaction.multiple:
                raise ValueError("only a choice of one option can have a second part")
            tokens = (token.id for token in self.part_b.interaction.tokens)
            distinct((*(option.id for option in self.interaction.options), *tokens), "id")
        return self

    @property
    def parts(self) -> tuple[Item, ...]:
        """The parts as items of their own; an item of one part is that part."""
        if self.part_b is None:
            return (self,)
        second = {"id": f"{self.id}-b", "stem": self.part_b.stem, "interaction": self.part_b.interaction}
        return (
            self.model_copy(update={"part_b": None}),
            self.model_copy(update={"part_b": None, "context": None, **second}),
        )

    @property
    def sureness(self) -> str:
        """How sure the key is, for printing: "no key" where answers are not scored."""
        return "no key" if self.interaction.kind == "extended-text" else self.confidence

    @property
    def maximum(self) -> Fraction:
        """The marks a full answer earns: one for each row of a match and each part, else one; nothing for
        free writing.
        """
        match self.interaction:
            case Match(rows=rows):
                return Fraction(len(rows))
            case ExtendedText():
                return Fraction(0)
            case _:
                return Fraction(1 if self.part_b is None else 2)


class Exercise(Frozen):
    """A numbered block made by one kind.

    `criterion` is the rule shown to learners before they start; `note` is for the teacher alone.
    `standards` are the curriculum codes the kind relates to (mapped by us, certified by nobody).
    """

    kind: str
    title: str
    instruction: str
    criterion: str = ""
    note: str = ""
    skill: Skill
    standards: tuple[str, ...] = ()
    items: tuple[Item, ...] = Field(min_length=1)


class Shortfall(Frozen):
    """Why a kind could not make what was asked: no error, but said."""

    kind: str
    what: str
    wanted: int
    found: int


class Part(Frozen):
    """What is said about one part of an answer: an option, a token, a row, a card, or the whole (id "")."""

    id: str
    label: str
    verdict: PartVerdict
    feedback: Feedback


class Outcome(Frozen):
    """The result of checking one answer: `score` out of `maximum`, exact; a summary, and each part.

    `hits` and `extras` are set for marking words: how many were found, how many marks were too many.
    """

    item: str
    score: Fraction
    maximum: Fraction
    summary: str
    parts: tuple[Part, ...] = ()
    hits: int | None = None
    extras: int | None = None

    @property
    def correct(self) -> bool:
        """Whether all marks were earned (never for free writing, which has none)."""
        return self.maximum > 0 and self.score == self.maximum

    @property
    def feedback(self) -> str:
        """Everything that is said, as plain text: the summary, then a line for each part."""
        return "\n".join(
            [
                self.summary,
                *(
                    f"{part.label}: {part.feedback}" if part.label else str(part.feedback)
                    for part in self.parts
                ),
            ]
        )
