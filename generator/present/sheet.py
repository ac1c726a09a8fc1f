"""The worksheet of a lesson, as blocks: the pupil's part, and the key with its marking guide."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from textwrap import shorten

from generator.exercises.discover import find_kind
from generator.exercises.model import Exercise, Item
from generator.lesson import Lesson
from generator.present.blocks import (
    ArticleText,
    Block,
    Card,
    Facts,
    Group,
    Heading,
    Named,
    Section,
    Sheet,
    Simple,
    Text,
    WriteLines,
)
from generator.present.format import PartName
from generator.present.lines import ArticleBlock, Places, article_blocks
from generator.present.paper import how_to, item_blocks, key_facts, marks
from generator.text.span import Span

__all__ = ["sheet_of"]

NO_BREAK = "\N{NO-BREAK SPACE}"
NO_HEADLINE = "Reading a news article"
LEAVE = "leave-the-page"
"""The kind of exercise that does what the closing card does."""


def sheet_of(lesson: Lesson, part: PartName = "all") -> Sheet:
    """The sheet of *lesson*. The blocks of ``part="pupil"`` hold nothing of the key."""
    printed = article_blocks(lesson.article)
    places = Places(printed)
    title = _title(lesson)
    foot = shorten(title, 60, placeholder=" …") if " " in title[:60] else title[:60]
    if lesson.seed:
        foot += f" · version {lesson.seed[:20]}"
    sections: list[Section] = []
    if part in {"all", "pupil"}:
        sections.append(Section(name="pupil", foot=foot, blocks=tuple(_pupil(lesson, printed, places))))
    if part in {"all", "key"}:
        sections.append(Section(name="key", foot=f"Key · {foot}", blocks=tuple(_key(lesson, places))))
    return Sheet(title=f"Answer key: {title}" if part == "key" else title, sections=tuple(sections))


def _title(lesson: Lesson) -> str:
    headline = lesson.article.headline
    return lesson.title or (" ".join(headline.text.split()) if headline else NO_HEADLINE)


def _pupil(lesson: Lesson, printed: tuple[ArticleBlock, ...], places: Places) -> Iterator[Block]:
    yield from _opening(lesson)
    yield ArticleText(blocks=tuple(block for block in printed if block.role != "headline"))
    yield from _about_text(lesson)
    for number, exercise in enumerate(lesson.exercises, 1):
        yield from _exercise(number, exercise, places)
    yield from _closing(lesson)


def _total(exercises: tuple[Exercise, ...]) -> Fraction:
    return sum((item.maximum for exercise in exercises for item in exercise.items), Fraction(0))


def _opening(lesson: Lesson) -> Iterator[Block]:
    yield Named(fields=("Name", "Class", "Date"))
    headline = lesson.article.headline
    yield Heading(level=1, text=" ".join(headline.text.split()) if headline else _title(lesson))
    if lesson.content_note:
        yield Card(blocks=(Text(label="Before you read.", text=lesson.content_note, tone="notice"),))


def _about_text(lesson: Lesson) -> Iterator[Block]:
    article = lesson.article
    parts = []
    source, licence = lesson.source or article.source, lesson.licence or article.licence
    if lesson.author:
        parts.append(f"By {lesson.author.rstrip('.')}.")
    if source:
        parts.append(f"Source: {source.rstrip('.')}.")
    if licence:
        parts.append(f"Licence: {licence.rstrip('.')}.")
    if lesson.invented:
        parts.append("This article was invented for teaching: its people and events are not real.")
    left_out = len(article.blocks_of("furniture"))
    if left_out:
        lines = "1 line that is" if left_out == 1 else f"{left_out} lines that are"
        parts.append(
            f"Left out here: {lines} not part of the story (section names, reading times and the like)."
        )
    if parts:
        yield Text(text=" ".join(parts), tone="quiet")


def _exercise(number: int, exercise: Exercise, places: Places) -> Iterator[Block]:
    total = _total((exercise,))
    opening: list[Simple] = [Heading(level=2, text=f"{number}. {exercise.title}")]
    worth = f" ({marks(total).replace(' ', NO_BREAK)})" if total else ""
    opening.append(Text(text=exercise.instruction + worth, tone="instruction"))
    if exercise.criterion:
        opening.append(Text(label="The rule.", text=exercise.criterion))
    ways = dict.fromkeys(_way(item) for item in exercise.items)
    if len(ways) == 1 and "" not in ways:
        opening.append(Text(text=next(iter(ways)), tone="instruction"))
    shown: Span | None = None
    for index, item in enumerate(exercise.items):
        blocks = item_blocks(f"{number}.{index + 1}", item, places, shown)
        if len(ways) > 1 and (way := _way(item)):
            blocks = (*blocks[:-1], Text(text=way, tone="instruction"), blocks[-1])
        yield Group(blocks=(*opening, *blocks) if index == 0 else blocks)
        shown = item.context if item.context is not None else shown


def _way(item: Item) -> str:
    """How an item is answered; "" where there is nothing to say, or each of its parts says it."""
    return how_to(item.interaction) if item.part_b is None else ""


def _leave_the_page() -> Card:
    return Card(
        blocks=(
            Heading(level=2, text="Leave the page"),
            Text(text="This sheet asks what the text says. Whether it is right is a separate question."),
            Text(text="One statement of the article that I would check:"),
            WriteLines(count=2),
            Text(text="Two sources for it that do not depend on each other, and why I would trust them:"),
            WriteLines(count=3),
            Text(text="What would settle it:"),
            WriteLines(count=2),
        )
    )


def _closing(lesson: Lesson) -> Iterator[Block]:
    if all(exercise.kind != LEAVE for exercise in lesson.exercises):
        yield _leave_the_page()
    if lesson.content_note:
        yield Card(
            blocks=(
                Text(
                    label="After reading.", text="If something in this text stays with you, talk to somebody."
                ),
                Named(fields=("A person I can talk to",)),
            )
        )


def _key(lesson: Lesson, places: Places) -> Iterator[Block]:
    yield Heading(level=1, text="Answer key and marking guide")
    version = f" · version {lesson.seed[:20]}" if lesson.seed else ""
    yield Text(text=f"For: {_title(lesson)}{version}")
    total = _total(lesson.exercises)
    yield Text(
        text=f"{marks(total).capitalize()} in all. Each key follows from the exact words given with it, by "
        "the rule given with it. Line numbers are those of the article on the pupil's sheet. "
        "To mark all or nothing, give the marks of a question only when it is fully right."
    )
    for number, exercise in enumerate(lesson.exercises, 1):
        opening: list[Simple] = [Heading(level=2, text=f"{number}. {exercise.title}")]
        if exercise.note:
            opening.append(Text(label="For the teacher.", text=exercise.note))
        for index, item in enumerate(exercise.items):
            entry: tuple[Simple, ...] = (
                Text(label=f"{number}.{index + 1}", text=item.stem),
                Facts(facts=key_facts(item, places)),
            )
            yield Group(blocks=(*opening, *entry) if index == 0 else entry)
        if exercise.standards:
            yield Text(text=f"Relates to (not certified): {', '.join(exercise.standards)}.", tone="quiet")
    if lesson.shortfalls:
        yield Heading(level=2, text="Not made, for want of material")
        for short in lesson.shortfalls:
            kind = "The lesson" if short.kind == "lesson" else find_kind(short.kind).title
            yield Text(label=kind, text=f"{short.what}.", tone="quiet")
