"""What one learner has done in one lesson."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from pydantic import BaseModel

from generator.app.item_view import Answer, ItemView, item_view, read_answer, result_view
from generator.errors import ResponseError
from generator.exercises.checking import check
from generator.exercises.model import Exercise, ExtendedText, Item, Outcome
from generator.lesson import Lesson

__all__ = ["Attempt", "Mode", "Work", "number"]

Mode = Literal["practice", "test"]

_CAPS = (Fraction(1), Fraction(1), Fraction(3, 4), Fraction(1, 2))
"""The share of the marks that can be earned after 0, 1, 2 and 3 hints."""
_HINT_NOTES = (
    "",
    "One more hint leaves at most three quarters of the marks for this question.",
    "The last hint leaves at most half of the marks for this question.",
    "",
)


def number(value: Fraction) -> str:
    """Marks as people write them: 2, 2.5, 0.67.

    >>> number(Fraction(5, 2)), number(Fraction(2, 3)), number(Fraction(4))
    ('2.5', '0.67', '4')
    """
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


class Attempt(BaseModel):
    """The work on one item: `first` is the outcome that counts, `latest` the one on view.

    `first_hints` is the number of hints that had been seen when the first answer was checked.
    """

    answer: Answer | None = None
    latest: Outcome | None = None
    first: Outcome | None = None
    tries: int = 0
    hints: int = 0
    first_hints: int = 0
    proof: bool = False
    problem: str = ""

    @property
    def earned(self) -> Fraction:
        """The marks that count: those of the first try, within what its hints leave."""
        if self.first is None:
            return Fraction(0)
        return min(self.first.score, self.first.maximum * _CAPS[self.first_hints])

    def to_json(self) -> str:
        """What is kept of it."""
        return self.model_dump_json(exclude={"proof", "problem"})


@dataclass
class Work:
    """A lesson, where the learner is in it, and every attempt.

    `key` opens the lesson again. With `whole`, a question earns its marks only when it is fully right; with
    `fixed`, the pupil cannot change the mode. `run` is a secret, new each time the work is begun anew: the
    ids that the browser gets are drawn from it; `tag` names the run there. A test shows no feedback and no
    hints until it is handed in.
    """

    lesson: Lesson
    key: str = ""
    mode: Mode = "practice"
    whole: bool = False
    fixed: bool = False
    step: int = 0
    run: str = field(default_factory=lambda: secrets.token_hex(16))
    handed_in: bool = False
    warned: bool = False
    unsaved: str = ""
    attempts: dict[str, Attempt] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        """What the browser calls this run; it tells nothing of the secret."""
        return hashlib.sha256(self.run.encode()).hexdigest()[:8]

    @property
    def title(self) -> str:
        """What the lesson is called."""
        return self.lesson.title or "Reading a news article"

    @property
    def steps(self) -> list[str]:
        """The names of the steps: reading, one for each exercise, the summary."""
        return ["Read", *(exercise.title for exercise in self.lesson.exercises), "Summary"]

    @property
    def items(self) -> list[Item]:
        """All items, in order."""
        return [item for exercise in self.lesson.exercises for item in exercise.items]

    @property
    def testing(self) -> bool:
        """Whether this is a test that is not handed in yet."""
        return self.mode == "test" and not self.handed_in

    @property
    def begun(self) -> bool:
        """Whether any answer was checked or saved."""
        return any(attempt.tries for attempt in self.attempts.values())

    def attempt(self, item: Item) -> Attempt:
        """The attempt at *item*, begun now if there is none."""
        return self.attempts.setdefault(item.id, Attempt())

    def version(self, item: Item) -> str:
        """Names one state of an item's view; anything sent from another state is out of date."""
        attempt = self.attempt(item)
        state = "checked" if attempt.latest else "test" if self.testing else "open"
        return f"{self.tag}:{item.id}:{attempt.tries}:{attempt.hints}:{state}"

    def view(self, item: Item) -> ItemView:
        """What the browser may know of *item* now."""
        attempt = self.attempt(item)
        view = item_view(item, self.run)
        view["version"] = self.version(item)
        view["answer"] = attempt.answer
        view["result"] = result_view(item, attempt.latest, self.run) if attempt.latest else None
        view["can_retry"] = attempt.latest is not None and not attempt.latest.correct
        view["hints"] = [] if self.testing else list(item.hints[: attempt.hints])
        view["hints_left"] = not self.testing and attempt.hints < len(item.hints)
        noted = view["hints_left"] and not attempt.first and item.maximum > 0
        view["hint_note"] = _HINT_NOTES[attempt.hints] if noted else ""
        view["saved"] = self.testing and attempt.tries > 0
        view["test"] = self.testing
        return view

    def check(self, item: Item, answer: Answer) -> None:
        """Checks *answer* (in a test: takes it in); ResponseError for a forged one. The first outcome
        counts.
        """
        attempt = self.attempt(item)
        response = read_answer(item, answer, self.run)
        outcome = check(item, response, all_or_nothing=self.whole)
        attempt.answer = answer
        attempt.tries += 1
        if self.testing:
            return
        attempt.latest = outcome
        if attempt.first is None:
            attempt.first, attempt.first_hints = outcome, min(attempt.hints, 3)

    def bring_back(self, item: Item, attempt: Attempt) -> None:
        """Takes *attempt* as it was kept; an answer that does not fit the question any more is dropped."""
        if attempt.answer is not None:
            try:
                read_answer(item, attempt.answer, self.run)
            except ResponseError:
                attempt.answer = None
        self.attempts[item.id] = attempt

    def again(self, item: Item) -> None:
        """Opens the item for another try; the first score stays."""
        attempt = self.attempt(item)
        attempt.latest, attempt.proof = None, False

    def hint(self, item: Item, kept: Answer | None) -> None:
        """Shows one more hint and keeps what was answered so far."""
        attempt = self.attempt(item)
        if self.testing:
            return
        if kept is not None:
            read_answer(item, kept, self.run)
        attempt.hints = min(attempt.hints + 1, len(item.hints))
        attempt.answer = kept

    def hand_in(self) -> None:
        """Ends a test: every answer that was saved is checked, by the rules of a test."""
        for item in self.items:
            attempt = self.attempt(item)
            if attempt.answer is not None and attempt.tries:
                response = read_answer(item, attempt.answer, self.run)
                outcome = check(item, response, mode="test", all_or_nothing=self.whole)
                attempt.first = attempt.latest = outcome
        self.handed_in = True

    def done(self, item: Item) -> bool:
        """Whether *item* has been checked, or in a test saved."""
        attempt = self.attempt(item)
        return attempt.first is not None or (self.testing and attempt.tries > 0)

    def checked(self, exercise: Exercise) -> int:
        """How many items of *exercise* that can be checked are done."""
        return sum(self.done(i) for i in exercise.items if not isinstance(i.interaction, ExtendedText))

    def to_do(self, exercise: Exercise) -> int:
        """How many items of *exercise* can be checked (free writing cannot)."""
        return sum(not isinstance(item.interaction, ExtendedText) for item in exercise.items)

    def totals(self, exercise: Exercise) -> tuple[Fraction, Fraction]:
        """Marks earned at first try, and marks there were: over the items checked; in a test, over all."""
        counted = [
            i for i in exercise.items if self.attempt(i).first or (self.mode == "test" and self.handed_in)
        ]
        earned = sum((self.attempt(item).earned for item in counted), Fraction(0))
        return earned, sum((item.maximum for item in counted), Fraction(0))
