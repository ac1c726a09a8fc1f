"""Text in stretches of one script, for files that name the language of words in other scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

__all__ = ["RIGHT_TO_LEFT", "Stretch", "marked_up", "shown", "stretches"]

RIGHT_TO_LEFT = frozenset({"he", "ar"})
"""The languages that run from right to left."""

_SCRIPTS = re.compile(
    "(?P<hi>[\u0900-\u097f]+(?:[ \u200c\u200d]+[\u0900-\u097f]+)*)"
    "|(?P<he>[\u0590-\u05ff]+(?: +[\u0590-\u05ff]+)*)"
    "|(?P<ar>[\u0600-\u06ff\u0750-\u077f]+(?: +[\u0600-\u06ff\u0750-\u077f]+)*)"
    "|(?P<ja>[\u3040-\u30ff]+)"
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Stretch(NamedTuple):
    """Words of one script; `language` is "" for those in the language of the document."""

    words: str
    language: str


def shown(text: str) -> str:
    """*text* with U+FFFD for characters that neither HTML nor XML can hold; same length.

    >>> shown("a\\x07b")
    'a\ufffdb'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def stretches(text: str) -> Iterator[Stretch]:
    """*text* in stretches of one script, in order; joined together they are `shown(text)`.

    >>> [tuple(each) for each in stretches("the नगर council")]
    [('the ', ''), ('नगर', 'hi'), (' council', '')]
    """
    place = 0
    text = shown(text)
    for match in _SCRIPTS.finditer(text):
        if place < match.start():
            yield Stretch(text[place : match.start()], "")
        yield Stretch(match[0], match.lastgroup or "")
        place = match.end()
    if place < len(text):
        yield Stretch(text[place:], "")


def marked_up(text: str) -> str:
    """*text* as HTML text: escaped, with the language of words in other scripts.

    >>> marked_up("5 < 6 & नगर")
    '5 &lt; 6 &amp; <span lang="hi">नगर</span>'
    """
    return "".join(_stretch(each) for each in stretches(text))


def _stretch(stretch: Stretch) -> str:
    if not stretch.language:
        return escape(stretch.words)
    direction = ' dir="rtl"' if stretch.language in RIGHT_TO_LEFT else ""
    return f'<span lang="{stretch.language}"{direction}>{escape(stretch.words)}</span>'
