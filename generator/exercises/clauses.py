"""Cutting clauses from an article, exactly, and asking what stands in them."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.annotations.model import AnnotationSet
from generator.lexicon.match import Word, words
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = [
    "behind_connective",
    "body_sentence",
    "clause_around",
    "clause_beginning",
    "has_marks",
    "has_torn_marks",
    "is_clean",
    "is_title_case",
    "one_line",
    "opens_plainly",
    "stands_in",
    "trimmed",
    "without_dateline",
    "word_count",
    "words_of",
]

_EDGE = " \t\r\n\u00a0.,;:!?…—–-\"“”'‘’()[]"
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+[A-Z]\.$")
_CHANGED = re.compile(r"\[\w{1,3}\]\w")
_BOUNDARY = re.compile(
    r"\s*[;—–]\s*|\s+-\s+|,\s+(?=(?:which|who|whose|where|while|when|after|before|as|but|because|although|though"
    r"|following|amid|despite|with|according|and the|and a|leaving|making|prompting|saying|adding)\b)"
    r"|\s+(?=(?:after|before|because|while|although|amid|following|despite)\s)"
    r"|\s+(?=and\s+(?:was|were|is|are|has|have|had|will)\s)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\"“”„«»]|['‘](?<!\w['‘])(?=\w)|['’](?<=[.,!?]['’])(?!\w)")
"""Every branch begins with the mark itself, so that a search goes straight to the marks of a text."""


def words_of(span: Span) -> list[Word]:
    """The words of *span*, with offsets into its own text."""
    return words(span.text)


def word_count(span: Span) -> int:
    """How many words *span* has."""
    return len(words(span.text))


def stands_in(phrase: str, text: str, *, joined: str = "") -> bool:
    """Whether *phrase* stands in *text* as whole words; none of *joined* may stand right before it.

    >>> stands_in("14", "114 or 14 boats"), stands_in("14", "114 boats"), stands_in("5", "0.5", joined=".,")
    (True, False, False)
    """
    at = text.find(phrase)
    while at >= 0:
        before, after = text[max(0, at - 1) : at], text[at + len(phrase) : at + len(phrase) + 1]
        if not (before.isalnum() or before == "_" or (before and before in joined)) and not (
            after.isalnum() or after == "_"
        ):
            return True
        at = text.find(phrase, at + 1)
    return False


def one_line(span: Span) -> str:
    """The text of *span* with its line breaks and runs of spaces as single spaces."""
    return " ".join(span.text.split())


def trimmed(text: str, start: int, end: int) -> Span:
    """``text[start:end]`` without punctuation and spaces at its edges; a bracket with its partner stays.

    >>> trimmed("  He left. ", 0, 11).text
    'He left'
    """
    while start < end and text[start] in _EDGE and not _CHANGED.match(text, start, end):
        start += 1
    while end > start and text[end - 1] in _EDGE:
        if text[end - 1] in ")]" and text.count("(" if text[end - 1] == ")" else "[", start, end):
            break
        if (
            text[end - 1] in '”"'
            and not _is_balanced(text[start : end - 1])
            and _is_balanced(text[start:end])
        ):
            break
        if text[end - 1] == "." and _INITIALS.search(text[start:end]):
            break
        end -= 1
    return Span.of(text, start, end)


def body_sentence(annotations: AnnotationSet, span: Span) -> Sentence | None:
    """The sentence of the body that holds all of *span*, or None."""
    sentence = annotations.article.sentence_at(span.start)
    if sentence is None or sentence.role != "paragraph" or not sentence.span.contains(span):
        return None
    return sentence


def has_marks(text: str) -> bool:
    """Whether there are quotation marks in *text* (an apostrophe is none).

    >>> has_marks("the firm's plan"), has_marks("a 'safe' plan")
    (False, True)
    """
    return bool(_MARKS.search(text))


def has_torn_marks(text: str) -> bool:
    """Whether a quotation mark or bracket in *text* lacks its partner.

    >>> has_torn_marks("named him only as “Mr. A …"), has_torn_marks("the “old” pier")
    (True, False)
    """
    return (
        text.count("“") != text.count("”") or text.count('"') % 2 == 1 or text.count("(") != text.count(")")
    )


@lru_cache(maxsize=2048)
def is_title_case(text: str) -> bool:
    """Whether *text* is set like a headline: nearly all its longer words have capitals.

    >>> is_title_case("Mayor Asking For Help Reeks Of Fear"), is_title_case("Mayor Quist was asked for help")
    (True, False)
    """
    longer = re.findall(r"[^\W\d_]{4,}", text)
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) * 10 >= len(longer) * 7


def opens_plainly(span: Span) -> bool:
    """Whether *span* can be understood alone: it does not begin by pointing back ("It", "This", "They")."""
    found = words(span.text)
    return bool(found) and found[0].norm not in word_group("opener")


_UNCLEAN = re.compile(
    r"^\d+[.)]\s|https?:|www\.|\w-\s\w|\s-\s\w+$|[\[\]_•|@#]"
    r"|[a-z](?:The|This|In|A|It|On)\s|\(WARNING"
)
_GAP = re.compile(r"\b[a-z]+ {2,}[a-z]")


@lru_cache(maxsize=2048)
def is_clean(text: str) -> bool:
    """Whether *text* reads as one piece: no list number, address, broken word, bracketed change or heading.

    >>> is_clean("He left"), is_clean("Po- lice left"), is_clean("BIG NEWS TODAY"), is_clean("2. Moons rise")
    (True, False, False, False)
    """
    found = text.split()
    shouting = sum(len(word) > 2 and word.isupper() for word in found) * 2 > len(found)
    torn = "  " in text and _GAP.search(text)
    return not shouting and not torn and not _UNCLEAN.search(text)


_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.]+(?:(?:, |[ ,])[A-Z][A-Za-z.]*){0,3}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: ?\([A-Z][\w ]*\))?"
    r"(?: ?[:—–]| --?)\s+(?=[A-Z])"
)


def without_dateline(text: str, span: Span) -> Span:
    """*span* without a dateline at its head ("PUNE: ").

    >>> line = "PUNE: The dam held."
    >>> without_dateline(line, Span.of(line, 0, len(line))).text
    'The dam held.'
    >>> line = "MARLOW, Ohio, June 3 (UPI) — The dam held."
    >>> without_dateline(line, Span.of(line, 0, len(line))).text
    'The dam held.'
    """
    match = _DATELINE.match(text, span.start, span.end)
    return Span.of(text, match.end(), span.end) if match else span


_FIRST_WORD = re.compile(r"(\w+),\s+")
_CONJUNCTION = re.compile(r"(?:But|And|Yet),?\s+(?=\w)")


def behind_connective(text: str, start: int, end: int) -> int:
    """Where ``text[start:end]`` begins behind a connective at its head.

    >>> behind_connective("However, it rained.", 0, 19), behind_connective("It rained.", 0, 10)
    (9, 0)
    """
    match = _FIRST_WORD.match(text, start, end)
    if match and match[1].lower() in word_group("connective"):
        return match.end()
    match = _CONJUNCTION.match(text, start, end)
    return match.end() if match else start


_SUBORDINATE = re.compile(
    r"[\s,](?:as|after|before|when|while|because|since|until|which|who|whose|that|where|if|whether|than)\s+",
    re.IGNORECASE,
)


def _starts(text: str, sentence: Span, must: Span | None) -> list[int]:
    """Where a clause may begin: at the head; but behind the last "as", "after" or "when" before *must*.

    There it has to begin with a name or an article; where it does not, no clause is safe.
    """
    head = behind_connective(text, without_dateline(text, sentence).start, sentence.end)
    if must is None:
        return [head]
    before = list(_SUBORDINATE.finditer(text, head, must.start))
    if not before:
        return [head]
    start = before[-1].end()
    joined = before[-1][0].strip(" ,").lower()
    if joined in ("as", "after", "before", "when", "while", "because") and (
        text[start].isupper() or re.match(r"the\s", text[start:])
    ):
        return [start]
    return []


@lru_cache(maxsize=2048)
def _boundaries(text: str) -> tuple[int, ...]:
    """Where a clause may end in *text*, the last place first."""
    return len(text), *sorted((match.start() for match in _BOUNDARY.finditer(text)), reverse=True)


def clause_around(text: str, sentence: Span, must: Span | None, limit: int, least: int = 5) -> Span | None:
    """A clause of *sentence* with *must* in it, of *least* to *limit* words; or None.

    It begins at the head of the sentence (without "However, " and the like), or, where *must* stands behind
    "as" or "after", there. It ends at a clause boundary; the longest wins.

    >>> line = "However, the dam broke on Sunday after weeks of rain, which nobody had foreseen."
    >>> whole = Span.of(line, 0, len(line))
    >>> clause_around(line, whole, None, 9).text
    'the dam broke on Sunday after weeks of rain'
    """
    ends = [sentence.start + place for place in _boundaries(sentence.text)]
    for start in _starts(text, sentence, must):
        for end in ends:
            if end <= start or (must is not None and (end < must.end or must.start < start)):
                continue
            clause = trimmed(text, start, end)
            if (
                least <= word_count(clause) <= limit
                and (must is None or clause.contains(must))
                and _is_balanced(clause.text)
            ):
                return clause
    return None


def clause_beginning(text: str, sentence: Span, must: Span, limit: int) -> Span | None:
    """The first *limit* words of a clause that is too long to show whole, with *must* among them; or None.

    >>> line = "The dam broke on Sunday above the town of Ashford and water ran through every street of it."
    >>> sunday = Span.of(line, 14, 23)
    >>> clause_beginning(line, Span.of(line, 0, len(line)), sunday, 9).text
    'The dam broke on Sunday above the town of'
    """
    for start in _starts(text, sentence, must):
        found = words(text, start, sentence.end)
        if len(found) <= limit or must.start < start:
            continue
        clause = trimmed(text, start, found[limit - 1].end)
        if clause.contains(must) and found[limit - 3].end > must.end and _is_balanced(clause.text):
            return clause
    return None


def _is_balanced(text: str) -> bool:
    return (
        text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count(" –") != 1
        and text.count(" —") != 1
    )
