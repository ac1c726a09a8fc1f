"""Numbers of people, money and measure, with their hedges, units and what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.annotations.annotators.quantities_commas import has_decimal_comma
from generator.annotations.annotators.quantities_context import (
    HedgeHit,
    UnitHit,
    hedge_after,
    hedge_before,
    sign_before,
    unit_after,
)
from generator.annotations.annotators.quantities_counted import counted_after
from generator.annotations.annotators.quantities_guards import is_label
from generator.annotations.annotators.quantities_numbers import Figure, figures
from generator.annotations.annotators.quantities_pieces import Piece, ends, joined_as, share, with_minor
from generator.annotations.model import Confidence, Quantity, Timex
from generator.annotations.reading import Reading
from generator.lexicon.number_records import units
from generator.lexicon.number_words import value_of
from generator.text.span import Span

__all__ = ["find"]


def find(reading: Reading, timexes: Sequence[Timex]) -> tuple[Quantity, ...]:
    """The quantities of an article, in text order; numbers inside *timexes* are left to them.

    Values are exact; thirds and the like are given to 28 digits. Labels ("Section 144"), ages beside names,
    scores, codes and telephone numbers are no quantities.

    >>> from generator import read_text
    >>> reading = Reading(read_text("At least 198 people died and nearly 1.5 lakh fled."))
    >>> [(q.span.text, q.low, q.modifier) for q in find(reading, ())]
    [('198', Decimal('198'), 'ge'), ('1.5 lakh', Decimal('150000.0'), 'nearly')]
    """
    shadow = reading.shadow
    taken = [(timex.span.start, timex.span.end) for timex in timexes]
    pieces: list[Piece] = []
    at = 0
    for figure in figures(shadow):
        while at < len(taken) and taken[at][1] <= figure.start:
            at += 1
        if at < len(taken) and taken[at][0] < figure.end:
            continue
        unit = unit_after(shadow, figure)
        millions = _MILLIONS.match(shadow, figure.end)
        if millions and unit is None and figure.scale == 1 and (code := _code(millions[1])):
            figure = figure._replace(
                value=figure.value * 10**6, scale=Decimal(10**6), system="international", tail=""
            )
            unit = UnitHit(millions.start(1), millions.end(1), code, "currency")
        elif unit is not None and figure.scale == 1 and (scale := _SCALE_BEHIND.match(shadow, unit.end)):
            size = value_of(["one", scale[1].lower()])
            figure = figure._replace(
                value=figure.value * size, scale=size, end=scale.end(1), system="international"
            )
            unit = unit._replace(end=scale.end(1))
        pieces.append(Piece(figure, sign_before(shadow, figure), unit))
    found: list[Quantity] = []
    index = 0
    while index < len(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        joined = joined_as(shadow, pieces[index], following) if following else None
        if following is not None and joined is None:
            whole = with_minor(shadow, pieces[index], following) or share(shadow, pieces[index], following)
            if whole is not None:
                quantity = _quantity(reading, whole, None)
                if quantity is not None:
                    found.append(quantity)
                index += 2
                continue
        if joined == "score":
            index += 2
            continue
        if joined == "range" and following is not None:
            quantity = _quantity(reading, pieces[index], following)
            index += 2
        else:
            quantity = _quantity(reading, pieces[index], None)
            index += 1
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


_MILLIONS = re.compile(r"\s?M([A-Z]{3})\b")
_SCALE_BEHIND = re.compile(r" (million|billion|trillion|lakh|crore)\b", re.IGNORECASE)


def _code(letters: str) -> str | None:
    return (
        letters if any(record.code == letters and record.kind == "currency" for record in units()) else None
    )


def _quantity(reading: Reading, one: Piece, two: Piece | None) -> Quantity | None:
    text, shadow = reading.text, reading.shadow
    figure, last = one.figure, two or one
    unit = last.unit or one.unit or one.sign or last.sign
    if figure.tail and one.unit is None and two is None:
        return None
    line_start = shadow.rfind("\n", 0, figure.start) + 1
    starts = not shadow[line_start : figure.start].strip(" \"'(-") or shadow[
        max(0, figure.start - 2) : figure.start
    ] in (". ", "! ", "? ")
    if is_label(shadow, figure, signed=unit is not None, starts=starts):
        return None
    if two is None and unit is None and _idle(shadow, figure):
        return None
    low, high = figure.value, None
    start, end = figure.start, last.figure.end
    if two is not None:
        low, high = ends(figure, two.figure)
    hedge = hedge_before(shadow, one.start)
    if hedge is None:
        hedge = hedge_after(shadow, last.end) or hedge_after(shadow, end)
    if one.unit is not None and one.unit.kind == "currency" and one.sign is not None:
        unit = one.sign
    if (
        unit is None
        and shadow[figure.end - 1] == "m"
        and not figure.words
        and shadow[figure.end - 2].isdigit()
    ):
        if _METRES.match(shadow, figure.end):
            low, end = low / 10**6, end - 1
            unit = UnitHit(end, end + 1, "m", "measure")
        elif not _MANY.match(shadow, figure.end):
            return None
    negative = _negative(shadow, figure, unit)
    counted = None
    if unit is None:
        behind = hedge.end if hedge is not None and hedge.start >= end else end
        sentence = reading.article.sentence_at(figure.start)
        stop = min(sentence.span.end if sentence else len(text), behind + 80)
        counted = counted_after(shadow, behind, stop, single=low == 1 and figure.words)
    return Quantity(
        span=Span.of(text, start, end),
        rule="quantity.range" if high is not None else "quantity.number",
        confidence=_confidence(text[start:end], figure),
        low=-low if negative else low,
        high=high,
        unit=unit.code if unit else None,
        modifier=hedge.modifier if hedge else None,
        hedge=_hedge_span(text, hedge),
        counted=Span.of(text, *counted) if counted else None,
        system=last.figure.system if last.figure.scale > 1 else figure.system,
    )


def _confidence(written: str, figure: Figure) -> Confidence:
    if has_decimal_comma(written):
        return "teacher"  # English papers write a point
    return "certain" if figure.value >= 20 and not figure.words else "likely"


def _hedge_span(text: str, hedge: HedgeHit | None) -> Span | None:
    return Span.of(text, hedge.start, hedge.end) if hedge else None


def _negative(text: str, figure: Figure, unit: UnitHit | None) -> bool:
    before = text[max(0, figure.start - 12) : figure.start]
    if re.search(r"\b(?:minus|negative) ?-? ?$", before, re.IGNORECASE):
        return True
    return (
        not figure.words
        and re.search(r"(?:^|[\s(])[-−]\s?$", before) is not None
        and (unit is None or unit.kind != "currency")
        and not re.search(r"\w\s[-−]\s$", before)
    )


_METRES = re.compile(
    r"[\s-](?:wide|tall|high|long|deep|away|above|below|sprint|dash|race|hurdles|freestyle|butterfly|backstroke|relay|"
    r"from|apart|pool|final|air|event|tower|statue|wall|medley|thick|offshore|underground)\b"
)
_MANY = re.compile(r"\s(?:(?!in|on|at|of|to)[a-z]+[- ]){0,2}(?:people|men|women|children|[a-z]+s)\b")
_IDLE_AFTER = re.compile(
    r"(?:\s|-)(?:of|another|who|that|can|or|and|is|was|would|day|thing|time|reason|way|hand|side|point|such|in|on|at|by|to|has|had|which|for|with|"
    r"man's|woman's|among|about|another's|step|might|may|could|should|will|more|else|does|did)\b|['.,;:!?)\"]|$"
)
_IDLE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|the|which|last|another|first|next|other|only|latest|new|old|big|good|bad|square|day|than|for|a|number)[\s-]$",
    re.IGNORECASE,
)


def _idle(text: str, figure: Figure) -> bool:
    """Whether "one" (or a bare "zero") is a pronoun or part of a set phrase."""
    if not figure.words:
        return False
    word = text[figure.start : figure.end].lower()
    if word == "one":
        if re.search(
            r"\b(?:minus|negative)\s$", text[max(0, figure.start - 12) : figure.start], re.IGNORECASE
        ):
            return False
        return bool(_IDLE_AFTER.match(text, figure.end)) or bool(
            _IDLE_BEFORE.search(text, max(0, figure.start - 9), figure.start)
        )
    before = text[max(0, figure.start - 9) : figure.start].lower()
    return re.search(r"\b(?:several|few|many|multi-?)\s?$", before) is not None
