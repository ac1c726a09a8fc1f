"""Build the timeline (E13): events put in the order in which they happened, as far as the text fixes it."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.arrange import digest, identity, shuffled
from generator.exercises.clauses import (
    body_sentence,
    clause_around,
    clause_beginning,
    is_clean,
    one_line,
    opens_plainly,
)
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Card, Exercise, Item, Level, Order, Shortfall
from generator.exercises.periods import Period, period_of
from generator.exercises.times import is_past, is_plain_day, looks_ahead, time_phrase
from generator.exercises.typed_dates import long_day
from generator.lexicon.digits import ascii_digits
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
    | {"first", "second", "third", "last", "one", "another", "others"}
)
_BOUNDS = frozenset({"since", "until", "till", "by", "before", "after", "from", "through", "between"})
PUBLISHED = "This article was published"


class _Event(NamedTuple):
    text: str
    span: Span
    day: date  # the first day it can have been
    end: date  # the last day it can have been: the same, unless only a month or a year is given
    when: str
    told: bool  # whether the text tells it as past, so that it lies before publication


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """One set of cards, dated by days, months or years; at least three different times."""
    wanted = request.count or CARDS[request.level]
    events = _events(annotations, request)
    chosen = _spread(events, wanted, request)
    published = annotations.article.published_on
    if published is not None and len(chosen) < wanted:
        chosen = _with_publication(annotations, chosen, published)
    if len({event.day for event in chosen}) < LEAST or not _all_placed(chosen):
        what = "the article dates fewer than three events to different times"
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


def _when(annotations: AnnotationSet, timex: Timex) -> tuple[date, date, str] | None:
    """The first and the last day *timex* can mean, and how to write it; None where it can be disputed."""
    written, published = ascii_digits(timex.span.text), annotations.article.published_on
    if timex.day is not None:
        plain = timex.confidence == "certain" and timex.mod is None and is_plain_day(annotations, timex)
        return (timex.day, timex.day, long_day(timex.day)) if plain else None
    if timex.mod is not None and timex.mod not in ("START", "MID", "END"):
        return None
    value = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", timex.value)
    if value is None:
        return None
    period = Period(int(value[1]), int(value[2] or 0))
    given = value[1] in written and not re.search(r"\d{4}\s*[-–/]\s*\d", written)
    if not given and (published is None or period_of(annotations, timex, published) != period):
        return None
    if annotations.names_at(timex.span):
        return None
    return period.first_day(), period.last_day(), str(period)


def _cut(annotations: AnnotationSet, sentence: Sentence, phrase: Span) -> Span | None:
    """A clause with *phrase* in it, or the beginning of a long sentence as far as it can be shown."""
    text = annotations.article.text
    clause = clause_around(text, sentence.span, phrase, MOST_WORDS)
    return clause or clause_beginning(text, sentence.span, phrase, MOST_WORDS - 2)


def _event(annotations: AnnotationSet, timex: Timex, sentence: Sentence, level: Level) -> _Event | None:
    if timex.type not in ("DATE", "TIME"):
        return None
    text = annotations.article.text
    phrase = time_phrase(annotations, timex)
    if text[phrase.start : phrase.end].split()[0].lower() in _BOUNDS:
        return None
    when = _when(annotations, timex)
    clause = _cut(annotations, sentence, phrase) if when is not None else None
    if when is None or clause is None or words(clause.text)[0].norm in _POINTING:
        return None
    if not opens_plainly(clause) or re.search(r"\bhowever\b", clause.text, re.IGNORECASE):
        return None
    if re.search(r",\s+(?:a|an|the)\s[^,]*$", text[clause.start : phrase.start]):
        return None  # the day may belong to an apposition: "Norfleet, a firm founded in 1999, has closed"
    if re.search(r":(?!\d)", clause.text) or not is_clean(clause.text):
        return None
    if timex.day is None and not re.match(
        r"(?:in|during|early in|late in)\s|(?:last|this) ", phrase.text.lower()
    ):
        return None
    for other in annotations.timexes_at(clause):
        calendar = other.type in ("DATE", "TIME") and other.span != timex.span
        if calendar and clause.overlaps(other.span) and (other.day is None or other.day != timex.day):
            return None
    if timex.dates != "saying" and _is_event(annotations, clause):
        pass
    elif timex.dates == "event" or not _is_saying(annotations, clause, phrase, leading=timex.dates is None):
        return None
    past, ahead = is_past(clause.text), looks_ahead(clause.text)
    published = annotations.article.published_on
    if published is not None and not (past if when[0] <= published else ahead):
        return None
    if published is None and not past:
        return None
    shown = one_line(clause) if level == 1 else _without(text, clause, phrase)
    if (first := words(shown)[:1]) and first[0].norm in ("he", "she", "it", "they", "this", "these", "those"):
        return None
    if clause.end < sentence.span.end - 1 and not re.match(r"\s*[,;.–—]", text[clause.end : clause.end + 2]):
        shown += " …"
    return _Event(
        text=shown,
        span=clause,
        day=when[0],
        end=when[1],
        when=f"{quote(one_line(phrase))}, {when[2]}",
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
    before = " ".join(text[clause.start : phrase.start].split()).rstrip(", ")
    after = " ".join(text[phrase.end : clause.end].split()).lstrip(", ")
    return f"{before} … {after}".strip() if before and after else f"{before or '…'} {after or '…'}"


def _spread(events: list[_Event], wanted: int, request: Request) -> list[_Event]:
    """Events of as many times as there are; at levels 1 and 2 only such as do not overlap in time."""
    ordered = shuffled(events, lambda event: f"{event.text} {event.span.start}", digest(request.seed, NAME))
    chosen: list[_Event] = []
    for event in sorted(ordered, key=lambda event: event.day != event.end):
        apart = all(event.end < other.day or other.end < event.day for other in chosen)
        if len(chosen) < wanted and apart:
            chosen.append(event)
    if request.level == 3:
        chosen += [event for event in ordered if event not in chosen][: max(0, wanted - len(chosen))]
    return chosen


def _with_publication(annotations: AnnotationSet, chosen: list[_Event], published: date) -> list[_Event]:
    """The cards with one for the publication, where the text places it against all the others."""
    if any(event.end >= published and not event.told for event in chosen if event.day <= published):
        return chosen
    block = next(iter(annotations.article.blocks_of("publication")), None) or annotations.article.headline
    if block is None:
        return chosen
    when = f"published on {long_day(published)}"
    return [*chosen, _Event(PUBLISHED, block, published, published, when, True)]


def _before(first: _Event, second: _Event) -> bool:
    if PUBLISHED in (first.text, second.text):
        if second.text == PUBLISHED:
            return first.text != PUBLISHED and first.told and first.day <= second.day
        return not second.told and second.day > first.day
    return first.end < second.day


def _all_placed(chosen: list[_Event]) -> bool:
    """Whether the text places every card before or after another one."""
    return all(any(_before(a, b) or _before(b, a) for b in chosen if b is not a) for a in chosen)


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
