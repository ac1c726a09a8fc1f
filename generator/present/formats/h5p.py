"""H5P: one question set for Moodle, WordPress, Drupal and Lumi, with real marking of words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import assert_never

from generator.bank import Bank
from generator.exercises.lowering import (
    Lowered,
    hottext_to_choice,
    left_out,
    match_to_choices,
    match_without_arguable,
    order_to_choices,
    then,
    with_none,
)
from generator.exercises.lowering_typed import entry_to_choice
from generator.exercises.lowering_words import by_sentence
from generator.exercises.model import Choice, ExtendedText, Hottext, Item, Match, Order, TextEntry
from generator.present.archive import stable_uuid, zipped
from generator.present.bank_writer import lesson_writer
from generator.present.format import Format, Options, Rendered
from generator.present.h5p import LIBRARIES, Json, can_be_dragged, params, typed_alternatives
from generator.present.markup import article_html, block
from generator.present.questions import Book, Question, book_of
from generator.text.article import Article

__all__ = ["FORMAT"]

_MONTH = "Write the month as a word."
_MOST_WORDS = 3
_TITLES = {
    "H5P.MarkTheWords": "Mark the Words",
    "H5P.DragText": "Drag Text",
    "H5P.MultiChoice": "Multiple Choice",
    "H5P.Blanks": "Fill in the Blanks",
}


def _markable(item: Item) -> bool:
    hottext = item.interaction
    if not isinstance(hottext, Hottext) or hottext.zone("acceptable"):
        return False
    core = hottext.zone("core")
    most = _MOST_WORDS if hottext.select is None else 1
    return bool(core) and all(len(token.span.text.split()) <= most for token in core)


def _marked(item: Item) -> Lowered:
    hottext = item.interaction
    said = []
    if isinstance(hottext, Hottext):
        phrases = [token for token in hottext.zone("core") if len(token.span.text.split()) > 1]
        if phrases:
            said.append("each word of a phrase is marked by itself")
        if "*" in hottext.passage.text:
            said.append("stars in the text are shown as ∗")
        if hottext.select is not None:
            said.append("extra marks cost marks")
    return Lowered(items=(item,), said="; ".join(said))


def _words(item: Item) -> Lowered:
    if _markable(item):
        return _marked(item)
    pieces = by_sentence(item)
    if not any(_markable(piece) for piece in pieces):
        return hottext_to_choice(item)
    said = (
        "H5P knows no arguable words: asked sentence by sentence, those with arguable words as a list, "
        "those without a word of the key not at all"
    )
    return then(
        Lowered(items=pieces, said=said),
        lambda piece: _marked(piece) if _markable(piece) else hottext_to_choice(piece),
    )


def _match(item: Item) -> Lowered:
    made = match_without_arguable(item)
    whole = made.items[0].interaction if made.items else None
    return match_to_choices(item) if isinstance(whole, Match) and not can_be_dragged(whole) else made


def _lower(item: Item) -> Lowered:
    interaction = item.interaction
    match interaction:
        case Choice():
            return with_none(item)
        case TextEntry():
            if not typed_alternatives(interaction):
                return entry_to_choice(item)
            said = "typed answers are right or wrong, with no half marks"
            if interaction.expects == "date":
                item = item.model_copy(update={"stem": f"{item.stem}\n{_MONTH}"})
                said += "; days have to be written with the month as a word"
            return Lowered(items=(item,), said=said)
        case Hottext():
            return _words(item)
        case Match():
            return _match(item)
        case Order():
            return order_to_choices(item)
        case ExtendedText():
            return left_out("free writing has no place in a question set")
        case _:
            assert_never(interaction)


def _entry(question: Question) -> tuple[str, Json] | None:
    made = params(question)
    if made is None:
        return None
    library, settings = made
    major, minor = LIBRARIES[library]
    entry: Json = {
        "library": f"{library} {major}.{minor}",
        "params": settings,
        "subContentId": stable_uuid("h5p", question.id),
        "metadata": {
            "title": question.name,
            "contentType": _TITLES[library],
            "license": "U",
            "authorComments": f"{question.id}; {'; '.join(question.tags)}",
        },
    }
    return library, entry


def _files(book: Book) -> list[tuple[str, bytes]]:
    entries = [entry for question in book.questions if (entry := _entry(question)) is not None]
    used = ["H5P.QuestionSet", *sorted({library for library, _ in entries})]
    articles = [article_html(chapter) for chapter in book.chapters]
    article = "<hr>".join(markup for markup in articles if markup) or block(book.title)
    content: Json = {
        "introPage": {
            "showIntroPage": True,
            "startButtonText": "Start",
            "title": book.title,
            "introduction": article,
        },
        "progressType": "textual",
        "passPercentage": 50,
        "disableBackwardsNavigation": False,
        "randomQuestions": False,
        "questions": [entry for _, entry in entries],
        "endGame": {"showResultPage": True, "showSolutionButton": True, "showRetryButton": True},
        "override": {"checkButton": True},
    }
    head: Json = {
        "title": book.title[:255],
        "language": "en",
        "mainLibrary": "H5P.QuestionSet",
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": LIBRARIES[name][0], "minorVersion": LIBRARIES[name][1]}
            for name in used
        ],
    }
    return [("h5p.json", _json(head)), ("content/content.json", _json(content))]


def _json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8")


def _write(bank: Bank, articles: Iterable[Article], options: Options) -> Rendered:
    book = book_of(bank, articles, _lower)
    return Rendered(content=zipped(_files(book)), notices=book.notices)


FORMAT = Format(
    name="h5p",
    title="H5P question set: mark the words, drag text, blanks, multiple choice",
    suffix=".h5p",
    media_type="application/zip",
    text=False,
    native=("choice", "text-entry", "hottext", "match"),
    write=lesson_writer(_write),
    write_bank=_write,
    parts=("all",),
    carries="article, passages, feedback, ids, parts of marks; tags as a comment",
    lowers="order: which came first; marking with arguable words: a list; free writing: left out",
)
