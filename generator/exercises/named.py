"""Speakers by name: only those of whom it is sure that they are named, and who is meant."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Attribution, Name
from generator.exercises.roles import is_role
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["PRONOUNS", "is_proper", "named_speaker"]

_DOUBT = frozenset({"someone", "somebody", "seemingly", "apparently", "reportedly", "allegedly", "possibly"})
_OTHERS = re.compile(r"\b(?:for|of|to|with|from|by|against|behind)\b|['’]s?\s")
"""“A spokesman for Minister Quist”: the name inside is not the speaker’s."""
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we", "him", "her", "them"})


def named_speaker(
    annotations: AnnotationSet, attribution: Attribution, *, doubtful: bool = False
) -> str | None:
    """The speaker's name as shown to learners; None where the text names nobody for certain.

    "Officials" and "a source" are no names. A pronoun counts only where one person alone can be meant.
    With *doubtful*, an attribution that wants a teacher's look is taken too.
    """
    return annotations.derived(_named_speaker, attribution, doubtful)


def _named_speaker(annotations: AnnotationSet, attribution: Attribution, doubtful: bool) -> str | None:
    speaker, source = attribution.speaker, attribution.source
    if (
        speaker is None
        or source is None
        or attribution.negated
        or (attribution.confidence == "teacher" and not doubtful)
    ):
        return None
    speaker = " ".join(speaker.split()).strip(" ,.")
    known = list(annotations.mentions(speaker))
    if not known:
        inside = [
            name
            for name in annotations.names_at(source)
            if source.contains(name.span) and name.kind == "person"
        ]
        if len(inside) != 1 or not source.text.rstrip(" ,").endswith(inside[0].span.text):
            return None
        if _OTHERS.search(source.text[: inside[0].span.start - source.start]):
            return None
        known, speaker = inside, inside[0].canonical
    kinds = {name.kind for name in known}
    if not kinds <= {"person", "organisation"} or len(speaker.split()) > 6 or not is_proper(speaker):
        return None
    if len(speaker.split()) == 1 and any(
        speaker in canonical.split() for canonical in annotations.canonical_names() if canonical != speaker
    ):
        return None
    if any(word.norm in _DOUBT for word in words(source.text)):
        return None
    if _may_be_no_name(known, speaker, source) or _speaks_with_others(annotations, source, speaker):
        return None
    pronoun = source.text.strip().lower()
    if pronoun in PRONOUNS and not (
        pronoun in ("he", "she")
        and kinds == {"person"}
        and any(name.confidence == "certain" for name in known)
        and _one_candidate(annotations, source, speaker)
    ):
        return None
    return speaker


def _speaks_with_others(annotations: AnnotationSet, source: Span, speaker: str) -> bool:
    """Whether the source names somebody else beside the speaker: "the bank and its head, Ana Quist"."""
    inside = [name for name in annotations.names_at(source) if source.contains(name.span)]
    name = next((name for name in inside if name.canonical == speaker), None)
    if name is None or name.kind != "person":
        return False
    before = source.text[: name.span.start - source.start]
    return re.search(r"\band\s+(?:its|his|her|their)\b", before) is not None or (
        re.match(r"\s+and\s+[A-Z]", source.text[name.span.end - source.start :]) is not None
    )


_NO_NAME = frozenset(
    "so and but or yet if when while as after before says said say tells told asks asked adds added".split()  # noqa: SIM905
)


def is_proper(name: str) -> bool:
    """Whether the words of *name* begin with capitals (small ones aside), and one is a word."""
    parts = [
        part
        for part in name.split()
        if part.lower() not in ("the", "of", "and", "for", "de", "al", "bin", "van")
    ]
    if not any(re.search(r"[^\W\d_]{3,}", part) for part in parts) or re.search(r"[a-z]{2}\.[A-Z]", name):
        return False
    norms = [word.norm for word in words(name)]
    if norms and (norms[0] in _NO_NAME or norms[-1] in _NO_NAME):
        return False
    return all(part[0].isupper() and not any(c.isdigit() for c in part) for part in parts)


def _one_candidate(annotations: AnnotationSet, source: Span, speaker: str) -> bool:
    """Whether *speaker* is the only person named before the pronoun in its sentence and the one before."""
    here = annotations.article.sentence_at(source.start)
    if here is None:
        return False
    text, start = annotations.article.text, here.span.start
    previous = annotations.article.sentence_at(len(text[:start].rstrip()) - 1) if start else None
    near = Span.of(text, previous.span.start if previous is not None else start, source.start)
    people = [name for name in annotations.names_at(near) if name.kind == "person"]
    voices = {a.speaker for a in annotations.attributions}
    if any(name.kind == "other" and name.canonical in voices for name in annotations.names_at(near)):
        return False
    return (
        {name.canonical for name in people} == {speaker}
        and not re.search(r"\b(?:whom?|which|that)\s+$", text[start : source.start])
        and any(_may_be_subject(annotations, name) for name in people)
        and not _names_a_post(near.text)
    )


def _may_be_no_name(known: list[Name], speaker: str, source: Span) -> bool:
    """Whether the fullest form is not surely a name: one odd word, or "Quist Train" for "Quist"."""
    sure = {name.span.text for name in known if name.confidence == "certain"}
    parts = speaker.split()
    if len(parts) == 1:
        return not sure and not parts[0].isupper()
    if is_role(f"the {parts[0].lower()}") and all(name.kind == "person" for name in known):
        return True
    return source.text.split()[-1:] == parts[:1] and speaker not in sure


def _may_be_subject(annotations: AnnotationSet, name: Name) -> bool:
    """Whether its sentence may be about the name: no "Quist’s", no "behind Quist", no "praised Quist".

    After "He came second behind Quist" the next "he" is the man who was "he" already.
    """
    text, sentence = annotations.article.text, annotations.article.sentence_at(name.span.start)
    after = text[name.span.end : name.span.end + 3]
    if sentence is None or re.match(r"['’]s?\b|['’]\s", after):
        return False
    before = text[sentence.span.start : name.span.start]
    if _HE_OR_SHE.search(before):
        return False
    if any(said.source is not None and said.source.contains(name.span) for said in annotations.attributions):
        return True
    *others, clause = _CLAUSE.split(before)
    heard = _without_title(text, clause, name)
    if not heard:
        return not (after[:1] in (",", ".", ";") and any(map(_has_verb, others)))
    return heard[-1] not in word_list("grammar.preposition") and not _has_verb(clause)


_HE_OR_SHE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;:—–\"”]|\b(?:and|but|when|while|as|after|before|because|since|that|if|although|though|where)\b",
    re.IGNORECASE,
)
_VERBS = frozenset("is are was were be been has have had does do did will would can could may might".split())  # noqa: SIM905


def _has_verb(text: str) -> bool:
    return any(
        word.norm in _VERBS or word.norm in word_group("past-verb") or word.norm.endswith("ed")
        for word in words(text)
    )


def _without_title(text: str, clause: str, name: Name) -> list[str]:
    """The words of *clause*, which ends before the name, without a title or post at their end."""
    start = name.span.start - len(clause)
    found = [(word.norm, text[start + word.start].isupper()) for word in words(clause)]
    posts = word_group("post") | word_list("grammar.person-noun")
    while len(found) > 1 and (found[-1][1] or found[-1][0] in posts):
        found.pop()
    return [norm for norm, _ in found]


_POST = re.compile(r"\b(?:the|The|an?|An?)\s+(?:[\w-]+\s+){0,2}([a-z]+)\b")


def _names_a_post(text: str) -> bool:
    """Whether somebody is called by a post alone ("the northern senator"): "he" may be that person."""
    nouns = word_group("post") | word_list("grammar.person-noun")
    return any(match[1] in nouns for match in _POST.finditer(text))
