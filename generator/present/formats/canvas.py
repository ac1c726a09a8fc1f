"""Canvas: a quiz as QTI 1.2 in a zip, for classic and new quizzes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from generator.bank import Bank
from generator.exercises.lowering import (
    Lowered,
    hottext_to_choice,
    kept,
    match_to_choices,
    match_without_arguable,
    order_to_choices,
    with_none,
)
from generator.exercises.model import (
    Choice,
    ExtendedText,
    Hottext,
    Item,
    Match,
    Order,
    TextEntry,
)
from generator.present.archive import identifier, zipped
from generator.present.bank_writer import lesson_writer
from generator.present.canvas import field, html, item_xml
from generator.present.format import Format, Notice, Options, Rendered
from generator.present.markup import article_html, text
from generator.present.questions import Book, Chapter, book_of
from generator.present.typed_forms import is_plain_number
from generator.text.article import Article

__all__ = ["FORMAT"]

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_CC = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM"


def _match(item: Item) -> Lowered:
    interaction = item.interaction
    if isinstance(interaction, Match) and len(interaction.rows) > 1:
        return match_without_arguable(item)
    return match_to_choices(item)


def _lower(item: Item) -> Lowered:
    interaction = item.interaction
    match interaction:
        case Choice():
            return with_none(item)
        case TextEntry():
            if is_plain_number(interaction):
                return kept(item)
            return Lowered(items=(item,), said="typed answers are right or wrong, with no half marks")
        case Hottext():
            return hottext_to_choice(item)
        case Match():
            return _match(item)
        case Order():
            return order_to_choices(item)
        case ExtendedText():
            return kept(item)
        case _:
            assert_never(interaction)


def _article(chapter: Chapter) -> Iterator[str]:
    article = article_html(chapter)
    if article:
        yield f'<item ident="{chapter.article_id}" title="{text(chapter.article_name)}">'
        yield "<itemmetadata><qtimetadata>"
        yield field("question_type", "text_only_question")
        yield field("points_possible", "0.0")
        yield "</qtimetadata></itemmetadata>"
        yield f"<presentation>{html(article)}</presentation>"
        yield "</item>"


def _quiz(book: Book, name: str) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<questestinterop xmlns="{_QTI}">']
    title = text(book.title).replace('"', "&quot;")
    lines.append(f'<assessment ident="{name}" title="{title}">')
    lines.append(f"<qtimetadata>{field('cc_maxattempts', '1')}</qtimetadata>")
    lines.append('<section ident="root_section">')
    for chapter in book.chapters:
        lines += _article(chapter)
        for question in chapter.questions:
            lines += item_xml(question)
    lines += ["</section>", "</assessment>", "</questestinterop>", ""]
    return "\n".join(lines)


def _manifest(book: Book, name: str) -> str:
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<manifest identifier="m-{name}" xmlns="{_CC}" xmlns:imsmd="{_LOM}">',
            "<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>",
            "<organizations/>",
            "<resources>",
            f'<resource identifier="{name}" type="imsqti_xmlv1p2" href="{name}/{name}.xml">',
            f'<file href="{name}/{name}.xml"/>',
            "</resource>",
            "</resources>",
            "</manifest>",
            "",
        ]
    )


def _write(bank: Bank, articles: Iterable[Article], options: Options) -> Rendered:
    book = book_of(bank, articles, _lower)
    name = identifier("bank " + " ".join(question.id for question in book.questions))
    files = [
        ("imsmanifest.xml", _manifest(book, name).encode("utf-8")),
        (f"{name}/{name}.xml", _quiz(book, name).encode("utf-8")),
    ]
    said = "part marks for several answers and for rows are given if the Canvas quiz is set so"
    return Rendered(content=zipped(files), notices=(*book.notices, Notice(what=said)))


FORMAT = Format(
    name="canvas",
    title="Quiz for Canvas (QTI 1.2 in a zip)",
    suffix=".zip",
    media_type="application/zip",
    text=False,
    native=("choice", "text-entry", "match", "extended-text"),
    write=lesson_writer(_write),
    write_bank=_write,
    parts=("all",),
    carries="article, passages, feedback for each answer, ids; tags that Canvas does not show",
    lowers="marking words: ticked in a list; order: which came first",
)
