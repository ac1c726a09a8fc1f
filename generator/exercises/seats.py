"""Capitals and seats of government: where the name is the place, and where those who work there."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import body_sentence, is_clean, stands_in
from generator.lexicon.references import Seat, seats
from generator.text.span import Span

__all__ = ["Reading", "SeatUse", "seat_uses"]

Reading = Literal["stands", "place"]

_ACTS = (
    r"said|says|rejected|rejects|accused|accuses|denied|denies|condemned|condemns|imposed|imposes|refused|refuses|"
    r"warned|warns|demanded|demands|insisted|insists|announced|announces|agreed|agrees|signed|recalled|expelled|"
    r"summoned|lodged|retaliated|vowed|vows|pledged|pledges|urged|urges|welcomed|welcomes|dismissed|dismisses|"
    r"threatened|threatens|backed|backs|opposes|opposed|wants|wanted|responded|suspended|lifted|ratified|sanctioned|"
    r"protested|maintains|maintained|claims|claimed|regards|regarded|recognised|recognized|recognises|recognizes|"
    r"supports|supported|blamed|blames|criticised|criticized|declined|proposed|offered|ordered|seeks|sought|hopes|hoped"
)
_HELPING = (
    r"(?:has|have|had|will|would|could|may|might|is|was)\s+(?:also\s+|not\s+|repeatedly\s+|long\s+|now\s+|already\s+|since\s+)?"
    r"(?:accused|rejected|denied|condemned|imposed|refused|warned|demanded|insisted|announced|agreed|signed|recalled|"
    r"expelled|summoned|vowed|pledged|urged|welcomed|dismissed|threatened|backed|opposed|suspended|lifted|ratified|"
    r"sanctioned|protested|maintained|claimed|blamed|criticised|criticized|declined|proposed|offered|ready\s+to|"
    r"prepared\s+to|willing\s+to|agree|refuse|impose|reject|accept|recognise|recognize|retaliate|respond|sign|seek)"
)
_DOES = re.compile(
    rf"\s+(?:(?:on\s+\w+day|last\s+(?:night|week|month)|yesterday|today|this\s+week|late\s+on\s+\w+day)\s+)?"
    rf"(?:(?:also|then|later|again|repeatedly|swiftly|promptly|still|now|since)\s+)?(?:(?:{_ACTS})\b(?!-)|{_HELPING}\b)"
)
_DEALT_WITH = re.compile(
    r"\b(?:talks|negotiations|relations|ties|tensions|treaty|agreement|diplomacy|dialogue|alliance|dispute)\s+(?:between\s+\w+\s+and|with)\s+$"
    r"|\b(?:ally|allies)\s+of\s+$|\b(?:sanctions|pressure)\s+(?:on|against)\s+$|\b(?:accused|accuses|accusing|urged|urges|urging)\s+$",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?:\b(?:arrived|landed|born|lives?|lived|living|held|hospital|airport|house|hotel|square|apartment|flat|met|gathered|"
    r"flight|flew|travelled|traveled)\s+(?:in|to|at|outside|near)"
    r"|\b(?:kilometres|km|miles)\s+(?:from|north\s+of|south\s+of|east\s+of|west\s+of)"
    r"|\b(?:streets|suburbs?|residents?)\s+of)\s+(?:central\s+|downtown\s+|the\s+city\s+of\s+)?$"
)
_BEFORE_A_PLACE = re.compile(
    r"-based\b|-born\b|\s+(?:airport|hospital|metro|residents|suburbs?|police|university|marathon|subway|zoo)\b"
)
_PART_OF_MORE = re.compile(r"[’']s\s+[A-Z]|-\w|\s+(?:[A-Z]|and\s+[A-Z]|state\b)|\s*,\s*(?:[A-Z]\.|D\.?C)")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w.’-]*|&)\s+$")
_GRAMMAR = re.compile(
    r"\b(?:delegates?|delegations?|officials|diplomats|sources|troops|people)\s+(?:from|in)\s+$",
    re.IGNORECASE,
)


class SeatUse(NamedTuple):
    """One place where the name of a seat stands, how it is to be read there, and the words that show it."""

    seat: Seat
    span: Span
    reading: Reading
    proof: Span


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({name for seat in seats() for name in seat.names}, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w’'-])(?:{'|'.join(re.escape(n[4:] if n.startswith('the ') else n) for n in names)})\b"
    )


@cache
def _by_name() -> dict[str, Seat]:
    return {name.removeprefix("the "): seat for seat in seats() for name in seat.names}


def seat_uses(annotations: AnnotationSet) -> list[SeatUse]:
    """The uses of the names of seats in the body of which it is sure how they are to be read.

    >>> from generator import annotate, read_text
    >>> line = "Row\\n\\nNairobi accused its neighbour of theft. The envoy landed in Nairobi on Monday."
    >>> [(use.span.text, use.reading) for use in seat_uses(annotate(read_text(line)))]
    [('Nairobi', 'stands'), ('Nairobi', 'place')]
    """
    text, found = annotations.article.text, list[SeatUse]()
    for match in _pattern().finditer(text):
        span = Span.of(text, *match.span())
        sentence = body_sentence(annotations, span)
        seat = _by_name()[match[0]]
        if sentence is None or not is_clean(sentence.span.text) or not _is_meant(text, seat):
            continue
        use = _read(text, seat, span, sentence.span)
        if use is not None:
            found.append(use)
    return found


_SPORT = re.compile(
    r"\b(?:striker|midfielder|goalkeeper|wicket|wickets|innings|league|coach|playoff|playoffs|touchdown|semi-?finals?)\b",
    re.IGNORECASE,
)


_CITY_HALL = re.compile(
    r"\b(?:municipal\w*|city (?:government|council|hall|officials)|mayor)\b", re.IGNORECASE
)


def _is_meant(text: str, seat: Seat) -> bool:
    """Whether the article has a word that the seat needs; a city may also be its team, or its own council."""
    if seat.is_city and (_SPORT.search(text) or _CITY_HALL.search(text)):
        return False
    return not seat.needs or any(stands_in(word.lower(), text.lower()) for word in seat.needs)


def _read(text: str, seat: Seat, span: Span, sentence: Span) -> SeatUse | None:
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    bare = re.sub(r"\b[Tt]he\s+$", "", before)
    if _GRAMMAR.search(bare):
        return None
    there = _THERE.search(bare) or _BEFORE_A_PLACE.match(after)
    if there and seat.is_city and not seat.needs:
        start = sentence.start + there.start() if there.re is _THERE else span.start
        end = span.end if there.re is _THERE else _two_more(text, span.end + there.end(), sentence.end)
        return SeatUse(seat, span, "place", Span.of(text, start, end))
    if _PART_OF_MORE.match(after) or (_NAME_BEFORE.search(bare) and bare.strip() and " " in bare.strip()):
        return None
    does = _DOES.match(after)
    if does and _is_subject(bare):
        start = sentence.start + len(bare)
        return SeatUse(seat, span, "stands", Span.of(text, start, span.end + does.end()))
    dealt = _DEALT_WITH.search(bare)
    if dealt and not re.match(r"\s+(?:of|in|on)\b", after):
        return SeatUse(seat, span, "stands", Span.of(text, sentence.start + dealt.start(), span.end))
    return None


def _two_more(text: str, end: int, stop: int) -> int:
    """*end* moved behind the next two words, as long as no mark stands between."""
    match = re.compile(r"(?:[ \u00a0][\w’'-]+){1,2}").match(text, end, stop)
    return match.end() if match else end


def _is_subject(before: str) -> bool:
    """Whether the name is the subject of the verb behind it: it opens the sentence, or a clause."""
    if not before.strip(' “"'):
        return True
    return bool(
        re.search(
            r"(?:,|;|:|\b(?:that|and|but|while|after|as|because|when|before|if|said|says|where|which|,))\s+$",
            before,
        )
    ) and not re.search(r"[A-Z]\w+(?:,)?\s+(?:and|,)\s+$", before)
