"""Builders for times at a distance ("two years ago", "in the weeks ahead")."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.annotations.annotators.timexes_amounts import amount_of, bound_of, unit_of, written
from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
    Through,
    days,
    iso_week,
    months_on,
)
from generator.annotations.annotators.timexes_lengths import duration
from generator.annotations.annotators.timexes_parts import Builder, last_quarter

__all__ = ["BUILDERS"]


def ago(context: Context, first: int, stop: int) -> Found | None:
    """For "two years ago", "three days later": as fine-grained as the unit, or as what is in play."""
    line, anchor = context.line, context.published
    named = unit_of(context, first, stop)
    if named is None:
        return None
    at, unit = named
    word = line.norm(stop - 1)
    loose = word in ("before", "after", "prior", "previously", "beforehand", "afterwards")
    if word == "back" or (loose and line.norm(stop) not in (".", ",", "\n", ")", ";", "", '"')):
        found = duration(context, first, at + 1)
        return None if found is None else found._replace(stop=at + 1)
    back = word not in ("later", "hence", "after", "afterwards", "now")
    if line.has(first, "UNITS"):
        return (
            Found("DATE", "PAST_REF" if back else "FUTURE_REF")
            if word != "later"
            else Found("DATE", "FUTURE_REF")
        )
    amount = amount_of(context, first, at)
    if (
        "half" in [line.norm(i) for i in range(first, at)]
        and amount is not None
        and line.norm(at + 1) != "and"
    ):
        amount = (Decimal("0.5"), False) if line.norm(first) == "half" else amount
    if line.norm(at + 1) == "and" and line.norm(at + 3) == "half":
        amount = ((amount[0] if amount and amount[0] is not None else Decimal(1)) + Decimal("0.5"), False)
    mod = bound_of(context, first, at + 1) or bound_of(context, at - 1, at + 3)
    if amount is None or amount[0] is None:
        return Found("DATE", "PAST_REF" if back else "FUTURE_REF", mod)
    number = amount[0]
    base: date | None = anchor
    through: Through = "published"
    near = word not in ("ago", "now", "hence", "back") and unit in ("D", "W", "M", "N", "FN")
    if near and context.day is not None and not (back and _is_coming(context)):
        base, through = context.day, "article"
    if base is None:
        return Found("DATE", "XXXX-XX-XX" if unit == "D" else "XXXX", mod)
    sign = -1 if back else 1
    if unit[0] == "T":
        return Found("DURATION", written(number, unit), mod)
    if (
        unit == "Y"
        and word in ("ago", "earlier", "before")
        and number == 1
        and line.norm(first) in ("a", "one", "the")
    ):
        in_play = _year_in_play(context, first, mod)
        if in_play is not None:
            return in_play
    whole = int(number)
    try:
        if unit == "D":
            day = days(base, sign * whole)
            exact = mod is None and not amount[1]
            return Found("DATE", day.isoformat(), mod, day if exact else None, through)
        if unit in ("W", "FN"):
            return Found("DATE", iso_week(days(base, sign * 7 * whole * (2 if unit == "FN" else 1))), mod)
        if unit == "M":
            month = months_on(base.replace(day=1), sign * whole)
            return Found("DATE", f"{month.year:04d}-{month.month:02d}", mod)
        if unit == "Q":
            year, quarter = last_quarter(base) if whole == 1 and back else (base.year, (base.month + 2) // 3)
            return Found("DATE", f"{year:04d}-Q{quarter}", mod)
        years = whole * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 0)
        if unit == "Y" and word in ("later", "earlier", "before", "after") and context.year is not None:
            base = date(context.year, 7, 1)
        elif unit == "Y" and word in ("later", "after") and not context.ahead(first, stop):
            return Found("DATE", "XXXX", mod)
        if years == 0 or not 0 < base.year + sign * years < 9999:
            return None
        return Found("DATE", f"{base.year + sign * years:04d}", mod)
    except (OverflowError, ValueError):
        return None


def _is_coming(context: Context) -> bool:
    """Whether the day named last lies after publication: "a day earlier" is not counted from there."""
    return context.day is not None and context.published is not None and context.day > context.published


def _year_in_play(context: Context, first: int, mod: str | None) -> Found | None:
    """For "a year ago" beside quarters means the same quarter; beside months, the same month."""
    start, stop = context.clause(first)
    figures = any(context.line.has(index, "DIGITS") for index in range(start, stop))
    quarter = context.near_quarter(first, 400 if figures else 60)
    anchor = context.published
    if quarter is not None and anchor is not None:
        year = (
            quarter[0] - 1
            if quarter[0] >= anchor.year - 1 and not (quarter[0] == anchor.year - 1 and anchor.month > 3)
            else quarter[0]
        )
        return Found("DATE", f"{year:04d}-Q{quarter[1]}", mod, through="article")
    if context.month is not None and first - context.month_at <= 40 and context.day_at < context.month_at:
        return Found("DATE", f"{context.month[0] - 1:04d}-{context.month[1]:02d}", mod, through="article")
    return None


def weeks_ahead(context: Context, first: int, stop: int) -> Found | None:
    """For "the weeks ahead", "coming months"."""
    named = unit_of(context, first, stop)
    assert named is not None
    if context.line.norm(stop - 1) == "ahead" or context.line.norm(first) == "the":
        return Found("DURATION", written(None, named[1]))
    return Found("DATE", "FUTURE_REF")


def recent_units(context: Context, first: int, stop: int) -> Found | None:
    """For "recent months"."""
    named = unit_of(context, first, stop)
    assert named is not None
    if named[1] in ("Y", "D") or context.line.norm(stop - 2) == "and" or context.line.norm(first) == "past":
        return Found("DATE", "PAST_REF")
    return Found("DURATION", written(None, named[1]))


BUILDERS: dict[str, Builder] = {
    "ago": ago,
    "weeks_ahead": weeks_ahead,
    "recent_units": recent_units,
}
