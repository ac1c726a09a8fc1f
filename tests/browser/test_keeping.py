"""No checked answer is lost: reload, killed server, broken line; and the pupil can delete it all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.exercises.model import Item, Match
from generator.lesson import Lesson, load_lesson
from tests import postgres

from .answering import answer, box, check, onward, open_lesson
from .conftest import Server

LESSONS = Path(__file__).parents[2] / "lessons"


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return load_lesson(LESSONS / "gomel-talks")


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(server)
    yield page
    context.close()


def _first_item_checked(page: Page, lesson: Lesson) -> str:
    open_lesson(page, lesson)
    onward(page, lesson.exercises[0].title)
    answer(page, lesson.exercises[0].items[0], right=False)
    return check(page, lesson.exercises[0].items[0])


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kept.sqlite3'}"
        return
    with postgres.running() as url:
        yield url


def test_a_killed_server_and_a_reload_lose_nothing(
    browser: Browser, tmp_path: Path, lesson: Lesson, database: str
) -> None:
    server = Server(tmp_path, COPYDESK_DATABASE=database)
    server.start()
    context = browser.new_context()
    context.set_default_timeout(30_000)
    page = context.new_page()
    try:
        page.goto(server.address)
        summary = _first_item_checked(page, lesson)
        onward(page, lesson.exercises[1].title)
        second = lesson.exercises[1].items[0]
        answer(page, second)
        given = _given(page, second)
        server.kill()
        server.start()
        page.reload()
        page.get_by_role("heading", name=lesson.exercises[1].title, exact=True, level=2).wait_for()
        box(page, second).get_by_role("button", name="Check").wait_for()
        assert _given(page, second) == given  # not checked, kept in the tab
        page.get_by_role("button", name="← Back").click()
        expect(box(page, lesson.exercises[0].items[0]).locator(".result .summary")).to_have_text(summary)
    finally:
        context.close()
        server.kill()


def _given(page: Page, item: Item) -> list[str | bool]:
    """What is chosen, typed or marked in the frame of *item*."""
    fields = box(page, item).locator("select, input, textarea, .token")
    state = "one.ariaPressed ?? (/radio|checkbox/.test(one.type) ? one.checked : one.value)"
    return fields.evaluate_all(f"all => all.map(one => {state})")


def test_another_visitor_sees_nothing_of_it(browser: Browser, visit: Page, lesson: Lesson) -> None:
    _first_item_checked(visit, lesson)
    other = browser.new_context()
    page = other.new_page()
    page.goto(visit.url)
    page.get_by_role("button", name="Go on and read").click()
    expect(page.locator(".progress")).to_contain_text(re.compile(r"\b0 of \d+ questions checked"))
    other.close()


def test_everything_kept_can_be_deleted(visit: Page, lesson: Lesson) -> None:
    _first_item_checked(visit, lesson)
    visit.get_by_role("button", name="Leave the lesson").click()
    visit.get_by_role("button", name="Go on with this lesson").wait_for()
    visit.get_by_text("Delete what is kept of me").click()
    visit.get_by_role("button", name="Delete it all").click()
    expect(visit.get_by_role("button", name="Go on with this lesson")).to_have_count(0)
    open_lesson(visit, lesson)
    expect(visit.locator(".progress")).to_contain_text(re.compile(r"\b0 of \d+ questions checked"))


def test_check_without_a_line_says_so_and_can_be_sent_again(visit: Page, lesson: Lesson) -> None:
    open_lesson(visit, lesson)
    onward(visit, lesson.exercises[0].title)
    item = lesson.exercises[0].items[0]
    answer(visit, item)
    context: BrowserContext = visit.context
    context.set_offline(True)
    box(visit, item).get_by_role("button", name="Check").click()
    expect(box(visit, item).locator(".actions .note").last).to_contain_text("The connection is down")
    expect(visit.locator(".copydesk-line-down")).to_contain_text("The connection is down")
    context.set_offline(False)
    expect(visit.locator(".copydesk-line-down")).to_have_text("")
    check(visit, item)
    assert box(visit, item).locator(".part.wrong, .part.missed").count() == 0


def test_answers_not_checked_outlive_hints_and_steps(visit: Page, lesson: Lesson) -> None:
    open_lesson(visit, lesson)
    onward(visit, lesson.exercises[0].title)
    item = lesson.exercises[0].items[0]
    assert isinstance(item.interaction, Match)
    first = box(visit, item).locator("select").first
    first.select_option(index=1)
    chosen = first.input_value()
    box(visit, item).get_by_role("button", name="Hint").click()
    expect(box(visit, item).locator(".hints li")).to_have_text(list(item.hints[:1]))
    expect(box(visit, item).locator(".hints li")).to_be_focused()
    expect(first).to_have_value(chosen)
    onward(visit, lesson.exercises[1].title)
    visit.get_by_role("button", name="← Back").click()
    expect(first).to_have_value(chosen)
    visit.reload()
    expect(first).to_have_value(chosen)


def test_a_test_shows_nothing_until_it_is_handed_in(visit: Page, lesson: Lesson) -> None:
    open_lesson(visit, lesson)
    visit.get_by_text("at the end, as in a test").click()
    onward(visit, lesson.exercises[0].title)
    item = lesson.exercises[0].items[0]
    expect(box(visit, item).get_by_role("button", name="Hint")).to_have_count(0)
    answer(visit, item)
    box(visit, item).get_by_role("button", name="Save answer").click()
    expect(box(visit, item).locator(".actions .note").last).to_contain_text("Saved")
    expect(visit.locator(".result")).to_have_count(0)
    visit.get_by_role("radio", name="Summary").or_(visit.get_by_role("button", name="Summary")).click()
    visit.get_by_role("heading", name="Hand in").wait_for()
    visit.get_by_role("button", name="Hand in").click()
    visit.get_by_role("heading", name="How it went").wait_for()
    total = sum(other.maximum for other in lesson.exercises[0].items)
    expect(visit.locator(".totals tbody tr").first).to_contain_text(f"{item.maximum} of {total}")


def test_bare_letters_do_nothing(visit: Page, lesson: Lesson) -> None:
    open_lesson(visit, lesson)
    frames: list[bytes | str] = []
    visit.on("websocket", lambda ws: ws.on("framesent", lambda sent: frames.append(sent)))
    visit.reload()
    visit.get_by_role("button", name="Start the exercises →").wait_for()
    visit.wait_for_timeout(500)
    frames.clear()
    visit.locator("h1").click()
    visit.keyboard.press("c")
    visit.keyboard.press("r")
    visit.wait_for_timeout(300)
    expect(visit.get_by_role("dialog")).to_have_count(0)
    assert not frames
