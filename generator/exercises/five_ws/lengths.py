"""Sentences with a length of time, an age or a time of day left open."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest
from generator.exercises.clauses import one_line
from generator.exercises.five_ws.figures import NUMBERS, near_figures
from generator.exercises.five_ws.frames import Gap, Rival, choose_rivals, frame_of, is_alone
from generator.exercises.gravity import is_grave
from generator.exercises.retelling import accuses
from generator.text.span import Span

__all__ = ["age_gaps", "clock_gaps", "length_gaps"]

_LENGTH = re.compile(
    r"\b(?:for|within|over|after|in|last|past|nearly|about|than|least|took|takes?|lasts?|lasted|spent|next)\s+"
    r"(\d{1,3}|[a-z]{3,9})\s+(years?|months?|weeks?|days?|hours?|minutes?)\b(?!\s+(?:old|of age|ago))"
)


def length_gaps(annotations: AnnotationSet, seed: str) -> list[Gap]:
    """Sentences with the number of years, weeks or minutes of a length of time left open."""
    found = []
    text = annotations.article.text
    for body in annotations.article.body:
        for match in _LENGTH.finditer(text, body.span.start, body.span.end):
            number = match[1]
            if (number not in NUMBERS and not number.isdigit()) or number == "1":
                continue
            place = Span.of(text, match.start(1), match.end(1))
            shown = frame_of(annotations, place)
            if shown is None or not is_alone(annotations, shown[0]) or is_grave(shown[0].text):
                continue
            sentence, frame = shown
            if accuses(sentence.text):
                continue
            near = near_figures(number, digest(seed, frame))
            rivals = [
                Rival(other, False)
                for other in near
                if not re.search(rf"(?<![\w.,]){re.escape(other)}(?!\w)", sentence.text)
            ]
            if len(rivals) >= 2:
                asked = "How long? Which figure does the article give here?"
                chosen = choose_rivals(rivals, digest(seed, frame))
                found.append(Gap("how long", sentence, place, asked, frame, number, chosen))
    return found


_CLOCK = re.compile(r"\b(1[0-2]|[1-9])((?:[:.][0-5]\d)?)( ?)([ap]\.?m\b\.?)(?! [A-Z]{2,4}\b)")
_BEFORE_CLOCK = re.compile(r"\b(?:at|around|about|from|after|before|by|until|till|near)\s$")


def clock_gaps(annotations: AnnotationSet, seed: str) -> list[Gap]:
    """Sentences with one time of day left open."""
    found = []
    text = annotations.article.text
    for body in annotations.article.body:
        times = list(_CLOCK.finditer(text, body.span.start, body.span.end))
        if len(times) != 1 or not _BEFORE_CLOCK.search(text[body.span.start : times[0].start()]):
            continue
        match = times[0]
        end = match.end(4) - (match[4].endswith("m.") and match.end(4) == body.span.end)
        place = Span.of(text, match.start(), end)
        shown = frame_of(annotations, place)
        if shown is None or is_grave(shown[0].text) or accuses(shown[0].text):
            continue
        sentence, frame = shown
        if re.match(r"\s*(?:(?:to|and|or|until|till)\s+(?:\d|noon|midnight)|[-–—])", text[end:]):
            continue
        hours = [(int(match[1]) + step - 1) % 12 + 1 for step in (1, 2, 10, 11)]
        near = [Rival(f"{hour}{match[2]}{match[3]}{text[match.start(4) : end]}", False) for hour in hours]
        rivals = choose_rivals(near, digest(seed, frame))
        asked = "When? Which time of day does the article give here?"
        found.append(Gap("when", sentence, place, asked, frame, one_line(place), rivals))
    return found


_AGE = re.compile(r", (\d{2})(?=, )|,? aged (\d{2})\b")


def age_gaps(annotations: AnnotationSet, seed: str) -> list[Gap]:
    """Sentences with the age of a named grown-up left open."""
    found = []
    text = annotations.article.text
    for name in annotations.names:
        match = _AGE.match(text, name.span.end) if name.kind == "person" else None
        if match is None:
            continue
        group = 1 if match[1] else 2
        place = Span.of(text, match.start(group), match.end(group))
        shown = frame_of(annotations, place) if int(place.text) >= 20 else None
        if shown is None or is_grave(shown[0].text) or accuses(shown[0].text):
            continue
        sentence, frame = shown
        near = [
            other for other in near_figures(place.text, digest(seed, frame)) if other not in sentence.text
        ]
        if len(near) >= 2:
            asked = "How old? Which age does the article give here?"
            rivals = choose_rivals([Rival(other, False) for other in near], digest(seed, frame))
            found.append(Gap("how old", sentence, place, asked, frame, place.text, rivals))
    return found
