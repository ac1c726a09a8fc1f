"""Do these figures conflict? (E10): two numbers of the same thing, told for different times."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Confidence, Quantity, Timex
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.bounds import phrase_span
from generator.exercises.clauses import body_sentence, one_line
from generator.exercises.earlier import Change, changes
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import counts_casualties
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Item, Option, Shortfall
from generator.exercises.retelling import counts_people_lost
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.exercises.times import time_phrase
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "figures-conflict"
SAME, DIFFERENT = "same", "different"
TARGETS = ((SAME, "The same for both figures"), (DIFFERENT, "Different for the two figures"))
OPEN_FIGURES = "That both can be right does not show that either is."
_MONEY = re.compile(r"(?:\b(?:Rs\.?|[A-Z]{3})\s?|[A-Z]{0,2}[$£€₹¥])$")
_SHARE = re.compile(r"\s?(?:%|per\s?cent\b|percent\b)")
_OPENING = re.compile(r"(?P<how>on|since|by|until|till|before|after|during|in)\b", re.IGNORECASE)


class _Figure(NamedTuple):
    quantity: Quantity
    shown: str
    sentence: Span
    phrase: Span
    period: tuple[str, date]
    verbs: frozenset[str]


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """A pair from two sentences, for a teacher to enable, and pairs that one sentence puts in order."""
    pairs = _pairs(annotations, request)
    items: list[Item] = []
    note = ""
    if pairs:
        first, second = min(pairs, key=lambda pair: digest(request.seed, NAME, pair[0].shown, pair[1].shown))
        items = [
            _table(annotations, first, second, request),
            _conclusion(annotations, first, second, request),
        ]
        note = "Check that the two sentences speak of the same thing before you use this."
        if counts_people_lost(first.sentence.text + second.sentence.text):
            note += " The figures count dead or hurt people."
    items += _changed(annotations, request)
    if not items:
        what = "the article has no two figures of the same thing that it gives for two different times"
        return Shortfall(kind=NAME, what=what, wanted=request.count or 2, found=0)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Compare like with like first; only then decide whether two figures conflict.",
        criterion="Two figures conflict only where they count the same thing, for the same time.",
        note=note,
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items[: request.count] if request.count else items),
    )


def _changed(annotations: AnnotationSet, request: Request) -> list[Item]:
    """Questions on "fell to 40 from 60 a year ago": whether both can be right, and which is earlier."""
    found = shuffled(changes(annotations), lambda change: f"{change.when.start}", request.seed)
    items = [_both(annotations, change, request) for change in found[:1]]
    limit = 1 if request.level == 1 else 2
    places = balanced_places(limit, 3, digest(request.seed, NAME, annotations.article.id, "which"))
    return items + [
        _which(annotations, change, request, place) for change, place in zip(found[1:], places, strict=False)
    ]


def _phrases(annotations: AnnotationSet, change: Change) -> tuple[str, str]:
    """The two figures with their limit words and their marks of money or share."""
    text, found = annotations.article.text, []
    for quantity in (change.later, change.earlier):
        span = phrase_span(annotations, quantity)
        before = _MONEY.search(text[max(0, span.start - 5) : span.start])
        after = _SHARE.match(text[span.end : span.end + 9])
        start = span.start - (len(before[0]) if before else 0)
        found.append(one_line(Span.of(text, start, span.end + (after.end() if after else 0))))
    return found[0], found[1]


def _both(annotations: AnnotationSet, change: Change, request: Request) -> Item:
    later, earlier = _phrases(annotations, change)
    told = quote(one_line(change.when))
    rule = f"The words {told} make {quote(earlier)} the earlier, {quote(later)} the later figure."
    return _judged(annotations, later, earlier, rule, (change.when, change.sentence), request, "likely")


def _which(annotations: AnnotationSet, change: Change, request: Request, place: int) -> Item:
    later, earlier = _phrases(annotations, change)
    rule = f"The words {quote(one_line(change.when))} make {quote(earlier)} the earlier figure."
    texts = (
        (earlier, None, ""),
        (later, "newer-taken-for-earlier", "It is the figure that the change came to."),
        ("The article does not say", "time-overlooked", "Look for words such as “from” or “a year ago”."),
    )
    made = [
        Option(
            id=digest(NAME, change.sentence.text, text)[:8],
            text=text,
            feedback=say("No." if tag else "Yes.", rule, tempting=tempting, not_claimed=OPEN_FIGURES),
            misconception=tag,
        )
        for text, tag, tempting in texts
    ]
    return Item(
        id=identity("E10", annotations.article.id, "which", later, earlier),
        stem=f"The article compares {quote(later)} with {quote(earlier)}. Which is the earlier figure?",
        interaction=Choice(options=place_key(made[0], made[1:], place), key=(made[0].id,)),
        evidence=(change.when, change.sentence),
        context=change.sentence if request.level < 3 else None,
        rule=rule,
        rule_id="number.earlier-figure",
        not_claimed=OPEN_FIGURES,
        confidence="likely",
        skill="numbers",
        difficulty=request.level,
        misconceptions=("newer-taken-for-earlier", "time-overlooked"),
        hints=(
            "Find the sentence with both figures. Which words say when?",
            "Another text: “The fare rose to 5 euros from 4 last year.” The 4 are the earlier fare.",
            f"It is either {quote(later)} or {quote(earlier)}.",
        ),
    )


def _pairs(annotations: AnnotationSet, request: Request) -> list[tuple[_Figure, _Figure]]:
    figures = [figure for q in annotations.quantities if (figure := _figure(annotations, q, request))]
    return [
        (one, other)
        for index, one in enumerate(figures)
        for other in figures[index + 1 :]
        if _counted(one) == _counted(other)
        and one.quantity.low != other.quantity.low
        and one.sentence != other.sentence
        and one.period != other.period
        and one.phrase.text.casefold() != other.phrase.text.casefold()
        and one.verbs & other.verbs
    ]


def _counted(figure: _Figure) -> str:
    assert figure.quantity.counted is not None
    return one_line(figure.quantity.counted).casefold()


def _figure(annotations: AnnotationSet, quantity: Quantity, request: Request) -> _Figure | None:
    sentence = body_sentence(annotations, quantity.span)
    if sentence is None or quantity.counted is None or quantity.high is not None or quantity.low < 10:
        return None
    if quantity.confidence != "certain" or not sentence.span.contains(quantity.counted):
        return None
    line = sentence.span
    if counts_casualties(line.text) and request.age not in ("14-15", "16+"):
        return None
    timexes = [timex for timex in annotations.timexes if line.contains(timex.span)]
    dated = [timex for timex in timexes if timex.day is not None]
    if len(dated) != 1 or len(timexes) != 1 or dated[0].confidence == "teacher" or dated[0].mod is not None:
        return None
    period = _period(annotations, dated[0])
    if period is None:
        return None
    shown = one_line(phrase_span(annotations, quantity))
    return _Figure(
        quantity, shown, line, time_phrase(annotations, dated[0]), period, _verbs(annotations, quantity)
    )


def _period(annotations: AnnotationSet, timex: Timex) -> tuple[str, date] | None:
    match = _OPENING.match(one_line(time_phrase(annotations, timex)))
    if match is None or timex.day is None:
        return None
    return match["how"].lower(), timex.day


def _verbs(annotations: AnnotationSet, quantity: Quantity) -> frozenset[str]:
    """Participles close to the figure: what was done to, or by, those counted."""
    text = annotations.article.text
    end = quantity.counted.end if quantity.counted else quantity.span.end
    sentence = body_sentence(annotations, quantity.span)
    assert sentence is not None
    before = words(text, sentence.span.start, quantity.phrase[0])[-2:]
    after = words(text, end, sentence.span.end)[:4]
    return frozenset(
        word.norm
        for word in (*before, *after)
        if word.norm.endswith("ed") and word.norm not in word_group("function")
    )


def _table(annotations: AnnotationSet, first: _Figure, second: _Figure, request: Request) -> Item:
    verb = min(first.verbs & second.verbs)
    counted = one_line(first.quantity.counted) if first.quantity.counted else ""
    facts = {
        "who or what is counted": (SAME, f"Both count {quote(counted)}."),
        "what happened to them": (SAME, f"Both sentences say {quote(verb)}."),
        "the time the figure is for": (DIFFERENT, f"{_time(first)}, and {_time(second)}."),
    }
    proof = {
        "who or what is counted": tuple(f.quantity.counted for f in (first, second) if f.quantity.counted),
        "what happened to them": (first.sentence, second.sentence),
        "the time the figure is for": (first.phrase, second.phrase),
    }

    def said(row: TableRow, target: str) -> Said:
        key, rule = facts[row.text]
        if key == target:
            return Said(say("Yes.", rule))
        tag = "time-overlooked" if key == DIFFERENT else "different-words-different-thing"
        return Said(say("No.", rule, tempting="The numbers differ, so more seems to differ."), tag)

    return match_item(
        "E10",
        annotations,
        request,
        rows=[TableRow(text, key, proof[text]) for text, (key, _) in facts.items()],
        targets=TARGETS,
        answer=said,
        wording=Wording(
            stem=f"The article gives {quote(first.shown)} and {quote(second.shown)}. What is the same?",
            rule="Compare what is counted, what happened, and for when.",
            rule_id="number.compare-like-with-like",
            not_claimed="Whether either figure is right is a separate question.",
            where="Find both sentences and lay them side by side.",
            example="Another text: “40 boats on Monday”, “90 boats since Monday”: the times differ.",
        ),
        confidence="teacher",
        skill="numbers",
    )


def _time(figure: _Figure) -> str:
    return f"{quote(figure.shown, 8)} is for {quote(one_line(figure.phrase))}"


def _conclusion(annotations: AnnotationSet, first: _Figure, second: _Figure, request: Request) -> Item:
    rule = f"{_time(first)}; {_time(second)}."
    proof = (first.phrase, second.phrase)
    return _judged(annotations, first.shown, second.shown, rule, proof, request, "teacher")


def _judged(
    annotations: AnnotationSet,
    first: str,
    second: str,
    rule: str,
    proof: tuple[Span, ...],
    request: Request,
    confidence: Confidence,
) -> Item:
    texts = (
        ("Both can be right: they are for different times", None, ""),
        (
            "One must be a mistake: the two numbers differ",
            "different-is-error",
            "Different is no conflict.",
        ),
        (
            "Only the newer can be right: it replaces the other",
            "newer-replaces-older",
            "It leaves the other as it was.",
        ),
    )
    made = [
        Option(
            id=digest(NAME, first, second, text)[:8],
            text=text,
            feedback=say("No." if tag else "Yes.", rule, tempting=tempting, not_claimed=OPEN_FIGURES),
            misconception=tag,
        )
        for text, tag, tempting in texts
    ]
    place = balanced_places(1, 3, digest(request.seed, NAME, annotations.article.id))[0]
    rest = shuffled(made[1:], lambda option: option.text, digest(request.seed, first))
    return Item(
        id=identity("E10", annotations.article.id, "conclusion", first, second),
        stem=f"The article gives {quote(first)} and {quote(second)}. Can both figures be right?",
        interaction=Choice(options=place_key(made[0], rest, place), key=(made[0].id,)),
        evidence=proof,
        rule=rule,
        rule_id="number.different-times",
        not_claimed=OPEN_FIGURES,
        confidence=confidence,
        skill="numbers",
        difficulty=request.level,
        misconceptions=("different-is-error", "newer-replaces-older"),
        hints=(
            "Underline the words that say for when each figure is.",
            "Another text: “40 boats came on Monday” and “90 boats came since Monday” do not conflict.",
            f"Either “{texts[0][0]}” or “{texts[1][0]}”.",
        ),
    )


KIND = Kind(
    name=NAME,
    code="E10",
    title="Do these figures conflict?",
    skill="numbers",
    standards=("CCSS RI.8.6", "CCSS RI.8.8", "CCSS RH.6-8.7", "UNESCO MIL C7"),
    confidence="teacher",
    ages=("14-15", "16+"),
    make=make,
)
