"""JSON lines: one question a line. Everything (a question bank), the questions alone, or the key alone."""

from __future__ import annotations

from typing import Literal, assert_never

from generator.bank import Bank, BankEntry, BankSource
from generator.exercises.model import (
    Choice,
    ExtendedText,
    Hottext,
    Interaction,
    Item,
    Match,
    Order,
    TextEntry,
)
from generator.lesson import Lesson
from generator.present.format import Format, InteractionKind, Options, Rendered
from generator.present.lines import Places, article_blocks
from generator.present.paper import how_to, key_facts
from generator.text.article import Article
from generator.text.span import Frozen, Span

__all__ = ["FORMAT", "KeyLine", "QuestionLine"]


class ShownPart(Frozen):
    """What is asked in one part of a question.

    `choices` are the options, cards, targets or words that can be marked, as text and in the order shown;
    `rows` those of a match. Ids of options are left out: an answer is given by place or letter.
    """

    how: str
    interaction: InteractionKind
    stem: str
    passage: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    lines: int = 0


class QuestionLine(ShownPart):
    """A question without any of its key. `part_b` asks for the words that prove the answer."""

    format: Literal["copydesk-questions/1"] = "copydesk-questions/1"
    id: str
    kind: str
    title: str
    instruction: str
    criterion: str
    source: BankSource
    part_b: ShownPart | None = None


class KeyLine(Frozen):
    """The key of one question, in words: name of the fact, and what it says."""

    format: Literal["copydesk-key/1"] = "copydesk-key/1"
    id: str
    stem: str
    facts: dict[str, tuple[str, ...]]


def _shown(interaction: Interaction) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """What is chosen from, the rows, and the number of lines to write on."""
    match interaction:
        case Choice(options=options):
            return tuple(option.text for option in options), (), 0
        case TextEntry():
            return (), (), 1
        case Hottext(tokens=tokens):
            return tuple(token.span.text for token in tokens), (), 0
        case Match(rows=rows, targets=targets):
            return tuple(target.text for target in targets), tuple(row.text for row in rows), 0
        case Order(cards=cards):
            return tuple(card.text for card in cards), (), 0
        case ExtendedText(lines=lines):
            return (), (), lines
        case _:
            assert_never(interaction)


def _passage(item: Item, places: Places) -> tuple[str, ...]:
    span: Span | None = item.interaction.passage if isinstance(item.interaction, Hottext) else item.context
    if span is None:
        return ()
    return places.paragraphs(span) or (" ".join(span.text.split()),)


def _part(item: Item, places: Places) -> ShownPart:
    choices, rows, lines = _shown(item.interaction)
    return ShownPart(
        how=how_to(item.interaction),
        interaction=item.interaction.kind,
        stem=item.stem,
        passage=_passage(item, places),
        choices=choices,
        rows=rows,
        lines=lines,
    )


def _question(entry: BankEntry, places: Places) -> QuestionLine:
    first, *second = (_part(part, places) for part in entry.item.parts)
    return QuestionLine(
        id=entry.id,
        kind=entry.kind,
        title=entry.title,
        instruction=entry.instruction,
        criterion=entry.criterion,
        source=entry.source,
        part_b=next(iter(second), None),
        **first.model_dump(),
    )


def _key(entry: BankEntry, places: Places) -> KeyLine:
    facts = {fact.name: fact.lines for fact in key_facts(entry.item, places)}
    return KeyLine(id=entry.id, stem=entry.item.stem, facts=facts)


def _places(article: Article) -> Places:
    return Places(article_blocks(article))


def write(lesson: Lesson, options: Options) -> Rendered:
    """The items of *lesson*, one JSON object a line, in UTF-8. The whole is a `Bank`."""
    bank = Bank.of([lesson])
    if options.part == "all":
        return Rendered(content=bank.to_bytes())
    places = _places(lesson.article)
    lines = [
        (_question(entry, places) if options.part == "pupil" else _key(entry, places)).model_dump_json()
        + "\n"
        for entry in bank.entries
    ]
    return Rendered(content="".join(lines).encode("utf-8"))


FORMAT = Format(
    name="jsonl",
    title="Question bank, one JSON object a line (JSONL)",
    suffix=".jsonl",
    media_type="application/jsonl",
    text=True,
    lines=True,
    native=("choice", "text-entry", "hottext", "match", "order", "extended-text"),
    write=write,
)
