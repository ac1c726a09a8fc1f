"""The last step of a lesson: what was earned, what to practise, the sheet to print, and the way off
the page.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from html import escape

import streamlit as st

from generator.app import resume
from generator.app.exercise import WHOLE
from generator.app.item_view import grouped
from generator.app.lessons import annotated
from generator.app.pictures import pictures
from generator.app.state import Work, number
from generator.exercises.model import Exercise, Part

__all__ = ["summary_step"]

_SKILLS = {
    "wording": "noticing loaded wording",
    "attribution": "seeing whose words they are",
    "numbers": "reading numbers",
    "time": "working out when things happened",
    "provenance": "asking where a text comes from",
    "reading": "reading closely",
}
_LEAVE = (
    "<div class='leave-card'><h3>Leave the page</h3><p>An article is one account. Choose one thing it "
    "says and ask:</p><ul>"
    "<li>Who would know this at first hand?</li><li>Which document or record would show it?</li>"
    "<li>What do two other outlets say?</li><li>What would change your mind?</li></ul></div>"
)
_TALK = "<p class='facts'>If something in this text stays with you, talk to an adult you trust.</p>"


def summary_step(work: Work) -> None:
    """Draws the summary; in a test that is not handed in, what is still open."""
    if work.testing:
        _hand_in(work)
        return
    rows: list[str] = []
    practise: list[str] = []
    for exercise in work.lesson.exercises:
        if not work.to_do(exercise):
            continue
        score, maximum = work.totals(exercise)
        marks = f"{number(score)} of {number(maximum)}" if maximum else "not done yet"
        rows.append(
            f"<tr><th scope='row'>{escape(exercise.title)}{_marking_line(work, exercise)}</th>"
            f"<td>{marks}</td><td>{work.checked(exercise)} of {work.to_do(exercise)}</td></tr>"
        )
        if maximum and score * 5 < maximum * 4:
            practise += [_SKILLS[item.skill] for item in exercise.items]
    whole = f" {WHOLE}" if work.whole else ""
    todo = "".join(f"<li>{escape(skill)}</li>" for skill in dict.fromkeys(practise))
    advice = f"<h3>Worth practising on another article</h3><ul>{todo}</ul>" if todo else ""
    talk = _TALK if work.lesson.content_note else ""
    st.html(
        "<h2 class='step-heading'>How it went</h2>"
        f"<p>The first try counts; later tries are practice.{whole}</p>"
        "<table class='totals'><thead><tr><th scope='col'>Exercise</th><th scope='col'>Marks</th>"
        f"<th scope='col'>Checked</th></tr></thead><tbody>{''.join(rows)}</tbody>{_total(work)}</table>"
        f"{advice}{_LEAVE}{talk}"
    )
    if all(work.checked(exercise) == work.to_do(exercise) for exercise in work.lesson.exercises):
        article = work.lesson.article
        drawn = pictures(annotated(article, article.id, str(article.published)), work.lesson)
        if drawn:
            st.html(f"<h2>Pictures of the article</h2><div class='pictures'>{drawn}</div>")
    if work.begun:
        st.html(_sheet(work))
        with st.expander("Begin this lesson anew"):
            st.html("<p>Your answers in this lesson are deleted. This cannot be undone.</p>")
            st.button("Delete and begin anew", key="restart", on_click=partial(resume.restart, work))


def _total(work: Work) -> str:
    totals = [work.totals(exercise) for exercise in work.lesson.exercises]
    score, maximum = (sum(each, Fraction(0)) for each in zip(*totals, strict=True))
    done = sum(work.checked(exercise) for exercise in work.lesson.exercises)
    todo = sum(work.to_do(exercise) for exercise in work.lesson.exercises)
    marks = f"{number(score)} of {number(maximum)}" if maximum else "not done yet"
    return f"<tfoot><tr><th scope='row'>All</th><td>{marks}</td><td>{done} of {todo}</td></tr></tfoot>"


def _hand_in(work: Work) -> None:
    open_items = sum(work.to_do(e) - work.checked(e) for e in work.lesson.exercises)
    whole = f"{WHOLE} " if work.whole else ""
    left = (
        f"{open_items} questions have no saved answer yet. "
        if open_items
        else "Every question has a saved answer. "
    )
    st.html(
        f"<h2 class='step-heading'>Hand in</h2><p>{left}{whole}After you hand in, you see what was right "
        "and why; the answers that count can no longer be changed.</p>"
    )
    st.button("Hand in", type="primary", key="hand-in", on_click=partial(_handed_in, work))


def _handed_in(work: Work) -> None:
    work.hand_in()
    resume.keep(work, *work.items)


def _marking_line(work: Work, exercise: Exercise) -> str:
    first = [o for item in exercise.items if (o := work.attempt(item).first) and o.hits is not None]
    if not first:
        return ""
    hits, extras = sum(o.hits or 0 for o in first), sum(o.extras or 0 for o in first)
    return f"<br><span class='facts'>found {hits}; {extras} marked that were not needed</span>"


def _sheet(work: Work) -> str:
    """Every checked item with what was said of its first answer, folded on the screen, open on paper."""
    out: list[str] = []
    for exercise in work.lesson.exercises:
        for item in exercise.items:
            outcome = work.attempt(item).first
            if outcome is None:
                continue
            parts = "".join(f"<li>{_part(label, part)}</li>" for label, part in grouped(outcome.parts))
            marks = f" ({number(work.attempt(item).earned)} of {number(outcome.maximum)})"
            out.append(
                f"<div class='sheet-item'><h4 class='stem'>{escape(item.stem)}</h4>"
                f"<p>{escape(outcome.summary)}{marks if outcome.maximum else ''}</p><ul>{parts}</ul></div>"
            )
    title = "My answers, to look at again or print"
    return f"<details class='for-print'><summary>{title}</summary>{''.join(out)}</details>"


def _part(label: str, part: Part) -> str:
    said = escape(str(part.feedback))
    return f"<strong>{escape(label)}</strong> {said}" if label else said
