"""Blocks and their roles: every case of tests/cases/structure.toml, and the lines that records name."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import read_text
from generator.text.article import Article
from generator.text.furniture import line_patterns, line_role

CASES = tomllib.loads((Path(__file__).parent / "cases" / "structure.toml").read_text("utf-8"))["case"]
KINDS = ("furniture", "caption")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    article = read_text(str(case["text"]))
    assert [[block.role, block.span.text] for block in article.blocks] == case["blocks"]
    if "sentences" in case:
        assert [sentence.span.text for sentence in article.body] == case["sentences"]
    check(article, str(case["text"]))


@pytest.mark.parametrize("kind", KINDS)
def test_lines_of_the_records(kind: str) -> None:
    for record in line_patterns("caption" if kind == "caption" else "furniture"):
        assert record.match, record.id
        assert record.no_match, record.id
        for line in record.match:
            assert line_role(line) == kind, (record.id, line)
        for line in record.no_match:
            assert line_role(line) is None, (record.id, line)


@given(st.text(alphabet="aB .!?\"“”'-:|\n\r1\u200f\ufeff\u0301क₹&<", min_size=1, max_size=150))
def test_any_text_keeps_its_characters(text: str) -> None:
    if any(char.isalnum() for char in text):
        check(read_text(text), text)


def check(article: Article, text: str) -> None:
    """Text untouched, blocks in order, all letters in a block, sentences in their blocks."""
    assert article.text == text
    edges = [edge for block in article.blocks for edge in (block.span.start, block.span.end)]
    assert edges == sorted(edges)
    outside = [0, *edges, len(text)]
    if not text.lstrip().lower().startswith("title:"):
        gaps = (text[a:b] for a, b in zip(outside[::2], outside[1::2], strict=True))
        assert not any(char.isalnum() for gap in gaps for char in gap)
    for sentence in article.sentences:
        block = article.blocks[sentence.paragraph]
        assert block.role == sentence.role
        assert block.span.contains(sentence.span)
    assert [sentence.number for sentence in article.body] == list(range(1, len(article.body) + 1))
    assert all(sentence.number == 0 for sentence in article.sentences if sentence.role != "paragraph")


@pytest.mark.parametrize(
    "unit",
    ["Share\n", "a\n", "By Ana Silva and ", "India / ", "Photo ", "1/1/2022 ", "WORLD\n", 'a\n"\n',
     "Also read: ", "- \n", "Read more more ", "(Image: ", "Facebook | ", "12:30 ", "News "],
)  # fmt: skip
def test_time_grows_with_length_only(unit: str) -> None:
    for text in (unit * (180_000 // len(unit)), (unit.strip() * (190 // len(unit)) + "!x\n") * 900):
        began = time.process_time()
        read_text(text + "a")
        assert time.process_time() - began < 5
