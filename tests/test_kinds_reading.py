"""Exact keys of the kind on who, when, where and how many, and what it leaves alone."""

from __future__ import annotations

import pytest

from generator import compose
from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.checking import check
from generator.exercises.discover import find_kind
from generator.exercises.five_ws.frames import GAP
from generator.exercises.five_ws.gaps import gaps
from generator.exercises.five_ws.marks import marks
from generator.exercises.five_ws.people import is_whole_name, people
from generator.exercises.five_ws.places import _neighbours
from generator.exercises.five_ws.roles import roles
from generator.exercises.five_ws.rows import tells_of
from generator.exercises.kind import Request
from generator.exercises.model import (
    Choice,
    ChoiceResponse,
    Exercise,
    Hottext,
    HottextResponse,
    Level,
    Match,
    Shortfall,
)
from generator.lesson import Recipe, RecipeEntry
from generator.lexicon.statement_words import may_be_one_place
from generator.present.discover import formats
from generator.present.render import render
from generator.text import read_text
from tests.test_kinds import check_item

LEVELS: tuple[Level, ...] = (1, 2, 3)
PORT = """Tarn opens its new fish market

The harbour board opened the new fish market in Oslo on Friday after a winter of delays.

Ana Quist, head of the Tarn port authority, said the hall had cost nearly $40 million. Quist was there.

A brass band played for the guests. Mayor Ben Sol promised to plant 120 lime trees along the quay.

“The old hall was built in 1931,” Lena Orr told the crowd. The traders pay no rent because it has no roof.

Omar Bell, 52, moved his stall from Denmark to the new hall in March. The board meets at 6:30 p.m. to vote.

Boats from Norway and Sweden brought 35% of the catch to the quay. A ferry to Finland runs for three weeks.
"""


def found(text: str, published: str = "2024-03-06") -> AnnotationSet:
    return annotate(read_text(text, published=published))


def asked(text: str) -> set[tuple[str, str]]:
    return {(gap.w, gap.answer) for gap in gaps(found(text), "")}


def made(text: str, level: Level = 2, seed: str = "") -> Exercise:
    exercise = find_kind("five-ws").make(found(text), Request(level=level, seed=seed))
    assert isinstance(exercise, Exercise), exercise
    return exercise


def test_each_question_is_asked_of_a_single_statement() -> None:
    assert asked(PORT) == {
        ("when", "Friday"),
        ("where", "Oslo"),
        ("who", "Ana Quist"),
        ("how many", "40 million"),
        ("who", "Ben Sol"),
        ("how many", "120"),
        ("when", "1931"),
        ("who", "Omar Bell"),
        ("how old", "52"),
        ("where", "Denmark"),
        ("when", "March"),
        ("when", "6:30 p.m."),
        ("how many", "35"),
        ("where", "Finland"),
        ("how long", "three"),
    }


def test_wrong_answers_have_the_form_of_the_right_one() -> None:
    for gap in gaps(found(PORT), ""):
        assert len(gap.rivals) >= 2
        assert gap.frame.count(GAP) == 1
        assert gap.answer not in gap.frame
        for rival in gap.rivals:
            assert rival.text != gap.answer
            assert rival.text not in gap.sentence.text
            assert rival.text[:1].isdigit() == gap.answer[:1].isdigit()


@pytest.mark.parametrize(
    ("line", "place", "others"),
    [
        (
            "The board of the old harbour met the traders in Queensland.",
            "Queensland",
            {"Victoria", "Tasmania"},
        ),
        ("The board of the old harbour met the traders in Ghana.", "Ghana", {"Togo", "Nigeria", "Mali"}),
        (
            "The board of the old harbour met the traders in Baghdad.",
            "Baghdad",
            {"Amman", "Beirut", "Tehran"},
        ),
        ("The board of the old harbour met the traders in Davos.", "Davos", None),
        ("The board of the old harbour met the traders in Tibet.", "Tibet", None),
    ],
)
def test_wrong_places_lie_in_one_part_of_the_world(line: str, place: str, others: set[str] | None) -> None:
    made = [gap for gap in gaps(found(f"Tarn harbour\n\n{line}"), "") if gap.answer == place]
    if others is None:
        assert made == []
        return
    near = _neighbours()[place.lower()]
    assert {rival.text.lower() for rival in made[0].rivals} <= set(near)
    assert {other.lower() for other in others} <= set(near)


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("The board of the old harbour has planted a hedge of 40 metres.", "What distance or length?"),
        ("The ferry carried 12 tonnes of lime along the old harbour wall.", "What weight?"),
        ("The board planted lime trees on 12 hectares of the old harbour.", "What area?"),
        ("The new ferry of the old harbour board runs at 40 km/h in calm weather.", "What speed?"),
    ],
)
def test_a_measure_is_asked_by_its_name(line: str, question: str) -> None:
    assert [gap.asked.partition(" Which")[0] for gap in gaps(found(f"Tarn harbour\n\n{line}"), "")] == [
        question
    ]


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("The storm on Friday killed 40 farmers near the old harbour wall.", ("how many", "40")),
        ("The storm cost 40 lives at the old harbour wall on Friday.", ("how many", "40")),
        ("It opened the new hall beside the old harbour on Friday.", ("when", "Friday")),
        ("He planted 40 lime trees beside the old harbour wall.", ("how many", "40")),
        ("These traders planted 40 lime trees beside the old harbour wall.", ("how many", "40")),
        ("The hall was open between Monday and Friday for the traders.", ("when", "Friday")),
        ("The traders bought 10-15 lime trees for the old harbour wall.", ("how many", "10")),
        ("The traders held a 40-hour vote on the old harbour wall.", ("how many", "40")),
        ("The Friday market was moved to the old harbour wall by the board.", ("when", "Friday")),
        ("Boats came from Norway, Sweden and Denmark to the old harbour wall.", ("where", "Norway")),
        ("The board moved a 15-year-old girl to the new hall on Friday.", ("when", "Friday")),
        ("The clinic by the quay treated 40 patients from the old harbour.", ("how many", "40")),
        ("The hall sold 40 boats on Friday, and 40 were sold at the quay.", ("how many", "40")),
        ("You closed the book beside the old harbour wall of the town on Friday.", ("when", "Friday")),
        ("Hackers moved the money of the old harbour board on Friday.", ("when", "Friday")),
        ("Sol Quist was arrested near the old harbour hall of the town on Friday.", ("when", "Friday")),
        ("Sol Quist spent $9,000 on boats for the quay. He was jailed.", ("how many", "9,000")),
        ("Sol Quist bought 12 boats for the quay. Police arrested Sol Quist.", ("how many", "12")),
        ("Gunfire was heard at the old harbour hall of the town on Friday.", ("when", "Friday")),
        ("Omar Bell of the harbour quarter passed away on Friday.", ("when", "Friday")),
        ("The board paid 900 dollars (about 40,000 rupees) for the old hall.", ("how many", "40,000")),
        ("The Group of eight traders met in the old harbour hall of the town.", ("how many", "eight")),
    ],
)  # fmt: skip
def test_what_is_not_sure_or_not_fit_is_not_asked(line: str, missing: tuple[str, str]) -> None:
    assert missing not in asked(f"Tarn harbour\n\n{line}")


def test_the_same_story_told_twice_is_not_asked() -> None:
    line = "The harbour board opened the new fish market beside the quay on {day}."
    text = f"Tarn\n\n{line.format(day='Friday')}\n\n{line.format(day='Monday')}"
    assert asked(text) == set()


def test_a_year_told_of_the_same_thing_elsewhere_is_no_wrong_answer() -> None:
    text = (
        "Tarn\n\nThe Solvik prize of the old harbour town was won by a ferry captain in 1990.\n\n"
        "A ferry won the Solvik in 1989, others say.\n\nThe hall was built in 1977.\n\nIt was mended in 1985."
    )
    [gap] = [gap for gap in gaps(found(text), "") if gap.answer == "1990"]
    assert "1989" not in {rival.text for rival in gap.rivals}


def test_a_year_to_come_is_no_wrong_answer_for_one_that_has_been() -> None:
    text = (
        "Tarn\n\nThe ferry yard of the old harbour town was founded in 1998 by a captain.\n\n"
        "The yard will double its output by 2028.\n\nThe hall was built in 1977."
    )
    [gap] = [gap for gap in gaps(found(text), "") if gap.answer == "1998"]
    assert "2028" not in {rival.text for rival in gap.rivals}


def test_quoted_figures_keep_their_speaker() -> None:
    owned = "Tarn\n\n“The board has planted 40 lime trees along the quay,” Mayor Ben Sol said."
    loose = "Tarn\n\nMayor Ben Sol spoke. “The board has planted 40 lime trees along the quay.”"
    assert ("how many", "40") in asked(owned)
    assert ("how many", "40") not in asked(loose)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Bombay", "Mumbai", True),
        ("England", "UK", True),
        ("Gurgaon", "Delhi", True),
        ("Pune", "Mumbai", False),
        ("Norway", "Sweden", False),
    ],
)
def test_two_names_of_one_place_are_not_set_against_each_other(first: str, second: str, one: bool) -> None:
    assert may_be_one_place(first, second) is one


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Ana Quist", True),
        ("Ana Maria de Quist", True),
        ("Quist", False),
        ("National Convention", False),
        ("Virginia Democrats", False),
        ("Representatives Ana Quist", False),
        ("AFB Travis", False),
    ],
)
def test_whole_names(name: str, whole: bool) -> None:
    assert is_whole_name(name) is whole


def test_people_are_named_and_act() -> None:
    text = (
        "Tarn\n\nAna Quist opened the hall. The Costa Verde drew a crowd. Ben Sol, the accused, was arrested."
    )
    assert people(found(text)) == ["Ana Quist"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Ana Quist, head of the Tarn port authority, opened the hall.", ["head of the Tarn port authority"]),
        ("Tarn port chief Ana Quist opened the hall.", []),
        ("Finance minister Ana Quist opened the hall.", ["Finance minister"]),
        ("The wife of Ana Quist, head of the port authority, opened the hall.", []),
        ("Ana Quist, her voice low, opened the hall.", []),
        ("Ana Quist, the accused head of the port authority, opened the hall.", []),
    ],
)
def test_posts_stand_right_beside_the_name(line: str, words: list[str]) -> None:
    assert [role.words for role in roles(found(f"Tarn\n\n{line}"))] == words


def told(text: str) -> set[tuple[str, str]]:
    return {(mark.asked.partition("?")[0], mark.core.text) for mark in marks(found(text))}


QUIET = "The quay was full of flags. The masons came in their best coats. {} The band packed its drums."


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("The hall had cost nearly $40 million.", "How much"),
        ("The masons laid 4,000 bricks for it.", "How many"),
        ("The hall was closed on Friday.", "When"),
        ("The stone had come by boat from Norway.", "Where"),
        ("The first stone was laid by Ana Quist.", "Who"),
        ("The roof is open because the tiles are late.", "Why"),
    ],
)
def test_one_sentence_alone_tells_it(line: str, question: str) -> None:
    assert (question, line) in told(f"Tarn\n\n{QUIET.format(line)}")


@pytest.mark.parametrize(
    ("line", "other", "question"),
    [
        ("The hall had cost nearly $40 million.", "The roof was paid for by the town.", "How much"),
        ("The hall had cost nearly $40 million.", "The roof took 4,000 francs.", "How much"),
        ("The hall had cost nearly $40 million.", "The mason was fined for the noise.", "How much"),
        ("The hall was closed on Friday.", "The quay was full yesterday.", "When"),
        ("The book was printed by Omar Quist and Company.", "The pages are thin.", "Who"),
        ("Super PACs do not.", "The quay paid for the flags.", "Who"),
        ("The stone had come by boat from Norway.", "The Tarn council was there too.", "Where"),
        ("The roof is open because the tiles are late.", "The reason is the weather.", "Why"),
        ("The masons laid 4,000 bricks for it.", "Several boats came to the quay.", "How many"),
    ],
)
def test_where_a_second_sentence_comes_near_it_nothing_is_asked(line: str, other: str, question: str) -> None:
    text = f"Tarn\n\nThe quay was full of flags. {line} {other}"
    assert (question, line) not in told(text)


def test_people_counted_by_two_names_are_not_asked_about() -> None:
    text = (
        "Tarn\n\nThe hall took 640 students. The board moved 210 pupils by bus. The quay was full of flags."
    )
    assert not any(question.startswith("How many students") for question, _ in told(text))


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("The harbour board opened the new fish market on Friday.", "when"),
        ("The new fish market has 120 stalls for the traders.", "number"),
        ("The harbour board sold 120 stalls to the traders in May 2019.", "both"),
        ("The mayor of the old town came to the fish market.", "neither"),
        ("The harbour board recently opened the new fish market.", None),
        ("The new fish market has several stalls for the traders.", None),
        ("The work on the fish market of 2019 took the masons two years.", None),
        ("The storm of Friday killed 120 cattle near the fish market.", None),
    ],
)
def test_what_a_sentence_tells(line: str, answers: str | None) -> None:
    assert [row.answers for row in tells_of(found(f"Tarn\n\n{line}"))] == ([answers] if answers else [])


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", ["", "a", "b"])
def test_the_exercise_is_sound(level: Level, seed: str) -> None:
    annotations = found(PORT)
    items = made(PORT, level, seed).items
    assert len(items) >= 4
    assert len({item.interaction.kind for item in items}) >= 2
    for item in items:
        check_item(item, annotations)
    sentences = [item.evidence[1] for item in items if isinstance(item.interaction, Choice)]
    assert len(set(sentences)) == len(sentences)


def test_a_wrong_answer_earns_nothing_and_is_told_why() -> None:
    item = next(item for item in made(PORT).items if isinstance(item.interaction, Choice))
    assert isinstance(item.interaction, Choice)
    for option in item.interaction.options:
        outcome = check(item, ChoiceResponse(chosen=(option.id,)))
        assert outcome.correct is (option.id in item.interaction.key)
        assert "In the text" in outcome.feedback


def test_no_item_shows_the_answer_of_another() -> None:
    for level in LEVELS:
        items = [item for item in made(PORT, level).items if isinstance(item.interaction, Choice)]
        for item in items:
            for other in items:
                shown = other.context
                assert item is other or shown is None or not shown.overlaps(item.evidence[0])


def test_one_sentence_is_marked() -> None:
    item = next(item for item in made(PORT).items if isinstance(item.interaction, Hottext))
    assert isinstance(item.interaction, Hottext)
    core = item.interaction.zone("core")
    assert len(core) == 1
    assert check(item, HottextResponse(marked=(core[0].id,))).correct


def test_a_table_has_a_row_that_tells_neither() -> None:
    rows = [
        "The harbour board opened the fish market on Friday.",
        "The mayor of the old town came to the quay.",
        "The hall has 120 stalls for the traders.",
        "The band played for the guests in the rain.",
        "The roof was sold to the town in May.",
    ]
    exercise = made("Tarn\n\n" + "\n\n".join(rows))
    tables = [item.interaction for item in exercise.items if isinstance(item.interaction, Match)]
    for table in tables:
        keys = [row.key for row in table.rows]
        assert 1 <= keys.count("neither") <= len(keys) / 2


def test_too_little_is_a_shortfall() -> None:
    exercise = find_kind("five-ws").make(found("Tarn\n\nThe mayor came to the quay."), Request())
    assert isinstance(exercise, Shortfall)


@pytest.mark.parametrize("name", [entry.name for entry in formats()])
def test_every_format_carries_it(name: str) -> None:
    lesson = compose(read_text(PORT, published="2024-03-06"), Recipe(entries=(RecipeEntry(kind="five-ws"),)))
    assert lesson.exercises
    assert render(lesson, name, modified=0)
