"""The page that checks itself, in a real browser: it marks as the program does, by touch and by keys."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import TypeAlias, get_args

import pytest
from playwright.sync_api import Browser, Page

from generator.exercises.checking import check
from generator.exercises.feedback import say
from generator.exercises.model import (
    Choice,
    ChoiceResponse,
    Exercise,
    ExtendedResponse,
    ExtendedText,
    Hottext,
    HottextResponse,
    Item,
    KnownAnswer,
    Match,
    MatchResponse,
    Order,
    OrderResponse,
    Outcome,
    PartB,
    Response,
    TextEntry,
    TextResponse,
    TwoPartResponse,
)
from generator.exercises.typed_dates import MONTHS, WEEKDAYS
from generator.lesson import Lesson, load_lesson
from generator.lexicon.number_records import hedges, numerals, units
from generator.lexicon.numerals import Style, format_number
from generator.present.render import render
from tests.hostile import HOTTEXT, ITEMS, LESSON, SECRET

ROOT = Path(__file__).parents[2]
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
LESSONS = sorted(path.parent for path in (ROOT / "lessons").glob("*/lesson.toml"))
Answer: TypeAlias = "str | list[str] | list[list[str]] | dict[str, Answer]"


def typed(number: int, **entry: object) -> Item:
    made = TextEntry.model_validate(
        {
            "right": say("Yes.", "The text says so.", words="“On Friday” it was so", not_claimed="Not why."),
            "wrong": say("No.", "The text says other.", words="so"),
            **entry,
        }
    )
    return ITEMS[2].model_copy(update={"id": f"typed-{number}", "interaction": made})


def known(answer: str) -> KnownAnswer:
    return KnownAnswer(answer=answer, score=Decimal("0.5"), feedback=say("Half.", f"Because of {answer}."))  # type: ignore[arg-type]


STYLES = [None, *get_args(Style)]
TYPED = [
    *(
        typed(n, expects="number", answer="150000", shown="1.5 lakh", style=style, known=[known("1500000")])
        for n, style in enumerate(STYLES)
    ),
    typed(20, expects="number", answer="1200000000000", shown="1.2 lakh crore", hedge="nearly"),
    typed(21, expects="number", answer="2.5", shown="at least 2.5", hedge="at least", style="plain"),
    typed(22, expects="number", answer="-40", shown="-40", known=[known("40"), known("0")]),
    typed(30, expects="date", answer="2022-02-25", shown="25 February 2022", known=[known("2022-02-26")]),
    typed(31, expects="date", answer="2022-03-02", shown="2 March 2022", needs_year=True),
    typed(32, expects="date", answer="1999-12-31", shown="31 December 1999"),
    typed(
        40,
        expects="text",
        answer="Straße’s “end”",
        shown="x",
        accept=["İstanbul", "ΣΑΣ"],
        known=[known("no")],
    ),
]
PARTS = ITEMS[0].model_copy(
    update={
        "id": "two-parts",
        "part_b": PartB(
            stem="Which word?",
            interaction=HOTTEXT.interaction.model_copy(update={"select": 1}),
        ),
    }
)
BY_HAND = Lesson.model_validate(
    {
        **LESSON.model_dump(),
        "exercises": [
            *LESSON.exercises,
            Exercise(kind="by-hand", title="Two parts", instruction="Do.", skill="reading", items=(PARTS,)),
            Exercise(kind="by-hand", title="Type", instruction="Type.", skill="numbers", items=tuple(TYPED)),
        ],
    }
)


def some(chance: random.Random, values: list[str]) -> list[str]:
    return chance.sample(values, chance.randint(0, len(values)))


def number_text(chance: random.Random, entry: TextEntry) -> str:
    value = Decimal(entry.answer)
    scaled = chance.choice([value, value, value, value * 10, value / 10, value + 1, -value])
    text = format_number(abs(scaled), chance.choice(get_args(Style)))
    if chance.random() < 0.3:
        text = "-" + text
    if chance.random() < 0.3:
        text = f"{chance.choice([form for record in hedges() for form in record.forms])} {text}"
    if chance.random() < 0.2:
        text = chance.choice([form for record in units() for form in record.before] or [""]) + text
    if chance.random() < 0.2:
        text += " " + chance.choice([form for record in units() for form in record.after])
    if chance.random() < 0.2:
        text = text.translate({ord("0") + n: chr(0x966 + n) for n in range(10)})
    if chance.random() < 0.15:
        text += chance.choice(
            [" people", ".", "!", " or so", " 3", "½", " and a half", "L", " Cr", "e3", " x 10^3"]
        )
    return text


WORDS = [form for record in numerals() for form in record.forms]
NOISE = [
    *"0123456789,.-' ₹$%½()",
    "and",
    "a",
    "of",
    "point",
    "लाख",
    "万",
    "億",
    "quarters",
    "minus",
    "'",
    "x",
    "e5",
]


def soup(chance: random.Random) -> str:
    joint = chance.choice(["", " "])
    return joint.join(chance.choice(chance.choice([WORDS, NOISE])) for _ in range(chance.randint(1, 6)))


def day_text(chance: random.Random, entry: TextEntry) -> str:
    day = date.fromisoformat(entry.answer) + timedelta(days=chance.choice([0, 0, 0, 1, -7, 14, 35, 365]))
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    form = chance.choice(
        [
            f"{day.day} {month} {day.year}",
            f"{month} {day.day}",
            f"{day.day}/{day.month}/{day.year}",
            f"{day.month}/{day.day}/{day.year % 100:02}",
            f"{day.day}.{day.month}",
            f"{weekday}, {day.day}th of {month[:3]} {day.year % 100:02}",
            f"{chance.choice(WEEKDAYS)} {day.day}-{day.month}-{day.year}",
            f"{chance.choice(WEEKDAYS)[:3]} {day.day} {month}",
            day.isoformat(),
            f"{day:%Y%m%d}",
            weekday,
            f"on {weekday} the {day.day}",
            f"{day.day} {month} {day.year} BC",
            f"{chance.randint(0, 40)} {chance.randint(0, 14)} {chance.randint(0, 3000)}",
            f"{day.day} {day.day} {month} {day.year}",
            f"{month} {chance.randint(0, 99999)}",
        ]
    )
    if chance.random() < 0.2:
        form = form.translate({ord("0") + n: chr(0x966 + n) for n in range(10)})
    return chance.choice([form, form.upper(), f" {form}. "])


def text_of(chance: random.Random, entry: TextEntry) -> str:
    if chance.random() < 0.15:
        return chance.choice(["", " ", "\u3000", "\ufeff", "?", "x" * 310, "not said", soup(chance)])
    if entry.expects == "number":
        return number_text(chance, entry) if chance.random() < 0.6 else soup(chance)
    if entry.expects == "date":
        return day_text(chance, entry)
    text = chance.choice([entry.answer, entry.shown, *entry.accept, *(k.answer for k in entry.known)])
    return chance.choice([text, text.upper(), text.lower(), f"  {text}. ", text.replace("’", "'"), text[1:]])


def response(chance: random.Random, item: Item) -> tuple[Answer, Response]:
    if item.part_b is not None:
        (a, first), (b, second) = (response(chance, part) for part in item.parts)
        return {"a": a, "b": b}, TwoPartResponse.model_validate({"a": first, "b": second})
    interaction = item.interaction
    match interaction:
        case Choice(options=options, multiple=multiple):
            ids = [option.id for option in options]
            chosen = some(chance, ids) if multiple else some(chance, ids)[:1]
            return chosen, ChoiceResponse(chosen=tuple(chosen))
        case TextEntry() as entry:
            text = text_of(chance, entry)
            return text, TextResponse(text=text)
        case Hottext() as hottext:
            core = [token.id for token in hottext.zone("core")]
            marked = some(chance, [t.id for t in hottext.tokens][: chance.choice([4, 10_000])])
            marked = list(dict.fromkeys([*marked[: chance.randint(0, 9)], *some(chance, core)]))
            return marked, HottextResponse(marked=tuple(marked))
        case Match(rows=rows, targets=targets):
            pairs = [
                (row.id, chance.choice([row.key, chance.choice(targets).id]))
                for row in rows
                if chance.random() < 0.9
            ]
            pairs = pairs if chance.random() < 0.9 else []
            return [list(pair) for pair in pairs], MatchResponse(pairs=tuple(pairs))
        case Order() as order:
            cards = list(order.solution())
            for _ in range(chance.randint(0, 3)):
                chance.shuffle(cards) if chance.random() < 0.3 else cards.insert(0, cards.pop())
            cards = cards if chance.random() < 0.9 else []
            return cards, OrderResponse(order=tuple(cards))
        case ExtendedText():
            text = chance.choice(["", " ", "Something."])
            return text, ExtendedResponse(text=text)


def told(outcome: Outcome) -> dict[str, object]:
    return {
        "score": [outcome.score.numerator, outcome.score.denominator],
        "maximum": int(outcome.maximum),
        "summary": outcome.summary,
        "parts": [
            {"id": p.id, "label": p.label, "verdict": p.verdict, "feedback": str(p.feedback)}
            for p in outcome.parts
        ],
    }


def items_of(lesson: Lesson) -> list[Item]:
    return [item for exercise in lesson.exercises for item in exercise.items]


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A phone without a network; a request or an error in the console fails."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True, has_touch=True)
    context.set_default_timeout(10_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: errors.append(request.url) if "file:" not in request.url else None)
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not errors, errors


def opened(page: Page, lesson: Lesson, folder: Path) -> Page:
    target = folder / "check.html"
    target.write_bytes(render(lesson, "self-check"))
    page.goto(target.as_uri())
    return page


def compare(page: Page, lesson: Lesson, rounds: int, seed: str) -> None:
    chance = random.Random(seed)
    asked: list[tuple[int, Item, Answer, Response]] = []
    for number, item in enumerate(items_of(lesson)):
        for _ in range(rounds):
            answer, given = response(chance, item)
            if item is ITEMS[2] or item.id == ITEMS[2].id:
                answer, given = "1.5 trillion", TextResponse(text="1.5 trillion")
            asked.append((number, item, answer, given))
    found = page.evaluate(
        "(asked) => asked.map(([number, answer]) => copydesk.check(number, answer))",
        [[number, answer] for number, _, answer, _ in asked],
    )
    wrong = []
    for (_, item, answer, given), shown in zip(asked, found, strict=True):
        expected = told(check(item, given))
        if shown != expected:
            wrong.append((item.id, answer, expected, shown))
    assert not wrong, (len(wrong), wrong[:6])


def test_it_marks_and_says_the_same_as_the_program(plain: Page, tmp_path: Path) -> None:
    compare(opened(plain, BY_HAND, tmp_path), BY_HAND, 300, "by hand")


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_it_marks_every_lesson_the_same(plain: Page, tmp_path: Path, folder: Path) -> None:
    lesson = load_lesson(folder)
    compare(opened(plain, lesson, tmp_path), lesson, 40, folder.name)


def test_letters_compare_the_same_in_any_case(plain: Page, tmp_path: Path) -> None:
    words = ["Straße", "ΟΔΥΣΣΕΥΣ", "ıI", "İi", "ﬁn", "Ǆ", "ŉ", "Ω", "ß", "ẞ", "नगर", "ＡＢ"]
    item = typed(1, expects="text", answer="x", shown="x", accept=words)
    exercise = Exercise(kind="by-hand", title="T", instruction="I", skill="wording", items=(item,))
    lesson = LESSON.model_copy(update={"exercises": (exercise,)})
    page = opened(plain, lesson, tmp_path)
    forms = [form for word in words for form in (word, word.upper(), word.lower(), word.title())]
    found = page.evaluate("(forms) => forms.map((form) => copydesk.check(0, form).score[0])", forms)
    assert found == [int(check(item, TextResponse(text=form)).score) for form in forms]


def item_box(page: Page, number: int) -> str:
    return f".item[data-n='{number}']"


def test_the_key_cannot_be_seen_before_checking(plain: Page, tmp_path: Path) -> None:
    page = opened(plain, LESSON, tmp_path)
    assert SECRET not in page.content()
    page.locator(f"{item_box(page, 0)} input").nth(1).check()
    page.locator(f"{item_box(page, 0)} .check").tap()
    assert f"{SECRET} verdict." in page.locator(f"{item_box(page, 0)} .result").inner_text()


def test_every_question_can_be_answered_by_touch(plain: Page, tmp_path: Path) -> None:
    page = opened(plain, LESSON, tmp_path)

    def summary(number: int) -> str:
        page.locator(f"{item_box(page, number)} .check").tap()
        return page.locator(f"{item_box(page, number)} .summary").inner_text()

    page.locator(f"{item_box(page, 0)} label").nth(1).tap()
    assert summary(0) == "Right. 1 of 1 mark."
    for number in (0, 2, 3):
        page.locator(f"{item_box(page, 1)} label").nth(number).tap()
    assert summary(1) == "Right. 1 of 1 mark."
    page.locator(f"{item_box(page, 2)} input").fill("१.५ trillion")
    assert summary(2) == "Right. 1 of 1 mark."
    page.locator(f"{item_box(page, 3)} .word", has_text="outrageously").tap()
    page.locator(f"{item_box(page, 3)} .word", has_text="said the sheet").tap()
    assert summary(3) == "Found 1 of 1; 1 mark too many. ½ of 1 mark."
    page.locator(f"{item_box(page, 4)} .word", has_text="slammed").tap()
    assert summary(4) == "Found 1 of 1. 1 of 1 mark."
    for number, target in enumerate((0, 2, 1, 3)):
        page.locator(f"{item_box(page, 5)} select").nth(number).select_option(str(target))
    assert summary(5) == "3 of 4 rows right. 3 of 4 marks."
    assert summary(6) == "The cards are not in order yet. 0 of 1 mark."
    page.locator(f"{item_box(page, 6)} .down").first.tap()
    page.locator(f"{item_box(page, 6)} .cards > li", has_text="Drivers").locator(".down").tap()
    page.locator(f"{item_box(page, 6)} .cards > li", has_text="Drivers").locator(".down").tap()
    assert summary(6) == "Right: every card that the text can place stands in its place. 1 of 1 mark."
    page.locator(f"{item_box(page, 7)} textarea").fill("The mayor criticised the toll.")
    assert summary(7) == "Written answers are not marked by the program."
    assert page.locator("#total").inner_text() == "Checked so far: 8½ of 10 marks."


def test_every_question_can_be_answered_by_keys(plain: Page, tmp_path: Path) -> None:
    page = opened(plain, LESSON, tmp_path)
    keys = page.keyboard
    page.locator(f"{item_box(page, 0)} input").first.focus()
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.press("Enter")
    assert "Right. 1 of 1 mark." in page.locator(f"{item_box(page, 0)} [role=status]").inner_text()
    page.locator(f"{item_box(page, 3)} .word").first.focus()
    keys.press("ArrowRight")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    assert "Found 1 of 1. 1 of 1 mark." in page.locator(f"{item_box(page, 3)} [role=status]").inner_text()
    page.locator(f"{item_box(page, 6)} .down").first.focus()
    for _ in range(3):
        keys.press("Enter")
    assert "now number 4 of 4" in page.locator(f"{item_box(page, 6)} .moved").inner_text()
    assert page.evaluate("document.activeElement.className") == "up"
    page.locator(f"{item_box(page, 6)} .check").press("Enter")
    assert "1 of 1 mark" in page.locator(f"{item_box(page, 6)} .result").inner_text()
    page.locator(f"{item_box(page, 2)} input").press("Enter")
    assert "No answer yet." in page.locator(f"{item_box(page, 2)} .result").inner_text()


def test_hints_come_one_by_one(plain: Page, tmp_path: Path) -> None:
    page = opened(plain, LESSON, tmp_path)
    button = page.locator(f"{item_box(page, 0)} .hint")
    button.tap()
    assert page.locator(f"{item_box(page, 0)} .hints li").all_inner_texts() == [f"{SECRET} hint one"]
    button.tap()
    assert button.is_disabled()


def test_nothing_is_wider_than_a_phone(plain: Page, tmp_path: Path) -> None:
    page = opened(plain, LESSON, tmp_path)
    for number in range(len(ITEMS)):
        page.locator(f"{item_box(page, number)} .check").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    low = page.locator("button.check, button.hint, button.up, select, input[type=text]")
    assert all((box.bounding_box() or {"height": 0})["height"] >= 44 for box in low.all())


def test_axe_finds_nothing_before_and_after_checking(plain: Page, tmp_path: Path) -> None:
    page = opened(plain, LESSON, tmp_path)
    page.evaluate(AXE)
    find = "async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html.slice(0, 160)])"
    assert page.evaluate(find) == []
    for word in page.locator(".word").all():
        word.tap()
    for button in page.locator(".hint, .check").all():
        button.tap()
    assert page.evaluate(find) == []
