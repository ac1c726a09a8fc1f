"""Records about time: calendar words, the rules that join them, and events that begin and end."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from generator.lexicon.load import load_records
from generator.lexicon.records import Record
from generator.text.span import Frozen

__all__ = [
    "CalendarWord",
    "EventFamily",
    "TimeMacro",
    "TimeRule",
    "calendar",
    "event_families",
    "macros",
    "time_rules",
]


class CalendarWord(Record):
    """Words of one kind and meaning: a weekday, a month, a unit, a shift ("last").

    `kind` is the name rules use for the class; `value` the meaning (a number, a unit of TIMEX3, a modifier).
    """

    kind: str = Field(pattern=r"^[A-Z]+$")
    value: str = ""
    forms: tuple[str, ...] = Field(min_length=1)


class TimeMacro(Frozen):
    """A part of a pattern that several rules share; written ``<NAME>`` in them."""

    name: str = Field(pattern=r"^[A-Z]+$")
    pattern: str


class TimeRule(Record):
    """A pattern over the words of a sentence, and the builder that gives it its TIMEX3 value.

    In `pattern`, ``{KIND}`` is any word of that kind, ``{this|that}`` a word as it stands, ``<NAME>`` a
    macro; the rest is the notation of regular expressions, spaces mean nothing. Where two rules compete for
    a place the longer match wins, then the higher `rank`.
    """

    pattern: str
    build: str
    rank: int = 0


class EventFamily(Record):
    """Nouns for one sort of event, and the verbs that begin it ("war, invasion" and "launched")."""

    nouns: tuple[str, ...] = Field(min_length=1)
    starts: tuple[str, ...] = Field(min_length=1)


@cache
def calendar() -> tuple[CalendarWord, ...]:
    """All calendar words, in file order."""
    return load_records("calendar", "word", CalendarWord)


@cache
def macros() -> dict[str, str]:
    """The shared parts of patterns, by name."""
    return {macro.name: macro.pattern for macro in load_records("time_rules", "macro", TimeMacro)}


@cache
def time_rules() -> tuple[TimeRule, ...]:
    """All rules for time expressions, in file order."""
    return load_records("time_rules", "rule", TimeRule)


@cache
def event_families() -> tuple[EventFamily, ...]:
    """All families of events, in file order."""
    return load_records("events", "event", EventFamily)
