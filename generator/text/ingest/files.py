"""Files, made into articles by what they are."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path, PurePath

from generator.errors import ArticleError, EmptyArticleError, FileTypeError, TooLargeError
from generator.text.article import Article, Question
from generator.text.ingest.decode import decode
from generator.text.ingest.plain import build
from generator.text.ingest.sniff import Kind, kind_of, remedies

__all__ = ["read_article"]

_LARGEST = 30_000_000
_LARGEST_TEXT = 9_000_000
_LARGEST_PAGE = 4_000_000
_NAMED: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
_ENDING = {"html": ".html", "docx": ".docx", "pdf": ".pdf", "text": ".txt"}


def read_article(
    file: str | Path | bytes,
    *,
    name: str | None = None,
    published: date | datetime | str | None = None,
    zone: str | None = None,
    source: str | None = None,
    licence: str | None = None,
) -> Article:
    """The article in a file: plain text, HTML, Word (.docx), or PDF with text.

    *file* is a path, or the bytes of a file together with its *name*. Only decoding changes anything:
    the article's text is what the file says. Nothing is fetched from the network. For *published* and *zone*
    see `read_text`.

    Raises FileTypeError (another type, not what its name says, damaged or locked), EncodingError,
    NoTextLayerError (a scanned PDF), EmptyArticleError, TooLargeError; each names the file.

    >>> read_article("“Yes,” she said.".encode(), name="note.txt").body[0].span.text
    '“Yes,” she said.'
    """
    if isinstance(file, bytes):
        data, where = file, name or ""
    else:
        path = Path(file)
        where = name or str(file)
        data = _bytes_of(path, where)
    if len(data) > _LARGEST:
        raise TooLargeError(
            f"{len(data) // 1_000_000} MB, more than any news article",
            where=where,
            remedy="give one article at a time",
        )
    if not data.strip():
        raise EmptyArticleError("the file is empty", where=where, remedy="paste the text of the article")
    kind, asked = _kind(data, where)
    text, questions = "", asked
    if kind == "docx":
        from generator.text.ingest.word import docx_text

        text, more = docx_text(data, where)
    elif kind == "pdf":
        from generator.text.ingest.pdf import pdf_text

        text, more = pdf_text(data, where)
    else:
        if len(data) > (_LARGEST_PAGE if kind == "html" else _LARGEST_TEXT):
            raise TooLargeError(
                f"{len(data):,} bytes of text, more than any news article",
                where=where,
                remedy="give one article at a time",
            )
        text, more = decode(data, where)
        if kind == "html":
            from generator.text.ingest.web import html_page

            page = html_page(text, where)
            text, more = page.text, more + page.questions
            published = published or page.published
            source = source or page.source
    return build(
        text,
        published=published,
        zone=zone,
        source=source,
        licence=licence,
        questions=questions + more,
        where=where,
    )


def _bytes_of(path: Path, where: str) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise TooLargeError(
                f"{path.stat().st_size // 1_000_000} MB, more than any news article",
                where=where,
                remedy="give one article at a time",
            )
        return path.read_bytes()
    except IsADirectoryError as error:
        raise FileTypeError("this is a folder", where=where, remedy="choose one file in it") from error
    except FileNotFoundError as error:
        raise ArticleError("there is no such file", where=where, remedy="check the path") from error
    except (OSError, ValueError) as error:
        raise ArticleError(
            f"the file cannot be read ({error})", where=where, remedy="check its permissions"
        ) from error


def _kind(data: bytes, where: str) -> tuple[Kind, tuple[Question, ...]]:
    """What to read *data* as. Raises FileTypeError where its name says another type."""
    kind, words = kind_of(data)
    ending = PurePath(where).suffix.lower()
    named = _NAMED.get(ending)
    if kind == "other":
        raise FileTypeError(
            f"this is {words}, which is not read",
            where=where,
            remedy=remedies.get(words, "copy the article's text and paste it"),
        )
    if named is None or named == kind:
        return kind, ()
    if kind in ("text", "html") and named in ("text", "html"):
        note = f"The name ends in {ending}, but this is {words}; it is read as that."
        return kind, (Question(about="extraction", text=note, assumed=_ENDING[kind]),)
    raise FileTypeError(
        f"the name ends in {ending}, but this is {words}",
        where=where,
        remedy=f"rename it to end in {_ENDING[kind]}",
    )
