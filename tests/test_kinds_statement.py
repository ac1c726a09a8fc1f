"""What kind of statement: each bin is defined by form, and what two bins could claim is left out."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Level, Match
from generator.exercises.statements import statements
from generator.text import read_text

TEXT = """Pier

Tarn Council approved 40 new berths on Monday. The old pier was sold for $3 million in May.

“We won the berths,” Mina Orr said. Officials said the work would take a year.

The decision drew severe flak from the traders of the old town.
"""


def found(body: str) -> AnnotationSet:
    return annotate(read_text(f"Pier\n\n{body}", published="2024-03-06"))


def bins(body: str) -> list[str]:
    return [row.bin for row in statements(found(body))]


@pytest.mark.parametrize(
    ("line", "bin_"),
    [
        ("Tarn Council sold 40 boats in May.", ["checkable"]),
        ("The ferry company carried 1,200 people a day.", ["checkable"]),
        ("Mina Orr was elected mayor of Tarn.", ["checkable"]),
        ("Mina Orr said Tarn Council sold 40 boats in May.", ["statement"]),
        ("Tarn Council sold 40 boats in May, according to Mina Orr.", ["statement"]),
        ("Officials said the shameful plan would cost $3 million.", ["statement"]),
        ("The decision drew severe flak from traders of the town.", ["judgement"]),
    ],
)
def test_form_decides(line: str, bin_: list[str]) -> None:
    assert bins(line) == bin_


@pytest.mark.parametrize(
    "line",
    [
        "Tarn Council may sell 40 boats in May.",
        "The shameful council sold 40 boats in May.",
        "The pier was close to the March 7 fair in Tarn.",
        "It sold 40 boats in May.",
        "The best council of all sold 40 boats in May.",
        "Generally, towns with 40 boats do well.",
        "Reports indicate the council sold 40 boats.",
        "The council was to get 40 boats in May.",
        "The council sold 40 boats in May, providing traders with a lift.",
        "The council anticipates savings of $3 million.",
        "The council expects to sell 40 boats in May.",
        "About 40 traders are to leave the pier in May.",
        "Reflecting the mood, Tarn Council sold 40 boats in May.",
        "Tarn police arrested three traders in May.",
        "Mina Orr said the plans for the pier, while late, are not dear.",
        "That's 40 boats the council sold in May.",
        "The council denied traders the 40 boats of Tarn.",
        "The sale of 40 boats led to a protest in May.",
        "The council hastily sold 40 boats in May.",
        "40 Things Boats Need Today.",
        "The right-wing council sold 40 boats in May.",
        "Is the council of Tarn going to sell 40 boats?",
        "Records of the port show the council sold 40 boats in May.",
        "A letter on Monday by Tarn Port, Orr Bank and four traders said the pier would be sold in May.",
    ],
)
def test_what_could_be_put_in_two_bins_is_left_out(line: str) -> None:
    assert bins(line) == []


@pytest.mark.parametrize(("level", "targets"), [(1, 2), (2, 3), (3, 3)])
def test_tables_sort_what_is_sure(level: Level, targets: int) -> None:
    exercise = find_kind("kind-of-statement").make(annotate(read_text(TEXT)), Request(level=level))
    assert isinstance(exercise, Exercise)
    table = exercise.items[0].interaction
    assert isinstance(table, Match)
    assert exercise.items[0].confidence == "likely"
    assert len(table.targets) == targets
    assert {row.key for row in table.rows} == {"checkable", "statement"}


def test_a_judging_word_waits_for_a_teacher() -> None:
    exercise = find_kind("kind-of-statement").make(annotate(read_text(TEXT)), Request(level=2))
    assert isinstance(exercise, Exercise)
    item = exercise.items[-1]
    assert isinstance(item.interaction, Choice)
    assert item.confidence == "teacher"
    assert [o.text for o in item.interaction.options if o.id in item.interaction.key] == [
        "The decision drew severe flak from the traders of the old town"
    ]
