"""Loaded words of an article with vetted wordings for their place: as a word, or as a clause written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, LoadedWording
from generator.annotations.plainer import plainer
from generator.exercises.clauses import (
    body_sentence,
    clause_around,
    has_marks,
    is_clean,
    opens_plainly,
    trimmed,
    without_dateline,
    word_count,
)
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Request
from generator.exercises.model import Level
from generator.exercises.sourcing import is_sound
from generator.exercises.voices import writers_own
from generator.lexicon.match import words
from generator.lexicon.triplets import Slot, find_slot
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["Case", "cases", "is_safe", "reworded", "slot_of"]

MOST_WORDS: dict[Level, int] = {1: 16, 2: 18, 3: 22}
LEAST_WORDS = 5
_ABUSE = re.compile(
    r"\b(?:abus\w+|molest\w*|rap(?:e|ed|ist)s?|racists?|xenophob\w*|misogyn\w*)\b", re.IGNORECASE
)
_PERSONAL = frozenset({"i", "we", "us", "our", "my", "me", "let", "you", "your"})


class Case(NamedTuple):
    """A loaded word that has vetted wordings for its place.

    `word` is the stretch they replace: the whole mark, or its head ("devastating" of "devastating blow").
    `shown` is a clause that can be shown alone, `wordings` the three clauses in which the word is replaced by
    a plain wording, a stronger one, and one that tells of another event; None where no clause is fit.
    """

    mark: LoadedWording
    word: Span
    slot: Slot
    sentence: Span
    shown: Span | None = None
    wordings: tuple[str, str, str] | None = None


def cases(annotations: AnnotationSet, request: Request) -> list[Case]:
    """One case for each loaded word that can be changed, no word twice; those with a clause to show first."""
    found: dict[str, Case] = {}
    for mark in annotations.loaded:
        case = _case(annotations, mark, request)
        if case is None:
            continue
        key = case.slot.plain + mark.term
        known = found.get(key)
        if known is None or (known.shown is None and case.shown is not None):
            found[key] = case
    return list(found.values())


def _case(annotations: AnnotationSet, mark: LoadedWording, request: Request) -> Case | None:
    text = annotations.article.text
    sentence = annotations.article.sentence_at(mark.span.start)
    if sentence is None or sentence.role not in ("paragraph", "headline"):
        return None
    line = sentence.span
    if not line.contains(mark.span) or mark.span.text[0].isupper() or annotations.quoted_at(mark.span):
        return None
    if re.search(r"\b\w{3,}ly\s$", text[line.start : mark.span.start]):
        return None  # "largely failed": another adverb would stand beside a stronger word
    placed = slot_of(text, mark, line)
    if placed is None or not is_safe(annotations, line, request):
        return None
    word, slot = placed
    bare = Case(mark, word, slot, line)
    if body_sentence(annotations, mark.span) is None or not writers_own(annotations, mark.span):
        return bare
    if any(norm.norm.split("'")[0] in _PERSONAL for norm in words(line.text)):
        return bare
    shown = _shown(annotations, mark, word, Span.of(text, line.start, slot.end), MOST_WORDS[request.level])
    if shown is None:
        return bare
    plain, stronger, other = (
        reworded(text, mark, word, shown, wording) for wording in (slot.plain, slot.stronger, slot.opposite)
    )
    if plain is None or stronger is None or other is None:
        return bare
    return Case(mark, word, slot, line, shown, (plain, stronger, other))


def slot_of(text: str, mark: LoadedWording, line: Span) -> tuple[Span, Slot] | None:
    """The stretch of *mark* for which there are vetted wordings, with them: all of it, or else its head."""
    for end in _ends(mark.span):
        slot = find_slot(text, mark.span.start, end, (line.start, line.end))
        if slot is not None:
            return Span.of(text, mark.span.start, end), slot
    return None


def _ends(span: Span) -> Iterator[int]:
    """Where a head of *span* ends, the longest first."""
    for word in reversed(words(span.text)):
        yield span.start + word.end


def is_safe(annotations: AnnotationSet, line: Span, request: Request) -> bool:
    """Whether a sentence is whole and without dead or hurt people."""
    if not is_clean(line.text) or not is_sound(annotations, line) or counts_casualties(line.text):
        return False
    if _ABUSE.search(line.text):
        return False
    return request.age != "11-13" or not is_grave(line.text)


def _shown(
    annotations: AnnotationSet, mark: LoadedWording, word: Span, whole: Span, limit: int
) -> Span | None:
    """The longest stretch of *whole* that can be shown alone: all of it, or a clause around the word."""
    text = annotations.article.text
    whole = without_dateline(text, whole)
    stretches = [trimmed(text, whole.start, whole.end)]
    for most in (limit, limit - 6, limit - 10):
        clause = clause_around(text, whole, word, most, LEAST_WORDS)
        stretches += [clause] if clause is not None else []
    fit = (s for s in stretches if word_count(s) <= limit and _is_fit(annotations, s, mark, word))
    return next(fit, None)


def _is_fit(annotations: AnnotationSet, shown: Span, mark: LoadedWording, word: Span) -> bool:
    """Whether the stretch can be shown alone: no marks, no other core word, and the word stands once."""
    if word_count(shown) < LEAST_WORDS or not opens_plainly(shown) or not shown.contains(word):
        return False
    if has_marks(shown.text) or not is_clean(shown.text) or shown.text.endswith(("?", "!")):
        return False
    if any(other.tier == "core" and other is not mark for other in annotations.loaded_at(shown)):
        return False
    norms = [found.norm for found in words(shown.text)]
    if norms[0].endswith("ing"):
        return False
    inside = {found.norm for found in words(mark.span.text)}
    if any(norm in word_group("evaluative") and norm not in inside for norm in norms):
        return False
    return norms.count(words(word.text)[0].norm) == 1


def reworded(text: str, mark: LoadedWording, word: Span, shown: Span, wording: str) -> str | None:
    """*shown* with *wording* in the place of *word*, on one line; "a" and "an" fit."""
    change = plainer(text, mark.model_copy(update={"span": word, "neutral": wording}))
    if change is None or change.start < shown.start or change.end > shown.end:
        return None
    return " ".join((text[shown.start : change.start] + change.text + text[change.end : shown.end]).split())
