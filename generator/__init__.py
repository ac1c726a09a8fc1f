"""Copydesk: exercises on how a news article is made, with keys that can be proved."""

from __future__ import annotations

from generator.text import read_article, read_text

__all__ = ["read_article", "read_text"]
