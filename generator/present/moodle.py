"""The questions of a bank as Moodle XML: one element for each, every text in CDATA."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import assert_never

from generator.exercises.lowering import listed_stem
from generator.exercises.lowering_words import NONE, is_single, word_list
from generator.exercises.model import (
    Choice,
    ExtendedText,
    Feedback,
    Hottext,
    Match,
    Order,
    TextEntry,
)
from generator.present.markup import article_html, block, cdata, prompt_html, text, why_html
from generator.present.questions import Book, Chapter, Question, one_line, paragraphs
from generator.present.typed_forms import is_plain_number, typed_forms
from generator.present.weights import nearest, share

__all__ = ["quiz"]


def quiz(book: Book) -> str:
    """The whole file."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for chapter in book.chapters:
        lines += _chapter(chapter)
    return "\n".join([*lines, "</quiz>", ""])


def _chapter(chapter: Chapter) -> Iterator[str]:
    path = f"$course$/top/Copydesk/{one_line(chapter.title).replace('/', '//')}"
    yield f'<question type="category"><category><text>{cdata(path)}</text></category></question>'
    article = article_html(chapter)
    if article:
        yield '<question type="description">'
        yield f"<name><text>{cdata(chapter.article_name)}</text></name>"
        yield _html("questiontext", article)
        yield from _rest("0", chapter.article_id, ())
        yield "</question>"
    for question in chapter.questions:
        yield from _question(question)


def _html(tag: str, markup: str) -> str:
    return f'<{tag} format="html"><text>{cdata(markup)}</text></{tag}>'


def _rest(grade: str, identity: str, tags: Iterable[str]) -> Iterator[str]:
    yield f"<defaultgrade>{grade}</defaultgrade>"
    yield "<penalty>0.3333333</penalty>"
    yield "<hidden>0</hidden>"
    yield f"<idnumber>{text(identity)}</idnumber>"
    told = "".join(f"<tag><text>{cdata(tag)}</text></tag>" for tag in tags)
    if told:
        yield f"<tags>{told}</tags>"


def _said(feedback: Feedback) -> str:
    return _html("feedback", block(str(feedback)))


def _question(question: Question) -> Iterator[str]:
    interaction = question.item.interaction
    stem, more = prompt_html(question), ""
    match interaction:
        case Choice():
            kind, body = "multichoice", _choice(interaction)
        case Hottext():
            added = listed_stem(question.item).removeprefix(question.item.stem)
            more = "".join(block(line) for line in paragraphs(added))
            kind, body = "multichoice", _words(interaction)
        case TextEntry():
            numeric = is_plain_number(interaction)
            kind, body = (
                ("numerical", _number(interaction)) if numeric else ("shortanswer", _typed(interaction))
            )
        case Match():
            kind, body = "matching", _match(interaction)
        case Order():
            kind, body = "ordering", _order(interaction)
        case ExtendedText():
            kind, body = "essay", _essay(interaction)
        case _:
            assert_never(interaction)
    grade = len(interaction.rows) if isinstance(interaction, Match) else 1
    yield f'<question type="{kind}">'
    yield f"<name><text>{cdata(question.name)}</text></name>"
    yield _html("questiontext", stem + more)
    yield _html("generalfeedback", why_html(question))
    yield from _rest(str(grade), question.id, question.tags)
    yield from (
        f'<hint format="html"><text>{cdata(block(hint))}</text></hint>' for hint in question.item.hints
    )
    yield from body
    yield "</question>"


def _answer(words: str, part: Fraction, feedback: Feedback) -> str:
    shown = cdata(text(one_line(words)))
    return f'<answer fraction="{share(part)}" format="html"><text>{shown}</text>{_said(feedback)}</answer>'


def _choices(single: bool) -> Iterator[str]:
    yield f"<single>{'true' if single else 'false'}</single>"
    yield "<shuffleanswers>false</shuffleanswers>"
    yield f"<answernumbering>{'ABCD' if single else 'none'}</answernumbering>"
    yield "<showstandardinstruction>1</showstandardinstruction>"


def _choice(choice: Choice) -> Iterator[str]:
    yield from _choices(not choice.multiple)
    part = Fraction(1, len(choice.key))
    for option in choice.options:
        wrong = -part if choice.multiple else Fraction(0)
        yield _answer(option.text, part if option.id in choice.key else wrong, option.feedback)


def _words(hottext: Hottext) -> Iterator[str]:
    single = is_single(hottext)
    yield from _choices(single)
    words = word_list(hottext)
    part = Fraction(1, sum(word.zone == "core" for word in words))
    worth = {"core": part, "acceptable": Fraction(0), "neutral": Fraction(0) if single else -part}
    for word in words:
        feedback = NONE.feedback if word.id == NONE.id else word.feedback
        yield _answer(word.text, worth[word.zone], feedback)


def _number(entry: TextEntry) -> Iterator[str]:
    yield (
        f'<answer fraction="100" format="moodle_auto_format"><text>{text(entry.answer)}</text>'
        f"{_said(entry.right)}<tolerance>0</tolerance></answer>"
    )
    yield f'<answer fraction="0" format="moodle_auto_format"><text>*</text>{_said(entry.wrong)}'
    yield "<tolerance>0</tolerance></answer>"
    yield "<unitgradingtype>0</unitgradingtype><unitpenalty>0.1</unitpenalty>"
    yield "<showunits>3</showunits><unitsleft>0</unitsleft>"


def _typed(entry: TextEntry) -> Iterator[str]:
    yield "<usecase>0</usecase>"
    for form in typed_forms(entry):
        words = form.text.replace("*", "\\*")
        part = share(nearest(form.score))
        yield (
            f'<answer fraction="{part}" format="moodle_auto_format"><text>{cdata(words)}</text>'
            f"{_said(form.feedback)}</answer>"
        )
    yield f'<answer fraction="0" format="moodle_auto_format"><text>*</text>{_said(entry.wrong)}</answer>'


def _match(match: Match) -> Iterator[str]:
    yield "<shuffleanswers>true</shuffleanswers>"
    names = {target.id: one_line(target.text) for target in match.targets}
    for row in match.rows:
        yield _html("subquestion", text(one_line(row.text))).replace(
            "</subquestion>", f"<answer><text>{cdata(names[row.key])}</text></answer></subquestion>"
        )
    used = {row.key for row in match.rows}
    for target in match.targets:
        if target.id not in used:
            yield (
                '<subquestion format="html"><text></text>'
                f"<answer><text>{cdata(names[target.id])}</text></answer></subquestion>"
            )


def _order(order: Order) -> Iterator[str]:
    yield "<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>"
    yield "<gradingtype>RELATIVE_ALL_PREVIOUS_AND_NEXT</gradingtype><showgrading>SHOW</showgrading>"
    yield "<numberingstyle>none</numberingstyle>"
    for tag, feedback in (
        ("correctfeedback", order.right),
        ("partiallycorrectfeedback", order.wrong),
        ("incorrectfeedback", order.wrong),
    ):
        yield _html(tag, block(str(feedback)))
    yield "<shownumcorrect>1</shownumcorrect>"
    cards = {card.id: card.text for card in order.cards}
    for number, name in enumerate(order.solution(), 1):
        shown = cdata(text(one_line(cards[name])))
        yield f'<answer fraction="{number}" format="html"><text>{shown}</text></answer>'


def _essay(extended: ExtendedText) -> Iterator[str]:
    guide = [block(f"An answer: {line}") for line in paragraphs(extended.model)]
    guide += [block(f"Look for: {line}") for line in extended.rubric]
    yield "<responseformat>editor</responseformat><responserequired>1</responserequired>"
    yield f"<responsefieldlines>{max(5, extended.lines)}</responsefieldlines>"
    yield "<attachments>0</attachments><attachmentsrequired>0</attachmentsrequired>"
    yield _html("graderinfo", "".join(guide))
    yield _html("responsetemplate", "")
