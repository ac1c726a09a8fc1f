"""Files and pasted text, made into articles."""

from generator.text.ingest.plain import read_text
from generator.text.ingest.files import read_article

__all__ = ["read_article", "read_text"]
