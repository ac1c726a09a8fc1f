"""Numbers written in digits: how they are grouped, in any script, and what they come to."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Literal, NamedTuple

__all__ = ["Digits", "Grouping", "ascii_digits", "group_digits", "read_digits"]

Grouping = Literal["none", "either", "indian", "international", "wrong"]

_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_INTERNATIONAL = re.compile(r"[1-9]\d{0,2}(?:([,'’ ])\d{3})(?:\1\d{3})*(?:\.\d+)?")
_INDIAN = re.compile(r"[1-9]\d?(?:([,'’ ])\d{2})(?:\1\d{2})*\1\d{3}(?:\.\d+)?")
_EITHER = re.compile(r"[1-9]\d?[,'’ ]\d{3}(?:\.\d+)?")


class Digits(NamedTuple):
    """A number in digits: exact value, and whether its commas group in twos (Indian) or threes.

    `grouping` is "either" for what both systems write alike ("1,000"), "none" without commas, "wrong" where
    the commas fit neither system.
    """

    value: Decimal
    grouping: Grouping


def ascii_digits(text: str) -> str:
    """*text* with the decimal digits of every script as 0 to 9; same length.

    >>> ascii_digits("१,५०,०००")
    '1,50,000'
    """
    table = {ord(c): str(unicodedata.decimal(c)) for c in set(text) if not c.isascii() and c.isdecimal()}
    return text.translate(table) if table else text


def read_digits(text: str) -> Digits:
    """The value and grouping of a number in (ASCII) digits; a space or an apostrophe may group too.

    Raises ValueError, with the reason, for what can be read two ways or not at all.

    >>> read_digits("1,50,000")
    Digits(value=Decimal('150000'), grouping='indian')
    >>> read_digits("1,50")
    Traceback (most recent call last):
        ...
    ValueError: the comma could group digits or mark decimals
    """
    if _PLAIN.fullmatch(text):
        return Digits(Decimal(text), "none")
    grouping: Grouping
    if _EITHER.fullmatch(text):
        grouping = "either"
    elif _INTERNATIONAL.fullmatch(text):
        grouping = "international"
    elif _INDIAN.fullmatch(text):
        grouping = "indian"
    else:
        if text.count(".") > 1:
            raise ValueError("there is more than one decimal point")
        whole = text.partition(".")[0]
        if "," in text.partition(".")[2]:
            raise ValueError("a comma stands behind the decimal point")
        separators = re.findall(r"[,'’ ]", whole)
        if not re.fullmatch(r"\d+(?:[,'’ ]\d+)+(?:\.\d+)?", text) or len(set(separators)) > 1:
            raise ValueError("the digits cannot be read as one number")
        if separators[0] == " ":
            raise ValueError("there is more than one number")
        if len(separators) == 1 and "." not in text:
            raise ValueError("the comma could group digits or mark decimals")
        grouping = "wrong"
    return Digits(Decimal(re.sub(r"[,'’ ]", "", text)), grouping)


def group_digits(digits: str, *, indian: bool) -> str:
    """A string of digits with commas: after three, then in twos (Indian) or threes.

    >>> group_digits("1234567", indian=True), group_digits("1234567", indian=False)
    ('12,34,567', '1,234,567')
    """
    head, tail = digits[:-3], digits[-3:]
    step, parts = (2 if indian else 3), [tail]
    while head:
        parts.insert(0, head[-step:])
        head = head[:-step]
    return ",".join(parts)
