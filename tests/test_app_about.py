"""What the teacher is told of a set, and how kinds are narrowed by a standard."""

from __future__ import annotations

import re

import pytest

from generator.annotations.annotate import annotate
from generator.app.about_set import about_html
from generator.app.desk import Desk
from generator.app.draft import Settings, queue, reject
from generator.app.item_view import Answer
from generator.app.settings import related, standards
from generator.app.state import Work
from generator.exercises.discover import kinds
from generator.exercises.model import Item, Match
from generator.text import read_text
from tests.test_app_draft import TEXT


@pytest.fixture
def desk() -> Desk:
    found = annotate(read_text(TEXT))
    return Desk(found.article, found, Settings())


def _text(desk: Desk) -> str:
    return re.sub(r"<[^>]+>", " ", about_html(desk.quality(), desk.draft.lesson))


def test_the_panel_tells_what_is_counted(desk: Desk) -> None:
    text, found = _text(desk), desk.quality()
    assert f"{found.questions} questions" in text
    assert "These are counts, not a verdict" in text
    assert "Relates to (not certified)" in text
    for title, count in found.kinds:
        assert re.search(rf"{re.escape(title)}\s+{count}\s", text), title
    for actor in found.actors:
        assert re.search(rf"{re.escape(actor.name)}\s+{actor.questions}\s+{actor.loaded_words}\s", text)
    assert not re.search(r"\b(G\d|\d+ the key)\b", text), "codes of the review are not for readers"


def test_sentences_of_the_panel_are_short(desk: Desk) -> None:
    cells = re.findall(r"<(?:td|p)[^>]*>([^<]*)<", about_html(desk.quality(), desk.draft.lesson))
    assert max(len(cell.split()) for cell in cells if "CCSS" not in cell) <= 25


def test_a_name_of_the_article_is_no_markup() -> None:
    found = annotate(read_text(TEXT.replace("Peter Lund", "Peter <b>Lund").replace("road", "road <script>")))
    desk = Desk(found.article, found, Settings())
    assert "<script" not in about_html(desk.quality(), desk.draft.lesson)


def test_it_is_counted_once_for_each_state(desk: Desk) -> None:
    first = desk.quality()
    assert desk.quality() is first
    _, item = queue(desk.draft)[0]
    desk.change(reject(desk.draft, item))
    assert desk.quality().questions == first.questions - 1


@pytest.mark.parametrize("standard", list(standards()))
def test_a_standard_narrows_the_kinds(standard: str) -> None:
    found = related(standard)
    assert found
    for kind in kinds():
        codes = [code for code in kind.standards if code == standard or code.startswith(f"{standard} ")]
        assert (kind in found) == bool(codes)
    assert standards()[standard].endswith("kind" if len(found) == 1 else "kinds")


def test_every_code_belongs_to_a_body_that_can_be_chosen() -> None:
    bodies = {kind.name for body in list(standards())[:7] for kind in related(body)}
    assert bodies == {kind.name for kind in kinds() if kind.standards}


def test_a_number_of_questions_holds_for_chosen_kinds_too(desk: Desk) -> None:
    chosen = tuple(kind.name for kind in related("CBSE"))
    desk.recompose(Settings(kinds=chosen, count=2))
    assert len(desk.draft.items) == 2
    assert {exercise.kind for exercise in desk.draft.lesson.exercises} <= set(chosen)
    desk.recompose(Settings(kinds=chosen, count=None))
    assert len(desk.draft.items) > 2


def test_rounds_count_changes_of_the_settings_only(desk: Desk) -> None:
    _, item = queue(desk.draft)[0]
    desk.change(reject(desk.draft, item))
    assert desk.rounds == 0
    desk.recompose(Settings(level=3))
    assert desk.rounds == 1
    desk.undo()
    assert desk.rounds == 0


@pytest.mark.parametrize("whole", [False, True])
def test_all_or_nothing_holds_in_practice(desk: Desk, *, whole: bool) -> None:
    work = Work(desk.draft.lesson, whole=whole)
    item = next(item for item in work.items if isinstance(item.interaction, Match))
    work.check(item, _one_row(work, item))
    assert work.attempt(item).earned == (0 if whole else 1)


def _one_row(work: Work, item: Item) -> Answer:
    """The first row answered rightly, the others not at all."""
    assert isinstance(item.interaction, Match)
    row, view = item.interaction.rows[0], work.view(item)
    place = [target.id for target in item.interaction.targets].index(row.key)
    return Answer(pairs=[[view["rows"][0]["id"], view["targets"][place]["id"]]])


def test_all_or_nothing_holds_when_a_test_is_handed_in(desk: Desk) -> None:
    for whole, marks in ((False, 1), (True, 0)):
        work = Work(desk.draft.lesson, whole=whole, mode="test")
        item = next(item for item in work.items if isinstance(item.interaction, Match))
        work.check(item, _one_row(work, item))
        work.hand_in()
        assert work.attempt(item).earned == marks


def test_free_writing_is_not_counted_among_what_is_checked(desk: Desk) -> None:
    desk.recompose(Settings(kinds=("plainer-word", "leave-the-page", "who-said-it"), count=None, level=3))
    work = Work(desk.draft.lesson)
    for exercise in work.lesson.exercises:
        assert work.checked(exercise) == 0
        for item in exercise.items:
            if item.interaction.kind == "extended-text" and item.interaction.rewrites:
                work.check(item, Answer(text="The meeting ended without a vote."))
        assert work.checked(exercise) <= work.to_do(exercise)
        if all(item.interaction.kind == "extended-text" for item in exercise.items):
            assert work.checked(exercise) == 0
