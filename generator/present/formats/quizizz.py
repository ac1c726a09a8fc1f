"""Quizizz (Wayground): the spreadsheet that its importer reads."""

from __future__ import annotations

from collections.abc import Iterable

from generator.bank import Bank
from generator.exercises.lowering import Lowered
from generator.exercises.model import Choice, ExtendedText, Item, TextEntry
from generator.present.bank_writer import lesson_writer
from generator.present.format import Format, Notice, Options, Rendered
from generator.present.questions import Question, book_of, one_line
from generator.present.sheets import MOST_IN_CELL, game_choices, question_text, workbook
from generator.present.typed_forms import typed_forms
from generator.text.article import Article

__all__ = ["FORMAT"]

_ANSWERS = 5
_HEADINGS = (
    "Question Text",
    "Question Type",
    "Option 1",
    "Option 2",
    "Option 3",
    "Option 4",
    "Option 5",
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
)
_MOST_TIME = 900
_NO_TAGS = "Quizizz holds no article and no tags; feedback is one explanation for each question"


def _lower(item: Item) -> Lowered:
    made = game_choices(item, _ANSWERS)
    if not made.items and isinstance(item.interaction, TextEntry):
        return Lowered(items=(item,), said="only the first five ways to write the answer are in the file")
    return made


def _row(question: Question) -> tuple[str | int, ...]:
    interaction = question.item.interaction
    kind, key = "Open-Ended", ""
    answers: list[str] = []
    if isinstance(interaction, Choice):
        kind = "Checkbox" if interaction.multiple else "Multiple Choice"
        answers = [one_line(option.text) for option in interaction.options]
        right = (str(n) for n, option in enumerate(interaction.options, 1) if option.id in interaction.key)
        key = ",".join(right)
    elif isinstance(interaction, TextEntry):
        kind = "Fill-in-the-Blank"
        answers = [form.text for form in typed_forms(interaction) if form.score == 1][:_ANSWERS]
    shown = question_text(question, rule=True)
    time = min(_MOST_TIME, max(30, 15 * (1 + len(shown) // 60)))
    time = _MOST_TIME if question.entry.source.content_note else time
    filled = [*answers, *[""] * (_ANSWERS - len(answers))]
    return (shown, kind, *filled, key, time, "", " ".join(question.why))


def _write(bank: Bank, articles: Iterable[Article], options: Options) -> Rendered:
    book = book_of(bank, articles, _lower)
    notices = [*book.notices, Notice(what=_NO_TAGS)]
    if any(isinstance(question.item.interaction, ExtendedText) for question in book.questions):
        notices.append(Notice(what="model answers and marking guides are not in the file"))
    rows: list[tuple[str | int, ...]] = [_HEADINGS]
    for question in book.questions:
        row = _row(question)
        longest = max(len(value) for value in row if isinstance(value, str))
        if longest > MOST_IN_CELL:
            what = f"left out: {longest} characters, more than a cell holds"
            notices.append(Notice(what=what, item=question.id))
            continue
        rows.append(row)
    content = workbook("Sheet1", rows, (80, 18, 30, 30, 30, 30, 30, 16, 16, 16, 60))
    return Rendered(content=content, notices=tuple(notices))


FORMAT = Format(
    name="quizizz",
    title="Spreadsheet for Quizizz (Wayground)",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    text=False,
    native=("choice", "extended-text"),
    write=lesson_writer(_write),
    write_bank=_write,
    parts=("all",),
    game=True,
    carries="passages, one explanation for each question",
    lowers="all others: two to five answers to choose from",
)
