"""Two figures of one thing in one sentence, one now, one earlier: "fell to 40 from 60 a year ago"."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Quantity
from generator.exercises.clauses import body_sentence
from generator.exercises.gravity import counts_casualties
from generator.exercises.sourcing import is_sound
from generator.exercises.typed_dates import MONTHS
from generator.text.span import Span

__all__ = ["Change", "changes"]

_MONEY = (
    r"(?:just\s+|only\s+|about\s+|around\s+|nearly\s+|over\s+|more\s+than\s+|the\s+)?"
    r"(?:[A-Z]{1,3}\.?\s?|[$£€₹¥])?\s*$"
)
MOST_TIMES = 10
"""No figure that is ten times the other is taken for the same thing: one may be for a share, one for all."""

_LINK = re.compile(
    rf"(?:,\s+)?(?P<link>(?:up|down)\s+from|from|compared\s+(?:with|to)|as\s+against|against|versus)\s+{_MONEY}",
    re.IGNORECASE,
)
_PER = re.compile(r"\b(?:a|per|each)\s+share\b|\beach\b")
_OR = ("or ", "or $", "or £", "or €", "or ₹", "or Rs ")
_VERB = (
    r"\b(?:rose|risen|rises|fell|fallen|falls|grew|grown|grows|growing|declined|declines|declining|increased|increases|"
    r"decreased|dropped|climbed|slipped|jumped|shrank|widened|narrowed|growth|jump|drop|rise|fall|decline|increase)\b"
)
_UP_TO = re.compile(rf"{_VERB}(?:[^.;]|\.(?=\d)){{0,60}}?\bto\s+(?:\w+\s+){{0,2}}{_MONEY}")
_FROM = re.compile(rf"{_VERB}(?:\s+[\w.%-]+){{0,4}}?\s+from\s+{_MONEY}")
_TO = re.compile(rf"^(?P<when>[^;:()]{{0,60}}?)\bto\s+{_MONEY}")
_MONTH = f"(?:{'|'.join(MONTHS)})"
_EARLIER = re.compile(
    rf"\s*(?:%|per\s?cent|percent)?(?:\s+[\w-]+){{0,2}}?\s+(?P<when>(?:a|one|two|three|five|ten)\s+(?:years?|months?|weeks?|decades?)\s+(?:ago|earlier|before)"
    rf"|last\s+(?:year|month|week|quarter|season)|the\s+(?:year|month|week|quarter|season)\s+before"
    rf"|in\s+the\s+(?:same|previous|preceding|corresponding|year-ago|prior)\s+[\w-]+(?:\s+(?:a\s+year\s+ago|last\s+year|of\s+\d{{4}}))?"
    rf"|in\s+(?:the\s+)?{_MONTH}(?:\s+\d{{4}})?(?:\s+quarter)?|in\s+\d{{4}}(?:-\d\d)?|previously)\b"
)


class Change(NamedTuple):
    """The later and the earlier figure, and the words that show which is which."""

    later: Quantity
    earlier: Quantity
    when: Span
    sentence: Span


def changes(annotations: AnnotationSet) -> list[Change]:
    """All pairs of which the text itself says which is the earlier figure of the same thing.

    >>> from generator import annotate, read_text
    >>> line = "Shop\\n\\nSales fell to $40 million from $60 million a year ago."
    >>> [(c.later.span.text, c.earlier.span.text, c.when.text) for c in changes(annotate(read_text(line)))]
    [('40 million', '60 million', 'a year ago')]
    """
    text = annotations.article.text
    found: list[Change] = []
    for first, second in zip(annotations.quantities, annotations.quantities[1:], strict=False):
        sentence = body_sentence(annotations, first.span)
        if (
            sentence is None
            or not sentence.span.contains(second.span)
            or not is_sound(annotations, sentence.span)
            or counts_casualties(sentence.span.text)
        ):
            continue
        if _PER.search(text[first.span.end : second.span.end + 12]) or text[: first.span.start].endswith(_OR):
            continue
        change = _from_before(annotations, first, second, sentence.span) or _from_to(
            annotations, first, second, sentence.span
        )
        if change is not None and not any(change.earlier in (c.earlier, c.later) for c in found):
            found.append(change)
    return found


def _from_before(
    annotations: AnnotationSet, later: Quantity, earlier: Quantity, sentence: Span
) -> Change | None:
    """ "to 40 from 60", "40, up from 20", and with words of time "40, compared with 60 a year ago"."""
    text = annotations.article.text
    between = text[later.span.end : earlier.span.start]
    link = _LINK.search(between)
    if (
        link is None
        or len(between.split()) > 14
        or re.search(r"[;:()]", between)
        or not _is_alike(later, earlier)
    ):
        return None
    how = link["link"].casefold()
    if how == "from" and not _UP_TO.search(text[sentence.start : later.span.start]):
        return None
    when = _EARLIER.match(text, _end(earlier), sentence.end)
    if when is not None:
        return Change(later, earlier, Span.of(text, *when.span("when")), sentence)
    if not how.endswith("from"):
        return None
    return Change(
        later, earlier, Span.of(text, later.span.end + link.start("link"), earlier.span.end), sentence
    )


def _from_to(annotations: AnnotationSet, earlier: Quantity, later: Quantity, sentence: Span) -> Change | None:
    """ "rose from 20 last year to 30": what stands behind "from" is the earlier figure."""
    text = annotations.article.text
    between = text[earlier.span.end : later.span.start]
    before = _FROM.search(text[sentence.start : earlier.span.start])
    if (
        before is None
        or not _TO.search(between)
        or not (_is_alike(later, earlier) or _is_alike(earlier, later))
    ):
        return None
    start = sentence.start + before.start() + before[0].rindex("from")
    return Change(later, earlier, Span.of(text, start, earlier.span.end), sentence)


def _end(quantity: Quantity) -> int:
    inside = quantity.counted is not None and quantity.counted.start <= quantity.span.end + 1
    return max(quantity.span.end, quantity.counted.end if inside and quantity.counted else 0)


def _is_alike(later: Quantity, earlier: Quantity) -> bool:
    """Whether the two have one unit, or the first counts something and the second says no more."""
    if later.high is not None or earlier.high is not None or later.low == earlier.low:
        return False
    low, high = sorted((later.low, earlier.low))
    if low <= 0 or high > MOST_TIMES * low:
        return False
    if later.unit is not None:
        return later.unit == earlier.unit
    if later.counted is None or earlier.unit is not None:
        return False
    return earlier.counted is None or earlier.counted.text.casefold() == later.counted.text.casefold()
