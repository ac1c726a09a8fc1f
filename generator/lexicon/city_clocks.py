"""Cities and the time zone database's zone of their clocks."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from generator.lexicon.load import load_records
from generator.lexicon.records import Record

__all__ = ["CityClock", "city_clocks", "city_named"]


class CityClock(Record):
    """A city as shown to learners, the IANA name of its zone, and the ways in which texts write it."""

    name: str = Field(min_length=1)
    zone: str = Field(min_length=1)
    forms: tuple[str, ...] = Field(min_length=1)


@cache
def city_clocks() -> tuple[CityClock, ...]:
    """All records, in file order."""
    return load_records("city_clocks", "city", CityClock)


@cache
def _by_form() -> dict[str, CityClock]:
    return {form.casefold(): city for city in city_clocks() for form in city.forms}


def city_named(words: str) -> CityClock | None:
    """The city that *words* name, None where they name none of the table.

    >>> city_named("Kiev").zone, city_named("Gomel")
    ('Europe/Kyiv', None)
    """
    return _by_form().get(" ".join(words.split()).casefold())
