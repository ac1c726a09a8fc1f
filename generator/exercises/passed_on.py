"""Sentences without a cue that may still pass on what a document, a poll or an agency tells."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet
from generator.text.article import Sentence

__all__ = ["is_no_sentence", "may_be_passed_on"]

_NOTE = re.compile(r"(?:^|\()\s*(?:Sources?|Sourcing):\s", re.MULTILINE)
_RECORD = r"(?:poll|survey|study|report|research|figures|data|findings|results|statistics|paper|census|audit)"
_NEXT = re.compile(rf"(?:The|These|Those|Its|Their)\s+(?:[a-z]+\s+){{0,2}}{_RECORD}\b")
_COUNTED = re.compile(r"\b(?:poll(?:s|ed|sters?)?|survey(?:s|ed)?|respondents|according to)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\d\s?(?:%|per ?cent|points?)\b|\d%|\bone in (?:\d|t|f|s|e|n)|\b(?:wins?|leads?|led|trails?)\b"
)
_NO_SENTENCE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},\s+\d{4}\s+[A-Z]"
    r"|.*\b(?:this|that) (?:list|ranking|report|study|poll|survey|chart|index)\b"
    r"|.*\bcontributed to this\b|.*\breporting by\b",
    re.IGNORECASE | re.DOTALL,
)


def is_no_sentence(text: str) -> bool:
    """Whether *text* is a credit or a heading with a date, or points to a list the reader does not see.

    >>> is_no_sentence("May 4, 2014 The one that got away"), is_no_sentence("The pier opened on May 4, 2014.")
    (True, False)
    """
    return _NO_SENTENCE.match(text) is not None


def may_be_passed_on(annotations: AnnotationSet, sentence: Sentence) -> bool:
    """Whether something near a sentence without a cue may be its source all the same.

    A note on sources at the end, a report that the sentences before quote in the same paragraph, a poll of
    which it gives a figure; lines that are no sentences of the story (credits, dated headings) count too.
    """
    if is_no_sentence(sentence.span.text) or annotations.derived(_has_note):
        return True
    body = annotations.article.body
    here = next((at for at, other in enumerate(body) if other.span == sentence.span), None)
    if here is None:
        return True
    following = body[here + 1] if here + 1 < len(body) else None
    if following is not None and _NEXT.match(following.span.text):
        return True
    near = body[max(0, here - 2) : here + 3]
    if _SHARE.search(sentence.span.text) and any(_COUNTED.search(other.span.text) for other in near):
        return True
    before = [other for other in body[max(0, here - 3) : here] if other.paragraph == sentence.paragraph]
    return any(
        a.rule.endswith("according-to") and any(other.span.contains(a.span) for other in before)
        for a in annotations.attributions
    )


def _has_note(annotations: AnnotationSet) -> bool:
    return any(_NOTE.match(sentence.span.text) for sentence in annotations.article.body)
