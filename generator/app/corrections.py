"""A teacher's corrections of what was read: whose words, which day, which number; or that nothing be asked.

A correction has to agree with the words that stand in the text: a Friday stays a Friday, 1.2 keeps its
digits, "she" is no man. What breaks that is refused with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from generator.annotations.model import AnnotationSet, Attribution, Name, QuotedString
from generator.errors import GeneratorError, ResponseError
from generator.exercises.model import Item
from generator.exercises.typed_dates import MONTHS, WEEKDAYS, long_day, parse_day
from generator.lexicon.digits import ascii_digits
from generator.lexicon.match import words
from generator.lexicon.numerals import parse_number
from generator.text.span import Frozen, Span

__all__ = [
    "Correction",
    "CorrectionError",
    "Fact",
    "What",
    "corrected",
    "facts",
    "is_unowned",
    "owned",
    "source_of",
    "speakers",
]

What = Literal["speaker", "day", "number"]
_ADDED = re.compile(r"\s*,\s*(?:the|an?|who)\b[^.;:!?]{0,40}")  # "…, the mayor of Larne"
_TOLD = ("headline", "standfirst", "subhead", "paragraph", "caption")
_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
_PRONOUNS = _HE | _SHE | {"they", "i", "we", "it"}


class CorrectionError(GeneratorError, ValueError):
    """A correction that does not agree with the text."""


class Correction(Frozen):
    """In the place of what was read of `words` stands `value`: a name, an ISO day, a plain number.

    Without a value, nothing is asked that rests on these words.
    """

    what: What
    words: Span
    value: str | None = None

    def __str__(self) -> str:
        words = f"“{_line(self.words)}”"
        if self.value is None:
            return f"nothing is asked about {words}"
        value = long_day(date.fromisoformat(self.value)) if self.what == "day" else self.value
        return f"{words} is said by {value}" if self.what == "speaker" else f"{words} is {value}"


class Fact(Frozen):
    """One thing that was read in the text, as a teacher is shown it; `value` is what can be typed over."""

    what: What
    words: Span
    value: str

    def __str__(self) -> str:
        words = f"“{_line(self.words)}”"
        if self.what == "speaker":
            return f"{words}: said by {self.value or 'nobody who is named'}"
        return f"{words}: {self.value or 'no single day'}"


def _line(span: Span) -> str:
    return " ".join(span.text.split()).rstrip(" ,;")


def facts(found: AnnotationSet, item: Item) -> tuple[Fact, ...]:
    """What was read in the sentences that prove *item*, in text order."""
    spans = [*item.evidence, *([item.context] if item.context else [])]
    sentences = [s.span for span in spans if (s := found.article.sentence_at(span.start)) is not None]
    near = [*spans, *sentences]
    read: dict[tuple[int, What], Fact] = {}

    def add(what: What, words: Span, value: str) -> None:
        sentence = found.article.sentence_at(words.start)
        told = sentence is not None and sentence.role in _TOLD
        if told and any(words.overlaps(span) for span in near):
            read.setdefault((words.start, what), Fact(what=what, words=words, value=value))

    for said in found.attributions:
        if said.content and not said.negated:
            add("speaker", said.content[0], said.speaker or "")
    for quoted in found.quoted:
        if is_unowned(quoted):
            add("speaker", quoted.span, "")
    for timex in found.timexes:
        if timex.type in ("DATE", "TIME"):
            add("day", timex.span, long_day(timex.day) if timex.day else "")
    for quantity in found.quantities:
        if quantity.high is None:
            add("number", quantity.span, _plain(quantity.low))
    return tuple(fact for _, fact in sorted(read.items()))


def speakers(found: AnnotationSet) -> tuple[str, ...]:
    """Everybody who can be named as a speaker, in the order in which they are named in the text."""
    able = [name.canonical for name in found.names if name.kind in ("person", "organisation")]
    return tuple(dict.fromkeys(able))


def corrected(found: AnnotationSet, what: What, words: Span, typed: str) -> Correction:
    """The correction that *typed* stands for; CorrectionError where it does not agree with the words.

    >>> from generator import read_text
    >>> from generator.annotations.annotate import annotate
    >>> found = annotate(read_text("Lamps lit\\n\\nWorkers fixed 1,50,000 lamps along the canal."))
    >>> str(corrected(found, "number", found.quantities[0].span, "1.5 lakh"))
    '“1,50,000” is 150000'
    """
    clean = " ".join(typed.split())
    if not clean:
        raise CorrectionError("nothing was typed", remedy="type what the words stand for, or leave them out")
    value = {"speaker": _speaker, "day": _day, "number": _number}[what](found, words, clean)
    return Correction(what=what, words=words, value=value)


def _speaker(found: AnnotationSet, words: Span, name: str) -> str:
    if name not in speakers(found):
        raise CorrectionError(
            f"the article names no {name!r} who could speak", remedy="choose a name of the article"
        )
    said = _attribution(found, words)
    source_of(found, said, name)
    return name


def _attribution(found: AnnotationSet, words: Span) -> Attribution:
    for said in found.attributions:
        if said.content and said.content[0] == words:
            return said
    for quoted in found.quoted:
        if quoted.span == words and is_unowned(quoted):
            return owned(found, quoted)
    raise CorrectionError(f"“{_line(words)}” is not read as anybody's words", remedy="choose other words")


def is_unowned(quoted: QuotedString) -> bool:
    """Whether the words in these marks could be somebody's, but are read as nobody's."""
    return quoted.use == "no-speaker" and quoted.closed


def owned(found: AnnotationSet, quoted: QuotedString) -> Attribution:
    """The attribution that *quoted* would have, its source still open."""
    sentence = found.article.sentence_at(quoted.span.start)
    stretch = sentence.span if sentence is not None else quoted.span
    return Attribution(
        span=stretch,
        confidence="teacher",
        rule=quoted.rule,
        source=None,
        speaker=None,
        cue=None,
        content=(quoted.span,),
        mode="direct",
    )


def source_of(found: AnnotationSet, said: Attribution, name: str) -> Span:
    """Where the text shows that *name* says it: the source as written where it can stand for the name, else
    the mention nearest to the words, in their sentence.
    """
    mentions = found.mentions(name)
    written = said.source
    if written is not None:
        if written.text.strip().lower() in _PRONOUNS:
            _may_stand_for(written.text.strip(), mentions, name)
            return written
        inside = [each for each in found.names_at(written) if written.contains(each.span)]
        if (inside and inside[-1].canonical == name) or (
            not inside and _is_role_of(found, written, mentions)
        ):
            return written
    sentence = found.article.sentence_at(said.span.start)
    place = sentence.span if sentence is not None else said.span
    passed_on = [said.via] if said.via is not None else []
    near = [
        mention.span
        for mention in mentions
        if place.contains(mention.span)
        and not any(part.overlaps(mention.span) for part in (*said.content, *passed_on))
    ]
    if not near:
        raise CorrectionError(
            f"{name} is not named beside these words, so the text does not show it",
            remedy="leave the words out instead",
        )
    centre = said.cue.start if said.cue is not None else said.content[0].start
    return min(near, key=lambda span: abs(span.start - centre))


def _may_stand_for(pronoun: str, mentions: Sequence[Name], name: str) -> None:
    genders = {mention.gender for mention in mentions} - {None}
    low = pronoun.lower()
    person = any(mention.kind == "person" for mention in mentions)
    other = (low in _HE and genders == {"f"}) or (low in _SHE and genders == {"m"})
    if other or (low in _HE | _SHE and not person):
        raise CorrectionError(f"“{pronoun}” cannot stand for {name}", remedy="choose another name")


def _is_role_of(found: AnnotationSet, written: Span, mentions: Sequence[Name]) -> bool:
    """Whether the head of "the transport minister" stands in a title of the name, or right beside it."""
    head = words(written.text)[-1].norm
    text = found.article.text
    for mention in mentions:
        titled = words(mention.title.text) if mention.title is not None else []
        added = _ADDED.match(text, mention.span.end)
        beside = words(added[0]) if added else ()
        if head in {word.norm for word in (*titled, *beside)}:
            return True
    return False


def _day(found: AnnotationSet, words: Span, typed: str) -> str:
    published = found.article.published
    near = date(published.year, published.month, published.day) if published is not None else date(2000, 1, 1)
    read = parse_day(typed, near=near)
    if read.problem:
        raise CorrectionError(read.problem, remedy="write it as 25 February 2022")
    if len(read.dates) != 1 or (published is None and not read.year_given):
        raise CorrectionError("this can be more than one day", remedy="write it as 25 February 2022")
    day = read.dates[0]
    if read.weekday is not None and read.weekday != day.weekday():
        raise CorrectionError(
            f"{day.isoformat()} is a {WEEKDAYS[day.weekday()]}", remedy="mend the weekday or the day"
        )
    for part, fits in _written(words.text, day):
        if not fits:
            raise CorrectionError(
                f"“{part}” in the text cannot be {long_day(day)}", remedy="look at the words again"
            )
    return day.isoformat()


def _written(words: str, day: date) -> Iterator[tuple[str, bool]]:
    """The parts of a date that stand in *words*, and whether *day* has them."""
    for token in re.findall(r"[^\W\d_]+|\d+", ascii_digits(words)):
        low = token.lower()
        if token.isdigit():
            wanted = (day.year,) if len(token) == 4 else (day.day, day.month, day.year % 100)
            yield token, int(token) in wanted
        elif len(low) >= 3 and low != "mar" and any(name.lower().startswith(low) for name in WEEKDAYS):
            yield token, WEEKDAYS[day.weekday()].lower().startswith(low)
        elif len(low) >= 3 and any(name.lower().startswith(low) for name in MONTHS):
            yield token, MONTHS[day.month - 1].lower().startswith(low)


def _number(found: AnnotationSet, words: Span, typed: str) -> str:
    try:
        value = parse_number(typed).value
    except ResponseError as error:
        raise CorrectionError(f"{typed!r} is not read as a number", remedy="write it in digits") from error
    digits = re.sub(r"\D", "", ascii_digits(words.text)).strip("0")
    own = re.sub(r"\D", "", _plain(value)).strip("0")
    if digits and digits != own:
        raise CorrectionError(
            f"the text has the digits {digits}, {value:f} has {own or '0'}",
            remedy="correct the size of the number (lakh, million …), not its digits",
        )
    return _plain(value)


def _plain(value: Decimal) -> str:
    """In digits alone: 150000, 2.5."""
    return f"{value.to_integral_value() if value == value.to_integral_value() else value.normalize():f}"
