"""Two components of our own: an item that is answered in the browser, and the frame around the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal, cast

import streamlit as st
from pydantic import TypeAdapter, ValidationError
from streamlit.components.v2.types import ComponentRenderer
from typing_extensions import TypedDict

from generator.app.assets import address
from generator.app.item_view import Answer, ItemView

__all__ = ["Event", "EventName", "frame", "mount"]

EventName = Literal["check", "again", "hint"]


class Event(TypedDict):
    """What a button in the component sends: the version it was pressed in, the answer, and what stood
    there.
    """

    version: str
    answer: Answer
    kept: Answer | None


_EVENT = TypeAdapter(Event)


def _loader(name: str) -> str:
    """A few lines that fetch the script once; whatever is written here is sent with every run of the page."""
    return (
        f"const script = import(location.origin + '{address(name)}');\n"
        "export default (component) => { script.then((it) => it.default(component)); };\n"
    )


def _html(name: str, css: str) -> str:
    return f'<link rel="stylesheet" href="{address(css)}"><div class="{name}"></div>'


@cache
def _frame_renderer() -> ComponentRenderer:
    return st.components.v2.component(
        "copydesk_frame",
        html=_html("frame", "frame.css"),
        js=_loader("frame.js"),
    )


def frame(*, place: str, proof: str = "", reading: bool = False) -> None:
    """The frame of the page: reading settings, printing, and a word when the line is down.

    When *place* changes, the page goes to its top and the heading takes the focus; when *proof* changes, the
    article beside the questions shows the first highlighted stretch.
    """
    _frame_renderer()(key="frame", data={"place": place, "proof": proof, "reading": reading})


@cache
def _renderer() -> ComponentRenderer:
    return st.components.v2.component(
        "copydesk_item",
        html=_html("item", "item.css"),
        js=_loader("item.js"),
    )


def mount(view: ItemView, *, key: str, on_event: Callable[[EventName, Event], None]) -> None:
    """Shows the item; *on_event* is called when Check, Try again or Hint is pressed."""

    def callback(name: EventName) -> Callable[[], None]:
        def handle() -> None:
            state = cast("Mapping[str, object]", st.session_state.get(key, {}))
            value = state.get(name)
            try:
                event = _EVENT.validate_python(value)
            except ValidationError:
                return
            on_event(name, event)

        return handle

    _renderer()(
        key=key,
        data=dict(view),
        on_check_change=callback("check"),
        on_again_change=callback("again"),
        on_hint_change=callback("hint"),
    )
