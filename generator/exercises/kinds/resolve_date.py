"""Resolve the date (E11): which calendar day "on Friday" is."""

from __future__ import annotations

import re
from datetime import date

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.arrange import balanced_places, digest
from generator.exercises.clauses import body_sentence, is_clean, one_line
from generator.exercises.days import DayCase, day_question, names_month
from generator.exercises.gravity import is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Item, Level, Shortfall
from generator.exercises.periods import period_of, period_question
from generator.exercises.precision import precision_questions
from generator.exercises.times import (
    is_limit,
    is_nowadays,
    is_plain_day,
    is_told_as_past,
    may_be_a_stated_day,
    time_phrase,
    told_near,
)
from generator.exercises.typed_dates import MONTHS
from generator.exercises.undated import undated_questions
from generator.exercises.vague import vague_expressions
from generator.lexicon.digits import ascii_digits

__all__ = ["KIND"]

NAME = "resolve-date"
COUNTS: dict[Level, int] = {1: 4, 2: 5, 3: 6}
_OPENINGS = frozenset({"in", "last", "this", "next", "earlier", "later", "recently", "over"})
_TODAY = ("today", "now", "tonight", "this morning", "this evening", "this afternoon")
_BOUNDS = frozenset(
    {"from", "between", "through", "until", "till", "by", "before", "after", "since", "during"}
)


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Days, months and years to work out, an expression that comes to none, and how exact others are."""
    wanted = request.count or COUNTS[request.level]
    published = annotations.article.published_on
    items: list[Item] = []
    if published is not None:
        items = _worked_out(annotations, published, request, wanted)
    else:
        items = undated_questions(annotations, request, 1)
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
        instruction="Work out which time each expression means. Count from the day of publication."
        if published is not None
        else "Look at each expression of time. Ask what its words give you to go by.",
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
    spare = 2 if wanted >= 6 and len(undated) > 1 and len(dated) >= 4 else 1
    spare = min(spare, (len(dated) + len(asked)) // 2) if undated and wanted >= 3 else 0
    chosen = [*dated[: max(1, wanted - spare - len(asked))], *undated[:spare]]
    asked = asked[: wanted - len(chosen)]
    # That no day fits is to be right in about a third of the questions that offer it, over many lessons:
    # two days are asked about beside it; some lessons have one alone, others offer it where it is wrong.
    room = 2 * spare if spare else min(1, len(dated) // 2)
    offers = {case.timex.span.start for case in [*undated[:spare], *[*dated, *asked][:room]]}
    chosen.sort(key=lambda case: case.timex.span.start)
    places = balanced_places(len(chosen), 3, digest(request.seed, NAME, annotations.article.id))
    items = [
        day_question(
            annotations,
            case,
            published,
            request.level,
            place,
            by_choice=request.level == 1 or case.timex.span.start in offers,
            may_be_none=case.timex.span.start in offers,
        )
        for case, place in zip(chosen, places, strict=True)
    ]
    items += [
        period_question(
            annotations,
            case.timex,
            published,
            request.level,
            NAME,
            request.seed,
            may_be_none=case.timex.span.start in offers,
        )
        for case in asked
    ]
    return items


def _usable(annotations: AnnotationSet, timex: Timex, request: Request) -> DayCase | None:
    """The expression as a case, where it stands in the writer's own sentence and can be shown; else None."""
    sentence = body_sentence(annotations, timex.span)
    if sentence is None or (request.age == "11-13" and is_grave(sentence.span.text)):
        return None
    phrase = one_line(time_phrase(annotations, timex))
    if not re.search(r"[A-Za-z]{3}", phrase) or not is_clean(sentence.span.text):
        return None
    if annotations.quoted_at(timex.span) is not None or is_limit(annotations, timex):
        return None
    if is_nowadays(annotations, timex) or re.search(r"\bthe (?:same )?day$", phrase):
        return None  # "earlier in the day" goes on from what was told before
    if re.match(r"\s*\([\w ]+\)\s*[-–—]", annotations.article.text[timex.span.end : timex.span.end + 30]):
        return None  # the place line of an agency: "TARN, March 7 (NP) -"
    return DayCase(timex, phrase, sentence.span, timex.day)


def _cases(
    annotations: AnnotationSet, published: date, request: Request
) -> tuple[list[DayCase], list[DayCase]]:
    dated: dict[date, DayCase] = {}
    undated: dict[str, DayCase] = {}
    for timex in annotations.timexes:
        case = _usable(annotations, timex, request)
        if case is None:
            continue
        if timex.day is not None and _worth(annotations, timex, published):
            dated.setdefault(timex.day, case)
        elif (
            timex.day is None
            and _is_vague(timex)
            and case.phrase.split()[0].lower() in _OPENINGS
            and _is_alone(annotations, timex)
        ):
            undated.setdefault(case.phrase.lower(), case)

    for timex in vague_expressions(annotations):
        case = _usable(annotations, timex, request)
        taken = [other.timex.span for other in undated.values()]
        if case is not None and not any(timex.span.overlaps(span) for span in taken):
            undated.setdefault(case.phrase.lower(), case)

    def order(case: DayCase) -> tuple[bool, bool, str]:
        return (
            any(word in case.phrase.lower() for word in _TODAY),
            names_month(case),
            digest(request.seed, NAME, case.phrase, str(case.timex.span.start)),
        )

    return sorted(dated.values(), key=order), sorted(undated.values(), key=order)


def _period_cases(annotations: AnnotationSet, published: date, request: Request, most: int) -> list[DayCase]:
    """Months and years that have to be worked out, each once."""
    found: dict[str, DayCase] = {}
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
    if may_be_a_stated_day(annotations, timex):
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


def _is_alone(annotations: AnnotationSet, timex: Timex) -> bool:
    """Whether no day is told in the sentence, which might be the one that is meant."""
    sentence = body_sentence(annotations, timex.span)
    return sentence is not None and not any(
        other.day is not None and not other.span.overlaps(timex.span)
        for other in annotations.timexes_at(sentence.span)
    )


def _is_vague(timex: Timex) -> bool:
    """Whether the expression points to a week, month or year by counting, or to no date: so to no single day.

    "In 2013" needs no thought and is left out; "last month" and "recently" do.
    """
    value, written = timex.value, ascii_digits(timex.span.text)
    if timex.type != "DATE" or value[:4] in written or not value[:4].isdigit():
        return False
    return len(value) == 4 or (len(value) in (7, 8) and value[4] == "-")


KIND = Kind(
    name=NAME,
    code="E11",
    title="Which day was it?",
    skill="time",
    standards=("CCSS RH.6-8.5", "CCSS RH.9-10.3", "NAMLE Context"),
    confidence="certain",
    make=make,
)
