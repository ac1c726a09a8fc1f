"""The PDF, read back with pypdf."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from generator.exercises.model import Item, Match, MatchAnswer, MatchRow
from generator.lesson import Lesson
from generator.present.lines import article_blocks
from generator.present.render import render
from tests.hostile import ITEMS, LESSON, MATCH, SECRET, say


@cache
def reader(part: str = "all", paper: str = "a4", large: bool = False) -> PdfReader:
    return PdfReader(io.BytesIO(render(LESSON, "pdf", part=part, paper=paper, large_print=large)))  # type: ignore[arg-type]


def pages(pdf: PdfReader) -> list[str]:
    return [page.extract_text() for page in pdf.pages]


def everything(pdf: PdfReader) -> bytes:
    """Every object of the file, streams decoded: nothing can hide."""
    out = []
    for identity in range(1, len(pdf.xref_objStm) + sum(map(len, pdf.xref.values())) + 1):
        found = pdf.get_object(identity)
        if isinstance(found, StreamObject):
            out.append(found.get_data())
        out.append(repr(found).encode())
    return b"\n".join(out)


def test_the_key_begins_on_a_page_of_its_own() -> None:
    texts = pages(reader())
    first = next(
        number for number, text in enumerate(texts) if text.startswith("Answer key and marking guide")
    )
    assert not any(SECRET in text for text in texts[:first])
    assert all("Key · " in text for text in texts[first:])
    assert not any("Key · " in text for text in texts[:first])
    assert first == len(reader("pupil").pages)


def test_the_pupils_file_has_no_trace_of_the_key() -> None:
    pdf = reader("pupil")
    assert SECRET not in "\n".join(pages(pdf))
    assert SECRET.encode() not in everything(pdf)
    assert SECRET in "\n".join(pages(reader("key")))


def test_title_language_and_tags() -> None:
    pdf = reader()
    root = pdf.trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Mayor #1 “slams” <b>bridge</b> & _tolls_ at $1.2bn *today*"
    assert pdf.metadata.author is None
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert pdf.xmp_metadata is not None
    assert b"pdfuaid" in everything(pdf)


def test_every_font_is_embedded() -> None:
    fonts = {}
    for page in reader().pages:
        for name, font in page["/Resources"]["/Font"].items():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            fonts[name] = "/FontFile2" in inner or "/FontFile3" in inner
    assert len(fonts) >= 7
    assert all(fonts.values())


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 595, 842), ("letter", 612, 792)])
def test_paper(paper: str, width: int, height: int) -> None:
    box = reader("pupil", paper).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (width, height)


@pytest.mark.parametrize(
    ("paper", "large"), [("a4", False), ("letter", False), ("a4", True), ("letter", True)]
)
def test_lines_are_where_their_numbers_say(paper: str, large: bool) -> None:
    placed: list[tuple[float, float, str]] = []

    def visit(text: str, matrix: list[float], position: list[float], _font: object, size: float) -> None:
        if text.strip():
            placed.append(
                (position[4] * matrix[0] + matrix[4], position[5] * matrix[3] + matrix[5], text.strip())
            )

    for number, page in enumerate(reader("pupil", paper, large).pages):
        before = len(placed)
        page.extract_text(visitor_text=visit)
        placed[before:] = [(x, y - 10_000 * number, text) for x, y, text in placed[before:]]
    lines = [line for block in article_blocks(LESSON.article) for line in block.lines if line.number]
    for line in lines:
        if line.number % 5:
            continue
        heights = [y for _, y, text in placed if text == str(line.number)]
        words = max(re.findall(r"[A-Za-z ]+", line.text), key=len).strip()
        assert any(abs(height - y) < 1 and words in text for height in heights for _, y, text in placed), line


def test_nothing_runs_off_the_page() -> None:
    for page in reader("pupil", "a4", True).pages:
        width = float(page.mediabox.width)
        spots: list[float] = []

        def visit(
            text: str,
            matrix: list[float],
            position: list[float],
            _f: object,
            _s: float,
            spots: list[float] = spots,
        ) -> None:
            if text.strip():
                spots.append(position[4] * matrix[0] + matrix[4])

        page.extract_text(visitor_text=visit)
        assert min(spots) > 30
        assert max(spots) < width - 40


def test_markup_in_the_text_stays_text() -> None:
    text = " ".join(" ".join(pages(reader("pupil"))).split())
    for words in (
        "$1.2bn ~ 9% #1",
        "@rao [[1]] C:\\news {#25:0} // not a comment",
        "*outrageously*",
        "<script>alert(1)</script>",
        "Asha Rao {mayor} = ~ #1",
        "₹1,50,000",
    ):
        assert words in text


def _long(rows: int) -> Lesson:
    match = MATCH.interaction
    assert isinstance(match, Match)
    answers = tuple(MatchAnswer(target=target.id, feedback=say()) for target in match.targets)
    many = tuple(
        MatchRow(id=f"r{n}", text=f"Row {n}: " + "words of a clause " * 6, key="k0", answers=answers)
        for n in range(rows)
    )
    item: Item = MATCH.model_copy(update={"interaction": match.model_copy(update={"rows": many})})
    exercise = LESSON.exercises[2].model_copy(update={"items": (item,)})
    return LESSON.model_copy(update={"exercises": (exercise,)})


def test_a_table_longer_than_a_page_goes_on_with_its_head() -> None:
    texts = pages(PdfReader(io.BytesIO(render(_long(60), "pdf", part="pupil"))))
    with_rows = [text for text in texts if "Row " in text]
    assert len(with_rows) >= 3
    assert all("No." in text and "Words" in text for text in with_rows)
    joined = "\n".join(texts)
    assert all(f"Row {n}:" in joined for n in range(60))


def test_an_item_that_fits_on_a_page_is_not_broken() -> None:
    for text in pages(reader("pupil", "letter", True)):
        for item in ITEMS[:2]:
            if item.stem[:20] in text:
                assert all(option.text[:4] in text for option in item.interaction.options)  # type: ignore[union-attr]


def test_an_article_without_headline_and_exercises() -> None:
    article = LESSON.article.model_copy(update={"blocks": LESSON.article.blocks[4:5]})
    bare = Lesson(title="", article=article, level=1)
    text = pages(PdfReader(io.BytesIO(render(bare, "pdf"))))
    assert text[0].split("\n")[1] == "Reading a news article"


def test_a_word_longer_than_a_line_is_broken() -> None:
    stem = "https://example.org/" + "bridge-" * 40
    item = ITEMS[0].model_copy(update={"stem": stem})
    exercise = LESSON.exercises[0].model_copy(update={"items": (item,)})
    lesson = LESSON.model_copy(update={"title": "x" * 300, "exercises": (exercise,)})
    pdf = PdfReader(io.BytesIO(render(lesson, "pdf", part="pupil", large_print=True)))
    text = "".join("".join(pages(pdf)).split()).replace("\u200b", "")
    assert stem in text
