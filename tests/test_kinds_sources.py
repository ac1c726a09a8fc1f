"""Who is heard, who is quoted, and how exactly: the forms of question that need few paragraphs."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Level, Shortfall, TextEntry
from generator.exercises.passages import runs_of_passages
from generator.exercises.somebody import somebodys_rows
from generator.exercises.speech import quoted_rows, reported_rows
from generator.text import read_text


def found(text: str, published: str = "2024-03-06") -> AnnotationSet:
    return annotate(read_text(text, published=published))


def make(name: str, annotations: AnnotationSet, level: Level = 2, seed: str = "") -> Exercise | Shortfall:
    return find_kind(name).make(annotations, Request(level=level, seed=seed))


def made(name: str, annotations: AnnotationSet, level: Level = 2, seed: str = "") -> Exercise:
    exercise = make(name, annotations, level, seed)
    assert isinstance(exercise, Exercise), exercise
    return exercise


HALL = (
    "Hall plan\n\n“The roof is safe,” said Mayor Ana Quist. “It will stand for years.”\n\n"
    "Builder Ben Sol said the roof was weak.\n\n“We tested it twice,” said engineer Mina Orr.\n\n"
    "It is “old”, they said."
)


def test_passages_are_counted_where_every_mark_has_its_speaker() -> None:
    runs = runs_of_passages(found(HALL))
    assert [{name: len(passages) for name, passages in run.passages.items()} for run in runs] == [
        {"Ana Quist": 2, "Mina Orr": 1}
    ]
    assert "old" not in runs[0].span.text


@pytest.mark.parametrize(
    "line",
    [
        "“The roof is safe,” he said. “It will stand.”",
        "“The roof is safe,” said Mayor Ana Quist. ‘It will stand,’ read a sign.",
        "“The roof is safe,” said Mayor Ana Quist. “It will stand.",
        "“The roof is safe,” said Mayor Ana Quist. “It will stand,” Carl Quist said.",
    ],
)
def test_one_mark_in_doubt_ends_a_run(line: str) -> None:
    assert runs_of_passages(found(f"Hall plan\n\n{line}")) == []


def test_voices_in_a_part_of_the_article() -> None:
    item = made("voice-ledger", found(HALL)).items[0]
    assert item.context is not None
    assert isinstance(item.interaction, TextEntry)
    assert (item.stem, item.interaction.answer) == (
        "In the part of the article shown, how many passages in quotation marks are Ana Quist’s?",
        "2",
    )
    assert {known.answer for known in item.interaction.known} == {"1", "3"}


def test_whose_words_stand_in_marks() -> None:
    text = (
        "Hall plan\n\n“The roof is safe,” said Mayor Ana Quist. “It will stand.” Ben Sol opened the hall. "
        "Judge Mina Orr closed it.\n\nIt is “old”, they said."
    )
    asked = made("voice-ledger", found(text)).items[0].interaction
    assert isinstance(asked, Choice)
    assert {option.text for option in asked.options} == {"Ana Quist", "Ben Sol", "Mina Orr"}
    assert [option.text for option in asked.options if option.id in asked.key] == ["Ana Quist"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("The fee the Tarn Council says pupils pay is 40 dollars.", []),
        ("The number of boats the council said were lost was 40.", []),
        ("On Monday the council said the pier was shut in May.", ["the pier was shut in May"]),
        ("Port spokesman Ben Sol said the pier was shut in May.", ["the pier was shut in May"]),
        ("Ana Quist emphasised the need for lamps bought in May.", []),
        ("Ana Quist emphasised that the lamps were bought in May.", ["the lamps were bought in May"]),
    ],
)
def test_torn_statements_are_not_shown(line: str, shown: list[str]) -> None:
    annotations = found(f"Pier news\n\nThe pier was opened in 2010.\n\n{line}\n\nIt rained.")
    assert [row.span.text for row in reported_rows(annotations, roles=True)] == shown


def test_torn_quotations_are_not_shown() -> None:
    annotations = found("Pier news\n\nAna Quist said she would “do something about” the old pier.")
    assert quoted_rows(annotations) == []


@pytest.mark.parametrize(
    ("line", "speakers"),
    [
        ("“We cannot sail at all today,” he said.", ["“he”"]),
        ("“We cannot sail at all today,” said the mayor.", ["“the mayor”"]),
        ("“We cannot sail at all today,” a trader said.", ["“a trader”"]),
        ("“We cannot sail at all today,” read the sign.", []),
        ("“We cannot sail at all today.”", []),
    ],
)
def test_words_are_somebodys_though_it_is_open_whose(line: str, speakers: list[str]) -> None:
    rows = somebodys_rows(found(f"Pier news\n\nBen Sol met Carl Orr.\n\n{line}"))
    assert [row.speaker for row in rows] == speakers
