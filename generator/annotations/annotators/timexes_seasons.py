"""Builders for seasons ("summer", "the winter of 1994")."""

from __future__ import annotations

from datetime import date

from generator.annotations.annotators.timexes_context import Context, Found
from generator.annotations.annotators.timexes_parts import Builder, edge_of, first_of
from generator.annotations.annotators.timexes_years import shifted_year

__all__ = ["BUILDERS", "season_value"]


def season_value(season: str, base: date, shift: int, forward: bool) -> str:
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


def season(context: Context, first: int, stop: int) -> Found | None:
    """For "summer", "the winter of 1994"."""
    line, anchor = context.line, context.published
    at = first_of(context, first, stop, "SEASON")
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
    value = season_value(name, anchor, 1 if context.ahead(first, stop) else -1, False)
    return Found("DATE", value)


BUILDERS: dict[str, Builder] = {"season": season}
