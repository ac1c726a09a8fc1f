"""Cutting clauses from an article, exactly, and asking what stands in them."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet
from generator.lexicon.match import Word, words
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = [
    "body_sentence",
    "clause_around",
    "has_marks",
    "one_line",
    "opens_plainly",
    "sentence_of",
    "trimmed",
    "word_count",
    "words_of",
]

_EDGE = " \t\r\n\u00a0.,;:!?…—–-\"“”'‘’()[]"
_BOUNDARY = re.compile(
    r"\s*[;—–]\s*|\s+-\s+|,\s+(?=(?:which|who|whose|where|while|when|after|before|as|but|because|although|though"
    r"|following|amid|despite|with|according|and the|and a|leaving|making|prompting|saying|adding)\b)"
    r"|\s+(?=(?:after|before|because|while|although|amid|following|despite)\s)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\"“”„«»]|(?<!\w)['‘](?=\w)|(?<=[.,!?])['’](?!\w)")


def words_of(span: Span) -> list[Word]:
    """The words of *span*, with offsets into its own text."""
    return words(span.text)


def word_count(span: Span) -> int:
    """How many words *span* has."""
    return len(words(span.text))


def one_line(span: Span) -> str:
    """The text of *span* with its line breaks and runs of spaces as single spaces."""
    return " ".join(span.text.split())


def trimmed(text: str, start: int, end: int) -> Span:
    """``text[start:end]`` without punctuation and spaces at its edges (a closing bracket with its partner stays).

    >>> trimmed("  He left. ", 0, 11).text
    'He left'
    """
    while start < end and text[start] in _EDGE:
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
        if text[end - 1] == "." and re.search(r"\b(?:[A-Z]\.)+[A-Z]\.$", text[start:end]):
            break
        end -= 1
    return Span.of(text, start, end)


def sentence_of(annotations: AnnotationSet, span: Span) -> Sentence | None:
    """The sentence in which *span* begins."""
    return annotations.article.sentence_at(span.start)


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


def opens_plainly(span: Span) -> bool:
    """Whether *span* can be understood alone: it does not begin by pointing back ("It", "This", "They")."""
    found = words(span.text)
    return bool(found) and found[0].norm not in word_group("opener")


def _without_connective(text: str, start: int, end: int) -> int:
    """The start moved behind "However, " and the like."""
    match = re.match(r"(\w+),\s+", text[start:end])
    if match and match[1].lower() in word_group("connective"):
        return start + match.end()
    match = re.match(r"(?:But|And|Yet)\s+(?=\w)", text[start:end])
    return start + match.end() if match else start


_SUBORDINATE = re.compile(r"\s(?:after|when|as|while|because|before)\s+(?=[A-Z])")


def clause_around(text: str, sentence: Span, must: Span | None, limit: int, least: int = 5) -> Span | None:
    """A clause of *sentence* with *must* in it, of *least* to *limit* words; or None.

    Tried in turn: the head of the sentence, cut at a clause boundary, the longest first; then clauses behind
    "after", "when" and the like whose subject is a name. A connective at the start ("However, ") is cut off.

    >>> line = "However, the dam broke on Sunday after weeks of rain, which nobody had foreseen."
    >>> whole = Span.of(line, 0, len(line))
    >>> clause_around(line, whole, None, 9).text
    'the dam broke on Sunday after weeks of rain'
    """
    starts = [_without_connective(text, sentence.start, sentence.end)]
    if must is not None:
        starts += [sentence.start + match.end() for match in _SUBORDINATE.finditer(sentence.text)]
    ends = [sentence.end]
    ends += [sentence.start + match.start() for match in _BOUNDARY.finditer(sentence.text)]
    for start in starts:
        for end in sorted(ends, reverse=True):
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


def _is_balanced(text: str) -> bool:
    return (
        text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count(" –") != 1
        and text.count(" —") != 1
    )
