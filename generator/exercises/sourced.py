"""Sentences that are somebody's as a whole, and sentences for which nobody is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Attribution
from generator.exercises.clauses import has_marks, one_line, opens_plainly
from generator.exercises.passed_on import may_be_passed_on
from generator.exercises.roles import role_speaker
from generator.exercises.sourcing import (
    hints_at_a_source,
    is_dated,
    is_nested,
    is_sound,
    outside,
    proof_of,
    sourcing_words,
    speech_before,
    sure_speaker,
    tells,
    touches,
)
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["Sourced", "follows_a_colon", "sourced_sentences"]

_VIEWER = re.compile(r"(?:To|For|In the eyes of|In the view of)\s+(?:most|many|some|the|[A-Z])[^,]{0,60},")
_AGENCY = re.compile(r"\([A-Z][A-Za-z .]{1,20}\)\s*[–—-]")
_BACKWARD = re.compile(
    r"(?:that|this|so)\b.{0,20}\b(?:according|said|says|is what|was what)\b|according\b", re.IGNORECASE
)


_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "one", "some", "several", "many", "two"}
)


class Sourced(NamedTuple):
    """A sentence of the body with the one who is named as its source (None: nobody is), and the proof."""

    sentence: Sentence
    speaker: str | None
    source_text: str = ""
    cue_text: str = ""
    proof: tuple[Span, ...] = ()
    certain: bool = False


def sourced_sentences(annotations: AnnotationSet, *, anyone: bool = False) -> list[Sourced]:
    """Sentences that are somebody's as a whole, and sentences without a named source; no mixed ones.

    With *anyone*, a source counts too that is not named: "officials said", "according to the report".
    """
    return list(annotations.derived(_sourced_sentences, anyone))


def _sourced_sentences(annotations: AnnotationSet, anyone: bool) -> tuple[Sourced, ...]:
    rows = []
    body = annotations.article.body
    for index, sentence in enumerate(body):
        row = _attributed(annotations, sentence, anyone) or annotations.derived(_unsourced_at, index)
        if row is not None:
            rows.append(row)
    return tuple(rows)


def _unsourced_at(annotations: AnnotationSet, index: int) -> Sourced | None:
    body = annotations.article.body
    following = body[index + 1] if index + 1 < len(body) else None
    if follows_a_colon(annotations, body[index]):
        return None
    return _unsourced(annotations, body[index], following)


def follows_a_colon(annotations: AnnotationSet, sentence: Sentence) -> bool:
    """Whether a sentence shortly before ends with a colon: who says this may stand there."""
    every = annotations.article.sentences
    here = bisect_left(every, sentence.span.start, key=lambda other: other.span.start)
    return any(other.span.text.rstrip().endswith(":") for other in every[max(0, here - 4) : here])


def _attributed(annotations: AnnotationSet, sentence: Sentence, anyone: bool) -> Sourced | None:
    span = sentence.span
    touching = [a for a in annotations.attributions if touches(a, span)]
    held = [a for a in touching if _is_inside(annotations, a, span, anyone)]
    loose = [
        a
        for a in touching
        if a not in held and not any(part.contains(a.span) for other in held for part in other.content)
    ]
    if not held or loose or not is_sound(annotations, span):
        return None
    covered = [part for a in held for part in (*a.content, *proof_of(a), *([a.via] if a.via else []))]
    covered += [timex.phrase or timex.span for timex in annotations.timexes]
    named = {place for part in covered for place in range(part.start, part.end)}
    run = total = longest = 0
    for word in words(span.text):
        if span.start + word.start in named:
            run = 0
            continue
        run, total = run + 1, total + 1
        longest = max(longest, run)
        if run == 1 and word.start > 0 and word.norm in sourcing_words("new-clause"):
            return None
    if longest > 4 or total > 6:
        return None
    first = held[0]
    if not any(_is_statement(annotations, part) for a in held for part in a.content):
        return None
    speaker = _holder(annotations, first, anyone)
    assert speaker is not None
    assert first.source is not None
    assert first.cue is not None
    return Sourced(
        sentence=sentence,
        speaker=speaker,
        source_text=one_line(first.source),
        cue_text=one_line(first.cue),
        proof=proof_of(first),
        certain=all(a.confidence == "certain" for a in held),
    )


def _is_statement(annotations: AnnotationSet, part: Span) -> bool:
    """Whether what is said has marks or a verb: "she wrote a long letter" passes nothing on."""
    found = words(part.text)
    verb = any(
        word.norm in word_group("finite") | word_group("past-verb") or re.search(r"ed$|['’]\w+$", word.norm)
        for word in found
    )
    thing = bool(found) and found[0].norm in ("a", "an", "his", "her", "their", "its")
    return verb or not thing or bool(annotations.quoted_in(part))


def _holder(annotations: AnnotationSet, attribution: Attribution, anyone: bool) -> str | None:
    """Whose the statement is: a name, or with *anyone* what the text calls the source."""
    named = sure_speaker(annotations, attribution)
    source, cue = attribution.source, attribution.cue
    if named is not None or not anyone or source is None or cue is None:
        return named
    if attribution.negated or is_nested(annotations, attribution):
        return None
    written = one_line(source)
    last = written.lower().split()[-1] if written else ""
    if written.lower() in ("he", "she", "they"):
        first, second = sorted((source, cue), key=lambda span: span.start)
        beside = not annotations.article.text[first.end : second.start].strip()
        return f"“{written}”" if beside and attribution.mode == "direct" else None
    if attribution.confidence == "teacher" or annotations.names_at(source):
        return None
    if role_speaker(annotations, attribution) or last in sourcing_words("crowd") | sourcing_words("lone"):
        return f"“{written}”"
    document = last in sourcing_words("record") and attribution.rule.endswith("according-to")
    return f"“{written}”" if document else None


def _is_inside(annotations: AnnotationSet, attribution: Attribution, span: Span, anyone: bool) -> bool:
    """Whether the attribution has a holder and lies with source and cue in the sentence."""
    source = attribution.source
    if source is not None and source.text[:1].islower() and len(source.text.split()) > 3:
        titled = any(name.span.end == source.end for name in annotations.names_at(source))
        if not titled and source.text.split()[0] not in _DETERMINERS:
            return False
    return (
        _holder(annotations, attribution, anyone) is not None
        and attribution.source is not None
        and attribution.cue is not None
        and attribution.cue_lemma is not None
        and attribution.cue_lemma.replace(" ", "-") in sourcing_words("telling-verb")
        and not attribution.rule.endswith((".to", ".naming"))
        and span.contains(attribution.source)
        and span.contains(attribution.cue)
    )


def _speaks_for(span: Span) -> bool:
    """Whether the sentence opens with whose view it is or with an agency: "To Rao, …", "(AFP) –"."""
    return bool(_VIEWER.match(span.text) or _AGENCY.search(span.text[:60]))


def _stands_alone(span: Span, norms: list[str]) -> bool:
    """Whether the sentence can be understood by itself: it does not point back near its head."""
    if span.text.startswith("So far, "):
        return True
    head = {norm.split("'")[0].split("’")[0] for norm in norms[:6]}
    return (
        opens_plainly(span)
        and norms[0] not in sourcing_words("linked")
        and not head & sourcing_words("pointer")
    )


def _unsourced(annotations: AnnotationSet, sentence: Sentence, following: Sentence | None) -> Sourced | None:
    span = sentence.span
    if any(touches(said, span) for said in annotations.said_at(span)):
        return None
    norms = outside(span, [])
    if (
        has_marks(span.text)
        or ":" in span.text
        or not span.text.rstrip().endswith(".")
        or len(norms) < 6
        or not is_sound(annotations, span)
        or not _stands_alone(span, norms)
        or not tells(norms)
        or _speaks_for(span)
        or {"will", "here"} & set(norms)
        or annotations.quoted_in(span)
        or hints_at_a_source(norms)
        or (speech_before(annotations, sentence) and not is_dated(annotations, span))
        or (following is not None and _BACKWARD.match(following.span.text))
        or may_be_passed_on(annotations, sentence)
    ):
        return None
    return Sourced(sentence=sentence, speaker=None)
