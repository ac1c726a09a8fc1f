"""Builders for quarters, halves, fiscal years, decades and centuries."""

from __future__ import annotations

from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
)
from generator.annotations.annotators.timexes_parts import (
    Builder,
    edge_of,
    first_of,
    full_year,
    last_quarter,
    shift_of,
    unit_value,
)
from generator.annotations.annotators.timexes_periods import shift
from generator.annotations.annotators.timexes_years import shifted_year
from generator.lexicon.number_words import value_of

__all__ = ["BUILDERS"]


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


def year_ago(context: Context, first: int, stop: int) -> Found | None:
    """For "year-earlier", "the year-ago quarter": the period in play, a year before."""
    anchor = context.published
    if anchor is None:
        return None
    line = context.line
    if line.norm(stop - 1) == "months":
        amount = value_of([line.norm(stop - 2)])
        return Found("DURATION", f"P{amount}M")
    order = first_of(context, first, stop, "ORDWORD")
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


def quarter(context: Context, first: int, stop: int) -> Found | None:
    """For "the third quarter", "Q3 FY25": the one that has begun last, unless a year is named."""
    line, anchor = context.line, context.published
    mod = edge_of(context, first, stop)
    short = first_of(context, first, stop, "QUARTER")
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
    fiscal = first_of(context, first, stop, "FISCALYEAR")
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
    at = first_of(context, first, stop, "HALF")
    number = int(line.norm(at).strip("h")) if at is not None else (1 if "first" in words else 2)
    decade_at = first_of(context, first, stop, "DECADE")
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
    at = first_of(context, first, stop, "FISCALYEAR", "YEAR", "DIGITS")
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
    at = first_of(context, first, stop, "DECADE", "DECADEWORD")
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
    "same_period": same_period,
    "latest": latest,
    "year_ago": year_ago,
    "year_end": year_end,
    "quarter": quarter,
    "year_quarter": year_quarter,
    "half": half,
    "fiscal_year": fiscal_year,
    "fiscal_shift": fiscal_shift,
    "year_range": year_range,
    "decade": decade,
    "century": century,
}
