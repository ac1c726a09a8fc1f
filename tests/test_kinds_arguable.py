"""What could be argued about is not asked: names that accuse, frames that judge, shares of people."""

from __future__ import annotations

import re

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.kinds.how_specific_source import _names
from generator.exercises.model import Choice, Exercise, Item
from generator.exercises.namings import is_plural, namings, places
from generator.exercises.rivals import rival_names
from generator.exercises.speech import Spoken
from generator.exercises.statements import is_bare, statements
from generator.lexicon.naming import NamingFamily, naming_families
from generator.text import read_text

ACCUSING = {
    "hooligans", "vandals", "rioters", "thugs", "mob", "agitators",
    "troublemakers", "riot", "unrest", "regime", "junta", "terrorists",
    "extremists", "bandits", "infiltrators", "illegal immigrants", "aggression", "scandal",
    "witch-hunt", "profiteering", "price gouging", "oligarchs", "fat cats", "vagrants",
    "encroachment", "freebies", "handouts", "haters", "naysayers", "cheerleaders",
}  # fmt: skip


def article(body: str) -> AnnotationSet:
    return annotate(read_text(f"Pier\n\n{body}", published="2024-03-06"))


def items(kind: str, body: str, request: Request | None = None) -> list[Item]:
    made = find_kind(kind).make(article(body), request or Request())
    return list(made.items) if isinstance(made, Exercise) else []


@pytest.mark.parametrize("family", naming_families(), ids=lambda family: family.id)
def test_names_put_beside_one_another_accuse_nobody_and_are_not_in_the_stem(family: NamingFamily) -> None:
    assert not set(family.offered) & ACCUSING
    assert not family.offered or len(family.offered) > 2
    stem = set(re.findall(r"[a-z]{4,}", family.about.lower()))
    for name in family.offered:
        for word in re.findall(r"[a-z]{4,}", name.lower()):
            assert not [each for each in stem if each[:5] == word[:5]], f"{name}: {family.about}"


def options(body: str) -> list[str]:
    (item,) = items("naming-tracker", body, Request(level=3))
    assert isinstance(item.interaction, Choice)
    return [option.text for option in item.interaction.options]


@pytest.mark.parametrize(
    "line",
    [
        "The protesters sat down on the quay.",
        "A critic of the plan was heard. Each critic was heard.",
        "Two investigations were opened in the port.",
        "The supporters sang on the quay.",
    ],
)
def test_options_are_alike_in_number(line: str) -> None:
    shown = options(line)
    assert len(shown) > 2
    assert len({is_plural(each) for each in shown}) == 1


@pytest.mark.parametrize(
    "line", ["The rioters sat on the quay.", "The regime was named.", "The mob was moved."]
)
def test_an_accusing_name_is_no_key(line: str) -> None:
    assert not items("naming-tracker", line)


@pytest.mark.parametrize(
    "line", ["A specialist clinic opened.", "The strike fund was empty.", "A protest song was sung."]
)
def test_a_word_before_a_noun_names_nobody(line: str) -> None:
    assert not namings(article(line))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The investigation was long.", 1),
        ("The union filed a paper requesting the court to end the investigation.", 0),
        ("The union held a sit-in urging the port to end the investigation.", 0),
        ("The investigation was a reply to a letter demanding one.", 0),
    ],
)
def test_words_in_a_request_are_not_the_writers(line: str, found: int) -> None:
    annotations = article(line)
    uses = [use for each in namings(annotations).values() for use in each if use.name == "investigation"]
    assert len(places(annotations, uses)) == found
    assert found or all(voice is None for use in uses for voice in use.voices)


@pytest.mark.parametrize(
    ("line", "bins"),
    [
        ("The pier will open in May, according to sources cited by the magazine Quay.", 1),
        ("The pier will open in May, according to sources cited by the hit-or-miss magazine Quay.", 0),
        ("The cash-strapped council said the pier would open in May.", 0),
        ("The council’s vice-chair said the pier would open in May.", 1),
        ("Fifty-one percent said the pier should open in May.", 0),
        ("A majority of voters said the pier should open in May.", 0),
        ("Mina Orr said the pier should open in May.", 1),
    ],
)
def test_a_frame_that_judges_and_a_share_of_people_are_not_asked(line: str, bins: int) -> None:
    assert [row.bin for row in statements(article(line))] == ["statement"] * bins


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("Mina Orr said the council had sold 40 boats.", True),
        ("Mina Orr said a larger army of pilots had sold 40 boats.", False),
        ("Mina Orr said a flood of visitors had come in May.", False),
    ],
)
def test_beside_a_judging_word_no_other_turns_up_the_volume(line: str, bare: bool) -> None:
    rows = statements(article(line))
    assert [is_bare(row) for row in rows] == [bare]


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        ("The pier is old.", ["Forbes"]),
        ("Ms. Forbes opened the pier.", []),
        ("Steve R. Forbes opened the pier.", []),
    ],
)
def test_a_bare_name_of_a_body_and_a_person_is_not_asked(other: str, shown: list[str]) -> None:
    found = _names(article(f"Forbes said the pier was sold. {other}"))
    assert [entry.span.text for entry in found if entry.bin == "body"] == shown


def test_the_rule_of_a_short_form_holds_where_it_stands_earlier() -> None:
    body = "HPG seeks pilots.\n\nThe Harbour Pilots Group (HPG) met on Monday."
    rules = [item.rule for item in items("name-stands-for", body) if "HPG" in item.stem]
    assert rules == ["The article writes the short form out in this sentence."]


@pytest.mark.parametrize(
    ("club", "again"),
    [("Tarn Rowing Club", "The club"), ("the Charlotte Otters", "The Otters"), ("Tarn United", "United")],
)
def test_a_club_that_only_plays_is_no_rival(club: str, again: str) -> None:
    body = (
        f"“We saw the boat,” Mina Orr said. Ben Sol joined {club} in May. {again} traded him in June. "
        f"{club[0].upper()}{club[1:]} won on Sunday. The Harbour Safety Board opened a file."
    )
    annotations = article(body)
    said = next(each for each in annotations.attributions if each.speaker == "Mina Orr")
    assert said.source is not None
    row = Spoken(said.content[0], "Mina Orr", (said.source,), source_text="Mina Orr")
    rivals = rival_names(annotations, [row], ["Mina Orr"])
    assert {"Harbour Safety Board", "Ben Sol"} <= set(rivals)
    assert not [name for name in rivals if club.split()[-1] in name]
