"""Opening lessons by their key, and keeping what is done in them."""

from __future__ import annotations

import secrets
from typing import cast

import streamlit as st
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from generator.app.identity import learner
from generator.app.lessons import built_in
from generator.app.state import Attempt, Mode, Work
from generator.app.store import AttemptRow, WorkRow, store
from generator.exercises.model import ExtendedText, Item
from generator.lesson import Lesson

__all__ = ["begun", "current", "forget", "keep", "leave", "open_lesson", "own_lesson", "restart", "share"]

_PARAMETER = "lesson"
_WHOLE = "+whole"
"""Ends the mode of a lesson that is marked all or nothing."""

_NO_COOKIE = (
    "Cookies are off in this browser: what you do here is lost when the page is closed or loaded anew."
)
_NOT_KEPT = (
    "This could not be kept on the server. Please tell your teacher. You can go on, but do not close "
    "the page."
)


def current() -> Work | None:
    """The work on the lesson that the address names; after a reload or a restart, as it was kept."""
    key = st.query_params.get(_PARAMETER)
    work: Work | None = st.session_state.get("work")
    if work is not None and (key is None or work.key == key):
        if work.key:
            st.query_params[_PARAMETER] = work.key
        return work
    if key is None:
        return None
    return open_lesson(key)


def open_lesson(key: str) -> Work | None:
    """Opens the lesson *key*, at the place where this visitor left it; None where there is no such lesson."""
    found = _find(key)
    if found is None:
        return None
    lesson, mode, whole = found
    work = _kept(lesson, key) or Work(lesson, key=key, mode=mode or "practice")
    work.whole, work.fixed = whole, mode is not None
    st.session_state["work"] = work
    st.query_params[_PARAMETER] = key
    return work


def _find(key: str) -> tuple[Lesson, Mode | None, bool] | None:
    """The lesson, the mode that is laid down for it, and whether it is marked all or nothing."""
    if key in (lessons := built_in()):
        return lessons[key], None, False
    row = store().lesson(key, learner())
    if row is None:
        return None
    mode, whole = row.mode.removesuffix(_WHOLE), row.mode.endswith(_WHOLE)
    try:
        return _lesson(row.json), cast("Mode", mode) if mode in ("practice", "test") else None, whole
    except ValidationError:
        return None


@st.cache_data(show_spinner=False, max_entries=64)
def _lesson(json: str) -> Lesson:
    return Lesson.model_validate_json(json)


def _kept(lesson: Lesson, key: str) -> Work | None:
    me = learner()
    found = store().work(me, key) if me else None
    if found is None:
        return None
    row, attempts = found
    mode: Mode = "test" if row.mode == "test" else "practice"
    work = Work(lesson, key=key, mode=mode, step=row.step, run=row.run, handed_in=row.handed_in, warned=True)
    work.step = min(work.step, len(work.steps) - 1)
    for item in work.items:
        if item.id in attempts:
            work.bring_back(item, Attempt.model_validate_json(attempts[item.id]))
    return work


def keep(work: Work, *items: Item) -> None:
    """Keeps where the visitor is, and what changed in *items*; says so in `work.unsaved` if that
    cannot be done.
    """
    me = learner()
    work.unsaved = ""
    if me is None:
        work.unsaved = _NO_COOKIE
        return
    if not work.key:
        return
    row = WorkRow(
        learner=me,
        lesson=work.key,
        title=work.lesson.title,
        mode=work.mode,
        step=work.step,
        run=work.run,
        handed_in=work.handed_in,
    )
    rows = [
        AttemptRow(learner=me, lesson=work.key, item=item.id, json=work.attempt(item).to_json())
        for item in items
        if not isinstance(item.interaction, ExtendedText)  # what is written freely is kept nowhere
    ]
    try:
        store().save(row, *rows)
    except SQLAlchemyError:
        work.unsaved = _NOT_KEPT


def own_lesson(lesson: Lesson) -> Work:
    """Begins a lesson that the visitor made: nobody else can open it."""
    key = f"own-{secrets.token_hex(8)}"
    me = learner()
    if me:
        store().put_lesson(key, lesson.to_json(), owner=me)
    work = Work(lesson, key=key if me else "")
    st.session_state["work"] = work
    if me:
        keep(work)
        st.query_params[_PARAMETER] = key
    return work


def share(lesson: Lesson, mode: Mode | None, *, whole: bool = False) -> str:
    """Makes *lesson* one that every visitor can open, and returns its key. With *whole*, a question earns its
    marks only when it is fully right.
    """
    key = f"class-{secrets.token_hex(4)}"
    store().put_lesson(key, lesson.to_json(), mode=(mode or "") + (_WHOLE if whole else ""))
    return key


def begun() -> list[WorkRow]:
    """What this visitor has begun, the newest first."""
    me = learner()
    return store().works(me) if me else []


def leave() -> None:
    """Back to the list; what was done stays kept."""
    st.session_state.pop("work", None)
    st.query_params.pop(_PARAMETER, None)


def restart(work: Work) -> None:
    """Deletes what was done in this lesson and begins it anew."""
    me = learner()
    if me:
        store().restart(me, work.key)
    st.session_state["work"] = Work(
        work.lesson, key=work.key, mode=work.mode, whole=work.whole, fixed=work.fixed
    )


def forget() -> None:
    """Deletes everything that is kept of this visitor."""
    me = learner()
    if me:
        store().forget(me)
    leave()
