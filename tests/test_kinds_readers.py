"""What readers of the printed questions could dispute: one test for each class."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.discover import find_kind
from generator.exercises.five_ws.gaps import gaps
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Item, Level, Match
from generator.exercises.namings import namings, places
from generator.exercises.precision import datings
from generator.exercises.reporting import reporting_verbs
from generator.exercises.statements import statements
from generator.exercises.times import is_nowadays
from generator.exercises.zones import zoned_tokens
from generator.text import read_text
from generator.text.span import Span


def found(body: str, title: str = "Harbour news") -> AnnotationSet:
    return annotate(read_text(f"{title}\n\n{body}", published="2023-03-05"))


def items(kind: str, annotations: AnnotationSet, level: Level = 2) -> tuple[Item, ...]:
    exercise = find_kind(kind).make(annotations, Request(level=level))
    return exercise.items if isinstance(exercise, Exercise) else ()


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("NORHAM (Reuters) The port opened on Friday.", True),
        ("The port opened on Friday, according to Reuters, and it was full.", False),
    ],
)
def test_an_agency_that_is_cited_says_nothing_of_the_text_itself(line: str, row: bool) -> None:
    annotations = found(f"{line} “It is late,” Ana Sol said. The boats left. A band played for the guests.")
    texts = [
        each.text
        for item in items("provenance", annotations, 3)
        if isinstance(item.interaction, Match)
        for each in item.interaction.rows
    ]
    assert ("the name of a news agency" in texts) is row


def test_rows_of_statements_end_alike() -> None:
    annotations = found("The council sold 40 boats in May. Mina Orr said the pier would be sold in June.")
    assert [row.shown[-1] for row in statements(annotations)] == ["y", "e"]


def test_a_loose_time_names_no_one_day_month_or_year() -> None:
    annotations = found("The port has been shut in the past few days. The boats came on Friday.")
    exactness = {dating.timex.span.text: dating.exactness for dating in datings(annotations)}
    assert exactness.get("the past few days", "none") == "none"
    assert exactness["Friday"] == "day"


@pytest.mark.parametrize(
    ("line", "vague"),
    [
        ("The share has dropped to 56 percent today.", True),
        ("It was 70 percent in 2009 and 56 percent today.", True),
        ("The council met today.", False),
    ],
)
def test_today_beside_a_level_means_these_days(line: str, vague: bool) -> None:
    annotations = found(line)
    timex = next(timex for timex in annotations.timexes if timex.span.text == "today")
    assert is_nowadays(annotations, timex) is vague


def test_about_a_number_that_is_not_round_is_one_off_at_most() -> None:
    (item,) = items("hedge-bounds", found("The port handled about 56 parcels on Friday, the office said."))
    assert isinstance(item.interaction, Choice)
    right = {o.text for o in item.interaction.options if o.id in item.interaction.key}
    assert right <= {"55", "57"}


def test_initials_in_the_headline_give_the_name() -> None:
    body = (
        "Ana Sol spoke at the Norham Harbour Council on Monday. The Norham Harbour Council sold 400 boats. "
        "Ana Sol thanked Ben Rao of the Valley Bank."
    )
    texts = [
        row.text
        for item in items("headline-body", found(body, "Ana Sol tells NHC of 400 boats"), 3)
        if isinstance(item.interaction, Match)
        for row in item.interaction.rows
    ]
    assert texts
    assert not any("Norham Harbour Council" in text for text in texts)


def test_what_somebody_is_accused_of_is_in_no_key() -> None:
    text = "The port accused the firm of shameless fraud. The shameless deal ended."
    annotations = found(text)
    first = annotations.article.body[0].span
    assert not [token for token in zoned_tokens(annotations, first) if token.zone == "core"]


def test_orders_of_things_and_what_pictures_show_are_no_reports() -> None:
    line = "The judge ordered the release of papers that show it. The video evidence confirms that he lied."
    assert [verb.form for verb in reporting_verbs(found(line))] == []


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("In an alert sent to Norway citizens in May, the port asked for help with the boats.", False),
        ("The boats were sent to Norway from the old port in May by the harbour office.", True),
    ],
)
def test_a_place_that_tells_whose_people_they_are_is_no_where(line: str, asked: bool) -> None:
    known = found(f"{line} Ships came from Sweden. A ferry left for Denmark.")
    assert any(gap.w == "where" and gap.answer == "Norway" for gap in gaps(known, "")) is asked


def test_whose_words_are_not_the_writers_after_a_cue_that_stands_apart() -> None:
    line = "Top advisers, including a spokesman of the port, said that he waits for the final deal."
    annotations = found(line)
    uses = [use for each in namings(annotations).values() for use in each]
    assert not [place for place in places(annotations, uses) if place.source is None]


def test_the_sentence_that_answers_is_not_printed_under_its_question() -> None:
    text = "The harbour board opened the fish market on Friday. It had cost nearly $40 million."
    for item in items("five-ws", found(text), 1):
        context: Span | None = item.context
        assert context is None


def test_an_offset_behind_the_zone_is_part_of_the_clock_time() -> None:
    text = "Harbour news\n\nPublished on 30/04/2024 - 16:38 GMT+2\n\nThe port opened on Friday after repairs."
    annotations = annotate(read_text(text))
    stems = [item.stem for item in items("convert-time", annotations)]
    assert stems
    assert all("16:38 GMT+2” (UTC+02:00)" in stem or "16:38 GMT+2 (UTC+02:00)" in stem for stem in stems)


def test_no_proof_is_asked_where_a_linking_word_is_left_out_as_well() -> None:
    text = (
        "However, at least 40 boats waited at the quay for the pilot. Over 300 lorries stood on the road. "
        "Nearly 70 trees were cut down in the park. About 900 guests came to see the new pier of the town."
    )
    for item in items("spot-the-distortion", found(text), 3):
        assert (item.part_b is None) is ("boats waited" in item.stem)


def test_a_time_gives_no_orders() -> None:
    line = "Plans in the 1960s and the 2000s ordered a forced move of the town from Tarn to Norham."
    assert [verb.form for verb in reporting_verbs(found(line))] == []


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_date_that_is_the_day_of_publication_is_no_wrong_answer_to_itself(level: Level) -> None:
    text = (
        "Harbour news\n\nTARN, March 5 (NP) - The port opened on Friday. The mayor met the crew on March 5."
    )
    stems = [
        item.stem for item in items("resolve-date", annotate(read_text(text, published="2023-03-05")), level)
    ]
    assert not any("“March 5” mean" in stem for stem in stems)
    assert any("“on March 5” mean" in stem for stem in stems)


def test_a_party_is_in_the_headline_by_its_short_form() -> None:
    body = "Ana Sol left the Republican Party on Monday. Ben Rao of the Valley Bank stayed. Ana met Ben Rao."
    texts = [
        row.text
        for item in items("headline-body", found(body, "Ana Sol leaves the GOP after a row"), 3)
        if isinstance(item.interaction, Match)
        for row in item.interaction.rows
    ]
    assert not any("Republican" in text for text in texts)


def test_what_goes_on_behind_its_source_is_no_whole_statement() -> None:
    annotations = found(
        "The deal with the crews is, according to the union, the largest of its kind in Tarn."
    )
    assert statements(annotations) == []
