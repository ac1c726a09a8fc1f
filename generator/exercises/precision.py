"""How exactly a text tells when: to the day, to the month, to the year, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.arrange import digest, identity, shuffled
from generator.exercises.clauses import body_sentence, has_torn_marks, is_clean, one_line
from generator.exercises.feedback import quote, say
from generator.exercises.model import Item, Level, Match, MatchAnswer, MatchRow, Target
from generator.exercises.periods import period_of
from generator.exercises.tabling import tables
from generator.exercises.times import is_limit, is_nowadays, is_plain_day, is_told_as_past, time_phrase
from generator.exercises.vague import vague_expressions
from generator.lexicon.digits import ascii_digits
from generator.text.span import Span

__all__ = ["Dating", "datings", "precision_questions"]

Exactness = Literal["day", "month", "year", "none"]

_LABELS: dict[Exactness, str] = {
    "day": "To the day: one exact day can be worked out",
    "month": "To the month: any day of it fits",
    "year": "To the year: any day of it fits",
    "none": "Loosely: it names no one day, month or year",
}
_RULES: dict[Exactness, str] = {
    "day": "These words, with the date of the article where it is needed, come to one day.",
    "month": "These words come to a month; the day stays open.",
    "year": "These words come to a year; month and day stay open.",
    "none": "These words name no one day, month or year.",
}
_TEMPTING: dict[Exactness, str] = {
    "day": "Could you tick one box in a calendar? The words do not say which.",
    "month": "Does the text name, or count to, a month and nothing finer?",
    "year": "Does the text name, or count to, a year and nothing finer?",
    "none": "The words do give something to go by.",
}


class Dating(NamedTuple):
    """An expression of the article, how exactly it tells when, and the words around it."""

    timex: Timex
    phrase: Span
    exactness: Exactness
    shown: str


def datings(annotations: AnnotationSet) -> list[Dating]:
    """The expressions of which the exactness is beyond dispute, each once."""
    found: dict[str, Dating] = {}
    for timex in annotations.timexes:
        sentence = body_sentence(annotations, timex.span)
        if sentence is None or not is_clean(sentence.span.text) or annotations.quoted_at(timex.span):
            continue
        exactness = _exactness(annotations, timex)
        phrase = time_phrase(annotations, timex)
        if exactness is None or annotations.names_at(timex.span) or is_limit(annotations, timex):
            continue
        if is_nowadays(annotations, timex) or _in_a_dateline(sentence.span, phrase):
            continue
        shown = _around(annotations, sentence.span, phrase)
        found.setdefault(one_line(timex.span).lower(), Dating(timex, phrase, exactness, shown))
    for timex in vague_expressions(annotations):
        sentence = body_sentence(annotations, timex.span)
        if sentence is not None and is_clean(sentence.span.text):
            shown = _around(annotations, sentence.span, timex.span)
            found.setdefault(one_line(timex.span).lower(), Dating(timex, timex.span, "none", shown))
    return [dating for dating in found.values() if not has_torn_marks(dating.shown)]


def _exactness(annotations: AnnotationSet, timex: Timex) -> Exactness | None:
    written = " ".join(ascii_digits(timex.span.text).lower().split())
    published = annotations.article.published_on
    if timex.mod is not None or timex.type != "DATE":
        return None
    if timex.day is not None:
        known = timex.through == "itself" or (timex.through == "published" and published is not None)
        sure = timex.confidence == "certain" and is_plain_day(annotations, timex)
        return "day" if known and sure and re.search(r"[a-z]{3}", written) else None
    value = re.fullmatch(r"(\d{4})(-\d{2})?", timex.value)
    if value is None or re.search(r"quarter|season|financial|fiscal|\d\s*[-–/]\s*\d", written):
        return None
    if value[1] in written and _is_date_slot(annotations, timex):
        return "month" if value[2] else "year"
    if re.fullmatch(r"(?:in |by )?[a-z]+", written) and not is_told_as_past(annotations, timex):
        return None  # a month that may come round every year
    counted = published is not None and period_of(annotations, timex, published) is not None
    if counted and not written.endswith("ago"):
        return "month" if value[2] else "year"
    return None


def _is_date_slot(annotations: AnnotationSet, timex: Timex) -> bool:
    """Whether a written year stands where only a date can ("in 2019"), not in a name or a list of figures."""
    text = annotations.article.text
    before = text[max(0, timex.span.start - 12) : timex.span.start].lower()
    after = text[timex.span.end : timex.span.end + 1]
    return bool(re.search(r"\b(?:in|since|during|until|by|from) $", before)) and after not in (
        "-",
        "–",
        "’",
        "'",
    )


def _in_a_dateline(sentence: Span, phrase: Span) -> bool:
    """Whether the expression stands in the place line before the first words: "NORHAM, May 3 (NP) --"."""
    before, after = (
        sentence.text[: phrase.start - sentence.start],
        sentence.text[phrase.end - sentence.start :],
    )
    letters = [letter for letter in before if letter.isalpha()]
    capitals = bool(letters) and all(letter.isupper() for letter in letters)
    return capitals and re.match(r"\s*(?:\([^)]*\)\s*)?(?:--|[—–-]|:)", after) is not None


def _around(annotations: AnnotationSet, sentence: Span, phrase: Span) -> str:
    """The expression in its marks with a few words of its sentence on either side."""
    text = annotations.article.text
    before = text[sentence.start : phrase.start].split()
    after = text[phrase.end : sentence.end].split()
    head = ("… " if len(before) > 5 else "") + " ".join(before[-5:])
    tail = " ".join(after[:5]) + (" …" if len(after) > 5 else "")
    gap = "" if tail[:1] in (",", ".", ";", ":", "") else " "
    return f"{head} [{one_line(phrase)}]{gap}{tail}".strip()


def precision_questions(annotations: AnnotationSet, level: Level, kind: str, seed: str) -> list[Item]:
    """Tables of three to five expressions, of two sorts at least."""
    found = list(shuffled(datings(annotations), lambda dating: dating.shown, seed))
    made = []
    for table in tables(found, lambda dating: dating.exactness, 5, least=3)[:2]:
        made.append(_table(annotations, table, level, kind, seed))
    return made


def _table(
    annotations: AnnotationSet,
    table: Sequence[Dating],
    level: Level,
    kind: str,
    seed: str,
) -> Item:
    names: list[Exactness] = ["day", "month", "year"]
    if any(dating.exactness == "none" for dating in table):
        names.append("none")
    targets = tuple(Target(id=name, text=_LABELS[name]) for name in names)
    rows = tuple(
        MatchRow(
            id=digest(kind, "exact", dating.shown)[:8],
            text=dating.shown,
            key=dating.exactness,
            answers=tuple(_answer(dating, name) for name in names),
            evidence=(dating.phrase,),
        )
        for dating in sorted(table, key=lambda dating: dating.phrase.start)
    )
    example = rows[int(digest(seed, *(row.id for row in rows))[:4], 16) % len(rows)]
    other = next(name for name in names if name != example.key)
    pair = [_LABELS[name].split(":")[0].lower() for name in names if name in (example.key, other)]
    return Item(
        id=identity("E11", annotations.article.id, "exactness", *sorted(row.id for row in rows)),
        stem="How exactly does each expression in brackets tell when?",
        interaction=Match(rows=rows, targets=targets),
        evidence=tuple(dating.phrase for dating in table),
        rule="A weekday or “yesterday” counts from the day of publication and comes to one day; a month or a "
        "year leaves the day open.",
        rule_id="time.exactness",
        not_claimed="An exact date does not show that the event happened as told.",
        confidence="certain",
        skill="time",
        difficulty=level,
        misconceptions=tuple(
            sorted({a.misconception for row in rows for a in row.answers if a.misconception})
        ),
        hints=(
            "Try to tick the time on a calendar: one day, a whole month, a whole year, or nothing?",
            "Another text: “in March 2020” leaves thirty-one days open, so it is exact to the month.",
            f"For {quote(example.text, 12)} it is one of two: {pair[0]}, or {pair[1]}.",
        ),
    )


def _answer(dating: Dating, target: Exactness) -> MatchAnswer:
    rule, proof = _RULES[dating.exactness], one_line(dating.phrase)
    if target == dating.exactness:
        return MatchAnswer(target=target, feedback=say("Yes.", rule, words=proof))
    return MatchAnswer(
        target=target,
        feedback=say("No.", rule, words=proof, tempting=_TEMPTING[target]),
        misconception=f"{dating.exactness}-taken-for-{target}",
    )
