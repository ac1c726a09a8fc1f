"""Every error that Copydesk raises on purpose.

::

    GeneratorError
    ├── ArticleError (ValueError)          the text handed in cannot be read as an article
    │   ├── EmptyArticleError              nothing in it
    │   ├── EncodingError                  bytes that are no text
    │   ├── FileTypeError                  not what its name says, or a type that is not read
    │   ├── NoTextLayerError               a scanned PDF, a picture of a page
    │   └── TooLargeError                  more than a page of news can be
    ├── RecordError (ValueError)           a lexicon record that breaks a rule
    ├── LessonError (ValueError)           a lesson folder, recipe or bank that cannot be read
    ├── UnknownNameError (LookupError)     no kind, format or word of that name
    ├── ResponseError (ValueError)         an answer that does not belong to its item
    └── RenderError (RuntimeError)         a document that could not be produced

Each says *what* is wrong, *where*, and *what to do*.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = [
    "ArticleError",
    "EmptyArticleError",
    "EncodingError",
    "FileTypeError",
    "GeneratorError",
    "LessonError",
    "NoTextLayerError",
    "RecordError",
    "RenderError",
    "ResponseError",
    "TooLargeError",
    "UnknownNameError",
]


class GeneratorError(Exception):
    """What is wrong, where, and what to do about it.

    >>> print(GeneratorError("the file is empty", where="news.txt", remedy="paste the article text"))
    news.txt: the file is empty; paste the article text
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        message = f"{where}: {what}" if where else what
        super().__init__(f"{message}; {remedy}" if remedy else message)


class ArticleError(GeneratorError, ValueError):
    """The text handed in cannot be read as an article."""


class EmptyArticleError(ArticleError):
    """There is no text in it."""


class EncodingError(ArticleError):
    """The bytes are not text in any encoding that was tried."""


class FileTypeError(ArticleError):
    """The file is of a type that is not read, or not what its name says."""


class NoTextLayerError(ArticleError):
    """A PDF of pictures: nothing in it can be read as text."""


class TooLargeError(ArticleError):
    """The text is larger than any news article."""


class RecordError(GeneratorError, ValueError):
    """A lexicon record breaks a rule; names file, record and field."""


class LessonError(GeneratorError, ValueError):
    """A lesson folder, recipe or question bank cannot be read."""


class ResponseError(GeneratorError, ValueError):
    """An answer does not belong to the item it was given for."""


class RenderError(GeneratorError, RuntimeError):
    """A document could not be produced."""


class UnknownNameError(GeneratorError, LookupError):
    """No kind, format or word has that name; the nearest one is proposed.

    >>> print(UnknownNameError.among("who-sad-it", ["who-said-it", "timeline"], noun="exercise kind"))
    no exercise kind named 'who-sad-it'; did you mean 'who-said-it'?
    """

    @classmethod
    def among(cls, name: str, known: Iterable[str], *, noun: str, where: str = "") -> UnknownNameError:
        """The error for *name*, which is none of *known*."""
        names = sorted(known)
        close = difflib.get_close_matches(name, names, n=1)
        remedy = f"did you mean {close[0]!r}?" if close else f"known: {', '.join(names)}"
        return cls(f"no {noun} named {name!r}", where=where, remedy=remedy)
