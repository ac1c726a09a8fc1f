"""The lexicon treats all sides alike: who does a thing never decides whether a word is loaded."""

from __future__ import annotations

import pytest

from generator import read_text
from generator.annotations.annotators import loaded_wording, names
from generator.annotations.reading import Reading
from generator.lexicon.loaded import loaded_terms
from generator.lexicon.match import words

SIDES = (
    ("Russia", "Ukraine"),
    ("India", "Pakistan"),
    ("China", "Taiwan"),
    ("Israel", "Hamas"),
    ("Israelis", "Palestinians"),
    ("Armenia", "Azerbaijan"),
    ("Eritrea", "Ethiopia"),
    ("the Democrats", "the Republicans"),
    ("Labour", "the Conservatives"),
    ("Congress", "the BJP"),
    ("the ruling party", "the opposition"),
    ("the government", "the rebels"),
    ("the left", "the right"),
    ("left-wing groups", "right-wing groups"),
    ("progressives", "conservatives"),
    ("police", "protesters"),
    ("the union", "the company"),
    ("farmers", "the ministry"),
    ("landlords", "tenants"),
    ("Hindus", "Muslims"),
    ("Catholics", "Protestants"),
    ("men", "women"),
    ("migrants", "residents"),
    ("climate campaigners", "oil producers"),
    ("abortion opponents", "abortion supporters"),
    ("gun owners", "gun opponents"),
    ("vaccine supporters", "vaccine opponents"),
    ("the home side", "the visitors"),
    ("Ms Okafor", "Mr Lindqvist"),
)
CORPUS = (
    "Troops from {A} unleashed an unprovoked attack on {B} at dawn.",
    "{A} slammed {B} over the shameful delay.",
    "Leaders of {A} called the brutal regime of {B} a threat.",
    "The reckless plan of {A} angered {B}, a spokesman said.",
    "Critics say {A} betrayed voters while {B} kept silent.",
    "{A} claimed that {B} had broken the truce.",
    "On Friday {A} refused to talk to {B}, the agency reported.",
    "A mob linked to {A} torched shops owned by {B}.",
    "{A} hailed the heroic sacrifice of its fighters and vowed revenge on {B}.",
    "Supporters of {A} marched peacefully past the offices of {B}.",
    "The budget, backed by {A} and opposed by {B}, passed by six votes.",
    "{A} admitted losses; {B} insisted the outrageous figures were wrong.",
    "In a blistering speech, the chair of {A} lashed out at {B}.",
    "{A} rolled out draconian rules that crippled trade with {B}.",
    "Nobody in {A} expected the cowardly silence of {B}.",
    "The so-called reform divides {A} and {B}.",
    "Once again {A} caved in to {B}, the paper wrote.",
    "Extremists among {A} threatened moderates among {B}.",
    "A landmark deal between {A} and {B} was signed in Geneva.",
    "{A} lost 14 people and {B} lost 12, according to hospital lists.",
    "The thuggish tactics of {A} shocked observers sent by {B}.",
    "{A} spread fear with a disgusting campaign against {B}.",
    "An invasion by {A} began in May, and {B} called up reserves.",
    "The terrorist label, {A} argued, should apply to {B} too.",
    "A flood of complaints from {A} reached {B} within hours.",
    "Far from apologising, {A} mocked the pathetic excuse of {B}.",
    "{A} Slams {B} In Stunning Attack",
    "Talks between {A} and {B} collapsed after a bitter row.",
    "{A} and {B} will meet on Tuesday to discuss water.",
    "With breathtaking arrogance, {A} brushed aside {B}.",
)
GROUPS = """
russia russian russians ukraine ukrainian ukrainians india indian indians pakistan pakistani pakistanis
china chinese taiwan israel israeli israelis palestine palestinian palestinians america american
americans britain british english scottish irish france french german germany european african asian arab
arabs jew jews jewish muslim muslims islam islamic islamist hindu hindus hinduism hindutva sikh sikhs
christian christians christianity catholic catholics protestant protestants buddhist buddhists zionist
zionists kurd kurds tamil tamils sunni shia dalit dalits brahmin roma gypsy gypsies democrat democrats
republican republicans labour tory tories bjp congress hamas hezbollah taliban kremlin washington moscow
beijing delhi trump biden putin modi obama thatcher mexican mexicans nigerian iranian iraqi syrian
turkish japanese korean blacks whites latino latinos
""".split()  # noqa: SIM905
GENERAL_SENSE = {"congress", "labour", "blacks", "whites"}
VERDICTS = {
    "bias", "biased", "propaganda", "lie", "lies", "lying", "fake", "misleading", "aggressor", "victim",
    "unfair", "dishonest", "untrue",
}  # fmt: skip


def marks(text: str) -> list[tuple[str, str, str]]:
    reading = Reading(read_text(text))
    return [(m.term, m.tier, m.span.text) for m in loaded_wording.find(reading, names.find(reading))]


def filled(template: str, first: str, second: str) -> str:
    if " In " in template:
        first, second = first.title(), second.title()
    text = template.replace("{A}", first).replace("{B}", second)
    return text[0].upper() + text[1:]


def others(text: str, sides: tuple[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The marks of *text* that are not in the names of the sides themselves."""
    own = {norm for side in sides for norm in side.lower().split()}
    return tuple(mark for mark in marks(text) if mark[2].lower() not in own)


@pytest.mark.parametrize("sides", SIDES, ids=lambda sides: f"{sides[0]}-{sides[1]}")
def test_swapping_the_sides_marks_the_same_words(sides: tuple[str, str]) -> None:
    for template in CORPUS:
        there, back = filled(template, *sides), filled(template, *reversed(sides))
        assert others(there, sides) == others(back, sides), template


def test_the_corpus_is_marked_whoever_acts() -> None:
    for template in CORPUS:
        found = {others(filled(template, *sides), sides) for sides in SIDES}
        assert len(found) == 1, (template, found)


def test_mirrored_terms_have_one_tier_and_name_each_other() -> None:
    terms = {term.id: term for term in loaded_terms()}
    for term in terms.values():
        for other in term.mirror:
            assert terms[other].tier == term.tier, (term.id, other)


def test_peoples_faiths_and_parties_are_no_entries() -> None:
    for term in loaded_terms():
        for form in term.forms:
            parts = {part for word in words(form) for part in word.norm.split("-")}
            named = parts & set(GROUPS) - GENERAL_SENSE
            assert not named, (term.id, form, named)


def test_reasons_and_notes_pass_no_verdict() -> None:
    for term in loaded_terms():
        for text in (term.why, term.note):
            said = {word.norm for word in words(text)}
            assert not said & VERDICTS, (term.id, said & VERDICTS)
            assert "should have" not in text, term.id


PAIRED = (
    ("leftist", "rightist"), ("far-left", "far-right"), ("hard-left", "hard-right"),
    ("pro-life", "pro-choice"), ("radical left", "radical right"), ("left-wing mob", "right-wing mob"),
    ("liberal elites", "conservative elites"), ("liberal hypocrisy", "conservative hypocrisy"),
    ("war on women", "war on men"), ("woke brigade", "anti-woke brigade"), ("freedom fighter", "terrorist"),
    ("ultra-left", "ultra-right"), ("leftist agenda", "rightist agenda"),
    ("assault on gun rights", "assault on voting rights"), ("gun grabber", "gun nut"),
    ("anti-rich", "anti-poor"), ("tax bombshell", "tax giveaway"), ("slam", "heap praise on"),
    ("neoliberal", "collectivist"), ("heroic", "cowardly"), ("regime", "junta"),
    ("climate denial", "climate crisis"),
)  # fmt: skip


@pytest.mark.parametrize("pair", PAIRED, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def test_counterparts_share_a_tier(pair: tuple[str, str]) -> None:
    tiers = [{term.tier for term in loaded_terms() if form in term.forms} for form in pair]
    assert tiers[0] == tiers[1] != set()
