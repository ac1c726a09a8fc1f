"""Sentences of which it is sure whether they tell when, how many, both or neither.

"When" is a day, a month or a year; "how many" is a number in figures or words. What lies between ("recently",
"several", "first") leaves a sentence out.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from generator.annotations.model import AnnotationSet, Quantity, Timex
from generator.exercises.bounds import phrase_span
from generator.exercises.clauses import word_count
from generator.exercises.five_ws.frames import is_violent, tells_of_loss
from generator.exercises.gravity import shows_harm
from generator.exercises.retelling import accuses, usable_sentence
from generator.exercises.times import is_plain_day, time_phrase
from generator.exercises.typed_dates import MONTHS
from generator.text.span import Span

__all__ = ["NUMBER_WORD", "Answers", "Tells", "exact_times", "gives_no_time", "numbers_of", "tells_of"]

Answers = Literal["when", "number", "both", "neither"]
LEAST, MOST = 8, 34


class Tells(NamedTuple):
    """A sentence, which of the two questions it answers, and the words that do."""

    sentence: Span
    answers: Answers
    proof: tuple[Span, ...]


def tells_of(annotations: AnnotationSet) -> list[Tells]:
    """The short sentences of the body of which it is sure what they answer.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = (
    ...     "Quay\\n\\nThe harbour board opened the new fish market on Friday. "
    ...     "The fish market cost the harbour board nearly $40 million. "
    ...     "The mayor of the old town came to the fish market too."
    ... )
    >>> [row.answers for row in tells_of(annotate(read_text(text, published="2024-03-06")))]
    ['when', 'number', 'neither']
    """
    found = []
    for sentence in annotations.article.body:
        span = sentence.span
        if (
            not LEAST <= word_count(span) <= MOST
            or usable_sentence(annotations, span) is None
            or shows_harm(span.text)
            or is_violent(span.text)
            or tells_of_loss(span.text)
            or accuses(span.text)
        ):
            continue
        when, number = _when(annotations, span), numbers_of(annotations, span)
        if when is None or number is None:
            continue
        answers: Answers = (
            "both" if when and number else "when" if when else "number" if number else "neither"
        )
        found.append(Tells(span, answers, (*when, *number)))
    return found


_DAY_WORD = re.compile(
    r"\b(?:to(?:day|night|morrow)|yesterday|overnight|\w*day|\w*days|week\w*|fortnight|months?|years?|yearly|decade\w*"
    r"|centur\w+|seasons?|spring|summer|autumn|fall|winter|jan|feb|mar|march|apr|april|may|june?|july?|aug|august"
    r"|sept?|september|oct|october|nov|november|dec|december|january|february|quarter\w*|annual\w*|daily|eve"
    r"|mornings?|evenings?|nights?|noon|midnight|eras?|recent\w*|now|currently|christmas|easter|diwali|eid|ramadan"
    r"|earlier|later|ago|soon|hours?|minutes?|time|times|moment\w*)\b|\b\d{4}\b|\b\d0s\b|\d[ap]m\b",
    re.IGNORECASE,
)
_MONTH = f"(?:{'|'.join(MONTHS)})"
_EXACT = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{_MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?"
    rf"|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?|(?:1[89]|20)\d\d)"
)
_WITH = re.compile(r"(?:on|in|since|by|until|till|from|before|after|during)\s", re.IGNORECASE)


def _when(annotations: AnnotationSet, span: Span) -> tuple[Span, ...] | None:
    """The days, months and years, () for surely none, None where it is not sure."""
    return exact_times(annotations, span) or (() if gives_no_time(annotations, span) else None)


def exact_times(annotations: AnnotationSet, span: Span) -> tuple[Span, ...]:
    """The days, months and years of a sentence, with their prepositions."""
    here = annotations.timexes_at(span)
    return tuple(time_phrase(annotations, timex) for timex in here if _is_exact(annotations, timex))


def gives_no_time(annotations: AnnotationSet, span: Span) -> bool:
    """Whether no word of the sentence could be taken for a time."""
    return not annotations.timexes_at(span) and not _DAY_WORD.search(span.text)


def _is_exact(annotations: AnnotationSet, timex: Timex) -> bool:
    phrase = time_phrase(annotations, timex)
    bare = _WITH.sub("", " ".join(phrase.text.split()), count=1)
    after = annotations.article.text[timex.span.end : timex.span.end + 2]
    return (
        timex.type == "DATE"
        and _EXACT.fullmatch(bare) is not None
        and _WITH.match(phrase.text) is not None
        and not phrase.text.lower().startswith("from ")
        and is_plain_day(annotations, timex)
        and re.match(r"[-–’'/]|\s[A-Z]", after) is None
    )


NUMBER_WORD = re.compile(
    r"\d|\b(?:one|ones|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|\w*-one|hundreds?|thousands?|millions?|\w*millionaires?|billions?|billionaires?"
    r"|trillions?|lakhs?|crores?|dozens?|half|halves|halved|third|thirds|quarters?|fourth|fifths?|sixth|seventh|eighth"
    r"|ninth|tenth|twice|double[ds]?|doubling|tripled?|pairs?|couple|once|first|second|single|both|zero|none|nil|duo"
    r"|trio|quartet|many|several|some|few|fewer|all|most|much|more|less|no|every|each|either|neither|another|percent\w*"
    r"|scores?|number\w*|majority|minority|bulk|part|lot|lots|plenty|countless|numerous|various|twin|least|only|decades?)\b"
)  # fmt: skip
"""What may be a number, in a text in small letters."""


def numbers_of(annotations: AnnotationSet, span: Span) -> tuple[Span, ...] | None:
    """The numbers that count or measure, () for surely none, None where it is not sure."""
    without = span.text
    for timex in annotations.timexes_at(span):
        if span.contains(timex.span) and _is_exact(annotations, timex):
            start, end = timex.span.start - span.start, timex.span.end - span.start
            without = without[:start] + "#" * (end - start) + without[end:]
    if not NUMBER_WORD.search(without.lower()):
        return ()
    figures = tuple(
        phrase_span(annotations, quantity)
        for quantity in annotations.quantities
        if span.contains(quantity.span) and _counts(annotations, quantity)
    )
    return figures or None


def _counts(annotations: AnnotationSet, figure: Quantity) -> bool:
    text = annotations.article.text
    if (
        figure.high is not None
        or figure.low < 2
        or re.match(r"[-–/:’']|\s?(?:st|nd|rd|th)\b", text[figure.span.end :][:4])
    ):
        return False
    if text[max(0, figure.span.start - 1) : figure.span.start] in ("-", "–", "/", "."):
        return False
    return figure.unit is not None or (figure.counted is not None and figure.counted.text[0].islower())
