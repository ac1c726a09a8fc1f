"""Every kind and every sort of answer, answered in the browser wrongly and then rightly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.annotations.annotate import annotate
from generator.app.item_view import grouped
from generator.app.lessons import read_folder
from generator.exercises.checking import check as judge
from generator.exercises.discover import kinds
from generator.exercises.model import Choice, Exercise, ExtendedText, Item, Outcome, TextEntry
from generator.lesson import Lesson, RecipeEntry, compose_from
from generator.text import read_text
from generator.text.article import Article

from .answering import answer, box, check, response, settled
from .conftest import Server

ARTICLES = Path(__file__).parents[1] / "articles"
FIGURES = """Tram keeps running

Published 28 February 2026

“The tram is used well,” said Lena Brandt, who leads the transport office. The tram carried 12,500 people on \
19 February. On 24 February the tram carried 14,200 people.
"""
"""For the kind that asks whether two figures conflict: the other texts have no such pair."""
SORTS = {
    "choice", "choice multiple", "text-entry number", "text-entry date", "text-entry text", "hottext",
    "hottext select", "match", "order", "extended-text", "extended-text rewrites", "two parts",
}  # fmt: skip


def _sort(item: Item) -> str:
    if item.part_b is not None:
        return "two parts"
    match item.interaction:
        case Choice(multiple=True):
            return "choice multiple"
        case TextEntry(expects=expects):
            return f"text-entry {expects}"
        case ExtendedText(rewrites=sentence) if sentence is not None:
            return "extended-text rewrites"
        case other:
            return f"{other.kind} select" if getattr(other, "select", None) else other.kind


def _lessons() -> dict[str, Lesson]:
    """A lesson for each text, with one item for every kind and sort of answer that no text before had."""
    recipe = [RecipeEntry(kind=kind.name) for kind in kinds()]
    seen: set[tuple[str, str]] = set()
    lessons: dict[str, Lesson] = {}
    texts = {path.stem: path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))}
    for name, text in {**texts, "tram": FIGURES}.items():
        found, taken = annotate(read_text(text)), dict[str, list[Item]]()
        made: dict[str, Exercise] = {}
        for level in (2, 1, 3):
            lesson = compose_from(found, recipe, level=level)  # type: ignore[arg-type]
            for exercise in lesson.exercises:
                for item in exercise.items:
                    if (exercise.kind, _sort(item)) not in seen:
                        seen.add((exercise.kind, _sort(item)))
                        made.setdefault(exercise.kind, exercise)
                        taken.setdefault(exercise.kind, []).append(item)
        if taken:
            exercises = tuple(
                made[kind].model_copy(update={"items": tuple(items)}) for kind, items in taken.items()
            )
            lessons[f"all-{name}"] = lesson.model_copy(update={"exercises": exercises, "content_note": ""})
    assert {kind for kind, _ in seen} == {kind.name for kind in kinds()}, "give a text that the kind can use"
    assert {sort for _, sort in seen} >= SORTS
    return lessons


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, Lesson]]]:
    """The address of a page that has these lessons alone, and the lessons."""
    root, lessons = tmp_path_factory.mktemp("kinds"), _lessons()
    for slug, lesson in lessons.items():
        folder = root / "lessons" / slug
        folder.mkdir(parents=True)
        recipe = "".join(f"[[exercise]]\nkind = '{e.kind}'\n" for e in lesson.exercises)
        (folder / "lesson.toml").write_text(f"licence = 'CC0'\n{recipe}", "utf-8")
        (folder / "article.txt").write_text(lesson.article.text, "utf-8")
        (folder / "reviewed.json").write_text(lesson.to_json(), "utf-8")
        assert read_folder(folder) == lesson
    running = Server(root, COPYDESK_LESSONS=str(root / "lessons"))
    running.start()
    yield running.address, lessons
    running.kill()


@pytest.fixture(scope="module")
def visit(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, errors


NAMES = [f"all-{path.stem}" for path in sorted(ARTICLES.glob("*.txt"))] + ["all-tram"]


@pytest.mark.parametrize("name", NAMES)
def test_every_item_is_answered_wrongly_then_rightly(
    shown: tuple[str, dict[str, Lesson]], visit: Page, name: str
) -> None:
    address, lessons = shown
    if name not in lessons:
        return  # earlier texts had everything that this one has
    lesson = lessons[name]
    visit.goto(f"{address}/?lesson={name}")
    visit.get_by_role("button", name="Start the exercises →").wait_for()
    for exercise in lesson.exercises:
        visit.get_by_role("button", name=re.compile("^(Start the exercises|Next) →$")).click()
        visit.get_by_role("heading", name=exercise.title, exact=True, level=2).wait_for()
        settled(visit)
        for item in exercise.items:
            _one(visit, lesson.article, exercise, item)
    visit.get_by_role("button", name="Next →").click()
    visit.get_by_role("heading", name="How it went").wait_for()


def _one(page: Page, article: Article, exercise: Exercise, item: Item) -> None:
    frame = box(page, item)
    where = f"{exercise.kind} {item.id}"
    expect(frame.locator("h3.stem")).to_have_text(f"Part A. {item.stem}" if item.part_b else item.stem)
    if item.part_b:
        expect(frame.locator("h4.stem")).to_have_text(f"Part B. {item.part_b.stem}")
    _hints(frame, item)
    if isinstance(item.interaction, ExtendedText) and item.interaction.rewrites is None:
        answer(page, item)
        expect(frame.get_by_role("button", name="Check")).to_have_count(0)
        return
    for right in (False, True):
        given = answer(page, item, right=right)
        outcome = judge(item, response(item, right=right))
        assert given == response(item, right=right)
        assert check(page, item) == " ".join(outcome.summary.split()), where
        _feedback(frame, outcome, where)
        if not isinstance(item.interaction, ExtendedText):
            assert outcome.correct == right, where
            _proof(page, frame, article, item)
        if not right and not outcome.correct:
            frame.get_by_role("button", name="Try again").click()
            frame.get_by_role("button", name="Check").wait_for()
            settled(page)
        elif not right:
            break
    if outcome.correct:
        expect(frame.get_by_role("button", name="Try again")).to_have_count(0)


def _hints(frame: Locator, item: Item) -> None:
    """Hints come one by one, in order."""
    for number in range(len(item.hints)):
        frame.get_by_role("button", name=re.compile("^(Hint|Another hint)$")).click()
        expect(frame.locator(".hints li")).to_have_text(list(item.hints[: number + 1]), use_inner_text=True)
    expect(frame.get_by_role("button", name=re.compile("hint$", re.IGNORECASE))).to_have_count(0)


def _feedback(frame: Locator, outcome: Outcome, where: str) -> None:
    """Each part of the answer has its verdict, and what the library says of it in its five parts."""
    shown = frame.locator(".result .part")
    told = grouped(outcome.parts)
    expect(shown).to_have_count(len(told))
    for number, (label, part) in enumerate(told):
        if label:
            assert " ".join(label.split()) in " ".join(shown.nth(number).inner_text().split())
        assert part.verdict in (shown.nth(number).get_attribute("class") or ""), where
        said = " ".join(shown.nth(number).locator(".why").inner_text().split())
        assert said == " ".join(str(part.feedback).split()), where


def _proof(page: Page, frame: Locator, article: Article, item: Item) -> None:
    """The proof is highlighted beside the question and in the article."""
    if not item.evidence:
        return
    frame.get_by_text("Show the proof").click()
    frame.locator(".copydesk-proof").wait_for()
    settled(page)
    assert " ".join(item.rule.split()) in " ".join(frame.inner_text().split())
    folded = [block.span for block in article.blocks if block.role == "furniture"]
    beside = [span for span in item.evidence if not any(f.overlaps(span) for f in folded)]
    for marks, spans in (
        (frame.locator(".copydesk-proof mark"), item.evidence),
        (page.locator(".beside mark.proof"), beside),
    ):
        text = "".join("".join(marks.all_text_contents()).split())
        for span in spans:
            assert "".join(span.text.split()) in text, (item.id, span.text)
