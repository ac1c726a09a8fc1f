"""Attributions of one sentence, before speakers are named: cue, source and contents as token indices."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_appositions import Source, over_apposition
from generator.annotations.annotators.attributions_contents import After, after_cue
from generator.annotations.annotators.attributions_cues import Hit, find_hits
from generator.annotations.annotators.attributions_following import cue_first, following_draft
from generator.annotations.annotators.attributions_inverted import inverted_draft
from generator.annotations.annotators.attributions_leading import (
    as_said_draft,
    comma_after,
    content_before,
    leading_draft,
)
from generator.annotations.annotators.attributions_nouns import according_draft, in_the_words_of, noun_draft
from generator.annotations.annotators.attributions_participles import (
    asked_draft,
    infinitive_draft,
    participle_draft,
    passive_draft,
)
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import has_verb, np_right
from generator.annotations.annotators.attributions_relays import is_outlet
from generator.annotations.annotators.attributions_sources import main_subject, subject_left
from generator.annotations.annotators.attributions_stretches import (
    Stretch,
    Token,
    in_list,
    is_adverb,
    is_pronoun,
)
from generator.annotations.annotators.attributions_subjects import (
    agrees,
    another_clause,
    back_to_quotation,
    can_speak,
    is_plural,
    noun_like,
    same_source,
)
from generator.lexicon.cue_records import cue_forms

__all__ = ["drafts_of"]

_LEADING = frozenset(["after", "before", "since", "until", "till", "despite", "following", "than", "like"])


def drafts_of(stretch: Stretch) -> list[Draft]:
    """The attributions of one sentence, left to right."""
    tokens = stretch.tokens
    hits = find_hits(tokens)
    events: list[tuple[int, Hit | None]] = [(hit.at, hit) for hit in hits]
    events += [
        (index, None)
        for index in range(len(tokens) - 1)
        if (tokens[index].norm == "according" and tokens[index + 1].norm == "to")
        or (tokens[index].norm == "words" and tokens[index + 1].norm == "of" and index > 1)
    ]
    events.sort(key=lambda event: event[0])
    found: list[Draft] = []
    covered = floor = _dateline_end(tokens)
    for at, hit in events:
        if at < covered:
            inner = _relayed(stretch, hit, hits, found)
            if inner is not None:
                found[-1] = inner
            continue
        draft: Draft | None
        if hit is None:
            according = tokens[at].norm == "according"
            draft = according_draft(tokens, at, floor) if according else in_the_words_of(tokens, at)
        elif hit.tag == "noun":
            draft = noun_draft(tokens, hit, hits)
        else:
            draft = _verb_draft(stretch, hit, hits, floor, found)
        if draft is None:
            continue
        found.append(draft)
        if draft.pending:
            continue
        reach = max(
            [part[1] for part in draft.parts] + [draft.cue[1]] + ([draft.source[1]] if draft.source else [])
        )
        covered = max(covered, reach)
        floor = covered
    return found


def _relayed(stretch: Stretch, hit: Hit | None, hits: Sequence[Hit], found: Sequence[Draft]) -> Draft | None:
    """Reuters reported that the minister had said …: the minister's words, relayed by Reuters."""
    outer = found[-1] if found else None
    if hit is None or hit.tag == "noun" or outer is None or outer.source is None or outer.hit is None:
        return None
    if outer.via or outer.hit.cue.lemma not in ("report", "say", "write") or len(outer.parts) != 1:
        return None
    if not is_outlet(stretch.tokens, *outer.source):
        return None
    start = outer.parts[0][0]
    start += stretch.tokens[start].norm == "that"
    inner = _verb_draft(stretch, hit, hits, start, [])
    if (
        inner is None
        or inner.source is None
        or inner.source[0] != start
        or inner.rule.endswith((".np", ".to"))
    ):
        return None
    inner.via = outer.source
    return inner


def _dateline_end(tokens: Sequence[Token]) -> int:
    """The index after "HARBOURTON, Ohio (AP) —" at the start of a report, or 0."""
    for index, token in enumerate(tokens[:12]):
        if token.kind == "quoted":
            return 0
        if token.norm in ("—", "–", "--") and index:
            return index + 1
        if token.kind == "word" and not token.capital:
            return 0
    return 0


def _verb_draft(
    stretch: Stretch, hit: Hit, hits: Sequence[Hit], floor: int, found: Sequence[Draft]
) -> Draft | None:
    tokens = stretch.tokens
    high = len(tokens)
    after = after_cue(tokens, hit, high)
    if hit.passive:
        return passive_draft(tokens, hit, after, hits, high)
    if hit.gerund:
        return participle_draft(tokens, hit, after, hits, found, high)
    inverted = inverted_draft(stretch, hit, floor, high)
    if inverted is not None:
        return inverted
    if hit.infinitive:
        return infinitive_draft(tokens, hit, after, hits, found, floor, high)
    aside = hit.first == 0 or tokens[hit.first - 1].norm in (",", "when", "if")
    if hit.cue.lemma == "ask" and hit.tag == "past" and after.shape == "wh" and aside:
        return asked_draft(tokens, hit, after, high)
    opening = cue_first(tokens, hit, hits, high)
    if opening is not None:
        return opening
    relative = hit.first > 0 and tokens[hit.first - 1].norm == "who"
    pronoun, contracted, _ = tokens[hit.first].norm.partition("'")
    if contracted and is_pronoun(pronoun):
        source: Source | None = Source(hit.first, hit.first + 1)
    else:
        source = subject_left(tokens, hit.first, 0 if relative else floor)
    if source is None and floor and found:
        before = tokens[hit.first - 1].norm if hit.first else ""
        if before in ("and", "but", ",", "then") or is_adverb(before):
            source = same_source(found)
            if source is not None and before in ("and", "then") and _acts_inside(tokens, found[-1]):
                source = source._replace(open=True)
    if source is None and floor:
        source = subject_left(tokens, hit.first, 0)
    if source is None:
        if after.shape in ("quote", "that", "colon") and hit.tag in ("past", "present") and hit.first > 0:
            source = main_subject(tokens, 0, hit.first)
        if source is None:
            return _sourceless(tokens, hit, after, hits, stretch, high)
    if hit.tag == "base" and hit.first == hit.at and not is_plural(tokens, source):
        return None
    if hit.tag == "base" and after.shape in ("bare", "np", "that") and noun_like(tokens, hit, source):
        return None
    if relative and after.shape == "np":
        end = np_right(tokens, after.start, high)
        if not any(token.kind == "quoted" for token in tokens[after.start : end + 1]):
            return None
    if relative and tokens[hit.first - 2].norm != "," and hit.first > 1:
        source = source._replace(open=True)
    if not can_speak(tokens, source) or not agrees(tokens, hit, source):
        return None
    if source.shared and another_clause(tokens, source.stop, hit.first):
        source = source._replace(open=True)
    lead = tokens[source.first].norm
    before = tokens[source.first - 1].norm if source.first else ""
    carried = before == "or" or (in_list("preposition", before) and before not in _LEADING)
    carried = (carried and not relative) or _in_brackets(tokens, source.first, hit.first)
    verbal = lead.endswith("ing") and lead in cue_forms()
    odd = lead == "out" or in_list("preposition", lead) or verbal
    if carried or (odd and not tokens[source.first].capital):
        source = source._replace(open=True)
    if hit.first and tokens[hit.first - 1].norm == "which":
        source = source._replace(open=True)
    source = back_to_quotation(tokens, source, floor)
    if not relative:
        source = over_apposition(tokens, source, floor, goes_on=after.shape != "none")
    as_said = as_said_draft(tokens, hit, source, after, hits, floor, high)
    if as_said is not None:
        return as_said
    around = content_before(stretch, hit, source.first, floor, after)
    if around is not None:
        if after.shape not in ("none", "quote"):
            after = After("none", hit.last + 1, comma_after(tokens, hit.last + 1, high))
        draft = leading_draft(tokens, hit, source, after, around, hits, high)
        only = tokens[around[0] : around[1]]
        opener = only[0].norm
        half = in_list("subordinator", opener) and opener not in ("that", "how", "why", "what", "so")
        if half and len(draft.parts) == 1 and not any(t.kind == "quoted" or t.norm == "," for t in only):
            return None
        return draft
    if after.shape == "none":
        return None
    return following_draft(tokens, hit, source, after, hits, high)


def _in_brackets(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether a bracket that holds the token at *first* closes before *verb*."""
    opened = next((i for i in range(first, -1, -1) if tokens[i].norm in ("(", ")")), None)
    closes = any(tokens[i].norm == ")" for i in range(first, verb))
    return opened is not None and tokens[opened].norm == "(" and closes


def _acts_inside(tokens: Sequence[Token], before: Draft) -> bool:
    """Whether the words reported just before end in an act of somebody else, who may be the one to speak:
    "She said guards found her and told her to leave."
    """
    first, stop = before.parts[-1] if before.parts else (0, 0)
    verbs = [i for i in range(first + 1, stop) if has_verb(tokens, i, i + 1)]
    helped = verbs and any(in_list("auxiliary", tokens[i].norm) for i in (verbs[-1] - 1, verbs[-1]))
    return bool(verbs) and not helped


def _sourceless(
    tokens: Sequence[Token], hit: Hit, after: After, hits: Sequence[Hit], stretch: Stretch, high: int
) -> Draft | None:
    """Asked whether …, she …; other cues without a subject say nothing about whose words follow."""
    if (
        hit.cue.lemma == "ask"
        and after.shape == "wh"
        and (hit.at == 0 or tokens[hit.at - 1].norm in ("when", ",", "if"))
    ):
        return asked_draft(tokens, hit, after, high)
    return None
