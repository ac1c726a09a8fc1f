"""Mark the loaded wording: a number in a sentence, a paragraph, the whole text; and what is left open."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.exercises.checking import check
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Exercise, Hottext, HottextResponse, Item, Level
from generator.lexicon.word_groups import word_group
from generator.text import read_text

FERRY = """Ferry row
Published: 4 March 2021

The council unleashed a brazen plan on Monday to close the ferry between Tarn and Oster. The ferry carries \
about 900 passengers a day. The harbour office published the figures in May.

“This is a shameful betrayal of our island,” said Ana Quist, the mayor of Oster. She said the council had \
refused to meet the residents. The ministry will decide in April.

The company runs six boats and employs 120 people. Its contract ends in June 2022, and a shambolic tender \
has begun. The hotel on the harbour has 40 rooms.
"""


def made(text: str, level: Level) -> Exercise:
    exercise = find_kind("mark-loaded-wording").make(annotate(read_text(text)), Request(level=level))
    assert isinstance(exercise, Exercise), exercise
    return exercise


def hottext(item: Item) -> Hottext:
    assert isinstance(item.interaction, Hottext)
    return item.interaction


def words(item: Item, zone: str) -> list[str]:
    return [token.span.text for token in hottext(item).tokens if token.zone == zone]


def own(exercise: Exercise) -> list[Item]:
    return [item for item in exercise.items if "the writer uses" in item.stem and words(item, "core")]


def test_level_1_asks_for_a_number_of_words_in_a_sentence() -> None:
    exercise = made(FERRY, 1)
    item = own(exercise)[0]
    assert exercise.criterion
    assert (words(item, "core"), hottext(item).select) == (["unleashed", "brazen"], 2)
    assert "Find the 2 words or phrases that are loaded most clearly" in item.stem
    assert hottext(item).passage.text.count(".") == 1


def test_arguable_words_cost_nothing_and_take_no_place() -> None:
    item = own(made(FERRY, 1))[0]
    arguable = [token.id for token in hottext(item).zone("acceptable")]
    core = [token.id for token in hottext(item).zone("core")]
    assert arguable
    assert check(item, HottextResponse(marked=(*core, *arguable)), mode="test").score == 1


def test_level_2_asks_for_all_words_of_a_paragraph() -> None:
    exercise = made(FERRY, 2)
    item = own(exercise)[0]
    assert exercise.criterion
    assert hottext(item).select is None
    assert hottext(item).passage.text.count(".") == 3


def test_level_3_asks_the_whole_text_without_the_criterion() -> None:
    exercise = made(FERRY, 3)
    (item,) = own(exercise)
    passage = hottext(item).passage.text
    assert not exercise.criterion
    assert passage.startswith("The council unleashed")
    assert passage.endswith("40 rooms.")
    assert words(item, "core") == ["unleashed", "brazen", "shambolic"]
    assert {"shameful", "betrayal", "refused to"} <= set(words(item, "acceptable"))


def test_a_long_text_is_cut_between_paragraphs() -> None:
    head, _, body = FERRY.partition("\n\n")
    text = head + "\n\n" + "\n\n".join(f"In part {number}, this was told. {body}" for number in range(1, 13))
    items = own(made(text, 3))
    assert len(items) > 1
    for item in items:
        passage = hottext(item).passage
        assert len(passage.text.split()) <= 1000
        assert passage.text[0].isupper()
        assert passage.text.rstrip().endswith(".")


def test_sentences_that_count_the_dead_are_left_open_in_a_whole_text() -> None:
    text = FERRY.replace("The ferry carries", "A brutal crash killed 12 people in 1987. The ferry carries")
    (item,) = own(made(text, 3))
    assert {"brutal", "killed"} <= set(words(item, "acceptable"))
    assert "brutal" not in words(item, "core")


@pytest.mark.parametrize("word", ["largest", "only", "finally", "Islamists", "storm", "landslide", "experts"])
def test_what_can_be_argued_about_is_never_held_against_a_reader(word: str) -> None:
    text = f"Row\n\nOn Monday the council unleashed a brazen plan on Tarn, and {word} came to the town."
    item = own(made(text, 1))[0]
    assert word in words(item, "acceptable")


def test_a_core_word_that_some_defend_as_plain_is_in_no_key() -> None:
    assert "leftist" in word_group("defensible")
    text = "Row\n\nOn Monday the leftist council unleashed a shambolic plan on the town of Tarn in May."
    item = own(made(text, 1))[0]
    assert words(item, "core") == ["unleashed", "shambolic"]
    assert "leftist" in words(item, "acceptable")


def test_words_coupled_with_arguable_ones_are_not_asked() -> None:
    text = (
        "Row\n\nOn Monday the council published a sad, shambolic plan for the towns of Tarn and Oster in May."
    )
    exercise = find_kind("mark-loaded-wording").make(annotate(read_text(text)), Request(level=1))
    assert not isinstance(exercise, Exercise)


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday the mayor termed the plan for the towns of Tarn and Oster a shambolic stunt.",
        "On Monday the council was slammed for its shambolic work in the towns of Tarn and Oster.",
        "On Monday the union railed against what it called a shambolic tender for Tarn and Oster.",
    ],
)
def test_a_view_that_is_passed_on_is_not_in_the_key(sentence: str) -> None:
    exercise = find_kind("mark-loaded-wording").make(
        annotate(read_text(f"Row\n\n{sentence}")), Request(level=1)
    )
    if isinstance(exercise, Exercise):
        assert all("shambolic" not in words(item, "core") for item in exercise.items)


def only(text: str, level: Level = 1) -> list[Item]:
    exercise = find_kind("mark-loaded-wording").make(annotate(read_text(text)), Request(level=level))
    return list(exercise.items) if isinstance(exercise, Exercise) else []


@pytest.mark.parametrize(
    "clause",
    [
        "flames came from the roof of the mill in Tarn",
        "the company had four million shares outstanding in Tarn",
        "behind the mill at Tarn lies a road",
        "a revered shrine in Tarn was closed",
        "the court said the thief admitted to victimizing a family in Tarn",
    ],
)
def test_plain_meanings_of_loaded_words_are_in_no_key(clause: str) -> None:
    for item in only(f"Row\n\nOn Monday the council unleashed a brazen plan for Oster, and {clause}."):
        assert set(words(item, "core")) <= {"unleashed", "brazen"}


def test_what_somebody_saw_as_loaded_is_not_the_writers() -> None:
    text = "Row\n\nOn Monday the council answered what it saw as a specious plan for Tarn and Oster."
    assert all("specious" not in words(item, "core") for item in only(text))


def test_words_of_a_headline_in_the_text_are_not_asked() -> None:
    text = (
        "Row\n\nTarn Council Sends Brutal Message To Ferry Company In Oster Over Boats On Monday.\n\n"
        "The ferry carries about 900 passengers a day to the harbour of Oster.\n"
    )
    assert all("Brutal" not in words(item, "core") for item in only(text))


@pytest.mark.parametrize("name", ["Hell", "Stop-Quist"])
def test_a_name_that_may_judge_is_left_open(name: str) -> None:
    text = (
        f"Row\n\nOn Monday the council unleashed a brazen plan in the town of Tarn, and the {name} group met."
    )
    item = own(made(text, 1))[0]
    assert name in words(item, "acceptable")


def test_a_nickname_before_a_name_is_left_open() -> None:
    text = (
        "Row\n\nThe mayor of Oster is Ana Quist.\n\n"
        "On Monday the council unleashed a brazen plan of Muppet Ana Quist for the towns of Tarn and Oster."
    )
    item = own(made(text, 1))[0]
    assert "Muppet" not in words(item, "neutral")


def test_everyday_words_for_who_and_what_are_plain() -> None:
    text = "Row\n\nOn Monday the council unleashed a brazen plan for musicians, nurses and shareholders."
    item = own(made(text, 1))[0]
    assert {"musicians", "nurses", "shareholders"} <= set(words(item, "neutral"))


QUIET = (
    "Ferry\n\nThe ferry company opened an office in the town of Tarn on Monday and employs 40 engineers.\n"
)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_an_article_without_loaded_words_gives_one_passage_to_leave_alone(level: Level) -> None:
    (item,) = only(QUIET, level)
    assert not words(item, "core")
    assert "if there are none, mark nothing" in item.stem
    assert check(item, HottextResponse(marked=()), mode="test").score == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "They said that about 40 members of the company in Tarn are on the run now.",
        "Imagine the kind of stories that could be written in the town of Tarn on Monday.",
        "The mother of a friend took me to the office in the town of Tarn on Monday.",
        "The police officers found four people in the office and they had no tickets on Monday.",
    ],
)
def test_idioms_and_voices_are_no_passage_without_loaded_words(sentence: str) -> None:
    assert not only(f"Ferry\n\n{sentence}\n")


def test_one_loaded_word_looks_like_none_where_both_are_asked() -> None:
    text = (
        "Ferry\n\nOn Monday the council unleashed a plan for the towns of Tarn and Oster and the harbour.\n\n"
        + QUIET.split("\n\n")[1]
    )
    stems = {item.stem for item in only(text)}
    assert len(only(text)) == 2
    assert len(stems) == 1


def test_a_single_sentence_is_asked_where_its_paragraph_is_in_doubt() -> None:
    text = (
        "Row\n\nOn Monday the council unleashed a brazen plan for the harbour of Tarn. "
        "The union railed against the shambolic tender for the towns of Tarn and Oster on Friday.\n"
    )
    item = next(item for item in only(text, 2) if words(item, "core"))
    assert words(item, "core") == ["unleashed", "brazen"]
    assert hottext(item).passage.text.count(".") == 1


def test_no_sentence_stands_in_two_passages() -> None:
    text = (
        "Ferry\n\nThe ferry company opened an office in the town of Tarn on Monday and employs 40 engineers. "
        "On Monday the council unleashed a brazen plan for the harbour of Tarn.\n"
    )
    assert len(only(text, 2)) == 1
