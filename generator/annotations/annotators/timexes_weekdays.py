"""Builders for weekdays and for weeks of a month."""

from __future__ import annotations

from datetime import date

from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
    days,
    iso_week,
    months_on,
)
from generator.annotations.annotators.timexes_parts import Builder, edge_of, first_of, shift_of, year_in
from generator.annotations.annotators.timexes_years import month

__all__ = ["BUILDERS", "weekday_day"]


_MODALS = frozenset({"would", "could", "should", "may", "might"})


def weekday(context: Context, first: int, stop: int) -> Found | None:
    """For "Sunday", "next Monday": the publication day itself or the last such day, unless ahead."""
    line = context.line
    at = first_of(context, first, stop, "WEEKDAY", "WEEKDAYABBR")
    if at is None:
        return None
    if line.has(at, "WEEKDAYABBR"):
        if line.norm(first) == "that" or (
            first == at
            and line.norm(first - 1) not in ("on", "since", "by", "until", "last", "next", "(", "from")
        ):
            return None
        number = int(line.value(at, "WEEKDAYABBR"))
        if line.norm(at + 1) == "." and stop == at + 2:
            following = line.raw(at + 2)[:1] if at + 2 < len(line.tokens) else ""
            stop = stop if following.islower() or following.isdigit() else at + 1
    else:
        number = int(line.value(at, "WEEKDAY"))
    mod = edge_of(context, first, at)
    if _is_range_end(context, at, stop) and context.outlook(first, stop) is None:
        return Found("DATE", f"XXXX-WXX-{number}", mod, stop=stop)
    day, sure = weekday_day(context, number, first, stop)
    if day is None:
        return Found("DATE", f"XXXX-WXX-{number}", mod, stop=stop)
    return Found("DATE", day.isoformat(), mod, day, "published", sure, stop=stop)


def _is_range_end(context: Context, at: int, stop: int) -> bool:
    """Whether the day is an end of "Monday to Friday"."""
    line, joined = context.line, ("to", "-", "through")
    return (line.norm(stop) in joined and line.has(stop + 1, "WEEKDAY")) or (
        line.norm(at - 1) in joined and line.has(at - 2, "WEEKDAY")
    )


def weekday_day(context: Context, number: int, first: int, stop: int) -> tuple[date | None, bool]:
    """The day a weekday stands for, and whether that is certain."""
    anchor = context.published
    if anchor is None:
        return None, False
    back = (anchor.isoweekday() - number) % 7
    words = [context.line.norm(i) for i in range(first, stop)]
    if words[-1] == "week" and shift_of(context, first, stop) is None:  # "Monday week"
        return days(anchor, 14 - back if back else 7), False
    if "week" in words:
        monday = days(anchor, 1 - anchor.isoweekday() + 7 * (shift_of(context, first, stop) or 0))
        return days(monday, number - 1), False
    if "following" in words and context.day is not None:
        return days(context.day, (number - context.day.isoweekday() - 1) % 7 + 1), False
    if words[0:2] == ["the", "previous"] or "preceding" in words:
        base = context.day if context.day is not None and context.day_at > 0 else anchor
        return days(base, -((base.isoweekday() - number - 1) % 7 + 1)), False
    shift = shift_of(context, first, stop)
    if shift == 1:
        return days(anchor, 7 - back if back else 7), False
    if shift == -1:
        return days(anchor, -(back or 7)), back != 0
    outlook = context.outlook(first, stop)
    planned = outlook is None and context.planned(first)
    if outlook or planned:
        return (anchor, False) if back == 0 else (days(anchor, 7 - back), False)
    if outlook is False and back and _would(context, first):
        return days(anchor, 7 - back), False
    sure = outlook is False and not _elsewhere(context, first) and not _may_be_coming(context, first)
    return days(anchor, -back), sure


def _would(context: Context, first: int) -> bool:
    """Whether "would" is the nearest verb before the day ("said the court would sit on Monday")."""
    line = context.line
    start, _ = context.clause(first)
    for at in range(first - 1, max(start, first - 9), -1):
        if line.norm(at) == "would" and line.raw(at)[0].islower() and line.norm(at + 1) != "have":
            return True
        if line.has(at, "PASTVERB") or line.norm(at).endswith("ed"):
            return False
    return False


def _may_be_coming(context: Context, first: int) -> bool:
    """Whether the day may lie ahead though the verb is past ("said it would close", "a ban until Friday")."""
    line = context.line
    if line.norm(first - 1) in ("until", "till", "from", "through", "for", "by", "to"):
        return True
    start, _ = context.clause(first)
    return any(line.norm(at) in _MODALS and line.raw(at)[0].islower() for at in range(start, first))


def _elsewhere(context: Context, first: int) -> bool:
    """Whether the text has just named a day far from publication, so that a weekday may belong there."""
    if context.day is None or context.published is None or first - context.day_at > 60:
        return False
    return abs((context.day - context.published).days) > 14


def weekday_week(context: Context, first: int, stop: int) -> Found | None:
    """For "Monday week": a week behind the coming Monday."""
    line = context.line
    if line.norm(stop) == "-" or line.norm(first - 1) in ("the", "a") or line.norm(stop).isalpha():
        return None
    return weekday(context, first, stop)


def weekdays(context: Context, first: int, stop: int) -> Found | None:
    """For "Sundays", "every Tuesday"."""
    line = context.line
    at = first_of(context, first, stop, "WEEKDAY", "WEEKDAYS")
    assert at is not None
    kind = "WEEKDAY" if line.has(at, "WEEKDAY") else "WEEKDAYS"
    return Found("SET", f"XXXX-WXX-{line.value(at, kind)}")


def weekday_nights(context: Context, first: int, stop: int) -> Found | None:
    """For "Friday nights"."""
    at = first_of(context, first, stop, "WEEKDAY")
    assert at is not None
    part = {"nights": "NI", "mornings": "MO", "afternoons": "AF", "evenings": "EV"}[
        context.line.norm(stop - 1)
    ]
    return Found("SET", f"XXXX-WXX-{context.line.value(at, 'WEEKDAY')}T{part}")


def ordinal_week(context: Context, first: int, stop: int) -> Found | None:
    """For "the last week of May"."""
    named = first_of(context, first, stop, "MONTH")
    found = month(context, named, stop) if named is not None else None
    if found is None or found.value.startswith("X"):
        return None
    line = context.line
    at = first + 1 if line.norm(first) == "the" else first
    start = date(int(found.value[:4]), int(found.value[5:7]), 1)
    if line.norm(at) in ("last", "final"):
        base = days(months_on(start, 1), -7)
    else:
        order = line.value(at, "ORDWORD")
        base = days(start, 7 * (int(order) - 1) + 3)
    return Found("DATE", iso_week(base))


def ordinal_weekday(context: Context, first: int, stop: int) -> Found | None:
    """For "the last Sunday in March"."""
    line = context.line
    at = first_of(context, first, stop, "WEEKDAY")
    found = (
        month(context, at + 1, stop)
        if at is not None and first_of(context, at, stop, "MONTH") is not None
        else None
    )
    if at is None or found is None or found.value.startswith("X"):
        return None
    number = int(line.value(at, "WEEKDAY"))
    start = date(int(found.value[:4]), int(found.value[5:7]), 1)
    candidates = [
        d for k in range(31) if (d := days(start, k)).month == start.month and d.isoweekday() == number
    ]
    if line.norm(first + 1) in ("last", "final"):
        day = candidates[-1]
    else:
        order = int(line.value(first + 1, "ORDWORD"))
        if order > len(candidates):
            return None
        day = candidates[order - 1]
    return Found(
        "DATE", day.isoformat(), None, day, "published" if year_in(context, first, stop) is None else "itself"
    )


BUILDERS: dict[str, Builder] = {
    "weekday": weekday,
    "weekday_week": weekday_week,
    "weekdays": weekdays,
    "weekday_nights": weekday_nights,
    "ordinal_week": ordinal_week,
    "ordinal_weekday": ordinal_weekday,
}
