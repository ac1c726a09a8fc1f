"""The pupil's side: read, answer, look back."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from generator.app import component, resume
from generator.app.article_view import article_html
from generator.app.choose import choose
from generator.app.exercise import WHOLE, exercise_step
from generator.app.state import Mode, Work
from generator.app.summary import summary_step

__all__ = ["page"]

_MODES: dict[Mode, str] = {"practice": "after each question", "test": "at the end, as in a test"}


def page() -> None:
    """Draws the pupil's page for the state of this session."""
    work = resume.current()
    if work is None:
        choose(unknown="lesson" in st.query_params)
        component.frame(place="choose")
        return
    if work.lesson.content_note and not work.warned:
        _content_note(work)
        component.frame(place="note")
        return
    _header(work)
    frame = st.container(key="frame-place")
    last = len(work.steps) - 1
    if work.step == 0:
        _read(work)
    elif work.step < last:
        exercise_step(work, work.lesson.exercises[work.step - 1], partial(_onward, work, last))
    else:
        summary_step(work)
    if not 0 < work.step < last:
        _onward(work, last)
    proofs = [item.id for item in work.items if work.attempt(item).proof]
    with frame:  # in its place near the top, but the last to be drawn: it moves the focus to the new step
        component.frame(
            place=f"{work.tag}:{work.step}:{work.handed_in}", proof=" ".join(proofs), reading=True
        )


def _go(work: Work, step: int) -> None:
    work.step = step
    resume.keep(work)


def _content_note(work: Work) -> None:
    st.html(
        f"<h1 class='step-heading'>{escape(work.title)}</h1>"
        f'<p class="content-note" role="note"><strong>Before you read:</strong> '
        f"{escape(work.lesson.content_note)}</p>"
    )
    left, right = st.columns(2)
    left.button("Choose another text", on_click=resume.leave, width="stretch")
    right.button("Go on and read", type="primary", on_click=_accept, args=(work,), width="stretch")


def _accept(work: Work) -> None:
    work.warned = True
    resume.keep(work)


def _header(work: Work) -> None:
    total = sum(work.to_do(exercise) for exercise in work.lesson.exercises)
    done = sum(work.checked(exercise) for exercise in work.lesson.exercises)
    word = "answered" if work.testing else "checked"
    focus = " class='step-heading'" if work.step == 0 else ""
    st.html(
        f"<h1{focus}>{escape(work.title)}</h1>"
        f'<p class="progress"><progress max="{max(total, 1)}" value="{done}" aria-label="Questions '
        f'{word}"></progress> '
        f"Step {work.step + 1} of {len(work.steps)}: {escape(work.steps[work.step])} · "
        f"{done} of {total} questions {word}</p>"
    )
    if work.unsaved:
        st.html(f'<p class="problem" role="alert">{escape(work.unsaved)}</p>')
    key = f"go-{work.step}"
    with st.container(key="steps"):
        st.pills(
            "Steps", range(len(work.steps)), default=work.step, key=key, on_change=partial(_jump, work, key),
            format_func=lambda step: f"{step + 1} {work.steps[step]}", label_visibility="collapsed",
        )  # fmt: skip


def _jump(work: Work, key: str) -> None:
    chosen = st.session_state.get(key)
    if isinstance(chosen, int):
        _go(work, chosen)


def _onward(work: Work, last: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", key="onward"):
        if work.step > 0:
            st.button("← Back", on_click=partial(_go, work, work.step - 1))
        st.button("Leave the lesson", on_click=resume.leave)
        if work.step < last:
            label = "Start the exercises →" if work.step == 0 else "Next →"
            st.button(label, type="primary", on_click=partial(_go, work, work.step + 1))


def _read(work: Work) -> None:
    if work.lesson.content_note:
        st.html(f'<p class="content-note" role="note">{escape(work.lesson.content_note)}</p>')
    if work.whole:
        st.html(f"<p class='facts'>{WHOLE}</p>")
    st.html(article_html(work.lesson.article))
    if not work.begun and not work.fixed:
        key = f"mode-{work.tag}"
        st.radio(
            "Feedback",
            list(_MODES),
            index=list(_MODES).index(work.mode),
            format_func=lambda mode: _MODES[mode],
            key=key,
            on_change=partial(_set_mode, work, key),
            horizontal=True,
        )


def _set_mode(work: Work, key: str) -> None:
    work.mode = "test" if st.session_state.get(key) == "test" else "practice"
    resume.keep(work)
