"""What is kept of a pupil, and what a work remembers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import Connection, create_engine, text

from generator.app.item_view import Answer
from generator.app.state import Attempt, Work
from generator.app.store import AttemptRow, Store, StoreError, WorkRow
from generator.errors import ResponseError
from generator.exercises.feedback import say
from generator.exercises.model import Choice, Exercise, Item, Option
from generator.lesson import Lesson
from generator.text import read_text
from tests import postgres


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    with postgres.running() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that holds nothing yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new' / 'folder' / 'test.sqlite3'}"
    address = str(request.getfixturevalue("database"))
    with _connect(address) as connection:
        connection.execute(text("DROP TABLE IF EXISTS attempt, work, lesson"))
    return address


@pytest.fixture
def kept(url: str) -> Iterator[Store]:
    opened = Store(url)
    yield opened
    opened.close()


@contextmanager
def _connect(url: str) -> Iterator[Connection]:
    """A connection beside the store's; what is done on it is kept."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _work(learner: str, lesson: str = "a", step: int = 1) -> WorkRow:
    return WorkRow(
        learner=learner, lesson=lesson, title="T", mode="practice", step=step, run="r", handed_in=False
    )


def test_a_file_is_a_write_ahead_log(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'test.sqlite3'}"
    Store(url).save(_work("p1"))
    with _connect(url) as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_answers_come_back_and_are_replaced(kept: Store) -> None:
    kept.save(_work("p1"), AttemptRow(learner="p1", lesson="a", item="i1", json="1"))
    kept.save(_work("p1", step=2), AttemptRow(learner="p1", lesson="a", item="i1", json="2"))
    found = kept.work("p1", "a")
    assert found is not None
    assert (found[0].step, found[1]) == (2, {"i1": "2"})
    assert kept.work("p2", "a") is None


def test_one_pupil_is_forgotten_and_no_other(kept: Store) -> None:
    for pupil in ("p1", "p2"):
        kept.save(_work(pupil), AttemptRow(learner=pupil, lesson="a", item="i1", json="1"))
        kept.put_lesson(f"own-{pupil}", "{}", owner=pupil)
    kept.forget("p1")
    assert (kept.works("p1"), kept.work("p1", "a"), kept.lesson("own-p1", "p1")) == ([], None, None)
    assert kept.work("p2", "a") is not None
    assert kept.lesson("own-p2", "p2") is not None


def test_a_pasted_lesson_opens_for_its_owner_alone(kept: Store) -> None:
    kept.put_lesson("own-1", "{}", owner="p1")
    kept.put_lesson("class-1", "{}", mode="test")
    assert kept.lesson("own-1", "p2") is None
    assert kept.lesson("own-1", None) is None
    shared = kept.lesson("class-1", "p2")
    assert shared is not None
    assert shared.mode == "test"


def test_old_records_go(kept: Store, url: str) -> None:
    kept.save(_work("p1"), AttemptRow(learner="p1", lesson="a", item="i1", json="1"))
    kept.save(_work("p2"), AttemptRow(learner="p2", lesson="a", item="i1", json="1"))
    kept.put_lesson("class-1", "{}")
    with _connect(url) as connection:
        day = {"day": datetime(2020, 1, 1)}
        connection.execute(text("UPDATE work SET seen = :day WHERE learner = 'p1'"), day)
        connection.execute(text("UPDATE lesson SET seen = :day"), day)
    kept.purge()
    assert kept.work("p1", "a") is None
    assert kept.lesson("class-1", "p2") is None
    found = kept.work("p2", "a")
    assert found is not None
    assert found[1] == {"i1": "1"}
    with _connect(url) as connection:
        assert connection.execute(text("SELECT count(*) FROM attempt")).scalar() == 1


def test_any_text_is_kept_as_it_is(kept: Store) -> None:
    awkward = "नमस्ते ₹1,50,000 \u202bשלום\u202c e\u0301 %s %(x)s :name '\"\\ 🙂"
    kept.save(_work("p1"), AttemptRow(learner="p1", lesson="a", item=awkward, json=awkward * 20_000))
    found = kept.work("p1", "a")
    assert found is not None
    assert found[1] == {awkward: awkward * 20_000}
    assert kept.lesson("class-\0", None) is None
    assert kept.lesson("' OR 1=1 --", None) is None


def test_the_same_answer_sent_twice_at_once_is_kept_once(kept: Store) -> None:
    start, failed = Barrier(8), []

    def send(number: int) -> None:
        start.wait(10)
        try:
            for _ in range(5):
                answer = AttemptRow(learner="p1", lesson="a", item="i1", json=str(number))
                kept.save(_work("p1", step=number), answer)
        except Exception as error:
            failed.append(error)

    threads = [Thread(target=send, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failed == []
    found = kept.work("p1", "a")
    assert found is not None
    assert found[1] == {"i1": str(found[0].step)}


def test_a_second_process_opens_the_same_database(kept: Store, url: str) -> None:
    kept.save(_work("p1", step=3))
    other = Store(url)
    found = other.work("p1", "a")
    other.close()
    assert found is not None
    assert found[0].step == 3


@pytest.mark.parametrize("url", ["mysql://x@y/z", "nonsense", "oracle://x"], ids=str)
def test_an_address_that_cannot_be_used_is_named(url: str) -> None:
    with pytest.raises(StoreError, match="COPYDESK_DATABASE"):
        Store(url)


def _item() -> Item:
    options = tuple(
        Option(id=name, text=f"Option {name}", feedback=say("Verdict.", "The rule.")) for name in ("a", "b")
    )
    return Item(
        id="x",
        stem="Which?",
        interaction=Choice(options=options, key=("a",)),
        evidence=(),
        rule="Rule.",
        rule_id="demo",
        not_claimed="",
        confidence="certain",
        skill="time",
        difficulty=1,
        hints=("1", "2", "3"),
    )


def _lesson() -> Lesson:
    exercise = Exercise(kind="demo", title="Demo", instruction="Do it.", skill="time", items=(_item(),))
    return Lesson(title="T", article=read_text("One line here."), level=2, exercises=(exercise,))


def _chosen(work: Work, place: int) -> Answer:
    return {"chosen": [work.view(work.items[0])["options"][place]["id"]]}


def test_the_first_try_counts_and_later_hints_lower_it() -> None:
    work, item = Work(_lesson()), _item()
    work.hint(item, None)
    work.hint(item, None)
    work.check(item, _chosen(work, 0))
    assert work.totals(work.lesson.exercises[0]) == (Fraction(3, 4), Fraction(1))
    again = Work(_lesson())
    again.hint(item, None)
    again.check(item, _chosen(again, 1))
    again.again(item)
    again.check(item, _chosen(again, 0))
    assert again.totals(again.lesson.exercises[0]) == (Fraction(0), Fraction(1))


def test_an_attempt_comes_back_as_it_was() -> None:
    work, item = Work(_lesson()), _item()
    work.check(item, _chosen(work, 1))
    attempt = work.attempt(item)
    assert Attempt.model_validate_json(attempt.to_json()) == attempt


def test_an_answer_fits_the_run_that_is_resumed_and_no_other() -> None:
    work, item = Work(_lesson()), _item()
    work.check(item, _chosen(work, 1))
    kept = work.attempt(item).to_json()
    resumed, other = Work(_lesson(), run=work.run), Work(_lesson())
    for each in (resumed, other):
        each.bring_back(item, Attempt.model_validate_json(kept))
    assert resumed.view(item)["answer"] == _chosen(work, 1)
    assert resumed.view(item) == work.view(item)
    assert other.view(item)["answer"] is None
    assert other.attempt(item).first == work.attempt(item).first
    assert work.run not in json.dumps(work.view(item))
    with pytest.raises(ResponseError):
        other.check(item, _chosen(work, 0))
    with pytest.raises(ResponseError):
        other.hint(item, _chosen(work, 0))


def test_a_test_says_nothing_before_it_is_handed_in() -> None:
    work, item = Work(_lesson(), mode="test"), _item()
    work.check(item, _chosen(work, 0))
    view = work.view(item)
    assert (view["result"], view["hints"], view["hints_left"], view["saved"]) == (None, [], False, True)
    work.check(item, _chosen(work, 1))
    work.hand_in()
    assert work.totals(work.lesson.exercises[0]) == (Fraction(0), Fraction(1))
    assert work.view(item)["result"] is not None


def test_an_open_item_counts_in_a_test_alone() -> None:
    test, practice = Work(_lesson(), mode="test"), Work(_lesson())
    test.hand_in()
    assert test.totals(test.lesson.exercises[0]) == (Fraction(0), Fraction(1))
    assert practice.totals(practice.lesson.exercises[0]) == (Fraction(0), Fraction(0))
