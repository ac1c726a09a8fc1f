"""Wrong names to offer beside a speaker, and speakers who may be one another by another word."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Name
from generator.exercises.acting import acts_here, is_touched_by_harm
from generator.exercises.clauses import one_line
from generator.exercises.named import is_proper
from generator.exercises.roles import describing_words, is_post, is_role, may_be_one
from generator.exercises.speech import Spoken
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = ["nearest_name", "rival_names", "source_spans", "without_doubles"]


def _near(name: Name, row: Spoken) -> int:
    return min(abs(name.span.start - row.span.end), abs(row.span.start - name.span.end))


def nearest_name(annotations: AnnotationSet, row: Spoken) -> str | None:
    """The person or body named closest to the words that does not speak them."""
    near = [
        (_near(name, row), name.span.start, name.canonical)
        for name in annotations.names
        if name.kind in ("person", "organisation")
        and name.canonical != row.speaker
        and not row.span.overlaps(name.span)
    ]
    return min(near)[2] if near and min(near)[0] < 400 else None


def source_spans(rows: list[Spoken]) -> dict[str, tuple[Span, ...]]:
    """The spans in which the sources of each speaker stand."""
    found: dict[str, tuple[Span, ...]] = {}
    for row in rows:
        if row.speaker is not None:
            found[row.speaker] = (
                *found.get(row.speaker, ()),
                *(s for s in row.proof if one_line(s) == row.source_text),
            )
    return found


def without_doubles(annotations: AnnotationSet, rows: list[Spoken]) -> list[Spoken]:
    """The rows without those speakers who may be another speaker of the rows by another word.

    Speakers with more rows, and those with a name, are kept.
    """
    sources = source_spans(rows)
    counts = {speaker: sum(row.speaker == speaker for row in rows) for speaker in sources}
    kept: list[str] = []
    for speaker in sorted(sources, key=lambda name: (is_role(name), -counts[name], name)):
        if not any(may_be_one(annotations, speaker, other, sources) for other in kept):
            kept.append(speaker)
    voices = [name for name in kept if speaks_for_others(annotations, name)]
    spoken = {
        name
        for name in kept
        for voice in voices
        if name != voice and (is_role(name) or _is_body(annotations, name))
    }
    return [row for row in rows if row.speaker is None or row.speaker in set(kept) - spoken]


_BODY_BEHIND = re.compile(
    r",\s+(?:a|an|the)\s+(?:[\w-]+\s+){0,6}(?:committee|group|party|company|organi[sz]ation|agency|firm|charity|union"
    r"|network|think[ -]tank|association|coalition|campaign|institute|body)\b"
)


def _is_body(annotations: AnnotationSet, name: str) -> bool:
    """Whether the article names or explains *name* as a body ("Norfleet Rising, a political group")."""
    text = annotations.article.text
    return not _is_person(annotations, name) or any(
        _BODY_BEHIND.match(text, mention.span.end) for mention in annotations.mentions(name)
    )


def speaks_for_others(annotations: AnnotationSet, speaker: str) -> bool:
    """Whether the article calls *speaker* a spokesman or the like: what he says, his body says too."""
    sources = tuple(a.source for a in annotations.attributions if a.source and a.speaker == speaker)
    described = describing_words(annotations, speaker, sources)
    return any(word.startswith(("spokes", "spox")) for word in described) or "press" in described


_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)


def _has_article(annotations: AnnotationSet, canonical: str) -> bool:
    """Whether "the" stands right before the name: then it is no person’s ("the Paris Otters")."""
    text = annotations.article.text
    return any(
        name.title is None and _THE.search(text[max(0, name.span.start - 5) : name.span.start])
        for name in annotations.mentions(canonical)
    )


_AT_PLAY = frozenset({"club", "fc", "united", "team", "league"})
_NO_VOICE = frozenset(
    {"plan", "plans", "act", "bill", "law", "deal", "accord", "agreement", "treaty", "war", "poll", "award"}
    | {"debate", "debates", "convention", "summit", "conference", "primary", "caucus", "caucuses", "election"}
    | {"elections", "awards", "week", "day", "festival", "championship", "cup", "games", "tour"}
)
"""Last words of names of things that nobody takes for a speaker."""


def _may_speak(annotations: AnnotationSet, canonical: str) -> bool:
    """Whether a body speaks in the article, or is one of those that do: a club that only plays is not."""
    mentions = annotations.mentions(canonical)
    found = [word.norm for word in words(canonical)]
    if not found or found[-1] in _NO_VOICE:
        return False
    if any(a.source and a.source.overlaps(name.span) for a in annotations.attributions for name in mentions):
        return True
    if found[-1] in _AT_PLAY:
        return False
    known = any(norm in word_list("organisations.word") for norm in found)
    named = canonical.lower() in (*word_list("organisations.name"), *word_list("organisations.agency"))
    return known or named or canonical.isupper()


_COUNSEL = frozenset(
    {"counsel", "advocate", "lawyer", "attorney", "prosecutor", "solicitor", "representing", "representative"}
    | {"spokesperson", "spokesman", "spokeswoman"}
)


def _belongs(body: str, described: set[str]) -> bool:
    """Whether a speaker is described by the name of the body ("Norfleet's head"): then it speaks as well."""
    found = [word.norm for word in words(body) if word.norm not in ("the", "of", "and", "for")]
    return bool(found) and all(norm in described for norm in found)


def _is_known_body(annotations: AnnotationSet, word: str) -> bool:
    """Whether one word is surely a body: an abbreviation, or a name that stands twice and is no role."""
    if word.isupper():
        return True
    body = all(name.kind == "organisation" for name in annotations.mentions(word))
    return body and len(annotations.mentions(word)) >= 2 and not is_role(f"the {word.lower()}")


def _is_sure_name(mentions: list[Name], canonical: str) -> bool:
    """Whether it is surely a name: a person's in full at least once, a body's wherever it stands."""
    if all(name.kind == "person" for name in mentions):
        return any(name.confidence == "certain" and name.span.text == canonical for name in mentions)
    return all(name.confidence == "certain" for name in mentions)


def _is_person(annotations: AnnotationSet, canonical: str) -> bool:
    return all(name.kind == "person" for name in annotations.mentions(canonical))


def rival_names(annotations: AnnotationSet, rows: list[Spoken], speakers: list[str]) -> list[str]:
    """Wrong names to offer, people before bodies, and each the closer to the words the sooner.

    Names that share a word with a speaker, or stand inside a source, are left out: they could be right as
    well.
    """
    taken = {word.norm for speaker in speakers for word in words(speaker)}
    sources = [span for row in rows for span in row.proof]
    spoken_for = [a.source for a in annotations.attributions if a.source is not None]
    spans = source_spans(rows)
    described = {
        word
        for speaker in speakers
        for word in describing_words(
            annotations,
            speaker,
            tuple(a.source for a in annotations.attributions if a.source and a.speaker == speaker),
        )
    }
    has_body = any(is_role(name) or _is_body(annotations, name) for name in speakers)
    spoken_for_others = any(speaks_for_others(annotations, speaker) for speaker in speakers)
    found: dict[str, int] = {}
    for row in rows:
        for name in annotations.names:
            if name.kind in ("person", "organisation"):
                found[name.canonical] = min(found.get(name.canonical, 10**9), _near(name, row))
    out: list[str] = []
    for canonical, _ in sorted(
        found.items(), key=lambda entry: (not _is_person(annotations, entry[0]), entry[1], entry[0])
    ):
        mentions = annotations.mentions(canonical)
        if not _is_sure_name(list(mentions), canonical) or not is_proper(canonical):
            continue
        relays = any(row.via is not None and canonical in row.via for row in rows)
        if not (relays or acts_here(annotations, canonical)) or is_touched_by_harm(annotations, canonical):
            continue
        person = _is_person(annotations, canonical) and not _has_article(annotations, canonical)
        if not (relays or person or _may_speak(annotations, canonical)):
            continue
        if (spoken_for_others or has_body) and not relays and _is_body(annotations, canonical):
            continue
        if has_body and describing_words(annotations, canonical, ()) & _COUNSEL:
            continue
        if len(canonical.split()) < 2 and not relays and not _is_known_body(annotations, canonical):
            continue
        guarded = sources if all(name.kind == "person" for name in mentions) else [*sources, *spoken_for]
        if (
            canonical in speakers
            or taken & {word.norm for word in words(canonical)} - {"the", "of", "and"}
            or any(span.overlaps(name.span) for span in guarded for name in mentions)
            or len(canonical.split()) > 6
            or any(may_be_one(annotations, canonical, other, spans) for other in (*speakers, *out))
            or is_post(canonical)
            or (not _is_person(annotations, canonical) and _belongs(canonical, described))
        ):
            continue
        taken |= {word.norm for word in words(canonical)}
        out.append(canonical)
    return out
