"""Whether two items ask the same: the same key, about nearly the same words, proved by the same words."""

from __future__ import annotations

import re
from typing import NamedTuple, assert_never

from generator.exercises.model import Choice, ExtendedText, Hottext, Item, Match, Order, TextEntry

__all__ = ["Likeness", "are_alike", "likeness"]

_WORD = re.compile(r"[^\W_]+(?:[.,:/’'-][^\W_]+)*")

_ROWS = 0.5
_WORDS = 0.8
_PROOFS = 0.5


class Likeness(NamedTuple):
    """What has to be equal, what is compared with which share in common, and the words of the proof.

    Without common proof two items on different articles ask different things in the same words.
    """

    same: tuple[str, ...]
    facts: frozenset[str]
    share: float
    proofs: frozenset[str]


def _flat(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def likeness(item: Item) -> Likeness:
    """What `are_alike` compares. Rows and cards count as wholes, other questions word by word.

    Of an item of two parts it is the first that tells.
    """
    interaction = item.interaction
    kind = interaction.kind
    context = item.context.text if item.context is not None else ""
    proofs = frozenset(_flat(span.text) for span in item.evidence)
    match interaction:
        case Choice(options=options, key=key):
            right = sorted(_flat(option.text) for option in options if option.id in key)
            return Likeness((kind, item.skill, *right), _words(item.stem, context), _WORDS, proofs)
        case TextEntry():
            same = (kind, item.skill, interaction.answer)
            return Likeness(same, _words(item.stem, context), _WORDS, proofs)
        case Hottext(passage=passage):
            core = sorted(_flat(token.span.text) for token in interaction.zone("core"))
            return Likeness((kind, item.skill, *core), _words(passage.text), _WORDS, proofs)
        case Match(rows=rows, targets=targets):
            names = {target.id: target.text for target in targets}
            facts = frozenset(f"{_flat(row.text)} → {_flat(names[row.key])}" for row in rows)
            return Likeness((kind, item.skill), facts, _ROWS, proofs)
        case Order(cards=cards):
            facts = frozenset(_flat(card.text) for card in cards)
            return Likeness((kind, item.skill), facts, _ROWS, proofs)
        case ExtendedText():
            return Likeness((kind, item.skill), _words(item.stem, context), _WORDS, proofs)
        case _:
            assert_never(interaction)


def _common(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    smaller = min(len(one), len(other))
    return smaller > 0 and len(one & other) >= share * smaller


def are_alike(one: Likeness, other: Likeness) -> bool:
    """Whether two items ask nearly the same, so that one is enough.

    >>> key, facts, proof = ("choice", "time"), frozenset({"one", "two", "three"}), frozenset({"on monday"})
    >>> item = Likeness(key, facts, 0.8, proof)
    >>> are_alike(item, Likeness(key, facts | {"four"}, 0.8, proof))
    True
    >>> are_alike(item, Likeness((*key, "other"), facts, 0.8, proof))
    False
    >>> are_alike(item, Likeness(key, facts, 0.8, frozenset({"on tuesday"})))
    False
    """
    return (
        one.same == other.same
        and _common(one.facts, other.facts, one.share)
        and _common(one.proofs, other.proofs, _PROOFS)
    )
