"""Sentences with a figure left open: a sum, a percentage, a number of things; never of the dead or hurt."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.annotations.model import AnnotationSet, Quantity
from generator.exercises.arrange import digest
from generator.exercises.clauses import one_line, stands_in
from generator.exercises.five_ws.frames import Gap, Rival, choose_rivals, frame_of, is_alone, tells_of_loss
from generator.exercises.retelling import accuses
from generator.lexicon.number_words import in_words

__all__ = ["NUMBERS", "figure_gaps", "is_plain_figure", "near_figures"]

_ILLNESS = re.compile(
    r"\b(?:diagnos|infect|patients?\b|hospitali[sz]ed|quarantin|outbreak|survivors?\b|cases\b)", re.I
)
NUMBERS = tuple(in_words(Decimal(value)) for value in range(2, 21))
_NOT_A_COUNT = re.compile(
    r"\s*(?:[-–—/:]|(?:st|nd|rd|th)\b|(?:years?|months?|weeks?|days?|hours?)\b|['’]s?\b|[ap]\.?m\b)"
)


def figure_gaps(annotations: AnnotationSet, seed: str) -> list[Gap]:
    """Sentences with a figure left open: a sum, a percentage, a number of things; never of dead or hurt."""
    found = []
    for quantity in annotations.quantities:
        asked = _question(quantity)
        place = quantity.span
        shown = frame_of(annotations, place) if asked else None
        if asked is None or shown is None or not is_alone(annotations, shown[0]):
            continue
        sentence, frame = shown
        if tells_of_loss(sentence.text):
            continue
        if quantity.unit is None and accuses(sentence.text):
            continue
        if _ILLNESS.search(sentence.text):
            continue
        text = annotations.article.text
        before = text[sentence.start : place.start]
        if _NOT_A_COUNT.match(text, place.end) or re.search(
            r"(?:\b(?:an?|no|nos|and|or|to|group of)\.?|[-–—/\d#:])\s*$|\([^)]*$", before, re.I
        ):
            continue
        if not before.strip():
            continue
        same = [
            Rival(one_line(other.span), True)
            for other in annotations.quantities
            if _question(other) == asked and other.unit == quantity.unit and _shape(other) == _shape(quantity)
            and other.low != quantity.low and quantity.low / 50 <= other.low <= quantity.low * 50
        ]  # fmt: skip
        near = [Rival(other, False) for other in near_figures(one_line(place), digest(seed, frame))]
        taken = {one_line(place)}
        rivals = []
        for rival in [*same, *near]:
            if rival.text not in taken and not stands_in(rival.text, sentence.text, joined=".,"):
                taken.add(rival.text)
                rivals.append(rival)
        if len(rivals) >= 2:
            chosen = choose_rivals(rivals, digest(seed, frame))
            found.append(Gap("how many", sentence, place, asked, frame, one_line(place), chosen))
    return found


_MEASURED = {
    **dict.fromkeys(("km", "m", "cm", "mm", "mile", "ft", "in", "yd"), "What distance or length?"),
    **dict.fromkeys(("kg", "g", "mg", "tonne", "ton", "quintal", "lb", "oz"), "What weight?"),
    **dict.fromkeys(("°C", "°F", "degree"), "How many degrees?"),
    **dict.fromkeys(("ha", "acre", "bigha", "sq km", "sq mile", "sq ft", "sq m"), "What area?"),
    **dict.fromkeys(("km/h", "mph", "knot"), "What speed?"),
    **dict.fromkeys(("cent", "paisa", "penny"), "How much money?"),
}


def _question(quantity: Quantity) -> str | None:
    if quantity.high is not None or quantity.low < 2 or quantity.low != abs(quantity.low):
        return None
    if not is_plain_figure(one_line(quantity.span)):
        return None
    if quantity.unit == "%":
        return "How many per cent? Which figure does the article give here?"
    if quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper():
        return "How much money? Which figure does the article give here?"
    if quantity.unit is not None:
        return f"{_MEASURED.get(quantity.unit, 'How much?')} Which figure does the article give here?"
    if quantity.counted is None or not quantity.counted.text[0].islower():
        return None
    return "How many? Which figure does the article give here?"


def is_plain_figure(text: str) -> bool:
    """Whether *text* is a figure that others can be made to look like: "45", "2.5 crore", "twelve"."""
    return re.fullmatch(r"\d[\d,.]*(?: [a-z]+){0,2}", text) is not None or text in NUMBERS


def _shape(quantity: Quantity) -> str:
    text = one_line(quantity.span)
    return "word" if text in NUMBERS else re.sub(r"[\d,.]+", "0", text)


def near_figures(text: str, seed: str) -> list[str]:
    """A few figures that look like *text* and are not it.

    >>> sorted(near_figures("45 crore", "x")), sorted(near_figures("two", "x"))
    (['43 crore', '47 crore', '54 crore'], ['four', 'three'])
    """
    if text in NUMBERS:
        place = NUMBERS.index(text)
        return [NUMBERS[i] for i in (place - 2, place - 1, place + 1, place + 2) if 0 <= i < len(NUMBERS)]
    digits = [index for index, character in enumerate(text) if character.isdigit()]
    first = int(text[digits[0]])
    found = {
        text[: digits[0]] + str(first + step) + text[digits[0] + 1 :]
        for step in (-1, 1)
        if 1 < first + step < 10
    }
    if len(digits) > 1:
        second = int(text[digits[1]])
        if second not in (0, first):
            swapped = list(text)
            swapped[digits[0]], swapped[digits[1]] = text[digits[1]], text[digits[0]]
            found.add("".join(swapped))
        if second:
            found |= {
                text[: digits[1]] + str(second + step) + text[digits[1] + 1 :]
                for step in (-2, 2)
                if 0 < second + step < 10
            }
    if len(digits) == 1 or not any(character not in "0" for character in (text[i] for i in digits[1:])):
        found |= {
            text[: digits[0]] + str(first + step) + text[digits[0] + 1 :]
            for step in (-2, 2)
            if 1 < first + step < 10
        }
    return sorted(found - {text}, key=lambda other: digest(seed, other))[:3]
