"""Pasted text, made into an article."""

from __future__ import annotations

from datetime import date, datetime

from generator.errors import EmptyArticleError, EncodingError, TooLargeError
from generator.text.article import Article, Block, Question, Role, Sentence
from generator.text.furniture import line_role
from generator.text.moments import PublicationLine
from generator.text.published import given, stated
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
    zone: str | None = None,
    source: str | None = None,
    licence: str | None = None,
) -> Article:
    """The article in *text*: its blocks with their roles, its sentences, its date of publication.

    The text is kept as given, character for character; all offsets are code points into it.
    *published* (a day, a moment, or either in ISO 8601) wins over what the text says; *zone* (an IANA name)
    settles a time whose zone the text leaves open. What stays open is in `Article.questions`.

    Raises EmptyArticleError, TooLargeError (over 2,000,000 characters or 200,000 words), EncodingError (NUL
    or half a character in it), ArticleError (*published* or *zone* is none).

    >>> text = "Ferry runs again\\n\\nThe ferry ran on Monday. Nobody was hurt."
    >>> article = read_text(text, published="2022-02-28")
    >>> [(s.number, s.span.start, s.span.end) for s in article.body]
    [(1, 18, 42), (2, 43, 59)]
    """
    return build(text, published=published, zone=zone, source=source, licence=licence)


def build(
    text: str,
    *,
    published: date | datetime | str | None = None,
    zone: str | None = None,
    source: str | None = None,
    licence: str | None = None,
    questions: tuple[Question, ...] = (),
    where: str = "",
) -> Article:
    """`read_text` for the readers of files, which bring *questions* of their own."""
    refuse(text, where)
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    lines: list[PublicationLine] = []
    number = 0
    for part in parts(text):
        role: Role = part.role or "paragraph"
        if part.published:
            lines.append(part.published)
        index = len(blocks)
        if role in ("headline", "subhead"):
            span = Span.of(text, part.start, part.end)
            blocks.append(Block(span=span, role=role))
            sentences.append(Sentence(span=span, number=0, paragraph=index, role=role))
            continue
        found = cuts(text, part.start, part.end) if role in ("standfirst", "paragraph") else []
        tails: list[tuple[int, int]] = []
        while len(found) > 1 and _is_link(text[found[-1][0] : found[-1][1]]):
            tails.append(found.pop())
        blocks.append(Block(span=Span.of(text, part.start, found[-1][1] if tails else part.end), role=role))
        for tail in reversed(tails):
            blocks.append(Block(span=Span.of(text, *tail), role="furniture"))
        for start, end in found:
            number += role == "paragraph"
            shown = number if role == "paragraph" else 0
            sentences.append(
                Sentence(span=Span.of(text, start, end), number=shown, paragraph=index, role=role)
            )
    publication = stated(lines, text, zone=zone) if published is None else given(published, text, zone=zone)
    return Article(
        id=Article.id_of(text),
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        published=publication.published,
        zone=publication.zone,
        questions=questions + publication.questions,
        source=source,
        licence=licence,
    )


def _is_link(sentence: str) -> bool:
    """Whether the last words of a paragraph are a link of the page ("Also read:")."""
    stopped = sentence[-1] in "!?…\"'”’)" or (sentence[-1] == "." and sentence.count(" ") < 2)
    return len(sentence) <= 120 and not stopped and line_role(sentence) == "furniture"


def refuse(text: str, where: str = "") -> None:
    """Raises the fitting error where *text* is no article: empty, too large, or not text."""
    if len(text) > LONGEST:
        raise TooLargeError(
            f"the text has {len(text):,} characters, more than any news article",
            where=where,
            remedy="give one article at a time",
        )
    if len(text) > 2 * MOST_WORDS and (count := len(text.split())) > MOST_WORDS:
        raise TooLargeError(
            f"the text has {count:,} words, more than any news article",
            where=where,
            remedy="give one article at a time",
        )
    if not any(char.isalnum() for char in text):
        raise EmptyArticleError(
            "there are no words in it", where=where, remedy="paste the text of the article"
        )
    if "\0" in text:
        raise EncodingError(
            f"a NUL character at offset {text.index(chr(0))}: this is not plain text",
            where=where,
            remedy="save it as plain text (UTF-8) and read it again",
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise EncodingError(
            f"half a character (a lone surrogate) at offset {error.start}",
            where=where,
            remedy="copy the text again from its source",
        ) from error
