"""Records about numbers: numerals, scale words, hedges, currencies and units."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import Field

from generator.lexicon.cue_records import WordList
from generator.lexicon.load import load_records
from generator.lexicon.records import Record

__all__ = ["Hedge", "Modifier", "Numeral", "UnitRecord", "context_words", "hedges", "numerals", "units"]

Modifier = Literal["approx", "gt", "ge", "lt", "le", "nearly"]


class Numeral(Record):
    """A number word or scale word. `suffix` signs are joined to digits ("1.5L"); their case matters."""

    kind: Literal["unit", "ten", "scale", "fraction"]
    value: Decimal
    forms: tuple[str, ...] = Field(min_length=1)
    system: Literal["indian", "international", "east-asian"] | None = None
    suffix: tuple[str, ...] = ()


class Hedge(Record):
    """Words that bound or blur a number: "at least", "nearly", "or so"."""

    modifier: Modifier
    place: Literal["before", "after"]
    forms: tuple[str, ...] = Field(min_length=1)


class UnitRecord(Record):
    """A currency, a percentage or a unit of measure.

    `code` is what `Quantity.unit` holds: an ISO 4217 code, "%", or the unit's usual short name.
    `before` are signs and words that stand before the number ("Rs"), `after` those behind it ("rupees").
    `joined` forms are written without a space behind digits ("5km"), their case matters.
    """

    code: str = Field(min_length=1)
    kind: Literal["currency", "percent", "measure"]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


@cache
def numerals() -> tuple[Numeral, ...]:
    """All numerals of the lexicon, in file order."""
    return load_records("numerals", "numeral", Numeral)


@cache
def hedges() -> tuple[Hedge, ...]:
    """All hedges of the lexicon, in file order."""
    return load_records("hedges", "hedge", Hedge)


@cache
def units() -> tuple[UnitRecord, ...]:
    """All currencies and units of the lexicon, in file order."""
    return load_records("units", "unit", UnitRecord)


@cache
def _contexts() -> dict[str, frozenset[str]]:
    return {entry.id: frozenset(entry.words) for entry in load_records("contexts", "list", WordList)}


def context_words(identity: str) -> frozenset[str]:
    """A closed list of words that mark the surroundings of a number or a time.

    >>> "section" in context_words("number.labels")
    True
    """
    return _contexts()[identity]
