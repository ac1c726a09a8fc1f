"""The review queue: one question at a time, the uncertain first, its proof beside its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from generator.app.about_set import about_view
from generator.app.article_view import excerpt_html
from generator.app.desk import Desk
from generator.app.draft import Draft, accept, queue, reject, swap
from generator.app.editing import change, edit_view
from generator.exercises.model import Choice, Exercise, ExtendedText, Hottext, Item, Match, Order, TextEntry

__all__ = ["key_lines", "review_view"]

_CONFIDENCE = {
    "certain": "certain: proved by the text",
    "likely": "likely: please look at it once",
    "teacher": "yours to decide",
}


def review_view(desk: Desk) -> None:
    """Draws the question that is next, and below it all of them."""
    for short in desk.draft.lesson.shortfalls:
        if short.kind == "lesson":
            st.html(f'<p class="facts" role="note">{escape(short.what)}</p>')
    pairs = queue(desk.draft)
    if not pairs:
        st.html('<p class="problem" role="status">No question is left. Undo, or change the settings.</p>')
        st.button("Undo", key="undo-empty", on_click=desk.undo, disabled=not desk.can_undo)
        about_view(desk)
        return
    desk.place = min(desk.place, len(pairs) - 1)
    exercise, item = pairs[desk.place]
    done = sum(i.id in desk.draft.accepted for _, i in pairs)
    st.html(
        f"<h2>Question {desk.place + 1} of {len(pairs)}</h2>"
        f'<p class="facts" role="status">{done} of {len(pairs)} accepted. {escape(exercise.title)} · '
        f"key {escape(_CONFIDENCE[item.confidence])}"
        f"{' · accepted' if item.id in desk.draft.accepted else ''}</p>"
    )
    problem = st.container()
    if desk.problem:
        problem.html(f'<p class="problem" role="alert">{escape(desk.problem)}</p>')
        desk.problem = ""
    if desk.note:
        problem.html(f'<p class="saved-note" role="status">{escape(desk.note)}</p>')
        desk.note = ""
    _buttons(desk, item, len(pairs))
    key, proof = st.columns(2, gap="large")
    with key:
        st.html(_item_html(item))
    with proof:
        st.html(
            f'<p class="rule">{escape(item.rule)}</p>'
            f"{excerpt_html(desk.article, item.evidence)}"
            f'<p class="not-claimed">{escape(item.not_claimed)}</p>'
        )
    edit_view(desk, item)
    _overview(desk, pairs)
    about_view(desk)


def _buttons(desk: Desk, item: Item, count: int) -> None:
    def other() -> Draft:
        return swap(desk.draft, desk.annotations, item)

    steps: list[tuple[str, str, Callable[[], None], str, bool]] = [
        ("Accept", "accept", partial(_accept, desk, item), "Alt+A", False),
        ("Reject", "reject", partial(change, desk, lambda: reject(desk.draft, item)), "Alt+X", False),
        ("Swap", "swap", partial(change, desk, other), "Alt+S", False),
        ("Undo", "undo", desk.undo, "Alt+U", not desk.can_undo),
        ("Previous", "previous", partial(_move, desk, -1), "Alt+P", desk.place == 0),
        ("Next question", "next", partial(_move, desk, 1), "Alt+N", desk.place == count - 1),
    ]  # fmt: skip
    with st.container(horizontal=True):
        for label, name, act, shortcut, disabled in steps:
            st.button(
                label,
                key=f"review-{name}",
                on_click=act,
                shortcut=shortcut,
                disabled=disabled,
                type="primary" if name == "accept" else "secondary",
            )


def _accept(desk: Desk, item: Item) -> None:
    """Accepts, and goes to the next question that is not accepted."""
    change(desk, lambda: accept(desk.draft, item))
    pairs = queue(desk.draft)
    open_places = [n for n, (_, other) in enumerate(pairs) if other.id not in desk.draft.accepted]
    later = [n for n in open_places if n > desk.place]
    desk.place = later[0] if later else open_places[0] if open_places else desk.place


def _move(desk: Desk, step: int) -> None:
    desk.place = max(0, desk.place + step)


def _go(desk: Desk, place: int) -> None:
    desk.place = place


def _overview(desk: Desk, pairs: list[tuple[Exercise, Item]]) -> None:
    with st.expander(f"All {len(pairs)} questions with their keys"):
        for place, (exercise, item) in enumerate(pairs):
            state = "accepted" if item.id in desk.draft.accepted else _CONFIDENCE[item.confidence]
            with st.container(border=True):
                line = f'<p class="facts">{place + 1}. {escape(exercise.title)} · {escape(state)}</p>'
                st.html(line + _item_html(item))
                st.button(
                    f"Go to question {place + 1}", key=f"to-{place}", on_click=partial(_go, desk, place)
                )


def _item_html(item: Item) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in key_lines(item))
    return f'<h3 class="stem">{escape(item.stem)}</h3><ul class="key">{lines}</ul>'


def key_lines(item: Item) -> list[str]:
    """The key of *item* in words, a line for each part."""
    if item.part_b is not None:
        first, second = item.parts
        return [*key_lines(first), f"Part B: {second.stem}", *key_lines(second)]
    match item.interaction:
        case Choice(options=options, key=key):
            return [f"{'✓' if option.id in key else '·'} {option.text}" for option in options]
        case TextEntry(shown=shown):
            return [f"✓ {shown}"]
        case Hottext() as hottext:
            core = ", ".join(token.span.text for token in hottext.zone("core")) or "nothing"
            arguable = ", ".join(token.span.text for token in hottext.zone("acceptable"))
            passage = f"“{hottext.passage.text}”"
            rest = [f"~ arguable, never penalised: {arguable}"] if arguable else []
            return [passage, f"✓ mark: {core}", *rest]
        case Match(rows=rows, targets=targets):
            names = {target.id: target.text for target in targets}
            return [f"{row.text} → {names[row.key]}" for row in rows]
        case Order() as order:
            cards = {card.id: card for card in order.cards}
            return [f"{n}. {cards[c].text} ({cards[c].when})" for n, c in enumerate(order.solution(), 1)]
        case ExtendedText(model=model):
            return [model or "for discussion"]
