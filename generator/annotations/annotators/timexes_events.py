"""Days counted from the beginning of an event ("the first day of attacks"), where the article dates it."""

from __future__ import annotations

from datetime import date

from generator.annotations.annotators.timexes_context import Context, Found, days
from generator.annotations.annotators.timexes_tokens import Line
from generator.lexicon.number_records import context_words
from generator.lexicon.time_records import EventFamily, event_families

__all__ = ["settle_first_days"]

Entry = tuple[int, int, str, Found]
_SKIPPED = context_words("time.skipped-before-event")


def settle_first_days(context: Context, found: list[Entry]) -> list[Entry]:
    """The expressions with "the first day of X" dated, where the article says on which day X began.

    A day counts as the beginning where it stands in one clause with a verb of beginning and a noun of the
    same family as X. Where the article gives two different days, or none, the expression stays open.
    """
    settled = []
    starts: dict[str, date | None] = {}
    for first, stop, rule, result in found:
        line = context.line
        if result.value == "XXXX-XX-XX" and rule == "timex.ordinal-day" and line.norm(stop) == "of":
            family, behind = _family(line, stop + 1)
            if family is not None:
                if family.id not in starts:
                    starts[family.id] = _start(context, found, family)
                start = starts[family.id]
                order = _order(line, first, stop)
                if start is not None and order is not None:
                    day = days(start, order - 1)
                    result = result._replace(value=day.isoformat(), day=day, through="article")
                stop = behind
        settled.append((first, stop, rule, result))
    return settled


def _order(line: Line, first: int, stop: int) -> int | None:
    for index in range(first, stop):
        if line.has(index, "ORDWORD"):
            return int(line.value(index, "ORDWORD"))
        if line.has(index, "ORDDAY"):
            return int(line.norm(index)[:-2])
        if line.norm(index) == "opening":
            return 1
    return None


def _family(line: Line, index: int) -> tuple[EventFamily | None, int]:
    """The family of the noun phrase that begins at *index*, and the token behind its noun."""
    for step in range(index, min(index + 4, len(line.tokens))):
        for family in event_families():
            if line.norm(step) in family.nouns:
                return family, step + 1
        if line.norm(step) not in _SKIPPED and not line.norm(step).isalpha():
            break
    return None, index


def _start(context: Context, found: list[Entry], family: EventFamily) -> date | None:
    line = context.line
    starts: set[date] = set()
    for first, stop, _, result in found:
        if result.day is None or result.type != "DATE":
            continue
        begin, end = context.clause(first)
        if line.norm(first - 1) not in ("on", "since", "from") and first != begin:
            continue
        for at in range(max(begin, first - 12), min(end, stop + 8)):
            if line.norm(at) not in family.starts:
                continue
            near = range(max(begin, at - 6), min(end, at + 7))
            between = range(min(at, stop), max(at, first))
            if any(line.norm(k) in (",", "but", "after", "before", "while", "when") for k in between):
                continue
            if any(line.norm(k) in family.nouns for k in near if k != at):
                starts.add(result.day)
    return starts.pop() if len(starts) == 1 else None
