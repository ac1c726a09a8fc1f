"""What is said: the words that a cue puts into somebody's mouth, before it, after it, or around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from generator.annotations.annotators.attributions_adverbials import skip_adverbials, time_end
from generator.annotations.annotators.attributions_cues import Hit
from generator.annotations.annotators.attributions_ends import content_end
from generator.annotations.annotators.attributions_phrases import has_verb, nominal, np_right
from generator.annotations.annotators.attributions_stretches import (
    Token,
    in_list,
    is_adverb,
    is_finite,
    is_pronoun,
)
from generator.lexicon.cue_records import cue_forms

__all__ = ["After", "after_cue"]

_QUESTION = frozenset(["whether", "why", "how", "what", "who", "when", "where", "if", "which"])

Shape = Literal["none", "quote", "that", "wh", "to", "bare", "np", "colon"]


class After(NamedTuple):
    """What follows a cue: the shape of the complement and where it begins; `next` is what follows
    adverbials.
    """

    shape: Shape
    start: int
    next: int


def after_cue(tokens: Sequence[Token], hit: Hit, high: int) -> After:
    """The complement that follows the cue, as far as its record allows it."""
    takes = hit.cue.takes
    index = hit.last + 1
    if index < high and tokens[index].kind == "word" and not _delays(tokens, hit, index, high):
        direct = _complement(tokens, hit, index, high, at_once=True)
        if direct is not None:
            return direct
    addressed = index
    if "hearer" in takes and index < high:
        index = _hearer(tokens, index, high)
    elif (
        index < high
        and tokens[index].norm == "to"
        and not ("to" in takes and _infinitive(tokens, index, high))
    ):
        index = np_right(tokens, index + 1, high)
    if (
        index < high
        and tokens[index].norm in ("to", "not")
        and "to" in takes
        and _infinitive(tokens, index, high)
    ):
        return After("to", addressed, index)
    index = skip_adverbials(tokens, index, high)
    if (
        index + 3 < high
        and tokens[index].norm == ","
        and tokens[index + 1].capital
        and tokens[index + 2].norm == ","
        and tokens[index + 3].norm == "that"
    ):
        index += 3
    if index < high and tokens[index].norm == "," and index + 1 < high:
        beyond = index + 1
        if tokens[beyond].kind == "quoted" and "quote" in takes:
            return After("quote", beyond, beyond)
        later = skip_adverbials(tokens, beyond, high)
        closing = later < high and tokens[later].norm == ","
        if later > beyond and closing and later + 1 < high:
            if tokens[later + 1].kind == "quoted" and "quote" in takes:
                return After("quote", later + 1, later + 1)
            if tokens[later + 1].norm == "that" and "that" in takes:
                return After("that", later + 1, later + 1)
        if later > beyond and later < high and tokens[later].norm == "that" and "that" in takes:
            return After("that", later, later)
    found = _complement(tokens, hit, index, high, at_once=False) if index < high else None
    if found is not None and found.shape == "to" and addressed < index and tokens[addressed].norm == "for":
        return After("to", addressed, index)  # "asked for the law to be dropped"
    return found if found is not None else After("none", index, index)


def _delays(tokens: Sequence[Token], hit: Hit, index: int, high: int) -> bool:
    """Whether a time or place stands between cue and content: "said Friday that", "said in a statement
    that".
    """
    norm = tokens[index].norm
    if time_end(tokens, index, high) > index or (norm.endswith("ly") and is_adverb(norm)):
        return True
    return in_list("preposition", norm) and not (
        norm == "to" and "to" in hit.cue.takes and _infinitive(tokens, index, high)
    )


def _hearer(tokens: Sequence[Token], index: int, high: int) -> int:
    """The index after the person addressed ("told CNN's “Today”", "asked him")."""
    if tokens[index].kind == "quoted" or tokens[index].norm in ("he", "she", "they", "we", "i"):
        return index
    stop = np_right(tokens, index, high)
    for place in range(index, stop):
        if tokens[place].kind == "quoted":
            titled = place > index and len(tokens[place].norm.split()) <= 4
            return place + 1 if titled and place + 1 < high and tokens[place + 1].norm != "." else place
        if tokens[place].norm == "that":
            return place
    if (
        stop < high
        and tokens[stop].kind == "quoted"
        and stop > index
        and tokens[stop - 1].norm.endswith("'s")
    ):
        stop += 1
    return stop


def _infinitive(tokens: Sequence[Token], index: int, high: int) -> bool:
    """Whether "to" at *index* begins an infinitive rather than "to the crowd"."""
    if index + 1 >= high or tokens[index].norm != "to":
        return tokens[index].norm == "not" and index + 1 < high and tokens[index + 1].norm == "to"
    following = tokens[index + 1]
    if following.kind == "quoted":
        return True
    norm = following.norm
    return (
        following.kind == "word"
        and not following.capital
        and not in_list("determiner", norm)
        and not in_list("object-pronoun", norm)
        and not in_list("preposition", norm)
        and not norm.endswith(("s", "ing"))
    ) or in_list("infinitive-in-s", norm)


def _complement(tokens: Sequence[Token], hit: Hit, index: int, high: int, *, at_once: bool) -> After | None:
    takes = hit.cue.takes
    token = tokens[index]
    if token.kind == "quoted":
        return After("quote", index, index) if "quote" in takes else None
    if token.norm == ":":
        worded = index + 1 >= high or tokens[index + 1].kind == "quoted" or "that" in takes
        return After("colon", index + 1, index) if "quote" in takes and worded else None
    if token.norm in ("—", "–", "--") and index + 1 < high and tokens[index + 1].kind == "quoted":
        return After("quote", index + 1, index + 1) if "quote" in takes else None
    if token.kind != "word":
        return None
    norm = token.norm
    if (
        norm == "that"
        and "that" in takes
        and index + 1 < high
        and not (
            in_list("time", tokens[index + 1].norm)
            or tokens[index + 1].norm in (".", ";", ":")
            or (
                hit.cue.lemma != "say"
                and is_finite(tokens[index + 1].norm)
                and not tokens[index + 1].capital
                and "'" not in tokens[index + 1].norm
            )
        )
    ):
        return After("that", index, index)
    if (
        norm in _QUESTION
        and "wh" in takes
        and not (norm in ("when", "where", "who", "which", "if") and at_once is False and norm != "if")
    ):
        return After("wh", index, index)
    if norm in ("to", "not") and "to" in takes and _infinitive(tokens, index, high):
        return After("to", index, index)
    if at_once and "hearer" in takes:
        return None
    if "bare" in takes and _bare_clause(tokens, index, high, long_enough=hit.cue.lemma == "say"):
        return After("bare", index, index)
    if "as" in takes:
        stop = content_end(tokens, index, high)
        if any(tokens[place].norm == "as" for place in range(index, stop)):
            return After("np", index, index)
    if "naming" in takes and at_once and _object(tokens, index):
        stop = content_end(tokens, index, high)
        if any(tokens[place].kind == "quoted" for place in range(index, stop)):
            return After("np", index, index)
    if "naming" in takes and at_once and hit.tag != "gerund" and _object(tokens, index):
        stop = np_right(tokens, index, high)
        if index < stop < high and tokens[stop].norm in ("a", "an"):
            return After("np", index, index)
    if "np" in takes and at_once and _object(tokens, index):
        return After("np", index, index)
    return None


def _verb_near(tokens: Sequence[Token], index: int, stop: int) -> bool:
    near = range(index, min(stop, index + 3))
    return any(
        has_verb(tokens, i, i + 1) or (tokens[i].norm.endswith("s") and tokens[i].norm != "as") for i in near
    )


def _quotation_near(tokens: Sequence[Token], index: int, stop: int, *, past_comma: bool) -> bool:
    """Whether a quotation stands in the clause at *index*, before its first comma unless *past_comma*."""
    for place in range(index, stop):
        if tokens[place].kind == "quoted":
            return True
        if tokens[place].norm == "," and not past_comma:
            return False
    return False


def _main_verb(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether the first finite verb is the clause's own and not that of a relative clause inside its
    subject.
    """
    for place in range(index, stop):
        token = tokens[place]
        if token.norm in ("that", "which", "who", "whose", ",", "to") and place > index:
            return False
        if tokens[place - 1].norm == "being":
            continue
        if token.kind == "word" and has_verb(tokens, place, place + 1) and place > index:
            return True
    return False


def _object(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun phrase that can be an object begins at *index*."""
    token = tokens[index]
    if in_list("object-pronoun", token.norm) or in_list("determiner", token.norm):
        return True
    return nominal(tokens, index) and (token.norm.endswith("'s") or not in_list("time", token.norm))


def _bare_clause(tokens: Sequence[Token], index: int, high: int, *, long_enough: bool) -> bool:
    """Whether a clause without "that" begins at *index*: something that can be a subject, then a finite
    verb.
    """
    token = tokens[index]
    norm = token.norm
    short = (
        index + 1 >= high or tokens[index + 1].kind != "word" or tokens[index + 1].norm in ("to", "and", "or")
    )
    if in_list("interjection", norm) and short:
        return False
    if in_list("coordinator", norm) or norm in (
        "as",
        "when",
        "while",
        "after",
        "before",
        "because",
        "since",
        "until",
    ):
        return False
    stop = index
    limit = min(high, index + 45)
    while stop < limit and tokens[stop].norm not in (";", "."):
        stop += 1
    contracted = "'" in norm and is_pronoun(norm.partition("'")[0])
    if is_finite(norm) and not token.capital and not in_list("determiner", norm) and not contracted:
        return False
    if contracted:
        return True
    if norm.endswith("ing") and norm in cue_forms():  # "they say adding salt is the best way"
        return any(in_list("linking", tokens[i].norm) for i in range(index + 2, min(stop, index + 8)))
    if in_list("preposition", norm):
        return False
    return (
        (_main_verb(tokens, index, stop) if not long_enough else has_verb(tokens, index, stop))
        or norm == "there"
        or (is_pronoun(norm) and (norm not in ("it", "you") or _verb_near(tokens, index + 1, stop)))
        or (norm == "if" and has_verb(tokens, index, stop))
        or (long_enough and stop - index >= 5 and (token.capital or in_list("determiner", norm)))
        or _quotation_near(tokens, index, stop, past_comma=long_enough)
    )
