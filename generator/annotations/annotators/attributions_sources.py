"""Who says it: the subject of a cue, as a stretch of tokens."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_appositions import Source, apposition_head, is_apposition
from generator.annotations.annotators.attributions_openers import before_adverbials, without_opener
from generator.annotations.annotators.attributions_phrases import (
    closes_with_mark,
    has_verb,
    nominal,
    np_left,
    np_right,
)
from generator.annotations.annotators.attributions_stretches import (
    Token,
    in_list,
    is_finite,
    is_pronoun,
)
from generator.annotations.annotators.names_kinds import is_title
from generator.lexicon.cue_records import cue_forms

__all__ = ["main_subject", "subject_left", "subject_right"]


def subject_left(tokens: Sequence[Token], verb: int, low: int, *, deep: bool = True) -> Source | None:
    """The subject that stands before the verb group at *verb*, not before *low*."""
    index = before_adverbials(tokens, verb - 1, low)
    if index < low:
        return None
    token = tokens[index]
    if token.kind == "word" and (
        is_pronoun(token.norm) or token.norm in ("everyone", "everybody", "nobody", "someone")
    ):
        return Source(index, index + 1)
    if token.norm in ("who", "which", "that"):
        return _antecedent(tokens, index, low)
    if token.norm in (",", ")") or token.norm in ("—", "–", "-", "--"):
        return _over_interruption(tokens, index, low, deep)
    if token.norm in ("and", "but", "or", "then"):
        return main_subject(tokens, low, index) if deep else None
    start = np_left(tokens, index, low)
    if start is None and index - 2 >= low and is_finite(token.norm) and is_pronoun(tokens[index - 1].norm):
        start = np_left(tokens, index - 2, low)
        return Source(start, index + 1) if start is not None else None
    shortened = token.norm.endswith("ed") and index > low and nominal(tokens, index - 1)
    if start is None and shortened and tokens[index - 1].norm.endswith("s"):
        start = np_left(tokens, index - 1, low)
        return Source(start, index + 1) if start is not None else None
    if start is None:
        return _over_relative(tokens, index, low)
    before = start - 1
    if (
        before > low
        and tokens[before].kind == "word"
        and (in_list("preposition", tokens[before].norm) or is_finite(tokens[before].norm))
    ):
        over = _over_relative(tokens, before, low)
        if over is not None:
            return Source(over.first, index + 1)
    relative = _relative_without_comma(tokens, start, low)
    if relative is not None:
        return Source(relative, index + 1)
    if before >= low and tokens[before].norm.endswith("ed") and tokens[before].norm in cue_forms():
        return None
    start = without_opener(tokens, start, index, low)
    if start > index:
        return None
    return Source(start, index + 1)


def _over_relative(tokens: Sequence[Token], index: int, low: int) -> Source | None:
    """The head of "the officials whose laws were struck down say", where *index* is the relative clause's
    verb.
    """
    probe = index
    while probe > max(low, index - 12) and tokens[probe].norm not in ("who", "whose", "which", "that"):
        if tokens[probe].kind == "mark":
            return None
        probe -= 1
    if probe <= low or tokens[probe].norm not in ("who", "whose", "which", "that"):
        return None
    if tokens[probe].norm == "that" and not has_verb(tokens, probe + 1, index + 1):
        return None
    start = np_left(tokens, probe - 1, low)
    return Source(start, index + 1) if start is not None else None


def _relative_without_comma(tokens: Sequence[Token], start: int, low: int) -> int | None:
    """The head of "Lukashenko, who is a friend of his said", where the closing comma is missing."""
    index = start - 1
    if index < low or not is_finite(tokens[index].norm):
        return None
    while index > max(low, start - 6) and tokens[index].norm not in ("who", "which"):
        index -= 1
    if index - 1 <= low or tokens[index].norm not in ("who", "which") or tokens[index - 1].norm != ",":
        return None
    return np_left(tokens, index - 2, low)


def _antecedent(tokens: Sequence[Token], index: int, low: int) -> Source | None:
    """The noun phrase a relative pronoun stands for."""
    last = index - 1
    if tokens[index].norm == "that" and (last < low or not nominal(tokens, last)):
        return None
    if last >= low and tokens[last].norm == ",":
        last -= 1
    if last >= low and in_list("preposition", tokens[last].norm):
        return None
    start = np_left(tokens, last, low) if last >= low else None
    if start is None:
        return None
    if tokens[index].norm == "who" and tokens[last].capital:
        headed = apposition_head(tokens, start, low)
        if headed is not None:
            return Source(headed, last + 1)
        name = last
        while name > start and (tokens[name - 1].capital or is_title(tokens[name - 1].norm)):
            name -= 1
        before = tokens[name - 1].norm
        joined = name > start and (before in ("and", "the") or in_list("preposition", before))
        if joined and tokens[index - 1].norm == ",":
            return Source(name, last + 1, open=True)
        start = name
    start = without_opener(tokens, start, last, low)
    if start - 2 >= low and tokens[start - 1].norm == "," and not tokens[start].capital:
        named = np_left(tokens, start - 2, low)
        if named is not None and tokens[start - 2].capital and in_list("determiner", tokens[start].norm):
            return Source(named, last + 1)
    return Source(start, last + 1)


def _over_interruption(tokens: Sequence[Token], close: int, low: int, deep: bool) -> Source | None:
    """The subject before an apposition, a relative clause or a bracket that ends at *close*."""
    if tokens[close].norm == ")":
        opening = close
        while opening > low and tokens[opening].norm != "(":
            opening -= 1
        if opening <= low:
            return None
        start = np_left(tokens, opening - 1, low)
        return (
            Source(without_opener(tokens, start, opening - 1, low), close + 1) if start is not None else None
        )
    sign = tokens[close].norm
    opening = close - 1
    while opening >= low:
        if tokens[opening].norm == sign or closes_with_mark(tokens[opening]):
            head = opening - 1 if tokens[opening].norm == sign else opening
            if (head >= low and tokens[head].kind == "word") or (head >= low and nominal(tokens, head)):
                start = np_left(tokens, head, low)
                inside = start is not None and _in_relative_clause(tokens, start, low)
                if start is not None and not inside and is_apposition(tokens, start, opening, close, low):
                    return Source(without_opener(tokens, start, head, low), close)
        opening -= 1
    start = np_left(tokens, close - 1, low)
    if start is None or sign != ",":
        return main_subject(tokens, low, close) if deep else None
    if start == low or tokens[start - 1].kind != "word":
        if start > low and in_list("preposition", tokens[start].norm):
            return None
        return Source(start, close, open=True) if not in_list("opener", tokens[start].norm) else None
    return main_subject(tokens, low, close) if deep else None


def _in_relative_clause(tokens: Sequence[Token], start: int, low: int) -> bool:
    """Whether a noun phrase stands in a clause that begins with ", who" or ", which"."""
    limit = max(low, start - 30)
    for index in range(start - 1, limit, -1):
        token, before = tokens[index], tokens[index - 1].norm
        if token.norm in ("who", "which", "whose") and before == ",":
            return True
        placed = token.norm == "," and (
            tokens[index + 1].capital or in_list("preposition", tokens[index + 1].norm)
        )
        if (token.kind != "word" and not placed) or (token.norm in ("and", "but") and before == ","):
            return False
    return False


def main_subject(tokens: Sequence[Token], low: int, high: int) -> Source | None:
    """The subject of the first finite verb among ``tokens[low:high]`` that has one."""
    for index in range(low, min(high, low + 60)):
        token = tokens[index]
        if token.kind != "word" or not is_finite(token.norm) or nominal(tokens, index):
            continue
        if index == low:
            continue
        before = tokens[index - 1].norm
        if before in ("who", "which", "that", "to", "and") or in_list("auxiliary", before):
            continue
        found = subject_left(tokens, index, low, deep=False)
        if found is not None:
            return found._replace(shared=True)
    return None


def subject_right(tokens: Sequence[Token], first: int, high: int) -> Source | None:
    """The subject of an inverted cue ("said Peskov"): the noun phrase at *first* with its apposition."""
    if first >= high:
        return None
    token = tokens[first]
    if token.kind == "word" and is_pronoun(token.norm):
        return Source(first, first + 1)
    stop = np_right(tokens, first, high, names=True)
    while stop < high and tokens[stop].kind == "word" and in_list("preposition", tokens[stop].norm):
        further = np_right(tokens, stop + 1, high)
        if further == stop + 1 or tokens[stop].norm in ("on", "after", "during", "before"):
            break
        stop = further
    if stop == first:
        return None
    if not _speaks(tokens, first, stop):
        return None
    if stop < high and tokens[stop].norm in ("who", "whose"):
        while stop < high and tokens[stop].norm not in (",", ".", ";") and tokens[stop].kind != "quoted":
            stop += 1
        if stop < high and tokens[stop].kind == "quoted" and stop + 1 >= high:
            stop += 1
    return Source(first, stop)


def _speaks(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a noun phrase after a cue can be who speaks rather than what is said."""
    return (
        any(tokens[index].capital for index in range(first, stop))
        or in_list("determiner", tokens[first].norm)
        or (
            tokens[first].kind == "word"
            and not in_list("time", tokens[first].norm)
            and not in_list("interjection", tokens[first].norm)
        )
    )
