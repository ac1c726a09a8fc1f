"""Paper, files, a link for the class, and lessons that stay."""

from __future__ import annotations

import io
import json
import re
from functools import partial
from html import escape
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import streamlit as st

from generator.app.desk import Desk
from generator.app.draft import Draft
from generator.app.identity import is_loopback, may_teach
from generator.app.lessons import save_lesson
from generator.app.resume import share
from generator.app.state import Mode
from generator.lesson import Lesson
from generator.present.discover import formats
from generator.present.format import Paper, PartName
from generator.present.render import render

__all__ = ["lesson_files", "publish_view", "slug"]

_MODES: dict[Mode | None, str] = {
    None: "the pupil chooses",
    "practice": "after each question",
    "test": "at the end, as in a test",
}
_SHEETS = ("docx", "html", "self-check")
"""What stands first among the other files; banks come after."""
_FIRST = (
    ("Pupil's sheet (PDF)", "pupil"),
    ("Key and marking guide (PDF)", "key"),
    ("Sheet and key in one (PDF)", "all"),
)


def publish_view(desk: Desk) -> None:
    """Draws what can be taken away. A file is made when its button is pressed."""
    lesson = desk.draft.lesson
    if not lesson.exercises:
        st.html('<p class="problem" role="status">There is no exercise to print yet.</p>')
        return
    open_items = sum(
        item.id not in desk.draft.accepted and item.confidence != "certain"
        for exercise in lesson.exercises
        for item in exercise.items
    )
    if open_items:
        st.html(f'<p class="facts" role="note">{open_items} uncertain questions are not accepted yet.</p>')
    given = st.text_input(
        "Title",
        value=lesson.title,
        max_chars=120,
        placeholder="The article has no headline: give the lesson a title",
        key=f"title-{lesson.article.id}",
    )
    named = lesson.model_copy(update={"title": " ".join(given.split()) or lesson.title})
    _paper(named)
    _link(named)
    _save(named, desk.draft)


def _paper(lesson: Lesson) -> None:
    st.html("<h2>Print and files</h2>")
    size = st.radio("Paper", ["A4", "Letter"], horizontal=True, key="paper")
    paper: Paper = "letter" if size == "Letter" else "a4"
    name = slug(lesson)
    parts: dict[str, PartName] = {"pupil": "pupil", "key": "key", "all": "all"}
    with st.container(horizontal=True):
        for label, part in _FIRST:
            st.download_button(
                label,
                partial(render, lesson, "pdf", part=parts[part], paper=paper),
                file_name=f"{name}-{part}.pdf",
                mime="application/pdf",
                on_click="ignore",
                key=f"pdf-{part}",
            )
    grave = bool(lesson.content_note)
    every = {form.name: form for form in formats() if form.name != "pdf" and not (grave and form.game)}
    known = {name: every[name] for name in (*_SHEETS, *every) if name in every}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Other files",
            list(known),
            format_func=lambda key: known[key].title,
            key="format",
        )
        form = known[chosen]
        st.download_button(
            "Make this file",
            partial(render, lesson, form.name, paper=paper),
            file_name=f"{name}.{form.suffix.lstrip('.')}",
            mime=form.media_type,
            on_click="ignore",
            key=f"file-{form.name}",
        )
    if grave:
        st.html("<p class='facts'>No quiz games here: the article has a content note.</p>")


def _link(lesson: Lesson) -> None:
    st.html(
        "<h2>A link for pupils</h2><p>Pupils who open it can read and answer; they never get the keys.</p>"
    )
    mode = st.radio(
        "Feedback", list(_MODES), format_func=lambda m: _MODES[m], horizontal=True, key="share-mode"
    )
    whole = st.toggle("A question earns its marks only when it is fully right", key="share-whole")
    if st.button("Make a link", key="share") and may_teach():
        st.session_state["link"] = share(lesson, mode, whole=whole), lesson, mode, whole
    key, *shared = st.session_state.get("link", ("",))
    if key and shared != [lesson, mode, whole]:
        if shared[0].article == lesson.article:
            st.html(
                "<p class='facts' role='note'>The lesson or its settings have changed: make a new link.</p>"
            )
    elif key:
        address = urlsplit(st.context.url or "http://localhost:8501")
        link = f"{address.scheme}://{address.netloc}/?lesson={key}"
        st.code(link, language=None, wrap_lines=True)
        st.link_button("Open it as a pupil", link)
        if is_loopback(st.get_option("server.address")):
            st.html(
                "<p class='facts'>This server answers this machine alone. For a class, start it with "
                "<code>streamlit run streamlit_app.py --server.address 0.0.0.0</code>.</p>"
            )
        elif is_loopback(address.hostname):
            st.html(
                "<p class='facts'>Pupils write this machine's name or address in the place of "
                f"<code>{escape(address.hostname or '')}</code>.</p>"
            )


def _save(named: Lesson, draft: Draft) -> None:
    st.html("<h2>Keep the lesson</h2>")
    with st.container(horizontal=True):
        if st.button("Save in this server's list of lessons", key="save") and may_teach():
            where = save_lesson(slug(named), lesson_files(named, draft))
            st.session_state["saved"] = where
        st.download_button(
            "Lesson folder (zip)",
            partial(_zip, slug(named), lesson_files(named, draft)),
            file_name=f"{slug(named)}.zip",
            mime="application/zip",
            on_click="ignore",
            key="folder",
        )
    if saved := st.session_state.pop("saved", ""):
        st.html(
            f'<p class="saved-note" role="status">Saved as “{escape(saved)}”. Pupils see it in the list.</p>'
        )


def slug(lesson: Lesson) -> str:
    """A name for files: the title in plain letters, else the article's id.

    >>> from generator import compose, read_text
    >>> slug(compose(read_text("Rain stops play!\\n\\nThe match was stopped on Sunday.")))
    'rain-stops-play'
    """
    plain = re.sub(r"[^a-z0-9]+", "-", lesson.title.lower()).strip("-")[:48].strip("-")
    return plain or f"lesson-{lesson.article.id[:8]}"


def lesson_files(lesson: Lesson, draft: Draft) -> dict[str, str]:
    """The files of a lesson folder: the article, the recipe, and the lesson as it was reviewed."""
    settings = draft.settings
    lines = [
        f"title = {_toml(lesson.title)}",
        f"licence = {_toml(lesson.licence or 'not stated')}",
        f"level = {settings.level}",
    ]
    if settings.age:
        lines.append(f"age = {_toml(settings.age)}")
    if settings.seed:
        lines.append(f"seed = {_toml(settings.seed)}")
    if lesson.article.published is not None:
        lines.append(f"published = {_toml(lesson.article.published.isoformat())}")
    for change in settings.words:
        lines += ["", "[[word]]", f"form = {_toml(change.form)}", f"tier = {_toml(change.tier)}"]
        lines += [f"neutral = {_toml(change.neutral)}"] if change.neutral is not None else []
    for exercise in lesson.exercises:
        lines += ["", "[[exercise]]", f"kind = {_toml(exercise.kind)}"]
    return {
        "article.txt": lesson.article.text,
        "lesson.toml": "\n".join(lines) + "\n",
        "reviewed.json": lesson.to_json(),
    }


def _toml(text: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's too, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _zip(folder: str, files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = ZipInfo(f"{folder}/{name}", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, files[name].encode("utf-8"))
    return out.getvalue()
