"""What exercises on sources ask of an article: whose words are whose, and what may hint at a source."""

from __future__ import annotations

import re
from functools import cache

from generator.annotations.model import AnnotationSet, Attribution
from generator.errors import UnknownNameError
from generator.exercises.clauses import is_title_case
from generator.exercises.named import named_speaker
from generator.lexicon.cue_records import cue_forms, word_list
from generator.lexicon.load import load_records
from generator.lexicon.match import words
from generator.lexicon.word_groups import WordGroup, word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = [
    "hints_at_a_source",
    "is_dated",
    "is_nested",
    "is_sound",
    "may_speak",
    "outside",
    "proof_of",
    "sourcing_words",
    "speech_before",
    "sure_speaker",
    "tells",
    "touches",
]

MOST_SENTENCE = 60

_WITHIN = frozenset("by of from with at for along near outside inside across behind about".split())  # noqa: SIM905
_OTHER_CLAUSE = re.compile(r"\b(?:as|when|while|after|before|who|which|that|because)\b")
_INSIDE = frozenset({"of", "and", "at", "for", "from", "with", "in", "by", "to", "on"})
_RUN_ON = re.compile(r"[a-z]{4}[A-Z][a-z]{2}|[a-z]\.[A-Z][a-z]|\s{3,}|https?:|www\.")
_LISTED = re.compile(r"\s*(?:\d+[.)]|[•*·-])\s")


@cache
def _groups() -> dict[str, frozenset[str]]:
    return {
        group.id.removeprefix("sourcing."): frozenset(group.words.split())
        for group in load_records("sourcing", "group", WordGroup)
    }


def sourcing_words(name: str) -> frozenset[str]:
    """The words of the group ``sourcing.<name>``; UnknownNameError where there is none.

    >>> "officials" in sourcing_words("crowd")
    True
    """
    if name not in _groups():
        raise UnknownNameError.among(name, _groups(), noun="word group")
    return _groups()[name]


def sure_speaker(annotations: AnnotationSet, attribution: Attribution) -> str | None:
    """The speaker to be asked about: named, and not before a "who" that may look further back."""
    return annotations.derived(_sure_speaker, attribution)


def _sure_speaker(annotations: AnnotationSet, attribution: Attribution) -> str | None:
    if attribution.source is None or attribution.source.text.lower() in ("who", "which", "that", "whose"):
        return None
    if attribution.cue is None or attribution.cue.text.lower() == "state":
        return None
    text = annotations.article.text
    between = text[attribution.source.end : attribution.cue.start]
    before = words(text, max(0, attribution.source.start - 20), attribution.source.start)
    if before and not text[before[-1].end : attribution.source.start].strip():
        relative = re.match(r"\s*,?\s*(?:who|which)\b", between) is not None
        if before[-1].norm in _WITHIN or (relative and before[-1].norm in _INSIDE):
            return None
    if ")" in between and "(" not in between:
        return None
    if attribution.cue.text.lower().endswith("ing") and _OTHER_CLAUSE.search(between):
        return None
    if is_nested(annotations, attribution):
        return None
    speaker = named_speaker(annotations, attribution)
    if speaker is None:
        return None
    first = speaker.split()[0].lower()
    if first in sourcing_words("group-word") or first in sourcing_words("no-name"):
        return None
    return speaker if len(speaker.split()) > 1 or _is_known(annotations, speaker) else None


def _is_known(annotations: AnnotationSet, speaker: str) -> bool:
    """Whether a name of one word is a person's, an abbreviation, or a known body; else it may be a noun."""
    persons = any(name.kind == "person" and name.canonical == speaker for name in annotations.names)
    return persons or speaker.isupper() or speaker.lower() in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return word_list("organisations.name") | word_list("organisations.agency")


def is_nested(annotations: AnnotationSet, attribution: Attribution) -> bool:
    """Whether source and cue stand inside what somebody else is said to say."""
    cue = attribution.cue
    return cue is not None and any(
        other is not attribution and any(part.contains(cue) for part in other.content)
        for other in annotations.attributions
    )


def proof_of(attribution: Attribution) -> tuple[Span, ...]:
    """Source and cue, in text order."""
    spans = [span for span in (attribution.source, attribution.cue) if span is not None]
    return tuple(sorted(spans, key=lambda span: span.start))


def touches(attribution: Attribution, span: Span) -> bool:
    return span.overlaps(attribution.span) or any(span.overlaps(part) for part in attribution.content)


def outside(span: Span, gaps: list[Span]) -> list[str]:
    """The words of *span* that lie in none of *gaps*."""
    left_out = {place for gap in gaps for place in range(gap.start, gap.end)}
    return [
        word.norm.removesuffix("'s")
        for word in words(span.text)
        if span.start + word.start not in left_out and span.text[word.start : word.end] != "US"
    ]


def hints_at_a_source(norms: list[str]) -> bool:
    """Whether words show, or may show, that somebody is passing something on, or thinks so."""
    return may_speak(norms) or not _hints().isdisjoint(norms)


@cache
def _hints() -> frozenset[str]:
    return sourcing_words("record") | (word_group("hearsay") - sourcing_words("act"))


_IDIOMS = re.compile(
    r"\b(?:(?:fir|shoot|hit|push|clapp|punch)(?:ed|ing|s)? back|shot back|hits? back|doubl(?:ed|es|ing) down"
    r"|(?:took|takes|take|taking) (?:aim|on|issue|to (?:twitter|facebook|instagram|x))|weigh(?:ed|s|ing)? in"
    r"|rall(?:y|ied|ies|ying) (?:over|against|for|behind)"
    r"|(?:lash|hit|spok|speak|call)(?:e|ed|es|s|ing)? out|(?:notic|realiz|realis)(?:ed|es|ing))\b"
)
"""Ways of telling that somebody speaks, or what somebody saw, without a verb of saying."""


def may_speak(norms: list[str]) -> bool:
    """Whether a verb of saying or thinking stands among the words, or the writer speaks as "I" or "we"."""
    if _IDIOMS.search(" ".join(norms)):
        return True
    forms, saying, attitude = cue_forms(), sourcing_words("saying"), sourcing_words("attitude")
    for index, norm in enumerate(norms):
        if norm.split("'")[0] in saying or norm in attitude:
            return True
        if norm == "talks" and norms[index + 1 : index + 2] in (["about"], ["of"]):
            return True
        tags = {"past", "gerund", "base"} if index and norms[index - 1] == "to" else {"past", "gerund"}
        if any(
            form.cue.part == "verb" and form.tag in tags and form.cue.lemma not in sourcing_words("weak-cue")
            for form in forms.get(norm, ())
        ):
            return True
    return False


def speech_before(annotations: AnnotationSet, sentence: Sentence) -> bool:
    """Whether an earlier sentence of the same paragraph is somebody's, so that this one may carry on."""
    first = annotations.derived(_first_speech).get(sentence.paragraph)
    return first is not None and first < sentence.span.start


def _first_speech(annotations: AnnotationSet) -> dict[int | None, int]:
    """For each paragraph in which somebody speaks, where the first such sentence begins."""
    found: dict[int | None, int] = {}
    for sentence in annotations.article.body:
        if sentence.paragraph not in found and any(
            touches(said, sentence.span) for said in annotations.said_at(sentence.span)
        ):
            found[sentence.paragraph] = sentence.span.start
    return found


def is_dated(annotations: AnnotationSet, span: Span) -> bool:
    return any(timex.day is not None and span.contains(timex.span) for timex in annotations.timexes_at(span))


def is_sound(annotations: AnnotationSet, span: Span) -> bool:
    """Whether a sentence is one: not too long, no words run together, no list number, no mark left open."""
    return annotations.derived(_is_sound, span.start, span.end)


def _is_sound(annotations: AnnotationSet, start: int, end: int) -> bool:
    span = Span.of(annotations.article.text, start, end)
    text = span.text
    if len(text.split()) > MOST_SENTENCE or "\n\n" in text or _RUN_ON.search(text) or _LISTED.match(text):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(str.isupper, letters)) * 3 > len(letters):
        return False
    if is_title_case(text):
        return False
    crossing = (q for q in annotations.quoted_in(span) if not (q.closed and span.contains(q.span)))
    return next(crossing, None) is None and text.count("“") == text.count("”") and text.count('"') % 2 == 0


def tells(norms: list[str]) -> bool:
    """Whether there is a verb that tells: an auxiliary, a common form, or a form in -ed with a subject."""
    for index, norm in enumerate(norms):
        if norm in word_list("grammar.auxiliary") or norm in word_list("grammar.verb"):
            return True
        if (
            norm.endswith("ed")
            and index
            and norms[index - 1] not in word_list("grammar.preposition") | {"as", "the", "a"}
        ):
            return True
    return False
