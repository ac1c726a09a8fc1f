"""Cues without a finite verb: "…, saying that …", "quoted as saying", "to say that …", "was described by"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_appositions import Source
from generator.annotations.annotators.attributions_contents import After
from generator.annotations.annotators.attributions_cues import Hit
from generator.annotations.annotators.attributions_ends import content_end
from generator.annotations.annotators.attributions_following import following_draft
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import has_verb, nominal, np_left
from generator.annotations.annotators.attributions_relays import is_outlet
from generator.annotations.annotators.attributions_sources import main_subject, subject_left, subject_right
from generator.annotations.annotators.attributions_stretches import Token, in_list
from generator.annotations.annotators.attributions_subjects import another_clause, same_source

__all__ = ["asked_draft", "infinitive_draft", "participle_draft", "passive_draft"]


def participle_draft(
    tokens: Sequence[Token], hit: Hit, after: After, hits: Sequence[Hit], found: Sequence[Draft], high: int
) -> Draft | None:
    """…, saying that …; a report saying that …; quoted him as saying …"""
    if after.shape == "none" or hit.first == 0:
        return None
    before = tokens[hit.first - 1]
    carried = before.norm in ("for", "from", "despite", "after") and after.shape in ("that", "quote")
    carried = carried and hit.cue.speech
    if before.norm == "without" and hit.first > 1 and tokens[hit.first - 2].norm in ("goes", "go", "went"):
        return None
    if not carried and before.norm in (
        "worth",
        "keep",
        "keeps",
        "kept",
        "stop",
        "stopped",
        "avoid",
        "start",
        "started",
        "of",
        "for",
        "about",
        "not",
        "from",
        "is",
        "was",
    ):
        return None
    if after.shape in ("bare", "np") and before.kind == "word" and nominal(tokens, hit.first - 1):
        return None
    if after.shape in ("bare", "np") and tokens[hit.at].norm in (
        "ruling",
        "warning",
        "finding",
        "reading",
        "showing",
    ):
        return None
    source: Source | None
    if before.norm == "as":
        source = _quoted_as(tokens, hit.first - 1)
    elif carried:
        source = main_subject(tokens, 0, hit.first)
        source = source._replace(open=True) if source is not None else None
    elif (
        before.kind == "mark"
        or before.norm in ("and", "by", "in", "without", "while", "when", "before", "after", "then", "but")
        or (before.kind == "quoted")
        or in_list("time", before.norm)
    ):
        source = same_source(found) if found else main_subject(tokens, 0, hit.first)
        said = max([source.stop, *(part[1] for part in found[-1].parts)]) if source and found else 0
        doubtful = source is not None and (
            _inside_subject(tokens, hit.first)
            or (before.kind == "word" and in_list("time", before.norm))
            or another_clause(tokens, said or source.stop, hit.first)
            or (not found and _led_in(tokens, source.first))
        )
        if source is not None and doubtful:
            source = source._replace(open=True)
    else:
        start = np_left(tokens, hit.first - 1, 0)
        source = Source(start, hit.first) if start is not None else None
        if (
            source is not None
            and source.first > 0
            and tokens[source.first - 1].kind == "word"
            and tokens[source.first - 1].norm not in ("with", "and", "as", "of")
        ):
            phrase = tokens[source.first].norm
            if hit.cue.lemma in ("call",) or in_list("possessive", phrase):
                source = main_subject(tokens, 0, hit.first) or source
        if source is not None and has_verb(tokens, 0, source.first):
            lead = tokens[source.first - 1]
            if lead.kind == "word" and lead.norm not in ("with", "and", "as"):
                source = source._replace(open=True)
    if source is None:
        return None
    if before.norm == "as":
        return _relayed(tokens, hit, following_draft(tokens, hit, source, after, hits, high))
    form = f"attribution.participle-{after.shape}"
    if before.kind == "word" and nominal(tokens, hit.first - 1) and not has_verb(tokens, 0, hit.first):
        form = "attribution.reduced"
    return following_draft(tokens, hit, source, after, hits, high, rule=form)


def _led_in(tokens: Sequence[Token], first: int) -> bool:
    """Whether a subject stands in a clause that only leads up to another: "when the firm fell, …"."""
    before = tokens[first - 1].norm if first else ""
    return before in ("when", "while", "where", "after", "before", "as", "since", "whose", "because")


def _inside_subject(tokens: Sequence[Token], first: int) -> bool:
    """Whether "when announcing …" stands between a subject and its verb: "the force when announcing …"."""
    if tokens[first - 1].norm not in ("when", "while", "in", "by"):
        return False
    index = first - 2
    while index >= 0 and tokens[index].kind == "word" and tokens[index].norm not in ("and", "but"):
        index -= 1
    return index + 1 < first - 1 and not has_verb(tokens, index + 1, first - 1)


def _relayed(tokens: Sequence[Token], hit: Hit, draft: Draft | None) -> Draft | None:
    """The draft of "the Courier quoted two aides as saying …" with the paper as what relays it."""
    if draft is None or draft.source is None:
        return draft
    draft.rule = draft.rule.replace("attribution.", "attribution.participle-", 1)
    verb = draft.source[0] - 1
    if verb > 0 and tokens[verb].norm in ("quoted", "cited", "quotes", "quoting"):
        outlet = subject_left(tokens, verb, 0)
        if outlet is not None and is_outlet(tokens, outlet.first, outlet.stop):
            draft.via = (outlet.first, outlet.stop)
    return draft


def _quoted_as(tokens: Sequence[Token], at: int) -> Source | None:
    """The source of "quoted a witness as saying" and "was quoted by X as saying", where *at* is "as"."""
    index = at - 1
    while index > max(0, at - 14) and tokens[index].norm not in (
        "quoted",
        "cited",
        "quotes",
        "quoting",
        "quote",
    ):
        index -= 1
    if index <= 0 or tokens[index].norm not in ("quoted", "cited", "quotes", "quoting", "quote"):
        return None
    if tokens[index - 1].norm in ("was", "were", "is", "been", "are", "being"):
        verb = index - 1
        while verb > 0 and in_list("auxiliary", tokens[verb - 1].norm):
            verb -= 1
        return subject_left(tokens, verb, 0)
    if index + 1 < at and tokens[index + 1].norm not in ("by", "in"):
        return Source(index + 1, at)
    return subject_left(tokens, index, 0)


def infinitive_draft(
    tokens: Sequence[Token],
    hit: Hit,
    after: After,
    hits: Sequence[Hit],
    found: Sequence[Draft],
    floor: int,
    high: int,
) -> Draft | None:
    """… took to Twitter to say that …"""
    if after.shape not in ("that", "quote", "colon") or hit.cue.lemma in ("begin", "continue"):
        return None
    before = tokens[hit.first - 1].norm if hit.first > 0 else ""
    if (
        in_list("linking", before)
        or before in ("not", "n't")
        or before.endswith(("ble", "ard", "ult", "sy", "ant"))
    ):
        return None
    source = main_subject(tokens, floor, hit.first) or (same_source(found) if found else None)
    if source is None:
        return None
    return following_draft(tokens, hit, source, after, hits, high, rule="attribution.infinitive")


def passive_draft(
    tokens: Sequence[Token], hit: Hit, after: After, hits: Sequence[Hit], high: int
) -> Draft | None:
    """… was described by critics as …; … was asked whether …"""
    index = hit.last + 1
    if index < high and tokens[index].norm == "by":
        source = subject_right(tokens, index + 1, high)
        if source is None or not {"as", "np"} & set(hit.cue.takes):
            return None
        if source.stop < high and (
            tokens[source.stop].norm in ("as", "of", "to") or tokens[source.stop].kind == "quoted"
        ):
            stop = content_end(tokens, source.stop, high)
            return Draft(
                (hit.first, hit.last + 1),
                (source.first, source.stop),
                [(source.stop, stop)],
                hit,
                "attribution.passive",
            )
        return None
    if hit.cue.lemma == "ask" and after.shape == "wh":
        return asked_draft(tokens, hit, after, high)
    if hit.cue.lemma in ("tell", "inform", "hear") and after.shape in ("that", "quote"):
        return following_draft(tokens, hit, None, after, hits, high, rule="attribution.passive")
    return None


def asked_draft(tokens: Sequence[Token], hit: Hit, after: After, high: int) -> Draft | None:
    comma = next((i for i in range(after.start, high) if tokens[i].norm in (",", ".", ";")), high)
    if comma <= after.start + 1:
        return None
    return Draft((hit.first, hit.last + 1), None, [(after.start, comma)], hit, "attribution.asked.wh")
