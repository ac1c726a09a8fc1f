"""The word lists and tables of this package, read once from ``data/*.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from generator.errors import RecordError

__all__ = ["strings", "table"]


@cache
def table(name: str) -> dict[str, object]:
    """The TOML document ``data/<name>.toml``. Raises RecordError where it is missing or not valid.

    >>> sorted(table("abbreviations"))[:2]
    ['before', 'calendar']
    """
    file = resources.files("generator.text") / "data" / f"{name}.toml"
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise RecordError(
            "no such table", where=f"{name}.toml", remedy="add it under generator/text/data"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise RecordError(
            f"not valid TOML ({error})", where=f"{name}.toml", remedy="mend the line it names"
        ) from error


@cache
def strings(name: str, key: str) -> frozenset[str]:
    """The list of strings *key* of a table. Raises RecordError where it is anything else.

    >>> "Mr" in strings("abbreviations", "before")
    True
    """
    value = table(name).get(key)
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise RecordError(
            f"{key} is not a list of strings", where=f"{name}.toml", remedy=f'write {key} = ["…"]'
        )
    return frozenset(value)
