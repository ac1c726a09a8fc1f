"""When a text was published: the line that says so, and what it says."""

from __future__ import annotations

import re

__all__ = ["is_publication_line"]

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DATE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]\d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}-\d\d-\d\d", re.I)


def is_publication_line(line: str) -> bool:
    """Whether *line* states when the text was published or updated, and nothing else."""
    return len(line) < 90 and bool(_DATE.search(line)) and (bool(re.match(r"(?:first |last )?(?:published|updated|posted)", line, re.I)) or len(line.split()) <= 6)
