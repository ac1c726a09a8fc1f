"""Resolve the date (E11): which calendar day "on Friday" is."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import body_sentence, is_clean, one_line
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import (
    Choice,
    Exercise,
    Feedback,
    Item,
    KnownAnswer,
    Level,
    Option,
    Shortfall,
    TextEntry,
)
from generator.exercises.periods import period_of, period_question
from generator.exercises.precision import precision_questions
from generator.exercises.times import is_limit, is_plain_day, is_told_as_past, time_phrase, told_near
from generator.exercises.typed_dates import MONTHS, WEEKDAYS, long_day, short_day
from generator.lexicon.digits import ascii_digits
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "resolve-date"
COUNTS: dict[Level, int] = {1: 4, 2: 5, 3: 6}
NO_DAY = "No exact day can be named"
_OPENINGS = frozenset({"in", "last", "this", "next", "earlier", "later", "recently", "over"})
_TODAY = ("today", "now", "tonight", "this morning", "this evening", "this afternoon")
_BOUNDS = frozenset(
    {"from", "between", "through", "until", "till", "by", "before", "after", "since", "during"}
)
NOT_CLAIMED = "This is the day the words point to, not proof of what happened on it."


class _Case(NamedTuple):
    timex: Timex
    phrase: str
    sentence: Span
    day: date | None


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Days, months and years to work out, an expression that comes to none, and how exact others are."""
    wanted = request.count or COUNTS[request.level]
    published = annotations.article.published_on
    items: list[Item] = []
    if published is not None:
        items = _worked_out(annotations, published, request, wanted)
    tables = precision_questions(annotations, request.level, NAME, request.seed)
    items += tables[: max(0, wanted + (request.count is None) - len(items))]
    if not items:
        what = "the article has no day, month or year that has to be worked out"
        if published is None:
            what = "the article does not say when it was published, so its days cannot be worked out"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Work out which time each expression means. Count from the day of publication.",
        criterion="A weekday in a news text is usually the last such day up to publication.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _worked_out(annotations: AnnotationSet, published: date, request: Request, wanted: int) -> list[Item]:
    """Questions about days, months and years, with one about an expression that comes to no single day."""
    dated, undated = _cases(annotations, published, request)
    periods = _period_cases(annotations, published, request, wanted - 1)
    if not dated and not periods:
        return []
    asked = periods[: max(1, wanted // 3)] if dated else periods[: max(1, wanted - 1)]
    used = {case.timex.span.start for case in asked}
    undated = [case for case in undated if case.timex.span.start not in used]
    enough = 1 if request.level == 1 else 2  # that no day fits is to be right in a third of the questions
    spare = 1 if wanted >= 3 and undated and len(dated) + len(asked) >= enough else 0
    chosen = [*dated[: max(1, wanted - spare - len(asked))], *undated[:spare]]
    asked = asked[: wanted - len(chosen)]
    chosen.sort(key=lambda case: case.timex.span.start)
    places = balanced_places(len(chosen), 3, digest(request.seed, NAME, annotations.article.id))
    # Were only the undated ones choices, the form of the question would give the answer away.
    choices = {
        case.timex.span.start for case in (chosen if request.level == 1 else undated[:spare] + dated[:spare])
    }
    items = [
        _item(annotations, case, published, request.level, case.timex.span.start in choices, place)
        for case, place in zip(chosen, places, strict=True)
    ]
    items += [
        period_question(annotations, case.timex, published, request.level, NAME, request.seed)
        for case in asked
    ]
    return items


def _usable(annotations: AnnotationSet, timex: Timex, request: Request) -> _Case | None:
    """The expression as a case, where it stands in the writer's own sentence and can be shown; else None."""
    sentence = body_sentence(annotations, timex.span)
    if sentence is None or (request.age == "11-13" and is_grave(sentence.span.text)):
        return None
    phrase = one_line(time_phrase(annotations, timex))
    if not re.search(r"[A-Za-z]{3}", phrase) or not is_clean(sentence.span.text):
        return None
    if annotations.quoted_at(timex.span) is not None or is_limit(annotations, timex):
        return None
    return _Case(timex, phrase, sentence.span, timex.day)


def _cases(annotations: AnnotationSet, published: date, request: Request) -> tuple[list[_Case], list[_Case]]:
    dated: dict[date, _Case] = {}
    undated: dict[str, _Case] = {}
    for timex in annotations.timexes:
        case = _usable(annotations, timex, request)
        if case is None:
            continue
        if timex.day is not None and _worth(annotations, timex, published):
            dated.setdefault(timex.day, case)
        elif timex.day is None and _is_vague(timex) and case.phrase.split()[0].lower() in _OPENINGS:
            undated.setdefault(case.phrase.lower(), case)

    def order(case: _Case) -> tuple[bool, bool, str]:
        return (
            any(word in case.phrase.lower() for word in _TODAY),
            _names_month(case),
            digest(request.seed, NAME, case.phrase, str(case.timex.span.start)),
        )

    return sorted(dated.values(), key=order), sorted(undated.values(), key=order)


def _period_cases(annotations: AnnotationSet, published: date, request: Request, most: int) -> list[_Case]:
    """Months and years that have to be worked out, each once."""
    found: dict[str, _Case] = {}
    for timex in annotations.timexes:
        if most > 0 and period_of(annotations, timex, published) is not None:
            case = _usable(annotations, timex, request)
            if case is not None:
                found.setdefault(timex.value, case)
    return sorted(found.values(), key=lambda case: digest(request.seed, NAME, case.phrase))


def _worth(annotations: AnnotationSet, timex: Timex, published: date) -> bool:
    """Whether the day is certain and has to be worked out: a full date needs no working out.

    A bare weekday can lie on either side of publication: the words around it have to tell of the past.
    """
    if timex.day is None or timex.type not in ("DATE", "TIME") or timex.through == "itself":
        return False
    written = timex.span.text.lower()
    if timex.mod is not None or str(timex.day.year) in ascii_digits(written):
        return False
    if timex.through == "article":
        return _follows_a_day(annotations, timex, published)
    if timex.confidence != "certain" or abs((timex.day - published).days) > 370:
        return False
    if timex.day == published and re.search(r"night|evening", one_line(timex.span), re.IGNORECASE):
        return False
    by_month = (
        re.search(r"\b(?:" + "|".join(month[:3] for month in MONTHS) + r")", timex.span.text) is not None
    )
    if by_month:
        return timex.day > published or told_near(annotations, timex)
    if re.fullmatch(r"(?:sun|mon|tues?|wed|thurs?|fri|sat)\.?", written):
        return False
    if _fits_a_stated_day(annotations, timex, timex.day, published):
        return False
    after = annotations.article.text[timex.span.end : timex.span.end + 10].lower().split()[:1]
    if after in (["midnight"], ["night"]) and (published - timex.day).days <= 1:
        return False
    if not written.endswith("yesterday"):
        if not is_plain_day(annotations, timex):
            return False
        if time_phrase(annotations, timex).text.split()[0].lower() in _BOUNDS:
            return False
    if timex.day > published or any(word in written for word in _TODAY):
        return True
    return (
        is_told_as_past(annotations, timex) or told_near(annotations, timex) or written.endswith("yesterday")
    )


def _fits_a_stated_day(annotations: AnnotationSet, timex: Timex, day: date, published: date) -> bool:
    """Whether a weekday may mean another one: of a day, or of days from one to another, that the text states.

    "From March 15 to 17 … on Saturday", told on the 25th, means the Saturday between the two.
    """
    stated: set[date] = set()
    last: Timex | None = None
    for other in annotations.timexes:
        if other.day is None or not any(character.isdigit() for character in other.span.text):
            continue
        stated.add(other.day)
        if last is not None and last.day is not None and other.span.start - last.span.end <= 20:
            between = (other.day - last.day).days
            stated |= {last.day + timedelta(days=step) for step in range(max(0, min(between, 14)))}
        last = other
    return any(
        near != day and near.weekday() == day.weekday() and 0 < (published - near).days <= 28
        for near in stated
    )


def _follows_a_day(annotations: AnnotationSet, timex: Timex, published: date) -> bool:
    """Whether "the same day" or "a day earlier" can only look back to one certain day just before it."""
    sentence = annotations.article.sentence_at(timex.span.start)
    if sentence is None or not is_told_as_past(annotations, timex):
        return False
    earlier = [
        other
        for other in annotations.timexes
        if other.span.end <= timex.span.start and other.type in ("DATE", "TIME") and other.value[:1].isdigit()
    ]
    if not earlier or earlier[-1].day is None or earlier[-1].confidence != "certain":
        return False
    before = annotations.article.sentence_at(earlier[-1].span.start)
    near = before is not None and sentence.number - before.number <= 1 and before.role == "paragraph"
    return near and earlier[-1].day <= published


def _is_vague(timex: Timex) -> bool:
    """Whether the expression points to a week, month or year by counting, or to no date: so to no single day.

    "In 2013" needs no thought and is left out; "last month" and "recently" do.
    """
    if timex.value == "PAST_REF":
        return one_line(timex.span).lower() == "recently"
    value, written = timex.value, ascii_digits(timex.span.text)
    if timex.type != "DATE" or value[:4] in written or not value[:4].isdigit():
        return False
    return len(value) == 4 or (len(value) in (7, 8) and value[4] == "-")


def _names_month(case: _Case) -> bool:
    """Whether day and month are given ("on February 14"), so that only the year is to be found."""
    found = [word.norm.strip(".") for word in words(case.timex.span.text)]
    return any(
        len(word) >= 3 and month.lower().startswith(word) for word in found for month in MONTHS
    ) and any(word[0].isdigit() for word in found)


def _anchor(published: date, level: Level) -> str:
    return long_day(published) if level < 3 else short_day(published)


def _calendar(case: _Case, published: date) -> str:
    """The days between the two in words: the mini calendar of the feedback."""
    day = case.day or published
    if case.timex.through == "article":
        return f"Counted from the day told just before, the words come to {long_day(day)}."
    if _names_month(case):
        return (
            f"No year is written. The article appeared on {short_day(published)}, "
            f"so the nearest such day is {long_day(day)}."
        )
    distance = (published - day).days
    if distance == 0:
        return f"The article appeared on {long_day(published)}: that very day."
    if not 0 < abs(distance) <= 7:
        return f"Counted from {long_day(published)}, the words come to {long_day(day)}."
    step = -1 if distance > 0 else 1
    way = "Counting back" if step < 0 else "Counting on"
    days = [published + timedelta(days=step * count) for count in range(1, abs(distance) + 1)]
    listed = ", ".join(f"{WEEKDAYS[each.weekday()]} {each.day}" for each in days)
    return f"The article appeared on {long_day(published)}. {way}: {listed}."


def _item(
    annotations: AnnotationSet, case: _Case, published: date, level: Level, by_choice: bool, place: int
) -> Item:
    stem = (
        f"The article was published on {_anchor(published, level)}. "
        f"Which day does {quote(case.phrase)} mean in the sentence shown?"
    )
    day = case.day
    if by_choice or day is None:
        interaction: Choice | TextEntry = _choice(annotations, case, published, place)
    else:
        stem += " Give day, month and year."
        interaction = _typed(case, day, published)
    return Item(
        id=identity("E11", annotations.article.id, interaction.kind, case.phrase, str(case.timex.span.start)),
        stem=stem,
        interaction=interaction,
        evidence=(time_phrase(annotations, case.timex),),
        context=case.sentence,
        rule=_period_rule(case) if day is None else _calendar(case, published),
        rule_id="time.period" if day is None else "time.counted-from-publication",
        not_claimed=NOT_CLAIMED,
        confidence="likely" if case.timex.through == "article" else "certain",
        skill="time",
        difficulty=level,
        misconceptions=("week-off", "day-off", "publication-day"),
        hints=_hints(case, published),
    )


def _hints(case: _Case, published: date) -> tuple[str, str, str]:
    start = f"Start from the day of publication, {long_day(published)}."
    example = "Another article, of Tuesday 14 May 2019: “on Sunday” there is Sunday 12 May 2019."
    if case.day is None:
        example = "Another article, of Tuesday 14 May 2019: “in April” there can be any of thirty days."
        return start, example, "Either the words come to one day, or to a longer stretch of time: which?"
    other = case.day + timedelta(days=7 if case.day < published else -7)
    if _names_month(case):
        other = _other_year(case.day, -1)
    pair = sorted((long_day(case.day), long_day(other)))
    return start, example, f"It is either {pair[0]} or {pair[1]}."


def _period_rule(case: _Case) -> str:
    value = case.timex.value
    if value == "PAST_REF":
        return f"{quote(case.phrase)} names no day: the article leaves open how long ago it was."
    length = "year" if len(value) == 4 else "week" if "W" in value else "month"
    if len(value) == 7 and value[5] in "QHSWF":
        length = "part of a year"
    return f"{quote(case.phrase)} names a whole {length}, so many days fit."


def _other_year(day: date, step: int) -> date:
    return day.replace(year=day.year + step, day=min(day.day, 28) if day.month == 2 else day.day)


def _wrong_days(case: _Case, day: date, published: date) -> list[tuple[date, str, str]]:
    """Wrong days, each with its misconception and what tempts."""
    back = -1 if day <= published else 1
    if _names_month(case):
        return [
            (_other_year(day, -1), "year-off", "That is a year too early: a nearer such day fits."),
            (_other_year(day, 1), "year-off", "That is a year too late: a nearer such day fits."),
            (published, "publication-day", "That is the day of publication, not the day the words mean."),
        ]
    found = [
        (day + timedelta(days=7 * back), "week-off", "The weekday fits, but a nearer one comes first."),
        (published, "publication-day", "That is the day of publication, not the day the words mean."),
        (day + timedelta(days=1), "day-off", "That is one day off: count again."),
        (day - timedelta(days=1), "day-off", "That is one day off: count again."),
        (
            day - timedelta(days=7 * back),
            "week-off",
            "The weekday fits, but it falls on the other side of publication.",
        ),
    ]
    distinct: dict[date, tuple[date, str, str]] = {}
    for wrong in found:
        if wrong[0] != day:
            distinct.setdefault(wrong[0], wrong)
    return list(distinct.values())


def _choice(annotations: AnnotationSet, case: _Case, published: date, place: int) -> Choice:
    def option(text: str, feedback: Feedback, tag: str | None) -> Option:
        return Option(
            id=digest("E11", case.phrase, str(case.timex.span.start), text)[:8],
            text=text,
            feedback=feedback,
            misconception=tag,
        )

    rule = _period_rule(case) if case.day is None else _calendar(case, published)
    if case.day is None:
        way = 1 if case.timex.value[:4].isdigit() and case.timex.value[:7] > published.isoformat()[:7] else -1
        steps = shuffled((1, 7, 14), str, digest(case.phrase, case.sentence.text))
        near = [
            (published + timedelta(days=way * steps[0]), "day-off" if steps[0] == 1 else "week-off"),
            (published + timedelta(days=way * steps[1]), "day-off" if steps[1] == 1 else "week-off"),
        ]
        wrong = [
            option(long_day(day), say("No.", rule, tempting="Nothing in the words picks out this day."), tag)
            for day, tag in near
        ]
        right = option(NO_DAY, say("Yes.", rule, not_claimed="Another source may give the day."), None)
    else:
        wrong = [
            option(long_day(day), say("No.", rule, tempting=tempting), tag)
            for day, tag, tempting in _wrong_days(case, case.day, published)[:2]
        ]
        no_day = "Together with the day of publication the words come to exactly one day."
        wrong.append(option(NO_DAY, say("No.", rule, tempting=no_day), "day-not-worked-out"))
        right = option(
            long_day(case.day), say("Yes.", rule, words=case.phrase, not_claimed=NOT_CLAIMED), None
        )
    dates = [each for each in wrong if each.text != NO_DAY]
    last = [each for each in wrong if each.text == NO_DAY]
    if case.day is None:
        return Choice(
            options=(*shuffled(dates, lambda each: each.text, annotations.article.id), right), key=(right.id,)
        )
    others = shuffled(dates, lambda each: each.text, annotations.article.id)
    return Choice(options=(*place_key(right, others, place), *last), key=(right.id,))


def _typed(case: _Case, day: date, published: date) -> TextEntry:
    rule = _calendar(case, published)
    known = []
    for wrong, tag, tempting in _wrong_days(case, day, published):
        half = tag == "week-off"
        verdict = "Right weekday, wrong week." if half else "No."
        known.append(
            KnownAnswer(
                answer=wrong.isoformat(),
                score=Fraction(1, 2) if half else Fraction(0),
                feedback=say(verdict, rule, tempting=tempting),
                misconception=tag,
            )
        )
    return TextEntry(
        expects="date",
        answer=day.isoformat(),
        shown=long_day(day),
        needs_year=_names_month(case),
        right=say("Yes.", rule, words=case.phrase, not_claimed=NOT_CLAIMED),
        wrong=say("No.", rule, words=case.phrase),
        known=tuple(known),
    )


KIND = Kind(
    name=NAME,
    code="E11",
    title="Which day was it?",
    skill="time",
    standards=("CCSS RH.6-8.5", "CCSS RH.9-10.3", "NAMLE Context"),
    confidence="certain",
    make=make,
)
