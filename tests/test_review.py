"""The review by code: gates that reject, criteria that are only named, and the quality of a set."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import annotate, read_text
from generator.annotations.model import AnnotationSet
from generator.exercises.discover import kinds
from generator.exercises.kind import Request
from generator.exercises.model import Age, Choice, Exercise, Feedback, Item, Option, Shortfall
from generator.exercises.rubric import Fault, faults
from generator.lesson import Lesson, Recipe, RecipeEntry, compose, compose_from, key_of, load_lesson, quality
from generator.text.article import Article
from generator.text.span import Span

ARTICLE = read_text("Pier\n\nThe pier was opened on Monday. Ana Quist cut a ribbon with two scissors.")
LESSONS = sorted((Path(__file__).parent.parent / "lessons").glob("*/lesson.toml"))


def option(
    name: str, text: str, tag: str | None = "tag", rule: str = "The sentence names the day."
) -> Option:
    return Option(id=name, text=text, feedback=Feedback(verdict="No.", rule=rule), misconception=tag)


OPTIONS = (option("a", "on Monday", None), option("b", "on Tuesday"), option("c", "on Friday"))


def item(
    *,
    options: tuple[Option, ...] = OPTIONS,
    stem: str = "When was it opened?",
    rule: str = "It stands so.",
    evidence: tuple[Span, ...] = (Span.of(ARTICLE.text, 6, 37),),
) -> Item:
    return Item(
        id="e0-000000000000",
        stem=stem,
        interaction=Choice(options=options, key=("a",)),
        evidence=evidence,
        rule=rule,
        rule_id="test.rule",
        not_claimed="Nothing more.",
        confidence="certain",
        skill="reading",
        difficulty=2,
        hints=("Look.", "Look again.", "It is one of two."),
    )


def test_a_sound_item_has_no_fault() -> None:
    assert faults(item(), ARTICLE) == ()


@pytest.mark.parametrize(
    ("made", "criterion"),
    [
        (item(evidence=()), "G1"),
        (item(evidence=(Span(start=0, end=4, text="Quay"),)), "G5"),
        (item(stem="Which outlet is biased?"), "G4"),
        (item(stem="When was “\u202etfel\u202c” opened?"), "G2"),
        (item(stem="Who reads ana.quist@pier.example?"), "G7"),
        (item(stem="Who answers +44 1632 960 001?"), "G7"),
        (item(stem="Say when."), "5"),
        (item(options=(OPTIONS[0], OPTIONS[1], option("c", "on Friday", None))), "6"),
        (
            item(options=(option("a", "on a Monday that the whole town had waited for", None), *OPTIONS[1:])),
            "7",
        ),
        (item(stem="What happened on the Monday of the opening?"), "7"),
        (item(options=(*OPTIONS[:2], option("c", "on Friday", rule=""))), "9"),
    ],
)
def test_faults_are_found(made: Item, criterion: str) -> None:
    found = faults(made, ARTICLE)
    assert [fault.criterion for fault in found] == [criterion]
    assert found[0].rejects is criterion.startswith("G")


def test_harm_is_not_for_the_youngest() -> None:
    harm = item(stem="Who was charged with murder?")
    assert [fault.criterion for fault in faults(harm, ARTICLE, age="11-13")] == ["G6"]
    assert faults(harm, ARTICLE, age="16+") == ()


def test_words_of_the_article_are_no_verdict_of_ours() -> None:
    article: Article = read_text(
        "Pier\n\nThe mayor said the report was a lie. The pier was opened on Monday."
    )
    asked = item(stem="Who said that it was a lie?", evidence=(Span.of(article.text, 6, 15),))
    assert faults(asked, article) == ()


@pytest.mark.parametrize("count", [None, 1])
def test_what_fails_a_gate_does_not_leave_and_is_told(
    monkeypatch: pytest.MonkeyPatch, count: int | None
) -> None:
    def judge(made: Item, article: Article, *, age: Age | None = None) -> tuple[Fault, ...]:
        return (Fault(criterion="G2", what="two keys"),) if "1,50,000" in made.stem else ()

    monkeypatch.setattr("generator.lesson.composing.faults", judge)
    article = read_text("Pier\n\nThe port wrote to 1,50,000 people. The port holds 2,40,000 crates.")
    recipe = Recipe(entries=(RecipeEntry(kind="number-systems"),), count=count)
    for seed in ("", "b", "c"):
        lesson = compose(article, recipe, seed=seed)
        stems = [made.stem for exercise in lesson.exercises for made in exercise.items]
        assert stems
        assert not [stem for stem in stems if "1,50,000" in stem]
        assert all(entry.faults[0].criterion == "G2" for entry in lesson.rejected)
        assert ("Not let out" in quality(lesson).to_text()) is bool(lesson.rejected)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.parent.name)
def test_lessons_pass_the_review(path: Path) -> None:
    lesson = load_lesson(path.parent)
    assert lesson.rejected == ()
    found = quality(lesson)
    assert found.parts >= found.questions > 0
    assert not [remark for remark in found.remarks if "answer" in remark.what]


# The same story with the sides exchanged

STORY = """{A} and {B} meet after a clash at the border

Published: 14 March 2023

Envoys from {A} met envoys from {B} in Geneva on Monday, after the clash that began on March 3.

“{A} wants the road to be opened again,” said Ines Okoro, the spokesperson of {A}. “{B} wants the bridge to be
rebuilt,” said Tomas Lind, the spokesperson of {B}.

Troops of {A} unleashed a brutal attack on a camp of {B} on March 3. Nearly 1,50,000 people left the valley by
Thursday, and at least 240 trucks waited at the crossing.

Okoro claimed that {B} had closed the bridge. Lind insisted that {A} had closed the road.

{A} is ready for talks if {B} opens the road. {B} is ready for talks if {A} opens the bridge.
"""


def everything(text: str) -> AnnotationSet:
    return annotate(read_text(text))


def keys(annotations: AnnotationSet) -> dict[str, str]:
    """What is asked, kind by kind, and its key: a row or a question each."""
    out: dict[str, str] = {}
    for kind in kinds():
        found: Exercise | Shortfall = kind.make(annotations, Request(level=2, count=40))
        for made in found.items if isinstance(found, Exercise) else ():
            if made.interaction.kind in ("match", "hottext"):
                first, *rest = key_of(made)
                lines = [(first, " ".join(rest))] if made.interaction.kind == "hottext" else []
                lines += [
                    (asked, right)
                    for asked, arrow, right in (row.partition(" → ") for row in (first, *rest))
                    if arrow
                ]
            else:
                lines = [
                    (f"{made.stem} {made.context.text if made.context else ''}", "; ".join(key_of(made)))
                ]
            out |= {f"{kind.name}: {asked}": right for asked, right in lines}
    return out


def _exchanged(text: str, sides: tuple[str, str]) -> str:
    one, other = sides
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


@pytest.mark.parametrize("sides", [("Russia", "Ukraine"), ("India", "Pakistan"), ("Israel", "Lebanon")])
def test_every_kind_keys_alike_whoever_acts(sides: tuple[str, str]) -> None:
    one = keys(everything(STORY.format(A=sides[0], B=sides[1])))
    swapped = keys(everything(STORY.format(A=sides[1], B=sides[0])))
    other = {_exchanged(asked, sides): _exchanged(right, sides) for asked, right in swapped.items()}
    common = one.keys() & other.keys()
    assert {asked: one[asked] for asked in common} == {asked: other[asked] for asked in common}
    assert len(common) >= 10
    assert len({asked.partition(":")[0] for asked in common}) >= 6


def test_a_lesson_is_read_back_with_its_rejections() -> None:
    lesson = compose_from(everything(STORY.format(A="Chile", B="Peru")))
    assert Lesson.model_validate_json(lesson.to_json()) == lesson
