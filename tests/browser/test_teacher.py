"""A teacher's way from an article to paper, files and a link."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from generator.app.settings import related
from generator.exercises.discover import kinds
from generator.exercises.model import Match
from generator.lesson import compose, load_lesson
from generator.text import read_text

from .answering import answer, box, check
from .conftest import Server

ROOT = Path(__file__).parents[2]
ARTICLE = (ROOT / "lessons" / "metro-bill" / "article.txt").read_text("utf-8")


@pytest.fixture
def desk(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{server}/teachers")
    page.get_by_role("heading", name="Make a lesson from an article").wait_for()
    yield page
    context.close()


def _paste(page: Page) -> None:
    page.get_by_label("Article text").fill(ARTICLE)
    page.get_by_role("button", name="Read this text").click()
    page.get_by_role("heading", name="Question 1 of").wait_for()


def _view(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).or_(page.get_by_role("button", name=name)).first.click()


def _status(page: Page) -> str:
    return page.locator("[role=status].facts").first.inner_text()


def test_from_paste_to_pdf_in_ten_seconds_and_five_clicks(desk: Page) -> None:
    start = time.monotonic()
    _paste(desk)
    _view(desk, "Print, save, share")
    with desk.expect_download() as waiting:
        desk.get_by_role("button", name="Pupil's sheet (PDF)").click()
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"%PDF")
    assert time.monotonic() - start < 10


def test_review_by_keyboard(desk: Page) -> None:
    _paste(desk)
    first = desk.locator("h3.stem").first.inner_text()
    total = int(_status(desk).split(" of ")[1].split()[0])
    desk.keyboard.press("Alt+a")
    expect(desk.locator("[role=status].facts").first).to_contain_text(f"1 of {total} accepted")
    desk.keyboard.press("Alt+x")
    expect(desk.locator("[role=status].facts").first).to_contain_text(f"1 of {total - 1} accepted")
    desk.keyboard.press("Alt+u")
    expect(desk.locator("[role=status].facts").first).to_contain_text(f"1 of {total} accepted")
    desk.keyboard.press("Alt+u")
    expect(desk.locator("[role=status].facts").first).to_contain_text(f"0 of {total} accepted")
    desk.keyboard.press("Alt+p")
    expect(desk.locator("h3.stem").first).to_have_text(first)


def test_a_question_is_reworded_and_judging_words_are_refused(desk: Page) -> None:
    _paste(desk)
    desk.get_by_text("Change the question").click()
    desk.get_by_label("Question text").fill("Which side spreads propaganda?")
    desk.get_by_role("button", name="Save the question text").click()
    expect(desk.get_by_role("alert").first).to_contain_text("propaganda")
    desk.get_by_label("Question text").fill("Whose words stand here?")
    desk.get_by_role("button", name="Save the question text").click()
    expect(desk.get_by_text("Whose words stand here?").first).to_be_visible()


def test_a_word_is_judged_for_this_lesson(desk: Page) -> None:
    _paste(desk)
    _view(desk, "Found in the text")
    word = ARTICLE.split("\n\n")[-2].split()[0]
    desk.get_by_label("Word or phrase").fill(word)
    desk.get_by_role("button", name="Judge this word").click()
    expect(desk.locator("mark.layer-core", has_text=word).first).to_be_visible()


def test_a_link_opens_the_lesson_for_a_pupil_who_gets_no_key(desk: Page, browser: Browser) -> None:
    _paste(desk)
    _view(desk, "Print, save, share")
    desk.get_by_role("button", name="Make a link").click()
    link = desk.locator("code", has_text="?lesson=class-").inner_text()
    context = browser.new_context()
    pupil = context.new_page()
    frames: list[str] = []

    def hear(data: bytes | str) -> None:
        frames.append(data.decode("utf-8", "replace") if isinstance(data, bytes) else data)

    pupil.on("websocket", lambda ws: ws.on("framereceived", hear))
    pupil.goto(link)
    lesson = load_lesson(ROOT / "lessons" / "metro-bill")
    pupil.get_by_role("button", name="Start the exercises →").click()
    pupil.get_by_role("button", name="Check").first.wait_for()
    sent = "\n".join(frames)
    assert lesson.exercises[0].items[0].rule not in sent
    context.close()


def test_a_saved_lesson_stands_in_the_list(desk: Page, server: str) -> None:
    _paste(desk)
    _view(desk, "Print, save, share")
    desk.get_by_label("Title").fill("A lesson of my own")
    desk.get_by_label("Title").press("Tab")
    desk.get_by_role("button", name="Save in this server's list of lessons").click()
    expect(desk.get_by_text("Saved as")).to_be_visible()
    desk.goto(server)
    expect(desk.get_by_role("heading", name="A lesson of my own")).to_be_visible()


def test_beyond_this_machine_the_keys_need_a_passphrase(browser: Browser, tmp_path: Path) -> None:
    server = Server(tmp_path, COPYDESK_PASSPHRASE="blue-kite-twelve", STREAMLIT_SERVER_ADDRESS="0.0.0.0")
    server.start()
    context = browser.new_context()
    page = context.new_page()
    try:
        page.goto(f"{server.address}/teachers")
        page.get_by_label("Passphrase").fill("wrong")
        page.get_by_role("button", name="Enter").click()
        expect(page.get_by_role("alert")).to_contain_text("not the passphrase")
        expect(page.get_by_label("Article text")).to_have_count(0)
        page.get_by_label("Passphrase").fill("blue-kite-twelve")
        page.get_by_role("button", name="Enter").click()
        page.get_by_label("Article text").wait_for()
        page.reload()
        page.get_by_label("Article text").wait_for()
        other = browser.new_context().new_page()
        other.goto(f"{server.address}/teachers")
        other.get_by_label("Passphrase").wait_for()
        other.context.close()
    finally:
        context.close()
        server.kill()


def test_files_are_read_and_bad_ones_named(desk: Page, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_text("   ", "utf-8")
    good = tmp_path / "metro.txt"
    good.write_text(ARTICLE, "utf-8")
    desk.get_by_role("tab", name="Upload").click()
    for file in (bad, good):
        desk.locator("input[type=file]").set_input_files(file)
        desk.get_by_text(file.name).first.wait_for()
        desk.get_by_role("button", name="Read this file").click()
        if file is bad:
            expect(desk.get_by_role("alert").first).to_contain_text("empty.txt")
            desk.get_by_role("button", name="Remove").or_(
                desk.locator('[data-testid="stFileUploaderDeleteBtn"] button')
            ).first.click()
    desk.get_by_role("heading", name="Question 1 of").wait_for()


def test_the_set_is_told_of_in_a_folded_panel(desk: Page) -> None:
    _paste(desk)
    expect(desk.get_by_text("These are counts, not a verdict")).to_have_count(0)
    desk.get_by_text("About this set").click()
    expect(desk.get_by_text("These are counts, not a verdict")).to_be_visible()
    expect(desk.get_by_text("Relates to (not certified): ")).to_be_visible()


def test_kinds_are_narrowed_by_a_standard(desk: Page) -> None:
    _paste(desk)
    desk.get_by_text("Level, age and kinds of exercise").click()
    pills = desk.locator('[class*="st-key-set-kinds"] button')
    expect(pills).to_have_count(len(kinds()))
    field = desk.get_by_role("combobox", name="Only kinds that relate to")
    option = desk.get_by_role(
        "option", name=f"CBSE reported speech: {len(related('CBSE reported speech'))} kinds"
    )
    for _ in range(3):
        field.click()
        field.fill("CBSE reported")
        with suppress(PlaywrightTimeout):
            option.click(timeout=4_000)
            break
        field.press("Escape")
    expect(pills).to_have_count(3)
    desk.get_by_text("nobody has certified it").wait_for()
    desk.get_by_role("button", name="Make the exercises again").click()
    desk.get_by_text("nobody has certified it").wait_for(state="hidden")
    titles = {kind.title for kind in related("CBSE reported speech")}
    assert (
        desk.locator("[role=status].facts").first.inner_text().split(" accepted. ")[1].split(" · ")[0]
        in titles
    )


def test_a_class_is_marked_all_or_nothing(desk: Page, browser: Browser) -> None:
    _paste(desk)
    _view(desk, "Print, save, share")
    desk.get_by_text("A question earns its marks only when it is fully right").click()
    desk.get_by_role("button", name="Make a link").click()
    link = desk.locator("code", has_text="?lesson=class-").inner_text()
    desk.get_by_text("A question earns its marks only when it is fully right").click()
    expect(desk.get_by_text("make a new link")).to_be_visible()
    expect(desk.locator("code", has_text="?lesson=class-")).to_have_count(0)
    context = browser.new_context()
    context.set_default_timeout(15_000)
    pupil = context.new_page()
    pupil.goto(link)
    said = pupil.get_by_text("A question earns its marks only when it is fully right.")
    expect(said).to_be_visible()
    expect(pupil.get_by_text("at the end, as in a test")).to_be_visible()
    pupil.get_by_role("button", name="Start the exercises →").click()
    expect(said).to_be_visible()
    exercise = compose(read_text(ARTICLE)).exercises[0]
    item = exercise.items[0]
    assert isinstance(item.interaction, Match)
    answer(pupil, item)
    last = item.interaction.rows[-1]
    wrong = next(t.text for t in item.interaction.targets if t.id not in (last.key, *last.accept))
    box(pupil, item).locator("select").last.select_option(label=wrong)
    rows = len(item.interaction.rows)
    assert check(pupil, item) == f"{rows - 1} of {rows} rows right."
    pupil.get_by_role("radio", name="Summary").click()
    expect(pupil.get_by_role("row", name=exercise.title)).to_contain_text(f"0 of {rows}")
    expect(said).to_be_visible()
    context.close()
