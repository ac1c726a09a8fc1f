"""Times, places and manners between a cue and what is said: "said on Sunday in a statement that …"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_phrases import np_right
from generator.annotations.annotators.attributions_stretches import Token, in_list, is_adverb, is_pronoun

__all__ = ["skip_adverbials", "time_end"]


def time_end(tokens: Sequence[Token], index: int, high: int) -> int:
    """The index after a time phrase that begins at *index* ("Sunday", "last week", "the next day"), or
    *index*.
    """
    token = tokens[index]
    if token.kind != "word":
        return index
    if in_list("weekday", token.norm) or token.norm in (
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "earlier",
        "later",
    ):
        stop = index + 1
        while (
            stop < high and in_list("time", tokens[stop].norm) and not in_list("weekday", tokens[stop].norm)
        ):
            stop += 1
        return stop
    if in_list("month", token.norm) and token.capital:
        stop = index + 1
        while stop < high and (tokens[stop].norm.isdigit() or tokens[stop].norm in ("th", ".")):
            stop += 1
        if stop + 1 < high and tokens[stop].norm == "," and tokens[stop + 1].norm.isdigit():
            stop += 2
        return stop
    if in_list("time-opener", token.norm) or token.norm.isdigit():
        stop = index
        while stop < min(high, index + 5) and (
            in_list("time-opener", tokens[stop].norm) or tokens[stop].norm.isdigit()
        ):
            stop += 1
            if in_list("time", tokens[stop - 1].norm) and (
                stop >= high or not in_list("time", tokens[stop].norm)
            ):
                return stop
        if stop < high and stop > index and in_list("time", tokens[stop].norm):
            while stop < high and in_list("time", tokens[stop].norm):
                stop += 1
            return stop
    return index


def skip_adverbials(tokens: Sequence[Token], index: int, high: int) -> int:
    """The index after times, places and manners that follow a cue: "on Sunday in a statement", "as he
    left".
    """
    while index < high:
        token = tokens[index]
        if token.kind != "word":
            break
        after_time = time_end(tokens, index, high)
        if after_time > index:
            index = after_time
            continue
        norm = token.norm
        if is_adverb(norm) and norm not in (
            "there",
            "here",
            "only",
            "even",
            "just",
            "almost",
            "long",
            "well",
        ):
            index += 1
            continue
        if (
            norm in ("when", "while", "as", "after", "before")
            and index + 1 < high
            and not _plain_phrase(tokens, index, high)
            and _clause_skip(tokens, index, high)
        ):
            index = _clause_skip(tokens, index, high)
            continue
        following = tokens[index + 1] if index + 1 < high else None
        if (
            norm == "to"
            and following is not None
            and following.kind == "word"
            and not (
                following.capital
                or in_list("determiner", following.norm)
                or in_list("object-pronoun", following.norm)
                or following.norm.endswith(("s", "ing"))
            )
        ):
            break
        if in_list("preposition", norm) and norm not in ("than", "like", "despite"):
            stop = np_right(tokens, index + 1, high)
            if stop == index + 1 and stop < high and tokens[stop].norm.endswith("ing"):
                stop = np_right(tokens, stop + 1, high)
            if stop > index + 1:
                index = stop
                continue
        break
    return index


def _plain_phrase(tokens: Sequence[Token], index: int, high: int) -> bool:
    """Whether "after" or "before" at *index* is followed by a noun phrase and then by a clause: "after the
    vote he …".
    """
    if tokens[index].norm not in ("after", "before"):
        return False
    stop = np_right(tokens, index + 1, high)
    return index + 1 < stop < high and (
        is_pronoun(tokens[stop].norm) or tokens[stop].norm in ("that", ",", ":")
    )


def _clause_skip(tokens: Sequence[Token], index: int, high: int) -> int:
    """The end of a short adverbial clause that begins at *index* and runs to a quotation or the end, or 0."""
    stop = index + 1
    while stop < high and tokens[stop].kind == "word" and tokens[stop].norm not in ("that",):
        stop += 1
    if stop < high and tokens[stop].kind == "quoted":
        inside = tokens[stop - 1].norm  # "before they left in an “unprovoked” hurry"
        return 0 if in_list("determiner", inside) or in_list("preposition", inside) else stop
    return stop if stop >= high or tokens[stop].norm in (".", ":", ",") else 0
