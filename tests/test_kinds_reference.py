"""What names stand for: exact keys, and what stays silent because it could be argued about."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Exercise, Level
from generator.exercises.person_nouns import person_nouns
from generator.exercises.pointing import pointers
from generator.exercises.posts import called, other_posts
from generator.exercises.pronouns import meant
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


@pytest.mark.parametrize(
    ("body", "found_words"),
    [
        ("Ben Sol opened the new hall on Monday. He had waited nine years for it.", ["he"]),
        ("Mayor Ana Quist said the ferry was late. She said a second boat would come.", ["she"]),
        ("The engineer, Ben Sol, opened the hall. He had drawn the plans for it.", ["he"]),
        ("Ben Sol of Tarn, a baker, won the race. He had trained for it since May.", ["he"]),
        ("Race director Ana Quist opened the hall. She had drawn the plans for it.", ["she"]),
        ("Ben Sol opened the hall. His plan for a second one is ready.", ["his"]),
        ("Ben Sol opened the hall. The doors are of oak. He had waited nine years for it.", ["he"]),
        ("“The roof is old,” said Ben Sol. “We will mend it by the winter,” he added.", ["he"]),
        (
            "Ben Sol opened the hall. Two weeks later, he opened the pier. He paid for both of them.",
            ["he"] * 2,
        ),
        ("Ana Quist met Ben Sol on the pier. She had brought the plans of the hall.", ["she"]),
        ("Ben Sol said the hall was ready. “Come and see it on Monday,” he told a reporter.", ["he"]),
    ],
)
def test_a_pronoun_that_only_one_person_is_left_for(body: str, found_words: list[str]) -> None:
    assert [one.word for one in meant(found(body))] == found_words


@pytest.mark.parametrize(
    "body",
    [
        "Ben Sol met Karl Orr on the pier. He had brought the plans of the hall.",
        "Ben Sol and Karl Orr opened the hall. He had waited nine years for the keys.",
        "Ben Sol praised the goalie of the Rovers. He had saved two shots in the rain.",
        "Ben Sol praised one of the players. He had saved two shots in the rain.",
        "Ben Sol waited for the 19-year-old. He had come from Tarn to see the hall.",
        "Ben Sol lost to the Serb in May. He had come from Tarn to see the hall.",
        "Ben Sol lifted the dog. He had come from Tarn to see the hall.",
        "Ben Sol spoke of Pele. He had come from Tarn to see the hall.",
        "Ben Sol opened the hall. Tamsin had the keys. He had waited nine years for the day.",
        "Ben Sol was told by the minister to wait. He had the keys with him all the time.",
        "Ben Sol named his successor. He will open the hall on Monday at nine o’clock.",
        "Ben Sol’s lawyer opened the hall. He had waited nine years for the keys.",
        "The report on Ben Sol came on Monday. He had waited nine years for the keys.",
        "With director Ben Sol opened the year. He had the keys with him all the time.",
        "Critics say Ben Sol is late. He had the keys with him all the time.",
        "Mrs. Ana Quist opened the hall. He had waited nine years for the keys.",
        "Ben Sol opened the hall. He thanked Ben Sol’s old school for the keys.",
        "Mayor Ben Sol opened the hall. He had asked the mayor for the keys twice.",
        "Ben Sol opened the hall. He and the cook had waited nine years for the keys.",
        "Ben Sol opened the hall. “He waited nine years for the keys,” the cook said.",
        "“Where did you go?” asked Ben Sol. “To the pier and the hall,” he said.",
        "“You went to the pier,” said Ben Sol. “Only to see the boats,” he replied.",
        "Karl Orr joined Tarn. Coach Ben Sol was pleased with the signing. He has scored twice since.",
        "Karl Orr came in May.\n\nCoach Ben Sol said it took weeks.\n\nHe has scored nine goals since.",
        "The hall is by the sea, and he had a room in it.\n\nBen Sol, a neighbour, said it was quiet.\n\n"
        "He wrote four books in those years.",
    ],
)
def test_a_pronoun_that_may_be_anothers_is_left_alone(body: str) -> None:
    assert meant(found(body)) == []


@pytest.mark.parametrize(
    "body",
    [
        "Ben Sol opened the hall. He was shot dead in the town a week later on.",
        "Ben Sol was arrested on Monday. He had opened the hall nine years before.",
        "Ben Sol opened the hall. He was accused of fraud by the council of Tarn.",
    ],
)
def test_no_pronoun_ties_a_name_to_harm(body: str) -> None:
    assert meant(found(body)) == []


_PIER = (
    "Mayor Ana Quist said the ferry was slow. “A second boat will come in May,” she added.\n\n"
    "Councillor Ben Sol said the pier was closed. He said it would open on Monday.\n\n"
)


def test_whom_a_pronoun_means_is_asked_where_two_others_are_named() -> None:
    assert not any("Whom" in stem for stem in keys(_PIER, 1))
    asked = keys(_PIER + "Librarian Mary Bell said the hall was warm.")
    assert {stem: key for stem, key in asked.items() if "Whom" in stem} == {
        "Whom does “she” stand for in this sentence? "
        "“‘A second boat will come in May,’ she added.”": "Ana Quist",
        "Whom does “he” stand for in this sentence? “He said it would open on Monday.”": "Ben Sol",
    }


def test_nouns_for_one_person() -> None:
    line = (
        "The mayor’s aide, a former firefighter, met an American in the corner of the American bar, faster."
    )
    assert [word.norm for word in person_nouns(line)] == ["mayor's", "aide", "firefighter", "american"]


def test_the_records_fit_each_other() -> None:
    assert all(word not in others for word, others in swaps().items())
    assert all(len(posts_beside(post)) >= 3 for post in posts())
    assert all(not set(posts_beside(post)) & posts()[post] for post in posts() if post != "director")
    assert len({name for seat in seats() for name in seat.names}) == sum(len(seat.names) for seat in seats())
    assert all(not set(thing.heads) & set(thing.near) for thing in things())
