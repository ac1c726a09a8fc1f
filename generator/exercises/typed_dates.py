"""Days as people type them."""

from __future__ import annotations

import re
from datetime import date

from generator.lexicon.digits import ascii_digits
from generator.text.span import Frozen

__all__ = ["MONTHS", "WEEKDAYS", "TypedDay", "long_day", "parse_day", "short_day"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_ISO = re.compile(r"(\d{4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})\s*[-/.\s]\s*(\d{1,2})(?:\s*[-/.\s]\s*(\d{4}|\d{2}))?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_FILLER = frozenset({"on", "the", "of", "in", "it", "was", "is", "day", "date"})


class TypedDay(Frozen):
    """A typed day: the dates it can mean (two where day and month can change places), or what is wrong.

    `weekday` is the weekday typed, 0 for Monday; `year_given` is False where the year was filled in.
    `problem` is set, and `dates` empty, where it is no date.
    """

    dates: tuple[date, ...] = ()
    weekday: int | None = None
    year_given: bool = True
    problem: str = ""


def long_day(day: date) -> str:
    """A day in full, with its weekday.

    >>> long_day(date(2022, 2, 27))
    'Sunday 27 February 2022'
    """
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """A day without its weekday.

    >>> short_day(date(2022, 2, 27))
    '27 February 2022'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _named(word: str, names: tuple[str, ...]) -> int | None:
    if len(word) < 3:
        return None
    word = {"sept": "sep", "thur": "thu", "thurs": "thu", "tues": "tue"}.get(word, word)
    return next((index for index, name in enumerate(names) if name.lower().startswith(word)), None)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(digits: str, near: int) -> int:
    if len(digits) == 4:
        return int(digits)
    century = near - near % 100
    return min((century + step + int(digits) for step in (-100, 0, 100)), key=lambda year: abs(year - near))


def _pick(*found: date | None) -> tuple[date, ...]:
    return tuple(dict.fromkeys(day for day in found if day is not None))


def parse_day(text: str, *, near: date) -> TypedDay:
    """The day that somebody typed; a missing year, or one of two digits, is read near the day *near*.

    Never raises: what is no date comes back with `problem` set.

    >>> near = date(2022, 2, 27)
    >>> parse_day("Thu 24 Feb", near=near).dates == parse_day("2022-02-24", near=near).dates
    True
    >>> [str(day) for day in parse_day("2/3/2022", near=near).dates]
    ['2022-03-02', '2022-02-03']
    >>> parse_day("Friday", near=near).problem
    'a weekday alone is not a date: give day and month'
    """
    clean = ascii_digits(text).strip().lower().strip(" .!?")
    if not clean:
        return TypedDay(problem="nothing was typed")
    if match := _COMPACT.fullmatch(clean):
        return _result(_pick(_make(*map(int, match.groups()))))
    tokens = re.findall(r"\d+(?:st|nd|rd|th)?(?![a-z])|[a-z]+", clean)
    weekday = next((found for word in tokens if (found := _named(word, WEEKDAYS)) is not None), None)
    month = next((found + 1 for word in tokens if (found := _named(word, MONTHS)) is not None), None)
    letters = [word for word in tokens if word[0].isalpha() and word not in _FILLER]
    strange = [word for word in letters if _named(word, WEEKDAYS) is None and _named(word, MONTHS) is None]
    if strange:
        return TypedDay(problem=f"“{strange[0]}” is not part of a date")
    numbers = [re.sub(r"\D", "", word) for word in tokens if word[0].isdigit()]
    if month is not None:
        return _with_month(month, numbers, weekday, near)
    digits = re.sub(r"[a-z,]+", " ", clean).strip()
    if match := _ISO.fullmatch(digits):
        year, first, second = map(int, match.groups())
        return _result(_pick(_make(year, first, second)), weekday)
    if match := _NUMERIC.fullmatch(digits):
        one, two, year_digits = int(match[1]), int(match[2]), match[3]
        year = _year(year_digits, near.year) if year_digits else near.year
        return _result(
            _pick(_make(year, two, one), _make(year, one, two)), weekday, year_given=bool(year_digits)
        )
    if weekday is not None and not numbers:
        return TypedDay(problem="a weekday alone is not a date: give day and month")
    return TypedDay(problem="it cannot be read as a date")


def _with_month(month: int, numbers: list[str], weekday: int | None, near: date) -> TypedDay:
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if (
        len(years) + len(days) != len(numbers)
        or len(years) > 1
        or not 1 <= len(days) <= 2
        or (years and len(days) > 1)
    ):
        return TypedDay(problem="give one day, one month and one year")
    year_digits = years[0] if years else days[1] if len(days) == 2 else ""
    year = _year(year_digits, near.year) if year_digits else near.year
    return _result(_pick(_make(year, month, int(days[0]))), weekday, year_given=bool(year_digits))


def _result(dates: tuple[date, ...], weekday: int | None = None, *, year_given: bool = True) -> TypedDay:
    if not dates:
        return TypedDay(problem="there is no such day in the calendar", weekday=weekday)
    if weekday is not None and len(dates) > 1:
        dates = tuple(day for day in dates if day.weekday() == weekday) or dates
    return TypedDay(dates=dates, weekday=weekday, year_given=year_given)
