"""Moodle XML for Moodle 4.4 and later: questions, articles, feedback, tags, hints and parts of marks."""

from __future__ import annotations

from collections.abc import Iterable

from generator.bank import Bank
from generator.exercises.lowering import (
    Lowered,
    kept,
    match_to_choices,
    match_without_arguable,
    order_to_chain,
    then,
    with_none,
)
from generator.exercises.model import Choice, Hottext, Item, Match, Order, TextEntry
from generator.present.bank_writer import lesson_writer
from generator.present.format import Format, Notice, Options, Rendered
from generator.present.moodle import quiz
from generator.present.questions import book_of
from generator.present.typed_forms import is_plain_number
from generator.present.weights import weighable
from generator.text.article import Article

__all__ = ["CARRIES", "FORMAT", "lower_for_moodle"]

CARRIES = "article, passages, feedback for each answer, tags, ids, hints, parts of marks"
_NEWER = "ordering questions need Moodle 4.4 or later; for older sites export to moodle-xml-old"
_GENEROUS = "Moodle marks each pair of cards in order, so that a half-right order earns more than here"


def _order(item: Item) -> Lowered:
    made = order_to_chain(item)
    if not any(isinstance(each.interaction, Order) for each in made.items):
        return made
    said = "; ".join(text for text in (made.said, _GENEROUS) if text)
    return Lowered(items=made.items, said=said)


def lower_for_moodle(item: Item) -> Lowered:
    """What Moodle has no form for, lowered: all but Order, which only newer sites know."""
    interaction = item.interaction
    if isinstance(interaction, Match):
        least = 2 if len(interaction.rows) > 1 else 3
        return match_to_choices(item) if least == 3 else match_without_arguable(item)
    if isinstance(interaction, Choice):
        return then(with_none(item), weighable)
    if isinstance(interaction, Hottext):
        made = weighable(item)
        said = "words are ticked in a list instead of being marked in the passage"
        if interaction.select is not None:
            said += "; extra ones cost marks"
        return Lowered(items=made.items, said="; ".join(text for text in (said, made.said) if text))
    if isinstance(interaction, TextEntry) and not is_plain_number(interaction):
        return Lowered(items=(item,), said="typed answers are compared with a list of ways to write them")
    return kept(item)


def _lower(item: Item) -> Lowered:
    return _order(item) if isinstance(item.interaction, Order) else lower_for_moodle(item)


def _write(bank: Bank, articles: Iterable[Article], options: Options) -> Rendered:
    book = book_of(bank, articles, _lower)
    ordering = any(isinstance(question.item.interaction, Order) for question in book.questions)
    notices = (*book.notices, Notice(what=_NEWER)) if ordering else book.notices
    return Rendered(content=quiz(book).encode("utf-8"), notices=notices)


FORMAT = Format(
    name="moodle-xml",
    title="Question bank for Moodle 4.4 and later (XML)",
    suffix=".xml",
    media_type="application/xml",
    text=True,
    native=("choice", "text-entry", "match", "order", "extended-text"),
    write=lesson_writer(_write),
    write_bank=_write,
    parts=("all",),
    carries=CARRIES,
    lowers="marking words: ticked in a list",
)
