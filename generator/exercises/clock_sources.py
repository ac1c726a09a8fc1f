"""The clock times of an article that name their zone: that of its publication, and those in its sentences."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Confidence
from generator.exercises.gravity import counts_casualties
from generator.text.span import Span
from generator.text.zones import candidates, offset_zone

__all__ = ["ClockSource", "published_clock", "stated_clocks"]

NO_TIME = "the article gives no clock time with a zone of which it is sure"
_CLOCK = re.compile(
    r"\b(\d{1,2})[:.](\d{2})(?::\d{2})?\s*(?:([ap])\.?\s?m\b\.?)?\s*(?:\(?([A-Z]{2,5}|[+-]\d{2}:?\d{2})\b\)?)?",
    re.IGNORECASE,
)
_ZONED = re.compile(
    r"(?<![\d.:,/-])(\d{1,2})(?:[:.]?(\d{2}))?\s?(?:([ap])\.?\s?m\b\.?|hours|hrs)?\s?\(?([A-Z]{3,4})\b\)?"
)
_LOOSE = frozenset({"EST", "CST", "MST", "PST", "CET", "EET", "WET", "AEST", "ACST", "NZST", "ECT"})
_OFFSET = re.compile(r"\s?[+−-]\d{1,2}(?::?\d\d)?(?!\d)")
_NO_DAY = datetime(2015, 1, 7)


class ClockSource(NamedTuple):
    """A moment as the article gives it; without *dated* its day is not known, only its clock and offset."""

    moment: datetime
    span: Span
    confidence: Confidence
    note: str
    dated: bool


def published_clock(annotations: AnnotationSet) -> ClockSource | str:
    """The moment of publication and where the text gives it, or why there is none."""
    article = annotations.article
    zone = next((question for question in article.questions if question.about == "zone"), None)
    if not isinstance(article.published, datetime):
        return zone.text if zone is not None else NO_TIME
    for block in article.blocks_of("publication"):
        for match in _CLOCK.finditer(block.text):
            hour, minute = _time(match)
            if (hour, minute) == (article.published.hour, article.published.minute):
                zoned = match[4] is not None and (match[4].isupper() or not match[4].isalpha())
                end = match.end() if zoned else match.end(3 if match[3] else 2)
                offset = _OFFSET.match(block.text, end)
                end = offset.end() if offset is not None else end
                found = Span.of(article.text, block.start + match.start(), block.start + end)
                clean = Span.of(article.text, found.start, found.start + len(found.text.rstrip()))
                sure: Confidence = "certain" if zone is None else "likely"
                note = zone.text if zone is not None else ""
                return ClockSource(article.published, clean, sure, note, dated=True)
    return "the time of publication does not stand in the text"


def stated_clocks(annotations: AnnotationSet) -> list[ClockSource]:
    """The clock times in sentences that are followed by an abbreviation which stands for one offset only.

    Abbreviations that people also use for summer time (EST, CET) are left out, and times of deaths.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "Harbour\\n\\nThe bridge opened at 4:30pm AEDT. Trains ran from 9am EST."
    >>> [(clock.span.text, clock.moment.hour) for clock in stated_clocks(annotate(read_text(text)))]
    [('4:30pm AEDT', 16)]
    """
    article = annotations.article
    found: dict[tuple[int, int, str], ClockSource] = {}
    for sentence in article.body:
        if counts_casualties(sentence.span.text):
            continue
        for match in _ZONED.finditer(sentence.span.text):
            hour, minute = _time(match)
            offset = _offset_of(match[4])
            if offset is None or hour > 23 or minute > 59 or not (match[2] or match[3]):
                continue
            if match[3] and not 1 <= int(match[1]) <= 12:
                continue
            moment = _NO_DAY.replace(hour=hour, minute=minute, tzinfo=offset_zone(offset))
            start = sentence.span.start + match.start()
            shown = match[0].removesuffix(")") if "(" not in match[0] else match[0]
            span = Span.of(article.text, start, start + len(shown))
            found.setdefault((hour, minute, offset), ClockSource(moment, span, "certain", "", dated=False))
    return list(found.values())


def _time(match: re.Match[str]) -> tuple[int, int]:
    hour = int(match[1]) % 12 if match[3] else int(match[1])
    return hour + (12 if (match[3] or "").lower() == "p" else 0), int(match[2] or 0)


def _offset_of(mark: str) -> str | None:
    zones = candidates(mark) if mark not in _LOOSE else ()
    return zones[0].offset if len(zones) == 1 else None
