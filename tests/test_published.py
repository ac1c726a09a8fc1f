"""Publication: every case of tests/cases/published.toml, exactly, and what a caller gives."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator import read_text
from generator.errors import ArticleError
from generator.text.zones import candidates, evidences

CASES = tomllib.loads((Path(__file__).parent / "cases" / "published.toml").read_text("utf-8"))["case"]
BODY = "The ferry sank on Monday. Nobody was hurt."


@pytest.mark.parametrize("case", CASES, ids=[f"{n} {case['line']}" for n, case in enumerate(CASES, 1)])
def test_case(case: dict[str, object]) -> None:
    article = read_text(
        f"{case['line']}\n\nFerry sinks off Riverton\n\n{BODY}\n\n{case.get('text', 'It rained.')}"
    )
    first = article.blocks[0]
    assert (first.role, first.span.text) == (case.get("role", "publication"), case["line"])
    assert (article.published.isoformat() if article.published else "") == case["published"]
    assert article.zone == case.get("zone")
    asks = [q.about + (f"={q.assumed}" if q.assumed else "") for q in article.questions]
    assert asks == case.get("asks", [])
    if "choices" in case:
        assert list(article.questions[0].choices) == case["choices"]
    if "evidence" in case:
        assert [span.text for span in article.questions[0].evidence] == case["evidence"]
    for question in article.questions:
        assert all(span.is_in(article.text) for span in question.evidence)


def test_the_caller_wins_over_the_text() -> None:
    text = f"Published 27 February 2022\n\nFerry sinks off Riverton\n\n{BODY}"
    assert read_text(text).published == date(2022, 2, 27)
    assert read_text(text, published=date(2021, 1, 1)).published == date(2021, 1, 1)
    assert read_text(text, published="2021-01-01").published == date(2021, 1, 1)
    moment = read_text(text, published="2021-01-01T10:00+05:30").published
    assert moment == datetime(2021, 1, 1, 10, tzinfo=timezone(timedelta(hours=5, minutes=30)))


def test_aware_datetime_with_a_named_zone() -> None:
    article = read_text(BODY, published=datetime(2022, 2, 27, 13, 42, tzinfo=ZoneInfo("Asia/Kolkata")))
    assert (article.zone, article.published_on, article.questions) == ("Asia/Kolkata", date(2022, 2, 27), ())


def test_naive_datetime() -> None:
    open_ = read_text(BODY, published="2022-02-27T13:42")
    assert (open_.published, open_.zone, [q.about for q in open_.questions]) == (
        date(2022, 2, 27),
        None,
        ["zone"],
    )
    indian = read_text(BODY + " It cost 3 lakh.", published="2022-02-27T13:42")
    assert indian.published == datetime(2022, 2, 27, 13, 42, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert [(q.about, q.assumed) for q in indian.questions] == [("zone", "Asia/Kolkata")]
    told = read_text(BODY, published="2022-02-27T13:42", zone="Europe/Dublin")
    assert (told.zone, told.questions) == ("Europe/Dublin", ())


def test_a_zone_settles_an_open_line() -> None:
    text = f"Published 13:42 IST, February 27th 2022\n\nFerry sinks off Riverton\n\n{BODY}"
    article = read_text(text, zone="Asia/Jerusalem")
    assert article.published == datetime(2022, 2, 27, 13, 42, tzinfo=ZoneInfo("Asia/Jerusalem"))
    assert article.questions == ()


@pytest.mark.parametrize("given", ["yesterday", "27/02/2022", "2022-02-30", ""])
def test_what_is_no_date_is_refused(given: str) -> None:
    with pytest.raises(ArticleError, match=r"^published: .* is not a date; write 2022-02-27"):
        read_text(BODY, published=given)


def test_what_is_no_zone_is_refused() -> None:
    with pytest.raises(ArticleError, match="no time zone named 'Mars'; write an IANA name"):
        read_text(BODY, published="2022-02-27T13:42", zone="Mars")


@pytest.mark.parametrize("record", evidences(), ids=[record.zone for record in evidences()])
def test_evidence(record: object) -> None:
    from generator.text.zones import Evidence

    assert isinstance(record, Evidence)
    ZoneInfo(record.zone)
    for text in record.match:
        assert re.search(record.pattern, text), text
    for text in record.no_match:
        assert not re.search(record.pattern, text), text


def test_every_zone_exists() -> None:
    from generator.text.zones import abbreviations

    for short in abbreviations():
        for candidate in candidates(short):
            ZoneInfo(candidate.zone)


def test_a_time_of_publication_in_front_of_the_story_on_its_own_line() -> None:
    story = "The ferry ran on Monday after a long repair, the port said, and nobody had believed it would. "
    article = read_text("Ferry runs again\n\nAna Silva | 3 May 2021 9:15 AM GMT x " + story * 2)
    assert article.published is not None
    assert article.published.isoformat() == "2021-05-03T09:15:00+00:00"
    assert article.body[0].span.text == story.strip()


def test_two_days_of_publication_far_apart_are_asked_about() -> None:
    article = read_text(
        "Title: Ferry runs again\nPublished: 2021-05-03\n\nAna Silva | 3 June 2021\n\n"
        "The ferry ran on Monday. It rained."
    )
    assert article.published_on is not None
    assert article.published_on.isoformat() == "2021-05-03"
    assert [(q.about, q.choices, q.assumed) for q in article.questions] == [
        ("published", ("2021-05-03", "2021-06-03"), "2021-05-03")
    ]
