"""In a text without its date: what one would have to know to tell which day "yesterday" is."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import body_sentence, has_marks, is_clean, one_line
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import is_grave
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Feedback, Item, Option
from generator.exercises.times import is_limit, is_nowadays, is_plain_day, time_phrase, told_near
from generator.text.span import Span

__all__ = ["undated_questions"]

_BY_PUBLICATION = re.compile(r"today|yesterday|tomorrow|last night|this (?:morning|afternoon|evening)")
_TO_THE_READER = re.compile(r"\byou(?:r|rs|rself|rselves)?\b|\bsince\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:on |last )?(?:sun|mon|tues|wednes|thurs|fri|satur)day")
_KEY = "the day on which this text was published"
_WRONG = (
    (
        "the day on which you read this text",
        "reader-for-publication",
        "A text is often read long after it was written: its words do not move with the reader.",
    ),
    (
        "the day of the last event told in this text",
        "story-for-publication",
        "Such words are counted from the day of the text, not from another event.",
    ),
    (
        "nothing more: the words name the day by themselves",
        "day-by-itself",
        "The same words mean another day in a text of another day.",
    ),
)
NOT_CLAIMED = "The page this text was taken from may have given its day."


def undated_questions(annotations: AnnotationSet, request: Request, most: int) -> list[Item]:
    """Questions about words such as "yesterday" in a text that does not tell when it was published."""
    if any(timex.day is not None for timex in annotations.timexes):
        return []  # one of them may be the day of the text
    found: dict[str, tuple[Timex, Span]] = {}
    for timex in annotations.timexes:
        sentence = _sure_sentence(annotations, timex, request)
        if sentence is not None:
            found.setdefault(one_line(timex.span).lower().removeprefix("on "), (timex, sentence))
    seed = digest(request.seed, "undated", annotations.article.id)
    cases = list(shuffled(list(found.values()), lambda case: str(case[0].span.start), seed))[:most]
    cases.sort(key=lambda case: case[0].span.start)
    places = balanced_places(len(cases), 3, seed)
    return [
        _question(annotations, timex, sentence, request, place)
        for (timex, sentence), place in zip(cases, places, strict=True)
    ]


def _sure_sentence(annotations: AnnotationSet, timex: Timex, request: Request) -> Span | None:
    """The sentence of *timex*, where it can only be counted from the day of the text; else None."""
    sentence = body_sentence(annotations, timex.span)
    if sentence is None or timex.day is not None or annotations.quoted_at(timex.span) is not None:
        return None
    phrase = one_line(time_phrase(annotations, timex)).lower()
    weekday = _WEEKDAY.fullmatch(phrase) is not None
    if not weekday and not _BY_PUBLICATION.fullmatch(phrase):
        return None
    if weekday and (not told_near(annotations, timex) or not is_plain_day(annotations, timex)):
        return None
    if has_marks(sentence.span.text) or _TO_THE_READER.search(sentence.span.text):
        return None
    grave = request.age == "11-13" and is_grave(sentence.span.text)
    if grave or not is_clean(sentence.span.text) or is_limit(annotations, timex):
        return None
    return None if is_nowadays(annotations, timex) or _other_day_near(annotations, timex) else sentence.span


def _other_day_near(annotations: AnnotationSet, timex: Timex) -> bool:
    """Whether a day is told near by date or feast, so that the reader might count from there."""
    for other in annotations.timexes:
        if other.span == timex.span or abs(other.span.start - timex.span.start) > 400:
            continue
        if re.match(r"(?:\d{4}|XXXX)-\d\d-\d\d", other.value):
            return True
    return False


def _question(annotations: AnnotationSet, timex: Timex, sentence: Span, request: Request, place: int) -> Item:
    phrase = one_line(time_phrase(annotations, timex))
    rule = f"{quote(phrase)} is counted from the day of the text, and this text does not give that day."

    def option(text: str, feedback: Feedback, tag: str | None) -> Option:
        name = digest("E11", "undated", str(timex.span.start), text)[:8]
        return Option(id=name, text=text, feedback=feedback, misconception=tag)

    right = option(_KEY, say("Yes.", rule, words=phrase, not_claimed=NOT_CLAIMED), None)
    wrong = [option(text, say("No.", rule, tempting=tempting), tag) for text, tag, tempting in _WRONG]
    others = shuffled(wrong, lambda each: each.text, annotations.article.id)
    return Item(
        id=identity("E11", annotations.article.id, "undated", phrase, str(timex.span.start)),
        stem="The text you were given does not say when it was published. What would you have to know to "
        f"tell which day {quote(phrase)} means in the sentence shown?",
        interaction=Choice(options=tuple(place_key(right, others, place)), key=(right.id,)),
        evidence=(time_phrase(annotations, timex),),
        context=sentence,
        rule="Words such as “yesterday” or “on Friday” are counted from the day of the text they stand in.",
        rule_id="time.needs-publication",
        not_claimed=NOT_CLAIMED,
        confidence="certain",
        skill="time",
        difficulty=request.level,
        misconceptions=tuple(sorted(tag for _, tag, _ in _WRONG)),
        hints=(
            "Think of finding this text in ten years: what would you need to mark the day on a calendar?",
            "Another text, of 14 May 2019: “yesterday” there is 13 May 2019, whoever reads it, and whenever.",
            f"It is either {_KEY}, or {_WRONG[0][0]}.",
        ),
    )
