"""Cutting the clause that a date belongs to, and asking whether the date is that of what is told."""

from __future__ import annotations

import re

from generator.exercises.clauses import (
    clause_around,
    clause_beginning,
    has_marks,
    is_clean,
    opens_plainly,
    trimmed,
)
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = [
    "CLOCK_BEHIND",
    "JOINTS",
    "OPENING",
    "POINTING",
    "PRONOUNS",
    "cut_around",
    "dates_the_verb",
    "may_date_a_thing",
    "opens_the_clause",
    "past_verbs",
    "stands_alone_with",
    "without",
    "without_loose_end",
]

MOST_WORDS = 28
PRONOUNS = frozenset({"he", "she", "it", "they", "this", "these", "those", "his", "her", "its", "their"})
POINTING = frozenset(
    {"this", "that", "these", "those", "there", "here", "such", "both", "neither", "either", "so"}
    | {"first", "second", "third", "last", "one", "another", "others"}
)
_NUMBERED = frozenset(
    {"next", "first", "second", "third", "last", "latter", "former", "other", "others", "same", "two", "rest"}
)
_AUXILIARY = frozenset({"was", "were", "is", "are", "has", "have", "had", "will", "would", "been", "be"})
_AFTER_PERIOD = frozenset(
    {"when", "after", "before", "with", "for", "by", "to", "as", "and", "but", "during", "over", "owing"}
    | {
        "due",
        "following",
        "amid",
        "because",
        "while",
        "from",
        "without",
        "against",
        "under",
        "at",
        "on",
        "in",
    }
    | {"where"}
)
_PERIOD_OPENING = re.compile(
    r"(?:in|during|early in|late in)\s|(?:last|this|earlier|early|late) ", re.IGNORECASE
)
OPENING = frozenset(
    {"in", "at", "on", "during", "with", "as", "although", "while", "following", "inside", "after", "before"}
    | {"when", "since", "though", "despite", "amid", "by", "for", "from", "under", "because", "if", "to"}
)
_LOOSE_ENDS = frozenset(
    {"in", "of", "the", "a", "an", "to", "when", "for", "and", "or", "by", "with", "from", "at", "on", "as"}
    | {
        "that",
        "which",
        "who",
        "his",
        "her",
        "its",
        "their",
        "into",
        "over",
        "is",
        "was",
        "has",
        "been",
        "but",
    }
)
JOINTS = re.compile(r",?\s(?:and|but|while)\s")
_JOINED = re.compile(r"[,;]\s(?:but|and|while)\s$", re.IGNORECASE)
_ASIDE = re.compile(r",\s[^,;:]{3,100}(?=,)")
_SUBORDINATE = re.compile(
    r"\b(?:as|after|before|when|while|because|since|until|which|who|whose|that|where|if|whether|than)\b",
    re.IGNORECASE,
)
CLOCK_BEHIND = re.compile(r"\s(?:midnight|noon|quarter|half|term)\b")


def cut_around(text: str, span: Span, phrase: Span) -> Span | None:
    """A clause of the sentence *span* with *phrase* in it, or its beginning as far as it can be shown.

    A relative clause that is over before *phrase* ("Rao, who had won, said on Monday …") ends nothing.
    """
    if _JOINED.search(text, max(span.start, phrase.start - 8), phrase.start):
        span = Span.of(text, phrase.start, span.end)  # "He is at home, but on Friday the court met"
    clause = clause_around(text, span, phrase, MOST_WORDS)
    clause = clause or clause_beginning(text, span, phrase, MOST_WORDS - 2)
    if clause is not None:
        return clause
    masked = _without_asides(span.text, phrase.start - span.start)
    if masked == span.text:
        return None
    other = text[: span.start] + masked + text[span.end :]
    hidden = Span.of(other, span.start, span.end)
    clause = clause_around(other, hidden, phrase, MOST_WORDS)
    clause = clause or clause_beginning(other, hidden, phrase, MOST_WORDS - 2)
    return Span.of(text, clause.start, clause.end) if clause is not None else None


def _without_asides(sentence: str, stop: int) -> str:
    """The sentence with the joining words of what stands between commas before *stop* blotted out.

    >>> _without_asides("Rao, who had won, left on Monday.", 22)
    'Rao, xxx had won, left on Monday.'
    """
    out = sentence
    for aside in _ASIDE.finditer(sentence, 0, stop):
        if not has_marks(aside[0]) or aside[0].count('"') % 2 == 0:
            blotted = _SUBORDINATE.sub(lambda word: "x" * len(word[0]), aside[0])
            out = out[: aside.start()] + blotted + out[aside.end() :]
    return out


def stands_alone_with(text: str, clause: Span, phrase: Span) -> bool:
    """Whether the clause can be understood by itself, the date at its head aside."""
    rest = clause
    if phrase.start - clause.start <= 1:
        rest = trimmed(text, phrase.end, clause.end)
    found = words(rest.text)
    if not found or found[0].norm in POINTING or not opens_plainly(rest):
        return False
    if found[0].norm == "the" and found[1:3] and found[1].norm in _NUMBERED and found[2].norm in _AUXILIARY:
        return False  # "The next will take place on October 7"
    if re.search(r"\bhowever\b", clause.text, re.IGNORECASE):
        return False
    if re.search(r",\s+(?:a|an|the)\s[^,]*$", text[clause.start : phrase.start]):
        return False  # the day may belong to an apposition: "Norfleet, a firm founded in 1999, has closed"
    return not re.search(r":(?!\d)", clause.text) and is_clean(clause.text)


def past_verbs(text: str) -> list[str]:
    """The words of *text* that may be a verb of the past."""
    return [
        word.norm
        for word in words(text)
        if word.norm in word_group("past-verb") or (word.norm.endswith("ed") and len(word.norm) > 4)
    ]


def dates_the_verb(text: str, clause: Span, phrase: Span) -> bool:
    """Whether a month or year dates what is told: at the head, or behind the verb and before no noun.

    "The verdict in 2019 reopened the row" and "A firm founded in 1999 closed" date something else.
    """
    if not _PERIOD_OPENING.match(phrase.text) and not phrase.text.lower().endswith(" ago"):
        return False
    before, after = text[clause.start : phrase.start], text[phrase.end : clause.end]
    if phrase.start - clause.start <= 1 or _closes_a_place(before, after):
        return True
    behind = words(after)[:1]
    if behind and not re.match(r"\s*[,;.)–—]", after) and behind[0].norm not in _AFTER_PERIOD:
        return False
    return bool(past_verbs(before)) and not _is_reduced(before, after)


def _is_reduced(before: str, after: str) -> bool:
    """Whether the word before the date may be a participle of its own ("the pact signed Saturday")."""
    if _is_aside(before):
        return True
    found = [word.norm for word in words(before)]
    last = found[-1:]
    if not last or not past_verbs(last[0]):
        return False
    if after.startswith(" that "):
        return False
    lead = next((word for word in reversed(found[:-1]) if not word.endswith("ly")), "")
    if lead in _AUXILIARY or lead in ("and", "then", "also", "who", "which", "that", "not", "being"):
        return False
    return bool(past_verbs(" ".join(found[:-1])) or past_verbs(after))


def _is_aside(before: str) -> bool:
    """Whether the date stands in a participle's aside ("Klein, hired from a fund in 2021, is …").

    Behind an aside that is closed, the word after the comma is the main verb ("Rao, 41, left in 2021").
    """
    parts = re.split(r",\s+", before)
    opening = re.match(r"(?:[a-z]+ly\s)?([a-z]+)\b", parts[-1])
    if (
        len(parts) < 2
        or opening is None
        or not past_verbs(opening[1])
        or opening[1] in ("was", "were", "had")
    ):
        return False
    head = words(parts[0])[:1]
    led = bool(head) and head[0].norm in OPENING | {"last", "this", "yesterday", "today", "earlier", "later"}
    return len(parts) == (3 if led else 2)


def may_date_a_thing(text: str, clause: Span, phrase: Span) -> bool:
    """Whether the day may be that of a thing, not of what befell it ("The vote on Friday was put off")."""
    before, after = text[clause.start : phrase.start], text[phrase.end : clause.end]
    if phrase.start - clause.start <= 1:
        return False
    if _is_reduced(before, after):
        return True
    behind = words(after)[:1]
    return bool(behind) and behind[0].norm in _AUXILIARY and not past_verbs(before)


def opens_the_clause(text: str, clause: Span, phrase: Span) -> bool:
    """Whether the date stands inside an opening phrase ("In findings published Wednesday, …")."""
    before = text[clause.start : phrase.start]
    opens = bool(words(before)) and words(before)[0].norm in OPENING and "," not in before
    return opens and not _closes_a_place(before, text[phrase.end : clause.end])


def _closes_a_place(before: str, after: str) -> bool:
    """Whether the date ends an opening phrase of place ("At a rally in Derby on Sunday, …")."""
    place = words(before)[:1] and words(before)[0].norm in ("in", "at", "on", "back")
    return bool(place) and "," not in before and after.startswith(",") and not past_verbs(before)


def without_loose_end(shown: str) -> str:
    """The words without "of the" and the like at their end, where they are cut."""
    parts = shown.split(" ")
    while len(parts) > 4 and parts[-1].lower() in _LOOSE_ENDS:
        parts.pop()
    return " ".join(parts)


def without(text: str, clause: Span, phrase: Span) -> str:
    """The clause with its date replaced by an ellipsis, so that the article has to be read."""
    before = " ".join(text[clause.start : phrase.start].split()).rstrip(", ")
    before = "" if before.lower() == "back" else before
    after = " ".join(text[phrase.end : clause.end].split())
    if before and after.startswith(","):
        return f"{before} …{after}"
    after = after.lstrip(", ")
    return f"{before} … {after}".strip() if before and after else f"{before or '…'} {after or '…'}"
