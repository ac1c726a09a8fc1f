"""Limit words whose meaning is beyond dispute: what "at least", "over", "nearly" and "around" allow."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from generator.annotations.model import AnnotationSet, Quantity
from generator.exercises.clauses import body_sentence
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = ["Limit", "limit_of", "phrase_span"]

Modifier = Literal["approx", "gt", "ge", "lt", "le", "nearly"]

_SURE: dict[str, tuple[Modifier, str]] = {
    "at least": ("ge", "no fewer than"),
    "no fewer than": ("ge", "at least"),
    "not fewer than": ("ge", "at least"),
    "more than": ("gt", "over"),
    "over": ("gt", "more than"),
    "in excess of": ("gt", "more than"),
    "less than": ("lt", "under"),
    "fewer than": ("lt", "under"),
    "under": ("lt", "fewer than"),
    "up to": ("le", "at most"),
    "at most": ("le", "no more than"),
    "no more than": ("le", "at most"),
    "not more than": ("le", "at most"),
    "nearly": ("nearly", "almost"),
    "almost": ("nearly", "nearly"),
    "just under": ("nearly", "slightly less than"),
    "just below": ("nearly", "slightly less than"),
    "around": ("approx", "about"),
    "about": ("approx", "around"),
    "approximately": ("approx", "about"),
    "roughly": ("approx", "about"),
}
"""Each limit word with its meaning and another of the same meaning."""

_BEFORE_OVER = re.compile(
    r"and|or|of|to|with|for|at|has|have|had|was|were|is|are|by|that|from|been|being|killed|injured|moved|costs?"
    r"|costing|employ(?:s|ed)|own(?:s|ed)|spent|earned|raised|sold|bought|holds?|held|serve[sd]|drew|planted"
)
"""Words after which "over" and "under" can only be limits: not "a row over 40 jobs"."""

_CONCERNING = re.compile(
    r"talk(?:s|ed|ing)?|sp(?:eak|oke|oken|eaking)|ask(?:s|ed|ing)?|worr\w+|concern\w*|stor(?:y|ies)|reports?"
    r"|disput\w+|debat\w+|question\w*|kn(?:ow|ew|own)|complain\w*|t(?:ell|old)|wr(?:ite|ote|itten)|argu\w+"
    r"|hear|heard|learn\w*|think|thought|films?|books?|songs?|details?|information|news|doubts?|warn\w*|all"
    r"|gather\w*|walk\w*|sat|sit|sits|stood|stand|ran|run|danc\w+|cluster\w*|wrapp\w+|built|tour\w*|travel\w*"
    r"|went|go|circl\w+|spread|plac\w+|huddl\w+|wander\w*"
)
"""Words after which "about" can mean "on the subject of", and "around" a place."""

_SUM = re.compile(r"\b(?:adds?|added|adding)\s+$")
"""Before "up to": the sum itself, no limit ("that adds up to 40")."""

_TIMES_NOT_COUNTS = re.compile(
    r"\s*(?:['’]?s\b|-year|\s?(?:am|pm|a\.m\.|p\.m\.)\b|o['’]clock|times\b)|[-/.]\d|[-–—][a-z]", re.IGNORECASE
)
_UNIT = re.compile(r" ?(?:%|per ?cent\b)|[- ][a-z]{2,}\b")


class Limit(NamedTuple):
    """A limit word before a number: what it means, the word itself, and another word for it."""

    modifier: Modifier
    word: str
    twin: str


def limit_of(annotations: AnnotationSet, quantity: Quantity) -> Limit | None:
    """The limit on *quantity*, where no careful reader could take the word otherwise; or None.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> found = annotate(read_text("Port\\n\\nAt least 40 lorries waited. A row over 30 jobs went on."))
    >>> [limit_of(found, quantity) for quantity in found.quantities]
    [Limit(modifier='ge', word='at least', twin='no fewer than'), None]
    """
    if quantity.hedge is None or quantity.high is not None or quantity.confidence == "teacher":
        return None
    word = " ".join(quantity.hedge.text.split()).lower()
    known = _SURE.get(word)
    sentence = body_sentence(annotations, quantity.span)
    if known is None or sentence is None or known[0] != quantity.modifier:
        return None
    text = annotations.article.text
    if word == "up to" and _SUM.search(text, max(0, quantity.hedge.start - 12), quantity.hedge.start):
        return None
    between = text[quantity.hedge.end : quantity.span.start]
    if quantity.hedge.end > quantity.span.start or len(between) > 5 or re.search(r"[A-Za-z]{2}", between):
        return None
    after = text[quantity.span.end : quantity.span.end + 12]
    if _TIMES_NOT_COUNTS.match(after):
        return None
    before = [found.norm for found in words(text, sentence.span.start, quantity.hedge.start)]
    last = before[-1] if before else ""
    if word in ("over", "under") and before and not _BEFORE_OVER.fullmatch(last):
        return None
    if word in ("about", "around") and not _is_amount(before):
        return None
    if last == "far" and word in ("more than", "less than", "fewer than"):
        return None
    if last in ("not", "no", "well", "only", "just", "or", "and/or", "than", "by") or re.search(
        r"\b(?:or|and|to|of)\s*$", between
    ):
        return None
    if re.match(r"\s*(?:to|or|[-–—])\s*[\d$£€₹]", after) or re.match(r"\s+(?:more|fewer|less)\b", after):
        return None
    return Limit(known[0], word, known[1])


def _is_amount(before: list[str]) -> bool:
    """Whether "about" or "around" behind these words can only mean "more or less"."""
    last = before[-1] if before else ""
    if last in ("is", "are", "was", "were", "be", "been", "it's", "that's"):
        return len(before) > 1 and before[-2] == "there"
    return not _CONCERNING.fullmatch(last)


def phrase_span(annotations: AnnotationSet, quantity: Quantity) -> Span:
    """The limit word, the number and what is counted, for showing to a reader: "nearly 1,50,000 soldiers"."""
    text = annotations.article.text
    start, end = quantity.phrase
    while start > 0 and text[start - 1] in "$£€₹":
        start -= 1
    if quantity.counted is not None and 0 <= quantity.counted.start - end <= 2:
        end = quantity.counted.end
    elif not _is_money(quantity) and quantity.unit and (follows := _UNIT.match(text, end)):
        end = follows.end()
    return Span.of(text, start, end)


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper()
