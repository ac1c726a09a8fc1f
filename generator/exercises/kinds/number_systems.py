"""Number systems (E8): the same number in lakh and crore, and in thousand and million."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Quantity
from generator.errors import ResponseError
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import body_sentence, is_clean, one_line, word_count
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import counts_casualties, is_grave
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
from generator.lexicon.digits import group_digits
from generator.lexicon.numerals import Style, format_number, parse_number
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "number-systems"
LEAST = 1_000
PLAIN = 100_000
"""Below this, both systems write the digits alike: the number is asked for in words."""
MOST = Decimal(10) ** 15
COUNTS: dict[Level, int] = {1: 4, 2: 4, 3: 5}

_SIGN = re.compile(r"(?:US\$|A\$|C\$|Rs\.?|INR|USD|EUR|GBP|₹|\$|£|€)\s?$")
_ADVERT = re.compile(r"(?:get|apply|buy|click|download|subscribe|shop|call|read|watch)\b", re.IGNORECASE)
_ASKED: dict[Style, str] = {
    "international-digits": "with international commas (one after every three digits)",
    "indian-digits": "with Indian commas (one after the last three digits, then after every two)",
    "international-scale": "in million, billion or trillion",
    "indian-words": "in lakh or crore",
    "words": "in words",
}
_EXAMPLE: dict[Style, str] = {
    "international-digits": "Another number: 3,20,000 is three lakh twenty thousand, so 320,000.",
    "indian-digits": "Another number: 320,000 is three lakh twenty thousand, so 3,20,000.",
    "international-scale": "10 lakh make a million, 1 crore is 10 million, 100 crore make a billion.",
    "indian-words": "A million is 10 lakh, 10 million are 1 crore, a billion is 100 crore.",
    "words": "Another number: 3,200 is three thousand two hundred; 32,000 is thirty-two thousand.",
}


class _Figure(NamedTuple):
    quantity: Quantity
    value: Decimal
    written: str  # the number alone
    shown: str  # with hedge, sign and what is counted
    style: Style  # asked for
    sentence: Span


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Questions about figures of 1,000 and more; never about the dead or the hurt."""
    count = request.count or COUNTS[request.level]
    figures = _figures(annotations, request)
    if not figures:
        return Shortfall(
            kind=NAME,
            what="the article has no large figure to convert (numbers of dead or hurt are left alone)",
            wanted=count,
            found=0,
        )
    chosen = sorted(_varied(figures, request.seed)[:count], key=lambda figure: figure.quantity.span.start)
    places = balanced_places(len(chosen), 4, digest(request.seed, NAME, annotations.article.id))
    items = [
        _item(annotations, figure, request.level, place) for figure, place in zip(chosen, places, strict=True)
    ]
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Write each number in the other system. Value and currency must stay the same.",
        criterion="1 lakh = 100 thousand. 10 lakh = 1 million. 1 crore = 10 million. 100 crore = 1 billion.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _varied(figures: list[_Figure], seed: str) -> list[_Figure]:
    """The figures in an order the seed decides, one from each sentence first, those for words last."""
    ordered = sorted(figures, key=lambda figure: (figure.style == "words", digest(seed, NAME, figure.shown)))
    firsts = {figure.sentence.start: figure for figure in reversed(ordered)}
    ordered = sorted(ordered, key=lambda figure: firsts[figure.sentence.start] is not figure)
    to_words = [figure for figure in ordered if figure.style == "words"]
    return [figure for figure in ordered if figure.style != "words"] + to_words[:1]


def _figures(annotations: AnnotationSet, request: Request) -> list[_Figure]:
    found: list[_Figure] = []
    seen: set[Decimal] = set()
    for quantity in annotations.quantities:
        figure = _figure(annotations, quantity)
        if figure is None or figure.value in seen:
            continue
        if request.age == "11-13" and is_grave(figure.sentence.text):
            continue
        seen.add(figure.value)
        found.append(figure)
    return found


def _figure(annotations: AnnotationSet, quantity: Quantity) -> _Figure | None:
    value = quantity.low
    if (
        quantity.high is not None
        or quantity.confidence == "teacher"
        or quantity.unit == "%"
        or not LEAST <= value <= MOST
        or value != value.to_integral_value()
    ):
        return None
    sentence = body_sentence(annotations, quantity.span)
    if sentence is None or counts_casualties(sentence.span.text):
        return None
    try:
        number = parse_number(quantity.span.text)
    except ResponseError:
        return None
    if number.value != value or (number.in_words and (not number.scales or value < PLAIN)):
        return None
    written = one_line(quantity.span)
    if not number.scales and number.grouping in ("none", "wrong"):
        return None
    before = annotations.article.text[max(0, quantity.phrase[0] - 1) : quantity.phrase[0]]
    if before in ("`", "#", "-") or (not number.scales and not _is_measured(quantity)):
        return None
    if _ADVERT.match(sentence.span.text) or word_count(sentence.span) < 6 or not is_clean(sentence.span.text):
        return None
    if annotations.article.text[quantity.span.end : quantity.span.end + 1] in ("-", "–"):
        return None
    style = _asked(value, number.scales, number.grouping)
    if style is None or (number.scales and len(_significant(value)) > 6):
        return None
    text = annotations.article.text
    start = quantity.phrase[0]
    if sign := _SIGN.search(text[max(0, start - 5) : start]):
        start -= len(sign[0])
    end = quantity.phrase[1]
    if quantity.counted is not None and 0 <= quantity.counted.start - end <= 2:
        end = quantity.counted.end
    elif unit := re.match(
        r"\s(?:dollars|rupees|pounds|euros|yen)\b", annotations.article.text[end : end + 9]
    ):
        end += len(unit[0])
    shown = Span.of(text, max(start, sentence.span.start), min(end, sentence.span.end))
    return _Figure(quantity, value, written, one_line(shown), style, sentence.span)


def _is_measured(quantity: Quantity) -> bool:
    """Whether digits are surely a number of something: with a unit, a noun, or a limit word."""
    return quantity.unit is not None or quantity.counted is not None or quantity.hedge is not None


def _significant(value: Decimal) -> str:
    return f"{value:f}".split(".")[0].rstrip("0")


def _asked(value: Decimal, scales: tuple[str, ...], grouping: str) -> Style | None:
    """The style to convert to, None where both systems write the number alike."""
    if not scales:
        if value < PLAIN:
            return "words"
        return "international-digits" if grouping == "indian" else "indian-digits"
    if "lakh" in scales or "crore" in scales:
        return "international-scale" if value >= 1_000_000 else "international-digits"
    if scales and value >= PLAIN:
        return "indian-words"
    return None


def _strip(value: Decimal) -> str:
    """The place-value strip: the number in both systems, in commas and in words for the size."""
    if value < PLAIN:
        return f"{format_number(value, 'international-digits')} = {format_number(value, 'words')}."
    indian, international = (
        format_number(value, "indian-digits"),
        format_number(value, "international-digits"),
    )
    scales = f"{format_number(value, 'indian-words')} = {format_number(value, 'international-scale')}"
    if value < 1_000_000:
        scales += f" = {format_number(value, 'international-scale', scale='million')}"
    return f"{indian} = {international} = {scales}."


def _item(annotations: AnnotationSet, figure: _Figure, level: Level, place: int) -> Item:
    quantity, value = figure.quantity, figure.value
    key = format_number(value, figure.style)
    hedge = " ".join(quantity.hedge.text.split()).lower() if quantity.hedge is not None else None
    by_choice = level == 1 or figure.style == "words"
    keeps = level == 3 and not by_choice and hedge is not None and _is_hedge(hedge)
    stem = (
        f"The article says {quote(figure.shown, 20)}. How is {figure.written} written {_ASKED[figure.style]}?"
    )
    if keeps:
        stem += f" Keep “{hedge}” in your answer."
    if by_choice:
        interaction: Choice | TextEntry = _choice(annotations, figure, key, place)
    else:
        interaction = _typed(figure, key, hedge if keeps else None)
    wrong = _wrong(figure, key)
    other = wrong[int(digest(figure.shown)[:2], 16) % min(2, len(wrong))][0]
    pair = sorted((key, other), key=lambda text: digest(figure.shown, text))
    return Item(
        id=identity("E8", annotations.article.id, interaction.kind, figure.shown, figure.style),
        stem=stem,
        interaction=interaction,
        evidence=(quantity.span, *((quantity.hedge,) if quantity.hedge is not None else ())),
        context=figure.sentence,
        rule=_strip(value),
        rule_id="number.same-value",
        not_claimed="Writing a number in another way does not show that the figure is right.",
        confidence="certain",
        skill="numbers",
        difficulty=level,
        misconceptions=tuple(tag for _, tag in _wrong(figure, key)) if by_choice else ("times-ten", "tenth"),
        hints=(
            "Say the number aloud: how many lakh, or how many thousand?",
            _EXAMPLE[figure.style],
            f"It is either {pair[0]} or {pair[1]}.",
        ),
    )


def _is_hedge(hedge: str) -> bool:
    try:
        return parse_number(f"{hedge} 5").modifier is not None
    except ResponseError:
        return False


def _shifted(figure: _Figure, factor: Decimal) -> str:
    """The number times *factor*, written like the key, with the key's own scale word where it has one."""
    value = figure.value * factor
    if figure.style in ("indian-words", "international-scale"):
        scale = format_number(figure.value, figure.style).partition(" ")[2]
        number, _, unit = format_number(figure.value, figure.style).partition(" ")
        moved = Decimal(number.replace(",", "")) * factor
        style: Style = "indian-digits" if figure.style == "indian-words" else "international-digits"
        return f"{format_number(moved, style)} {unit or scale}"
    return format_number(value, figure.style)


_OTHER_NAME = {"lakh": "million", "crore": "billion", "million": "lakh", "billion": "crore"}


def _wrong(figure: _Figure, key: str) -> tuple[tuple[str, str], ...]:
    """Three wrong answers, each with the misconception that leads to it."""
    if figure.style == "words":
        return _wrong_words(figure.value)
    found = [(_shifted(figure, Decimal(10)), "times-ten"), (_shifted(figure, Decimal("0.1")), "tenth")]
    if figure.style in ("international-digits", "indian-digits") and figure.written[-1].isdigit():
        digits = format_number(figure.value, "plain")
        moved = group_digits(digits, indian=figure.style == "international-digits")
        found.append((moved, "commas-unchanged"))
    else:
        number, _, unit = figure.written.partition(" ")
        renamed = next((new for old, new in _OTHER_NAME.items() if old in unit.lower()), "")
        if renamed and number.replace(",", "").replace(".", "").isdigit():
            found.append((f"{number} {renamed}", "names-swapped"))
        found.append((_shifted(figure, Decimal(100)), "times-hundred"))
        found.append((_shifted(figure, Decimal("0.01")), "hundredth"))
    found.sort(key=lambda entry: entry[1] != "names-swapped")
    distinct: dict[Decimal, tuple[str, str]] = {}
    for text, tag in found:
        value = -Decimal(1) if tag == "commas-unchanged" else parse_number(text).value
        if text != key and value != figure.value:
            distinct.setdefault(value, (text, tag))
    return tuple(distinct.values())[:3]


def _wrong_words(value: Decimal) -> tuple[tuple[str, str], ...]:
    thousands, rest = divmod(int(value), 1000)
    lakhs = format_number(thousands * 100_000 + rest, "indian-in-words")
    return (
        (format_number(int(value) * 10, "words"), "times-ten"),
        (lakhs, "names-swapped"),
        (format_number(int(value) // 10, "words"), "tenth"),
    )


_TEMPTING = {
    "times-ten": "That is ten times too much: one nought too many.",
    "tenth": "That is a tenth: one nought is missing.",
    "times-hundred": "That is a hundred times too much.",
    "hundredth": "That is a hundredth of it.",
    "commas-unchanged": "These are the commas of the article, so the way of writing has not changed.",
    "names-swapped": "The names of the sizes cannot be swapped: a lakh is neither a thousand nor a million.",
}


def _choice(annotations: AnnotationSet, figure: _Figure, key: str, place: int) -> Choice:
    strip = _strip(figure.value)

    def option(text: str, feedback: Feedback, tag: str | None) -> Option:
        return Option(
            id=digest("E8", figure.shown, text)[:8], text=text, feedback=feedback, misconception=tag
        )

    right = option(key, say("Yes.", strip, words=figure.shown), None)
    wrong = [
        option(text, say("No.", strip, tempting=_TEMPTING[tag], words=figure.shown), tag)
        for text, tag in _wrong(figure, key)
    ]
    others = shuffled(wrong, lambda entry: entry.text, annotations.article.id)
    return Choice(options=place_key(right, others, place), key=(right.id,))


def _typed(figure: _Figure, key: str, hedge: str | None) -> TextEntry:
    strip = _strip(figure.value)
    plain = format_number(figure.value, "plain")
    known = tuple(
        KnownAnswer(
            answer=format_number(figure.value * factor, "plain"),
            score=Fraction(0),
            feedback=say("No.", strip, tempting=_TEMPTING[tag]),
            misconception=tag,
        )
        for factor, tag in (
            (Decimal(10), "times-ten"),
            (Decimal("0.1"), "tenth"),
            (Decimal(100), "times-hundred"),
            (Decimal("0.01"), "hundredth"),
        )
    )
    return TextEntry(
        expects="number",
        answer=plain,
        shown=f"{hedge} {key}" if hedge else key,
        style=figure.style,
        hedge=hedge,
        right=say("Yes.", strip),
        wrong=say("No.", f"The value has changed. {strip}"),
        known=known,
    )


KIND = Kind(
    name=NAME,
    code="E8",
    title="Number systems",
    skill="numbers",
    standards=("NCERT Maths VI: Knowing Our Numbers", "NCERT Maths VII", "CCSS RH.6-8.7", "CCSS RI.6.7"),
    confidence="certain",
    make=make,
)
