"""GIFT: short, and read by many programs besides Moodle; every mark with a meaning is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import assert_never

from generator.bank import Bank
from generator.exercises.lowering import (
    Lowered,
    kept,
    listed_stem,
    match_to_choices,
    match_without_arguable,
    order_to_chain,
    order_to_choices,
    then,
    with_none,
)
from generator.exercises.lowering_typed import entry_to_choice
from generator.exercises.lowering_words import is_single, word_list
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
from generator.present.markup import article_html, block, prompt_html, text, why_html
from generator.present.questions import Chapter, Question, book_of, one_line, paragraphs
from generator.present.typed_forms import TypedForm, is_plain_number, typed_forms
from generator.present.weights import nearest, share, weighable
from generator.text.article import Article

__all__ = ["FORMAT", "escaped"]

_MARKS = re.compile(r"[\\~=#{}:]")
_NEWER = "ordering questions are read by Moodle 4.4 and later only; other readers may refuse them"


def escaped(words: str) -> str:
    """*words* on one line, so that a reader of GIFT gets them back as they are.

    >>> escaped("a = 1 # {x}")
    'a \\\\= 1 \\\\# \\\\{x\\\\}'
    """
    return _MARKS.sub(lambda mark: "\\" + mark[0], one_line(words))


def _markup(words: str) -> str:
    return escaped(text(words))


def _forms(entry: TextEntry) -> tuple[TypedForm, ...]:
    return tuple(form for form in typed_forms(entry) if "->" not in form.text)


def _pairs(match: Match) -> int:
    return len(match.rows) + len({target.id for target in match.targets} - {row.key for row in match.rows})


def _match(item: Item) -> Lowered:
    made = match_without_arguable(item)
    whole = made.items[0].interaction if made.items else None
    if isinstance(whole, Match) and (len(whole.rows) < 2 or _pairs(whole) < 3):
        return match_to_choices(item)
    return made


def _order(item: Item) -> Lowered:
    made = order_to_chain(item)
    for each in made.items:
        if isinstance(each.interaction, Order) and any(
            re.search(r"[{}\\]|^//|####", one_line(card.text)) for card in each.interaction.cards
        ):
            return order_to_choices(item)
    return made


def _lower(item: Item) -> Lowered:
    interaction = item.interaction
    match interaction:
        case Choice():
            return then(with_none(item), weighable)
        case TextEntry():
            if is_plain_number(interaction):
                return kept(item)
            if not any(form.score == 1 for form in _forms(interaction)):
                return entry_to_choice(item)
            said = "typed answers are compared with a list of ways to write them"
            if len(_forms(interaction)) < len(typed_forms(interaction)):
                said += "; those with an arrow (->) are left out"
            return Lowered(items=(item,), said=said)
        case Hottext():
            made = weighable(item)
            said = "words are ticked in a list instead of being marked in the passage"
            return Lowered(items=made.items, said="; ".join(part for part in (said, made.said) if part))
        case Match():
            return _match(item)
        case Order():
            return _order(item)
        case ExtendedText():
            return kept(item)
        case _:
            assert_never(interaction)


def _said(feedback: Feedback) -> str:
    return f"#{_markup(str(feedback))}"


def _answers(question: Question) -> Iterator[str]:
    interaction = question.item.interaction
    match interaction:
        case Choice(key=key, options=options, multiple=multiple):
            part = Fraction(1, len(key))
            for option in options:
                right = option.id in key
                mark = f"~%{share(part if right else -part)}%" if multiple else "=" if right else "~"
                yield f"{mark}{_markup(option.text)}{_said(option.feedback)}"
        case Hottext():
            words = word_list(interaction)
            part = Fraction(1, sum(word.zone == "core" for word in words))
            worth = {"core": part, "acceptable": Fraction(0), "neutral": -part}
            for word in words:
                if is_single(interaction):
                    mark = "=" if word.zone == "core" else "~"
                    yield f"{mark}{_markup(word.text)}{_said(word.feedback)}"
                    continue
                yield f"~%{share(worth[word.zone])}%{_markup(word.text)}{_said(word.feedback)}"
        case TextEntry():
            if is_plain_number(interaction):
                yield f"#{interaction.answer}:0{_said(interaction.right)}"
                return
            for form in _forms(interaction):
                typed = escaped(form.text.replace("*", "\\*"))
                yield f"=%{share(nearest(form.score))}%{typed}{_said(form.feedback)}"
            yield f"=%0%*{_said(interaction.wrong)}"
        case Match(rows=rows, targets=targets):
            names = {target.id: target.text for target in targets}
            for row in rows:
                yield f"={_markup(row.text)} -> {escaped(names[row.key])}"
            used = {row.key for row in rows}
            for target in targets:
                if target.id not in used:
                    yield f"= -> {escaped(target.text)}"
        case Order():
            cards = {card.id: card.text for card in interaction.cards}
            yield f">{len(cards)} ALL RELATIVE_ALL_PREVIOUS_AND_NEXT SHOW none"
            for name in interaction.solution():
                yield text(one_line(cards[name]))
        case ExtendedText():
            return
        case _:
            assert_never(interaction)


def _question(question: Question) -> Iterator[str]:
    stem = prompt_html(question)
    more = listed_stem(question.item).removeprefix(question.item.stem)
    stem += "".join(block(line) for line in paragraphs(more))
    tags = " ".join(f"[tag:{one_line(tag).replace(']', ' ')}]" for tag in question.tags)
    order = isinstance(question.item.interaction, Order)
    yield f"// [id:{question.id}] {tags}"
    yield f"::{escaped(question.name)}::[html]{escaped(stem)} {{" + (
        "" if not order else next(_answers(question))
    )
    answers = list(_answers(question))
    yield from answers[1:] if order else answers
    if not order:
        yield f"####{escaped(why_html(question))}"
    yield "}"
    yield ""


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"$CATEGORY: $course$/top/Copydesk/{one_line(chapter.title).replace('/', '//')}"
    yield ""
    article = article_html(chapter)
    if article:
        yield f"// [id:{chapter.article_id}]"
        yield f"::{chapter.article_name}::[html]{escaped(article)}"
        yield ""
    for question in chapter.questions:
        yield from _question(question)


def _write(bank: Bank, articles: Iterable[Article], options: Options) -> Rendered:
    book = book_of(bank, articles, _lower)
    notices = book.notices
    if any(isinstance(question.item.interaction, Order) for question in book.questions):
        notices += (Notice(what=_NEWER),)
        notices += (Notice(what="ordering questions have no feedback here"),)
    lines = [line for chapter in book.chapters for line in _chapter(chapter)]
    return Rendered(content="\n".join(lines).encode("utf-8"), notices=notices)


FORMAT = Format(
    name="gift",
    title="Question bank in GIFT, for Moodle and many others",
    suffix=".gift",
    media_type="text/plain",
    text=True,
    native=("choice", "text-entry", "match", "order", "extended-text"),
    write=lesson_writer(_write),
    write_bank=_write,
    parts=("all",),
    carries="article, passages, feedback, tags, ids, parts of marks",
    lowers="marking words: ticked in a list",
)
