"""Number systems (E8): the same number in lakh and crore, and in thousand and million."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from generator.annotations.model import AnnotationSet, Quantity
from generator.errors import ResponseError
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import body_sentence, is_clean, one_line, word_count
from generator.exercises.conversions import (
    PLAIN,
    SHIFTS,
    TEMPTING,
    Figure,
    also_right,
    parts,
    strip,
    wrong_answers,
)
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
from generator.lexicon.numerals import Style, format_number, parse_number
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "number-systems"
LEAST = 1_000
MOST = Decimal(10) ** 15
MOST_ALIKE = 2
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
        instruction=_instruction({figure.style for figure in chosen}),
        criterion="1 lakh = 100 thousand. 10 lakh = 1 million. 1 crore = 10 million. 100 crore = 1 billion.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _instruction(styles: set[Style]) -> str:
    where = {True: "in words", False: "in the other system"}
    told = " or ".join(where[in_words] for in_words in sorted({style == "words" for style in styles}))
    each = ", as each question asks" if " or " in told else ""
    return f"Write each number {told}{each}. Value and currency must stay the same."


def _varied(figures: list[Figure], seed: str) -> list[Figure]:
    """The figures in an order the seed decides, one from each sentence first, the one for words last.

    No more than two ask for the same conversion ("million" into crore).
    """
    ordered = sorted(figures, key=lambda figure: (figure.style == "words", digest(seed, NAME, figure.shown)))
    firsts = {figure.sentence.start: figure for figure in reversed(ordered)}
    ordered = sorted(ordered, key=lambda figure: firsts[figure.sentence.start] is not figure)
    ordered = sorted(ordered, key=lambda figure: figure.style == "words")
    forms: dict[str, int] = {}
    kept = []
    for figure in ordered:
        size = figure.written.rpartition(" ")[2].lower().rstrip("s.")
        form = f"{'' if size[:1].isdigit() else size} {figure.style} {parts(figure)[1]}"
        forms[form] = forms.get(form, 0) + 1
        if forms[form] <= (1 if figure.style == "words" else MOST_ALIKE):
            kept.append(figure)
    return kept


def _figures(annotations: AnnotationSet, request: Request) -> list[Figure]:
    found: list[Figure] = []
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


def _figure(annotations: AnnotationSet, quantity: Quantity) -> Figure | None:
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
    return Figure(quantity, value, written, one_line(shown), style, sentence.span)


def _is_measured(quantity: Quantity) -> bool:
    """Whether digits are surely a number of something: with a unit, a noun, or a limit word."""
    return quantity.unit is not None or quantity.counted is not None or quantity.hedge is not None


def _significant(value: Decimal) -> str:
    return f"{value:f}".split(".")[0].rstrip("0")


def _asked(value: Decimal, scales: tuple[str, ...], grouping: str) -> Style | None:
    """The style to convert to, None where both systems write the number alike."""
    if not scales:
        if value < PLAIN:
            return "words" if len(_significant(value)) > 1 else None
        return "international-digits" if grouping == "indian" else "indian-digits"
    if "lakh" in scales or "crore" in scales:
        return "international-scale" if value >= 1_000_000 else "international-digits"
    if scales and value >= PLAIN:
        return "indian-words"
    return None


def _item(annotations: AnnotationSet, figure: Figure, level: Level, place: int) -> Item:
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
    wrong = wrong_answers(figure)
    other = wrong[int(digest(figure.shown)[:2], 16) % min(2, len(wrong))][0]
    pair = sorted((key, other), key=lambda text: digest(figure.shown, text))
    return Item(
        id=identity("E8", annotations.article.id, interaction.kind, figure.shown, figure.style),
        stem=stem,
        interaction=interaction,
        evidence=(quantity.span, *((quantity.hedge,) if quantity.hedge is not None else ())),
        context=figure.sentence,
        rule=strip(value) if by_choice else f"{strip(value)}{also_right(figure)}",
        rule_id="number.same-value",
        not_claimed="Writing a number in another way does not show that the figure is right.",
        confidence="certain",
        skill="numbers",
        difficulty=level,
        misconceptions=tuple(sorted({tag for _, tag, _ in wrong})) if by_choice else ("times-ten", "tenth"),
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


def _choice(annotations: AnnotationSet, figure: Figure, key: str, place: int) -> Choice:
    shown = strip(figure.value)

    def option(text: str, feedback: Feedback, tag: str | None) -> Option:
        return Option(
            id=digest("E8", figure.shown, text)[:8], text=text, feedback=feedback, misconception=tag
        )

    right = option(key, say("Yes.", shown, words=figure.shown), None)
    wrong = [
        option(text, say("No.", shown, tempting=tempting, words=figure.shown), tag)
        for text, tag, tempting in wrong_answers(figure)
    ]
    others = shuffled(wrong, lambda entry: entry.text, annotations.article.id)
    return Choice(options=place_key(right, others, place), key=(right.id,))


def _typed(figure: Figure, key: str, hedge: str | None) -> TextEntry:
    shown = strip(figure.value)
    plain = format_number(figure.value, "plain")
    known = tuple(
        KnownAnswer(
            answer=format_number(figure.value * factor, "plain"),
            score=Fraction(0),
            feedback=say("No.", shown, tempting=TEMPTING[tag]),
            misconception=tag,
        )
        for factor, tag in SHIFTS
    )
    return TextEntry(
        expects="number",
        answer=plain,
        shown=f"{hedge} {key}" if hedge else key,
        style=figure.style,
        hedge=hedge,
        right=say("Yes.", shown),
        wrong=say("No.", f"The value has changed. {shown}"),
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
