"""PDF files, made into text by their text layer."""

from __future__ import annotations

import logging
import re
from io import BytesIO

from generator.errors import FileTypeError, NoTextLayerError, TooLargeError
from generator.text.article import Question

__all__ = ["pdf_text"]

_MOST_PAGES = 200
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?", re.IGNORECASE)


def pdf_text(data: bytes, where: str = "") -> tuple[str, tuple[Question, ...]]:
    """The text layer of a PDF, page after page, without page numbers and lines repeated on every page.

    Raises NoTextLayerError for a scan, FileTypeError for a locked or damaged file, TooLargeError
    over 200 pages.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileTypeError(
                "the PDF is locked with a password", where=where, remedy="unlock it first, or paste the text"
            )
        count = len(reader.pages)
        if count > _MOST_PAGES:
            raise TooLargeError(f"it has {count} pages", where=where, remedy="give the pages of one article")
        pages = [page.extract_text() or "" for page in reader.pages]
    except (FileTypeError, TooLargeError):
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
    ) as error:
        raise FileTypeError(
            "the PDF is damaged",
            where=where,
            remedy="open and save it again in a PDF reader, or paste the text",
        ) from error
    letters = sum(char.isalnum() for page in pages for char in page)
    if letters < 20 * max(1, count) and letters < 200:
        raise NoTextLayerError(
            "the PDF has no text, only pictures of pages",
            where=where,
            remedy="run text recognition (OCR) on it first, or type or paste the text",
        )
    question = Question(
        about="extraction",
        text="The text was taken from a PDF: compare the order of columns and the line ends with the page.",
    )
    return _plain(pages), (question,)


def _plain(pages: list[str]) -> str:
    """The pages' text without page numbers and running heads."""
    split = [[line.rstrip() for line in page.splitlines()] for page in pages]
    edge: dict[str, int] = {}
    for lines in split:
        for line in {line.strip() for line in (lines[:1] + lines[-1:]) if line.strip()}:
            edge[line] = edge.get(line, 0) + 1
    running = {line for line, times in edge.items() if len(pages) > 2 and times * 2 > len(pages)}
    kept: list[str] = []
    for lines in split:
        for line in lines:
            if line.strip() not in running and not _PAGE_NUMBER.fullmatch(line.strip()):
                kept.append(line)
    return "\n".join(kept)
