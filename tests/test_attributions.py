"""Who says what, against tests/cases/attributions.toml and the examples of the cue records."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from generator import read_text
from generator.annotations.annotators import attributions, names
from generator.annotations.model import Attribution, QuotedString
from generator.annotations.reading import Reading
from generator.lexicon.cue_records import Cue, cues
from generator.lexicon.records import marked

CASES = tomllib.loads((Path(__file__).parent / "cases" / "attributions.toml").read_text("utf-8"))["case"]


def find(text: str) -> tuple[tuple[Attribution, ...], tuple[QuotedString, ...]]:
    reading = Reading(read_text(text))
    return attributions.find(reading, names.find(reading))


def as_text(said: Attribution) -> list[str]:
    """speaker | cue | contents | what else is set, as the case file writes it."""
    extra = [
        said.mode,
        *([f"via {said.via.text}"] if said.via else []),
        *(["negated"] if said.negated else []),
    ]
    cue = said.cue.text if said.cue else "-"
    return [said.speaker or "?", cue, " ~ ".join(part.text for part in said.content), ", ".join(extra)]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    text = case["text"]
    assert isinstance(text, str)
    found, quoted = find(text)
    assert [as_text(said) for said in found] == case.get("said", [])
    if "marks" in case:
        assert [f"{string.span.text}: {string.use}" for string in quoted] == case["marks"]
    if "confidence" in case:
        assert [said.confidence for said in found] == case["confidence"]
    for said in found:
        spans = [said.span, *said.content, *(part for part in (said.source, said.cue, said.via) if part)]
        assert all(span.is_in(text) for span in spans)


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.id)
def test_examples_of_a_cue(cue: Cue) -> None:
    for example in cue.match:
        text, places = marked(example)
        found, _ = find(text)
        hits = [said.cue for said in found if said.cue_lemma == cue.lemma and said.cue is not None]
        assert [(hit.start, hit.end) for hit in hits] == list(places), example
    for example in cue.no_match:
        assert not [said for said in find(example)[0] if said.cue_lemma == cue.lemma], example


def test_there_are_enough_cue_words() -> None:
    assert len(cues()) >= 250


@pytest.mark.parametrize(
    "text",
    [
        '"' * 2000 + "word",
        '"a ' * 2000,
        "'a' " * 2000,
        "He said, " * 1500,
        "Ann, " * 3000 + "said no.",
        "and Ann Lee and Bo " * 1500,
        "of the man who " * 1500,
        "“" * 500 + "word” " * 500,
        "Ann Lee, who said that Bo, who said that " * 400,
        "x" * 50000,
        "\u0301\u200f‘’“”'\"" * 500 + "word",
    ],
    ids=range(11),
)
def test_nothing_a_person_can_paste_takes_long(text: str) -> None:
    import time

    start = time.perf_counter()
    find(text)
    assert time.perf_counter() - start < 4


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Asha Rao says it is nine feet deep and Tom Okello has it at ten.", "teacher"),
        ("Asha Rao suspected fraud, she said, adding that it was late — a view that few share.", "teacher"),
        ("Asha Rao said that the bank was full and that the till was empty.", "certain"),
        ("Asha Rao said that Pune and Nashik were flooded.", "certain"),
    ],
)
def test_words_that_may_be_somebody_elses_are_left_to_a_teacher(text: str, wanted: str) -> None:
    said = find(text)[0]
    assert said[-1].confidence == wanted
