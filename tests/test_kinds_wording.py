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
from generator.exercises.rewording import slot_of
from generator.exercises.rewriting import check_rewrite
from generator.lexicon.loaded import loaded_terms
from generator.lexicon.naming import NamingFamily, find_namings, naming_families
from generator.lexicon.records import marked
from generator.lexicon.triplets import Triplet, find_slot, triplets
from generator.text import read_article, read_text
from generator.text.span import Span

DEPOT = Path(__file__).parent / "articles" / "depot.txt"
LEVELS: tuple[Level, ...] = (1, 2, 3)
TIERS = {form.lower(): term.tier for term in loaded_terms() for form in term.forms}


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
    for loaded, plain, _, opposite in triplet.forms:
        assert loaded in TIERS, f"forms: {loaded!r} is not in the lexicon of loaded words"
        assert TIERS.get(plain) != "core", f"forms: the plain wording {plain!r} is loaded itself"
        assert TIERS.get(opposite) != "core", f"forms: the other event {opposite!r} is loaded"
        assert triplet.own_plain or plain_of[loaded] == plain, f"forms: {loaded!r} has another plain word"
    assert triplet.why or any(row[2] in TIERS for row in triplet.forms), (
        f"forms: nothing says why {triplet.forms[0][2]!r} is loaded"
    )
    for example in triplet.match:
        text, spans = marked(example)
        for start, end in spans:
            assert find_slot(text, start, end, (0, len(text))) is not None, f"match: {example}"
            found = loaded_wording.find(Reading(read_text(text)))
            marks = [mark.span for mark in found if mark.span.start == start and mark.span.end >= end]
            assert marks, f"match: {example}"


def test_there_are_many_triplets_and_they_run_both_ways() -> None:
    assert len(triplets()) >= 410
    rows = [row for triplet in triplets() for row in triplet.forms]
    plain_to_other = {(row[1], row[3]) for row in rows}
    for pair in (
        ("increased", "dropped"),
        ("large", "small"),
        ("very high", "modest"),
        ("positive", "critical"),
    ):
        assert pair in plain_to_other
    assert {("dropped", "increased"), ("small", "large"), ("critical", "positive")} <= plain_to_other
    assert {("criticised", "praised"), ("praised", "criticised")} <= plain_to_other


@pytest.mark.parametrize(
    "word",
    [
        "exacerbate",
        "aggravate",
        "indignation",
        "stringent",
        "clandestine",
        "outstanding",
        "appalling",
        "nasty",
    ],
)
def test_words_that_are_only_more_formal_or_have_no_plain_wording_are_not_asked_for(word: str) -> None:
    assert not any(row[0] == word for triplet in triplets() for row in triplet.forms)


def test_no_wording_of_another_event_is_extreme() -> None:
    rows = [row for triplet in triplets() for row in triplet.forms]
    assert not [row for row in rows if row[3].startswith("very ")]
    assert not [row for row in rows if row[1] in ("very good", "very bad", "very poor")]


@pytest.mark.parametrize(
    "example",
    [
        "Prices {soared} from 40 to 90 rupees.",
        "Sales {plummeted} to a record low.",
        "The plan was {slammed} by the union.",
        "The {surge} of the river went on.",
        "The club has {vowed} to rebuild the pier.",
        "He won the race after taking {slams} at his rivals.",
        "The candidate {surged} to the top of the list.",
        "The club signed a {windfall} sponsorship deal.",
        "The firm kept a {paltry} three percent.",
        "The chair {hammered} the board with questions.",
        "Fuel costs {soared} because the pipe broke.",
        "The review was so {scathing} that he left.",
        "The firm paid a {staggering} 40 million.",
        "Leeds were {thrashed} by Hull.",
        "The senator {rebuffed} a heckler at the door.",
        "He was {slammed} as weak.",
        "Helicopters {blasted} a building by the harbour.",
        "The crew {blasted} the old wall with water.",
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
        version = choice.options[0].text.endswith(".")
        assert version == (level > 1)
        assert len(choice.options) == (4 if level == 3 else 3)
        sizes = [len(option.text) for option in choice.options]
        assert not version or max(sizes) <= 1.4 * min(sizes)
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
def test_sentences_that_may_be_somebody_elses_are_not_written_anew(line: str) -> None:
    made = find_kind("plainer-word").make(annotated(f"Depot news\n\n{line}"), Request())
    assert isinstance(made, Shortfall) or {item.rule_id for item in made.items} == {"loaded.plainer-word"}


@pytest.mark.parametrize(
    "line",
    [
        "“The drivers slammed the new roster,” said mayor Ada Holt.",
        "Critics who slammed the deaths of 12 people slammed the new road.",
        "Rents soared because the bridge was shut.",
        "Critics slammed the abuse at the old school.",
    ],
)
def test_quoted_words_and_the_dead_are_left_alone(line: str) -> None:
    assert isinstance(
        find_kind("plainer-word").make(annotated(f"Depot news\n\n{line}"), Request()), Shortfall
    )


def test_a_word_of_the_headline_or_of_a_report_is_asked_about_alone() -> None:
    text = "Depot boss slams drivers over roster\n\nThe mayor said that rents had soared. He opened a gate."
    exercise = make("plainer-word", annotated(text), Request(level=2))
    asked = {
        item.stem.partition("“")[2].partition("”")[0]: key_text(choice)
        for item, choice in zip(exercise.items, choices(exercise), strict=True)
    }
    assert asked == {"slams": "criticises", "soared": "increased"}


def test_the_head_of_a_longer_mark_is_enough() -> None:
    text = "Unions slammed the pay offer."
    mark = annotated(text).loaded[0]
    longer = mark.model_copy(update={"span": Span.of(text, 7, 18)})
    placed = slot_of(text, longer, Span.of(text, 0, len(text)))
    assert placed is not None
    assert (placed[0].text, placed[1].plain) == ("slammed", "criticised")


def test_no_plain_word_is_asked_for_twice_while_there_are_others() -> None:
    text = (
        "Depot news\n\nUnions slammed the new roster. Drivers blasted the old roster. Clerks lambasted the "
        "late roster. Rents soared in the north of the city."
    )
    exercise = make("plainer-word", annotated(text), Request(level=1, count=2))
    assert {key_text(choice) for choice in choices(exercise)} == {"criticised", "increased"}


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
    tables = [item for item in exercise.items if isinstance(item.interaction, Match)]
    assert tables
    assert all(item.confidence == "teacher" for item in tables)


def test_names_used_by_several_wait_for_the_second_level() -> None:
    shown = keys(make("naming-tracker", depot(), Request(level=1)).items[0])
    assert not any(text.startswith("“strike”") for text in shown)
    assert "More than one of these" not in shown.values()


def test_one_voice_is_no_table() -> None:
    text = (
        "Depot news\n\nThe strike began on Monday. The walkout ended on Friday. The shutdown closed a road."
    )
    exercise = find_kind("naming-tracker").make(annotated(text), Request())
    assert isinstance(exercise, Exercise)
    assert [item.interaction.kind for item in exercise.items] == ["choice"]


def test_only_one_of_the_names_offered_stands_in_the_article() -> None:
    text = "Pier\n\nThe protesters sat down. “Activists blocked us,” Ana Rao said."
    item = make("naming-tracker", annotated(text), Request(level=3)).items[0]
    assert isinstance(item.interaction, Choice)
    shown = {option.text: option.id in item.interaction.key for option in item.interaction.options}
    assert [name for name, right in shown.items() if right] == ["protesters"]
    assert "activists" not in shown
    assert len(shown) == 3


@pytest.mark.parametrize(
    "line",
    ["The probe landed on the moon.", "An expert panel met.", "The government official left.", "It rained."],
)
def test_names_of_other_things_are_not_asked_about(line: str) -> None:
    text = f"Space\n\nA space {line[4:]}" if "moon" in line else f"News\n\n{line}"
    assert isinstance(find_kind("naming-tracker").make(annotated(text), Request()), Shortfall)


def test_places_are_sorted_where_no_name_has_one_voice() -> None:
    text = (
        "Depot\n\nThe outbreak began in May. Ana Rao said the outbreak was small. The epidemic "
        "closed the depot. Ana Rao said the epidemic was over."
    )
    item = make("naming-tracker", annotated(text), Request(level=2)).items[0]
    assert item.confidence == "teacher"
    assert item.rule_id in ("naming.place", "naming.voice")


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
