"""Files, made into articles by their type."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from generator.text.article import Article
from generator.text.ingest.plain import read_text

__all__ = ["read_article"]


def read_article(
    file: str | Path | bytes,
    *,
    name: str | None = None,
    published: date | datetime | str | None = None,
    source: str | None = None,
    licence: str | None = None,
) -> Article:
    """The article in a file."""
    data = file if isinstance(file, bytes) else Path(file).read_bytes()
    return read_text(data.decode("utf-8-sig"), published=published, source=source, licence=licence)
