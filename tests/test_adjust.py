"""A teacher adds, retiers and switches off loaded words for one lesson."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import read_text
from generator.annotations.adjust import RULE, WordChange, adjust, summary
from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.annotations.plainer import plainer
from generator.errors import LessonError
from generator.lesson import load_lesson

TEXT = (
    "Mill row grows\n\nThe owner slammed a reckless plan. The plan’s author was slammed on Monday. Rain fell."
)


def found() -> AnnotationSet:
    return annotate(read_text(TEXT))


def marks(annotations: AnnotationSet) -> list[tuple[str, str]]:
    return [(mark.span.text, mark.tier) for mark in annotations.loaded]


def test_nothing_changes_without_changes() -> None:
    assert adjust(found(), ()) == found()
    assert adjust(found(), [WordChange(form="snow", tier="off")]) == found()


def test_a_word_is_switched_off_wherever_it_stands() -> None:
    assert marks(adjust(found(), [WordChange(form="SLAMMED", tier="off")])) == [("reckless", "core")]


def test_a_word_is_retiered_and_keeps_its_reason() -> None:
    before = next(mark for mark in found().loaded if mark.span.text == "reckless")
    after = adjust(found(), [WordChange(form="reckless", tier="arguable")]).loaded[1]
    assert (after.tier, after.why, after.neutral, after.rule) == (
        "arguable",
        before.why,
        before.neutral,
        RULE,
    )


def test_a_word_is_added_with_its_plainer_wording() -> None:
    changed = adjust(
        found(), [WordChange(form="rain", tier="core", neutral="water", why="A test of adding.")]
    )
    mark = changed.loaded[-1]
    assert (mark.span.text, mark.neutral, mark.why, mark.confidence) == (
        "Rain",
        "water",
        "A test of adding.",
        "certain",
    )
    replaced = plainer(TEXT, mark)
    assert replaced is not None
    assert replaced.applied(TEXT).endswith("water fell.")


def test_an_added_phrase_takes_the_place_of_the_word_inside() -> None:
    changed = adjust(found(), [WordChange(form="a reckless plan", tier="core")])
    assert ("a reckless plan", "core") in marks(changed)
    assert ("reckless", "core") not in marks(changed)
    assert marks(adjust(changed, [WordChange(form="reckless", tier="off")])) == marks(changed)


def test_curly_and_straight_apostrophes_are_one() -> None:
    assert ("plan’s author", "arguable") in marks(
        adjust(found(), [WordChange(form="plan's author", tier="arguable")])
    )


def test_the_summary_names_every_change() -> None:
    changes = [WordChange(form="bold", tier="core"), WordChange(form="war", tier="off")]
    assert summary(changes) == "Changed for this lesson: “bold” counts as loaded; “war” is not marked."


def lesson_in(folder: Path, words: str) -> Path:
    folder.mkdir()
    text = (
        "Mill closes\n\n"
        + "The owner made a reckless promise to the town last year, and the old mill closed.\n" * 3
    )
    (folder / "article.txt").write_text(text, "utf-8")
    head = 'licence = "CC0"\nlevel = 1\n[[exercise]]\nkind = "mark-loaded-wording"\n'
    (folder / "lesson.toml").write_text(head + words, "utf-8")
    return folder


def test_lesson_toml_changes_words_and_the_exercise_says_so(tmp_path: Path) -> None:
    plain = load_lesson(lesson_in(tmp_path / "a", ""))
    changed = load_lesson(lesson_in(tmp_path / "b", '[[word]]\nform = "old"\ntier = "core"\nneutral = ""\n'))
    assert [token.text for token in plain.exercises[0].items[0].evidence] == ["reckless"]
    assert [token.text for token in changed.exercises[0].items[0].evidence] == ["reckless", "old"]
    assert "Changed for this lesson: “old” counts as loaded." in changed.exercises[0].note
    assert "Changed for this lesson" not in plain.exercises[0].note


def test_a_wrong_word_table_is_named(tmp_path: Path) -> None:
    folder = lesson_in(tmp_path / "c", '[[word]]\nform = "old"\ntier = "always"\n')
    with pytest.raises(LessonError, match=r"lesson.toml: word\.1\.tier"):
        load_lesson(folder)
