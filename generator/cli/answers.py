"""Answers typed at the command line, made into responses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from generator.errors import ResponseError
from generator.exercises.model import (
    Choice,
    ChoiceResponse,
    ExtendedResponse,
    ExtendedText,
    Hottext,
    HottextResponse,
    Item,
    Match,
    MatchResponse,
    Order,
    OrderResponse,
    Response,
    TextEntry,
    TextResponse,
    TwoPartResponse,
)
from generator.present.blocks import letter

__all__ = ["response_of"]


def response_of(item: Item, answer: str) -> Response:
    """What *answer* says: letters as on the sheet ("B", "B,D"), ids, or words; "1=B,2=A" for rows.

    The answers to two parts stand on both sides of a bar: "B | at least".

    Raises ResponseError for what names nothing of the item.

    >>> from generator.exercises.feedback import say
    >>> from generator.exercises.model import Option
    >>> options = (Option(id="x", text="May", feedback=say("Yes.", "It says May.")),
    ...            Option(id="y", text="June", feedback=say("No.", "It says May.")))
    >>> item = Item(id="q", stem="Which month?", interaction=Choice(options=options, key=("x",)), evidence=(),
    ...             rule="Read it.", rule_id="demo", not_claimed="", confidence="certain", skill="time",
    ...             difficulty=1)
    >>> response_of(item, "b").chosen, response_of(item, "May").chosen
    (('y',), ('x',))
    """
    if item.part_b is not None:
        first, _, second = answer.partition("|")
        a, b = (response_of(part, said) for part, said in zip(item.parts, (first, second), strict=True))
        return TwoPartResponse.model_validate({"a": a, "b": b})
    interaction = item.interaction
    match interaction:
        case Choice(options=options):
            return ChoiceResponse(chosen=_named(answer, [(o.id, o.text) for o in options], "option"))
        case TextEntry():
            return TextResponse(text=answer)
        case Hottext(tokens=tokens):
            texts = [(token.id, token.span.text) for token in tokens]
            return HottextResponse(marked=_named(answer, texts, "word", letters=False))
        case Match(rows=rows, targets=targets):
            pairs = []
            for part in _parts(answer):
                left, sign, right = part.partition("=")
                if not sign:
                    raise ResponseError(
                        f"{part!r} is no row and class", where=item.id, remedy="write 1=B,2=A"
                    )
                row = _one(left, [(str(number), row.id, "") for number, row in enumerate(rows, 1)], "row")
                named = [(letter(index), target.id, target.text) for index, target in enumerate(targets)]
                pairs.append((row, _one(right, named, "class")))
            return MatchResponse(pairs=tuple(pairs))
        case Order(cards=cards):
            return OrderResponse(order=_named(answer, [(card.id, card.text) for card in cards], "card"))
        case ExtendedText():
            return ExtendedResponse(text=answer)
        case _:
            assert_never(interaction)


def _parts(answer: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;,]", answer) if part.strip()]


def _named(
    answer: str, values: Sequence[tuple[str, str]], noun: str, *, letters: bool = True
) -> tuple[str, ...]:
    named = [
        (letter(index) if letters else "", identity, text) for index, (identity, text) in enumerate(values)
    ]
    whole = [identity for _, identity, text in named if _folded(text) == _folded(answer)]
    if len(whole) == 1:
        return (whole[0],)
    return tuple(_one(part, named, noun) for part in _parts(answer))


def _one(given: str, named: Sequence[tuple[str, str, str]], noun: str) -> str:
    """The id that *given* means: a letter or number, an id, or a text that only one has."""
    wanted = _folded(given)
    for place in (0, 1, 2):
        found = [entry[1] for entry in named if entry[place] and _folded(entry[place]) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            raise ResponseError(f"{given.strip()!r} is there {len(found)} times", remedy="give the id")
    known = ", ".join(entry[0] or entry[2] for entry in named[:12])
    raise ResponseError(f"no {noun} {given.strip()!r}", remedy=f"there are: {known}")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
