"""Builders for months and years."""

from __future__ import annotations

import calendar

from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
)
from generator.annotations.annotators.timexes_parts import Builder, edge_of, first_of, full_year, shift_of
from generator.lexicon.number_records import context_words
from generator.lexicon.number_words import value_of

__all__ = ["BUILDERS", "FULL_NAMES", "month", "of_a_year", "shifted_year", "year_words"]


def shifted_year(context: Context, first: int, stop: int) -> int | None:
    """The year that "last year", "1998" or "'98" names."""
    line = context.line
    index = first_of(context, first, stop, "YEAR")
    if index is not None:
        return int(line.norm(index))
    index = first_of(context, first, stop, "YEARSHORT", "FISCALYEAR")
    if index is not None:
        return full_year(line.norm(index).strip("'fy"))
    for at in range(first, stop):
        if line.norm(at) in ("nineteen", "eighteen") and line.has(at + 1, "NUMTEN"):
            found = year_words(context, at, stop)
            return int(found.value) if found is not None else None
    if first_of(context, first, stop, "UNIT") is None:
        return None
    shift = shift_of(context, first, stop)
    words = {line.norm(i) for i in range(first, stop)}
    base = context.published.year if context.published else None
    if words & {"following", "previous", "preceding", "same", "that", "prior"} and context.year is not None:
        base = context.year
    if shift is None or base is None:
        return None
    return base + shift


_NEEDS_PREPOSITION = frozenset({3, 4, 5, 6, 8})


_BEFORE_MONTH = context_words("time.before-month")


FULL_NAMES = frozenset(name.lower() for name in calendar.month_name if name)


def month(context: Context, first: int, stop: int) -> Found | None:
    """For "October", "next June", "July last year", "March 2019"."""
    line = context.line
    at = first_of(context, first, stop, "MONTH")
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
        if (
            outlook
            and line.norm(stop) in ("after", "when", "because")
            and not context.outlook(stop, stop + 1)
        ):
            outlook = False  # "decided to reopen it in May after he was held"
        told_ahead = bool(outlook) and bool(context.outlook(first, stop))
        ahead = (
            wait == 1
            or (wait < 6 and (bound or outlook is None))
            or (wait < (12 if told_ahead else 8) and bool(outlook))
        )
        year = (
            anchor.year
            if (number >= anchor.month) == ahead or wait == 0
            else anchor.year + (1 if ahead else -1)
        )
    return Found("DATE", f"{year:04d}-{number:02d}", mod, stop=stop)


_BEFORE_YEAR = context_words("time.before-year")


_COUNTED = context_words("time.counted-by-year")
_OF_A_YEAR = context_words("time.of-a-year")
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "our", "my", "a", "this", "'s"})


def of_a_year(number: int, before: str, noun: str) -> bool:
    """Whether four digits before a plural noun are its year ("the 2019 winners") and do not count it.

    >>> of_a_year(1971, "", "riots"), of_a_year(1971, "the", "victims"), of_a_year(1971, "", "victims")
    (True, True, False)
    """
    if noun in _OF_A_YEAR:
        return True
    return before in _DETERMINERS and number % 100 != 0 and noun not in _COUNTED


def year(context: Context, first: int, stop: int) -> Found | None:
    """For "1998", "'98", "the year 2000", "early 2004"."""
    line = context.line
    at = first_of(context, first, stop, "YEAR", "YEARSHORT")
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
        if before in ("\n", "") and after == "over" and line.has(at + 2, "DIGITS"):
            return None  # a division: "2000 over 3"
        name = line.raw(first - 1) if first else ""
        titled = len(name) > 2 and name[0].isupper() and line.norm(first - 2).isalpha()
        dated = any(line.has(first - 1, kind) for kind in ("MONTH", "WEEKDAY", "SEASON"))
        if before not in _BEFORE_YEAR and titled and not dated and abs(number - nearby) > 1:
            return None  # "Windows 2000"; but "Lagos Expo 2022" in 2022
        named = at + 1 < len(line.tokens) and line.raw(at + 1)[0].isupper()
        plural = not named and after[-1:] == "s" and after != "'s" and len(after) > 3
        if before not in _BEFORE_YEAR and (
            number < 1900 or (plural and not of_a_year(number, before, after))
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


BUILDERS: dict[str, Builder] = {
    "month": month,
    "year": year,
    "year_words": year_words,
}
