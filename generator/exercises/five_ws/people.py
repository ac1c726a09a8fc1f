"""Who in the article is a person beyond doubt, and sentences with such a name left open."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.annotations.model import AnnotationSet, Name
from generator.exercises.acting import acts_here, is_touched_by_harm
from generator.exercises.arrange import digest
from generator.exercises.five_ws.frames import Gap, Rival, choose_rivals, frame_of, is_alone
from generator.exercises.gravity import is_grave
from generator.exercises.retelling import accuses
from generator.exercises.sourcing import tells
from generator.lexicon.cue_records import joined_lists, word_list
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["is_person", "is_whole_name", "known_places", "people", "person_gaps", "shares_a_word"]

LEAST_LEFT = 8
_GENDERED = re.compile(r"\b(?:he|she|his|her|hers|him|himself|herself)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}")
_LIST_BEFORE = re.compile(r"(?:\b(?:and|like|unlike|Like|Unlike)|\bor|&|,|-|/|\bnamed|\bcalled|’s|'s)\s*$")
_LIST_AFTER = re.compile(
    r"\s*(?:, (?:[A-Z]|and\b|or\b)|’s\b|'s\b|[’'](?!\w)|and\b|or\b|&|,?\s*and\b|\(|[-/]|[A-Z])"
)
_CHILD = re.compile(r"\b(?:girls?|boys?|child(?:ren)?|teen\w*)\b", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"\b(?:award|act|law|foundation|university|school|institute|prize|cup|trophy|stadium)\b", re.I
)


def _common() -> frozenset[str]:
    """Words of posts, bodies, groups and grammar: in no name of a person."""
    return joined_lists(
        "titles.office titles.rank titles.modifier organisations.word groups.people groups.body "
        "groups.demonym places.word grammar.time grammar.preposition"
    )


@cache
def known_places() -> frozenset[str]:
    """Countries, states and cities, in small letters."""
    return word_list("places.country") | word_list("places.state") | word_list("places.city")


@cache
def _given() -> frozenset[str]:
    return word_list("given.male") | word_list("given.female") | word_list("given.either")


@lru_cache(maxsize=1024)
def is_whole_name(text: str) -> bool:
    """Whether *text* can stand as the full name of a person: two to four capitalised words, no post in it.

    >>> is_whole_name("Ana Quist"), is_whole_name("Quist"), is_whole_name("National Convention")
    (True, False, False)
    """
    if not _NAME.fullmatch(text) or any(len(part) > 2 and part.isupper() for part in text.split()):
        return False
    parts = [part.norm.removesuffix("'s") for part in words(text)]
    common = _common()
    if any(part in common for part in parts) or parts[0] in word_list("grammar.determiner"):
        return False
    if " ".join(parts) in known_places() or any(part in word_list("places.country") for part in parts):
        return False
    if any(part.removesuffix("s") in common for part in parts[:-1]):
        return False
    lower = [part for part in text.split() if part[0].islower()]
    return all(
        part in ("de", "van", "von", "der", "bin", "al", "da", "di", "el", "la", "du") for part in lower
    )


def people(annotations: AnnotationSet, *, acting: bool = True) -> list[str]:
    """The full names of the people of the article of whom no harm is told: those who speak or act, or all."""
    found: list[str] = []
    for name in annotations.names:
        one = name.canonical
        if name.kind != "person" or one in found or not is_whole_name(one) or _NO_PERSON.search(one):
            continue
        acts = is_person(annotations, one) and (not acting or acts_here(annotations, one))
        if acts and not is_touched_by_harm(annotations, one):
            found.append(one)
    return [
        one
        for one in found
        if not any(one != other and shares_a_word(one, other) and other in found for other in found)
    ]


def is_person(annotations: AnnotationSet, canonical: str) -> bool:
    """Whether the name is a person's beyond doubt: a known given name, initials, or a title before it.

    Whoever is "the" something somewhere in the article ("the Doobie Brothers") is none.
    """
    text = annotations.article.text
    mentions = [name for name in annotations.mentions(canonical) if name.kind == "person"]
    if any(text[max(0, name.span.start - 4) : name.span.start] in ("the ", "The ") for name in mentions):
        return False
    parts = canonical.split()
    if parts[0].lower() in _given() or re.fullmatch(r"[A-Z]|(?:[A-Z]\.){1,3}", parts[0]):
        return True
    if any(name.gender is not None for name in mentions):
        return True
    sources = [said.source for said in annotations.attributions if said.source is not None]
    if any(name.span.text == parts[-1] and any(s.overlaps(name.span) for s in sources) for name in mentions):
        return True
    titles = [
        words(name.title.text)[-1].norm
        for name in mentions
        if name.title is not None and words(name.title.text)
    ]
    return any(title in word_list("titles.office") | word_list("titles.courtesy") for title in titles)


def shares_a_word(first: str, second: str) -> bool:
    """Whether two names may belong to one family, or to one person.

    >>> shares_a_word("Ana Quist", "Quist"), shares_a_word("Ana Quist", "Ben Sol")
    (True, False)
    """
    return bool({w.norm for w in words(first)} & {w.norm for w in words(second)})


def person_gaps(annotations: AnnotationSet, seed: str) -> list[Gap]:
    """Sentences with a person's name left open; sentences on crime and harm, and speakers, are left out."""
    known, others = people(annotations), people(annotations, acting=False)
    if not known or len(others) < 3:
        return []
    found = []
    for name in annotations.names:
        if name.kind != "person" or name.canonical not in known:
            continue
        place = _with_title(annotations, name)
        shown = frame_of(annotations, place)
        if shown is None or not is_alone(annotations, shown[0]):
            continue
        sentence, frame = shown
        if accuses(sentence.text) or is_grave(sentence.text) or annotations.loaded_at(sentence):
            continue
        norms = [word.norm for word in words(sentence.text)]
        if (
            _CHILD.search(sentence.text)
            or not tells(norms)
            or any(norm in word_group("evaluative") for norm in norms)
        ):
            continue
        if annotations.quoted_in(sentence):
            continue
        text = annotations.article.text
        if _LIST_BEFORE.search(text[sentence.start : place.start]) and place.start > sentence.start:
            continue
        if _LIST_AFTER.match(text, place.end) or not _begins_whole(text, sentence, place, name):
            continue
        inside = {other.canonical for other in annotations.names_at(sentence)}
        if any(shares_a_word(name.canonical, frame_word) for frame_word in frame.split()):
            continue
        if len(words(frame)) < LEAST_LEFT:
            continue
        told = _GENDERED.search(frame) is not None
        ours = _gender(annotations, name.canonical)
        rivals = [
            Rival(one, True)
            for one in others
            if one not in inside and not (told and {ours, _gender(annotations, one)} == {"f", "m"})
        ]
        if len(rivals) >= 2:
            asked = "Who? Which name does the article give here?"
            chosen = choose_rivals(rivals, digest(seed, frame))
            found.append(Gap("who", sentence, place, asked, frame, name.canonical, chosen))
    return found


def _gender(annotations: AnnotationSet, canonical: str) -> str | None:
    """What a title or the given name tells of a person, for sentences that go on with "he" or "she"."""
    told = {name.gender for name in annotations.mentions(canonical)} - {None}
    if len(told) == 1:
        return told.pop()
    first = canonical.split()[0].lower()
    male, female = first in word_list("given.male"), first in word_list("given.female")
    return None if male == female else "m" if male else "f"


def _begins_whole(text: str, sentence: Span, place: Span, name: Name) -> bool:
    """Whether nothing before the name belongs to it: no other capitals, no torn title, no "the"."""
    before = text[sentence.start : place.start].rstrip()
    if not before or before[-1] in ',;:—–“"(':
        return True
    last = before.split()[-1]
    if last[0].isupper() and len(before.split()) > 1:
        return False
    if last.lower() in ("the", "a", "an", "his", "her", "their", "its", "this", "that"):
        return False
    titled = name.title is not None
    return (
        not titled
        or last.lower() in word_group("function")
        or last.lower() in word_list("grammar.preposition")
    )


def _with_title(annotations: AnnotationSet, name: Name) -> Span:
    title = name.title
    if title is None or title.start > name.span.start:
        return name.span
    return Span.of(annotations.article.text, title.start, name.span.end)
