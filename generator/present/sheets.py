"""Workbooks for quiz games: cells are text or numbers, never formulas; the bytes are the same each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime

from generator.exercises.lowering import (
    Lowered,
    fewer_options,
    hottext_to_choice,
    kept,
    match_to_choices,
    order_to_choices,
    then,
    with_none,
)
from generator.exercises.lowering_typed import entry_to_choice
from generator.exercises.lowering_words import by_sentence
from generator.exercises.model import Choice, Hottext, Item, Match, Order, TextEntry
from generator.present.archive import zipped
from generator.present.questions import Question, one_line, paragraphs

__all__ = ["MOST_IN_CELL", "game_choices", "question_text", "workbook"]

MOST_IN_CELL = 32_767
"""The characters that a cell can hold."""

_EPOCH = datetime(1980, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def game_choices(item: Item, most: int) -> Lowered:
    """Anything that can become one choice of at most *most* options, or several; free writing stays."""
    interaction = item.interaction
    if isinstance(interaction, Choice):
        made = with_none(item)
    elif isinstance(interaction, TextEntry):
        made = entry_to_choice(item, most)
    elif isinstance(interaction, Hottext):
        pieces = by_sentence(item)
        said = "asked sentence by sentence" if len(pieces) > 1 else ""
        made = then(Lowered(items=pieces, said=said), lambda piece: hottext_to_choice(piece, most))
    elif isinstance(interaction, Match):
        made = match_to_choices(item)
    elif isinstance(interaction, Order):
        made = order_to_choices(item)
    else:
        return kept(item)
    return then(made, lambda one: fewer_options(one, most))


def question_text(question: Question, *, rule: bool = False) -> str:
    """Passage and stem on one line, for a cell; with *rule*, the rule of the exercise between them."""
    passage = " ".join(question.passage)
    stem = " – ".join(paragraphs(question.item.stem))
    return one_line(f"{passage} {question.entry.criterion if rule else ''} {stem}")


def workbook(title: str, rows: Sequence[Sequence[str | int]], widths: Sequence[int] = ()) -> bytes:
    """One sheet of *rows* as XLSX."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value == "":
                continue
            cell = sheet.cell(row=number, column=column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    for column, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]].width = width
    book.properties.creator = "Copydesk"
    book.properties.created = book.properties.modified = _EPOCH
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        files = [(name, archive.read(name)) for name in sorted(archive.namelist())]
    stamp = _EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode("ascii")
    files.sort(key=lambda file: file[0] != "[Content_Types].xml")
    return zipped((name, _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)) for name, content in files)
