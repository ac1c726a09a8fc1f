"""Months and years that have to be worked out: which "last year" is, and the year of "in September"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.arrange import digest, identity, place_key, shuffled
from generator.exercises.clauses import body_sentence, one_line
from generator.exercises.feedback import quote, say
from generator.exercises.model import Choice, Item, Level, Option
from generator.exercises.times import is_past, looks_ahead, time_phrase
from generator.exercises.typed_dates import MONTHS, long_day
from generator.lexicon.digits import ascii_digits

__all__ = ["Period", "period_of", "period_question"]

_SURE = re.compile(r"(?:last|this|next) (?:year|month)|a year ago")
_AGO = re.compile(r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) years ago")
NOT_CLAIMED = "This is the time the words point to, not proof of what happened in it."


class Period(NamedTuple):
    """A month (1 to 12) of a year, or a whole year (month 0)."""

    year: int
    month: int = 0

    def __str__(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year}" if self.month else str(self.year)

    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, 1)

    def last_day(self) -> date:
        """Its last day."""
        after = Period(self.year + 1, 1) if self.month in (0, 12) else Period(self.year, self.month + 1)
        return after.first_day() - timedelta(days=1)

    def moved(self, months: int) -> Period:
        """The period so many months later (years, for a year)."""
        if not self.month:
            return Period(self.year + months)
        count = self.year * 12 + self.month - 1 + months
        return Period(count // 12, count % 12 + 1)


def period_of(annotations: AnnotationSet, timex: Timex, published: date) -> Period | None:
    """The month or year *timex* comes to, where it is beyond dispute and has to be worked out; else None.

    A bare month has to be told of in the past, or clearly to come, and no other year may stand near it.
    """
    written = _bare(timex)
    if (
        timex.type != "DATE"
        or timex.mod is not None
        or timex.value[:4] in written
        or timex.through == "article"
    ):
        return None
    sentence = body_sentence(annotations, timex.span)
    if sentence is None or _other_year(annotations, timex, sentence.number):
        return None
    if re.fullmatch(r"\d{4}", timex.value):
        sure = _SURE.fullmatch(written) or _AGO.fullmatch(written)
        return Period(int(timex.value)) if sure else None
    match = re.fullmatch(r"(\d{4})-(\d{2})", timex.value)
    if match is None:
        return None
    period = Period(int(match[1]), int(match[2]))
    if _SURE.fullmatch(written):
        return period
    now = Period(published.year, published.month)
    if written not in {month.lower() for month in MONTHS} or period == now:
        return None
    opening = time_phrase(annotations, timex).text.split()[0].lower()
    if opening not in ("in", "since", "until", "by", "from", "during"):
        return None
    past, ahead = is_past(sentence.span.text), looks_ahead(sentence.span.text)
    fits = past and not ahead if period < now else ahead
    return period if fits and abs((period.year - now.year) * 12 + period.month - now.month) <= 11 else None


def _bare(timex: Timex) -> str:
    """The expression in lower case on one line, without its preposition."""
    written = " ".join(ascii_digits(timex.span.text).lower().split())
    return re.sub(r"^(?:in|since|until|by|from|during) ", "", written)


def _other_year(annotations: AnnotationSet, timex: Timex, number: int) -> bool:
    """Whether another year is named in the sentence or the two before it, from which one might count."""
    for other in annotations.timexes:
        if other.span == timex.span or not other.value[:4].isdigit():
            continue
        sentence = annotations.article.sentence_at(other.span.start)
        near = sentence is not None and sentence.role == "paragraph" and 0 <= number - sentence.number <= 2
        if near and other.value[:4] != timex.value[:4]:
            return True
    return False


def _wrong(period: Period, written: str, published: date, sentence: str) -> list[tuple[Period, str, str]]:
    """Two wrong periods, possible in tense, each with its misconception and what tempts."""
    now = Period(published.year, published.month if period.month else 0)
    here = (now, "publication-time", "That is the time of publication, not the time the words point to.")
    if period.month and written.lower() in {month.lower() for month in MONTHS}:
        way, off = (-1, "early") if period < now else (1, "late")
        return [
            (
                Period(period.year + way * step, period.month),
                "year-off",
                f"That is {count} too {off}: a nearer one fits.",
            )
            for step, count in ((1, "a year"), (2, "two years"))
        ]
    step: Literal[1, 2] = 2 if _AGO.fullmatch(written) else 1
    early = (period.moved(-step), "counted-too-far", "That is counted too far back.")
    late = (period.moved(step), "counted-too-little", "That is not counted far enough back.")
    if period > now:
        far = (period.moved(step), "counted-too-far", "That is counted too far ahead.")
        return [far, here]
    if period != now:
        return [early, here]
    if looks_ahead(sentence):
        return [late, (period.moved(2 * step), "counted-too-far", "That is counted too far ahead.")]
    if is_past(sentence):
        return [early, (period.moved(-2 * step), "counted-too-far", "That is counted too far back.")]
    return [early, late]


def period_question(
    annotations: AnnotationSet,
    timex: Timex,
    published: date,
    level: Level,
    kind: str,
    seed: str,
    *,
    may_be_none: bool = False,
) -> Item:
    """Which month or year the words mean, as a choice; with *may_be_none* that there is none is offered."""
    period = period_of(annotations, timex, published)
    if period is None:
        raise ValueError(f"{timex.span.text!r} comes to no month or year")
    phrase = one_line(time_phrase(annotations, timex))
    written = _bare(timex)
    unit = "month and year" if period.month else "year"
    rule = f"The article appeared on {long_day(published)}; counted from there, {quote(phrase)} is {period}."

    def option(text: str, verdict: str, tempting: str, tag: str | None) -> Option:
        claim = NOT_CLAIMED if tag is None else ""
        said = say(verdict, rule, tempting=tempting, not_claimed=claim)
        return Option(id=digest(kind, phrase, str(timex.span.start), text)[:8], text=text, feedback=said,
                      misconception=tag)  # fmt: skip

    right = option(str(period), "Yes.", "", None)
    sentence = body_sentence(annotations, timex.span)
    not_meant = _wrong(period, written, published, sentence.span.text if sentence is not None else "")
    wrong = [option(str(other), "No.", tempting, tag) for other, tag, tempting in not_meant]
    none = option(
        f"No one {'month' if period.month else 'year'}",
        "No.",
        "Together with the day of publication they come to exactly one.",
        "time-not-worked-out",
    )
    place = int(digest(seed, kind, phrase, str(timex.span.start))[:4], 16) % 3
    others = shuffled(wrong, lambda each: each.text, annotations.article.id)
    pair = sorted((right.text, wrong[0].text))
    return Item(
        id=identity("E11", annotations.article.id, "period", phrase, str(timex.span.start)),
        stem=f"The article was published on {long_day(published)}. Which {unit} does {quote(phrase)} mean "
        "in the sentence shown?",
        interaction=Choice(
            options=(*place_key(right, others, place), *([none] if may_be_none else ())), key=(right.id,)
        ),
        evidence=(time_phrase(annotations, timex),),
        context=sentence.span if sentence is not None else None,
        rule=rule,
        rule_id="time.counted-from-publication",
        not_claimed=NOT_CLAIMED,
        confidence="certain" if _SURE.fullmatch(written) else "likely",
        skill="time",
        difficulty=level,
        misconceptions=tuple(sorted({tag for _, tag, _ in not_meant})),
        hints=(
            f"Start from the day of publication, {long_day(published)}.",
            "Another article, of May 2019: “last year” there is 2018, and “in March” is March 2019.",
            f"It is either {pair[0]} or {pair[1]}.",
        ),
    )
