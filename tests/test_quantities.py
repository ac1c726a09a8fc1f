"""Quantities: the sentences of cases/quantities.toml, and the examples of numerals, hedges and units."""

from __future__ import annotations

import itertools
import time
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.annotations.annotators import dating, quantities, quantities_lengths, timexes
from generator.annotations.model import Attribution, Quantity
from generator.annotations.reading import Reading
from generator.lexicon.number_records import hedges, numerals, units
from generator.lexicon.records import Record, marked
from generator.text.article import Article, Block, Sentence
from generator.text.span import Span

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quantities.toml").read_text("utf-8"))["case"]


def reading(text: str) -> Reading:
    """The text as one paragraph of one sentence, whatever it looks like."""
    span = Span.of(text, 0, len(text))
    block, sentence = (
        Block(span=span, role="paragraph"),
        Sentence(span=span, number=1, paragraph=0, role="paragraph"),
    )
    return Reading(
        Article(id="case", text=text, blocks=(block,), sentences=(sentence,), published=date(2022, 3, 16))
    )


def find(text: str) -> tuple[Quantity, ...]:
    read = reading(text)
    return quantities.find(read, timexes.find(read))


def row(quantity: Quantity) -> list[str]:
    low = str(
        quantity.low.normalize().quantize(Decimal(1))
        if quantity.low == int(quantity.low)
        else quantity.low.normalize()
    )
    high = "" if quantity.high is None else f"{quantity.high.normalize():f}"
    return [quantity.span.text, low, high, quantity.unit or "", quantity.modifier or ""]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    found = find(str(case["text"]))
    assert [row(q) for q in found] == case.get("quantities", [])
    if "counted" in case:
        assert [q.counted.text if q.counted else "" for q in found] == case["counted"]
    if "hedge" in case:
        assert [q.hedge.text if q.hedge else "" for q in found] == case["hedge"]
    if "system" in case:
        assert [q.system for q in found] == case["system"]


RECORDS: list[Record] = [*numerals(), *units()]


@pytest.mark.parametrize("record", RECORDS, ids=[record.id for record in RECORDS])
def test_numeral_and_unit_examples(record: Record) -> None:
    for example in record.match:
        text, spans = marked(example)
        assert [(q.span.start, q.span.end) for q in find(text)] == list(spans), example
    for text in record.no_match:
        assert find(text) == (), text


@pytest.mark.parametrize("record", hedges(), ids=[record.id for record in hedges()])
def test_hedge_examples(record: Record) -> None:
    for example in record.match:
        text, spans = marked(example)
        found = [q for q in find(text) if q.hedge is not None]
        assert [(q.hedge.start, q.hedge.end, q.modifier) for q in found if q.hedge] == [
            (*span, record.modifier)
            for span in spans  # type: ignore[attr-defined]
        ], example
    for text in record.no_match:
        assert [q.hedge for q in find(text) if q.hedge] == [], text


def test_a_hedge_belongs_to_the_number_behind_it_alone() -> None:
    found = find("At least 20 guards and 30 drivers were hurt.")
    assert [(q.low, q.modifier) for q in found] == [(Decimal(20), "ge"), (Decimal(30), None)]


def test_times_are_left_to_the_times() -> None:
    assert find("On 27 February 2022 at 13:42 he waited two hours.") == ()


def test_counted_lengths_of_time_are_kept_apart() -> None:
    rows = {
        "She earned $2000 over 3 years and waited for at least two weeks.": [
            ["3", "3", "", "year", ""],
            ["two", "2", "", "week", "ge"],
        ],
        "The fund hopes to earn it in 12 months.": [["12", "12", "", "month", ""]],
        "Two days later a 3-year-old child, 3 years old, left; two years ago it was shut.": [],
        "In the last three years a two-year deal ran for two to three months.": [],
        "He waited a year, several weeks and half an hour on 3 May.": [],
    }
    for text, expected in rows.items():
        read = reading(text)
        assert [row(q) for q in quantities_lengths.find(read, timexes.find(read))] == expected, text


def test_a_blood_pressure_is_no_division_and_a_decimal_comma_waits_for_a_teacher() -> None:
    assert [q.low for q in find("120 over 80")] == [120, 80]
    assert [q.confidence for q in find("It cost R1,5 million.")] == ["teacher"]


def test_a_day_beside_the_cue_dates_the_saying_and_inside_the_content_the_event() -> None:
    text = "The mill closed on Monday, Mary Doe said on Tuesday, near the park on Wednesday."
    read = reading(text)
    said = Attribution(
        span=Span.of(text, 0, len(text)),
        rule="x",
        source=Span.of(text, 27, 35),
        speaker="Mary Doe",
        cue=Span.of(text, 36, 40),
        content=(Span.of(text, 0, 25),),
        mode="indirect",
    )
    found = dating.assign(read, timexes.find(read), [said])
    assert [(t.span.text, t.dates) for t in found] == [
        ("Monday", "event"),
        ("Tuesday", "saying"),
        ("Wednesday", None),
    ]


def test_opening_words_date_the_saying_where_speaker_and_cue_follow() -> None:
    for text, start, cue, dates in (
        ("On Monday, Mary Doe, a guard, said the mill was shut.", 11, 30, "saying"),
        ("On Monday the mill closed, Mary Doe said.", 27, 36, None),
    ):
        said = Attribution(
            span=Span.of(text, 0, len(text)),
            rule="x",
            source=Span.of(text, start, start + 8),
            speaker="Mary Doe",
            cue=Span.of(text, cue, cue + 4),
            content=(),
            mode="indirect",
        )
        read = reading(text)
        assert [t.dates for t in dating.assign(read, timexes.find(read), [said])] == [dates]


WORDS = st.sampled_from(
    """
    1 12 1,50,000 1.5 lakh crore million and a half two twenty hundred dozen % Rs $ ₹ bn km at least
    over nearly - to or so between one in five 3/4 ½ 万 people , . 150 000 point minus third quarters
    """.split()  # noqa: SIM905
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(WORDS, max_size=40).map(" ".join)
    | st.text(max_size=200)
    | st.text(alphabet="0123456789,.-/ ", max_size=80)
)
def test_any_text_is_read(text: str) -> None:
    found = find(text)
    assert all(text[q.span.start : q.span.end] == q.span.text for q in found)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))


@pytest.mark.parametrize(
    "part",
    ["two ", "1,", "1 ", "half a ", "1-", "₹", "million ", "at least ", "one in ", "1/2 ", "about 5 to "],
)
def test_cost_grows_with_length_only(part: str) -> None:
    start = time.process_time()
    find(part * 20_000)
    assert time.process_time() - start < 20
