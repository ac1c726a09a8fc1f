from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator import LessonError, UnknownNameError, compose, load_lesson, read_article, read_text
from generator.errors import ResponseError
from generator.exercises.gravity import content_note, counts_casualties
from generator.lesson import DEFAULT_RECIPE, Lesson, Recipe, RecipeEntry, compose_from
from generator.lexicon.match import words
from generator.lexicon.records import marked
from generator.lexicon.word_groups import gravity_index, gravity_terms, word_group, word_groups
from tests.handmade import Desk, harbour

HERE = Path(__file__).parent
LESSONS = sorted(toml.parent for toml in (HERE.parent / "lessons").glob("*/lesson.toml"))
CANAL = HERE / "articles" / "canal.txt"

USUAL = tuple(
    RecipeEntry(kind=kind)
    for kind in (
        "who-said-it",
        "whose-words",
        "number-systems",
        "resolve-date",
        "mark-loaded-wording",
        "timeline",
    )
)

TOML = """
title = "Lamps"
licence = "CC BY 4.0"
invented = true
level = 1
age = "14-15"
summary = "Lamps are lit."

[[exercise]]
kind = "number-systems"
count = 1

[[exercise]]
kind = "resolve-date"
"""


def folder(root: Path, *, toml: str = TOML, article: str | None = None) -> Path:
    lesson = root / "lamps"
    lesson.mkdir()
    (lesson / "lesson.toml").write_text(toml, "utf-8")
    (lesson / "article.txt").write_text(CANAL.read_text("utf-8") if article is None else article, "utf-8")
    return lesson


def items_of(lesson: Lesson) -> list[str]:
    return [item.id for exercise in lesson.exercises for item in exercise.items if item.maximum]


def test_the_usual_recipe_makes_ten_items_of_many_kinds() -> None:
    lesson = compose_from(harbour().set())
    found = [exercise.kind for exercise in lesson.exercises]
    usual = [entry.kind for entry in DEFAULT_RECIPE.entries]
    assert found == [kind for kind in usual if kind in found]
    assert {"who-said-it", "whose-words", "number-systems", "resolve-date"} <= set(found)
    assert len(items_of(lesson)) == DEFAULT_RECIPE.count == 10
    assert lesson.shortfalls == ()
    assert lesson.title == "Port reopens after talks"


def test_a_poor_article_says_what_it_lacks() -> None:
    lesson = compose_from(Desk("Rain\n\nThe match was stopped on Friday.").set())
    assert lesson.shortfalls[0].kind == "lesson"
    assert (lesson.shortfalls[0].wanted, lesson.shortfalls[0].found) == (10, len(items_of(lesson)))
    assert {"who-said-it", "timeline"} <= {shortfall.kind for shortfall in lesson.shortfalls}


def test_a_parallel_form_has_the_same_blueprint() -> None:
    first, second = (
        compose_from(harbour().set(), Recipe(entries=USUAL, count=5), seed=seed) for seed in "ab"
    )
    blueprint = [[(e.kind, len(e.items)) for e in lesson.exercises] for lesson in (first, second)]
    assert blueprint[0] == blueprint[1]
    assert sum(count for _, count in blueprint[0]) == 5


def test_a_lesson_survives_json() -> None:
    lesson = compose_from(harbour().set(), seed="b", level=3)
    assert Lesson.model_validate_json(lesson.to_json()) == lesson


@pytest.mark.parametrize("hashseed", ["0", "1"])
def test_the_same_bytes_in_another_process(hashseed: str) -> None:
    script = (
        f"from generator import *; print(compose(read_article({str(CANAL)!r}), seed='x').to_json(), end='')"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env={"PYTHONHASHSEED": hashseed}
    )
    assert run.stdout.decode() == compose(read_article(CANAL), seed="x").to_json()


def test_the_seed_changes_the_order_only() -> None:
    first, second = (compose_from(harbour().set(), USUAL, seed=seed) for seed in "ab")
    assert first != second
    ids = [
        [item.id for exercise in lesson.exercises for item in exercise.items] for lesson in (first, second)
    ]
    assert set(ids[0]) & set(ids[1])


def test_young_classes_get_no_loaded_words_and_no_timeline() -> None:
    kinds = {exercise.kind for exercise in compose_from(harbour().set(), age="11-13").exercises}
    assert kinds >= {"who-said-it", "whose-words", "number-systems", "resolve-date"}
    assert not kinds & {"mark-loaded-wording", "timeline", "spot-the-distortion"}


def test_a_kind_for_older_classes_is_said_to_be_left_out() -> None:
    lesson = compose_from(harbour().set(), [RecipeEntry(kind="timeline")], age="11-13")
    assert [shortfall.what for shortfall in lesson.shortfalls] == [
        "this kind is meant for 14-15 and 16+, not for 11-13"
    ]


def test_fewer_than_asked_is_said() -> None:
    lesson = compose_from(harbour().set(), [RecipeEntry(kind="number-systems", count=5)])
    shortfall = lesson.shortfalls[0]
    assert (shortfall.kind, shortfall.wanted, shortfall.found) == ("number-systems", 5, 2)
    assert shortfall.what == "the article gives fewer questions than were asked for"


def test_unknown_kind() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'who-said-it'"):
        compose_from(harbour().set(), [RecipeEntry(kind="who-sad-it")])


def test_lesson_folder(tmp_path: Path) -> None:
    lesson = load_lesson(folder(tmp_path))
    assert lesson.title == "Lamps"
    assert lesson.licence == "CC BY 4.0"
    assert lesson.invented
    assert [(exercise.kind, exercise.items[0].difficulty) for exercise in lesson.exercises] == [
        ("number-systems", 1),
        ("resolve-date", 1),
    ]
    assert len(lesson.exercises[0].items) == 1


def test_published_may_be_given_by_the_lesson(tmp_path: Path) -> None:
    toml = "published = 2023-06-10\n" + TOML
    lesson = load_lesson(folder(tmp_path, toml=toml, article="Lamps\n\nThe lamps failed on Monday."))
    assert lesson.article.published_on is not None
    assert lesson.article.published_on.isoformat() == "2023-06-10"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("title = ", r"lamps/lesson\.toml: not valid TOML"),
        ("title = 'x'", r"lamps/lesson\.toml: licence: Field required"),
        (TOML.replace("level = 1", "level = 4"), r"lamps/lesson\.toml: level: "),
        (TOML.replace("count = 1", "count = 0"), r"lamps/lesson\.toml: exercise\.1\.count: "),
        (TOML + "seeds = 1", r"lamps/lesson\.toml: exercise\.2\.seeds: "),
        ("licence = 'x'\nexercise = []", r"lamps/lesson\.toml: exercise: "),
    ],
)
def test_what_is_wrong_with_a_lesson_is_named(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(LessonError, match=message):
        load_lesson(folder(tmp_path, toml=toml))


def test_an_unknown_kind_names_file_and_exercise(tmp_path: Path) -> None:
    toml = TOML.replace("resolve-date", "resolve-dat")
    with pytest.raises(
        UnknownNameError, match=r"lamps/lesson\.toml: exercise 2: .*did you mean 'resolve-date'"
    ):
        load_lesson(folder(tmp_path, toml=toml))


def test_a_folder_without_files(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match=r"lesson\.toml: no such file"):
        load_lesson(tmp_path)
    lesson = folder(tmp_path)
    (lesson / "article.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LessonError, match=r"article\.txt: the file is not UTF-8"):
        load_lesson(lesson)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.name)
def test_the_lessons_are_as_frozen(path: Path) -> None:
    assert load_lesson(path).key() == (path / "expected.json").read_text("utf-8")


def test_heavy_texts_carry_a_note() -> None:
    heavy = read_text("Flood kills two\n\nTwo people died when the dam broke.")
    assert content_note(heavy).startswith("This article speaks of death.")
    assert content_note(read_text("Rain stops play\n\nThe match was stopped.")) == ""
    assert counts_casualties("150,000 were wounded")
    assert not counts_casualties("150,000 troops")


@pytest.mark.parametrize("term", gravity_terms(), ids=lambda term: term.id)
def test_gravity_records(term: object) -> None:
    assert term in gravity_terms()
    for example in term.match:  # type: ignore[attr-defined]
        text, spans = marked(example)
        found = words(text)
        hits = [
            (found[first].start, found[stop - 1].end)
            for first, stop, hit in gravity_index().find(found)
            if hit == term
        ]
        assert tuple(hits) == spans
    for example in term.no_match:  # type: ignore[attr-defined]
        assert [hit.id for _, _, hit in gravity_index().find(words(example))] == []


def test_word_groups_are_lower_case_words() -> None:
    for group in word_groups():
        found = group.words.split()
        assert found
        assert all(word == word.lower() for word in found)
    with pytest.raises(UnknownNameError):
        word_group("nothing")
    assert issubclass(UnknownNameError, LookupError)
    assert issubclass(ResponseError, ValueError)
