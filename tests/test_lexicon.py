"""The examples of the lexicon's records are its tests."""

from __future__ import annotations

import pytest

from generator import read_text
from generator.annotations.annotators import loaded_wording
from generator.annotations.model import LoadedWording
from generator.annotations.reading import Reading
from generator.errors import RecordError
from generator.lexicon.load import load_records
from generator.lexicon.loaded import find_terms, loaded_terms
from generator.lexicon.match import Pattern, words
from generator.lexicon.records import LoadedTerm, marked

TERMS = loaded_terms()
BY_ID = {term.id: term for term in TERMS}
VERDICT_WORDS = {
    "biased",
    "bias",
    "propaganda",
    "lie",
    "lies",
    "fake",
    "misleading",
    "aggressor",
    "victim",
    "unfair",
    "fair",
    "dishonest",
    "honest",
}


def fired(text: str) -> list[LoadedWording]:
    return list(loaded_wording.find(Reading(read_text(text))))


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_loaded_record(term: LoadedTerm) -> None:
    for example in term.match:
        text, spans = marked(example)
        hits = [(hit.span.start, hit.span.end) for hit in fired(text) if hit.term == term.id]
        assert hits == list(spans), f"match: {example}"
    for example in term.no_match:
        assert not [hit for hit in fired(example) if hit.term == term.id], f"no_match: {example}"
    for form, neutral in term.forms.items():
        loaded = [hit.span.text for hit in fired(f"They say {neutral} today.") if hit.tier == "core"]
        assert not loaded, f"forms: the plainer wording of {form!r} is loaded itself: {loaded}"
        assert form.lower() != neutral.lower(), f"forms: {form!r} is replaced by itself"
    for source in term.exceptions:
        assert any(_covers(source, term, example) for example in term.no_match), (
            f"except: no example of {source!r}"
        )
    assert not VERDICT_WORDS & {word.norm for word in words(term.why)}, "why: passes a verdict"
    assert len(term.why.split()) <= 30, "why: too long for a pupil"
    for other in term.mirror:
        assert other in BY_ID, f"mirror: no term {other}"
        assert BY_ID[other].tier == term.tier, f"mirror: {other} has another tier"


def _covers(source: str, term: LoadedTerm, example: str) -> bool:
    pattern, example_words = Pattern(source), words(example)
    forms = [[word.norm for word in words(form)] for form in term.forms]
    norms = [word.norm.removesuffix("'s") for word in example_words]
    return any(
        norms[place : place + len(form)] == form and pattern.covers(example_words, place, place + len(form))
        for form in forms
        for place in range(len(norms))
    )


def test_a_bad_record_names_file_record_and_field(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        '[[term]]\nid = "loaded.x"\ncategory = "evaluative"\ntier = "sometimes"\nforms = { x = "y" }\n'
        'why = "It judges, plainly."\nmatch = ["An {x} day."]\n'
    )
    monkeypatch.setattr("generator.lexicon.load.data_files", lambda name: (("loaded/a.toml", text),))
    with pytest.raises(
        RecordError, match=r"loaded/a.toml: loaded.x: tier: Input should be 'core' or 'arguable'"
    ):
        load_records("loaded", "term", LoadedTerm)


def test_names_are_left_alone() -> None:
    assert not fired("He joined Brutal Truth in 1990 and toured.")


def test_a_negated_core_word_becomes_arguable() -> None:
    assert [hit.tier for hit in fired("The strike was not unprovoked, historians note.")] == ["arguable"]


def test_explaining_a_word_finds_its_record() -> None:
    assert [term.tier for term in find_terms("UNPROVOKED")] == ["core"]
