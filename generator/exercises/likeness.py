"""Whether two items ask the same: the same key, about nearly the same words."""

from __future__ import annotations

import re
from typing import assert_never

from generator.exercises.model import Choice, ExtendedText, Hottext, Item, Match, Order, TextEntry

__all__ = ["Likeness", "are_alike", "likeness"]

_WORD = re.compile(r"[^\W_]+(?:[.,:/’'-][^\W_]+)*")

Likeness = tuple[tuple[str, ...], frozenset[str], float]
"""What has to be equal; what is compared; and which share of the smaller set has to be in both."""

_ROWS = 0.5
_WORDS = 0.8


def _flat(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def likeness(item: Item) -> Likeness:
    """What `are_alike` compares. Rows and cards count as wholes, other questions word by word."""
    interaction = item.interaction
    kind = interaction.kind
    context = item.context.text if item.context is not None else ""
    match interaction:
        case Choice(options=options, key=key):
            right = sorted(_flat(option.text) for option in options if option.id in key)
            return (kind, item.skill, *right), _words(item.stem, context), _WORDS
        case TextEntry():
            return (kind, item.skill, interaction.answer), _words(item.stem, context), _WORDS
        case Hottext(passage=passage):
            core = sorted(_flat(token.span.text) for token in interaction.zone("core"))
            return (kind, item.skill, *core), _words(passage.text), _WORDS
        case Match(rows=rows, targets=targets):
            names = {target.id: target.text for target in targets}
            facts = frozenset(f"{_flat(row.text)} → {_flat(names[row.key])}" for row in rows)
            return (kind, item.skill), facts, _ROWS
        case Order(cards=cards):
            return (kind, item.skill), frozenset(_flat(card.text) for card in cards), _ROWS
        case ExtendedText():
            return (kind, item.skill), _words(item.stem, context), _WORDS
        case _:
            assert_never(interaction)


def are_alike(one: Likeness, other: Likeness) -> bool:
    """Whether two items ask nearly the same, so that one is enough.

    >>> a, b = ("choice", "time"), frozenset({"one", "two", "three", "four", "five"})
    >>> are_alike((a, b, 0.8), (a, b | {"six"}, 0.8)), are_alike((a, b, 0.8), (a, frozenset({"one"}), 0.8))
    (True, True)
    >>> are_alike((a, b, 0.8), (("choice", "time", "key"), b, 0.8))
    False
    """
    if one[0] != other[0]:
        return False
    smaller = min(len(one[1]), len(other[1]))
    return smaller > 0 and len(one[1] & other[1]) >= one[2] * smaller
