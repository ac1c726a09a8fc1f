"""Checking a rewrite: four things that can be seen without judging it."""

from __future__ import annotations

import re
from collections import Counter

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.lexicon.match import words
from generator.text import read_text
from generator.text.span import Frozen

__all__ = ["RUBRIC", "Checklist", "check_rewrite"]

RUBRIC = (
    "No loaded word of the writer’s is left.",
    "All names, numbers and limits (“at least”, “nearly”) are kept.",
    "What is denied stays denied: “not” and “never” are kept.",
    "It is about as long: 60 to 140 % of the words.",
)
"""What a rewrite is checked for, in the order of the fields of `Checklist`."""

SHORTEST, LONGEST = 60, 140
_NEGATIONS = frozenset(
    "no not never none nobody nothing nowhere neither nor cannot without hardly scarcely barely".split()  # noqa: SIM905
)


class Checklist(Frozen):
    """What was found in a rewrite, each a point. `left` and `missing` name what to look at again."""

    plain: bool
    kept: bool
    negation: bool
    length: bool
    left: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """0 to 4."""
        return sum((self.plain, self.kept, self.negation, self.length))


def check_rewrite(original: str, rewrite: str) -> Checklist:
    """Four checks of *rewrite*, a plainer version of the sentence *original*; nothing for an empty one.

    No core word of the lexicon outside quotation marks; names, numbers, days and limits kept; as many
    negations as before; 60 to 140 % of the words. Full points do not prove that the event is the same.

    >>> done = check_rewrite("Ana Rao slammed all 12 plans.", "Ana Rao criticised all 12 plans.")
    >>> done.points, done.missing
    (4, ())
    >>> check_rewrite("Ana Rao slammed all 12 plans.", "Ana Rao slammed the plans.").missing
    ('12',)
    """
    before, after = words(original), words(rewrite)
    if not after:
        return Checklist(plain=False, kept=False, negation=False, length=False)
    old, new = annotate(read_text(original)), annotate(read_text(rewrite))
    left = tuple(
        mark.span.text for mark in new.loaded if mark.tier == "core" and new.quoted_at(mark.span) is None
    )
    missing = _missing(old, new)
    return Checklist(
        plain=not left,
        kept=not missing,
        negation=_negations(original) == _negations(rewrite),
        length=SHORTEST * len(before) <= 100 * len(after) <= LONGEST * len(before),
        left=left,
        missing=missing,
    )


def _missing(old: AnnotationSet, new: AnnotationSet) -> tuple[str, ...]:
    """Names, figures with their limits, and days of *old* that *new* does not have, as written there."""
    norms = {word.norm.removesuffix("'s") for word in words(new.article.text)}
    loaded = {word.norm for mark in old.loaded for word in words(mark.span.text)}
    found: dict[str, None] = {}
    for name in old.names:
        parts = [w.norm.removesuffix("'s") for w in words(name.span.text) if name.span.text[0].isupper()]
        if any(part not in norms and part not in loaded for part in parts):
            found[name.span.text] = None
    figures = Counter((q.low, q.high, q.modifier) for q in new.quantities)
    for quantity in old.quantities:
        key = (quantity.low, quantity.high, quantity.modifier)
        figures[key] -= 1
        if figures[key] < 0:
            found[old.article.text[slice(*quantity.phrase)]] = None
    for timex in old.timexes:
        if any(word.norm not in norms for word in words(timex.span.text)):
            found[timex.span.text] = None
    return tuple(found)


_CONTRACTED = re.compile(r"n['’]t\b", re.IGNORECASE)


def _negations(text: str) -> int:
    """How many negations *text* has ("can't" and "cannot" are one each)."""
    plain = sum(word.norm in _NEGATIONS for word in words(text))
    return plain + len(_CONTRACTED.findall(text))
