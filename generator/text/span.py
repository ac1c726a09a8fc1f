"""Stretches of text, by code-point offsets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

__all__ = ["Frozen", "Span"]


class Frozen(BaseModel):
    """A value that never changes and takes no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed; what was looked up in the old one is looked up anew."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Span(Frozen):
    """A stretch of an article: half-open code-point offsets and the characters between them.

    `text` repeats ``article.text[start:end]`` so that a span read back from a file can be verified.

    >>> span = Span.of("Talks began on Sunday.", 15, 21)
    >>> span.text, len(span)
    ('Sunday', 6)
    """

    start: int
    end: int
    text: str

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"span {self.start}..{self.end} does not fit its text {self.text!r}")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of *text* from *start* to *end*; raises ValueError where it does not lie inside."""
        return cls(start=start, end=end, text=text[start:end])

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def contains(self, other: Span) -> bool:
        """Whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def is_in(self, text: str) -> bool:
        """Whether these characters stand at these offsets of *text*."""
        return text[self.start : self.end] == self.text
