"""Time expressions and what they come to, in TIMEX3 terms (ISO-TimeML, ISO 24617-1:2012)."""

from __future__ import annotations

from datetime import date

from generator.annotations.annotators import (
    timexes_clock,
    timexes_days,
    timexes_distances,
    timexes_holidays,
    timexes_lengths,
    timexes_periods,
    timexes_quarters,
    timexes_seasons,
    timexes_vague,
    timexes_weekdays,
    timexes_years,
)
from generator.annotations.annotators.timexes_context import Context, Found
from generator.annotations.annotators.timexes_days import day_before, day_behind
from generator.annotations.annotators.timexes_events import settle_first_days
from generator.annotations.annotators.timexes_tokens import Line, hits, read_line
from generator.annotations.annotators.timexes_years import FULL_NAMES
from generator.annotations.model import Timex
from generator.annotations.reading import Reading
from generator.lexicon.number_records import context_words
from generator.text.span import Span

__all__ = ["find"]

_BUILDERS = {
    **timexes_clock.BUILDERS,
    **timexes_days.BUILDERS,
    **timexes_distances.BUILDERS,
    **timexes_holidays.BUILDERS,
    **timexes_lengths.BUILDERS,
    **timexes_periods.BUILDERS,
    **timexes_quarters.BUILDERS,
    **timexes_seasons.BUILDERS,
    **timexes_vague.BUILDERS,
    **timexes_weekdays.BUILDERS,
    **timexes_years.BUILDERS,
}
_SECOND = frozenset({"around", "about", "before", "after", "over", "under", "between", "within", "past"})
_PREPOSITIONS = context_words("time.prepositions")


def find(reading: Reading) -> tuple[Timex, ...]:
    """The time expressions of an article, in text order and without overlap.

    Relative ones are resolved against the day of publication as news uses them: a weekday is the day of
    publication or the last such day, unless the sentence looks ahead. Without a day of publication they stay
    open ("XXXX-WXX-7"), and so they do where that day lies outside the years 1000 to 2200.

    >>> from generator import read_text
    >>> article = read_text("The talks began on Sunday and end next Friday.", published="2022-02-27")
    >>> [(timex.span.text, timex.value) for timex in find(Reading(article))]
    [('Sunday', '2022-02-27'), ('next Friday', '2022-03-04')]
    """
    line = read_line(reading.text, reading.shadow)
    published = reading.article.published_on
    context = Context(line, published if published is not None and 1000 <= published.year <= 2200 else None)
    found: list[tuple[int, int, str, Found]] = []
    end = 0
    for hit in hits(line):
        if hit.first < end:
            continue
        result = _BUILDERS[hit.rule.build](context, hit.first, hit.stop)
        if result is None:
            continue
        first = hit.first if result.first is None else result.first
        stop = hit.stop if result.stop is None else result.stop
        if line.norm(stop - 1) == "." and line.norm(stop - 2) in FULL_NAMES:
            stop -= 1
        if stop <= first:
            continue
        context.note(result, first)
        for entry in (
            day_before(context, result, first, end),
            (first, stop, hit.rule.id, result),
            day_behind(context, result, stop),
        ):
            if entry is not None:
                found.append(entry)
                end = entry[1]
    found = settle_first_days(context, found)
    return tuple(_timex(reading.text, line, *entry) for entry in found)


def _timex(text: str, line: Line, first: int, stop: int, rule: str, found: Found) -> Timex:
    start, end = line.tokens[first].start, line.tokens[stop - 1].end
    before = first
    while before > 0 and first - before < 3 and line.norm(before - 1) in _PREPOSITIONS:
        if before < first and line.norm(before) not in _SECOND:
            break
        if line.norm(before - 1) == "of" and before - 1 > 0 and line.norm(before - 2) not in _PREPOSITIONS:
            break
        before -= 1
    after = end
    if found.value.startswith("PX") and line.norm(stop) == "of" and line.has(stop - 1, "UNITS"):
        after = line.tokens[stop].end
    lead = line.tokens[before].start
    day: date | None = found.day if found.value[:4].isdigit() else None
    return Timex(
        span=Span.of(text, start, end),
        rule=rule,
        confidence="certain" if found.sure and day is not None else "likely",
        type=found.type,
        value=found.value,
        mod=found.mod,
        day=day,
        through=found.through if day is not None else None,
        phrase=Span.of(text, lead, after),
    )
