"""The exercise kinds, found by folder: every module of `kinds` ends in ``KIND = Kind(...)``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from generator.errors import UnknownNameError
from generator.exercises import kinds as folder
from generator.exercises.kind import Kind

__all__ = ["find_kind", "kinds"]


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, sorted by name.

    >>> {"number-systems", "timeline"} <= {kind.name for kind in kinds()}
    True
    """
    found: list[Kind] = []
    for module in sorted(pkgutil.iter_modules(folder.__path__), key=lambda entry: entry.name):
        value = getattr(importlib.import_module(f"{folder.__name__}.{module.name}"), "KIND", None)
        if isinstance(value, Kind):
            found.append(value)
    return tuple(sorted(found, key=lambda kind: kind.name))


def find_kind(name: str, *, where: str = "") -> Kind:
    """The kind called *name*; UnknownNameError proposes the nearest name.

    >>> find_kind("who-said-it").code
    'E4'
    """
    for kind in kinds():
        if kind.name == name:
            return kind
    raise UnknownNameError.among(name, (kind.name for kind in kinds()), noun="exercise kind", where=where)
