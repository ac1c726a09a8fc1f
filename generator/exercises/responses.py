"""What a learner answers, in the ids of the item; one form for each interaction, one for two parts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.text.span import Frozen

__all__ = [
    "ChoiceResponse",
    "ExtendedResponse",
    "HottextResponse",
    "MatchResponse",
    "OrderResponse",
    "Response",
    "TextResponse",
    "TwoPartResponse",
]


class ChoiceResponse(Frozen):
    """The ids of the options chosen."""

    kind: Literal["choice"] = "choice"
    chosen: tuple[str, ...] = ()


class TextResponse(Frozen):
    """What was typed."""

    kind: Literal["text-entry"] = "text-entry"
    text: str = Field(default="", max_length=400)


class HottextResponse(Frozen):
    """The ids of the tokens marked."""

    kind: Literal["hottext"] = "hottext"
    marked: tuple[str, ...] = ()


class MatchResponse(Frozen):
    """Pairs of row id and target id; rows left open are left out."""

    kind: Literal["match"] = "match"
    pairs: tuple[tuple[str, str], ...] = ()


class OrderResponse(Frozen):
    """The ids of all cards, first to last."""

    kind: Literal["order"] = "order"
    order: tuple[str, ...] = ()


class ExtendedResponse(Frozen):
    """What was written; kept nowhere by the program itself."""

    kind: Literal["extended-text"] = "extended-text"
    text: str = Field(default="", max_length=20_000)


class TwoPartResponse(Frozen):
    """The answers to both parts of an item."""

    kind: Literal["two-part"] = "two-part"
    a: ChoiceResponse = ChoiceResponse()
    b: HottextResponse = HottextResponse()


Response = Annotated[
    ChoiceResponse
    | TextResponse
    | HottextResponse
    | MatchResponse
    | OrderResponse
    | ExtendedResponse
    | TwoPartResponse,
    Field(discriminator="kind"),
]
