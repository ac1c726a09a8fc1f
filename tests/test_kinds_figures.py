"""Exact keys of the kinds on limits, clocks, retellings, provenance, proof, telling and headlines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet, Quantity
from generator.exercises.checking import check
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.kinds.spot_the_distortion import KEEPS, LABELS
from generator.exercises.model import (
    Age,
    Choice,
    ChoiceResponse,
    Exercise,
    Hottext,
    HottextResponse,
    Item,
    Level,
    Match,
    Shortfall,
    TextEntry,
    TextResponse,
    TwoPartResponse,
)
from generator.exercises.retelling import Change, Retelling, is_told
from generator.exercises.retelling.conditions import condition_retellings
from generator.exercises.retelling.days import day_retellings
from generator.exercises.retelling.modals import modal_retellings
from generator.exercises.retelling.numbers import number_retellings
from generator.exercises.retelling.speech import speech_retellings
from generator.text import read_article, read_text
from tests.handmade import Desk
from tests.test_kinds import check_item

RESERVOIR = Path(__file__).parent / "articles" / "reservoir.txt"
KINDS = (
    "convert-time",
    "headline-body",
    "hedge-bounds",
    "proofread",
    "provenance",
    "spot-the-distortion",
    "told-order",
)
LEVELS: tuple[Level, ...] = (1, 2, 3)


@cache
def reservoir() -> AnnotationSet:
    return annotate(read_article(RESERVOIR))


def found(text: str, published: str | None = "2023-03-05") -> AnnotationSet:
    return annotate(read_text(text, published=published) if published else read_text(text))


def make(
    name: str, annotations: AnnotationSet, level: Level = 2, *, seed: str = "", age: Age | None = None
) -> Exercise | Shortfall:
    return find_kind(name).make(annotations, Request(level=level, seed=seed, age=age))


def made(
    name: str, annotations: AnnotationSet, level: Level = 2, *, seed: str = "", age: Age | None = None
) -> Exercise:
    exercise = make(name, annotations, level, seed=seed, age=age)
    assert isinstance(exercise, Exercise), exercise
    return exercise


def options(item: Item) -> tuple[dict[str, str | None], set[str]]:
    """The options of a choice with their misconceptions, and the texts of its key."""
    choice = item.interaction
    assert isinstance(choice, Choice)
    return (
        {option.text: option.misconception for option in choice.options},
        {option.text for option in choice.options if option.id in choice.key},
    )


def rows(item: Item) -> dict[str, str]:
    table = item.interaction
    assert isinstance(table, Match)
    shown = {target.id: target.text for target in table.targets}
    return {row.text: shown[row.key] for row in table.rows}


def core(item: Item) -> list[str]:
    hottext = item.interaction
    assert isinstance(hottext, Hottext)
    return [token.span.text for token in hottext.zone("core")]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("age", [None, "16+"])
@pytest.mark.parametrize("name", KINDS)
def test_contract(name: str, age: Age | None, level: Level) -> None:
    for seed in ("", "b", "c"):
        exercise = make(name, reservoir(), level, seed=seed, age=age)
        assert exercise == make(name, reservoir(), level, seed=seed, age=age)
        if name != "told-order":
            assert isinstance(exercise, Exercise), exercise
        if isinstance(exercise, Exercise):
            for item in exercise.items:
                check_item(item, reservoir())


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(
    "text", ["Rain", "Rain stops play\n\nThe match was stopped.", "& < > [[1]] ₹ ‏\n\n* 5 = 5"]
)
def test_too_little_is_a_shortfall(name: str, text: str) -> None:
    shortfall = make(name, found(text, None))
    assert isinstance(shortfall, Shortfall)
    assert shortfall.kind == name
    assert shortfall.what


# Limits (E9)


def limit_desk(words: str, low: int, hedge: str, modifier: str, counted: str | None = None) -> AnnotationSet:
    desk = Desk(f"Port\n\n{words} stood in the yard that night.")
    span = desk.at(next(part for part in words.split() if part[0].isdigit()))
    desk.quantities.append(
        Quantity.model_validate(
            {
                "span": span,
                "rule": "hand",
                "confidence": "certain",
                "low": Decimal(low),
                "modifier": modifier,
                "hedge": desk.at(hedge),
                "counted": desk.at(counted) if counted else None,
            }
        )
    )
    return desk.set()


@pytest.mark.parametrize(
    ("words", "low", "hedge", "modifier", "fit", "not_fit"),
    [
        ("At least 198 sheep", 198, "At least", "ge", {"198", "238"}, {"178", "138"}),
        ("Over 1,000 sheep", 1000, "Over", "gt", {"1,001", "1,200"}, {"1,000", "900"}),
        ("Fewer than 400 sheep", 400, "Fewer than", "lt", {"399", "340"}, {"400", "480"}),
        ("Up to 90 sheep", 90, "Up to", "le", {"90", "76"}, {"99", "108"}),
        (
            "Nearly 1,50,000 sheep",
            150_000,
            "Nearly",
            "nearly",
            {"1,46,000", "1,48,000"},
            {"1,65,000", "82,000"},
        ),
        (
            "Around 1,00,000 sheep",
            100_000,
            "Around",
            "approx",
            {"98,000", "1,03,000"},
            {"1,90,000", "55,000"},
        ),
    ],
)
def test_what_a_limit_allows(
    words: str, low: int, hedge: str, modifier: str, fit: set[str], not_fit: set[str]
) -> None:
    annotations = limit_desk(words, low, hedge, modifier, "sheep")
    for level in LEVELS:
        shown, key = options(made("hedge-bounds", annotations, level).items[0])
        assert key <= fit
        assert set(shown) - key <= not_fit
        assert 3 <= len(shown) <= 4


def test_marking_every_number_earns_no_full_marks() -> None:
    item = made("hedge-bounds", limit_desk("At least 198 sheep", 198, "At least", "ge", "sheep")).items[0]
    choice = item.interaction
    assert isinstance(choice, Choice)
    everything = ChoiceResponse(chosen=tuple(option.id for option in choice.options))
    assert check(item, everything).score < 1
    assert check(item, ChoiceResponse(chosen=choice.key)).score == 1


@pytest.mark.parametrize(
    "line",
    [
        "A row over 400 jobs went on for weeks.",
        "The vault lies under 30 shops in the old town.",
        "Some 12 or 14 boats came in.",
        "Shops shut at around 10 pm on most days.",
        "Almost 2 more ships than last year came in.",
        "The talks were about 40 houses by the lake.",
        "That adds up to 40 houses by the lake.",
    ],
)
def test_words_that_are_no_limits_are_left_alone(line: str) -> None:
    assert isinstance(make("hedge-bounds", found(f"Port\n\n{line}")), Shortfall)


def test_dead_and_hurt_people_wait_for_a_teacher() -> None:
    text = "Flood\n\nAt least 198 people were killed in the valley since Thursday, the state said."
    assert isinstance(make("hedge-bounds", found(text)), Shortfall)
    assert isinstance(make("hedge-bounds", found(text), age="11-13"), Shortfall)
    exercise = made("hedge-bounds", found(text), age="16+")
    assert [item.confidence for item in exercise.items] == ["teacher"]
    assert exercise.note
    loss = "Flood\n\nNearly 3,000 lives were claimed by the storm, the state said."
    assert isinstance(make("hedge-bounds", found(loss), age="16+"), Shortfall)


# Clocks (E12)


def test_clock_times() -> None:
    items = made("convert-time", reservoir(), 2).items
    entries = [item.interaction for item in items if isinstance(item.interaction, TextEntry)]
    assert next(entry.answer for entry in entries) == "17:10"
    assert [item.evidence[0].text for item in items] == ["22:40 IST"] * 3
    typed = {
        "17:10": 1,
        "5:10 pm": 1,
        "17.10": 1,
        "1710": 1,
        "5:10 p.m.": 1,
        "05:10": 0,
        "17:40": 0,
        "22:40": 0,
        "4:10": 0,
    }
    assert {text: check(items[0], TextResponse(text=text)).score for text in typed} == typed


@pytest.mark.parametrize(
    ("line", "city", "clock", "day"),
    [
        ("Published 13:42 IST, February 27th 2022", "Kyiv", "10:12", "Sunday 27 February 2022"),
        ("Published 01:30 IST, February 25 2022", "Kyiv", "22:00", "Thursday 24 February 2022"),
        ("Published 13:42 IST, February 27th 2022", "Moscow", "11:12", "Sunday 27 February 2022"),
        ("Published 13:42 IST, February 27th 2022", "New York", "03:12", "Sunday 27 February 2022"),
        ("Published 9:05 pm EDT, July 4, 2019", "London", "02:05", "Friday 5 July 2019"),
        ("Published 9:05 pm EST, January 4, 2019", "Paris", "03:05", "Saturday 5 January 2019"),
        ("Published 12:30 GMT, 30 June 2020", "Kathmandu", "18:15", "Tuesday 30 June 2020"),
    ],
)
def test_zones_come_from_the_database(line: str, city: str, clock: str, day: str) -> None:
    text = f"{line}\nPort reopens after talks\nAround 1 lakh people came to {city}. Talks in {city} ended."
    annotations = annotate(read_text(text))
    exercise = find_kind("convert-time").make(annotations, Request(level=3, count=12))
    assert isinstance(exercise, Exercise)
    about = [item for item in exercise.items if f"clocks in {city}" in item.stem]
    answers = [item.interaction.answer for item in about if isinstance(item.interaction, TextEntry)]
    days = [options(item)[1] for item in about if isinstance(item.interaction, Choice)]
    assert (answers, days) == ([clock], [{day}])


@pytest.mark.parametrize(
    ("time", "answers"),
    [
        ("4:30pm AEDT", {"Tokyo": "14:30", "New Delhi": "11:00"}),
        ("1630 GMT", {"New Delhi": "22:00", "Nairobi": "19:30"}),
        ("9 a.m. EDT", {"New Delhi": "18:30", "Nairobi": "16:00"}),
        ("23:15 SAST", {"Tokyo": "06:15"}),
    ],
)
def test_clock_times_in_sentences_need_no_day(time: str, answers: dict[str, str]) -> None:
    places = " ".join(f"Trade goes on in {place}." for place in answers)
    text = f"Harbour\n\nThe bridge was opened at {time}. {places}"
    exercise = find_kind("convert-time").make(annotate(read_text(text)), Request(level=2))
    assert isinstance(exercise, Exercise)
    asked = {
        place: item.interaction.answer
        for item in exercise.items
        for place in answers
        if f"clocks in {place}" in item.stem and isinstance(item.interaction, TextEntry)
    }
    assert asked.items() <= answers.items()
    assert asked
    assert all("day" not in item.stem.split("all year")[0] for item in exercise.items)


@pytest.mark.parametrize("time", ["9am EST", "21:40 IST", "9am", "Route 9 GMT", "25:10 GMT", "3pm BST"])
def test_a_clock_whose_zone_may_be_two_is_not_converted(time: str) -> None:
    text = f"Harbour\n\nThe bridge was opened at {time}."
    assert isinstance(make("convert-time", annotate(read_text(text))), Shortfall)


@pytest.mark.parametrize(
    "line",
    ["Published 13:42 IST, July 27th 2022", "Published July 27th 2022", "Published 13:42, July 27th 2022"],
)
def test_an_open_zone_is_a_shortfall(line: str) -> None:
    text = f"{line}\nPort reopens after talks\nThe gates opened again on Monday, and the boats left."
    assert isinstance(make("convert-time", annotate(read_text(text))), Shortfall)


# Retellings (E25)


def every_retelling(annotations: AnnotationSet) -> list[Retelling]:
    return [
        *number_retellings(annotations),
        *day_retellings(annotations),
        *speech_retellings(annotations),
        *condition_retellings(annotations),
        *modal_retellings(annotations),
    ]


def told(annotations: AnnotationSet, change: Change) -> list[Retelling]:
    return [retelling for retelling in every_retelling(annotations) if retelling.change == change]


@pytest.mark.parametrize(
    ("change", "altered", "faithful", "place"),
    [
        (
            "limit",
            "2,40,000 people drink water from the lake.",
            "Almost 2,40,000 people drink water from the lake.",
            "Nearly 2,40,000",
        ),
        (
            "size",
            "Nearly 2,400,000 people drink water from the lake.",
            "Nearly 240,000 people drink water from the lake.",
            "2,40,000",
        ),
        (
            "date",
            "Officials closed the lower road on Sunday.",
            "Officials closed the lower road on 3 March.",
            "on Friday",
        ),
        ("date", "The lake was filled in 1971.", "", "in 1974"),
        (
            "attribution",
            "The crack was older than the last flood.",
            "According to Engineer Ines Prata of Portugal, the crack was older than the last flood.",
            "Engineer Ines Prata of Portugal said",
        ),
        (
            "condition",
            "The minister is ready to send more pumps to the valley.",
            "",
            "if the council keeps the gates open at night",
        ),
        (
            "relay",
            '"Nobody sleeps near that wall," said the Associated Press.',
            '"Nobody sleeps near that wall," said Brinmore mayor Leela Fonseca, '
            "according to the Associated Press.",
            "said Brinmore mayor Leela Fonseca, as quoted by the Associated Press",
        ),
    ],
)
def test_retellings(change: Change, altered: str, faithful: str, place: str) -> None:
    assert (altered, faithful, place) in [
        (r.altered, r.faithful, r.place.text) for r in told(reservoir(), change)
    ]


@pytest.mark.parametrize(
    ("line", "change", "altered", "faithful"),
    [
        (
            "The council sent 14 letters to the owners of the mill.",
            "size",
            "The council sent 41 letters to the owners of the mill.",
            "The council sent fourteen letters to the owners of the mill.",
        ),
        (
            "The new ferry carried 500 passengers across the bay.",
            "size",
            "The new ferry carried 700 passengers across the bay.",
            "The new ferry carried five hundred passengers across the bay.",
        ),
        (
            "The ring road is expected to open before the rains.",
            "certainty",
            "The ring road will open before the rains.",
            "",
        ),
        (
            "Prices of onions are likely to fall by the end of the month.",
            "certainty",
            "Prices of onions will fall by the end of the month.",
            "Prices of onions will probably fall by the end of the month.",
        ),
        (
            "The longer route may lead to delays at the port.",
            "certainty",
            "The longer route will lead to delays at the port.",
            "",
        ),
        (
            "The bridge was not open to lorries on the first day.",
            "negation",
            "The bridge was open to lorries on the first day.",
            "The bridge wasn’t open to lorries on the first day.",
        ),
    ],
)
def test_one_place_is_reworded(line: str, change: Change, altered: str, faithful: str) -> None:
    assert [(r.altered, r.faithful) for r in told(found(f"Mill\n\n{line}"), change)] == [(altered, faithful)]


@pytest.mark.parametrize(
    "line",
    [
        "Visitors may enter the fort before noon on holidays.",  # a permission
        "The ring road was expected to open before the rains.",
        "The longer route may not lead to delays at the port.",
        "The ferry could be seen from the hills above the town.",
        "The town may become an island if the sea rises.",
        "Nobody knows how the river might change the valley.",
        "A good example might be Ada Holt, who keeps the mill.",
        "The clerk said he might vote for the new bridge.",
        "The lagging mill may be improving its trade with the town.",
        "While the clerk has spoken of the mill, she has not called for a vote.",
        "A: Believe me, the bridge is not going to keep lorries away from the mill.",
        "The town counted 14 homicides in the streets by the mill.",
        "The miller leaves behind five children and a mill by the bridge.",
        "A couple and their two children were among the flight’s passengers on Monday.",
        "The clerk admitted to victimising about 100 farmers from his room at the mill.",
        "“The longer route may lead to delays,” the mayor said.",
        "The bridge was not only old but narrow and steep.",
        "The bridge had not been painted until the new mayor came.",
        "The mayor was not charged with fraud over the bridge.",
        "Three of the 14 letters to the mill came back unread.",
        "The storm killed 14 people in the villages by the mill.",
        "The mill, built on plot 14, is close to Highway 61 now.",
        "Between 14 and 20 letters were sent to the old mill.",
    ],
)
def test_what_is_open_to_two_readings_is_not_retold(line: str) -> None:
    made = every_retelling(found(f"Mill\n\n{line}"))
    assert [r.change for r in made if r.change in ("certainty", "negation", "size")] == []


def test_a_group_is_narrowed_and_its_twin_turned() -> None:
    only = told(reservoir(), "group")
    assert [(r.altered.split(" were")[0], r.faithful.split(" were")[0]) for r in only] == [
        ("At least 160 farmers", "At least 160 shopkeepers and farmers")
    ]


def test_another_speaker_is_somebody_who_speaks_here() -> None:
    for retelling in told(reservoir(), "speaker"):
        assert any(name in retelling.altered for name in ("Anil Rao", "Leela Fonseca", "Ines Prata"))
        assert retelling.altered != retelling.faithful
        assert retelling.place.text in retelling.sentence.text


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("Nearly 200 people died in the flood that came down the valley.", "limit"),
        ("The storm claimed 1.5 lakh lives in the long valley that year.", "size"),
        ("The clerk said “over 40 boats” were lost near the old pier.", "limit"),
        ("Police arrested the mayor of the town on Monday after a long hunt.", "date"),
        ("Nobody knew for a long time whether or if the dam would hold.", "condition"),
        ("The town has provided Ana with a boat and with two long oars.", "condition"),
        ("The report was short, and the board will ask if the wall is dry.", "condition"),
        ("Ana Rao said on Monday that rebels killed six men near the pier.", "speaker"),
        ("They counted over 40 boats near the pier and went home again.", "limit"),
    ],
)
def test_what_is_never_retold(line: str, change: Change) -> None:
    text = f"Port reopens\n\nBen Sol said the wall was dry. Ana Rao said the gates were open. {line}"
    assert [r.sentence.text for r in told(found(text), change) if r.sentence.text == line] == []


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Ana Rao announced the long sale of the pier after the market closed.", False),
        ("Ana Rao announced that the old pier opened after the market closed.", True),
        ("Ana Rao announced the old pier would open after the market closed.", True),
        ("Ana Rao said the old pier opened again after the market closed.", True),
    ],
)
def test_a_thing_announced_is_no_statement(line: str, whole: bool) -> None:
    made = told(found(f"Port reopens\n\nBen Sol said the wall was dry. {line}"), "attribution")
    assert all(is_told(r) is whole for r in made if r.sentence.text == line)


def test_an_attribution_without_a_name_is_dropped_as_well() -> None:
    text = "Port reopens\n\nAccording to the council, the old wall is dry from end to end."
    only = told(found(text), "attribution")
    assert [(r.altered, r.faithful) for r in only] == [
        ("The old wall is dry from end to end.", "The council said the old wall is dry from end to end.")
    ]
    text = "Port reopens\n\nOfficials said they were ready to open the old wall."
    assert told(found(text), "attribution") == []


@pytest.mark.parametrize("level", LEVELS)
def test_two_in_five_retellings_are_faithful(level: Level) -> None:
    for seed in ("", "a", "b", "c", "d"):
        items = [
            i
            for i in made("spot-the-distortion", reservoir(), level, seed=seed).items
            if isinstance(i.interaction, Choice)
        ]
        keys = [options(item)[1] for item in items]
        assert sum(key == {KEEPS} for key in keys) * 5 >= 2 * len(keys)
        assert any(key != {KEEPS} for key in keys)
        assert all("Altered for practice" in item.stem for item in items)
        assert len({item.evidence[0].start for item in items}) == len(items)


def test_every_retelling_is_judged_once() -> None:
    every = {r.altered: (LABELS[r.change], r.place) for r in every_retelling(reservoir())}
    items = made("spot-the-distortion", reservoir(), 2).items
    assert len({item.evidence[0].start for item in items}) == len(items)
    proved = [item.rule_id == "retelling.kept" for item in items if item.part_b is not None]
    assert len(proved) >= 2
    assert sum(proved) * 2 == len(proved)  # else two parts would tell that something is changed
    for item in items:
        text = item.stem.partition("“")[2].rpartition("”")[0].replace("‘", '"').replace("’", '"')
        shown, key = options(item)
        if key != {KEEPS}:
            assert every[text] == (key.copy().pop(), item.evidence[0])
            assert shown[KEEPS] == "small-words-do-not-matter"
        for prove in item.parts[1:]:
            assert isinstance(prove.interaction, Hottext)
            assert core(prove) == [item.evidence[0].text]
            wrong = HottextResponse(marked=(prove.interaction.zone("neutral")[0].id,))
            assert check(prove, wrong).score == 0


def test_the_proof_is_asked_of_none_or_all_at_the_ends() -> None:
    for level, wanted in ((1, False), (3, True)):
        items = made("spot-the-distortion", reservoir(), level).items  # type: ignore[arg-type]
        assert {item.part_b is not None for item in items} == {wanted}


def test_casualties_are_retold_for_older_classes_alone() -> None:
    text = (
        "Flood\n\nAt least 198 soldiers and civilians were injured near the pier. Around 400 boats left "
        "on Monday. The port spent $4 million on new lamps. Nearly 300 lorries waited on the quay. "
        "Over 70 trees fell in the park."
    )
    for age in (None, "11-13"):
        exercise = make("spot-the-distortion", found(text), age=age)
        assert isinstance(exercise, Exercise)
        assert not [item for item in exercise.items if "injured" in item.stem]
    kept = [r for r in number_retellings(found(text)) if r.casualties]
    assert {r.change for r in kept} == {"limit", "group"}


# Provenance (E22)


def test_provenance() -> None:
    keys = rows(made("provenance", reservoir(), 3).items[0])
    stated = {
        "the day it was published", "the time of day it was published", "who supplied the picture",
        "the name of a news agency", "the name of a person or body that is quoted",
    }  # fmt: skip
    for text, key in keys.items():
        assert (key == "Stated in this text") == (text in stated), text


def test_a_byline_is_no_missing_writer() -> None:
    text = "Port reopens after talks\nBy Rowan Tull\nPublished 5 March 2023\n\n“We won,” said Ana Sol."
    for level in LEVELS:
        exercise = make("provenance", annotate(read_text(text)), level)
        if isinstance(exercise, Exercise):
            assert (
                rows(exercise.items[0]).get("the name of the writer", "Stated in this text")
                == "Stated in this text"
            )


# Proof (E16)


def test_a_name_in_two_spellings_and_a_line_against_its_sentence() -> None:
    items = made("proofread", reservoir(), 3).items
    assert [core(item) for item in items] == [
        ["Portugeuse"],
        ["Portugeuse", "on", "Sunday"],
        ["Portuguese", "has"],
    ]
    assert {span.text for span in items[0].evidence} == {"Portugeuse", "Portuguese"}


@pytest.mark.parametrize(
    "body",
    [
        "Ana Andersen spoke. Ana Andersen left. Ben Anderson stayed in Norway for years.",
        "Austria and Austria agreed. Australia did not agree in Austria.",
        "Russians met in Russia. Russian boats left Russia.",
    ],
)
def test_two_names_are_not_two_spellings(body: str) -> None:
    assert isinstance(make("proofread", found(f"Port reopens after talks\n\n{body}"), 1), Shortfall)


# Order of telling (E14)


def told_desk() -> AnnotationSet:
    desk = Desk(
        "Port reopens after talks\n\nThe council opened the new gates on Friday. The clerk lost the only "
        "key on February 14. Masons finished the wall on February 21. Children painted it on February 23."
    )
    desk.day("on Friday", date(2022, 2, 25))
    desk.day("on February 14", date(2022, 2, 14))
    desk.day("on February 21", date(2022, 2, 21))
    desk.day("on February 23", date(2022, 2, 23))
    return desk.set()


def test_told_first_and_happened_first() -> None:
    happened, first = made("told-order", told_desk(), 1).items
    assert options(happened)[1] == {"The clerk lost the only key on February 14"}
    assert options(first)[1] == {"The council opened the new gates on Friday"}
    assert (
        options(happened)[0]["The council opened the new gates on Friday"] == "told-first-is-happened-first"
    )
    assert options(first)[0]["The clerk lost the only key on February 14"] == "happened-first-is-told-first"


def test_events_told_in_order_are_no_question() -> None:
    text = (
        "Port reopens after talks\n\nThe clerk lost the only key on February 14. Masons finished the wall on "
        "February 21. The council opened the new gates on Friday."
    )
    desk = Desk(text)
    desk.day("on February 14", date(2022, 2, 14))
    desk.day("on February 21", date(2022, 2, 21))
    desk.day("on Friday", date(2022, 2, 25))
    assert isinstance(make("told-order", desk.set(), 1), Shortfall)


# Headlines (E15)


def test_headline_and_story() -> None:
    both, only = "The headline gives it too", "Only the body gives it"
    keys: dict[str, str] = {}
    for seed in ("", "a", "b", "c", "d", "e"):
        keys |= rows(made("headline-body", reservoir(), 3, seed=seed).items[0])
    assert keys["the name “Rao”"] == both
    assert keys["the day “on Sunday”"] == only
    assert set(keys.values()) == {both, only}
    assert keys.get("the place “Salvera”", both) == both


def test_a_limit_that_the_headline_leaves_out() -> None:
    text = (
        "Ana Sol hands 40,000 lamps to Brinmore\n\nAna Sol brought nearly 40,000 lamps to the town "
        "on Monday. Ben Rao of the Valley Bank watched. The lamps came by boat."
    )
    exercise = made("headline-body", found(text), 2)
    shown, key = options(exercise.items[-1])
    assert key == {"The body gives it with “nearly”"}
    assert len(shown) == 3
    right = tuple(o.id for o in exercise.items[-1].interaction.options if o.misconception is None)  # type: ignore[union-attr]
    given = TwoPartResponse(a=ChoiceResponse(chosen=right))
    assert check(exercise.items[-1], given).score == 1
    assert core(exercise.items[-1].parts[1]) == ["nearly 40,000 lamps"]


# Figures (E10)

MOVED = (
    "Dam cracks above Brinmore\n\nThe state moved over 400 families on Friday. Shops stayed open. "
    "At least 900 families have been moved since Thursday. Nearly 300 lorries carried their goods."
)


@pytest.mark.parametrize("level", LEVELS)
def test_figures_for_different_times_do_not_conflict(level: Level) -> None:
    exercise = made("figures-conflict", found(MOVED), level)
    table, conclusion = exercise.items
    assert rows(table) == {
        "who or what is counted": "The same for both figures",
        "what happened to them": "The same for both figures",
        "the time the figure is for": "Different for the two figures",
    }
    shown, key = options(conclusion)
    assert key == {"Both can be right: they are for different times"}
    assert set(shown.values()) == {None, "different-is-error", "newer-replaces-older"}
    assert {item.confidence for item in exercise.items} == {"teacher"}
    for item in exercise.items:
        check_item(item, found(MOVED))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("since Thursday", "this week"),
        ("since Thursday", "on Friday"),
        ("900 families", "900 farmers"),
        ("been moved", "been counted"),
        ("At least 900", "At least 400"),
    ],
)
def test_figures_that_cannot_be_compared_are_left_alone(old: str, new: str) -> None:
    assert isinstance(make("figures-conflict", found(MOVED.replace(old, new))), Shortfall)


def test_figures_of_the_dead_need_an_age() -> None:
    text = MOVED.replace("moved", "killed").replace("The state killed", "The flood killed")
    assert isinstance(make("figures-conflict", found(text)), Shortfall)
    assert "dead or hurt" in made("figures-conflict", found(text), age="16+").note


def test_a_name_that_stands_in_headline_and_body_is_a_row() -> None:
    text = (
        "Doris Webb opens QTR fair\n\nThe QTR is an old fair. Doris Webb opened it on Monday, before "
        "Ben Holt and Ines Prata. About 1,200 visitors came. Ben Holt, the mayor, sang."
    )
    keys = rows(made("headline-body", found(text), 2).items[0])
    assert keys["the letters “QTR”"] == "The headline gives it too"
    assert keys["the name “Doris Webb”"] == "The headline gives it too"


def test_the_day_of_an_attack_is_never_changed() -> None:
    text = "Mill\n\nThe mill was rebuilt by the town after the surprise attack on March 7 in the valley."
    assert told(found(text), "date") == []


def test_two_sentences_run_together_have_no_sure_speaker() -> None:
    line = "“We will look at the long wall again” Ana Rao says she will not go to the old pier."
    made_of = told(found(f"Port reopens\n\nInes Prata said the wall was dry. {line}"), "speaker")
    assert all(not is_told(r) for r in made_of if r.sentence.text == line)
