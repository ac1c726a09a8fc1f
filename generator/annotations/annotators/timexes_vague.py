"""Builders for vague times ("now", "the past") and repeated ones ("every hour")."""

from __future__ import annotations

from decimal import Decimal

from generator.annotations.annotators.timexes_amounts import amount_of, unit_of, written
from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
)
from generator.annotations.annotators.timexes_parts import Builder
from generator.lexicon.number_records import context_words

__all__ = ["ADVERBIAL", "BUILDERS"]


def every(context: Context, first: int, stop: int) -> Found | None:
    """For "every hour", "each month", "every two years"."""
    line = context.line
    for kind, form in (("SEASON", "XXXX-{}"), ("PART", "XXXX-XX-XXT{}"), ("MONTH", "XXXX-{:0>2}")):
        if line.has(stop - 1, kind):
            return Found("SET", form.format(line.value(stop - 1, kind)))
    named = unit_of(context, first, stop)
    if named is None:
        return None
    words = [line.norm(i) for i in range(first, stop)]
    amount = amount_of(context, first + 1, named[0])
    if "of" in words:
        return None
    number = Decimal(2) if "other" in words else (amount[0] if amount else Decimal(1))
    if number == 1 and named[1] == "Q":
        return Found("SET", "P1Q")
    return Found("SET", written(number, named[1]))


ADVERBIAL = context_words("time.behind-adverb")


def often(context: Context, first: int, stop: int) -> Found | None:
    """For "daily", "weekly", "annually"."""
    line = context.line
    if line.raw(first)[0].isupper() or line.norm(first) == "nightly":
        return None
    following = line.norm(stop)
    if following.isalpha() and following not in ADVERBIAL:
        return None
    value = line.value(first, "OFTEN")
    return Found("SET", value)


def times_a(context: Context, first: int, stop: int) -> Found | None:
    """For "twice a week"."""
    named = unit_of(context, stop - 1, stop)
    return Found("SET", written(Decimal(1), named[1])) if named else None


def present(context: Context, first: int, stop: int) -> Found | None:
    """For "now", "these days"."""
    line = context.line
    words = [line.norm(i) for i in range(first, stop)]
    if (
        words[0] == "the"
        and len(words) == 2
        and line.norm(first - 1) not in ("at", "for", "of", "until", "to")
    ):
        return None
    if words[-1] == "now" and words[0] in ("until", "till"):
        first = stop - 1
    return Found("DATE", "PRESENT_REF", first=first)


def past(context: Context, first: int, stop: int) -> Found | None:
    """For "recently", "the past"."""
    line = context.line
    if line.norm(stop - 1) == "past":
        after = stop < len(line.tokens) and line.raw(stop)[0].isalpha()
        if line.norm(first - 1) not in ("in", "of", "from", "with", "than", "about") or (
            after
            and line.norm(stop)
            not in (
                "and",
                "to",
                "that",
                "is",
                "was",
                "has",
                "have",
                "as",
                "but",
                "when",
                "by",
                "it",
                "he",
                "she",
                "they",
                "we",
            )
        ):
            return None
    if line.norm(first) in ("until", "very", "only"):
        first += 1
    return Found("DATE", "PAST_REF", first=first)


def future(context: Context, first: int, stop: int) -> Found | None:
    """For "soon", "the near future"."""
    line = context.line
    if line.norm(stop - 1) == "future" and stop < len(line.tokens) and line.raw(stop)[0].isalpha():
        if line.norm(stop) not in (
            "of",
            "and",
            "is",
            "to",
            "for",
            "in",
            "that",
            "if",
            "but",
            "will",
            "with",
            "on",
            "as",
            "by",
            "when",
            "he",
            "she",
            "they",
            "because",
            "at",
            "or",
        ):
            return None
        if line.norm(stop) == "of" and line.norm(first - 1) not in ("in", "for"):
            return None
    if (
        line.norm(stop - 1) == "term"
        and stop < len(line.tokens)
        and line.raw(stop)[0].islower()
        and line.norm(stop) not in ADVERBIAL
    ):
        return None
    if line.norm(stop - 1) == "soon" and line.norm(stop) in ("as", "after"):
        return None
    return Found("DATE", "FUTURE_REF")


def current(context: Context, first: int, stop: int) -> Found | None:
    """For "current" before a noun."""
    line = context.line
    if (
        line.norm(first - 1) in ("then", "-")
        or not line.norm(stop).isalpha()
        or line.norm(stop) in ("of", "and", "in", "affairs")
    ):
        return None
    if line.has(stop, "PASTVERB") or line.norm(stop).endswith("ed"):
        return None
    return Found("DATE", "PRESENT_REF")


def recent(context: Context, first: int, stop: int) -> Found | None:
    """For "recent" before a noun."""
    return Found("DATE", "PAST_REF") if context.line.norm(stop).isalpha() else None


def then(context: Context, first: int, stop: int) -> Found | None:
    """For "then", where it means "at that time": beside "had", or behind "since", "until", "by"."""
    line = context.line
    before, after = line.norm(first - 1), line.norm(stop)
    if (
        before in ("since", "until", "till", "by", "back")
        or (before == "had" and after not in ("to", "been"))
        or after == "had"
    ):
        if after == "," or line.raw(first)[0].isupper():
            return None
        return Found("DATE", "PAST_REF")
    return None


BUILDERS: dict[str, Builder] = {
    "every": every,
    "often": often,
    "times_a": times_a,
    "present": present,
    "past": past,
    "future": future,
    "current": current,
    "recent": recent,
    "then": then,
}
