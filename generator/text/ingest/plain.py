"""Pasted text, made into an article."""

from __future__ import annotations

from datetime import date, datetime

from generator.errors import EmptyArticleError, EncodingError, TooLargeError
from generator.text.article import Article, Block, Question, Role, Sentence
from generator.text.segment import cuts
from generator.text.span import Span
from generator.text.structure import parts

__all__ = ["read_text"]

LONGEST = 2_000_000
MOST_WORDS = 200_000


def read_text(
    text: str,
    *,
    published: date | datetime | str | None = None,
    source: str | None = None,
    licence: str | None = None,
) -> Article:
    """The article in *text*."""
    refuse(text)
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    number = 0
    for part in parts(text):
        role: Role = part.role or "paragraph"
        index = len(blocks)
        blocks.append(Block(span=Span.of(text, part.start, part.end), role=role))
        if role in ("headline", "subhead"):
            sentences.append(Sentence(span=blocks[-1].span, number=0, paragraph=index, role=role))
        elif role in ("standfirst", "paragraph"):
            for start, end in cuts(text, part.start, part.end):
                number += role == "paragraph"
                sentences.append(
                    Sentence(
                        span=Span.of(text, start, end),
                        number=number if role == "paragraph" else 0,
                        paragraph=index,
                        role=role,
                    )
                )
    day = datetime.fromisoformat(published) if isinstance(published, str) else published
    if isinstance(day, datetime) and day.tzinfo is None:
        day = day.date()
    questions: tuple[Question, ...] = ()
    return Article(
        id=Article.id_of(text),
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        published=day,
        questions=questions,
        source=source,
        licence=licence,
    )


def refuse(text: str, where: str = "") -> None:
    """Raises the fitting error where *text* is no article: empty, too large, or not text."""
    if len(text) > LONGEST or (len(text) > MOST_WORDS and len(text.split()) > MOST_WORDS):
        raise TooLargeError(
            f"the text has {len(text):,} characters, more than any news article",
            where=where,
            remedy="give one article at a time",
        )
    if not any(char.isalnum() for char in text):
        raise EmptyArticleError("there are no words in it", where=where, remedy="paste the text of the article")
    if "\0" in text:
        raise EncodingError(f"a NUL character at offset {text.index(chr(0))}: this is not plain text", where=where, remedy="save it as plain text (UTF-8) and read it again")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise EncodingError(f"half a character (surrogate) at offset {error.start}", where=where, remedy="copy the text again from its source") from error
