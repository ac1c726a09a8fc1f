"""Kinds about sources: exact keys, by hand and over an article annotated by the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet, Attribution
from generator.exercises.checking import check
from generator.exercises.conditions import conditionals, unconditional
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import (
    Age,
    Choice,
    ChoiceResponse,
    Exercise,
    ExtendedResponse,
    ExtendedText,
    Item,
    Level,
    Match,
    MatchResponse,
    Order,
    OrderResponse,
    Shortfall,
    TextEntry,
    TextResponse,
)
from generator.exercises.reporting import reporting_verbs
from generator.exercises.reporting_tables import spare_families
from generator.exercises.sourced import sourced_sentences
from generator.exercises.sourcing import is_sound, sure_speaker
from generator.exercises.unowned import unowned_marks
from generator.lexicon.cue_records import cue
from generator.lexicon.records import marked
from generator.lexicon.reporting import ReportingFamily, family_of, reporting_families
from generator.text import read_article, read_text
from tests.handmade import Desk

FERRY = Path(__file__).parent / "articles" / "ferry.txt"
LEVELS: tuple[Level, ...] = (1, 2, 3)
NAMES = (
    "quotation-marks-without-speaker",
    "attribution-chain",
    "reporting-verbs",
    "no-source-named",
    "how-specific-source",
    "voice-ledger",
    "conditions",
    "leave-the-page",
)


@cache
def ferry() -> AnnotationSet:
    return annotate(read_article(FERRY))


def annotated(text: str) -> AnnotationSet:
    return annotate(read_text(text, published="2024-03-04"))


def make(
    name: str, annotations: AnnotationSet, level: Level = 2, *, age: Age | None = None
) -> Exercise | Shortfall:
    return find_kind(name).make(annotations, Request(level=level, age=age))


def made(name: str, annotations: AnnotationSet, level: Level = 2) -> Exercise:
    exercise = make(name, annotations, level)
    assert isinstance(exercise, Exercise), exercise
    return exercise


def table(item: Item) -> Match:
    assert isinstance(item.interaction, Match)
    return item.interaction


def keys(item: Item) -> dict[str, str]:
    interaction = table(item)
    names = {target.id: target.text for target in interaction.targets}
    return {row.text: names[row.key] for row in interaction.rows}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", NAMES)
def test_full_marks_no_marks_and_evidence(name: str, level: Level) -> None:
    annotations = ferry()
    exercise = made(name, annotations, level)
    assert exercise == made(name, annotations, level)
    for item in exercise.items:
        assert all(span.is_in(annotations.article.text) for span in item.evidence)
        match item.interaction:
            case Match(rows=rows, targets=targets):
                right = MatchResponse(pairs=tuple((row.id, row.key) for row in rows))
                assert check(item, right).score == item.maximum
                assert check(item, MatchResponse()).score == 0
                wrong = tuple((row.id, next(t.id for t in targets if t.id != row.key)) for row in rows)
                assert check(item, MatchResponse(pairs=wrong)).score == 0
                for target in targets:
                    every = MatchResponse(pairs=tuple((row.id, target.id) for row in rows))
                    assert check(item, every).score < len(rows)
            case Order() as order:
                assert check(item, OrderResponse(order=order.solution())).score == 1
                assert check(item, OrderResponse(order=order.solution()[::-1])).score == 0
                assert check(item, OrderResponse()).score == 0
            case Choice(key=key, options=options):
                assert check(item, ChoiceResponse(chosen=key)).score == 1
                assert check(item, ChoiceResponse()).score == 0
                assert all(option.misconception for option in options if option.id not in key)
            case TextEntry(shown=shown, known=known):
                assert check(item, TextResponse(text=shown)).score == 1
                assert check(item, TextResponse()).score == 0
                assert all(check(item, TextResponse(text=entry.answer)).score == 0 for entry in known)
            case ExtendedText():
                assert item.maximum == 0
                assert check(item, ExtendedResponse(text="I would ask.")).score == 0
            case _:
                pytest.fail(f"{name} makes a {item.interaction.kind}")


@pytest.mark.parametrize("name", NAMES)
def test_a_bare_text_is_a_shortfall(name: str) -> None:
    assert isinstance(make(name, annotated("It rained.")), Shortfall)


@pytest.mark.parametrize("name", NAMES)
def test_seeds_change_the_order_and_not_the_keys(name: str) -> None:
    for seed in "abc":
        exercise = find_kind(name).make(ferry(), Request(level=2, seed=seed))
        assert isinstance(exercise, Exercise)
        for item in exercise.items:
            if isinstance(item.interaction, Match):
                targets = {target.text for target in table(item).targets}
                for other in made(name, ferry(), 2).items:
                    if not isinstance(other.interaction, Match):
                        continue
                    if {target.text for target in table(other).targets} == targets:
                        shared = keys(item).keys() & keys(other).keys()
                        assert {row: keys(item)[row] for row in shared} == {
                            row: keys(other)[row] for row in shared
                        }


def test_marks_without_speaker() -> None:
    assert keys(made("quotation-marks-without-speaker", ferry(), 3).items[0]) == {
        "“We cannot sail over a sandbank”": "Yes: a speaker is named",
        "“plain to see”": "Yes: a speaker is named",
        "“paid to wait”": "Yes: a speaker is named",
        "“The wall has done its work”": "Yes: a speaker is named",
        "“temporary”": "No: no speaker is named",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor’s “clean” river is brown.",
        "Critics called the river “dirty” again.",
        "A sign at the gate reads “closed” today.",
        "He put up the “final” notice, according to Rao.",
        "The band played “Long Rain” twice.",
        "We had our “holiday” in the rain.",
    ],
)
def test_marks_that_may_have_a_speaker_are_not_asked_about(sentence: str) -> None:
    assert unowned_marks(annotated(f"River news\n\n{sentence}")) == []


def test_marks_after_speech_in_the_same_paragraph_may_carry_it_on() -> None:
    text = "River news\n\nAsha Rao said the plan had failed. The “clean” river was brown."
    assert unowned_marks(annotated(text)) == []
    dated = "River news\n\nAsha Rao said the plan had failed. The “clean” river was closed on March 2."
    assert [quoted.span.text for quoted in unowned_marks(annotated(dated))] == ["clean"]


def test_a_chain_runs_from_speaker_to_reader() -> None:
    item = made("attribution-chain", ferry(), 2).items[0]
    order = item.interaction
    assert isinstance(order, Order)
    texts = {card.id: card.text for card in order.cards}
    assert [texts[card] for card in order.solution()] == [
        "Pia Lund",
        "Skerry Times",
        "this article",
        "you, the reader",
    ]
    assert len(order.before) == 6
    assert item.confidence == "certain"


def test_the_relay_neither_speaks_nor_confirms() -> None:
    first = made("attribution-chain", ferry(), 1).items[0].interaction
    assert isinstance(first, Choice)
    assert {option.text: option.misconception for option in first.options} == {
        "Pia Lund": None,
        "Skerry Times": "relay-is-speaker",
        "The writer of this article": "article-heard-it",
    }
    role = made("attribution-chain", ferry(), 3).items[1].interaction
    assert isinstance(role, Choice)
    assert {option.text: option.misconception for option in role.options} == {
        "It passes on what Pia Lund said": None,
        "It confirms what Pia Lund said": "relay-is-confirmation",
        "It gives this as its own finding": "relay-is-speaker",
    }


def relayed(cue_words: str, via: str, before: str = "") -> AnnotationSet:
    text = f"Talks open\n\n{before}“We are waiting,” Ana Quist {cue_words} {via}."
    desk = Desk(text)
    desk.name("Ana Quist")
    desk.name(via, kind="organisation", nth=text.count(via) - 1)
    content, source, verb = desk.at("We are waiting,"), desk.at("Ana Quist"), cue_words.split()[0]
    desk.attributions.append(
        Attribution(
            span=desk.at(text.split("\n\n")[1]),
            rule="hand",
            confidence="certain",
            source=source,
            speaker="Ana Quist",
            cue=desk.at(verb),
            content=(content,),
            mode="direct",
            via=desk.at(via, text.count(via) - 1),
            cue_lemma="tell" if verb == "told" else "say",
        )
    )
    return desk.set()


def test_only_explicit_relays_make_a_chain() -> None:
    assert isinstance(make("attribution-chain", relayed("said, as quoted by", "Nordpress")), Exercise)
    assert isinstance(make("attribution-chain", relayed("told", "Nordpress")), Shortfall)


def test_an_outlet_that_may_have_written_the_article_is_no_relay() -> None:
    own = relayed("said, as quoted by", "Nordpress", before="TARN (Nordpress) ")
    assert isinstance(make("attribution-chain", own), Shortfall)


def test_verbs_and_their_speakers() -> None:
    assert keys(made("reporting-verbs", ferry(), 2).items[0]) == {
        "“insisted”": "Nora Quill",
        "“claimed”": "Idris Vane",
        "“told”": "Idris Vane",
        "“warned”": "Pia Lund",
        "“promised”": "Pia Lund",
    }


def test_verbs_that_are_plain_and_verbs_that_add() -> None:
    said = keys(made("reporting-verbs", ferry(), 1).items[0])
    assert len(said) == 4
    for row, target in said.items():
        plain = row.endswith(("“said”", "“told”"))
        assert target == ("Plain: only tells that it was said" if plain else "Adds something to “said”"), row


def test_verbs_that_tell_only_where_or_how_it_was_said_are_not_sorted() -> None:
    """One could call them plain: they are neither "plain" nor "adding" in a table."""
    text = (
        "Pier\n\n“The pier is shut,” Ana Rao tweeted. Ivo Lund said that the pier was old. Ivo Lund claimed "
        "that the sea was rising. “It is still safe,” Ana Rao replied. “We will see,” Mia Holt shouted. "
        "Mia Holt announced that the fair was off. Ana Rao promised that the pier would open."
    )
    tables = [
        keys(item)
        for level in (1, 2, 3)
        for item in made("reporting-verbs", annotated(text), level).items
        if item.rule_id == "cue.plain-or-not"
    ]
    assert tables
    shown = {row.strip("“”").split()[-1] for table in tables for row in table}
    assert shown == {"said", "claimed", "promised"}


def test_what_a_verb_adds_comes_from_its_family() -> None:
    rows = keys(made("reporting-verbs", ferry(), 3).items[1])
    lemmas = {"“insisted”": "insist", "“claimed”": "claim", "“warned”": "warn", "“promised”": "promise"}
    assert len(rows) == 3
    for row, target in rows.items():
        family = family_of(lemmas[row])
        assert family is not None
        assert target == family.gloss


@pytest.mark.parametrize("level", LEVELS)
def test_feedback_speaks_of_the_verb_of_its_row(level: Level) -> None:
    for item in made("reporting-verbs", ferry(), level).items:
        if isinstance(item.interaction, Match):
            for row in item.interaction.rows:
                verb = row.text[row.text.rindex("“") :]
                assert all(verb in answer.feedback.rule for answer in row.answers)


def test_two_speakers_of_one_verb_are_no_row() -> None:
    text = (
        "Harbour\n\nAna Quist insisted that the boat was safe. Marek Sol insisted that it leaked. "
        "Otto Brand warned that it would sink."
    )
    exercise = made("reporting-verbs", annotated(text), 2)
    assert not [item for item in exercise.items if isinstance(item.interaction, Match)]


@pytest.mark.parametrize("family", reporting_families(), ids=lambda family: family.id)
def test_reporting_family(family: ReportingFamily) -> None:
    for example in family.match:
        text, spans = marked(example)
        found = [
            (verb.cue.start, verb.cue.end)
            for verb in reporting_verbs(annotated(f"Town news\n\n{text}"))
            if verb.family == family
        ]
        shift = len("Town news\n\n")
        assert found == [(start + shift, end + shift) for start, end in spans], example
    for lemma in family.verbs:
        record = cue(lemma)
        assert record is not None, f"verbs: {lemma!r} is no cue"
        assert record.speech, f"verbs: {lemma!r} tells of no words"
        assert record.adds, f"verbs: the cue {lemma!r} adds nothing"
    assert 30 <= len(family.gloss) <= 52
    assert not set(family.verbs) & set(family.gloss.lower().split())


def test_every_family_has_wrong_meanings_enough() -> None:
    for family in reporting_families():
        assert len(spare_families([family], "x")) >= 3, family.id


@pytest.mark.parametrize(
    "line",
    [
        "“He claimed the bench was mine,” Ana Quist said.",
        "Ana Quist is expected to warn that the pier is weak.",
        "Ana Quist would insist that the pier was weak.",
        "Ana Quist was warned that the pier is weak.",
        "Ana Quist did not deny that the pier is weak.",
        "The bill was paid without admitting that the pier is weak.",
        "Ana Quist announced a plan for the pier and for the sea wall.",
        "“Dinner is ready!” Ana Quist announced.",
        "Ana Quist confirmed the sale of the pier.",
        "Ana Quist declared an emergency at the pier.",
        "Ana Quist suggested that the pier should be moved.",
        "The warning that the pier was weak came from Ana Quist.",
        "The early frost threatened to spoil the apples.",
        "The new trams promise to shorten the ride.",
        "Ana Quist also pleaded guilty to fraud.",
        "It was after Ana Quist released notes from Ben Holt that the town saw that the pier was weak.",
        "The pier, which Ana Quist on Friday declared as the first monument that is made of wood, is weak.",
        "Ana Quist responded by moving the pier, which was weak.",
        "Ana Quist responded late on Friday with a note that the pier was weak.",
    ],
)
def test_verbs_that_may_not_report_are_left_alone(line: str) -> None:
    assert not [verb for verb in reporting_verbs(annotated(f"Pier\n\n{line}")) if verb.family is not None]


def test_what_a_verb_adds() -> None:
    text = (
        "Harbour\n\nEngineer Ana Quist warned that the old crane could fall within days. The owner, "
        "Marek Sol, said the crane had been painted twice in March. Otto Brand told reporters that the wall "
        "was built in 1931. Brand admitted that nobody had looked at the bolts."
    )
    choices = {
        item.rule_id: item.interaction
        for item in made("reporting-verbs", annotated(text), 2).items
        if isinstance(item.interaction, Choice)
    }
    asked = {
        rule: next(option.text for option in choice.options if option.id in choice.key)
        for rule, choice in choices.items()
    }
    assert set(asked) == {"cue.verb-adds", "cue.statement"}
    assert asked["cue.verb-adds"] in {
        "That there may be danger or trouble ahead",
        "That it may be unwelcome to the one who says it",
    }
    assert asked["cue.statement"].startswith(("“the old crane could fall", "“nobody had looked"))


@pytest.mark.parametrize("level", LEVELS)
def test_a_meaning_that_could_be_argued_is_no_wrong_answer(level: Level) -> None:
    by_gloss = {family.gloss: family for family in reporting_families()}
    for seed in "abcdef":
        exercise = find_kind("reporting-verbs").make(ferry(), Request(level=level, seed=seed))
        assert isinstance(exercise, Exercise)
        for item in exercise.items:
            if isinstance(item.interaction, Choice):
                (key,) = (
                    by_gloss.get(o.text) for o in item.interaction.options if o.id in item.interaction.key
                )
                wrong = [by_gloss.get(o.text) for o in item.interaction.options if o.misconception]
                assert key is None or not [o for o in wrong if o is not None and o.is_near(key)]
            elif isinstance(item.interaction, Match) and item.rule_id == "cue.adds":
                shown = [by_gloss[target.text] for target in item.interaction.targets]
                rows = [next(f for f in shown if f.name == row.key) for row in item.interaction.rows]
                assert not [(a, b) for a in rows for b in shown if a is not b and a.is_near(b)]


def test_sources_of_sentences() -> None:
    found = {
        row.sentence.span.text.split(" ")[0] + " " + row.sentence.span.text.split(" ")[1]: row.speaker
        for row in sourced_sentences(ferry())
    }
    assert found == {
        "The ferry": None,
        "Sand has": None,
        "“We cannot": "Nora Quill",
        "Quill insisted": "Nora Quill",
        "Ferry owner": "Idris Vane",
        "Vane told": "Idris Vane",
        "“The wall": "Pia Lund",
        "Lund warned": "Pia Lund",
        "She promised": "Pia Lund",
        "The council": None,
        "Mayor Olaf": "Olaf Brandt",
        "Vane said": "Idris Vane",
        "Brandt said": "Olaf Brandt",
        "Residents held": None,
        "The last": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials said the bridge had been closed since May.",
        "The bridge was reportedly closed after the storm in May.",
        "Figures from the port show that the bridge was closed.",
        "It was closed after the storm tore the cables away.",
        "Asha Rao told the crew to close the bridge at once.",
        "The bridge will be closed for a week in May.",
        "The law forbids lorries on the bridge after nine.",
        "The storm tore the cables, and Asha Rao said it was the worst since the bridge had been built.",
        "The “new” bridge was closed after the storm in May.",
        "Why was the bridge closed after the storm in May?",
    ],
)
def test_doubtful_or_mixed_sentences_are_left_out(sentence: str) -> None:
    assert not sourced_sentences(annotated(f"Bridge\n\n{sentence}"))


def test_a_sentence_before_its_source_is_left_out() -> None:
    text = "Bridge\n\nThe storm tore two cables from the tower. That is according to engineer Asha Rao."
    assert [row for row in sourced_sentences(annotated(text)) if row.speaker is None] == []


@pytest.mark.parametrize(
    ("sentence", "sound"),
    [
        ("The bridge was closed.", True),
        ("1. Bridges of the north", False),
        ("BEST THING THAT EVER HAPPENED", False),
        ("The bridgeThe town built was closed.", False),
        ("He said “the bridge was closed.", False),
    ],
)
def test_sound_sentences(sentence: str, sound: bool) -> None:
    annotations = annotated(f"Bridge\n\n{sentence}")
    assert all(is_sound(annotations, entry.span) == sound for entry in annotations.article.body)


@pytest.mark.parametrize(
    ("text", "source", "cue_word", "speaker", "named"),
    [
        ("Rao, who vowed to go to court, left late.", "Rao", "vowed", "Asha Rao", True),
        ("Sol, head of Lind and Tarn, who vowed to go, left late.", "Tarn", "vowed", "Ana Tarn", False),
        ("She beat Quist, who has won in her home state, late.", "Quist", "state", "Ana Quist", False),
        (
            "A letter seen by the Courier News warns that it is late.",
            "the Courier News",
            "warns",
            "Courier News",
            False,
        ),
        ("A letter seen by Ana Quist warns that it is late.", "Ana Quist", "warns", "Ana Quist", False),
        ("The town (with clerk Marek Sol) said that it is late.", "Marek Sol", "said", "Marek Sol", False),
        ("Quist smiles as a man walks by, saying he is late.", "Quist", "saying", "Ana Quist", False),
        ("Quist smiled, saying he is late.", "Quist", "saying", "Ana Quist", True),
        ("Fellow Councillors said it is late.", "Fellow Councillors", "said", "Fellow Councillors", False),
        ("Convention said that it is late.", "Convention", "said", "Convention", False),
    ],
)
def test_speakers_that_may_be_mistaken_are_not_used(
    text: str, source: str, cue_word: str, speaker: str, named: bool
) -> None:
    desk = Desk(f"News\n\n{text}")
    if " " in speaker and speaker.split()[0] != "Fellow":
        desk.name(source.removeprefix("the "), speaker)
    desk.attributions.append(
        Attribution(
            span=desk.at(text),
            rule="hand",
            confidence="certain",
            source=desk.at(source),
            speaker=speaker,
            cue=desk.at(cue_word),
            content=(desk.at("late"),),
            mode="indirect",
            cue_lemma="say",
        )
    )
    assert sure_speaker(desk.set(), desk.attributions[0]) == (speaker if named else None)


def test_how_exactly_they_are_named() -> None:
    assert keys(made("how-specific-source", ferry(), 3).items[0]) == {
        "“Residents”": "A group of people without names",
        "“Nora Quill”": "A person, by name",
        "“Idris Vane”": "A person, by name",
        "“Pia Lund”": "A person, by name",
        "“Olaf Brandt”": "A person, by name",
        "“Skerry Times”": "An organisation, by name",
    }


def test_groups_that_are_pointed_at_or_named_are_not_sorted() -> None:
    text = (
        "Bridge\n\nEngineer Asha Rao said the bridge was safe. Banker Otto Brand said it was not. The "
        "officials left. Kerala officials stayed. Officials including Ana Quist wrote it down. "
        "“Experts” laughed."
    )
    assert isinstance(make("how-specific-source", annotated(text), 2), Shortfall)


def answers(exercise: Exercise) -> dict[str, str]:
    return {
        item.stem: item.interaction.answer
        for item in exercise.items
        if isinstance(item.interaction, TextEntry)
    }


def test_voices_are_counted() -> None:
    many = "How many different people or bodies does the article quote by name, in quotation marks?"
    assert answers(made("voice-ledger", ferry(), 2)) == {
        many: "3",
        "How many passages in quotation marks does the article give to Nora Quill?": "2",
        "How many passages in quotation marks does the article give to Pia Lund?": "1",
        "For how many passages in quotation marks is no speaker named?": "1",
    }
    assert answers(made("voice-ledger", ferry(), 3)) == {
        many: "3",
        "How many words in quotation marks does the article give to Nora Quill?": "9",
        "How many words in quotation marks does the article give to Pia Lund?": "6",
        "For how many words in quotation marks is no speaker named?": "1",
    }


@pytest.mark.parametrize("doubt", ["“It is late,” they said.", "Olaf Brandt said: “It is late."])
def test_one_mark_in_doubt_and_only_paragraphs_without_doubt_are_counted(doubt: str) -> None:
    text = FERRY.read_text("utf-8").replace("Critics called the plan late.", doubt)
    exercise = make("voice-ledger", annotate(read_text(text)), 2)
    for item in exercise.items if isinstance(exercise, Exercise) else ():
        assert item.context is not None
        assert doubt not in item.context.text


def test_conditions_are_matched() -> None:
    rows = keys(made("conditions", ferry(), 2).items[0])
    assert rows == {
        "Olaf Brandt: “the town would pay half of the cost”": "if the owners pay the other half",
        "Olaf Brandt: “the ferry would sail in May”": "unless the dredger breaks down",
        "Pia Lund: “her firm would share its charts”": "No condition is named",
    }


@pytest.mark.parametrize(
    ("sentence", "main", "condition"),
    [
        ("Asha Rao said the club would play if the field dries soon.", "the club would play",
         "if the field dries soon"),
        ("If the field dries soon, the club will play again, Asha Rao said.", "", ""),
        ("“If the field dries soon, the club will play,” Asha Rao said.", "the club will play",
         "If the field dries soon"),
        ("The club will play on Sunday unless the rain goes on.", "The club will play on Sunday",
         "unless the rain goes on"),
        ("Asha Rao said she would come provided the rain stopped by noon.", "she would come",
         "provided the rain stopped by noon"),
        ("Asha Rao asked if the club would play again.", "", ""),
        ("Asha Rao said the club would play even if the field was wet.", "", ""),
        ("Asha Rao said the firm provided Otto Brand with the boat.", "", ""),
        ("Asha Rao said they would have played if the field had been dry.", "", ""),
        ("Asha Rao said the club would play if the field dries and if the lamps work.", "", ""),
        ("Asha Rao did not know if the club would play on Sunday.", "", ""),
    ],
)  # fmt: skip
def test_conditions_are_cut_out(sentence: str, main: str, condition: str) -> None:
    found = conditionals(annotated(f"Sport\n\n{sentence}"))
    if main:
        assert [(c.main.text, c.condition.text if c.condition else "") for c in found] == [(main, condition)]
    else:
        assert all(c.condition is not None and c.condition.text.startswith("If") for c in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Asha Rao said the club would play after the lamps were mended.",
        "Asha Rao said the club would not play on Sunday again.",
        "Asha Rao said the club had played on Sunday.",
        "Asha Rao said the club would play once the field was dry.",
    ],
)
def test_statements_with_something_like_a_condition_are_not_unconditional(sentence: str) -> None:
    assert unconditional(annotated(f"Sport\n\n{sentence}")) == []


def test_leaving_the_page_is_never_scored() -> None:
    first, second, third = (made("leave-the-page", ferry(), level) for level in LEVELS)
    assert [len(exercise.items) for exercise in (first, second, third)] == [4, 1, 1]
    items = (*first.items, *second.items, *third.items)
    assert all(isinstance(item.interaction, ExtendedText) for item in items)
    assert [len(i.interaction.rubric) for i in first.items if isinstance(i.interaction, ExtendedText)] == [
        1
    ] * 4
    assert {item.evidence for item in first.items} == {second.items[0].evidence}
    assert third.items[0].evidence == ()


def test_leaving_the_page_starts_from_no_casualties() -> None:
    text = "Flood\n\nThe flood killed 12 people in Tarn on March 2. The bridge in Tarn was closed on March 3."
    item = made("leave-the-page", annotated(text)).items[0]
    assert item.evidence[0].text == "The bridge in Tarn was closed on March 3"
    assert isinstance(make("leave-the-page", annotated("Flood\n\nThe flood killed 12 people.")), Shortfall)


def test_words_quoted_by_the_speaker_are_not_shown_as_the_speakers() -> None:
    text = (
        "Talks open\n\n“Sol keeps asking, ‘what does it matter to us?’ and walks off,” Ana Quist said, "
        "as quoted by Nordpress."
    )
    desk = Desk(text)
    desk.name("Ana Quist")
    desk.name("Nordpress", kind="organisation")
    words = "Sol keeps asking, ‘what does it matter to us?’ and walks off,"
    desk.said(words, "Ana Quist", "Ana Quist", "said", quoted=True, via="Nordpress")
    desk.quoted.append(desk.quoted[0].model_copy(update={"span": desk.at("what does it matter to us?")}))
    assert "“what does it matter" not in made("attribution-chain", desk.set(), 2).items[0].stem


SENATOR = """Port vote

Published 14 March 2025

Ana Sol and Ben Rao met Mina Orr on Monday. “We will open the port in May and pay for it,” Ana Sol said.

“It is too late for the traders of the old town,” the senator said. Ben Rao left the room without a word. \
Mina Orr stayed and read the letter.

“Nobody asked the traders whether they want it,” Ben Rao said. The minutes call ''The Long Wait'' a play, \
Mina Orr said. “We were asked to come at noon and to wait outside,” Mina Orr said.
"""


@pytest.mark.parametrize("level", LEVELS)
def test_a_post_that_may_be_anybody_named_and_a_title_are_no_part_of_who_said_it(level: Level) -> None:
    exercise = find_kind("who-said-it").make(annotate(read_text(SENATOR)), Request(level=level))
    assert isinstance(exercise, Exercise)
    shown = exercise.model_dump_json()
    assert "Ana Sol" in shown
    assert '"text":"the senator"' not in shown
    assert "The Long Wait" not in shown


def test_an_event_is_no_speaker_to_choose() -> None:
    text = SENATOR.replace(
        "met Mina Orr on Monday", "met Mina Orr at the Tarn Debate and the Republican Convention"
    )
    exercise = find_kind("who-said-it").make(annotate(read_text(text)), Request(level=3))
    assert isinstance(exercise, Exercise)
    assert '"text":"Tarn Debate"' not in exercise.model_dump_json()
    assert '"text":"Republican Convention"' not in exercise.model_dump_json()
