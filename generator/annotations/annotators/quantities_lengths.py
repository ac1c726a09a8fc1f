"""Counted lengths of time ("3 years") as quantities: the same words are time expressions, and stay so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.annotations.annotators.quantities_context import hedge_before
from generator.annotations.annotators.quantities_numbers import figures
from generator.annotations.model import Quantity, Timex
from generator.annotations.reading import Reading
from generator.text.span import Span

__all__ = ["find"]

_UNIT = re.compile(r"\s(year|month|week|day|hour|minute)s?", re.IGNORECASE)
_ARTICLE = re.compile(r"an?\s", re.IGNORECASE)


def find(reading: Reading, timexes: Sequence[Timex]) -> tuple[Quantity, ...]:
    """The lengths among *timexes* that are a plain count of years, months, weeks, days, hours or minutes.

    Ages, "the last three years", "a two-year deal", "two days later" and ranges are none.

    >>> from generator import read_text
    >>> from generator.annotations.annotators import timexes
    >>> reading = Reading(read_text("He was jailed for at least 3 years, two days later."))
    >>> [(q.span.text, q.unit, q.modifier) for q in find(reading, timexes.find(reading))]
    [('3', 'year', 'ge')]
    """
    found = []
    for timex in timexes:
        if timex.type != "DURATION" or "X" in timex.value:
            continue
        shadow = reading.shadow
        start, words = timex.span.start, shadow[timex.span.start : timex.span.end]
        inside = list(figures(words))
        if len(inside) != 1 or inside[0].tail or _ARTICLE.match(words, inside[0].start):
            continue
        figure = inside[0]
        unit = _UNIT.fullmatch(words, figure.end)
        hedge = hedge_before(shadow, start + figure.start)
        lead = start + figure.start if hedge is None else hedge.start
        if unit is None or lead > start:
            continue
        if hedge is not None and shadow[hedge.start : hedge.end].lower() == "over":
            hedge = None  # "over three years" is also "in the course of three years"
        found.append(
            Quantity(
                span=Span.of(reading.text, start + figure.start, start + figure.end),
                rule="quantity.length",
                low=figure.value,
                unit=unit[1].lower(),
                modifier=hedge.modifier if hedge else None,
                hedge=Span.of(reading.text, hedge.start, hedge.end) if hedge else None,
                system=figure.system,
            )
        )
    return tuple(found)
