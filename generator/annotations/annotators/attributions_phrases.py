"""Noun phrases and adverbials around a cue, without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_stretches import (
    Token,
    in_list,
    is_adverb,
    is_finite,
    is_pronoun,
)
from generator.annotations.annotators.names_kinds import is_person_noun, is_title

__all__ = ["closes_with_mark", "has_verb", "nominal", "np_left", "np_right"]

_ENDING = ",.!?…;:—–-"


def closes_with_mark(token: Token) -> bool:
    """Whether a quotation ends with punctuation inside its marks: then a clause ends there."""
    return token.kind == "quoted" and token.norm.rstrip("'’ ")[-1:] in tuple(",.!?…—-")


def nominal(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token can be part of a noun phrase: no punctuation, verb, preposition, conjunction or
    pronoun.
    """
    token = tokens[index]
    if token.kind == "quoted":
        return not closes_with_mark(token) and len(token.norm.split()) <= 5
    if token.kind == "mark":
        return token.norm in ("$", "£", "€", "₹", "#", "@", "%", "/")
    norm = token.norm
    if in_list("preposition", norm) or in_list("coordinator", norm) or in_list("subordinator", norm):
        return False
    if norm in ("also", "then", "has", "have"):
        return False
    if is_pronoun(norm):
        return False
    named = token.capital and index + 1 < len(tokens) and tokens[index + 1].capital
    if in_list("auxiliary", norm):
        return norm in ("will", "may") and token.capital and (named or index > 0)
    if is_finite(norm) and not token.capital:
        if index > 0 and _adjectival(tokens, index):
            return True
        fresh = index == 0 or tokens[index - 1].kind == "quoted" or is_finite(tokens[index - 1].norm)
        return (
            fresh
            and norm.endswith("ed")
            and index + 1 < len(tokens)
            and tokens[index + 1].kind == "word"
            and not (
                in_list("preposition", tokens[index + 1].norm)
                or in_list("determiner", tokens[index + 1].norm)
                or is_pronoun(tokens[index + 1].norm)
                or is_adverb(tokens[index + 1].norm)
            )
        )
    return True


def _adjectival(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb form is used as an adjective or noun: "a retired officer", "his work"."""
    before = tokens[index - 1]
    if before.kind != "word":
        return False
    norm = before.norm
    if norm in ("few", "many", "some", "all", "most", "both", "several", "others", "each"):
        return False
    if in_list("determiner", norm) or norm.endswith("'s"):
        return True
    return in_list("preposition", norm) and norm != "to" and not norm.endswith("ing")


def np_left(tokens: Sequence[Token], last: int, low: int) -> int | None:
    """The first token of the noun phrase that ends at *last*, not before *low*; None where there is none."""
    if last < low or not nominal(tokens, last):
        return None
    index = last
    start = last
    joint = True
    while index >= low:
        if nominal(tokens, index):
            if (
                not joint
                and start != index
                and tokens[start].capital
                and not tokens[index].capital
                and in_list("time", tokens[index].norm)
                and not tokens[index].norm.endswith("'s")
            ):
                break
            if (
                not joint
                and in_list("determiner", tokens[start].norm)
                and not (
                    tokens[start].norm
                    in (
                        "two",
                        "three",
                        "four",
                        "five",
                        "six",
                        "other",
                        "few",
                        "many",
                        "several",
                        "one",
                        "most",
                        "such",
                    )
                    or tokens[index].norm in ("all", "both", "half", "such", "some", "many", "most")
                )
            ):
                break
            if start != index and in_list("weekday", tokens[index].norm):
                break
            start = index
            index -= 1
            joint = False
            continue
        joined = _joint(tokens, index, low)
        if joined is None:
            break
        index = joined
        joint = True
    return start


def _joint(tokens: Sequence[Token], index: int, low: int) -> int | None:
    """What stands left of a joint inside a noun phrase ("of", "and", "who saw"), or None at its edge."""
    token = tokens[index]
    if token.kind != "word" or index - 1 < low:
        return None
    left = index - 1
    norm = token.norm
    if norm == "of" or (in_list("preposition", norm) and norm not in ("despite", "since", "until", "after")):
        if tokens[left].norm == "and" and left - 1 >= low and nominal(tokens, left - 1):
            return left - 1
        taking_part = (
            tokens[left].norm.endswith(("ed", "ing")) and left - 1 >= low and nominal(tokens, left - 1)
        )
        if not nominal(tokens, left) and taking_part and not tokens[left - 1].capital:
            return left - 1
        plain = (
            nominal(tokens, left)
            and not in_list("time", tokens[left].norm)
            and not in_list("adverb", tokens[left].norm)
        )
        return left if plain else None
    if norm in ("and", "&", "or"):
        if not nominal(tokens, left):
            return None
        probe, limit = left, max(low, left - 30)
        while probe >= limit and (tokens[probe].kind == "word" or nominal(tokens, probe)):
            if is_finite(tokens[probe].norm) and not nominal(tokens, probe):
                return None
            if in_list("subordinator", tokens[probe].norm):
                break
            probe -= 1
        return left
    if is_finite(norm) or norm.endswith("ing"):
        probe = left
        while probe >= max(low, index - 4) and (
            is_adverb(tokens[probe].norm) or in_list("auxiliary", tokens[probe].norm)
        ):
            probe -= 1
        if probe > low and tokens[probe].norm in ("who", "that", "which") and nominal(tokens, probe - 1):
            return probe - 1
        following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        reduced = norm.endswith("ing") or (norm.endswith("ed") and in_list("preposition", following))
        participle = reduced and left >= low and nominal(tokens, left)
        return (
            left
            if participle and not tokens[left].capital and not in_list("time", tokens[left].norm)
            else None
        )
    return None


def np_right(tokens: Sequence[Token], first: int, high: int, *, names: bool = False) -> int:
    """The index after the noun phrase that begins at *first* (equal to *first* where none does)."""
    index = first
    while index < high:
        token = tokens[index]
        if token.kind == "word" and is_pronoun(token.norm) and index == first:
            return index + 1
        if token.kind == "word" and in_list("object-pronoun", token.norm) and index == first:
            return index + 1
        if not nominal(tokens, index):
            if index > first and token.norm == "of" and index + 1 < high:
                index += 1
                continue
            if (
                index > first
                and token.norm in ("and", "&")
                and index + 1 < high
                and nominal(tokens, index + 1)
            ):
                probe, limit = index + 1, min(high, index + 9)
                while probe < limit and nominal(tokens, probe):
                    probe += 1
                if probe < limit and is_finite(tokens[probe].norm):
                    break
                index += 1
                continue
            break
        if index > first:
            before = tokens[index - 1]
            fresh = in_list("determiner", token.norm) and before.norm not in (
                "of",
                "and",
                "all",
                "both",
                "such",
                "half",
            )
            name_after_noun = (
                not names
                and token.capital
                and not before.capital
                and before.kind == "word"
                and not in_list("determiner", before.norm)
                and before.norm not in ("of", "and", "&")
                and not is_title(before.norm)
                and not is_person_noun(before.norm)
                and not _modifies(before.norm)
            )
            if fresh or name_after_noun or (in_list("weekday", token.norm)):
                break
        index += 1
    return index


def _modifies(norm: str) -> bool:
    return norm.endswith(("ing", "ed", "an", "ish", "ic", "al", "'s")) or norm[0].isdigit()


def has_verb(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether there is a finite verb among ``tokens[first:stop]``, outside quotations."""
    for index in range(first, stop):
        token = tokens[index]
        if token.kind != "word" or not is_finite(token.norm):
            continue
        if token.norm in ("be", "been", "being"):
            continue
        if in_list("auxiliary", token.norm) or index == first or not _adjectival(tokens, index):
            return True
    return False
