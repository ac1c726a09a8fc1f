"""The article on the screen: line numbers that follow the wrapped lines; steps that fit a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.lesson import Lesson, load_lesson

from .answering import answer, box, check, onward, settled

LESSONS = Path(__file__).parents[2] / "lessons"

LINES = """article => {
    const blocks = [...article.querySelectorAll(".subhead, .paragraph, .caption")];
    const lines = [], words = [], range = document.createRange();
    for (const block of blocks) {
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let bottom = -1;
        while (texts.nextNode()) {
            const node = texts.currentNode;
            for (const word of node.data.matchAll(/\\S+/g)) {
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                for (const box of range.getClientRects()) {
                    words.push([box.left, box.top, box.right, box.bottom]);
                    if (node.parentElement.className === "paragraph-number") continue;
                    if (box.top + box.height / 2 > bottom) lines.push((box.top + box.bottom) / 2);
                    bottom = Math.max(bottom, box.bottom);
                }
            }
        }
    }
    const numbers = [...article.querySelectorAll(".line-numbers span")].map(node => {
        const {left, top, right, bottom} = node.getBoundingClientRect();
        return [Number(node.dataset.line), left, top, right, bottom];
    });
    return {lines, words, numbers, right: article.getBoundingClientRect().right};
}"""
"""The middle of every line by its words, the box of every word, and every number with its box."""


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return load_lesson(LESSONS / "gomel-talks")


@pytest.fixture
def reading(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{server}/?lesson=gomel-talks")
    page.get_by_role("button", name="Go on and read").click()
    page.get_by_role("button", name="Start the exercises →").wait_for()
    settled(page)
    yield page
    context.close()


def _numbered(page: Page) -> int:
    """Checks every number that stands beside the article; returns how many lines there are."""
    article = page.locator(".copydesk-article")
    page.wait_for_function("() => document.querySelector('.line-numbers span')")
    found: dict[str, list[list[float]]] = {}
    for _ in range(20):
        found = article.evaluate(LINES)
        fifth = found["lines"][4::5]
        if len(fifth) == len(found["numbers"]) and all(
            abs((top + bottom) / 2 - middle) <= 3  # type: ignore[operator]
            for middle, (_, _, top, _, bottom) in zip(fifth, found["numbers"], strict=True)
        ):
            break
        page.wait_for_timeout(100)
    else:
        pytest.fail(f"numbers do not stand at every fifth line: {found['lines']} {found['numbers']}")
    assert [number[0] for number in found["numbers"]] == list(range(5, len(found["lines"]) + 1, 5))
    for _, left, top, right, bottom in found["numbers"]:
        assert right <= found["right"] + 1  # type: ignore[operator]
        for word in found["words"]:
            apart = word[2] <= left or word[0] >= right or word[3] <= top or word[1] >= bottom
            assert apart, (word, left, top)
    return len(found["lines"])


def test_line_numbers_follow_the_lines_at_any_width_and_size(reading: Page) -> None:
    counts = [_numbered(reading)]
    for width in (360, 320):
        reading.set_viewport_size({"width": width, "height": 740})
        counts.append(_numbered(reading))
    reading.get_by_text("Reading settings and print").click()
    for size in ("Large", "Largest"):
        reading.get_by_label(size, exact=True).check()
        counts.append(_numbered(reading))
    reading.get_by_label("Wide").check()
    counts.append(_numbered(reading))
    assert counts == sorted(counts)
    assert counts[0] < counts[1] < counts[-1]
    reading.get_by_label("None").check()
    expect(reading.locator(".line-numbers")).to_be_hidden()
    reading.reload()
    reading.get_by_role("button", name="Start the exercises →").wait_for()
    expect(reading.locator(".line-numbers")).to_be_hidden()


def test_line_numbers_are_no_part_of_the_text(reading: Page) -> None:
    _numbered(reading)
    article = reading.locator(".copydesk-article")
    assert reading.locator(".line-numbers").inner_text() == ""
    assert '"10"' not in article.aria_snapshot()
    assert "text: 10\n" not in article.aria_snapshot()
    reading.keyboard.press("Control+a")
    copied = reading.evaluate("() => getSelection().toString()")
    assert "Published 18:30 IST" in copied
    assert not {"5", "10", "15"} & set(copied.split("\n"))
    reading.emulate_media(media="print")
    expect(reading.locator(".line-numbers")).to_be_hidden()


def test_line_numbers_come_back_when_a_proof_is_shown(reading: Page, lesson: Lesson) -> None:
    onward(reading, lesson.exercises[0].title)
    item = lesson.exercises[0].items[0]
    _numbered(reading)
    answer(reading, item)
    check(reading, item)
    box(reading, item).get_by_text("Show the proof").click()
    reading.locator(".beside mark.proof").first.wait_for()
    _numbered(reading)


def test_the_steps_are_one_line_on_a_phone(reading: Page, lesson: Lesson) -> None:
    reading.set_viewport_size({"width": 360, "height": 740})
    for exercise in lesson.exercises[:4]:
        onward(reading, exercise.title)
        strip = reading.locator(".st-key-steps").bounding_box()
        assert strip is not None
        assert strip["height"] <= 60
        here = reading.locator(".st-key-steps").get_by_text(exercise.title)
        expect(here).to_be_in_viewport(ratio=0.9)
    first = reading.locator(".step-heading").bounding_box()
    assert first is not None
    assert first["y"] < 340, "the task begins on the first screen"
    last = reading.locator(".st-key-steps").get_by_role("radio").last
    last.scroll_into_view_if_needed()
    last.click()
    reading.get_by_role("heading", name="How it went").wait_for()
