"""Retellings of a sentence, word for word but for one place: its meaning is changed, or kept in other words.

Each operator works on one place of one sentence and gives two texts: one in which a named thing is changed,
and its twin, in which the same place is worded differently and means the same. Words inside quotation marks
are never touched, the number of dead or hurt people is never made larger, and sentences on violence keep
their speakers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from generator.annotations.model import AnnotationSet, Quantity, Timex
from generator.errors import ResponseError
from generator.exercises.arrange import digest
from generator.exercises.bounds import limit_of
from generator.exercises.clauses import body_sentence, is_clean
from generator.exercises.gravity import counts_casualties
from generator.exercises.times import is_told_as_past, time_phrase
from generator.exercises.typed_dates import MONTHS, WEEKDAYS
from generator.lexicon.match import words
from generator.lexicon.numerals import format_number, parse_number
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = [
    "Change",
    "Retelling",
    "accuses",
    "counts_people_lost",
    "edited",
    "head_of",
    "number_retellings",
    "usable_sentence",
]

Change = Literal["limit", "group", "size", "date", "speaker", "attribution", "relay", "condition"]
LEAST_WORDS, MOST_WORDS = 6, 42


class Retelling(NamedTuple):
    """A place where *sentence* can be retold.

    `altered` has the meaning changed, `faithful` has it kept ("" where there is no such wording). `place` are
    the words of the article that decide; `detail` and `kept` say what became of them.
    """

    sentence: Span
    place: Span
    change: Change
    altered: str
    faithful: str
    detail: str
    kept: str
    casualties: bool


_SENSITIVE = re.compile(
    r"\b(?:rac(?:e|es|ial|ially|ist|ism)|black|white|religio\w*|muslims?|hindus?|sikhs?|jews?|jewish|christians?"
    r"|sex\w*|abort\w*|rap(?:e|ed|ist)|lethal|shoot\w*|shot|gun\w*|guilty|arrest\w*|crim\w+|corrupt\w*|fraud\w*"
    r"|scams?|steal\w*|stole|thief|lying|lied|liars?|disgrace\w*|terrible|suspect\w*"
    r"|drugs?|narcot\w*|hallucin\w*|custody|accus\w+|impeach\w*|terror\w*)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:claimed|lost|cost|killed|dead|deaths?|died|dies|lives|bodies|corpses|toll|fatal\w*|victims?|casualt\w+"
    r"|injur\w+|\w*spray\w*|wounded|hurt|missing|drowned|perished|abortions?|suicides?|massacre\w*)\b",
    re.IGNORECASE,
)


def accuses(text: str) -> bool:
    """Whether *text* touches crime, faith, race or blame: never altered but for limit words.

    >>> accuses("Police arrested the mayor on Monday."), accuses("The mayor left on Monday.")
    (True, False)
    """
    return bool(_SENSITIVE.search(text))


def counts_people_lost(text: str) -> bool:
    """Whether *text* may count the dead or the hurt: wider than the records, for what must never grow.

    >>> counts_people_lost("The storm claimed 40 lives."), counts_people_lost("The storm felled 40 trees.")
    (True, False)
    """
    return counts_casualties(text) or bool(_LOST.search(text))


def head_of(sentence: Span) -> int:
    """Where the sentence proper begins: behind "However, " and the like."""
    match = re.match(r"(\w+),\s+", sentence.text)
    if match and match[1].lower() in word_group("connective"):
        return sentence.start + match.end()
    match = re.match(r"(?:But|And|Yet),?\s+(?=\w)", sentence.text)
    return sentence.start + (match.end() if match else 0)


def edited(sentence: Span, *edits: tuple[int, int, str]) -> str:
    """The sentence on one line, without a connective at its head, with offsets ``start..end`` replaced.

    >>> edited(Span.of("However, over 40 boats left.", 0, 28), (9, 14, ""))
    '40 boats left.'
    """
    text = sentence.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[: start - sentence.start] + new + text[end - sentence.start :]
    text = text[head_of(sentence) - sentence.start :]
    text = re.sub(r"\s+([.,;])", r"\1", " ".join(text.split()))
    return text[:1].upper() + text[1:]


def usable_sentence(annotations: AnnotationSet, span: Span) -> Sentence | None:
    """The sentence of the body around *span*, where it can be retold alone; or None."""
    sentence = body_sentence(annotations, span)
    if sentence is None:
        return None
    line = sentence.span.text
    found = words(annotations.article.text, head_of(sentence.span), sentence.span.end)
    if (
        not LEAST_WORDS <= len(found) <= MOST_WORDS
        or not is_clean(line)
        or not line.lstrip("“\"‘'")[:1].isupper()
    ):
        return None
    if (
        not re.search(r"[.](?:[”\"’'])?$", line.rstrip())
        or line.count("“") != line.count("”")
        or line.count('"') % 2
    ):
        return None
    capitals = sum(annotations.article.text[word.start].isupper() for word in found)
    if capitals * 2 > len(found) or re.search(r"[a-z]{3}[A-Z]", line):
        return None
    if re.search(r"[?!]|\.\.\.|…|[a-z][.][A-Z]|:\s*[“\"]", line) or line.count("(") != line.count(")"):
        return None
    return sentence


def _is_quoted(annotations: AnnotationSet, span: Span) -> bool:
    """Whether *span* touches quoted words; where a mark is missing, whatever follows an odd one counts."""
    if any(quoted.span.overlaps(span) for quoted in annotations.quoted):
        return True
    sentence = annotations.article.sentence_at(span.start)
    before = annotations.article.text[sentence.span.start if sentence else 0 : span.start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _plain_opening(sentence: Span) -> bool:
    text = sentence.text[head_of(sentence) - sentence.start :]
    found = words(text.removeprefix("So far, "))
    return bool(found) and found[0].norm not in word_group("opener")


def number_retellings(annotations: AnnotationSet) -> Iterator[Retelling]:
    """Limit words dropped, groups narrowed, sizes mistaken, days changed; in text order for each."""
    for quantity in annotations.quantities:
        sentence = usable_sentence(annotations, quantity.span)
        if sentence is None or quantity.confidence == "teacher" or not _plain_opening(sentence.span):
            continue
        if _is_quoted(annotations, quantity.span):
            continue
        for make in (_limit, _group, _size):
            if found := make(annotations, quantity, sentence.span):
                yield found
    for timex in annotations.timexes:
        sentence = usable_sentence(annotations, timex.span)
        if sentence is not None and _plain_opening(sentence.span) and not _is_quoted(annotations, timex.span):
            found = _date(annotations, timex, sentence.span)
            if found is not None:
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


_WEEKDAY = "|".join(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf"(?P<weekday>{_WEEKDAY})|(?P<m>{_MONTH}) (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH})"
)


def _date(annotations: AnnotationSet, timex: Timex, sentence: Span) -> Retelling | None:
    match = _DAY.fullmatch(" ".join(timex.span.text.split()))
    if match is None:
        return _year(annotations, timex, sentence)
    if timex.confidence != "certain" or timex.day is None or timex.mod is not None:
        return None
    text = annotations.article.text
    after, before = (
        text[timex.span.end : timex.span.end + 14],
        text[max(0, timex.span.start - 12) : timex.span.start],
    )
    if re.match(r"['’-]|\s*(?:,\s*\d|and\b|or\b|to\b|until\b|through\b|[–—]|\(|\d)", after):
        return None
    if re.search(
        r"(?:between|from|last|this|next|every|the|and|to|early|late|\d|,)\s*$", before, re.IGNORECASE
    ):
        return None
    near = Span.of(text, max(sentence.start, timex.span.start - 16), min(sentence.end, timex.span.end + 16))
    if any(other.span != timex.span and other.span.overlaps(near) for other in annotations.timexes):
        return None
    if counts_people_lost(sentence.text) or accuses(sentence.text):
        return None
    wrong = _other_day(annotations, timex, match)
    on = bool(re.search(r"\bon\s+$", before, re.IGNORECASE))
    right = ""
    if match["weekday"]:
        night = re.match(r"\s+(?:morning|night|evening|afternoon|midnight|noon|lunchtime|at)", after)
        if timex.through == "published" and on and not night and is_told_as_past(annotations, timex):
            right = f"{timex.day.day} {MONTHS[timex.day.month - 1]}"
    elif on:
        right = f"the {_ordinal(timex.day.day)} of {MONTHS[timex.day.month - 1]}"
    same = f"“{timex.span.text}” is {right}." if match["weekday"] else "Both wordings name the same day."
    return Retelling(
        sentence=sentence,
        place=time_phrase(annotations, timex),
        change="date",
        altered=edited(sentence, (timex.span.start, timex.span.end, wrong)),
        faithful=edited(sentence, (timex.span.start, timex.span.end, right)) if right else "",
        detail=f"The article says {timex.span.text}, not {wrong}.",
        kept=same,
        casualties=False,
    )


def _year(annotations: AnnotationSet, timex: Timex, sentence: Span) -> Retelling | None:
    """A year told with "in", changed by a few; there is no other wording for it."""
    text = annotations.article.text
    written = timex.span.text.removeprefix("in ")
    start = timex.span.end - len(written)
    if (
        not re.fullmatch(r"(?:19|20)\d\d", written)
        or timex.value != written
        or not text[:start].endswith("in ")
    ):
        return None
    if re.match(r"[-–'’]|\s*(?:and|or|to)\b|\s*[-–]", text[timex.span.end : timex.span.end + 5]):
        return None
    if counts_people_lost(sentence.text) or accuses(sentence.text) or sentence.text.count(written) > 1:
        return None
    wrong = str(int(written) - 3)
    return Retelling(
        sentence=sentence,
        place=Span.of(text, start - 3, timex.span.end),
        change="date",
        altered=edited(sentence, (start, timex.span.end, wrong)),
        faithful="",
        detail=f"The article says {written}, not {wrong}.",
        kept="",
        casualties=False,
    )


def _ordinal(day: int) -> str:
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _other_day(annotations: AnnotationSet, timex: Timex, match: re.Match[str]) -> str:
    """Another day, written alike: one that the article names as well, where there is one."""
    kind = "weekday" if match["weekday"] else "m" if match["m"] else "m2"
    named: list[str] = []
    for other in annotations.timexes:
        shown = " ".join(other.span.text.split())
        found = _DAY.fullmatch(shown)
        if found and found[kind] and other.day is not None and other.day != timex.day and shown != match[0]:
            named.append(shown)
    if named:
        return _chosen(named, match[0])
    if match["weekday"]:
        return WEEKDAYS[(WEEKDAYS.index(match["weekday"]) + 2) % 7]
    day = int(match["d"] or match["d2"])
    other_day = day + 3 if day <= 25 else day - 3
    return f"{match['m']} {other_day}" if match["m"] else f"{other_day} {match['m2']}"


def _chosen(values: Sequence[str], seed: str) -> str:
    return min(values, key=lambda value: digest(seed, value))
