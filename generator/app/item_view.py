"""What the browser is sent of an item, and what it sends back.

Before Check the browser gets texts and ids only: no keys, no zones. The ids are drawn from a secret of the
learner's own, so that they tell nothing and nobody else's fit. Every id that comes back is looked up here;
one that was not sent out is refused.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from typing import Literal, assert_never

from typing_extensions import TypedDict

from generator.errors import ResponseError
from generator.exercises.model import (
    Choice,
    ChoiceResponse,
    ExtendedResponse,
    ExtendedText,
    Feedback,
    Hottext,
    HottextResponse,
    Item,
    Match,
    MatchResponse,
    Order,
    OrderResponse,
    Outcome,
    Part,
    Response,
    TextEntry,
    TextResponse,
    TwoPartResponse,
)
from generator.lexicon.match import words

__all__ = ["Answer", "ItemView", "ResultView", "grouped", "item_view", "read_answer", "result_view"]

_ID_LENGTH = 12
_MAX_PARTS = 5_000
_PROMPTS: dict[str, str] = {
    "number": "Type the number",
    "date": "Type the day, month and year",
    "text": "Type your answer",
}


class Labelled(TypedDict):
    """A thing to choose, match or order: its id in the browser, and its text."""

    id: str
    text: str


class Piece(TypedDict):
    """A stretch of a passage; with an id it can be marked."""

    id: str | None
    text: str


class Answer(TypedDict, total=False):
    """An answer in the browser's ids."""

    chosen: list[str]
    marked: list[str]
    pairs: list[list[str]]
    order: list[str]
    text: str


class SayView(TypedDict):
    """The five parts of a feedback, "" where one is not needed."""

    verdict: str
    rule: str
    words: str
    tempting: str
    not_claimed: str


class PartView(TypedDict):
    """What is said of one part of the answer."""

    label: str
    verdict: str
    say: SayView


class ResultView(TypedDict):
    """Feedback after Check. `marks` puts a verdict on a word, option or row; `notes` a text on a card."""

    summary: str
    parts: list[PartView]
    marks: dict[str, str]
    notes: dict[str, str]


class PartBView(TypedDict):
    """The second part of an item: words to mark."""

    stem: str
    pieces: list[Piece]
    select: int | None


class ItemView(TypedDict, total=False):
    """Everything the browser is told of an item."""

    kind: Literal["choice", "text-entry", "hottext", "match", "order", "extended-text"]
    stem: str
    pieces: list[Piece]
    select: int | None
    options: list[Labelled]
    multiple: bool
    rows: list[Labelled]
    targets: list[Labelled]
    cards: list[Labelled]
    prompt: str
    lines: int
    checked_writing: bool
    part_b: PartBView
    version: str
    answer: Answer | None
    result: ResultView | None
    can_retry: bool
    hints: list[str]
    hint_note: str
    hints_left: bool
    saved: bool
    test: bool


def _drawn(item: Item, secret: str, what: str, own: Sequence[str]) -> dict[str, str]:
    """Browser id → own id for the parts of *item* that are *what* ("row", "card"); the same for the same
    *secret*.
    """
    places = (f"{item.id}\n{what}\n{number}".encode() for number in range(len(own)))
    drawn = (hmac.digest(secret.encode(), place, "sha256").hex()[:_ID_LENGTH] for place in places)
    return dict(zip(drawn, own, strict=True))


def _marked_words(hottext: Hottext) -> list[tuple[str | None, int, int]]:
    """The passage cut into words that can be marked (with the id of their token) and what stands between.

    A phrase is cut into its words, so that the browser cannot tell a phrase from its neighbours.
    """
    text, shift = hottext.passage.text, hottext.passage.start
    pieces: list[tuple[str | None, int, int]] = []
    place = 0
    for token in hottext.tokens:
        first, last = token.span.start - shift, token.span.end - shift
        inner = words(text, first, last)
        edges = [(word.start, word.end) for word in inner] or [(first, last)]
        edges[0] = (first, edges[0][1])
        edges[-1] = (edges[-1][0], last)
        for start, end in edges:
            if start > place:
                pieces.append((None, place, start))
            pieces.append((token.id, start, end))
            place = end
    if place < len(text):
        pieces.append((None, place, len(text)))
    return pieces


def _part_ids(item: Item, secret: str) -> dict[str, dict[str, str]]:
    """For each sort of part that *item* has: browser id → own id, in the order in which they are shown.

    Several words may belong to one token.
    """

    if item.part_b is not None:
        return {what: ids for part in item.parts for what, ids in _part_ids(part, secret).items()}

    def ids(what: str, own: Sequence[str]) -> dict[str, str]:
        return _drawn(item, secret, what, own)

    match item.interaction:
        case Hottext() as hottext:
            return {"word": ids("word", [token for token, _, _ in _marked_words(hottext) if token])}
        case Choice(options=options):
            return {"option": ids("option", [option.id for option in options])}
        case Match(rows=rows, targets=targets):
            return {
                "row": ids("row", [row.id for row in rows]),
                "target": ids("target", [target.id for target in targets]),
            }
        case Order(cards=cards):
            return {"card": ids("card", [card.id for card in cards])}
        case TextEntry() | ExtendedText():
            return {}
        case never:
            assert_never(never)


def _labelled(ids: Mapping[str, str], texts: Sequence[str]) -> list[Labelled]:
    return [Labelled(id=browser, text=text) for browser, text in zip(ids, texts, strict=True)]


def _pieces(hottext: Hottext, ids: Mapping[str, str]) -> list[Piece]:
    drawn = iter(ids)
    return [
        Piece(id=next(drawn) if token else None, text=hottext.passage.text[start:end])
        for token, start, end in _marked_words(hottext)
    ]


def item_view(item: Item, secret: str) -> ItemView:
    """*item* as the browser of the learner with *secret* may know it before Check."""
    view = ItemView(kind=item.interaction.kind, stem=item.stem)
    ids = _part_ids(item, secret)
    match item.interaction:
        case Hottext() as hottext:
            view["pieces"] = _pieces(hottext, ids["word"])
            view["select"] = hottext.select
        case Choice(options=options, multiple=multiple):
            view["options"] = _labelled(ids["option"], [option.text for option in options])
            view["multiple"] = multiple
        case Match(rows=rows, targets=targets):
            view["rows"] = _labelled(ids["row"], [row.text for row in rows])
            view["targets"] = _labelled(ids["target"], [target.text for target in targets])
        case Order(cards=cards):
            view["cards"] = _labelled(ids["card"], [card.text for card in cards])
        case TextEntry(expects=expects):
            view["prompt"] = _PROMPTS[expects]
        case ExtendedText(lines=lines, rewrites=sentence):
            view["lines"] = lines
            view["checked_writing"] = sentence is not None
        case never:
            assert_never(never)
    if item.part_b is not None:
        second = item.part_b.interaction
        pieces = _pieces(second, ids["word"])
        view["part_b"] = PartBView(stem=item.part_b.stem, pieces=pieces, select=second.select)
    return view


def _own(ids: Mapping[str, str], given: Sequence[str]) -> tuple[str, ...]:
    """The item's own ids for those *given* by the browser."""
    if len(given) > _MAX_PARTS:
        raise ResponseError("the answer has more parts than a question can have", remedy="answer again")
    for each in given:
        if each not in ids:
            raise ResponseError(
                f"the answer names {each[:40]!r}, which this question does not have", remedy="answer again"
            )
    return tuple(ids[each] for each in given)


def read_answer(item: Item, answer: Answer, secret: str) -> Response:
    """The browser's *answer* as a response; raises ResponseError for an id that was not sent to the learner
    with *secret*.
    """
    if item.part_b is not None:
        a, b = (read_answer(part, answer, secret) for part in item.parts)
        return TwoPartResponse.model_validate({"a": a, "b": b})
    ids = _part_ids(item, secret)
    match item.interaction:
        case Hottext() as hottext:
            marked = set(_own(ids["word"], answer.get("marked", [])))
            return HottextResponse(marked=tuple(t.id for t in hottext.tokens if t.id in marked))
        case Choice():
            return ChoiceResponse(chosen=_own(ids["option"], answer.get("chosen", [])))
        case Match():
            pairs = [pair for pair in answer.get("pairs", []) if len(pair) == 2]
            rows = _own(ids["row"], [row for row, _ in pairs])
            targets = _own(ids["target"], [target for _, target in pairs])
            return MatchResponse(pairs=tuple(zip(rows, targets, strict=True)))
        case Order():
            return OrderResponse(order=_own(ids["card"], answer.get("order", [])))
        case TextEntry():
            return TextResponse(text=str(answer.get("text", ""))[:400])
        case ExtendedText():
            return ExtendedResponse(text=str(answer.get("text", ""))[:20_000])
        case never:
            assert_never(never)


def _browser_ids(item: Item, secret: str) -> dict[str, list[str]]:
    """The ids of the item's parts that are judged → the browser's ids for them."""
    ids = _part_ids(item, secret)
    own: dict[str, list[str]] = {}
    for what in ("word", "option", "row", "card"):
        for browser, mine in ids.get(what, {}).items():
            own.setdefault(mine, []).append(browser)
    return own


def _say(feedback: Feedback) -> SayView:
    return SayView(
        verdict=feedback.verdict,
        rule=feedback.rule,
        words=feedback.quoted_words,
        tempting=feedback.tempting,
        not_claimed=feedback.not_claimed,
    )


def grouped(parts: Sequence[Part]) -> list[tuple[str, Part]]:
    """The parts to be told of, each with its label; words of which the same is said are told of together."""
    labels: dict[tuple[str, Feedback], list[str]] = {}
    first: dict[tuple[str, Feedback], Part] = {}
    for number, part in enumerate(parts):
        same = (part.verdict, part.feedback) if part.label else (str(number), part.feedback)
        labels.setdefault(same, []).append(part.label)
        first.setdefault(same, part)
    return [(", ".join(labels[same]), part) for same, part in first.items()]


def result_view(item: Item, outcome: Outcome, secret: str) -> ResultView:
    """*outcome* as the browser of the learner with *secret* shows it."""
    ids = _browser_ids(item, secret)
    marks = {browser: part.verdict for part in outcome.parts for browser in ids.get(part.id, ())}
    notes: dict[str, str] = {}
    if isinstance(item.interaction, Order):
        notes = {b: card.when for card in item.interaction.cards if card.when for b in ids[card.id]}
    return ResultView(
        summary=outcome.summary,
        parts=[
            PartView(label=label, verdict=part.verdict, say=_say(part.feedback))
            for label, part in grouped(outcome.parts)
        ],
        marks=dict(marks),
        notes=notes,
    )
