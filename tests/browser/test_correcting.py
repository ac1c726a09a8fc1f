"""A teacher corrects what was read and chooses the proof, in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.test_app_corrections import TEXT

from .answering import settled


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["desktop", "phone"])
def desk(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{server}/teachers")
    page.get_by_label("Article text").fill(TEXT)
    page.get_by_role("button", name="Read this text").click()
    page.get_by_role("heading", name="Question 1 of").wait_for()
    yield page
    context.close()


def _question(page: Page, *words: str) -> None:
    """Goes on to a question whose proof has all *words*."""
    settled(page)
    while page.get_by_role("button", name="Previous").is_enabled():
        _turn(page, "Previous")
    for _ in range(30):
        shown = page.locator(".copydesk-proof").first.inner_text()
        if all(word in shown for word in words):
            return
        _turn(page, "Next question")
    raise AssertionError(f"no question is proved by {words}")


def _turn(page: Page, button: str) -> None:
    heading = page.get_by_role("heading", name="Question ").first
    before = heading.inner_text()
    page.get_by_role("button", name=button).click()
    expect(heading).not_to_have_text(before)
    settled(page)


def _fact(page: Page, words: str) -> None:
    page.get_by_text("Correct what was read in the article").click()
    _choose(page, "What was read here", words)


def _choose(page: Page, label: str, words: str) -> None:
    """Chooses by typing a part of the option, as people do."""
    settled(page)
    field = page.get_by_label(label)
    option = page.get_by_role("option").filter(has_text=words).first
    for _ in range(3):
        field.click()
        field.fill(words)
        with suppress(PlaywrightTimeout, AssertionError):
            option.wait_for(timeout=4_000)
            option.click()
            expect(option).to_have_count(0)
            expect(field).not_to_have_value(words)
            break
        field.press("Escape")
    settled(page)


def _total(page: Page) -> int:
    return int(page.get_by_role("heading", name="Question ").first.inner_text().rsplit(" ", 1)[1])


def _note(page: Page) -> Locator:
    return page.locator(".saved-note[role=status]")


def test_a_day_is_corrected_refused_and_taken_back(desk: Page) -> None:
    _question(desk, "Monday")
    before = desk.locator("ul.key").first.inner_text()
    _fact(desk, "Monday”:")
    field = desk.get_by_label("Which day it is")
    expect(field).to_have_value("Monday 10 March 2025")
    field.fill("4 March 2025")
    desk.get_by_role("button", name="Correct it").click()
    expect(desk.get_by_role("alert").first).to_contain_text("“Monday” in the text cannot be Tuesday 4 March")
    field = desk.get_by_label("Which day it is")
    field.fill("3 March 2025")
    desk.get_by_role("button", name="Correct it").click()
    expect(_note(desk)).to_contain_text("made anew")
    expect(desk.get_by_text("In this lesson “Monday” is Monday 3 March 2025.")).to_be_visible()
    desk.get_by_role("button", name="Take it back").click()
    expect(desk.get_by_text("In this lesson “Monday”")).to_have_count(0)
    _question(desk, "Monday")
    expect(desk.locator("ul.key").first).to_have_text(before, use_inner_text=True)


def test_nothing_is_asked_about_a_figure_until_undone(desk: Page) -> None:
    total = _total(desk)
    _question(desk, "1,50,000")
    key = desk.locator("ul.key").first.inner_text()
    _fact(desk, "1,50,000”:")
    desk.get_by_role("button", name="Ask nothing about it").click()
    expect(_note(desk)).to_contain_text("made anew")
    desk.get_by_role("button", name="Undo").click()
    expect(desk.get_by_role("heading", name=f" of {total}").first).to_be_visible()
    _question(desk, "1,50,000")
    assert desk.locator("ul.key").first.inner_text() == key


def test_a_speaker_is_chosen_from_the_names_of_the_article(desk: Page) -> None:
    _question(desk, "Nobody asked us")
    _fact(desk, "Nobody asked us”")
    _choose(desk, "Who says it", "Peter Lund")
    desk.get_by_role("button", name="Correct it").click()
    expect(desk.get_by_role("alert").first).to_contain_text("Peter Lund is not named beside these words")


def test_the_proof_is_chosen_and_checked(desk: Page) -> None:
    desk.get_by_text("Change the proof").click()
    words = desk.get_by_label("Exact words of the article, a line for each stretch")
    given = words.input_value()
    words.fill("these words are nowhere")
    desk.get_by_role("button", name="Save the proof").click()
    expect(desk.get_by_role("alert").first).to_contain_text("the story does not have the words")
    settled(desk)
    words.fill(given)
    _choose(desk, "Add a sentence", "met Costa there")
    desk.get_by_role("button", name="Save the proof").click()
    expect(desk.locator(".copydesk-proof mark").filter(has_text="met Costa there").first).to_be_visible()
    settled(desk)
    desk.get_by_role("button", name="Undo").click()
    expect(desk.locator(".copydesk-proof mark").filter(has_text="met Costa there")).to_have_count(0)
    settled(desk)
    expect(words).to_have_count(1)
    expect(words).to_have_value(given)
