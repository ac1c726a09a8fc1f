"""The one component of our own: an exercise item that is answered in the browser and checked on the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Literal, TypedDict, cast

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from generator.app.item_view import Answer, ItemView

__all__ = ["Event", "mount"]

EventName = Literal["check", "again", "hint"]


class Event(TypedDict):
    """What a button in the component sends: the version it was pressed in, the answer, and what stood there."""

    version: str
    answer: Answer
    kept: Answer | None


@cache
def _asset(name: str) -> str:
    return (resources.files("generator.app") / "static" / name).read_text("utf-8")


@cache
def _renderer() -> ComponentRenderer:
    return st.components.v2.component(
        "copydesk_item",
        html='<div class="item"></div>',
        css=_asset("item.css"),
        js=_asset("item.js"),
    )


def mount(view: ItemView, *, key: str, on_event: Callable[[EventName, Event], None]) -> None:
    """Shows the item; *on_event* is called when Check, Try again or Hint is pressed."""

    def callback(name: EventName) -> Callable[[], None]:
        def handle() -> None:
            state = cast("Mapping[str, object]", st.session_state.get(key, {}))
            value = state.get(name)
            if isinstance(value, dict) and isinstance(value.get("version"), str):
                on_event(name, cast("Event", value))

        return handle

    _renderer()(
        key=key,
        data=dict(view),
        on_check_change=callback("check"),
        on_again_change=callback("again"),
        on_hint_change=callback("hint"),
    )
