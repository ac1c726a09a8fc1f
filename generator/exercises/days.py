"""Questions about one expression of time: which day it comes to, or that it comes to none."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.arrange import digest, identity, place_key, shuffled
from generator.exercises.feedback import quote, say
from generator.exercises.model import Choice, Feedback, Item, KnownAnswer, Level, Option, TextEntry
from generator.exercises.times import is_past, time_phrase
from generator.exercises.typed_dates import MONTHS, WEEKDAYS, long_day, short_day
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = ["NO_DAY", "DayCase", "day_question", "names_month"]

NO_DAY = "No exact day can be named"
NOT_CLAIMED = "This is the day the words point to, not proof of what happened on it."


class DayCase(NamedTuple):
    """An expression with its preposition, its sentence, and the day it comes to (None: to no one day)."""

    timex: Timex
    phrase: str
    sentence: Span
    day: date | None


def day_question(
    annotations: AnnotationSet,
    case: DayCase,
    published: date,
    level: Level,
    place: int,
    *,
    by_choice: bool,
    may_be_none: bool,
) -> Item:
    """The day that is meant, typed or as a choice; with *may_be_none* that there is none is offered."""
    stem = (
        f"The article was published on {_anchor(published, level)}. "
        f"Which day does {quote(case.phrase)} mean in the sentence shown?"
    )
    day = case.day
    if by_choice or day is None:
        interaction: Choice | TextEntry = _choice(annotations, case, published, place, may_be_none)
    else:
        stem += " Give day, month and year."
        interaction = _typed(case, day, published)
    return Item(
        id=identity("E11", annotations.article.id, interaction.kind, case.phrase, str(case.timex.span.start)),
        stem=stem,
        interaction=interaction,
        evidence=(time_phrase(annotations, case.timex),),
        context=case.sentence,
        rule=_period_rule(case) if day is None else _calendar(case, published),
        rule_id="time.period" if day is None else "time.counted-from-publication",
        not_claimed=NOT_CLAIMED,
        confidence="likely" if case.timex.through == "article" else "certain",
        skill="time",
        difficulty=level,
        misconceptions=("week-off", "day-off", "publication-day"),
        hints=_hints(case, published),
    )


def _hints(case: DayCase, published: date) -> tuple[str, str, str]:
    start = f"Start from the day of publication, {long_day(published)}."
    example = "Another article, of Tuesday 14 May 2019: “on Sunday” there is Sunday 12 May 2019."
    if case.day is None:
        example = "Another article, of Tuesday 14 May 2019: “in April” there can be any of thirty days."
        return start, example, "Either the words come to one day, or to a longer stretch of time: which?"
    other = case.day + timedelta(days=7 if case.day < published else -7)
    if names_month(case):
        other = _other_year(case.day, -1 if case.day < published else 1)
    pair = sorted((long_day(case.day), long_day(other)))
    return start, example, f"It is either {pair[0]} or {pair[1]}."


def _period_rule(case: DayCase) -> str:
    value = case.timex.value
    if value == "PAST_REF":
        return f"{quote(case.phrase)} names no day: the article leaves open how long ago it was."
    if value == "FUTURE_REF":
        return f"{quote(case.phrase)} names no day: the article leaves open when it will be."
    length = "year" if len(value) == 4 else "week" if "W" in value else "month"
    if len(value) == 7 and value[5] in "QHSWF":
        length = "part of a year"
    return f"{quote(case.phrase)} names a whole {length}, so many days fit."


def _calendar(case: DayCase, published: date) -> str:
    """The days between the two in words: the mini calendar of the feedback."""
    day = case.day or published
    if case.timex.through == "article":
        return f"Counted from the day told just before, the words come to {long_day(day)}."
    if names_month(case):
        return (
            f"No year is written. The article appeared on {short_day(published)}, "
            f"so the nearest such day is {long_day(day)}."
        )
    distance = (published - day).days
    if distance == 0:
        return f"The article appeared on {long_day(published)}: that very day."
    if not 0 < abs(distance) <= 7:
        return f"Counted from {long_day(published)}, the words come to {long_day(day)}."
    step = -1 if distance > 0 else 1
    way = "Counting back" if step < 0 else "Counting on"
    days = [published + timedelta(days=step * count) for count in range(1, abs(distance) + 1)]
    listed = ", ".join(f"{WEEKDAYS[each.weekday()]} {each.day}" for each in days)
    return f"The article appeared on {long_day(published)}. {way}: {listed}."


def _anchor(published: date, level: Level) -> str:
    return long_day(published) if level < 3 else short_day(published)


def names_month(case: DayCase) -> bool:
    """Whether day and month are given ("on February 14"), so that only the year is to be found."""
    found = [word.norm.strip(".") for word in words(case.timex.span.text)]
    return any(
        len(word) >= 3 and month.lower().startswith(word) for word in found for month in MONTHS
    ) and any(word[0].isdigit() for word in found)


def _other_year(day: date, step: int) -> date:
    return day.replace(year=day.year + step, day=min(day.day, 28) if day.month == 2 else day.day)


def _wrong_days(case: DayCase, day: date, published: date) -> list[tuple[date, str, str]]:
    """Days other than *day*, each once, with its misconception and what tempts."""
    back = -1 if day <= published else 1
    if names_month(case):
        way, off = (-1, "early") if day <= published else (1, "late")
        found = [
            (_other_year(day, way), "year-off", f"That is a year too {off}: a nearer such day fits."),
            (_other_year(day, 2 * way), "year-off", f"That is two years too {off}: a nearer such day fits."),
            (published, "publication-day", "That is the day of publication, not the day the words mean."),
            (_other_year(day, -way), "year-off", "That is a year off: a nearer such day fits."),
        ]
    else:
        one, week = timedelta(days=1), timedelta(days=7)
        found = [
            (day + week * back, "week-off", "That is a week too far: the nearest such day is meant."),
            (published, "publication-day", "That is the day of publication, not the day the words mean."),
            (day + one, "day-off", "That is one day off: count again."),
            (day - one, "day-off", "That is one day off: count again."),
            (day + 2 * one * back, "day-off", "That is two days off: count again."),
            (day - week * back, "week-off", "That is on the other side of the day of publication."),
        ]
    distinct: dict[date, tuple[date, str, str]] = {}
    for wrong in found:
        if wrong[0] != day:
            distinct.setdefault(wrong[0], wrong)
    return list(distinct.values())


def _fits_in_time(case: DayCase, wrong: date, published: date) -> bool:
    """Whether a wrong day is possible in tense: what is told as past lies up to publication, and the other
    way round."""
    if case.day is None or wrong == published:
        return True
    if case.day < published or (case.day == published and is_past(case.sentence.text)):
        return wrong < published
    return wrong > published or case.day == published


_PARTS = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "SP": 3, "SU": 6, "FA": 9, "WI": 1}
"""The first month of a part of a year, as it is shown: any day within it does."""


def _days_within(case: DayCase, published: date) -> list[date]:
    """Three days that the words do not rule out, or, where they have no bounds, three near publication."""
    value = case.timex.value
    if re.fullmatch(r"\d{4}-W\d{2}", value):
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return [monday + timedelta(days=step) for step in (0, 2, 4)]
    if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", value):
        year, month = int(value[:4]), int(value[5:])
        if date(year, month, 1) > published and is_past(case.sentence.text):
            year -= 1
        last = monthrange(year, month)[1]
        days = {"START": (1, 3, 5), "MID": (14, 15, 16), "END": (last - 4, last - 2, last)}
        return [date(year, month, day) for day in days.get(case.timex.mod or "", (1, 15, last))]
    if re.fullmatch(r"\d{4}", value):
        return [date(int(value), month, day) for month, day in ((1, 1), (7, 1), (12, 31))]
    part = re.fullmatch(r"(\d{4})-(Q[1-4]|SP|SU|FA|WI)", value)
    if part is not None:
        month = _PARTS[part[2]]
        return [date(int(part[1]), month + step, 15 - step) for step in range(3)]
    ahead = value == "FUTURE_REF" or (value[:1].isdigit() and value[:7] > published.isoformat()[:7])
    way = 1 if ahead else -1
    return [published + timedelta(days=way * step) for step in (1, 7, 14)]


def _choice(
    annotations: AnnotationSet, case: DayCase, published: date, place: int, may_be_none: bool
) -> Choice:
    """The day among others; that there is none stands last, where it is offered."""

    def option(text: str, feedback: Feedback, tag: str | None) -> Option:
        return Option(
            id=digest("E11", case.phrase, str(case.timex.span.start), text)[:8],
            text=text,
            feedback=feedback,
            misconception=tag,
        )

    if case.day is None:
        rule = _period_rule(case)
        tempting = "Nothing in the words picks out this day."
        wrong = [
            option(long_day(day), say("No.", rule, tempting=tempting), "one-day-of-many")
            for day in _days_within(case, published)
        ]
        right = option(NO_DAY, say("Yes.", rule, not_claimed="Another source may give the day."), None)
        return Choice(options=(*wrong, right), key=(right.id,))
    rule = _calendar(case, published)
    possible = [
        wrong for wrong in _wrong_days(case, case.day, published) if _fits_in_time(case, wrong[0], published)
    ]
    wrong = [
        option(long_day(day), say("No.", rule, tempting=tempting), tag)
        for day, tag, tempting in possible[: 2 if may_be_none else 3]
    ]
    right = option(long_day(case.day), say("Yes.", rule, words=case.phrase, not_claimed=NOT_CLAIMED), None)
    others = shuffled(wrong, lambda each: each.text, annotations.article.id)
    if not may_be_none:
        return Choice(options=place_key(right, others, place), key=(right.id,))
    no_day = "Together with the day of publication the words come to exactly one day."
    last = option(NO_DAY, say("No.", rule, tempting=no_day), "day-not-worked-out")
    return Choice(options=(*place_key(right, others, place), last), key=(right.id,))


def _typed(case: DayCase, day: date, published: date) -> TextEntry:
    rule = _calendar(case, published)
    known = []
    for wrong, tag, tempting in _wrong_days(case, day, published):
        half = tag == "week-off"
        verdict = "Right weekday, wrong week." if half else "No."
        known.append(
            KnownAnswer(
                answer=wrong.isoformat(),
                score=Fraction(1, 2) if half else Fraction(0),
                feedback=say(verdict, rule, tempting=tempting),
                misconception=tag,
            )
        )
    return TextEntry(
        expects="date",
        answer=day.isoformat(),
        shown=long_day(day),
        needs_year=names_month(case),
        right=say("Yes.", rule, words=case.phrase, not_claimed=NOT_CLAIMED),
        wrong=say("No.", rule, words=case.phrase),
        known=tuple(known),
    )
