"""Passages in which one sentence alone gives a reason, a number, a day, a place or a full name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import one_line
from generator.exercises.five_ws.frames import W
from generator.exercises.five_ws.people import is_person, is_whole_name, known_places
from generator.exercises.five_ws.rows import NUMBER_WORD, exact_times, gives_no_time, numbers_of
from generator.exercises.five_ws.windows import Mark, is_too_grave, made
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["named_marks"]


class _Query(NamedTuple):
    w: W
    asked: str
    rule: str
    has: Callable[[AnnotationSet, Span], Span | None]
    lacks: Callable[[AnnotationSet, Span], bool]


def named_marks(annotations: AnnotationSet, windows: list[tuple[Sentence, ...]]) -> list[Mark]:
    """Passages in which one sentence alone gives a day, a place or a full name; no other comes near it."""
    found = []
    for query in _QUERIES:
        spans = {s.span.start: s.span for run in windows for s in run}
        known = {start: query.has(annotations, span) for start, span in spans.items()}
        for run in windows:
            proofs = [(s.span, known[s.span.start]) for s in run]
            core = [(span, proof) for span, proof in proofs if proof is not None]
            others = [span for span, proof in proofs if proof is None]
            if len(core) != 1 or is_too_grave(core[0][0]):
                continue
            if not all(query.lacks(annotations, span) for span in others):
                continue
            span, proof = core[0]
            assert proof is not None
            found.append(made(annotations, run, query.w, query.asked, query.rule, span, proof))
            break
    return found


def _place_in(annotations: AnnotationSet, span: Span) -> Span | None:
    for name in annotations.names_at(span):
        written = one_line(name.span).lower()
        if name.kind != "place" or not (written in known_places() or written in word_list("places.capital")):
            continue
        before = annotations.article.text[span.start : name.span.start]
        if re.search(r"\b(?:in|at|near|from|to|across|outside)\s+$", before):
            return name.span
    return None


_OWNER_OR_FIRM = re.compile(
    r"[’']|\s+(?:(?:and|&)\s+(?:Co|Sons?|Daughters|Partners|Associates|Brothers)|Inc|Ltd|LLC|Co\b|Corp|Company|Group"
    r"|Foundation|Institute|School|College|Hospital|Award|Prize|Cup|Park|Street|Airport|Stadium|University)"
)


def _person_in(annotations: AnnotationSet, span: Span) -> Span | None:
    for name in annotations.names_at(span):
        whole = is_whole_name(one_line(name.span)) and one_line(name.span) == name.canonical
        behind = annotations.article.text[name.span.end : name.span.end + 24]
        firm = _OWNER_OR_FIRM.match(behind) or re.search(r"[A-Z]{2,}[a-z]", name.span.text)
        if name.kind == "person" and whole and not firm and is_person(annotations, name.canonical):
            return name.span
    return None


def _no_capitals(annotations: AnnotationSet, span: Span, kinds: tuple[str, ...]) -> bool:
    """Whether every capital of the sentence is its head's, or of a time, or of a name of *kinds*."""
    text = annotations.article.text
    known = [name.span for name in annotations.names_at(span) if name.kind in kinds]
    known += [timex.span for timex in annotations.timexes_at(span)]
    for index, word in enumerate(words(text, span.start, span.end)):
        letters = text[word.start : word.end]
        if letters == "I" or letters.islower() or not any(letter.isupper() for letter in letters):
            continue
        if any(part.start <= word.start < part.end for part in known):
            continue
        if index == 0 and letters[1:].islower() and word.norm in _common():
            continue
        return False
    return True


@cache
def _common() -> frozenset[str]:
    """Words that at the head of a sentence are no names."""
    return (
        word_group("function") | word_group("topic") | word_group("opener") | word_group("connective")
        | word_list("grammar.determiner") | word_list("grammar.preposition") | word_list("grammar.adverb")
        | word_list("grammar.subject-pronoun") | word_list("grammar.subordinator")
    )  # fmt: skip


_PLACE_WORD = re.compile(
    r"\b(?:north\w*|south\w*|east\w*|west\w*|national|local|city|town|village|state|country|district|county|province"
    r"|region\w*|street|road|river|lake|island\w*|coast\w*|border|capital|airport|nation\w*|abroad|continent\w*)\b",
    re.IGNORECASE,
)


def _time_in(annotations: AnnotationSet, span: Span) -> Span | None:
    return next(iter(exact_times(annotations, span)), None)


def _names_no_place(annotations: AnnotationSet, span: Span) -> bool:
    return _no_capitals(annotations, span, ("person",)) and not _PLACE_WORD.search(span.text)


def _names_nobody(annotations: AnnotationSet, span: Span) -> bool:
    return _no_capitals(annotations, span, ("place",))


def _number_in(annotations: AnnotationSet, span: Span) -> Span | None:
    return next(iter(numbers_of(annotations, span) or ()), None)


def _gives_no_number(annotations: AnnotationSet, span: Span) -> bool:
    return NUMBER_WORD.search(span.text.lower()) is None


_BECAUSE = re.compile(r"\bbecause\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:because|due|owing|thanks|reasons?|caus\w+|since|therefore|hence|thus|result\w*|why|purpose|given|lead|leads"
    r"|led|leading|so that|in order|as|so|account|prompt\w*|motiv\w+|explain\w*|explanation\w*|blam\w+)\b",
    re.IGNORECASE,
)


def _because_in(annotations: AnnotationSet, span: Span) -> Span | None:
    found = _BECAUSE.search(span.text)
    if found is None:
        return None
    return Span.of(annotations.article.text, span.start + found.start(), span.start + found.end())


def _gives_no_reason(annotations: AnnotationSet, span: Span) -> bool:
    return _REASON.search(span.text) is None


_QUERIES = (
    _Query(
        "why",
        "Why? Which sentence gives a reason with the word “because”?",
        "One sentence alone gives a reason with “because”.",
        _because_in,
        _gives_no_reason,
    ),
    _Query(
        "how many",
        "How many? Which sentence gives a number, in figures or in words?",
        "One sentence alone gives a number.",
        _number_in,
        _gives_no_number,
    ),
    _Query(
        "when",
        "When? Which sentence gives a day, a month or a year?",
        "One sentence alone gives a day, a month or a year.",
        _time_in,
        gives_no_time,
    ),
    _Query(
        "where",
        "Where? Which sentence names a town, a state or a country?",
        "One sentence alone names a place.",
        _place_in,
        _names_no_place,
    ),
    _Query(
        "who",
        "Who? Which sentence gives the full name of a person?",
        "One sentence alone gives a full name.",
        _person_in,
        _names_nobody,
    ),
)
