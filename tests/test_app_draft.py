"""A teacher's draft: every change is checked, and can be taken back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from generator.annotations.adjust import WordChange, adjust
from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.app.desk import Desk
from generator.app.draft import (
    Draft,
    DraftError,
    Settings,
    accept,
    drop_row,
    queue,
    reject,
    reword,
    swap,
)
from generator.app.lessons import read_folder
from generator.app.publish import lesson_files, slug
from generator.exercises.model import Item, Match
from generator.text import read_text

LESSONS = Path(__file__).parents[1] / "lessons"
TEXT = """Council splits over the harbour road

Published 10:00 GMT, 14 March 2025

"We will close the road by June," Mayor Ana Costa said on Monday. Peter Lund said the plan would cost jobs.

"Nobody asked us," said Lena Moss, who runs a shop. The shambolic meeting ended without a vote on Tuesday.

Costa said that 12,500 people had signed. Lund told reporters: "Traders will go." Moss said she would wait.
"""


@pytest.fixture
def found() -> AnnotationSet:
    return annotate(read_text(TEXT))


@pytest.fixture
def desk(found: AnnotationSet) -> Desk:
    return Desk(found.article, found, Settings())


def _items(desk: Desk) -> list[Item]:
    return [item for _, item in queue(desk.draft)]


def test_the_uncertain_come_first(desk: Desk) -> None:
    order = ["teacher", "likely", "certain"]
    places = [order.index(item.confidence) for item in _items(desk)]
    assert places
    assert places == sorted(places)


def test_a_rejected_question_is_gone_and_stays_gone_when_made_anew(desk: Desk) -> None:
    first, count = _items(desk)[0], len(_items(desk))
    desk.change(reject(desk.draft, first))
    assert first.id not in {item.id for item in _items(desk)}
    desk.recompose(desk.draft.settings)
    assert first.id not in {item.id for item in _items(desk)}
    desk.undo()
    desk.undo()
    assert len(_items(desk)) == count
    assert not desk.can_undo


def test_rewording_is_checked_again(desk: Desk) -> None:
    first = _items(desk)[0]
    with pytest.raises(DraftError, match="biased"):
        reword(desk.draft, first, "Which biased words stand here?")
    with pytest.raises(DraftError):
        reword(desk.draft, first, "   ")
    desk.change(reword(desk.draft, first, " Whose \n words? "))
    changed = next(item for item in _items(desk) if item.id == first.id)
    assert changed.stem == "Whose words?"
    assert changed.interaction == first.interaction
    assert first.id in desk.draft.accepted


def test_a_row_can_be_left_out_down_to_two(desk: Desk) -> None:
    item = next(item for item in _items(desk) if isinstance(item.interaction, Match))
    assert isinstance(item.interaction, Match)
    while isinstance(item.interaction, Match) and len(item.interaction.rows) > 2:
        gone = item.interaction.rows[0].id
        desk.change(drop_row(desk.draft, item, gone))
        item = next(other for other in _items(desk) if other.id == item.id)
        assert isinstance(item.interaction, Match)
        assert gone not in {row.id for row in item.interaction.rows}
    with pytest.raises(DraftError, match="two rows"):
        drop_row(desk.draft, item, item.interaction.rows[0].id)


def test_swap_gives_another_question_or_says_there_is_none() -> None:
    article = read_text((LESSONS / "metro-bill" / "article.txt").read_text("utf-8"))
    desk = Desk(article, annotate(article), Settings())
    refused = 0
    for item in _items(desk):
        before = {other.id for other in _items(desk)}
        after = _swapped(desk, item)
        if after is None:
            refused += 1
            continue
        ids = {other.id for _, other in queue(after)}
        assert item.id not in ids
        assert len(ids - before) == 1
    assert refused < len(_items(desk))


def _swapped(desk: Desk, item: Item) -> Draft | None:
    with suppress(DraftError):
        return swap(desk.draft, desk.annotations, item)
    return None


def test_words_are_judged_for_one_lesson(found: AnnotationSet) -> None:
    def tiers(*changes: WordChange) -> dict[str, str]:
        return {w.span.text: w.tier for w in adjust(found, changes).loaded}

    assert tiers()["shambolic"] == "core"
    assert "shambolic" not in tiers(WordChange(form="Shambolic", tier="off"))
    assert tiers(WordChange(form="shambolic", tier="arguable"))["shambolic"] == "arguable"
    added = tiers(WordChange(form="without a vote", tier="core", neutral="with no vote"))
    assert added["without a vote"] == "core"
    assert added["shambolic"] == "core"
    assert found.loaded == annotate(read_text(TEXT)).loaded


def test_a_reviewed_lesson_is_read_back_as_it_was(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = _items(desk)[0]
    desk.change(reword(desk.draft, first, "Whose words?"))
    desk.change(accept(desk.draft, first))
    lesson = desk.draft.lesson
    folder = tmp_path_factory.mktemp("lessons") / slug(lesson)
    folder.mkdir()
    for name, content in lesson_files(lesson, desk.draft).items():
        (folder / name).write_text(content, "utf-8", newline="")
    assert read_folder(folder) == lesson
    (folder / "reviewed.json").unlink()
    assert read_folder(folder).article.text == lesson.article.text
