"""Answering items in the browser, by mouse or by keys, from the key that the library has."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from generator.app.item_view import item_view
from generator.exercises.model import Choice, Hottext, Item, Match, Order, TextEntry
from generator.lesson import Lesson

__all__ = ["answer", "box", "check", "onward", "open_lesson", "right_words", "settled"]


def open_lesson(page: Page, lesson: Lesson) -> None:
    """From the list of lessons into the article."""
    card = page.locator('[data-testid="stVerticalBlock"]').filter(
        has=page.get_by_role("heading", name=lesson.title)
    )
    card.last.get_by_role("button", name="Open this lesson").click()
    page.get_by_role("heading", name=lesson.title, level=1).wait_for()
    if lesson.content_note:
        page.get_by_role("button", name="Go on and read").click()
    page.get_by_role("button", name="Start the exercises →").wait_for()
    settled(page)


def onward(page: Page, heading: str) -> None:
    """To the next step."""
    page.get_by_role("button", name=re.compile("^(Start the exercises|Next) →$")).click()
    page.get_by_role("heading", name=heading, exact=True, level=2).wait_for()
    settled(page)


def settled(page: Page) -> None:
    """Until the run is over: before that, buttons of the step before may still stand there."""
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()


def box(page: Page, item: Item) -> Locator:
    """The frame around one item."""
    return page.locator(".st-key-box-" + re.sub(r"[^a-zA-Z0-9_-]", "-", item.id))


def right_words(item: Item) -> list[int]:
    """The places, among the words that can be marked, of those that the key wants marked."""
    assert isinstance(item.interaction, Hottext)
    core = [(t.span.start, t.span.end) for t in item.interaction.zone("core")]
    place, words = item.interaction.passage.start, []
    for piece in item_view(item, "any")["pieces"]:
        if piece["id"]:
            words.append(any(start <= place < end for start, end in core))
        place += len(piece["text"])
    return [number for number, right in enumerate(words) if right]


def answer(page: Page, item: Item, *, right: bool = True) -> None:
    """Gives the right answer, or a wrong one, by mouse."""
    frame = box(page, item)
    match item.interaction:
        case Hottext():
            tokens = frame.locator(".token")
            for word in right_words(item) if right else range(tokens.count()):
                tokens.nth(word).click()
        case Choice(options=options, key=key):
            chosen = next(o for o in options if (o.id in key) == right)
            frame.get_by_label(chosen.text, exact=True).check()
        case Match(rows=rows, targets=targets):
            for number, row in enumerate(rows):
                wrong = next(t.id for t in targets if t.id != row.key and t.id not in row.accept)
                text = next(t.text for t in targets if t.id == (row.key if right else wrong))
                frame.locator("select").nth(number).select_option(label=text)
        case Order() as order:
            solution = order.solution() if right else tuple(reversed(order.solution()))
            texts = {card.id: card.text for card in order.cards}
            for place, card in enumerate(solution):
                while [c.strip() for c in frame.locator(".card .text").all_inner_texts()].index(
                    texts[card]
                ) > place:
                    frame.get_by_label(f"Earlier: {texts[card]}", exact=True).click()
        case TextEntry(answer=key, shown=shown, expects=expects):
            typed = shown if expects == "number" else key
            frame.locator("input[type=text]").fill(typed if right else "12")
        case _:
            raise AssertionError(item.interaction.kind)


def check(page: Page, item: Item) -> str:
    """Presses Check and returns the summary that is shown."""
    frame = box(page, item)
    frame.get_by_role("button", name="Check").click()
    summary = frame.locator(".result .summary")
    expect(summary).to_be_visible()
    return summary.inner_text()
