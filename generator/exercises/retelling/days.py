"""Retellings that change a day, a date or a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.arrange import digest
from generator.exercises.retelling import (
    Retelling,
    accuses,
    counts_people_lost,
    edited,
    is_quoted,
    stands_alone,
    usable_sentence,
)
from generator.exercises.times import is_told_as_past, may_be_a_stated_day, time_phrase
from generator.exercises.typed_dates import MONTHS, WEEKDAYS
from generator.text.span import Span

__all__ = ["day_retellings"]

_WEEKDAY = "|".join(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf"(?P<weekday>{_WEEKDAY})|(?P<m>{_MONTH}) (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH})"
)


_STRIKES = re.compile(
    r"\b(?:attack\w*|bomb\w*|massacres?|invasions?|air ?strikes?|genocides?|coups?|bloody|blood-?shed)\b",
    re.IGNORECASE,
)


def _strikes(text: str) -> bool:
    """Whether the day may be that of an attack, which nobody should learn wrongly."""
    return bool(_STRIKES.search(text))


def day_retellings(annotations: AnnotationSet) -> Iterator[Retelling]:
    """Days and years changed, in text order."""
    for timex in annotations.timexes:
        sentence = usable_sentence(annotations, timex.span)
        if sentence is None or not stands_alone(sentence.span) or is_quoted(annotations, timex.span):
            continue
        if found := _date(annotations, timex, sentence.span):
            yield found


def _date(annotations: AnnotationSet, timex: Timex, sentence: Span) -> Retelling | None:
    match = _DAY.fullmatch(" ".join(timex.span.text.split()))
    if match is None:
        return _year(annotations, timex, sentence)
    if timex.confidence != "certain" or timex.day is None or timex.mod is not None:
        return None
    text = annotations.article.text
    after, before = (
        text[timex.span.end : timex.span.end + 14],
        text[max(0, timex.span.start - 12) : timex.span.start],
    )
    if re.match(r"['’-]|\s*(?:,\s*\d|and\b|or\b|to\b|until\b|through\b|[–—]|\(|\d)", after):
        return None
    if re.search(
        r"(?:between|from|last|this|next|every|the|and|to|early|late|\d|,)\s*$", before, re.IGNORECASE
    ):
        return None
    near = Span.of(text, max(sentence.start, timex.span.start - 16), min(sentence.end, timex.span.end + 16))
    if any(other.span != timex.span and other.span.overlaps(near) for other in annotations.timexes):
        return None
    if counts_people_lost(sentence.text) or accuses(sentence.text) or _strikes(sentence.text):
        return None
    wrong = _other_day(annotations, timex, match)
    on = bool(re.search(r"\bon\s+$", before, re.IGNORECASE))
    right = ""
    if match["weekday"]:
        night = re.match(r"\s+(?:morning|night|evening|afternoon|midnight|noon|lunchtime|at)", after)
        counted = timex.through == "published" and not may_be_a_stated_day(annotations, timex)
        if counted and on and not night and is_told_as_past(annotations, timex):
            right = f"{timex.day.day} {MONTHS[timex.day.month - 1]}"
    elif on:
        right = f"the {_ordinal(timex.day.day)} of {MONTHS[timex.day.month - 1]}"
    same = f"“{timex.span.text}” is {right}." if match["weekday"] else "Both wordings name the same day."
    return Retelling(
        sentence=sentence,
        place=time_phrase(annotations, timex),
        change="date",
        altered=edited(sentence, (timex.span.start, timex.span.end, wrong)),
        faithful=edited(sentence, (timex.span.start, timex.span.end, right)) if right else "",
        detail=f"The article says {timex.span.text}, not {wrong}.",
        kept=same,
        casualties=False,
    )


def _year(annotations: AnnotationSet, timex: Timex, sentence: Span) -> Retelling | None:
    """A year told with "in", changed by a few; there is no other wording for it."""
    text = annotations.article.text
    written = timex.span.text.removeprefix("in ")
    start = timex.span.end - len(written)
    if (
        not re.fullmatch(r"(?:19|20)\d\d", written)
        or timex.value != written
        or not text[:start].endswith("in ")
    ):
        return None
    if re.match(r"[-–'’]|\s*(?:and|or|to)\b|\s*[-–]", text[timex.span.end : timex.span.end + 5]):
        return None
    if (
        counts_people_lost(sentence.text)
        or accuses(sentence.text)
        or _strikes(sentence.text)
        or sentence.text.count(written) > 1
    ):
        return None
    wrong = str(int(written) - 3)
    return Retelling(
        sentence=sentence,
        place=Span.of(text, start - 3, timex.span.end),
        change="date",
        altered=edited(sentence, (start, timex.span.end, wrong)),
        faithful="",
        detail=f"The article says {written}, not {wrong}.",
        kept="",
        casualties=False,
    )


def _ordinal(day: int) -> str:
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _other_day(annotations: AnnotationSet, timex: Timex, match: re.Match[str]) -> str:
    """Another day, written alike: one that the article names as well, where there is one."""
    kind = "weekday" if match["weekday"] else "m" if match["m"] else "m2"
    named: list[str] = []
    for other in annotations.timexes:
        shown = " ".join(other.span.text.split())
        found = _DAY.fullmatch(shown)
        if found and found[kind] and other.day is not None and other.day != timex.day and shown != match[0]:
            named.append(shown)
    if named:
        return min(named, key=lambda shown: digest(match[0], shown))
    if match["weekday"]:
        return WEEKDAYS[(WEEKDAYS.index(match["weekday"]) + 2) % 7]
    day = int(match["d"] or match["d2"])
    other_day = day + 3 if day <= 25 else day - 3
    return f"{match['m']} {other_day}" if match["m"] else f"{other_day} {match['m2']}"
