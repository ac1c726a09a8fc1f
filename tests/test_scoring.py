from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations

import pytest

from generator.exercises.scoring import (
    consistent_subset,
    hottext_score,
    multiple_score,
    order_score,
    pairs_right,
    penalty,
    two_part_score,
)

F = Fraction


def chain(cards: str) -> list[tuple[str, str]]:
    return list(combinations(cards, 2))


@pytest.mark.parametrize(
    ("hits", "extras", "test", "practice"),
    [
        (7, 0, F(1), F(1)),
        (5, 0, F(5, 7), F(5, 7)),
        (5, 2, F(3, 7), F(4, 7)),
        (7, 7, F(0), F(1, 2)),
        (7, 20, F(0), F(0)),
        (0, 0, F(0), F(0)),
    ],
)
def test_marking_seven_words(hits: int, extras: int, test: Fraction, practice: Fraction) -> None:
    assert hottext_score(hits, extras, 7, penalty("test", select=False)) == test
    assert hottext_score(hits, extras, 7, penalty("practice", select=False)) == practice


def test_nothing_to_mark() -> None:
    assert hottext_score(0, 0, 0, F(1)) == 1
    assert hottext_score(0, 1, 0, F(0)) == 0


def test_extras_are_free_where_a_number_is_asked() -> None:
    assert penalty("test", select=True) == 0
    assert hottext_score(1, 1, 2, penalty("test", select=True)) == F(1, 2)


@pytest.mark.parametrize(
    ("answer", "proof", "score"),
    [(F(1), F(1), 2), (F(1), F(0), 1), (F(0), F(1), 0), (F(0), F(0), 0), (F(1), F(1, 2), 1)],
)
def test_a_proof_counts_only_with_its_answer(answer: Fraction, proof: Fraction, score: int) -> None:
    assert two_part_score(answer, proof) == score


def test_several_of_many() -> None:
    assert multiple_score(2, 0, 2) == 1
    assert multiple_score(2, 2, 2) == 0
    assert multiple_score(1, 3, 2) == 0
    assert multiple_score(0, 0, 0) == 1


@pytest.mark.parametrize(
    ("order", "score"),
    [
        ("abcdef", F(1)),
        ("bacdef", F(13, 15)),
        ("fabcde", F(1, 3)),
        ("defabc", F(0)),
        ("fedcba", F(0)),
    ],
)
def test_six_cards(order: str, score: Fraction) -> None:
    assert order_score(order, chain("abcdef")) == score


def test_guessing_six_cards_earns_little() -> None:
    scores = [order_score(order, chain("abcdef")) for order in permutations("abcdef")]
    assert round(float(sum(scores) / len(scores)), 3) == 0.145


def test_only_determined_pairs_count() -> None:
    before = [("a", "c"), ("b", "c")]
    assert pairs_right("bac", before) == (2, 2)
    assert order_score("bac", before) == order_score("abc", before) == 1


@pytest.mark.parametrize(
    ("order", "kept"),
    [("abcd", "abcd"), ("dabc", "abc"), ("dcba", "d"), ("cdab", "cd"), ("acbd", "acd")],
)
def test_cards_that_can_stay(order: str, kept: str) -> None:
    assert "".join(consistent_subset(order, chain("abcd"))) == kept


def test_undetermined_cards_always_stay() -> None:
    assert consistent_subset("xba", [("a", "b")]) == ("x", "b")
