"""What a capitalised name is: a person, an organisation, a place, a group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from generator.annotations.model import NameKind
from generator.lexicon.cue_records import word_list

__all__ = ["classify", "gender_of", "is_people", "is_person_noun", "is_place", "is_title"]
_WHERE = (
    "in",
    "at",
    "near",
    "from",
    "of",
    "to",
    "towards",
    "outside",
    "around",
    "behind",
    "through",
    "inside",
)
_ABBREVIATION = re.compile(r"(?:[a-z]\.)+[a-z]\.?")


@cache
def is_title(norm: str) -> bool:
    """Whether a word stands before a person's name: a courtesy title, an office, a modifier of one.

    >>> is_title("ms"), is_title("river")
    (True, False)
    """
    if "-" in norm:
        parts = norm.split("-")
        return parts[0] in word_list("titles.office") or parts[-1] in word_list("titles.office")
    return any(
        norm in word_list(f"titles.{part}")
        for part in ("courtesy-male", "courtesy-female", "courtesy", "office", "modifier")
    )


def is_people(norm: str) -> bool:
    """Whether a lower-case word names the people of a nation, a party or a faith ("ukrainians")."""
    return norm in word_list("groups.people")


@cache
def is_place(name: str) -> bool:
    """Whether a lower-case name is that of a country, state, capital, city or region."""
    return any(
        name in word_list(f"places.{part}") for part in ("country", "capital", "city", "state", "region")
    )


@cache
def is_person_noun(norm: str) -> bool:
    """Whether a lower-case noun names a single person by role ("spokesman", "minister")."""
    norm = norm.rpartition("-")[2]
    return (
        norm in word_list("titles.role")
        or norm in word_list("titles.female")
        or norm in word_list("titles.male")
    )


def gender_of(norms: Sequence[str], titles: Sequence[str]) -> Literal["f", "m"] | None:
    """What titles, or else the given name, tell about he and she.

    >>> gender_of(["asha", "rao"], []), gender_of(["rao"], ["ms"]), gender_of(["osei"], [])
    ('f', 'f', None)
    """
    for title in titles:
        if title in word_list("titles.courtesy-female") or title in word_list("titles.female"):
            return "f"
        if title in word_list("titles.courtesy-male") or title in word_list("titles.male"):
            return "m"
    if len(norms) < 2:
        return None
    male = norms[0] in word_list("given.male")
    female = norms[0] in word_list("given.female")
    if male == female:
        return None
    return "m" if male else "f"


def _given(norm: str) -> bool:
    return (
        norm in word_list("given.male")
        or norm in word_list("given.female")
        or norm in word_list("given.either")
    )


def classify(
    norms: Sequence[str], titles: Sequence[str], before: Sequence[str], after: str, written: str
) -> tuple[NameKind, bool, int]:
    """Kind, whether it is sure, and how many of the first words are a title or an adjective of the name.

    >>> classify(["dmitry", "peskov"], [], ["kremlin", "spokesperson"], "said", "Dmitry Peskov")
    ('person', True, 0)
    >>> classify(["reserve", "bank"], [], ["the"], "said", "Reserve Bank")
    ('organisation', True, 0)
    """
    whole = " ".join(norms)
    courtesy = any(
        title in word_list(f"titles.{part}")
        for title in titles
        for part in ("courtesy-male", "courtesy-female", "courtesy")
    )
    if courtesy:
        return "person", True, 0
    if is_place(whole) or whole.rstrip(".") in word_list("places.abbreviation"):
        return "place", True, 0
    if whole in word_list("organisations.name"):
        return "organisation", True, 0
    if is_people(whole):
        return "group", True, 0
    if whole in word_list("groups.demonym"):
        return "other", False, 0
    if len(norms) > 1:
        return _several(norms, titles, before, after)
    if titles:
        return "person", norms[0] not in word_list("organisations.word"), 0
    if norms[0] in word_list("organisations.word") or (written.isupper() and len(written) > 1):
        return "organisation", False, 0
    if _given(norms[0]) or (before and is_title(before[-1])):
        return "person", False, 0
    return "other", False, 0


def _several(
    norms: Sequence[str], titles: Sequence[str], before: Sequence[str], after: str
) -> tuple[NameKind, bool, int]:
    """The kind of a name of two words or more; "US President Joe Biden" loses what stands before the
    person.
    """
    if any(norm in word_list("organisations.word") for norm in norms[-2:]) or "of" in norms or "for" in norms:
        return "organisation", True, 0
    if norms[-1] in word_list("places.quarter") and not titles and not (before and is_title(before[-1])):
        if _given(norms[0]) and after in ("said", "says", "told", "added", "asked", "who", "whose"):
            return "person", True, 0
        return ("place", True, 0) if before and before[-1] in _WHERE else ("other", False, 0)
    for index in range(len(norms) - 2, 0, -1):
        if is_title(norms[index - 1]) and _given(norms[index]) and not _given(norms[index - 1]):
            return "person", True, index
    if _ABBREVIATION.fullmatch(norms[0]) and len(norms) > 2 and not _given(norms[1]):
        return "organisation", False, 0
    if norms[0] in ("lake", "mount", "cape", "river", "port", "fort", "cabo", "rio"):
        return "place", True, 0
    surname = (
        len(norms) == 2 and _given(norms[0]) and norms[-1] in ("park", "hill", "lane", "forest", "bridge")
    )
    if (
        norms[-1] in word_list("places.word")
        and not surname
        and not titles
        and not (before and is_title(before[-1]))
    ):
        return "place", True, 0
    for index in range(len(norms) - 1, 0, -1):
        if is_title(norms[index - 1]) and not _given(norms[index - 1]):
            return "person", True, index
    drop = 0
    if (
        is_place(norms[0])
        or norms[0] in word_list("groups.demonym")
        or norms[0] in word_list("organisations.name")
    ):
        drop = 1 if _given(norms[1]) and len(norms) > 2 else 0
    if len(norms) > 2 and re.fullmatch(r"[a-z]{4,}ing", norms[0]) and _given(norms[1]):
        drop = 0 if _given(norms[0]) else 1  # a headline: "Praising Ana Rao"
    if _given(norms[drop]) and len(norms) - drop <= 4:
        return "person", True, drop
    if any(norm in word_list("organisations.word") for norm in norms):
        return "organisation", False, 0
    if titles or (before and is_title(before[-1])):
        return "person", True, 0
    if len(norms) in (2, 3):
        return "person", False, 0
    return "other", False, 0
