"""Six interactions, in the terms of QTI: what is shown, what is right, and what is said to every answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.lexicon.numerals import Style
from generator.text.span import Frozen, Span

__all__ = [
    "MAX_FEEDBACK_WORDS",
    "Card",
    "Choice",
    "ExtendedText",
    "Feedback",
    "Hottext",
    "HottextToken",
    "Interaction",
    "KnownAnswer",
    "Match",
    "MatchAnswer",
    "MatchRow",
    "Option",
    "Order",
    "Target",
    "TextEntry",
    "Zone",
    "distinct",
]

MAX_FEEDBACK_WORDS = 60

Zone = Literal["core", "acceptable", "neutral"]


class Feedback(Frozen):
    """What a learner is told, in five parts and at most 60 words.

    `verdict` says right or not; `rule` what decides it; `words` the exact words that prove it; `tempting` why
    the choice made was attractive (only for wrong answers); `not_claimed` what this does not say.

    >>> print(Feedback(verdict="Yes.", rule="The subject of the verb is the speaker.", words="Rao said"))
    Yes. The subject of the verb is the speaker. In the text: “Rao said”.
    """

    verdict: str
    rule: str
    words: str = ""
    tempting: str = ""
    not_claimed: str = ""

    @model_validator(mode="after")
    def _short(self) -> Self:
        count = len(str(self).split())
        if count > MAX_FEEDBACK_WORDS:
            raise ValueError(f"feedback has {count} words, more than {MAX_FEEDBACK_WORDS}: {self}")
        return self

    @property
    def quoted_words(self) -> str:
        """The proof as a sentence, or "" where there is none."""
        if not self.words:
            return ""
        mark = "" if self.words[-1] in ".!?…" else "."
        return f"In the text: “{self.words}”{mark}" if mark else f"In the text: “{self.words}”"

    def __str__(self) -> str:
        parts = (self.verdict, self.rule, self.quoted_words, self.tempting, self.not_claimed)
        return " ".join(part for part in parts if part)


def distinct(values: Iterable[str], what: str) -> None:
    """Raises ValueError for a value that is given twice; *what* it is called."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise ValueError(f"{what} {value!r} is given twice")
        seen.add(value)


class Option(Frozen):
    """One option of a choice. `misconception` tags what choosing it shows; the key has none."""

    id: str
    text: str = Field(min_length=1)
    feedback: Feedback
    misconception: str | None = None


class Choice(Frozen):
    """Choose one (or, with `multiple`, all that fit)."""

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(min_length=2)
    key: tuple[str, ...]
    multiple: bool = False

    @model_validator(mode="after")
    def _check(self) -> Self:
        distinct((option.id for option in self.options), "option id")
        distinct((" ".join(option.text.split()).casefold() for option in self.options), "option")
        ids = {option.id for option in self.options}
        if not set(self.key) <= ids or (not self.multiple and len(self.key) != 1):
            raise ValueError("a choice needs a key among its options (exactly one, unless `multiple`)")
        return self


class KnownAnswer(Frozen):
    """A typed answer that is foreseen: what it earns and what is said to it."""

    answer: str
    score: Fraction
    feedback: Feedback
    misconception: str | None = None


class TextEntry(Frozen):
    """Type a short answer: a number (value and style judged apart), a day, or words.

    `answer` is a plain decimal for numbers, an ISO date for dates. `style` is the numbering style asked for,
    None where any will do; `needs_year` makes a day without its year half an answer. `known` lists
    foreseen wrong or half-right answers.
    """

    kind: Literal["text-entry"] = "text-entry"
    expects: Literal["number", "date", "text"]
    answer: str
    shown: str
    accept: tuple[str, ...] = ()
    style: Style | None = None
    hedge: str | None = None
    needs_year: bool = False
    right: Feedback
    wrong: Feedback
    known: tuple[KnownAnswer, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        for answer in (self.answer, *(known.answer for known in self.known)):
            try:
                if self.expects == "number":
                    Decimal(answer)
                elif self.expects == "date":
                    date.fromisoformat(answer)
            except (InvalidOperation, ValueError) as error:
                wanted = "a plain decimal" if self.expects == "number" else "an ISO date"
                raise ValueError(f"the answer {answer!r} is not {wanted}") from error
        return self


class HottextToken(Frozen):
    """A word or phrase that can be marked. Neutral words may share the interaction's `otherwise` feedback.

    `missed` is said of a core word that was not marked; `misconception` tags what marking a neutral one
    shows.
    """

    id: str
    span: Span
    zone: Zone
    feedback: Feedback | None = None
    missed: Feedback | None = None
    misconception: str | None = None


class Hottext(Frozen):
    """Mark words in a passage. Tokens stand in text order and do not overlap; between them is plain text.

    `select` tells how many there are to find: up to so many marks cost nothing. Arguable ones are not counted
    among them. None asks for all.
    """

    kind: Literal["hottext"] = "hottext"
    passage: Span
    tokens: tuple[HottextToken, ...] = Field(min_length=1)
    otherwise: Feedback
    select: int | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        distinct((token.id for token in self.tokens), "token id")
        place = self.passage.start
        for token in self.tokens:
            if token.span.start < place or not self.passage.contains(token.span):
                raise ValueError(f"token {token.span.text!r} overlaps or lies outside the passage")
            place = token.span.end
            if token.zone != "neutral" and token.feedback is None:
                raise ValueError(f"token {token.span.text!r} needs feedback of its own")
        return self

    def zone(self, zone: Zone) -> tuple[HottextToken, ...]:
        """The tokens of one zone."""
        return tuple(token for token in self.tokens if token.zone == zone)


class Target(Frozen):
    """Something a row can be matched with."""

    id: str
    text: str = Field(min_length=1)


class MatchAnswer(Frozen):
    """What is said when a row is matched with one target."""

    target: str
    feedback: Feedback
    misconception: str | None = None


class MatchRow(Frozen):
    """A row to match. `accept` lists targets that are arguable: never penalised."""

    id: str
    text: str = Field(min_length=1)
    key: str
    accept: tuple[str, ...] = ()
    answers: tuple[MatchAnswer, ...]
    evidence: tuple[Span, ...] = ()

    def answer(self, target: str) -> MatchAnswer:
        """What is said to *target*; every target of the interaction has an entry."""
        return next(answer for answer in self.answers if answer.target == target)


class Match(Frozen):
    """Match each row with one target; a target may serve several rows, or none."""

    kind: Literal["match"] = "match"
    rows: tuple[MatchRow, ...] = Field(min_length=1)
    targets: tuple[Target, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _check(self) -> Self:
        distinct((row.id for row in self.rows), "row id")
        distinct((target.id for target in self.targets), "target id")
        distinct((target.text.casefold() for target in self.targets), "target")
        ids = {target.id for target in self.targets}
        for row in self.rows:
            if not {row.key, *row.accept} <= ids or {answer.target for answer in row.answers} != ids:
                raise ValueError(f"row {row.id}: key and answers must name the targets, all of them")
        return self


class Card(Frozen):
    """An event to put in order. `when` says what the text gives ("“on Friday”, Friday 25 February 2022")."""

    id: str
    text: str = Field(min_length=1)
    evidence: Span
    when: str = ""


class Order(Frozen):
    """Put cards in order. Only the pairs in `before` are determined by the text (transitively closed).

    `cards` stand in the order in which they are shown, which must not be the solution.
    """

    kind: Literal["order"] = "order"
    cards: tuple[Card, ...] = Field(min_length=2)
    before: tuple[tuple[str, str], ...] = Field(min_length=1)
    right: Feedback
    wrong: Feedback

    @model_validator(mode="after")
    def _check(self) -> Self:
        distinct((card.id for card in self.cards), "card id")
        distinct((card.text for card in self.cards), "card")
        ids = {card.id for card in self.cards}
        pairs = set(self.before)
        for first, second in self.before:
            if not {first, second} <= ids or first == second or (second, first) in pairs:
                raise ValueError(f"pair {first} before {second} is not an order of the cards")
            if any((first, later) not in pairs for middle, later in self.before if middle == second):
                raise ValueError("the pairs are not transitively closed")
        return self

    def solution(self) -> tuple[str, ...]:
        """One order that all determined pairs allow (cards without a place keep their given order)."""
        left, out = [card.id for card in self.cards], []
        pairs = set(self.before)
        while left:
            ready = next(c for c in left if not any((other, c) in pairs for other in left))
            out.append(ready)
            left.remove(ready)
        return tuple(out)


class ExtendedText(Frozen):
    """Write freely. Never scored by the program; `model` is for the teacher.

    Where `rewrites` names the sentence that is to be written anew, an answer is checked for the points of
    `generator.exercises.rewriting.RUBRIC`, still without marks.
    """

    kind: Literal["extended-text"] = "extended-text"
    lines: int = Field(default=4, ge=1, le=40)
    model: str = ""
    rubric: tuple[str, ...] = ()
    rewrites: Span | None = None


Interaction = Annotated[
    Choice | TextEntry | Hottext | Match | Order | ExtendedText, Field(discriminator="kind")
]
