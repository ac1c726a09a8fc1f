"""Nouns for one person ("the minister", "his lawyer"), and what tells whether somebody is he or she."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from generator.annotations.model import AnnotationSet
from generator.lexicon.cue_records import joined_lists, word_list
from generator.lexicon.match import Word, words
from generator.lexicon.references import posts
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["Gender", "gender_of", "has_unknown_name", "person_nouns", "speaks_of_somebody", "thing_words"]

Gender = Literal["f", "m"]

_CAPITALS = re.compile(r"[A-Z][\w’'&.-]*(?:[ \u00a0][A-Z][\w’'&.-]*)*")
_THING_BEFORE = re.compile(r"\b(?:[Tt]he|in|[Ii]n|at|near|from|on|of the)\s$")


def gender_of(annotations: AnnotationSet, canonical: str) -> Gender | None:
    """What title, calling or given name tells of a person; None where nothing does, or both."""
    told: set[Gender] = set()
    for name in annotations.mentions(canonical):
        if name.gender is not None:
            told.add(name.gender)
        if name.title is not None:
            norms = {word.norm for word in words(name.title.text)}
            if norms & (word_list("titles.female") | word_list("titles.courtesy-female")):
                told.add("f")
            if norms & (word_list("titles.male") | word_list("titles.courtesy-male")):
                told.add("m")
    first = canonical.split()[0].lower()
    if first in word_list("given.male") and first not in word_list("given.female"):
        told.add("m")
    if first in word_list("given.female") and first not in word_list("given.male"):
        told.add("f")
    return next(iter(told)) if len(told) == 1 else None


@cache
def _nouns() -> frozenset[str]:
    lists = (
        "titles.office titles.trade titles.trade-and-name titles.female titles.male titles.role titles.rank "
        "titles.person grammar.person-noun"
    )
    known = joined_lists(lists).union(post.split()[-1] for post in posts())
    single = frozenset(
        word[:-1] for word in word_list("groups.speaking") if word.endswith("s") and word != "businesses"
    )
    return (known | single) - _NOT_ONE


_NOT_ONE = frozenset(
    [
        "general",
        "major",
        "page",
        "forward",
        "host",
        "chair",
        "sp",
        "md",
        "da",
        "dm",
        "dig",
        "head",
        "lead",
        "mos",
        "whip",
        "minor",
        "companie",
        "familie",
        "authoritie",
        "partie",
        "ministrie",
        "agencie",
        "organisation",
        "organization",
        "group",
        "union",
        "officials",
        "senators",
        "presidents",
        "ministers",
        "governors",
        "mayors",
        "judges",
        "justices",
        "generals",
        "reps",
        "sens",
        "representatives",
        "congressmen",
        "councillors",
        "commissioners",
        "premiers",
        "mps",
        "mlas",
        "meps",
        "universitie",
        "hundred",
        "other",
    ]
)
_BY_FORM = re.compile(
    r"(?:[a-z]{3,}(?:man|woman|person|ologist|ician)|[a-z]{4,}(?:ist|er|or|ee|eur|ian|ant))"
)
_SOMEBODY = re.compile(
    r"\b(?:one|another|each|either|neither|any|none|some|others?) of\b|-year-old\b|\bNo\. ?\d"
    r"|\b(?:another|the (?:other|first|second|third|last|elder|younger|older|accused|deceased))"
    r"(?=[,.;]|\s+(?:who|to|was|is)\b)"
)
_STANDS_ALONE = re.compile(r"[,.;]|\s+(?:who|from|in|with|was|is|had|has|of|and|at|on|by|told|said)\b|$")


def person_nouns(text: str) -> list[Word]:
    """The words of *text* that name one person by what they are; plurals are not among them.

    >>> [word.norm for word in person_nouns("The mayor thanked two drivers and a cyclist.")]
    ['mayor', 'cyclist']
    """
    found = []
    for word in words(text):
        norm = re.sub(r"[’']s$", "", word.norm)
        if norm in word_list("groups.demonym") and not _STANDS_ALONE.match(text, word.end):
            continue
        by_form = _BY_FORM.fullmatch(norm) is not None and (
            text[word.start].islower() or norm.endswith(("man", "woman"))
        )
        known = norm in _nouns() or norm.rpartition("-")[2] in _nouns() - {"member"}
        if known or (by_form and norm not in word_list("titles.never-person")):
            found.append(word)
    return found


def speaks_of_somebody(text: str) -> bool:
    """Whether words mean one person without a noun for it ("one of the players", "the 19-year-old").

    >>> speaks_of_somebody("He met one of the players."), speaks_of_somebody("He met the players.")
    (True, False)
    """
    return _SOMEBODY.search(text) is not None


def has_unknown_name(
    annotations: AnnotationSet, span: Span, head: int, own: tuple[int, int], speaking: bool
) -> bool:
    """Whether capitals stand there that nothing shows to be a place, a body, a day or a thing."""
    text = annotations.article.text
    for run in _CAPITALS.finditer(text, span.start, span.end):
        here = Span.of(text, run.start(), run.end())
        before = text[max(head, run.start() - 12) : run.start()]
        parts = [re.sub(r"['’]s$", "", part).rstrip(".").casefold() for part in run[0].split()]
        if speaking and annotations.quoted_at(here) is not None:
            continue
        if own[0] <= here.start < own[1] or annotations.timexes_at(here):
            continue
        if any(name.kind != "other" for name in annotations.names_at(here)):
            continue
        if all(part in _plain_capitals() or part in word_group("function") for part in parts):
            continue
        if run[0].isupper() or any(part in thing_words() for part in parts):
            continue
        opening = run.start() == head or re.search(r"[“\"‘]$", before) is not None
        common = opening and len(parts) == 1 and _is_common(text, parts[0])
        if common or _THING_BEFORE.search(before):
            continue
        return True
    return False


def _is_common(text: str, word: str) -> bool:
    """Whether a word that opens a sentence is no name: by its form, or as it is small elsewhere."""
    lists = "grammar.preposition grammar.subordinator grammar.determiner grammar.time grammar.adverb"
    known = word in joined_lists(lists) or word in word_group("connective")
    ending = word.endswith(("s", "ing", "ed", "ly")) and not word.endswith("ss")
    return known or ending or re.search(rf"\b{re.escape(word)}\b", text) is not None


@cache
def _plain_capitals() -> frozenset[str]:
    lists = (
        "grammar.weekday grammar.month places.country places.city places.state places.capital groups.demonym"
    )
    return joined_lists(lists) | {"i", "i’m", "i've"}


def thing_words() -> frozenset[str]:
    """Words that make a name the name of a place, a body or a people."""
    return joined_lists(
        "organisations.word organisations.name organisations.agency places.word groups.people groups.body"
    )
