"""Reading level: counts and a band, offline."""

from __future__ import annotations

from fractions import Fraction

from generator import read_text
from generator.text.readability import reading_level

EASY = "The cat sat on the mat. It was warm. A dog came in. The cat ran off."
HARD = (
    "International representatives unanimously acknowledged considerable organisational deficiencies, "
    "notwithstanding the extraordinarily comprehensive administrative preparations undertaken "
    "by constitutional authorities."
)


def test_counts() -> None:
    level = reading_level(read_text(EASY))
    assert (level.words, level.sentences, level.sentence_words, level.longest_sentence) == (17, 4, 4, 6)
    assert (level.word_letters, level.long_words) == (Fraction(28, 10), 0)


def test_bands() -> None:
    assert (reading_level(read_text(EASY)).band, reading_level(read_text(EASY)).ages) == (
        "easier",
        "11 to 13",
    )
    assert (reading_level(read_text(HARD)).band, reading_level(read_text(HARD)).ages) == (
        "harder",
        "16 and over",
    )


def test_a_stop_inside_marks_does_not_move_the_band() -> None:
    plain = "The crew is at the port and ready for the crossing, Mensah said on Monday."
    marked = 'The crew is at the port and "ready for the crossing." Mensah said on Monday.'
    assert reading_level(read_text(plain)).sentences == reading_level(read_text(marked)).sentences == 1
    assert reading_level(read_text(plain)).band == reading_level(read_text(marked)).band


def test_the_headline_does_not_count() -> None:
    assert reading_level(read_text("Cats and dogs meet\n\n" + EASY)).words == 17
