"""Questions of one lesson that would print each other's answers are exchanged."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.exercises.clashes import clashes
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Feedback, Item, Option
from generator.lesson import Recipe, RecipeEntry, compose
from generator.text import read_text
from generator.text.span import Span

BRIDGE = "The repair of the old harbour bridge began in 2016 and was planned to take three years."
TEXT = f"Bridge\n\n{BRIDGE} The ferry still runs."


def item(identifier: str, stem: str, rule_id: str, evidence: str, key: str) -> Item:
    said = Feedback(verdict="Yes.", rule="The article has it.")
    start = TEXT.find(evidence)
    options = tuple(
        Option(id=text, text=text, feedback=said, misconception=None if text == key else "near-miss")
        for text in (key, "another", "a third")
    )
    return Item(
        id=identifier,
        stem=stem,
        interaction=Choice(options=options, key=(key,)),
        evidence=(Span.of(TEXT, start, start + len(evidence)),),
        rule="The article has it.",
        rule_id=rule_id,
        not_claimed="",
        confidence="certain",
        skill="reading",
        difficulty=2,
        misconceptions=("near-miss",),
        hints=("One.", "Two.", "Three."),
    )


GAP = item("gap", f"How long? “{BRIDGE.replace('three', '____')}”", "five-ws.how-long", "three", "three")
ALTERED = item(
    "altered", f"“{BRIDGE.replace('2016', '2013')}”", "retelling.date", "in 2016", "It changes the year"
)
CARGO = item("cargo", "How is 350 million written?", "number.same-value", "2016", "35 crore")
CRORE = item("crore", "The figure was 35 crore.", "five-ws.who", "harbour", "harbour")
FERRY = item("ferry", "“The ferry still runs.”", "retelling.kept", "still", "It keeps what the article says")


@pytest.mark.parametrize(
    ("items", "pairs"),
    [
        ((ALTERED, GAP), [("altered", "gap")]),
        ((GAP, ALTERED), [("gap", "altered")]),
        ((CARGO, CRORE), [("cargo", "crore")]),
        ((GAP, FERRY), []),
        ((FERRY, CARGO), []),
    ],
)
def test_what_shows_the_answer_of_another(items: tuple[Item, ...], pairs: list[tuple[str, str]]) -> None:
    article = read_text(TEXT)
    whole = find_kind("five-ws")
    exercise = Exercise(
        kind=whole.name,
        title=whole.title,
        instruction="Read.",
        criterion="",
        skill=whole.skill,
        standards=whole.standards,
        items=items,
    )
    assert clashes([exercise], article) == pairs


def test_a_lesson_exchanges_one_of_the_two() -> None:
    text = (
        "Published: 6 March 2024\nBridge\n\n"
        "The repair of the old harbour bridge of Tarn began in 2016 and was "
        "planned to take three years. The council of Tarn opened the new swimming pool beside the station on "
        "Friday. The company planted 400 apple trees along the road to the harbour in 2019. The library of "
        "Oster bought the old mill beside the river in 2011 and moved its maps there."
    )
    recipe = Recipe(count=4, entries=(RecipeEntry(kind="spot-the-distortion"), RecipeEntry(kind="five-ws")))
    for seed in ("", "a", "b", "c", "d"):
        lesson = compose(read_text(text), recipe, seed=seed)
        assert sum(len(exercise.items) for exercise in lesson.exercises) == 4
        assert not clashes(lesson.exercises, lesson.article)


def test_without_another_item_both_stay() -> None:
    annotations = annotate(read_text(f"Published: 6 March 2024\nBridge\n\n{BRIDGE}"))
    made = find_kind("five-ws").make(annotations, Request(level=2))
    count = len(made.items) if isinstance(made, Exercise) else 0
    recipe = Recipe(count=6, entries=(RecipeEntry(kind="spot-the-distortion"), RecipeEntry(kind="five-ws")))
    lesson = compose(annotations.article, recipe)
    assert sum(len(exercise.items) for exercise in lesson.exercises if exercise.kind == "five-ws") == count
