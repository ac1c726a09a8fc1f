"""Who is heard, who is quoted, and how exactly: the forms of question that need few paragraphs."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.days import NO_DAY
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Level, Match, Shortfall, TextEntry
from generator.exercises.narration import narrated_clauses
from generator.exercises.passages import runs_of_passages
from generator.exercises.passed_on import may_be_passed_on
from generator.exercises.somebody import somebodys_rows
from generator.exercises.sourced import sourced_sentences
from generator.exercises.speech import is_one_statement, quoted_rows, reported_rows
from generator.exercises.unowned import unowned_marks
from generator.exercises.vague import vague_expressions
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


@pytest.mark.parametrize(
    ("line", "expressions"),
    [
        ("The pier was painted recently.", ["recently"]),
        ("The pier was shut until recently.", []),
        ("The pier was shut as recently as May 2023.", []),
        ("The pier was painted a few weeks ago.", ["a few weeks ago"]),
        ("Thefts rose in recent months.", ["in recent months"]),
        ("The pier was painted recently, on Monday.", []),
        ("“We painted it recently,” said Mayor Ana Quist.", []),
        ("The pier is to open in the coming weeks.", ["in the coming weeks"]),
    ],
)
def test_vague_expressions_come_to_no_day(line: str, expressions: list[str]) -> None:
    assert [timex.span.text for timex in vague_expressions(found(f"Pier\n\n{line}"))] == expressions


@pytest.mark.parametrize("level", [1, 2, 3])
def test_that_no_day_can_be_named_is_right_once_in_three(level: Level) -> None:
    text = (
        "Pier\n\nThe pier was painted recently. It was opened on Friday. It was washed on Monday. "
        "It was shut on Saturday."
    )
    offered = []
    for item in made("resolve-date", found(text), level).items:
        if isinstance(item.interaction, Choice):
            options = {option.text: option.id for option in item.interaction.options}
            assert len(options) == 4
            if NO_DAY in options:
                offered.append(options[NO_DAY] in item.interaction.key)
    assert sorted(offered) == [False, False, True]


def test_wrong_days_lie_in_the_stretch_that_is_named() -> None:
    text = (
        "Pier\n\nIn early February, the pier was painted. It was opened on Friday. It was washed on Monday."
    )
    items = made("resolve-date", found(text), 1).items
    options = [
        option.text
        for item in items
        if isinstance(item.interaction, Choice) and "early" in item.stem
        for option in item.interaction.options
    ]
    assert options == [
        "Thursday 1 February 2024", "Saturday 3 February 2024", "Monday 5 February 2024", NO_DAY,
    ]  # fmt: skip


def test_how_exactly_offers_not_at_all_only_where_it_is_right() -> None:
    text = (
        "Pier\n\nThe pier was painted in March 2020. It was opened on Friday. It was washed in 2019. "
        "It was sold in May 2018."
    )
    for more, wanted in (("", False), (" It was shut recently.", True)):
        tables = [
            item.interaction
            for item in made("resolve-date", found(text + more)).items
            if isinstance(item.interaction, Match)
        ]
        assert tables
        for table in tables:
            offers = any(target.id == "none" for target in table.targets)
            assert offers == any(row.key == "none" for row in table.rows)
        assert any(row.key == "none" for table in tables for row in table.rows) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "Ana Quist slammed the “new dawn” of Ben Sol.",
        "The town, with its port in Tarn Bay, called the “door of the north” by sailors, was shut.",
        "A letter obtained by the Norfleet Times warns that “the old pier may fall in May”.",
        "The northern senator met Ben Sol’s team. He said that he would say “a long prayer”.",
        "Ben Sol, who he dubbed “the little captain”, left.",
        "The pier was named one of the “ten best piers” by Norfleet magazine.",
    ],
)
def test_marked_words_that_may_be_anothers_have_no_speaker_and_are_not_nobodys(line: str) -> None:
    annotations = found(f"Pier\n\nThe pier was opened in 2010.\n\n{line}")
    assert [
        row for row in quoted_rows(annotations) if row.speaker in ("Ana Quist", "Ben Sol", "Tarn Bay")
    ] == []
    assert unowned_marks(annotations) == []
    assert all(row.speaker != "Norfleet Times" for row in quoted_rows(annotations, roles=True))


@pytest.mark.parametrize(
    "line",
    [
        "Officials have told residents not to drink the brown water.",
        "Ben Sol claimed self-defence and was acquitted of all charges.",
        "Ben Sol said the pier was weak and she accused the council of sleep.",
    ],
)
def test_statements_that_run_on_are_not_shown(line: str) -> None:
    assert reported_rows(found(f"Pier\n\nThe pier was opened in 2010.\n\n{line}"), roles=True) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Workers repaired the old pier in two days.", True),
        ("Ben Sol fired back at the council over the old pier.", False),
        ("Ben Sol used his speech to call for a new pier.", False),
        ("Harbour: Workers repaired the old pier.", False),
        ("The board has recently made comments about the pier.", False),
        ("The town has these rules:\n\nWorkers repaired the old pier.", False),
    ],
)
def test_what_hints_at_a_source_is_not_told_by_the_writer(line: str, told: bool) -> None:
    assert bool(narrated_clauses(found(f"Pier\n\n{line}"))) == told


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("Officials said the old pier was painted in May.", {True}),
        ("The old pier was painted in May, according to the report.", {True}),
        ("“We painted the old pier in May,” he said.", {True}),
        ("Workers repaired the old pier in the harbour last week.", {False}),
    ],
)
def test_a_source_without_a_name_is_a_source(line: str, given: set[bool]) -> None:
    rows = sourced_sentences(found(f"Pier\n\n{line}"), anyone=True)
    assert {row.speaker is not None for row in rows} == given
    assert all(row.speaker is None for row in sourced_sentences(found(f"Pier\n\n{line}")))


def test_a_group_with_a_name_beside_it_is_left_out() -> None:
    text = (
        "Pier\n\nMr. Ben Sol said the pier was shut. Dr. Mina Orr said it was weak. "
        "Experts said more tests were needed.\n\n"
    )
    keys = {
        row.text: row.key
        for item in made("how-specific-source", found(text)).items
        if isinstance(item.interaction, Match)
        for row in item.interaction.rows
    }
    assert keys == {"“Ben Sol”": "person", "“Mina Orr”": "person", "“Experts”": "group"}
    beside = text + "Experts met Mr. Ben Sol in May."
    assert isinstance(make("how-specific-source", found(beside)), Shortfall)


def test_people_of_a_body_are_not_the_body() -> None:
    text = "Steel\n\nAnalysts at Norfleet Bank said the price was weak in May."
    assert all(row.speaker != "Norfleet Bank" for row in reported_rows(found(text), roles=True))
    assert reported_rows(found(text)) == []


TORN_SAYINGS = """
Quay opens again

Mina Orr admitted planning the sale of the quay in a letter released by the port on Monday. Paul Teague
recalled how cold it was on the quay.

The port said in opening the old shed, which it said was built by sailors, that no one was hurt. A spokesman
for Minister Lena Voss said the shed was sold in May.

“For the small town,” Ben Sol said, “like the big city, this has been a good year for all the boats.”
Ana Quist said the harbour “owes it to the town”.

“The new] shed was empty all the winter long,” said Olga Tamm.
"""


def test_no_fragment_is_asked_about() -> None:
    annotations = found(TORN_SAYINGS)
    rows = [*quoted_rows(annotations, roles=True), *reported_rows(annotations, roles=True)]
    shown = {row.span.text: row.speaker for row in rows if row.speaker is not None}
    assert set(shown) <= {"the shed was sold in May"}
    assert "Lena Voss" not in shown.values()


def test_a_statement_with_a_second_speaker_is_no_single_one() -> None:
    assert not is_one_statement("they held 160 men but so far, the Norfleet Government says nobody spoke")
    assert not is_one_statement("the trade is slow, and doesn’t see much growth in the town")
    assert is_one_statement("they held 160 men in the town")


@pytest.mark.parametrize(
    ("line", "passed_on"),
    [
        ("Quist won 38 percent of the votes.", True),
        ("The old bridge was shut in May.", False),
        ("Olga Tamm in Norfleet contributed to this article.", True),
        ("Nov. 4, 2014 The one that got away.", True),
    ],
)
def test_a_sentence_near_a_source_may_be_the_sources(line: str, passed_on: bool) -> None:
    text = f"Vote\n\nQuist leads the race, according to a new poll.\n\n{line}\n\nThe sun was out all day.\n"
    annotations = found(text)
    sentence = annotations.article.sentence_at(text.index(line))
    assert sentence is not None
    assert may_be_passed_on(annotations, sentence) is passed_on


def test_an_agency_is_not_read_from_a_persons_name() -> None:
    text = (
        "Vote\n\nMina Bloomberg opened the quay. “We are glad,” Bloomberg said. Paul Teague left at noon.\n"
    )
    exercise = find_kind("provenance").make(annotate(read_text(text)), Request(level=3))
    rows = [row for item in getattr(exercise, "items", ()) for row in item.interaction.rows]
    assert not any("news agency" in row.text for row in rows)


def test_a_text_without_its_day_asks_what_is_missing() -> None:
    text = "Quay\n\nThe quay was shut yesterday after a storm. Workers in the port were sent home by noon.\n"
    items = make("resolve-date", annotate(read_text(text)), 2)
    assert isinstance(items, Exercise)
    choice = items.items[0].interaction
    assert isinstance(choice, Choice)
    key = next(option.text for option in choice.options if option.id in choice.key)
    assert key == "the day on which this text was published"
    assert "yesterday" in items.items[0].stem


@pytest.mark.parametrize(
    "text",
    [
        "“It was shut yesterday,” the guard of the old quay said.",
        "The quay was shut on May 3. It was opened yesterday by two workers.",
        "The quay was shut yesterday by two workers. Posted 4 May 2019.",
        "Nobody works on the quay that the town owns today.",
    ],
)
def test_words_that_may_be_counted_from_elsewhere_are_left(text: str) -> None:
    exercise = make("resolve-date", annotate(read_text(f"Quay\n\n{text}\n")), 2)
    assert not any("would you have to know" in item.stem for item in getattr(exercise, "items", ()))


def test_next_year_has_three_different_years() -> None:
    text = "Quay\n\nThe quay will be sold next year.\n\nThe shed was shut on Monday by two workers.\n"
    exercise = made("resolve-date", found(text), 3)
    for item in exercise.items:
        if isinstance(item.interaction, Choice):
            texts = [option.text for option in item.interaction.options]
            assert len(set(texts)) == len(texts)


def test_today_may_be_these_days() -> None:
    text = "Quay\n\nQuist once sat at the desk that Rao commands today. The shed was shut on Monday.\n"
    exercise = make("resolve-date", found(text), 3)
    assert not any("“today”" in item.stem for item in getattr(exercise, "items", ()))


def test_that_may_point_at_the_noun_behind_it() -> None:
    text = "Quay\n\nMina Orr said that bid was too low.\n\nPaul Teague said that the bid was too high.\n"
    assert [row.span.text for row in reported_rows(found(text))] == ["the bid was too high"]


@pytest.mark.parametrize(
    "text",
    [
        "The Norfleet bank and its chairwoman, Ana Quist, said the rate would fall in May.",
        "Quist stayed. A spokesman for Minister Ana Quist said the fee would fall in May.",
        "The bank's chairwoman, Ana Quist, said its “aim is to stay a free and open bank”.",
    ],
)
def test_words_of_several_or_of_another_are_nobodys(text: str) -> None:
    annotations = found(f"Quay\n\n{text}\n")
    rows = [*quoted_rows(annotations, roles=True), *reported_rows(annotations, roles=True)]
    assert "Ana Quist" not in {row.speaker for row in rows}
