"""What a time expression is resolved against: publication, tense, and the times the text has named so far."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from generator.annotations.annotators.timexes_tokens import Line
from generator.annotations.model import TimexType
from generator.lexicon.number_records import context_words

__all__ = ["Context", "Found", "Through", "days", "iso_week", "months_on", "quarter_of"]

_SCHEDULE = context_words("time.schedule-verbs")
_NO_SUBJECT = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "of",
        "in",
        "on",
        "for",
        "and",
        "to",
        "by",
        "no",
        "two",
        "this",
        "was",
        "is",
        "has",
        "as",
        "these",
        "those",
        "three",
        "four",
        "five",
        "six",
        "at",
        "with",
        "or",
    ]
)
_OWNERS = frozenset(
    {"the", "its", "his", "her", "their", "my", "our", "your", "new", "'s", "a", "of", "these"}
)
Through = Literal["itself", "published", "article"]


class Found(NamedTuple):
    """What a builder makes of a match: TIMEX3 type, value and modifier, and the day where it is exactly one.

    `first` and `stop` change the span, in tokens; `sure` is whether the text leaves no other reading.
    """

    type: TimexType
    value: str
    mod: str | None = None
    day: date | None = None
    through: Through | None = None
    sure: bool = False
    first: int | None = None
    stop: int | None = None


def iso_week(day: date) -> str:
    """The ISO week of a day.

    >>> iso_week(date(1998, 2, 27))
    '1998-W09'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def months_on(day: date, months: int) -> date:
    """The same day some months on, or the last day of that month where it is shorter.

    >>> months_on(date(2022, 1, 31), 1), months_on(date(2022, 1, 15), -2)
    (datetime.date(2022, 2, 28), datetime.date(2021, 11, 15))
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def quarter_of(day: date) -> tuple[int, int]:
    """Year and number of the quarter a day lies in."""
    return day.year, (day.month + 2) // 3


def days(day: date, number: int) -> date:
    """The day *number* days on; raises OverflowError outside the calendar."""
    return day + timedelta(days=number)


@dataclass
class Context:
    """The state of one reading, from the first word to the last."""

    line: Line
    published: date | None
    day: date | None = None  # the last day named, and where
    day_at: int = -1
    month: tuple[int, int] | None = None
    month_at: int = -1
    quarter: tuple[int, int] | None = None
    quarter_at: int = -1
    year: int | None = None
    year_at: int = -1
    bounds: list[int] = field(default_factory=list)
    tenses: dict[int, bool] = field(default_factory=dict)

    def note(self, found: Found, at: int) -> None:
        """Remember a resolved expression, so that later ones can refer to it."""
        value = found.value
        if found.day is not None:
            self.day, self.day_at = found.day, at
            self.month, self.month_at = (found.day.year, found.day.month), at
        elif len(value) == 7 and value[4:6] == "-Q" and value[:4].isdigit():
            if found.through == "article":
                return
            self.quarter, self.quarter_at = (int(value[:4]), int(value[6])), at
        elif len(value) == 7 and value[:4].isdigit() and value[5:].isdigit():
            self.month, self.month_at = (int(value[:4]), int(value[5:])), at
        if len(value) >= 4 and value[:4].isdigit() and value[4:5] in ("", "-"):
            self.year, self.year_at = int(value[:4]), at

    def clause(self, at: int) -> tuple[int, int]:
        """The token range of the sentence around token *at*."""
        tokens, start = self.line.tokens, at
        while start > 0 and at - start < 60 and not self._stops(start - 1):
            start -= 1
        stop, end = at, min(len(tokens), at + 60)
        while stop < end and not self._stops(stop):
            stop += 1
        return start, stop

    def _stops(self, index: int) -> bool:
        norm = self.line.tokens[index].norm
        if norm in (".", "?", "!"):
            following = self.line.raw(index + 1)[:1] if index + 1 < len(self.line.tokens) else ""
            return not following.islower() and not following.isdigit()
        return norm in ("\n", ";")

    def ahead(self, first: int, stop: int) -> bool:
        """Whether the words around tokens *first* to *stop* speak of something still to come."""
        return bool(self.outlook(first, stop))

    def outlook(self, first: int, stop: int, *, infinitives: bool = False) -> bool | None:
        """As `ahead`, None where no verb of past or future stands in the sentence.

        The nearest verb before the expression decides, else the first one behind it. With *infinitives*, "to"
        and a verb count as coming ("agreed to buy … in January").
        """
        line = self.line
        start, end = self.clause(first)
        for index in range(first - 1, start - 1, -1):
            if (
                infinitives
                and line.norm(index) == "to"
                and line.norm(index + 1).isalpha()
                and index + 1 < first
            ) and (
                not line.has(index + 1, "PASTVERB")
                and line.raw(index + 1)[0].islower()
                and line.norm(index + 1)
                not in (
                    "the",
                    "a",
                    "an",
                    "its",
                    "his",
                    "her",
                    "their",
                    "about",
                    "more",
                    "less",
                    "at",
                    "as",
                )
            ):
                return True
            tense = self._tense(index)
            if (
                infinitives
                and line.norm(index) in ("should", "would", "could", "may", "might")
                and line.raw(index)[0].islower()
            ):
                tense = True
            if tense is not None:
                return tense
        for index in range(stop, end):
            tense = self._tense(index)
            if tense is not None:
                return tense
        return True if line.norm(start) == "to" else None

    def planned(self, first: int) -> bool:
        """Whether a plan in the present tense stands before token *first* ("ferries resume on Sunday").

        Headlines tell the past in the present; the first line of the text counts as one.
        """
        line = self.line
        start, _ = self.clause(first)
        if "\n" not in line.classes[:start] and "\n" in line.classes:
            return False
        for index in range(first - 1, max(start, first - 9), -1):
            if line.norm(index) not in _SCHEDULE or line.raw(index)[0].isupper():
                continue
            before = line.raw(index - 1)
            if line.norm(index)[-1:] == "s":
                return before.isalpha() and before.lower() not in _NO_SUBJECT and before[-1:] != "s"
            return before.isalpha() and before[-1:] == "s" and before.lower() not in _NO_SUBJECT
        return False

    def _tense(self, index: int) -> bool | None:
        line = self.line
        norm = line.norm(index)
        if line.has(index, "AHEAD"):
            if norm in ("may", "might", "would", "should"):
                return None
            if norm in ("plans", "hopes", "deadline") and line.norm(index - 1) in _OWNERS:
                return None  # "unveiled its plans"
            earlier = {line.norm(index - 1), line.norm(index - 2)}
            return not earlier & {"had", "was", "were", "previously"}
        if (norm in ("is", "are", "be") and line.norm(index + 1) == "to") or (
            norm == "set" and line.norm(index + 1) == "to"
        ):
            return True
        if norm in ("forecast", "predicted", "poised", "likely") and line.norm(index - 1) in ("is", "are"):
            return True
        if norm == "set" and line.norm(index + 1) in ("up", "out", "off"):
            return False
        if line.has(index, "PASTVERB"):
            return None if line.norm(index - 1) in ("be", "to", "being") else False
        if (
            len(norm) > 4
            and norm.endswith("ed")
            and not norm.startswith("un")
            and not line.raw(index)[0].isupper()
        ):
            before = line.norm(index - 1)
            return None if before in ("be", "the", "a", "an", "to", "is", "are") else False
        return None

    def near_quarter(self, at: int, reach: int = 80) -> tuple[int, int] | None:
        """The quarter named last, where it is not far back."""
        return self.quarter if self.quarter is not None and at - self.quarter_at <= reach else None
