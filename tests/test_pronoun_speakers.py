"""Who is meant by "he said": nobody who is no subject in the sentences before."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.exercises.sourcing import sure_speaker
from generator.text import read_text


def speaker_of(before: str, pronoun: str = "he") -> str | None:
    text = (
        f"Harbour vote\n\nThe harbour fair opened in Tarn.\n\n{before}\n\n"
        f"“We will mend the roof of the hall,” {pronoun} said."
    )
    annotations = annotate(read_text(text))
    said = next(one for one in annotations.attributions if one.source and one.source.text == pronoun)
    return sure_speaker(annotations, said)


@pytest.mark.parametrize(
    ("before", "pronoun"),
    [
        ("He hardly spoke of his second place behind Ben Sol.", "he"),
        ("He came second in the race, well behind Sen. Ben Sol.", "he"),
        ("In the evening she stood on the quay with Mina Orr.", "she"),
        ("Later he thanked Ben Sol for the new lamps.", "he"),
        ("The vote went against Ben Sol.", "he"),
        ("The fair was named after Ben Sol.", "he"),
        ("The crowd cheered Ben Sol.", "he"),
        ("It was a bad night for Mayor Ben Sol.", "he"),
        ("The crowd thanked its guest, Ben Sol.", "he"),
        ("The row was about Ben Sol’s roof.", "he"),
    ],
)
def test_a_name_that_is_no_subject_is_not_the_speaker(before: str, pronoun: str) -> None:
    assert speaker_of(before, pronoun) is None


@pytest.mark.parametrize(
    ("before", "pronoun", "speaker"),
    [
        ("Ben Sol opened the hall.", "he", "Ben Sol"),
        ("On Monday, Mr. Ben Sol opened the hall.", "he", "Ben Sol"),
        ("When the rain stopped, Ben Sol opened the hall.", "he", "Ben Sol"),
        ("Ms. Mina Orr, 45, opened the hall.", "she", "Mina Orr"),
        ("“The roof is old,” said Ben Sol.", "he", "Ben Sol"),
    ],
)
def test_a_subject_is(before: str, pronoun: str, speaker: str) -> None:
    assert speaker_of(before, pronoun) == speaker


def test_he_goes_on_being_the_man_who_spoke() -> None:
    text = (
        "Harbour vote\n\n“The roof is old,” Ben Sol said.\n\nHe came second, well behind Karl Orr.\n\n"
        "“We will mend it by May,” he said."
    )
    annotations = annotate(read_text(text))
    spoken = [one.speaker for one in annotations.attributions if one.source and one.source.text == "he"]
    assert "Karl Orr" not in spoken
