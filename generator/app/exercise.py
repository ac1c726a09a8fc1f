"""One exercise on the pupil's page: its items, and the article beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from generator.app import component, resume
from generator.app.article_view import Highlight, article_html, excerpt_html
from generator.app.component import Event
from generator.app.state import Work
from generator.errors import ResponseError
from generator.exercises.model import Exercise, ExtendedText, Hottext, Item

__all__ = ["WHOLE", "exercise_step"]

WHOLE = "A question earns its marks only when it is fully right."


def exercise_step(work: Work, exercise: Exercise, onward: Callable[[], None]) -> None:
    """Draws *exercise* with its items, and *onward* below them; proofs that are shown are highlighted in the
    article beside them.
    """
    tasks, article = st.columns([3, 2], gap="large")
    with tasks:
        whole = f"<p class='facts'>{WHOLE}</p>" if work.whole else ""
        criterion = f'<p class="criterion">{escape(exercise.criterion)}</p>' if exercise.criterion else ""
        st.html(
            f"<h2 class='step-heading'>{escape(exercise.title)}</h2>"
            f"<p>{escape(exercise.instruction)}</p>{whole}{criterion}"
            '<p class="to-article"><a href="#the-article">Look at the article</a> (below the questions)</p>'
        )
        for place, item in enumerate(exercise.items, 1):
            with st.container(border=True, key=f"box-{item.id}"):
                _item(work, item, place, len(exercise.items))
        onward()
    with article, st.container(key="beside"):
        shown = [
            Highlight(span, "proof", "proof")
            for item in exercise.items
            if work.attempt(item).proof and work.attempt(item).latest
            for span in item.evidence
        ]
        st.html(
            '<div class="beside" id="the-article" tabindex="0" role="region" aria-label="The article">'
            f"{article_html(work.lesson.article, shown)}</div>"
        )


def _item(work: Work, item: Item, place: int, of: int) -> None:
    attempt = work.attempt(item)
    number_line = f'<p class="facts">Question {place} of {of}</p>' if of > 1 else ""
    sign = "" if item.part_b is None else "Part A. "
    st.html(f'{number_line}<h3 class="stem">{sign}{escape(item.stem)}</h3>')
    if item.context and not isinstance(item.interaction, Hottext) and item.context.text not in item.stem:
        st.html(f'<blockquote class="context" dir="auto">{escape(item.context.text)}</blockquote>')
    if attempt.problem:
        st.html(f'<p class="problem" role="alert">{escape(attempt.problem)}</p>')
    component.mount(
        work.view(item), key=f"item-{work.tag}-{item.id}", on_event=partial(_on_event, work, item)
    )
    if attempt.latest:
        _proof(work, item)


def _proof(work: Work, item: Item) -> None:
    attempt = work.attempt(item)
    if isinstance(item.interaction, ExtendedText) or not item.evidence:
        return
    attempt.proof = st.toggle("Show the proof", value=attempt.proof, key=f"proof-{item.id}-{attempt.tries}")
    if attempt.proof:
        st.html(
            f'<p class="rule">{escape(item.rule)}</p>{excerpt_html(work.lesson.article, item.evidence)}'
            f'<p class="not-claimed">{escape(item.not_claimed)}</p>'
        )


def _on_event(work: Work, item: Item, name: component.EventName, event: Event) -> None:
    attempt = work.attempt(item)
    attempt.problem = ""
    if event["version"] != work.version(item):
        return
    actions: dict[component.EventName, Callable[[], None]] = {
        "check": lambda: work.check(item, event["answer"]),
        "again": lambda: work.again(item),
        "hint": lambda: work.hint(item, event.get("kept")),
    }
    try:
        actions[name]()
    except (ResponseError, ValueError) as error:
        attempt.problem = f"This answer could not be checked: {error}"
        return
    resume.keep(work, item)
