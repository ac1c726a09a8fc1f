"""Files and pasted text, made into articles."""

from generator.text.ingest.files import read_article
from generator.text.ingest.plain import read_text

__all__ = ["read_article", "read_text"]
