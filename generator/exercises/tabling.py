"""Cutting many rows into several small tables, each a question of its own."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

__all__ = ["tables"]

T = TypeVar("T")


def tables(rows: Sequence[T], key: Callable[[T], Hashable], most: int, *, least: int = 2) -> list[list[T]]:
    """*rows* in tables of *least* to *most* rows, as even as can be, each with two different keys at least.

    Rows of one key are spread over the tables; a table that comes out with one key only is left out.

    >>> tables(["a1", "a2", "a3", "b1", "b2"], lambda row: row[0], 4)
    [['a1', 'a3', 'b2'], ['a2', 'b1']]
    """
    if len(rows) < least:
        return []
    by_key: dict[Hashable, list[T]] = {}
    for row in rows:
        by_key.setdefault(key(row), []).append(row)
    count = -(-len(rows) // most)
    while count > 1 and len(rows) - max(len(queue) for queue in by_key.values()) < count:
        count -= 1
    dealt: list[list[T]] = [[] for _ in range(count)]
    place = 0
    for queue in sorted(by_key.values(), key=len, reverse=True):
        for row in queue:
            dealt[place % count].append(row)
            place += 1
    cut = [_within(table, key, most) for table in dealt]
    return [table for table in cut if len(table) >= least and len({key(row) for row in table}) > 1]


def _within(table: list[T], key: Callable[[T], Hashable], most: int) -> list[T]:
    """The table with rows of its commonest key dropped until it is small enough."""
    table = list(table)
    while len(table) > most:
        keys = [key(row) for row in table]
        common = max(dict.fromkeys(keys), key=keys.count)
        table.pop(len(keys) - 1 - keys[::-1].index(common))
    return table
