"""Showing time expressions, and asking whether a sentence tells of the past."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.clauses import trimmed
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = [
    "is_limit",
    "is_nowadays",
    "is_past",
    "is_plain_day",
    "is_told_as_past",
    "looks_ahead",
    "may_be_a_stated_day",
    "time_phrase",
    "told_near",
]

_PREPOSITION = re.compile(
    r"(?:on|in|at|since|by|until|till|from|during|before|after|between|through|late|early)\s+", re.IGNORECASE
)

_LIMIT_BEFORE = re.compile(
    r"\b(?:since|until|till|by|before|after|from|between|through|throughout|up to|as of"
    r"|starting|beginning|within|prior to|ahead of|valid|to)\s+"
    r"(?:(?:at|on|in|the|early|late|mid|around|about|least)[\s-]+){0,2}$",
    re.IGNORECASE,
)
_LIMIT_WORD = re.compile(
    r"(?:since|until|till|by|before|after|from|between|through|throughout|within)\b", re.IGNORECASE
)
_RANGE_AFTER = re.compile(
    r"\s*(?:[-–—/]\s*\w|(?:,|and|or|&)\s*\d{1,2}\b(?!\s*[%\w])|(?:to|until|till|through|onwards?|and\s+(?:after|before))\b)",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:every|each|annual|annually|yearly|usually|typically|normally|always)\b", re.IGNORECASE
)


_WEEKDAY = re.compile(r"(?!.*\d)\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)


def is_limit(annotations: AnnotationSet, timex: Timex) -> bool:
    """Whether *timex* is an end of a stretch of time, or comes round every year: no point in time.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "Roads\\n\\nThe road was shut between July 17 and July 20.\\n\\nIt opened on July 21."
    >>> found = annotate(read_text(text, published="2023-08-09"))
    >>> [is_limit(found, timex) for timex in found.timexes][-1]
    False
    """
    sentence = annotations.article.sentence_at(timex.span.start)
    if sentence is None:
        return True
    text, phrase = annotations.article.text, time_phrase(annotations, timex)
    before, after = text[sentence.span.start : phrase.start], text[timex.span.end : sentence.span.end]
    if _LIMIT_WORD.match(phrase.text) or _LIMIT_WORD.match(timex.span.text) or _LIMIT_BEFORE.search(before):
        return True
    if _RANGE_AFTER.match(after) or _AGAIN.search(sentence.span.text):
        return True
    joined = re.search(r"(?:\band|\bto|\d\s*[-–—])\s*$", before)
    return bool(joined) and bool(re.search(r"\b(?:between|from)\b|[-–—]\s*$", before, re.IGNORECASE))


def time_phrase(annotations: AnnotationSet, timex: Timex) -> Span:
    """The expression with its one preposition, for showing: "on Friday"."""
    text = annotations.article.text
    span = trimmed(text, timex.span.start, timex.span.end)
    phrase = timex.phrase or timex.span
    before = text[phrase.start : span.start]
    if phrase.start >= span.start or _PREPOSITION.fullmatch(before):
        return Span.of(text, min(phrase.start, span.start), span.end)
    nearest = _PREPOSITION.search(before, before.rstrip().rfind(" ") + 1)
    return Span.of(text, span.start - len(nearest[0]), span.end) if nearest else span


def is_told_as_past(annotations: AnnotationSet, timex: Timex) -> bool:
    """Whether the sentence around *timex* tells of the past and of nothing to come.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "It closed on Monday.\\n\\nFerries resume on Sunday."
    >>> found = annotate(read_text(text, published="2023-06-09"))
    >>> [is_told_as_past(found, timex) for timex in found.timexes]
    [True, False]
    """
    sentence = annotations.article.sentence_at(timex.span.start)
    return sentence is not None and is_past(sentence.span.text)


def told_near(annotations: AnnotationSet, timex: Timex) -> bool:
    """Whether the words right around *timex* tell of the past, whatever else the sentence looks ahead to.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "Roads\\n\\nThe minister said on Friday that the road will open when the bridge is ready."
    >>> found = annotate(read_text(text, published="2023-06-11"))
    >>> [told_near(found, timex) for timex in found.timexes]
    [True]
    """
    sentence = annotations.article.sentence_at(timex.span.start)
    if sentence is None:
        return False
    text, phrase = annotations.article.text, time_phrase(annotations, timex)
    before = re.split(r"[,;:—–]|\bthat\b|\bto\b", text[sentence.span.start : phrase.start])[-1]
    found = words(before)[-4:]
    verbs = {word.norm for word in found} & word_group("past-verb")
    told = bool(verbs) or any(word.norm.endswith("ed") and len(word.norm) > 4 for word in found)
    if not words(before):
        after = re.split(r"[;:—–]", text[phrase.end : sentence.span.end])[0]
        return is_past(after)
    return told and not looks_ahead(before)


_NOW_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|says?|said|told|announce[ds]?|\w+ed|\w{3,}ing"
    r"|to \w+)\b"
)


_LEVEL = re.compile(
    r"\b(?:has|have)\s(?:\w+\s){0,2}(?:dropped|fallen|risen|grown|become|shrunk|climbed|declined|increased|changed)\b"
    r"|\bas it (?:has|did|was)\b",
    re.IGNORECASE,
)


def is_nowadays(annotations: AnnotationSet, timex: Timex) -> bool:
    """Whether "today" may mean these days: no verb beside it tells what happened, or will, on that day.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "Quist once sat at the desk that Rao commands today.\\n\\nRao resigned today."
    >>> found = annotate(read_text(text, published="2023-08-09"))
    >>> [is_nowadays(found, timex) for timex in found.timexes]
    [True, False]
    """
    if timex.span.text.lower() != "today":
        return False
    sentence = annotations.article.sentence_at(timex.span.start)
    if sentence is None:
        return True
    text = annotations.article.text
    before = re.split(
        r"[,;:—–]|\b(?:that|which|who|whose|where|than|as)\b", text[sentence.span.start : timex.span.start]
    )
    after = re.split(
        r"[,;:—–]|\b(?:that|which|who|whose|where|than)\b", text[timex.span.end : sentence.span.end]
    )
    near = f"{before[-1]} {after[0] if after else ''}"
    if _LEVEL.search(near) or any(
        re.fullmatch(r"\d{4}", other.value) for other in annotations.timexes_at(sentence.span)
    ):
        return True
    told = {word.norm for word in words(near)} & word_group("past-verb")
    return not told and _NOW_FINITE.search(near) is None


def is_plain_day(annotations: AnnotationSet, timex: Timex) -> bool:
    """Whether the expression stands by itself: no "Friday-to-Sunday", "Monday’s vote" or "Mon- day"."""
    text = annotations.article.text
    phrase = time_phrase(annotations, timex)
    if re.fullmatch(r"(?:the |that |same |this )*day", timex.span.text, re.IGNORECASE):
        return False  # "Earlier in the day" is counted from what was told before
    before, after = (
        text[max(0, timex.span.start - 1) : timex.span.start],
        text[timex.span.end : timex.span.end + 2],
    )
    if before in ("-", "–") or after[:1] in ("-", "–", "’", "'") or after == " -":
        return False
    return text[max(0, phrase.start - 4) : phrase.start].lower().split()[-1:] not in (["the"], ["of"], ["a"])


def looks_ahead(text: str) -> bool:
    """Whether *text* has a word that may point to something still to come ("will", "next", "is to").

    The month of May is none.

    >>> looks_ahead("The court will sit"), looks_ahead("The court sat in May")
    (True, False)
    """
    ahead = [word for word in words(text) if word.norm in word_group("looks-ahead")]
    return any(word.norm != "may" or not word.start or text[word.start] == "m" for word in ahead) or bool(
        re.search(r"\b(?:is|are|am)\s+to\b", text)
    )


def is_past(text: str) -> bool:
    """Whether *text* has a verb of the past and does not look ahead.

    >>> is_past("The court sat on Monday"), is_past("The court sits on Monday")
    (True, False)
    """
    if looks_ahead(text):
        return False
    found = [word.norm for word in words(text)]
    if any(word in word_group("past-verb") for word in found):
        return True
    describing = word_group("before-adjective")
    return any(
        word.endswith("ed") and len(word) > 3 and before not in describing and not before.endswith("'s")
        for before, word in pairwise(found)
    )


def may_be_a_stated_day(annotations: AnnotationSet, timex: Timex) -> bool:
    """Whether a weekday may mean another one: of a day, or of days from one to another, that the text states.

    "From March 15 to 17 … on Saturday", told on the 25th, means the Saturday between the two. Beside single
    dates the nearest such day is meant where it is stated too.
    """
    day, published = timex.day, annotations.article.published_on
    if day is None or published is None or not _WEEKDAY.search(timex.span.text):
        return False
    stated: set[date] = set()
    within: set[date] = set()
    last: Timex | None = None
    for other in annotations.timexes:
        if other.day is None or not any(character.isdigit() for character in other.span.text):
            continue
        stated.add(other.day)
        if last is not None and last.day is not None and other.span.start - last.span.end <= 20:
            between = (other.day - last.day).days
            within |= {last.day + timedelta(days=step) for step in range(max(0, min(between, 14)))}
        last = other
    return any(
        near != day and near.weekday() == day.weekday() and 0 < (published - near).days <= 28
        for near in (within if day in stated else within | stated)
    )
