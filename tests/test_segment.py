"""Sentences: every case of tests/cases/sentences.toml, exactly, and input that means no good."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.segment import cuts, sentences

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sentences.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [span.text for span in sentences(text)] == case["sentences"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_offsets_do_not_depend_on_what_is_around(case: dict[str, object]) -> None:
    text = str(case["text"])
    shifted = [
        (start - 7, end - 7) for start, end in cuts("Before. "[:7] + text + " After.", 7, 7 + len(text))
    ]
    assert shifted == cuts(text, 0, len(text))


@given(st.text(alphabet="aB .!?…\"'“”‘’()[]\n1é।", max_size=120))
def test_nothing_is_lost_but_white_space(text: str) -> None:
    found = cuts(text, 0, len(text))
    edges = [0, *(edge for pair in found for edge in pair), len(text)]
    assert edges == sorted(edges)
    assert all(text[a:b].strip() == "" for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert all(text[a:b] == text[a:b].strip() and a < b for a, b in found)


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        '"',
        "(",
        "a. ",
        "A. ",
        'a."',
        'ab?"A',
        "ab.Cd",
        " ",
        "\n",
        "a",
        '"Go." Rao said ',
        "a.[1]",
        "?! ",
        "…",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    text = "a" + unit * (300_000 // len(unit))
    began = time.process_time()
    cuts(text, 0, len(text))
    assert time.process_time() - began < 5
