"""What one learner has done in one lesson. It lives in the session and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from generator.app.item_view import Answer, ItemView, item_view, read_answer, result_view
from generator.exercises.checking import check
from generator.exercises.model import Exercise, Item, Outcome
from generator.lesson import Lesson

__all__ = ["Attempt", "Work", "number"]


def number(value: Fraction) -> str:
    """Marks as people write them: 2, 2.5, 0.67.

    >>> number(Fraction(5, 2)), number(Fraction(2, 3)), number(Fraction(4))
    ('2.5', '0.67', '4')
    """
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


@dataclass
class Attempt:
    """The work on one item: `first` is the outcome that counts, `latest` the one on view."""

    answer: Answer | None = None
    latest: Outcome | None = None
    first: Outcome | None = None
    tries: int = 0
    hints: int = 0
    proof: bool = False
    problem: str = ""


@dataclass
class Work:
    """A lesson, where the learner is in it, and every attempt."""

    lesson: Lesson
    step: int = 0
    attempts: dict[str, Attempt] = field(default_factory=dict)

    def attempt(self, item: Item) -> Attempt:
        """The attempt at *item*, begun now if there is none."""
        return self.attempts.setdefault(item.id, Attempt())

    def version(self, item: Item) -> str:
        """Names one state of an item's view; anything sent from another state is out of date."""
        attempt = self.attempt(item)
        checked = "checked" if attempt.latest else "open"
        return f"{item.id}:{attempt.tries}:{attempt.hints}:{checked}"

    def view(self, item: Item) -> ItemView:
        """What the browser may know of *item* now."""
        attempt = self.attempt(item)
        view = item_view(item)
        view["version"] = self.version(item)
        view["answer"] = attempt.answer
        view["result"] = result_view(item, attempt.latest) if attempt.latest else None
        view["can_retry"] = attempt.latest is not None and not attempt.latest.correct
        view["hints_left"] = attempt.hints < len(item.hints)
        return view

    def check(self, item: Item, answer: Answer) -> None:
        """Checks *answer*; raises ResponseError for a forged one. The first outcome keeps the score."""
        attempt = self.attempt(item)
        outcome = check(item, read_answer(item, answer))
        attempt.answer, attempt.latest = answer, outcome
        attempt.first = attempt.first or outcome
        attempt.tries += 1

    def again(self, item: Item) -> None:
        """Opens the item for another try; the first score stays."""
        attempt = self.attempt(item)
        attempt.latest, attempt.proof = None, False

    def hint(self, item: Item, kept: Answer | None) -> None:
        """Shows one more hint and keeps what was answered so far."""
        attempt = self.attempt(item)
        attempt.hints = min(attempt.hints + 1, len(item.hints))
        attempt.answer = kept

    def checked(self, exercise: Exercise) -> int:
        """How many items of *exercise* have been checked."""
        return sum(self.attempt(item).first is not None for item in exercise.items)

    def totals(self, exercise: Exercise) -> tuple[Fraction, Fraction]:
        """Marks earned at first try, and marks there were, over the items of *exercise* that were checked."""
        first = [outcome for item in exercise.items if (outcome := self.attempt(item).first)]
        return sum((o.score for o in first), Fraction(0)), sum((o.maximum for o in first), Fraction(0))
