"""Told first, happened first (E14): the order of telling beside the order of happening."""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.discover import find_kind
from generator.exercises.feedback import quote, say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Card, Choice, Exercise, Item, Level, Option, Order, Shortfall

__all__ = ["KIND"]

NAME = "told-order"
CARDS: dict[Level, int] = {1: 3, 2: 3, 3: 4}
_TOLD = "A newest-first order is a habit of news writing, not a trick."


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Two questions on the events of the timeline: which happened first, and which is told first."""
    wanted = request.count or 2
    cards = _cards(annotations, request)
    if not cards:
        what = "the article does not tell at least three dated events in another order than they happened"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    places = balanced_places(2, len(cards), digest(request.seed, NAME, annotations.article.id))
    items = [
        _item(annotations, cards, request, place, happened=happened)
        for happened, place in zip((True, False), places, strict=True)
    ]
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find the events in the article. Ask when each happened, and where it is told.",
        criterion="Told first means nearest to the top. Happened first means earliest in the calendar.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items[:wanted]),
    )


def _cards(annotations: AnnotationSet, request: Request) -> list[Card]:
    """Cards in order of happening, the first of which is not told first; empty where there are too few."""
    made = find_kind("timeline").make(annotations, Request(level=request.level, count=8, seed=request.seed))
    if isinstance(made, Shortfall) or not isinstance(made.items[0].interaction, Order):
        return []
    order = made.items[0].interaction
    body = annotations.article.body
    inside = [card for card in order.cards if any(sentence.span.contains(card.evidence) for sentence in body)]
    before = set(order.before)
    ranked = sorted(
        inside, key=lambda card: (-sum((card.id, other.id) in before for other in inside), card.id)
    )
    chain: list[Card] = []
    for card in ranked:
        if all((earlier.id, card.id) in before for earlier in chain):
            chain.append(card)
    if len(chain) < 3:
        return []
    told_first = min(chain, key=lambda card: card.evidence.start)
    if told_first is chain[0] or _same_sentence(annotations, told_first, chain[0]):
        return []
    others = [card for card in chain[1:] if card is not told_first]
    keep = {chain[0].id, told_first.id, *(card.id for card in others[: CARDS[request.level] - 2])}
    return [card for card in chain if card.id in keep]


def _same_sentence(annotations: AnnotationSet, one: Card, other: Card) -> bool:
    first = annotations.article.sentence_at(one.evidence.start)
    return first is None or first.span.contains(other.evidence)


def _item(
    annotations: AnnotationSet, cards: list[Card], request: Request, place: int, *, happened: bool
) -> Item:
    told = sorted(cards, key=lambda card: card.evidence.start)
    key, trap = (cards[0], told[0]) if happened else (told[0], cards[0])
    dated = "; ".join(card.when for card in cards[:1])
    rule = f"The earliest is dated by the text: {dated}." if happened else "It stands nearest to the top."
    tag = "told-first-is-happened-first" if happened else "happened-first-is-told-first"

    def option(card: Card) -> Option:
        if card is key:
            feedback = say("Yes.", rule, words=card.evidence.text, not_claimed=_TOLD)
            return Option(id=digest(NAME, str(happened), card.text)[:8], text=card.text, feedback=feedback)
        why = f"This one: {card.when}." if happened else "The other stands higher up."
        if card is trap:
            why += " It is told first." if happened else " It happened first."
        return Option(
            id=digest(NAME, str(happened), card.text)[:8],
            text=card.text,
            feedback=say("No.", rule, tempting=why, not_claimed=_TOLD),
            misconception=tag if card is trap else "order-not-checked",
        )

    options = [option(card) for card in cards]
    right = options[cards.index(key)]
    rest = shuffled([each for each in options if each is not right], lambda each: each.text, request.seed)
    first, second = sorted((key.text, trap.text), key=lambda text: digest(request.seed, text))
    return Item(
        id=identity("E14", annotations.article.id, str(happened), *sorted(card.id for card in cards)),
        stem="Which of these happened first?" if happened else "Which of these does the article tell first?",
        interaction=Choice(options=place_key(right, rest, place), key=(right.id,)),
        evidence=tuple(card.evidence for card in cards),
        rule=rule,
        rule_id="time.happened-first" if happened else "time.told-first",
        not_claimed="Being told first does not make an event the cause, or the most important.",
        confidence="likely",
        skill="time",
        difficulty=request.level,
        misconceptions=(tag, "order-not-checked"),
        hints=(
            "Mark each event in the article, with its date beside it."
            if happened
            else "Number the events from the top.",
            "Another text: “The bridge closed on Friday. It was damaged on Tuesday.” The damage came first "
            "and is told second.",
            f"It is {quote(first, 12)} or {quote(second, 12)}.",
        ),
    )


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
