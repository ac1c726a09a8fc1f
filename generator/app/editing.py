"""What a teacher can change of a question: its text, rows and proof, and what was read in the article."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from generator.app.corrections import Correction, Fact, corrected, facts, speakers
from generator.app.desk import Desk
from generator.app.draft import Draft, drop_row, prove, reword
from generator.app.identity import may_teach
from generator.app.proof import MAX_STRETCHES, parts, proof_of
from generator.errors import GeneratorError
from generator.exercises.arrange import digest
from generator.exercises.model import Item, Match

__all__ = ["change", "edit_view"]


def change(desk: Desk, make: Callable[[], Draft]) -> None:
    """Makes the draft that *make* gives the present one; why it cannot be is said above the question."""
    if not may_teach():
        return
    try:
        desk.change(make())
    except GeneratorError as error:
        desk.problem = str(error)


def edit_view(desk: Desk, item: Item) -> None:
    """Draws what can be changed, folded."""
    with st.expander("Change the question"):
        _wording(desk, item)
    if item.evidence:
        with st.expander("Change the proof"):
            _proof(desk, item)
    with st.expander("Correct what was read in the article"):
        _facts(desk, item)


def _wording(desk: Desk, item: Item) -> None:
    with st.form(f"edit-{item.id}"):
        key = f"stem-{item.id}-{_mark(item.stem)}"
        stem = st.text_area("Question text", value=item.stem, key=key, height=90)
        if st.form_submit_button("Save the question text"):
            change(desk, lambda: reword(desk.draft, item, stem))
            st.rerun()
    if isinstance(item.interaction, Match) and len(item.interaction.rows) > 2:
        rows = {row.id: row.text for row in item.interaction.rows}
        gone = st.selectbox("Leave a row out", list(rows), format_func=rows.__getitem__, key=f"row-{item.id}")
        if st.button("Leave this row out", key=f"drop-{item.id}"):
            change(desk, lambda: drop_row(desk.draft, item, gone))
            st.rerun()


def _mark(*texts: str) -> str:
    """A short name of a state, so that a field shows what stands there now and not what was typed before."""
    return digest(*texts)[:10]


def _proof(desk: Desk, item: Item) -> None:
    named = parts(item)
    part = None
    if named:
        label = "Row" if isinstance(item.interaction, Match) else "Card"
        part = st.selectbox(label, list(named), format_func=named.__getitem__, key=f"part-{item.id}")
    lines = "\n".join(" ".join(span.text.split()) for span in proof_of(item, part))
    sentences = {s.span.start: " ".join(s.span.text.split()) for s in desk.article.sentences}
    mark = _mark(item.id, str(part), lines)
    with st.form(f"proof-{mark}"):
        words = st.text_area(
            "Exact words of the article, a line for each stretch",
            value=lines,
            key=f"words-{mark}",
            height=110,
        )
        more = st.selectbox(
            "Add a sentence", list(sentences), index=None, format_func=sentences.__getitem__,
            key=f"more-{mark}", placeholder="Choose a sentence of the article",
        )  # fmt: skip
        st.html(
            f"<p class='facts'>Up to {MAX_STRETCHES} stretches. They must still show what the key says.</p>"
        )
        if st.form_submit_button("Save the proof"):
            added = words if more is None else _with_sentence(words, sentences[more])
            change(desk, lambda: prove(desk.draft, desk.annotations, item, added, part))
            st.rerun()


def _with_sentence(words: str, sentence: str) -> str:
    """The stretches with *sentence*, which takes the place of those inside it."""
    outside = [line for line in words.splitlines() if " ".join(line.split()) not in sentence]
    return "\n".join([*outside, sentence])


def _facts(desk: Desk, item: Item) -> None:
    found = desk.found
    read = facts(found, item)
    if not read:
        st.html("<p class='facts'>No speaker, day or figure was read in these sentences.</p>")
    else:
        place = st.selectbox(
            "What was read here", range(len(read)), format_func=lambda n: str(read[n]), key=f"fact-{item.id}"
        )
        fact = read[place or 0]
        with st.form(f"correct-{item.id}-{_mark(fact.what, str(fact.words.start), fact.value)}"):
            value = _value(fact, speakers(found))
            with st.container(horizontal=True):
                mend = st.form_submit_button("Correct it", type="primary")
                leave = st.form_submit_button("Ask nothing about it")
        if mend:
            _correct(desk, lambda: corrected(found, fact.what, fact.words, value))
            st.rerun()
        if leave:
            _correct(desk, lambda: Correction(what=fact.what, words=fact.words))
            st.rerun()
    for made in desk.draft.settings.facts:
        mark = _mark(made.what, str(made.words.start))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<p class='facts'>In this lesson {escape(str(made))}.</p>")
            st.button("Take it back", key=f"back-{mark}", on_click=partial(_take_back, desk, made))


def _value(fact: Fact, names: tuple[str, ...]) -> str:
    key = f"value-{_mark(fact.what, str(fact.words.start), fact.value)}"
    if fact.what == "speaker":
        index = names.index(fact.value) if fact.value in names else None
        chosen = st.selectbox(
            "Who says it", names, index=index, key=key, placeholder="Choose somebody the article names"
        )
        return chosen or ""
    label = "Which day it is" if fact.what == "day" else "Which number it is"
    return st.text_input(label, value=fact.value, key=key, max_chars=80)


def _correct(desk: Desk, make: Callable[[], Correction]) -> None:
    if not may_teach():
        return
    try:
        desk.correct(desk.draft.settings.with_fact(make()))
    except GeneratorError as error:
        desk.problem = str(error)


def _take_back(desk: Desk, made: Correction) -> None:
    if may_teach():
        desk.correct(desk.draft.settings.without_fact(made))
