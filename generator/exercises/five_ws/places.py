"""Sentences with a country, a state or a city left open."""

from __future__ import annotations

import re
from functools import cache

from generator.annotations.model import AnnotationSet, Name
from generator.exercises.arrange import digest
from generator.exercises.clauses import one_line
from generator.exercises.five_ws.frames import Gap, Rival, choose_rivals, frame_of, is_alone
from generator.lexicon.cue_records import WordList, word_list
from generator.lexicon.load import load_records
from generator.lexicon.statement_words import may_be_one_place
from generator.text.span import Span

__all__ = ["place_gaps"]

_LEVELS = ("places.country", "places.state", "places.city")
_AT = re.compile(r"\b(?:in|at|near|from|to|across|around|outside|inside)\s+$")


def _level(annotations: AnnotationSet, name: Name) -> str | None:
    norm = one_line(name.span).lower()
    levels = [level for level in _LEVELS if norm in word_list(level)]
    if norm in word_list("places.capital") and "places.city" not in levels:
        levels.append("places.city")
    return levels[0] if len(levels) == 1 else None


def place_gaps(annotations: AnnotationSet, seed: str) -> list[Gap]:
    """Sentences with a country, state or city left open; rivals are places of the same order."""
    levels: dict[str, str] = {}
    for name in annotations.names:
        shouted = name.span.text.isupper() and len(name.span.text) > 4
        if name.kind == "place" and not shouted and (level := _level(annotations, name)):
            levels.setdefault(one_line(name.span), level)
    found = []
    for name in annotations.names:
        text = one_line(name.span)
        if name.kind != "place" or text not in levels or levels[text] != _level(annotations, name):
            continue
        shown = frame_of(annotations, name.span)
        if shown is None or not is_alone(annotations, shown[0]):
            continue
        sentence, frame = shown
        before = annotations.article.text[sentence.start : name.span.start]
        after = annotations.article.text[name.span.end : name.span.end + 8]
        if (
            not _AT.search(before)
            or not re.match(r"(?:[.;]|,? [a-z]|,? \d)", after)
            or re.match(r",? (?:(?:and|or)\b|to [A-Z])", after)
            or _before_a_noun(annotations.article.text, name.span)
        ):
            continue
        near = _near(text)
        rivals: list[Rival] = []
        for rival in [*(Rival(other, True) for other in levels), *(Rival(other, False) for other in near)]:
            fits = not rival.elsewhere or levels[rival.text] == levels[text]
            taken = (text, *(other.text for other in rivals))
            if (
                fits
                and rival.text not in sentence.text
                and not any(_alike(rival.text, other) for other in taken)
            ):
                rivals.append(rival)
        if len(rivals) >= 2:
            asked = "Where? Which place does the article give here?"
            chosen = tuple(
                Rival(_dotted(rival.text), rival.elsewhere)
                for rival in choose_rivals(rivals, digest(seed, frame))
            )
            found.append(Gap("where", sentence, name.span, asked, frame, _dotted(text), chosen))
    return found


_PEOPLE = frozenset(
    {"citizens", "nationals", "officials", "troops", "forces", "soldiers", "voters", "residents", "students"}
    | {"tourists", "diplomats", "workers", "companies", "firms", "banks", "lawmakers", "leaders", "exports"}
)


def _before_a_noun(text: str, place: Span) -> bool:
    """Whether a place says of what country people are ("US citizens"), not where something is."""
    behind = re.match(r"\s([a-z]{3,})\b", text[place.end : place.end + 24])
    if behind is None:
        return False
    nouns = {behind[1], behind[1].removesuffix("s")}
    return behind[1] in _PEOPLE or any(
        nouns & word_list(f"groups.{name}") for name in ("people", "speaking", "body")
    )


def _dotted(text: str) -> str:
    """A short form with its last point: "U.S." stands as "U.S" where the sentence goes on."""
    return f"{text}." if re.fullmatch(r"[A-Z](?:\.[A-Z])+", text) else text


def _alike(first: str, second: str) -> bool:
    """Whether two places may be one, or share a word ("Sudan", "South Sudan")."""
    common = {part.lower() for part in first.split()} & {part.lower() for part in second.split()}
    return bool(common - {"new", "of", "the"}) or may_be_one_place(first, second)


@cache
def _neighbours() -> dict[str, tuple[str, ...]]:
    """For each place those of the same order in the same part of the world."""
    groups = [
        entry.words
        for entry in load_records("statements", "list", WordList)
        if entry.id.startswith("statement.near-place.")
    ]
    return {place: group for group in groups for place in group}


def _near(text: str) -> list[str]:
    """Other places of the same order and part of the world, in capitals: the article may have too few."""
    here = text.lower()
    return [_written(place) for place in _neighbours().get(here, ()) if place != here]


def _written(name: str) -> str:
    return " ".join(
        part if part in ("of", "and", "the", "de") else part.capitalize() for part in name.split()
    )
