"""Every kind over every article at every level, and exact keys over an article annotated by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import assert_never

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.checking import check
from generator.exercises.discover import find_kind, kinds
from generator.exercises.feedback import lint
from generator.exercises.kind import Request
from generator.exercises.model import (
    Choice,
    ChoiceResponse,
    Exercise,
    ExtendedResponse,
    ExtendedText,
    Hottext,
    HottextResponse,
    Item,
    Level,
    Match,
    MatchResponse,
    Order,
    OrderResponse,
    Response,
    Shortfall,
    TextEntry,
    TextResponse,
    TwoPartResponse,
)
from generator.exercises.rubric import feedbacks
from generator.exercises.sharing import apart_from
from generator.exercises.speech import NO_SPEAKER
from generator.text import read_article
from tests.handmade import Desk, harbour

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))
STRIKE = "The strike had begun on February 14 and kept nearly 1,50,000 parcels"
FIRST_KINDS = (
    "who-said-it",
    "whose-words",
    "number-systems",
    "resolve-date",
    "mark-loaded-wording",
    "timeline",
)
LEVELS: tuple[Level, ...] = (1, 2, 3)
NAMES = [kind.name for kind in kinds()]


@cache
def annotated(path: Path | None) -> AnnotationSet:
    return harbour().set() if path is None else annotate(read_article(path))


def make(name: str, annotations: AnnotationSet, level: Level, seed: str = "") -> Exercise | Shortfall:
    return find_kind(name).make(annotations, Request(level=level, seed=seed))


def made(name: str, annotations: AnnotationSet, level: Level, seed: str = "") -> Exercise:
    exercise = make(name, annotations, level, seed)
    assert isinstance(exercise, Exercise)
    return exercise


def right_answer(item: Item) -> Response:
    if item.part_b is not None:
        a, b = map(right_answer, item.parts)
        return TwoPartResponse.model_validate({"a": a, "b": b})
    match item.interaction:
        case Choice(key=key):
            return ChoiceResponse(chosen=key)
        case TextEntry(shown=shown):
            return TextResponse(text=shown)
        case Hottext() as hottext:
            return HottextResponse(marked=tuple(token.id for token in hottext.zone("core")))
        case Match(rows=rows):
            return MatchResponse(pairs=tuple((row.id, row.key) for row in rows))
        case Order() as order:
            return OrderResponse(order=order.solution())
        case ExtendedText():
            return ExtendedResponse()
        case _ as never:
            assert_never(never)


def empty_answer(item: Item) -> Response:
    return type(right_answer(item))()


def check_item(item: Item, annotations: AnnotationSet) -> None:
    text = annotations.article.text
    assert item.hints
    assert len(set(item.hints)) == 3
    assert all(span.is_in(text) for span in item.evidence)
    assert item.context is None or item.context.is_in(text)
    assert "?" in item.stem
    own = [item.stem, item.rule, item.not_claimed, *item.hints]
    for said in feedbacks(item):
        own += [said.verdict, said.rule, said.tempting, said.not_claimed]
    assert [word for sentence in own for word in lint(sentence)] == []
    full = check(item, right_answer(item))
    assert full.score == item.maximum, full.feedback
    nothing = check(item, empty_answer(item))
    match item.interaction:
        case Hottext() as hottext:
            assert all(token.span.is_in(text) for token in hottext.tokens)
            core = len(hottext.zone("core"))
            everything = HottextResponse(marked=tuple(token.id for token in hottext.tokens))
            assert check(item, everything).score == 0
            assert check(item, everything, mode="test").score == 0
            assert nothing.score == (1 if core == 0 else 0)
        case Choice(options=options, key=key):
            assert nothing.score == 0
            assert all((option.misconception is None) == (option.id in key) for option in options)
            assert 3 <= len(options) <= 4
        case Match(rows=rows):
            assert nothing.score == 0
            assert len({row.text.casefold() for row in rows}) == len(rows)
            for row in rows:
                assert all(
                    (answer.misconception is None) == (answer.target == row.key) for answer in row.answers
                )
            for target in item.interaction.targets:
                always = MatchResponse(pairs=tuple((row.id, target.id) for row in rows))
                assert check(item, always).score < len(rows)
        case Order(cards=cards) as order:
            assert nothing.score == 0
            shown = tuple(card.id for card in cards)
            assert check(item, OrderResponse(order=shown)).score < 1
            assert check(item, OrderResponse(order=tuple(reversed(order.solution())))).score == 0
            assert all(card.evidence.is_in(text) for card in cards)
        case TextEntry():
            assert nothing.score == 0
        case ExtendedText():
            pass
        case _ as never:
            assert_never(never)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("path", [None, *ARTICLES], ids=lambda path: path.stem if path else "by-hand")
@pytest.mark.parametrize("name", NAMES)
def test_contract(name: str, path: Path | None, level: Level) -> None:
    annotations = annotated(path)
    exercise = make(name, annotations, level)
    assert exercise == make(name, annotations, level)
    if isinstance(exercise, Shortfall):
        assert exercise.kind == name
        assert exercise.what
        return
    assert exercise.kind == name
    assert [
        word for text in (exercise.title, exercise.instruction, exercise.criterion) for word in lint(text)
    ] == []
    ids = [item.id for item in exercise.items]
    assert len(set(ids)) == len(ids)
    for item in exercise.items:
        check_item(item, annotations)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", FIRST_KINDS)
def test_every_usual_kind_finds_material(name: str, level: Level) -> None:
    made(name, harbour().set(), level)


@pytest.mark.parametrize("name", NAMES)
def test_a_bare_text_is_a_shortfall_and_no_error(name: str) -> None:
    assert isinstance(make(name, Desk("It rained.", published=None).set(), 2), Shortfall)


def test_ids_do_not_depend_on_order_or_seed() -> None:
    first = made("number-systems", harbour().set(), 1, "a")
    second = made("number-systems", harbour().set(), 1, "b")
    assert {item.id for item in first.items} == {item.id for item in second.items}
    assert first.items[0].interaction != second.items[0].interaction


def row_keys(exercise: Exercise) -> dict[str, str]:
    keys: dict[str, str] = {}
    for item in exercise.items:
        table = item.interaction
        assert isinstance(table, Match)
        names = {target.id: target.text for target in table.targets}
        keys |= {row.text: names[row.key] for row in table.rows}
    return keys


def test_who_said_it() -> None:
    said = row_keys(made("who-said-it", harbour().set(), 2))
    sure = {
        "We won the night rates": "Mina Orr",
        "Nobody slept here": "Lena Voss",
        "Workers at Larne harbour ended their strike on Friday": "No speaker named",
        "members would vote again in summer": "Mina Orr",
        "the new contract starts in March": "Paul Teague",
    }
    assert said.items() <= sure.items()
    assert set(said.values()) == {"Mina Orr", "Lena Voss", "No speaker named"}


@pytest.mark.parametrize("level", LEVELS)
def test_no_sentence_is_asked_about_by_two_kinds(level: Level) -> None:
    for path in ARTICLES:
        annotations = annotate(read_article(path))
        asked = []
        for name in ("who-said-it", "whose-words"):
            exercise = make(name, annotations, level)
            if isinstance(exercise, Exercise):
                spans = [span for item in exercise.items for span in item.evidence]
                asked.append(apart_from(annotations, spans))
        assert len(asked) < 2 or not asked[0] & asked[1]


def test_that_no_speaker_is_named_is_right_where_it_is_offered() -> None:
    for path in ARTICLES:
        exercise = make("who-said-it", annotate(read_article(path)), 2)
        for item in exercise.items if isinstance(exercise, Exercise) else ():
            if not isinstance(item.interaction, Match):
                assert isinstance(item.interaction, Choice)
                assert NO_SPEAKER not in {option.text for option in item.interaction.options}
                continue
            nobody = [target.id for target in item.interaction.targets if target.text == NO_SPEAKER]
            keys = [row.key for row in item.interaction.rows]
            if nobody:
                assert 4 * keys.count(nobody[0]) >= len(keys) >= 3 * keys.count(nobody[0])


def test_pronouns_wait_for_the_second_level() -> None:
    assert "every berth" not in row_keys(made("who-said-it", harbour().set(), 1))


def test_one_speaker_among_other_names_is_a_choice() -> None:
    text = (
        "Talks open\n\n“We are waiting,” Ana Quist said. Marek Sol opened the hall. Pia Lund closed it."
        " “It is late, and we are all very tired,” he said."
    )
    desk = Desk(text)
    for name in ("Ana Quist", "Marek Sol", "Pia Lund"):
        desk.name(name)
    desk.said("We are waiting,", "Ana Quist", "Ana Quist", "said", quoted=True)
    desk.said("It is late, and we are all very tired,", "he", None, "said", quoted=True)
    choice = made("who-said-it", desk.set(), 2).items[0].interaction
    assert isinstance(choice, Choice)
    assert [option.text for option in choice.options if option.id in choice.key] == ["Ana Quist"]
    assert {option.text for option in choice.options} == {"Ana Quist", "Marek Sol", "Pia Lund"}


def test_one_speaker_alone_is_no_question() -> None:
    desk = harbour()
    desk.names = [name for name in desk.names if name.canonical == "Mina Orr"]
    desk.attributions = [a for a in desk.attributions if a.speaker == "Mina Orr"]
    desk.quoted = [q.model_copy(update={"attribution": 0}) for q in desk.quoted if "won" in q.span.text]
    assert isinstance(make("who-said-it", desk.set(), 2), Shortfall)


def roles_desk(second: str) -> Desk:
    text = (
        f"Crash\n\n“The road is shut,” the police said. “Nobody was hurt,” {second} said.\n\n"
        "The road was closed to lorries in June."
    )
    desk = Desk(text)
    desk.said("The road is shut,", "the police", "the police", "said", quoted=True)
    desk.said("Nobody was hurt,", second, second, "said", quoted=True)
    return desk


def test_roles_and_bodies_speak_too() -> None:
    assert row_keys(made("who-said-it", roles_desk("the school").set(), 2)) == {
        "The road is shut": "the police",
        "Nobody was hurt": "the school",
        "The road was closed to lorries in June": "No speaker named",
    }


def test_two_words_for_what_may_be_one_speaker_are_not_set_against_each_other() -> None:
    assert isinstance(make("who-said-it", roles_desk("the inspector").set(), 2), Shortfall)


def test_a_relay_is_no_speaker() -> None:
    text = (
        "Talks open\n\n“We are waiting,” Ana Quist said, as quoted by the agency Nordpress. “So are we,” "
        "Marek Sol said. The “closed” pier stood empty."
        "\n\n“It is too late,” Pia Lund said. “It is not,” Otto Brand said."
    )
    desk = Desk(text)
    desk.name("Pia Lund")
    desk.name("Otto Brand")
    desk.said("It is too late,", "Pia Lund", "Pia Lund", "said", quoted=True)
    desk.said("It is not,", "Otto Brand", "Otto Brand", "said", quoted=True)
    desk.name("Ana Quist")
    desk.name("Marek Sol")
    desk.name("Nordpress", kind="organisation")
    desk.said("We are waiting,", "Ana Quist", "Ana Quist", "said", quoted=True, via="Nordpress")
    desk.said("So are we,", "Marek Sol", "Marek Sol", "said", quoted=True)
    desk.bare("closed")
    table = made("who-said-it", desk.set(), 2).items[0].interaction
    assert isinstance(table, Match)
    relay = next(target.id for target in table.targets if target.text == "Nordpress")
    row = next(row for row in table.rows if row.text == "We are waiting")
    assert row.answer(relay).misconception == "relay-is-speaker"


def test_whose_words() -> None:
    exercise = made("whose-words", harbour().set(), 3)
    short: dict[str, str] = {}
    for item in exercise.items:
        if isinstance(item.interaction, Match):
            names = {target.id: target.text for target in item.interaction.targets}
            short |= {row.text: names[row.key] for row in item.interaction.rows}
    short = {text: label.split(":")[0].split(",")[0] for text, label in short.items()}
    sure = {
        "We won the night rates": "Quoted",
        "Nobody slept here": "Quoted",
        "the new contract starts in March": "Reported",
        "members would vote again in summer": "Reported",
        "floating": "In quotation marks",
        "Workers at Larne harbour ended their strike on Friday": "Told by the writer",
        f"{STRIKE} in the sheds": "Told by the writer",
        "The council approved the budget on February 21": "Told by the writer",
        "The port spent Rs 2.5 crore on guards": "Told by the writer",
    }
    assert short
    assert short.items() <= sure.items()


def test_number_systems() -> None:
    items = made("number-systems", harbour().set(), 2).items
    entries = [item.interaction for item in items]
    assert [
        (entry.answer, entry.shown, entry.style) for entry in entries if isinstance(entry, TextEntry)
    ] == [
        ("150000", "150,000", "international-digits"),
        ("25000000", "25 million", "international-scale"),
    ]
    typed = ("150,000", "1.5 lakh", "1,500,000")
    assert [check(items[0], TextResponse(text=text)).score for text in typed] == [1, Fraction(1, 2), 0]


def test_number_choices_carry_misconceptions() -> None:
    choices = [item.interaction for item in made("number-systems", harbour().set(), 1).items]
    wrong = [
        {option.text: option.misconception for option in choice.options if option.misconception}
        for choice in choices
        if isinstance(choice, Choice)
    ]
    assert wrong == [
        {"1,500,000": "times-ten", "15,000": "tenth", "1,50,000": "commas-unchanged"},
        {"250 million": "times-ten", "25 billion": "names-swapped", "250 billion": "names-swapped"},
    ]


def test_hedges_are_kept_at_the_third_level() -> None:
    item = made("number-systems", harbour().set(), 3).items[0]
    assert check(item, TextResponse(text="nearly 150,000")).score == 1
    assert check(item, TextResponse(text="150,000")).score == Fraction(3, 4)


def test_no_arithmetic_on_casualties() -> None:
    desk = Desk("Flood\n\nThe flood killed 1,50,000 cattle. Two lakh people moved.")
    desk.number("1,50,000", 150_000, "cattle")
    assert isinstance(make("number-systems", desk.set(), 2), Shortfall)


def test_resolve_date() -> None:
    items = made("resolve-date", harbour().set(), 2).items
    keys = {item.stem.partition("“")[2].partition("”")[0]: item.interaction for item in items}
    assert {
        phrase: entry.answer
        if isinstance(entry, TextEntry)
        else next(o.text for o in entry.options if o.id in entry.key)
        for phrase, entry in keys.items()
        if isinstance(entry, TextEntry | Choice)
    }.items() >= {("in summer", "No exact day can be named")}
    friday = Desk("Port\n\nThe strike ended on Friday.")
    friday.day("on Friday", date(2022, 2, 25))
    item = made("resolve-date", friday.set(), 2).items[0]
    scores = {"25 Feb 2022": 1, "4 Mar 2022": Fraction(1, 2), "18 Feb 2022": Fraction(1, 2), "27 Feb 2022": 0}
    assert {typed: check(item, TextResponse(text=typed)).score for typed in scores} == scores


def test_a_weekday_that_may_lie_ahead_is_left_alone() -> None:
    desk = Desk("Port\n\nFerries resume on Friday.")
    desk.day("on Friday", date(2022, 2, 25))
    assert isinstance(make("resolve-date", desk.set(), 2), Shortfall)


def test_no_publication_date_no_question() -> None:
    desk = harbour()
    desk.published = None
    assert isinstance(make("resolve-date", desk.set(), 2), Shortfall)


def test_timeline() -> None:
    item = made("timeline", harbour().set(), 2).items[0]
    order = item.interaction
    assert isinstance(order, Order)
    texts = {card.id: card.text for card in order.cards}
    assert texts[order.solution()[0]][:24] == "The strike had begun … a"
    assert texts[order.solution()[-1]] == "This article was published"
    assert [card.id for card in order.cards] != list(order.solution())


def test_a_partial_order_leaves_cards_of_one_day_free() -> None:
    order = made("timeline", harbour().set(), 3).items[0].interaction
    assert isinstance(order, Order)
    texts = {card.text: card.id for card in order.cards}
    monday = next(texts[text] for text in texts if text.startswith("Ministers"))
    council = next(texts[text] for text in texts if text.startswith("The council"))
    assert not {(monday, council), (council, monday)} & set(order.before)


def test_mark_loaded_wording() -> None:
    passages = [item.interaction for item in made("mark-loaded-wording", harbour().set(), 2).items]
    zones = {
        (token.span.text, token.zone)
        for passage in passages
        if isinstance(passage, Hottext)
        for token in passage.tokens
        if token.zone != "neutral"
    }
    assert {("unleashed", "core"), ("torrent", "acceptable")} <= zones


def test_words_of_speakers_are_never_the_writers() -> None:
    desk = Desk("Row\n\nThe mayor said the plan was a disgrace for everybody in the whole of this old town.")
    words = "the plan was a disgrace for everybody in the whole of this old town"
    desk.said(words, "The mayor", "The mayor", "said", quoted=False)
    desk.load("disgrace", "failure", "Judges the plan as shameful.")
    (item,) = made("mark-loaded-wording", desk.set(), 2).items
    assert item.stem.startswith("These are words of the mayor")
    assert isinstance(item.interaction, Hottext)
    assert item.interaction.passage.text == words
    assert [token.span.text for token in item.interaction.zone("core")] == ["disgrace"]


def test_months_and_years_that_have_to_be_counted() -> None:
    desk = Desk("Port\n\nThe crane collapsed in September. The firm had bought it last year.")
    desk.day("in September", None, "2021-09")
    desk.day("last year", None, "2021")
    keys = {
        item.stem.partition("“")[2].partition("”")[0]: item
        for item in made("resolve-date", desk.set(), 2).items
    }
    chosen = {
        phrase: next(o.text for o in item.interaction.options if o.id in item.interaction.key)
        for phrase, item in keys.items()
        if isinstance(item.interaction, Choice)
    }
    assert chosen == {"in September": "September 2021", "last year": "2021"}


def test_years_order_a_timeline_as_far_as_they_do_not_overlap() -> None:
    desk = Desk(
        "Port\n\nThe pier opened in 1998. It burned down in 2011. The town closed the road in May 2011."
    )
    desk.day("in 1998", None, "1998")
    desk.day("in 2011", None, "2011")
    desk.day("in May 2011", None, "2011-05")
    order = made("timeline", desk.set(), 2).items[0].interaction
    assert isinstance(order, Order)
    texts = {card.id: card.text for card in order.cards}
    assert [texts[card] for card in order.solution()] == [
        "The pier opened …",
        "The town closed the road …",
        "This article was published",
    ]


def test_a_changed_annotation_set_forgets_what_was_looked_up() -> None:
    found = harbour().set()
    passage = found.loaded[0].span
    assert found.loaded_at(passage)
    assert found.model_copy(update={"loaded": ()}).loaded_at(passage) == ()
