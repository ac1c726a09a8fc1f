"""Dates with times as publication lines write them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from generator.text.zones import abbreviations

__all__ = ["Moment", "PublicationLine", "publication_line"]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DATE = re.compile(
    rf"(?P<iso>(?<!\d)(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d))"
    rf"|(?P<dmy>(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[\s,./-]*(?P<m2>{_MONTH})[\s,.’'/-]*"
    rf"(?P<y2>(?:19|20)\d\d|(?<=[’'])\d\d)(?!\d))"
    rf"|(?P<mdy>\b(?P<m3>{_MONTH})[\s/-]*(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s,./-]+(?P<y3>(?:19|20)\d\d)(?!\d))"
    rf"|(?P<num>(?<![\d.])(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep)(?P<y4>(?:19|20)?\d\d)(?![\d]))",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d:.+])(?P<h>[01]?\d|2[0-3])(?::(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d{1,6})?)?|\.(?P<m2>[0-5]\d)(?=\s?(?:[ap]\.?m|[A-Z]{2,4}\b)))?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?(?!\d)|(?<!\d)(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?=\s?(?:hrs|hours|h|GMT|UTC|IST)\b)",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?:\b(?:GMT|UTC)\s?)?(?P<o>[+−-]\d{1,2}(?::?[0-5]\d)?)(?![\d:])|\b(?P<iana>[A-Z][a-z]+/[A-Z][A-Za-z_]+)\b"
)
_LEAD = re.compile(
    r"\b(?:(?:first |originally |last |latest )?(?:published|publish|posted|updated|update|modified|created|"
    r"uploaded|"
    r"issued|released|filed|edited|revised|date of publication|publication date|publishing date|dated?)"
    r"(?: (?:date|on|at|time))?)\b(?! by:? [A-Za-z]+ [a-z])\s*[:\-–|]?",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"updat|modif|edited|revis", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|few) (?:sec|second|min|minute|hour|hr|day|week|month|year)s? ago\b",
    re.IGNORECASE,
)
_READING = re.compile(r"\b\d{1,2} ?min(?:ute)?s?(?: read)?\b", re.IGNORECASE)
_FILLER = re.compile(
    rf"\b(?:on|at|by|in|and|hrs|hours|h|local time|time|the|date|from|{_WEEKDAY})\b|\bT(?=\d)|(?<=\d)T\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.’'&-]*")


@dataclass(frozen=True)
class Moment:
    """A date of a publication line: its day, or two days where the order of day and month is open."""

    days: tuple[date, ...]
    clock: time | None
    zone: str | None
    update: bool
    numeric_order: str | None = None


@dataclass(frozen=True)
class PublicationLine:
    """What a line says about publication. `labelled`: it has a word such as "Published"."""

    moments: tuple[Moment, ...]
    labelled: bool


@cache
def _abbreviation() -> re.Pattern[str]:
    names = "|".join(abbreviations())
    return re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])(?:\s?[-–]?\s?\(?(?:UTC|GMT)?\)?)")


def publication_line(line: str) -> PublicationLine | None:
    """The dates of *line* where it states publication and nothing else, or None.

    >>> line = publication_line("Published 13:42 IST, February 27th 2022")
    >>> line.moments[0].days, line.moments[0].clock, line.moments[0].zone
    ((datetime.date(2022, 2, 27),), datetime.time(13, 42), 'IST')
    >>> publication_line("The law was published on 27 February 2022 in the gazette.") is None
    True
    """
    if len(line) > 200 or (not any(char.isdigit() for char in line) and " ago" not in line):
        return None
    leads = list(_LEAD.finditer(line))
    dates = list(_DATE.finditer(line))
    ago = _AGO.search(line)
    if not dates and not (leads and (ago or _TIME.search(line))):
        return None
    used: list[tuple[int, int]] = [match.span() for match in leads]
    edges = [0, *(match.start() for match in leads if match.start()), len(line)]
    moments: list[Moment] = []
    for first, last in itertools.pairwise(edges):
        here = [match for match in dates if first <= match.start() < last]
        update = any(first <= lead.start() < last and _UPDATE.search(lead[0]) for lead in leads)
        moment, taken = _moment(line, first, last, here, update=update)
        used += taken
        if moment:
            moments.append(moment)
    if dates and not moments and not leads:
        return None
    if not _only(line, used, labelled=bool(leads)):
        return None
    return PublicationLine(tuple(moments), bool(leads))


def _moment(
    line: str, first: int, last: int, dates: list[re.Match[str]], *, update: bool
) -> tuple[Moment | None, list[tuple[int, int]]]:
    """The date of one segment of the line, and the stretches of the line it used."""
    taken = [match.span() for match in dates]
    zone: str | None = None
    blank = line
    for start, end in taken:
        blank = blank[:start] + "#" * (end - start) + blank[end:]
    ago = _AGO.search(blank, first, last)
    reading = _READING.search(blank, first, last)
    for other in (ago, reading):
        if other:
            taken.append(other.span())
            blank = blank[: other.start()] + "#" * (other.end() - other.start()) + blank[other.end() :]
    clock: time | None = None
    for match in _TIME.finditer(blank, first, last):
        if match["m"] is None and match["m2"] is None and match["half"] is None and match["h4"] is None:
            continue
        clock = _clock(match)
        taken.append(match.span())
        offset = _OFFSET.match(line, match.end(), last) or _OFFSET.match(line, match.end() + 1, last)
        if offset:
            zone = offset["o"] or offset["iana"]
            taken.append(offset.span())
        break
    short = _abbreviation().search(blank, first, last)
    if short:
        offset = _OFFSET.match(line, short.end(), last)
        name = re.match(r"[A-Z]+", short[0])
        if zone is None:
            zone = offset["o"] if offset and offset["o"] else (name[0] if name else None)
        taken.append(short.span())
        if offset:
            taken.append(offset.span())
    if not dates:
        return None, taken
    days, order = _days(dates[0])
    if not days:
        return None, taken
    return Moment(days, clock, zone, update, order), taken


def _clock(match: re.Match[str]) -> time:
    hour = int(match["h"] or match["h4"])
    minute = int(match["m"] or match["m2"] or match["m4"] or 0)
    half = (match["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, minute, int(match["s"] or 0))


def _days(match: re.Match[str]) -> tuple[tuple[date, ...], str | None]:
    """The day or days of a date, and for numbers "dmy" or "mdy" where only that order is possible."""
    if match["iso"]:
        return _valid((int(match["y1"]), int(match["m1"]), int(match["d1"]))), None
    if match["dmy"]:
        year = int(match["y2"]) if len(match["y2"]) == 4 else 2000 + int(match["y2"])
        return _valid((year, _MONTHS.index(match["m2"][:3].lower()) + 1, int(match["d2"]))), None
    if match["mdy"]:
        return _valid((int(match["y3"]), _MONTHS.index(match["m3"][:3].lower()) + 1, int(match["d3"]))), None
    year = int(match["y4"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    a, b = int(match["a"]), int(match["b"])
    day_first, month_first = _valid((year, b, a)), _valid((year, a, b))
    if match["sep"] == "." or not month_first:
        return day_first, "dmy" if not month_first else None
    if not day_first:
        return month_first, "mdy"
    return (day_first if a == b else day_first + month_first), None


def _valid(parts: tuple[int, int, int]) -> tuple[date, ...]:
    try:
        return (date(*parts),)
    except ValueError:
        return ()


def _only(line: str, used: list[tuple[int, int]], *, labelled: bool) -> bool:
    """Whether the rest of the line is no more than a name, a place or an agency."""
    kept = list(line)
    for start, end in used:
        kept[start:end] = " " * (end - start)
    rest = _FILLER.sub(" ", "".join(kept))
    words = _WORD.findall(rest)
    if any(char.isdigit() for char in rest):
        return False
    if not words:
        return True
    small = {
        "desk",
        "news",
        "bureau",
        "staff",
        "reporter",
        "correspondent",
        "writer",
        "written",
        "reported",
        "edited",
    }
    capital = all(word[0].isupper() or word.lower() in small for word in words)
    if labelled:
        return capital and len(words) <= 9 and not line.rstrip().endswith((".", "!", "?"))
    parted = any(mark in line for mark in "|•·,/—–-") or line[:3].lower() == "by "
    return capital and parted and len(words) <= 6 and not line.rstrip().endswith((".", "!", "?", ":"))
