"""Pairs of quotation marks, each with its depth and whether it is closed."""

from __future__ import annotations

import pytest

from generator import read_text
from generator.annotations.annotators.quotation_marks import find, pairs_in
from generator.annotations.reading import Reading


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"Go," he said.', [("Go,", 0, True)]),
        ("“Go,” he said.", [("Go,", 0, True)]),
        ("„Geh“, sagte er.", [("Geh", 0, True)]),
        ("«Va», dit-il.", [("Va", 0, True)]),
        ("''Go,'' he said.", [("Go,", 0, True)]),
        ("``Go,'' he said.", [("Go,", 0, True)]),
        ('“Go," he said.', [("Go,", 0, True)]),
        ('"Go,” he said.', [("Go,", 0, True)]),
        ("“Go,“ he said.", [("Go,", 0, True)]),
        ("‘Go,’ he said.", [("Go,", 0, True)]),
        ("'Go,' he said.", [("Go,", 0, True)]),
        ("He can't and won't. It's the players' day.", []),
        ("The ’90s and rock ’n’ roll.", []),
        ("‘They’re the players’ demands,’ said Ann.", [("They’re the players’ demands,", 0, True)]),
        ("'We won't go,' he said.", [("We won't go,", 0, True)]),
        ("a 'double standard' in the players' union", [("double standard", 0, True)]),
        (
            "\"He told me, 'Never,' and left,\" she said.",
            [("He told me, 'Never,' and left,", 0, True), ("Never,", 1, True)],
        ),
        (
            "‘He told me, “Never,” and left,’ she said.",
            [("He told me, “Never,” and left,", 0, True), ("Never,", 1, True)],
        ),
        ('The 6\' 4" forward and the 115" pitch.', []),
        ('He said, "I ran for the door', [("I ran for the door", 0, False)]),
        ('"I ran. Later he added "we lost".', [("I ran.", 0, False), ("we lost", 0, True)]),
        ('He said, " we lost".', [(" we lost", 0, True)]),
        ("no marks at all", []),
        ('""', []),
    ],
)
def test_pairs(text: str, wanted: list[tuple[str, int, bool]]) -> None:
    found = pairs_in(text, 0, len(text))
    assert [(text[mark.start : mark.end], mark.depth, mark.closed) for mark in found] == wanted


def test_a_quotation_over_two_paragraphs() -> None:
    text = "Ann Lee spoke. “We counted twice.\n\n“The result did not change,” she said.\n\nIt rained."
    first, second = find(Reading(read_text(text)))
    assert (first.closed, first.resumes) == (False, False)
    assert (second.closed, second.resumes) == (True, True)


def test_a_new_paragraph_does_not_continue_a_closed_quotation() -> None:
    text = "Ann Lee said: “We counted twice.”\n\n“The result did not change,” Tom Okello said."
    assert [mark.resumes for mark in find(Reading(read_text(text)))] == [False, False]
