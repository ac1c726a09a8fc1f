"""Contents with the cue right behind them and the speaker last: "…," said the mayor."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_contents import After
from generator.annotations.annotators.attributions_cues import Hit
from generator.annotations.annotators.attributions_leading import leading_draft
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import closes_with_mark, has_verb
from generator.annotations.annotators.attributions_sources import subject_left, subject_right
from generator.annotations.annotators.attributions_stretches import Stretch, Token, in_list, is_adverb
from generator.lexicon.cue_records import cue_forms

__all__ = ["inverted_draft"]

_HEADS = ("headline", "subhead", "standfirst")
_NEVER_INVERTED = frozenset(
    [
        "tell",
        "inform",
        "notify",
        "remind",
        "assure",
        "reassure",
        "accuse",
        "blame",
        "thank",
        "call",
        "find",
        "show",
    ]
)


def inverted_draft(stretch: Stretch, hit: Hit, floor: int, high: int) -> Draft | None:
    """ "…," said X: the cue right after its content."""
    tokens = stretch.tokens
    edge = hit.first - 1
    takes = set(hit.cue.takes)
    if {"as", "naming"} & takes:
        return None
    if edge < floor or "quote" not in takes or hit.cue.lemma in _NEVER_INVERTED or hit.infinitive:
        return None
    if hit.tag not in ("past", "present") or hit.first != hit.at:
        return None
    sign = tokens[edge]
    quoted = sign.kind == "quoted" or (
        edge > floor and sign.kind == "mark" and tokens[edge - 1].kind == "quoted"
    )
    if not (quoted or sign.norm in (",", "—", "–", "--")):
        return None
    source = subject_right(tokens, hit.last + 1, high)
    if source is None:
        return None
    index = source.stop
    next_token = tokens[index] if index < high else None
    if not quoted:
        if (
            next_token is not None
            and next_token.norm not in (".", ",", ";")
            and next_token.kind != "quoted"
            and not (in_list("preposition", next_token.norm) or next_token.norm in ("who", "as", "when"))
        ):
            return None
        if hit.cue.lemma not in (
            "say",
            "report",
            "write",
            "add",
            "explain",
            "note",
            "warn",
            "argue",
            "claim",
        ):
            return None
        if (
            not any(tokens[i].capital for i in range(source.first, source.stop))
            and not in_list("determiner", tokens[source.first].norm)
            and stretch.role not in _HEADS
            and index < high - 1
        ):
            return None
        said = has_verb(tokens, floor, edge) or any(tokens[i].kind == "quoted" for i in range(floor, edge))
        heading = tokens[-1].norm != "." and edge - floor > 2
        inserted = (
            next_token is not None
            and next_token.norm == ","
            and has_verb(tokens, index + 1, min(high, index + 4))
        )
        if not (said or heading or inserted) or _interrupted(tokens, edge, floor):
            return None
    elif (
        next_token is not None
        and next_token.kind == "word"
        and not (
            in_list("preposition", next_token.norm)
            or in_list("time", next_token.norm)
            or in_list("subordinator", next_token.norm)
            or is_adverb(next_token.norm)
            or next_token.norm in ("and", "last", "this", "earlier")
        )
    ):
        left = subject_left(tokens, hit.first, floor)
        if left is not None and not closes_with_mark(sign):
            return None
    start = floor
    while (
        start < edge and tokens[start].kind == "mark" and tokens[start].norm not in ("$", "£", "€", "₹", "#")
    ):
        start += 1
    around = (start, edge + 1 if sign.kind == "quoted" else edge)
    if around[0] >= around[1]:
        return None
    index = _after_source(tokens, source.stop, high)
    after = (
        After("quote", index, index)
        if index < high and tokens[index].kind == "quoted"
        else After("none", index, index)
    )
    if index + 1 < high and tokens[index].norm in (",", ":") and tokens[index + 1].kind == "quoted":
        after = After("quote", index + 1, index + 1)
    return leading_draft(tokens, hit, source, after, around, [], high, rule="inverted")


def _after_source(tokens: Sequence[Token], index: int, high: int) -> int:
    """The index of the comma, quotation or end after an inverted subject and its apposition."""
    probe = index
    while probe < high and tokens[probe].kind != "quoted" and tokens[probe].norm not in (".", ";", ":"):
        if tokens[probe].kind == "word" and tokens[probe].norm in cue_forms() and not tokens[probe].capital:
            return index
        probe += 1
    if probe < high and tokens[probe].kind == "quoted" and tokens[probe - 1].kind == "word":
        return index
    return probe if probe < high and tokens[probe].kind == "quoted" else index


def _interrupted(tokens: Sequence[Token], edge: int, floor: int) -> bool:
    """Whether the comma at *edge* closes an apposition or relative clause rather than a content."""
    opening = edge - 1
    while opening > floor and tokens[opening].norm != ",":
        opening -= 1
    if opening <= floor:
        return False
    first = tokens[opening + 1].norm
    return first in ("who", "which", "whose", "a", "an", "the", "where") or not has_verb(
        tokens, floor, opening
    )
