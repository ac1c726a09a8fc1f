"""Contents that follow their cue: "X said that …", "Said X, “…”"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_appositions import Source
from generator.annotations.annotators.attributions_contents import After, after_cue
from generator.annotations.annotators.attributions_cues import Hit
from generator.annotations.annotators.attributions_ends import content_end
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import closes_with_mark, has_verb, np_left
from generator.annotations.annotators.attributions_sources import subject_right
from generator.annotations.annotators.attributions_stretches import Token, in_list, is_adverb, is_finite

__all__ = ["cue_first", "following_draft", "next_speakers", "quote_end"]


def cue_first(tokens: Sequence[Token], hit: Hit, hits: Sequence[Hit], high: int) -> Draft | None:
    """Said X, "…": the cue first."""
    if hit.at != 0 or hit.tag not in ("past", "present") or "quote" not in hit.cue.takes:
        return None
    source = None if in_list("preposition", tokens[1].norm) else subject_right(tokens, 1, high)
    if source is None:
        return None
    index = source.stop
    while index < high and tokens[index].kind != "quoted" and tokens[index].norm not in (".", ";"):
        index += 1
    if index >= high or tokens[index].kind != "quoted" or tokens[index - 1].norm not in (",", ":"):
        return None
    return Draft(
        (0, 1),
        (source.first, source.stop),
        [(index, quote_end(tokens, index, high, hits, hit))],
        hit,
        "attribution.cue-first",
    )


def next_speakers(tokens: Sequence[Token], hit: Hit, hits: Sequence[Hit]) -> frozenset[int]:
    """Where another attribution begins: "said … and added …", "…, and the union said that …"."""
    stops = set()
    for other in hits:
        if other.at <= hit.at or other.gerund or other.infinitive or other.tag == "noun" or other.modal:
            continue
        index = other.first - 1
        while index > hit.at and is_adverb(tokens[index].norm):
            index -= 1
        if tokens[index].norm in ("and", "but", "then"):
            if other.tag == hit.tag or (hit.tag == "gerund" and other.tag == "present"):
                stops.add(index)
            continue
        start = np_left(tokens, index, hit.last + 1)
        if start is not None and start > hit.last + 2 and closes_with_mark(tokens[start - 1]):
            stops.add(start)
        if start is not None and start > hit.last + 2 and tokens[start - 1].norm == ",":
            ending = after_cue(tokens, other, len(tokens))
            if ending.shape == "none" and ending.next >= len(tokens) - 1 and other.tag == "past":
                stops.add(start - 1)
        before = start - 1 if start is not None else 0
        if (
            start is not None
            and before > hit.last + 1
            and tokens[before].norm in ("and", "while", "but")
            and (tokens[before - 1].norm == "," or other.tag == hit.tag)
            and after_cue(tokens, other, len(tokens)).shape in ("that", "quote", "colon", "bare")
        ):
            stops.add(before)
    return frozenset(stops)


def quote_end(tokens: Sequence[Token], start: int, high: int, hits: Sequence[Hit], hit: Hit) -> int:
    """The index after a content that begins with a quotation: that alone, or the clause it begins."""
    index = start + 1
    while index < high and tokens[index].kind == "quoted":
        index += 1
    if tokens[index - 1].norm.rstrip("'’ ")[-1:] in (".", "!", "?", ",", "…"):
        while index + 1 < high and tokens[index].norm == "and" and tokens[index + 1].kind == "quoted":
            index += 2
        return index
    if index >= high or tokens[index].kind == "mark":
        return index
    if tokens[index].norm in ("and", "but") and not any(t.kind == "quoted" for t in tokens[index:high]):
        return index
    if tokens[index].norm in (
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "when",
        "as",
        "while",
        "to",
        "about",
    ):
        return index
    return content_end(tokens, start, high, stops=next_speakers(tokens, hit, hits))


def following_draft(
    tokens: Sequence[Token],
    hit: Hit,
    source: Source | None,
    after: After,
    hits: Sequence[Hit],
    high: int,
    *,
    rule: str = "",
) -> Draft | None:
    """X said that …: the content after."""
    start = after.start
    if after.shape == "colon" and start >= high:
        return Draft(
            (hit.first, hit.last + 1),
            (source.first, source.stop) if source else None,
            [],
            hit,
            "attribution.colon",
            pending=True,
        )
    quoted = after.shape == "quote" or (after.shape == "colon" and tokens[start].kind == "quoted")
    if quoted:
        stop = quote_end(tokens, start, high, hits, hit)
    else:
        stop = content_end(tokens, start, high, stops=next_speakers(tokens, hit, hits))
        if source is not None and _subordinate(tokens, source.first):
            comma = next((i for i in range(start, stop) if tokens[i].norm == ","), stop)
            if comma > start + 1 and has_verb(tokens, comma, len(tokens)):
                stop = comma
        elif _in_relative(tokens, hit):
            stop = next(
                (
                    i
                    for i in range(start + 1, stop)
                    if tokens[i].norm == "," and i + 1 < high and is_finite(tokens[i + 1].norm)
                ),
                stop,
            )
    if stop <= start:
        return None
    if after.shape == "np":
        if "naming" not in hit.cue.takes and not any(tokens[i].norm == "as" for i in range(start, stop)):
            stop = _object_end(tokens, start, stop)
            short = [
                i
                for i in range(start, stop)
                if tokens[i].kind == "quoted" and len(tokens[i].norm.split()) < 4
            ]
            if short and not any(tokens[i].norm in ("of", "for", "on") for i in range(start, short[0])):
                return None
        elif (
            "as" in hit.cue.takes
            and "naming" not in hit.cue.takes
            and not any(tokens[i].norm == "as" for i in range(start, stop))
        ):
            return None
    if stop <= start:
        return None
    named = after.shape == "np" and any(tokens[i].kind == "quoted" for i in range(start, stop))
    return Draft(
        (hit.first, hit.last + 1),
        (source.first, source.stop) if source else None,
        [(start, stop)],
        hit,
        "attribution.naming" if named else rule or f"attribution.{after.shape}",
        shared=bool(source and source.shared),
        open=bool(source and source.open),
    )


def _in_relative(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the cue's subject is "who" or "which": its content ends where the main clause goes on."""
    index = hit.first - 1
    while index > 0 and is_adverb(tokens[index].norm):
        index -= 1
    return index >= 0 and tokens[index].norm in ("who", "which")


def _object_end(tokens: Sequence[Token], start: int, stop: int) -> int:
    """The end of a noun phrase that is a content: its first comma or clause."""
    for index in range(start + 1, stop):
        norm = tokens[index].norm
        if norm == "," or norm in ("before", "after", "when", "while", "because", "although", "as", "since"):
            return index
    return stop


def _subordinate(tokens: Sequence[Token], first: int) -> bool:
    """Whether a source opens a clause that only leads up to the main one: "While Rao said …, she …"."""
    if first == 0 or first > 3:
        return False
    norm = tokens[first - 1].norm
    return norm in (
        "while",
        "although",
        "though",
        "after",
        "when",
        "since",
        "if",
        "because",
        "before",
    ) and all(tokens[i].norm in ("but", "and", "even", ",") for i in range(first - 1))
