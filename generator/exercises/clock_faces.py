"""Clock times as they are shown, and as people type them."""

from __future__ import annotations

from datetime import datetime, timedelta

__all__ = ["clock_forms", "clock_of", "offset_of"]


def offset_of(moment: datetime) -> str:
    """The offset from UTC as written beside a clock.

    >>> from datetime import timezone
    >>> offset_of(datetime(2022, 2, 27, 13, 42, tzinfo=timezone(timedelta(hours=5, minutes=30))))
    'UTC+05:30'
    """
    offset = moment.utcoffset() or timedelta(0)
    minutes = int(offset.total_seconds()) // 60
    sign = "+" if minutes >= 0 else "−"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def clock_of(moment: datetime) -> str:
    """Hours and minutes, as on a clock of 24 hours."""
    return f"{moment.hour:02}:{moment.minute:02}"


def clock_forms(moment: datetime, zone: str) -> tuple[str, ...]:
    """The ways in which people type a clock time."""
    hour, minute = moment.hour, f"{moment.minute:02}"
    twelve, half = hour % 12 or 12, "a" if hour < 12 else "p"
    bases = [
        f"{h}{mark}{minute}" for h in dict.fromkeys((f"{hour:02}", str(hour))) for mark in (":", ".", " : ")
    ]
    bases += [f"{hour:02}{minute}", f"{hour:02}h{minute}"]
    halves = [
        f"{h}{mark}{minute}" for h in dict.fromkeys((str(twelve), f"{twelve:02}")) for mark in (":", ".")
    ]
    if moment.minute == 0:
        halves.append(str(twelve))
    said = [
        f"{base}{tail}" for base in halves for tail in (f"{half}m", f" {half}m", f" {half}.m.", f"{half}.m.")
    ]
    tails = ["", " hours", " hrs", "h", f" {zone}"]
    return tuple(dict.fromkeys([f"{base}{tail}" for base in bases for tail in tails] + said))
