"""Builder for days with a name ("Christmas Day")."""

from __future__ import annotations

from datetime import date

from generator.annotations.annotators.timexes_context import Context, Found
from generator.annotations.annotators.timexes_parts import Builder

__all__ = ["BUILDERS"]


def holiday(context: Context, first: int, stop: int) -> Found | None:
    """For "Christmas Day", "New Year's Eve"."""
    line, anchor = context.line, context.published
    if not line.raw(first)[0].isupper():
        return None
    words = [line.norm(i) for i in range(first, stop)]
    table = {
        ("christmas", "day"): (12, 25),
        ("christmas", "eve"): (12, 24),
        ("boxing", "day"): (12, 26),
        ("christmas",): (12, 25),
    }
    table |= {("new", "year", "'s", "day"): (1, 1), ("new", "year", "'s", "eve"): (12, 31)}
    month, number = table[tuple(words)]
    if words == ["christmas"] and line.norm(first - 1) not in (
        "at",
        "by",
        "before",
        "after",
        "until",
        "since",
        "last",
        "next",
        "this",
    ):
        return None
    behind = stop + 1 if line.norm(stop) == "," else stop
    if line.has(behind, "YEAR") and len(words) > 1:
        day = date(int(line.norm(behind)), month, number)
        return Found("DATE", day.isoformat(), None, day, "itself", True, stop=behind + 1)
    if anchor is None:
        return Found("DATE", f"XXXX-{month:02d}-{number:02d}")
    day = date(anchor.year, month, number)
    if context.ahead(first, stop):
        day = day if day >= anchor else day.replace(year=day.year + 1)
    else:
        day = day if day <= anchor else day.replace(year=day.year - 1)
    return Found("DATE", day.isoformat(), None, day if len(words) > 1 else None, "published")


BUILDERS: dict[str, Builder] = {"holiday": holiday}
