"""Builders for calendar days."""

from __future__ import annotations

import calendar
from datetime import date

from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
    Through,
    days,
    months_on,
)
from generator.annotations.annotators.timexes_parts import (
    Builder,
    edge_of,
    first_of,
    full_year,
    shift_of,
    year_in,
)
from generator.annotations.annotators.timexes_years import shifted_year
from generator.lexicon.number_records import context_words

__all__ = [
    "BUILDERS",
    "calendar_date",
    "day_before",
    "day_behind",
    "day_in",
    "iso_date",
    "numeric_date",
]


def day_in(context: Context, first: int, stop: int) -> tuple[int, int, int | None] | None:
    """Day, month and (written) year of a date in words."""
    line = context.line
    month_at = first_of(context, first, stop, "MONTH")
    if month_at is None:
        return None
    number_at = next(
        (i for i in range(month_at + 1, stop) if line.has(i, "DAYNUM") or line.has(i, "ORDWORD")), None
    )
    if number_at is None or (number_at > month_at + 3):
        number_at = next(
            (
                i
                for i in range(month_at - 1, first - 1, -1)
                if line.has(i, "DAYNUM") or line.has(i, "ORDWORD")
            ),
            None,
        )
    if number_at is None:
        return None
    norm = line.norm(number_at)
    number = (
        int(line.value(number_at, "ORDWORD"))
        if line.has(number_at, "ORDWORD")
        else int(norm.rstrip("stndrh"))
    )
    month = int(line.value(month_at, "MONTH"))
    return (number, month, year_in(context, first, stop)) if 1 <= number <= 31 else None


def guess_year(
    context: Context, month: int, day: int, first: int, stop: int, weekday: int | None
) -> tuple[int, bool] | None:
    """The year of a date without one, and whether it is certain.

    It is that of the nearest such day, since papers write the year of others; one that falls on *weekday*
    where that is given; a past one behind "ended", a coming one where the sentence looks ahead.
    """
    anchor = context.published
    if anchor is None:
        return None
    found = [
        (date(year, month, day) - anchor).days
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if day <= calendar.monthrange(year, month)[1]
    ]
    fitting = [gap for gap in found if weekday is None or days(anchor, gap).isoweekday() == weekday]
    outlook = context.outlook(first, stop)
    if context.line.norm(first - 1) == "ended":
        fitting = [gap for gap in fitting if gap <= 0]
    gap = min(fitting or found, key=abs, default=None)
    if gap is None:
        return None
    planned = outlook is None and context.planned(first)
    if (outlook or planned) and gap < -30 and any(later > 0 for later in fitting):
        gap = min(later for later in fitting if later > 0)
    sure = abs(gap) <= 45 or (gap < 0 and outlook is False and gap > -150) or (gap > 0 and bool(outlook))
    sure = sure and not (planned and abs(gap) > 14)
    other = context.year is not None and first - context.year_at < 60 and abs(context.year - anchor.year) > 1
    return days(anchor, gap).year, sure and bool(fitting) and not other


def calendar_date(context: Context, first: int, stop: int) -> Found | None:
    """For "February 24, 2022", "Sunday 27 February"."""
    parts = day_in(context, first, stop)
    if parts is None:
        return None
    number, month, year = parts
    written = year is not None
    if year is None:
        year = shifted_year(context, first, stop)
    borrowed = _year_of_the_end(context, month, stop) if year is None else None
    year = borrowed if year is None else year
    weekday_at = first_of(context, first, stop, "WEEKDAY", "WEEKDAYABBR")
    weekday = None
    if weekday_at is not None:
        kind = "WEEKDAY" if context.line.has(weekday_at, "WEEKDAY") else "WEEKDAYABBR"
        weekday = int(context.line.value(weekday_at, kind))
    sure = True
    if year is None:
        guess = guess_year(context, month, number, first, stop, weekday)
        year, sure = guess if guess is not None else (None, False)
    if year is None:
        return Found("DATE", f"XXXX-{month:02d}-{number:02d}", edge_of(context, first, stop))
    if number > calendar.monthrange(year, month)[1]:
        return None
    day = date(year, month, number)
    if weekday is not None and weekday != day.isoweekday():
        sure = False
    through: Through = "itself" if written else "article" if borrowed is not None else "published"
    return Found("DATE", day.isoformat(), edge_of(context, first, stop), day, through, sure)


def _year_of_the_end(context: Context, month: int, stop: int) -> int | None:
    """The year of "July 27" in "July 27 to October 23, 2020"; one less where the year turns between."""
    line = context.line
    if line.norm(stop) not in _JOINED and line.norm(stop) not in ("until", "till"):
        return None
    if line.has(stop + 1, "DAYNUM"):  # "Nov 18-19, 2024"
        behind = stop + 3 if line.norm(stop + 2) == "," else stop + 2
        if line.has(behind, "YEAR"):
            return int(line.norm(behind))
    at = stop + 1
    while at < stop + 4 and (line.has(at, "DAYNUM") or line.norm(at) in ("on", "the", "of")):
        at += 1
    if not line.has(at, "MONTH") or not (line.has(at - 1, "DAYNUM") or line.has(at + 1, "DAYNUM")):
        return None
    year = next((int(line.norm(k)) for k in range(at + 1, at + 4) if line.has(k, "YEAR")), None)
    between = [line.norm(k) for k in range(at + 1, at + 4) if not line.has(k, "YEAR")]
    if year is None or any(len(word) > 2 and word.isalpha() for word in between[:1]):
        return None
    return year - 1 if month > int(line.value(at, "MONTH")) else year


_JOINED = frozenset(("to", "-", "and", "through", "or", "&"))


def _same_month(found: Found, number: str) -> Found | None:
    day, figure = found.day, int(number.rstrip("stndrh"))
    if day is None or figure > calendar.monthrange(day.year, day.month)[1]:
        return None
    other = day.replace(day=figure)
    return found._replace(value=other.isoformat(), day=other, mod=None, first=None, stop=None)


def day_before(context: Context, found: Found, first: int, end: int) -> tuple[int, int, str, Found] | None:
    """The 24 of "24-26 February", once the 26 February is found; *end* is where the text before is taken."""
    line, at = context.line, first - 2
    if found.type != "DATE" or at < end or line.norm(first - 1) not in _JOINED or not line.has(at, "DAYNUM"):
        return None
    if not line.has(first, "DAYNUM") or line.norm(at - 1) in ("and", "$", "-"):
        return None
    other = _same_month(found, line.norm(at))
    if other is None or found.day is None or other.day is None or other.day >= found.day:
        return None
    return at, at + 1, "timex.day-range", other


def day_behind(context: Context, found: Found, stop: int) -> tuple[int, int, str, Found] | None:
    """The 17 of "March 15 to 17", once the March 15 is found."""
    line = context.line
    if found.type != "DATE" or line.norm(stop) not in _JOINED or not line.has(stop + 1, "DAYNUM"):
        return None
    behind = line.norm(stop + 2)
    if not line.has(stop - 1, "DAYNUM") or (
        behind.isalpha() and behind not in ("in", "at", "and", "to", "for", "by", "after", "when")
    ):
        return None
    if behind in ("%", "-", "/", ":"):
        return None
    other = _same_month(found, line.norm(stop + 1))
    if other is None or found.day is None or other.day is None or other.day <= found.day:
        return None
    return stop + 1, stop + 2, "timex.day-range", other


def day_of_month(context: Context, first: int, stop: int) -> Found | None:
    """For "the 5th of next month"."""
    anchor = context.published
    number = int(context.line.norm(first_of(context, first, stop, "DAYNUM") or first).rstrip("stndrh"))
    if anchor is None:
        return Found("DATE", f"XXXX-XX-{number:02d}")
    month = months_on(anchor.replace(day=1), shift_of(context, first, stop) or 0)
    if number > calendar.monthrange(month.year, month.month)[1]:
        return None
    day = month.replace(day=number)
    return Found("DATE", day.isoformat(), None, day, "published")


_BEFORE_DAY = frozenset({"on", "by", "until", "till", "since", "for", "before", "after", "from"})
_BEHIND_DAY = frozenset(
    {".", ",", ";", ")", "\n", "", "and", "to", "at", "in", "after", "when", "but", "with"}
)
_NUMBERED = context_words("time.numbered")


def bare_day_of_month(context: Context, first: int, stop: int) -> Found | None:
    """For "on the 14th": the last such day, or the coming one where the sentence looks ahead."""
    line, anchor = context.line, context.published
    number = int(line.norm(stop - 1).rstrip("stndrh"))
    if line.norm(first - 1) not in _BEFORE_DAY or line.norm(stop) not in _BEHIND_DAY or not 1 <= number <= 31:
        return None
    start, end = context.clause(first)
    if _NUMBERED & {line.norm(at) for at in range(start, end)}:
        return None
    if anchor is None:
        return Found("DATE", f"XXXX-XX-{number:02d}")
    outlook = context.outlook(first, stop)
    if outlook is None and not context.planned(first):
        return None
    outlook = outlook is None or outlook
    month = anchor.replace(day=1)
    if outlook and number < anchor.day:
        month = months_on(month, 1)
    elif not outlook and number > anchor.day:
        month = months_on(month, -1)
    if number > calendar.monthrange(month.year, month.month)[1]:
        return None
    day = month.replace(day=number)
    return Found("DATE", day.isoformat(), None, day, "published")


def iso_date(context: Context, first: int, stop: int) -> Found | None:
    """For "2022-02-27", with or without a time."""
    raw = context.line.raw(first)
    try:
        day = date.fromisoformat(raw[:10])
    except ValueError:
        return None
    if not 1000 <= day.year <= 2200:
        return None
    return Found("TIME" if len(raw) > 10 else "DATE", raw, None, day, "itself", True)


def numeric_date(context: Context, first: int, stop: int) -> Found | None:
    """For "27/02/2022". Where both orders are a date the day stays open, with the likelier value."""
    raw = context.line.raw(first)
    separator = next(c for c in raw if not c.isdigit())
    one, two, last = raw.split(separator)
    if len(last) == 2 and separator != "/":
        return None
    year = full_year(last) if len(last) == 2 else int(last)
    orders = [(int(two), int(one)), (int(one), int(two))]  # (month, day)
    valid = (
        [(m, d) for m, d in orders if 1 <= m <= 12 and 1 <= d <= calendar.monthrange(year, m)[1]]
        if year
        else []
    )
    if not valid or not 1000 <= year <= 2200:
        return None
    dates = sorted({date(year, m, d) for m, d in valid})
    if len(dates) == 1:
        return Found("DATE", dates[0].isoformat(), None, dates[0], "itself", True)
    near = [d for d in dates if context.published is not None and abs((d - context.published).days) <= 8]
    day = near[0] if len(near) == 1 else date(year, *valid[0])
    return Found("DATE", day.isoformat(), None, None, None)


BUILDERS: dict[str, Builder] = {
    "calendar_date": calendar_date,
    "day_of_month": day_of_month,
    "bare_day_of_month": bare_day_of_month,
    "iso_date": iso_date,
    "numeric_date": numeric_date,
}
