"""Pairs of quotation marks, each with its depth and whether it is closed."""

from __future__ import annotations

import pytest

from generator import read_text
from generator.annotations.annotators import attributions, names
from generator.annotations.annotators.quotation_balance import unbalanced
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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Lee spoke. “We counted twice.\n\n“The result did not change,” she said.", []),
        ("“We counted twice.\n\nThe result did not change,” Ann Lee said.\n\nIt rained.", [0, 1]),
        ('"We counted twice.\n\nThe hall was cold.\n\nNobody slept," Ann Lee said.', [0, 1, 2]),
        ("“We counted twice. The hall was cold.\n\nIt rained on Monday.\n\nIt snowed.", [0]),
        ("It rained.\n\nThe result did not change,” Ann Lee said.\n\nIt snowed.", [1]),
        ('It rained.\n\nCall the harbour line "2045\' at night," Ann Lee said.', [1]),
        ("It rained.\n\nThe mayor called it ‘a very long night and left.", [1]),
        ('"He is 6\'4" and strong," Ann Lee said. She saw a 40" screen.\n\nIt rained.', [0]),
        ("The 6' fence and the 40\" screen stayed.\n\nIt rained on the players' bus in the '90s.", []),
        ("Rock ’n’ roll, ’tis said, got ’em dancing.\n\n‘They’re the players’ demands,’ said Ann.", []),
        ("\"He told me, 'Never,' and left,\" she said.\n\nThe word “” is empty.", []),
    ],
)
def test_paragraphs_with_a_lone_mark(text: str, wanted: list[int]) -> None:
    reading = Reading(read_text(text))
    starts = [block.span.start for block in reading.article.blocks]
    assert [starts.index(block.start) for block in unbalanced(reading, find(reading))] == wanted


def test_a_lone_closing_mark_leaves_its_paragraph_to_a_teacher() -> None:
    text = (
        "“We heard three shots near the gate.\n\nIt was not only at the harbour,” the witness claimed.\n\n"
        "“It rained,” Asha Rao said."
    )
    reading = Reading(read_text(text))
    said, quoted = attributions.find(reading, names.find(reading))
    assert [entry.confidence for entry in said if entry.cue_lemma == "claim"] in ([], ["teacher"])
    assert [(q.span.text, q.closed, q.confidence) for q in quoted] == [
        ("We heard three shots near the gate.", False, "teacher"),
        ("It was not only at the harbour,", False, "teacher"),
        ("It rained,", True, "certain"),
    ]
