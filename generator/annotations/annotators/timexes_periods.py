"""Builders for weeks, months, quarters, years and longer periods named by their place ("last week")."""

from __future__ import annotations

from datetime import date

from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
    days,
    iso_week,
    months_on,
    quarter_of,
)
from generator.annotations.annotators.timexes_days import Builder, edge_of, full_year, shift_of, shifted_year
from generator.lexicon.number_records import context_words
from generator.lexicon.number_words import value_of

__all__ = ["BUILDERS", "last_quarter", "unit_value"]


def _find(context: Context, first: int, stop: int, *kinds: str) -> int | None:
    return next((i for i in range(first, stop) if any(context.line.has(i, kind) for kind in kinds)), None)


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


def _season(season: str, base: date, shift: int, forward: bool) -> str:
    """Spring is SP and so on; the year is that in which the season begins."""
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    month, year = starts[season], base.year
    begun = base.month >= month or (season == "WI" and base.month < 3)
    if season == "WI" and base.month < 3:
        year -= 1
    if shift == 0:
        return f"{base.year:04d}-{season}"
    if shift < 0:
        running = begun and (base.month < month + 3 or season == "WI")
        return f"{year - 1 if not begun or running else year:04d}-{season}"
    return f"{year + 1 if begun and forward else year:04d}-{season}"


def shift(context: Context, first: int, stop: int) -> Found | None:
    """For "last year", "this week", "the previous day", "earlier this month", "this past spring"."""
    line, anchor = context.line, context.published
    words = [line.norm(i) for i in range(first, stop)]
    mod = edge_of(context, first, stop)
    if len(words) > 2 and words[0] != "this" and line.has(first, "SHIFT") and line.has(first + 1, "SHIFT"):
        first, words = first + 1, words[1:]
    amount = shift_of(context, first, stop) or 0
    raw = line.raw(stop - 1)
    if raw[0].isupper() and not raw.isupper():
        return None
    if line.has(stop - 1, "SEASON"):
        if anchor is None:
            return Found("DATE", f"XXXX-{line.value(stop - 1, 'SEASON')}", mod)
        return Found("DATE", _season(line.value(stop - 1, "SEASON"), anchor, amount, True), mod)
    unit = line.value(stop - 1, "UNIT")
    if unit in ("TS", "TM", "TH", "ML"):
        return None
    relative = set(words) & {
        "previous",
        "preceding",
        "following",
        "same",
        "that",
        "prior",
        "ensuing",
        "subsequent",
    }
    if "next" in words and words[0] == "the" and unit == "D":
        relative = {"next"}
    if words == ["that", "day"] or words == ["the", "same", "day"] or words == ["same", "day"]:
        relative = {"same"}
    if unit == "D" and words[-2] == "present":
        return None
    if unit == "D" and "past" in words and len(words) > 1:
        return Found("DURATION", "P1D", mod)
    if "past" in words and "this" not in words and unit in ("D", "DE", "CE"):
        return Found("DURATION", {"DE": "P10Y", "CE": "P100Y", "D": "P1D"}[unit], mod)
    if anchor is None and not (relative and context.day):
        return Found(
            "DATE",
            {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX"),
            mod,
        )
    base, through = anchor, "published"
    if relative:
        named = _base(context, unit, anchor)
        if named is not None:
            base, through = named, "article"
    assert base is not None
    if unit == "Q" and not relative and amount <= 0 and "fiscal" not in words:
        year, quarter = quarter_of(base) if amount == 0 else last_quarter(base)
        return Found("DATE", f"{year:04d}-Q{quarter}", mod)
    value = unit_value(unit, base, amount)
    if value is None:
        return None
    return Found(
        "DATE", value[0], mod, value[1], "article" if through == "article" else "published", first=first
    )


def _base(context: Context, unit: str, anchor: date | None) -> date | None:
    """The day that "the previous …" is counted from."""
    if unit in ("D", "N"):
        return context.day or anchor
    if unit == "W":
        return context.day or anchor
    if unit == "M" and context.month is not None:
        return date(context.month[0], context.month[1], 1)
    if unit == "Q" and context.quarter is not None:
        return date(context.quarter[0], context.quarter[1] * 3 - 1, 1)
    if unit in ("Y", "DE") and context.year is not None:
        return date(context.year, 7, 1)
    return anchor


def same_period(context: Context, first: int, stop: int) -> Found | None:
    """For "the same period last year", "the corresponding quarter a year earlier"."""
    year = shifted_year(context, first, stop)
    if year is None and context.published is not None:
        year = context.published.year - 1
    if year is None:
        return None
    quarter = context.near_quarter(first, 120)
    if quarter is not None:
        return Found("DATE", f"{year:04d}-Q{quarter[1]}", through="article")
    if context.month is not None and context.line.norm(first + 2) == "month":
        return Found("DATE", f"{year:04d}-{context.month[1]:02d}", through="article")
    return Found("DATE", f"{year:04d}")


def latest(context: Context, first: int, stop: int) -> Found | None:
    """For "the latest quarter"."""
    line = context.line
    unit = line.value(stop - 1, "UNIT") if line.has(stop - 1, "UNIT") else "Q"
    if context.published is None or unit not in ("Q", "Y", "W", "M"):
        return None
    if unit == "Q":
        year, quarter = last_quarter(context.published)
        near = context.near_quarter(first, 200)
        if near is not None and near < (year, quarter):
            year, quarter = near
        return Found("DATE", f"{year:04d}-Q{quarter}")
    value = unit_value(unit, context.published, -1 if unit in ("M", "Y") else 0)
    return Found("DATE", value[0]) if value else None


_ROUNDING = (
    "end",
    "ended",
    "ending",
    "ends",
    "finish",
    "finished",
    "closed",
    "close",
    "began",
    "begin",
    "start",
    "started",
)
_CLAUSE = context_words("time.clause")


def the_unit(context: Context, first: int, stop: int) -> Found | None:
    """For "the quarter", "the weekend"; "the year" alone only behind a fitting preposition."""
    line, anchor = context.line, context.published
    mod = edge_of(context, first, stop)
    before = line.norm(first - 1)
    if line.has(stop - 1, "SEASON"):
        if anchor is None or before not in (
            "in",
            "during",
            "over",
            "for",
            "through",
            "by",
            "of",
            "this",
            "into",
        ):
            return None
        if line.norm(stop - 1) == "fall" or line.norm(stop) == "of":
            return None
        value = _season(
            line.value(stop - 1, "SEASON"), anchor, 1 if context.ahead(first, stop) else -1, False
        )
        if value[:4] < f"{anchor.year - 1}":
            value = f"{anchor.year:04d}{value[4:]}"
        return Found("DATE", value, mod)
    unit = line.value(stop - 1, "UNIT")
    after = line.norm(stop)
    if after == "of" and unit == "Q" and not line.has(stop + 1, "YEAR"):
        return None
    if after in _CLAUSE and unit != "Q" and not (after == "in" and mod):
        return None
    if line.has(stop, "DIGITS") or after == "-" or (after in ("before", "after") and unit not in ("Q", "WE")):
        return None
    if unit == "Q":
        quarter = context.near_quarter(first, 200) or (last_quarter(anchor) if anchor else None)
        if after == "ended" and line.has(stop + 1, "MONTH") and anchor is not None:
            number = int(line.value(stop + 1, "MONTH"))
            quarter = (anchor.year if number <= anchor.month else anchor.year - 1, (number + 2) // 3)
            return Found("DATE", f"{quarter[0]:04d}-Q{quarter[1]}", mod)
        if quarter is None:
            return None
        return Found("DATE", f"{quarter[0]:04d}-Q{quarter[1]}", mod, through="article")
    if unit == "WE":
        if anchor is None:
            return Found("DATE", "XXXX-WXX-WE", mod)
        ahead = context.ahead(first, stop)
        base = anchor if ahead or anchor.isoweekday() >= 6 else days(anchor, -7)
        return Found("DATE", f"{iso_week(base)}-WE", mod)
    if anchor is None or (
        before
        not in (
            "in",
            "during",
            "for",
            "of",
            "by",
            "over",
            "through",
            "throughout",
            "earlier",
            "later",
            "at",
            "from",
            "on",
            "within",
            "until",
            "to",
            "since",
            *_ROUNDING,
        )
        and not mod
    ):
        return None
    if unit == "D":
        if (
            before not in ("in", "during", "of", "on", "for", "through", "throughout", "by", *_ROUNDING)
            and not mod
        ):
            return None
        day = context.day if context.day is not None and first - context.day_at < 60 else anchor
        return Found("DATE", day.isoformat(), mod, day, "article")
    if unit == "Y":
        if mod:
            return Found("DATE", f"{anchor.year:04d}", mod)
        if context.line.norm(stop - 2) in ("full", "whole", "entire"):
            return Found("DATE", f"{anchor.year:04d}")
        if before in ("for", "in", "during", "of", "over", "throughout"):
            return Found("DURATION", "P1Y")
        return None
    if unit == "M":
        month = context.month if context.month is not None and first - context.month_at < 60 else None
        if mod or before in ("in", "during", "for"):
            year, number = month or (anchor.year, anchor.month)
            return Found("DATE", f"{year:04d}-{number:02d}", mod)
    if unit == "W" and (mod or before in ("for", "during", "in", *_ROUNDING)):
        return Found("DATE", iso_week(anchor), mod)
    return None


def unit_before(context: Context, first: int, stop: int) -> Found | None:
    """For "the day before", "the year earlier", where nothing follows that they would be before."""
    line = context.line
    unit, word = line.value(first + 1, "UNIT"), line.norm(stop - 1)
    if word in ("before", "after") and line.norm(stop) not in (
        ".",
        ",",
        "\n",
        ")",
        '"',
        "",
        ";",
        "and",
        "but",
        "in",
        "at",
        "on",
        "that",
    ):
        return None
    base = _base(context, unit, context.published)
    if base is None:
        return Found("DATE", "XXXX-XX-XX" if unit == "D" else "XXXX")
    value = unit_value(unit, base, 1 if word == "after" else -1)
    if value is None:
        return None
    return Found("DATE", value[0], None, value[1], "article" if context.day else "published")


def year_ago(context: Context, first: int, stop: int) -> Found | None:
    """For "year-earlier", "the year-ago quarter": the period in play, a year before."""
    anchor = context.published
    if anchor is None:
        return None
    line = context.line
    if line.norm(stop - 1) == "months":
        amount = value_of([line.norm(stop - 2)])
        return Found("DURATION", f"P{amount}M")
    order = _find(context, first, stop, "ORDWORD")
    bare = (
        first + 1 if line.norm(stop - 1) in ("ago", "earlier") and line.norm(first) in ("the", "a") else None
    )
    year, quarter = context.near_quarter(first, 400) or last_quarter(anchor)
    if year > anchor.year:
        year, quarter = last_quarter(anchor)
    if order is not None:
        quarter = int(line.value(order, "ORDWORD"))
    elif context.quarter is None and line.norm(stop - 1) != "quarter":
        return Found("DATE", f"{anchor.year - 1:04d}", first=bare)
    if (
        year == anchor.year
        or context.quarter is None
        or (year == anchor.year - 1 and quarter == 4 and anchor.month <= 3)
    ):
        year -= 1
    return Found("DATE", f"{year:04d}-Q{quarter}", through="article", first=bare)


def year_end(context: Context, first: int, stop: int) -> Found | None:
    """For "year-end": 31 December of the year, ahead or behind."""
    anchor = context.published
    if anchor is None:
        return Found("DATE", "XXXX-12-31")
    year = anchor.year
    if context.line.norm(first - 1) == "since" or (anchor.month <= 6 and not context.ahead(first, stop)):
        year -= 1
    if "'s" in (context.line.norm(i) for i in range(first, stop)) or context.line.norm(first + 1) != "-":
        return Found("DATE", f"{year:04d}", "END")
    return Found("DATE", f"{year:04d}-12-31")


def season(context: Context, first: int, stop: int) -> Found | None:
    """For "summer", "the winter of 1994"."""
    line, anchor = context.line, context.published
    at = _find(context, first, stop, "SEASON")
    assert at is not None
    name = line.value(at, "SEASON")
    year = shifted_year(context, at + 1, stop)
    if year is not None:
        return Found("DATE", f"{year:04d}-{name}", edge_of(context, first, at))
    if (
        stop > at + 1
        or anchor is None
        or (line.norm(at) in ("fall", "spring") and line.norm(at - 1) not in ("late", "early", "mid"))
    ):
        return None
    if line.norm(at - 1) not in (
        "in",
        "by",
        "until",
        "during",
        "since",
        "late",
        "early",
        "mid",
        "of",
        "through",
        "-",
        "before",
        "after",
    ):
        return None
    value = _season(name, anchor, 1 if context.ahead(first, stop) else -1, False)
    return Found("DATE", value)


def quarter(context: Context, first: int, stop: int) -> Found | None:
    """For "the third quarter", "Q3 FY25": the one that has begun last, unless a year is named."""
    line, anchor = context.line, context.published
    mod = edge_of(context, first, stop)
    short = _find(context, first, stop, "QUARTER")
    if short is not None:
        number = int(line.norm(short).strip("q"))
    else:
        at = next(i for i in range(first, stop) if line.norm(i) == "quarter")
        order = at - 2 if line.norm(at - 1) == "-" else at - 1
        if line.has(order, "ORDWORD"):
            number = int(line.value(order, "ORDWORD"))
        elif line.has(order, "ORDDAY"):
            number = int(line.norm(order)[:-2])
        elif line.norm(order) == "final":
            number = 4
        else:
            year = shifted_year(context, at, stop)
            return Found("DATE", f"{year:04d}-Q4", mod) if year is not None else shift(context, first, stop)
        if line.norm(stop) in ("century", "final", "finals") or number > 4:
            return None
    words = [line.norm(i) for i in range(first, stop)]
    fiscal = _find(context, first, stop, "FISCALYEAR")
    if fiscal is not None:
        return Found(
            "DATE",
            f"FY{full_year(line.norm(fiscal).strip(chr(39) + 'fy')):04d}-Q{number}",
            mod,
            through="itself",
        )
    year = shifted_year(context, first, stop)
    if "ago" in words or "earlier" in words:
        base = anchor.year - 1 if anchor else None
        year = base if year is None else year
    if year is None and "that" in words:
        year = context.year
    if year is None:
        if anchor is None:
            return Found("DATE", f"XXXX-Q{number}", mod)
        year = anchor.year if anchor.month >= 3 * number - 2 else anchor.year - 1
        if year < anchor.year and context.ahead(first, stop):
            year = anchor.year
    return Found("DATE", f"{year:04d}-Q{number}", mod)


def year_quarter(context: Context, first: int, stop: int) -> Found | None:
    """For "the 1988 quarter": the quarter in play, of that year."""
    year = int(context.line.norm(first + 1))
    if context.quarter is None or abs(context.quarter[0] - year) > 2:
        return Found("DATE", f"{year:04d}")
    return Found("DATE", f"{year:04d}-Q{context.quarter[1]}", through="article")


def half(context: Context, first: int, stop: int) -> Found | None:
    """For "the first half of 2019", "H1 FY25"."""
    line = context.line
    words = [line.norm(i) for i in range(first, stop)]
    at = _find(context, first, stop, "HALF")
    number = int(line.norm(at).strip("h")) if at is not None else (1 if "first" in words else 2)
    decade_at = _find(context, first, stop, "DECADE")
    if decade_at is not None:
        found = decade(context, decade_at, stop)
        return Found("DATE", found.value, "START" if number == 1 else "END") if found else None
    year = shifted_year(context, first, stop)
    if year is None:
        if at is not None and stop == at + 1 and context.published is not None:
            return Found("DATE", f"{context.published.year:04d}-H{number}")
        return None
    return Found("DATE", f"{year:04d}-H{number}")


def fiscal_year(context: Context, first: int, stop: int) -> Found | None:
    """For "FY24", "fiscal 1989", "financial year 2022-23": named by the year in which it ends."""
    line = context.line
    at = _find(context, first, stop, "FISCALYEAR", "YEAR", "DIGITS")
    assert at is not None
    short = line.has(at, "FISCALYEAR")
    digits = line.norm(at).strip("'fy")
    if not digits.isdigit() or len(digits) not in (2, 4):
        return None
    year = full_year(digits)
    if at + 2 < stop and line.norm(stop - 1).isdigit() and line.norm(stop - 1) != digits:
        last = line.norm(stop - 1)
        if len(last) not in (2, 4) or full_year(last) % 100 != (year + 1) % 100:
            return None
        year += 1
        return Found("DATE", f"FY{year:04d}", edge_of(context, first, at), through="itself")
    value = f"FY{year:04d}" if short or line.norm(at - 1) == "fy" else f"{year:04d}"
    return Found("DATE", value, edge_of(context, first, at), through="itself")


def fiscal_shift(context: Context, first: int, stop: int) -> Found | None:
    """For "last fiscal", "the current financial year"."""
    line = context.line
    if context.published is None:
        return None
    words = [line.norm(i) for i in range(first, stop)]
    if words[-1] in ("financial", "calendar", "accounting", "tax", "academic"):
        return None
    return Found(
        "DATE",
        f"{context.published.year + (shift_of(context, first, stop) or 0):04d}",
        edge_of(context, first, stop),
    )


def year_range(context: Context, first: int, stop: int) -> Found | None:
    """For "2021-22", "1996-2001": two years joined."""
    line = context.line
    one, last = int(line.norm(first)), line.norm(stop - 1)
    if (
        line.tokens[first].end != line.tokens[first + 1].start
        or not last.isdigit()
        or len(last) not in (2, 4)
    ):
        return None
    two = int(last) if len(last) == 4 else one // 100 * 100 + int(last)
    if two < one:
        two += 100
    if not (1500 <= one < two <= 2100) or two - one > 120:
        return None
    return Found("DATE", f"{one:04d}/{two:04d}", through="itself", sure=True)


def decade(context: Context, first: int, stop: int) -> Found | None:
    """For "the 1980s", "the early nineties"."""
    line = context.line
    at = _find(context, first, stop, "DECADE", "DECADEWORD")
    assert at is not None
    if line.has(at, "DECADEWORD"):
        digits = line.value(at, "DECADEWORD")
    else:
        digits = line.norm(at).replace("'", "").rstrip("s")
    before = line.norm(first - 1)
    if before in ("his", "her", "their", "my", "your", "its"):
        return None
    if len(digits) == 2:
        if line.norm(first) != "the" and not line.norm(at).startswith("'"):
            return None
        digits = ("20" if digits in ("00", "10", "20") else "19") + digits
    century_form = digits.endswith("00") and digits[:2] != "20"
    return Found(
        "DATE", digits[:2] if century_form else digits[:3], edge_of(context, first, at), through="itself"
    )


def century(context: Context, first: int, stop: int) -> Found | None:
    """For "the 19th century" (written 18), "this century"."""
    line = context.line
    tokens = [
        i
        for i in range(first, stop)
        if line.has(i, "ORDWORD") or line.has(i, "ORDDAY") or line.has(i, "NUMTEN")
    ]
    number = 0
    for i in tokens:
        if line.has(i, "ORDWORD"):
            number += int(line.value(i, "ORDWORD"))
        elif line.has(i, "ORDDAY"):
            number += int(line.norm(i)[:-2])
        else:
            number += int(value_of([line.norm(i)]))
    if not 1 <= number <= 30:
        return None
    return Found("DATE", f"{number - 1:02d}", edge_of(context, first, stop), through="itself")


BUILDERS: dict[str, Builder] = {
    "shift": shift,
    "same_period": same_period,
    "latest": latest,
    "the_unit": the_unit,
    "unit_before": unit_before,
    "year_ago": year_ago,
    "year_end": year_end,
    "season": season,
    "quarter": quarter,
    "year_quarter": year_quarter,
    "half": half,
    "fiscal_year": fiscal_year,
    "fiscal_shift": fiscal_shift,
    "year_range": year_range,
    "decade": decade,
    "century": century,
}
