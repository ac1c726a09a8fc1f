"""Numbers written in words, and the arithmetic of scale words ("2.5 lakh crore")."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from generator.lexicon.number_records import Numeral, numerals

__all__ = ["in_words", "numeral", "value_of"]

_ONE = Decimal(1)


class _Part(NamedTuple):
    value: Decimal
    size: Decimal  # the scale word it ends with
    room: Decimal  # what follows must be smaller


@cache
def _by_form() -> dict[str, Numeral]:
    return {unicodedata.normalize("NFKC", form): record for record in numerals() for form in record.forms}


def numeral(word: str) -> Numeral | None:
    """The numeral with this form, in lower case; None for another word.

    >>> numeral("lakh").value
    Decimal('100000')
    """
    return _by_form().get(word)


def value_of(tokens: Sequence[str | Decimal]) -> Decimal:
    """The exact value of a number given as tokens: lower-case words, and decimals for what stood in digits.

    A scale word multiplies what stands before it and is smaller ("two lakh fifty thousand crore").
    Raises ValueError where the tokens are not one number.

    >>> value_of(["two", "and", "a", "half", "lakh"])
    Decimal('250000.0')
    >>> value_of([Decimal("1.2"), "lakh", "crore"])
    Decimal('1200000000000.0')
    >>> value_of(["one", "two"])
    Traceback (most recent call last):
        ...
    ValueError: 'two' cannot follow here
    """
    stack: list[_Part] = []
    index, joined, after_scale = 0, False, False

    def push(value: Decimal, room: Decimal, word: object) -> None:
        if stack and (value >= stack[-1].room or stack[-1].room == 1 or value == 0):
            raise ValueError(f"{str(word)!r} cannot follow here")
        stack.append(_Part(value, room, room))

    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        index += 1
        if isinstance(token, Decimal):
            push(token, _ONE, token)
            after_scale = joined = False
            continue
        if token == "and":
            if not stack or following is None or joined:
                raise ValueError("'and' stands alone")
            joined = True
            continue
        joined = False
        if token in ("a", "an"):
            after = numeral(following) if isinstance(following, str) else None
            if after is None or after.kind not in ("scale", "fraction"):
                raise ValueError(f"{token!r} without a number word behind it")
            if after.kind == "scale" and not (stack and stack[-1].room == 0):
                push(_ONE, _ONE, token)
            after_scale = False
            continue
        if token == "of" and stack and stack[-1].room == 0:
            continue
        if token == "point":
            digits, index = _decimals(tokens, index)
            if not digits or not stack:
                raise ValueError("'point' without digits")
            stack.append(_Part(Decimal("0." + digits), Decimal(0), Decimal(0)))
            continue
        if token == "three" and following in ("quarters", "quarter"):
            record, index = _by_form()["three quarters"], index + 1
        else:
            found = numeral(token)
            if found is None:
                raise ValueError(f"{token!r} is no number word")
            record = found
        if record.kind == "unit":
            push(record.value, _ONE, token)
        elif record.kind == "ten":
            push(record.value, Decimal(10), token)
        elif record.kind == "fraction":
            scaled = isinstance(following, str) and (after := numeral(following)) is not None
            scaled = scaled and after is not None and after.kind == "scale"  # "a billion and a half million"
            part = stack[-1].size if stack and stack[-1].size >= 1000 and not scaled else _ONE
            if stack and part == 1 and not scaled and stack[-1].room not in (1, 10, 100):
                raise ValueError(f"{token!r} cannot follow here")
            stack.append(_Part(record.value * part, Decimal(0), Decimal(0)))
        else:
            _scale(stack, record.value, token, repeated=after_scale)
        after_scale = record.kind == "scale"
    if not stack or joined:
        raise ValueError("no number")
    return sum((part.value for part in stack), Decimal(0))


def _decimals(tokens: Sequence[str | Decimal], index: int) -> tuple[str, int]:
    """The digits behind "point": "zero five" is 05, "seventy-one" 71; and the token behind them."""
    digits = ""
    while index < len(tokens) and isinstance(tokens[index], str):
        word = numeral(str(tokens[index]))
        if word is None or word.kind not in ("unit", "ten"):
            break
        if word.kind == "unit" and word.value <= 9:
            digits, index = digits + str(word.value), index + 1
            continue
        if digits:
            break
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        ones = numeral(following) if isinstance(following, str) and word.kind == "ten" else None
        if ones is not None and ones.kind == "unit" and 0 < ones.value <= 9:
            return str(word.value + ones.value), index + 2
        return str(word.value), index + 1
    return digits, index


def _scale(stack: list[_Part], size: Decimal, word: str, *, repeated: bool) -> None:
    amount, room = Decimal(0), Decimal(0)
    while stack and (stack[-1].size < size or (repeated and not room and stack[-1].size == size)):
        part = stack.pop()
        amount += part.value
        room = room or (size * part.room if repeated and part.size > 100 else size)
    if not room:
        raise ValueError(f"{word!r} without a number before it")
    value = amount * size
    if stack and value >= stack[-1].room:
        raise ValueError(f"{word!r} cannot follow here")
    stack.append(_Part(value, size, room))


def in_words(value: Decimal, *, indian: bool = False) -> str:
    """A number in words, with "and" as in British and Indian English; decimals digit by digit.

    >>> in_words(Decimal(150000)), in_words(Decimal(150000), indian=True)
    ('one hundred and fifty thousand', 'one lakh fifty thousand')
    >>> in_words(Decimal("2.05"))
    'two point zero five'
    """
    if value < 0:
        return "minus " + in_words(-value, indian=indian)
    whole, _, decimals = f"{value.normalize():f}".partition(".")
    words = _whole(int(whole), _INDIAN if indian else _WESTERN)
    if decimals:
        words += " point " + " ".join(_SMALL[int(digit)] for digit in decimals)
    return words


_INDIAN = (("crore crore", 10**14), ("crore", 10**7), ("lakh", 10**5), ("thousand", 10**3))
_WESTERN = (
    ("quintillion", 10**18),
    ("quadrillion", 10**15),
    ("trillion", 10**12),
    ("billion", 10**9),
    ("million", 10**6),
    ("thousand", 10**3),
)
_SMALL = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _whole(number: int, scales: tuple[tuple[str, int], ...]) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_SMALL[hundreds]} hundred" + (f" and {_whole(rest, scales)}" if rest else "")
    parts = []
    for name, size in scales:
        count, number = divmod(number, size)
        if count:
            parts.append(f"{_whole(count, scales)} {name}")
    if number:
        parts.append(("and " if number < 100 else "") + _whole(number, scales))
    return " ".join(parts)
