"""Which of some dated events happened first, and which of them the article tells first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, identity, place_key, shuffled
from generator.exercises.dated_events import Event
from generator.exercises.feedback import quote, say
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Item, Option

__all__ = ["happened_first", "told_first"]

_HABIT = "A newest-first order is a habit of news writing, not a trick."
_TOLD = "Which of these does the article tell first? Go by where these words stand."
_ANOTHER = (
    "Another text: “The bridge closed on Friday. It was damaged on Tuesday.” The damage came first "
    "and is told second."
)


def happened_first(
    annotations: AnnotationSet, events: Sequence[Event], request: Request, place: int, *, code: str
) -> Item:
    """Which of *events* happened first; they stand in order of time, each before the next on every reading.

    With two events there is a third answer: that both happened at the same time.
    """
    told = min(events, key=lambda event: event.span.start)
    rule = f"The earliest is dated by the text: {events[0].when}."

    def why(event: Event) -> str:
        return f"This one: {event.when}." + (" It is told first." if event is told else "")

    tag = "told-first-is-happened-first"
    return _item(
        annotations,
        events,
        request,
        place,
        code=code,
        key=events[0],
        trap=told if told is not events[0] else events[1],
        tag=tag if told is not events[0] else "order-not-checked",
        rule=rule,
        why=why,
        neither=("Both at the same time", "The text dates them to different times."),
        happened=True,
    )


def told_first(
    annotations: AnnotationSet, events: Sequence[Event], request: Request, place: int, *, code: str
) -> Item:
    """Which of *events* stands nearest to the top of the article; the first is the one that happened first.

    With two events there is a third answer: that both stand in the same sentence.
    """
    told = min(events, key=lambda event: event.span.start)

    def why(event: Event) -> str:
        return "Another one stands higher up." + (" It happened first." if event is events[0] else "")

    return _item(
        annotations,
        events,
        request,
        place,
        code=code,
        key=told,
        trap=events[0],
        tag="happened-first-is-told-first",
        rule="Told first is what stands nearest to the top.",
        why=why,
        neither=("Both in the same sentence", "They stand in two sentences."),
        happened=False,
    )


def _item(
    annotations: AnnotationSet,
    events: Sequence[Event],
    request: Request,
    place: int,
    *,
    code: str,
    key: Event,
    trap: Event,
    tag: str,
    rule: str,
    why: Callable[[Event], str],
    neither: tuple[str, str],
    happened: bool,
) -> Item:
    def option(event: Event) -> Option:
        identifier = digest(code, str(happened), event.text)[:8]
        if event is key:
            feedback = say("Yes.", rule, words=event.span.text, not_claimed=_HABIT)
            return Option(id=identifier, text=event.text, feedback=feedback)
        return Option(
            id=identifier,
            text=event.text,
            feedback=say("No.", rule, tempting=why(event), not_claimed=_HABIT),
            misconception=tag if event is trap else "order-not-checked",
        )

    rest = [option(event) for event in events if event is not key]
    if len(events) == 2:
        text, tempting = neither
        rest.append(
            Option(
                id=digest(code, str(happened), text)[:8],
                text=text,
                feedback=say("No.", rule, tempting=tempting, not_claimed=_HABIT),
                misconception="order-not-checked",
            )
        )
    others = shuffled(rest, lambda each: each.text, request.seed)
    first, second = sorted((key.text, trap.text), key=lambda text: digest(request.seed, text))
    return Item(
        id=identity(code, annotations.article.id, str(happened), *sorted(event.text for event in events)),
        stem="Which of these happened first?" if happened else _TOLD,
        interaction=Choice(options=place_key(option(key), others, place), key=(option(key).id,)),
        evidence=tuple(event.span for event in sorted(events, key=lambda event: event.span.start)),
        rule=rule,
        rule_id="time.happened-first" if happened else "time.told-first",
        not_claimed="Being told first does not make an event the cause, or the most important.",
        confidence="likely",
        skill="time",
        difficulty=request.level,
        misconceptions=tuple(dict.fromkeys((tag, "order-not-checked"))),
        hints=(
            "Mark each event in the article, with its date beside it."
            if happened
            else "Number the events from the top.",
            _ANOTHER,
            f"It is {quote(first, 12)} or {quote(second, 12)}.",
        ),
    )
