"""Moodle XML for sites before 4.4, which refuse a whole file for one ordering question."""

from __future__ import annotations

from collections.abc import Iterable

from generator.bank import Bank
from generator.exercises.lowering import Lowered, order_to_choices
from generator.exercises.model import Item, Order
from generator.present.bank_writer import lesson_writer
from generator.present.format import Format, Options, Rendered
from generator.present.formats.moodle_xml import CARRIES, lower_for_moodle
from generator.present.moodle import quiz
from generator.present.questions import book_of
from generator.text.article import Article

__all__ = ["FORMAT"]


def _lower(item: Item) -> Lowered:
    return order_to_choices(item) if isinstance(item.interaction, Order) else lower_for_moodle(item)


def _write(bank: Bank, articles: Iterable[Article], options: Options) -> Rendered:
    book = book_of(bank, articles, _lower)
    return Rendered(content=quiz(book).encode("utf-8"), notices=book.notices)


FORMAT = Format(
    name="moodle-xml-old",
    title="Question bank for Moodle before 4.4 (XML)",
    suffix=".xml",
    media_type="application/xml",
    text=True,
    native=("choice", "text-entry", "match", "extended-text"),
    write=lesson_writer(_write),
    write_bank=_write,
    parts=("all",),
    carries=CARRIES,
    lowers="marking words: ticked in a list; order: which came first",
)
