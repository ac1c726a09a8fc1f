"""Sentences that the writer tells without any source: only those of which it is sure."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import clause_around, has_marks, opens_plainly, word_count
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["is_narration", "narrated_clauses"]

MOST_WORDS = 22
LEAST_WORDS = 5
_PAST = re.compile(r"\w+ed$")
_PLAIN_VERBS = frozenset(
    "was were is are has had have began left won lost met held took made went came fell rose gave sent built hit "
    "broke ran led became opened includes lies stands runs covers contains employs sits".split()
)


def is_narration(annotations: AnnotationSet, sentence: Sentence) -> bool:
    """Whether *sentence* is told by the writer for certain: no marks, no cue, nobody's view, not loaded."""
    span = sentence.span
    if sentence.role != "paragraph" or has_marks(span.text) or span.text.rstrip().endswith(("?", ":", "!")):
        return False
    if any(
        span.overlaps(a.span) or any(span.overlaps(part) for part in a.content)
        for a in annotations.attributions
    ):
        return False
    if any(span.overlaps(quoted.span) for quoted in annotations.quoted):
        return False
    if any(span.overlaps(loaded.span) for loaded in annotations.loaded):
        return False
    found = [word.norm for word in words(span.text)]
    if any(
        word in word_group("hearsay") or word.removesuffix("'s") in word_group("hearsay") for word in found
    ):
        return False
    return any(_PAST.match(word) or word in _PLAIN_VERBS for word in found)


def _follows_speech(annotations: AnnotationSet, index: int) -> bool:
    """Whether the sentence may carry on what somebody said: an attributed one stands before it, or after it."""
    body = annotations.article.body
    here = body[index]
    for other in body[max(0, index - 1) : index + 2]:
        if other is here or other.paragraph != here.paragraph:
            continue
        if any(other.span.overlaps(a.span) for a in annotations.attributions) or has_marks(other.span.text):
            return True
    return False


def narrated_clauses(annotations: AnnotationSet) -> list[Span]:
    """Clauses of sentences that are narration, each to be understood alone."""
    text = annotations.article.text
    found: list[Span] = []
    for index, sentence in enumerate(annotations.article.body):
        if not is_narration(annotations, sentence) or _follows_speech(annotations, index):
            continue
        clause = clause_around(text, sentence.span, None, MOST_WORDS, LEAST_WORDS)
        if clause is not None and opens_plainly(clause) and word_count(clause) >= LEAST_WORDS:
            found.append(clause)
    return found
