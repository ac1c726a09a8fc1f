"""Typed answers as lists of forms, for platforms that compare letter by letter.

Each form is judged by the program's own check, so that a list never says more or less than the check does.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from generator.errors import ResponseError
from generator.exercises.model import Feedback, KnownAnswer, TextEntry
from generator.exercises.typed import check_typed
from generator.exercises.typed_dates import MONTHS, WEEKDAYS
from generator.lexicon.numerals import Style, format_number, parse_number
from generator.text.span import Frozen

__all__ = ["TypedForm", "is_plain_number", "typed_forms"]


class TypedForm(Frozen):
    """An answer as somebody may type it: what it earns (of 1) and what is said to it."""

    text: str
    score: Fraction
    feedback: Feedback


def is_plain_number(entry: TextEntry) -> bool:
    """Whether only the value counts, so that a platform's own comparison of numbers does the same."""
    return entry.expects == "number" and entry.style is None and entry.hedge is None


def _days(day: date, *, many: bool) -> list[str]:
    month, short = MONTHS[day.month - 1], MONTHS[day.month - 1][:3]
    year, number = day.year, day.day
    weekday = WEEKDAYS[day.weekday()]
    ending = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    forms = [f"{number} {month} {year}", f"{month} {number}, {year}", day.isoformat()]
    forms += [f"{number} {short} {year}", f"{short} {number}, {year}", f"{number}/{day.month}/{year}"]
    forms += [f"{number:02}/{day.month:02}/{year}", f"{weekday} {number} {month} {year}"]
    if not many:
        return forms
    return [
        *forms,
        f"{number}{ending} {month} {year}",
        f"{month} {number} {year}",
        f"{number} {month}, {year}",
        f"{number}.{day.month}.{year}",
        f"{number}-{day.month}-{year}",
        f"{number:02}-{day.month:02}-{year}",
        f"{number:02}.{day.month:02}.{year}",
        f"{day.month}/{number}/{year}",
        f"{weekday}, {number} {month} {year}",
        f"{weekday}, {month} {number}, {year}",
        f"{number} {month}",
        f"{month} {number}",
        f"{number} {short}",
        f"{short} {number}",
    ]


def _numbers(value: Decimal, hedge: str | None) -> list[str]:
    plain: list[str] = []
    for style in get_args(Style):
        text = format_number(value, style)
        plain += [text, text.replace(" ", "")] if style in ("indian-words", "international-scale") else [text]
        if style == "east-asian" and not text.isascii():
            plain.append(f"{text} ")
    plain = list(dict.fromkeys(text.strip() for text in plain))
    return [*(f"{hedge} {text}" for text in plain), *plain] if hedge else plain


def _apostrophes(text: str) -> list[str]:
    return [text, text.replace("’", "'").replace("‘", "'"), text.replace("'", "’")]


def _right(entry: TextEntry) -> list[str]:
    texts = [entry.shown, *entry.accept]
    match entry.expects:
        case "number":
            texts += _numbers(Decimal(entry.answer), entry.hedge)
        case "date":
            texts += _days(date.fromisoformat(entry.answer), many=True)
        case "text":
            texts = [form for text in (entry.answer, *texts) for form in _apostrophes(text)]
    return texts


def _known(entry: TextEntry, known: KnownAnswer) -> list[str]:
    match entry.expects:
        case "text":
            return _apostrophes(known.answer)
        case "date":
            try:
                return _days(date.fromisoformat(known.answer), many=False)
            except ValueError:
                return []
        case "number":
            try:
                value = parse_number(known.answer).value
            except ResponseError:
                return []
            return [] if value == Decimal(entry.answer) else _numbers(value, entry.hedge)


def _is_meant(entry: TextEntry, text: str) -> bool:
    """Whether a way to write a number has kept its value."""
    if entry.expects != "number":
        return True
    try:
        return parse_number(text).value == Decimal(entry.answer)
    except ResponseError:
        return False


def typed_forms(entry: TextEntry) -> tuple[TypedForm, ...]:
    """The forms of the right answer and of foreseen ones, each once (case aside), the right ones first.

    >>> from generator.exercises.feedback import say
    >>> entry = TextEntry(expects="number", answer="150000", shown="1.5 lakh", style="indian-words",
    ...                   right=say("Yes.", "It is so."), wrong=say("No.", "It is not."))
    >>> [(form.text, str(form.score)) for form in typed_forms(entry)][:3]
    [('1.5 lakh', '1'), ('1.5lakh', '1'), ('one lakh fifty thousand', '1')]
    """
    found: dict[str, TypedForm] = {}
    for text in _right(entry):
        words = " ".join(text.split())
        if words and words.casefold() not in found and _is_meant(entry, words):
            verdict = check_typed(entry, words)
            if verdict.score:
                form = TypedForm(text=words, score=verdict.score, feedback=verdict.feedback)
                found[words.casefold()] = form
    right = sorted(found.values(), key=lambda form: -form.score)
    for known in entry.known:
        for text in _known(entry, known):
            words = " ".join(text.split())
            if words and words.casefold() not in found:
                form = TypedForm(text=words, score=known.score, feedback=known.feedback)
                found[words.casefold()] = form
                right.append(form)
    return tuple(right)
