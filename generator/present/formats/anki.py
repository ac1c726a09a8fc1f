"""Anki: a package of cards with stable ids, so that importing a later file updates the cards."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import assert_never

from generator.bank import Bank
from generator.exercises.arrange import digest
from generator.exercises.lowering import Lowered, kept, match_to_choices, order_to_choices, with_none
from generator.exercises.lowering_words import by_sentence
from generator.exercises.model import (
    Choice,
    ExtendedText,
    Hottext,
    Item,
    Match,
    Order,
    TextEntry,
)
from generator.present.archive import zipped
from generator.present.bank_writer import lesson_writer
from generator.present.format import Format, Notice, Options, Rendered
from generator.present.markup import article_html, block, prompt_html, text, why_html
from generator.present.questions import Book, Question, book_of, one_line, paragraphs
from generator.text.article import Article

__all__ = ["FORMAT"]

_NOTE_TYPE = 1_608_312_447
_EARLIEST = 315_532_800
_NO_TIME = (
    "no time of export was given: Anki takes the cards once, and later files will not update them "
    "unless they carry a later time"
)
_CSS = (
    ".card { font-family: sans-serif; font-size: 18px; text-align: left; max-width: 40em; margin: 0 auto; }\n"
    "blockquote { border-left: 3px solid #888; margin: 0 0 1em; padding-left: 1em; }\n"
)


def _lower(item: Item) -> Lowered:
    interaction = item.interaction
    match interaction:
        case Choice():
            return with_none(item)
        case Hottext():
            pieces = by_sentence(item)
            whole = len(pieces) == 1 and pieces[0] == item
            said = (
                ""
                if whole
                else "asked sentence by sentence; sentences without a word of the key are left out"
            )
            return Lowered(items=pieces, said=said)
        case Match():
            return match_to_choices(item)
        case Order():
            return order_to_choices(item)
        case TextEntry() | ExtendedText():
            return kept(item)
        case _:
            assert_never(interaction)


def _front(question: Question) -> str:
    out = prompt_html(question)
    interaction = question.item.interaction
    if isinstance(interaction, Choice):
        options = "".join(
            f'<li dir="auto">{text(one_line(option.text))}</li>' for option in interaction.options
        )
        out += f'<ol type="A">{options}</ol>'
    return out


def _answer(question: Question) -> Iterator[str]:
    interaction = question.item.interaction
    match interaction:
        case Choice(options=options, key=key):
            yield from (option.text for option in options if option.id in key)
        case TextEntry():
            yield interaction.shown
            also = [form for form in interaction.accept if form != interaction.shown]
            if also:
                yield f"Also right: {' · '.join(also)}"
        case Hottext():
            core = [one_line(token.span.text) for token in interaction.zone("core")]
            yield " · ".join(core) if core else "Nothing is to be marked."
            arguable = [one_line(token.span.text) for token in interaction.zone("acceptable")]
            if arguable:
                yield f"Arguable: {' · '.join(arguable)}"
        case ExtendedText(model=model, rubric=rubric):
            yield from paragraphs(model) or ("There is no single answer.",)
            yield from (f"Look for: {line}" for line in rubric)
        case Match() | Order():
            return
        case _:
            assert_never(interaction)


def _reasons(question: Question) -> Iterator[str]:
    interaction = question.item.interaction
    if isinstance(interaction, Choice):
        for option in interaction.options:
            yield f"{one_line(option.text)}: {option.feedback}"
    elif isinstance(interaction, TextEntry):
        yield str(interaction.right)
    elif isinstance(interaction, Hottext):
        for token in (*interaction.zone("core"), *interaction.zone("acceptable")):
            yield f"{one_line(token.span.text)}: {token.feedback or interaction.otherwise}"


def _back(question: Question) -> str:
    answer = "".join(f'<p dir="auto"><b>{text(one_line(words))}</b></p>' for words in _answer(question))
    return answer + "".join(block(words) for words in _reasons(question)) + why_html(question)


def _field(markup: str) -> str:
    """Square brackets as numbers: Anki gives some words in them a meaning."""
    return markup.replace("[", "&#91;")


def _number(*parts: str) -> int:
    return (1 << 30) + int(digest(*parts)[:7], 16)


def _package(book: Book, modified: int) -> bytes:
    import genanki

    model = genanki.Model(
        _NOTE_TYPE,
        "Copydesk question",
        fields=[{"name": "Front"}, {"name": "Back"}, {"name": "Article"}, {"name": "Id"}],
        templates=[
            {
                "name": "Card",
                "qfmt": "{{Front}}",
                "afmt": "{{FrontSide}}<hr id=answer>{{Back}}<hr><small>{{Article}}</small>",
            }
        ],
        css=_CSS,
    )
    decks = []
    for chapter in book.chapters:
        title = one_line(chapter.title.replace("::", ": "))
        deck = genanki.Deck(
            _number("deck", chapter.source.text_sha256), f"Copydesk::{title}", article_html(chapter)
        )
        about = text(" · ".join((chapter.title, *chapter.about)))
        for question in chapter.questions:
            note = genanki.Note(
                model=model,
                fields=[
                    _field(field) for field in (_front(question), _back(question), about, text(question.id))
                ],
                guid=question.id,
                tags=["_".join(tag.split()) for tag in question.tags],
            )
            deck.add_note(note)
        decks.append(deck)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.apkg"
        genanki.Package(decks).write_to_file(str(path), timestamp=float(modified))
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            return zipped((name, archive.read(name)) for name in sorted(archive.namelist()))


def _write(bank: Bank, articles: Iterable[Article], options: Options) -> Rendered:
    book = book_of(bank, articles, _lower)
    notices = book.notices if options.modified is not None else (*book.notices, Notice(what=_NO_TIME))
    return Rendered(content=_package(book, options.modified or _EARLIEST), notices=notices)


FORMAT = Format(
    name="anki",
    title="Cards for Anki",
    suffix=".apkg",
    media_type="application/octet-stream",
    text=False,
    native=("choice", "text-entry", "hottext", "extended-text"),
    write=lesson_writer(_write),
    write_bank=_write,
    parts=("all",),
    carries="article as the deck’s description, passages, feedback, tags, ids; no marks",
    lowers="match: a card for each row; order: which came first",
)
