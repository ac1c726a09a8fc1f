"""Whom "he" or "she" means: only where the form of the sentences leaves one person of the article."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Name
from generator.exercises.acting import may_be_accused
from generator.exercises.clauses import has_torn_marks, is_clean, word_count
from generator.exercises.gravity import is_grave
from generator.exercises.person_nouns import (
    Gender,
    gender_of,
    has_unknown_name,
    person_nouns,
    speaks_of_somebody,
    thing_words,
)
from generator.exercises.person_subjects import ANY_PRONOUN, QUOTATION, leading_pronoun, own_words, subject_of
from generator.exercises.retelling import accuses
from generator.exercises.sourcing import is_sound, may_speak
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import words
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["Meant", "meant"]

LEAST_WORDS, MOST_WORDS = 6, 34
_LOOK_BACK = 3
_FAR = 90
_BLAMES = re.compile(
    r"\b(?:admit|acknowledg|confess|apolog|den(?:y|ied|ies)\b|resign|sack|fired|banned|drunk|cheat|mistake|wrongdoing"
    r"|liable|sued|lawsuit|scandal|affair\b|blame)"
)
_FORMS = {"m": ("he", "him", "his", "he's"), "f": ("she", "her", "hers", "she's")}
_OF_A_THING = re.compile(
    r"\s+(?:administration|campaign|government|cabinet|era|family|foundation|ministry)\b"
)
_ANSWERS = re.compile(
    r"\?|\b(?:repl|answer|respond|rejoin|retort|counter|ask|shot back|interrupt|interject)\w*"
)
_SELF = re.compile(
    r"\b(?:(?:is|was|be|been|being|became|become|becomes|remains?|remained)\s+(?:(?:not|also|now|once)\s+)?"
    r"(?:(?:an?|the|one of the)\s+)?)"
    r"(?:(?!(?:the|an?|his|her|their|its|our|by|of|at|with|from|to|for|in|on|than|that|who|when|told)\s)[\w’'-]+\s+){0,4}$"
)
_CALLS_ON = re.compile(
    r"\b(?:announc|appoint|nam|sign|welcom|prais|hir|pick|replac|succeed|beat|defeat|join|choos|chose|elect|recruit"
    r"|thank|support|back|endors|accus|blam|attack|honou?r|congratulat|introduc|met|meet|call|invit|sack|fir)\w*"
)


class Meant(NamedTuple):
    """A pronoun, the sentence that begins with it, the name it means, and what proves that.

    `near` tells that the proof is the sentence right before.
    """

    pronoun: Span
    sentence: Sentence
    name: Name
    proof: Sentence
    gender: Gender
    near: bool

    @property
    def word(self) -> str:
        return self.pronoun.text.lower()


def meant(annotations: AnnotationSet) -> list[Meant]:
    """The pronouns that surely mean one named person, in text order.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "Quay\\n\\nBen Sol opened the new hall on Monday. He had waited nine years for the keys."
    >>> [(one.word, one.name.canonical) for one in meant(annotate(read_text(text)))]
    [('he', 'Ben Sol')]
    """
    return annotations.derived(_meant)


def _meant(annotations: AnnotationSet) -> list[Meant]:
    found: list[Meant] = []
    sentences = annotations.article.sentences
    last: tuple[int, Meant] | None = None
    for index, sentence in enumerate(sentences):
        if sentence.role != "paragraph":
            last = None
            continue
        if last is not None and index - last[0] > _LOOK_BACK:
            last = None
        one = _resolve(annotations, sentences, index, last)
        if one is not None:
            found.append(one)
            last = index, one
        elif last is not None and not _is_neutral(annotations, sentence):
            last = None
    return [one for one in found if _may_be_shown(annotations, one)]


def _resolve(
    annotations: AnnotationSet, sentences: tuple[Sentence, ...], index: int, last: tuple[int, Meant] | None
) -> Meant | None:
    sentence = sentences[index]
    pronoun = leading_pronoun(annotations, sentence)
    if pronoun is None:
        return None
    gender: Gender = "m" if pronoun.text.lower() in ("he", "his") else "f"
    speaks = any(said.source == pronoun for said in annotations.said_at(pronoun))
    if last is not None:
        first, told = last
        starts = [told.pronoun.end, *(each.span.start for each in sentences[first + 1 : index])]
        between = zip(sentences[first:index], starts, strict=True)
        if told.gender != gender or any(_others(annotations, *each, told, speaks) for each in between):
            return None
        one = told._replace(pronoun=pronoun, sentence=sentence, near=False)
        return None if _names_itself(annotations, one) else one
    start = _start(annotations, sentences, index)
    if start < 0 or sentences[start].role != "paragraph":
        return None
    before = sentences[start]
    name = subject_of(annotations, before)
    if name is None or gender_of(annotations, name.canonical) not in (None, gender):
        return None
    one = Meant(pronoun, sentence, name, before, gender, start == index - 1)
    goes_on = speaks and _spoke(annotations, name)
    if speaks and (_ANSWERS.search(sentence.span.text) or "?" in before.span.text):
        return None
    if any(_others(annotations, each, each.span.start, one, goes_on) for each in sentences[start:index]):
        return None
    if _names_itself(annotations, one):
        return None
    if goes_on and (
        (start == index - 1 and before.paragraph == sentence.paragraph)
        or not _is_told_of(annotations, sentences, start, one)
    ):
        return one
    if not goes_on and pronoun.start - sentence.span.start > _FAR:
        return None
    return one if _is_alone(annotations, sentences, start, one) else None


def _start(annotations: AnnotationSet, sentences: tuple[Sentence, ...], index: int) -> int:
    """The sentence before, or one further back where what lies between tells of nobody."""
    start = index - 1
    while start > 0 and index - start < _LOOK_BACK and sentences[start].role == "paragraph":
        if not _is_neutral(annotations, sentences[start]):
            break
        start -= 1
    return start


def _is_neutral(annotations: AnnotationSet, sentence: Sentence) -> bool:
    """Whether the sentence is all in quotation marks, or has no person in it by name, noun or pronoun."""
    line = sentence.span
    if annotations.quoted_at(Span.of(annotations.article.text, line.start + 1, line.end - 2)) is not None:
        return True
    return not (
        ANY_PRONOUN.search(line.text)
        or person_nouns(line.text)
        or annotations.quoted_in(line)
        or speaks_of_somebody(line.text)
        or has_unknown_name(annotations, line, line.start, (0, 0), speaking=False)
        or any(name.kind == "person" for name in annotations.names_at(line))
    )


def _others(annotations: AnnotationSet, sentence: Sentence, start: int, one: Meant, speaking: bool) -> bool:
    """Whether the sentence, from *start* on, has anybody else who could be called so.

    Where somebody goes on *speaking*, only the writer's own words count: those in marks name no speaker.
    """
    text = annotations.article.text
    span = Span.of(text, start, sentence.span.end)
    own = own_words(text, sentence.span, one.name)
    for other in annotations.names_at(span):
        quoted = speaking and annotations.quoted_at(other.span) is not None
        if not quoted and _may_be(annotations, other, one):
            return True
    opposite = word_list("titles.female" if one.gender == "m" else "titles.male")
    for word in person_nouns(span.text):
        at = start + word.start
        told = word.norm in opposite or own[0] <= at < own[1]
        quoted = speaking and annotations.quoted_at(Span.of(text, at, at + 1)) is not None
        if not told and not quoted and not _SELF.search(text, max(sentence.span.start, at - 60), at):
            return True
    if not speaking and speaks_of_somebody(text[max(start, own[1]) : sentence.span.end]):
        return True
    return has_unknown_name(annotations, span, sentence.span.start, own, speaking)


def _may_be(annotations: AnnotationSet, other: Name, one: Meant) -> bool:
    if other.kind != "person" or other.canonical == one.name.canonical:
        return False
    if gender_of(annotations, other.canonical) not in (None, one.gender):
        return False
    text = annotations.article.text
    parts = other.span.text.casefold().split()
    thing = (
        parts[-1] in thing_words()
        or text[max(0, other.span.start - 4) : other.span.start].lower() == "the "
        or _OF_A_THING.match(text, other.span.end)
    )
    behind = text[one.pronoun.end : one.sentence.span.end]
    return not thing and not re.search(rf"\b{re.escape(other.span.text.split()[-1])}\b(?![’'])", behind)


def _spoke(annotations: AnnotationSet, name: Name) -> bool:
    """Whether the one named is speaking in the sentence."""
    said = annotations.said_at(name.span)
    return any(each.source is not None and each.source.overlaps(name.span) for each in said)


def _is_told_of(annotations: AnnotationSet, sentences: tuple[Sentence, ...], index: int, one: Meant) -> bool:
    """Whether the text around has been telling of somebody as "he" or "she" already."""
    return any(_says_he(annotations, each, one) for each in [sentences[index], *_back(sentences, index)])


def _says_he(annotations: AnnotationSet, sentence: Sentence, one: Meant) -> bool:
    """Whether the writer's own words in the sentence have such a pronoun, and not the name beside it."""
    text, forms = annotations.article.text, _FORMS[one.gender]
    if sentence is not one.proof and any(
        name.canonical == one.name.canonical for name in annotations.names_at(sentence.span)
    ):
        return False
    places = [sentence.span.start + word.start for word in words(sentence.span.text) if word.norm in forms]
    return any(annotations.quoted_at(Span.of(text, at, at + 1)) is None for at in places)


def _is_alone(annotations: AnnotationSet, sentences: tuple[Sentence, ...], index: int, one: Meant) -> bool:
    """Whether the text cannot be coming back to somebody else, told of further back.

    Either nobody else is told of there, or the paragraph begins with the person, who does nothing in its
    first sentence that turns to others.
    """
    before = sentences[index]
    first = not index or sentences[index - 1].paragraph != before.paragraph
    norms = [word.norm for word in words(before.span.text)]
    if (
        first
        and before.paragraph == one.sentence.paragraph
        and not may_speak(norms)
        and not annotations.said_at(before.span)
        and not ANY_PRONOUN.search(before.span.text)
        and not _CALLS_ON.search(before.span.text.lower())
    ):
        return True
    return not any(
        _others(annotations, each, each.span.start, one, False) or _says_he(annotations, each, one)
        for each in _back(sentences, index)
    )


def _back(sentences: tuple[Sentence, ...], index: int) -> list[Sentence]:
    """The few sentences before, as far as no subheading parts them from this one."""
    found: list[Sentence] = []
    for each in reversed(sentences[max(0, index - _LOOK_BACK) : index]):
        if each.role not in ("paragraph", "standfirst"):
            break
        found.append(each)
    return found


def _names_itself(annotations: AnnotationSet, one: Meant) -> bool:
    """Whether the sentence names the person too, so that the pronoun may be somebody else's."""
    parts = {word.norm for word in words(one.name.canonical) if len(word.norm) > 2}
    behind = Span.of(annotations.article.text, one.pronoun.end, one.sentence.span.end)
    if any(re.sub(r"['’]s$", "", word.norm) in parts for word in words(behind.text)):
        return True
    text = annotations.article.text
    roles = {
        word.norm
        for name in annotations.mentions(one.name.canonical)
        for word in person_nouns(text[slice(*own_words(text, _around(annotations, name), name))])
    }
    return any(re.search(rf"\bthe (?:[\w-]+ )?{re.escape(role)}\b", behind.text) for role in roles)


def _around(annotations: AnnotationSet, name: Name) -> Span:
    sentence = annotations.article.sentence_at(name.span.start)
    return sentence.span if sentence is not None else name.span


def _may_be_shown(annotations: AnnotationSet, one: Meant) -> bool:
    """Whether the sentence can be read alone, and neither it nor the one before tells of harm or blame."""
    shown, proof = one.sentence.span, one.proof.span
    return (
        LEAST_WORDS <= word_count(shown) <= MOST_WORDS
        and is_clean(shown.text)
        and not has_torn_marks(shown.text)
        and (is_sound(annotations, shown) or QUOTATION.match(shown.text) is not None)
        and not is_grave(shown.text)
        and not is_grave(proof.text)
        and not accuses(shown.text)
        and not _BLAMES.search(shown.text)
        and not may_be_accused(annotations, one.name.canonical)
    )
