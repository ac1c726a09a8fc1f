"""Speakers who are not named but called by what they are: "the police", "a spokesperson for the port"."""

from __future__ import annotations

import re
from functools import cache

from generator.annotations.model import AnnotationSet, Attribution
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = [
    "describing_words",
    "is_nameless",
    "is_post",
    "is_role",
    "is_short_for",
    "may_be_one",
    "role_speaker",
]

MOST_WORDS = 8
_FAMILIES = ("police", "court", "company", "state", "science", "people", "body", "voice")
_JOINING = frozenset({"of", "for", "from", "at", "with", "in"})
_POINTING = frozenset(
    {"this", "that", "these", "those", "his", "her", "their", "its", "another", "other", "others", "both"}
)
_ARTICLES = frozenset({"the", "a", "an"})


@cache
def _nouns() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for family in _FAMILIES:
        for noun in word_group(f"role-{family}"):
            found.setdefault(noun, set()).add(family)
    return {noun: frozenset(families) for noun, families in found.items()}


def _head(norms: list[str]) -> str:
    """The noun that says what the speaker is: the last before "of", "for" and the like."""
    end = next((index for index, norm in enumerate(norms) if index and norm in _JOINING), len(norms))
    return norms[end - 1]


def is_role(label: str) -> bool:
    """Whether *label* is a role or body, not a name.

    >>> is_role("the police"), is_role("a spokesperson for the port"), is_role("Mina Orr")
    (True, True, False)
    """
    norms = [word.norm.removesuffix("'s") for word in words(label)]
    return bool(norms) and _head(norms) in _nouns() and not label[:1].isdigit() and _is_common(label)


_BODIES = frozenset({"police", "court", "company", "state", "body"})


def is_nameless(label: str) -> bool:
    """Whether *label* leaves open who the person is: to a reader, no speaker is named then.

    >>> [is_nameless(label) for label in ("a source", "the eyewitness", "the police", "Mina Orr")]
    [True, True, False, False]
    """
    if not is_role(label):
        return False
    head = _head([word.norm.removesuffix("'s") for word in words(label)])
    open_ = label.split()[0].lower() in ("a", "an", "one", "some", "several", "many") or head in _CROWD
    return open_ or not _nouns()[head] & _BODIES


_CROWD = frozenset(
    {"official", "officials", "officer", "officers", "authorities", "lawyers", "ministers", "employees"}
    | {"members", "workers", "leaders", "prosecutors", "lawmakers", "executives", "diplomats", "diplomat"}
)


def _is_common(label: str) -> bool:
    head = label.split()
    return head[0].lower() in _ARTICLES or head[-1].islower() or any(part in _JOINING for part in head)


def role_speaker(annotations: AnnotationSet, attribution: Attribution) -> str | None:
    """What the text calls the speaker, where it is a role or body and no person is named; None otherwise.

    The article is kept, a capital at the head of a sentence is not: "The police" comes back as "the police".
    """
    source = attribution.source
    if (
        source is None
        or attribution.speaker is None
        or attribution.negated
        or attribution.confidence == "teacher"
    ):
        return None
    label = " ".join(source.text.split()).strip(" ,.")
    norms = [word.norm for word in words(label)]
    if not norms or len(norms) > MOST_WORDS or norms[0] in _POINTING or re.search(r"[,;:()\[\]“”\"]", label):
        return None
    if " ".join(attribution.speaker.split()).casefold().removeprefix("the ") != label.casefold().removeprefix(
        "the "
    ):
        return None
    if any(name.kind == "person" and source.overlaps(name.span) for name in annotations.names_at(source)):
        return None
    if any(norm in ("who", "which", "that", "and", "or", "said", "including") for norm in norms):
        return None
    first = label.split()[0]
    if first.lower() in _ARTICLES or (first[1:].islower() and not annotations.names_at(source)):
        label = label[0].lower() + label[1:]
    if label.lower() == "police":
        label = "the police"
    return label if is_role(label) else None


def describing_words(annotations: AnnotationSet, label: str, sources: tuple[Span, ...]) -> frozenset[str]:
    """The words with which the article describes a speaker: titles, sources, what stands beside the name."""
    return annotations.derived(_describing_words, label, sources)


_BEFORE = re.compile(r"[^.,;\n]{0,60}$")
_BEHIND = re.compile(r"\s*,[^.;\n]{0,90}")


def _describing_words(annotations: AnnotationSet, label: str, sources: tuple[Span, ...]) -> frozenset[str]:
    text = annotations.article.text
    pieces = [label] if is_role(label) else []
    pieces += [source.text for source in sources]
    for name in annotations.mentions(label):
        if name.title is not None:
            pieces.append(name.title.text)
        before = _BEFORE.search(text[max(0, name.span.start - 60) : name.span.start])
        pieces.append(before[0] if before else "")
        after = _BEHIND.match(text[name.span.end : name.span.end + 92])
        pieces.append(after[0] if after else "")
    return frozenset(word.norm.removesuffix("'s") for piece in pieces for word in words(piece))


def may_be_one(
    annotations: AnnotationSet, first: str, second: str, sources: dict[str, tuple[Span, ...]]
) -> bool:
    """Whether two labels may stand for one speaker: one is short for the other, or a role of the same family.

    A body that is named ("CBI") may be what "the agency" stands for, any person what "the senator" does;
    whoever speaks for others may speak for any other role.
    """
    if not (is_role(first) or is_role(second)):
        return is_short_for(first, second) or is_short_for(second, first)
    families = [_families(annotations, label, sources.get(label, ())) for label in (first, second)]
    if families[0] & families[1]:
        return True
    if is_role(first) and is_role(second):
        return "voice" in families[0] | families[1]
    role, named = (0, second) if is_role(first) else (1, first)
    kinds = {name.kind for name in annotations.mentions(named)}
    if "person" in kinds and _is_one_person((first, second)[role]):
        return True
    return "organisation" in kinds and families[role] != {"people"}


def _is_one_person(label: str) -> bool:
    """Whether *label* points back to one person, who may be any that is named: "the senator".

    >>> [_is_one_person(label) for label in ("the former state governor", "the ministry", "a senator")]
    [True, False, False]
    """
    if not label.startswith("the "):
        return False
    head = _head([word.norm.removesuffix("'s") for word in words(label)])
    return head in word_group("post") | word_list("titles.role") | word_list("groups.people")


def is_short_for(short: str, name: str) -> bool:
    """Whether *short* may be an abbreviation of *name*: its letters begin with the initials.

    >>> is_short_for("NBA", "National Basketball Association"), is_short_for("BBIL", "Bharat Biotech")
    (True, True)
    >>> is_short_for("UN", "Mina Orr")
    False
    """
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return short.isupper() and len(initials) >= 2 and short.replace(".", "").startswith(initials)


def is_post(label: str) -> bool:
    """Whether *label* ends in the name of a post, as of one person: "Labour MP", "Energy Secretary".

    >>> is_post("Labour MP"), is_post("Mina Orr")
    (True, False)
    """
    found = words(label)
    return bool(found) and found[-1].norm in word_group("post")


def _families(annotations: AnnotationSet, label: str, sources: tuple[Span, ...]) -> set[str]:
    nouns = _nouns()
    described = describing_words(annotations, label, sources)
    families = {family for noun in described & nouns.keys() for family in nouns[noun]}
    return families | ({"science"} if any(word.endswith("ologist") for word in described) else set())
