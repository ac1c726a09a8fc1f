"""Marks, exact: what an answer earns for what it hit and missed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Literal

__all__ = [
    "Mode",
    "consistent_subset",
    "hottext_score",
    "multiple_score",
    "order_score",
    "pairs_right",
    "penalty",
    "two_part_score",
]

Mode = Literal["practice", "test"]


def penalty(mode: Mode, *, select: bool) -> Fraction:
    """What one extra mark costs, in hits: 1 in a test, 1/2 in practice, 0 where a number of marks is asked.

    The plus/minus rule of the NCSBN for highlighting; none where the number of marks is given.
    """
    if select:
        return Fraction(0)
    return Fraction(1) if mode == "test" else Fraction(1, 2)


def hottext_score(hits: int, extras: int, core: int, cost: Fraction) -> Fraction:
    """``max(0, hits - cost * extras) / core``; where nothing is to be marked, 1 for marking nothing.

    >>> hottext_score(5, 2, 7, Fraction(1)), hottext_score(0, 0, 0, Fraction(1))
    (Fraction(3, 7), Fraction(1, 1))
    """
    if core == 0:
        return Fraction(int(extras == 0))
    return max(Fraction(0), hits - cost * extras) / core


def multiple_score(hits: int, extras: int, right: int) -> Fraction:
    """Several-of-many choices: each right one counts up, each wrong one down, never below 0.

    >>> multiple_score(2, 1, 2)
    Fraction(1, 2)
    """
    if right == 0:
        return Fraction(int(extras == 0))
    return max(Fraction(0), Fraction(hits - extras, right))


def two_part_score(answer: Fraction, proof: Fraction) -> Fraction:
    """Answer and proof: 2 for both, 1 for the answer alone, 0 without it. Half a proof is none.

    The rule of the PARCC tests for questions with evidence (EBSR).

    >>> [int(two_part_score(Fraction(a), Fraction(b))) for a, b in ((1, 1), (1, 0), (0, 1), (0, 0))]
    [2, 1, 0, 0]
    """
    return Fraction((1 + (proof == 1)) if answer == 1 else 0)


def pairs_right(order: Sequence[str], before: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """How many determined pairs stand right in *order*, and how many there are."""
    place = {card: index for index, card in enumerate(order)}
    verdicts = [place[first] < place[second] for first, second in before]
    return sum(verdicts), len(verdicts)


def order_score(order: Sequence[str], before: Iterable[tuple[str, str]]) -> Fraction:
    """``max(0, 2C/P - 1)``: Kendall's tau over the pairs that the text determines; guessing earns little.

    >>> before = [("a", "b"), ("b", "c"), ("a", "c")]
    >>> order_score("abc", before), order_score("acb", before), order_score("cba", before)
    (Fraction(1, 1), Fraction(1, 3), Fraction(0, 1))
    """
    right, pairs = pairs_right(order, before)
    return max(Fraction(0), Fraction(2 * right, pairs) - 1) if pairs else Fraction(1)


def consistent_subset(order: Sequence[str], before: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The longest part of *order* in which no determined pair is reversed: the cards that can stay.

    Of several, the one that keeps the earliest cards. For at most about 16 cards.

    >>> consistent_subset("bcda", [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("c", "d"), ("b", "d")])
    ('b', 'c', 'd')
    """
    place = {card: index for index, card in enumerate(order)}
    reversed_pairs = [{first, second} for first, second in before if place[first] > place[second]]
    for size in range(len(order), 0, -1):
        for kept in combinations(order, size):
            staying = set(kept)
            if not any(pair <= staying for pair in reversed_pairs):
                return kept
    return ()
