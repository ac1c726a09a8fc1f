"""Whose word a word is: the writer's, a named speaker's, or not sure."""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import body_sentence
from generator.exercises.sourcing import hints_at_a_source, is_dated, outside, speech_before, sure_speaker
from generator.text.span import Span

__all__ = ["WRITER", "voice_of", "writers_own"]

WRITER = ""
"""The voice of the writer; no speaker has an empty name."""


def writers_own(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the words of *span* are the writer's: in no marks, and no cue makes them somebody else's.

    A verb of reporting is the writer's choice ("slammed the plan"). Beside quoted speech the writer still
    speaks ("“No,” she said of the reckless plan"); in a sentence that reports speech without marks it is
    not sure where the report ends.
    """
    sentence = body_sentence(annotations, span)
    if sentence is None or annotations.in_speech(span):
        return False
    for said in annotations.said_at(sentence.span):
        if said.cue is not None and said.cue.contains(span):
            continue
        if said.mode != "direct" or said.cue is None:
            return False
        if any(part is not None and part.overlaps(span) for part in (said.source, said.cue, *said.content)):
            return False
    return True


def voice_of(annotations: AnnotationSet, span: Span) -> str | None:
    """Who uses the words of *span*: a speaker's name, `WRITER`, or None where it is not sure."""
    sentence = body_sentence(annotations, span)
    if sentence is None:
        return None
    said = annotations.attributions_at(span)
    if said:
        inner = said[-1]
        return None if inner.negated else sure_speaker(annotations, inner)
    if not writers_own(annotations, span):
        return None
    gaps = [part for said in annotations.said_at(sentence.span) for part in (said.span, *said.content)]
    if any(gap.overlaps(span) for gap in gaps):
        return None
    if hints_at_a_source(outside(sentence.span, gaps)):
        return None
    if speech_before(annotations, sentence) and not is_dated(annotations, sentence.span):
        return None
    return WRITER
