"""What a time expression dates: the saying or the event, where the sentence leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.annotations.model import Attribution, Timex
from generator.annotations.reading import Reading

__all__ = ["assign"]

_BETWEEN = re.compile(r"[\s,]*(?:(?:late|early|here|also|on|in|at|yet|again|has|had|the|a)\b[\s,]*){0,3}")


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
    return tuple(_assigned(reading, timex, attributions) for timex in timexes)


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
    for said in attributions:
        parts = [*said.content, *(part for part in (said.cue, said.source) if part is not None)]
        if any(sentence.span.overlaps(part) for part in parts):
            return timex
    return timex.model_copy(update={"dates": "event"})
