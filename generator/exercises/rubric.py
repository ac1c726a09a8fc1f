"""Item review by code: the gates that every item has to pass, and what can be judged of the other criteria.

The numbers follow the review rubric for generated items: gates G1 to G7 (any failure rejects the item) and
criteria 1 to 16. What needs a person (is the tagged skill tested, does the stem suit the age) is not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from generator.exercises.feedback import lint
from generator.exercises.gravity import shows_harm
from generator.exercises.model import (
    Age,
    Choice,
    ExtendedText,
    Feedback,
    Hottext,
    Item,
    Match,
    Order,
    TextEntry,
)
from generator.lexicon.word_groups import word_group
from generator.text.article import Article
from generator.text.span import Frozen, Span

__all__ = ["Fault", "faults", "feedbacks", "shown_texts"]

ALIKE = 0.4
"""How far the key's length may differ from the other options': by two fifths."""
_SHORT = 24
_PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w{2,}|(?<![\d.,])\+\d{1,3}[ -]?\d{2,5}[ -]?\d{3,5}(?:[ -]?\d{2,5})?(?![\d.,])"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_TURNING = re.compile("[\u202a-\u202e]")


class Fault(Frozen):
    """What is wrong with an item: the gate ("G5") or criterion ("7") of the rubric, and why."""

    criterion: str
    what: str

    @property
    def rejects(self) -> bool:
        """Whether the item must not leave."""
        return self.criterion.startswith("G")


def faults(item: Item, article: Article, *, age: Age | None = None) -> tuple[Fault, ...]:
    """What a program can find wrong with *item*, made from *article* for *age*; empty where it finds nothing.

    >>> from generator import compose, read_text
    >>> lesson = compose(read_text("Lamps lit\\n\\nWorkers fixed 1,50,000 lamps along the canal."))
    >>> [fault for made in lesson.exercises for item in made.items for fault in faults(item, lesson.article)]
    []
    """
    return tuple(
        fault
        for part in item.parts
        for fault in (*_proof(part, article), *_words(part, article), *_care(part, age), *_options(part))
    )


def shown_texts(item: Item) -> Iterator[str]:
    """What a learner reads in *item* before answering."""
    for part in item.parts:
        yield from _shown(part)


def _shown(item: Item) -> Iterator[str]:
    yield item.stem
    if item.context is not None:
        yield item.context.text
    match item.interaction:
        case Choice(options=options):
            yield from (option.text for option in options)
        case Hottext(passage=passage):
            yield passage.text
        case Match(rows=rows, targets=targets):
            yield from (row.text for row in rows)
            yield from (target.text for target in targets)
        case Order(cards=cards):
            yield from (card.text for card in cards)
        case TextEntry() | ExtendedText():
            pass
        case _ as never:
            assert_never(never)


def feedbacks(item: Item) -> Iterator[Feedback]:
    """All that may be said to an answer."""
    for part in item.parts:
        yield from _said(part)


def _said(item: Item) -> Iterator[Feedback]:
    match item.interaction:
        case Choice(options=options):
            yield from (option.feedback for option in options)
        case TextEntry(right=right, wrong=wrong, known=known):
            yield from (right, wrong, *(answer.feedback for answer in known))
        case Hottext(tokens=tokens, otherwise=otherwise):
            yield otherwise
            yield from (said for token in tokens for said in (token.feedback, token.missed) if said)
        case Match(rows=rows):
            yield from (answer.feedback for row in rows for answer in row.answers)
        case Order(right=right, wrong=wrong):
            yield from (right, wrong)
        case ExtendedText():
            pass
        case _ as never:
            assert_never(never)


def _spans(item: Item) -> Iterator[Span]:
    yield from item.evidence
    if item.context is not None:
        yield item.context
    match item.interaction:
        case Hottext(passage=passage, tokens=tokens):
            yield passage
            yield from (token.span for token in tokens)
        case Match(rows=rows):
            yield from (span for row in rows for span in row.evidence)
        case Order(cards=cards):
            yield from (card.evidence for card in cards)
        case Choice() | TextEntry() | ExtendedText():
            pass
        case _ as never:
            assert_never(never)


def _proof(item: Item, article: Article) -> Iterator[Fault]:
    """G1 and G5: the key has a proof, and the proof stands in the text exactly so."""
    nothing_to_mark = isinstance(item.interaction, Hottext) and not item.interaction.zone("core")
    if not (item.rule and (item.evidence or nothing_to_mark or item.interaction.kind == "extended-text")):
        yield Fault(criterion="G1", what="the key has no proof from the text")
    for span in _spans(item):
        if not span.is_in(article.text):
            yield Fault(criterion="G5", what=f"{span.text[:40]!r} does not stand at its place in the text")


def _words(item: Item, article: Article) -> Iterator[Fault]:
    """G3, G4, 5, 9 and 16: no verdicts, a question, an explanation, no characters that turn text about."""
    own = [item.stem, item.rule, item.not_claimed, *item.hints]
    lacking = False
    for said in feedbacks(item):
        own += [said.verdict, said.rule, said.tempting, said.not_claimed]
        lacking = lacking or not said.rule
    found = {word.casefold() for word in lint("\n".join(own))}
    banned = sorted(word for word in found if word not in article.text.casefold())
    if banned:
        yield Fault(criterion="G4", what=f"its own words judge: {', '.join(banned)}")
    if "?" not in item.stem:
        yield Fault(criterion="5", what="the stem asks no question")
    if lacking:
        yield Fault(criterion="9", what="an answer gets a verdict without a reason")
    if any(_TURNING.search(text) for text in shown_texts(item)):
        yield Fault(criterion="G2", what="characters in it change the direction of writing")


def _care(item: Item, age: Age | None) -> Iterator[Fault]:
    """G6 and G7: fit for the age, and nobody's address or telephone number."""
    texts = list(shown_texts(item))
    if age == "11-13" and any(map(shows_harm, texts)):
        yield Fault(
            criterion="G6", what="it shows killing, sexual violence or suicide to 11- to 13-year-olds"
        )
    if any(_PERSONAL.search(text) for text in texts if "@" in text or "+" in text):
        yield Fault(criterion="G7", what="it shows an e-mail address or a telephone number")


def _options(item: Item) -> Iterator[Fault]:
    """6 and 7: every wrong option has its misconception, and the key is not given away by its form."""
    if not isinstance(item.interaction, Choice):
        return
    choice = item.interaction
    if any((option.misconception is None) != (option.id in choice.key) for option in choice.options):
        yield Fault(criterion="6", what="an option has no misconception of its own")
    if choice.multiple or len(choice.key) != 1:
        return
    key = next(option.text for option in choice.options if option.id in choice.key)
    others = [option.text for option in choice.options if option.id not in choice.key]
    longest, shortest = max(map(len, others)), min(map(len, others))
    longer = len(key) > (1 + ALIKE) * longest and len(key) > _SHORT
    if longer or (len(key) < (1 - ALIKE) * shortest and shortest > _SHORT):
        yield Fault(criterion="7", what="the key is much longer or shorter than the other options")
    if _repeats(item.stem, key) and not any(_repeats(item.stem, other) for other in others):
        yield Fault(criterion="7", what="only the key repeats words of the stem")


def _repeats(stem: str, option: str) -> bool:
    function = word_group("function")
    words = {word.casefold() for word in _WORD.findall(stem)} - function
    return any(word.casefold() in words for word in _WORD.findall(option))
