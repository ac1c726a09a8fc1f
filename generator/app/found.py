"""Everything found, shown in the text, each layer to be switched on and off; and the words of this lesson."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st
from pydantic import ValidationError

from generator.annotations.adjust import WordChange
from generator.annotations.model import AnnotationSet
from generator.app.article_view import Highlight, article_html
from generator.app.desk import Desk
from generator.app.pictures import pictures

__all__ = ["found_view", "highlights"]

_LAYERS = {
    "names": "Names",
    "quotes": "Quotations and reported speech",
    "figures": "Figures",
    "times": "Times",
    "core": "Loaded wording",
    "arguable": "Arguable wording",
}
_TIERS: dict[Literal["core", "arguable", "off"], str] = {
    "core": "loaded",
    "arguable": "arguable",
    "off": "not loaded here",
}
_UNDERLINES = {
    "names": "solid line",
    "quotes": "dashed line",
    "figures": "double line",
    "times": "dotted line",
    "core": "thick wave",
    "arguable": "thin wave",
}


def found_view(desk: Desk) -> None:
    """Draws the article with its layers, and the words that are judged anew."""
    found = desk.found
    shown = st.pills(
        "Show",
        list(_LAYERS),
        selection_mode="multi",
        default=["quotes", "core"],
        format_func=_LAYERS.__getitem__,
        key="layers",
    )
    layers = set(shown or ())
    legend = ", ".join(f"{_LAYERS[name]}: {_UNDERLINES[name]}" for name in _LAYERS if name in layers)
    st.html(f'<p class="facts">{escape(legend)}</p>' if legend else "<p class='facts'>No layer is shown.</p>")
    marks = highlights(found, layers)
    text, side = st.columns([3, 2], gap="large")
    with text:
        st.html(article_html(desk.article, marks))
    with side:
        lines = "".join(
            f"<li>“{escape(mark.span.text)}”: {escape(mark.note)}</li>"
            for mark in sorted(marks, key=lambda mark: mark.span.start)
        )
        st.html(f"<details class='for-print'><summary>The same as a list</summary><ul>{lines}</ul></details>")
        _words(desk)
    drawn = pictures(found, desk.draft.lesson)
    if drawn:
        st.html(f"<h2>Pictures of the article</h2><div class='pictures'>{drawn}</div>")


def _words(desk: Desk) -> None:
    settings = desk.draft.settings
    st.html("<h2 class='card-title'>Words of this lesson</h2>")
    if settings.words:
        said = "".join(f"<li>“{escape(w.form)}”: {_TIERS[w.tier]}</li>" for w in settings.words)
        st.html(f"<ul>{said}</ul>")
    with st.form("word"):
        word = st.text_input("Word or phrase", max_chars=80, key="word-text")
        tier = st.segmented_control(
            "In this lesson it is",
            list(_TIERS),
            default="core",
            format_func=_TIERS.__getitem__,
            key="word-tier",
        )
        neutral = st.text_input("A plainer wording (may stay empty)", max_chars=80, key="word-neutral")
        sent = st.form_submit_button("Judge this word")
    if sent:
        try:
            change = WordChange(
                form=" ".join(word.split()), tier=tier or "core", neutral=neutral.strip() or None
            )
        except ValidationError:
            st.html('<p class="problem" role="alert">Type a word of the article first.</p>')
            return
        if change.form.casefold() not in " ".join(desk.article.text.split()).casefold():
            st.html('<p class="problem" role="alert">The article does not have this word.</p>')
            return
        others = tuple(w for w in settings.words if w.form.casefold() != change.form.casefold())
        desk.recompose(settings.model_copy(update={"words": (*others, change)}))
        st.rerun()


def highlights(found: AnnotationSet, layers: set[str]) -> list[Highlight]:
    """The marks of the *layers* that are switched on."""
    out: list[Highlight] = []
    if "names" in layers:
        out += [Highlight(n.span, "layer-names", f"{n.kind}: {n.canonical}") for n in found.names]
    if "quotes" in layers:
        for said in found.attributions:
            speaker = said.speaker or "speaker not named"
            via = f", passed on by {said.via.text}" if said.via else ""
            note = f"{said.mode} speech: {speaker}{via}"
            out += [Highlight(part, "layer-quotes", note) for part in said.content]
        note = "quotation marks, no speaker named"
        out += [Highlight(q.span, "layer-quotes", note) for q in found.quoted if q.use == "no-speaker"]
    if "figures" in layers:
        out += [Highlight(q.span, "layer-figures", f"number: {q.low:,}") for q in found.quantities]
    if "times" in layers:
        out += [Highlight(t.span, "layer-times", f"{t.type.lower()}: {t.value}") for t in found.timexes]
    for tier in ("core", "arguable"):
        if tier in layers:
            name = "loaded" if tier == "core" else "arguable"
            out += [
                Highlight(w.span, f"layer-{tier}", f"{name}: {w.why}") for w in found.loaded if w.tier == tier
            ]
    return out
