"""``explain``: why a word is in the lexicon."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from generator.errors import UnknownNameError
from generator.lexicon.cue_records import Cue, cues
from generator.lexicon.loaded import loaded_terms
from generator.lexicon.records import LoadedTerm

__all__ = ["explained", "run"]


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk explain``."""
    print("\n\n".join(explained(" ".join(arguments.word))))
    return 0


def explained(word: str) -> tuple[str, ...]:
    """What the lexicon says about *word*: loaded terms, then cues. UnknownNameError if it has neither."""
    wanted = " ".join(word.lower().replace("’", "'").split())
    terms = [term for term in loaded_terms() if wanted in (form.lower() for form in term.forms)]
    said = [cue for cue in cues() if wanted == cue.lemma or (wanted in cue.forms and not cue.particle)]
    if not terms and not said:
        known = [form for term in loaded_terms() for form in term.forms] + [
            f for cue in cues() for f in cue.forms
        ]
        raise UnknownNameError.among(wanted, dict.fromkeys(known), noun="word in the lexicon")
    return (*("\n".join(_term(term)) for term in terms), *("\n".join(_cue(cue)) for cue in said))


def _term(term: LoadedTerm) -> Iterator[str]:
    yield f"{term.id}: loaded wording, {term.category}, {term.tier}"
    yield f"  {term.why}"
    if term.note:
        yield f"  For the teacher: {term.note}"
    yield "  Plainer:"
    for form, neutral in term.forms.items():
        yield f"    {form} → {neutral or '(left out)'}"
    yield from _examples("Only in", term.only)
    yield from _examples("Not in", term.exceptions)
    yield from _examples("Examples", term.match)
    yield from _examples("Not meant", term.no_match)
    if term.mirror:
        yield f"  Compare: {', '.join(term.mirror)}"


def _cue(cue: Cue) -> Iterator[str]:
    yield f"{cue.id}: introduces somebody's {'words' if cue.speech else 'thoughts or findings'} ({cue.part})"
    yield f"  Adds to said: {cue.adds}" if cue.adds else "  Adds nothing to said."
    if cue.adds:
        yield f"  Plainer: {cue.neutral}"
    yield f"  Forms: {', '.join(dict.fromkeys(cue.forms))}"
    yield from _examples("Not in", cue.exceptions)
    yield from _examples("Examples", cue.match)
    yield from _examples("Not meant", cue.no_match)


def _examples(name: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield f"  {name}:"
        yield from (f"    {line}" for line in lines)
