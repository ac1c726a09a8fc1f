"""Interactions rewritten into others, once for all formats: what is asked stays provable, and stays fair.

Order → which came first; Match → a choice for each row; Hottext → words to tick, or a choice for each
sentence; TextEntry → a choice. A part that cannot be asked fairly is left out, and `said` names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from generator.exercises.arrange import digest
from generator.exercises.feedback import clip, say
from generator.exercises.lowering_words import LISTED, NONE, is_single, word_list
from generator.exercises.model import (
    Choice,
    Hottext,
    Interaction,
    Item,
    Match,
    MatchRow,
    Option,
    Order,
)
from generator.text.span import Frozen, Span

__all__ = [
    "Lower",
    "Lowered",
    "chain",
    "each_part",
    "fewer_options",
    "hottext_to_choice",
    "kept",
    "left_out",
    "listed_stem",
    "match_to_choices",
    "match_without_arguable",
    "order_to_chain",
    "order_to_choices",
    "then",
    "with_none",
]


class Lowered(Frozen):
    """What an item became. `said` tells a person what changed or was left out; "" where nothing is lost."""

    items: tuple[Item, ...]
    said: str = ""


Lower: TypeAlias = Callable[[Item], Lowered]


def kept(item: Item) -> Lowered:
    """The item as it is."""
    return Lowered(items=(item,))


def left_out(why: str) -> Lowered:
    """No item, and the reason."""
    return Lowered(items=(), said=f"left out: {why}")


def then(first: Lowered, lower: Lower) -> Lowered:
    """Each item of *first* lowered once more; what was said is said once."""
    made = [lower(item) for item in first.items]
    said = dict.fromkeys(text for text in (first.said, *(each.said for each in made)) if text)
    return Lowered(items=tuple(item for each in made for item in each.items), said="; ".join(said))


def each_part(item: Item) -> Lowered:
    """An item of two parts → two items. Each counts by itself then."""
    if item.part_b is None:
        return kept(item)
    said = "its two parts are questions of their own: the second counts without the first"
    return Lowered(items=item.parts, said=said)


def part(item: Item, name: str, interaction: Interaction, **changes: object) -> Item:
    """A part of *item*, with an id of its own that depends on neither position nor wording of the stem."""
    return item.model_copy(update={"id": f"{item.id}-{name}", "interaction": interaction, **changes})


def _two(item: Item, order: Order, first: str, second: str) -> Item:
    cards = {card.id: card for card in order.cards}
    one, other = cards[first], cards[second]
    if one.when and other.when:
        rule = (
            f"“{clip(one.text, 10)}”: {clip(one.when, 10)}. “{clip(other.text, 10)}”: {clip(other.when, 10)}."
        )
        right, wrong = say("Yes.", rule), say("No.", rule)
    else:
        right, wrong = order.right, order.wrong
    options = tuple(
        Option(id=card.id, text=card.text, feedback=right if card.id == first else wrong)
        for card in order.cards
        if card.id in {first, second}
    )
    evidence = (one.evidence, other.evidence)
    name = digest(first, second)[:6]
    stem = f"{item.stem}\nWhich of these came first?"
    return part(item, name, Choice(options=options, key=(first,)), stem=stem, evidence=evidence)


def order_to_choices(item: Item) -> Lowered:
    """Order → “Which of these came first?” for neighbours whose order the text determines.

    Pairs that follow from two others are not asked again.
    """
    order = item.interaction
    if not isinstance(order, Order):
        return kept(item)
    pairs = set(order.before)
    near = [
        (one, other)
        for one, other in order.before
        if not any((one, card.id) in pairs and (card.id, other) in pairs for card in order.cards)
    ]
    items = tuple(_two(item, order, one, other) for one, other in near)
    return Lowered(
        items=items, said=f"the order is asked as {_count(len(items), 'question')} on what came first"
    )


def chain(order: Order) -> tuple[str, ...]:
    """The longest series of cards of which the text determines every pair: what has one order only.

    Of several, the one that comes first in the solution.
    """
    pairs = set(order.before)
    best: dict[str, tuple[str, ...]] = {}
    for card in reversed(order.solution()):
        after = [best[later] for later in best if (card, later) in pairs]
        longest = max((len(tail) for tail in after), default=0)
        tail = next((tail for tail in reversed(after) if len(tail) == longest), ())
        best[card] = (card, *tail)
    longest = max(len(tail) for tail in best.values())
    return next(tail for tail in reversed(best.values()) if len(tail) == longest)


def order_to_chain(item: Item) -> Lowered:
    """Order → Order with one solution only; cards that the text does not place among the others are left out.

    With fewer than three cards left, → which came first.
    """
    order = item.interaction
    if not isinstance(order, Order):
        return kept(item)
    series = chain(order)
    if len(series) == len(order.cards):
        return kept(item)
    if len(series) < 3:
        return order_to_choices(item)
    cards = tuple(card for card in order.cards if card.id in series)
    if tuple(card.id for card in cards) == series:
        cards = (*cards[1:], cards[0])
    before = tuple(pair for pair in order.before if set(pair) <= set(series))
    gone = ", ".join(f"“{clip(card.text, 8)}”" for card in order.cards if card.id not in series)
    smaller = order.model_copy(update={"cards": cards, "before": before})
    said = f"left out, as the text does not settle their place among the others: {gone}"
    return Lowered(items=(item.model_copy(update={"interaction": smaller}),), said=said)


def _row(item: Item, match: Match, row: MatchRow) -> Item | None:
    options = tuple(
        Option(
            id=target.id,
            text=target.text,
            feedback=row.answer(target.id).feedback,
            misconception=row.answer(target.id).misconception,
        )
        for target in match.targets
        if target.id == row.key or target.id not in row.accept
    )
    if len(options) < 2:
        return None
    stem = f"{item.stem}\n{row.text}"
    evidence: tuple[Span, ...] = row.evidence or item.evidence
    return part(item, row.id, Choice(options=options, key=(row.key,)), stem=stem, evidence=evidence)


def _rows(item: Item, match: Match, rows: Iterable[MatchRow]) -> Lowered:
    made = [(row, _row(item, match, row)) for row in rows]
    said = [
        f"the arguable answer is not among the options of “{clip(row.text, 8)}”"
        for row, one in made
        if row.accept and one is not None
    ]
    said += [
        f"left out, as each answer is arguable: “{clip(row.text, 8)}”" for row, one in made if one is None
    ]
    return Lowered(items=tuple(one for _, one in made if one is not None), said="; ".join(said))


def match_to_choices(item: Item) -> Lowered:
    """Match → a Choice for each row. Arguable targets of a row are not among its options."""
    match = item.interaction
    if not isinstance(match, Match):
        return kept(item)
    made = _rows(item, match, match.rows)
    said = (
        f"each row is a question of its own; {made.said}"
        if made.said
        else "each row is a question of its own"
    )
    return made.model_copy(update={"said": said})


def match_without_arguable(item: Item, least: int = 2) -> Lowered:
    """Match → Match of the rows with one right target only (*least* rows or more), the others as choices."""
    match = item.interaction
    if not isinstance(match, Match):
        return kept(item)
    plain = tuple(row for row in match.rows if not row.accept)
    if len(plain) < least:
        return match_to_choices(item)
    if len(plain) == len(match.rows):
        return kept(item)
    made = _rows(item, match, (row for row in match.rows if row.accept))
    smaller = item.model_copy(update={"interaction": match.model_copy(update={"rows": plain})})
    said = f"rows with an arguable answer are questions of their own; {made.said}"
    return Lowered(items=(smaller, *made.items), said=said)


def with_none(item: Item) -> Lowered:
    """A choice where ticking nothing is right → one with “None of these”: an empty answer earns nothing."""
    choice = item.interaction
    if not isinstance(choice, Choice) or choice.key or any(option.id == NONE.id for option in choice.options):
        return kept(item)
    changed = choice.model_copy(update={"options": (*choice.options, NONE), "key": (NONE.id,)})
    said = f"“{NONE.text}” was added, as an empty answer cannot be right"
    return Lowered(items=(item.model_copy(update={"interaction": changed}),), said=said)


def hottext_to_choice(item: Item, most: int = 16) -> Lowered:
    """Hottext → a Choice of words: all of the key, and neutral ones up to *most*, no arguable ones."""
    hottext = item.interaction
    if not isinstance(hottext, Hottext):
        return kept(item)
    core = len(hottext.zone("core"))
    if core + 1 > most - (hottext.select is None):
        return left_out(f"{core} words are to be marked, more than fit a list of {most}")
    words = word_list(hottext, most, arguable=False)
    if not any(word.zone == "neutral" and word.id != NONE.id for word in words):
        return left_out("there is no neutral word to tell the marked ones from")
    options = tuple(
        Option(id=word.id, text=word.text, feedback=word.feedback, misconception=word.misconception)
        for word in words
    )
    key = tuple(word.id for word in words if word.zone == "core")
    choice = Choice(options=options, key=key, multiple=not is_single(hottext))
    changes = {"interaction": choice, "context": hottext.passage, "stem": listed_stem(item)}
    said = f"words are ticked in a list of {len(options)} instead of being marked in the passage"
    if hottext.zone("acceptable"):
        said += "; arguable words are not in the list"
    return Lowered(items=(item.model_copy(update=changes),), said=said)


def listed_stem(item: Item) -> str:
    """The stem of a Hottext whose words are ticked in a list."""
    hottext = item.interaction
    none = isinstance(hottext, Hottext) and hottext.select is None
    return f"{item.stem}\n{LISTED}" if none else item.stem


def fewer_options(item: Item, most: int) -> Lowered:
    """A Choice with at most *most* options: all right ones, wrong ones that test something first."""
    choice = item.interaction
    if not isinstance(choice, Choice) or len(choice.options) <= most:
        return kept(item)
    if len(choice.key) >= most:
        return left_out(f"{len(choice.key)} right answers, and no room for a wrong one")
    wrong = [option for option in choice.options if option.id not in choice.key]
    wrong.sort(key=lambda option: (option.misconception is None, digest(item.id, option.id)))
    staying = {*choice.key, *(option.id for option in wrong[: most - len(choice.key)])}
    changed = choice.model_copy(update={"options": tuple(o for o in choice.options if o.id in staying)})
    gone = _count(len(choice.options) - most, "wrong answer")
    return Lowered(items=(item.model_copy(update={"interaction": changed}),), said=f"{gone} left out")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
