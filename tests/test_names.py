"""Names of people, organisations and places, against tests/cases/names.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from generator import read_text
from generator.annotations.annotators import names
from generator.annotations.reading import Reading
from generator.lexicon.cue_records import word_lists

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    text = case["text"]
    assert isinstance(text, str)
    found = names.find(Reading(read_text(text)))
    rows = [
        [name.span.text, name.kind, name.canonical, *([name.title.text] if name.title else [])]
        for name in found
    ]
    assert rows == case["names"]
    assert all(name.span.is_in(text) for name in found)


def test_gender_from_title_or_given_name() -> None:
    found = names.find(Reading(read_text("Asha Rao met Mr Osei and Kofi Mensah. Ms Rao left with Osei.")))
    assert [(name.canonical, name.gender) for name in found] == [
        ("Asha Rao", "f"),
        ("Osei", "m"),
        ("Kofi Mensah", "m"),
        ("Asha Rao", "f"),
        ("Osei", "m"),
    ]


def test_word_lists_are_lower_case_and_without_doubles() -> None:
    for identity, listed in word_lists().items():
        assert all(word == word.lower().strip() for word in listed), identity
