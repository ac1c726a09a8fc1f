"""A lesson as a value: an article and the exercises made from it."""

from __future__ import annotations

import json
from typing import assert_never

from generator.exercises.model import (
    Age,
    Choice,
    Exercise,
    ExtendedText,
    Hottext,
    Item,
    Level,
    Match,
    Order,
    Shortfall,
    TextEntry,
)
from generator.exercises.rubric import Fault
from generator.text.article import Article
from generator.text.span import Frozen

__all__ = ["Lesson", "Rejected", "key_of"]

LESSON_SCHEMA = "copydesk-lesson/1"


class Rejected(Frozen):
    """A question that the review by code did not let out, and the gates it failed."""

    kind: str
    stem: str
    faults: tuple[Fault, ...]


class Lesson(Frozen):
    """An article with its exercises; `shortfalls` say what could not be made, and why.

    `rejected` are questions that were made and failed a gate of the review.

    `content_note` is to be shown before the text, "" where none is needed.
    """

    schema_version: str = LESSON_SCHEMA
    title: str
    article: Article
    level: Level
    age: Age | None = None
    seed: str = ""
    exercises: tuple[Exercise, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    content_note: str = ""
    summary: str = ""
    author: str | None = None
    licence: str | None = None
    source: str | None = None
    invented: bool = False

    def to_json(self) -> str:
        """The lesson as JSON, the same bytes everywhere; read back with ``Lesson.model_validate_json``."""
        return self.model_dump_json(indent=1) + "\n"

    def key(self) -> str:
        """What the lesson asks and what is right, as short JSON: the `expected.json` of a lesson folder.

        A change in it is a change of content, to be read as a teacher would. To freeze a lesson anew, write
        this text into its `expected.json`.
        """
        asked = {
            "content_note": self.content_note,
            "exercises": [
                {
                    "kind": exercise.kind,
                    "items": [
                        {"id": item.id, "stem": item.stem, "key": list(key_of(item))}
                        for item in exercise.items
                    ],
                }
                for exercise in self.exercises
            ],
            "shortfalls": [
                {"kind": shortfall.kind, "wanted": shortfall.wanted, "found": shortfall.found}
                for shortfall in self.shortfalls
            ],
        }
        return json.dumps(asked, ensure_ascii=False, indent=1) + "\n"


def key_of(item: Item) -> tuple[str, ...]:
    """The key of *item* in words, a line for each part.

    >>> from generator import read_text
    >>> from generator import compose
    >>> lesson = compose(read_text("Lamps lit\\n\\nWorkers fixed 1,50,000 lamps along the canal."))
    >>> key_of(lesson.exercises[0].items[0])
    ('150,000',)
    """
    if item.part_b is not None:
        return tuple(line for part in item.parts for line in key_of(part))
    match item.interaction:
        case Choice(options=options, key=key):
            return tuple(option.text for option in options if option.id in key)
        case TextEntry(shown=shown):
            return (shown,)
        case Hottext() as hottext:
            core = ", ".join(token.span.text for token in hottext.zone("core"))
            arguable = ", ".join(token.span.text for token in hottext.zone("acceptable"))
            return (hottext.passage.text, f"loaded: {core}", f"arguable: {arguable}")
        case Match(rows=rows, targets=targets):
            names = {target.id: target.text for target in targets}
            return tuple(f"{row.text} → {names[row.key]}" for row in rows)
        case Order() as order:
            texts = {card.id: f"{card.text} ({card.when})" for card in order.cards}
            return tuple(texts[card] for card in order.solution())
        case ExtendedText():
            return ()
        case _ as never:
            assert_never(never)
