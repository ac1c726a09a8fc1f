"""Sentences that the writer tells without any source: only those of which it is sure."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import clause_around, has_marks, is_clean, opens_plainly
from generator.exercises.passed_on import may_be_passed_on
from generator.exercises.sourced import follows_a_colon, sourced_sentences
from generator.exercises.sourcing import hints_at_a_source, is_sound, outside
from generator.exercises.times import is_past
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["is_narration", "narrated_clauses"]

MOST_WORDS = 22
LEAST_WORDS, MOST_SENTENCE = 5, 32
_FRAMING = frozenset({"if", "as", "whether", "unless", "although", "though", "while", "despite"})


def is_narration(annotations: AnnotationSet, sentence: Sentence, clause: Span) -> bool:
    """Whether *clause* of *sentence* is told by the writer for certain.

    It tells of the past. No cue or judging word anywhere in the sentence; no marks and no loaded word in
    the clause.
    """
    span = sentence.span
    if sentence.role != "paragraph" or has_marks(clause.text) or span.text.rstrip().endswith(("?", ":", "!")):
        return False
    if annotations.said_at(span) or annotations.quoted_in(clause) or annotations.loaded_at(clause):
        return False
    if any(word.norm.removesuffix("'s") in word_group("hearsay") for word in words(span.text)):
        return False
    denies = {"not", "never", "no"} & {word.norm for word in words(span.text)}
    return not denies and not _judges(span) and is_past(clause.text)


def _judges(span: Span) -> bool:
    """Whether the writer judges or talks to the reader, so that a voice is heard."""
    raw = [word.norm for word in words(span.text)]
    found = [word.removesuffix("'s") for word in raw]
    return any(word in word_group("evaluative") for word in found) or any(
        word.endswith(("n't", "'re", "'ve", "'ll")) or word in ("it's", "that's", "remember") for word in raw
    )


def _follows_speech(annotations: AnnotationSet, index: int) -> bool:
    """Whether the sentence may carry on what somebody said in the sentence before it."""
    body = annotations.article.body
    here, previous = body[index], body[index - 1] if index else None
    if previous is None or previous.paragraph != here.paragraph:
        return False
    return has_marks(previous.span.text) or bool(annotations.said_at(previous.span))


def _is_dated(annotations: AnnotationSet, clause: Span) -> bool:
    """Whether the clause tells what happened on a certain day: not how anybody speaks."""
    return any(
        timex.day is not None and clause.contains(timex.span) for timex in annotations.timexes_at(clause)
    )


def narrated_clauses(annotations: AnnotationSet) -> list[Span]:
    """Clauses of sentences that are narration, each to be understood alone; one of a sentence at most."""
    return list(annotations.derived(_narrated_clauses))


def _narrated_clauses(annotations: AnnotationSet) -> tuple[Span, ...]:
    found = {clause.start: clause for clause in (*_of_the_past(annotations), *_without_source(annotations))}
    starts: set[int] = set()
    out = []
    for clause in sorted(found.values(), key=lambda clause: (clause.start, clause.end)):
        sentence = annotations.article.sentence_at(clause.start)
        if sentence is not None and sentence.span.start not in starts:
            starts.add(sentence.span.start)
            out.append(clause)
    return tuple(out)


def _without_source(annotations: AnnotationSet) -> list[Span]:
    """Short sentences for which no source is named, whatever time they tell of; none with a judging word."""
    text, out = annotations.article.text, list[Span]()
    for row in sourced_sentences(annotations):
        if row.speaker is not None or _judges(row.sentence.span):
            continue
        if any(mark.tier == "core" for mark in annotations.loaded_at(row.sentence.span)):
            continue
        whole = clause_around(text, row.sentence.span, None, MOST_SENTENCE, LEAST_WORDS)
        if (
            whole is not None
            and is_clean(whole.text)
            and opens_plainly(whole)
            and words(whole.text)[0].norm not in _FRAMING
        ):
            out.append(whole)
    return out


_LISTED = re.compile(r":\s|^\d")
_STOPPED = re.compile(r"[.!?][\"”’')]*$")


def _of_the_past(annotations: AnnotationSet) -> list[Span]:
    text = annotations.article.text
    found: list[Span] = []
    for index, sentence in enumerate(annotations.article.body):
        span = sentence.span
        if (
            _LISTED.search(span.text)
            or not _STOPPED.search(span.text.rstrip())
            or annotations.said_at(span)
            or not is_sound(annotations, span)
            or hints_at_a_source(outside(span, []))
        ):
            continue
        clause = clause_around(text, span, None, MOST_WORDS, LEAST_WORDS)
        if (
            clause is None
            or not is_clean(clause.text)
            or not opens_plainly(clause)
            or not is_narration(annotations, sentence, clause)
        ):
            continue
        if follows_a_colon(annotations, sentence) or may_be_passed_on(annotations, sentence):
            continue
        doubtful = _follows_speech(annotations, index) or has_marks(sentence.span.text)
        if doubtful and not _is_dated(annotations, clause):
            continue
        if words(clause.text)[0].norm in _FRAMING:
            continue
        found.append(clause)
    return found
