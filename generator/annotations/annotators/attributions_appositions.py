"""Appositions between a name and its verb: "Ann Lee, 49, a baker from Tarn, said …"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.annotations.annotators.attributions_phrases import has_verb
from generator.annotations.annotators.attributions_stretches import Token, in_list, is_adverb
from generator.annotations.annotators.names_kinds import is_person_noun, is_place, is_title

__all__ = ["Source", "apposition_head", "is_apposition", "over_apposition"]


class Source(NamedTuple):
    """Token indices of a source, half open; `shared` says that it was found through another verb, `open`
    that the sentence allows another reading of who it is.
    """

    first: int
    stop: int
    shared: bool = False
    open: bool = False


def apposition_head(tokens: Sequence[Token], start: int, low: int) -> int | None:
    """The first token of the name that the phrase at *start* is in apposition to ("Ann Lee, 49, a baker who
    …"), or None.
    """
    opener = tokens[start].norm
    if start - 2 < low or tokens[start - 1].norm != ",":
        return None
    if (
        not (in_list("apposition", opener) or is_person_noun(opener) or is_title(opener))
        or tokens[start].capital
    ):
        return None
    last = start - 2
    if tokens[last].norm.isdigit() and last - 2 >= low and tokens[last - 1].norm == ",":
        last -= 2
    if not tokens[last].capital or in_list("time", tokens[last].norm) or is_place(tokens[last].norm):
        return None
    first = last
    while first > low and (tokens[first - 1].capital or is_title(tokens[first - 1].norm)):
        first -= 1
    return first if first < last or in_list("preposition", tokens[first - 1].norm) else None


def over_apposition(tokens: Sequence[Token], source: Source, low: int, *, goes_on: bool) -> Source:
    """The name that a source is only the apposition of, where a comma is missing or an age comes between:
    "A. Ramesh, former chairman of the council said …"; *goes_on* says that a content follows the cue.
    """
    start = source.first
    named = apposition_head(tokens, start, low) if goes_on else None
    if named is None:
        return source
    before = tokens[named - 1] if named > low else None
    while before is not None and in_list("opener", tokens[named].norm) and named < start:
        named += 1
    if (
        before is not None
        and before.kind == "word"
        and before.norm not in ("and", "but", "that", "while", "as")
    ):
        return source._replace(open=True)
    if before is not None and before.norm == ",":
        return source._replace(open=True)
    return Source(named, source.stop, source.shared)


def is_apposition(tokens: Sequence[Token], start: int, opening: int, close: int, low: int) -> bool:
    """Whether ``tokens[opening:close]`` can be an apposition to the noun phrase from *start* to *opening*."""
    first = tokens[opening + 1] if opening + 1 < close else None
    if first is None:
        return False
    if first.norm.isdigit() and opening + 3 < close and tokens[opening + 2].norm == ",":  # an age
        first = tokens[opening + 3]
    head = tokens[start]
    after_comma = start - 1 >= low and tokens[start - 1].norm == ","
    if after_comma and (
        head.norm.isdigit() or head.norm.endswith(".") or is_place(head.norm) or is_title(head.norm)
    ):
        return False
    if opening - start == 1 and (in_list("opener", head.norm) or is_adverb(head.norm)):
        return False
    before = start - 1
    if (
        before >= low
        and tokens[before].norm == ","
        and not (head.capital or in_list("determiner", head.norm))
    ):
        return False
    named = all(token.capital for token in tokens[opening + 1 : close])
    if before >= low and tokens[before].norm == "," and head.norm in ("a", "an") and not named:
        return False
    if before >= low and tokens[before].kind == "word" and in_list("preposition", tokens[before].norm):
        placed = is_place(" ".join(token.norm for token in tokens[opening + 1 : close]))
        return placed and tokens[before].norm in ("after", "before", "since", "until")
    if in_list("time", head.norm):
        return False
    if first.norm in (
        "who",
        "which",
        "whose",
        "where",
        "when",
        "as",
        "in",
        "speaking",
        "asked",
        "writing",
        "citing",
    ):
        return True
    return (
        not has_verb(tokens, opening + 1, close)
        or first.norm.endswith(("ed", "ing"))
        or in_list("apposition", first.norm)
    )
