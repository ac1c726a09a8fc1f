"""Word files (.docx), made into text: one line for each paragraph."""

from __future__ import annotations

import zipfile
from io import BytesIO

from generator.errors import EncodingError, FileTypeError, TooLargeError
from generator.text.article import Question

__all__ = ["docx_text"]

_MOST_UNPACKED = 60_000_000


def docx_text(data: bytes, where: str = "") -> tuple[str, tuple[Question, ...]]:
    """The paragraphs of a Word file, with an empty line between them.

    Tables, text boxes and notes are left out; a question says so. Raises FileTypeError where the file is
    damaged or locked, TooLargeError where it unpacks to more than any article.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
                raise TooLargeError(
                    "it unpacks to more than 60 MB", where=where, remedy="paste the article's text"
                )
        document = Document(BytesIO(data))
        paragraphs = [paragraph.text for paragraph in document.paragraphs]
        tables = len(document.tables)
    except (EncodingError, TooLargeError):
        raise
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        SyntaxError,
        RuntimeError,
    ) as error:
        raise FileTypeError(
            "the Word file is damaged",
            where=where,
            remedy="open it in Word and save it again, or paste the text",
        ) from error
    questions: tuple[Question, ...] = ()
    if tables:
        questions = (Question(about="extraction", text=f"{tables} table(s) of the Word file were left out."),)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip()), questions
