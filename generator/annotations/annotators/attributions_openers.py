"""Where a subject proper begins and ends: without "In Delhi" before it, without "on Sunday" after it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_stretches import Token, in_list, is_adverb
from generator.annotations.annotators.names_kinds import is_person_noun, is_title

__all__ = ["before_adverbials", "without_opener"]


def before_adverbials(tokens: Sequence[Token], index: int, low: int) -> int:
    """The last token before *index* that is no adverb or time phrase between subject and verb."""
    while index >= low:
        token = tokens[index]
        if token.kind != "word":
            return index
        norm = token.norm
        if (is_adverb(norm) and norm != "others") or norm in ("yet", "then", "so"):
            index -= 1
        elif in_list("weekday", norm):
            index -= 1
            if index >= low and tokens[index].norm in (
                "on",
                "last",
                "this",
                "late",
                "early",
                "earlier",
                "next",
            ):
                index -= 1
        elif norm.isdigit() and index > low and in_list("month", tokens[index - 1].norm):
            index -= 2
            if index >= low and tokens[index].norm == "on":
                index -= 1
        elif (
            norm in ("week", "month", "year", "night", "evening", "morning")
            and index > low
            and tokens[index - 1].norm in ("last", "this", "next")
        ):
            index -= 2
        elif norm == "interview" and index > low + 1 and tokens[index - 1].norm == "an":
            index -= 3
        else:
            return index
    return index


def without_opener(tokens: Sequence[Token], start: int, last: int, low: int) -> int:
    """The start of the phrase without "In Delhi" or "However" before the subject proper."""
    while (
        start <= last
        and tokens[start].kind == "word"
        and (in_list("opener", tokens[start].norm) or (is_adverb(tokens[start].norm) and start < last))
    ):
        start += 1
    before = start - 1
    if before >= low and in_list("preposition", tokens[before].norm):
        return _last_phrase(tokens, start, last)
    return start


def _last_phrase(tokens: Sequence[Token], start: int, last: int) -> int:
    """After an opening preposition, the phrase nearest to the verb: "In Delhi Mr Rao" gives "Mr Rao"."""
    index = last
    while index > start:
        token, before = tokens[index], tokens[index - 1]
        fresh = token.capital and before.kind == "word" and not before.capital
        joined = (
            in_list("determiner", before.norm)
            or in_list("preposition", before.norm)
            or before.norm in ("and", "or")
        )
        if fresh and not joined and not is_title(before.norm) and not is_person_noun(before.norm):
            return index
        if token.capital and before.capital and token.norm.rstrip(".") in ("mr", "mrs", "ms", "dr", "prof"):
            return index
        if in_list("determiner", token.norm) and before.norm not in ("of", "and", "for", "in", "at"):
            return index
        if in_list("determiner", token.norm) and before.norm == "and" and index - 2 > start:
            name = index - 2
            while name > start and tokens[name].capital and tokens[name - 1].capital:
                name -= 1
            return name
        index -= 1
    return start
