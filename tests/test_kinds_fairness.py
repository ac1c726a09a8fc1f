"""What a careful reader objected to, by class: rows, options and stems that could be answered otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from generator import compose
from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.acting import acts_here, is_touched_by_harm
from generator.exercises.choosing import choose
from generator.exercises.discover import find_kind
from generator.exercises.gravity import needs_a_teacher
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Item, Level, Match, MatchRow, Order, Shortfall
from generator.exercises.precision import datings
from generator.exercises.retelling.speech import speech_retellings
from generator.exercises.speech import is_one_statement, reported_rows
from generator.exercises.times import is_limit
from generator.lesson import Recipe, RecipeEntry
from generator.text import read_article, read_text
from tests.handmade import Desk
from tests.test_kinds import ARTICLES

PORT = """Port row

Mayor Ana Quist said the “long delay” would end in May. Harbour master Ben Sol said the “old crane” was sold.

Trader Mina Orr had asked for talks before the wall was moved in a “pointless” act.

Engineer Paul Teague opened the quay on Monday.
"""


def found(text: str, published: str = "2024-03-06") -> AnnotationSet:
    return annotate(read_text(text, published=published))


def make(name: str, annotations: AnnotationSet, level: Level = 2, seed: str = "") -> Exercise | Shortfall:
    return find_kind(name).make(annotations, Request(level=level, seed=seed))


def made(name: str, annotations: AnnotationSet, level: Level = 2, seed: str = "") -> Exercise:
    exercise = make(name, annotations, level, seed)
    assert isinstance(exercise, Exercise), exercise
    return exercise


def rows(exercise: Exercise) -> list[tuple[MatchRow, dict[str, str]]]:
    out = []
    for item in exercise.items:
        if isinstance(item.interaction, Match):
            names = {target.id: target.text for target in item.interaction.targets}
            out += [(row, names) for row in item.interaction.rows]
    return out


def offered(exercise: Exercise) -> set[str]:
    texts = set()
    for item in exercise.items:
        if isinstance(item.interaction, Choice):
            texts |= {option.text for option in item.interaction.options}
        if isinstance(item.interaction, Match):
            texts |= {target.text for target in item.interaction.targets}
    return texts


def test_marks_without_a_speaker_are_asked_about() -> None:
    keys = {row.text: names[row.key] for row, names in rows(made("who-said-it", found(PORT)))}
    assert keys["pointless"] == "No speaker named"
    assert keys["long delay"] == "Ana Quist"


@pytest.mark.parametrize("source", ["a source", "the eyewitness", "an official"])
def test_a_nameless_speaker_is_not_set_against_no_speaker(source: str) -> None:
    text = PORT + f"\n“We lost the long rope here,” {source} said on Tuesday.\n"
    assert not any("long rope" in row.text for row, _ in rows(made("who-said-it", found(text))))


def test_a_spokesman_is_not_set_against_his_body() -> None:
    text = (
        "Port row\n\nNorfleet Rising, a conservative political group, called the plan “a walking failure "
        "that nobody needs”. “The plan repeats all the old mistakes,” spokesman Jeff Bell said. “The plan is "
        "sound,” said Mayor Ana Quist.\n\nThe harbour was opened by two workers in May. The pier was closed "
        "in June."
    )
    assert "Norfleet Rising" not in offered(made("who-said-it", found(text)))


def test_rivals_act_or_speak_here_and_are_not_accused() -> None:
    text = (
        "Court opens\n\nMina Orr opened the hall. The suspect, Sol Adams, was arrested by Ben Hart. "
        "A street near Alma Quist was closed. “The hall is full,” said Judge Ana Teague."
    )
    annotations = found(text)
    assert acts_here(annotations, "Mina Orr")
    assert is_touched_by_harm(annotations, "Sol Adams")
    assert not acts_here(annotations, "Alma Quist")
    assert not acts_here(annotations, "Old Harbour Bridge")


@pytest.mark.parametrize(
    "line",
    [
        "The pier was shut between July 17 and July 20.",
        "The pier was shut till July 12.",
        "The pier has been shut since June 2021.",
        "The pier was shut from 1977.",
        "The pier was shut on July 3 and 4.",
        "The pier closes in August every year.",
    ],
)
def test_a_limit_is_no_point_in_time(line: str) -> None:
    annotations = found(f"Pier\n\n{line}", "2024-08-24")
    assert not [dating.shown for dating in datings(annotations)][:1] or not is_limit(
        annotations, datings(annotations)[0].timex
    )
    assert all(is_limit(annotations, timex) for timex in annotations.timexes[:1])
    assert isinstance(make("resolve-date", annotations), Shortfall)


def test_that_no_day_fits_does_not_show_by_its_length() -> None:
    text = "Pier\n\nThe pier was painted last month. It was opened on Friday. It was washed on Monday."
    items = made("resolve-date", found(text), 1).items
    for item in items:
        if isinstance(item.interaction, Choice):
            lengths = [len(option.text) for option in item.interaction.options]
            assert max(lengths) <= 1.6 * min(lengths), [o.text for o in item.interaction.options]


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("the fee is 4 and Norfleet has it at 5", False),
        ("she saw a boat — something a caller also told a guard", False),
        ("the fee, however, fell", False),
        ("the fee is 4 and the toll is 5", True),
    ],
)
def test_a_row_is_one_statement(words: str, whole: bool) -> None:
    assert is_one_statement(words) == whole


def test_reported_rows_do_not_point_back() -> None:
    text = (
        "Fees\n\nMayor Ana Quist said it had fallen by half in May. Ben Sol said the toll had doubled in May."
    )
    assert [row.span.text for row in reported_rows(found(text))] == ["the toll had doubled in May"]


def test_words_behind_an_open_mark_are_not_taken_for_reported() -> None:
    text = "Fees\n\nBen Sol said the toll had doubled in May. It was not the mayor,” he claimed."
    assert reported_rows(found(text)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Get Best Personal Loan offers up to 10 lakh at Norfleet Bank.",
        "I think what needs to be said in March 2024 is that Ana Quist went far too low.",
        "The mayor’s bombastic speech on Monday was stooping to a low level for Ana Quist.",
        "Ana Quist should resign in May 2024 over the pier.",
        "First of all, Ana Quist said you can walk 12 miles.",
    ],
)
def test_leaving_the_page_starts_from_what_can_be_checked(line: str) -> None:
    assert isinstance(make("leave-the-page", found(f"Pier\n\n{line}")), Shortfall)


def test_what_has_no_key_is_not_called_certain() -> None:
    item = made("leave-the-page", found("Pier\n\nThe pier in Tarn was closed on March 3.")).items[0]
    assert item.sureness == "no key"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_whatever_is_drawn_two_in_five_retellings_are_faithful(path: object) -> None:
    annotations = annotate(read_article(str(path)))
    for seed in ("", "a", "b"):
        exercise = make("spot-the-distortion", annotations, 2, seed)
        if isinstance(exercise, Shortfall):
            continue
        stems = [item.stem for item in exercise.items]
        assert len({stem.partition("“")[2][:40] for stem in stems}) == len(stems)
        for count in range(2, len(exercise.items) + 1):
            items = choose([exercise], count, seed)[0].items
            judged = [item for item in items if isinstance(item.interaction, Choice)]
            kept = [item for item in judged if item.rule_id == "retelling.kept"]
            assert len(kept) * 5 >= 2 * len(judged)


def test_dropping_what_a_speaker_is_called_is_not_faithful() -> None:
    text = (
        "Court\n\nAdvocate Ana Quist, representing the petitioner, said the notices were issued in "
        "connection with the lawsuit."
    )
    assert all(not told.faithful for told in speech_retellings(found(text)))


def test_articles_on_abuse_and_massacres_wait_for_a_teacher() -> None:
    text = (
        "Doctor held for assaulting minor students\n\nA doctor was arrested on Monday. "
        "“The school called us,” Inspector Ana Quist said. The school has 1,50,000 books."
    )
    article = read_text(text, published="2024-03-06")
    assert needs_a_teacher(article)
    assert compose(article).exercises == () or all(
        item.confidence == "teacher" for exercise in compose(article).exercises for item in exercise.items
    )
    free = compose(article, Recipe(entries=(RecipeEntry(kind="number-systems"),)))
    assert [item.confidence for exercise in free.exercises for item in exercise.items] == ["teacher"]
    assert not needs_a_teacher(read_text("Pier\n\nThe pier was opened on Monday."))


def test_questions_that_show_a_killing_wait_for_a_teacher_and_the_others_do_not() -> None:
    text = (
        "Man held for two murders\n\nThe murder in May shook the town. "
        "“He was charged with murder on Monday,” Inspector Ana Quist said. "
        "The murder trial begins in June. “The court has 1,50,000 files,” said "
        "Judge Omar Bell. The court sat on Tuesday. A second murder was found."
    )
    article = read_text(text, published="2024-03-06")
    assert not needs_a_teacher(article)
    wanted = Recipe(entries=(RecipeEntry(kind="number-systems"), RecipeEntry(kind="resolve-date")))
    found = {
        item.context.text if item.context else item.stem: item.confidence
        for exercise in compose(article, wanted).exercises
        for item in exercise.items
    }
    assert any(confidence == "certain" for confidence in found.values())
    assert all(confidence == "teacher" for shown, confidence in found.items() if "murder" in shown)


@pytest.mark.parametrize(
    ("sentence", "waits"),
    [
        ("A man was held for the abduction of a six-year-old girl.", True),
        ("Two students were kidnapped on the road.", True),
        ("Two traders were kidnapped on the road.", False),
        ("A clerk was charged with murder.", False),
    ],
)
def test_harm_to_children_waits_for_a_teacher(sentence: str, waits: bool) -> None:
    assert needs_a_teacher(read_text(f"Court\n\n{sentence}")) is waits


def test_a_timeline_with_things_to_come_says_so() -> None:
    text = (
        "Pier\n\nThe pier was sold on February 1. The case is scheduled for its next hearing on March 20. "
        "The new pier was opened on February 20."
    )
    desk = Desk(text)
    desk.day("on February 1", date(2022, 2, 1))
    desk.day("on March 20", date(2022, 3, 20))
    desk.day("on February 20", date(2022, 2, 20))
    item: Item = made("timeline", desk.set()).items[0]
    assert isinstance(item.interaction, Order)
    assert any("20 March" in card.when for card in item.interaction.cards)
    assert "happen" not in item.stem


def test_loaded_words_of_others_make_no_passage_of_the_writers() -> None:
    text = (
        "Row\n\nThe council unleashed a shameful scheme on the small town of Tarn this spring, and the mayor "
        "of the next town, Ana Quist, called the whole of the plan “a disgraceful and shameful betrayal”."
    )
    exercise = make("mark-loaded-wording", found(text))
    if isinstance(exercise, Exercise):
        assert all(item.stem.startswith("These are words of") for item in exercise.items)


def test_a_weekday_within_stated_days_is_not_counted_from_publication() -> None:
    text = (
        "Published: 25 March 2019\nFair ends\n\nThe book fair was held from March 15 to 17 in the town hall. "
        "On Saturday, the mayor opened the new reading room. The hall was closed on Thursday."
    )
    made = find_kind("resolve-date").make(annotate(read_text(text)), Request(level=1))
    assert isinstance(made, Exercise)
    stems = " ".join(item.stem for item in made.items)
    assert "Thursday" in stems
    assert "Saturday" not in stems
