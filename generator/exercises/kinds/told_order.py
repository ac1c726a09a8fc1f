"""Told first, happened first (E14): the order of telling beside the order of happening."""

from __future__ import annotations

from datetime import date

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.dated_clauses import PRONOUNS
from generator.exercises.dated_events import Event, dated_events, is_no_matter_of_play, lies_before
from generator.exercises.dated_questions import happened_first, told_first
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Level, Shortfall
from generator.exercises.order_words import order_question, ordered_parts
from generator.exercises.retelling import accuses, stands_alone, usable_sentence
from generator.lexicon.match import words

__all__ = ["KIND"]

NAME = "told-order"
CARDS: dict[Level, int] = {1: 3, 2: 3, 3: 4}


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Dated events told in another order than they happened, and sentences with "after"."""
    wanted = request.count or 3
    seed = digest(request.seed, NAME, annotations.article.id)
    events, pairs = _events(annotations, request), list(ordered_parts(annotations))
    places = balanced_places(2 + len(pairs), max(3, len(events)), seed)
    items = []
    if events:
        items = [happened_first(annotations, events, request, places[0], code=KIND.code)]
        told = _with_a_third(annotations, events, request)
        if told:
            items.append(told_first(annotations, told, request, places[1], code=KIND.code))
    for pair, place in zip(shuffled(pairs, lambda each: each.sentence.text, seed), places[2:], strict=True):
        items.append(order_question(annotations, pair, request, min(place, 2), code=KIND.code))
    if not items:
        what = (
            "the article does not tell two things in another order than they happened, by dates or by “after”"
        )
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find what is told in the article. Ask when each thing happened, and where it is told.",
        criterion="Told first means nearest to the top. Happened first means earliest in the calendar.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items[:wanted]),
    )


def _events(annotations: AnnotationSet, request: Request) -> list[Event]:
    """Events in order of time, the first of which is not told first; empty where there are none."""
    chain: list[Event] = []
    for event in sorted(
        (event for event in dated_events(annotations, request) if event.told),
        key=lambda event: (event.end, event.span.start),
    ):
        other = all(not _same_sentence(annotations, event, earlier) for earlier in chain)
        if other and all(lies_before(earlier, event) for earlier in chain):
            chain.append(event)
    if len(chain) < 2:
        return []
    told = min(chain, key=lambda event: event.span.start)
    if told is chain[0]:
        return []
    others = [event for event in chain[1:] if event is not told]
    kept = [chain[0], told, *others[: CARDS[request.level] - 2]]
    return [event for event in chain if event in kept]


def _with_a_third(annotations: AnnotationSet, events: list[Event], request: Request) -> list[Event]:
    """The events to be asked about by place: two alone only where they stand so near that they could be told
    in one sentence; else with a third that is told further down, or, where there is none, not at all.
    """
    numbers = [annotations.article.sentence_at(event.span.start) for event in events]
    paragraphs = [sentence.paragraph for sentence in numbers if sentence is not None]
    if len(events) > 2 or (len(paragraphs) == 2 and abs(paragraphs[0] - paragraphs[1]) <= 1):
        return events
    first = min(event.span.start for event in events)
    others = [
        event
        for event in dated_events(annotations, request)
        if event.told
        and event.span.start > first
        and not any(_same_sentence(annotations, event, other) for other in events)
    ]
    further = others[-1] if others else _told_later(annotations, events)
    return [*events, further] if further is not None else []


def _told_later(annotations: AnnotationSet, events: list[Event]) -> Event | None:
    """A short plain sentence further down, to be placed among the others; it needs no date."""
    last = max(event.span.end for event in events)
    for sentence in reversed(annotations.article.body):
        span = sentence.span
        if (
            span.start > last
            and 6 <= len(words(span.text)) <= 20
            and usable_sentence(annotations, span) is not None
            and stands_alone(span)
            and not annotations.quoted_in(span)
            and not (PRONOUNS | {"him", "them"}) & {word.norm for word in words(span.text)}
            and not is_no_matter_of_play(span.text)
            and not accuses(span.text)
        ):
            return Event(one_line(span).rstrip("."), span, date.max, date.max, "", told=True)
    return None


def _same_sentence(annotations: AnnotationSet, one: Event, other: Event) -> bool:
    first = annotations.article.sentence_at(one.span.start)
    return first is None or first.span.contains(other.span)


KIND = Kind(
    name=NAME,
    code="E14",
    title="Told first, happened first",
    skill="time",
    standards=("CCSS RI.6.5", "CCSS RH.6-8.5", "NAMLE Techniques", "CBSE sequencing"),
    confidence="likely",
    ages=("16+",),
    make=make,
)
