"""Builders for days, weekdays, months and years."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date

from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
    Through,
    days,
    iso_week,
    months_on,
)
from generator.lexicon.number_records import context_words
from generator.lexicon.number_words import value_of

__all__ = [
    "BUILDERS",
    "FULL_NAMES",
    "day_before",
    "day_behind",
    "day_in",
    "edge_of",
    "shifted_year",
    "year_in",
]

Builder = Callable[[Context, int, int], Found | None]
BUILDERS: dict[str, Builder] = {}
_SHIFT_WORDS = ("SHIFT", "LATEST")


def edge_of(context: Context, first: int, stop: int) -> str | None:
    """START, MID or END, where the expression begins with "early", "the end of" and the like."""
    for index in range(first, min(first + 4, stop)):
        for kind in ("EDGE", "EDGENOUN"):
            if context.line.has(index, kind):
                return context.line.value(index, kind)
    return None


def _find(context: Context, first: int, stop: int, *kinds: str) -> int | None:
    return next((i for i in range(first, stop) if any(context.line.has(i, kind) for kind in kinds)), None)


def shift_of(context: Context, first: int, stop: int) -> int | None:
    """-1, 0 or 1 for "last", "this", "next"; None without such a word. The last one counts ("this past")."""
    for index in range(stop - 1, first - 1, -1):
        for kind in _SHIFT_WORDS:
            if context.line.has(index, kind):
                return int(context.line.value(index, kind))
    return None


def shifted_year(context: Context, first: int, stop: int) -> int | None:
    """The year that "last year", "1998" or "'98" names."""
    line = context.line
    index = _find(context, first, stop, "YEAR")
    if index is not None:
        return int(line.norm(index))
    index = _find(context, first, stop, "YEARSHORT", "FISCALYEAR")
    if index is not None:
        return full_year(line.norm(index).strip("'fy"))
    for at in range(first, stop):
        if line.norm(at) in ("nineteen", "eighteen") and line.has(at + 1, "NUMTEN"):
            found = year_words(context, at, stop)
            return int(found.value) if found is not None else None
    if _find(context, first, stop, "UNIT") is None:
        return None
    shift = shift_of(context, first, stop)
    words = {line.norm(i) for i in range(first, stop)}
    base = context.published.year if context.published else None
    if words & {"following", "previous", "preceding", "same", "that", "prior"} and context.year is not None:
        base = context.year
    if shift is None or base is None:
        return None
    return base + shift


def full_year(digits: str) -> int:
    """A year of two digits as one of four: 00 to 49 are 2000 to 2049."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < 50 else 1900)


def year_in(context: Context, first: int, stop: int) -> int | None:
    """The year written out in the expression."""
    index = _find(context, first, stop, "YEAR")
    return None if index is None else int(context.line.norm(index))


def day_in(context: Context, first: int, stop: int) -> tuple[int, int, int | None] | None:
    """Day, month and (written) year of a date in words."""
    line = context.line
    month_at = _find(context, first, stop, "MONTH")
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


def guess_year(context: Context, month: int, day: int, *, ended: bool = False) -> int | None:
    """The year of a date without one: that of the nearest such day, since papers write the year of others.

    With *ended* ("the year ended March 31") the day must lie behind the day of publication.
    """
    anchor = context.published
    if anchor is None:
        return None
    distances = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if day <= calendar.monthrange(year, month)[1]:
            gap = (date(year, month, day) - anchor).days
            if not ended or gap <= 0:
                distances.append((abs(gap), year))
    return min(distances)[1] if distances else None


def calendar_date(context: Context, first: int, stop: int) -> Found | None:
    """For "February 24, 2022", "Sunday 27 February"."""
    parts = day_in(context, first, stop)
    if parts is None:
        return None
    number, month, year = parts
    written = year is not None
    if year is None:
        year = shifted_year(context, first, stop)
    if year is None:
        year = guess_year(context, month, number, ended=context.line.norm(first - 1) == "ended")
    if year is None:
        return Found("DATE", f"XXXX-{month:02d}-{number:02d}", edge_of(context, first, stop))
    if number > calendar.monthrange(year, month)[1]:
        return None
    day = date(year, month, number)
    weekday = _find(context, first, stop, "WEEKDAY", "WEEKDAYABBR")
    sure = written or (context.published is not None and abs((context.published - day).days) < 150)
    if weekday is not None:
        kind = "WEEKDAY" if context.line.has(weekday, "WEEKDAY") else "WEEKDAYABBR"
        if int(context.line.value(weekday, kind)) != day.isoweekday():
            sure = False
    through: Through = "itself" if written else "published"
    return Found("DATE", day.isoformat(), edge_of(context, first, stop), day, through, sure)


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
    number = int(context.line.norm(_find(context, first, stop, "DAYNUM") or first).rstrip("stndrh"))
    if anchor is None:
        return Found("DATE", f"XXXX-XX-{number:02d}")
    month = months_on(anchor.replace(day=1), shift_of(context, first, stop) or 0)
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


_NEEDS_PREPOSITION = frozenset({3, 4, 5, 6, 8})
_BEFORE_MONTH = context_words("time.before-month")


FULL_NAMES = frozenset(name.lower() for name in calendar.month_name if name)


def month(context: Context, first: int, stop: int) -> Found | None:
    """For "October", "next June", "July last year", "March 2019"."""
    line = context.line
    at = _find(context, first, stop, "MONTH")
    if at is None:
        return None
    number = int(line.value(at, "MONTH"))
    year = shifted_year(context, at + 1, stop)
    if stop <= at + 2 and first == at and line.norm(stop - 1) in (".", line.norm(at)):
        noun = line.norm(first - 1) in ("a", "its", "his", "her", "their") and line.norm(stop).isalpha()
        if number in _NEEDS_PREPOSITION and line.norm(first - 1) not in _BEFORE_MONTH and not noun:
            return None
        if len(line.norm(at)) == 3 and number != 5:
            return None
    mod = edge_of(context, first, stop)
    if year is not None:
        return Found("DATE", f"{year:04d}-{number:02d}", mod, stop=stop)
    anchor = context.published
    if anchor is None:
        return Found("DATE", f"XXXX-{number:02d}", mod, stop=stop)
    shift = shift_of(context, first, at)
    if shift == 1:
        year = anchor.year if number > anchor.month else anchor.year + 1
    elif shift == -1:
        year = anchor.year if number < anchor.month else anchor.year - 1
    elif shift == 0:
        year = anchor.year
    else:
        wait = (number - anchor.month) % 12
        bound = line.norm(first - 1) in ("through", "until", "till", "by")
        outlook = context.outlook(first, stop, infinitives=True)
        ahead = wait == 1 or (wait < 6 and (bound or outlook is None)) or (wait < 8 and bool(outlook))
        year = (
            anchor.year
            if (number >= anchor.month) == ahead or wait == 0
            else anchor.year + (1 if ahead else -1)
        )
    return Found("DATE", f"{year:04d}-{number:02d}", mod, stop=stop)


_BEFORE_YEAR = context_words("time.before-year")
_COUNTED = context_words("time.counted-by-year")


def year(context: Context, first: int, stop: int) -> Found | None:
    """For "1998", "'98", "the year 2000", "early 2004"."""
    line = context.line
    at = _find(context, first, stop, "YEAR", "YEARSHORT")
    if at is None:
        return None
    number = full_year(line.norm(at).strip("'"))
    before, after = line.norm(first - 1), line.norm(at + 1)
    if line.has(at, "YEAR") and stop - first == 1:
        nearby = context.published.year if context.published else 2000
        known = before in _BEFORE_YEAR or before in ("\n", "") or (1900 <= number <= nearby + 30)
        if not known or before in (
            "$",
            "£",
            "€",
            "₹",
            "#",
            "no",
            "number",
            "rs",
            "at",
            "about",
            "room",
            "flight",
        ):
            return None
        if (
            after in _COUNTED
            or after in ("%", "percent")
            or (line.has(at + 1, "UNITS") and after != "quarters")
        ):
            return None
        if before == "-" and line.tokens[first - 1].end == line.tokens[first].start:
            return None
        name = line.raw(first - 1) if first else ""
        titled = len(name) > 2 and name[0].isupper() and line.norm(first - 2).isalpha()
        dated = any(line.has(first - 1, kind) for kind in ("MONTH", "WEEKDAY", "SEASON"))
        if before not in _BEFORE_YEAR and titled and not dated and abs(number - nearby) > 1:
            return None  # "Windows 2000"; but "Lagos Expo 2022" in 2022
        named = at + 1 < len(line.tokens) and line.raw(at + 1)[0].isupper()
        if before not in _BEFORE_YEAR and (
            number < 1900 or (not named and after[-1:] == "s" and after != "'s" and len(after) > 3)
        ):
            return None
        if (
            before in (",", "and", "-", "than", "over", "about", "around", "or", "to")
            and not 1500 <= number <= 2100
        ):
            return None
    if (
        line.has(at, "YEARSHORT")
        and first == at
        and before not in _BEFORE_YEAR | {"the", "of", "class", "summer"}
    ):
        return None
    mod = edge_of(context, first, at)
    if stop > at + 1:
        mod = "ON_OR_BEFORE" if line.norm(stop - 1) == "earlier" else "ON_OR_AFTER"
    return Found("DATE", f"{number:04d}", mod, through="itself", sure=line.has(at, "YEAR"))


def year_words(context: Context, first: int, stop: int) -> Found | None:
    """For "nineteen ninety-six", "the year two thousand"."""
    words = [context.line.norm(i) for i in range(first, stop)]
    mod = edge_of(context, first, stop)
    words = [w for w in words if w not in ("the", "year", "-", "early", "late", "mid", "of", "end")]
    try:
        if "thousand" in words:
            number = int(value_of(words))
        else:
            number = int(value_of(words[:1])) * 100 + int(value_of(words[1:]))
    except ValueError:
        return None
    if not (1500 <= number <= 2100) or words[0] not in (
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "two",
    ):
        return None
    return Found("DATE", f"{number:04d}", mod, through="itself")


def weekday(context: Context, first: int, stop: int) -> Found | None:
    """For "Sunday", "next Monday": the publication day itself or the last such day, unless ahead."""
    line = context.line
    at = _find(context, first, stop, "WEEKDAY", "WEEKDAYABBR")
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
    day, sure = weekday_day(context, number, first, stop)
    if day is None:
        return Found("DATE", f"XXXX-WXX-{number}", mod, stop=stop)
    return Found("DATE", day.isoformat(), mod, day, "published", sure, stop=stop)


def weekday_day(context: Context, number: int, first: int, stop: int) -> tuple[date | None, bool]:
    """The day a weekday stands for, and whether that is certain."""
    anchor = context.published
    if anchor is None:
        return None, False
    back = (anchor.isoweekday() - number) % 7
    words = [context.line.norm(i) for i in range(first, stop)]
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
    if context.ahead(first, stop):
        return (anchor, False) if back == 0 else (days(anchor, 7 - back), False)
    return days(anchor, -back), True


def weekdays(context: Context, first: int, stop: int) -> Found | None:
    """For "Sundays", "every Tuesday"."""
    line = context.line
    at = _find(context, first, stop, "WEEKDAY", "WEEKDAYS")
    assert at is not None
    kind = "WEEKDAY" if line.has(at, "WEEKDAY") else "WEEKDAYS"
    return Found("SET", f"XXXX-WXX-{line.value(at, kind)}")


def weekday_nights(context: Context, first: int, stop: int) -> Found | None:
    """For "Friday nights"."""
    at = _find(context, first, stop, "WEEKDAY")
    assert at is not None
    part = {"nights": "NI", "mornings": "MO", "afternoons": "AF", "evenings": "EV"}[
        context.line.norm(stop - 1)
    ]
    return Found("SET", f"XXXX-WXX-{context.line.value(at, 'WEEKDAY')}T{part}")


def ordinal_week(context: Context, first: int, stop: int) -> Found | None:
    """For "the last week of May"."""
    found = month(context, first, stop) if _find(context, first, stop, "MONTH") is not None else None
    if found is None or found.value.startswith("X"):
        return None
    line = context.line
    start = date(int(found.value[:4]), int(found.value[5:7]), 1)
    if line.norm(first + 1) in ("last", "final"):
        base = days(months_on(start, 1), -7)
    else:
        order = line.value(first + 1, "ORDWORD")
        base = days(start, 7 * (int(order) - 1) + 3)
    return Found("DATE", iso_week(base))


def ordinal_weekday(context: Context, first: int, stop: int) -> Found | None:
    """For "the last Sunday in March"."""
    line = context.line
    at = _find(context, first, stop, "WEEKDAY")
    found = (
        month(context, at + 1, stop)
        if at is not None and _find(context, at, stop, "MONTH") is not None
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


BUILDERS.update(
    calendar_date=calendar_date,
    day_of_month=day_of_month,
    iso_date=iso_date,
    numeric_date=numeric_date,
    month=month,
    year=year,
    year_words=year_words,
    weekday=weekday,
    weekdays=weekdays,
    weekday_nights=weekday_nights,
    ordinal_week=ordinal_week,
    ordinal_weekday=ordinal_weekday,
)
