"""Order without chance: shuffles and identities that depend on the text and a seed alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar

__all__ = ["balanced_places", "digest", "identity", "place_key", "shuffled"]

T = TypeVar("T")


def digest(*parts: str) -> str:
    """A hexadecimal digest of *parts*, the same on every machine.

    >>> digest("a", "b")[:8] == digest("ab")[:8]
    False
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def identity(code: str, *parts: str) -> str:
    """An id made from what identifies a thing, never from its position: "e4-" and twelve digits.

    >>> identity("E4", "article", "first negotiations").startswith("e4-")
    True
    """
    return f"{code.lower()}-{digest(code, *parts)[:12]}"


def shuffled(values: Sequence[T], key: Callable[[T], str], seed: str) -> tuple[T, ...]:
    """*values* in an order that *seed* and their own texts decide."""
    return tuple(sorted(values, key=lambda value: (digest(seed, key(value)), key(value))))


def balanced_places(count: int, options: int, seed: str) -> tuple[int, ...]:
    """For *count* questions of *options* options each, where the key stands: every place about equally often.

    >>> sorted(balanced_places(6, 3, "x"))
    [0, 0, 1, 1, 2, 2]
    """
    out: list[int] = []
    block = 0
    while len(out) < count:
        out += sorted(range(options), key=lambda place: digest(seed, str(block), str(place)))
        block += 1
    return tuple(out[:count])


def place_key(key: T, others: Sequence[T], place: int) -> tuple[T, ...]:
    """*others* with *key* put in at *place* (the last place, where there are fewer)."""
    place = min(place, len(others))
    return (*others[:place], key, *others[place:])
