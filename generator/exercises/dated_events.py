"""Events an article dates: short exact clauses, each with the days on which it can have happened."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.clauses import body_sentence, one_line, trimmed
from generator.exercises.dated_clauses import (
    CLOCK_BEHIND,
    JOINTS,
    OPENING,
    PRONOUNS,
    cut_around,
    dates_the_verb,
    may_date_a_thing,
    opens_the_clause,
    past_verbs,
    stands_alone_with,
    without,
    without_loose_end,
)
from generator.exercises.dated_sayings import (
    is_a_saying,
    is_told_by_others,
    is_told_by_the_writer,
    statement_text,
)
from generator.exercises.feedback import quote
from generator.exercises.five_ws.frames import is_violent, names_a_suspect, tells_of_loss
from generator.exercises.gravity import counts_casualties, is_grave, shows_harm
from generator.exercises.kind import Request
from generator.exercises.model import Age, Level
from generator.exercises.stretches import Stretch, stretch_of
from generator.exercises.times import is_past, looks_ahead, time_phrase, told_near
from generator.lexicon.match import words
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["Event", "dated_events", "is_no_matter_of_play", "lies_before"]

_BOUNDS = frozenset({"since", "until", "till", "by", "before", "after", "from", "through", "between"})
_SURELY_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:now |also )?(?:to|due|set|scheduled|slated|planned|expected))\b"
)
_NOUNS = re.compile(
    r"\b(?:the|an?|its|his|her|their|our|new|this|that|any|of|['’]s)\s(?:[a-z-]+\s)?(?:plan|plans|start|end|return|next)\b"
    r"|\bdue to\b|\bset (?:up|out|off|fire|on)\b",
    re.IGNORECASE,
)
_VERB_ENDS = re.compile(
    r"\b(?:that|who|which|would|will|could|should|to|if|when|after|before|as|and|but)\b|[;:—–]", re.IGNORECASE
)
_SCHEDULED = re.compile(r"\b(?:was|were|had been) (?:scheduled|slated|due|expected|planned|set) to\b")


class Event(NamedTuple):
    """What is shown for an event, where it is told, and the first and last day on which it can have happened.

    `when` names the words of the text and what they come to; `told` is whether it is told as past.
    """

    text: str
    span: Span
    day: date
    end: date
    when: str
    told: bool


def lies_before(first: Event, second: Event) -> bool:
    """Whether *first* happened before *second* on every reading of the dates."""
    return first.end < second.day


def dated_events(annotations: AnnotationSet, request: Request) -> list[Event]:
    """The events of the body with a date nobody can dispute, in text order.

    At level 1 the date stays in the words shown; above, an ellipsis stands in its place.
    """
    return list(annotations.derived(_dated_events, request.level, request.age))


def _dated_events(annotations: AnnotationSet, level: Level, age: Age | None) -> tuple[Event, ...]:
    found: list[Event] = []
    seen: set[str] = set()
    for timex in annotations.timexes:
        sentence = body_sentence(annotations, timex.span)
        if sentence is None or (age == "11-13" and is_grave(sentence.span.text)):
            continue
        if is_no_matter_of_play(sentence.span.text):
            continue
        event = _event(annotations, timex, sentence, level) or _statement(annotations, timex, sentence)
        if event is not None and not counts_casualties(event.text) and event.text.casefold() not in seen:
            seen.add(event.text.casefold())
            found.append(event)
    return tuple(found)


def is_no_matter_of_play(text: str) -> bool:
    """Whether a sentence tells of the dead, of an attack, or of somebody accused: no card is made of it."""
    return shows_harm(text) or tells_of_loss(text) or is_violent(text) or names_a_suspect(text)


def _phrase(annotations: AnnotationSet, timex: Timex) -> Span:
    """The date with its preposition; the "in" of "was handed in last week" is none."""
    phrase = time_phrase(annotations, timex)
    return timex.span if re.match(r"(?:in|on)\s(?:last|this|next|yesterday|today)\b", phrase.text) else phrase


def _event(annotations: AnnotationSet, timex: Timex, sentence: Sentence, level: Level) -> Event | None:
    if timex.type not in ("DATE", "TIME"):
        return None
    text = annotations.article.text
    phrase = _phrase(annotations, timex)
    stretch = stretch_of(annotations, timex)
    if stretch is None or text[phrase.start : phrase.end].split()[0].lower() in _BOUNDS:
        return None
    clause = cut_around(text, sentence.span, phrase)
    if clause is None or not stands_alone_with(text, clause, phrase):
        return None
    if timex.day is None and not dates_the_verb(text, clause, phrase):
        return None
    if (timex.dates != "saying" and may_date_a_thing(text, clause, phrase)) or CLOCK_BEHIND.match(
        text, phrase.end
    ):
        return None
    if opens_the_clause(text, clause, phrase) or _may_date_the_last_only(text, clause, phrase):
        return None
    kept = _before_other_times(annotations, clause, timex, stretch)
    if kept is None:
        return None
    clause = kept
    if timex.dates != "saying" and is_told_by_the_writer(annotations, clause):
        pass
    elif timex.dates == "event":
        if not is_told_by_others(annotations, clause, phrase):
            return None
    elif not is_a_saying(annotations, clause, phrase, leading=timex.dates is None):
        return None
    past = _is_told(annotations, timex, clause, phrase, stretch)
    if not _fits(annotations, clause, stretch, past=past):
        return None
    shown = one_line(clause) if level == 1 else without(text, clause, phrase)
    heard = [word.norm for word in words(shown)]
    lead = heard[:4] if heard[:1] and heard[0] in OPENING else heard[:1]
    if set(lead) & PRONOUNS or {"i", "we"} & set(heard):
        return None
    if clause.end < sentence.span.end - 1 and not re.match(r"\s*[,;.–—]", text[clause.end : clause.end + 2]):
        shown = without_loose_end(shown.removesuffix(" …")) + " …"
    return _made(shown, clause, phrase, stretch, told=past)


def _may_date_the_last_only(text: str, clause: Span, phrase: Span) -> bool:
    """Whether the date may go with the last of two things told: "He won twice and retired in 1990"."""
    if _ASIDE_OR_PERIOD.search(clause.text):
        return True
    parts = _AND.split(text[clause.start : phrase.start])
    told = [bool(past_verbs(part) or _WAS.search(part)) for part in parts]
    return sum(told) > 1


_ASIDE_OR_PERIOD = re.compile(
    r"\s(?:–|--?)\s|—"
    r"|\b(?:in|over|during|for) the (?:past|last) (?:\d+|[a-z]+) (?:days|weeks|months|years|decades)\b"
)
_AND = re.compile(r",?\s(?:and|but)\s")
_WAS = re.compile(r"\b(?:was|were|had|has|have|is|are)\b")


def _made(shown: str, span: Span, phrase: Span, stretch: Stretch, *, told: bool) -> Event:
    written = one_line(phrase)
    named = stretch.name.casefold() in written.casefold()
    when = quote(written) if named else f"{quote(written)}, {stretch.name}"
    return Event(shown, span, stretch.first, stretch.last, when, told)


def _is_told(annotations: AnnotationSet, timex: Timex, clause: Span, phrase: Span, stretch: Stretch) -> bool:
    """Whether the clause tells of the past; before publication the verb at the date is enough."""
    plain = _NOUNS.sub("it", _SCHEDULED.sub("was", clause.text))
    if is_past(plain):
        return True
    published = annotations.article.published_on
    if published is None or stretch.last >= published:
        return False
    if phrase.start - clause.start > 1:
        return told_near(annotations, timex)
    after = _NOUNS.sub("it", clause.text[phrase.end - clause.start :])
    return is_past(_VERB_ENDS.split(after)[0])


def _fits(annotations: AnnotationSet, clause: Span, stretch: Stretch, *, past: bool) -> bool:
    """Whether the tense agrees with the date."""
    published = annotations.article.published_on
    if published is None or stretch.first <= published:
        return past
    return looks_ahead(clause.text) and _SURELY_AHEAD.search(clause.text) is not None


def _before_other_times(
    annotations: AnnotationSet, clause: Span, timex: Timex, stretch: Stretch
) -> Span | None:
    """The clause as far as it has no other time, cut at "and" or "but"; None where that cannot be.

    "The club was founded in 1894 and moved to its ground in 1923" gives "The club was founded in 1894".
    """
    text = annotations.article.text
    for other in annotations.timexes_at(clause):
        if _agrees(annotations, other, timex, stretch):
            continue
        joints = list(JOINTS.finditer(text, timex.span.end, min(other.span.start, clause.end)))
        if other.span.start < timex.span.end or not joints:
            return None
        clause = trimmed(text, clause.start, joints[0].start())
        return clause if len(words(clause.text)) >= 4 and clause.contains(timex.span) else None
    return clause


def _agrees(annotations: AnnotationSet, other: Timex, timex: Timex, stretch: Stretch) -> bool:
    """Whether another time in the clause leaves the event where it is: the same day, its year, or a limit."""
    if other.span == timex.span or other.type not in ("DATE", "TIME"):
        return True
    if other.day is not None and timex.day is not None and other.day == timex.day:
        return True
    around = re.fullmatch(r"\d{4}(?:-\d\d)?", other.value) is not None
    if timex.day is not None and around and timex.day.isoformat().startswith(other.value):
        return True
    phrase = time_phrase(annotations, other)
    opening = phrase.text.split()[0].lower()
    return (
        opening in ("since", "until", "till")
        and phrase.start > timex.span.end
        and stretch.first == stretch.last
    )


def _statement(annotations: AnnotationSet, timex: Timex, sentence: Sentence) -> Event | None:
    """A saying whose words stand first ("The road is shut, Rao said on Monday"), as "Rao said this: …"."""
    if timex.dates != "saying" or timex.type not in ("DATE", "TIME"):
        return None
    stretch, phrase = stretch_of(annotations, timex), _phrase(annotations, timex)
    if stretch is None or stretch.first != stretch.last:
        return None
    for said in annotations.said_at(sentence.span):
        if (shown := statement_text(annotations, said, sentence, phrase)) is None:
            continue
        published = annotations.article.published_on
        if published is not None and stretch.first > published:
            return None
        return _made(shown, sentence.span, phrase, stretch, told=True)
    return None
