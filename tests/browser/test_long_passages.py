"""A whole article to mark words in, and long answers to choose from, at desktop and phone width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.exercises.model import Item, Match
from generator.lesson import Lesson, RecipeEntry, compose
from generator.text import read_text

from .answering import answer, box, check, onward, open_lesson
from .axe import violations
from .conftest import ROOT, Server

TEXT = (ROOT / "lessons" / "gomel-talks" / "article.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    kinds = ("mark-loaded-wording", "words-in-context")
    return compose(read_text(TEXT), [RecipeEntry(kind=kind) for kind in kinds], level=3)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, lesson: Lesson) -> Iterator[str]:
    root = tmp_path_factory.mktemp("long")
    folder = root / "lessons" / "long"
    folder.mkdir(parents=True)
    (folder / "lesson.toml").write_text("licence = 'CC0'\n", "utf-8")
    (folder / "article.txt").write_text(TEXT, "utf-8")
    (folder / "reviewed.json").write_text(lesson.to_json(), "utf-8")
    running = Server(root, COPYDESK_LESSONS=str(root / "lessons"))
    running.start()
    yield running.address
    running.kill()


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["desktop", "phone"])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str, lesson: Lesson) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(address)
    open_lesson(page, lesson)
    onward(page, lesson.exercises[0].title)
    yield page
    context.close()


def _long(lesson: Lesson) -> Item:
    return next(i for i in lesson.exercises[0].items if "\n\n" in i.interaction.passage.text)  # type: ignore[union-attr]


def test_the_whole_text_keeps_its_paragraphs_and_its_buttons_in_sight(visit: Page, lesson: Lesson) -> None:
    item = _long(lesson)
    text = item.interaction.passage.text  # type: ignore[union-attr]
    frame = box(visit, item)
    expect(frame.locator(".break")).to_have_count(len(text.strip().split("\n\n")) - 1)
    pressed = frame.get_by_role("button", name="Check")
    expect(pressed).to_be_in_viewport(ratio=0.9)
    word = frame.locator(".token").nth(90)
    word.click()
    expect(word).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_be_in_viewport(ratio=0.9)
    for _ in range(4):
        visit.keyboard.press("ArrowDown")
    seen = "() => document.activeElement.shadowRoot.activeElement.getBoundingClientRect().bottom"
    assert visit.evaluate(seen) <= (pressed.bounding_box() or {"y": 0})["y"], (
        "the bar hides what has the focus"
    )
    assert violations(visit) == []
    answer(visit, item)
    assert check(visit, item).startswith("Found")


def test_onward_stands_below_the_questions_before_the_article(visit: Page, lesson: Lesson) -> None:
    last = box(visit, lesson.exercises[0].items[-1]).bounding_box()
    onward_box = visit.get_by_role("button", name="Next →").bounding_box()
    article = visit.get_by_role("region", name="The article").bounding_box()
    assert last
    assert onward_box
    assert article
    assert last["y"] + last["height"] <= onward_box["y"]
    assert onward_box["y"] < article["y"] or onward_box["x"] < article["x"]


def test_long_answers_are_read_in_full(visit: Page, lesson: Lesson) -> None:
    onward(visit, lesson.exercises[1].title)
    item = next(i for i in lesson.exercises[1].items if isinstance(i.interaction, Match))
    answer(visit, item)
    narrow = (visit.viewport_size or {"width": 0})["width"] < 400
    frame = box(visit, item)
    for number, select in enumerate(frame.locator("select").all()):
        text = select.evaluate("node => node.selectedOptions[0].text")
        said = frame.locator(".chosen").nth(number)
        if narrow and len(text) > 30:
            expect(said).to_have_text(text)
            expect(said).to_be_visible()
        else:
            expect(said).to_be_hidden()
            fits = "node => { const c = document.createElement('canvas').getContext('2d'); "
            fits += "c.font = getComputedStyle(node).font; "
            fits += "return c.measureText(node.selectedOptions[0].text).width + 45 <= node.clientWidth; }"
            assert select.evaluate(fits), text
