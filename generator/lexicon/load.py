"""Reading records from TOML, with errors that name file, record and field."""

from __future__ import annotations

import tomllib
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import ValidationError

from generator.errors import RecordError
from generator.text.span import Frozen

__all__ = ["data_files", "load_records", "load_table"]

R = TypeVar("R", bound=Frozen)


def data_files(name: str) -> tuple[tuple[str, str], ...]:
    """Name and text of the data file ``data/<name>.toml``, or of each file in the folder ``data/<name>/``.

    Files come sorted by name. Raises RecordError where there is neither.
    """
    root = resources.files("generator.lexicon") / "data"
    single = root / f"{name}.toml"
    if single.is_file():
        return ((f"{name}.toml", single.read_text("utf-8")),)
    folder = root / name
    if not folder.is_dir():
        raise RecordError(
            "no such data file", where=f"{name}.toml", remedy="add it under generator/lexicon/data"
        )
    files: list[Traversable] = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return tuple(
        (f"{name}/{entry.name}", entry.read_text("utf-8")) for entry in sorted(files, key=lambda e: e.name)
    )


def load_table(where: str, text: str) -> dict[str, object]:
    """One TOML document as a dictionary; RecordError names the line of a syntax error."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RecordError(
            f"not valid TOML ({error})", where=where, remedy="mend the line it names"
        ) from error


def load_records(name: str, key: str, record: type[R]) -> tuple[R, ...]:
    """All ``[[key]]`` tables of the data called *name*, as *record* values in file order.

    Raises RecordError for a syntax error, an unknown table, a wrong field or an id given twice.
    """
    found: dict[str, R] = {}
    anonymous: list[R] = []
    for where, text in data_files(name):
        table = load_table(where, text)
        entries = table.get(key, [])
        if not isinstance(entries, list):
            raise RecordError(f"{key} is not a list of tables", where=where, remedy=f"write [[{key}]]")
        for number, entry in enumerate(entries, 1):
            label = entry.get("id", f"{key} {number}") if isinstance(entry, dict) else f"{key} {number}"
            try:
                value = record.model_validate(entry)
            except ValidationError as error:
                first = error.errors()[0]
                field = ".".join(str(part) for part in first["loc"]) or "record"
                raise RecordError(
                    f"{field}: {first['msg']}", where=f"{where}: {label}", remedy="mend this field"
                ) from error
            identity = getattr(value, "id", None)
            if identity is None:
                anonymous.append(value)
            elif identity in found:
                raise RecordError(
                    "this id is given twice", where=f"{where}: {label}", remedy="rename or merge"
                )
            else:
                found[identity] = value
    return tuple(found.values()) + tuple(anonymous)
