"""Words that are surely somebody's, though it may be open whose: "he said", "the trader said"."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Attribution
from generator.exercises.clauses import is_clean, one_line, trimmed, word_count
from generator.exercises.roles import is_role
from generator.exercises.sourcing import sourcing_words
from generator.exercises.speech import MOST_WORDS, Spoken, is_whole, reported_clause, spoken_by
from generator.exercises.torn import goes_on, is_fragment, is_second_half, is_torn
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["reported_as_somebodys", "somebodys_rows"]

_PERSON = frozenset({"he", "she", "they"})
_DETERMINERS = frozenset({"the", "a", "an", "one", "another"})


def somebodys_rows(annotations: AnnotationSet) -> list[Spoken]:
    """Quotations beside "he said" or "said the trader"; the speaker of the row is the source in marks: “he”.

    Whom the source means may be open. That the words are quoted, and somebody's, is not.
    """
    text, rows = annotations.article.text, list[Spoken]()
    used: set[int] = set()
    for quoted in annotations.quoted:
        if not quoted.closed or quoted.use != "speech" or quoted.attribution in (None, *used):
            continue
        attribution = annotations.attributions[quoted.attribution or 0]
        sentence = annotations.article.sentence_at(quoted.span.start)
        source, cue = attribution.source, attribution.cue
        if source is None or cue is None or sentence is None or sentence.role != "paragraph":
            continue
        span = trimmed(text, quoted.span.start, quoted.span.end)
        if (
            _is_somebody(annotations, source)
            and not attribution.negated
            and _says(attribution)
            and _side_by_side(text, source, cue, quoted.span)
            and 4 <= word_count(span) <= MOST_WORDS
            and is_clean(re.sub(r"[\[\]]", "", span.text))
            and is_whole(span.text)
            and not is_torn(span.text)
            and not goes_on(text, span)
            and not is_fragment(span)
            and not is_second_half(annotations, quoted)
            and text.casefold().count(span.text.casefold()) == 1
        ):
            used.add(quoted.attribution or 0)
            proof = tuple(sorted((source, cue), key=lambda part: part.start))
            rows.append(Spoken(span, f"“{one_line(source)}”", proof, one_line(cue), one_line(source)))
    return rows


def reported_as_somebodys(annotations: AnnotationSet) -> list[Spoken]:
    """Clauses that "he said" or "the trader said" reports; the speaker of the row is the source in marks."""
    text, rows = annotations.article.text, list[Spoken]()
    for attribution in annotations.attributions:
        source, cue = attribution.source, attribution.cue
        if source is None or cue is None or attribution.negated or not _is_somebody(annotations, source):
            continue
        clause = reported_clause(annotations, attribution)
        if clause is not None and not text[min(source.end, cue.end) : max(source.start, cue.start)].strip():
            label = f"“{one_line(source)}”"
            rows.append(spoken_by(attribution, clause, label)._replace(certain=False, reported=True))
    return rows


def _is_somebody(annotations: AnnotationSet, source: Span) -> bool:
    """Whether the source is a person: a pronoun, the name of a person, or a noun for one."""
    written = one_line(source)
    if written.lower() in _PERSON:
        return True
    if len(written.split()) > 5 or re.search(r"[,;:()“”\"]|\bto\b", written):
        return False
    named = [name for name in annotations.names_at(source) if name.kind == "person"]
    if any(name.span.end == source.end for name in named):
        return True
    parts = written.lower().split()
    a_person = is_role(written) or parts[-1] in sourcing_words("lone")
    return not annotations.names_at(source) and a_person and parts[0] in _DETERMINERS


def _says(attribution: Attribution) -> bool:
    return (attribution.cue_lemma or "").split()[:1] in [[cue] for cue in word_group("speech-cue")]


def _side_by_side(text: str, source: Span, cue: Span, quoted: Span) -> bool:
    """Whether "he said" or "said he" stands right before or right behind the marks."""
    first, last = sorted((source, cue), key=lambda part: part.start)
    if text[first.end : last.start].strip():
        return False
    after = 0 <= first.start - quoted.end <= 4
    return after or (0 <= quoted.start - last.end <= 4)
