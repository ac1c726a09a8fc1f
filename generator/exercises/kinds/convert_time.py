"""What time was it there? (E12): the moment of publication on clocks of other cities, and its day there."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from fractions import Fraction
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.annotations.model import AnnotationSet, Confidence
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.feedback import say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import (
    Choice,
    Exercise,
    Feedback,
    Item,
    KnownAnswer,
    Level,
    Option,
    Shortfall,
    TextEntry,
)
from generator.exercises.typed_dates import MONTHS, long_day
from generator.lexicon.city_clocks import city_clocks, city_named
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "convert-time"
NO_TIME = "the article does not give the time of its publication with a zone"
COUNTS: dict[Level, int] = {1: 2, 2: 3, 3: 4}
_OTHERS = ("London", "New York", "Tokyo", "New Delhi", "Sydney", "Los Angeles")
_CLOCK = re.compile(
    r"\b(\d{1,2})[:.](\d{2})(?::\d{2})?\s*(?:([ap])\.?\s?m\b\.?)?\s*(?:\(?([A-Z]{2,5}|[+-]\d{2}:?\d{2})\b\)?)?",
    re.IGNORECASE,
)


class _Source(NamedTuple):
    moment: datetime
    span: Span
    confidence: Confidence
    note: str


class _Target(NamedTuple):
    name: str  # "Kyiv", "UTC"
    moment: datetime


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Questions on the moment of publication; a Shortfall where the text does not give time and zone."""
    wanted = request.count or COUNTS[request.level]
    source = _source(annotations)
    if isinstance(source, str):
        return Shortfall(kind=NAME, what=source, wanted=wanted, found=0)
    targets = _targets(annotations, source, request)
    asked: list[tuple[_Target, bool]] = []
    for target in targets:
        asked.append((target, False))
        if request.level == 3 or (request.level == 2 and len(asked) == 2):
            asked.append((target, True))
    asked = asked[:wanted]
    seed = digest(request.seed, NAME, annotations.article.id)
    places = balanced_places(len(asked), 4 if request.level == 1 else 3, seed)
    items = tuple(
        _day_item(annotations, source, target, request.level)
        if about_day
        else _time_item(annotations, source, target, request.level, place)
        for (target, about_day), place in zip(asked, places, strict=True)
    )
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="One moment, many clocks: work out what clocks elsewhere showed at that moment.",
        criterion="First go to UTC: take away an offset with “+”, add one with “−”. Then go on from there.",
        note=source.note,
        skill=KIND.skill,
        standards=KIND.standards,
        items=items,
    )


def _source(annotations: AnnotationSet) -> _Source | str:
    """The moment of publication and where the text gives it, or why there is none."""
    article = annotations.article
    zone = next((question for question in article.questions if question.about == "zone"), None)
    if not isinstance(article.published, datetime):
        return zone.text if zone is not None else NO_TIME
    for block in article.blocks_of("publication"):
        for match in _CLOCK.finditer(block.text):
            hour, minute = int(match[1]) % (12 if match[3] else 24), int(match[2])
            hour += 12 if (match[3] or "").lower() == "p" else 0
            if (hour, minute) == (article.published.hour, article.published.minute):
                zoned = match[4] is not None and (match[4].isupper() or not match[4].isalpha())
                end = match.end() if zoned else match.end(3 if match[3] else 2)
                found = Span.of(article.text, block.start + match.start(), block.start + end)
                clean = Span.of(article.text, found.start, found.start + len(found.text.rstrip()))
                sure: Confidence = "certain" if zone is None else "likely"
                return _Source(article.published, clean, sure, zone.text if zone is not None else "")
    return "the time of publication does not stand in the text"


def _targets(annotations: AnnotationSet, source: _Source, request: Request) -> list[_Target]:
    """UTC, cities that the article names, then others; none whose clock shows the same, no clock twice."""
    article = annotations.article
    named = [
        city
        for name in annotations.names
        if name.kind == "place" and (city := city_named(name.span.text)) is not None
    ]
    known = {city.name: city for city in city_clocks()}
    others = shuffled(
        [known[name] for name in _OTHERS], lambda city: city.name, digest(request.seed, article.id)
    )
    candidates = [_Target("UTC", source.moment.astimezone(ZoneInfo("UTC")))]
    candidates += [
        _Target(city.name, source.moment.astimezone(ZoneInfo(city.zone))) for city in (*named, *others)
    ]
    distinct: dict[timedelta, _Target] = {}
    for target in candidates:
        offset = target.moment.utcoffset() or timedelta(0)
        if offset != source.moment.utcoffset():
            distinct.setdefault(offset, target)
    found = list(distinct.values())
    flips = [target for target in found if target.moment.date() != source.moment.date()]
    same = [target for target in found if target not in flips]
    if request.level == 1:
        return same[:2] + flips[: max(0, 2 - len(same))]
    if request.level == 2:
        return found[:4]
    return [*same[:1], *flips[:1], *same[1:3], *flips[1:]]


def _offset(moment: datetime) -> str:
    """The offset from UTC as written beside a clock: "UTC+05:30"."""
    offset = moment.utcoffset() or timedelta(0)
    minutes = int(offset.total_seconds()) // 60
    sign = "+" if minutes >= 0 else "−"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour:02}:{moment.minute:02}"


def _date(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]}"


def _where(target: _Target) -> str:
    if target.name == "UTC":
        return "in UTC, the world’s reference time"
    return f"on clocks in {target.name} ({_offset(target.moment)} on that day)"


def _stem(source: _Source) -> str:
    written = " ".join(source.span.text.split())
    day = long_day(source.moment.date())
    return f"The article was published at {written} ({_offset(source.moment)}) on {day}."


def _way(source: _Source, target: _Target) -> str:
    utc = source.moment.astimezone(ZoneInfo("UTC"))
    here = f"{_clock(source.moment)} at {_offset(source.moment)} is {_clock(utc)} UTC on {_date(utc)}."
    if target.name == "UTC":
        return here
    there = f"{_clock(target.moment)} in {target.name} on {_date(target.moment)}"
    return f"{here} With {_offset(target.moment)} that is {there}."


def _wrong(source: _Source, target: _Target) -> list[tuple[str, str, str]]:
    """Wrong clock times, each with its misconception and what tempts."""
    here = source.moment.utcoffset() or timedelta(0)
    there = target.moment.utcoffset() or timedelta(0)
    shift = there - here
    plain = source.moment.replace(tzinfo=None)
    hours = timedelta(hours=int(abs(shift) / timedelta(hours=1)))
    whole = hours if shift >= timedelta(0) else -hours
    found = [
        (plain - shift, "wrong-direction", "The hours were counted in the wrong direction."),
        (plain + whole, "half-hour-dropped", "The minutes of the offset were left out."),
        (
            plain,
            "same-clock-everywhere",
            "That is the clock of the article: clocks differ by place.",
        ),
        (
            plain + shift + timedelta(hours=1),
            "summer-time",
            "That is one hour off: use the offset of that day.",
        ),
        (plain + shift - timedelta(hours=1), "hour-off", "That is one hour off: count again."),
    ]
    distinct: dict[str, tuple[str, str, str]] = {}
    for moment, tag, why in found:
        text = _clock(moment)
        if text != _clock(target.moment):
            distinct.setdefault(text, (text, tag, why))
    return list(distinct.values())


def _forms(moment: datetime, zone: str) -> tuple[str, ...]:
    """The ways in which people type a clock time."""
    hour, minute = moment.hour, f"{moment.minute:02}"
    twelve, half = hour % 12 or 12, "a" if hour < 12 else "p"
    bases = [
        f"{h}{mark}{minute}" for h in dict.fromkeys((f"{hour:02}", str(hour))) for mark in (":", ".", " : ")
    ]
    bases += [f"{hour:02}{minute}", f"{hour:02}h{minute}"]
    halves = [
        f"{h}{mark}{minute}" for h in dict.fromkeys((str(twelve), f"{twelve:02}")) for mark in (":", ".")
    ]
    if moment.minute == 0:
        halves.append(str(twelve))
    said = [
        f"{base}{tail}" for base in halves for tail in (f"{half}m", f" {half}m", f" {half}.m.", f"{half}.m.")
    ]
    tails = ["", " hours", " hrs", "h", f" {zone}"]
    return tuple(dict.fromkeys([f"{base}{tail}" for base in bases for tail in tails] + said))


def _item(
    annotations: AnnotationSet,
    source: _Source,
    target: _Target,
    level: Level,
    stem: str,
    interaction: Choice | TextEntry,
    pair: tuple[str, str],
) -> Item:
    about = "day" if "Which day" in stem else interaction.kind
    example = "Another case: 01:00 on 5 May at UTC+03:00 is 22:00 UTC, and still 4 May."
    if about != "day":
        example = "Another case: 18:30 at UTC+03:00 is 15:30 UTC, and 10:30 at UTC−05:00."
    return Item(
        id=identity("E12", annotations.article.id, target.name, about),
        stem=stem,
        interaction=interaction,
        evidence=(source.span,),
        rule=_way(source, target),
        rule_id="time.same-instant",
        not_claimed="The time of publication is not the time at which the events happened.",
        confidence=source.confidence,
        skill="time",
        difficulty=level,
        misconceptions=tuple(
            sorted({tag for _, tag, _ in _wrong(source, target)} if about != "day" else {"day-kept"})
        ),
        hints=(
            "Start from the time of publication and its offset; write down what that is in UTC.",
            example,
            f"It is either {pair[0]} or {pair[1]}.",
        ),
    )


def _time_item(
    annotations: AnnotationSet, source: _Source, target: _Target, level: Level, place: int
) -> Item:
    way, key = _way(source, target), _clock(target.moment)
    wrong = _wrong(source, target)
    ask = f"What time was it at that moment {_where(target)}?"
    interaction: Choice | TextEntry
    if level == 1:
        right = _option(target, key, say("Yes.", way, words=source.span.text), None)
        rest = [_option(target, text, say("No.", way, tempting=why), tag) for text, tag, why in wrong[:3]]
        rest = list(shuffled(rest, lambda option: option.text, digest(annotations.article.id, target.name)))
        interaction = Choice(options=place_key(right, rest, place), key=(right.id,))
    else:
        ask += " Type hours and minutes, 24-hour clock (HH:MM)."
        interaction = TextEntry(
            expects="text",
            answer=key,
            shown=key,
            accept=_forms(target.moment, target.name),
            right=say("Yes.", way, words=source.span.text),
            wrong=say("No.", way, words=source.span.text),
            known=tuple(
                KnownAnswer(
                    answer=form, score=Fraction(0), feedback=say("No.", way, tempting=why), misconception=tag
                )
                for text, tag, why in wrong
                for form in dict.fromkeys(
                    (text, text.lstrip("0") if text[1] != ":" and text[:2] != "00" else text)
                )
            ),
        )
    low, high = sorted((key, wrong[0][0]), key=lambda text: digest(target.name, text))
    return _item(annotations, source, target, level, f"{_stem(source)} {ask}", interaction, (low, high))


def _option(target: _Target, text: str, feedback: Feedback, tag: str | None) -> Option:
    return Option(id=digest(NAME, target.name, text)[:8], text=text, feedback=feedback, misconception=tag)


def _day_item(annotations: AnnotationSet, source: _Source, target: _Target, level: Level) -> Item:
    way, day, here = _way(source, target), target.moment.date(), source.moment.date()
    options: list[Option] = []
    for step in (-1, 0, 1):
        other = here + timedelta(days=step)
        if other == day:
            options.append(_option(target, long_day(other), say("Yes.", way, words=source.span.text), None))
            continue
        tempting = (
            "The clock passed midnight on the way." if other == here else "Midnight was not passed that way."
        )
        tag = "day-kept" if other == here else "day-shifted"
        options.append(_option(target, long_day(other), say("No.", way, tempting=tempting), tag))
    key = next(option.id for option in options if option.misconception is None)
    other = here if here != day else here - timedelta(days=1)
    low, high = sorted((day, other))
    ask = f"Which day was it at that moment {_where(target)}?"
    choice = Choice(options=tuple(options), key=(key,))
    pair = (long_day(low), long_day(high))
    return _item(annotations, source, target, level, f"{_stem(source)} {ask}", choice, pair)


KIND = Kind(
    name=NAME,
    code="E12",
    title="What time was it there?",
    skill="time",
    standards=("CCSS RI.6.7", "CCSS RH.6-8.7", "UNESCO MIL C6"),
    confidence="certain",
    ages=("16+",),
    make=make,
)
