from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import Bank, LessonError, check, compose, read_article
from generator.bank import BANK_SCHEMA, BankEntry, BankSource, text_hash
from generator.exercises.model import Choice, Feedback, Item, Level, Option, Skill
from generator.lesson import Lesson, compose_from
from generator.text.span import Span
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
        assert check(entry.item, right_answer(entry.item)).correct or not entry.item.maximum


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


def _small(name: str, stem: str, proof: str, skill: Skill = "time", level: Level = 1) -> BankEntry:
    say = Feedback(verdict="Yes.", rule="It says so.")
    options = tuple(Option(id=key, text=key, feedback=say) for key in ("Monday", "Tuesday"))
    item = Item(
        id=name,
        stem=stem,
        interaction=Choice(options=options, key=("Monday",)),
        evidence=(Span.of(proof, 0, len(proof)),),
        rule="It says so.",
        rule_id="demo",
        not_claimed="",
        confidence="certain" if level == 1 else "likely",
        skill=skill,
        difficulty=level,
    )
    source = BankSource(title="", text_sha256=text_hash(proof))
    return BankEntry(
        id=name, kind="days", title="", instruction="", standards=("CCSS RI.6.1",), source=source, item=item
    )


def test_the_same_key_about_the_same_words_is_a_near_duplicate() -> None:
    stem = "On which day of the week did the ferry leave?"
    entries = (
        _small("a", stem, "on Monday"),
        _small("b", stem.replace("ferry", "boat"), "On Monday"),
        _small("c", stem, "last week"),
        _small("d", "When was the vote in the town hall?", "on Monday"),
    )
    bank = Bank(entries=entries)
    assert bank.near_duplicates() == (("a", "b"),)
    assert [entry.id for entry in bank.without_near_duplicates().entries] == ["a", "c", "d"]


def test_items_are_selected_by_what_they_are() -> None:
    entries = (_small("a", "Q1", "p"), _small("b", "Q2", "p", "numbers"), _small("c", "Q3", "p", level=2))
    bank = Bank(entries=entries)

    def ids(chosen: Bank) -> list[str]:
        return [entry.id for entry in chosen.entries]

    assert ids(bank.select()) == ["a", "b", "c"]
    assert ids(bank.select(skills=["numbers"])) == ["b"]
    assert ids(bank.select(levels=[2])) == ["c"]
    assert ids(bank.select(confidence="certain")) == ["a", "b"]
    assert ids(bank.select(confidence="likely")) == ["a", "b", "c"]
    assert ids(bank.select(standards=["CCSS"], kinds=["days"])) == ["a", "b", "c"]
    assert ids(bank.select(standards=["UNESCO"])) == []


def test_parallel_forms_are_alike_and_have_nothing_in_common(bank: Bank) -> None:
    entries = tuple(
        _small(f"{skill}{level}{n}", f"Q{n}", "p", skill, level)
        for skill in ("time", "numbers")
        for level in (1, 2)
        for n in range(5)
    )
    whole = Bank(entries=entries)
    forms = whole.forms(2, seed="x")
    assert [len(form) for form in forms] == [8, 8]
    sorts = [sorted((e.item.skill, e.item.difficulty) for e in form.entries) for form in forms]
    assert sorts[0] == sorts[1]
    assert not {e.id for e in forms[0].entries} & {e.id for e in forms[1].entries}
    assert whole.forms(2, seed="x") == forms
    assert whole.forms(2, seed="y") != forms
    assert [len(form) for form in whole.forms(3, seed="x", size=3)] == [3, 3, 3]
    small = [
        sorted((e.item.skill, e.item.difficulty) for e in form.entries) for form in whole.forms(3, size=3)
    ]
    assert small[0] == small[1] == small[2]
    with pytest.raises(LessonError, match="too few items"):
        whole.forms(6)


SCHEMA = Path(__file__).parent.parent / "docs" / "question-bank.schema.json"


def test_the_published_schema_is_that_of_the_program(bank: Bank) -> None:
    assert SCHEMA.read_text("utf-8") == Bank.json_schema()
    stored = json.loads(Bank.json_schema())
    assert stored["properties"]["format"]["const"] == BANK_SCHEMA
    line = json.loads(bank.to_bytes().split(b"\n")[0])
    assert set(stored["required"]) <= set(line) <= set(stored["properties"])
    assert ">>>" not in Bank.json_schema()
