"""Retellings that leave out a condition: "if", "provided", "unless"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotations.model import AnnotationSet
from generator.exercises.retelling import (
    Retelling,
    accuses,
    counts_people_lost,
    edited,
    stands_alone,
    usable_sentence,
)
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = ["condition_retellings"]

_CONDITION = re.compile(
    r",?\s+(?P<link>provided that|provided|unless|on condition that|as long as|only if|if)\s+"
    r"(?P<clause>[^,;:]+?)(?=\.?[”\"]?$)"
)
_NO_CONDITION = re.compile(
    r"also|and|are|as|ask|asked|asking|asks|be|been|being|but|certain|check|checked|"
    r"checks|consider|considering|decide|decides|determine|doubt|doubts|even|find|had|has|"
    r"have|how|is|it|just|knew|know|knows|matter|not|only|or|out|question|regardless|"
    r"saw|see|seeing|sees|sure|tell|tells|test|tests|than|that|then|they|told|unclear|"
    r"unknown|was|were|what|when|whether|which|who|wonder|wondered|wonders"
)
_UNREAL = re.compile(r"\b(?:what is|imagine|would have)\b", re.IGNORECASE)
_TWIN = {
    "provided": "as long as",
    "provided that": "as long as",
    "unless": "except if",
    "only if": "on condition that",
}
_FINITE = re.compile(r"\b(?:is|are|was|were|will|would|can|could|may|has|have|had)\b")


def condition_retellings(annotations: AnnotationSet) -> Iterator[Retelling]:
    """Conditions at the end of a sentence left out, in text order."""
    for sentence in annotations.article.body:
        if found := _condition(annotations, sentence.span):
            yield found


def _condition(annotations: AnnotationSet, span: Span) -> Retelling | None:
    sentence = usable_sentence(annotations, span)
    if sentence is None or not stands_alone(span) or accuses(span.text) or counts_people_lost(span.text):
        return None
    match = _CONDITION.search(span.text)
    if match is None or len(_CONDITION.findall(span.text)) > 1:
        return None
    before = span.text[: match.start()]
    found = words(before)
    clause = match["clause"]
    if (
        len(found) < 6
        or _NO_CONDITION.fullmatch(found[-1].norm)
        or len(words(clause)) < 3
        or not _FINITE.search(before)
    ):
        return None
    if re.match(r"(?:not|any|so|ever)\b", clause) or _UNREAL.search(before):
        return None
    if match["link"] == "provided" and not _is_clause(before, clause):
        return None
    text = annotations.article.text
    start, end = span.start + match.start("link"), span.start + match.end("clause")
    place = Span.of(text, start, end)
    if any(quoted.span.overlaps(place) and not place.contains(quoted.span) for quoted in annotations.quoted):
        return None
    if before.count('"') % 2 or before.count("“") != before.count("”") or clause.count('"') % 2:
        return None
    for said in annotations.attributions:
        if any(part is not None and part.overlaps(place) for part in (said.cue, said.source)):
            return None
        if any(part.overlaps(place) and not part.start < start for part in said.content):
            return None
    twin = _TWIN.get(match["link"], "")
    link_end = span.start + match.end("link")
    return Retelling(
        sentence=span,
        place=place,
        change="condition",
        altered=edited(span, (span.start + match.start(), end, "")),
        faithful=edited(span, (start, link_end, twin)) if twin else "",
        detail=f"The condition after “{match['link']}” is gone, so it looks settled.",
        kept=f"“{twin}” sets the same condition as “{match['link']}”.",
        casualties=False,
    )


def _is_clause(before: str, clause: str) -> bool:
    """Whether "provided" can only mean "if": a statement before it, and no "provided … with" behind it."""
    tail = re.split(r",|\b(?:and|or|who|which|whose)\b", before)[-1]
    first = clause.split()[0]
    return (
        bool(_FINITE.search(tail))
        and not re.search(r"\b(?:with|by|to|for)\b", clause)
        and (
            first[0].isupper()
            or first in ("the", "a", "an", "they", "he", "she", "it", "its", "their", "his", "her")
        )
        and not re.fullmatch(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", first)
    )
