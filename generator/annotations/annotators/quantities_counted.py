"""The noun phrase a number counts ("198 civilians and soldiers")."""

from __future__ import annotations

import re

from generator.lexicon.number_records import context_words
from generator.lexicon.number_words import numeral

__all__ = ["counted_after"]

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_STOP = context_words("number.stop")
_PLURALS = context_words("number.plurals")
_NOT_NOUNS = context_words("number.no-nouns")
_SINGULAR_ENDS = ("ss", "us", "is", "ous")
_AUXILIARY = context_words("number.auxiliary")


def counted_after(text: str, end: int, stop: int, *, single: bool = False) -> tuple[int, int] | None:
    """The noun phrase behind a number: up to four words to a plural noun, with a second one after "and".

    *stop* is the end of the sentence. With *single* (for "one") the first word will do.

    >>> text = "198 civilians and military personnel have been killed"
    >>> begin, finish = counted_after(text, 3, len(text))
    >>> text[begin:finish]
    'civilians and military personnel'
    """
    found = _noun(text, end, stop, single=single)
    if found is None:
        return None
    begin, finish = found
    link = re.compile(r"\s+(?:and|or)\s+").match(text, finish, stop)
    if link is not None:
        second = _noun(text, link.end() - 1, stop, single=False)
        if second is not None:
            following = (
                _WORD.match(text, second[1] + 1, stop) if text[second[1] : second[1] + 1] == " " else None
            )
            if following is None or following[0].lower() in _AUXILIARY:
                return begin, second[1]
    return begin, finish


def _is_number(word: str) -> bool:
    """Whether a word counts by itself: "four", "two-thirds"; "two-storey" describes."""
    first, _, rest = word.partition("-")
    record = numeral(first)
    if record is None or record.kind not in ("unit", "ten"):
        return False
    return not rest or numeral(rest) is not None or rest.rstrip("s") in ("third", "quarter", "fifth", "half")


def _noun(text: str, end: int, stop: int, *, single: bool) -> tuple[int, int] | None:
    at, begin, words = end, None, 0
    while words < 5 and at < stop:
        gap = re.compile(r"[ \-\n]{1,2}").match(text, at, stop)
        if gap is None:
            return None
        match = _WORD.match(text, gap.end(), stop)
        if match is None:
            return None
        word = match[0].lower()
        base = word[:-2] if word.endswith("'s") else word
        if _is_number(base):
            return None
        if base in _STOP and not (words == 0 and base == "other"):
            return None
        if base.endswith("ly") and base not in (
            "family",
            "elderly",
            "daily",
            "early",
            "likely",
            "deadly",
            "friendly",
        ):
            return None
        if words == 0 and base in ("more", "additional", "further", "other", "fewer", "extra"):
            at = match.end()
            continue
        begin = match.start() if begin is None else begin
        words += 1
        at = match.end()
        if single:
            following = _WORD.match(text, at + 1, stop) if text[at : at + 1] == " " else None
            if following is None or following[0].lower() in _STOP:
                return (begin, at) if words < 4 and not word.endswith("ed") else None
            if words > 2:
                return None
            continue
        if word in _PLURALS or (
            word.endswith("s")
            and len(word) > 3
            and not word.endswith(("'s", *_SINGULAR_ENDS))
            and word not in _NOT_NOUNS
        ):
            following = re.compile(r" ([^\W\d_]+)").match(text, at, stop)
            if (
                word in ("dead", "military", "police", "youth", "poor", "staff", "elderly")
                and following is not None
                and words < 4
            ):
                nxt = following[1].lower()
                if (nxt.endswith("s") and nxt not in _STOP and nxt not in _NOT_NOUNS) or nxt in _PLURALS:
                    continue
            name = match[0][0].isupper() and following is not None and words < 4
            if name and following is not None and following[1][0].islower():
                nxt = following[1]
                if nxt not in _STOP and not nxt.endswith("ed"):
                    continue
            return begin, at
    return None
