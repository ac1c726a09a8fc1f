"""Versions A, B and C of one lesson: other questions or another order, and a name on sheet and key."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from generator.lesson import Lesson, compose
from generator.present.format import PartName
from generator.present.render import render
from generator.text import read_text

ARTICLE = (Path(__file__).parent / "articles" / "ferry.txt").read_text("utf-8")
NAMES = ("A", "B", "C")
PARTS: tuple[PartName, ...] = ("pupil", "key")


@pytest.fixture(scope="module")
def versions() -> dict[str, Lesson]:
    article = read_text(ARTICLE)
    return {name: compose(article, seed=name) for name in NAMES}


def words(lesson: Lesson, name: str, part: PartName) -> str:
    data = render(lesson, name, part=part)
    if name == "pdf":
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    if name == "docx":
        opened = docx.Document(io.BytesIO(data))
        feet = [section.footer.paragraphs[0].text for section in opened.sections]
        return " ".join([*(paragraph.text for paragraph in opened.paragraphs), *feet])
    return data.decode("utf-8")


def test_the_versions_differ(versions: dict[str, Lesson]) -> None:
    assert len({lesson.to_json().replace(f'"seed": "{name}"', "") for name, lesson in versions.items()}) == 3


@pytest.mark.parametrize("name", ["docx", "html", "pdf"])
@pytest.mark.parametrize("part", PARTS)
def test_the_version_is_printed(versions: dict[str, Lesson], name: str, part: PartName) -> None:
    for version, lesson in versions.items():
        shown = words(lesson, name, part)
        assert f"version {version}" in shown
        assert not any(f"version {other}" in shown for other in NAMES if other != version)


def test_the_key_names_its_version_at_the_top(versions: dict[str, Lesson]) -> None:
    assert "· version B</p>" in words(versions["B"], "html", "key").split("<h2")[0]
