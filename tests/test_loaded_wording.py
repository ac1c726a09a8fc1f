"""Where loaded words are found and where not, and how the plainer wording fits its place."""

from __future__ import annotations

import pytest

from generator import read_text
from generator.annotations.annotators import loaded_wording
from generator.annotations.model import LoadedWording
from generator.annotations.plainer import plainer
from generator.annotations.reading import Reading


def found(text: str) -> list[LoadedWording]:
    return list(loaded_wording.find(Reading(read_text(text))))


def spans(text: str) -> list[str]:
    return [mark.span.text for mark in found(text)]


def core(text: str) -> list[str]:
    return [mark.span.text for mark in found(text) if mark.tier == "core"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The decision drew severe flak from teachers.", ["severe flak"]),
        ("The pilots wore a flak jacket each.", []),
        ("It was a witch hunt, the paper wrote.", ["witch hunt"]),
        ("The witch hunt’s end came in May.", ["witch hunt"]),
        ("The regime's brutal army marched.", ["regime", "brutal"]),
        ("The budget was a dog’s dinner from the start.", ["dog’s dinner"]),
        ("The ministry did a U-turn on fees.", ["did a U-turn"]),
        ("The report paints an Orwellian picture.", ["Orwellian"]),
        ("Police called it an “unprovoked” attack.", ["unprovoked"]),
        ("Police called it an ‘unprovoked’ attack.", ["unprovoked"]),
        ("The 'shameful' letter was sent on Monday.", ["shameful"]),
    ],
)
def test_phrases_possessives_capitals_and_marks(text: str, wanted: list[str]) -> None:
    assert spans(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Slams Reckless Budget Plan",
        "Mayor Slams Reckless Plan for New Bridge Over River",
        "MAYOR SLAMS RECKLESS BUDGET PLAN",
    ],
)
def test_headlines_in_title_case_hide_nothing(text: str) -> None:
    assert [word.lower() for word in core(text)] == ["slams", "reckless"]


@pytest.mark.parametrize(
    "text",
    [
        "She sang with Reckless Kelly for years.",
        "He studies at Brutal Hall in the town.",
        "They live near Savage Mountain now.",
    ],
)
def test_a_capital_inside_a_sentence_is_a_name(text: str) -> None:
    assert spans(text) == []


def test_a_refused_phrase_gives_way_to_a_shorter_one() -> None:
    assert core("Lawmakers tore into the shameful plan.") == ["tore into", "shameful"]


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("It was a shameful act.", "core"),
        ("It was not a shameful act.", "arguable"),
        ("It was not only a shameful act.", "core"),
        ("There was nothing shameful in it.", "arguable"),
    ],
)
def test_negation_leaves_the_judgement_open(text: str, tier: str) -> None:
    assert [mark.tier for mark in found(text) if mark.span.text == "shameful"] == [tier]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("It was an outrageous price.", "outrageous", "It was a price."),
        ("It was a shameful attack.", "shameful", "It was an attack."),
        ("It was an “outrageous” price.", "outrageous", "It was a price."),
        ("A shameful hour passed.", "shameful", "An hour passed."),
        ("Shamefully, the door was shut.", "Shamefully", "The door was shut."),
        ("The plan, of course, failed.", "of course", "The plan failed."),
        ("Critics slammed the plan.", "slammed", "Critics criticised the plan."),
        ("Slammed by critics, he left.", "Slammed", "Criticised by critics, he left."),
        ("Outrageous prices rose.", "Outrageous", "Prices rose."),
        ("The bank shamefully closed.", "shamefully", "The bank closed."),
    ],
)
def test_the_plainer_wording_keeps_the_sentence_whole(text: str, word: str, wanted: str) -> None:
    mark = next(mark for mark in found(text) if mark.span.text == word)
    change = plainer(text, mark)
    assert change is not None
    assert change.applied(text) == wanted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The price was outrageous.", "outrageous"),
        ("It seemed outrageous to them.", "outrageous"),
        ("A very outrageous price was paid.", "outrageous"),
        ("An outrageous and high price was paid.", "outrageous"),
        ("An outrageous, high price was paid.", "outrageous"),
    ],
)
def test_no_plainer_wording_where_the_sentence_would_break(text: str, word: str) -> None:
    mark = next(mark for mark in found(text) if mark.span.text == word)
    assert (mark.neutral, mark.droppable, plainer(text, mark)) == ("", False, None)


def test_sad_legal_and_plain_words_are_not_marked() -> None:
    text = (
        "Three people were killed and nine injured in the attack, police said. The court heard the murder "
        "case on Monday. Troops crossed the river at night. The war began in March. "
        "A bomb exploded near the market."
    )
    assert spans(text) == []


def test_a_word_that_is_a_name_elsewhere_is_a_name_at_the_start_too() -> None:
    text = "The newsletter Scathing was sold in May. Scathing has ten readers. A scathing report came out."
    assert spans("The newsletter Scathing was sold in May. Scathing has ten readers.") == []
    assert spans(text) == ["Scathing", "scathing"]
