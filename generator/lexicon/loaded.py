"""The loaded-wording lexicon, loaded once and indexed by form."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from generator.errors import RecordError, UnknownNameError
from generator.lexicon.load import load_records
from generator.lexicon.match import Pattern, PhraseIndex, words
from generator.lexicon.records import LoadedTerm

__all__ = ["LoadedForm", "find_terms", "loaded_index", "loaded_terms"]


class LoadedForm(NamedTuple):
    """One form of a term, with the term's contexts ready to be tried.

    `capitals` says of each word whether the form itself is written with a capital ("Orwellian").
    """

    term: LoadedTerm
    form: str
    neutral: str
    exceptions: tuple[Pattern, ...]
    only: tuple[Pattern, ...]
    capitals: tuple[bool, ...]


@cache
def loaded_terms() -> tuple[LoadedTerm, ...]:
    """All terms, in file order. Raises RecordError for a bad record, or a form that two terms claim."""
    terms = load_records("loaded", "term", LoadedTerm)
    owner: dict[str, str] = {}
    for term in terms:
        for form in term.forms:
            first = owner.setdefault(form.lower(), term.id)
            if first != term.id:
                raise RecordError(
                    f"the form {form!r} belongs to {first} already",
                    where=term.id,
                    remedy="keep it in one of them",
                )
    return terms


@cache
def loaded_index() -> PhraseIndex[LoadedForm]:
    """Every form of every term, for finding in running words."""
    entries: list[tuple[str, LoadedForm]] = []
    for term in loaded_terms():
        exceptions = tuple(Pattern(source) for source in term.exceptions)
        only = tuple(Pattern(source) for source in term.only)
        for form, neutral in term.forms.items():
            straight = form.replace("’", "'")
            capitals = tuple(straight[word.start : word.end] != word.norm for word in words(straight))
            entries.append((form, LoadedForm(term, form, neutral, exceptions, only, capitals)))
    return PhraseIndex(entries)


def find_terms(word: str) -> tuple[LoadedTerm, ...]:
    """The terms that have *word* as a form, any case; UnknownNameError with the nearest word if none.

    >>> [term.id for term in find_terms("Unprovoked")]
    ['loaded.unprovoked']
    """
    wanted = " ".join(word.lower().replace("’", "'").split())
    found = tuple(t for t in loaded_terms() if wanted in (form.lower() for form in t.forms))
    if not found:
        known = [form for term in loaded_terms() for form in term.forms]
        raise UnknownNameError.among(wanted, known, noun="word in the lexicon")
    return found
