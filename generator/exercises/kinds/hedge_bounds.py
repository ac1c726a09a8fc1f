"""What does the limit word allow? (E9): which exact numbers fit "at least", "over", "nearly", "around"."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Quantity
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.bounds import Limit, limit_of, phrase_span
from generator.exercises.clauses import body_sentence, one_line
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import counts_casualties
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Item, Level, Option, Shortfall
from generator.lexicon.numerals import Style, format_number, parse_number
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "hedge-bounds"
COUNTS: dict[Level, int] = {1: 2, 2: 3, 3: 4}

_MEANS = {
    "ge": "“{word}” sets a floor: the number itself fits and so does every larger one, but none below.",
    "gt": "“{word}” means larger than the number: the number itself does not fit, the next one does.",
    "lt": "“{word}” means smaller than the number: the number itself does not fit, the one before does.",
    "le": "“{word}” sets a ceiling: the number itself fits and so do smaller ones, but none above.",
    "nearly": "“{word}” means a little less than the number: neither more than it nor far below it.",
    "approx": "“{word}” means close to the number, a little below or above: not a great deal away from it.",
}
_EXAMPLE = {
    "ge": "Another text: “at least 40 boats” fits 40 and 47, not 36.",
    "gt": "Another text: “over 40 boats” fits 41 and 47, not 40.",
    "lt": "Another text: “under 40 boats” fits 39 and 35, not 40.",
    "le": "Another text: “up to 40 boats” fits 40 and 36, not 44.",
    "nearly": "Another text: “nearly 400 boats” fits 390, not 410 and not 200.",
    "approx": "Another text: “around 400 boats” fits 390 and 408, not 700.",
}


class _Value(NamedTuple):
    value: Decimal
    fits: bool
    tag: str
    why: str


class _Case(NamedTuple):
    quantity: Quantity
    limit: Limit
    shown: str
    sentence: Span
    values: tuple[_Value, ...]
    grave: bool


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Questions on numbers with a limit word.

    Figures of dead or hurt people only where there are no others and an age from 14 was named; a teacher
    has to enable them.
    """
    wanted = request.count or COUNTS[request.level]
    cases = _cases(annotations, request)
    ranked = sorted(cases, key=lambda case: (case.grave, digest(request.seed, NAME, case.shown)))
    chosen: list[_Case] = []
    for case in ranked:
        if len(chosen) < wanted and not (case.grave and any(not other.grave for other in chosen)):
            chosen.append(case)
    if not chosen:
        what = "no number in the article has a limit word (at least, over, nearly) that is safe to ask about"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    chosen.sort(key=lambda case: case.quantity.span.start)
    places = balanced_places(len(chosen), 3, digest(request.seed, NAME, annotations.article.id))
    note = ""
    if any(case.grave for case in chosen):
        note = "Some figures count dead or hurt people. Use them only where that suits the class."
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Each question shows a number with a limit word. Decide which exact numbers fit it.",
        criterion="A limit word says where the true number may be. It does not call the number wrong.",
        note=note,
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(
            _item(annotations, case, request, place) for case, place in zip(chosen, places, strict=True)
        ),
    )


def _cases(annotations: AnnotationSet, request: Request) -> list[_Case]:
    found: list[_Case] = []
    for quantity in annotations.quantities:
        limit = limit_of(annotations, quantity)
        sentence = body_sentence(annotations, quantity.span)
        if limit is None or sentence is None or not _is_count(quantity, limit):
            continue
        grave = counts_casualties(sentence.span.text) or bool(_LIVES.search(sentence.span.text))
        if grave and (request.age not in ("14-15", "16+") or limit.modifier not in ("ge", "gt")):
            continue
        values = _values(quantity.low, limit, grave=grave)
        shown = one_line(phrase_span(annotations, quantity))
        if values and shown.casefold() not in {case.shown.casefold() for case in found}:
            found.append(_Case(quantity, limit, shown, sentence.span, values, grave))
    return found


def _is_count(quantity: Quantity, limit: Limit) -> bool:
    """Whether the number counts something, so that a limit of it is one of how many or how much."""
    if not any(character.isdigit() for character in quantity.span.text):
        return False
    money = quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper()
    if quantity.counted is None and quantity.unit is None:
        return limit.modifier in ("ge", "gt") and quantity.low >= 100
    if quantity.unit is not None and not money and quantity.unit != "%":
        return limit.word not in ("over", "under")
    return quantity.low >= 10 or quantity.unit is not None


def _step(value: Decimal) -> Decimal:
    """The unit in which numbers near *value* are shown: 1 for 198, 1,000 for 150,000, 0.1 for 42.5."""
    step = Decimal(10) ** (value.adjusted() - 2)
    return max(step, Decimal(1)) if value == value.to_integral_value() else step


def _values(low: Decimal, limit: Limit, *, grave: bool) -> tuple[_Value, ...]:
    """Clear cases only: numbers that fit and numbers that do not, never those in between."""
    step = _step(low)
    whole = low == low.to_integral_value()
    one = Decimal(1) if whole and low < 10_000 else step

    def near(factor: str) -> Decimal:
        moved = (low * Decimal(factor) / step).quantize(Decimal(1), rounding=ROUND_HALF_EVEN) * step
        if moved == low:
            moved = low + (step if Decimal(factor) > 1 else -step)
        return moved

    below, above = (near("0.95"), near("1.05")) if grave else (near("0.9"), near("1.2"))
    far_below, far_above, gap = near("0.55"), near("1.9"), max(step, abs(above - low))
    last = _last_place(low) or low
    match limit.modifier:
        case "ge":
            values = (
                _Value(low, True, "limit-excludes-number", "The number itself is allowed."),
                _Value(above, True, "limit-is-exact", "A floor leaves room above."),
                _Value(below, False, "below-the-floor", "It is below the floor."),
                _Value(below - gap, False, "below-the-floor", "It is below the floor."),
            )
        case "gt":
            values = (
                _Value(low + one, True, "next-number-missed", "It is larger than the number."),
                _Value(above, True, "limit-is-exact", "It is larger than the number."),
                _Value(low, False, "number-itself", "The number itself is not larger than itself."),
                _Value(below, False, "wrong-side", "It is smaller than the number."),
            )
        case "lt":
            values = (
                _Value(low - one, True, "next-number-missed", "It is smaller than the number."),
                _Value(near("0.85"), True, "limit-is-exact", "It is smaller than the number."),
                _Value(low, False, "number-itself", "The number itself is not smaller than itself."),
                _Value(above, False, "wrong-side", "It is larger than the number."),
            )
        case "le":
            values = (
                _Value(low, True, "limit-excludes-number", "The number itself is allowed."),
                _Value(near("0.85"), True, "limit-is-exact", "A ceiling leaves room below."),
                _Value(near("1.1"), False, "above-the-ceiling", "It is above the ceiling."),
                _Value(near("1.2"), False, "above-the-ceiling", "It is above the ceiling."),
            )
        case "nearly":
            values = (
                _Value(near("0.97"), True, "nearly-is-exact", "It is only a little less."),
                _Value(near("0.985"), True, "nearly-is-exact", "It is only a little less."),
                _Value(near("1.1"), False, "nearly-is-about", "It is more, and “nearly” stays below."),
                _Value(far_below, False, "far-below", "It is far below."),
            )
        case "approx":
            values = (
                _Value(max(near("0.98"), low - last), True, "around-is-exact", "It is close to the number."),
                _Value(min(near("1.03"), low + last), True, "around-is-exact", "It is close to the number."),
                _Value(far_above, False, "far-above", "It is far above."),
                _Value(far_below, False, "far-below", "It is far below."),
            )
    if any(value.value <= 0 for value in values) or len({value.value for value in values}) < len(values):
        return ()
    least, most = {"nearly": ("0.93", "0.99"), "approx": ("0.95", "1.05")}.get(limit.modifier, ("0", "9"))
    sure = all(Decimal(least) <= value.value / low <= Decimal(most) for value in values if value.fits)
    if limit.modifier in ("nearly", "approx") and not (sure and low >= 40):
        return ()
    return values


def _last_place(number: Decimal) -> Decimal | None:
    """What the last digit of a number that is not round counts: 1 for 56, 100 for 1,100; None for 60,000."""
    digits = number.normalize().as_tuple()
    return Decimal(10) ** int(digits.exponent) if len(digits.digits) > 1 else None


_LIVES = re.compile(r"\b(?:lives|victims|bodies|corpses|abortions|suicides|fatalities|toll)\b", re.IGNORECASE)
_SIZES = {"thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12}


def _written(case: _Case, value: Decimal, values: list[_Value]) -> str:
    """*value* as the article writes numbers: its commas, its scale word."""
    number = parse_number(case.quantity.span.text)
    style: Style = "indian-digits" if number.system == "indian" else "international-digits"
    if len(number.scales) == 1 and number.scales[0] in _SIZES:
        size = Decimal(10) ** _SIZES[number.scales[0]]
        small = number.scales[0] in ("lakh", "thousand")
        if not small or all(other.value % size == 0 for other in values):
            return f"{format_number((value / size).normalize(), style)} {number.scales[0]}"
    return format_number(value, style) + ("%" if case.quantity.unit == "%" else "")


def _item(annotations: AnnotationSet, case: _Case, request: Request, place: int) -> Item:
    limit, level = case.limit, request.level
    means = _MEANS[limit.modifier].format(word=limit.word)
    right_ones = [value for value in case.values if value.fits]
    wrong_ones = [value for value in case.values if not value.fits]
    multiple = level > 1
    if not multiple:
        values = [right_ones[int(digest(case.shown)[:2], 16) % 2], *wrong_ones]
    else:
        drop = int(digest(request.seed, NAME, case.shown)[:4], 16) % 3
        values = [*right_ones[: 1 if drop == 1 else 2], *wrong_ones[: 1 if drop == 2 else 2]]
    options = [_option(case, value, values, means) for value in values]
    order: tuple[Option, ...]
    if multiple:
        order = shuffled(options, lambda option: option.text, digest(request.seed, case.shown))
    else:
        right = next(o for o, value in zip(options, values, strict=True) if value.fits)
        wrong = shuffled(
            [o for o in options if o is not right], lambda o: o.text, digest(request.seed, case.shown)
        )
        order = place_key(right, wrong, place)
    key = tuple(o.id for o in order if o.misconception is None)
    ask = "Which of these exact numbers fit the words?" if multiple else "Which exact number fits the words?"
    mark = " Choose all that fit." if multiple else ""
    fit = next(_written(case, value.value, values) for value in values if value.fits)
    not_fit = next(_written(case, value.value, values) for value in values if not value.fits)
    pair = sorted((fit, not_fit), key=lambda text: digest(case.shown, text))
    return Item(
        id=identity("E9", annotations.article.id, str(multiple), case.shown, str(case.quantity.span.start)),
        stem=f"The article says {quote(case.shown, 20)}. {ask}{mark}",
        interaction=Choice(options=order, key=key, multiple=multiple),
        evidence=(case.quantity.span, *((case.quantity.hedge,) if case.quantity.hedge else ())),
        context=case.sentence if level < 3 else None,
        rule=means,
        rule_id="number.limit-word",
        not_claimed="What the words allow is not yet what happened: the exact number is not given.",
        confidence="teacher"
        if case.grave
        else "certain"
        if limit.modifier in ("ge", "gt", "lt", "le")
        else "likely",
        skill="numbers",
        difficulty=level,
        misconceptions=tuple(sorted({value.tag for value in values if not value.fits} | {"hedge-is-doubt"})),
        hints=(
            f"Look at “{limit.word}” before the number: does it close the line below, or above?",
            _EXAMPLE[limit.modifier],
            f"Of {pair[0]} and {pair[1]}, one fits and one does not.",
        ),
    )


def _option(case: _Case, value: _Value, values: list[_Value], means: str) -> Option:
    text = _written(case, value.value, values)
    right = say("Yes.", f"{means} {value.why}", words=case.shown)
    wrong = say(
        "No.", f"{means} {value.why}", words=case.shown, not_claimed="A limit word is not a sign of error."
    )
    return Option(
        id=digest("E9", case.shown, text)[:8],
        text=text,
        feedback=right if value.fits else wrong,
        misconception=None if value.fits else value.tag,
    )


KIND = Kind(
    name=NAME,
    code="E9",
    title="What does the limit word allow?",
    skill="numbers",
    standards=("CCSS RI.8.8", "CCSS RH.6-8.7", "NCERT Maths VII", "UNESCO MIL C6"),
    confidence="likely",
    ages=("14-15", "16+"),
    make=make,
)
