"""Whether a described speaker can speak: its head noun is a person, a group, a body or a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.annotations.annotators.attributions_stretches import Token, in_list, is_finite
from generator.annotations.annotators.names_kinds import is_person_noun, is_title
from generator.lexicon.cue_records import word_list

__all__ = ["can_be_speaker", "head_noun"]

_PERSON = re.compile(
    r"\w\w(?:er|or|ist|ian|eer|ster|man|men|woman|women|person|people|folk|ologist|yst|crat|ee|ant|ite)s?$"
)


def can_be_speaker(tokens: Sequence[Token]) -> bool:
    """Whether the noun phrase *tokens* names somebody or something that says things.

    "two officials", "a report by the bank" and "half of the residents" do, "the incident" does not.
    """
    index = head_noun(tokens)
    if tokens[index].norm == "one":
        return False
    for place in range(1, len(tokens) - 1):  # "big data to help them", not "the envoy to Mali"
        after = tokens[place + 1]
        if tokens[place].norm == "to" and not (after.capital or in_list("determiner", after.norm)):
            return False
    if any(_clause_verb(tokens, place) for place in range(1, len(tokens))):
        return False
    return _speaks(tokens[index].norm.removesuffix("'s"))


def head_noun(tokens: Sequence[Token]) -> int:
    """The index of the noun that a phrase is about: before its first preposition or participle, after the
    "of" of a quantity.
    """
    last = 0
    for index, token in enumerate(tokens):
        norm = token.norm
        if token.kind == "mark" and norm not in ("%", "&", "/"):
            break
        if index and norm == "of" and in_list("quantity", tokens[index - 1].norm):
            last = index + 1 if index + 1 < len(tokens) else last
            continue
        if index and (in_list("preposition", norm) or _reduced(tokens, index) or in_list("relative", norm)):
            break
        if in_list("after-noun", norm):
            break
        last = index
    return last


def _reduced(tokens: Sequence[Token], index: int) -> bool:
    """Whether a reduced relative clause begins: "officials briefed on it", "scientists studying patients"."""
    norm = tokens[index].norm
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return in_list("reduced", norm)
    plain = (
        in_list("after-noun", following.norm)
        or in_list("preposition", following.norm)
        or in_list("determiner", following.norm)
        or following.capital
    )
    return norm.endswith(("ed", "ing", "seen")) and len(norm) > 4 and plain and not tokens[index].capital


def _clause_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a finite verb stands in the phrase, so that it is more than a noun phrase."""
    token = tokens[index]
    if token.kind != "word" or token.capital or not is_finite(token.norm):
        return False
    if in_list("auxiliary", token.norm) or in_list("verb", token.norm):
        return not in_list("determiner", tokens[index - 1].norm)
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    return following in ("to", "that") and not in_list("reduced", token.norm)


@cache
def _speaks(norm: str) -> bool:
    if any(norm in word_list(f"groups.{part}") for part in ("speaking", "body", "document", "people")):
        return True
    if norm in word_list("groups.thing"):
        return False
    single = norm.removesuffix("s") if not norm.endswith("ss") else norm
    if norm.endswith("ies"):
        single = norm[:-3] + "y"
    named = {norm, single, single.rpartition("-")[2]}
    if any(is_person_noun(word) or is_title(word) for word in named):
        return True
    if any(word in word_list(f"groups.{part}") for word in named for part in ("body", "document")):
        return True
    if {single + "s", norm + "es"} & word_list("groups.speaking") or in_list("quantity", norm):
        return True
    if single in word_list("groups.thing"):
        return False
    return _PERSON.match(norm) is not None or norm in word_list("groups.demonym")
