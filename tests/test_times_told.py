"""Days that a text states elsewhere, wrong times that could be meant, and what is told first."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.dated_events import dated_events
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Hottext, Item, TextEntry
from generator.exercises.retelling.days import day_retellings
from generator.text import read_text

FAIR = (
    "The book fair was held from March 15 to 17 in the town hall. On {day}, the mayor opened the new reading "
    "room. The hall was closed on Thursday."
)


def found(text: str, published: str = "2019-03-25") -> AnnotationSet:
    return annotate(read_text(text, published=published))


def items(kind: str, annotations: AnnotationSet, level: int = 2) -> tuple[Item, ...]:
    made = find_kind(kind).make(annotations, Request(level=level))
    return made.items if isinstance(made, Exercise) else ()


@pytest.mark.parametrize(("day", "counted"), [("Saturday", False), ("Wednesday", True)])
def test_a_weekday_within_stated_days_makes_no_event(day: str, counted: bool) -> None:
    annotations = found(f"Fair ends\n\n{FAIR.format(day=day)}")
    assert any(day in event.when for event in dated_events(annotations, Request(level=2))) is counted


@pytest.mark.parametrize(("day", "kept"), [("Saturday", ""), ("Wednesday", "20 March")])
def test_nor_is_it_retold_as_a_date(day: str, kept: str) -> None:
    lines = FAIR.format(day=day).replace(f"On {day}, the mayor opened the new reading room.", "")
    text = f"Fair ends\n\n{lines} The mayor of Tarn opened the new reading room on {day}."
    told = [one for one in day_retellings(found(text)) if day in one.sentence.text]
    assert len(told) == 1
    assert kept in told[0].faithful
    assert bool(told[0].faithful) is bool(kept)


@pytest.mark.parametrize(
    ("line", "key", "years"),
    [
        ("The council bought the old mill in September.", "September 2018", {2016, 2017, 2018}),
        ("The council will open the old mill in September.", "September 2019", {2019, 2020, 2021}),
        ("The mill was sold on February 14.", "14 February 2019", {2017, 2018, 2019}),
        ("The council sold two mills this year.", "2019", {2017, 2018, 2019}),
    ],
)
def test_wrong_times_are_possible_in_tense(line: str, key: str, years: set[int]) -> None:
    item = items("resolve-date", found(f"Mill\n\n{line}"), level=1)[0]
    assert isinstance(item.interaction, Choice)
    options = {option.id: option.text for option in item.interaction.options}
    assert options[item.interaction.key[0]].endswith(key)
    assert {int(year) for text in options.values() for year in re.findall(r"\d{4}", text)} == years


def test_no_wrong_day_lies_behind_publication_for_what_has_happened() -> None:
    annotations = found("Mill\n\nThe council sold the mill on Monday. It met on Friday. It rained on Sunday.")
    for item in items("resolve-date", annotations, level=1):
        assert isinstance(item.interaction, Choice)
        for option in item.interaction.options:
            if match := re.search(r"(\d+) March 2019", option.text):
                assert date(2019, 3, int(match[1])) <= date(2019, 3, 25)


APART = (
    "Mill\n\nThe council of Tarn sold the old mill on Friday.\n\nThe mill has two floors and a yard.\n\n"
    "{middle}\n\nThe mill was built in 1911.\n\n{last}"
)


@pytest.mark.parametrize(
    ("middle", "last", "third"),
    [
        (
            "Its wheel is made of oak.",
            "The new owner runs a bakery in Oster.",
            "The new owner runs a bakery in Oster",
        ),
        ("Its wheel is made of oak.", "It is big.", None),
    ],
)
def test_far_apart_is_not_in_one_sentence(middle: str, last: str, third: str | None) -> None:
    annotations = found(APART.format(middle=middle, last=last))
    stems = {item.stem: item for item in items("told-order", annotations)}
    asked = [item for stem, item in stems.items() if "tell first" in stem]
    assert bool(asked) is (third is not None)
    for item in asked:
        assert isinstance(item.interaction, Choice)
        assert third in [option.text for option in item.interaction.options]
        assert len(item.interaction.options) == 3


def test_neighbours_may_be_told_in_one_sentence() -> None:
    annotations = found(
        "Mill\n\nThe council of Tarn sold the old mill on Friday. The mill was built in 1911."
    )
    asked = [item for item in items("told-order", annotations) if "tell first" in item.stem]
    assert [
        option.text
        for item in asked
        if isinstance(item.interaction, Choice)
        for option in item.interaction.options
        if "same sentence" in option.text
    ] == ["Both in the same sentence"]


def test_a_gap_says_what_the_sentence_has() -> None:
    text = (
        "Mill\n\n"
        "Ms. Ana Quist opened the hall on Friday. Mr. Ben Sol came to the fair in Oster. Mr. Karl Dee "
        "stayed at home. Ms. Mina Orr painted the roof.\n\nQuist, in particular, likes to keep the old lamps "
        "of the hall and the mill."
    )
    asked = [item for item in items("five-ws", found(text)) if "____, in particular" in item.stem]
    assert [item.rule for item in asked] == ["In this sentence the article has “Quist”, that is Ana Quist."]


@pytest.mark.parametrize(
    ("first", "asked"),
    [("The Tarn Harbour Council", ["Ben Sol"]), ("Ana Quist", ["speakers", "Ana Quist", "Ben Sol"])],
)
def test_a_body_is_not_counted_beside_a_person(first: str, asked: list[str]) -> None:
    text = (
        f"Roof row\n\n{first} called the roof “a ruin” on Monday. “We will sue over the roof,” spokesman "
        "Ben Sol said. “It is dear.”"
    )
    stems = [
        item.stem for item in items("voice-ledger", found(text)) if isinstance(item.interaction, TextEntry)
    ]
    names = ["speakers", "Harbour Council", "Ana Quist", "Ben Sol"]
    stems = [stem.replace("people or bodies", "speakers") for stem in stems]
    assert [name for name in names if any(name in stem for stem in stems)] == asked


@pytest.mark.parametrize("pair", ["yet another", "once again"])
def test_two_words_that_only_together_turn_up_the_volume_cost_nothing(pair: str) -> None:
    text = (
        "Ferry row\n\nThe council unleashed a brazen plan on Monday and "
        f"{pair} plan was about the ferry between Tarn and Oster. The ferry carries 900 passengers a day."
    )
    tokens = [
        token
        for item in items("mark-loaded-wording", found(text))
        if isinstance(item.interaction, Hottext)
        for token in item.interaction.tokens
    ]
    assert [token.zone for token in tokens if token.span.text == pair] == ["acceptable"]
    assert not any(token.span.text in pair.split() for token in tokens)
