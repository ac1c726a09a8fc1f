"""CSV for spreadsheets: one line a question, or one for each row of a match."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import assert_never

from generator.bank import Bank
from generator.exercises.lowering import Lowered, kept, listed_stem, order_to_chain
from generator.exercises.lowering_words import word_list
from generator.exercises.model import (
    Choice,
    ExtendedText,
    Feedback,
    Hottext,
    Item,
    Match,
    Order,
    TextEntry,
)
from generator.present.bank_writer import lesson_writer
from generator.present.format import Format, Notice, Options, Rendered
from generator.present.questions import Chapter, Question, book_of
from generator.present.sheets import MOST_IN_CELL
from generator.text.article import Article
from generator.text.span import Frozen

__all__ = ["FORMAT", "guarded", "unguarded"]

_HEAD = (
    "id",
    "kind",
    "skill",
    "level",
    "sure",
    "standards",
    "article",
    "published",
    "source",
    "licence",
    "passage",
    "rule",
    "stem",
    "type",
    "row",
    "key",
    "also right",
    "why",
)
_RUNS = ("=", "+", "-", "@", "\t", "\r", "'")


class _Line(Frozen):
    """What one line says beside the question: `choices` with what is said to each."""

    type: str
    stem: str
    row: str = ""
    key: str = ""
    also: str = ""
    choices: tuple[tuple[str, str], ...] = ()


def guarded(cell: str) -> str:
    """*cell* with an apostrophe before it where a spreadsheet would run it, or where it has one already.

    >>> guarded("=cmd"), guarded("-ve"), guarded("'tis"), guarded("plain")
    ("'=cmd", "'-ve", "''tis", 'plain')
    """
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` was given.

    >>> unguarded("'-ve"), unguarded("''tis")
    ('-ve', "'tis")
    """
    return cell[1:] if cell.startswith("'") else cell


def _lower(item: Item) -> Lowered:
    if isinstance(item.interaction, Hottext):
        return Lowered(items=(item,), said="the words to mark stand in a list; neutral ones are a selection")
    if isinstance(item.interaction, Order):
        return order_to_chain(item)
    return kept(item)


def _numbers(places: Iterable[int]) -> str:
    return "; ".join(str(place) for place in places)


def _told(text: str, feedback: Feedback) -> tuple[str, str]:
    return text, str(feedback)


def _lines(item: Item) -> Iterator[_Line]:
    interaction = item.interaction
    match interaction:
        case Choice(options=options, key=key, multiple=multiple):
            yield _Line(
                type="choose several" if multiple else "choose one",
                stem=item.stem,
                key=_numbers(n for n, option in enumerate(options, 1) if option.id in key) or "none",
                choices=tuple(_told(option.text, option.feedback) for option in options),
            )
        case Hottext():
            words = word_list(interaction)
            yield _Line(
                type="mark words",
                stem=listed_stem(item),
                key=_numbers(n for n, word in enumerate(words, 1) if word.zone == "core"),
                also=_numbers(n for n, word in enumerate(words, 1) if word.zone == "acceptable"),
                choices=tuple(_told(word.text, word.feedback) for word in words),
            )
        case TextEntry():
            yield _Line(
                type=f"type a {interaction.expects}",
                stem=item.stem,
                key=interaction.shown,
                also="\n".join(interaction.accept),
                choices=tuple(_told(known.answer, known.feedback) for known in interaction.known),
            )
        case Match(rows=rows, targets=targets):
            for row in rows:
                yield _Line(
                    type="match",
                    stem=item.stem,
                    row=row.text,
                    key=_numbers(n for n, target in enumerate(targets, 1) if target.id == row.key),
                    also=_numbers(n for n, target in enumerate(targets, 1) if target.id in row.accept),
                    choices=tuple(_told(t.text, row.answer(t.id).feedback) for t in targets),
                )
        case Order(cards=cards):
            place = {card.id: number for number, card in enumerate(cards, 1)}
            yield _Line(
                type="order",
                stem=item.stem,
                key=_numbers(place[name] for name in interaction.solution()),
                choices=tuple((card.text, card.when) for card in cards),
            )
        case ExtendedText(model=model, rubric=rubric):
            yield _Line(type="write", stem=item.stem, key=model, also="\n".join(rubric))
        case _:
            assert_never(interaction)


def _row(chapter: Chapter, question: Question, line: _Line, choices: int) -> list[str]:
    entry, item = question.entry, question.item
    source = chapter.source
    passage = item.interaction.passage if isinstance(item.interaction, Hottext) else item.context
    cells = [
        question.id,
        entry.kind,
        item.skill,
        str(item.difficulty),
        item.sureness,
        "; ".join(entry.standards),
        source.title,
        source.published or "",
        source.source or "",
        source.licence or "",
        passage.text if passage is not None else "",
        entry.criterion,
        line.stem,
        line.type,
        line.row,
        line.key,
        line.also,
        "\n".join(question.why),
    ]
    texts = [text for text, _ in line.choices]
    said = [feedback for _, feedback in line.choices]
    padding = [""] * (choices - len(texts))
    return [*cells, *texts, *padding, *said, *padding]


def _write(bank: Bank, articles: Iterable[Article], options: Options) -> Rendered:
    book = book_of(bank, articles, _lower)
    lines = [
        (chapter, question, line)
        for chapter in book.chapters
        for question in chapter.questions
        for line in _lines(question.item)
    ]
    most = max((len(line.choices) for _, _, line in lines), default=0)
    numbered = range(1, most + 1)
    head = [*_HEAD, *(f"choice {n}" for n in numbered), *(f"feedback {n}" for n in numbered)]
    rows = [_row(chapter, question, line, most) for chapter, question, line in lines]
    notices = [*book.notices, Notice(what="the articles are not in the file, only the passages")]
    changed = sum(guarded(cell) != cell for row in rows for cell in row)
    if changed:
        what = (
            f"{changed} cells begin with an apostrophe that is not theirs, so that no spreadsheet runs them "
            "as formulas: take off the first apostrophe when you read the file"
        )
        notices.append(Notice(what=what))
    notices += [
        Notice(what="a cell is longer than spreadsheet programs show", item=row[0])
        for row in rows
        if any(len(cell) > MOST_IN_CELL for cell in row)
    ]
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([head, *([guarded(cell) for cell in row] for row in rows)])
    return Rendered(content=b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8"), notices=tuple(notices))


FORMAT = Format(
    name="csv",
    title="Table for spreadsheets (CSV)",
    suffix=".csv",
    media_type="text/csv",
    text=True,
    native=("choice", "text-entry", "match", "order", "extended-text"),
    write=lesson_writer(_write),
    write_bank=_write,
    parts=("all",),
    carries="passages, feedback for each answer, tags, ids",
    lowers="marking words: a list",
)
