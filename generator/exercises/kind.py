"""An exercise kind: what it trains, for whom, and the function that makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from generator.annotations.model import AnnotationSet, Confidence
from generator.exercises.model import Age, Exercise, Level, Shortfall, Skill
from generator.text.span import Frozen

__all__ = ["Counts", "Kind", "Make", "Request"]

Counts = Literal["questions", "rows", "cards"]


class Request(Frozen):
    """What is wanted of a kind: how hard, how many (None: the kind's own number), and for which age."""

    level: Level = 2
    count: int | None = None
    seed: str = ""
    age: Age | None = None


class Make(Protocol):
    """Makes an exercise from what was found in an article, or says why there is too little for one."""

    def __call__(self, annotations: AnnotationSet, request: Request) -> Exercise | Shortfall: ...


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of exercise. `code` is its number in the catalogue of kinds ("E4").

    `counts` says what `Request.count` counts: questions, or the rows or cards of one question.
    `confidence` is how far its keys can be trusted without a look; `standards` relate it to curricula.
    """

    name: str
    code: str
    title: str
    skill: Skill
    standards: tuple[str, ...]
    confidence: Confidence
    ages: tuple[Age, ...] = ("11-13", "14-15", "16+")
    levels: tuple[Level, ...] = (1, 2, 3)
    counts: Counts = "questions"
    make: Make

    def suits(self, age: Age | None) -> bool:
        """Whether the kind is meant for *age* (None: any)."""
        return age is None or age in self.ages
