"""Marked words for which the article names no speaker."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Attribution, QuotedString
from generator.exercises.sourcing import is_dated, is_sound, may_speak, outside, speech_before, tells, touches
from generator.lexicon.match import words
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["unowned_marks"]

MOST_UNOWNED = 3
_TEMPORAL = re.compile(r"\b(?:before|after|when|while|since|as|until)\s+\w+", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"\b(?:asked|called|appealed|pleaded|pressed) for (?:\w+ ){1,5}(?:before|after|when|while|until)\s"
)
"""Asking for a thing quotes nothing, and what stands behind "before" or "after" is the writer's."""
_OWNER = re.compile(
    r"(?:['’]s|s['’]|\b(?:his|her|their|its|my|our|your))\s*(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)


_RATED = re.compile(
    r"[\"”’',]*\s*(?:ratings?|recommendations?|votes?|buttons?|signs?|lists?|orders?|calls?)\b"
)
"""A “sell” rating: the word is a label, not a phrase of anybody's."""
_NAMED_BY = re.compile(r"[^.;]*?\bby\s+(?:the\s+)?[A-Z]")
_NAMING = re.compile(
    r"\b(?:nam|call|dubb|describ|bill|vot|hail|labell?|brand|rat|term|titl|known|deem|praise|crown|tout)(?:ed|s|ing)?\b",
    re.IGNORECASE,
)
"""“Named one of the “top ten parks” by Coast magazine”: the words may be the namer's."""


def unowned_marks(annotations: AnnotationSet) -> list[QuotedString]:
    """Short marked words that stand once, and for which the article surely names no speaker."""
    found = [quoted for quoted in annotations.quoted if _is_unowned(annotations, quoted)]
    whole = annotations.article.text.casefold()
    return [quoted for quoted in found if whole.count(quoted.span.text.strip(" ,.").casefold()) == 1]


def _is_unowned(annotations: AnnotationSet, quoted: QuotedString) -> bool:
    text = annotations.article.text
    sentence = annotations.article.sentence_at(quoted.span.start)
    if (
        not quoted.closed
        or quoted.use != "no-speaker"
        or sentence is None
        or sentence.role != "paragraph"
        or not sentence.span.contains(quoted.span)
        or not is_sound(annotations, sentence.span)
        or not 1 <= len(words(quoted.span.text)) <= MOST_UNOWNED
        or not quoted.span.text[:1].islower()
        or _is_first_person(quoted.span)
        or _RATED.match(text, quoted.span.end)
    ):
        return False
    touching = [a for a in annotations.attributions if touches(a, sentence.span)]
    if not all(_left_behind(text, a, quoted.span) for a in touching):
        return False
    asked_for = _ASKED_FOR.search(text[sentence.span.start : quoted.span.start])
    if asked_for and not touching:
        start = sentence.span.start + asked_for.end()
        around = outside(Span.of(text, start, sentence.span.end), [quoted.span])
        return tells(around) and not may_speak(around) and "that" not in around
    if _NAMED_BY.match(text[quoted.span.end : sentence.span.end]) or _NAMING.search(
        text[sentence.span.start : quoted.span.start]
    ):
        return False
    around = outside(sentence.span, [quoted.span, *(a.cue for a in touching if a.cue is not None)])
    lead = Span.of(text, sentence.span.start, quoted.span.start)
    before = outside(lead, [])
    dated = is_dated(annotations, sentence.span)
    return (
        tells(around)
        and not may_speak(around)
        and "that" not in before
        and not _OWNER.search(lead.text[-40:].rstrip("\"“‘' "))
        and (dated or (not (before and before[-1] == "as") and not _speech_around(annotations, sentence)))
        and not re.match(
            r"[\"”’']*\s+[A-Z]", text[quoted.span.end : min(quoted.span.end + 6, sentence.span.end)]
        )
    )


def _is_first_person(span: Span) -> bool:
    """Whether somebody speaks of himself between the marks: then it is a quotation, whose ever it is."""
    return any(word.norm.split("'")[0] in ("i", "me", "my", "we", "us", "our") for word in words(span.text))


def _left_behind(text: str, attribution: Attribution, quoted: Span) -> bool:
    """Whether an attribution of a thing, not of words, ends before the marks, with a clause of time between.

    "Who had proposed talks before the border was closed by “vandals”": only the talks are his.
    """
    if not attribution.rule.endswith(".np") or attribution.cue is None or attribution.cue.end > quoted.start:
        return False
    end = max(part.end for part in attribution.content)
    return end <= quoted.start and bool(_TEMPORAL.search(text[end : quoted.start]))


def _speech_around(annotations: AnnotationSet, sentence: Sentence) -> bool:
    """Whether the sentence before or the one after is somebody's, in this paragraph or the next."""
    body = annotations.article.body
    place = next((index for index, other in enumerate(body) if other.span == sentence.span), -1)
    near = [body[index] for index in (place - 1, place + 1) if 0 <= index < len(body)]
    return speech_before(annotations, sentence) or any(
        touches(a, other.span) for other in near for a in annotations.attributions
    )
