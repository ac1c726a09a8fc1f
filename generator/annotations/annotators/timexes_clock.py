"""Builders for today and tomorrow, parts of the day, and clock times."""

from __future__ import annotations

import re
from datetime import date

from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
    days,
    iso_week,
)
from generator.annotations.annotators.timexes_days import calendar_date, iso_date, numeric_date
from generator.annotations.annotators.timexes_parts import Builder, edge_of, first_of, shift_of
from generator.annotations.annotators.timexes_weekdays import weekday_day
from generator.lexicon.number_words import value_of

__all__ = ["BUILDERS", "part_value"]

_OFFSETS = {"UTC": "Z", "EST": "-05:00", "CST": "-06:00", "MST": "-07:00", "PST": "-08:00"}


def _day(context: Context, first: int, stop: int) -> tuple[date | None, bool] | None:
    """The day that is named, and whether for certain: (None, …) where it is unknown, None without one."""
    line, anchor = context.line, context.published
    at = first_of(context, first, stop, "DEICTIC")
    if at is not None:
        return (days(anchor, int(line.value(at, "DEICTIC"))) if anchor else None), True
    if first_of(context, first, stop, "MONTH") is not None:
        found = calendar_date(context, first, stop)
        if found is not None:
            return found.day, found.sure
    if (at := first_of(context, first, stop, "ISODATE")) is not None:
        found = iso_date(context, at, at + 1)
        return (found.day if found else None), True
    if (at := first_of(context, first, stop, "NUMDATE")) is not None:
        found = numeric_date(context, at, at + 1)
        return (found.day if found else None), True
    if (at := first_of(context, first, stop, "WEEKDAY", "WEEKDAYABBR")) is not None:
        kind = "WEEKDAY" if line.has(at, "WEEKDAY") else "WEEKDAYABBR"
        return weekday_day(context, int(line.value(at, kind)), first, stop)
    if first_of(context, first, stop, "TONIGHT") is not None:
        return anchor, True
    words = [line.norm(i) for i in range(first, stop)]
    if "day" in words:
        base = context.day or anchor
        shift = shift_of(context, first, stop)
        return (days(base, shift or 0) if base else None), False
    if words[:1] == ["this"] or "this" in words:
        return anchor, True
    return None


def deictic(context: Context, first: int, stop: int) -> Found | None:
    """For "today", "late yesterday"."""
    line = context.line
    at = first_of(context, first, stop, "DEICTIC")
    assert at is not None
    shift = int(line.value(at, "DEICTIC"))
    mod = edge_of(context, first, at)
    if (
        shift == 0
        and line.norm(at + 1) == "'s"
        and line.norm(at + 2) in ("world", "society", "youth", "children", "generation")
    ):
        return Found("DATE", "PRESENT_REF", mod)
    before, raw = line.norm(at - 1), line.raw(at)
    if raw[0].isupper() and not raw.isupper() and (before.isalpha() or before == "'s"):
        return None  # "VOA Today"
    if before in ("week", "fortnight", "month", "year") and line.norm(at - 2) == "a" and shift in (0, 1):
        return None  # "a week today" is a week on
    if shift == 1 and before == "of":
        return Found("DATE", "FUTURE_REF", mod)
    if context.published is None:
        return Found("DATE", "XXXX-XX-XX", mod)
    day = days(context.published, shift)
    return Found("DATE", day.isoformat(), mod, day, "published", True)


def deictic_part(context: Context, first: int, stop: int) -> Found | None:
    """For "yesterday evening"."""
    part = context.line.value(stop - 1, "PART")
    return part_value(context, _day(context, first, stop), part, edge_of(context, first, stop))


def deictic_far(context: Context, first: int, stop: int) -> Found | None:
    """For "the day before yesterday"."""
    shift = int(context.line.value(stop - 1, "DEICTIC"))
    shift += -1 if context.line.norm(first + 2) == "before" else 1
    if context.published is None:
        return Found("DATE", "XXXX-XX-XX")
    day = days(context.published, shift)
    return Found("DATE", day.isoformat(), None, day, "published", True)


def tonight(context: Context, first: int, stop: int) -> Found | None:
    """For "tonight"."""
    return part_value(context, (context.published, True), "NI", edge_of(context, first, stop))


def part_value(context: Context, named: tuple[date | None, bool] | None, part: str, mod: str | None) -> Found:
    day, sure = named if named is not None else (None, False)
    value = f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}"
    return Found("TIME", value, mod, day, "published" if day else None, sure)


def this_part(context: Context, first: int, stop: int) -> Found | None:
    """For "this morning", "last night", "the afternoon"."""
    line = context.line
    words = [line.norm(i) for i in range(first, stop)]
    part, anchor = line.value(stop - 1, "PART"), context.published
    mod = edge_of(context, first, stop)
    if words[-1].endswith("s"):
        return None
    if "last" in words:
        return part_value(context, (days(anchor, -1) if anchor else None, True), part, mod)
    if "this" in words:
        return part_value(context, (anchor, True), part, mod)
    base = context.day or anchor
    if "next" in words or "following" in words or "previous" in words:
        shift = -1 if "previous" in words else 1
        return part_value(context, (days(base, shift) if base else None, False), part, mod)
    if "that" in words or "same" in words:
        return part_value(context, (base, False), part, mod)
    if line.norm(first - 1) not in (
        "in",
        "during",
        "through",
        "throughout",
        "by",
        "for",
        "of",
        "into",
        "until",
        "early",
        "late",
    ):
        return None
    return part_value(context, (base, False), part, mod)


def weekday_part(context: Context, first: int, stop: int) -> Found | None:
    """For "Tuesday evening"."""
    part = context.line.value(stop - 1, "PART")
    if context.line.norm(stop - 1).endswith("s"):
        return None
    return part_value(context, _day(context, first, stop), part, edge_of(context, first, stop))


def part_of(context: Context, first: int, stop: int) -> Found | None:
    """For "the night of July 4"."""
    at = first_of(context, first, stop, "PART")
    assert at is not None
    return part_value(
        context, _day(context, at + 1, stop), context.line.value(at, "PART"), edge_of(context, first, at)
    )


def overnight(context: Context, first: int, stop: int) -> Found | None:
    """For "overnight"."""
    if context.line.norm(stop) in ("success", "sensation", "train", "bus", "bag", "delivery", "stay"):
        return None
    return part_value(context, (context.day or context.published, False), "NI", None)


def edge_the(context: Context, first: int, stop: int) -> Found | None:
    """For "later in the day", "earlier in the year"."""
    line, anchor = context.line, context.published
    mod = edge_of(context, first, stop)
    if line.has(stop - 1, "SEASON") or anchor is None:
        return None
    unit = line.value(stop - 1, "UNIT")
    if unit == "D":
        day = context.day or anchor
        return Found(
            "DATE", day.isoformat(), None, day, "article" if context.day else "published", first=stop - 2
        )
    if unit == "Y":
        return Found(
            "DATE", f"{context.year if context.year and context.year < anchor.year else anchor.year:04d}", mod
        )
    if unit == "W":
        return Found("DATE", iso_week(anchor), mod)
    if unit == "M":
        month = context.month or (anchor.year, anchor.month)
        return Found("DATE", f"{month[0]:04d}-{month[1]:02d}", mod)
    return None


def _time(context: Context, first: int, stop: int) -> tuple[str, int] | None:
    """The clock time that begins the expression, as "T13:42", and the token behind it."""
    line = context.line
    at = first_of(context, first, stop, "CLOCK", "HHMM", "FIXED", "DIGITS", "NUMWORD")
    if at is None:
        return None
    if line.has(at, "FIXED"):
        return f"T{line.value(at, 'FIXED')}", at + 1
    digits = re.findall(r"\d+", line.norm(at))
    after = at + 2 if line.norm(at + 1) == "-" else at + 1
    meridiem = line.value(after, "AMPM") if after < stop and line.has(after, "AMPM") else None
    if line.has(at, "HHMM"):
        hour, minute = int(line.norm(at)[:2]), int(line.norm(at)[2:])
    elif digits:
        hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    else:
        hour, minute = int(value_of([line.norm(at)])), 0
    for k in range(at, stop):
        if line.norm(k) in ("afternoon", "evening", "night") and meridiem is None:
            meridiem = "PM"
    if meridiem == "PM" and hour < 12:
        hour += 12
    elif meridiem == "AM" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or (meridiem and hour > 23):
        return None
    text = f"T{hour:02d}:{minute:02d}"
    if len(digits) > 2:
        text += f":{digits[2]}"
    return text, after + 1 if meridiem and line.has(after, "AMPM") else at + 1


def _day_of_the_end(context: Context, stop: int) -> tuple[date | None, bool] | None:
    """The day of "2 a.m." in "between 2 a.m. and 4 a.m. on Monday"."""
    line = context.line
    if line.norm(stop) not in ("and", "to", "-", "until", "till") or not (
        line.has(stop + 1, "DIGITS") or line.has(stop + 1, "CLOCK") or line.has(stop + 1, "NUMWORD")
    ):
        return None
    for at in range(stop + 2, stop + 6):
        if line.has(at, "WEEKDAY") and line.norm(at - 1) in ("on", "p.m.", "a.m.", "pm", "am"):
            day, _ = weekday_day(context, int(line.value(at, "WEEKDAY")), at, at + 1)
            return day, False
    return None


def clock(context: Context, first: int, stop: int) -> Found | None:
    """For "9:40 a.m.", "14:00 GMT", "8 a.m. on Monday"."""
    line = context.line
    read = _time(context, first, stop)
    if read is None:
        return None
    text, behind = read
    at = first_of(context, first, stop, "CLOCK")
    if (
        (
            at is not None
            and at + 1 == behind
            and line.norm(first - 1) in ("finished", "by", "in", "won", "clocked", "ran", "of", "record")
        )
        and first_of(context, behind, stop, "ZONE") is None
        and line.norm(first - 1) not in ("by", "of")
    ):
        return None
    if first == at and line.norm(first - 1) in ("verse", "psalm", "john", "luke", "mark", "ratio", "score"):
        return None
    zone = first_of(context, behind, stop, "ZONE")
    if zone is not None:
        text += (
            _OFFSETS["UTC"] if line.value(zone, "ZONE") == "UTC" and zone + 1 == min(stop, zone + 1) else ""
        )
    named = _day(context, behind, stop)
    mod = "APPROX" if first < behind and line.has(first, "APPROX") else None
    if named is None:
        named = _day_of_the_end(context, stop)
    if named is None:
        near = (
            context.day
            if context.day is not None and context.day_at >= context.clause(first)[0]
            else context.published
        )
        named = (near, False)
    day, sure = named
    sure = sure and all(line.norm(at) != "midnight" for at in range(first, stop))
    by_name = first_of(context, behind, stop, "WEEKDAY") is not None
    if by_name and first_of(context, behind, stop, "MONTH") is None:
        sure = sure and line.norm(first - 1) not in ("from", "until", "till", "by", "through")
    if line.norm(stop - 1) in (",", "("):
        stop -= 1
    if line.norm(stop - 1) == ")" and all(line.norm(at) != "(" for at in range(first, stop)):
        stop -= 1
    value = f"{day.isoformat() if day else 'XXXX-XX-XX'}{text}"
    return Found("TIME", value, mod, day, "published" if day else None, sure, stop=stop)


BUILDERS: dict[str, Builder] = {
    "deictic": deictic,
    "deictic_part": deictic_part,
    "deictic_far": deictic_far,
    "tonight": tonight,
    "this_part": this_part,
    "weekday_part": weekday_part,
    "part_of": part_of,
    "overnight": overnight,
    "edge_the": edge_the,
    "clock": clock,
}
