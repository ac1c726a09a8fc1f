"""The Word file: real headings, tables and lists, the article's own lines, and no key for pupils."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import docx
import pytest

from generator.present.format import Paper, PartName
from generator.present.lines import article_blocks
from generator.present.render import render
from tests.hostile import ARTICLE, BLOCKS, ITEMS, LESSON, SECRET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = ("pStyle", "keepNext", "keepLines", "widowControl", "numPr", "pBdr", "tabs", "spacing", "ind", "jc")


def content(part: PartName = "all", paper: Paper = "a4", *, large: bool = False) -> bytes:
    return render(LESSON, "docx", part=part, paper=paper, large_print=large)


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


def document(part: PartName = "all") -> docx.document.Document:
    return docx.Document(io.BytesIO(content(part)))


def texts(part: PartName = "all") -> list[str]:
    opened = document(part)
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in opened.paragraphs] + cells


def test_the_pupils_file_has_no_key_in_any_of_its_files() -> None:
    for name, data in files(content("pupil")).items():
        assert SECRET.encode() not in data, name
        assert b"Answer key" not in data, name
        assert b"w:vanish" not in data, name
    assert not {name for name in files(content()) if "comments" in name or "thumbnail" in name}
    assert any(SECRET in text for text in texts("key"))


def test_the_properties_say_what_it_is_and_no_time() -> None:
    core = document().core_properties
    assert core.title == " ".join(BLOCKS[0][1].split())
    assert (core.language, core.author, core.comments) == ("en-GB", "Copydesk", "")
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.year == 1980


def test_headings_are_headings() -> None:
    found = [
        (p.style.name, p.text)
        for p in document().paragraphs
        if p.style is not None and (p.style.name or "").startswith("Heading")
    ]
    assert [text for style, text in found if style == "Heading 1"] == [
        " ".join(BLOCKS[0][1].split()),
        "Answer key and marking guide",
    ]
    assert ("Heading 2", "1. Choose & write <all>") in found


def test_the_lines_of_the_article_are_those_of_the_other_formats() -> None:
    lines: list[str] = []
    for paragraph in document("pupil").paragraphs:
        if (getattr(paragraph.style, "name", "") or "").startswith("Article"):
            lines += paragraph.text.split("\n")
    wanted = [
        f"\t{line.number if line.number and line.number % 5 == 0 else ''}\t{line.text}"
        for block in article_blocks(ARTICLE)
        if block.role != "headline"
        for line in block.lines
    ]
    assert lines == [line.replace("\x07", "\ufffd") for line in wanted]


def test_the_words_come_through_unchanged() -> None:
    shown = "\n".join(texts("pupil"))
    for item in ITEMS:
        assert item.stem in shown


def test_tables_repeat_their_head_and_rows_stay_whole() -> None:
    (table,) = document("pupil").tables
    assert [
        row._tr.trPr is not None and row._tr.trPr.find(f"{W}tblHeader") is not None for row in table.rows
    ] == [
        True,
        False,
        False,
        False,
        False,
    ]
    assert all(
        row._tr.trPr is not None and row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows
    )
    assert [cell.text for cell in table.rows[1].cells] == ["1", "“unfair” *0*", "☐", "☐", "☐", "☐"]


def test_lettered_lists_are_lists_and_begin_anew() -> None:
    numbers = [
        paragraph._p.pPr.numPr.numId.val
        for paragraph in document("pupil").paragraphs
        if paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    ]
    assert numbers == [1] * 3 + [2] * 4 + [3] * 4 + [4] * 4
    numbering = ElementTree.fromstring(files(content())["word/numbering.xml"])
    for num in numbering.findall(f"{W}num"):
        assert num.find(f"{W}lvlOverride/{W}startOverride") is not None


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_properties_stand_in_the_order_of_the_standard(part: str) -> None:
    for properties in ElementTree.fromstring(files(content())[part]).iter(f"{W}pPr"):
        names = [child.tag.removeprefix(W) for child in properties]
        places = [ORDER.index(name) for name in names if name in ORDER]
        assert places == sorted(places), names


def test_words_in_other_scripts_say_their_language() -> None:
    found = {}
    for run in ElementTree.fromstring(files(content("pupil"))["word/document.xml"]).iter(f"{W}r"):
        language = run.find(f"{W}rPr/{W}lang")
        if language is not None and (code := language.get(f"{W}bidi")):
            found[code] = (run.findtext(f"{W}t"), run.find(f"{W}rPr/{W}rtl") is not None)
    assert found["hi-IN"] == ("नगर निगम", False)
    assert set(found) == {"hi-IN", "he-IL", "ar-SA"}
    assert found["he-IL"][1]
    assert found["ar-SA"][1]


def test_black_on_white_and_no_address_outside() -> None:
    data = files(content())
    used = set(re.findall(rb'w:color w:val="(\w+)"', data["word/document.xml"]))
    assert used <= {b"000000", b"auto"}
    assert not any(b'TargetMode="External"' in each for each in data.values())


@pytest.mark.parametrize(("paper", "size"), [("a4", (210.0, 297.0)), ("letter", (215.9, 279.4))])
def test_paper_and_large_print(paper: Paper, size: tuple[float, float]) -> None:
    for large, points in ((False, 12.0), (True, 16.0)):
        opened = docx.Document(io.BytesIO(content("pupil", paper, large=large)))
        page = opened.sections[0]
        assert page.page_width is not None
        assert page.page_height is not None
        assert (round(page.page_width.mm, 1), round(page.page_height.mm, 1)) == size
        assert opened.styles["Normal"].font.size.pt == points


def test_the_version_stands_on_the_sheet_and_on_the_key() -> None:
    opened = document()
    feet = [section.footer.paragraphs[0].text for section in opened.sections]
    assert len(feet) == 2
    assert all("version b7" in foot for foot in feet)
    assert feet[1].startswith("Key · ")
