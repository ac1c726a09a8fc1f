"""The stretch of days a time expression can mean, where nobody can dispute it, and how to write it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.periods import Period, period_of
from generator.exercises.times import is_plain_day, may_be_a_stated_day
from generator.exercises.typed_dates import long_day
from generator.lexicon.digits import ascii_digits
from generator.lexicon.number_words import in_words
from generator.text.span import Span

__all__ = ["Stretch", "stretch_of"]

_EDGES = ("START", "MID", "END")
_EDGE_WORD = re.compile(
    r"(?:(?:in\s+)?(?:early|late|mid)[\s-]+(?:in\s+)?|earlier\s+|later\s+)", re.IGNORECASE
)
_AGO = re.compile(r"([a-z]+|\d{1,3}) (year|month|week)s? ago")
_DECADE = re.compile(r"the (\d{3})0s")
_NUMBERS = {in_words(Decimal(number)): number for number in range(2, 13)}


class Stretch(NamedTuple):
    """The first and the last day that are possible, and their name for a reader ("March 2019")."""

    first: date
    last: date
    name: str


def stretch_of(annotations: AnnotationSet, timex: Timex) -> Stretch | None:
    """The days *timex* can mean, wide enough for every careful reader; None where it can be disputed.

    "Last week" reaches from the Sunday to the Sunday, "four years ago" a year to either side.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "Pier\\n\\nThe pier was sold in May 2019. It burned down two years ago."
    >>> found = annotate(read_text(text, published="2024-03-06"))
    >>> [stretch_of(found, timex).name for timex in found.timexes]
    ['May 2019', 'about 2022']
    """
    if timex.day is not None:
        return _day(annotations, timex)
    if annotations.names_at(timex.span):
        return None
    published = annotations.article.published_on
    written = " ".join(ascii_digits(timex.span.text).lower().split())
    if timex.mod is None and (decade := _DECADE.fullmatch(written)):
        year = int(decade[1]) * 10
        return Stretch(date(year, 1, 1), date(year + 9, 12, 31), f"the {year}s")
    if published is not None and timex.mod is None:
        relative = _counted_back(timex, written, published)
        if relative is not None:
            return relative
    if timex.mod is not None and timex.mod not in _EDGES:
        return None
    value = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", timex.value)
    if value is None:
        return None
    period = Period(int(value[1]), int(value[2] or 0))
    given = value[1] in written and not re.search(r"\d{4}\s*[-–/]\s*\d", written)
    if not given and (published is None or period_of(annotations, _bare(timex), published) != period):
        return None
    return Stretch(period.first_day(), period.last_day(), str(period))


def _day(annotations: AnnotationSet, timex: Timex) -> Stretch | None:
    about = timex.mod == "APPROX" and re.search(r"T(?:0[3-9]|1\d|2[01]):", timex.value) is not None
    if timex.confidence != "certain" or not is_plain_day(annotations, timex):
        return None
    if timex.day is None or not (timex.mod is None or timex.mod in _EDGES or about):
        return None
    if timex.through == "published" and may_be_a_stated_day(annotations, timex):
        return None
    return Stretch(timex.day, timex.day, long_day(timex.day))


def _bare(timex: Timex) -> Timex:
    """The expression without "early", "late in" and the like, which leave the year or month as it is."""
    edge = _EDGE_WORD.match(timex.span.text)
    if edge is None or timex.mod not in _EDGES:
        return timex
    rest = timex.span.text[edge.end() :]
    span = Span(start=timex.span.start + edge.end(), end=timex.span.end, text=rest)
    return timex.model_copy(update={"mod": None, "span": span})


def _counted_back(timex: Timex, written: str, published: date) -> Stretch | None:
    """For "last week" and "four years ago"."""
    if written == "last week":
        monday = published - timedelta(days=published.weekday() + 7)
        last = min(monday + timedelta(days=6), published - timedelta(days=1))
        return Stretch(monday - timedelta(days=1), last, f"the week before {long_day(published)}")
    ago = _AGO.fullmatch(written)
    number = _NUMBERS.get(ago[1], int(ago[1]) if ago[1].isdigit() else 0) if ago is not None else 0
    if ago is None or not 2 <= number <= 400:
        return None
    if ago[2] == "year" and re.fullmatch(r"\d{4}", timex.value):
        middle = int(timex.value)
        if middle != published.year - number:
            return None
        return Stretch(date(middle - 1, 1, 1), date(middle + 1, 12, 31), f"about {middle}")
    if ago[2] == "month" and number <= 24 and re.fullmatch(r"\d{4}-\d\d", timex.value):
        month = Period(published.year, published.month).moved(-number)
        if str(month) != str(Period(int(timex.value[:4]), int(timex.value[5:]))):
            return None
        return Stretch(month.moved(-1).first_day(), month.moved(1).last_day(), f"about {month}")
    if ago[2] == "week" and number <= 12 and re.fullmatch(r"\d{4}-W\d\d", timex.value):
        middle_day = published - timedelta(days=7 * number)
        around = timedelta(days=7)
        return Stretch(middle_day - around, middle_day + around, f"about {long_day(middle_day)}")
    return None
