"""What names can stand for: full forms, posts, seats of government, and things pointed back to."""

from __future__ import annotations

from functools import cache
from typing import Self

from pydantic import Field, model_validator

from generator.lexicon.load import load_records
from generator.lexicon.records import Record

__all__ = ["Seat", "Thing", "posts", "posts_beside", "seats", "swaps", "things"]


class Swap(Record):
    """Words of one initial that can stand in the same place of a full form."""

    words: tuple[str, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _one_initial(self) -> Self:
        if len({word[0] for word in self.words}) > 1:
            raise ValueError("words: all begin with the same letter")
        return self


class Post(Record):
    """Posts and callings of one family, so close that one person may be called by two of them.

    `beside` are posts of other families that could stand in the same place.
    """

    words: tuple[str, ...] = Field(min_length=1)
    beside: tuple[str, ...] = Field(min_length=3)


class Seat(Record):
    """A place whose name also stands for those who work there; see the head of the file."""

    names: tuple[str, ...] = Field(min_length=1)
    stands: str
    place: str
    other: str
    needs: tuple[str, ...] = ()

    @property
    def is_city(self) -> bool:
        """Whether the place is a city, in which much else happens too."""
        return self.place.startswith("the city")


class Thing(Record):
    """A noun that points back to a named thing ("the court"), and the last words of such names."""

    noun: str
    heads: tuple[str, ...] = Field(min_length=1)
    near: tuple[str, ...] = ()


@cache
def swaps() -> dict[str, tuple[str, ...]]:
    """For each word those that can be put in its place; the record that begins with the word goes first.

    >>> swaps()["agency"][:2]
    ('authority', 'association')
    """
    found: dict[str, tuple[str, ...]] = {}
    records = load_records("short_forms", "swap", Swap)
    for swap in records:
        found[swap.words[0]] = swap.words[1:]
    for swap in records:
        for word in swap.words:
            found.setdefault(word, tuple(other for other in swap.words if other != word))
    return found


@cache
def posts() -> dict[str, frozenset[str]]:
    """Every post with the posts of its families, itself among them.

    >>> sorted(posts()["judge"])
    ['judge', 'justice']
    """
    found: dict[str, frozenset[str]] = {}
    for record in load_records("posts", "post", Post):
        for word in record.words:
            found[word] = found.get(word, frozenset()) | frozenset(record.words)
    return found


@cache
def posts_beside(post: str) -> tuple[str, ...]:
    """Posts of other families that could stand in the place of *post*."""
    record = next((record for record in load_records("posts", "post", Post) if post in record.words), None)
    return record.beside if record is not None else ()


@cache
def seats() -> tuple[Seat, ...]:
    """The places that stand for those who work there."""
    return load_records("seats", "seat", Seat)


@cache
def things() -> tuple[Thing, ...]:
    """The nouns that point back to a named thing."""
    return load_records("things", "thing", Thing)
