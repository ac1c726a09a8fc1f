"""Which words of an article have a source, and which have none: only where it can be shown."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Attribution, QuotedString
from generator.errors import UnknownNameError
from generator.exercises.clauses import has_marks, one_line, opens_plainly
from generator.exercises.speech import named_speaker
from generator.lexicon.cue_records import cue_forms, word_list
from generator.lexicon.load import load_records
from generator.lexicon.match import words
from generator.lexicon.word_groups import WordGroup, word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = [
    "Sourced",
    "is_nested",
    "is_pronoun_source",
    "is_sound",
    "proof_of",
    "sourced_sentences",
    "sourcing_words",
    "sure_speaker",
    "tells",
    "unowned_marks",
]

MOST_UNOWNED = 3
MOST_SENTENCE = 60

_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "that", "this", "i", "we"})
_WITHIN = frozenset(
    [
        "by",
        "of",
        "from",
        "with",
        "at",
        "for",
        "along",
        "near",
        "outside",
        "inside",
        "across",
        "behind",
        "about",
    ]
)
_OTHER_CLAUSE = re.compile(r"\b(?:as|when|while|after|before|who|which|that|because)\b")
_INSIDE = frozenset({"of", "and", "at", "for", "from", "with", "in", "by", "to", "on"})
_VIEWER = re.compile(r"(?:To|For|In the eyes of|In the view of)\s+(?:most|many|some|the|[A-Z])[^,]{0,60},")
_AGENCY = re.compile(r"\([A-Z][A-Za-z .]{1,20}\)\s*[–—-]")
_TEMPORAL = re.compile(r"\b(?:before|after|when|while|since|as|until)\s+\w+", re.IGNORECASE)
_RUN_ON = re.compile(r"[a-z]{4}[A-Z][a-z]{2}|[a-z]\.[A-Z][a-z]|\s{3,}|https?:|www\.")
_LISTED = re.compile(r"\s*(?:\d+[.)]|[•*·-])\s")
_OWNER = re.compile(
    r"(?:['’]s|s['’]|\b(?:his|her|their|its|my|our|your))\s*(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_BACKWARD = re.compile(
    r"(?:that|this|so)\b.{0,20}\b(?:according|said|says|is what|was what)\b|according\b", re.IGNORECASE
)


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


class Sourced(NamedTuple):
    """A sentence of the body with the one who is named as its source (None: nobody is), and the proof."""

    sentence: Sentence
    speaker: str | None
    source_text: str = ""
    cue_text: str = ""
    proof: tuple[Span, ...] = ()
    certain: bool = False


def sure_speaker(annotations: AnnotationSet, attribution: Attribution) -> str | None:
    """The speaker to be asked about: named, and not before a "who" that may look further back."""
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


def is_pronoun_source(attribution: Attribution) -> bool:
    """Whether the source is only a pronoun ("he"), so that the reader has to look back."""
    return attribution.source is not None and attribution.source.text.lower() in _PRONOUNS


def _touches(attribution: Attribution, span: Span) -> bool:
    return span.overlaps(attribution.span) or any(span.overlaps(part) for part in attribution.content)


def _outside(text: str, span: Span, gaps: list[Span]) -> list[str]:
    """The words of *span* that lie in none of *gaps*."""
    return [
        word.norm.removesuffix("'s")
        for word in words(text, span.start, span.end)
        if not any(gap.start <= word.start < gap.end for gap in gaps) and text[word.start : word.end] != "US"
    ]


def _hints_at_a_source(norms: list[str]) -> bool:
    """Whether words show, or may show, that somebody is passing something on, or thinks so."""
    return _may_speak(norms) or any(
        norm in sourcing_words("record")
        or (norm in word_group("hearsay") and norm not in sourcing_words("act"))
        for norm in norms
    )


def _may_speak(norms: list[str]) -> bool:
    """Whether a verb of saying or thinking stands among the words, or the writer speaks as "I" or "we"."""
    forms = cue_forms()
    for index, norm in enumerate(norms):
        if norm.split("'")[0] in sourcing_words("saying") or norm in sourcing_words("attitude"):
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


def _speech_before(annotations: AnnotationSet, sentence: Sentence) -> bool:
    """Whether an earlier sentence of the same paragraph is somebody's, so that this one may carry on."""
    return any(
        other.paragraph == sentence.paragraph
        and other.span.start < sentence.span.start
        and any(_touches(a, other.span) for a in annotations.attributions)
        for other in annotations.article.body
    )


def _speech_around(annotations: AnnotationSet, sentence: Sentence) -> bool:
    """Whether the sentence before or the one after is somebody's, in this paragraph or the next."""
    body = annotations.article.body
    place = next((index for index, other in enumerate(body) if other.span == sentence.span), -1)
    near = [body[index] for index in (place - 1, place + 1) if 0 <= index < len(body)]
    return _speech_before(annotations, sentence) or any(
        _touches(a, other.span) for other in near for a in annotations.attributions
    )


def _is_dated(annotations: AnnotationSet, span: Span) -> bool:
    return any(timex.day is not None and span.contains(timex.span) for timex in annotations.timexes)


def unowned_marks(annotations: AnnotationSet) -> list[QuotedString]:
    """Short marked words of the body for which the article names no speaker, where that is sure."""
    found = [quoted for quoted in annotations.quoted if _is_unowned(annotations, quoted)]
    texts = [quoted.span.text.strip(" ,.").casefold() for quoted in found]
    return [quoted for quoted in found if texts.count(quoted.span.text.strip(" ,.").casefold()) == 1]


def _is_unowned(annotations: AnnotationSet, quoted: QuotedString) -> bool:
    text = annotations.article.text
    sentence = annotations.article.sentence_at(quoted.span.start)
    if (
        not quoted.closed
        or quoted.use != "no-speaker"
        or sentence is None
        or sentence.role != "paragraph"
        or not sentence.span.contains(quoted.span)
        or not is_sound(annotations, sentence.span)
        or not 1 <= len(words(quoted.span.text)) <= MOST_UNOWNED
        or not quoted.span.text[:1].islower()
        or _is_first_person(quoted.span)
    ):
        return False
    touching = [a for a in annotations.attributions if _touches(a, sentence.span)]
    if not all(_left_behind(text, a, quoted.span) for a in touching):
        return False
    around = _outside(text, sentence.span, [quoted.span, *(a.cue for a in touching if a.cue is not None)])
    lead = Span.of(text, sentence.span.start, quoted.span.start)
    before = _outside(text, lead, [])
    dated = _is_dated(annotations, sentence.span)
    return (
        tells(around)
        and not _may_speak(around)
        and "that" not in before
        and not _OWNER.search(lead.text[-40:].rstrip("\"“‘' "))
        and (dated or (not (before and before[-1] == "as") and not _speech_around(annotations, sentence)))
        and not re.match(
            r"[\"”’']*\s+[A-Z]", text[quoted.span.end : min(quoted.span.end + 6, sentence.span.end)]
        )
    )


def _is_first_person(span: Span) -> bool:
    """Whether somebody speaks of himself between the marks: then it is a quotation, whose ever it is."""
    return any(word.norm.split("'")[0] in ("i", "me", "my", "we", "us", "our") for word in words(span.text))


def _left_behind(text: str, attribution: Attribution, quoted: Span) -> bool:
    """Whether an attribution of a thing, not of words, ends before the marks, with a clause of time between.

    "Who had proposed talks before the border was closed by “vandals”": only the talks are his.
    """
    if not attribution.rule.endswith(".np") or attribution.cue is None or attribution.cue.end > quoted.start:
        return False
    end = max(part.end for part in attribution.content)
    return end <= quoted.start and bool(_TEMPORAL.search(text[end : quoted.start]))


def sourced_sentences(annotations: AnnotationSet) -> list[Sourced]:
    """Sentences that are somebody's as a whole, and sentences without a named source; no mixed ones."""
    rows = []
    body = annotations.article.body
    for index, sentence in enumerate(body):
        following = body[index + 1] if index + 1 < len(body) else None
        row = _attributed(annotations, sentence) or _unsourced(annotations, sentence, following)
        if row is not None:
            rows.append(row)
    return rows


def _attributed(annotations: AnnotationSet, sentence: Sentence) -> Sourced | None:
    span = sentence.span
    touching = [a for a in annotations.attributions if _touches(a, span)]
    held = [a for a in touching if _named_inside(annotations, a, span)]
    loose = [
        a
        for a in touching
        if a not in held and not any(part.contains(a.span) for other in held for part in other.content)
    ]
    if not held or loose or not is_sound(annotations, span):
        return None
    covered = [part for a in held for part in (*a.content, *proof_of(a), *([a.via] if a.via else []))]
    covered += [timex.phrase or timex.span for timex in annotations.timexes]
    run = total = longest = 0
    for word in words(annotations.article.text, span.start, span.end):
        if any(part.start <= word.start < part.end for part in covered):
            run = 0
            continue
        run, total = run + 1, total + 1
        longest = max(longest, run)
        if run == 1 and word.start > span.start and word.norm in sourcing_words("new-clause"):
            return None
    if longest > 4 or total > 6:
        return None
    first = held[0]
    speaker = sure_speaker(annotations, first)
    assert speaker is not None
    assert first.source is not None
    assert first.cue is not None
    return Sourced(
        sentence=sentence,
        speaker=speaker,
        source_text=one_line(first.source),
        cue_text=one_line(first.cue),
        proof=proof_of(first),
        certain=all(a.confidence == "certain" for a in held),
    )


def _named_inside(annotations: AnnotationSet, attribution: Attribution, span: Span) -> bool:
    """Whether the attribution names its speaker and lies with source and cue in the sentence."""
    return (
        sure_speaker(annotations, attribution) is not None
        and attribution.source is not None
        and attribution.cue is not None
        and attribution.cue_lemma is not None
        and attribution.cue_lemma.replace(" ", "-") in sourcing_words("telling-verb")
        and not attribution.rule.endswith((".to", ".naming"))
        and span.contains(attribution.source)
        and span.contains(attribution.cue)
    )


def is_sound(annotations: AnnotationSet, span: Span) -> bool:
    """Whether a sentence is one: not too long, no words run together, no list number, no mark left open."""
    text = span.text
    if len(text.split()) > MOST_SENTENCE or "\n\n" in text or _RUN_ON.search(text) or _LISTED.match(text):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(str.isupper, letters)) * 3 > len(letters):
        return False
    longer = re.findall(r"[^\W\d_]{4,}", text)
    if len(longer) > 3 and sum(word[0].isupper() for word in longer) * 10 >= len(longer) * 7:
        return False
    crossing = (
        q for q in annotations.quoted if q.span.overlaps(span) and not (q.closed and span.contains(q.span))
    )
    return next(crossing, None) is None and text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _speaks_for(span: Span) -> bool:
    """Whether the sentence opens with whose view it is or with an agency: "To Rao, …", "(AFP) –"."""
    return bool(_VIEWER.match(span.text) or _AGENCY.search(span.text[:60]))


def _stands_alone(span: Span, norms: list[str]) -> bool:
    """Whether the sentence can be understood by itself: it does not point back near its head."""
    if span.text.startswith("So far, "):
        return True
    head = {norm.split("'")[0].split("’")[0] for norm in norms[:6]}
    return (
        opens_plainly(span)
        and norms[0] not in sourcing_words("linked")
        and not head & sourcing_words("pointer")
    )


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


def _unsourced(annotations: AnnotationSet, sentence: Sentence, following: Sentence | None) -> Sourced | None:
    span, text = sentence.span, annotations.article.text
    norms = _outside(text, span, [])
    if (
        has_marks(span.text)
        or ":" in span.text
        or not span.text.rstrip().endswith(".")
        or len(norms) < 6
        or not is_sound(annotations, span)
        or not _stands_alone(span, norms)
        or not tells(norms)
        or _speaks_for(span)
        or {"will", "here"} & set(norms)
        or any(_touches(a, span) for a in annotations.attributions)
        or any(span.overlaps(quoted.span) for quoted in annotations.quoted)
        or _hints_at_a_source(norms)
        or (_speech_before(annotations, sentence) and not _is_dated(annotations, span))
        or (following is not None and _BACKWARD.match(following.span.text))
    ):
        return None
    return Sourced(sentence=sentence, speaker=None)
