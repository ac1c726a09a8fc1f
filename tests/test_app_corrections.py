"""What a teacher corrects: facts that were read, and the proof of a key; a shut gate says why."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.app.correct import RULE, correct
from generator.app.corrections import Correction, CorrectionError, corrected, facts
from generator.app.desk import Desk
from generator.app.draft import DraftError, Settings, drop_row, prove, queue, reject, reword
from generator.app.proof import parts, proof_of
from generator.exercises.model import Choice, Item, Match, TextEntry
from generator.lesson import key_of
from generator.text import read_text
from generator.text.span import Span

TEXT = """Council splits over the harbour road

Published 10:00 GMT, 14 March 2025

"We will close the road by June," Mayor Ana Costa said on Monday. Peter Lund said the plan would cost \
1,50,000 rupees.

"Nobody asked us," said Lena Moss, who runs a shop. The shambolic meeting ended without a vote on Tuesday.

Costa said that 12,500 people had signed. Lund told reporters: "Traders will go." Moss said she would wait. \
The road carried about 2.5 lakh lorries on Wednesday. Mr Peter Lund and Ms Lena Moss met Costa there, and \
he said “the road is lost”.
"""


KINDS = ("who-said-it", "whose-words", "number-systems", "resolve-date", "timeline", "mark-loaded-wording")


@pytest.fixture(scope="module")
def found() -> AnnotationSet:
    return annotate(read_text(TEXT))


@pytest.fixture
def desk(found: AnnotationSet) -> Desk:
    return Desk(found.article, found, Settings(kinds=KINDS))


def _span(found: AnnotationSet, words: str) -> Span:
    """The words of the attribution, time or number that hold *words*."""
    spans = [a.content[0] for a in found.attributions if a.content]
    spans += [each.span for each in (*found.timexes, *found.quantities)]
    return min((span for span in spans if words in span.text), key=len)


def _items(desk: Desk) -> list[Item]:
    return [item for _, item in queue(desk.draft)]


def _about(desk: Desk, words: str, kind: type = object) -> Item:
    return next(
        item
        for item in _items(desk)
        if isinstance(item.interaction, kind) and any(words in span.text for span in item.evidence)
    )


def test_facts_are_those_of_the_sentences_that_prove_the_question(desk: Desk, found: AnnotationSet) -> None:
    read = [str(fact) for fact in facts(found, _about(desk, "on Monday"))]
    assert "“Monday”: Monday 10 March 2025" in read
    assert "“We will close the road by June”: said by Ana Costa" in read
    assert not any("12,500" in line or "Published" in line for line in read)
    everything = [str(fact) for item in _items(desk) for fact in facts(found, item)]
    assert "“2.5 lakh”: 250000" in everything
    assert not any("GMT" in line for line in everything)


@pytest.mark.parametrize(
    ("what", "words", "typed", "value"),
    [
        ("day", "Monday", "3 March 2025", "2025-03-03"),
        ("day", "Monday", "2025-03-03", "2025-03-03"),
        ("day", "Tuesday", "Tuesday 18 March", "2025-03-18"),
        ("day", "June", "5 June 2024", "2024-06-05"),
        ("number", "2.5 lakh", "2.5 million", "2500000"),
        ("number", "1,50,000", "15 lakh", "1500000"),
        ("number", "12,500", "12500", "12500"),
        ("speaker", "the road is lost", "Peter Lund", "Peter Lund"),
        ("speaker", "We will close", " Ana  Costa ", "Ana Costa"),
    ],
)
def test_a_correction_that_agrees_with_the_words_is_taken(
    found: AnnotationSet, what: str, words: str, typed: str, value: str
) -> None:
    change = corrected(found, what, _span(found, words), typed)  # type: ignore[arg-type]
    assert change.value == value
    after = correct(found, [change])
    new = [
        each
        for each in (*after.attributions, *after.timexes, *after.quantities)
        if each.rule == RULE and each.confidence == "certain"
    ]
    assert len(new) == 1
    assert correct(found, []) is found


@pytest.mark.parametrize(
    ("what", "words", "typed", "why"),
    [
        ("day", "Monday", "4 March 2025", "“Monday” in the text cannot be Tuesday 4 March 2025"),
        ("day", "June", "5 July 2025", "“June” in the text cannot be"),
        ("day", "Monday", "Tuesday 3 March 2025", "2025-03-03 is a Monday"),
        ("day", "Monday", "3/4/2025", "more than one day"),
        ("day", "Monday", "31 February", "no such day"),
        ("day", "Monday", "soon", "not part of a date"),
        ("day", "Monday", "  ", "nothing was typed"),
        ("number", "2.5 lakh", "26 lakh", "the text has the digits 25, 2600000 has 26"),
        ("number", "2.5 lakh", "many", "not read as a number"),
        ("speaker", "We will close", "Nobody Here", "names no 'Nobody Here'"),
        ("speaker", "We will close", "Lena Moss", "Lena Moss is not named beside these words"),
        ("speaker", "the road is lost", "Lena Moss", "“he” cannot stand for Lena Moss"),
    ],
)
def test_a_correction_that_breaks_a_gate_is_refused_with_the_reason(
    found: AnnotationSet, what: str, words: str, typed: str, why: str
) -> None:
    with pytest.raises(CorrectionError, match=why.replace("(", "\\(")):
        corrected(found, what, _span(found, words), typed)  # type: ignore[arg-type]


FISH = """Fish sells

Published 14 March 2025

Fish sold well in May, the customs office said. Mayor Ana Quist waited at the pier with Tom Bray, who edits \
the Bay Gazette. The mayor said that boats would stay. He said that nets were short. Gazette editor Tom \
Bray said that ice was dear. “Nobody buys crab,” Lea Orr said, as quoted by the Bay Gazette.
"""


@pytest.mark.parametrize(
    ("words", "name", "shown"),
    [
        ("boats would stay", "Ana Quist", "The mayor"),
        ("nets were short", "Tom Bray", "He"),
        ("ice was dear", "Tom Bray", "Gazette editor Tom Bray"),
        ("Fish sold well", "Ana Quist", None),
        ("boats would stay", "Tom Bray", None),
        ("nets were short", "Bay Gazette", None),
        ("Nobody buys crab", "Bay Gazette", None),
    ],
)
def test_a_speaker_is_one_whom_the_text_can_mean(words: str, name: str, shown: str | None) -> None:
    fish = annotate(read_text(FISH))
    place = _span(fish, words)
    if shown is None:
        with pytest.raises(CorrectionError, match=r"cannot stand for|not named beside"):
            corrected(fish, "speaker", place, name)
        return
    after = correct(fish, [corrected(fish, "speaker", place, name)])
    said = next(a for a in after.attributions if a.content[0] == place)
    assert (said.speaker, said.source and said.source.text) == (name, shown)


def test_a_corrected_number_changes_the_key_and_waits_for_the_teacher(desk: Desk) -> None:
    item = _about(desk, "1,50,000", TextEntry)
    desk.change(desk.draft.model_copy(update={"accepted": frozenset(i.id for i in _items(desk))}))
    change = corrected(desk.found, "number", _span(desk.found, "1,50,000"), "15 lakh")
    desk.correct(desk.draft.settings.with_fact(change))
    after = [i for i in _items(desk) if any("1,50,000" in span.text for span in i.evidence)]
    assert all(i.confidence == "teacher" and i.id not in desk.draft.accepted for i in after)
    assert item not in _items(desk)
    assert "made anew" in desk.note
    assert desk.draft.accepted, "what did not change stays accepted"
    desk.undo()
    assert item in _items(desk)


def test_nothing_is_asked_about_words_that_are_left_out(desk: Desk) -> None:
    before = [key_of(item) for item in _items(desk)]
    for words in ("We will close", "1,50,000", "Tuesday", "Wednesday"):
        change = Correction(what="speaker" if words[0] == "W" and "will" in words else "day",
                            words=_span(desk.found, words))  # fmt: skip
        desk.correct(desk.draft.settings.with_fact(change))
        place = change.words
        assert not any(span.overlaps(place) for item in _items(desk) for span in item.evidence), words
        for item in _items(desk):
            if isinstance(item.interaction, Match):
                assert len(item.interaction.rows) >= 2
    for change in desk.draft.settings.facts:
        desk.correct(desk.draft.settings.without_fact(change))
    assert [key_of(item) for item in _items(desk)] == before


def test_a_corrected_speaker_is_the_key_and_is_shown_by_the_proof(desk: Desk, found: AnnotationSet) -> None:
    words = _span(found, "the road is lost")
    change = corrected(found, "speaker", words, "Peter Lund")
    after = correct(found, [change])
    said = next(a for a in after.attributions if a.content[0] == words)
    assert (said.speaker, said.source and said.source.text) == ("Peter Lund", "he")
    desk.correct(desk.draft.settings.with_fact(change))
    for item in _items(desk):
        if any(span.overlaps(words) for span in item.evidence):
            assert item.confidence == "teacher"


UNOWNED = """Harbour road shut

Published 14 March 2025

Ana Costa opened the harbour road on Monday. Peter Lund watched it. The “long wait” was over and Costa left. \
“The road is ours,” Lena Moss said. “We will keep it,” Ana Costa said.
"""


def test_a_quotation_that_was_read_as_nobodys_is_given_a_speaker() -> None:
    found = annotate(read_text(UNOWNED))
    words = next(quoted.span for quoted in found.quoted if quoted.span.text == "long wait")
    change = corrected(found, "speaker", words, "Ana Costa")
    assert str(change) == "“long wait” is said by Ana Costa"
    after = correct(found, [change])
    quoted = next(quoted for quoted in after.quoted if quoted.span == words)
    assert (quoted.use, quoted.attribution) == ("speech", len(found.attributions))
    said = after.attributions[len(found.attributions)]
    assert (said.speaker, said.source and said.source.text, said.rule) == ("Ana Costa", "Costa", RULE)
    with pytest.raises(CorrectionError, match="not named beside these words"):
        corrected(found, "speaker", words, "Peter Lund")
    assert correct(found, []) == found


def test_a_second_word_on_the_same_stretch_replaces_the_first(desk: Desk) -> None:
    words = _span(desk.found, "Monday")
    settings = desk.draft.settings
    for typed in ("3 March 2025", "24 February 2025"):
        settings = settings.with_fact(corrected(desk.found, "day", words, typed))
    assert [fact.value for fact in settings.facts] == ["2025-02-24"]


def test_edits_by_hand_outlive_a_correction_elsewhere(desk: Desk) -> None:
    item = _about(desk, "12,500")
    desk.change(reword(desk.draft, item, "How is this figure written in words?"))
    edited = next(other for other in _items(desk) if other.id == item.id)
    change = corrected(desk.found, "day", _span(desk.found, "Monday"), "3 March 2025")
    desk.correct(desk.draft.settings.with_fact(change))
    assert edited in _items(desk)
    assert edited.id in desk.draft.accepted


def test_any_proof_can_be_saved_as_it_is(desk: Desk) -> None:
    for item in _items(desk):
        named: list[str | None] = [*parts(item)] or [None]
        for part in named:
            words = "\n".join(" ".join(span.text.split()) for span in proof_of(item, part))
            if not words:
                continue
            after = prove(desk.draft, desk.annotations, item, words, part)
            same = next(other for other in after.items if other.id == item.id)
            assert set(proof_of(same, part)) == set(proof_of(item, part))
            assert key_of(same) == key_of(item)
            assert set(same.evidence) == set(item.evidence)


def test_a_question_that_breaks_a_gate_cannot_be_saved(desk: Desk) -> None:
    item = _items(desk)[0]
    with pytest.raises(DraftError, match="judges"):
        reword(desk.draft, item, "Which lies stand here?")
    with pytest.raises(DraftError, match="e-mail"):
        reword(desk.draft, item, "Who wrote to editor@example.org?")


def test_every_change_can_be_taken_back_in_turn(desk: Desk) -> None:
    states = [desk.draft]
    match = next(i for i in _items(desk) if isinstance(i.interaction, Match))
    assert isinstance(match.interaction, Match)
    desk.change(drop_row(desk.draft, match, match.interaction.rows[0].id))
    states.append(desk.draft)
    desk.correct(desk.draft.settings.with_fact(Correction(what="day", words=_span(desk.found, "Tuesday"))))
    states.append(desk.draft)
    desk.change(reject(desk.draft, _items(desk)[0]))
    for state in reversed(states):
        desk.undo()
        assert desk.draft == state
    assert not desk.can_undo
    assert any(isinstance(item.interaction, Choice | TextEntry) for item in _items(desk))
