"""The pupil's side: choose a lesson, read, answer, look back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from generator.app import component
from generator.app.article_view import Highlight, article_html, excerpt_html
from generator.app.component import Event
from generator.app.lessons import built_in
from generator.app.state import Work, number
from generator.errors import GeneratorError, ResponseError
from generator.exercises.model import Exercise, ExtendedText, Hottext, Item
from generator.lesson import Lesson, compose
from generator.text import read_text

__all__ = ["page"]

_SKILLS = {
    "wording": "noticing loaded wording",
    "attribution": "seeing whose words they are",
    "numbers": "reading numbers",
    "time": "working out when things happened",
    "provenance": "asking where a text comes from",
    "reading": "reading closely",
}


def page() -> None:
    """Draws the pupil's page for the state of this session."""
    work: Work | None = st.session_state.get("work")
    if work is None:
        _choose()
        return
    _header(work)
    steps = len(work.lesson.exercises) + 2
    if work.step == 0:
        _read(work)
    elif work.step < steps - 1:
        _exercise(work, work.lesson.exercises[work.step - 1])
    else:
        _summary(work)
    _onward(work, steps)


def _start(lesson: Lesson) -> None:
    st.session_state["work"] = Work(lesson)


def _leave() -> None:
    st.session_state.pop("work", None)


def _go(work: Work, step: int) -> None:
    work.step = step


def _choose() -> None:
    st.html("<h1>Choose a lesson</h1><p>Read a news article, then find out how it was made: whose words, "
            "which figures, what happened when, and which words turn up the volume.</p>")  # fmt: skip
    for slug, lesson in built_in().items():
        with st.container(border=True):
            st.html(_card(lesson))
            st.button("Open this lesson", key=f"open-{slug}", on_click=partial(_start, lesson), help=None)
    with st.expander("Use an article of your own"):
        text = st.text_area("Paste the article text", height=220, key="pasted", max_chars=400_000)
        published = st.text_input(
            "Day it was published, if the text does not say (for example 2022-02-27)", key="pasted-day"
        )
        if st.button("Make exercises", type="primary", key="make"):
            _from_paste(text, published)


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
    _start(lesson)
    st.rerun()


def _card(lesson: Lesson) -> str:
    count = sum(len(exercise.items) for exercise in lesson.exercises)
    words = len(lesson.article.text.split())
    facts = [f"ages {lesson.age}" if lesson.age else "", f"{words} words", f"{count} questions",
             f"about {max(5, round((words / 150 + count) / 5) * 5)} minutes"]  # fmt: skip
    note = f'<p class="content-note">{escape(lesson.content_note)}</p>' if lesson.content_note else ""
    summary = f"<p>{escape(lesson.summary)}</p>" if lesson.summary else ""
    line = " · ".join(escape(fact) for fact in facts if fact)
    return f'<h2 class="card-title">{escape(lesson.title)}</h2>{summary}<p class="facts">{line}</p>{note}'


def _header(work: Work) -> None:
    steps = ["Read", *(exercise.title for exercise in work.lesson.exercises), "Summary"]
    total = sum(len(exercise.items) for exercise in work.lesson.exercises)
    done = sum(work.checked(exercise) for exercise in work.lesson.exercises)
    st.html(
        f'<h1 class="lesson-title">{escape(work.lesson.title)}</h1>'
        f'<p class="progress" role="status">Step {work.step + 1} of {len(steps)}: {escape(steps[work.step])} · '
        f"{done} of {total} questions checked</p>"
    )
    key = f"go-{work.step}"
    st.pills(
        "Steps", range(len(steps)), default=work.step, format_func=lambda step: f"{step + 1} {steps[step]}",
        key=key, on_change=partial(_jump, work, key), label_visibility="collapsed",
    )  # fmt: skip


def _jump(work: Work, key: str) -> None:
    chosen = st.session_state.get(key)
    if chosen is not None:
        work.step = int(chosen)


def _onward(work: Work, steps: int) -> None:
    left, middle, right = st.columns(3)
    if work.step > 0:
        left.button("← Back", on_click=partial(_go, work, work.step - 1), width="stretch")
    middle.button("Leave the lesson", on_click=_leave, width="stretch")
    if work.step < steps - 1:
        label = "Start the exercises →" if work.step == 0 else "Next →"
        right.button(label, type="primary", on_click=partial(_go, work, work.step + 1), width="stretch")


def _read(work: Work) -> None:
    if work.lesson.content_note:
        st.html(f'<p class="content-note" role="note">{escape(work.lesson.content_note)}</p>')
    st.html(article_html(work.lesson.article))


def _exercise(work: Work, exercise: Exercise) -> None:
    tasks, article = st.columns([3, 2], gap="large")
    with tasks:
        criterion = f'<p class="criterion">{escape(exercise.criterion)}</p>' if exercise.criterion else ""
        st.html(f"<h2>{escape(exercise.title)}</h2><p>{escape(exercise.instruction)}</p>{criterion}")
        for place, item in enumerate(exercise.items, 1):
            with st.container(border=True, key=f"box-{item.id}"):
                _item(work, item, place, len(exercise.items))
    with article, st.container(key="beside"):
        shown = [
            Highlight(span, "proof", "proof")
            for item in exercise.items
            if work.attempt(item).proof and work.attempt(item).latest
            for span in item.evidence
        ]
        st.html(article_html(work.lesson.article, shown))


def _item(work: Work, item: Item, place: int, of: int) -> None:
    attempt = work.attempt(item)
    number_line = f'<p class="facts">Question {place} of {of}</p>' if of > 1 else ""
    st.html(f'{number_line}<h3 class="stem">{escape(item.stem)}</h3>')
    if item.context and not isinstance(item.interaction, Hottext):
        st.html(f'<blockquote class="context" dir="auto">{escape(item.context.text)}</blockquote>')
    if attempt.hints and not attempt.latest:
        hints = "".join(f"<li>{escape(hint)}</li>" for hint in item.hints[: attempt.hints])
        st.html(f'<ol class="hints" role="note">{hints}</ol>')
    if attempt.problem:
        st.html(f'<p class="problem" role="alert">{escape(attempt.problem)}</p>')
    component.mount(work.view(item), key=f"item-{item.id}", on_event=partial(_on_event, work, item))
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
    except (ResponseError, TypeError, ValueError) as error:
        attempt.problem = f"This answer could not be checked: {error}"


def _summary(work: Work) -> None:
    rows: list[str] = []
    practise: list[str] = []
    for exercise in work.lesson.exercises:
        score, maximum = work.totals(exercise)
        marks = f"{number(score)} of {number(maximum)}" if maximum else "not done yet"
        extra = _marking_line(work, exercise)
        rows.append(f"<tr><th scope='row'>{escape(exercise.title)}{extra}</th><td>{marks}</td>"
                    f"<td>{work.checked(exercise)} of {len(exercise.items)}</td></tr>")  # fmt: skip
        if maximum and score * 5 < maximum * 4:
            practise += [_SKILLS[item.skill] for item in exercise.items]
    todo = "".join(f"<li>{escape(skill)}</li>" for skill in dict.fromkeys(practise))
    advice = f"<h3>Worth practising on another article</h3><ul>{todo}</ul>" if todo else ""
    st.html(
        "<h2>How it went</h2><p>The first try counts; later tries are practice.</p>"
        "<table class='totals'><thead><tr><th scope='col'>Exercise</th><th scope='col'>Marks</th>"
        f"<th scope='col'>Checked</th></tr></thead><tbody>{''.join(rows)}</tbody></table>{advice}"
        "<h3>Leave the page</h3><p>An article is one account. Choose one thing it says and ask: who would know? "
        "Which document would show it? What do two other outlets say? What would change your mind?</p>"
    )


def _marking_line(work: Work, exercise: Exercise) -> str:
    first = [o for item in exercise.items if (o := work.attempt(item).first) and o.hits is not None]
    if not first:
        return ""
    hits, extras = sum(o.hits or 0 for o in first), sum(o.extras or 0 for o in first)
    return f"<br><span class='facts'>found {hits}; {extras} marked that were not needed</span>"
