"""Whether a phrase can be the subject of a cue."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_appositions import Source
from generator.annotations.annotators.attributions_cues import Hit
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import closes_with_mark, has_verb, nominal
from generator.annotations.annotators.attributions_stretches import Token, in_list, is_adverb, is_pronoun
from generator.annotations.annotators.names_kinds import is_person_noun
from generator.lexicon.cue_records import word_list

__all__ = [
    "agrees",
    "another_clause",
    "back_to_quotation",
    "can_speak",
    "is_plural",
    "noun_like",
    "same_source",
]


def back_to_quotation(tokens: Sequence[Token], source: Source, floor: int) -> Source:
    """The source with all that stands between it and a quotation that ends in a comma: "…," Ann Lee,
    director, NASA said.
    """
    for index in range(source.first - 1, max(floor, source.first - 14) - 1, -1):
        if closes_with_mark(tokens[index]):
            between = tokens[index + 1 : source.first]
            plain = all(token.kind == "word" or token.norm == "," for token in between)
            if index + 1 < source.first and plain and not has_verb(tokens, index + 1, source.first):
                opening = tokens[index + 1]
                if opening.capital and not in_list("opener", opening.norm):
                    return Source(index + 1, source.stop, source.shared)
            break
    return source


def can_speak(tokens: Sequence[Token], source: Source) -> bool:
    """Whether a phrase can be a subject that says something: a name, a phrase with an article, a role, a
    group.
    """
    first, last = tokens[source.first], tokens[source.stop - 1]
    if first.kind == "quoted" and not is_person_noun(last.norm):
        return False
    if source.stop - source.first == 1 and is_pronoun(first.norm.partition("'")[0]):
        return True
    counting = first.norm in (
        "only",
        "nearly",
        "about",
        "almost",
        "just",
        "roughly",
        "more",
        "less",
        "around",
        "even",
    )
    if is_adverb(first.norm) and not counting and not first.capital and first.norm != "others":
        return False
    if in_list("negation", first.norm) and first.norm not in ("no", "nobody", "none", "neither"):
        return False
    for index in range(source.first, source.stop):
        norm = tokens[index].norm
        if norm in (",", "who", "which", "whose", "that", "(") or is_pronoun(norm):
            break
        if (in_list("auxiliary", norm) or in_list("verb", norm)) and not nominal(tokens, index):
            return False
    named_us = first.norm == "us" and first.capital
    if in_list("object-pronoun", first.norm) and first.norm not in ("it", "you", "her") and not named_us:
        return False
    if first.kind != "word" or in_list("determiner", first.norm) or first.norm[0].isdigit():
        return True
    if any(token.capital for token in tokens[source.first : source.stop]) or is_pronoun(first.norm):
        return True
    known = word_list("groups.speaking") | word_list("groups.body")
    return (
        last.norm.endswith("s")
        or first.norm.endswith("s")
        or any(t.norm in known or is_person_noun(t.norm) for t in tokens[source.first : source.stop])
        or first.norm
        in ("who", "which", "people", "everyone", "everybody", "nobody", "someone", "others", "so")
    )


def agrees(tokens: Sequence[Token], hit: Hit, source: Source) -> bool:
    """Whether a third person form stands with a singular: "emissions rules" is no clause, "the firm says"
    is.
    """
    if hit.tag != "present" or hit.first != hit.at:
        return True
    core = source.stop - 1
    for index in range(source.first + 1, source.stop):
        if tokens[index].norm in (",", "who", "which", "("):
            core = index - 1
            break
    head = tokens[core]
    if head.norm in ("they", "we", "i", "you", "these", "those"):
        return False
    plural = head.norm.endswith("s") and not head.norm.endswith(("ss", "us", "is", "'s", "s'"))
    return not plural or head.capital or core - source.first > 2


def noun_like(tokens: Sequence[Token], hit: Hit, source: Source) -> bool:
    """Whether a base form is rather a noun: "governors, state chairs", not "they state the terms"."""
    last = tokens[source.stop - 1].norm
    if any(tokens[i].norm in word_list("groups.speaking") for i in range(source.first, source.stop)):
        return tokens[hit.first - 1].norm == ","
    doubled = in_list("noun-or-verb", tokens[hit.at].norm) and hit.first == hit.at
    if doubled and tokens[hit.first - 1].norm == ",":
        return True
    return doubled and not is_pronoun(last) and last not in word_list("groups.speaking")


def another_clause(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a clause with a verb of its own begins among ``tokens[first:stop]``: "when they met"."""
    for index in range(first, stop - 1):
        norm = tokens[index].norm
        opens = norm in ("where", "who", "whose", "which", "when", "while", "because", "as", "since", "after")
        coordinate = norm in ("and", "but") and index > first and tokens[index - 1].norm == ","
        acts = has_verb(tokens, index + 1, stop) or any(
            tokens[i].norm.endswith("s") and not tokens[i].capital for i in range(index + 3, stop)
        )
        if (opens and acts) or (coordinate and has_verb(tokens, index + 1, stop)):
            return True
    return False


def same_source(found: Sequence[Draft]) -> Source | None:
    last = found[-1].source
    return Source(last[0], last[1], True) if last else None


def _core_head(tokens: Sequence[Token], source: Source) -> str:
    """The noun before the first preposition, comma or relative pronoun of a source."""
    for index in range(source.first + 1, source.stop):
        norm = tokens[index].norm
        if in_list("preposition", norm) or norm in (",", "who", "which", "whose", "that", "("):
            return tokens[index - 1].norm
    return tokens[source.stop - 1].norm


def is_plural(tokens: Sequence[Token], source: Source) -> bool:
    head = tokens[source.stop - 1].norm
    return (
        head
        in (
            "they",
            "we",
            "i",
            "you",
            "who",
            "people",
            "police",
            "which",
            "that",
            "many",
            "some",
            "others",
            "most",
            "media",
        )
        or head.endswith(("s", "%"))
        or head.isdigit()
        or head
        in ("percent", "half", "third", "quarter", "majority", "others", "those", "these", "couple", "number")
        or tokens[source.first].norm
        in (
            "those",
            "these",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "many",
            "most",
        )
        or any(tokens[i].norm == "and" for i in range(source.first, source.stop))
        or _core_head(tokens, source).endswith("s")
    )
