"""What a pair of quotation marks is for, where no speaker is found: a title, a nickname, a word as a word."""

from __future__ import annotations

import re

from generator.annotations.annotators.quotation_marks import Marked
from generator.annotations.model import QuotedUse

__all__ = ["use_without_speaker"]

_MENTION = re.compile(
    r"\b(?:words?|terms?|phrases?|names?|letters?|slogans?|hashtags?|expressions?|labels?)\s*$", re.I
)
_CALLED = re.compile(
    r"\b(?:called|titled|entitled|named|known as|nicknamed|dubbed|labell?ed|headlined|goes by(?: the name)?)"
    r"\s*(?:the|a|an)?\s*$",
    re.I,
)
_WORK = re.compile(
    r"\b(?:novel|book|film|movie|song|album|show|series|play|poem|painting|essay|article|report|documentary|memoir|episode"
    r"|single|track|opera|musical|exhibition|podcast|magazine|programme|program|sitcom|drama|comedy|column|bestseller"
    r"|bill|act|story|sketch|game|hit|novella|biography|autobiography|thriller|ballad|anthem|hymn|lecture|speech"
    r"|'s|’s|on|in|of|for|starring)\s*,?\s*$",
    re.I,
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ]")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "but",
        "with",
        "by",
        "from",
        "as",
        "is",
    ]
)
_NAME_BEFORE = re.compile(r"[A-Z][\w.’'-]+\s+$")
_NAME_AFTER = re.compile(r"\s+(?:(?:de|van|von|al)\s+)?[A-Z]")


def use_without_speaker(text: str, mark: Marked) -> QuotedUse:
    """The use of a pair of marks that belongs to no attribution.

    >>> text = 'Robert "Bobby" Tanaka wrote the novel "The Long Winter".'
    >>> [use_without_speaker(text, Marked(a, b, a - 1, b + 1, True, False)) for a, b in ((8, 13), (39, 54))]
    ['nickname', 'title']
    """
    before = text[max(0, mark.outer_start - 40) : mark.outer_start]
    after = text[mark.outer_end : mark.outer_end + 20]
    inside = text[mark.start : mark.end].strip(" ,.")
    words = inside.split()
    titled = _title_case(words)
    if titled and len(words) <= 3 and _NAME_BEFORE.search(before) and _NAME_AFTER.match(after):
        return "nickname"
    if _MENTION.search(before):
        return "title" if titled and len(words) > 1 else "mention"
    if titled and (_WORK.search(before) or _CALLED.search(before) or len(words) > 1):
        return "title"
    return "no-speaker"


def _title_case(words: list[str]) -> bool:
    if not words or not _CAPITALS.match(words[0].lstrip("‘'(#")):
        return False
    return all(
        _CAPITALS.match(word.lstrip("‘'(")) or word.lower() in _SMALL or not word[0].isalpha()
        for word in words
    )
