"""Retellings of a sentence, word for word but for one place: its meaning is changed, or kept in other words.

Each operator works on one place of one sentence and gives two texts: one in which a named thing is changed,
and its twin, in which the same place is worded differently and means the same. Words inside quotation marks
are never touched, the number of dead or hurt people is never made larger, and sentences on violence keep
their speakers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import behind_connective, body_sentence, is_clean
from generator.exercises.gravity import counts_casualties
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = [
    "Change",
    "Retelling",
    "accuses",
    "counts_people_lost",
    "edited",
    "head_of",
    "is_quoted",
    "is_told",
    "stands_alone",
    "usable_sentence",
]

Change = Literal[
    "limit",
    "group",
    "size",
    "date",
    "speaker",
    "attribution",
    "relay",
    "condition",
    "certainty",
    "negation",
]
LEAST_WORDS, MOST_WORDS = 6, 42


class Retelling(NamedTuple):
    """A place where *sentence* can be retold.

    `altered` has the meaning changed, `faithful` has it kept ("" where there is no such wording). `place` are
    the words of the article that decide; `detail` and `kept` say what became of them.
    """

    sentence: Span
    place: Span
    change: Change
    altered: str
    faithful: str
    detail: str
    kept: str
    casualties: bool


_SENSITIVE = re.compile(
    r"\b(?:rac(?:e|es|ial|ially|ist|ism)|black|white|religio\w*|muslims?|hindus?|sikhs?|jews?|jewish|christians?"
    r"|sex\w*|abort\w*|rap(?:e|ed|ist)|lethal|shoot\w*|shot|gun\w*|guilty|arrest\w*|crim\w+|corrupt\w*|fraud\w*"
    r"|scams?|steal\w*|stole|thief|lying|lied|liars?|disgrace\w*|terrible|suspect\w*"
    r"|drugs?|embezz\w*|charged|charges|narcot\w*|hallucin\w*|custody|accus\w+|impeach\w*|terror\w*|prosecut\w+"
    r"|perpetrat\w+|victimi[sz]\w+|pleas?|plead\w*|hack\w*|targeted\w*|riot\w*|abus\w+|molest\w*)\b"
)
_LOST = re.compile(
    r"\b(?:claimed|lost|cost|killed|dead|deaths?|died|dies|lives|bodies|corpses|toll|fatal\w*|victims?|casualt\w+"
    r"|injur\w+|\w*spray\w*|wounded|hurt|missing|drowned|perished|abortions?|suicides?|massacre\w*|homicides?"
    r"|murder\w*|slain|slayings?|survived\s+by|(?:leaves?|leaving|left)\s+behind|on\s+board|aboard"
    r"|among\s+(?:[\w’']+\s+){0,3}passengers)\b"
)


@lru_cache(maxsize=2048)
def accuses(text: str) -> bool:
    """Whether *text* touches crime, faith, race or blame: never altered but for limit words.

    >>> accuses("Police arrested the mayor on Monday."), accuses("The mayor left on Monday.")
    (True, False)
    """
    return bool(_SENSITIVE.search(text.lower()))


@lru_cache(maxsize=2048)
def counts_people_lost(text: str) -> bool:
    """Whether *text* may count the dead or the hurt: wider than the records, for what must never grow.

    >>> counts_people_lost("The storm claimed 40 lives."), counts_people_lost("The storm felled 40 trees.")
    (True, False)
    """
    return counts_casualties(text) or bool(_LOST.search(text.lower()))


_TAKES_A_THING = re.compile(r"\b(?:announced|noted|explained|added|wrote|stated)\b", re.IGNORECASE)
_LED_AWAY = re.compile(
    r"\b(?:after|before|when|while|as|because|if|which|who|that|since|until|where)\b", re.IGNORECASE
)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did)\b",
    re.IGNORECASE,
)


def is_told(retelling: Retelling) -> bool:
    """Whether what is left without its speaker is sure to be a sentence: "announced the bid" has none.

    >>> sentence = Span.of("The firm announced the bid after the market closed.", 0, 51)
    >>> place = Span.of(sentence.text, 0, 18)
    >>> left = "The bid after the market closed."
    >>> is_told(Retelling(sentence, place, "attribution", left, "", "", "", False))
    False
    """
    if retelling.change == "speaker" and re.search(r"\w[”\"]\s+[A-Z]", retelling.sentence.text):
        return False  # two sentences run together: who says the first is not told
    if retelling.change != "attribution" or not _TAKES_A_THING.search(retelling.place.text):
        return True
    rest = retelling.sentence.text[retelling.place.end - retelling.sentence.start :]
    if re.match(r"\s+that\b", rest):
        return True
    return bool(_TELLS.search(_LED_AWAY.split(retelling.altered, maxsplit=1)[0]))


def head_of(sentence: Span) -> int:
    """Where the sentence proper begins: behind "However, " and the like."""
    return sentence.start + behind_connective(sentence.text, 0, len(sentence.text))


def edited(sentence: Span, *edits: tuple[int, int, str]) -> str:
    """The sentence on one line, without a connective at its head, with offsets ``start..end`` replaced.

    >>> edited(Span.of("However, over 40 boats left.", 0, 28), (9, 14, ""))
    '40 boats left.'
    """
    text = sentence.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[: start - sentence.start] + new + text[end - sentence.start :]
    text = text[head_of(sentence) - sentence.start :]
    text = re.sub(r"\s+([.,;])", r"\1", " ".join(text.split()))
    return text[:1].upper() + text[1:]


def usable_sentence(annotations: AnnotationSet, span: Span) -> Sentence | None:
    """The sentence of the body around *span*, where it can be retold alone; or None."""
    sentence = body_sentence(annotations, span)
    return sentence if sentence is not None and annotations.derived(_is_usable, sentence.span.start) else None


def _is_usable(annotations: AnnotationSet, start: int) -> bool:
    sentence = annotations.article.sentence_at(start)
    assert sentence is not None
    line = sentence.span.text
    head = line[head_of(sentence.span) - start :]
    found = words(head)
    if (
        not LEAST_WORDS <= len(found) <= MOST_WORDS
        or not is_clean(line)
        or not line.lstrip("“\"‘'")[:1].isupper()
    ):
        return False
    if (
        not re.search(r"[.](?:[”\"’'])?$", line.rstrip())
        or line.count("“") != line.count("”")
        or line.count('"') % 2
    ):
        return False
    if re.match(r"(?:[A-Z]{1,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?):\s", line):
        return False
    capitals = sum(head[word.start].isupper() for word in found)
    if capitals * 2 > len(found) or re.search(r"[a-z]{3}[A-Z]", line):
        return False
    torn = re.search(r"[?!]|\.\.\.|…|[a-z][.][A-Z]|:\s*[“\"]", line)
    return torn is None and line.count("(") == line.count(")")


def is_quoted(annotations: AnnotationSet, span: Span) -> bool:
    """Whether *span* touches quoted words; where a mark is missing, whatever follows an odd one counts."""
    if any(quoted.span.overlaps(span) for quoted in annotations.quoted):
        return True
    sentence = annotations.article.sentence_at(span.start)
    before = annotations.article.text[sentence.span.start if sentence else 0 : span.start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def stands_alone(sentence: Span) -> bool:
    """Whether the sentence does not begin by pointing back to another."""
    text = sentence.text[head_of(sentence) - sentence.start :]
    found = words(text.removeprefix("So far, "))
    return bool(found) and found[0].norm not in word_group("opener")
