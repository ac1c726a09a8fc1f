"""Passages of whole sentences, and what is asked of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import is_clean, word_count
from generator.exercises.five_ws.frames import Rival, W, is_violent, names_a_suspect, tells_of_loss
from generator.exercises.gravity import shows_harm
from generator.exercises.retelling import accuses
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["Figure", "Mark", "is_too_grave", "made", "windows_of"]

FEWEST, MOST = 3, 5
LONGEST = 850


class Figure(NamedTuple):
    """How many there are of what, and figures of the passage or near it that count something else."""

    noun: str
    answer: str
    rivals: tuple[Rival, ...]


class Mark(NamedTuple):
    """A passage of whole sentences, what is asked of it, the one sentence that tells it, and the words.

    `figure` is there where the number itself can be asked for as well.
    """

    w: W
    asked: str
    rule: str
    passage: Span
    sentences: tuple[Span, ...]
    core: Span
    proof: Span
    figure: Figure | None = None


def windows_of(annotations: AnnotationSet) -> list[tuple[Sentence, ...]]:
    """Runs of whole paragraphs of three to six sentences; for long paragraphs, runs inside them."""
    body = annotations.article.body
    plain = [_is_plain(sentence.span) for sentence in body]
    out = []
    for start in range(len(body)):
        for stop in range(start + FEWEST, min(len(body), start + MOST) + 1):
            run = body[start:stop]
            if run[-1].span.end - run[0].span.start > LONGEST:
                break
            between = annotations.article.text[run[0].span.start : run[-1].span.end]
            if not plain[stop - 1]:
                break
            if all(plain[start:stop]) and _covered(run, between):
                out.append(run)
    return sorted(out, key=lambda run: (-len(run), run[0].span.start))


def _covered(run: tuple[Sentence, ...], text: str) -> bool:
    """Whether nothing but white space lies between the sentences: no subhead, no caption."""
    return sum(len(sentence.span.text.strip()) for sentence in run) >= len(
        re.sub(r"\s+", " ", text)
    ) - 2 * len(run)


def _is_plain(span: Span) -> bool:
    text = span.text
    return (
        4 <= word_count(span) <= 45
        and is_clean(text)
        and text.rstrip()[-1:] in ".!?”\"'’"
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and not shows_harm(text)
        and not is_violent(text)
        and not tells_of_loss(text)
    )


def made(
    annotations: AnnotationSet,
    run: tuple[Sentence, ...],
    w: W,
    asked: str,
    rule: str,
    core: Span,
    proof: Span,
) -> Mark:
    passage = Span.of(annotations.article.text, run[0].span.start, run[-1].span.end)
    return Mark(w, asked, rule, passage, tuple(sentence.span for sentence in run), core, proof)


def is_too_grave(core: Span) -> bool:
    return tells_of_loss(core.text) or accuses(core.text) or names_a_suspect(core.text)
