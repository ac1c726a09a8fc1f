"""The teacher's side: an article in, everything found shown in the text, exercises with keys, downloads."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.app.article_view import Highlight, article_html, excerpt_html
from generator.app.lessons import built_in
from generator.app.state import Work
from generator.errors import GeneratorError
from generator.exercises.model import (
    Choice,
    ExtendedText,
    Hottext,
    Item,
    Match,
    Order,
    TextEntry,
)
from generator.lesson import Lesson, compose
from generator.present.render import render
from generator.text import read_article, read_text
from generator.text.article import Article

__all__ = ["page"]

_LAYERS = {
    "names": "Names",
    "quotes": "Quotations and reported speech",
    "figures": "Figures",
    "times": "Times",
    "core": "Loaded wording",
    "arguable": "Arguable wording",
}
_CONFIDENCE = {
    "certain": "certain: proved by the text",
    "likely": "likely: please look at it once",
    "teacher": "yours to decide",
}


def page() -> None:
    """Draws the teacher's page for the state of this session."""
    st.html(
        "<h1>Make a lesson from an article</h1><p>Paste or upload a news article. You see what was "
        "found in it and "
        "the proof of every key before you print or save anything.</p>"
    )
    _source()
    article: Article | None = st.session_state.get("article")
    if article is None:
        return
    lesson: Lesson = st.session_state["lesson"]
    _questions(article)
    tabs = st.tabs(["Exercises and keys", "Found in the text", "Download"])
    with tabs[0]:
        _keys(lesson)
    with tabs[1]:
        _found(article)
    with tabs[2]:
        _downloads(lesson)


def _source() -> None:
    pasted, uploaded, chosen = st.tabs(["Paste", "Upload", "Built-in lesson"])
    with pasted:
        text = st.text_area("Article text", height=240, key="teacher-text")
        if st.button("Read this text", type="primary", key="teacher-paste"):
            _read(lambda: read_text(text, published=_day()))
    with uploaded:
        file = st.file_uploader(
            "Text, web page, Word or PDF file", type=["txt", "html", "htm", "docx", "pdf"]
        )
        if st.button("Read this file", type="primary", key="teacher-upload", disabled=file is None) and file:
            _read(lambda: read_article(file.getvalue(), name=file.name, published=_day()))
    with chosen:
        lessons = built_in()
        slug = st.selectbox(
            "Lesson", list(lessons), format_func=lambda s: lessons[s].title, key="teacher-slug"
        )
        if slug and st.button("Open this lesson", key="teacher-open"):
            st.session_state["article"], st.session_state["lesson"] = lessons[slug].article, lessons[slug]
    with st.expander("Publication day and level"):
        st.text_input(
            "Day it was published, if the text does not say (for example 2022-02-27)", key="teacher-day"
        )
        st.segmented_control(
            "Task level", [1, 2, 3], default=2, key="teacher-level", format_func=lambda n: f"{n} of 3"
        )


def _day() -> str | None:
    return str(st.session_state.get("teacher-day") or "").strip() or None


def _level() -> Literal[1, 2, 3]:
    match st.session_state.get("teacher-level"):
        case 1:
            return 1
        case 3:
            return 3
        case _:
            return 2


def _read(reader: object) -> None:
    assert callable(reader)
    try:
        article = reader()
        lesson = compose(article, level=_level())
    except GeneratorError as error:
        st.html(f'<p class="problem" role="alert">{escape(str(error))}</p>')
        return
    st.session_state["article"], st.session_state["lesson"] = article, lesson


def _questions(article: Article) -> None:
    for question in article.questions:
        assumed = f" Read as: {question.assumed}." if question.assumed else ""
        choices = f" Possible: {', '.join(question.choices)}." if question.choices else ""
        st.html(f'<p class="question" role="note">{escape(question.text + assumed + choices)}</p>')


def _keys(lesson: Lesson) -> None:
    for short in lesson.shortfalls:
        st.html(f'<p class="facts">{escape(short.kind)}: {escape(short.what)}</p>')
    for number, exercise in enumerate(lesson.exercises, 1):
        st.html(f"<h2>{number}. {escape(exercise.title)}</h2><p>{escape(exercise.instruction)}</p>")
        for item in exercise.items:
            with st.container(border=True):
                st.html(
                    f'<h3 class="stem">{escape(item.stem)}</h3>{_key_html(item)}'
                    f'<p class="rule">{escape(item.rule)}</p>{excerpt_html(lesson.article, item.evidence)}'
                    f'<p class="not-claimed">{escape(item.not_claimed)}</p>'
                    f'<p class="facts">Key {escape(_CONFIDENCE[item.confidence])}</p>'
                )
    if lesson.exercises:
        st.button("Try it as a pupil", on_click=_try_out, args=(lesson,))


def _try_out(lesson: Lesson) -> None:
    st.session_state["work"] = Work(lesson)


def _key_html(item: Item) -> str:
    match item.interaction:
        case Choice(options=options, key=key):
            lines = [f"{'✓' if option.id in key else '·'} {option.text}" for option in options]
        case TextEntry(shown=shown):
            lines = [f"✓ {shown}"]
        case Hottext() as hottext:
            core = ", ".join(token.span.text for token in hottext.zone("core")) or "nothing"
            arguable = ", ".join(token.span.text for token in hottext.zone("acceptable"))
            lines = [f"✓ mark: {core}"] + ([f"~ arguable, never penalised: {arguable}"] if arguable else [])
        case Match(rows=rows, targets=targets):
            names = {target.id: target.text for target in targets}
            lines = [f"{row.text} → {names[row.key]}" for row in rows]
        case Order() as order:
            cards = {card.id: card for card in order.cards}
            lines = [f"{n}. {cards[c].text} ({cards[c].when})" for n, c in enumerate(order.solution(), 1)]
        case ExtendedText(model=model):
            lines = [model or "for discussion"]
    return "<ul class='key'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


@st.cache_data(show_spinner=False, max_entries=50)
def _annotations(_article: Article, text_id: str, day: str) -> AnnotationSet:
    return annotate(_article)


def _found(article: Article) -> None:
    found = _annotations(article, article.id, str(article.published))
    shown = st.pills(
        "Show", list(_LAYERS), selection_mode="multi", default=["quotes", "core"], format_func=_LAYERS.__getitem__,
        key="layers",
    )  # fmt: skip
    st.html(article_html(article, _highlights(found, set(shown or ()))))


def _highlights(found: AnnotationSet, layers: set[str]) -> list[Highlight]:
    out: list[Highlight] = []
    if "names" in layers:
        out += [Highlight(n.span, "layer-names", f"{n.kind}: {n.canonical}") for n in found.names]
    if "quotes" in layers:
        for said in found.attributions:
            speaker = said.speaker or "speaker not named"
            via = f", passed on by {said.via.text}" if said.via else ""
            out += [
                Highlight(part, "layer-quotes", f"{said.mode} speech: {speaker}{via}")
                for part in said.content
            ]
        out += [
            Highlight(q.span, "layer-quotes", "quotation marks, no speaker named")
            for q in found.quoted
            if q.use == "no-speaker"
        ]
    if "figures" in layers:
        out += [Highlight(q.span, "layer-figures", f"number: {q.low:,}") for q in found.quantities]
    if "times" in layers:
        out += [Highlight(t.span, "layer-times", f"{t.type.lower()}: {t.value}") for t in found.timexes]
    for tier in ("core", "arguable"):
        if tier in layers:
            out += [
                Highlight(w.span, f"layer-{tier}", f"{tier}: {w.why}") for w in found.loaded if w.tier == tier
            ]
    return out


def _downloads(lesson: Lesson) -> None:
    paper: Literal["a4", "letter"] = (
        "letter" if st.radio("Paper", ["A4", "Letter"], horizontal=True, key="paper") == "Letter" else "a4"
    )
    name = lesson.article.id[:8]
    try:
        files = [
            ("Pupil's sheet (PDF)", render(lesson, "pdf", part="pupil", paper=paper), f"{name}-pupil.pdf", "application/pdf"),
            ("Key and marking guide (PDF)", render(lesson, "pdf", part="key", paper=paper), f"{name}-key.pdf", "application/pdf"),
            ("Sheet and key in one (PDF)", render(lesson, "pdf", paper=paper), f"{name}.pdf", "application/pdf"),
            ("Printable page (HTML)", render(lesson, "html", paper=paper), f"{name}.html", "text/html"),
            ("Question bank (JSONL)", render(lesson, "jsonl"), f"{name}.jsonl", "application/jsonl"),
        ]  # fmt: skip
    except GeneratorError as error:
        st.html(f'<p class="problem" role="alert">{escape(str(error))}</p>')
        return
    for label, data, filename, mime in files:
        st.download_button(label, data, file_name=filename, mime=mime, on_click="ignore")
