"""A block of a text on its way to a role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.text.article import Role
from generator.text.moments import PublicationLine

__all__ = ["Part"]

_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{4}[.!?]['\"”’»)]? ['\"“‘«]?[A-Z]")
_SENTENCE_END = re.compile(r"[.!?…]\s?['\"”’»)\]]*$")


@dataclass
class Part:
    """A block on its way to a role."""

    start: int
    end: int
    role: Role | None
    line: str
    apart: bool = False
    published: PublicationLine | None = None

    @property
    def words(self) -> int:
        """How many words it has, by white space."""
        return self.line.count(" ") + 1

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph: a stop at the end or inside, or simply long."""
        if len(self.line) > 220:
            return True
        if self.words >= 2 and _SENTENCE_END.search(self.line, max(0, len(self.line) - 6)):
            return True
        return self.words >= 8 and _SENTENCE_INSIDE.search(self.line) is not None
