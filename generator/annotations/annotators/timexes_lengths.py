"""Builders for lengths of time ("two weeks", "the past three months")."""

from __future__ import annotations

from decimal import Decimal

from generator.annotations.annotators.timexes_amounts import amount_of, bound_of, unit_of, written
from generator.annotations.annotators.timexes_context import Context, Found
from generator.annotations.annotators.timexes_parts import Builder
from generator.lexicon.number_records import context_words

__all__ = ["BUILDERS", "duration"]

_PER = context_words("time.rate")
_LENGTH = context_words("time.before-length")


_VERB_BEFORE = frozenset({"to", "will", "would", "could", "should", "may", "might", "can", "must", "'ll"})
_NO_LENGTH = frozenset({("early", "TH"), ("small", "TH"), ("late", "TH")})


def duration(context: Context, first: int, stop: int) -> Found | None:
    """For "two weeks", "at least three hours", "half an hour", "the nine months"."""
    line = context.line
    if line.norm(first) == "last" and line.norm(first - 1) in _VERB_BEFORE:
        found = duration(context, first + 1, stop)  # "due to last eight weeks"
        return None if found is None else found._replace(first=first + 1)
    named = unit_of(context, first, stop)
    if named is None:
        return None
    at, unit = named
    if unit == "TS" and line.norm(at) in ("second", "sec"):
        return None
    words = [line.norm(i) for i in range(first, stop)]
    if (line.norm(stop) == "-" and line.norm(stop + 1) == "old") or line.norm(stop) == "old":
        return None
    if line.norm(first) == "many" and line.norm(first - 1) == "as":
        return None  # "the third in as many months"
    if "aged" in (line.norm(i) for i in range(max(0, first - 4), first)):
        return None
    if words[0] in ("a", "an") and stop - first == 2:
        return a_unit(context, first, stop)
    if words[0] in ("an", "its", "his", "her", "their", "a") and line.has(first + 1, "UNIT"):
        return None
    start = first
    if words[0] in ("its", "his", "her", "their", "a", "an") and (
        line.has(first + 1, "DIGITS") or line.has(first + 1, "NUMWORD") or line.has(first + 1, "NUMTEN")
    ):
        start = first + 1
    if line.has(start, "DIGITS") or line.has(first + 1, "DIGITS"):
        digits = line.norm(first + 1)
        if len(digits) == 4 and line.has(first + 1, "YEAR"):
            return None
    amount = amount_of(context, first, at)
    if words[0] == "over" and amount is not None and amount[0] is None:
        start = first + 1
    if words[0] in ("half",) or "half" in words:
        if (
            words[0] == "half"
            or words[:2] == ["a", "half"]
            or (line.has(first, "APPROX") and words[1] == "half")
        ):
            amount = (Decimal("0.5"), False)
        elif line.norm(at + 1) == "and" and "half" in words[at - first :]:
            base = amount[0] if amount and amount[0] is not None else Decimal(1)
            amount = (base + Decimal("0.5"), False)
    if amount is None:
        return None
    if line.has(at, "UNIT") and amount[0] is not None and amount[0] > 1:
        if stop == at + 1 and unit in ("D", "W", "M", "Y", "TH", "TM") and line.norm(stop) not in ("of",):
            return Found("DURATION", written(amount[0], unit), bound_of(context, first, stop), first=start)
        return None
    if unit == "Q" and (line.norm(stop) == "of" or line.norm(at - 1) == "three" or amount[0] == 1):
        return None
    mod = bound_of(context, first, stop) or ("APPROX" if amount[1] else None)
    return Found("DURATION", written(amount[0], unit), mod, first=start)


def duration_adj(context: Context, first: int, stop: int) -> Found | None:
    """For "two-year", but not "22-year-old"."""
    line = context.line
    if (line.norm(stop) == "-" and line.norm(stop + 1) in ("old", "olds")) or line.norm(stop) == "old":
        return None
    for at in range(first, stop - 1):
        if line.norm(at) == "-" and line.tokens[at].end != line.tokens[at + 1].start:
            return None
    named = unit_of(context, stop - 1, stop)
    amount = amount_of(context, first, stop - 1)
    if (
        named is None
        or amount is None
        or named[1] == "Q"
        or (named[1] == "TS" and line.norm(stop - 1) == "second")
    ):
        return None
    if (
        line.norm(first) == "half"
        and amount[0] == Decimal("0.5")
        and named[1] in ("Y", "D")
        and line.norm(stop) != ""
    ):
        return None
    return Found("DURATION", written(amount[0], named[1]), "APPROX" if amount[1] else None)


def window(context: Context, first: int, stop: int) -> Found | None:
    """For "the past three months", "the next few days", "the early years"."""
    line = context.line
    named = unit_of(context, first, stop)
    if line.norm(first) == "last" and line.norm(first - 1) in _VERB_BEFORE:
        return duration(context, first, stop)
    if line.norm(first) in ("that", "this", "same"):
        return None
    if named is None:
        if line.has(stop - 1, "SEASONS"):
            return Found("SET", f"XXXX-{line.value(stop - 1, 'SEASONS')}")
        return None
    at, unit = named
    amount = amount_of(context, first, at)
    if amount is None and line.norm(at - 1) in (
        "early",
        "last",
        "final",
        "first",
        "later",
        "closing",
        "opening",
        "next",
        "past",
    ):
        if line.norm(first) != "the":
            return None
        amount = (None, False)
    if amount is None:
        return None
    if unit == "WE" or (line.norm(at - 1), unit) in _NO_LENGTH:
        return None  # "the early hours of Sunday"
    return Found("DURATION", written(amount[0], unit), bound_of(context, first, stop))


def bare_units(context: Context, first: int, stop: int) -> Found | None:
    """For "weeks" in "for weeks", "after months of"."""
    line = context.line
    before, after = line.norm(first - 1), line.norm(stop)
    unit = line.value(first, "UNITS")
    if line.norm(stop - 1) == "long":
        return Found("DURATION", written(None, "Y" if unit == "DE" else unit))
    if unit in ("Q", "WE", "N", "TS") or (before, unit) in _NO_LENGTH or line.has(first - 1, "DIGITS"):
        return None
    if before == "over" and line.norm(first - 2) in ("for", "in", "after"):
        return Found("DURATION", written(None, unit), "MORE_THAN")
    if before in (
        "for",
        "over",
        "after",
        "within",
        "in",
        "take",
        "took",
        "takes",
        "lasted",
        "spent",
        "last",
        "through",
        "of",
        "by",
    ):
        if before in ("of", "in", "by", "last") and after not in (".", ",", "of", "to", "and"):
            return None
        if before in ("of", "last"):
            return None
        return Found("DURATION", written(None, unit))
    if after in ("of",) and before not in (
        "the",
        "these",
        "those",
        "two",
        "all",
        "office",
        "school",
        "opening",
        "business",
        "his",
        "her",
        "their",
    ):
        return Found("DURATION", written(None, unit))
    return None


def a_unit(context: Context, first: int, stop: int) -> Found | None:
    """For "a month": a rate behind an amount ("$40 a month"), a length behind "for" and the like."""
    line = context.line
    named = unit_of(context, stop - 1, stop)
    if named is None or named[1] in ("TS", "WE", "N", "Q") or line.norm(stop) in ("-", "old"):
        return None
    before = line.norm(first - 1)
    if line.norm(first) == "per":
        if named[1] not in ("D", "W", "M", "Y", "TH"):
            return None
        return (
            Found("SET", written(Decimal(1), named[1]), first=first)
            if not line.has(first - 1, "UNITS")
            else None
        )
    rate = (
        line.has(first - 1, "DIGITS")
        or line.has(first - 1, "SCALE")
        or before in _PER
        or line.norm(first - 2) in ("$", "₹", "£", "€")
    )
    if rate and before not in ("a", "one"):
        return Found("SET", written(Decimal(1), named[1]))
    if before == "times" or before in ("once", "twice"):
        return Found("SET", written(Decimal(1), named[1]))
    if line.norm(stop) in ("of", "when", "that", "in", "for") and before not in (
        "for",
        "within",
        "after",
        "over",
        "than",
    ):
        return None
    if (
        line.norm(first) == "a"
        and named[1] == "D"
        and before not in ("for", "than", "after", "within", "about", "nearly")
    ):
        return None
    if (before in _LENGTH and before not in ("to", "by", "of", "in")) or (before == "in" and named[1] != "Q"):
        return Found("DURATION", written(Decimal(1), named[1]))
    counted = line.has(first - 2, "DIGITS") or line.has(first - 2, "SCALE")
    if counted and line.norm(first - 1).isalpha() and not line.has(first - 1, "UNITS"):
        return Found("SET", written(Decimal(1), named[1]))
    return None


def ordinal_day(context: Context, first: int, stop: int) -> Found | None:
    """For "a second day"; "the first day of attacks" is settled when the whole text is read."""
    line = context.line
    named = unit_of(context, stop - 1, stop)
    if named is None or named[1] not in ("D",):
        return None
    words = [line.norm(i) for i in range(first, stop)]
    if line.norm(stop) == "of":
        return Found("DATE", "XXXX-XX-XX", first=first, stop=stop) if words[0] == "the" else None
    if (
        words[0] in ("a", "the")
        and ("first" not in words and "last" not in words and "final" not in words and "opening" not in words)
        and line.norm(first - 1) in ("for", "on", "into", "in")
        and context.published is not None
    ):
        return Found("DATE", context.published.isoformat())
    return None


def week_ago_day(context: Context, first: int, stop: int) -> Found | None:
    """For "two weeks ago Friday"."""
    return None


BUILDERS: dict[str, Builder] = {
    "duration": duration,
    "duration_adj": duration_adj,
    "window": window,
    "bare_units": bare_units,
    "a_unit": a_unit,
    "ordinal_day": ordinal_day,
    "week_ago_day": week_ago_day,
}
