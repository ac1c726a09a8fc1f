"""Printing numbers as a newspaper of the place would."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from generator.errors import UnknownNameError
from generator.lexicon.digits import group_digits
from generator.lexicon.number_words import in_words

__all__ = ["Scale", "Style", "format_number"]

Style = Literal[
    "indian-digits",  # 1,50,000
    "indian-words",  # 1.5 lakh
    "international-digits",  # 150,000
    "international-scale",  # 150 thousand
    "east-asian",  # 15万
    "plain",  # 150000
    "words",  # one hundred and fifty thousand
    "indian-in-words",  # one lakh fifty thousand
]

Scale = Literal["thousand", "lakh", "million", "crore", "billion", "trillion", "lakh crore"]


def format_number(value: Decimal | int, style: Style, *, scale: Scale | None = None) -> str:
    """*value* in *style*, exact: nothing is rounded, so that reading it back gives the same number.

    *scale* forces a scale word in the two scale styles ("0.15 million"); without it the usual one is taken.
    Raises ValueError for what is not finite, UnknownNameError for another style.

    >>> format_number(150000, "indian-words"), format_number(150000, "international-scale", scale="million")
    ('1.5 lakh', '0.15 million')
    >>> format_number(1_200_000_000_000, "indian-words"), format_number(30_000_000_000, "indian-words")
    ('1.2 lakh crore', '3,000 crore')
    >>> format_number(120_000_000, "east-asian"), format_number(Decimal("1234567.5"), "indian-digits")
    ('1億2000万', '12,34,567.5')
    """
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value}")
    if number < 0:
        minus = "minus " if style in ("words", "indian-in-words") else "-"
        return minus + format_number(-number, style, scale=scale)
    match style:
        case "plain":
            return _plain(number)
        case "indian-digits" | "international-digits":
            return _grouped(number, indian=style == "indian-digits")
        case "words" | "indian-in-words":
            return in_words(number, indian=style == "indian-in-words")
        case "east-asian":
            return _east_asian(number)
        case "indian-words":
            return _scaled(number, scale, _INDIAN_SCALES, indian=True)
        case "international-scale":
            return _scaled(number, scale, _INTERNATIONAL_SCALES, indian=False)
    raise UnknownNameError.among(style, get_args(Style), noun="number style")


_POWERS = {"thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12, "lakh crore": 12}
_INDIAN_SCALES: tuple[Scale, ...] = ("lakh crore", "crore", "lakh")
_INTERNATIONAL_SCALES: tuple[Scale, ...] = ("trillion", "billion", "million", "thousand")


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _grouped(number: Decimal, *, indian: bool) -> str:
    whole, _, decimals = _plain(number).partition(".")
    return group_digits(whole, indian=indian) + (f".{decimals}" if decimals else "")


def _scaled(number: Decimal, scale: Scale | None, scales: tuple[Scale, ...], *, indian: bool) -> str:
    chosen = scale or next((name for name in scales if number >= 10 ** _POWERS[name]), None)
    if chosen is None:
        return _grouped(number, indian=indian)
    sign, digits, exponent = number.as_tuple()
    shifted = Decimal((sign, digits, int(exponent) - _POWERS[chosen]))
    return f"{_grouped(shifted, indian=indian)} {chosen}"


def _east_asian(number: Decimal) -> str:
    whole, _, decimals = _plain(number).partition(".")
    rest, parts = int(whole), []
    for sign, power in (("京", 16), ("兆", 12), ("億", 8), ("万", 4)):
        count, rest = divmod(rest, 10**power)
        if count:
            parts.append(f"{count}{sign}")
    if rest or decimals or not parts:
        parts.append(str(rest) + (f".{decimals}" if decimals else ""))
    return "".join(parts)
