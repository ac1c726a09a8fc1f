"""Kinds about wording: the plainer word, the rewrite and its checklist, and who uses which name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.annotators import loaded_wording
from generator.annotations.model import AnnotationSet
from generator.annotations.reading import Reading
from generator.exercises.checking import check
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import (
    Choice,
    ChoiceResponse,
    Exercise,
    ExtendedText,
    Item,
    Level,
    Match,
    MatchResponse,
    Shortfall,
)
from generator.exercises.rewriting import check_rewrite
from generator.lexicon.loaded import loaded_terms
from generator.lexicon.naming import NamingFamily, find_namings, naming_families
from generator.lexicon.records import marked
from generator.lexicon.triplets import Triplet, find_slot, triplets
from generator.text import read_article, read_text

DEPOT = Path(__file__).parent / "articles" / "depot.txt"
LEVELS: tuple[Level, ...] = (1, 2, 3)
TIERS = {form.lower(): term.tier for term in loaded_terms() for form in term.forms}
OWN_PLAIN = {"triplet.unleash"}
"""Records whose contexts allow a closer plain wording than the lexicon gives for all contexts."""


@cache
def depot() -> AnnotationSet:
    return annotate(read_article(DEPOT))


def annotated(text: str) -> AnnotationSet:
    return annotate(read_text(text, published="2024-03-04"))


def make(name: str, annotations: AnnotationSet, request: Request) -> Exercise:
    exercise = find_kind(name).make(annotations, request)
    assert isinstance(exercise, Exercise), exercise
    return exercise


def choices(exercise: Exercise) -> list[Choice]:
    return [item.interaction for item in exercise.items if isinstance(item.interaction, Choice)]


def key_text(choice: Choice) -> str:
    return next(option.text for option in choice.options if option.id in choice.key)


@pytest.mark.parametrize("triplet", triplets(), ids=lambda triplet: triplet.id)
def test_triplet(triplet: Triplet) -> None:
    plain_of = {form.lower(): plain for term in loaded_terms() for form, plain in term.forms.items()}
    for loaded, plain, stronger, opposite in triplet.forms:
        assert loaded in TIERS, f"forms: {loaded!r} is not in the lexicon of loaded words"
        assert TIERS.get(plain) != "core", f"forms: the plain wording {plain!r} is loaded itself"
        assert TIERS.get(opposite) != "core", f"forms: the other event {opposite!r} is loaded"
        assert stronger in TIERS or triplet.why, f"forms: nothing says why {stronger!r} is loaded"
        assert plain_of[loaded] == plain or triplet.id in OWN_PLAIN, (
            f"forms: {loaded!r} has another plain word"
        )
    for example in triplet.match:
        text, spans = marked(example)
        for start, end in spans:
            assert find_slot(text, start, end, (0, len(text))) is not None, f"match: {example}"
            found = loaded_wording.find(Reading(read_text(text)))
            assert (start, end) in [(mark.span.start, mark.span.end) for mark in found], f"match: {example}"


def test_there_are_many_triplets_and_they_run_both_ways() -> None:
    assert len(triplets()) >= 60
    rows = [row for triplet in triplets() for row in triplet.forms]
    plain_to_other = {(row[1], row[3]) for row in rows}
    for pair in (
        ("increased", "dropped"),
        ("large", "small"),
        ("very high", "very low"),
        ("positive", "critical"),
    ):
        assert pair in plain_to_other
    assert {("dropped", "increased"), ("small", "large"), ("critical", "positive")} <= plain_to_other
    assert {("criticised", "praised"), ("praised", "criticised")} <= plain_to_other


@pytest.mark.parametrize(
    "example",
    [
        "Prices {soared} from 40 to 90 rupees.",
        "Sales {plummeted} to a record low.",
        "The plan was {slammed} by the union.",
        "The {surge} in prices went on.",
        "Fuel costs {soared} because the pipe broke.",
        "The review was so {scathing} that he left.",
        "The firm paid a {staggering} 40 million.",
        "Leeds were {thrashed} by Hull.",
        "The senator {rebuffed} a heckler at the door.",
        "He was {slammed} as weak.",
    ],
)
def test_where_one_wording_does_not_fit_none_is_offered(example: str) -> None:
    text, spans = marked(example)
    assert find_slot(text, *spans[0], (0, len(text))) is None


def test_the_reason_is_cut_off() -> None:
    text = "Drivers slammed the firm for its late reply."
    slot = find_slot(text, 8, 15, (0, len(text)))
    assert slot is not None
    assert text[: slot.end] == "Drivers slammed the firm"


def test_plainer_word_keys() -> None:
    exercise = make("plainer-word", depot(), Request(level=2, count=9))
    assert [key_text(choice) for choice in choices(exercise)] == [
        "Union leader Petra Oyelaran criticised the new roster on Tuesday.",
        "Depot manager Colm Reyes criticised the union.",
        "Ticket sales dropped in April.",
        "Fares increased on 2 May.",
        "The firm printed a critical report on the old roster.",
        "The report drew criticism from drivers.",
        "The council sent a small sum to the depot.",
    ]


@pytest.mark.parametrize("level", LEVELS)
def test_every_version_changes_one_place(level: Level) -> None:
    exercise = make("plainer-word", depot(), Request(level=level))
    for choice in choices(exercise):
        assert len(choice.options) == (4 if level == 3 else 3)
        sizes = [len(option.text) for option in choice.options]
        assert max(sizes) <= 1.4 * min(sizes)
        wrong = {option.misconception for option in choice.options if option.id not in choice.key}
        assert wrong == {"stronger-synonym", "neutral-means-nicer"} | (
            {"printed-means-plain"} if level == 3 else set()
        )


@pytest.mark.parametrize(
    "line",
    [
        "The mayor said the firm slammed the new roster on Tuesday.",
        "“The drivers slammed the new roster,” said mayor Ada Holt.",
        "Critics who slammed the deaths of 12 people slammed the new road.",
        "We slammed the new roster on Tuesday.",
    ],
)
def test_words_that_may_be_somebody_elses_are_left_alone(line: str) -> None:
    made = find_kind("plainer-word").make(annotated(f"Depot news\n\n{line}"), Request())
    assert isinstance(made, Shortfall)


def test_level_three_asks_for_a_rewrite() -> None:
    items = make("plainer-word", depot(), Request(level=3)).items
    last = items[-1]
    assert isinstance(last.interaction, ExtendedText)
    assert last.maximum == 0
    assert last.context is not None
    assert last.context.text not in {item.context.text for item in items[:-1] if item.context}
    assert check_rewrite(last.context.text, last.interaction.model).points == 4


ORIGINAL = "On Friday the reckless mayor of Leeds slammed at least 12 plans and did not sign them."


@pytest.mark.parametrize(
    ("rewrite", "points", "left", "missing"),
    [
        ("On Friday the mayor of Leeds criticised at least 12 plans and did not sign them.", 4, (), ()),
        ("On Friday the mayor of Leeds criticised at least twelve plans and didn’t sign them.", 4, (), ()),
        (ORIGINAL, 3, ("reckless", "slammed"), ()),
        ("On Friday the mayor of Leeds criticised 12 plans and did not sign them.", 3, (), ("at least 12",)),
        (
            "On Friday the mayor of Hull criticised at least 12 plans and did not sign them.",
            3,
            (),
            ("Leeds",),
        ),
        ("On Friday the mayor of Leeds criticised at least 12 plans and signed them.", 3, (), ()),
        ("The mayor criticised plans.", 1, (), ("Leeds", "at least 12", "Friday")),
        ("", 0, (), ()),
    ],
)
def test_the_checklist(rewrite: str, points: int, left: tuple[str, ...], missing: tuple[str, ...]) -> None:
    done = check_rewrite(ORIGINAL, rewrite)
    assert (done.points, done.left, done.missing) == (points, left, missing)


def test_a_loaded_word_in_marks_is_the_speakers_and_may_stay() -> None:
    line = "Ana Rao called the plan “reckless” on Monday and slammed the mayor."
    assert check_rewrite(line, line.replace("slammed", "criticised")).plain


@pytest.mark.parametrize("family", naming_families(), ids=lambda family: family.id)
def test_naming_family(family: NamingFamily) -> None:
    for example in family.match:
        text, spans = marked(example)
        found = [(n.start, n.end) for n in find_namings(text) if n.family.id == family.id]
        assert found == list(spans), f"match: {example}"
    for example in family.no_match:
        assert not [n for n in find_namings(example) if n.family.id == family.id], f"no_match: {example}"


def test_no_form_belongs_to_two_families() -> None:
    forms = [form for family in naming_families() for names in family.names for form in names]
    assert len(forms) == len(set(forms))


def keys(item: Item) -> dict[str, str]:
    assert isinstance(item.interaction, Match)
    names = {target.id: target.text for target in item.interaction.targets}
    return {row.text: names[row.key] for row in item.interaction.rows}


def test_who_uses_which_name() -> None:
    exercise = make("naming-tracker", depot(), Request(level=2))
    assert keys(exercise.items[0]) == {
        "“walkout”": "Only the writer, in no speaker’s words",
        "“dispute”": "Only Colm Reyes",
        "“shutdown”": "Only Colm Reyes",
        "“strike”": "More than one of these",
    }
    assert all(item.confidence == "teacher" for item in exercise.items)


def test_names_used_by_several_wait_for_the_second_level() -> None:
    shown = keys(make("naming-tracker", depot(), Request(level=1)).items[0])
    assert not any(text.startswith("“strike”") for text in shown)
    assert "More than one of these" not in shown.values()


def test_one_voice_is_no_table() -> None:
    text = (
        "Depot news\n\nThe strike began on Monday. The walkout ended on Friday. The shutdown closed a road."
    )
    assert isinstance(find_kind("naming-tracker").make(annotated(text), Request()), Shortfall)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ["plainer-word", "naming-tracker"])
def test_marks_and_seeds(name: str, level: Level) -> None:
    exercise = make(name, depot(), Request(level=level))
    assert exercise == make(name, depot(), Request(level=level))
    for seed in "abc":
        assert make(name, depot(), Request(level=level, seed=seed)).kind == name
    for item in exercise.items:
        match item.interaction:
            case Choice(key=key, options=options):
                assert check(item, ChoiceResponse(chosen=key)).score == 1
                assert check(item, ChoiceResponse()).score == 0
                assert all(
                    check(item, ChoiceResponse(chosen=(o.id,))).score == 0 for o in options if o.id not in key
                )
            case Match(rows=rows):
                assert check(item, MatchResponse(pairs=tuple((r.id, r.key) for r in rows))).score == len(rows)
                assert check(item, MatchResponse()).score == 0
            case _:
                assert isinstance(item.interaction, ExtendedText)
