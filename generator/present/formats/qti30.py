"""QTI 3.0: a package of items and the articles as stimuli."""

from __future__ import annotations

from collections.abc import Iterable

from generator.bank import Bank
from generator.present.bank_writer import lesson_writer
from generator.present.format import Format, Options, Rendered
from generator.present.qti_dialect import Dialect
from generator.present.qti_package import lower_for_qti, package
from generator.present.questions import book_of
from generator.text.article import Article

__all__ = ["FORMAT"]


def _write(bank: Bank, articles: Iterable[Article], options: Options) -> Rendered:
    book = book_of(bank, articles, lower_for_qti)
    return Rendered(content=package(Dialect("3.0"), book), notices=book.notices)


FORMAT = Format(
    name="qti-3.0",
    title="Question bank as QTI 3.0 (zip)",
    suffix=".zip",
    media_type="application/zip",
    text=False,
    native=("choice", "text-entry", "hottext", "match", "order", "extended-text"),
    write=lesson_writer(_write),
    write_bank=_write,
    parts=("all",),
    carries="article as a stimulus of each item, passages, feedback, tags, ids, parts of marks",
)
