"""Zip files with the same bytes each time, and identifiers made from ids."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterable

from generator.exercises.arrange import digest

__all__ = ["identifier", "stable_uuid", "zipped"]

_NAMESPACE = uuid.UUID("6f1d6c0e-6a0f-5d0b-9d55-2f7b1c4f9a10")
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of *files*, in their order, all dated 1 January 1980.

    >>> zipped([("a.txt", b"a")]) == zipped([("a.txt", b"a")])
    True
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def stable_uuid(*parts: str) -> str:
    """A UUID (version 5) that depends on *parts* alone.

    >>> stable_uuid("a", "b") == stable_uuid("a", "b") != stable_uuid("ab")
    True
    """
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def identifier(name: str) -> str:
    """*name* as an XML identifier of at most 32 characters: itself where it is one, else a digest of it.

    >>> identifier("e4-12ab"), identifier("4 rows")
    ('e4-12ab', 'i-6e27608ee85b3bf8')
    """
    return name if len(name) <= 32 and _PLAIN.fullmatch(name) else f"i-{digest(name)[:16]}"
