from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import Bank, LessonError, check, compose, read_article
from generator.bank import BANK_SCHEMA
from generator.lesson import Lesson, compose_from
from tests.handmade import harbour
from tests.test_kinds import right_answer

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    return [compose_from(harbour().set()), *(compose(read_article(path)) for path in ARTICLES)]


@pytest.fixture(scope="module")
def bank(lessons: list[Lesson]) -> Bank:
    return Bank.of(lessons)


def test_round_trip(bank: Bank) -> None:
    data = bank.to_bytes()
    assert Bank.read(data) == bank
    assert Bank.read(data).to_bytes() == data


def test_every_item_of_every_lesson_is_there(bank: Bank, lessons: list[Lesson]) -> None:
    ids = [item.id for lesson in lessons for exercise in lesson.exercises for item in exercise.items]
    assert [entry.id for entry in bank.entries] == ids
    assert len(bank) == len(ids)


def test_answers_are_checked_without_the_article(bank: Bank) -> None:
    for entry in Bank.read(bank.to_bytes()).entries:
        assert check(entry.item, right_answer(entry.item)).correct


def test_a_line_says_where_it_comes_from(bank: Bank, lessons: list[Lesson]) -> None:
    line = json.loads(bank.to_bytes().split(b"\n")[0])
    assert line["format"] == BANK_SCHEMA
    assert line["id"] == line["item"]["id"]
    assert line["source"]["title"] == "Port reopens after talks"
    assert line["source"]["published"] == "2022-02-27"
    assert bank.entries[0].fits(lessons[0].article)
    assert not bank.entries[0].fits(lessons[1].article)


def test_the_same_question_is_kept_once(lessons: list[Lesson]) -> None:
    again = compose_from(harbour().set(), seed="other order")
    assert len(Bank.of([lessons[0], lessons[0]])) == len(Bank.of(lessons[:1]))
    both = Bank.of([lessons[0], again])
    assert len({entry.id for entry in both.entries}) == len(both)


def test_an_item_is_found_by_its_id(bank: Bank) -> None:
    first = bank.entries[0]
    assert bank.item(first.id) == first.item
    with pytest.raises(LessonError, match="no item 'nothing'"):
        bank.item("nothing")


def test_empty_bank() -> None:
    assert Bank.read(b"\n") == Bank()
    assert Bank().to_bytes() == b""


def broken(bank: Bank, change: str) -> bytes:
    lines = bank.to_bytes().decode().splitlines()
    line = json.loads(lines[1])
    if change == "schema":
        line["format"] = "copydesk-bank/0"
    elif change == "key":
        line["item"]["interaction"] = {"kind": "choice", "options": [], "key": []}
    elif change == "field":
        line["extra"] = 1
    elif change == "id":
        line["id"] = "other"
    elif change == "twice":
        line = json.loads(lines[0])
    elif change == "span":
        line["item"]["evidence"][0]["text"] += "x"
    lines[1] = "{" if change == "json" else json.dumps(line)
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("json", "line 2: line: "),
        ("schema", "line 2: written in another version of the bank .'copydesk-bank/0'."),
        ("key", "line 2: item"),
        ("field", "line 2: extra: "),
        ("id", "line 2: line: .*is not that of its item"),
        ("twice", "line 2: item .* is given twice"),
        ("span", "line 2: item"),
    ],
)
def test_nothing_is_repaired_in_silence(bank: Bank, change: str, message: str) -> None:
    with pytest.raises(LessonError, match=message):
        Bank.read(broken(bank, change))


def test_not_text() -> None:
    with pytest.raises(LessonError, match="not a question bank"):
        Bank.read(b"\xff\xfe")
