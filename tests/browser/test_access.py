"""Accessibility: axe on every page, light and dark, at two widths; reflow, forced colours, print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from generator.lesson import Lesson, load_lesson

from .answering import answer, box, check, onward
from .axe import violations

ROOT = Path(__file__).parents[2]
ARTICLE = (ROOT / "lessons" / "gomel-talks" / "article.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return load_lesson(ROOT / "lessons" / "gomel-talks")


def test_every_state_of_the_pupils_page(context: BrowserContext, server: str, lesson: Lesson) -> None:
    page = context.new_page()
    found: dict[str, list[str]] = {}
    page.goto(server)
    page.get_by_role("heading", name="Choose a lesson").wait_for()
    found["choose"] = violations(page)
    page.get_by_text("Use an article of your own").click()
    page.get_by_role("button", name="Make exercises").click()
    page.get_by_role("alert").wait_for()
    found["paste refused"] = violations(page)
    page.goto(f"{server}/?lesson=gomel-talks")
    page.get_by_role("button", name="Go on and read").wait_for()
    found["content note"] = violations(page)
    page.get_by_role("button", name="Go on and read").click()
    page.get_by_role("button", name="Start the exercises →").wait_for()
    page.get_by_text("Reading settings and print").click()
    found["read"] = violations(page)
    for exercise in lesson.exercises:
        onward(page, exercise.title)
        item = exercise.items[0]
        if item.hints:
            box(page, item).get_by_role("button", name="Hint").click()
            box(page, item).locator(".hints").wait_for()
        found[f"{exercise.kind} open"] = violations(page)
        answer(page, item, right=False)
        check(page, item)
        box(page, item).get_by_text("Show the proof").click()
        box(page, item).locator(".copydesk-proof").wait_for()
        found[f"{exercise.kind} checked"] = violations(page)
    onward(page, "How it went")
    page.get_by_text("My answers, to look at again").click()
    found["summary"] = violations(page)
    assert not any(found.values()), "\n".join(line for lines in found.values() for line in lines)


def test_every_state_of_the_teachers_page(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    found: dict[str, list[str]] = {}
    page.goto(f"{server}/teachers")
    page.get_by_label("Article text").wait_for()
    found["source"] = violations(page)
    page.get_by_role("tab", name="Upload").click()
    found["upload"] = violations(page)
    page.get_by_role("tab", name="Paste").click()
    page.get_by_label("Article text").fill(ARTICLE)
    page.get_by_role("button", name="Read this text").click()
    page.get_by_role("heading", name="Question 1 of").wait_for()
    page.get_by_text("Level, age and kinds of exercise").click()
    page.get_by_text("Change the question").click()
    found["review"] = violations(page)
    for view, mark in (("Found in the text", "Judge this word"), ("Print, save, share", "Make a link")):
        page.get_by_role("radio", name=view).or_(page.get_by_role("button", name=view)).first.click()
        page.get_by_role("button", name=mark).wait_for()
        if view.startswith("Found"):
            for layer in ("Names", "Figures", "Times", "Arguable wording"):
                page.get_by_role("button", name=layer).first.click()
        found[view] = violations(page)
    assert not any(found.values()), "\n".join(line for lines in found.values() for line in lines)


SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll('.stMain, .stMainBlockContainer')]
    .concat([...document.querySelectorAll('.beside')])
    .filter(node => node.scrollWidth > node.clientWidth + 1).map(node => node.className || node.tagName)"""


def test_no_sideways_scroll_at_320_pixels_with_large_type(
    browser: Browser, server: str, lesson: Lesson
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(server)
    page.get_by_role("heading", name="Choose a lesson").wait_for()
    assert page.evaluate(SIDEWAYS) == []
    page.goto(f"{server}/?lesson=gomel-talks")
    page.get_by_role("button", name="Go on and read").click()
    page.get_by_text("Reading settings and print").click()
    page.get_by_label("Largest").check()
    page.get_by_label("Wide").check()
    assert (
        float(page.locator(".copydesk-article").evaluate("n => parseFloat(getComputedStyle(n).fontSize)"))
        > 24
    )
    assert page.evaluate(SIDEWAYS) == []
    for exercise in lesson.exercises:
        onward(page, exercise.title)
        item = exercise.items[0]
        answer(page, item, right=False)
        check(page, item)
        box(page, item).get_by_text("Show the proof").click()
        box(page, item).locator(".copydesk-proof").wait_for()
        assert page.evaluate(SIDEWAYS) == [], exercise.kind
    onward(page, "How it went")
    assert page.evaluate(SIDEWAYS) == []
    page.goto(f"{server}/teachers")
    page.get_by_label("Article text").fill(ARTICLE)
    page.get_by_role("button", name="Read this text").click()
    page.get_by_role("heading", name="Question 1 of").wait_for()
    assert page.evaluate(SIDEWAYS) == []
    context.close()


FILLED = "node => getComputedStyle(node).backgroundColor"


def test_what_is_chosen_is_seen_in_forced_colours(browser: Browser, server: str, lesson: Lesson) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{server}/?lesson=gomel-talks")
    page.get_by_role("button", name="Go on and read").click()
    steps = page.locator(".st-key-steps").get_by_role("radio")
    assert steps.nth(0).evaluate(FILLED) != steps.nth(1).evaluate(FILLED)
    modes = page.locator('[data-testid="stRadioOption"] > div > div:first-child')
    assert modes.nth(0).evaluate(FILLED) != modes.nth(1).evaluate(FILLED)
    onward(page, lesson.exercises[0].title)
    item = lesson.exercises[0].items[0]
    answer(page, item)
    check(page, item)
    switch = box(page, item).locator(".stCheckbox label > div").first
    off = switch.evaluate(FILLED)
    assert switch.evaluate("node => getComputedStyle(node).borderTopStyle") == "solid"
    box(page, item).get_by_text("Show the proof").click()
    box(page, item).locator(".copydesk-proof").wait_for()
    assert switch.evaluate(FILLED) != off
    context.close()


def test_marks_are_seen_in_forced_colours_and_on_paper(browser: Browser, server: str, lesson: Lesson) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{server}/?lesson=gomel-talks")
    page.get_by_role("button", name="Go on and read").click()
    place = next(n for n, e in enumerate(lesson.exercises) if e.items[0].interaction.kind == "hottext")
    for exercise in lesson.exercises[: place + 1]:
        onward(page, exercise.title)
    item = lesson.exercises[place].items[0]
    token = box(page, item).locator(".token").first
    token.click()
    assert token.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    check(page, item)
    assert box(page, item).locator(".mark").first.inner_text().strip() in "✓✗○~"
    page.emulate_media(media="print", forced_colors="none")
    for gone in (".st-key-steps", ".actions", ".progress"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".copydesk-article").first.is_visible()
    assert page.pdf().startswith(b"%PDF")
    context.close()


def test_every_step_of_a_pasted_article(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.goto(server)
    page.get_by_text("Use an article of your own").click()
    page.get_by_label("Paste the article text").fill(ARTICLE)
    page.get_by_role("button", name="Make exercises").click()
    page.get_by_role("button", name="Go on and read").click()
    found: list[str] = []
    while page.get_by_role("heading", name="How it went").count() == 0:
        step = page.locator(".progress").inner_text()
        page.get_by_role("button", name=re.compile("^(Start the exercises|Next) →$")).click()
        page.wait_for_function("old => document.querySelector('.progress')?.innerText !== old", arg=step)
        page.locator(".step-heading").wait_for()
        found += violations(page)
    assert not found, "\n".join(found)
