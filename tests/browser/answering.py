"""Answering items in the browser, by mouse or by keys, from the key that the library has."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from generator.app.item_view import item_view
from generator.exercises.model import (
    Choice,
    ChoiceResponse,
    ExtendedResponse,
    ExtendedText,
    Hottext,
    HottextResponse,
    Item,
    Match,
    MatchResponse,
    Order,
    OrderResponse,
    Response,
    TextEntry,
    TextResponse,
    TwoPartResponse,
)
from generator.lesson import Lesson

__all__ = ["answer", "box", "check", "onward", "open_lesson", "response", "right_words", "settled"]


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
    return [n for n, place in enumerate(_word_places(item)) if any(a <= place < b for a, b in core)]


def _word_places(item: Item) -> list[int]:
    """Where each word that can be marked begins in the article."""
    assert isinstance(item.interaction, Hottext)
    place, places = item.interaction.passage.start, []
    for piece in item_view(item, "any")["pieces"]:
        if piece["id"]:
            places.append(place)
        place += len(piece["text"])
    return places


def response(item: Item, *, right: bool) -> Response:
    """The right answer, or a wrong one."""
    if item.part_b is not None:
        a, b = (response(part, right=right) for part in item.parts)
        return TwoPartResponse.model_validate({"a": a, "b": b})
    match item.interaction:
        case Hottext() as hottext:
            core, neutral = hottext.zone("core"), hottext.zone("neutral")
            marks = core[: hottext.select] if right else neutral[: hottext.select]
            return HottextResponse(marked=tuple(token.id for token in marks))
        case Choice(options=options, key=key, multiple=multiple):
            others = tuple(option.id for option in options if option.id not in key)
            if right:
                return ChoiceResponse(chosen=tuple(option.id for option in options if option.id in key))
            return ChoiceResponse(chosen=others if multiple else others[:1])
        case Match(rows=rows, targets=targets):
            wrong = {
                row.id: next(t.id for t in targets if t.id not in (row.key, *row.accept)) for row in rows
            }
            return MatchResponse(pairs=tuple((row.id, row.key if right else wrong[row.id]) for row in rows))
        case Order() as order:
            solution = order.solution()
            return OrderResponse(order=solution if right else tuple(reversed(solution)))
        case TextEntry(expects=expects, answer=answer, shown=shown):
            wrong = {"number": "12", "date": "1 May 1901", "text": "something else"}[expects]
            return TextResponse(text=(shown if expects == "number" else answer) if right else wrong)
        case ExtendedText(rewrites=sentence):
            same = sentence.text if sentence else "I would ask at the office."
            return ExtendedResponse(text="It was so, the paper says." if right else same)


def answer(page: Page, item: Item, *, right: bool = True) -> Response:
    """Gives the right answer, or a wrong one, by mouse; returns what was given."""
    given = response(item, right=right)
    frame = box(page, item)
    if isinstance(given, TwoPartResponse):
        for part, said in zip(item.parts, (given.a, given.b), strict=True):
            _fill(frame, part, said)
    else:
        _fill(frame, item, given)
    return given


def _fill(frame: Locator, item: Item, given: Response) -> None:
    match item.interaction, given:
        case Hottext() as hottext, HottextResponse(marked=marked):
            places = _word_places(item)
            starts = {token.span.start for token in hottext.tokens if token.id in marked}
            tokens = frame.locator(".token")
            now = tokens.evaluate_all("all => all.map(word => word.getAttribute('aria-pressed') === 'true')")
            for number, (place, on) in enumerate(zip(places, now, strict=True)):
                if on != (place in starts):
                    tokens.nth(number).click()
        case Choice(options=options, multiple=multiple), ChoiceResponse(chosen=chosen):
            for number, option in enumerate(options):
                if multiple or option.id in chosen:
                    frame.locator(".option input").nth(number).set_checked(option.id in chosen)
        case Match(targets=targets), MatchResponse(pairs=pairs):
            texts = {target.id: target.text for target in targets}
            for number, (_, target) in enumerate(pairs):
                frame.locator("select").nth(number).select_option(label=texts[target])
        case Order(cards=cards), OrderResponse(order=wanted):
            texts = {card.id: card.text for card in cards}
            for place, card in enumerate(wanted):
                while _shown_cards(frame).index(" ".join(texts[card].split())) > place:
                    frame.get_by_label(f"Earlier: {texts[card]}", exact=True).click()
        case _, TextResponse(text=text) | ExtendedResponse(text=text):
            frame.locator("input[type=text], textarea").fill(text)
        case _:
            raise AssertionError(item.interaction.kind)


def _shown_cards(frame: Locator) -> list[str]:
    return [" ".join(text.split()) for text in frame.locator(".card .text").all_inner_texts()]


def check(page: Page, item: Item) -> str:
    """Presses Check and returns the summary that is shown."""
    frame = box(page, item)
    frame.get_by_role("button", name="Check").click()
    summary = frame.locator(".result .summary")
    expect(summary).to_be_visible()
    return summary.inner_text()
