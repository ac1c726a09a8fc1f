"""Numbers in the other system: typed answers in every size, wrong options in the form of the key."""

from fractions import Fraction

import pytest

from generator import annotate, check
from generator.exercises.kind import Request
from generator.exercises.kinds.number_systems import KIND
from generator.exercises.model import Choice, Exercise, Level, TextResponse
from generator.text import read_text

MONEY = """The price of bridges

The new bridge over the Tarn will cost ${} million, the ministry said on Monday.

The older bridge in the next valley was built for ${} million in four years.

A third bridge will need ${} million before the work can begin at all.

A tunnel under the hill would cost Rs {} crore, the engineers told the council.
"""


def _made(text: str, level: Level) -> Exercise:
    exercise = KIND.make(annotate(read_text(text, published="2024-03-06")), Request(level=level))
    assert isinstance(exercise, Exercise)
    return exercise


@pytest.mark.parametrize(
    ("sentence", "full", "half"),
    [
        (
            "The road will cost Rs 140 crore, the ministry said on Monday.",
            ("1.4 billion", "1,400 million", "1400 million", "Rs 1,400 million"),
            ("1,400,000,000",),
        ),
        (
            "The fund is worth $10 billion, the bank said on Monday.",
            ("1,000 crore", "1,00,000 lakh", "100,000 lakh", "100000 lakh", "1000 crores"),
            ("10,00,00,00,000", "10 billion"),
        ),
        (
            "The loans stand at Rs 3.36 lakh crore, the bank said on Monday.",
            ("3.36 trillion", "3,360 billion", "3,360,000 million", "33,60,000 million"),
            ("3,36,000 crore",),
        ),
    ],
)
def test_every_size_the_question_names_is_right(
    sentence: str, full: tuple[str, ...], half: tuple[str, ...]
) -> None:
    [item] = _made(f"A sum of money\n\n{sentence}\n", 2).items
    scores = {text: check(item, TextResponse(text=text)).score for text in (*full, *half)}
    assert scores == dict.fromkeys(full, Fraction(1)) | dict.fromkeys(half, Fraction(1, 2))


def test_the_teacher_is_told_what_else_is_right() -> None:
    [item] = _made("A sum\n\nThe fund is worth $14.8 billion, the bank said on Monday.\n", 2).items
    assert item.rule.endswith("Also right: 1,48,000 lakh.")


@pytest.mark.parametrize("sums", [(673, 418, 92, 35), (50, 20, 7, 140), (640, 81, 9, 12)])
def test_options_are_alike_in_form(sums: tuple[int, ...]) -> None:
    for item in _made(MONEY.format(*sums), 1).items:
        assert isinstance(item.interaction, Choice)
        texts = [option.text for option in item.interaction.options]
        assert len({"." in text for text in texts}) == 1, texts
        units = sorted(text.partition(" ")[2] for text in texts)
        assert units[0] == units[1] != units[2] == units[3]


def test_at_most_two_conversions_are_alike() -> None:
    assert len(_made(MONEY.format(673, 418, 92, 35), 1).items) == 3
    assert len(_made(MONEY.format(673, 418, 314, 35), 2).items) == 3


def test_feedback_names_the_size_that_was_taken() -> None:
    [item] = _made("A grant\n\nThe state paid ₹35 crore for the trials last year.\n", 1).items
    assert isinstance(item.interaction, Choice)
    tempting = {option.text: option.feedback.tempting for option in item.interaction.options}
    assert tempting == {
        "350 million": "",
        "35 million": "That is a tenth of it.",
        "350 billion": "A billion is 1,000 million.",
        "35 billion": "The digits are those of the article, but a crore is not a billion.",
    }


def test_the_instruction_fits_what_is_asked() -> None:
    mixed = "The school has 5,340 pupils this year. The new hall will cost $12 million, the head said."
    words = "The school has 5,340 pupils in this year, the head said."
    assert "in the other system or in words, as each" in _made(f"A school\n\n{mixed}\n", 2).instruction
    assert "in words." in _made(f"A school\n\n{words}\n", 2).instruction


def test_no_option_of_digits_has_a_decimal_point() -> None:
    [item] = _made("Visits\n\nThe site had 221,817 visits in May, the museum said.\n", 1).items
    assert isinstance(item.interaction, Choice)
    assert {o.text for o in item.interaction.options} == {"2,21,817", "22,18,170", "2,21,81,700", "221,817"}
