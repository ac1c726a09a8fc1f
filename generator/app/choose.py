"""Where a pupil starts: go on with a lesson, choose one, or paste an article."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from generator.app import resume
from generator.app.lessons import built_in
from generator.errors import GeneratorError
from generator.lesson import Lesson, compose
from generator.text import read_text

__all__ = ["choose", "minutes"]

_MAX_CHARACTERS = 400_000


def choose(*, unknown: bool = False) -> None:
    """The list of lessons; with *unknown*, after a link that leads nowhere."""
    st.html("<h1 class='step-heading'>Choose a lesson</h1><p>Read a news article, then find out how it "
            "was made: whose "
            "words, which figures, what happened when, and which words turn up the volume.</p>")  # fmt: skip
    if unknown:
        st.html(
            '<p class="problem" role="alert">This link leads to no lesson here. Ask for a new one, or '
            "choose below.</p>"
        )
    begun = {row.lesson: row for row in resume.begun()}
    others = [row for row in begun.values() if row.lesson not in built_in()]
    for row in others:
        with st.container(border=True):
            st.html(
                f'<h2 class="card-title">{escape(row.title or "An article of your own")}</h2><p '
                f'class="facts">begun</p>'
            )
            st.button(
                "Go on with this lesson",
                key=f"go-on-{row.lesson}",
                on_click=partial(_open, row.lesson),
            )
    for slug, lesson in built_in().items():
        with st.container(border=True):
            st.html(_card(lesson))
            label = "Go on with this lesson" if slug in begun else "Open this lesson"
            st.button(label, key=f"open-{slug}", on_click=partial(_open, slug))
    with st.expander("Use an article of your own"):
        text = st.text_area("Paste the article text", height=220, key="pasted", max_chars=_MAX_CHARACTERS)
        published = st.text_input(
            "Day it was published, if the text does not say (for example 2022-02-27)",
            key="pasted-day",
            max_chars=40,
        )
        if st.button("Make exercises", type="primary", key="make"):
            _from_paste(text, published)
    _kept(bool(begun))


def _open(key: str) -> None:
    resume.open_lesson(key)


def _kept(anything: bool) -> None:
    st.html(
        "<h2 class='card-title'>What is kept</h2><p class='facts'>Your checked answers are kept on this "
        "server for 30 days "
        "under a random number in this browser, so that nothing is lost when the page is loaded again. "
        "No name, no "
        "address. You can delete it at any time.</p>"
    )
    if anything:
        with st.expander("Delete what is kept of me"):
            st.html(
                "<p>All your answers and pasted articles on this server are deleted. This cannot be "
                "undone.</p>"
            )
            st.button("Delete it all", key="forget", on_click=resume.forget)


def _from_paste(text: str, published: str) -> None:
    try:
        lesson = compose(read_text(text, published=published.strip() or None))
    except GeneratorError as error:
        st.html(f'<p class="problem" role="alert">{escape(str(error))}</p>')
        return
    if not lesson.exercises:
        reasons = "".join(f"<li>{escape(short.what)}</li>" for short in lesson.shortfalls)
        st.html(
            '<div class="problem" role="alert"><p>No exercise can be made from this text with a key that '
            f"is sure. Try a longer news report.</p><ul>{reasons}</ul></div>"
        )
        return
    resume.own_lesson(lesson)
    st.rerun()


def minutes(lesson: Lesson) -> int:
    """A rough time for reading and answering, in steps of five minutes."""
    count = sum(len(exercise.items) for exercise in lesson.exercises)
    return max(5, round((len(lesson.article.text.split()) / 150 + count) / 5) * 5)


def _card(lesson: Lesson) -> str:
    count = sum(len(exercise.items) for exercise in lesson.exercises)
    words = len(lesson.article.text.split())
    facts = [f"level {lesson.level} of 3", f"ages {lesson.age}" if lesson.age else "", f"{words} words",
             f"{count} questions", f"about {minutes(lesson)} minutes",
             "invented for practice" if lesson.invented else ""]  # fmt: skip
    note = (
        "<p class='facts'><strong>Please note:</strong> there is a content note.</p>"
        if lesson.content_note
        else ""
    )
    summary = f"<p>{escape(lesson.summary)}</p>" if lesson.summary else ""
    line = " · ".join(escape(fact) for fact in facts if fact)
    title = escape(lesson.title or "A news article")
    return f'<h2 class="card-title">{title}</h2>{summary}<p class="facts">{line}</p>{note}'
