"""What builders of time expressions share: finding words of a kind, shifts and modifiers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
    days,
    iso_week,
    months_on,
    quarter_of,
)

__all__ = [
    "SHIFT_WORDS",
    "Builder",
    "edge_of",
    "first_of",
    "full_year",
    "last_quarter",
    "shift_of",
    "unit_value",
    "year_in",
]

Builder = Callable[[Context, int, int], Found | None]


SHIFT_WORDS = ("SHIFT", "LATEST")


def edge_of(context: Context, first: int, stop: int) -> str | None:
    """START, MID or END, where the expression begins with "early", "the end of" and the like."""
    for index in range(first, min(first + 4, stop)):
        for kind in ("EDGE", "EDGENOUN"):
            if context.line.has(index, kind):
                return context.line.value(index, kind)
    return None


def first_of(context: Context, first: int, stop: int, *kinds: str) -> int | None:
    return next((i for i in range(first, stop) if any(context.line.has(i, kind) for kind in kinds)), None)


def shift_of(context: Context, first: int, stop: int) -> int | None:
    """-1, 0 or 1 for "last", "this", "next"; None without such a word. The last one counts ("this past")."""
    for index in range(stop - 1, first - 1, -1):
        for kind in SHIFT_WORDS:
            if context.line.has(index, kind):
                return int(context.line.value(index, kind))
    return None


def full_year(digits: str) -> int:
    """A year of two digits as one of four: 00 to 49 are 2000 to 2049."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < 50 else 1900)


def year_in(context: Context, first: int, stop: int) -> int | None:
    """The year written out in the expression."""
    index = first_of(context, first, stop, "YEAR")
    return None if index is None else int(context.line.norm(index))


def last_quarter(day: date) -> tuple[int, int]:
    """The quarter that ended last before a day."""
    year, quarter = quarter_of(day)
    return (year, quarter - 1) if quarter > 1 else (year - 1, 4)


def unit_value(unit: str, base: date, shift: int) -> tuple[str, date | None] | None:
    """The value of the unit *shift* places from the one that *base* lies in, and the day where it is one."""
    if unit == "D":
        day = days(base, shift)
        return day.isoformat(), day
    if unit in ("W", "FN"):
        return iso_week(days(base, 7 * shift)), None
    if unit == "WE":
        return f"{iso_week(days(base, 7 * shift))}-WE", None
    if unit == "M":
        month = months_on(base.replace(day=1), shift)
        return f"{month.year:04d}-{month.month:02d}", None
    if unit == "Q":
        year, quarter = quarter_of(months_on(base.replace(day=1), 3 * shift))
        return f"{year:04d}-Q{quarter}", None
    if unit == "Y":
        return f"{base.year + shift:04d}", None
    if unit == "DE":
        return f"{base.year // 10 + shift:03d}", None
    if unit == "CE":
        return f"{base.year // 100 + shift:02d}", None
    if unit == "N":
        return f"{days(base, shift).isoformat()}TNI", None
    return None
