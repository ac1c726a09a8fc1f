"""Another proof for a key: it stands in the story, and shows what the key says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.app.proof import DraftError, parts, proof_of, proved
from generator.exercises.model import (
    Card,
    Feedback,
    Hottext,
    HottextToken,
    Interaction,
    Item,
    Match,
    MatchAnswer,
    MatchRow,
    Order,
    Target,
    TextEntry,
)
from generator.text import read_text
from generator.text.span import Span
from tests.test_app_corrections import TEXT

SAY = Feedback(verdict="Yes.", rule="The text says so.")


@pytest.fixture(scope="module")
def found() -> AnnotationSet:
    return annotate(read_text(TEXT))


def _made(found: AnnotationSet, interaction: Interaction, *proof: str) -> Item:
    return Item(
        id="x", stem="Which?", interaction=interaction, evidence=tuple(_at(found, words) for words in proof),
        rule="Rule.", rule_id="x", not_claimed="", confidence="certain", skill="reading", difficulty=1,
    )  # fmt: skip


def _at(found: AnnotationSet, words: str) -> Span:
    start = found.article.text.index(words)
    return Span.of(found.article.text, start, start + len(words))


def _figure(found: AnnotationSet) -> Item:
    entry = TextEntry(expects="number", answer="12500", shown="12,500", right=SAY, wrong=SAY)
    return _made(found, entry, "12,500 people")


def _date(found: AnnotationSet) -> Item:
    entry = TextEntry(expects="date", answer="2025-03-10", shown="Monday 10 March 2025", right=SAY, wrong=SAY)
    return _made(found, entry, "on Monday")


def _marks(found: AnnotationSet) -> Item:
    token = HottextToken(id="t", span=_at(found, "shambolic"), zone="core", feedback=SAY, missed=SAY)
    passage = _at(found, "The shambolic meeting ended without a vote on Tuesday.")
    return _made(found, Hottext(passage=passage, tokens=(token,), otherwise=SAY), "shambolic")


def _speakers(found: AnnotationSet) -> Item:
    targets = tuple(Target(id=name, text=name) for name in ("Ana Costa", "Lena Moss"))
    answers = tuple(MatchAnswer(target=target.id, feedback=SAY) for target in targets)

    def row(words: str, key: str, *proof: str) -> MatchRow:
        evidence = tuple(_at(found, each) for each in proof)
        return MatchRow(id=words, text=words, key=key, answers=answers, evidence=evidence)

    rows = (
        row("Nobody asked us", "Lena Moss", "Nobody asked us", "said Lena Moss"),
        row("12,500 people had signed", "Ana Costa", "12,500 people had signed", "Costa said"),
    )
    return _made(found, Match(rows=rows, targets=targets), "Nobody asked us", "said Lena Moss", "Costa said")


LATER = "meeting ended without a vote on Tuesday"


def _cards(found: AnnotationSet) -> Item:
    cards = tuple(
        Card(id=words[:3], text=words, evidence=_at(found, words))
        for words in ("The road carried about 2.5 lakh lorries on Wednesday", LATER)
    )
    order = Order(cards=cards, before=(("mee", "The"),), right=SAY, wrong=SAY)
    return _made(found, order, *(card.text for card in cards))


def test_a_proof_is_trimmed_or_chosen_anew(found: AnnotationSet) -> None:
    item = _figure(found)
    for words, expected in (
        ("12,500", ["12,500"]),
        ("Costa said that\n\n 12,500  people ", ["Costa said that", "12,500 people"]),
        ("12,500 people had signed.\nNobody asked us", ["Nobody asked us", "12,500 people had signed."]),
    ):
        after = proved(found, item, words, None)
        assert [span.text for span in after.evidence] == expected
        assert all(span.is_in(found.article.text) for span in after.evidence)
        assert after.interaction == item.interaction


@pytest.mark.parametrize(
    ("make", "words", "why"),
    [
        (_figure, "", "a key needs a proof"),
        (_figure, "13,500 people had signed", "the story does not have the words"),
        (_figure, "2,500 people", "the story does not have the words"),
        (_figure, "people had signed", "does not show “12,500” any more"),
        (_figure, "Published 10:00 GMT, 14 March 2025", "does not show “12,500”"),
        (_figure, "12,500 people\n12,500", "two stretches overlap"),
        (_figure, "12,500\n" * 9, "at most 8 stretches"),
        (_figure, "12,500 " * 200, "at most 700 characters"),
        (_figure, ".*", "the story does not have the words"),
        (_date, "on Tuesday", "does not show “Monday 10 March 2025”"),
        (_marks, "The meeting", "the story does not have the words"),
        (_marks, "ended without a vote", "does not show “shambolic”"),
    ],
)
def test_a_proof_that_does_not_hold_is_refused(
    found: AnnotationSet, make: Callable[[AnnotationSet], Item], words: str, why: str
) -> None:
    with pytest.raises(DraftError, match=re.escape(why)):
        proved(found, make(found), words, None)


def test_a_row_keeps_what_it_has_to_show(found: AnnotationSet) -> None:
    item = _speakers(found)
    row = "Nobody asked us"
    assert list(parts(item)) == [row, "12,500 people had signed"]
    with pytest.raises(DraftError, match="“Lena Moss”"):
        proved(found, item, "Nobody asked us", row)
    with pytest.raises(DraftError, match="“Nobody asked us”"):
        proved(found, item, "said Lena Moss", row)
    after = proved(found, item, '"Nobody asked us,” said Lena Moss', row)
    assert [span.text for span in proof_of(after, row)] == ['"Nobody asked us," said Lena Moss']
    assert [span.text for span in after.evidence] == ["Costa said", '"Nobody asked us," said Lena Moss']


def test_a_card_keeps_its_day_and_one_stretch(found: AnnotationSet) -> None:
    item = _cards(found)
    with pytest.raises(DraftError, match="“Wednesday”"):
        proved(found, item, "The road carried about 2.5 lakh lorries", "The")
    with pytest.raises(DraftError, match="one stretch"):
        proved(found, item, "The road carried\nlorries on Wednesday", "The")
    after = proved(found, item, "lorries on Wednesday", "The")
    assert [span.text for span in proof_of(after, "The")] == ["lorries on Wednesday"]
    assert [span.text for span in after.evidence] == [
        "lorries on Wednesday",
        LATER,
    ]
