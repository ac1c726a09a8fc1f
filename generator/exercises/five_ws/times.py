"""Sentences with a weekday, a date, a month or a year left open."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.arrange import digest
from generator.exercises.clauses import one_line, stands_in
from generator.exercises.five_ws.frames import Gap, Rival, choose_rivals, frame_of, is_alone
from generator.exercises.times import is_plain_day
from generator.exercises.typed_dates import MONTHS, WEEKDAYS
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = ["time_gaps"]

_MONTH = "|".join(MONTHS)
_FORMS = (
    ("day", re.compile("|".join(WEEKDAYS))),
    ("date", re.compile(rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?P<rest>(?:, \d{{4}})?)")),
    ("date", re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{_MONTH})(?P<rest>(?: \d{{4}})?)")),
    ("month", re.compile(rf"(?P<month>{_MONTH})(?P<rest>(?: \d{{4}})?)")),
    ("year", re.compile(r"(?:1[89]|20)\d\d")),
    ("time", re.compile(r"(?P<which>last|this|next|earlier this|later this) (?P<unit>week|month|year)")),
)
_TIME_NEAR = re.compile(r"(?:\d|\bto|\band|\bor|[-–—/&]|\b(?:mid|early|late))\s*$", re.IGNORECASE)
_TIME_AFTER = re.compile(
    r"\s*(?:to\b|and\b|or\b|&|[-–—/]|’s\b|'s\b|\d|s\b|,? ?\d|elections?\b|season\b|edition\b|,? (?:"
    + "|".join((*MONTHS, *WEEKDAYS))
    + r")\b)"
)


_LEADS = frozenset(
    ("on", "in", "since", "by", "until", "till", "from", "before", "after", "last", "this", "next")
)


_NOT_BEFORE = frozenset(
    ("the", "a", "an", "every", "each", "of", "and", "or", "for", "to", "his", "her", "their")
)


def _form(text: str) -> tuple[str, str, re.Match[str]] | None:
    for index, (label, pattern) in enumerate(_FORMS):
        if match := pattern.fullmatch(text):
            return label, f"{label}{index}{bool(match.groupdict().get('rest'))}", match
    return None


def time_gaps(annotations: AnnotationSet, seed: str) -> list[Gap]:
    """Sentences with a weekday, a date, a month or a year left open."""
    forms: dict[str, str] = {}
    for timex in annotations.timexes:
        text = one_line(_bare(annotations, timex))
        if form := _form(text):
            forms.setdefault(text, form[1])
    found = []
    for timex in annotations.timexes:
        place = _bare(annotations, timex)
        form = _form(one_line(place))
        if form is None or timex.type != "DATE" or not is_plain_day(annotations, timex):
            continue
        shown = frame_of(annotations, place)
        if shown is None or not is_alone(annotations, shown[0]):
            continue
        sentence, frame = shown
        text = annotations.article.text
        before, after = text[sentence.start : place.start], text[place.end : sentence.end]
        if _TIME_NEAR.search(before) or _TIME_AFTER.match(after) or not re.search(r"\b\w+\s$", before):
            continue
        last = words(before)[-1].norm if words(before) else ""
        bare_day = form[0] == "day" and last not in _NOT_BEFORE and before.rstrip()[-1:].islower()
        if form[0] != "time" and last not in _LEADS and not bare_day:
            continue
        label, shape, match = form
        clear = [other for other, kind in forms.items() if kind == shape]
        if label == "year":
            clear = [
                other
                for other in clear
                if not _told_of_the_same(annotations, other, sentence)
                and not (match[0] < other and _lies_ahead(annotations, other, sentence))
            ]
        near = [Rival(other, True) for other in clear]
        near += [Rival(other, False) for other in _near_times(label, match)]
        taken = {one_line(place)}
        rivals = []
        for rival in near:
            if rival.text not in taken and not stands_in(rival.text, sentence.text):
                taken.add(rival.text)
                rivals.append(rival)
        if len(rivals) >= 2:
            asked = f"When? Which {label} does the article give here?"
            chosen = choose_rivals(rivals, digest(seed, frame))
            found.append(Gap("when", sentence, place, asked, frame, one_line(place), chosen))
    return found


def _told_of_the_same(annotations: AnnotationSet, year: str, sentence: Span) -> bool:
    """Whether another sentence tells *year* of something named in this one too: the article may differ."""
    named = set(_NAMED.findall(sentence.text[1:]))
    for other in annotations.article.body:
        if year in other.span.text and other.span != sentence:
            rare = {word for word in named if word in other.span.text}
            if any(annotations.article.text.count(word) < _OFTEN for word in rare):
                return True
    return False


def _lies_ahead(annotations: AnnotationSet, year: str, sentence: Span) -> bool:
    """Whether *year* is told of what is to come only, and the sentence is not: no year to compare with."""
    told = [other.span.text for other in annotations.article.body if year in other.span.text]
    return not _AHEAD.search(sentence.text) and all(_AHEAD.search(text) for text in told)


_AHEAD = re.compile(
    r"\b(?:will|would|by \d{4}|aims?|plans?|planned|expect(?:s|ed)|predict(?:s|ed)|targets?)\b"
)
_NAMED = re.compile(r"\b[A-Z][a-z]{4,}\b")
_OFTEN = 4


def _bare(annotations: AnnotationSet, timex: Timex) -> Span:
    """The expression without a preposition in front."""
    match = re.match(
        r"(?:on|in|by|since|until|till|from|(?:last|this|next)(?=\s+[A-Z]))\s+",
        timex.span.text,
        re.IGNORECASE,
    )
    start = timex.span.start + (match.end() if match else 0)
    return Span.of(annotations.article.text, start, timex.span.end)


def _near_times(label: str, match: re.Match[str]) -> list[str]:
    """Other times of the same form, one or two steps away."""
    text = match[0]
    if label == "day":
        place = WEEKDAYS.index(text)
        return [WEEKDAYS[(place + step) % 7] for step in (1, 2, 5, 6)]
    if label == "time":
        units = [unit for unit in ("week", "month", "year") if unit != match["unit"]]
        return [f"{match['which']} {unit}" for unit in units]
    if label == "year":
        return [str(int(text) + step) for step in (-2, -1, 1, 2)]
    if label == "month":
        place = MONTHS.index(match["month"])
        return [text.replace(match["month"], MONTHS[(place + step) % 12]) for step in (1, 2, 10, 11)]
    day = int(match["day"])
    start, end = match.span("day")
    steps = [day + step for step in (-2, -1, 1, 2) if 1 <= day + step <= 28]
    return [text[:start] + str(other) + text[end:] for other in steps]
