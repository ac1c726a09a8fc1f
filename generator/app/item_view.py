"""What the browser is sent of an item, and what it sends back.

Before Check the browser gets texts and place numbers only: no keys, no zones, no ids that tell an order.
Every id that comes back is looked up here; one that was not sent out is refused.
"""

from __future__ import annotations

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
    Response,
    TextEntry,
    TextResponse,
)
from generator.lexicon.match import words

__all__ = ["Answer", "ItemView", "ResultView", "item_view", "read_answer", "result_view"]

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
    version: str
    answer: Answer | None
    result: ResultView | None
    can_retry: bool
    hints: list[str]
    hint_note: str
    hints_left: bool
    saved: bool
    test: bool


def _numbered(letter: str, ids: Sequence[str]) -> dict[str, str]:
    """Browser ids by place ("r1", "r2" …) for the item's own *ids*."""
    return {f"{letter}{number}": own for number, own in enumerate(ids, 1)}


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


def _word_ids(hottext: Hottext) -> dict[str, str]:
    """Browser id of each word that can be marked → id of its token."""
    tokens = [token for token, _, _ in _marked_words(hottext) if token is not None]
    return _numbered("w", tokens)


def item_view(item: Item) -> ItemView:
    """*item* as the browser may know it before Check."""
    view = ItemView(kind=item.interaction.kind, stem=item.stem)
    match item.interaction:
        case Hottext() as hottext:
            number = 0
            pieces: list[Piece] = []
            for token, start, end in _marked_words(hottext):
                number += token is not None
                pieces.append(Piece(id=f"w{number}" if token else None, text=hottext.passage.text[start:end]))
            view["pieces"] = pieces
            view["select"] = hottext.select
        case Choice(options=options, multiple=multiple):
            view["options"] = [Labelled(id=f"o{n}", text=o.text) for n, o in enumerate(options, 1)]
            view["multiple"] = multiple
        case Match(rows=rows, targets=targets):
            view["rows"] = [Labelled(id=f"r{n}", text=row.text) for n, row in enumerate(rows, 1)]
            view["targets"] = [Labelled(id=f"t{n}", text=target.text) for n, target in enumerate(targets, 1)]
        case Order(cards=cards):
            view["cards"] = [Labelled(id=f"c{n}", text=card.text) for n, card in enumerate(cards, 1)]
        case TextEntry(expects=expects):
            view["prompt"] = _PROMPTS[expects]
        case ExtendedText(lines=lines, rewrites=sentence):
            view["lines"] = lines
            view["checked_writing"] = sentence is not None
        case never:
            assert_never(never)
    return view


def _own(ids: Mapping[str, str], given: str) -> str:
    if given not in ids:
        raise ResponseError(
            f"the answer names {given!r}, which this question does not have", remedy="answer again"
        )
    return ids[given]


def read_answer(item: Item, answer: Answer) -> Response:
    """The browser's *answer* as a response; raises ResponseError for an id that was not sent out."""
    match item.interaction:
        case Hottext() as hottext:
            ids = _word_ids(hottext)
            marked = {_own(ids, word) for word in answer.get("marked", [])}
            return HottextResponse(marked=tuple(t.id for t in hottext.tokens if t.id in marked))
        case Choice(options=options):
            ids = _numbered("o", [option.id for option in options])
            return ChoiceResponse(chosen=tuple(_own(ids, given) for given in answer.get("chosen", [])))
        case Match(rows=rows, targets=targets):
            row_ids = _numbered("r", [row.id for row in rows])
            target_ids = _numbered("t", [target.id for target in targets])
            pairs = [pair for pair in answer.get("pairs", []) if len(pair) == 2]
            return MatchResponse(pairs=tuple((_own(row_ids, row), _own(target_ids, to)) for row, to in pairs))
        case Order(cards=cards):
            ids = _numbered("c", [card.id for card in cards])
            return OrderResponse(order=tuple(_own(ids, given) for given in answer.get("order", [])))
        case TextEntry():
            return TextResponse(text=str(answer.get("text", ""))[:400])
        case ExtendedText():
            return ExtendedResponse(text=str(answer.get("text", ""))[:20_000])
        case never:
            assert_never(never)


def _browser_ids(item: Item) -> dict[str, list[str]]:
    """The item's own part ids → the browser's ids for them."""
    match item.interaction:
        case Hottext() as hottext:
            ids = _word_ids(hottext)
        case Choice(options=options):
            ids = _numbered("o", [option.id for option in options])
        case Match(rows=rows):
            ids = _numbered("r", [row.id for row in rows])
        case Order(cards=cards):
            ids = _numbered("c", [card.id for card in cards])
        case TextEntry() | ExtendedText():
            ids = {"": ""}
        case never:
            assert_never(never)
    own: dict[str, list[str]] = {}
    for browser, mine in ids.items():
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


def result_view(item: Item, outcome: Outcome) -> ResultView:
    """*outcome* as the browser shows it."""
    ids = _browser_ids(item)
    marks = {browser: part.verdict for part in outcome.parts for browser in ids.get(part.id, ())}
    notes: dict[str, str] = {}
    if isinstance(item.interaction, Order):
        notes = {b: card.when for card in item.interaction.cards if card.when for b in ids[card.id]}
    return ResultView(
        summary=outcome.summary,
        parts=[PartView(label=p.label, verdict=p.verdict, say=_say(p.feedback)) for p in outcome.parts],
        marks=dict(marks),
        notes=notes,
    )
