"""Two figures in one sentence: which is the earlier, and whether both can be right."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Item, Level, Shortfall
from generator.text import read_text


def found(text: str) -> AnnotationSet:
    return annotate(read_text(text, published="2024-07-01"))


def make(annotations: AnnotationSet, level: Level = 2) -> Exercise | Shortfall:
    return find_kind("figures-conflict").make(annotations, Request(level=level))


def key(item: Item) -> str:
    assert isinstance(item.interaction, Choice)
    return next(option.text for option in item.interaction.options if option.id in item.interaction.key)


@pytest.mark.parametrize(
    ("line", "earlier"),
    [
        ("Sales fell to $40 million from $60 million a year ago.", "$60 million"),
        ("Unemployment fell to 4.1% in June from 4.3% in May.", "4.3%"),
        ("The ferry carried 40,000 people, up from 28,000 last year.", "28,000"),
        ("Profit was Rs 79 crore, against Rs 97 crore in the same period a year ago.", "Rs 97 crore"),
        ("Sales rose from $20 million to $30 million.", "$20 million"),
        ("Unemployment fell from 4.3% in May to 4.1% in June.", "4.3%"),
        ("The number of riders grew to 900 riders from 700 riders.", "700 riders"),
        ("Turnout was 61 per cent, compared with 66 per cent in 2019.", "66 per cent"),
    ],
)
def test_one_sentence_says_which_figure_is_earlier(line: str, earlier: str) -> None:
    text = f"Shop\n\n{line} Exports rose to $3 billion from $2 billion last year."
    exercise = make(found(text))
    assert isinstance(exercise, Exercise)
    assert all(item.confidence == "likely" for item in exercise.items)
    assert {item.rule_id for item in exercise.items} == {"number.different-times", "number.earlier-figure"}
    both = " ".join(item.stem for item in exercise.items)
    assert f"“{earlier}”" in both
    for item in exercise.items:
        if item.rule_id == "number.earlier-figure":
            assert key(item) in {earlier, "$2 billion"}


@pytest.mark.parametrize(
    "line",
    [
        "Prices range from $75 to $85 in 2019.",
        "The bus goes to 40 towns from 20 depots last year.",
        "Sales fell to $40 million from 60 shops a year ago.",
        "The flood killed 40 people, up from 20 people last year.",
        "Sales were $40 million, compared with $60 million.",
        "Net income rose to $137 million, or $2.53 a share, up from $100 million.",
        "The road runs from 40 metres to 60 metres.",
        "Sales were $40 million; from $60 million a year ago they fell.",
    ],
)
def test_figures_of_which_the_text_says_no_time_are_left_alone(line: str) -> None:
    assert isinstance(make(found(f"Shop\n\n{line}")), Shortfall)
