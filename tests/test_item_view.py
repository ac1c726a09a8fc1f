"""What the browser is sent before Check, and what it may send back."""

from __future__ import annotations

import json

import pytest

from generator.app.item_view import item_view, read_answer
from generator.errors import ResponseError
from generator.exercises.model import (
    Card,
    Choice,
    ChoiceResponse,
    Feedback,
    Hottext,
    HottextResponse,
    HottextToken,
    Item,
    Option,
    Order,
    OrderResponse,
)
from generator.text.span import Span

TEXT = "It drew severe flak."
SAY = Feedback(verdict="Yes.", rule="SECRET-RULE decides.", words="severe flak")


def _item(interaction: Hottext | Choice | Order) -> Item:
    return Item(
        id="i1", stem="Which?", interaction=interaction, evidence=(Span.of(TEXT, 8, 19),), rule="SECRET-RULE",
        rule_id="x", not_claimed="Nothing.", confidence="certain", skill="wording", difficulty=1,
    )  # fmt: skip


def _hottext() -> Item:
    def token(name: str, start: int, end: int, zone: str) -> HottextToken:
        return HottextToken.model_validate(
            {"id": name, "span": Span.of(TEXT, start, end), "zone": zone, "feedback": SAY}
        )

    tokens = (
        token("k-it", 0, 2, "neutral"),
        token("k-drew", 3, 7, "neutral"),
        token("k-core", 8, 19, "core"),
    )
    return _item(Hottext(passage=Span.of(TEXT, 0, len(TEXT)), tokens=tokens, otherwise=SAY))


def test_a_phrase_is_sent_as_single_words_and_marks_as_one() -> None:
    item = _hottext()
    view = item_view(item)
    assert [(piece["id"], piece["text"]) for piece in view["pieces"]] == [
        ("w1", "It"), (None, " "), ("w2", "drew"), (None, " "),
        ("w3", "severe"), (None, " "), ("w4", "flak"), (None, "."),
    ]  # fmt: skip
    assert read_answer(item, {"marked": ["w4"]}) == HottextResponse(marked=("k-core",))
    assert read_answer(item, {"marked": ["w3", "w4", "w2"]}) == HottextResponse(marked=("k-drew", "k-core"))


def test_no_key_is_sent_before_check() -> None:
    options = tuple(
        Option(id=f"key-{n}", text=f"Option {n}", feedback=SAY, misconception="tag") for n in (1, 2)
    )
    cards = tuple(
        Card(id=f"date-{n}", text=f"Event {n}", evidence=Span.of(TEXT, 0, 2), when="SECRET") for n in (1, 2)
    )
    order = Order(cards=cards, before=(("date-2", "date-1"),), right=SAY, wrong=SAY)
    for item in (_hottext(), _item(Choice(options=options, key=("key-2",))), _item(order)):
        sent = json.dumps(item_view(item))
        for secret in ("SECRET", "core", "key-", "date-", "tag", "neutral"):
            assert secret not in sent.replace('"multiple"', ""), (secret, sent)


def test_answers_are_translated_and_forged_ids_refused() -> None:
    options = tuple(Option(id=f"key-{n}", text=f"Option {n}", feedback=SAY) for n in (1, 2))
    choice = _item(Choice(options=options, key=("key-2",)))
    assert read_answer(choice, {"chosen": ["o2"]}) == ChoiceResponse(chosen=("key-2",))
    with pytest.raises(ResponseError, match="'key-2'"):
        read_answer(choice, {"chosen": ["key-2"]})
    cards = tuple(Card(id=f"date-{n}", text=f"Event {n}", evidence=Span.of(TEXT, 0, 2)) for n in (1, 2))
    order = _item(Order(cards=cards, before=(("date-2", "date-1"),), right=SAY, wrong=SAY))
    assert read_answer(order, {"order": ["c2", "c1"]}) == OrderResponse(order=("date-2", "date-1"))
    with pytest.raises(ResponseError):
        read_answer(_hottext(), {"marked": ["w9"]})
