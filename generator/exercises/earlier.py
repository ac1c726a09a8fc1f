"""Two figures of one thing in one sentence, one now, one earlier: "fell to 40 from 60 a year ago"."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Quantity
from generator.exercises.clauses import body_sentence
from generator.exercises.gravity import counts_casualties
from generator.exercises.sourcing import is_sound
from generator.text.span import Span

__all__ = ["Change", "changes"]

_LINK = re.compile(
    r"(?:,\s+)?(?P<link>(?:up|down)\s+from|from|compared\s+(?:with|to)|as\s+against|against|versus)\s+"
    r"(?:just\s+|only\s+|about\s+|around\s+|nearly\s+|over\s+|more\s+than\s+|the\s+)?(?:[A-Z]{1,3}\s?|[$£€₹¥])?\s*$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises|fell|fallen|falls|grew|grown|grows|growing|declined|declines|declining|increased|increases|"
    r"decreased|dropped|drops|climbed|slipped|jumped|eased|shrank|widened|narrowed|expanded|contracted|edged|went|"
    r"growth|jump|drop|rise|fall|decline|increase)\b(?:[^.;]|\.(?=\d)){0,60}?\bto\s+(?:\w+\s+){0,2}(?:[A-Z]{1,3}\s?|[$£€₹¥])?\s*$"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_EARLIER = re.compile(
    rf"\s*(?:%|per\s?cent|percent)?(?:\s+[\w-]+){{0,2}}?\s+(?P<when>(?:a|one|two|three|five|ten)\s+(?:years?|months?|weeks?|decades?)\s+(?:ago|earlier|before)"
    rf"|last\s+(?:year|month|week|quarter|season)|the\s+(?:year|month|week|quarter|season)\s+before"
    rf"|in\s+the\s+(?:same|previous|preceding|corresponding|year-ago|prior)\s+[\w-]+(?:\s+(?:a\s+year\s+ago|last\s+year|of\s+\d{{4}}))?"
    rf"|in\s+(?:the\s+)?{_MONTH}(?:\s+\d{{4}})?(?:\s+quarter)?|in\s+\d{{4}}(?:-\d\d)?|previously)\b"
)


class Change(NamedTuple):
    """The later and the earlier figure, as phrases, and the words that say when the earlier one was."""

    later: Quantity
    earlier: Quantity
    when: Span
    sentence: Span


def changes(annotations: AnnotationSet) -> list[Change]:
    """All pairs of which the text itself says that the second is the earlier figure of the same thing.

    >>> from generator import annotate, read_text
    >>> line = "Shop\\n\\nSales fell to $40 million from $60 million a year ago."
    >>> [(c.later.span.text, c.earlier.span.text, c.when.text) for c in changes(annotate(read_text(line)))]
    [('40 million', '60 million', 'a year ago')]
    """
    found = []
    for later, earlier in zip(annotations.quantities, annotations.quantities[1:], strict=False):
        change = _change(annotations, later, earlier)
        if change is not None:
            found.append(change)
    return found


def _change(annotations: AnnotationSet, later: Quantity, earlier: Quantity) -> Change | None:
    text = annotations.article.text
    sentence = body_sentence(annotations, later.span)
    if (
        sentence is None
        or not sentence.span.contains(earlier.span)
        or not is_sound(annotations, sentence.span)
    ):
        return None
    if not _is_alike(later, earlier) or counts_casualties(sentence.span.text):
        return None
    between = text[later.span.end : earlier.span.start]
    link = _LINK.search(between)
    if link is None or len(between.split()) > 14 or re.search(r"[;:()]", between):
        return None
    if link["link"].casefold() == "from" and not _CHANGED.search(
        text[sentence.span.start : later.span.start]
    ):
        return None
    when = _EARLIER.match(text, _end(earlier), sentence.span.end)
    if when is None:
        return None
    return Change(later, earlier, Span.of(text, *when.span("when")), sentence.span)


def _end(quantity: Quantity) -> int:
    inside = quantity.counted is not None and quantity.counted.start <= quantity.span.end + 1
    return max(quantity.span.end, quantity.counted.end if inside and quantity.counted else 0)


def _is_alike(later: Quantity, earlier: Quantity) -> bool:
    """Whether the two have one unit, or the first counts something and the second says no more."""
    if later.high is not None or earlier.high is not None or later.low == earlier.low:
        return False
    if later.unit is not None:
        return later.unit == earlier.unit
    if later.counted is None or earlier.unit is not None:
        return False
    return earlier.counted is None or earlier.counted.text.casefold() == later.counted.text.casefold()
