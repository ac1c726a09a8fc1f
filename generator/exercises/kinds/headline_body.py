"""Headline against body (E15): which details of the story the headline gives, and which it leaves out."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Quantity
from generator.exercises.arrange import digest, identity
from generator.exercises.bounds import limit_of, phrase_span
from generator.exercises.clauses import body_sentence, is_clean, one_line, stands_in
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Hottext, Item, Level, Option, PartB, Shortfall
from generator.exercises.phrases import phrase_tokens
from generator.exercises.roles import is_short_for
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.exercises.times import time_phrase
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "headline-body"
ROWS: dict[Level, int] = {1: 4, 2: 5, 3: 6}
SENTENCES = 8
BOTH, BODY = "both", "body"
TARGETS = ((BOTH, "The headline gives it too"), (BODY, "Only the body gives it"))
SHORT = "A headline is short: leaving things out is part of its job."


class _Detail(NamedTuple):
    text: str
    span: Span
    twin: Span | None  # where the headline gives it; None: nowhere


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """One table of details, and a question on a limit word that the headline leaves out."""
    wanted = request.count or ROWS[request.level]
    details = _details(annotations, request)
    seed = digest(request.seed, NAME, annotations.article.id)
    both = sorted((d for d in details if d.twin), key=lambda d: digest(seed, d.text))
    only = sorted((d for d in details if not d.twin), key=lambda d: digest(seed, d.text))
    if not both or not only or len(both) + len(only) < 3:
        what = "headline and body share too few names, days and figures to compare"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(both) + len(only))
    shared = both[: max(1, wanted // 2)]
    chosen = [*shared, *only[: max(2, wanted - len(shared))]]
    items = [_table(annotations, chosen, request)]
    if request.level > 1:
        items += _limits(annotations, request)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Read the headline word by word, then look for each detail in it.",
        criterion="A headline can be supported by the body and still be less complete. That is not an error.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _stems(text: str) -> set[str]:
    """The first four letters of each word that is not grammar: "Russia" and "Russian" are alike in them."""
    return {word.norm[:4] for word in words(text) if word.norm not in word_group("function")}


def _details(annotations: AnnotationSet, request: Request) -> list[_Detail]:
    article, headline = annotations.article, annotations.article.headline
    if headline is None or len(words(headline.text)) < 4 or re.search(r"https?:|www\.", headline.text):
        return []
    last = article.body[:SENTENCES][-1].span.end if article.body else 0
    found: list[_Detail] = []
    for name in annotations.names:
        if name.kind in ("person", "place", "organisation") and name.confidence == "certain":
            found += _name(annotations, name.span, name.canonical, name.kind, headline)
        elif name.kind in ("person", "organisation"):
            found += _same_words(annotations, name.span, headline)
    for timex in annotations.timexes:
        if timex.day is not None and timex.confidence == "certain" and timex.type == "DATE":
            found += _day(annotations, time_phrase(annotations, timex), headline)
    for quantity in annotations.quantities:
        found += _figure(annotations, quantity, headline)
    seen: set[str] = set()
    out: list[_Detail] = []
    for detail in sorted(found, key=lambda detail: detail.span.start):
        sentence = body_sentence(annotations, detail.span)
        if sentence is None or detail.span.end > last or not is_clean(sentence.span.text):
            continue
        if request.age == "11-13" and is_grave(sentence.span.text):
            continue
        alike = {word.norm for word in words(detail.text)} - {"name", "letters", "day", "figure", "the"}
        if not alike & seen:
            seen |= alike
            out.append(detail)
    return out


_ALSO_CALLED = (
    ("Republican", "GOP"), ("Conservative", "Tor"), ("Federal Reserve", "Fed"), ("Democrat", "Dem"),
    ("Labour Party", "Lab"), ("Liberal Democrats", "Lib Dem"), ("Congress Party", "Cong"),
)  # fmt: skip
"""Names whose short form in headlines is no run of their initials."""


def _goes_by_another_form(name: str, headline: str) -> bool:
    """Whether the headline may give *name* by its initials, or by a short form that people know."""
    shorts = re.findall(r"[A-Z]{2,}", headline)
    return any(is_short_for(short, name) for short in shorts) or any(
        whole in name and re.search(rf"\b{short}", headline) for whole, short in _ALSO_CALLED
    )


def _name(annotations: AnnotationSet, span: Span, canonical: str, kind: str, headline: Span) -> list[_Detail]:
    if not re.fullmatch(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}", one_line(span)):
        return []
    shouted = span.text.isupper() and len(span.text) > 5
    common = stands_in(span.text.lower(), annotations.article.text)
    if shouted or common or (span.text.startswith("United ") and re.search(r"\bU\.?[SK]\b", headline.text)):
        return []
    twin = next(
        (
            other.span
            for other in annotations.names
            if headline.contains(other.span) and other.canonical == canonical and other.kind == kind
        ),
        None,
    )
    if twin is None and (_stems(span.text) | _stems(canonical)) & _stems(headline.text):
        return []
    if twin is None and _goes_by_another_form(canonical, headline.text):
        return []
    if twin is None and len(span.text) < 4:
        return []
    written = one_line(span)
    if twin is not None:
        short = one_line(twin)
        if not stands_in(short, written):
            return []
        written = short  # a first name more in the body is no other name
    shown = "place" if kind == "place" else "name"
    return [_Detail(f"the {shown} {quote(written)}", span, twin)]


def _same_words(annotations: AnnotationSet, span: Span, headline: Span) -> list[_Detail]:
    """A name of whose kind one cannot be sure, where headline and body have it letter by letter."""
    shown = one_line(span)
    if not re.fullmatch(r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){1,2}|[A-Z]{3,6}", shown) or headline.contains(
        span
    ):
        return []
    if shown.isupper() and sum(word.isupper() for word in headline.text.split()) > 2:
        return []
    match = re.search(rf"(?<![\w-]){re.escape(shown)}(?![\w-])", headline.text)
    if match is None:
        return []
    start = headline.start + match.start()
    twin = Span.of(annotations.article.text, start, start + len(shown))
    what = "letters" if shown.isupper() else "name"
    return [_Detail(f"the {what} {quote(shown)}", span, twin)]


_TIME_WORD = re.compile(
    r"\b(?:today|tomorrow|yesterday|tonight|overnight|week|month|year|day|weekend|\w+day|jan|feb|mar|apr|may|jun|jul"
    r"|aug|sept?|oct|nov|dec)\b|\d",
    re.IGNORECASE,
)


def _day(annotations: AnnotationSet, span: Span, headline: Span) -> list[_Detail]:
    if any(headline.overlaps(timex.span) for timex in annotations.timexes) or _TIME_WORD.search(
        headline.text
    ):
        return []
    if not re.search(
        r"(?:on|On) (?:[A-Z][a-z]+day|[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+)$", one_line(span)
    ):
        return []
    shown = one_line(span)
    return [_Detail(f"the day {quote('o' + shown[1:])}", span, None)]


def _figure(annotations: AnnotationSet, quantity: Quantity, headline: Span) -> list[_Detail]:
    shown = phrase_span(annotations, quantity)
    sentence = body_sentence(annotations, quantity.span)
    if quantity.confidence != "certain" or quantity.high is not None or sentence is None:
        return []
    if counts_casualties(sentence.span.text):
        return []
    if not any(character.isdigit() for character in quantity.span.text) or quantity.low < 10:
        return []
    twin = next(
        (
            other.span
            for other in annotations.quantities
            if headline.contains(other.span) and other.low == quantity.low and other.unit == quantity.unit
        ),
        None,
    )
    if twin is None and (any(c.isdigit() for c in headline.text) or _in_words(annotations, headline)):
        return []
    return [_Detail(f"the figure {quote(one_line(shown))}", shown, twin)]


def _in_words(annotations: AnnotationSet, headline: Span) -> bool:
    return any(headline.overlaps(quantity.span) for quantity in annotations.quantities)


def _table(annotations: AnnotationSet, chosen: list[_Detail], request: Request) -> Item:
    headline = annotations.article.headline
    assert headline is not None
    by_text = {detail.text: detail for detail in chosen}
    rows = [
        TableRow(
            detail.text,
            BOTH if detail.twin else BODY,
            (detail.span, detail.twin) if detail.twin else (detail.span, headline),
        )
        for detail in chosen
    ]
    shown = quote(one_line(headline), 24)
    return match_item(
        "E15",
        annotations,
        request,
        rows=rows,
        targets=TARGETS,
        answer=lambda row, target: _said(by_text[row.text], target, shown),
        wording=Wording(
            stem=f"The headline is {shown}. Which of these details of the body does it give as well?",
            rule="A detail is given where its words stand: a full name and its short form count as the same.",
            rule_id="headline.detail-present",
            not_claimed=SHORT,
            where="Read the headline first, then look each detail up in the body.",
            example="Another headline: “Bridge closed” gives the event; only the story has “on Friday”.",
        ),
        confidence="likely",
        skill="reading",
    )


def _said(detail: _Detail, target: str, headline: str) -> Said:
    if detail.twin:
        rule = f"The headline has {quote(one_line(detail.twin))}."
    else:
        rule = f"No word of the headline gives it: {headline}."
    if (target == BOTH) == (detail.twin is not None):
        return Said(say("Yes.", rule, not_claimed="" if detail.twin else SHORT))
    tempting = "The headline may use its short form." if detail.twin else "The story makes it feel familiar."
    tag = "short-form-missed" if detail.twin else "headline-is-whole-story"
    return Said(say("No.", rule, tempting=tempting, not_claimed=SHORT), tag)


def _limits(annotations: AnnotationSet, request: Request) -> list[Item]:
    """A figure of the headline that the body gives with a limit word, every time it gives it."""
    headline = annotations.article.headline
    if headline is None or is_grave(headline.text):
        return []
    for ours in annotations.quantities:
        if not headline.contains(ours.span) or ours.hedge is not None or ours.high is not None:
            continue
        if ours.low < 10:
            continue
        theirs = [
            quantity
            for quantity in annotations.quantities
            if quantity.low == ours.low
            and body_sentence(annotations, quantity.span)
            and quantity.unit == ours.unit
        ]
        limits = [limit_of(annotations, quantity) for quantity in theirs]
        words_used = {limit.word for limit in limits if limit is not None}
        if not theirs or None in limits or len(words_used) != 1 or not _same_thing(ours, theirs[0]):
            continue
        return [_limit_item(annotations, ours, theirs[0], words_used.pop(), request)]
    return []


def _same_thing(ours: Quantity, theirs: Quantity) -> bool:
    if ours.unit is not None:
        return ours.unit == theirs.unit and ours.unit != "%"
    if ours.counted is None or theirs.counted is None:
        return False
    return ours.counted.text.split()[-1].casefold() == theirs.counted.text.split()[-1].casefold()


def _limit_item(
    annotations: AnnotationSet, ours: Quantity, theirs: Quantity, word: str, request: Request
) -> Item:
    sentence = body_sentence(annotations, theirs.span)
    assert sentence is not None
    proof = phrase_span(annotations, theirs)
    shown, figure = one_line(proof), one_line(ours.span)
    rule = f"The body writes {quote(shown)}; the headline leaves “{word}” out."
    texts = (
        (f"The body gives it with “{word}”", None, ""),
        ("The body gives it without any limit", "headline-is-whole-story", "The number itself is the same."),
        ("The body gives another number for it", "different-is-conflict", "Only the limit word is new."),
    )
    options = tuple(
        Option(
            id=digest(NAME, figure, text)[:8],
            text=text,
            feedback=say("No." if tag else "Yes.", rule, tempting=tempting, not_claimed=SHORT),
            misconception=tag,
        )
        for text, tag, tempting in sorted(texts, key=lambda entry: digest(request.seed, figure, entry[0]))
    )
    marking = Hottext(
        passage=sentence.span,
        tokens=phrase_tokens(
            annotations,
            sentence.span,
            proof,
            right=say("Yes.", rule, words=shown),
            missed=say("Missed.", rule, words=shown),
            misconception="beside-the-point",
        ),
        otherwise=say("Not here.", "These words do not give the figure."),
        select=1,
    )
    return Item(
        id=identity("E15", annotations.article.id, "limit", figure),
        stem=f"The headline gives the figure {quote(figure)}. How does the body give it?",
        interaction=Choice(options=options, key=tuple(o.id for o in options if o.misconception is None)),
        evidence=(ours.span, proof),
        rule=rule,
        rule_id="headline.limit-left-out",
        not_claimed=SHORT,
        confidence="likely",
        skill="reading",
        difficulty=request.level,
        misconceptions=("beside-the-point", "different-is-conflict", "headline-is-whole-story"),
        hints=(
            "Find the same figure in the body and read the words before it.",
            "Another text: headline “40 boats”, body “nearly 40 boats”: the body adds a limit.",
            f"Either “{texts[0][0]}” or “{texts[1][0]}”.",
        ),
        part_b=PartB(stem="Which words of the body show it? Mark one.", interaction=marking),
    )


KIND = Kind(
    name=NAME,
    code="E15",
    title="Headline and story",
    skill="reading",
    standards=("CCSS RI.6.1", "CCSS RI.8.8", "CCSS RH.6-8.2", "NAMLE Content", "UNESCO MIL C7"),
    confidence="likely",
    make=make,
)
