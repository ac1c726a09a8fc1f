"""A teacher's own decisions about loaded words, for one lesson."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from generator.annotations.model import AnnotationSet, LoadedWording
from generator.lexicon.match import Word, words
from generator.text.span import Frozen, Span

__all__ = ["RULE", "WordChange", "adjust", "summary"]

RULE = "lesson.word"
"""The rule id of a mark that a teacher set."""

_WHY = "Your teacher has chosen this word for the lesson: it judges or turns up the volume here."


class WordChange(Frozen):
    """One decision: the word or phrase *form*, as it stands in the text (any case), is *tier*.

    "off" takes its marks away; "core" and "arguable" add or change them. `neutral` and `why` replace those of
    the lexicon; None keeps what is there ("" as `neutral`: the word can be left out).
    """

    form: str = Field(min_length=1, max_length=200)
    tier: Literal["core", "arguable", "off"]
    neutral: str | None = None
    why: str | None = Field(default=None, min_length=10)


def adjust(annotations: AnnotationSet, changes: Iterable[WordChange]) -> AnnotationSet:
    """*annotations* with the loaded wording as *changes* say, one after the other; pure.

    A form is found as whole words, any case, straight or curly apostrophes, in all sentences of the article.
    A mark of the lexicon inside an added phrase gives way to it; a form that only lies inside a longer mark
    changes nothing there.

    >>> from generator import read_text
    >>> from generator.annotations.annotate import annotate
    >>> found = annotate(read_text("The plan is bold, she said on Monday."))
    >>> changed = adjust(found, [WordChange(form="Bold", tier="core", neutral="new")])
    >>> [(mark.span.text, mark.tier, mark.neutral) for mark in changed.loaded]
    [('bold', 'core', 'new')]
    >>> adjust(changed, [WordChange(form="bold", tier="off")]).loaded
    ()
    """
    marks = list(annotations.loaded)
    running = [
        words(annotations.article.text, sentence.span.start, sentence.span.end)
        for sentence in annotations.article.sentences
    ]
    for change in changes:
        for place in _places(annotations.article.text, running, change.form):
            marks = _decided(marks, place, change)
    ordered = tuple(sorted(marks, key=lambda mark: mark.span.start))
    return (
        annotations if ordered == annotations.loaded else annotations.model_copy(update={"loaded": ordered})
    )


def _places(text: str, running: Sequence[Sequence[Word]], form: str) -> list[Span]:
    wanted = [word.norm for word in words(form)]
    if not wanted:
        return []
    return [
        Span.of(text, sentence[first].start, sentence[first + len(wanted) - 1].end)
        for sentence in running
        for first in range(len(sentence) - len(wanted) + 1)
        if [word.norm for word in sentence[first : first + len(wanted)]] == wanted
    ]


def _decided(marks: list[LoadedWording], place: Span, change: WordChange) -> list[LoadedWording]:
    exact = next((mark for mark in marks if mark.span == place), None)
    if any(mark.span.contains(place) and mark.span != place for mark in marks):
        return marks
    kept = [mark for mark in marks if not place.overlaps(mark.span)]
    if change.tier == "off":
        return [mark for mark in marks if mark is not exact]
    if exact is not None:
        update: dict[str, object] = {"tier": change.tier, "rule": RULE}
        if change.neutral is not None:
            update |= {"neutral": change.neutral, "droppable": change.neutral == ""}
        if change.why is not None:
            update["why"] = change.why
        return [*kept, exact.model_copy(update=update)]
    mark = LoadedWording(
        span=place,
        rule=RULE,
        confidence="certain",
        term=RULE,
        category="evaluative",
        tier=change.tier,
        neutral=change.neutral or "",
        why=change.why or _WHY,
        droppable=change.neutral == "",
    )
    return [*kept, mark]


def summary(changes: Sequence[WordChange]) -> str:
    """One sentence for the teacher on what was changed; "" where nothing was.

    >>> summary([WordChange(form="bold", tier="core"), WordChange(form="swift", tier="off")])
    'Changed for this lesson: “bold” counts as loaded; “swift” is not marked.'
    """
    said = {"core": "counts as loaded", "arguable": "is arguable", "off": "is not marked"}
    if not changes:
        return ""
    return "Changed for this lesson: " + "; ".join(f"“{c.form}” {said[c.tier]}" for c in changes) + "."
