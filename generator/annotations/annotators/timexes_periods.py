"""Builders for weeks, months and years named by their place ("last week")."""

from __future__ import annotations

from datetime import date

from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
    days,
    iso_week,
    quarter_of,
)
from generator.annotations.annotators.timexes_parts import (
    Builder,
    edge_of,
    last_quarter,
    shift_of,
    unit_value,
)
from generator.annotations.annotators.timexes_seasons import season_value
from generator.lexicon.number_records import context_words

__all__ = ["BUILDERS", "base_of", "shift"]


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
        return Found("DATE", season_value(line.value(stop - 1, "SEASON"), anchor, amount, True), mod)
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
    if unit == "D" and (words[-2] == "present" or (words[-2] == "past" and line.has(stop, "DIGITS"))):
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
        named = base_of(context, unit, anchor)
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


def base_of(context: Context, unit: str, anchor: date | None) -> date | None:
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
        value = season_value(
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
    base = base_of(context, unit, context.published)
    if base is None:
        return Found("DATE", "XXXX-XX-XX" if unit == "D" else "XXXX")
    value = unit_value(unit, base, 1 if word == "after" else -1)
    if value is None:
        return None
    return Found("DATE", value[0], None, value[1], "article" if context.day else "published")


BUILDERS: dict[str, Builder] = {
    "shift": shift,
    "the_unit": the_unit,
    "unit_before": unit_before,
}
