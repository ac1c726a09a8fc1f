"""An article: its text, untouched, and what each part of it is."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from datetime import date, datetime
from functools import cached_property
from typing import Literal, Self

from pydantic import model_validator

from generator.text.span import Frozen, Span

__all__ = ["Article", "Block", "Question", "Role", "Sentence"]

Role = Literal[
    "headline",
    "standfirst",
    "byline",
    "publication",  # a line that states when the text was published
    "dateline",
    "subhead",
    "paragraph",
    "caption",
    "furniture",  # section labels, reading times, share buttons, "Updated …"
]


class Block(Frozen):
    """One block of the page (usually a line or a paragraph) and what it is."""

    span: Span
    role: Role


class Question(Frozen):
    """Something the text leaves open and a person has to settle, with the ways to settle it.

    The reading goes on with *assumed* (which may be None: nothing is assumed).
    """

    about: Literal["zone", "published", "headline", "encoding", "extraction"]
    text: str
    choices: tuple[str, ...] = ()
    assumed: str | None = None
    evidence: tuple[Span, ...] = ()


class Sentence(Frozen):
    """One sentence of the article.

    `number` counts the sentences of the body from 1; headline, standfirst and subheads have number 0.
    `paragraph` is the index of its block in `Article.blocks`.
    """

    span: Span
    number: int
    paragraph: int
    role: Role


class Article(Frozen):
    """A news text with its parts marked. One coordinate space: every span points into `text`.

    `published` is an aware datetime where the text (or the caller) gives time and zone, else a date, else
    None. `zone` is the IANA name of the zone `published` was read in.

    >>> from generator import read_text
    >>> article = read_text("Rain stops play\\n\\nThe match was abandoned on Sunday, officials said.")
    >>> article.headline.text
    'Rain stops play'
    >>> [sentence.span.text for sentence in article.body]
    ['The match was abandoned on Sunday, officials said.']
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    published: datetime | date | None = None
    zone: str | None = None
    questions: tuple[Question, ...] = ()
    source: str | None = None
    licence: str | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        for span in [block.span for block in self.blocks] + [s.span for s in self.sentences]:
            if not span.is_in(self.text):
                raise ValueError(f"span {span.start}..{span.end} is not in the article's text")
        if isinstance(self.published, datetime) and self.published.tzinfo is None:
            raise ValueError("published: a time needs a zone; give an aware datetime, or the date alone")
        return self

    @staticmethod
    def id_of(text: str) -> str:
        """The identity of a text: the first 16 hexadecimal digits of the SHA-256 of its UTF-8 bytes."""
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def published_on(self) -> date | None:
        """The day of publication, in the zone of publication."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    def _first(self, role: Role) -> Span | None:
        return next((block.span for block in self.blocks if block.role == role), None)

    @property
    def headline(self) -> Span | None:
        """The headline, where one was found."""
        return self._first("headline")

    @property
    def standfirst(self) -> Span | None:
        """The line under the headline that sums the story up (also: dek, strap)."""
        return self._first("standfirst")

    @property
    def byline(self) -> Span | None:
        """Who wrote it, where the text says so."""
        return self._first("byline")

    def blocks_of(self, *roles: Role) -> tuple[Span, ...]:
        """The spans of the blocks with one of *roles*, in order."""
        return tuple(block.span for block in self.blocks if block.role in roles)

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the body's paragraphs, in order."""
        return tuple(sentence for sentence in self.sentences if sentence.role == "paragraph")

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at *offset*, or None between sentences."""
        index = bisect_right(self._ends, offset)
        if index < len(self.sentences) and self.sentences[index].span.start <= offset:
            return self.sentences[index]
        return None

    @cached_property
    def _ends(self) -> list[int]:
        return [sentence.span.end for sentence in self.sentences]
