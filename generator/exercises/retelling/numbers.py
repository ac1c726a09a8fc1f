"""Retellings that drop a limit, narrow a group, or mistake the size of a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.annotations.model import AnnotationSet, Quantity
from generator.errors import ResponseError
from generator.exercises.bounds import limit_of
from generator.exercises.clauses import one_line
from generator.exercises.retelling import (
    Retelling,
    accuses,
    counts_people_lost,
    edited,
    is_quoted,
    stands_alone,
    usable_sentence,
)
from generator.lexicon.number_words import in_words
from generator.lexicon.numerals import format_number, parse_number
from generator.text.span import Span

__all__ = ["number_retellings"]


def number_retellings(annotations: AnnotationSet) -> Iterator[Retelling]:
    """Limit words dropped, groups narrowed, sizes mistaken, in text order."""
    for quantity in annotations.quantities:
        sentence = usable_sentence(annotations, quantity.span)
        if sentence is None or quantity.confidence == "teacher" or not stands_alone(sentence.span):
            continue
        if is_quoted(annotations, quantity.span):
            continue
        for make in (_limit, _group, _size, _count):
            if found := make(annotations, quantity, sentence.span):
                yield found


def _limit(annotations: AnnotationSet, quantity: Quantity, sentence: Span) -> Retelling | None:
    limit = limit_of(annotations, quantity)
    if limit is None or quantity.hedge is None or not any(c.isdigit() for c in quantity.span.text):
        return None
    casualties = counts_people_lost(sentence.text)
    if casualties and limit.modifier not in ("ge", "gt"):
        return None
    hedge = quantity.hedge
    twin = limit.twin
    if quantity.unit is not None:
        twin = {"no fewer than": "no less than", "fewer than": "less than"}.get(twin, twin)
    if hedge.text[0].isupper():
        twin = twin[0].upper() + twin[1:]
    return Retelling(
        sentence=sentence,
        place=Span.of(annotations.article.text, hedge.start, quantity.span.end),
        change="limit",
        altered=edited(sentence, (hedge.start, hedge.end, "")),
        faithful=edited(sentence, (hedge.start, hedge.end, twin)),
        detail=f"“{limit.word}” is gone, so the number looks exact.",
        kept=f"“{twin.lower()}” sets the same limit as “{limit.word}”.",
        casualties=casualties,
    )


_COUNTABLE = re.compile(
    r"adults|athletes|boats|books|boys|bridges|buildings|buses|cars|cats|cattle|chickens|"
    r"children|cities|civilians|commuters|cows|delegates|devotees|doctors|dogs|drivers|"
    r"ducks|employees|engineers|families|fans|farmers|ferries|firefighters|fishermen|girls|"
    r"goats|guests|hens|homes|horses|hospitals|houses|labourers|lorries|members|men|"
    r"migrants|nurses|officers|officials|parents|passengers|people|personnel|pigs|pilgrims|"
    r"players|police|policemen|pupils|residents|schools|scientists|sheep|shopkeepers|shops|"
    r"soldiers|staff|students|teachers|tents|tourists|towns|traders|trains|travellers|"
    r"trees|trucks|vans|villages|visitors|volunteers|voters|women|workers"
)
_AFTER_SUBJECT = re.compile(r"\s+(?:were|was|have|had|has|are|will|from|who)\b")


def _group(annotations: AnnotationSet, quantity: Quantity, sentence: Span) -> Retelling | None:
    counted, text = quantity.counted, annotations.article.text
    if counted is None or not sentence.contains(counted) or not 0 <= counted.start - quantity.span.end <= 2:
        return None
    match = re.fullmatch(r"((?:[a-z]+ )?[a-z]+) and ((?:[a-z]+ )?[a-z]+)", counted.text)
    if match is None or not _AFTER_SUBJECT.match(text, counted.end):
        return None
    if any(not _COUNTABLE.fullmatch(part.split()[-1]) for part in match.groups()):
        return None
    return Retelling(
        sentence=sentence,
        place=counted,
        change="group",
        altered=edited(sentence, (counted.start, counted.end, match[1])),
        faithful=edited(sentence, (counted.start, counted.end, f"{match[2]} and {match[1]}")),
        detail=f"“{match[2]}” are gone, so the number counts a smaller group.",
        kept="The same two groups are counted, only in another order.",
        casualties=counts_people_lost(sentence.text),
    )


_BIGGER = {"lakh": "million", "crore": "billion", "million": "billion", "billion": "million"}
_SCALED = re.compile(r"(\d[\d,.]*\d|\d)(\s*-?\s*)(lakh|crore|million|billion|bn|mn|m)s?", re.IGNORECASE)
_WORDS = {"bn": "billion", "mn": "million", "m": "million"}


def _size(annotations: AnnotationSet, quantity: Quantity, sentence: Span) -> Retelling | None:
    if (
        quantity.high is not None
        or counts_people_lost(sentence.text)
        or accuses(sentence.text)
        or quantity.confidence != "certain"
    ):
        return None
    try:
        number = parse_number(quantity.span.text)
    except ResponseError:
        return None
    if number.value != quantity.low:
        return None
    digits = re.search(r"\d[\d,.]*\d|\d", quantity.span.text)
    scaled = _SCALED.search(quantity.span.text)
    if scaled is not None and len(number.scales) == 1:
        scale = _WORDS.get(scaled[3].lower(), scaled[3].lower())
        if scale not in _BIGGER or "-" in scaled[2] or number.scales[0] != scale:
            return None
        wrong = f"{scaled[1]} {_BIGGER[scale]}"
        right = _same_size(quantity.low, scale)
        start, end = quantity.span.start + scaled.start(), quantity.span.start + scaled.end()
        why = f"{scaled[1]} {scale} and {wrong} are different sizes."
    elif digits is not None and number.grouping == "indian" and not number.scales and quantity.low >= 100_000:
        wrong = format_number(quantity.low * 10, "international-digits")
        right = format_number(quantity.low, "international-digits")
        start, end = quantity.span.start + digits.start(), quantity.span.start + digits.end()
        why = f"{digits[0]} is {right}, not {wrong}."
    else:
        return None
    if (
        not right
        or annotations.article.text[end : end + 1].isalnum()
        or annotations.article.text[end : end + 1] == "-"
    ):
        return None
    return Retelling(
        sentence=sentence,
        place=quantity.span,
        change="size",
        altered=edited(sentence, (start, end, wrong)),
        faithful=edited(sentence, (start, end, right)),
        detail=why,
        kept=f"{quantity.span.text} and {right} are the same number, written in two ways.",
        casualties=False,
    )


_ILL = re.compile(r"\b(?:harmed|diagnos\w+|infect\w+|patients?|prisoners?|detain\w+)\b", re.IGNORECASE)
_PART = re.compile(r"\s*(?:(?:out\s+)?of\b|in\s+(?:every\s+)?\w+\b|-|–|/|to\s+\d|and\s+\d|or\s+\d|\.)")


def _word(value: int) -> str:
    """The number in words, "" where words would be hard to read.

    >>> [_word(value) for value in (7, 44, 500, 16_000, 2_383)]
    ['seven', 'forty-four', 'five hundred', '16 thousand', '']
    """
    if value < 100 or (value < 1000 and value % 100 == 0):
        return in_words(Decimal(value))
    return f"{value // 1000} thousand" if value % 1000 == 0 and value < 1_000_000 else ""


def _other_count(value: int) -> int:
    """Another number of about the same size."""
    if value < 10:
        return value + 3 if value <= 6 else value - 3
    if value < 100:
        tens, ones = divmod(value, 10)
        if ones in (0, tens):
            return value + 20 if value < 80 else value - 20
        return 10 * ones + tens
    first, step = int(str(value)[0]), int("1" + "0" * (len(str(value)) - 1))
    return value + 2 * step if first <= 7 else value - 2 * step


def _count(annotations: AnnotationSet, quantity: Quantity, sentence: Span) -> Retelling | None:
    """A plain count or percentage, with another number of its size; the twin writes it in words or digits."""
    text, written = annotations.article.text, quantity.span.text
    inside = [other for other in annotations.quantities if sentence.contains(other.span)]
    if (
        quantity.high is not None
        or quantity.low != quantity.low.to_integral_value()
        or not 2 <= quantity.low < 1_000_000
        or len(inside) > 2
        or (quantity.counted is None and quantity.unit != "%")
        or _PART.match(text, quantity.span.end)
        or re.search(
            r"\b(?:of|between|from|and|or|to|by|a|an)\s+(?:the\s+)?$",
            text[sentence.start : quantity.span.start],
        )
        or sentence.start == quantity.span.start
    ):
        return None
    if counts_people_lost(sentence.text) or accuses(sentence.text) or _ILL.search(sentence.text):
        return None
    value = int(quantity.low)
    if value == 2 and re.search(r"\b(?:one|both|other|each)\b", sentence.text):
        return None
    if quantity.unit == "%" and _other_count(value) > 100:
        return None
    digits = re.match(r"\d[\d,]*", written)
    if digits is not None:
        if int(digits[0].replace(",", "")) != value or (
            "," in digits[0] and quantity.system != "international"
        ):
            return None
        end = quantity.span.start + digits.end()
        wrong = f"{_other_count(value):,}" if "," in digits[0] else str(_other_count(value))
        right = "" if text[end : end + 1] == "%" else _word(value)
    elif written in (_word(value), _word(value).title()) and value <= 20:
        end = quantity.span.end
        wrong, right = _word(_other_count(value)), str(value)
    else:
        return None
    if not wrong or text[end : end + 1] in ("-", "–", ".") or text[end : end + 1].isalnum():
        return None
    start = quantity.span.start
    return Retelling(
        sentence=sentence,
        place=quantity.span,
        change="size",
        altered=edited(sentence, (start, end, wrong)),
        faithful=edited(sentence, (start, end, right)) if right else "",
        detail=f"The article says {one_line(quantity.span)}, not {wrong}.",
        kept=f"“{text[start:end]}” and “{right}” are the same number.",
        casualties=False,
    )


def _same_size(value: Decimal, scale: str) -> str:
    """The same number in another way of writing, "" where that would be hard to read."""
    if scale == "lakh":
        return format_number(value, "international-digits")
    if scale == "crore":
        return format_number(value, "international-scale")
    if scale == "billion":
        thousands = value / Decimal(1_000_000)
        plain = thousands == thousands.to_integral_value() and thousands < 100_000
        return f"{format_number(thousands, 'international-digits')} million" if plain else ""
    return format_number(value, "international-digits") if value < 100_000_000 else ""
