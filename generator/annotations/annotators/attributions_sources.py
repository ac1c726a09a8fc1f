"""Who says it: the subject of a cue, as a stretch of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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
    is_adverb,
    is_finite,
    is_pronoun,
)
from generator.annotations.annotators.names_kinds import is_person_noun, is_place, is_title
from generator.lexicon.cue_records import cue_forms

__all__ = ["Source", "main_subject", "over_apposition", "subject_left", "subject_right"]

_APPOSITION = frozenset(
    [
        "who",
        "which",
        "whose",
        "whom",
        "where",
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "one",
        "also",
        "formerly",
        "now",
        "then",
        "aged",
        "co-founder",
        "chair",
        "head",
        "director",
        "president",
        "former",
    ]
)


class Source(NamedTuple):
    """Token indices of a source, half open; `shared` says that it was found through another verb, `open`
    that the sentence allows another reading of who it is.
    """

    first: int
    stop: int
    shared: bool = False
    open: bool = False


def subject_left(tokens: Sequence[Token], verb: int, low: int, *, deep: bool = True) -> Source | None:
    """The subject that stands before the verb group at *verb*, not before *low*."""
    index = _before_adverbials(tokens, verb - 1, low)
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
    start = _without_opener(tokens, start, index, low)
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


def _before_adverbials(tokens: Sequence[Token], index: int, low: int) -> int:
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


def _without_opener(tokens: Sequence[Token], start: int, last: int, low: int) -> int:
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
        headed = _apposition_head(tokens, start, low)
        if headed is not None:
            return Source(headed, last + 1)
        name = last
        while name > start and (tokens[name - 1].capital or is_title(tokens[name - 1].norm)):
            name -= 1
        joined = name > start and tokens[name - 1].norm in ("and", "of", "for", "at", "from")
        if joined and tokens[index - 1].norm == ",":
            return Source(name, last + 1, open=True)
        start = name
    start = _without_opener(tokens, start, last, low)
    if start - 2 >= low and tokens[start - 1].norm == "," and not tokens[start].capital:
        named = np_left(tokens, start - 2, low)
        if named is not None and tokens[start - 2].capital and in_list("determiner", tokens[start].norm):
            return Source(named, last + 1)
    return Source(start, last + 1)


def _apposition_head(tokens: Sequence[Token], start: int, low: int) -> int | None:
    """The first token of the name that the phrase at *start* is in apposition to ("Ann Lee, 49, a baker who
    …"), or None.
    """
    opener = tokens[start].norm
    if start - 2 < low or tokens[start - 1].norm != ",":
        return None
    if not (opener in _APPOSITION or is_person_noun(opener) or is_title(opener)) or tokens[start].capital:
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
    named = _apposition_head(tokens, start, low) if goes_on else None
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
            Source(_without_opener(tokens, start, opening - 1, low), close + 1) if start is not None else None
        )
    sign = tokens[close].norm
    opening = close - 1
    while opening >= low:
        if tokens[opening].norm == sign or closes_with_mark(tokens[opening]):
            head = opening - 1 if tokens[opening].norm == sign else opening
            if (head >= low and tokens[head].kind == "word") or (head >= low and nominal(tokens, head)):
                start = np_left(tokens, head, low)
                if start is not None and _takes(tokens, start, opening, close, low):
                    return Source(_without_opener(tokens, start, head, low), close)
        opening -= 1
    start = np_left(tokens, close - 1, low)
    if start is None or sign != ",":
        return main_subject(tokens, low, close) if deep else None
    if start == low or tokens[start - 1].kind != "word":
        if start > low and in_list("preposition", tokens[start].norm):
            return None
        return Source(start, close, open=True) if not in_list("opener", tokens[start].norm) else None
    return main_subject(tokens, low, close) if deep else None


def _takes(tokens: Sequence[Token], start: int, opening: int, close: int, low: int) -> bool:
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
        return False
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
        or first.norm in _APPOSITION
    )


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
