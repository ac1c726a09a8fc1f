"""Two parts of one sentence that "after" puts in an order: what follows the word happened first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, identity, place_key, shuffled
from generator.exercises.clauses import has_marks, is_clean, one_line, trimmed, without_dateline
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import counts_casualties
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Item, Option
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["Ordered", "order_question", "ordered_parts"]

MOST_WORDS = 22
_NOT_CLAIMED = "Coming after something does not mean coming because of it."
_LINK = re.compile(
    r",?\s(?:just|shortly|soon|immediately|right"
    r"|(?:a|one|two|three|four|five|six|seven|several|a few|\d{1,2})\s"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)|minutes|hours|days|weeks|months|years)?\s?after\s",
    re.IGNORECASE,
)
_LEADING = re.compile(r"After\s")
_PART_ENDS = re.compile(
    r"[,;:()]|\s[-–—]|\s(?:and|but|as|while|when|after|before|until|because|amid|despite|although|who|which)\s",
    re.IGNORECASE,
)
_DETERMINER = r"(?:the|a|an|his|her|its|their|him|them|it|at|into|that|off|down)"
_SURE_PAST = (
    r"(?:was|were|had|took|fell|broke|began|came|went|gave|rose|sank|ran|threw|drew|grew|knew|spoke|wrote|chose"
    r"|collapsed|died|failed|ended|happened|arrived|emerged|erupted|expired|vanished|disappeared|agreed|refused"
    rf"|[a-z]{{3,}}ed(?=\s{_DETERMINER}\b))"
)
_PRONOUN_VERB = re.compile(r"(?:he|she|it|they)\s(?:[a-z]+ly\s)?([a-z]+)\b")
_NOUN_VERB = re.compile(
    rf"(?!(?:all|that|this|which|what|work|dark|years|months|weeks|days|hours|being|having)\b|[a-z]+ing\b)"
    rf"[^\W\d_][\w.'’-]*(?:\s(?!to\b|that\b|who\b|which\b)[\w.'’-]+){{0,7}}?\s{_SURE_PAST}\b"
)
_DOUBTFUL = re.compile(
    r"\b(?:not|never|no|nobody|nor|would|could|should|may|might|must|will|can|if|unless|whether|when|while|until|that"
    r"|what|which|who|whose|where|how|why|because|as|than|only|since|before|after|every|often|usually|always|again)\b"
    r"|n['’]t\b|\bto\s(?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|[A-Z]|\d)|,\s\w+ing\b",
    re.IGNORECASE,
)
_AUXILIARY = frozenset({"was", "were", "had", "has", "have", "been", "being"})


class Ordered(NamedTuple):
    """A sentence, the part that happened first and the part that happened later; `led` by "After"."""

    sentence: Span
    first: Span
    later: Span
    led: bool


def ordered_parts(annotations: AnnotationSet) -> Iterator[Ordered]:
    """The sentences of the body in which "after" joins two things that are told as past.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> found = annotate(read_text("Pier\\n\\nThe council closed the pier after the storm broke a beam."))
    >>> [(pair.first.text, pair.later.text) for pair in ordered_parts(found)]
    [('the storm broke a beam', 'The council closed the pier')]
    """
    text = annotations.article.text
    for sentence in annotations.article.body:
        span = without_dateline(text, sentence.span)
        if sentence.role != "paragraph" or has_marks(span.text) or not is_clean(one_line(span)):
            continue
        if len(words(span.text)) > 45 or counts_casualties(span.text):
            continue
        pair = _led(text, span) or _joined(text, span)
        if pair is not None and _is_told(annotations, pair):
            yield pair


def _joined(text: str, span: Span) -> Ordered | None:
    """For "The pier was closed after a beam had broken"."""
    links = list(_LINK.finditer(text, span.start, span.end))
    if len(links) != 1:
        return None
    later = _main(text, span.start, links[0].start())
    first = _part(text, links[0].end(), span.end)
    if later is None or first is None:
        return None
    return Ordered(span, first, later, led=False)


def _led(text: str, span: Span) -> Ordered | None:
    """For "After a beam had broken, the pier was closed"."""
    lead = _LEADING.match(text, span.start, span.end)
    comma = text.find(", ", span.start, span.end)
    if lead is None or comma < 0 or len(re.findall(r"\bafter\b", span.text, re.IGNORECASE)) != 1:
        return None
    first = _part(text, lead.end(), comma)
    end = _PART_ENDS.search(text, comma + 2, span.end)
    later = _main(text, comma + 2, end.start() if end is not None else span.end)
    if first is None or later is None or first.end != comma:
        return None
    return Ordered(span, first, later, led=True)


def _part(text: str, start: int, stop: int) -> Span | None:
    """The part that "after" begins, as far as its first boundary, where it has a subject and a past verb."""
    end = _PART_ENDS.search(text, start, stop)
    part = trimmed(text, start, end.start() if end is not None else stop)
    pronoun = _PRONOUN_VERB.match(part.text)
    finite = pronoun is not None and _is_past_verb(pronoun[1])
    if not finite and not _NOUN_VERB.match(part.text):
        return None
    if re.search(r"\b(?:not|never|would|could|should|may|might|will)\b|n['’]t\b", part.text):
        return None
    return part if 3 <= len(words(part.text)) <= MOST_WORDS else None


def _main(text: str, start: int, stop: int) -> Span | None:
    """The main part, where it tells one thing with one verb and nothing that looks elsewhere."""
    part = trimmed(text, start, stop)
    found = [word.norm for word in words(part.text)]
    if not 3 <= len(found) <= MOST_WORDS or _DOUBTFUL.search(part.text) or ":" in part.text:
        return None
    verbs = [
        word
        for before, word in zip(["", *found], found, strict=False)
        if _is_past_verb(word) and before not in _AUXILIARY
    ]
    return part if len(verbs) == 1 and found[0] not in word_group("opener") - {"he", "she", "they"} else None


def _is_past_verb(word: str) -> bool:
    return word in word_group("past-verb") or (word.endswith("ed") and len(word) > 4)


def _is_told(annotations: AnnotationSet, pair: Ordered) -> bool:
    """Whether one voice tells both parts: no cue and no change of speaker lies in them."""
    for said in annotations.said_at(pair.sentence):
        if said.cue is not None and (said.cue.overlaps(pair.first) or said.cue.overlaps(pair.later)):
            return False
        for content in said.content:
            if any(
                content.overlaps(part) and not content.contains(part) for part in (pair.first, pair.later)
            ):
                return False
            if content.contains(pair.first) != content.contains(pair.later):
                return False
    return True


def order_question(
    annotations: AnnotationSet, pair: Ordered, request: Request, place: int, *, code: str
) -> Item:
    """Which of the two parts happened first; that the sentence leaves it open is the third answer."""
    rule = "In time, what follows “after” comes before the rest."
    told = (
        "It is told second, but it happened first." if not pair.led else "It is told first, and it is first."
    )
    tag = "told-first-is-happened-first" if not pair.led else "order-not-checked"
    key = Option(
        id=digest(code, "key", pair.first.text)[:8],
        text=one_line(pair.first),
        feedback=say("Yes.", f"{rule} {told}", not_claimed=_NOT_CLAIMED),
    )
    other = Option(
        id=digest(code, "other", pair.later.text)[:8],
        text=one_line(pair.later),
        feedback=say(
            "No.",
            rule,
            tempting="" if pair.led else "It stands first in the sentence.",
            not_claimed=_NOT_CLAIMED,
        ),
        misconception=tag,
    )
    neither = Option(
        id=digest(code, "neither")[:8],
        text="The sentence leaves it open",
        feedback=say("No.", rule, tempting="A short word settles it.", not_claimed=_NOT_CLAIMED),
        misconception="order-not-checked",
    )
    rest = shuffled([other, neither], lambda each: each.text, digest(request.seed, pair.sentence.text))
    pair_of = sorted((key.text, other.text), key=lambda text: digest(request.seed, text))
    return Item(
        id=identity(code, annotations.article.id, "after", str(pair.first.start), pair.first.text),
        stem="By the sentence shown, which of these happened first?",
        interaction=Choice(options=place_key(key, rest, place), key=(key.id,)),
        evidence=(pair.first, pair.later),
        context=pair.sentence,
        rule=rule,
        rule_id="time.after",
        not_claimed=_NOT_CLAIMED,
        confidence="likely",
        skill="time",
        difficulty=request.level,
        misconceptions=tuple(dict.fromkeys((tag, "order-not-checked"))),
        hints=(
            "Look for the small word that joins the two parts.",
            "Another text: “The gates were shut after the siren had sounded.” The siren came first.",
            f"It is {quote(pair_of[0], 12)} or {quote(pair_of[1], 12)}.",
        ),
    )
