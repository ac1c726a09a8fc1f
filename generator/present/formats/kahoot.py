"""Kahoot: the spreadsheet that its importer reads. Short questions only; what is too long is named."""

from __future__ import annotations

from collections.abc import Iterable

from generator.bank import Bank
from generator.exercises.lowering import Lowered, left_out
from generator.exercises.model import Choice, ExtendedText, Item
from generator.present.bank_writer import lesson_writer
from generator.present.format import Format, Notice, Options, Rendered
from generator.present.questions import Question, book_of, one_line
from generator.present.sheets import game_choices, question_text, workbook
from generator.text.article import Article

__all__ = ["FORMAT"]

_QUESTION, _ANSWER, _ANSWERS = 120, 75, 4
_HEADINGS = (
    "",
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) - 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_MOST_TIME = 240
_NO_FEEDBACK = "Kahoot holds no article, rules, feedback or tags: use the worksheet beside it"


def _lower(item: Item) -> Lowered:
    if isinstance(item.interaction, ExtendedText):
        return left_out("free writing has no place in this game")
    return game_choices(item, _ANSWERS)


def _too_long(question: Question, choice: Choice) -> str:
    length = len(question_text(question))
    if length > _QUESTION:
        return f"left out: the question has {length} characters, {_QUESTION} are allowed"
    longest = max(len(one_line(option.text)) for option in choice.options)
    if longest > _ANSWER:
        return f"left out: an answer has {longest} characters, {_ANSWER} are allowed"
    return ""


def _write(bank: Bank, articles: Iterable[Article], options: Options) -> Rendered:
    book = book_of(bank, articles, _lower)
    notices = [*book.notices, Notice(what=_NO_FEEDBACK)]
    rows: list[tuple[str | int, ...]] = [
        ("", "Quiz for import"),
        ("", f"From: {book.title}"),
        *[()] * 5,
        _HEADINGS,
    ]
    number = 0
    for question in book.questions:
        choice = question.item.interaction
        if not isinstance(choice, Choice):
            continue
        trouble = _too_long(question, choice)
        if trouble:
            notices.append(Notice(what=trouble, item=question.id))
            continue
        number += 1
        answers = [one_line(option.text) for option in choice.options]
        right = [str(n) for n, option in enumerate(choice.options, 1) if option.id in choice.key]
        shown = question_text(question)
        time = 60 if len(shown) + sum(map(len, answers)) > 120 else 30
        time = _MOST_TIME if question.entry.source.content_note else time
        key: str | int = ",".join(right) if len(right) > 1 else int(right[0])
        rows.append((number, shown, *answers, *[""] * (_ANSWERS - len(answers)), time, key))
    if not number:
        notices.append(Notice(what="no question is short enough: the file has none"))
    return Rendered(content=workbook("Sheet1", rows, (6, 80, 30, 30, 30, 30, 16, 16)), notices=tuple(notices))


FORMAT = Format(
    name="kahoot",
    title="Spreadsheet for Kahoot",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    text=False,
    native=("choice",),
    write=lesson_writer(_write),
    write_bank=_write,
    parts=("all",),
    game=True,
    carries="questions of at most 120 characters, and their keys; no feedback",
    lowers="all others: two to four answers to choose from; free writing: left out",
)
