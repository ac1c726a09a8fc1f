"""What time was it there? (E12): a moment of the article on clocks of other cities, and its day there."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clock_faces import clock_forms, clock_of, offset_of
from generator.exercises.clock_sources import ClockSource, published_clock, stated_clocks
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
from generator.lexicon.city_clocks import CityClock, city_clocks, city_named

__all__ = ["KIND"]

NAME = "convert-time"
COUNTS: dict[Level, int] = {1: 2, 2: 3, 3: 4}
_OTHERS = ("London", "New York", "Tokyo", "New Delhi", "Sydney", "Los Angeles", "Nairobi", "Dubai", "Beijing")


class _Target(NamedTuple):
    name: str  # "Kyiv", "UTC"
    moment: datetime


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Questions on the moment of publication, else on clock times in the sentences, whose day is unknown."""
    wanted = request.count or COUNTS[request.level]
    published = published_clock(annotations)
    asked: list[tuple[ClockSource, _Target, bool]] = []
    if isinstance(published, ClockSource):
        for target in _targets(annotations, published, request):
            asked.append((published, target, False))
            if request.level == 3 or (request.level == 2 and len(asked) == 2):
                asked.append((published, target, True))
    else:
        sources = stated_clocks(annotations)
        for source in sources:
            targets = _targets(annotations, source, request)
            asked += [(source, target, False) for target in targets[: 1 if len(sources) > 1 else 2]]
    if not asked:
        what = published if isinstance(published, str) else "no other clock is certain"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    asked = asked[:wanted]
    seed = digest(request.seed, NAME, annotations.article.id)
    places = balanced_places(len(asked), 4 if request.level == 1 else 3, seed)
    items = tuple(
        _day_item(annotations, source, target, request.level)
        if about_day
        else _time_item(annotations, source, target, request.level, place)
        for (source, target, about_day), place in zip(asked, places, strict=True)
    )
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="One moment, many clocks: work out what clocks elsewhere showed at that moment.",
        criterion="First go to UTC: take away an offset with “+”, add one with “−”. Then go on from there.",
        note=published.note if isinstance(published, ClockSource) else "",
        skill=KIND.skill,
        standards=KIND.standards,
        items=items,
    )


def _targets(annotations: AnnotationSet, source: ClockSource, request: Request) -> list[_Target]:
    """UTC, cities that the article names, then others; none whose clock shows the same, no clock twice.

    Where no day is known, only cities whose clocks never changed.
    """
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
        _Target(city.name, source.moment.astimezone(ZoneInfo(city.zone)))
        for city in (*named, *others)
        if source.dated or _never_changed(city)
    ]
    if not source.dated:
        candidates = [*candidates[1:], candidates[0]]
    distinct: dict[timedelta, _Target] = {}
    for target in candidates:
        offset = target.moment.utcoffset() or timedelta(0)
        if offset != source.moment.utcoffset():
            distinct.setdefault(offset, target)
    found = list(distinct.values())
    flips = [target for target in found if target.moment.date() != source.moment.date()]
    same = [target for target in found if target not in flips]
    if request.level == 1 or not source.dated:
        return same[:2] + flips[: max(0, 2 - len(same))]
    if request.level == 2:
        return found[:4]
    return [*same[:1], *flips[:1], *same[1:3], *flips[1:]]


def _never_changed(city: CityClock) -> bool:
    """Whether the clocks of *city* have had one offset, summer and winter, since 1990."""
    days = [
        datetime(year, month, 1, tzinfo=ZoneInfo(city.zone))
        for year in range(1992, 2038, 3)
        for month in (1, 7)
    ]
    return len({day.utcoffset() for day in days}) == 1


def _date(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]}"


def _where(source: ClockSource, target: _Target) -> str:
    if target.name == "UTC":
        return "in UTC, the world’s reference time"
    when = "on that day" if source.dated else "all year"
    return f"on clocks in {target.name} ({offset_of(target.moment)} {when})"


def _stem(source: ClockSource) -> str:
    written = " ".join(source.span.text.split())
    if not source.dated:
        return f"The article gives the time “{written}” ({offset_of(source.moment)})."
    day = long_day(source.moment.date())
    return f"The article was published at {written} ({offset_of(source.moment)}) on {day}."


def _way(source: ClockSource, target: _Target) -> str:
    utc = source.moment.astimezone(ZoneInfo("UTC"))
    if not source.dated:
        first = f"{clock_of(source.moment)} at {offset_of(source.moment)} is "
        first += f"{clock_of(utc)} UTC{_shift(source.moment, utc)}."
        if target.name == "UTC":
            return first
        there = f"{clock_of(target.moment)} in {target.name}{_shift(source.moment, target.moment)}"
        return f"{first} With {offset_of(target.moment)} that is {there}."
    here = f"{clock_of(source.moment)} at {offset_of(source.moment)} is {clock_of(utc)} UTC on {_date(utc)}."
    if target.name == "UTC":
        return here
    there = f"{clock_of(target.moment)} in {target.name} on {_date(target.moment)}"
    return f"{here} With {offset_of(target.moment)} that is {there}."


def _shift(here: datetime, there: datetime) -> str:
    """What to add to a clock time whose day is another than that of *here*."""
    days = (there.date() - here.date()).days
    return {-1: " the day before", 0: "", 1: " the day after"}[days]


def _wrong(source: ClockSource, target: _Target) -> list[tuple[str, str, str]]:
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
            "That is one hour off: use the offset given.",
        ),
        (plain + shift - timedelta(hours=1), "hour-off", "That is one hour off: count again."),
    ]
    distinct: dict[str, tuple[str, str, str]] = {}
    for moment, tag, why in found:
        text = clock_of(moment)
        if text != clock_of(target.moment):
            distinct.setdefault(text, (text, tag, why))
    return list(distinct.values())


def _item(
    annotations: AnnotationSet,
    source: ClockSource,
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
        id=identity(
            "E12", annotations.article.id, *([] if source.dated else [source.span.text]), target.name, about
        ),
        stem=stem,
        interaction=interaction,
        evidence=(source.span,),
        rule=_way(source, target),
        rule_id="time.same-instant",
        not_claimed="The time of publication is not the time at which the events happened."
        if source.dated
        else "That a clock time is given does not say who checked it.",
        confidence=source.confidence,
        skill="time",
        difficulty=level,
        misconceptions=tuple(
            sorted({tag for _, tag, _ in _wrong(source, target)} if about != "day" else {"day-kept"})
        ),
        hints=(
            f"Start from the {'time of publication' if source.dated else 'time given'} and its offset; "
            "write down what that is in UTC.",
            example,
            f"It is either {pair[0]} or {pair[1]}.",
        ),
    )


def _time_item(
    annotations: AnnotationSet, source: ClockSource, target: _Target, level: Level, place: int
) -> Item:
    way, key = _way(source, target), clock_of(target.moment)
    wrong = _wrong(source, target)
    ask = f"What time was it at that moment {_where(source, target)}?"
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
            accept=clock_forms(target.moment, target.name),
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


def _day_item(annotations: AnnotationSet, source: ClockSource, target: _Target, level: Level) -> Item:
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
    ask = f"Which day was it at that moment {_where(source, target)}?"
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
