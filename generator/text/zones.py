"""Time zones as they stand in news texts, and what in a text tells between zones of one abbreviation."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from generator.errors import RecordError
from generator.text.span import Frozen, Span
from generator.text.tables import table

__all__ = [
    "Candidate",
    "Evidence",
    "abbreviations",
    "candidates",
    "evidence",
    "evidences",
    "fits",
    "offset_zone",
]


class Candidate(Frozen):
    """A zone an abbreviation may stand for; `offset` is what the abbreviation says, None for "ET"."""

    zone: str
    name: str
    offset: str | None = None


class _Zone(Frozen):
    abbreviations: tuple[str, ...]
    candidates: tuple[Candidate, ...]


class Evidence(Frozen):
    """A habit of writing that shows the zone a text was written in."""

    zone: str
    pattern: str
    alone: bool = False
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@cache
def _zones() -> dict[str, tuple[Candidate, ...]]:
    try:
        entries = TypeAdapter(tuple[_Zone, ...]).validate_python(table("zones").get("zone"))
    except ValidationError as error:
        raise RecordError(str(error), where="zones.toml", remedy="mend this record") from error
    return {short: entry.candidates for entry in entries for short in entry.abbreviations}


@cache
def evidences() -> tuple[Evidence, ...]:
    """The records of evidence, in file order."""
    try:
        return TypeAdapter(tuple[Evidence, ...]).validate_python(table("zones").get("evidence"))
    except ValidationError as error:
        raise RecordError(str(error), where="zones.toml", remedy="mend this record") from error


@cache
def abbreviations() -> tuple[str, ...]:
    """All abbreviations, longest first."""
    return tuple(sorted(_zones(), key=lambda short: (-len(short), short)))


def candidates(abbreviation: str) -> tuple[Candidate, ...]:
    """The zones *abbreviation* may stand for; empty where it is none.

    >>> [candidate.zone for candidate in candidates("IST")]
    ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']
    """
    return _zones().get(abbreviation.upper().replace(".", ""), ())


def evidence(text: str, zone: str) -> tuple[Span, ...]:
    """Up to three places of *text* that show it was written in *zone*.

    >>> [span.text for span in evidence("Around 1 lakh people and 1,50,000 soldiers.", "Asia/Kolkata")]
    ['lakh', '1,50,000']
    """
    found: list[Span] = []
    for record in evidences():
        if record.zone == zone:
            for match in re.finditer(record.pattern, text):
                found.append(Span.of(text, *match.span()))
                if len(found) == 3:
                    return tuple(found)
    return tuple(found)


def fits(candidate: Candidate, moment: datetime) -> bool:
    """Whether clocks in the candidate's zone stand at its offset at the wall-clock time *moment*.

    IST is Irish time in summer only.

    >>> ireland = candidates("IST")[1]
    >>> fits(ireland, datetime(2022, 2, 27, 13, 42)), fits(ireland, datetime(2022, 7, 27, 13, 42))
    (False, True)
    """
    if candidate.offset is None:
        return True
    return moment.replace(tzinfo=ZoneInfo(candidate.zone)).utcoffset() == offset_zone(
        candidate.offset
    ).utcoffset(None)


def offset_zone(offset: str) -> timezone:
    """The fixed zone of "+05:30", "-0500" or "+2".

    >>> offset_zone("+05:30")
    datetime.timezone(datetime.timedelta(seconds=19800))
    """
    sign = -1 if offset[0] in "-−" else 1
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    return timezone(sign * timedelta(hours=hours, minutes=minutes))
