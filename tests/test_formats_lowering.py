"""Interactions rewritten into others keep what is provable, and say what they leave out."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest

from generator.exercises.checking import check
from generator.exercises.lowering import (
    chain,
    fewer_options,
    hottext_to_choice,
    match_to_choices,
    match_without_arguable,
    order_to_chain,
    order_to_choices,
    with_none,
)
from generator.exercises.lowering_typed import entry_to_choice
from generator.exercises.lowering_words import NONE, by_sentence, split_core, word_list
from generator.exercises.model import (
    Choice,
    ChoiceResponse,
    Hottext,
    Item,
    KnownAnswer,
    Match,
    Order,
    TextEntry,
)
from generator.present.weights import share, weighable
from tests.bank_hostile import AWKWARD
from tests.hostile import HOTTEXT, LONG_HOTTEXT, MATCH, ORDER

BY_NAME = {item.id.removeprefix("y-"): item for item in AWKWARD.exercises[0].items}


def choice_of(item: Item) -> Choice:
    assert isinstance(item.interaction, Choice)
    return item.interaction


def assert_fair(item: Item) -> None:
    """The key earns everything, nothing earns nothing, and no other choice of as many earns as much."""
    choice = choice_of(item)
    assert check(item, ChoiceResponse(chosen=choice.key)).correct
    assert check(item, ChoiceResponse()).score == 0
    for chosen in combinations([option.id for option in choice.options], len(choice.key)):
        assert check(item, ChoiceResponse(chosen=chosen)).correct == (set(chosen) == set(choice.key))


def test_order_asks_neighbours_that_the_text_settles() -> None:
    lowered = order_to_choices(ORDER)
    assert [(one.stem, choice_of(one).key) for one in lowered.items] == [
        ("Put the events in order.\nWhich of these came first?", ("c1",)),
        ("Put the events in order.\nWhich of these came first?", ("c2",)),
    ]
    assert [{option.id for option in choice_of(one).options} for one in lowered.items] == [
        {"c1", "c2"},
        {"c2", "c3"},
    ]
    assert lowered.said == "the order is asked as 2 questions on what came first"
    for one in lowered.items:
        assert one.id.startswith(f"{ORDER.id}-")
        assert_fair(one)


def test_a_chain_holds_only_what_is_settled() -> None:
    assert isinstance(ORDER.interaction, Order)
    assert chain(ORDER.interaction) == ("c1", "c2", "c3")
    lowered = order_to_chain(ORDER)
    (one,) = lowered.items
    assert isinstance(one.interaction, Order)
    assert one.interaction.solution() == ("c1", "c2", "c3")
    assert tuple(card.id for card in one.interaction.cards) != one.interaction.solution()
    assert "“A banner is read”" in lowered.said


def test_two_settled_cards_are_a_choice() -> None:
    (one,) = order_to_chain(BY_NAME["pair"]).items
    assert choice_of(one).key == ("c0",)


def test_match_becomes_a_choice_for_each_row_without_arguable_targets() -> None:
    lowered = match_to_choices(MATCH)
    assert [one.id for one in lowered.items] == [f"{MATCH.id}-r{n}" for n in range(4)]
    assert [choice_of(one).key for one in lowered.items] == [("k0",), ("k2",), ("k1",), ("k0",)]
    assert [option.id for option in choice_of(lowered.items[0]).options] == ["k0", "k1", "k3"]
    assert lowered.items[1].stem == "Whose words are these?\n“The council opened the bridge” *1*"
    for one in lowered.items:
        assert_fair(one)


def test_a_row_with_arguable_answers_only_is_left_out_and_named() -> None:
    lowered = match_to_choices(BY_NAME["open"])
    assert [one.id for one in lowered.items] == ["y-open-r1"]
    assert "left out, as each answer is arguable: “both”" in lowered.said


def test_the_other_rows_stay_together() -> None:
    whole, row = match_without_arguable(MATCH).items
    assert isinstance(whole.interaction, Match)
    assert [one.id for one in whole.interaction.rows] == ["r1", "r2", "r3"]
    assert whole.id == MATCH.id
    assert row.id == f"{MATCH.id}-r0"


def test_words_to_tick_are_all_of_the_key_and_no_arguable_one() -> None:
    lowered = hottext_to_choice(HOTTEXT)
    (one,) = lowered.items
    assert [option.text for option in choice_of(one).options] == [
        "said the sheet",
        "outrageously",
        "None of these",
    ]
    assert choice_of(one).key == ("t1",)
    assert one.stem.endswith("If none fits, tick “None of these”.")
    assert one.context == HOTTEXT.interaction.passage  # type: ignore[union-attr]
    assert_fair(one)


def test_no_word_to_mark_is_an_answer_of_its_own() -> None:
    (one,) = hottext_to_choice(BY_NAME["none"]).items
    assert choice_of(one).key == (NONE.id,)
    assert_fair(one)
    (other,) = with_none(BY_NAME["nothing"]).items
    assert choice_of(other).key == (NONE.id,)


def test_a_core_word_that_stands_there_twice_says_which() -> None:
    words = [word.text for word in word_list(_repeated())]
    assert words[0] == "slammed (the first time)"
    assert "slammed (the second time)" in words


def _repeated() -> Hottext:
    passage, tokens = LONG_HOTTEXT.interaction.passage, LONG_HOTTEXT.interaction.tokens  # type: ignore[union-attr]
    first = tokens[0]
    later = tokens[1].model_copy(
        update={
            "id": "t9",
            "zone": "core",
            "span": tokens[1].span.model_copy(update={"text": "slammed"}),
            "feedback": first.feedback,
        }
    )
    otherwise = LONG_HOTTEXT.interaction.otherwise  # type: ignore[union-attr]
    return Hottext.model_construct(passage=passage, tokens=(first, later), otherwise=otherwise, select=None)


def test_sentences_with_a_core_word_are_asked_one_by_one() -> None:
    pieces = by_sentence(BY_NAME["phrase"])
    texts = [piece.interaction.passage.text for piece in pieces]  # type: ignore[union-attr]
    assert texts == ["It was an outrageous, shameless grab of law and order, said nobody."]
    assert pieces[0].id.startswith("y-phrase-")
    for piece in pieces:
        assert isinstance(piece.interaction, Hottext)
        Hottext.model_validate(piece.interaction.model_dump())


def test_long_keys_are_split_between_words() -> None:
    hottext = BY_NAME["mark"].interaction
    assert isinstance(hottext, Hottext)
    pieces = split_core(BY_NAME["mark"], 2)
    cores = [[t.span.text for t in piece.interaction.zone("core")] for piece in pieces]  # type: ignore[union-attr]
    assert cores == [["slammed", "wild"], ["far"]]
    texts = "".join(piece.interaction.passage.text for piece in pieces)  # type: ignore[union-attr]
    assert texts == hottext.passage.text


def test_a_typed_answer_becomes_a_choice_of_values() -> None:
    (one,) = entry_to_choice(BY_NAME["style"]).items
    assert {option.text for option in choice_of(one).options} == {"nearly 1.5 lakh", "nearly 15 lakh"}
    assert choice_of(one).key == ("right",)
    (day,) = entry_to_choice(BY_NAME["day"]).items
    assert {option.text for option in choice_of(day).options} == {"11 February 2022", "18 February 2022"}
    assert entry_to_choice(BY_NAME["words"]).items == ()
    assert entry_to_choice(BY_NAME["words"]).said.startswith("left out: no wrong answer is foreseen")


def test_two_ways_to_write_one_wrong_answer_are_one_option() -> None:
    entry = BY_NAME["words"].interaction
    assert isinstance(entry, TextEntry)
    zero = Fraction(0)
    known = tuple(
        KnownAnswer(answer=text, score=zero, feedback=entry.wrong)
        for text in ("8:42", "08:42", "19:12", "8:12")
    )
    clock = entry.model_copy(
        update={"answer": "08:12", "shown": "08:12", "accept": ("8:12",), "known": known}
    )
    (one,) = entry_to_choice(BY_NAME["words"].model_copy(update={"interaction": clock})).items
    assert {option.text for option in choice_of(one).options} == {"08:12", "08:42", "19:12"}


def test_fewer_options_keep_the_key() -> None:
    (one,) = fewer_options(BY_NAME["formulas"], 3).items
    assert len(choice_of(one).options) == 3
    assert_fair(one)
    assert fewer_options(BY_NAME["marks"], 2).said.startswith("left out: 2 right answers")


@pytest.mark.parametrize("count", [1, 2, 3, 7, 10])
def test_weights_are_those_that_moodle_knows(count: int) -> None:
    assert abs(float(share(Fraction(1, count))) * count - 100) < 0.001


def test_a_passage_without_neutral_words_is_left_out() -> None:
    hottext = HOTTEXT.interaction
    assert isinstance(hottext, Hottext)
    bare = HOTTEXT.model_copy(
        update={"interaction": hottext.model_copy(update={"tokens": hottext.tokens[1:]})}
    )
    assert weighable(bare).items == ()
    assert hottext_to_choice(bare).said == "left out: there is no neutral word to tell the marked ones from"


def test_a_list_to_pick_a_number_of_words_from_has_no_arguable_ones() -> None:
    hottext = HOTTEXT.interaction
    assert isinstance(hottext, Hottext)
    told = hottext.model_copy(update={"select": len(hottext.zone("core"))})
    assert {word.zone for word in word_list(told)} == {"core", "neutral"}


def test_a_long_passage_is_listed_with_a_few_of_its_arguable_words() -> None:
    hottext = HOTTEXT.interaction
    assert isinstance(hottext, Hottext)
    token = hottext.zone("acceptable")[0]
    many = tuple(token.model_copy(update={"id": f"a{index}"}) for index in range(90))
    long = Hottext.model_construct(
        passage=hottext.passage, tokens=(*hottext.tokens, *many), otherwise=hottext.otherwise, select=None
    )
    zones = [word.zone for word in word_list(long, 16)]
    assert zones.count("acceptable") <= 8
    assert zones.count("core") == len(hottext.zone("core"))
