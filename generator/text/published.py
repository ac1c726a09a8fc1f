"""When a text was published: what its lines say, settled to a moment, a day, or a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.errors import ArticleError
from generator.text.article import Question
from generator.text.moments import Moment, PublicationLine
from generator.text.zones import Candidate, candidates, evidence, evidences, fits, offset_zone

__all__ = ["Publication", "given", "stated"]

_US = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage")


@dataclass(frozen=True)
class Publication:
    """The moment or day of publication, its zone, and what stays open."""

    published: datetime | date | None = None
    zone: str | None = None
    questions: tuple[Question, ...] = ()


def given(value: date | datetime | str, text: str, *, zone: str | None = None) -> Publication:
    """Publication as the caller states it: a day, a moment, or either in ISO 8601.

    Raises ArticleError where a string is no such date.

    >>> given("2022-02-27", "").published
    datetime.date(2022, 2, 27)
    >>> given("2022-02-27T13:42+05:30", "").published.isoformat()
    '2022-02-27T13:42:00+05:30'
    """
    if isinstance(value, str):
        value = _iso(value.strip())
    if not isinstance(value, datetime):
        return Publication(value)
    if value.tzinfo is not None:
        return Publication(value, value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None)
    return _in_zone(value, None, text, zone)


def _iso(value: str) -> date | datetime:
    try:
        return date.fromisoformat(value)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise ArticleError(
            f"{value!r} is not a date", where="published", remedy="write 2022-02-27 or 2022-02-27T13:42+05:30"
        ) from None


def stated(lines: list[PublicationLine], text: str, *, zone: str | None = None) -> Publication:
    """Publication as the lines of *text* state it. A first publication counts before an update.

    >>> from generator.text.moments import publication_line
    >>> line = publication_line("Published 13:42 IST, February 27th 2022")
    >>> stated([line], "Around 1 lakh people").zone
    'Asia/Kolkata'
    >>> stated([line], "Many people").published
    datetime.date(2022, 2, 27)
    """
    moments = [moment for line in lines for moment in line.moments]
    if not moments:
        return Publication()
    labelled = [moment for line in lines if line.labelled for moment in line.moments]
    first = (
        [moment for moment in labelled if not moment.update]
        or [m for m in moments if not m.update]
        or moments
    )
    chosen = first[0]
    questions: list[Question] = []
    if chosen.update:
        questions.append(
            Question(
                about="published",
                text="The text only says when it was updated, not when it was first published.",
                choices=(chosen.days[0].isoformat(),),
                assumed=chosen.days[0].isoformat(),
            )
        )
    day, question = _day(chosen, moments, text)
    if question:
        questions.append(question)
    if day is None:
        return Publication(None, None, tuple(questions))
    questions += _other_days(day, chosen, moments)
    if chosen.clock is None:
        return Publication(day, None, tuple(questions))
    mark = chosen.zone or next((m.zone for m in moments if m.zone), None)
    settled = _in_zone(datetime.combine(day, chosen.clock), mark, text, zone)
    return Publication(settled.published, settled.zone, tuple(questions) + settled.questions)


def _other_days(day: date, chosen: Moment, moments: list[Moment]) -> list[Question]:
    """A question where other lines state a first publication more than a day away from *day*."""
    if chosen.update:
        return []
    others = sorted({moment.days[0] for moment in moments if len(moment.days) == 1 and not moment.update})
    apart = [other for other in others if abs((other - day).days) > 1]
    if not apart:
        return []
    return [
        Question(
            about="published",
            text=f"The text states {_long(day)} and also {_long(apart[0])} as the day of publication.",
            choices=(day.isoformat(), *(other.isoformat() for other in apart)),
            assumed=day.isoformat(),
        )
    ]


def _day(chosen: Moment, moments: list[Moment], text: str) -> tuple[date | None, Question | None]:
    """The day of *chosen*; where 03/04/2022 can be two days, the one that the text speaks for, or none."""
    if len(chosen.days) == 1:
        return chosen.days[0], None
    day_first, month_first = chosen.days
    orders = {moment.numeric_order for moment in moments} - {None}
    certain = {moment.days[0] for moment in moments if len(moment.days) == 1 and moment.numeric_order is None}
    zones = {candidate.zone for moment in moments for candidate in candidates(moment.zone or "")}
    assumed: date | None = None
    spans = evidence(text, "Asia/Kolkata") or evidence(text, "Europe/London")
    if len(certain & set(chosen.days)) == 1:
        assumed = (certain & set(chosen.days)).pop()
    elif orders:
        assumed = day_first if orders == {"dmy"} else month_first if orders == {"mdy"} else None
    elif zones and zones <= set(_US):
        assumed = month_first
    elif spans or (zones and not zones & set(_US)):
        assumed = day_first
    question = Question(
        about="published",
        text=f"The date can be {_long(day_first)} or {_long(month_first)}.",
        choices=(day_first.isoformat(), month_first.isoformat()),
        assumed=assumed.isoformat() if assumed else None,
        evidence=spans if assumed == day_first else (),
    )
    return assumed, question


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _long(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _in_zone(moment: datetime, mark: str | None, text: str, zone: str | None) -> Publication:
    """*moment*, a wall-clock time, in the zone that *zone* or *mark* names, or its day and a question."""
    if zone is not None:
        return Publication(moment.replace(tzinfo=_zone(zone)), zone)
    if mark is not None and mark[0] in "+-−":
        return Publication(moment.replace(tzinfo=offset_zone(mark)))
    if mark is not None and "/" in mark:
        return Publication(moment.replace(tzinfo=_zone(mark)), mark)
    if mark is None:
        return _without_mark(moment, text)
    options = candidates(mark)
    if len(options) == 1:
        return _single(moment, mark, options[0])
    return _several(moment, mark, options, text)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ArticleError(
            f"no time zone named {name!r}",
            where="published",
            remedy="write an IANA name such as Asia/Kolkata",
        ) from None


def _single(moment: datetime, mark: str, option: Candidate) -> Publication:
    aware = moment.replace(tzinfo=ZoneInfo(option.zone))
    if fits(option, moment):
        return Publication(aware, option.zone)
    question = Question(
        about="zone",
        text=f"On that day clocks in {option.zone} did not show {mark}; it is read as local time there.",
        choices=(option.zone,),
        assumed=option.zone,
    )
    return Publication(aware, option.zone, (question,))


def _several(moment: datetime, mark: str, options: tuple[Candidate, ...], text: str) -> Publication:
    shown = [(option, evidence(text, option.zone)) for option in options]
    spoken = [(option, spans) for option, spans in shown if spans]
    possible = [option for option in options if fits(option, moment)] or list(options)
    if len(spoken) == 1:
        option, spans = spoken[0]
        quoted = ", ".join(f"“{span.text}”" for span in spans)
        question = Question(
            about="zone",
            text=f"{mark} is read as the time of {option.name}, because the text writes {quoted}.",
            choices=tuple(o.zone for o in options),
            assumed=option.zone,
            evidence=spans,
        )
        return Publication(moment.replace(tzinfo=ZoneInfo(option.zone)), option.zone, (question,))
    names = " or ".join(option.name for option in possible)
    question = Question(
        about="zone",
        text=f"{mark} can be the time of {names}; only the day is used.",
        choices=tuple(option.zone for option in possible),
    )
    return Publication(moment.date(), None, (question,))


def _without_mark(moment: datetime, text: str) -> Publication:
    found = [(record, spans) for record in evidences() if (spans := evidence(text, record.zone))]
    if len(found) == 1 and found[0][0].alone:
        record, spans = found[0]
        quoted = ", ".join(f"“{span.text}”" for span in spans)
        question = Question(
            about="zone",
            text=f"The time of publication has no zone; it is read in {record.zone}, "
            f"because the text writes {quoted}.",
            choices=(record.zone,),
            assumed=record.zone,
            evidence=spans,
        )
        return Publication(moment.replace(tzinfo=ZoneInfo(record.zone)), record.zone, (question,))
    question = Question(about="zone", text="The time of publication has no zone; only the day is used.")
    return Publication(moment.date(), None, (question,))
