"""Words in context (E27): every record of the glossary, and the questions made with it."""

from __future__ import annotations

import pytest

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.discover import find_kind
from generator.exercises.kind import Request
from generator.exercises.model import Age, Choice, Exercise, Item, Level, Match, Shortfall
from generator.lexicon.glossary import are_near, glossary_entries, glossary_hits, is_person
from generator.lexicon.match import words
from generator.lexicon.records import marked
from generator.text import read_text
from tests.test_kinds import check_item

COUNCIL = """Harbour fee

The council imposed a fee on boats. An envoy of the island asked for a moratorium on new wells.

A surplus of grain fell to the farms. The tenants fear an eviction. The pool is indefinitely shut.

The board unanimously agreed. The drought is severe. The envoy left by ship.
"""


def found(text: str) -> AnnotationSet:
    return annotate(read_text(text, published="2024-03-06"))


def make(text: str, level: Level = 1, count: int | None = None, seed: str = "") -> Exercise | Shortfall:
    return find_kind("words-in-context").make(found(text), Request(level=level, count=count, seed=seed))


def items(text: str, level: Level = 1, count: int | None = None, seed: str = "") -> tuple[Item, ...]:
    exercise = make(text, level, count, seed)
    assert isinstance(exercise, Exercise), exercise
    for item in exercise.items:
        check_item(item, found(text))
    return exercise.items


def key(item: Item) -> str:
    assert isinstance(item.interaction, Choice)
    return next(option.text for option in item.interaction.options if option.id in item.interaction.key)


def hits(sentence: str) -> list[str]:
    return [entry.word for _, _, entry in glossary_hits(words(sentence))]


def test_entries() -> None:
    """Each record finds its own examples, exactly, and is silent where another sense is meant."""
    entries = glossary_entries()
    assert len(entries) > 2600
    owners: dict[str, str] = {}
    for entry in entries:
        for form in entry.forms:
            assert owners.setdefault(form, entry.id) == entry.id, form
        for example in entry.match:
            text, spans = marked(example)
            inside = words(text)
            found_here = [
                (inside[a].start, inside[b - 1].end)
                for a, b, hit in glossary_hits(inside)
                if hit.id == entry.id
            ]
            assert found_here == list(spans), entry.id
        for example in entry.no_match:
            assert entry.word not in hits(example), entry.id


@pytest.mark.parametrize("part", ["noun", "verb", "adjective", "adverb", "preposition"])
def test_meanings_are_alike_in_length_and_grammar(part: str) -> None:
    entries = [entry for entry in glossary_entries() if entry.part == part]
    longest = 0
    for entry in entries:
        wrong = [meaning.text for meaning in entry.wrong]
        shown = [entry.meaning, *wrong]
        assert len(set(shown)) == len(shown), entry.id
        assert max(map(len, shown)) <= 1.5 * min(map(len, shown)), entry.id
        assert (part != "verb") or all(text.startswith("to ") for text in shown), entry.id
        inside = [{word.norm for word in words(text)} for text in shown]
        assert not any(form in norms for form in entry.forms for norms in inside), entry.id
        longest += len(entry.meaning) > max(map(len, wrong))
    assert longest * 3 <= len(entries) * 1.3


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They will probe the fire.", []),
        ("The state ordered a probe into the fire.", ["probe"]),
        ("The probe entered orbit round the moon.", ["orbit"]),
        ("They plan to implement the code.", ["implement"]),
        ("It is a farm implement.", []),
        ("The actor is a walking liability for the studio.", []),
        ("The lawyer denied liability for the leak.", ["liability"]),
        ("Tech incumbents bought the shop.", []),
        ("Both presidents will attend the summit.", ["summit"]),
        ("They climbed to the summit of the peak.", []),
        ("The noise will aggravate people in the square.", []),
        ("The port retained a law firm.", []),
        ("She named a special counsel.", []),
        ("He suppressed a smile.", []),
        ("There is proof that disputes the claim.", []),
        ("The farm lacks cattle fodder.", ["fodder"]),
        ("The row was fodder for the comics.", []),
        ("The storm caused traffic gridlock.", ["gridlock"]),
        ("The two houses are in gridlock.", []),
        ("The museum showed a stone quarry.", ["quarry"]),
        ("The hunter lost his quarry.", []),
        ("The nurse gave an insulin injection.", ["insulin", "injection"]),
        ("The club needs an injection of cash.", []),
        ("Feral goats eat the shrubs.", ["feral", "shrub"]),
        ("The feral media shouted.", []),
        ("He was elected unopposed.", ["unopposed"]),
        ("The plan passed unopposed.", []),
        ("It was the tip of the iceberg.", []),
    ],
)
def test_other_senses_are_left_alone(sentence: str, expected: list[str]) -> None:
    assert hits(sentence) == expected


def test_a_word_is_asked_about_in_its_sentence() -> None:
    text = "Port row\n\nBoth sides kept the ceasefire for a week. The mayor drew flak for the fee."
    ceasefire, flak = items(text)
    assert (key(ceasefire), key(flak)) == ("an agreement to stop fighting", "strong criticism")
    assert [item.evidence[0].text for item in (ceasefire, flak)] == ["ceasefire", "flak"]
    assert ceasefire.context is not None
    assert ceasefire.confidence == "certain"


def test_another_form_is_traced_to_the_plain_one() -> None:
    (item,) = items("Port row\n\nThe club postponed the match.")
    assert item.stem == "The article has “postponed”. What does “to postpone” mean there?"
    assert key(item) == "to put off until later"


@pytest.mark.parametrize(
    "line",
    [
        "The guard wore a flak jacket. The firm sells digital sovereignty to ports.",
        "The Sanctions Committee of the Harbour met.",
        "The envoy was killed in the blast.",
        "The suspect raped the envoy.",
    ],
)
def test_names_harm_and_other_senses_give_nothing(line: str) -> None:
    assert isinstance(make(f"Port row\n\n{line}"), Shortfall)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_form_of_question_goes_with_the_level(level: Level) -> None:
    made = items(COUNCIL, level)
    rules = {item.rule_id for item in made}
    assert (
        rules
        == {
            1: {"vocabulary.sense"},
            2: {"vocabulary.sense", "vocabulary.word"},
            3: {"vocabulary.sense", "vocabulary.table"},
        }[level]
    )
    assert len(made) <= 4
    assert all((item.context is None) == (level == 3) for item in made if item.rule_id == "vocabulary.sense")


def test_which_word_has_a_meaning() -> None:
    by_word = {entry.word: entry for entry in glossary_entries()}
    turned = [item for item in items(COUNCIL, 2) if item.rule_id == "vocabulary.word"]
    assert turned
    for item in turned:
        assert isinstance(item.interaction, Choice)
        assert f"“{by_word[key(item)].meaning}”" in item.stem
        others = [
            by_word[o.text] for o in item.interaction.options if o.text != key(item) and o.text in by_word
        ]
        assert not any(are_near(by_word[key(item)], by_word[key(item)].meaning, other) for other in others)


def test_a_person_is_never_asked_for_among_things_alone() -> None:
    by_form = {form: entry for entry in glossary_entries() for form in entry.forms}
    things = "The drought held. The moratorium ended. The eviction was late. "
    for text in (
        COUNCIL,
        f"Port row\n\n{things}The envoy left.",
        f"Port row\n\n{things}The envoy met an auditor.",
    ):
        for item in items(text, 2, 6):
            if item.rule_id == "vocabulary.word" and is_person(by_form[key(item)]):
                assert isinstance(item.interaction, Choice)
                assert sum(is_person(by_form[option.text]) for option in item.interaction.options) > 1


def test_a_table_has_one_meaning_too_many() -> None:
    (table,) = (item for item in items(COUNCIL, 3) if item.rule_id == "vocabulary.table")
    assert isinstance(table.interaction, Match)
    assert len(table.interaction.targets) == len(table.interaction.rows) + 1
    assert 3 <= len(table.interaction.rows) <= 5


def test_words_that_pupils_know_come_last() -> None:
    """Those of eleven to thirteen are asked about easy words too; others only where nothing else is left."""
    text = "Port row\n\nA spokesman came. The annual fair begins. The envoy left. The drought was severe."
    kind, article = find_kind("words-in-context"), found(text)

    def asked(count: int, age: Age | None, seed: str = "") -> set[str]:
        exercise = kind.make(article, Request(level=1, count=count, age=age, seed=seed))
        assert isinstance(exercise, Exercise)
        return {item.evidence[0].text for item in exercise.items}

    assert asked(2, None) <= {"envoy", "drought", "severe"}
    assert asked(2, "14-15") == asked(2, None)
    assert asked(5, "16+") >= {"spokesman", "annual"}
    assert any("spokesman" in asked(2, "11-13", seed) for seed in "abcdefgh")


def test_near_words_never_stand_against_each_other() -> None:
    text = (
        "Port row\n\nThe truce held. The ceasefire held. The armistice held. The curfew ended. "
        "The drought ended. The envoy left. The emissary left."
    )
    near = [{"truce", "ceasefire", "armistice"}, {"envoy", "emissary"}]
    for level in (2, 3):
        for item in items(text, level):
            shown: set[str] = set()
            if item.rule_id == "vocabulary.word" and isinstance(item.interaction, Choice):
                shown = {key(item)} | {o.text for o in item.interaction.options}
                assert not any(key(item) in group and len(group & shown) > 1 for group in near)
            if isinstance(item.interaction, Match):
                shown = {row.text.strip("“”") for row in item.interaction.rows}
                assert not any(len(group & shown) > 1 for group in near)


def test_a_meaning_does_not_name_another_word_of_the_question() -> None:
    by_word = {entry.word: entry for entry in glossary_entries()}
    primary, candidate = by_word["primary election"], by_word["candidate"]
    assert are_near(primary, primary.meaning, candidate)


def test_nouns_side_by_side_are_in_the_number_of_their_meanings() -> None:
    by_word = {entry.word: entry for entry in glossary_entries()}
    text = (
        "Port row\n\nThe envoys left by ship. A drought came. The council imposed a moratorium. A surplus of "
        "grain fell to the farms. The tenants fear an eviction. The authorities met. The curfews ended. "
        "The truce held."
    )
    for level in (2, 3):
        for item in items(text, level, 6):
            shown: set[str] = set()
            if item.rule_id == "vocabulary.word" and isinstance(item.interaction, Choice):
                shown = {option.text for option in item.interaction.options}
            if isinstance(item.interaction, Match):
                shown = {row.text.strip("“”") for row in item.interaction.rows}
            assert all(word in by_word for word in shown), shown
            assert "authorities" not in shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (
            'The mayor called it "calm and" fair, and the truce held all week.',
            "fair, and the truce held all week.",
        ),
        (
            'Talks ended and the truce "would never" hold, he said.',
            "Talks ended and the truce “would never” hold, he",
        ),
        (
            'The guards said the truce would "hold for the whole year", and left.',
            "The guards said the truce would",
        ),
        (
            'It was a "truce of sorts" that the farmers on both sides kept.',
            "It was a “truce of sorts” that the",
        ),
    ],
)
def test_marks_around_a_word_are_pairs(line: str, shown: str) -> None:
    (item,) = (item for item in items(f"Port row\n\n{line}", 1, 6) if item.evidence[0].text == "truce")
    assert isinstance(item.interaction, Choice)
    told = item.interaction.options[0].feedback.words
    assert told.replace("‘", "“").replace("’", "”") == shown
