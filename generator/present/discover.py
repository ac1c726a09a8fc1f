"""The formats, found by folder: every module of `formats` ends in ``FORMAT = Format(...)``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from generator.errors import UnknownNameError
from generator.present import formats as folder
from generator.present.format import Format

__all__ = ["find_format", "formats"]


@cache
def formats() -> tuple[Format, ...]:
    """All formats, sorted by name.

    >>> {"html", "jsonl", "moodle-xml", "pdf"} <= {each.name for each in formats()}
    True
    """
    found: list[Format] = []
    for module in sorted(pkgutil.iter_modules(folder.__path__), key=lambda entry: entry.name):
        value = getattr(importlib.import_module(f"{folder.__name__}.{module.name}"), "FORMAT", None)
        if isinstance(value, Format):
            found.append(value)
    return tuple(sorted(found, key=lambda each: each.name))


def find_format(name: str) -> Format:
    """The format called *name*; UnknownNameError proposes the nearest name.

    >>> find_format("pdf").suffix
    '.pdf'
    """
    for each in formats():
        if each.name == name:
            return each
    raise UnknownNameError.among(name, (each.name for each in formats()), noun="format")
