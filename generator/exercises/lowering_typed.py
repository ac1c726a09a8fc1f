"""Typed answers lowered to choices: the right one among wrong ones that are foreseen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from generator.errors import ResponseError
from generator.exercises.arrange import digest, shuffled
from generator.exercises.lowering import Lowered, kept, left_out
from generator.exercises.model import Choice, Feedback, Item, Option, TextEntry
from generator.exercises.typed_dates import short_day
from generator.lexicon.numerals import format_number, parse_number

__all__ = ["entry_to_choice"]


def _known_texts(entry: TextEntry) -> Iterable[tuple[str, Feedback, str | None]]:
    """Foreseen wrong answers, written the way the right one is shown."""
    for known in entry.known:
        text = known.answer
        if entry.expects == "date":
            try:
                text = short_day(date.fromisoformat(known.answer))
            except ValueError:
                continue
        elif entry.expects == "number":
            try:
                value = parse_number(known.answer).value
            except ResponseError:
                continue
            if value == Decimal(entry.answer):
                continue
            text = format_number(value, entry.style or "international-digits")
            text = f"{entry.hedge} {text}" if entry.hedge else text
        elif known.score:
            continue
        yield text, known.feedback, known.misconception


def _value(text: str) -> str:
    """*text* without what makes no difference: capitals, and noughts in front ("08:12")."""
    return re.sub(r"(?<![\d.,])0+(?=\d)", "", text.casefold())


def entry_to_choice(item: Item, most: int = 4) -> Lowered:
    """TextEntry → a Choice of the right answer and foreseen wrong ones, at most *most*.

    An answer that the text proves wrong (another day, another value) may be an option even where typing it
    earns a part of the marks.
    """
    entry = item.interaction
    if not isinstance(entry, TextEntry):
        return kept(item)
    right = short_day(date.fromisoformat(entry.answer)) if entry.expects == "date" else entry.shown
    options, seen = [Option(id="right", text=right, feedback=entry.right)], {_value(right)}
    known = sorted(_known_texts(entry), key=lambda one: len(one[0]) != len(right))
    for text, feedback, misconception in known:
        if _value(text) not in seen and len(options) < most:
            seen.add(_value(text))
            name = f"w{digest(text)[:8]}"
            verdict = feedback.model_copy(update={"verdict": "No."})
            options.append(Option(id=name, text=text, feedback=verdict, misconception=misconception))
    if len(options) < 2:
        return left_out("no wrong answer is foreseen that could stand beside the right one")
    shown = shuffled(options, lambda option: option.text, item.id)
    made = item.model_copy(update={"interaction": Choice(options=shown, key=("right",))})
    return Lowered(items=(made,), said="the answer is chosen, not typed")
