"""A pupil's way through a lesson, in a real browser at two widths."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.exercises.model import Hottext, Match, Order
from generator.lesson import Lesson, load_lesson

from .answering import answer, box, check, onward, open_lesson, right_words, settled

LESSONS = Path(__file__).parents[2] / "lessons"


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return load_lesson(LESSONS / "gomel-talks")


def test_right_answers_earn_full_marks(page: Page, lesson: Lesson) -> None:
    open_lesson(page, lesson)
    for exercise in lesson.exercises:
        onward(page, exercise.title)
        for item in exercise.items:
            answer(page, item)
            check(page, item)
            assert box(page, item).locator(".part.wrong, .part.missed").count() == 0
            expect(box(page, item).get_by_role("button", name="Try again")).to_have_count(0)
    onward(page, "How it went")
    rows = page.locator(".totals tbody tr")
    expect(rows).to_have_count(len(lesson.exercises))
    for number, exercise in enumerate(lesson.exercises):
        total = sum(item.maximum for item in exercise.items)
        assert f"{total} of {total}" in rows.nth(number).inner_text()


def test_a_wrong_answer_is_explained_and_the_first_try_counts(page: Page, lesson: Lesson) -> None:
    exercise = lesson.exercises[0]
    item = exercise.items[0]
    open_lesson(page, lesson)
    onward(page, exercise.title)
    answer(page, item, right=False)
    check(page, item)
    assert box(page, item).locator(".part.wrong").count() >= 1
    box(page, item).get_by_text("Show the proof").click()
    expect(box(page, item).locator(".copydesk-proof mark").first).to_be_visible()
    assert box(page, item).locator(".copydesk-proof mark").first.inner_text() in lesson.article.text
    box(page, item).get_by_role("button", name="Try again").click()
    box(page, item).get_by_role("button", name="Check").wait_for()
    answer(page, item)
    check(page, item)
    assert box(page, item).locator(".part.wrong").count() == 0
    page.get_by_role("button", name="Summary").or_(page.get_by_role("radio", name="Summary")).click()
    page.get_by_role("heading", name="How it went").wait_for()
    assert f"0 of {item.maximum}" in page.locator(".totals tbody tr").first.inner_text()


def test_by_keyboard_alone(page: Page, lesson: Lesson) -> None:
    open_lesson(page, lesson)
    for exercise in lesson.exercises:
        page.get_by_role("button", name="Start the exercises →").or_(
            page.get_by_role("button", name="Next →")
        ).press("Enter")
        page.get_by_role("heading", name=exercise.title, exact=True, level=2).wait_for()
        settled(page)
        item = exercise.items[0]
        frame = box(page, item)
        match item.interaction:
            case Hottext():
                frame.locator(".token").first.focus()
                wanted = right_words(item)
                for word in range(frame.locator(".token").count()):
                    if word in wanted:
                        page.keyboard.press("Space")
                    page.keyboard.press("ArrowRight")
            case Match(rows=rows, targets=targets):
                frame.locator("select").first.focus()
                for row in rows:
                    text = next(t.text for t in targets if t.id == row.key)
                    page.keyboard.type(text)
                    page.keyboard.press("Tab")
            case Order() as order:
                texts = {card.id: card.text for card in order.cards}
                for place, card in enumerate(order.solution()):
                    frame.get_by_role("button", name=f"Move: {texts[card]}. Use the arrow keys.").focus()
                    shown = [t.strip() for t in frame.locator(".card .text").all_inner_texts()]
                    for _ in range(shown.index(texts[card]) - place):
                        page.keyboard.press("ArrowUp")
            case _:
                continue
        frame.get_by_role("button", name="Check").focus()
        page.keyboard.press("Enter")
        expect(frame.locator(".result")).to_be_focused()
        assert frame.locator(".part.wrong, .part.missed").count() == 0, exercise.kind


def test_no_key_reaches_the_browser_before_check(browser: Browser, server: str, lesson: Lesson) -> None:
    context = browser.new_context()
    page = context.new_page()
    frames: list[bytes] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda data: frames.append(_bytes(data))))
    page.goto(server)
    page.get_by_role("heading", name="Choose a lesson").wait_for()
    open_lesson(page, lesson)
    for exercise in lesson.exercises:
        onward(page, exercise.title)
        for item in exercise.items:
            box(page, item).get_by_role("button", name="Check").wait_for()
    sent = b"\n".join(frames).decode("utf-8", "replace") + page.content()
    for exercise in lesson.exercises:
        for item in exercise.items:
            for secret in {item.rule_id, item.rule, item.not_claimed} - {exercise.criterion}:
                assert secret not in sent, (exercise.kind, secret)
    context.close()


def _bytes(data: str | bytes) -> bytes:
    return data.encode("utf-8") if isinstance(data, str) else data


AWKWARD = (
    "Prices of $AAPL/$MSFT rose to $1.2bn, *not* _much_, says :smile: Ltd.",
    "The sign read <b>bold</b> & <script>alert(1)</script> [link](http://a.b) :red[x].",
    "A #tag, a `code`, a ~~struck~~ word and 2 ** 3 * 4 = 32 | cell | {{x}} \\n.",
    "The rate is ₹1,50,000; नमस्ते दुनिया said Rao on Monday, and \u202bשלום\u202c too.",
)  # fmt: skip


def test_an_article_is_shown_exactly_as_written(page: Page) -> None:
    pasted = (
        "Nearly 1,50,000 people marched on Monday, police said, and around 1 lakh went home on Tuesday.\n"
    )
    text = "Signs of a strange week\n\n" + "\n\n".join((*AWKWARD, pasted * 3))
    page.get_by_text("Use an article of your own").click()
    page.get_by_label("Paste the article text").fill(text)
    page.get_by_label("Day it was published").fill("2022-02-27")
    page.get_by_role("button", name="Make exercises").click()
    page.locator(".copydesk-article").wait_for()
    shown = page.locator(".copydesk-article").first.inner_text()
    for line in AWKWARD:
        assert line in shown
    assert page.locator(".copydesk-article script, .copydesk-article b, .copydesk-article a").count() == 0


def test_nothing_pasted_is_told_what_to_do(page: Page) -> None:
    page.get_by_text("Use an article of your own").click()
    page.get_by_label("Paste the article text").fill("   ")
    page.get_by_role("button", name="Make exercises").click()
    expect(page.get_by_role("alert")).to_contain_text("paste")


def test_by_dragging_and_by_touch(browser: Browser, server: str, lesson: Lesson) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(server)
    open_lesson(page, lesson)
    for exercise in lesson.exercises:
        onward(page, exercise.title)
        item = exercise.items[0]
        frame = box(page, item)
        if isinstance(item.interaction, Order):
            texts = frame.locator(".card .text")
            before = texts.all_inner_texts()
            frame.locator(".cards").scroll_into_view_if_needed()
            grip = frame.locator(".handle").first.bounding_box()
            goal = frame.locator(".card").last.bounding_box()
            assert grip is not None
            assert goal is not None
            page.mouse.move(grip["x"] + 20, grip["y"] + 20)
            page.mouse.down()
            page.mouse.move(grip["x"] + 20, goal["y"] + goal["height"] - 4, steps=12)
            page.mouse.up()
            assert texts.all_inner_texts() == [*before[1:], before[0]]
        if isinstance(item.interaction, Hottext):
            token = frame.locator(".token").first
            token.tap()
            expect(token).to_have_attribute("aria-pressed", "true")
            frame.get_by_role("button", name="Check").tap()
            expect(frame.locator(".result .summary")).to_be_visible()
    context.close()
