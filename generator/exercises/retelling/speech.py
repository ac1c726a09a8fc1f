"""Retellings that change who says something, or leave out that anybody says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotations.model import AnnotationSet, Attribution
from generator.exercises.arrange import digest
from generator.exercises.clauses import has_marks, one_line
from generator.exercises.gravity import is_grave
from generator.exercises.named import named_speaker
from generator.exercises.retelling import (
    Retelling,
    accuses,
    counts_people_lost,
    edited,
    head_of,
    usable_sentence,
)
from generator.exercises.torn import is_relative, is_subordinate, is_torn, takes_in_the_hearer
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["speech_retellings"]

_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_POINTING = re.compile(r"he|she|him|her|his|hers|they|them|their|theirs|we|us|our|ours|i|me|my|mine|you|your")
_NEUTRAL = re.compile(
    r"(?:said|says|added|stated|according to|announced|noted|explained|wrote)", re.IGNORECASE
)
_PLAIN_CUE = re.compile(
    r"(?:(?:had|has|have)\s+)?(?:\w+ly\s+|then\s+|also\s+)?"
    r"(?:said|says|told|added|stated|announced|noted|explained|promised|asserted|clarified|wrote|argued|claimed)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:Survey|Observatory|Police|Department|Agency|Ministry|Office|Council|Court|Party|Committee|Commission"
    r"|University|Institute|Union|Bank|Company|Group|Government|News|Times|Post)\b|-based\b|\s(?:of|for|and)\s"
)
_BACKSHIFT = re.compile(r"\b(?:would|could|should|might)\b")


def speech_retellings(annotations: AnnotationSet) -> Iterator[Retelling]:
    """Wrong speakers, attributions dropped, relays made speakers, in text order."""
    for attribution in annotations.attributions:
        sentence = usable_sentence(annotations, attribution.cue or attribution.span)
        if sentence is None or attribution.confidence == "teacher" or attribution.negated:
            continue
        inside = [a for a in annotations.attributions if a.cue is not None and sentence.span.contains(a.cue)]
        if len(inside) != 1 or attribution.source is None or not sentence.span.contains(attribution.source):
            continue
        for make in (_speaker, _attribution, _relay):
            if found := make(annotations, attribution, sentence.span):
                yield found


def _place(text: str, attribution: Attribution) -> Span:
    """Source and cue as one stretch where they stand together, else the source."""
    source, cue = attribution.source, attribution.cue
    assert source is not None
    if cue is not None:
        start, end = min(source.start, cue.start), max(source.end, cue.end)
        if end - start <= len(source) + len(cue) + 2:
            return Span.of(text, start, end)
    return source


def _opens(sentence: Span, replaced: Span | None = None) -> bool:
    """Whether the sentence can be understood alone, apart from words that are replaced."""
    start = head_of(sentence)
    if replaced is not None and replaced.start == start:
        return True
    found = words(sentence.text[start - sentence.start :])
    return bool(found) and found[0].norm not in word_group("opener")


def _speaker(annotations: AnnotationSet, attribution: Attribution, sentence: Span) -> Retelling | None:
    text, source, cue = annotations.article.text, attribution.source, attribution.cue
    speaker = named_speaker(annotations, attribution)
    if speaker is None or source is None or cue is None or not _is_harmless(annotations, sentence, cue):
        return None
    if not _PLAIN_CUE.fullmatch(one_line(cue)):
        return None
    if source.text.lower() in _PRONOUNS and attribution.confidence != "certain":
        return None
    if not _opens(sentence, source) or not _stands_free(text, source, cue, sentence):
        return None
    if not _is_person(annotations, speaker):
        return None
    other = _other_speaker(annotations, speaker, sentence, source)
    if not other:
        return None
    written = one_line(source)
    faithful = edited(sentence, (source.start, source.end, speaker))
    kept = f"“{written}” and {speaker} are the same person."
    if {word.norm for word in words(written)} - {word.norm for word in words(speaker)} - set(_PRONOUNS):
        faithful = ""  # a role or an apposition would be dropped
    if written == speaker:
        plain = cue.text == "said"
        faithful = edited(sentence, (cue.start, cue.end, "stated")) if plain else ""
        kept = f"“stated” says no more than “said”: {speaker} still speaks."
    return Retelling(
        sentence=sentence,
        place=_place(text, attribution),
        change="speaker",
        altered=edited(sentence, (source.start, source.end, other)),
        faithful=faithful,
        detail=f"In the article {speaker} says this, not {other}.",
        kept=kept if len(written.split()) <= 8 else f"The speaker is still {speaker}.",
        casualties=False,
    )


def _is_harmless(annotations: AnnotationSet, sentence: Span, cue: Span) -> bool:
    """Whether the words could be put into another person's mouth for practice without harm to anybody."""
    text = sentence.text
    return not (
        is_grave(text)
        or counts_people_lost(text)
        or accuses(text)
        or any(
            sentence.overlaps(mark.span) and not cue.overlaps(mark.span) and mark.tier == "core"
            for mark in annotations.loaded
        )
    )


def _stands_free(text: str, source: Span, cue: Span, sentence: Span) -> bool:
    """Whether the source can be replaced as a whole: no title before it, nothing hung on behind it."""
    before = text[sentence.start : source.start].rstrip()
    led = not before or source.start == head_of(sentence) or cue.end == sentence.start + len(before)
    if not led and not re.search(r"(?:[,”\"]|\b(?:as|and|but|while))$", before):
        return False
    after = text[source.end : sentence.end].lstrip()
    if cue.start >= source.end:
        return len(text[source.end : cue.start].split()) <= 3 and not after.startswith((",", "(", "and "))
    return bool(re.match(r"[.]|,\s+as\s+quoted\b|(?:on|in|at|after|during|that)\b", after))


def _is_person(annotations: AnnotationSet, canonical: str) -> bool:
    mentions = [name for name in annotations.names if name.canonical == canonical]
    return bool(mentions) and all(name.kind == "person" for name in mentions) and not _BODY.search(canonical)


def _genders(annotations: AnnotationSet, canonical: str) -> set[str]:
    return {
        name.gender for name in annotations.names if name.canonical == canonical and name.gender is not None
    }


def _other_speaker(annotations: AnnotationSet, speaker: str, sentence: Span, source: Span) -> str:
    """Another person who speaks in the article and is not named in the sentence, "" where there is none."""
    outside = [word.norm for word in words(sentence.text)]
    wanted = {_PRONOUNS[word] for word in outside if word in _PRONOUNS}
    taken = {word.norm for word in words(speaker)}
    speakers = {
        name
        for said in annotations.attributions
        if (name := named_speaker(annotations, said)) is not None and _is_person(annotations, name)
    }
    found = []
    for name in sorted(speakers):
        parts = {word.norm for word in words(name)}
        if name == speaker or parts & taken or parts & set(outside) or len(parts) < 2:
            continue
        if wanted and (len(wanted) > 1 or _genders(annotations, name) != wanted):
            continue
        found.append(name)
    return min(found, key=lambda name: digest(sentence.text, name)) if found else ""


def _attribution(annotations: AnnotationSet, attribution: Attribution, sentence: Span) -> Retelling | None:
    text, source, cue = annotations.article.text, attribution.source, attribution.cue
    if attribution.mode != "indirect" or source is None or cue is None or len(attribution.content) != 1:
        return None
    speaker = named_speaker(annotations, attribution) or one_line(source)
    if _POINTING.fullmatch(speaker.lower()) or not _NEUTRAL.fullmatch(one_line(cue)):
        return None
    if not _is_harmless(annotations, sentence, cue) or has_marks(sentence.text):
        return None
    content = attribution.content[0]
    if is_torn(content.text) or is_relative(annotations, attribution):
        return None
    if takes_in_the_hearer(text, attribution, content) or is_subordinate(text, attribution, content):
        return None
    if not sentence.contains(content) or not _covers(text, sentence, [source, cue, content]):
        return None
    clause = re.sub(r"^(?:that)\s+", "", " ".join(content.text.split()).strip(" ,."))
    found = [word.norm for word in words(clause)]
    if len(found) < 6 or any(_POINTING.fullmatch(word) for word in found) or _BACKSHIFT.search(clause):
        return None
    if found[0] in word_group("preposition") | word_group("opener") | {"to", "not"} or found[0].endswith(
        "ing"
    ):
        return None
    who = one_line(source)
    who = speaker if "," in who or len(who.split()) > 5 else who
    if len(who.split()) > 8 or who.split()[0].lower() in word_group("opener"):
        return None
    if source.start == head_of(sentence) and not _named_at(annotations, source):
        who = who[0].lower() + who[1:]
    inner = _inner(annotations, content, clause)
    if who.casefold() != one_line(source).casefold():
        inner = ""  # what the text calls the speaker would be dropped
    faithful = ""
    if inner and one_line(cue).lower() == "according to":
        faithful = f"{who[0].upper()}{who[1:]} said {inner}."
    elif inner:
        faithful = f"According to {who}, {inner}."
    return Retelling(
        sentence=sentence,
        place=_place(text, attribution),
        change="attribution",
        altered=f"{clause[0].upper()}{clause[1:]}.",
        faithful=faithful,
        detail=f"The words come from {who}; without that it reads as the writer’s own report.",
        kept=f"It is still said to come from {who}.",
        casualties=False,
    )


def _covers(text: str, sentence: Span, parts: list[Span]) -> bool:
    """Whether the sentence is made of *parts* and nothing but "that", commas and spaces between them."""
    rest, place = "", head_of(sentence)
    for part in sorted(parts, key=lambda part: part.start):
        rest += " " + text[place : part.start] if part.start > place else ""
        place = max(place, part.end)
    rest += " " + text[place : sentence.end]
    return not re.sub(r"\bthat\b|[\s,.]", "", rest)


def _inner(annotations: AnnotationSet, content: Span, clause: str) -> str:
    """The clause as it stands inside a sentence, "" where its first letter cannot be told."""
    first = clause.split()[0]
    if not first[0].isupper():
        return clause
    if first.lower() in word_group("function"):
        return first.lower() + clause[len(first) :]
    return clause if _named_at(annotations, content) else ""


def _named_at(annotations: AnnotationSet, span: Span) -> bool:
    """Whether a name or its title opens *span*, so that its capital stays inside a sentence."""
    text = annotations.article.text
    start = span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip(' “"'))
    return any(
        start in (name.span.start, name.title.start if name.title is not None else -1)
        for name in annotations.names
    )


def _relay(annotations: AnnotationSet, attribution: Attribution, sentence: Span) -> Retelling | None:
    text, source, via, cue = annotations.article.text, attribution.source, attribution.via, attribution.cue
    if source is None or via is None or cue is None or not sentence.contains(via) or is_grave(sentence.text):
        return None
    last = max(source.end, cue.end)
    link = text[last : via.start]
    if not re.fullmatch(r",?\s*(?:as\s+)?(?:quoted|cited|reported)\s+by\s+(?:the\s+)?", link):
        return None
    if text[via.end : sentence.end].strip(' .”"'):
        return None
    name = re.sub(r"^the\s+", "", one_line(via), flags=re.IGNORECASE)
    the = "the " if re.search(r"\bthe\s*$", link) or via.text.lower().startswith("the ") else ""
    if not _opens(sentence):
        return None
    return Retelling(
        sentence=sentence,
        place=Span.of(text, min(source.start, cue.start), via.end),
        change="relay",
        altered=edited(sentence, (source.start, source.end, f"{the}{name}"), (last, via.end, "")),
        faithful=edited(sentence, (last, via.end, f", according to {the}{name}")),
        detail=f"{one_line(source)} speaks; {the}{name} only passes the words on.",
        kept=f"{one_line(source)} still speaks, and {the}{name} still passes it on.",
        casualties=False,
    )
