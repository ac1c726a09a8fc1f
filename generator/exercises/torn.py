"""Words whose cut leaves a fragment: they are shown by no exercise."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Attribution, QuotedString
from generator.exercises.roles import is_role
from generator.lexicon.cue_records import cue_forms
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = [
    "begins_with_a_thing",
    "goes_on",
    "is_fragment",
    "is_relative",
    "is_second_half",
    "is_subordinate",
    "is_thing",
    "is_torn",
    "points_with_that",
    "takes_in_the_hearer",
]


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


_VERB_BEHIND = re.compile(r"[a-z]+['’](?:s|re|ve|ll|d|m)|[a-z]+n['’]t")
_AS_A_VERB = frozenset({"it", "to", "the", "a", "an", "them", "him", "her", "us", "me", "his", "their", "no"})
_NO_VERB = frozenset(
    {"this", "his", "its", "us", "yes", "as", "less", "perhaps", "always", "sometimes", "plus"}
)
_NO_BEGINNING = frozenset(
    {"to", "than", "like", "more", "even", "including", "which", "who", "that", "because"}
)
_BEFORE_THE = frozenset({"all", "both", "half", "not", "only", "such", "what", "quite", "many"})
_WE = frozenset({"i", "we", "you", "he", "she", "they", "it", "never", "no", "yes", "stop", "go", "not"})


def _tells(norm: str) -> bool:
    verb = norm in word_group("finite") or norm in word_group("past-verb")
    return verb or (norm.endswith("ed") and len(norm) > 3) or _VERB_BEHIND.fullmatch(norm) is not None


def is_fragment(span: Span, *, phrases: bool = False) -> bool:
    """Whether marked words say nothing by themselves: a bare predicate, a short phrase, half a bracket.

    With *phrases*, a short phrase such as “long delay” is none.

    >>> def alone(said):
    ...     return is_fragment(Span.of(said, 0, len(said)))
    >>> alone("owes it to the town"), alone("very positive"), alone("The road"), alone("it was a mess")
    (True, True, True, False)
    >>> alone("No lines at the gate"), alone("We won"), alone("a man] was hurt")
    (False, False, True)
    """
    said = span.text
    if said.count("[") != said.count("]") or said.count("(") != said.count(")"):
        return True
    found = words(said)
    if not found:
        return True
    first, rest = found[0].norm, found[1:]
    verb = any(_tells(word.norm) for word in rest) or _VERB_BEHIND.fullmatch(first) is not None
    if not said[found[0].start].islower():
        short = len(found) < 3 or first in word_group("preposition")
        return not verb and short and said[-1:] not in "!?" and first not in _WE
    bare = first in _NO_BEGINNING or first in word_group("preposition") or first.endswith("ing")
    bare = bare or (_tells(first) and _VERB_BEHIND.fullmatch(first) is None)
    second = rest[0].norm if rest else ""
    bare = bare or (first.endswith("s") and first not in _NO_VERB and second in _AS_A_VERB)
    bare = bare or (not verb and second in ("the", "a", "an") and first not in _BEFORE_THE)
    return bare or (not phrases and not verb and len(found) < 6)


_LED = re.compile(r"(?:['’]s?|\b(?:the|an?|his|her|their|its|my|our))\s*$", re.IGNORECASE)


def is_second_half(annotations: AnnotationSet, quoted: QuotedString) -> bool:
    """Whether marked words only end what began in marks before the cue: “…,” she said, “like the army, …”.

    A clause the first word of which stands before the marks is cut as well: the bank's “aim is to stay free”.
    """
    if not quoted.span.text.lstrip("“\"'‘«")[:1].islower() or quoted.attribution is None:
        return False
    lead = annotations.article.text[max(0, quoted.span.start - 12) : quoted.span.start].rstrip("“\"'‘«")
    found = words(quoted.span.text)
    if _LED.search(lead) and len(found) > 4 and any(_tells(word.norm) for word in found[1:]):
        return True
    return any(
        other.attribution == quoted.attribution
        and other.span.end < quoted.span.start < other.span.end + 90
        and other.span.text.rstrip("”\"'’»").endswith(",")
        for other in annotations.quoted
    )


_BARE = frozenset(
    {"it", "he", "she", "they", "we", "i", "you", "there", "this", "what", "nothing", "nobody", "everything"}
)


def points_with_that(text: str) -> bool:
    """Whether the "that" before *text* may belong to its noun: "says that | bid was too low".

    >>> points_with_that("bid was too low"), points_with_that("fires were out"), points_with_that("he ran")
    (True, False, False)
    """
    found = words(text)[:2]
    if len(found) < 2 or not text[:1].islower() or found[0].norm in _BARE or found[0].norm.endswith("s"):
        return False
    return found[1].norm in word_group("finite")


_ASKS = frozenset({"how", "why", "whether", "who", "whom", "whose", "where"})
_ACTING = re.compile(r"\b(?:in|by|after|while|before|when|on)\s+[a-z]+ing\b")


def is_subordinate(text: str, attribution: Attribution, clause: Span) -> bool:
    """Whether the reported words are no statement: "admitted | planning it", "recalled | how cold it was".

    Words between the cue and the clause that act ("said in releasing the tape, which …") count as well.
    """
    cue, found = attribution.cue, words(clause.text)
    if cue is None or not found:
        return True
    if cue.end <= clause.start and _ACTING.search(text[cue.end : clause.start]):
        return True
    if found[0].norm in _ASKS:
        return True
    gerund = (
        found[0].norm.endswith("ing") and clause.text[found[0].start].islower() and len(found[0].norm) > 5
    )
    return gerund and not any(word.norm in word_group("finite") for word in found[1:])


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
