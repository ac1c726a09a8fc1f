"""Lines that stand inside a story without being of it: who wrote it, and links to other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.part import Part

__all__ = ["is_byline", "links_out"]

_SMALL = (
    "de|van|der|von|al|bin|and|with|in|of|for|the|our|a|an|own|special|senior|chief|political|business|sports|"
    "staff|writer|reporter|correspondent|correspondents|editor|desk|bureau|web|news|service|agencies"
)
_WORD = rf"(?:[A-Z@][\w.'’-]*|(?:{_SMALL})\b)"
_BYLINE = re.compile(
    r"\(?(?:(?:written |reported |edited |compiled |story |words |text |posted |published )?[Bb][Yy]:?\s+|"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Rr]eported|[Ee]dited|[Ww]ritten|[Aa]uthor|[Rr]eporter|[Ss]tory):?"
    rf"(?: by)?:?\s+){_WORD}(?:[ ,|/&–-]+{_WORD})*\.?\)?"
)
_NAME = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}"
_FROM = re.compile(
    rf"\(?(?:{_NAME},? )?(?:[Rr]eporting|[Rr]eports|[Ww]riting|[Ww]rites) (?:from|in|for) "
    r"[A-Z][\w.'’-]*(?:[ ,]+(?:[A-Z][\w.'’-]*|and|in|from|the)){0,6}\.?\)?"
)
_ALSO = re.compile(
    r"\W*(?:(?:also|must|further) (?:read|watch|see)|read this|(?:read|see) (?:also|more)\s?[:|])\W*",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\W*(?:related (?:stories|articles|news|reads?|coverage|posts|links|content)|more (?:stories|reads?)|"
    r"(?:most|also) (?:read|popular)|recommended(?: stories| for you)?|you may (?:also )?like)\W*",
    re.IGNORECASE,
)
_MOST = 6


def is_byline(line: str) -> bool:
    """Whether *line* says no more than who wrote the story, or from where.

    >>> lines = ["By our correspondent", "Ana Silva, reporting from Kisumu", "By the numbers"]
    >>> [is_byline(line) for line in lines]
    [True, True, False]
    """
    return len(line) <= 160 and bool(_BYLINE.fullmatch(line) or _FROM.fullmatch(line))


def links_out(blocks: Sequence[Part]) -> None:
    """Make the titles of other stories below "Also read:" or "Related stories" furniture, in place.

    A title has no stop at its end; the first block that reads as prose ends the list.
    """
    left = 0
    for part in blocks:
        if part.role == "furniture":
            if _ALSO.fullmatch(part.line):
                left = 1
            elif _RELATED.fullmatch(part.line):
                left = _MOST
            continue
        if left and part.role is None and not part.prose and len(part.line) <= 200 and part.words >= 3:
            part.role = "furniture"
            left -= 1
        else:
            left = 0
