"""Dated events and sentences with "after": what becomes a card, what is left alone, and what is asked."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.dated_events import dated_events
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Order, Shortfall
from generator.exercises.order_words import ordered_parts
from generator.text import read_text


def found(body: str, published: str | None = "2024-03-06") -> AnnotationSet:
    return annotate(read_text(f"Pier news\n\n{body}", published=published))


@pytest.mark.parametrize(
    ("sentence", "card", "when"),
    [
        (
            "The council sold the old pier on Monday.",
            "The council sold the old pier …",
            "Monday 4 March 2024",
        ),
        (
            "Back in 2018, the council closed the pier for good.",
            "… the council closed the pier for good",
            "2018",
        ),
        (
            "Last week divers raised a bell below the pier.",
            "… divers raised a bell below the pier",
            "the week before",
        ),
        (
            "Divers raised a second bell there four years ago.",
            "Divers raised a second bell there …",
            "about 2020",
        ),
        ("The club was founded in 1894 and moved to the pier in 1923.", "The club was founded …", "1894"),
        (
            "The mayor, who had won as an outsider, opened the pier on Monday.",
            "The mayor, who had won as an",
            "4 March",
        ),
        (
            "The old pier is shut, Mayor Ana Quist said on Monday.",
            "Mayor Ana Quist said this: The old pier is shut",
            "",
        ),
        (
            "Mayor Ana Quist told the Echo on Monday that the pier was safe.",
            "Mayor Ana Quist told the Echo …",
            "",
        ),
        (
            "The council on Monday rejected the plan for the pier.",
            "The council … rejected the plan",
            "4 March",
        ),
        ("A boat hit the pier on Sunday, police said.", "A boat hit the pier …, police said", "3 March"),
        ("At a rally in Derby on Sunday, Ana Quist opened the new pier.", "At a rally in Derby …", "3 March"),
        (
            "The new pier will open on March 20 for all visitors.",
            "The new pier will open … for all",
            "20 March",
        ),
        ("Early last year the council bought a second pier.", "… the council bought a second pier", "2023"),
    ],
)
def test_a_date_that_belongs_to_what_is_told(sentence: str, card: str, when: str) -> None:
    (event,) = dated_events(found(sentence), Request())
    assert event.text.startswith(card), event.text
    assert when in event.when


@pytest.mark.parametrize(
    "sentence",
    [
        "The verdict in 2019 reopened the row over the pier.",
        "A firm founded in 1999 closed the pier for good.",
        "Tarn Boats, bought by a rival in 2014, no longer builds piers.",
        "The next hearing, put off by the judge on Monday, is not yet set.",
        "The next will take place on March 20 in the town hall.",
        "In a report published on Monday, divers described the pier.",
        "The hearing on Monday was put off by the judge.",
        "Profits fell to 40 crowns from 60 crowns in March 2023 quarter.",
        "The council had planned to replace the pier in 2027.",
        "As the fair opened on Monday, a queue stood before the pier.",
        "She sold it on Monday to a man from Derby.",
        "The pier has been shut since Monday for all visitors.",
        "At least it was built in 1998 by somebody.",
        "Ben Sol was a winner of the ferry race twice and also won the harbour cup in 2019.",
        "The mayor named the pier and the council paved it in 2019.",
        "A popular man — Sol was elected in 2019 — he charmed the town.",
        "The price of fish rose in the past two weeks, from a low on Monday.",
        "Sol Quist was charged with theft on Monday.",
        "The baker passed away on Monday.",
    ],
)
def test_a_date_of_something_else_makes_no_card(sentence: str) -> None:
    assert dated_events(found(sentence), Request()) == []


@pytest.mark.parametrize(
    ("sentence", "first", "later"),
    [
        (
            "The council closed the pier shortly after the storm broke a beam.",
            "the storm broke a beam",
            "The council closed the pier",
        ),
        (
            "After the siren failed, the guards cleared the pier.",
            "the siren failed",
            "the guards cleared the pier",
        ),
        (
            "Divers left the bay two hours after they raised the bell.",
            "they raised the bell",
            "Divers left the bay",
        ),
    ],
)
def test_what_follows_after_happened_first(sentence: str, first: str, later: str) -> None:
    (pair,) = ordered_parts(found(sentence))
    assert (pair.first.text, pair.later.text) == (first, later)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council did not close the pier after the storm broke a beam.",
        "The pier would be closed after the storm broke a beam.",
        "The pier was named after a sailor from Derby.",
        "The mayor cut a ribbon and left after the rain began.",
        "The council agreed to close the pier after the storm broke a beam.",
        "The pier was closed after a protest planned for Monday.",
        "The pier is closed after dark, and the guards went home.",
        "“The pier was closed after the storm broke a beam,” Ana Quist said.",
    ],
)
def test_an_order_that_is_not_sure_is_left_alone(sentence: str) -> None:
    assert list(ordered_parts(found(sentence))) == []


def keys(exercise: Exercise | Shortfall) -> list[str]:
    assert isinstance(exercise, Exercise), exercise
    out = []
    for item in exercise.items:
        assert isinstance(item.interaction, Choice)
        out += [o.text for o in item.interaction.options if o.id in item.interaction.key]
    return out


def test_two_events_are_enough_for_the_order_of_telling() -> None:
    text = (
        "The council sold the old pier on Monday.\n\nDivers raised a bell below the pier in 2019.\n\n"
        "The guards cleared the pier after the siren failed."
    )
    made = find_kind("told-order").make(found(text), Request(level=1))
    assert keys(made) == [
        "Divers raised a bell below the pier in 2019",
        "The council sold the old pier on Monday",
        "the siren failed",
    ]


def test_two_events_without_a_day_of_publication_are_compared() -> None:
    text = "Divers raised a bell below the pier in May 2019.\n\nThe council sold the old pier in June 2021."
    made = find_kind("timeline").make(found(text, None), Request(level=2))
    assert keys(made) == ["Divers raised a bell below the pier …"]


def test_words_of_a_speaker_are_a_card_beside_events() -> None:
    text = (
        "The old pier is shut, Mayor Ana Quist said on Monday.\n\nThe council bought the pier in 2019.\n\n"
        "Divers raised a bell in May 2021."
    )
    made = find_kind("timeline").make(found(text), Request(level=2))
    assert isinstance(made, Exercise)
    order = made.items[0].interaction
    assert isinstance(order, Order)
    texts = {card.id: card.text for card in order.cards}
    assert [texts[card] for card in order.solution()] == [
        "The council bought the pier …",
        "Divers raised a bell …",
        "Mayor Ana Quist said this: The old pier is shut",
        "This article was published",
    ]


def test_cards_that_only_the_day_of_publication_parts_are_no_exercise() -> None:
    text = (
        "The council sold the old pier on Monday.\n\nThe council repaired the pier this year.\n\n"
        "Divers raised a bell below the pier this month."
    )
    made = find_kind("timeline").make(found(text), Request(level=3))
    assert isinstance(made, Shortfall)
