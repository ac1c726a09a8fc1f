"""Two numbers that are one quantity: ranges, scores, shares, amounts with their small coins."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.annotations.annotators.quantities_atoms import alone
from generator.annotations.annotators.quantities_context import UnitHit
from generator.annotations.annotators.quantities_counted import counted_after
from generator.annotations.annotators.quantities_guards import is_score
from generator.annotations.annotators.quantities_numbers import Figure
from generator.lexicon.number_records import context_words

__all__ = ["Piece", "ends", "joined_as", "share", "with_minor"]


class Piece:
    """A number with what was found around it."""

    __slots__ = ("figure", "sign", "unit")

    def __init__(self, figure: Figure, sign: UnitHit | None, unit: UnitHit | None) -> None:
        self.figure, self.sign, self.unit = figure, sign, unit

    @property
    def start(self) -> int:
        return self.sign.start if self.sign else self.figure.start

    @property
    def end(self) -> int:
        return self.unit.end if self.unit else self.figure.end


_TO = re.compile(r"\s?[-–]\s?|\s(?:to|or)\s|\s?-\s?to\s?-\s?")


def joined_as(text: str, one: Piece, two: Piece) -> str | None:
    """For "range" or "score" where two numbers are joined, else None."""
    gap = text[one.end : two.start]
    if (
        len(gap) > 8
        or (one.unit and two.unit and one.unit.code != two.unit.code)
        or (one.unit and two.sign and one.unit.code != two.sign.code)
        or (one.unit and not two.unit and not two.sign)
    ):
        return None
    between = gap.strip() == "and" and re.search(
        r"\bbetween\s$", text[max(0, one.start - 9) : one.start], re.IGNORECASE
    )
    if not between and not _TO.fullmatch(gap):
        return None
    low, high = ends(one.figure, two.figure)
    if "-" in gap or "–" in gap:
        if one.sign and two.sign:
            return None
        named = (
            two.unit is not None
            or two.sign is not None
            or one.sign is not None
            or (counted_after(text, two.figure.end, min(len(text), two.end + 60)) is not None)
        )
        if is_score(text, one.figure, two.figure, named=named):
            return "score"
        return "range" if low < high and two.figure.start - one.figure.end <= 3 else None
    if low >= high:
        return None
    if gap.strip() == "or":
        return "range" if high <= low * 2 and one.unit is None and not one.sign else None
    if gap.strip() == "to" and re.search(
        r"\b(?:from|by|rose|fell|up|down)\s+(?:\w+\s+)?$", text[max(0, one.start - 16) : one.start]
    ):
        return None
    return "range"


def ends(one: Figure, two: Figure) -> tuple[Decimal, Decimal]:
    low = one.value
    if one.scale == 1 and two.scale > 1 and low * two.scale <= two.value:
        low *= two.scale
    return low, two.value


_MINOR = {"cent": ("USD", "EUR", "AUD", "CAD", "NZD"), "paisa": ("INR", "PKR"), "penny": ("GBP",)}
_JOINED = re.compile(r"\s(?:and\s)?")


def with_minor(text: str, one: Piece, two: Piece) -> Piece | None:
    """For "3 dollars and 50 cents" as one amount."""
    unit = one.unit or one.sign
    if (
        one.unit is not None
        and one.unit.code in ("USD", "EUR", "INR", "GBP")
        and two.unit is None
        and two.sign is None
        and text[one.end : two.start] == " "
        and 10 <= two.figure.value < 100
        and _ABSTRACT.match(text, two.end)
    ):
        return Piece(
            one.figure._replace(end=two.figure.end, value=one.figure.value + two.figure.value / 100),
            one.sign,
            one.unit._replace(end=two.end),
        )
    if (
        unit is None
        or two.unit is None
        or unit.code not in _MINOR.get(two.unit.code, ())
        or not two.figure.value < 100
    ):
        return None
    if not _JOINED.fullmatch(text, one.end, two.start):
        return None
    value = one.figure.value + two.figure.value / 100
    return Piece(
        one.figure._replace(end=two.figure.end, value=value),
        one.sign,
        UnitHit(two.unit.start, two.unit.end, unit.code, "currency"),
    )


_OF = re.compile(r"\s(?:in|out of|over)\s(?:every\s)?")
_ABSTRACT = re.compile(r"\s*(?:$|[.,;:!?)])")


def share(text: str, one: Piece, two: Piece) -> Piece | None:
    """For "one in five" as 0.2; "12 out of 10" is none, and "in 2019" neither."""
    top, base = one.figure, two.figure
    if one.unit or one.sign or two.unit or two.sign or not _OF.fullmatch(text, top.end, base.start):
        return None
    link = text[top.end : base.start].strip()
    if link == "over" and _is_division(text, top, base):
        return Piece(top._replace(end=base.end, value=top.value / base.value, words=False), None, None)
    if link.startswith("out of") and (hundreds := _HUNDREDS.match(text, base.end)):
        base = base._replace(end=hundreds.end(1), value=base.value * 100)
    if (
        top.value != int(top.value)
        or not 0 < top.value < base.value
        or (not base.words and 1900 <= base.value < 2100)
    ):
        return None
    if link == "over" and not (_ABSTRACT.match(text, base.end) and top.value == 1):
        return None
    if link.startswith("in") and not _is_rate(text, top, base):
        return None
    return Piece(
        top._replace(end=base.end, value=top.value / base.value, scale=Decimal(1), words=False, grouped=True),
        None,
        None,
    )


_HUNDREDS = re.compile(r"\s(hundreds)(?=\s(?:[a-z]+s|people)\b(?<!was)(?<!has))")


def _is_division(text: str, top: Figure, base: Figure) -> bool:
    """Whether "2000 over 3" alone on its line is a fraction; "120 over 80" is a blood pressure."""
    if not base.value or not alone(text, top.start, base.end) or top.value <= base.value:
        return False
    return not (60 <= top.value <= 260 and 30 <= base.value <= 160)


_PERIOD = re.compile(rf"\s(?:[a-z]+\s)?(?:{'|'.join(sorted(context_words('number.series')))})\b")
_PEOPLE = re.compile(
    r"\s(?:of\s(?:the|all|those|its|them|us)\b|[a-z]{3,}(?<!ss)s\b|people\b|women\b|men\b|children\b)"
)


def _is_rate(text: str, top: Figure, base: Figure) -> bool:
    """Whether "six in ten" is a share of people; "seven in 12 games" is none, nor "four in nine" alone."""
    if _PERIOD.match(text, base.end):
        return False
    if top.value <= 3:
        return True
    return base.value in (5, 8, 10, 20, 100, 1000) and _PEOPLE.match(text, base.end) is not None
