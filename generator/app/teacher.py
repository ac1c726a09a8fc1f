"""The teacher's side: an article in, a draft to review, what was found in the text, paper and links."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from generator.app import component
from generator.app.desk import Desk
from generator.app.draft import Settings
from generator.app.found import found_view
from generator.app.identity import enter, may_teach
from generator.app.lessons import annotated, built_in
from generator.app.publish import publish_view
from generator.app.review import review_view
from generator.app.settings import settings_view
from generator.errors import GeneratorError
from generator.text import read_article, read_text
from generator.text.article import Article

__all__ = ["page"]

_VIEWS = {"review": "Review", "found": "Found in the text", "publish": "Print, save, share"}
_MAX_CHARACTERS = 2_000_000


def page() -> None:
    """Draws the teacher's page for the state of this session."""
    if not may_teach():
        _gate()
        component.frame(place="gate")
        return
    st.html(
        "<h1 class='step-heading'>Make a lesson from an article</h1><p>Paste or upload a news article. "
        "You see what was found in it and the proof of every key before you print or share anything.</p>"
    )
    desk: Desk | None = st.session_state.get("desk")
    with st.expander("Article", expanded=desk is None):
        _source()
    desk = st.session_state.get("desk")
    if desk is None:
        component.frame(place="source")
        return
    _questions(desk.article)
    with st.expander("Level, age and kinds of exercise", key=f"settings-{desk.rounds}"):
        settings_view(desk)
    view = st.segmented_control(
        "View", list(_VIEWS), default="review", format_func=_VIEWS.__getitem__, key="view", required=True
    )
    match view:
        case "found":
            found_view(desk)
        case "publish":
            publish_view(desk)
        case _:
            review_view(desk)
    component.frame(place=f"desk:{desk.article.id}", reading=True)


def _gate() -> None:
    st.html(
        "<h1 class='step-heading'>For teachers</h1><p>This server can be reached by other machines, so the "
        "teacher's side, with its keys, asks for the passphrase. It stands in the window that started "
        "the server.</p>"
    )
    with st.form("gate"):
        given = st.text_input("Passphrase", type="password", max_chars=200, autocomplete="current-password")
        sent = st.form_submit_button("Enter", type="primary")
    if sent:
        if enter(given):
            st.rerun()
        st.html('<p class="problem" role="alert">This is not the passphrase (or cookies are off).</p>')


def _source() -> None:
    pasted, uploaded, chosen = st.tabs(["Paste", "Upload", "Built-in lesson"])
    with pasted:
        text = st.text_area("Article text", height=240, key="teacher-text", max_chars=_MAX_CHARACTERS)
        if st.button("Read this text", type="primary", key="teacher-paste"):
            _read(lambda: read_text(text, published=_day()))
    with uploaded:
        file = st.file_uploader(
            "Text, web page, Word or PDF file", type=["txt", "html", "htm", "docx", "pdf"]
        )
        if st.button("Read this file", type="primary", key="teacher-upload"):
            if file is None:
                st.html('<p class="problem" role="alert">Choose a file first.</p>')
            else:
                _read(lambda: read_article(file.getvalue(), name=file.name, published=_day()))
    with chosen:
        lessons = built_in()
        slug = st.selectbox(
            "Lesson", list(lessons), format_func=lambda s: lessons[s].title, key="teacher-slug"
        )
        if slug and st.button("Open this lesson", type="primary", key="teacher-open"):
            _read(lambda: lessons[slug].article)
    st.text_input(
        "Day it was published, if the text does not say (for example 2022-02-27)",
        key="teacher-day",
        max_chars=40,
    )


def _day() -> str | None:
    return str(st.session_state.get("teacher-day") or "").strip() or None


def _read(reader: Callable[[], Article]) -> None:
    try:
        article = reader()
        found = annotated(article, article.id, str(article.published))
        st.session_state["desk"] = Desk(article, found, Settings())
    except GeneratorError as error:
        st.html(f'<p class="problem" role="alert">{escape(str(error))}</p>')
        return
    st.session_state.pop("view", None)
    st.rerun()


def _questions(article: Article) -> None:
    for question in article.questions:
        assumed = f" Read as: {question.assumed}." if question.assumed else ""
        choices = f" Possible: {', '.join(question.choices)}." if question.choices else ""
        text = escape(question.text + assumed + choices)
        st.html(f'<p class="question" role="note">{text}</p>')
