"""Contents that stand before their cue, and what of them goes on after it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_appositions import Source
from generator.annotations.annotators.attributions_contents import After
from generator.annotations.annotators.attributions_cues import Hit
from generator.annotations.annotators.attributions_ends import content_end
from generator.annotations.annotators.attributions_following import next_speakers, quote_end
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import closes_with_mark, has_verb, nominal
from generator.annotations.annotators.attributions_stretches import (
    Stretch,
    Token,
    in_list,
    is_adverb,
    is_finite,
)
from generator.lexicon.cue_records import cue_forms

__all__ = ["as_said_draft", "comma_after", "content_before", "leading_draft"]

_HALF = frozenset(
    ["though", "although", "while", "when", "if", "because", "since", "after", "before", "once"]
)
_WRITERS = frozenset(["who", "which", "whose", "according", "citing", "adding", "as"])
_HEADS = ("headline", "subhead", "standfirst")


def as_said_draft(
    tokens: Sequence[Token],
    hit: Hit,
    source: Source,
    after: After,
    hits: Sequence[Hit],
    floor: int,
    high: int,
) -> Draft | None:
    """As X noted, …; …, as X put it, …"""
    opener = source.first - 1
    plain = {"that", "bare"} & set(hit.cue.takes) or hit.cue.particle == "it"
    if opener < floor or tokens[opener].norm != "as" or not plain or after.shape not in ("none", "quote"):
        return None
    index = after.next
    if index < high and tokens[index].norm in (",", ":", "—", "–", "--"):
        index += 1
    if opener == floor or (opener == floor + 1 and tokens[floor].norm in ("and", "but", "so")):
        start = after.start if after.shape == "quote" else index
        stop = content_end(tokens, start, high, stops=next_speakers(tokens, hit, hits))
        parts = [(start, stop)] if stop > start else []
    elif tokens[opener - 1].norm in (",", "—", "–", "--") or tokens[opener - 1].kind == "quoted":
        edge = opener if tokens[opener - 1].kind == "quoted" else opener - 1
        start = floor
        while start < edge and tokens[start].kind == "mark":
            start += 1
        parts = [(start, edge)] if edge > start else []
        if parts and index < high and not has_verb(tokens, start, edge):
            stop = content_end(tokens, index, high)
            parts += [(index, stop)] if stop > index else []
    else:
        return None
    if not parts:
        return None
    return Draft((hit.first, hit.last + 1), (source.first, source.stop), parts, hit, "attribution.as-said")


def content_before(stretch: Stretch, hit: Hit, left: int, floor: int, after: After) -> tuple[int, int] | None:
    """The tokens before a source that are its content ("The plan failed, Rao said"), or None."""
    tokens = stretch.tokens
    edge = left - 1
    if edge < floor:
        return None
    sign = tokens[edge]
    quoted = sign.kind == "quoted" or (
        edge > floor and tokens[edge - 1].kind == "quoted" and sign.kind == "mark"
    )
    titled = (
        sign.kind == "quoted"
        and edge > floor
        and sign.titled
        and any(in_list("preposition", tokens[i].norm) for i in (floor, edge - 1))
    )
    if titled and after.shape != "none":
        return None
    if not quoted and sign.norm not in (",", "—", "–", "--"):
        return None
    direct = sign.kind == "quoted" and sign.norm.rstrip("'’ ").endswith(",")
    if direct and after.shape not in ("none", "quote") and "quote" in hit.cue.takes:
        after = After("none", after.next, after.next)
    if sign.kind == "quoted" and not closes_with_mark(sign) and after.shape not in ("none",):
        return None
    if (after.shape not in ("none", "quote") or (after.shape == "quote" and not quoted)) and not (
        quoted
        and sign.kind == "quoted"
        and closes_with_mark(sign)
        and after.shape in ("np", "wh", "bare")
        and (tokens[floor].kind == "quoted" or len(sign.norm.split()) > 4)
    ):
        return None
    if not quoted and not {"that", "bare"} & set(hit.cue.takes):
        return None
    start = floor
    while (
        start < edge
        and tokens[start].kind == "mark"
        and tokens[start].norm not in ("$", "£", "€", "₹", "#", "@")
    ):
        start += 1
    stop = edge + 1 if sign.kind == "quoted" else edge
    if start >= stop:
        return None
    opener = tokens[start].norm
    if (
        not quoted
        and (in_list("subordinator", opener) or opener in ("after", "before", "until", "despite"))
        and opener not in ("that", "how", "why", "what", "whether", "so")
        and not any(tokens[index].norm == "," for index in range(start, stop))
        and not (after.next < len(tokens) and tokens[after.next].norm == ",")
    ):
        return None
    if not quoted and not _clause(tokens, start, stop) and after.shape == "none":
        parenthetical = (
            after.next + 1 < len(tokens)
            and tokens[after.next].norm == ","
            and not tokens[after.next + 1].norm.endswith("ing")
        )
        bare = (
            stop - start > 2
            and not tokens[start].norm.endswith(("ed", "ing"))
            and not in_list("preposition", opener)
            and after.next >= len(tokens) - 1
        )
        if not parenthetical and not bare and not (stretch.role in _HEADS and stop - start > 2):
            return None
    return start, stop


def _clause(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether ``tokens[start:stop]`` is a clause with a verb of its own, not an opening phrase."""
    if in_list("preposition", tokens[start].norm):
        return any(
            (in_list("auxiliary", tokens[i].norm) and tokens[i].norm not in ("being", "been", "be"))
            or (in_list("verb", tokens[i].norm) and not nominal(tokens, i))
            or (tokens[i].norm == "," and has_verb(tokens, i, stop))
            for i in range(start, stop)
        )
    return has_verb(tokens, start + 1, stop) or any(tokens[i].kind == "quoted" for i in range(start, stop))


def leading_draft(
    tokens: Sequence[Token],
    hit: Hit,
    source: Source,
    after: After,
    around: tuple[int, int],
    hits: Sequence[Hit],
    high: int,
    *,
    rule: str = "after-content",
) -> Draft:
    """ "…", X said[, …]: the content before, and what of the rest belongs to it."""
    parts = [around]
    has_words = has_verb(tokens, *around) or any(tokens[i].kind == "quoted" for i in range(*around))
    index = after.next
    if after.shape == "quote":
        parts.append((after.start, quote_end(tokens, after.start, high, hits, hit)))
    elif (
        after.shape == "none"
        and index < high
        and tokens[index].norm in (",", "—", "–", "--")
        and index + 1 < high
    ):
        second = _second_part(tokens, around, index + 1, high, hits, hit)
        if second is not None and rule == "inverted" and has_words and tokens[second[0]].kind != "quoted":
            second = None
        if second is not None:
            parts.append(second)
            opener = tokens[around[0]].norm
            if around[1] - around[0] == 1 and (in_list("opener", opener) or is_adverb(opener)):
                parts.remove(around)
    return Draft(
        (hit.first, hit.last + 1),
        (source.first, source.stop),
        parts,
        hit,
        f"attribution.{rule}",
        shared=source.shared,
        open=source.open,
    )


def comma_after(tokens: Sequence[Token], index: int, high: int) -> int:
    """The index of the comma before a later quotation, or of the end."""
    while index + 1 < high and not (tokens[index].norm == "," and tokens[index + 1].kind == "quoted"):
        index += 1
    return index


def _later_quotation(tokens: Sequence[Token], start: int, high: int) -> int | None:
    """The quotation that goes on after a short insertion: "…," he said, pointing at the wall, "…"."""
    for index in range(start + 1, min(high, start + 14)):
        token = tokens[index]
        if token.norm in (".", ";", ":") or (
            token.norm in cue_forms()
            and not token.capital
            and token.norm
            not in (
                "referring",
                "calling",
            )
        ):
            return None
        if token.kind == "quoted" and tokens[index - 1].norm == ",":
            return index
    return None


def _half(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a content before its cue only opens a sentence: "Though it was late", "In her first year"."""
    opener = first + (tokens[first].norm in ("but", "and", "so", "yet"))
    if opener >= stop or any(tokens[index].norm == "," for index in range(opener, stop)):
        return False
    norm = tokens[opener].norm
    opens = norm in _HALF or (in_list("preposition", norm) and not has_verb(tokens, opener, stop))
    return opens and not any(tokens[index].kind == "quoted" for index in range(first, stop))


def _second_part(
    tokens: Sequence[Token], around: tuple[int, int], start: int, high: int, hits: Sequence[Hit], hit: Hit
) -> tuple[int, int] | None:
    """The rest of a content that "he said" interrupts."""
    token = tokens[start]
    if token.kind == "quoted":
        return start, quote_end(tokens, start, high, hits, hit)
    last = tokens[around[1] - 1]
    whole = last.kind == "quoted" and last.norm.rstrip("'’ ")[-1:] in (".", "!", "?")
    if whole or token.kind != "word":
        return None
    if last.kind == "quoted":
        later = _later_quotation(tokens, start, high)
        if later is not None:
            return later, quote_end(tokens, later, high, hits, hit)
    norm = token.norm
    if last.kind != "quoted" and _half(tokens, *around) and norm not in _WRITERS:
        stop = content_end(tokens, start, high, stops=next_speakers(tokens, hit, hits))
        return (start, stop) if stop > start and has_verb(tokens, start, stop) else None
    if norm.endswith("ing") or norm in (
        "who",
        "which",
        "when",
        "as",
        "while",
        "whose",
        "where",
        "according",
        "after",
        "before",
        "a",
        "an",
        "citing",
    ):
        return None
    if last.kind == "quoted" and norm not in ("and", "but", "because", "or", "that"):
        return None
    if norm in ("but", "and") and start + 1 < high and is_finite(tokens[start + 1].norm):
        return None
    stop = content_end(tokens, start, high, stops=next_speakers(tokens, hit, hits))
    if has_verb(tokens, around[0], around[1]) and norm in ("but", "while", "although", "and"):
        if any(other.at > start and other.at < stop for other in hits):
            return None
        if last.kind == "quoted" and not any(tokens[i].kind == "quoted" for i in range(start, stop)):
            return None
    return (start, stop) if stop > start else None
