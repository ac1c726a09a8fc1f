"""Choosing a lesson's items from all that the kinds make: varied, by one blueprint for every seed."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exercises.arrange import digest
from generator.exercises.model import Exercise, Item

__all__ = ["choose", "is_full"]

ROUNDS = ((2, 0.5), (3, 0.6), (4, 1.0), (40, 1.0))
"""In each round: the most items of one kind, and the largest share of one skill."""


def choose(exercises: Sequence[Exercise], count: int, seed: str) -> list[Exercise]:
    """The *exercises* with *count* of their items in all, or as many as there are.

    Kinds come in the order given. Two items are taken from each before any gives a third, and one skill fills
    at most half, as long as others have material. Within a kind the *seed* decides; how many each gives does
    not depend on it, so that another seed gives a parallel form. Items for the teacher's eye are left out.
    """
    ready = _ready(exercises)
    taken = _taken(exercises, count, ROUNDS)
    chosen = []
    for exercise, items, number in zip(exercises, ready, taken, strict=True):
        if number:
            kept = _kept(items, number, seed)
            chosen.append(exercise.model_copy(update={"items": kept}))
    return chosen


def is_full(exercises: Sequence[Exercise], count: int) -> bool:
    """Whether *exercises* already give *count* items, two of a kind at most: no others are needed."""
    return sum(_taken(exercises, count, ROUNDS[:1])) >= count


def _ready(exercises: Sequence[Exercise]) -> list[list[Item]]:
    return [[item for item in exercise.items if item.confidence != "teacher"] for exercise in exercises]


def _taken(exercises: Sequence[Exercise], count: int, rounds: Sequence[tuple[int, float]]) -> list[int]:
    """How many items each exercise gives."""
    sizes = [len(items) for items in _ready(exercises)]
    taken = [0] * len(exercises)
    of_skill = dict.fromkeys((exercise.skill for exercise in exercises), 0)
    total = 0
    for most, share in rounds:
        ceiling = max(1, int(share * count))
        for index, exercise in enumerate(exercises):
            room = min(most, sizes[index]) - taken[index]
            number = max(0, min(room, ceiling - of_skill[exercise.skill], count - total))
            taken[index] += number
            of_skill[exercise.skill] += number
            total += number
    return taken


def _form(item: Item) -> str:
    """The form of question; faithful retellings are a form of their own, so that they never run short."""
    control = item.rule_id == "retelling.kept" and item.interaction.kind == "choice"
    return "a faithful retelling" if control else item.interaction.kind


def _kept(items: Sequence[Item], number: int, seed: str) -> tuple[Item, ...]:
    """*number* of *items* in their order: of each form of question in turn, the seed deciding which."""
    forms: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: digest(seed, item.id)):
        forms.setdefault(_form(item), []).append(item)
    queues = sorted(forms.items())
    picked: list[Item] = []
    depth = 0
    while len(picked) < number:
        picked += [queue[depth] for _, queue in queues if depth < len(queue)]
        depth += 1
    ids = {item.id for item in picked[:number]}
    return tuple(item for item in items if item.id in ids)
