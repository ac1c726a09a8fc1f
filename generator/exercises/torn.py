"""Words whose cut leaves a fragment: they are shown by no exercise."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Attribution
from generator.exercises.roles import is_role
from generator.lexicon.cue_records import cue_forms
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["begins_with_a_thing", "goes_on", "is_relative", "is_thing", "is_torn", "takes_in_the_hearer"]


def is_torn(text: str) -> bool:
    """Whether *text* stops in the middle of a phrase: on an article, a conjunction, a possessive.

    >>> is_torn("we need to"), is_torn("the town we live in"), is_torn("create the conditions")
    (True, False, False)
    """
    found = words(text)
    return bool(found) and found[-1].norm in word_group("never-last") and not text[found[-1].start].isupper()


def goes_on(text: str, span: Span) -> bool:
    """Whether marked words end on a preposition whose noun follows behind the mark.

    >>> line = "He vowed to “do something about” the road."
    >>> goes_on(line, Span.of(line, 13, 31))
    True
    """
    found = words(span.text)
    after = re.match(r"[\"”’']+\s+\w", text[span.end : span.end + 4])
    return bool(found) and found[-1].norm in word_group("preposition") and after is not None


def is_thing(attribution: Attribution, clause: Span) -> bool:
    """Whether what is "stressed" or "noted" is a thing ("the need for aid"), not a statement."""
    if (attribution.cue_lemma or "") not in word_group("emphatic-cue"):
        return False
    return not any(
        word.norm in word_group("finite") and clause.text[word.start].islower()
        for word in words(clause.text)[1:]
    )


_TO_A_HEARER = frozenset(
    {"tell", "warn", "urge", "ask", "order", "advise", "remind", "inform", "assure", "promise"}
)


def takes_in_the_hearer(text: str, attribution: Attribution, clause: Span) -> bool:
    """Whether the clause begins with those who are told: "told | residents not to drink the water"."""
    cue = attribution.cue
    if cue is None or (attribution.cue_lemma or "") not in _TO_A_HEARER or cue.end > clause.start:
        return False
    return not text[cue.end : clause.start].strip() and re.search(r"\bto\s+[a-z]+", clause.text) is not None


def begins_with_a_thing(text: str) -> bool:
    """Whether *text* is a thing with a second verb behind it: "self-defence and was acquitted".

    >>> begins_with_a_thing("self-defence and was acquitted"), begins_with_a_thing("he and Ana were there")
    (True, False)
    """
    found = words(text)
    for place, word in enumerate(found):
        if word.norm in ("and", "but", "or") and place + 1 < len(found):
            return found[place + 1].norm in word_group("finite")
        if word.norm in word_group("finite") or word.norm.endswith("ed"):
            return False
    return False


def is_relative(annotations: AnnotationSet, attribution: Attribution) -> bool:
    """Whether source and cue only describe the noun before them: "the fee the council says pupils pay is 40".

    What stands behind such a cue is no statement of its own.
    """
    source, cue = attribution.source, attribution.cue
    sentence = annotations.article.sentence_at(source.start) if source is not None else None
    if source is None or cue is None or sentence is None or cue.start < source.end:
        return False
    before = annotations.article.text[sentence.span.start : source.start].rstrip()
    if not before or not before[-1].isalpha():
        return False
    last = words(before)[-1]
    word = before[last.start :]
    dated = any(timex.span.end == sentence.span.start + len(before) for timex in annotations.timexes)
    opens = last.norm in word_group("before-a-clause") or last.norm.endswith("ly") or dated
    if opens or cue.text.endswith("ing"):
        return False
    if any(form.cue.part == "verb" for form in cue_forms().get(last.norm, ())):
        return False
    if not source.text[:1].isupper():
        return last.norm not in ("that", "how", "why", "whether", "what", "where", "which", "who", "whom")
    return not (word[:1].isupper() or is_role(f"the {word}") or last.norm in word_group("post"))
