"""Attributions of one sentence, before speakers are named: cue, source and contents as token indices."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_contents import After, after_cue, content_end
from generator.annotations.annotators.attributions_cues import Hit, find_hits
from generator.annotations.annotators.attributions_nouns import according_draft, in_the_words_of, noun_draft
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import closes_with_mark, has_verb, nominal, np_left
from generator.annotations.annotators.attributions_sources import (
    Source,
    main_subject,
    subject_left,
    subject_right,
)
from generator.annotations.annotators.attributions_stretches import (
    Stretch,
    Token,
    in_list,
    is_adverb,
    is_finite,
    is_pronoun,
)
from generator.annotations.annotators.names_kinds import is_person_noun
from generator.lexicon.cue_records import cue_forms, word_list

__all__ = ["drafts_of"]

_HEADS = ("headline", "subhead", "standfirst")
_NEVER_INVERTED = frozenset(
    [
        "tell",
        "inform",
        "notify",
        "remind",
        "assure",
        "reassure",
        "accuse",
        "blame",
        "thank",
        "call",
        "find",
        "show",
    ]
)


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
        return _passive(tokens, hit, after, hits, high)
    if hit.gerund:
        return _gerund(tokens, hit, after, hits, found, high)
    inverted = _inverted(stretch, hit, floor, high)
    if inverted is not None:
        return inverted
    if hit.infinitive:
        return _infinitive(tokens, hit, after, hits, found, floor, high)
    aside = hit.first == 0 or tokens[hit.first - 1].norm in (",", "when", "if")
    if hit.cue.lemma == "ask" and hit.tag == "past" and after.shape == "wh" and aside:
        return _asked(tokens, hit, after, high)
    opening = _opening(tokens, hit, hits, high)
    if opening is not None:
        return opening
    relative = hit.first > 0 and tokens[hit.first - 1].norm == "who"
    source = subject_left(tokens, hit.first, 0 if relative else floor)
    if source is None and floor and found:
        before = tokens[hit.first - 1].norm if hit.first else ""
        if before in ("and", "but", ",", "then") or is_adverb(before):
            source = _same(found)
    if source is None and floor:
        source = subject_left(tokens, hit.first, 0)
    if source is None:
        if after.shape in ("quote", "that", "colon") and hit.tag in ("past", "present") and hit.first > 0:
            source = main_subject(tokens, 0, hit.first)
        if source is None:
            return _sourceless(tokens, hit, after, hits, stretch, high)
    if hit.tag == "base" and hit.first == hit.at and not _plural(tokens, source):
        return None
    if not _can_speak(tokens, source) or not _agrees(tokens, hit, source):
        return None
    source = _from_quotation(tokens, source, floor)
    as_said = _as_said(tokens, hit, source, after, hits, floor, high)
    if as_said is not None:
        return as_said
    around = _before(stretch, hit, source.first, floor, after)
    if around is not None:
        if after.shape not in ("none", "quote"):
            after = After("none", hit.last + 1, _comma_after(tokens, hit.last + 1, high))
        return _postposed(tokens, hit, source, after, around, hits, high)
    if after.shape == "none":
        return None
    return _preposed(tokens, hit, source, after, hits, high)


def _from_quotation(tokens: Sequence[Token], source: Source, floor: int) -> Source:
    """The source with all that stands between it and a quotation that ends in a comma: "…," Ann Lee, director, NASA said."""
    for index in range(source.first - 1, max(floor, source.first - 14) - 1, -1):
        if closes_with_mark(tokens[index]):
            between = tokens[index + 1 : source.first]
            plain = all(token.kind == "word" or token.norm == "," for token in between)
            if index + 1 < source.first and plain and not has_verb(tokens, index + 1, source.first):
                opening = tokens[index + 1]
                if opening.capital and not in_list("opener", opening.norm):
                    return Source(index + 1, source.stop, source.shared)
            break
    return source


def _can_speak(tokens: Sequence[Token], source: Source) -> bool:
    """Whether a phrase can be a subject that says something: a name, a phrase with an article, a role, a group."""
    first, last = tokens[source.first], tokens[source.stop - 1]
    if is_adverb(first.norm) and not first.capital and first.norm != "others":
        return False
    if in_list("negation", first.norm) and first.norm not in ("no", "nobody", "none", "neither"):
        return False
    for index in range(source.first, source.stop):
        norm = tokens[index].norm
        if norm in (",", "who", "which", "whose", "that", "(") or is_pronoun(norm):
            break
        if (in_list("auxiliary", norm) or in_list("verb", norm)) and not nominal(tokens, index):
            return False
    named_us = first.norm == "us" and first.capital
    if in_list("object-pronoun", first.norm) and first.norm not in ("it", "you", "her") and not named_us:
        return False
    if first.kind != "word" or in_list("determiner", first.norm) or first.norm[0].isdigit():
        return True
    if any(token.capital for token in tokens[source.first : source.stop]) or is_pronoun(first.norm):
        return True
    known = word_list("groups.speaking") | word_list("groups.body")
    return (
        last.norm.endswith("s")
        or any(t.norm in known or is_person_noun(t.norm) for t in tokens[source.first : source.stop])
        or first.norm
        in ("who", "which", "people", "everyone", "everybody", "nobody", "someone", "others", "so")
    )


def _agrees(tokens: Sequence[Token], hit: Hit, source: Source) -> bool:
    """Whether a third person form stands with a singular: "emissions rules" is no clause, "the firm says" is."""
    if hit.tag != "present" or hit.first != hit.at:
        return True
    core = source.stop - 1
    for index in range(source.first + 1, source.stop):
        if tokens[index].norm in (",", "who", "which", "("):
            core = index - 1
            break
    head = tokens[core]
    if head.norm in ("they", "we", "i", "you", "these", "those"):
        return False
    plural = head.norm.endswith("s") and not head.norm.endswith(("ss", "us", "is", "'s", "s'"))
    return not plural or head.capital or core - source.first > 2


def _as_said(
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
        stop = content_end(tokens, start, high, stops=_stops(tokens, hit, hits))
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


def _opening(tokens: Sequence[Token], hit: Hit, hits: Sequence[Hit], high: int) -> Draft | None:
    """Said X, "…": the cue first."""
    if hit.at != 0 or hit.tag not in ("past", "present") or "quote" not in hit.cue.takes:
        return None
    source = subject_right(tokens, 1, high)
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
        [(index, _quote_end(tokens, index, high, hits, hit))],
        hit,
        "attribution.cue-first",
    )


def _same(found: Sequence[Draft]) -> Source | None:
    last = found[-1].source
    return Source(last[0], last[1], True) if last else None


def _plural(tokens: Sequence[Token], source: Source) -> bool:
    head = tokens[source.stop - 1].norm
    return (
        head
        in (
            "they",
            "we",
            "i",
            "you",
            "who",
            "people",
            "police",
            "which",
            "that",
            "many",
            "some",
            "others",
            "most",
            "media",
        )
        or head.endswith(("s", "%"))
        or head.isdigit()
        or head
        in ("percent", "half", "third", "quarter", "majority", "others", "those", "these", "couple", "number")
        or tokens[source.first].norm
        in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many", "most")
        or any(tokens[i].norm == "and" for i in range(source.first, source.stop))
        or any(tokens[i].norm.endswith("s") for i in range(source.first, source.stop))
    )


def _before(stretch: Stretch, hit: Hit, left: int, floor: int, after: After) -> tuple[int, int] | None:
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
        sign.kind == "quoted" and edge > floor and sign.titled and in_list("preposition", tokens[floor].norm)
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
    if after.shape not in ("none", "quote") or (after.shape == "quote" and not quoted):
        if not (
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
        parenthetical = after.next < len(tokens) and tokens[after.next].norm == ","
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
    return has_verb(tokens, start + 1, stop)


def _postposed(
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
        parts.append((after.start, _quote_end(tokens, after.start, high, hits, hit)))
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
    return Draft(
        (hit.first, hit.last + 1),
        (source.first, source.stop),
        parts,
        hit,
        f"attribution.{rule}",
        shared=source.shared,
    )


def _comma_after(tokens: Sequence[Token], index: int, high: int) -> int:
    """The index of the comma before a later quotation, or of the end."""
    while index + 1 < high and not (tokens[index].norm == "," and tokens[index + 1].kind == "quoted"):
        index += 1
    return index


def _later_quotation(tokens: Sequence[Token], start: int, high: int) -> int | None:
    """The quotation that goes on after a short insertion: "…," he said, pointing at the wall, "…"."""
    for index in range(start + 1, min(high, start + 14)):
        token = tokens[index]
        if (
            token.norm in (".", ";", ":")
            or token.norm in cue_forms()
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


def _second_part(
    tokens: Sequence[Token], around: tuple[int, int], start: int, high: int, hits: Sequence[Hit], hit: Hit
) -> tuple[int, int] | None:
    """The rest of a content that "he said" interrupts."""
    token = tokens[start]
    if token.kind == "quoted":
        return start, _quote_end(tokens, start, high, hits, hit)
    last = tokens[around[1] - 1]
    whole = last.kind == "quoted" and last.norm.rstrip("'’ ")[-1:] in (".", "!", "?")
    if whole or token.kind != "word":
        return None
    if last.kind == "quoted":
        later = _later_quotation(tokens, start, high)
        if later is not None:
            return later, _quote_end(tokens, later, high, hits, hit)
    norm = token.norm
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
    stop = content_end(tokens, start, high, stops=_stops(tokens, hit, hits))
    if has_verb(tokens, around[0], around[1]) and norm in ("but", "while", "although", "and"):
        if any(other.at > start and other.at < stop for other in hits):
            return None
        if last.kind == "quoted" and not any(tokens[i].kind == "quoted" for i in range(start, stop)):
            return None
    return (start, stop) if stop > start else None


def _stops(tokens: Sequence[Token], hit: Hit, hits: Sequence[Hit]) -> frozenset[int]:
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


def _quote_end(tokens: Sequence[Token], start: int, high: int, hits: Sequence[Hit], hit: Hit) -> int:
    """The index after a content that begins with a quotation: the quotation alone, or the clause it begins."""
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
    return content_end(tokens, start, high, stops=_stops(tokens, hit, hits))


def _preposed(
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
        stop = _quote_end(tokens, start, high, hits, hit)
    else:
        stop = content_end(tokens, start, high, stops=_stops(tokens, hit, hits))
        if source is not None and _subordinate(tokens, source.first):
            comma = next((i for i in range(start, stop) if tokens[i].norm == ","), stop)
            if comma > start + 1 and has_verb(tokens, comma, len(tokens)):
                stop = comma
        elif hit.first > 0 and tokens[hit.first - 1].norm in ("who", "which"):
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
    )


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


def _inverted(stretch: Stretch, hit: Hit, floor: int, high: int) -> Draft | None:
    """ "…," said X: the cue right after its content."""
    tokens = stretch.tokens
    edge = hit.first - 1
    takes = set(hit.cue.takes)
    if {"as", "naming"} & takes:
        return None
    if edge < floor or "quote" not in takes or hit.cue.lemma in _NEVER_INVERTED or hit.infinitive:
        return None
    if hit.tag not in ("past", "present") or hit.first != hit.at:
        return None
    sign = tokens[edge]
    quoted = sign.kind == "quoted" or (
        edge > floor and sign.kind == "mark" and tokens[edge - 1].kind == "quoted"
    )
    if not (quoted or sign.norm in (",", "—", "–", "--")):
        return None
    source = subject_right(tokens, hit.last + 1, high)
    if source is None:
        return None
    index = source.stop
    next_token = tokens[index] if index < high else None
    if not quoted:
        if (
            next_token is not None
            and next_token.norm not in (".", ",", ";")
            and next_token.kind != "quoted"
            and not (in_list("preposition", next_token.norm) or next_token.norm in ("who", "as", "when"))
        ):
            return None
        if hit.cue.lemma not in (
            "say",
            "report",
            "write",
            "add",
            "explain",
            "note",
            "warn",
            "argue",
            "claim",
        ):
            return None
        if (
            not any(tokens[i].capital for i in range(source.first, source.stop))
            and not in_list("determiner", tokens[source.first].norm)
            and stretch.role not in _HEADS
            and index < high - 1
        ):
            return None
        said = has_verb(tokens, floor, edge) or any(tokens[i].kind == "quoted" for i in range(floor, edge))
        heading = tokens[-1].norm != "." and edge - floor > 2
        inserted = (
            next_token is not None and next_token.norm == "," and has_verb(tokens, index + 1, min(high, index + 4))
        )
        if not (said or heading or inserted) or _interrupted(tokens, edge, floor):
            return None
    elif (
        next_token is not None
        and next_token.kind == "word"
        and not (
            in_list("preposition", next_token.norm)
            or in_list("time", next_token.norm)
            or in_list("subordinator", next_token.norm)
            or is_adverb(next_token.norm)
            or next_token.norm in ("and", "last", "this", "earlier")
        )
    ):
        left = subject_left(tokens, hit.first, floor)
        if left is not None and not closes_with_mark(sign):
            return None
    start = floor
    while (
        start < edge and tokens[start].kind == "mark" and tokens[start].norm not in ("$", "£", "€", "₹", "#")
    ):
        start += 1
    around = (start, edge + 1 if sign.kind == "quoted" else edge)
    if around[0] >= around[1]:
        return None
    index = _after_source(tokens, source.stop, high)
    after = (
        After("quote", index, index)
        if index < high and tokens[index].kind == "quoted"
        else After("none", index, index)
    )
    if index + 1 < high and tokens[index].norm in (",", ":") and tokens[index + 1].kind == "quoted":
        after = After("quote", index + 1, index + 1)
    return _postposed(tokens, hit, source, after, around, [], high, rule="inverted")


def _after_source(tokens: Sequence[Token], index: int, high: int) -> int:
    """The index of the comma, quotation or end after an inverted subject and its apposition."""
    probe = index
    while probe < high and tokens[probe].kind != "quoted" and tokens[probe].norm not in (".", ";", ":"):
        if tokens[probe].kind == "word" and tokens[probe].norm in cue_forms() and not tokens[probe].capital:
            return index
        probe += 1
    if probe < high and tokens[probe].kind == "quoted" and tokens[probe - 1].kind == "word":
        return index
    return probe if probe < high and tokens[probe].kind == "quoted" else index


def _interrupted(tokens: Sequence[Token], edge: int, floor: int) -> bool:
    """Whether the comma at *edge* closes an apposition or relative clause rather than a content."""
    opening = edge - 1
    while opening > floor and tokens[opening].norm != ",":
        opening -= 1
    if opening <= floor:
        return False
    first = tokens[opening + 1].norm
    return first in ("who", "which", "whose", "a", "an", "the", "where") or not has_verb(
        tokens, floor, opening
    )


def _gerund(
    tokens: Sequence[Token], hit: Hit, after: After, hits: Sequence[Hit], found: Sequence[Draft], high: int
) -> Draft | None:
    """…, saying that …; a report saying that …; quoted him as saying …"""
    if after.shape == "none" or hit.first == 0:
        return None
    before = tokens[hit.first - 1]
    if before.norm in (
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
    elif (
        before.kind == "mark"
        or before.norm in ("and", "by", "in", "without", "while", "when", "before", "after", "then", "but")
        or (before.kind == "quoted")
        or in_list("time", before.norm)
    ):
        source = _same(found) if found else main_subject(tokens, 0, hit.first)
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
    if source is None:
        return None
    form = f"attribution.participle-{after.shape}"
    if before.kind == "word" and nominal(tokens, hit.first - 1) and not has_verb(tokens, 0, hit.first):
        form = "attribution.reduced"
    return _preposed(tokens, hit, source, after, hits, high, rule=form)


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


def _infinitive(
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
    source = main_subject(tokens, floor, hit.first) or (_same(found) if found else None)
    if source is None:
        return None
    return _preposed(tokens, hit, source, after, hits, high, rule="attribution.infinitive")


def _passive(tokens: Sequence[Token], hit: Hit, after: After, hits: Sequence[Hit], high: int) -> Draft | None:
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
        return _asked(tokens, hit, after, high)
    if hit.cue.lemma in ("tell", "inform", "hear") and after.shape in ("that", "quote"):
        return _preposed(tokens, hit, None, after, hits, high, rule="attribution.passive")
    return None


def _sourceless(
    tokens: Sequence[Token], hit: Hit, after: After, hits: Sequence[Hit], stretch: Stretch, high: int
) -> Draft | None:
    """Asked whether …, she …; other cues without a subject say nothing about whose words follow."""
    if (
        hit.cue.lemma == "ask"
        and after.shape == "wh"
        and (hit.at == 0 or tokens[hit.at - 1].norm in ("when", ",", "if"))
    ):
        return _asked(tokens, hit, after, high)
    return None


def _asked(tokens: Sequence[Token], hit: Hit, after: After, high: int) -> Draft | None:
    comma = next((i for i in range(after.start, high) if tokens[i].norm in (",", ".", ";")), high)
    if comma <= after.start + 1:
        return None
    return Draft((hit.first, hit.last + 1), None, [(after.start, comma)], hit, "attribution.asked.wh")
