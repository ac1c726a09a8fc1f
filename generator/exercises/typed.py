"""Checking what was typed: numbers by value and style, days, words."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from generator.errors import ResponseError
from generator.exercises.feedback import say
from generator.exercises.model import Feedback, TextEntry
from generator.exercises.typed_dates import MONTHS, WEEKDAYS, TypedDay, parse_day
from generator.lexicon.numerals import ParsedNumber, Style, parse_number

__all__ = ["STYLE_NAMES", "Verdict", "check_typed", "written_in"]

HALF = Fraction(1, 2)
HEDGE = Fraction(1, 4)
_OTHER_SIZES = frozenset(("lakh", "crore", "万", "億"))


class Verdict(NamedTuple):
    """What a typed answer earns (of 1), and what is said to it."""

    score: Fraction
    feedback: Feedback


STYLE_NAMES: dict[Style, str] = {
    "indian-digits": "Indian commas (last three digits, then twos)",
    "indian-words": "lakh or crore",
    "international-digits": "international commas (every three digits)",
    "international-scale": "thousand, million or billion",
    "east-asian": "万 or 億",
    "plain": "digits without commas",
    "words": "words",
    "indian-in-words": "words, with lakh or crore",
}


def written_in(number: ParsedNumber, style: Style) -> bool:
    """Whether *number* was typed in *style*; what two styles write alike ("5,000") counts for both.

    >>> [written_in(parse_number(typed), "indian-digits") for typed in ("1,50,000", "150000")]
    [True, False]
    """
    indian = number.system == "indian"
    match style:
        case "indian-digits":
            return (
                not number.scales
                and not number.in_words
                and (
                    number.grouping in ("indian", "either")
                    or (number.grouping == "none" and abs(number.value) < 1000)
                )
            )
        case "international-digits":
            return (
                not number.scales
                and not number.in_words
                and (
                    number.grouping in ("international", "either")
                    or (number.grouping == "none" and abs(number.value) < 1000)
                )
            )
        case "indian-words":
            return indian and bool(number.scales) and number.grouping_valid
        case "international-scale":
            return bool(number.scales) and number.grouping_valid and not set(number.scales) & _OTHER_SIZES
        case "east-asian":
            return number.system == "east-asian"
        case "plain":
            return number.grouping == "none" and not number.scales and not number.in_words
        case "words":
            return number.in_words and not indian
        case "indian-in-words":
            return number.in_words and (indian or not number.scales)


def check_typed(entry: TextEntry, text: str) -> Verdict:
    """What the typed *text* earns; what cannot be read earns 0 and is told why. Never raises."""
    if not text.strip():
        return Verdict(Fraction(0), say("Nothing was typed.", "Type your answer, then check it."))
    match entry.expects:
        case "number":
            return _number(entry, text)
        case "date":
            return _date(entry, text)
        case "text":
            return _text(entry, text)


def _number(entry: TextEntry, text: str) -> Verdict:
    try:
        number = parse_number(text)
    except ResponseError as error:
        return Verdict(
            Fraction(0),
            say("This could not be read as a number.", f"The reason: {error.what}. Type one number."),
        )
    answer = Decimal(entry.answer)
    if number.value != answer:
        for known in entry.known:
            if number.value == Decimal(known.answer):
                return Verdict(known.score, known.feedback)
        return Verdict(Fraction(0), entry.wrong)
    score, remarks = Fraction(1), []
    if not number.grouping_valid:
        score, remarks = HALF, ["The commas stand where neither system puts them."]
    elif entry.style is not None and not written_in(number, entry.style):
        score, remarks = HALF, [f"The question asks for {STYLE_NAMES[entry.style]}."]
    if entry.hedge is not None:
        wanted = parse_number(f"{entry.hedge} 5").modifier
        if number.modifier is None:
            score -= HEDGE
            remarks.append(f"“{entry.hedge}” was left out: without it the number looks exact.")
        elif number.modifier != wanted:
            score -= HEDGE
            remarks.append(f"“{number.hedge}” does not mean the same as “{entry.hedge}”.")
    if not remarks:
        return Verdict(score, entry.right)
    verdict = "The value is right, but not the way it is written."
    return Verdict(score, say(verdict, f"{' '.join(remarks)} Asked for: {entry.shown}."))


def _date(entry: TextEntry, text: str) -> Verdict:
    answer = date.fromisoformat(entry.answer)
    typed = parse_day(text, near=answer)
    if typed.problem:
        return Verdict(
            Fraction(0),
            say(
                "This could not be read as a date.",
                f"The reason: {typed.problem}. Type it like 5 March 2021.",
            ),
        )
    if answer in typed.dates and entry.needs_year and not typed.year_given:
        return Verdict(
            HALF, say("Almost: the year belongs to the day.", entry.right.rule, words=entry.right.words)
        )
    if answer in typed.dates:
        return Verdict(Fraction(1), _remarked(entry.right, typed, answer))
    for known in entry.known:
        if date.fromisoformat(known.answer) in typed.dates:
            return Verdict(known.score, known.feedback)
    if any(
        (day - answer) % timedelta(days=7) == timedelta(0) and abs(day - answer).days <= 28
        for day in typed.dates
    ):
        return Verdict(HALF, say("Right weekday, wrong week.", entry.wrong.rule, words=entry.wrong.words))
    return Verdict(Fraction(0), entry.wrong)


def _remarked(right: Feedback, typed: TypedDay, answer: date) -> Feedback:
    """The praise, with a remark where what was typed could be read in two ways or names the wrong weekday."""
    if len(typed.dates) > 1:
        first, second = typed.dates[:2]
        remark = (
            f"Your numbers can be read as {first.day} {MONTHS[first.month - 1]} or "
            f"{second.day} {MONTHS[second.month - 1]}: write the month as a word."
        )
    elif typed.weekday is not None and typed.weekday != answer.weekday():
        remark = (
            f"The date is right; it was not a {WEEKDAYS[typed.weekday]} but a {WEEKDAYS[answer.weekday()]}."
        )
    else:
        return right
    return say(right.verdict, f"{remark} {right.rule}", words=right.words, not_claimed=right.not_claimed)


def _text(entry: TextEntry, text: str) -> Verdict:
    given = _plain(text)
    if given in {_plain(form) for form in (entry.answer, *entry.accept)}:
        return Verdict(Fraction(1), entry.right)
    for known in entry.known:
        if given == _plain(known.answer):
            return Verdict(known.score, known.feedback)
    return Verdict(Fraction(0), entry.wrong)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("“", '"').replace("”", '"').casefold().split()).strip(" .")
