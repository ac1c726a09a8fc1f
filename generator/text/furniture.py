"""Lines of the page that are no part of the report: labels, buttons, notices, picture credits."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pydantic import ValidationError

from generator.errors import RecordError
from generator.text.span import Frozen
from generator.text.tables import table

__all__ = ["LinePattern", "line_patterns", "line_role"]

_LONGEST = 600


class LinePattern(Frozen):
    """A pattern for a whole line, with lines it has to match and lines it must leave alone."""

    id: str
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@cache
def line_patterns(kind: Literal["furniture", "caption"]) -> tuple[LinePattern, ...]:
    """The patterns of *kind*, in file order. Raises RecordError naming the record that breaks a rule."""
    entries = table("furniture").get(kind)
    if not isinstance(entries, list):
        raise RecordError(
            f"{kind} is not a list of tables", where="furniture.toml", remedy=f"write [[{kind}]]"
        )
    found: list[LinePattern] = []
    for number, entry in enumerate(entries, 1):
        try:
            found.append(LinePattern.model_validate(entry))
            re.compile(found[-1].pattern)
        except (ValidationError, re.error) as error:
            raise RecordError(
                str(error), where=f"furniture.toml: {kind} {number}", remedy="mend this record"
            ) from error
    return tuple(found)


@cache
def _compiled(kind: Literal["furniture", "caption"]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p.pattern})" for p in line_patterns(kind)), re.IGNORECASE)


def line_role(line: str) -> Literal["furniture", "caption"] | None:
    """Whether *line* is page furniture or a caption by its own words, or neither.

    >>> line_role("- 2 min read"), line_role("(Photo: Ana Silva)"), line_role("Rain fell all night.")
    ('furniture', 'caption', None)
    """
    if len(line) > _LONGEST:
        return None
    if _compiled("caption").fullmatch(line):
        return "caption"
    if len(line) <= 320 and _compiled("furniture").fullmatch(line):
        return "furniture"
    return "furniture" if not any(char.isalnum() for char in line) else None
