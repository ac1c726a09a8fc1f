"""Build the timeline (E13): events put in the order in which they happened, as far as the text fixes it."""

from __future__ import annotations

from datetime import date

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, identity, shuffled
from generator.exercises.dated_events import Event, dated_events, lies_before
from generator.exercises.dated_questions import happened_first
from generator.exercises.feedback import quote, say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Card, Exercise, Item, Level, Order, Shortfall
from generator.exercises.typed_dates import long_day

__all__ = ["KIND"]

NAME = "timeline"
CARDS: dict[Level, int] = {1: 4, 2: 5, 3: 6}
LEAST = 3
PUBLISHED = "This article was published"


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """One set of cards, dated by days, months or years; with only two events, which happened first."""
    wanted = request.count or CARDS[request.level]
    events = dated_events(annotations, request)
    chosen = _spread(events, wanted, request)
    published = annotations.article.published_on
    if published is not None and len(chosen) < wanted:
        chosen = _with_publication(annotations, chosen, published)
    told = [event for event in chosen if event.text != PUBLISHED]
    ordered = any(_before(one, other) for one in told for other in told)
    if len({event.day for event in chosen}) < LEAST or not ordered or not _all_placed(chosen):
        items = _two(annotations, events, request)
        if not items:
            what = "the article dates fewer than three events to different times"
            return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(chosen))
        instruction = "Find both events in the article, and the date of each."
    else:
        items = (_item(annotations, chosen, request),)
        instruction = "Put the cards in the order in which things happened, the earliest first."
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction=instruction,
        criterion="The order in which an article tells things is often not the order in which they happened. "
        "Use the dates in the text.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=items,
    )


def _two(annotations: AnnotationSet, events: list[Event], request: Request) -> tuple[Item, ...]:
    """Which of two events happened first, where they are told in that order.

    Where the later one is told first, the kind "told-order" asks it.
    """
    for index, first in enumerate(events):
        for second in events[index + 1 :]:
            if lies_before(first, second) and first.told and second.told:
                seed = digest(request.seed, annotations.article.id, NAME)
                place = int(seed[:4], 16) % 3
                return (happened_first(annotations, [first, second], request, place, code=KIND.code),)
    return ()


def _spread(events: list[Event], wanted: int, request: Request) -> list[Event]:
    """Events of as many times as there are; at levels 1 and 2 only such as do not overlap in time."""
    ordered = shuffled(events, lambda event: f"{event.text} {event.span.start}", digest(request.seed, NAME))
    chosen: list[Event] = []
    for event in sorted(ordered, key=lambda event: event.day != event.end):
        apart = all(event.end < other.day or other.end < event.day for other in chosen)
        if len(chosen) < wanted and apart:
            chosen.append(event)
    if request.level == 3:
        chosen += [event for event in ordered if event not in chosen][: max(0, wanted - len(chosen))]
    return chosen


def _with_publication(annotations: AnnotationSet, chosen: list[Event], published: date) -> list[Event]:
    """The cards with one for the publication, where the text places it against all the others."""
    if any(event.end >= published and not event.told for event in chosen if event.day <= published):
        return chosen
    block = next(iter(annotations.article.blocks_of("publication")), None) or annotations.article.headline
    if block is None:
        return chosen
    when = f"published on {long_day(published)}"
    return [*chosen, Event(PUBLISHED, block, published, published, when, True)]


def _before(first: Event, second: Event) -> bool:
    if PUBLISHED in (first.text, second.text):
        if second.text == PUBLISHED:
            return first.text != PUBLISHED and first.told and first.day <= second.day
        return not second.told and second.day > first.day
    return lies_before(first, second)


def _all_placed(chosen: list[Event]) -> bool:
    """Whether the text places every card before or after another one."""
    return all(any(_before(a, b) or _before(b, a) for b in chosen if b is not a) for a in chosen)


def _card_id(event: Event) -> str:
    return digest(NAME, event.text, str(event.span.start))[:8]


def _item(annotations: AnnotationSet, chosen: list[Event], request: Request) -> Item:
    seed = digest(request.seed, annotations.article.id, NAME)
    pairs = tuple(
        (_card_id(first), _card_id(second)) for first in chosen for second in chosen if _before(first, second)
    )
    cards = tuple(
        Card(id=_card_id(event), text=event.text, evidence=event.span, when=event.when)
        for event in _disordered(chosen, seed)
    )
    days = {event.day for event in chosen}
    listed = "; ".join(
        event.when for event in sorted(chosen, key=lambda event: (event.day, event.text == PUBLISHED))
    )
    free = len(days) < len(chosen) or len(pairs) < len(chosen) * (len(chosen) - 1) // 2
    same = " Cards that the text does not place against each other may stand in either order." if free else ""
    earliest = min(chosen, key=lambda event: event.day)
    other = next(event for event in chosen if event.day != earliest.day)
    pair = sorted((earliest.text, other.text), key=lambda text: digest(seed, text))
    return Item(
        id=identity(
            "E13", annotations.article.id, str(request.level > 1), *sorted(card.id for card in cards)
        ),
        stem="In which order did these things happen?"
        if all(event.told for event in chosen)
        else "In which order do these things come, the past ones and those still ahead?",
        interaction=Order(
            cards=cards,
            before=pairs,
            right=say(
                "Yes.",
                f"In order of time: {listed}.",
                not_claimed="Earlier does not mean that it is the cause.",
            ),
            wrong=say(
                "Not yet.",
                "Compare the days, months or years the text gives.",
                tempting="The order of telling is not always the order of happening.",
            ),
        ),
        evidence=tuple(event.span for event in chosen),
        rule=f"Each card is dated by the text.{same}",
        rule_id="time.order-of-days",
        not_claimed="One thing coming before another does not make it the cause.",
        confidence="likely",
        skill="time",
        difficulty=request.level,
        misconceptions=("told-order-is-time-order",),
        hints=(
            "Find each event in the article and underline its date.",
            "Another text: “The bridge closed on Friday. It was damaged on Tuesday.” The damage came first.",
            f"First comes either {quote(pair[0], 10)} or {quote(pair[1], 10)}.",
        ),
    )


def _disordered(chosen: list[Event], seed: str) -> tuple[Event, ...]:
    """The cards in an order that does not solve the question."""
    for attempt in range(24):
        shown = shuffled(chosen, lambda event: f"{event.text} {event.span.start}", f"{seed} {attempt}")
        reversed_pairs = sum(
            _before(later, earlier) for index, earlier in enumerate(shown) for later in shown[index + 1 :]
        )
        if reversed_pairs >= 2 or (reversed_pairs and len(chosen) < 4):
            return shown
    return tuple(sorted(chosen, key=lambda event: event.day, reverse=True))


KIND = Kind(
    name=NAME,
    code="E13",
    title="Build the timeline",
    skill="time",
    standards=("CCSS RH.6-8.5", "CCSS RH.9-10.3", "UNESCO MIL C8", "CBSE sequencing"),
    confidence="likely",
    ages=("14-15", "16+"),
    counts="cards",
    make=make,
)
