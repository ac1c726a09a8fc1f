"""What a teacher's corrections do to what was found, and to the lesson made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from generator.annotations.model import AnnotationSet, Attribution, Quantity, Timex
from generator.app.corrections import Correction, What, is_unowned, owned, source_of
from generator.exercises.model import Exercise, Item, Match
from generator.lesson import Lesson
from generator.text.span import Span

__all__ = ["RULE", "correct", "quiet"]

RULE = "lesson.fact"
"""The rule id of what a teacher read in the program's place."""


def correct(found: AnnotationSet, corrections: Sequence[Correction]) -> AnnotationSet:
    """*found* as the *corrections* say, the last word on the same stretch counting; pure."""
    said = {(c.what, c.words.start): c for c in corrections if c.value is not None}
    if not said:
        return found
    moved = any(what == "day" for what, _ in said)
    found = _with_owners(found, said)
    return found.model_copy(
        update={
            "attributions": tuple(
                _attributed(
                    found, each, said.get(("speaker", each.content[0].start)) if each.content else None
                )
                for each in found.attributions
            ),
            "timexes": tuple(
                _dated(each, said.get(("day", each.span.start)), moved=moved) for each in found.timexes
            ),
            "quantities": tuple(
                _counted(each, said.get(("number", each.span.start))) for each in found.quantities
            ),
        }
    )


def _with_owners(found: AnnotationSet, said: Mapping[tuple[What, int], Correction]) -> AnnotationSet:
    """*found* with an attribution for each quotation that was read as nobody's and is given a speaker."""
    attributions, quoted = list(found.attributions), list(found.quoted)
    for index, each in enumerate(quoted):
        change = said.get(("speaker", each.span.start))
        if change is not None and change.words == each.span and is_unowned(each):
            quoted[index] = each.model_copy(update={"use": "speech", "attribution": len(attributions)})
            attributions.append(owned(found, each))
    return found.model_copy(update={"attributions": tuple(attributions), "quoted": tuple(quoted)})


def _attributed(found: AnnotationSet, said: Attribution, change: Correction | None) -> Attribution:
    if change is None or change.value is None or change.words != said.content[0]:
        return said
    source = source_of(found, said, change.value)
    return said.model_copy(
        update={"speaker": change.value, "source": source, "rule": RULE, "confidence": "certain"}
    )


def _dated(timex: Timex, change: Correction | None, *, moved: bool) -> Timex:
    """With *moved*, days that are counted from another day of the article wait for a teacher's look."""
    if change is None or change.value is None or change.words != timex.span:
        waits = moved and timex.through == "article"
        return timex.model_copy(update={"confidence": "teacher"}) if waits else timex
    day = date.fromisoformat(change.value)
    return timex.model_copy(
        update={
            "type": "DATE",
            "value": change.value,
            "day": day,
            "through": timex.through or "published",
            "rule": RULE,
            "confidence": "certain",
        }
    )


def _counted(quantity: Quantity, change: Correction | None) -> Quantity:
    if change is None or change.value is None or change.words != quantity.span:
        return quantity
    return quantity.model_copy(update={"low": Decimal(change.value), "rule": RULE, "confidence": "certain"})


def quiet(lesson: Lesson, found: AnnotationSet, corrections: Sequence[Correction]) -> Lesson:
    """*lesson* without what rests on words that were left out; what rests on corrected words is the
    teacher's to decide.
    """
    out = [part for c in corrections if c.value is None for part in _stretches(found, c)]
    new = [part for c in corrections if c.value is not None for part in _stretches(found, c)]
    if not out and not new:
        return lesson
    exercises: list[Exercise] = []
    for exercise in lesson.exercises:
        items = [kept for item in exercise.items if (kept := _kept(item, out)) is not None]
        items = [
            item.model_copy(update={"confidence": "teacher"}) if _touches(item.evidence, new) else item
            for item in items
        ]
        if items:
            exercises.append(exercise.model_copy(update={"items": tuple(items)}))
    return lesson.model_copy(update={"exercises": tuple(exercises)})


def _stretches(found: AnnotationSet, correction: Correction) -> tuple[Span, ...]:
    if correction.what != "speaker":
        return (correction.words,)
    same = [a for a in found.attributions if a.content and a.content[0] == correction.words]
    return same[0].content if same else (correction.words,)


def _touches(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)


def _kept(item: Item, out: Sequence[Span]) -> Item | None:
    """*item* without the rows that rest on *out*; None where nothing can stay."""
    interaction = item.interaction
    if isinstance(interaction, Match) and all(row.evidence for row in interaction.rows):
        rows = tuple(row for row in interaction.rows if not _touches(row.evidence, out))
        if rows == interaction.rows and not _touches(item.evidence, out):
            return item
        if len(rows) < 2:
            return None
        own = tuple(span for row in rows for span in row.evidence)
        update = {"interaction": interaction.model_copy(update={"rows": rows}), "evidence": own}
        return Item.model_validate(item.model_copy(update=update).model_dump())
    return None if _touches(item.evidence, out) else item
