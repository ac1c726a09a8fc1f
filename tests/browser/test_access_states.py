"""Accessibility of the states between: the passphrase, a test, open editors, a line that is down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from generator.lesson import Lesson, load_lesson
from tests.test_app_corrections import TEXT

from .answering import answer, box, check, onward, settled
from .axe import violations
from .conftest import ROOT, Server


class States:
    """What axe finds in each state, told at the end for all."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def judge(self, name: str, page: Page) -> None:
        settled(page)
        self.found[name] = violations(page)


@pytest.fixture
def states() -> Iterator[States]:
    states = States()
    yield states
    lines = [f"{name}: {line}" for name, found in states.found.items() for line in found]
    assert not lines, "\n".join(lines)


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return load_lesson(ROOT / "lessons" / "gomel-talks")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    running = Server(tmp_path_factory.mktemp("guarded"), COPYDESK_PASSPHRASE="blue-kite-twelve")
    running.start()
    yield running.address
    running.kill()


def test_the_passphrase_page(context: BrowserContext, guarded: str, states: States) -> None:
    page = context.new_page()
    page.goto(f"{guarded}/teachers")
    page.get_by_label("Passphrase").wait_for()
    states.judge("gate", page)
    page.get_by_label("Passphrase").fill("wrong")
    page.get_by_role("button", name="Enter").click()
    page.get_by_role("alert").wait_for()
    states.judge("refused", page)
    page.get_by_label("Passphrase").fill("blue-kite-twelve")
    page.get_by_role("button", name="Enter").click()
    page.get_by_label("Article text").wait_for()
    states.judge("let in", page)


def test_a_test_from_its_start_to_the_marks(
    context: BrowserContext, server: str, lesson: Lesson, states: States
) -> None:
    page = context.new_page()
    page.goto(f"{server}/?lesson=gomel-talks")
    page.get_by_role("button", name="Go on and read").click()
    page.get_by_text("at the end, as in a test").click()
    states.judge("test chosen", page)
    for exercise in lesson.exercises:
        onward(page, exercise.title)
        item = exercise.items[0]
        states.judge(f"{exercise.kind} in a test", page)
        answer(page, item, right=False)
        box(page, item).get_by_role("button", name="Save answer").click()
        box(page, item).get_by_text("You can change it until you hand in").wait_for()
        states.judge(f"{exercise.kind} saved", page)
    onward(page, "Hand in")
    states.judge("before it is handed in", page)
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("heading", name="How it went").wait_for()
    page.get_by_text("My answers, to look at again").click()
    page.get_by_text("Begin this lesson anew").click()
    states.judge("marks", page)
    for exercise in reversed(lesson.exercises):
        page.get_by_role("button", name="← Back").click()
        page.get_by_role("heading", name=exercise.title, exact=True, level=2).wait_for()
        box(page, exercise.items[0]).locator(".result").wait_for()
        states.judge(f"{exercise.kind} after the test", page)


def test_a_line_that_is_down_and_a_refused_answer(
    context: BrowserContext, server: str, lesson: Lesson, states: States
) -> None:
    page = context.new_page()
    page.goto(f"{server}/?lesson=gomel-talks")
    page.get_by_role("button", name="Go on and read").click()
    onward(page, lesson.exercises[0].title)
    item = lesson.exercises[0].items[0]
    select = box(page, item).locator("select").first
    select.evaluate("node => { node.options[1].value = 'forged' }")
    select.select_option(index=1)
    box(page, item).get_by_role("button", name="Check").click()
    page.get_by_role("alert").first.wait_for()
    states.judge("refused", page)
    page.reload()
    page.get_by_role("heading", name=lesson.exercises[0].title, exact=True, level=2).wait_for()
    answer(page, item)
    context.set_offline(True)
    box(page, item).get_by_role("button", name="Check").click()
    page.locator(".copydesk-line-down", has_text="down").wait_for()
    states.judge("offline", page)
    context.set_offline(False)
    check(page, item)
    page.goto(f"{server}/?lesson=no-such-lesson")
    page.get_by_role("alert").wait_for()
    page.get_by_text("Delete what is kept of me").click()
    states.judge("unknown link, with something kept", page)


def test_a_draft_with_all_editors_open(context: BrowserContext, server: str, states: States) -> None:
    page = context.new_page()
    page.goto(f"{server}/teachers")
    page.get_by_label("Article text").wait_for()
    page.get_by_role("button", name="Read this text").click()
    page.get_by_role("alert").wait_for()
    states.judge("nothing pasted", page)
    page.get_by_label("Article text").fill(TEXT)
    page.get_by_role("button", name="Read this text").click()
    page.get_by_role("heading", name="Question 1 of").wait_for()
    for editor in (
        "Level, age and kinds of exercise", "Change the question", "Change the proof",
        "Correct what was read in the article", "questions with their keys", "About this set",
    ):  # fmt: skip
        settled(page)
        page.get_by_text(editor).click()
    states.judge("editors", page)
    page.get_by_label("Exact words of the article").fill("not in the story")
    page.get_by_role("button", name="Save the proof").click()
    page.get_by_role("alert").first.wait_for()
    states.judge("proof refused", page)
    page.get_by_role("button", name="Ask nothing about it").click()
    page.locator(".saved-note").wait_for()
    states.judge("corrected", page)
    page.get_by_role("button", name="Accept").click()
    states.judge("accepted", page)
    page.get_by_role("radio", name="Print, save, share").or_(
        page.get_by_role("button", name="Print, save, share")
    ).first.click()
    page.get_by_role("button", name="Make a link").click()
    page.get_by_text("Open it as a pupil").wait_for()
    states.judge("link made", page)


def test_a_draft_with_no_question_left(context: BrowserContext, server: str, states: States) -> None:
    page = context.new_page()
    page.goto(f"{server}/teachers")
    text = "Lamps lit\n\nWorkers fixed 1,50,000 lamps along the canal."
    page.get_by_label("Article text").fill(text)
    page.get_by_role("button", name="Read this text").click()
    page.get_by_role("heading", name="Question 1 of").wait_for()
    left = page.locator("h2, .problem").filter(has_text="uestion").first
    while (line := left.inner_text()).startswith("Question"):
        settled(page)
        page.get_by_role("button", name="Reject").click()
        expect(left).not_to_have_text(line)
    states.judge("nothing left", page)


def test_files_and_folder(context: BrowserContext, server: str, states: States, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_text("   ", "utf-8")
    page = context.new_page()
    page.goto(f"{server}/teachers")
    page.get_by_role("tab", name="Upload").click()
    page.locator("input[type=file]").set_input_files(bad)
    page.get_by_text(bad.name).first.wait_for()
    page.get_by_role("button", name="Read this file").click()
    page.get_by_role("alert").first.wait_for()
    states.judge("bad file", page)
    page.get_by_role("tab", name="Built-in lesson").click()
    states.judge("built-in", page)
