"""A passage cut into tokens to mark: phrases with figures, days and sources, and single words."""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest
from generator.exercises.model import Feedback, HottextToken
from generator.exercises.times import time_phrase
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = ["phrase_tokens"]


def phrase_tokens(
    annotations: AnnotationSet,
    passage: Span,
    core: Span,
    *,
    right: Feedback,
    missed: Feedback,
    misconception: str,
) -> tuple[HottextToken, ...]:
    """*passage* as tokens in text order, with *core* as the one to find.

    Figures with their limit words, days, sources and cues are tokens of their own, whatever is being asked,
    so that a long token does not give the answer away.
    """
    text = annotations.article.text
    taken = [core]
    for span in _phrases(annotations):
        if passage.contains(span) and not any(span.overlaps(other) for other in taken):
            taken.append(span)
    for word in words(text, passage.start, passage.end):
        span = Span.of(text, word.start, word.end)
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
    taken.sort(key=lambda span: span.start)
    return tuple(
        HottextToken(
            id=f"p{digest(span.text, str(span.start))[:8]}",
            span=span,
            zone="core" if span is core else "neutral",
            feedback=right if span is core else None,
            missed=missed if span is core else None,
            misconception=None if span is core else misconception,
        )
        for span in taken
    )


def _phrases(annotations: AnnotationSet) -> list[Span]:
    """The stretches that may decide a meaning, the longer ones first where they begin together."""
    text = annotations.article.text
    found = [Span.of(text, *quantity.phrase) for quantity in annotations.quantities]
    found += [time_phrase(annotations, timex) for timex in annotations.timexes]
    for said in annotations.attributions:
        found += [span for span in (said.source, said.cue, said.via) if span is not None]
    return sorted(found, key=lambda span: (span.start, -span.end))
