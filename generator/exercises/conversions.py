"""Large numbers to be written in the other system: the key, what is as right, and wrong answers like it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from generator.annotations.model import Quantity
from generator.exercises.arrange import digest
from generator.lexicon.digits import group_digits
from generator.lexicon.numerals import Style, format_number
from generator.text.span import Span

__all__ = [
    "PLAIN",
    "SHIFTS",
    "TEMPTING",
    "Figure",
    "also_right",
    "is_whole",
    "parts",
    "strip",
    "wrong_answers",
]

PLAIN = 100_000
"""Below this, both systems write the digits alike: the number is asked for in words."""


class Figure(NamedTuple):
    quantity: Quantity
    value: Decimal
    written: str  # the number alone
    shown: str  # with hedge, sign and what is counted
    style: Style  # asked for
    sentence: Span


def strip(value: Decimal) -> str:
    """The place-value strip: the number in both systems, in commas and in words for the size."""
    if value < PLAIN:
        return f"{format_number(value, 'international-digits')} = {format_number(value, 'words')}."
    indian, international = (
        format_number(value, "indian-digits"),
        format_number(value, "international-digits"),
    )
    scales = f"{format_number(value, 'indian-words')} = {format_number(value, 'international-scale')}"
    if value < 1_000_000:
        scales += f" = {format_number(value, 'international-scale', scale='million')}"
    return f"{indian} = {international} = {scales}."


_UNITS = {
    "indian-words": (("crore", 7), ("lakh", 5)),
    "international-scale": (("billion", 9), ("million", 6)),
}


def also_right(figure: Figure) -> str:
    """The whole numbers of the other sizes asked for, which are as right as the key."""
    _, own = parts(figure)
    others = []
    for size, power in _UNITS.get(figure.style, ()):
        count = figure.value.scaleb(-power)
        if size != own and count >= 1 and is_whole(count):
            style: Style = "indian-digits" if figure.style == "indian-words" else "international-digits"
            others.append(f"{format_number(count, style)} {size}")
    return f" Also right: {', '.join(others)}." if others else ""


def _shifted(figure: Figure, factor: Decimal) -> str:
    """The number times *factor*, written like the key, with the key's own scale word where it has one."""
    number, unit = parts(figure)
    if unit:
        style: Style = "indian-digits" if figure.style == "indian-words" else "international-digits"
        return f"{format_number(number * factor, style)} {unit}"
    return format_number(figure.value * factor, figure.style)


def parts(figure: Figure) -> tuple[Decimal, str]:
    """The number and the scale word of the key; digits have no scale word."""
    if figure.style not in ("indian-words", "international-scale"):
        return figure.value, ""
    number, _, unit = format_number(figure.value, figure.style).partition(" ")
    return Decimal(number.replace(",", "")), unit


_NEXT_SIZE = {
    "lakh": "crore",
    "crore": "lakh",
    "lakh crore": "crore",
    "million": "billion",
    "billion": "million",
    "trillion": "billion",
}
_SIZES = {
    "lakh": "A crore is 100 lakh.",
    "crore": "A crore is 100 lakh.",
    "lakh crore": "A lakh crore is 100,000 crore.",
    "million": "A billion is 1,000 million.",
    "billion": "A billion is 1,000 million.",
    "trillion": "A trillion is 1,000 billion.",
}


def wrong_answers(figure: Figure) -> tuple[tuple[str, str, str], ...]:
    """Three wrong answers in the form of the key, each with a misconception and why it tempts."""
    if figure.style == "words":
        return _wrong_words(figure.value)
    number, unit = parts(figure)
    if not unit:
        fit = [(factor, tag) for factor, tag in SHIFTS if is_whole(number * factor)]
        found = [(_shifted(figure, factor), tag, TEMPTING[tag]) for factor, tag in fit[:3]]
        if figure.written[-1].isdigit():
            digits = format_number(figure.value, "plain")
            moved = group_digits(digits, indian=figure.style == "international-digits")
            found[2:] = [(moved, "commas-unchanged", TEMPTING["commas-unchanged"])]
        return tuple(found)
    factor, tag = _like_the_key(figure, number, _number_of(figure.written))
    renamed = _NEXT_SIZE[unit]
    key, moved = (_shifted(figure, times).removesuffix(f" {unit}") for times in (Decimal(1), factor))
    return (
        (f"{moved} {unit}", tag, TEMPTING[tag]),
        (f"{key} {renamed}", "names-swapped", _swapped(figure, key, renamed, _SIZES[unit])),
        (
            f"{moved} {renamed}",
            "names-swapped",
            _swapped(figure, moved, renamed, "Neither the number nor the name of the size is right."),
        ),
    )


def _number_of(written: str) -> str:
    return written.split()[0].replace(",", "")


def _like_the_key(figure: Figure, number: Decimal, written: str) -> tuple[Decimal, str]:
    """Ten times or a tenth: what has a decimal point just where the key has one.

    Where both do, that which keeps the digits of the article comes first, then chance.
    """
    fit = [(times, tag) for times, tag in SHIFTS[:2] if is_whole(number * times) == is_whole(number)]
    fit.sort(
        key=lambda pair: (f"{(number * pair[0]).normalize():f}" != written, digest(figure.shown, pair[1]))
    )
    return fit[0]


def is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def _swapped(figure: Figure, number: str, size: str, otherwise: str) -> str:
    written, _, own = figure.written.partition(" ")
    if number.replace(",", "") == written.replace(",", "") and own.lower() in _PLAIN_SIZES:
        return f"The digits are those of the article, but a {own.lower()} is not a {size}."
    return otherwise


def _wrong_words(value: Decimal) -> tuple[tuple[str, str, str], ...]:
    thousands, rest = divmod(int(value), 1000)
    lakhs = format_number(thousands * 100_000 + rest, "indian-in-words")
    return (
        (format_number(int(value) * 10, "words"), "times-ten", TEMPTING["times-ten"]),
        (lakhs, "names-swapped", "The names of the sizes cannot be swapped: a lakh is 100 thousand."),
        (format_number(int(value) // 10, "words"), "tenth", TEMPTING["tenth"]),
    )


_PLAIN_SIZES = frozenset(("lakh", "crore", "million", "billion", "trillion"))
SHIFTS = (
    (Decimal(10), "times-ten"),
    (Decimal("0.1"), "tenth"),
    (Decimal(100), "times-hundred"),
    (Decimal("0.01"), "hundredth"),
)
TEMPTING = {
    "times-ten": "That is ten times too much.",
    "tenth": "That is a tenth of it.",
    "times-hundred": "That is a hundred times too much.",
    "hundredth": "That is a hundredth of it.",
    "commas-unchanged": "These are the commas of the article, so the way of writing has not changed.",
}
