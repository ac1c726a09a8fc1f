"""What a time expression dates: the saying or the event, where the sentence leaves no doubt."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from generator.annotations.model import Attribution, Timex
from generator.annotations.reading import Reading

__all__ = ["assign"]

_BETWEEN = re.compile(r"[\s,]*(?:(?:late|early|here|also|on|in|at|yet|again|has|had|the|a)\b[\s,]*){0,3}")
_REACH = 60  # characters between a sentence and an attribution that can bear on it


def assign(
    reading: Reading, timexes: Sequence[Timex], attributions: Sequence[Attribution]
) -> tuple[Timex, ...]:
    """The same expressions with `dates` set where it is certain.

    Inside what somebody says, or in a sentence without any saying, a day dates the event. Next to the word of
    saying it dates the saying ("said on Sunday"). In between, it stays open.

    >>> from generator.annotations.annotate import annotate
    >>> from generator import read_text
    >>> text = "The mill closed on Monday, Mary Doe said on Tuesday."
    >>> found = annotate(read_text(text, published="2022-03-03"))
    >>> [(timex.span.text, timex.dates) for timex in found.timexes]
    [('Monday', 'event'), ('Tuesday', 'saying')]
    """
    spans = [_hull(said) for said in attributions]
    order = sorted(range(len(spans)), key=lambda at: spans[at])
    starts = [spans[at][0] for at in order]
    furthest = list(accumulate((spans[at][1] for at in order), max))
    settled = []
    for timex in timexes:
        sentence = reading.article.sentence_at(timex.span.start)
        around = sentence.span if sentence is not None else timex.span
        near: list[int] = []
        at = bisect_right(starts, around.end + _REACH) - 1
        while at >= 0 and furthest[at] >= around.start - _REACH:
            near.append(order[at])
            at -= 1
        settled.append(_assigned(reading, timex, [attributions[index] for index in sorted(near)]))
    return tuple(settled)


def _opens(text: str, end: int, said: Attribution) -> bool:
    """Whether speaker and word of saying come right behind opening words ("On Sunday, she said")."""
    if said.source is None or said.cue is None or not end <= said.source.start <= said.cue.start:
        return False
    between = text[said.source.end : said.cue.start]
    aside = between.startswith(", ") and between.endswith(", ") and len(between) < 120 and "." not in between
    return text[end : said.source.start].strip(" ") in ("", ",") and (aside or not between.strip(" "))


def _hull(said: Attribution) -> tuple[int, int]:
    """From the first to the last character of an attribution."""
    parts = [*said.content, *(part for part in (said.cue, said.source) if part is not None)]
    return min((p.start for p in parts), default=0), max((p.end for p in parts), default=0)


def _assigned(reading: Reading, timex: Timex, attributions: Sequence[Attribution]) -> Timex:
    span, phrase = timex.span, timex.phrase or timex.span
    if timex.type not in ("DATE", "TIME") or not timex.value[:4].isdigit():
        return timex
    if timex.day is None and phrase == span:  # "a 2011 study" dates the study
        return timex
    for said in attributions:
        if any(part.contains(span) for part in said.content):
            return timex.model_copy(update={"dates": "event"})
    for said in attributions:
        if said.cue is None:
            continue
        text = reading.text
        if said.cue.end <= phrase.start and _BETWEEN.fullmatch(text, said.cue.end, phrase.start):
            return timex.model_copy(update={"dates": "saying"})
        if phrase.end <= said.cue.start and _BETWEEN.fullmatch(text, phrase.end, said.cue.start):
            return timex.model_copy(update={"dates": "saying"})
    sentence = reading.article.sentence_at(span.start)
    if sentence is None:
        return timex
    if phrase.start == sentence.span.start and any(_opens(reading.text, phrase.end, s) for s in attributions):
        return timex.model_copy(update={"dates": "saying"})
    for said in attributions:
        parts = [*said.content, *(part for part in (said.cue, said.source) if part is not None)]
        if any(sentence.span.overlaps(part) for part in parts):
            return timex
    return timex.model_copy(update={"dates": "event"})
