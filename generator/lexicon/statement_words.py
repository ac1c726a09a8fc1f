"""Words that decide what a statement tells of who, where and how many."""

from __future__ import annotations

from functools import cache

from generator.errors import UnknownNameError
from generator.lexicon.cue_records import WordList
from generator.lexicon.load import load_records

__all__ = ["may_be_one_place", "statement_words"]


@cache
def _lists() -> dict[str, frozenset[str]]:
    records = load_records("statements", "list", WordList)
    return {entry.id.removeprefix("statement."): frozenset(entry.words) for entry in records}


def statement_words(name: str) -> frozenset[str]:
    """The words of the list ``statement.<name>``; UnknownNameError where there is none.

    >>> "curator" in statement_words("post")
    True
    """
    if name not in _lists():
        raise UnknownNameError.among(name, _lists(), noun="word list")
    return _lists()[name]


def may_be_one_place(first: str, second: str) -> bool:
    """Whether two names may stand for one place, or the one for a part of the other.

    >>> may_be_one_place("Bombay", "Mumbai"), may_be_one_place("Mumbai", "Pune")
    (True, False)
    """
    pair = {first.lower(), second.lower()}
    return len(pair) == 1 or any(
        pair <= words for name, words in _lists().items() if name.startswith("same-place.")
    )
