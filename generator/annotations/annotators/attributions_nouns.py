"""Cues that are nouns or phrases: "according to X", "X's claim that …"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_adverbials import skip_adverbials
from generator.annotations.annotators.attributions_cues import Hit
from generator.annotations.annotators.attributions_ends import content_end
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import has_verb, nominal, np_left, np_right
from generator.annotations.annotators.attributions_stretches import Token, in_list, is_finite

__all__ = ["according_draft", "in_the_words_of", "noun_draft"]


def according_draft(tokens: Sequence[Token], at: int, floor: int) -> Draft | None:
    """According to X, …; …, according to X."""
    high = len(tokens)
    first = at + 2
    if first >= high:
        return None
    stop = _source_end(tokens, first, high)
    if tokens[at].capital and (stop >= high or tokens[stop].norm == "."):
        stop = np_right(tokens, first, high)
    if tokens[at].capital:
        stop = _without_comma(tokens, first, stop)
    if stop == first:
        return None
    leaning = at > 0 and tokens[at - 1].norm == "that"
    relative = at > 1 and tokens[at - 1].norm == "," and tokens[at - 2].norm in ("which", "that", "who")
    if (leaning or relative) and stop < high and tokens[stop].norm == ",":
        end = content_end(tokens, stop + 1, high)
        if relative:
            end = next((i for i in range(stop + 2, end) if tokens[i].norm == ","), end)
        return Draft((at, at + 2), (first, stop), [(stop + 1, end)], None, "attribution.according-to")
    before = [index for index in range(floor, at) if tokens[index].kind != "mark"]
    opening = not before or (
        len(before) <= 3
        and not has_verb(tokens, floor, at)
        and not any(tokens[i].kind == "quoted" for i in before)
    )
    if opening or tokens[at].capital:
        start = stop
        while (
            start < high and tokens[start].kind == "mark" and tokens[start].norm in (",", ":", "—", "–", "--")
        ):
            start += 1
        end = content_end(tokens, start, high)
        if end <= start:
            return None
        return Draft((at, at + 2), (first, stop), [(start, end)], None, "attribution.according-to")
    start = before[0]
    if (
        tokens[start].norm in ("but", "and", "so", "still", "yet")
        and tokens[start].capital
        and len(before) > 1
    ):
        start = before[1]
    end = at
    while end > start and tokens[end - 1].kind == "mark" and tokens[end - 1].norm not in (")", "%", "?", "!"):
        end -= 1
    parts = [(start, end)] if end > start else []
    if (
        stop < high
        and tokens[stop].norm == ","
        and stop + 1 < high
        and tokens[stop + 1].kind == "word"
        and not has_verb(tokens, start, end)
    ):
        rest = content_end(tokens, stop + 1, high)
        parts.append((stop + 1, rest))
    return Draft((at, at + 2), (first, stop), parts, None, "attribution.according-to") if parts else None


def _without_comma(tokens: Sequence[Token], first: int, stop: int) -> int:
    """The end of an opening source whose comma is missing: "According to the council the hall was sold"."""
    for index in range(first + 1, stop):
        norm = tokens[index].norm
        if in_list("relative", norm) or tokens[index].kind == "quoted":
            break
        if in_list("auxiliary", norm):
            end = np_right(tokens, first, stop)
            return end if end < index else stop
    return stop


def in_the_words_of(tokens: Sequence[Token], at: int) -> Draft | None:
    """In the words of X, "…", where *at* is "words"."""
    if tokens[at - 1].norm != "the" or tokens[at - 2].norm != "in":
        return None
    quoted = next((i for i in range(at + 2, min(len(tokens), at + 16)) if tokens[i].kind == "quoted"), None)
    if quoted is None or tokens[quoted - 1].norm not in (",", ":"):
        return None
    return Draft(
        (at - 2, at + 2), (at + 2, quoted - 1), [(quoted, quoted + 1)], None, "attribution.in-the-words-of"
    )


def _source_end(tokens: Sequence[Token], first: int, high: int) -> int:
    """The end of the source after "according to": to the comma that closes it, over short appositions."""
    stop = first
    while stop < high:
        token = tokens[stop]
        if token.kind == "mark" and token.norm in (",", ".", ";", "—", "–", "--", ":"):
            break
        if token.kind == "quoted" and stop > first and tokens[stop - 1].kind == "mark":
            break
        if stop > first and token.norm in ("that", "but", "while"):
            break
        stop += 1
    return stop


def noun_draft(tokens: Sequence[Token], hit: Hit, hits: Sequence[Hit]) -> Draft | None:
    """X's claim that …, the claim by X that …, a promise to …"""
    high = len(tokens)
    index = hit.last + 1
    source: tuple[int, int] | None = None
    possessive = False
    before = hit.at - 1
    probe = before
    while probe > max(-1, before - 4) and tokens[probe].kind == "word" and not _owner(tokens, probe):
        if in_list("determiner", tokens[probe].norm) or not nominal(tokens, probe):
            break
        probe -= 1
    if probe >= 0 and _owner(tokens, probe):
        start = np_left(tokens, probe, 0) if not in_list("possessive", tokens[probe].norm) else probe
        if start is not None:
            source = (start, probe + 1)
            possessive = True
    if source is None and index < high and tokens[index].norm in ("by", "from"):
        stop = np_right(tokens, index + 1, high)
        if stop > index + 1:
            source = (index + 1, stop)
            index = stop
    index = (
        skip_adverbials(tokens, index, high)
        if index < high and tokens[index].norm in ("on", "in", "at", "last")
        else index
    )
    if index >= high or tokens[index].kind != "word":
        return None
    norm = tokens[index].norm
    if norm == "that" and "that" in hit.cue.takes:
        if index + 1 < high and (
            is_finite(tokens[index + 1].norm) and not in_list("auxiliary", tokens[index + 1].norm)
        ):
            return None
        if not has_verb(tokens, index + 1, high) or (
            index + 1 < high and in_list("auxiliary", tokens[index + 1].norm)
        ):
            return None
    elif norm == "to" and "to" in hit.cue.takes and source is not None:
        following = tokens[index + 1] if index + 1 < high else None
        if following is None or following.capital or in_list("determiner", following.norm):
            return None
    else:
        return None
    if source is None:
        return None
    stop = content_end(tokens, index, high)
    if not has_verb(
        tokens, 0, min(source[0], hit.at)
    ):  # the noun is the subject: its clause ends at an unseen place
        if norm == "that":
            return None
        stop = next((i for i in range(index, stop) if in_list("auxiliary", tokens[i].norm)), stop)
    comma = next((i for i in range(index, stop) if tokens[i].norm == ","), stop)
    stop = comma
    return Draft(
        (hit.at, hit.last + 1), source, [(index, stop)], hit, "attribution.noun", possessive=possessive
    )


def _owner(tokens: Sequence[Token], index: int) -> bool:
    norm = tokens[index].norm
    return in_list("possessive", norm) or (norm.endswith(("'s", "s'")) and not in_list("auxiliary", norm))
