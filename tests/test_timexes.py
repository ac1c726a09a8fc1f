"""Time expressions: the sentences of cases/timexes.toml, and the examples of the rules."""

from __future__ import annotations

import itertools
import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.annotations.annotators import timexes
from generator.annotations.model import Timex
from generator.annotations.reading import Reading
from generator.lexicon.records import marked
from generator.lexicon.time_records import TimeRule, time_rules
from generator.text.article import Article, Block, Sentence
from generator.text.span import Span

CASES = tomllib.loads((Path(__file__).parent / "cases" / "timexes.toml").read_text("utf-8"))["case"]


def find(text: str, published: str = "2022-03-16") -> tuple[Timex, ...]:
    return timexes.find(Reading(article(text, published)))


def article(text: str, published: str) -> Article:
    """The text as one paragraph of one sentence, whatever it looks like."""
    span = Span.of(text, 0, len(text))
    block, sentence = (
        Block(span=span, role="paragraph"),
        Sentence(span=span, number=1, paragraph=0, role="paragraph"),
    )
    day = date.fromisoformat(published) if published else None
    return Article(id="case", text=text, blocks=(block,), sentences=(sentence,), published=day)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = find(text, str(case.get("published", "2022-03-16")))
    assert [[t.span.text, t.type, t.value] for t in found] == case.get("times", [])
    if "day" in case:
        assert [str(t.day) for t in found] == case["day"]
    if "mod" in case:
        assert [t.mod for t in found] == case["mod"]
    if "phrase" in case:
        assert [t.phrase and t.phrase.text for t in found] == case["phrase"]


@pytest.mark.parametrize("rule", time_rules(), ids=[rule.id for rule in time_rules()])
def test_rule_examples(rule: TimeRule) -> None:
    for example in rule.match:
        text, spans = marked(example)
        assert [(t.span.start, t.span.end) for t in find(text)] == list(spans), example
    for text in rule.no_match:
        assert rule.id not in [t.rule for t in find(text)], text


def test_a_day_is_certain_only_where_the_tense_is_clear() -> None:
    assert [t.confidence for t in find("He left on Monday.")] == ["certain"]
    assert [t.confidence for t in find("He will leave on Monday.")] == ["likely"]


WORDS = st.sampled_from(
    """
    the last next this two 2 12 24 1998 of on in at and a half year years ago later quarter third
    Sunday March May 13:42 p.m. IST - , . / FY24 every early end past first day to or half 1/2 '90s
    noon morning 27/02/2022
    """.split()  # noqa: SIM905
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200),
    st.sampled_from(["", "2022-03-16", "2020-02-29", "1000-01-02", "9999-12-30"]),
)
def test_any_text_is_read(text: str, published: str) -> None:
    found = find(text, published)
    assert all(text[t.span.start : t.span.end] == t.span.text for t in found)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))


@pytest.mark.parametrize(
    "part", ["two ", "the last ", "1,", "1998-", "half ", "May ", "a year ago ", "of the end ", "12:", "' "]
)
def test_cost_grows_with_length_only(part: str) -> None:
    start = time.process_time()
    find(part * 20_000)
    assert time.process_time() - start < 20
