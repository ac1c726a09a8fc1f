"""Who passes the words on: "as quoted by the Associated Press", "told Reuters"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import np_right
from generator.annotations.annotators.attributions_stretches import Token, in_list
from generator.lexicon.cue_records import word_list

__all__ = ["is_outlet", "relay_of"]

_PASSING = frozenset(["quoted", "cited", "reported", "carried", "told"])


def is_outlet(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether the tokens name a news outlet or agency."""
    norms = [token.norm.removesuffix("'s") for token in tokens[first:stop] if token.kind == "word"]
    while norms and in_list("determiner", norms[0]):
        norms.pop(0)
    if not norms:
        return False
    whole = " ".join(norms)
    if whole in word_list("organisations.agency"):
        return True
    ends = [" ".join(norms[-count:]) for count in (1, 2, 3) if count < len(norms)]
    if tokens[stop - 1].capital and any(end in word_list("organisations.agency") for end in ends):
        return True
    if len(norms) > 1 and norms[-1] in word_list("organisations.paper-word") and tokens[stop - 1].capital:
        return True
    capital = any(token.capital for token in tokens[first:stop])
    return norms[-1] in word_list("organisations.outlet-word") and (
        capital or norms[-1] in ("agency", "media")
    )


def relay_of(tokens: Sequence[Token], draft: Draft) -> tuple[int, int] | None:
    """The outlet that relays a draft's words, as token indices."""
    high = len(tokens)
    after = draft.cue[1]
    if draft.hit is not None and draft.hit.cue.lemma in ("tell", "inform") and after < high:
        stop = np_right(tokens, after, high)
        if is_outlet(tokens, after, stop):
            return after, stop
        if stop < high and tokens[stop].kind == "quoted" and is_outlet(tokens, after, stop):
            return after, stop
    low = draft.parts[0][0] if draft.parts else 0
    for index in range(min(low, draft.cue[0]), high - 1):
        norm = tokens[index].norm
        if index >= after and (norm == ";" or (norm in ("which", "who") and tokens[index - 1].norm == ",")):
            break
        first = None
        if norm in _PASSING and tokens[index + 1].norm in ("by", "in", "on") and index > 0:
            before = tokens[index - 1].norm
            if before in ("as", "was", "were", "been", ","):
                first = index + 2
        elif norm == "according" and tokens[index + 1].norm == "to" and draft.cue[0] != index:
            first = index + 2
        if first is None or first >= high:
            continue
        stop = first
        while stop < high and tokens[stop].kind == "word":
            stop += 1
        for end in range(stop, first, -1):
            if is_outlet(tokens, first, end):
                return first, end
    return None
