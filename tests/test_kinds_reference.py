"""What names stand for: exact keys, and what stays silent because it could be argued about."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Level
from generator.exercises.pointing import pointers
from generator.exercises.posts import called, other_posts
from generator.exercises.seats import seat_uses
from generator.exercises.short_forms import short_forms, swapped
from generator.lexicon.references import posts, posts_beside, seats, swaps, things
from generator.text import read_text


def found(body: str) -> AnnotationSet:
    return annotate(read_text(f"News\n\n{body}", published="2024-03-06"))


def keys(body: str, level: Level = 3) -> dict[str, str]:
    exercise = find_kind("name-stands-for").make(found(body), Request(level=level, count=20))
    if not isinstance(exercise, Exercise):
        return {}
    out = {}
    for item in exercise.items:
        assert isinstance(item.interaction, Choice)
        out[item.stem] = next(o.text for o in item.interaction.options if o.id in item.interaction.key)
    return out


@pytest.mark.parametrize(
    ("line", "short", "full"),
    [
        ("The Border Roads Organisation (BRO) cleared it.", "BRO", "Border Roads Organisation"),
        ("The Department of Ports (DoP) paid.", "DoP", "Department of Ports"),
        ("The Tarn Rail and Canal Trust (TRCT) paid.", "TRCT", "Tarn Rail and Canal Trust"),
        ("Gross domestic product (GDP) fell.", "GDP", "gross domestic product"),
        ("Two electric vehicles (EVs) burned.", "EVs", "electric vehicles"),
        ("The FPB (Ferry Pilots Board) met.", "FPB", "Ferry Pilots Board"),
        ("The Ferry Pilots Board, or FPB, met.", "FPB", "Ferry Pilots Board"),
    ],
)
def test_short_forms_written_out(line: str, short: str, full: str) -> None:
    assert [(form.short, form.shown) for form in short_forms(found(line))] == [(short, full)]


@pytest.mark.parametrize(
    "line",
    [
        "The Container Yard of Tarn (Contarn) closed.",
        "Mina Orr (CEO) spoke.",
        "Mayor Salim Parvez (SP) spoke. Salim Parvez said so.",
        "Ana Quist (Tarn) and Omar Bell (PP) voted no.",
        "The Ferry Board (FB) met. The Fish Bureau (FB) did not.",
        "The match ended 3-1 (HT 1-0).",
    ],
)
def test_what_the_letters_do_not_prove_is_no_short_form(line: str) -> None:
    assert short_forms(found(line)) == []


def test_wrong_full_forms_keep_the_letters_and_change_one_word() -> None:
    form = short_forms(
        found("The National Testing Agency (NTA) met. The National Testing Authority did not.")
    )[0]
    groups = swapped(form, "The National Testing Authority did not.")
    made = [text for group in groups for text in group]
    assert "National Testing Authority" not in made
    assert "National Training Agency" in made
    assert all([word[0] for word in text.split()] == ["N", "T", "A"] for text in made)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Police spokesman Luis Orr spoke.", "police spokesman"),
        ("The film won, said Tarn Rail director Mina Orr.", "Tarn Rail director"),
        ("Mina Orr, president of Tarn Rail, agreed.", "president of Tarn Rail"),
        ("Mina Orr, a marine biologist, agreed.", "marine biologist"),
        ("Former federal prosecutor Mina Orr agreed.", "former federal prosecutor"),
    ],
)
def test_what_stands_beside_a_name(line: str, shown: str) -> None:
    assert [entry.shown for entry in called(found(line))] == [shown]


@pytest.mark.parametrize(
    "line",
    [
        "They met Mina Orr, a biologist, and a nurse.",
        "They met Omar Bell, Mina Orr, a biologist.",
        "The air ferry spokesman Luis Orr spoke.",
        "Mr Luis Orr spoke.",
        "It was time to fire campaign manager Luis Orr.",
        "Mina Orr, a spokesman for Mrs. Bell, spoke.",
        "Mina Orr, then the mayor, spoke.",
        "Mina Orr, the legendary coach, spoke.",
        "Teacher Retirement System spoke.",
        "Bank of Tarn governor Mina Orr spoke.",
        "Mina Orr, a 59-year-old from Hilton Head, spoke.",
        "Mina Orr, an analyst at Bell, Orr and Co., spoke.",
        "They backed the candidate for governor Mina Orr.",
        "It was former president and director Mina Orr.",
        "“We met dictator Luis Orr,” Mina Bell said.",
        "Mina Orr, who met the president, agreed.",
    ],
)
def test_what_may_be_anothers_is_not_taken(line: str) -> None:
    assert called(found(line)) == []


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("Nairobi accused its neighbour.", ["stands"]),
        ("Nairobi on Tuesday recalled its envoy.", ["stands"]),
        ("Talks with Nairobi failed.", ["stands"]),
        ("The envoy landed in Nairobi.", ["place"]),
        ("A Nairobi-based firm won.", ["place"]),
        ("The White House said no.", ["stands"]),
        ("Delegates from Nairobi rejected it.", []),
        ("They lived in fear of Nairobi.", []),
        ("The Nairobi Star said so.", []),
        ("A man from Nairobi said no.", []),
        ("Washington scored twice.", []),
        ("Denzel Washington said no.", []),
        ("Nairobi University won a prize.", []),
        ("He studied at the University of Nairobi.", []),
        ("Canberra signed a striker.", []),
        ("Beijing announced new bus lanes, the mayor said.", []),
        ("Nairobi and Kampala United said no.", []),
    ],
)
def test_the_verb_tells_how_a_seat_is_to_be_read(line: str, reading: list[str]) -> None:
    assert [use.reading for use in seat_uses(found(line))] == reading


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Tarn High Court met. The court adjourned.", "Tarn High Court"),
        ("The Ministry of Ports paid. The ministry had waited.", "Ministry of Ports"),
        ("The Tarn High Court met. The Ashford High Court did not. The court adjourned.", None),
        ("The Tarn High Court met. A court in Ashford agreed. The court adjourned.", None),
        ("The Tarn High Court met. The court in Ashford adjourned.", None),
        ("The Tarn Ports Agency and the Tarn Fish Bureau met. The agency paid.", None),
    ],
)
def test_only_one_thing_can_be_pointed_back_to(line: str, name: str | None) -> None:
    assert [pointer.name.text for pointer in pointers(found(line))] == ([name] if name else [])


def test_each_form_of_question_has_its_key() -> None:
    body = (
        "The National Ports Authority (NPA) met on Monday, port director Ana Quist said. Nairobi rejected "
        "the plan. The Tarn High Court will hear the case. "
        "The court sat on Friday. The Tarn Ferry Museum is closed."
    )
    assert keys(body) == {
        "What does “NPA” stand for in this article?": "National Ports Authority",
        "What does this article call Ana Quist?": "port director",
        "In the words “Nairobi rejected”, what does “Nairobi” stand for?": "the government of Kenya",
        "What does “the court” point back to in these words: “The court sat on Friday”?": "Tarn High Court",
    }
    assert len(keys(body, 1)) == 2


def test_other_posts_are_of_the_same_sort() -> None:
    text = "Foreign Secretary Mina Orr met Omar Bell, a Superintendent of Police."
    made = {entry.post: other_posts(entry, text) for entry in called(found(text))}
    assert made["secretary"][:2] == ["Home Secretary", "Finance Secretary"]
    assert made["superintendent"] == []
    assert [
        other_posts(entry, "")
        for entry in called(found("It was Tarn mayor Mina Orr who met with MP Omar Bell."))
    ] == [
        [
            "Tarn judge",
            "Tarn senator",
            "Tarn congressman",
            "Tarn prosecutor",
            "Tarn sheriff",
            "Tarn lawmaker",
        ],
        [],
    ]


@pytest.mark.parametrize(
    ("line", "others"),
    [
        ("Deputy Defence Secretary Mina Orr left.", ["Deputy Foreign Secretary", "Deputy Home Secretary"]),
        ("Defense Secretary Mina Orr left.", ["Treasury Secretary", "Interior Secretary"]),
        ("Chief Minister Mina Orr left.", ["governor", "speaker"]),
        ("Associate Professor Mina Orr left.", ["Associate editor", "Associate director"]),
        ("Deputy Chief Mina Orr left.", ["Deputy secretary", "Deputy commissioner"]),
        ("The Lord Mayor Mina Orr left.", []),
        ("The public defender Mina Orr left.", []),
        ("The US President Mina Orr left.", []),
    ],
)
def test_wrong_posts_could_stand_in_the_place(line: str, others: list[str]) -> None:
    made = [other_posts(entry, "")[:2] for entry in called(found(line))]
    assert [[other.casefold() for other in each] for each in made] == [[other.casefold() for other in others]]


def test_nobody_who_may_be_accused_is_asked_about() -> None:
    body = "Port director Ana Quist met baker Omar Bell. Ferry captain Sol Orr paid. Sol Orr was charged."
    assert set(keys(body)) == {"What does this article call Ana Quist?"}


def test_a_seat_beside_the_dead_is_not_asked_about() -> None:
    assert keys("Nairobi said the storm killed 40 farmers.") == {}
    assert keys("Nairobi said the storm broke 40 boats.") != {}


def test_a_full_form_is_shown_without_its_genitive() -> None:
    body = "The Tarn Ports Organisation's (TPO) board met on Monday."
    assert keys(body) == {"What does “TPO” stand for in this article?": "Tarn Ports Organisation"}


def test_the_records_fit_each_other() -> None:
    assert all(word not in others for word, others in swaps().items())
    assert all(len(posts_beside(post)) >= 3 for post in posts())
    assert all(not set(posts_beside(post)) & posts()[post] for post in posts() if post != "director")
    assert len({name for seat in seats() for name in seat.names}) == sum(len(seat.names) for seat in seats())
    assert all(not set(thing.heads) & set(thing.near) for thing in things())
