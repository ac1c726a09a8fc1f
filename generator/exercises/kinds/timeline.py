"""Build the timeline (E13): events put in the order in which they happened, as far as the text fixes it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.arrange import digest, identity, shuffled
from generator.exercises.clauses import body_sentence, clause_around, is_clean, one_line
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Card, Exercise, Item, Level, Order, Shortfall
from generator.exercises.times import is_past, is_plain_day, looks_ahead, time_phrase
from generator.exercises.typed_dates import long_day
from generator.lexicon.match import words
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "timeline"
CARDS: dict[Level, int] = {1: 4, 2: 5, 3: 6}
LEAST = 3
MOST_WORDS = 28
_POINTING = frozenset(
    {"this", "that", "these", "those", "there", "here", "such", "both", "neither", "either", "so"}
)
PUBLISHED = "This article was published"


class _Event(NamedTuple):
    text: str
    span: Span
    day: date
    when: str
    told: bool  # whether the text tells it as past, so that it lies before publication


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """One set of cards; at least three different days besides, or with, that of publication."""
    wanted = request.count or CARDS[request.level]
    events = _events(annotations, request)
    chosen = _spread(events, wanted, request)
    published = annotations.article.published_on
    if published is not None and len(chosen) < wanted:
        chosen = _with_publication(annotations, chosen, published)
    if len({event.day for event in chosen}) < LEAST:
        what = "the article dates fewer than three events to different days"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(chosen))
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Put the cards in the order in which things happened, the earliest first.",
        criterion="The order in which an article tells things is often not the order in which they happened. "
        "Use the dates in the text.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=(_item(annotations, chosen, request),),
    )


def _events(annotations: AnnotationSet, request: Request) -> list[_Event]:
    found: list[_Event] = []
    seen: set[str] = set()
    for timex in annotations.timexes:
        sentence = body_sentence(annotations, timex.span)
        if sentence is None or (request.age == "11-13" and is_grave(sentence.span.text)):
            continue
        event = _event(annotations, timex, sentence, request.level)
        if event is not None and not counts_casualties(event.text) and event.text.casefold() not in seen:
            seen.add(event.text.casefold())
            found.append(event)
    return found


def _event(annotations: AnnotationSet, timex: Timex, sentence: Sentence, level: Level) -> _Event | None:
    if timex.day is None or timex.confidence != "certain" or timex.mod is not None:
        return None
    if timex.type not in ("DATE", "TIME"):
        return None
    if not is_plain_day(annotations, timex):
        return None
    text = annotations.article.text
    phrase = time_phrase(annotations, timex)
    opening = text[phrase.start : phrase.end].split()[0].lower()
    if opening in ("since", "until", "till", "by", "before", "after", "from", "through", "between"):
        return None
    clause = clause_around(text, sentence.span, phrase, MOST_WORDS)
    if (
        clause is None
        or words(clause.text)[0].norm in _POINTING
        or ":" in clause.text
        or not is_clean(clause.text)
    ):
        return None
    for other in annotations.timexes_at(clause):
        calendar = other.type in ("DATE", "TIME") and other.span != timex.span
        if calendar and clause.overlaps(other.span) and other.day != timex.day:
            return None
    if timex.dates != "saying" and _is_event(annotations, clause):
        pass
    elif timex.dates == "event" or not _is_saying(annotations, clause, phrase, leading=timex.dates is None):
        return None
    past, ahead = is_past(clause.text), looks_ahead(clause.text)
    published = annotations.article.published_on
    if published is not None and not (past if timex.day <= published else ahead):
        return None
    return _Event(
        text=one_line(clause) if level == 1 else _without(text, clause, phrase),
        span=clause,
        day=timex.day,
        when=f"{quote(one_line(phrase))}, {long_day(timex.day)}",
        told=past,
    )


def _is_event(annotations: AnnotationSet, clause: Span) -> bool:
    """Whether the writer tells the clause: no cue and nothing that is said stands in it."""
    for said in annotations.said_at(clause):
        parts = [*said.content, *((said.cue,) if said.cue is not None else ())]
        if any(clause.overlaps(part) for part in parts):
            return False
    return True


def _is_saying(annotations: AnnotationSet, clause: Span, phrase: Span, *, leading: bool) -> bool:
    """Whether the clause begins with the one who speaks, so that its day can only be that of the saying.

    With *leading*, only right behind the day ("On Sunday, Rao said …").
    """
    for said in annotations.said_at(clause):
        if said.source is None or not clause.contains(said.source):
            continue
        if leading and not (phrase.start - clause.start <= 1 and 0 <= said.source.start - phrase.end <= 2):
            continue
        if said.source.start - clause.start <= 40 and all(
            said.source.start < part.start for part in said.content
        ):
            return True
    return False


def _without(text: str, clause: Span, phrase: Span) -> str:
    """The clause with its date replaced by an ellipsis, so that the article has to be read."""
    before = " ".join(text[clause.start : phrase.start].split())
    after = " ".join(text[phrase.end : clause.end].split()).lstrip(", ")
    return f"{before} … {after}".strip() if before and after else f"{before or '…'} {after or '…'}"


def _spread(events: list[_Event], wanted: int, request: Request) -> list[_Event]:
    """Events of as many different days as there are; at levels 1 and 2 only one for each day."""
    by_day: dict[date, list[_Event]] = {}
    for event in shuffled(
        events, lambda event: f"{event.text} {event.span.start}", digest(request.seed, NAME)
    ):
        by_day.setdefault(event.day, []).append(event)
    days = sorted(by_day, key=lambda day: digest(request.seed, day.isoformat()))
    chosen = [by_day[day][0] for day in days][:wanted]
    if request.level == 3:
        chosen += [event for day in days for event in by_day[day][1:2]][: wanted - len(chosen)]
    return chosen


def _with_publication(annotations: AnnotationSet, chosen: list[_Event], published: date) -> list[_Event]:
    """The cards with one for the publication, where the text places it against all the others."""
    if any(event.day == published and not event.told for event in chosen):
        return chosen
    block = next(iter(annotations.article.blocks_of("publication")), None) or annotations.article.headline
    if block is None:
        return chosen
    card = _Event(PUBLISHED, block, published, f"published on {long_day(published)}", True)
    return [*chosen, card]


def _before(first: _Event, second: _Event) -> bool:
    if first.day != second.day:
        return first.day < second.day
    return second.text == PUBLISHED and first.text != PUBLISHED and first.told


def _card_id(event: _Event) -> str:
    return digest(NAME, event.text, str(event.span.start))[:8]


def _item(annotations: AnnotationSet, chosen: list[_Event], request: Request) -> Item:
    seed = digest(request.seed, annotations.article.id, NAME)
    pairs = tuple(
        (_card_id(first), _card_id(second)) for first in chosen for second in chosen if _before(first, second)
    )
    cards = tuple(
        Card(id=_card_id(event), text=event.text, evidence=event.span, when=event.when)
        for event in _disordered(chosen, seed)
    )
    days = sorted({event.day for event in chosen})
    listed = "; ".join(
        event.when for event in sorted(chosen, key=lambda event: (event.day, event.text == PUBLISHED))
    )
    same = " Cards of the same day may stand in either order." if len(days) < len(chosen) else ""
    earliest = min(chosen, key=lambda event: event.day)
    other = next(event for event in chosen if event.day != earliest.day)
    pair = sorted((earliest.text, other.text), key=lambda text: digest(seed, text))
    return Item(
        id=identity(
            "E13", annotations.article.id, str(request.level > 1), *sorted(card.id for card in cards)
        ),
        stem="In which order did these things happen?",
        interaction=Order(
            cards=cards,
            before=pairs,
            right=say(
                "Yes.",
                f"In order of days: {listed}.",
                not_claimed="Earlier does not mean that it is the cause.",
            ),
            wrong=say(
                "Not yet.",
                "Compare the days the text gives.",
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


def _disordered(chosen: list[_Event], seed: str) -> tuple[_Event, ...]:
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
