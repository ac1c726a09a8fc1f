"""What the browser is sent before Check, and what it may send back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from generator.app.item_view import Answer, grouped, item_view, read_answer, result_view
from generator.errors import ResponseError
from generator.exercises.checking import check
from generator.exercises.model import (
    Card,
    Choice,
    ChoiceResponse,
    Feedback,
    Hottext,
    HottextResponse,
    HottextToken,
    Item,
    Match,
    MatchAnswer,
    MatchResponse,
    MatchRow,
    Option,
    Order,
    OrderResponse,
    Part,
    PartB,
    Target,
    TwoPartResponse,
)
from generator.text.span import Span

MINE = "a secret of my own"
TEXT = "It drew severe flak."
SAY = Feedback(verdict="Yes.", rule="SECRET-RULE decides.", words="severe flak")


def _item(interaction: Hottext | Choice | Order | Match) -> Item:
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


def _choice() -> Item:
    options = tuple(
        Option(id=f"key-{n}", text=f"Option {n}", feedback=SAY, misconception="tag") for n in (1, 2)
    )
    return _item(Choice(options=options, key=("key-2",)))


def _order() -> Item:
    cards = tuple(
        Card(id=f"date-{n}", text=f"Event {n}", evidence=Span.of(TEXT, 0, 2), when="SECRET") for n in (1, 2)
    )
    return _item(Order(cards=cards, before=(("date-2", "date-1"),), right=SAY, wrong=SAY))


def _match() -> Item:
    targets = tuple(Target(id=f"key-t{n}", text=f"Target {n}") for n in (1, 2))
    answers = tuple(MatchAnswer(target=target.id, feedback=SAY) for target in targets)
    rows = tuple(MatchRow(id=f"key-r{n}", text=f"Row {n}", key=f"key-t{n}", answers=answers) for n in (1, 2))
    return _item(Match(rows=rows, targets=targets))


def _words(item: Item, secret: str = MINE) -> list[str]:
    return [piece["id"] for piece in item_view(item, secret)["pieces"] if piece["id"]]


def test_a_phrase_is_sent_as_single_words_and_marks_as_one() -> None:
    item = _hottext()
    pieces = item_view(item, MINE)["pieces"]
    assert [piece["text"] for piece in pieces] == ["It", " ", "drew", " ", "severe", " ", "flak", "."]
    _, drew, severe, flak = _words(item)
    assert read_answer(item, {"marked": [flak]}, MINE) == HottextResponse(marked=("k-core",))
    both = HottextResponse(marked=("k-drew", "k-core"))
    assert read_answer(item, {"marked": [severe, flak, drew]}, MINE) == both


def test_no_key_is_sent_before_check() -> None:
    for item in (_hottext(), _choice(), _order(), _match(), _two_parts()):
        sent = json.dumps(item_view(item, MINE))
        for secret in ("SECRET", "core", "key-", "date-", "tag", "neutral", MINE):
            assert secret not in sent.replace('"multiple"', ""), (secret, sent)


def _two_parts() -> Item:
    second = PartB(stem="Which words?", interaction=_hottext().interaction)  # type: ignore[arg-type]
    return _choice().model_copy(update={"part_b": second})


def test_two_parts_are_sent_and_read_together() -> None:
    item = _two_parts()
    sent = item_view(item, MINE)
    assert sent["part_b"]["stem"] == "Which words?"
    words = [piece["id"] for piece in sent["part_b"]["pieces"] if piece["id"]]
    _, second = [option["id"] for option in sent["options"]]
    assert len({*words, second}) == 5
    given = read_answer(item, {"chosen": [second], "marked": words[2:3]}, MINE)
    a, b = ChoiceResponse(chosen=("key-2",)), HottextResponse(marked=("k-core",))
    assert given == TwoPartResponse(a=a, b=b)
    shown = result_view(item, check(item, given), MINE)
    assert {browser: shown["marks"][browser] for browser in (second, *words[2:])} == {
        second: "right",
        words[2]: "right",
        words[3]: "right",
    }
    with pytest.raises(ResponseError, match="which this question does not have"):
        read_answer(item, {"chosen": [words[0]], "marked": []}, MINE)


def _ids(item: Item, secret: str) -> list[str]:
    view = item_view(item, secret)
    labelled = [view.get("options", []), view.get("cards", []), view.get("rows", []), view.get("targets", [])]
    return [each["id"] for part in labelled for each in part] or _words(item, secret)


@pytest.mark.parametrize("make", [lambda: _hottext(), lambda: _choice(), lambda: _order(), lambda: _match()])
def test_ids_are_random_for_each_learner_and_last(make: Callable[[], Item]) -> None:
    item = make()
    mine, theirs = _ids(item, MINE), _ids(item, "another secret")
    assert mine == _ids(item, MINE)
    assert len(set(mine)) == len(mine)
    assert not set(mine) & set(theirs)
    assert not set(mine) & set(_ids(item.model_copy(update={"id": "i2"}), MINE))
    assert all(re.fullmatch("[0-9a-f]{12}", each) for each in mine)


def test_answers_are_translated() -> None:
    choice, order, match = _choice(), _order(), _match()
    _, second = _ids(choice, MINE)
    assert read_answer(choice, {"chosen": [second]}, MINE) == ChoiceResponse(chosen=("key-2",))
    cards = _ids(order, MINE)
    answer = read_answer(order, {"order": cards[::-1]}, MINE)
    assert answer == OrderResponse(order=("date-2", "date-1"))
    row, _, first, _ = _ids(match, MINE)
    assert read_answer(match, {"pairs": [[row, first]]}, MINE) == MatchResponse(pairs=(("key-r1", "key-t1"),))


@pytest.mark.parametrize("forged", ["key-2", "o1", "c2", "1", "", "\0", "x" * 100_000])
def test_forged_ids_are_refused(forged: str) -> None:
    row, _, target, _ = _ids(_match(), MINE)
    for item, answer in (
        (_choice(), Answer(chosen=[forged])),
        (_order(), Answer(order=[*_ids(_order(), MINE), forged])),
        (_hottext(), Answer(marked=[forged])),
        (_match(), Answer(pairs=[[forged, target]])),
        (_match(), Answer(pairs=[[row, forged]])),
        (_match(), Answer(pairs=[[row, row]])),
    ):
        with pytest.raises(ResponseError, match="which this question does not have"):
            read_answer(item, answer, MINE)


def test_ids_of_another_learner_and_endless_answers_are_refused() -> None:
    order = _order()
    with pytest.raises(ResponseError):
        read_answer(order, {"order": _ids(order, "another secret")}, MINE)
    with pytest.raises(ResponseError, match="more parts"):
        read_answer(order, {"order": _ids(order, MINE) * 5_000}, MINE)


def test_words_of_which_the_same_is_said_are_told_of_together() -> None:
    other = Feedback(verdict="No.", rule="Another rule.")
    said = [
        ("It", "wrong", SAY),
        ("drew", "wrong", SAY),
        ("flak", "wrong", other),
        ("", "open", SAY),
        ("", "open", SAY),
    ]
    parts = [
        Part.model_validate({"id": str(n), "label": label, "verdict": verdict, "feedback": feedback})
        for n, (label, verdict, feedback) in enumerate(said)
    ]
    assert [label for label, _ in grouped(parts)] == ["It, drew", "flak", "", ""]
