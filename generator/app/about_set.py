"""What can be counted about the questions of a draft as a set, for the teacher alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

import streamlit as st

from generator.app.desk import Desk
from generator.exercises.discover import kinds
from generator.lesson import Lesson, Quality

__all__ = ["about_html", "about_view"]

_SURE: dict[str, str] = {"certain": "certain", "likely": "likely", "teacher": "yours to decide"}
_LETTERS = "ABCDEFGH"
_CRITERION = re.compile(r"^\d+ ")
_COUNTS = "These are counts, not a verdict: equal counts are not fairness."


def about_view(desk: Desk) -> None:
    """Draws the panel, folded; it is counted only while it is open."""
    panel = st.expander("About this set", on_change="rerun", key="about-set")
    if panel.open:
        panel.html(about_html(desk.quality(), desk.draft.lesson))


def about_html(found: Quality, lesson: Lesson) -> str:
    """*found* as tables and lists, with the standards that the exercises of *lesson* relate to."""
    free = sum(item.interaction.kind == "extended-text" for e in lesson.exercises for item in e.items)
    besides = f", {free} for free writing" if free else ""
    codes = sorted({code for exercise in lesson.exercises for code in exercise.standards})
    parts = [
        f"<p>{_number(found.questions, 'question')}, "
        f"{_number(found.parts, 'part')} with a mark{besides}.</p>",
        _table("", (), _facts(found)),
        _table("Kinds", ("Kind", "Questions"), [(name, str(count)) for name, count in found.kinds]),
    ]
    if found.actors:
        rows = [(a.name, str(a.questions), str(a.loaded_words)) for a in found.actors]
        heads = ("Name", "Questions", "Loaded words beside it")
        parts += [_table("Names in the proofs", heads, rows), f"<p class='facts'>{_COUNTS}</p>"]
    titles = {kind.name: kind.title for kind in kinds()}
    looks = [(remark.stem, _CRITERION.sub("", remark.what)) for remark in found.remarks]
    out = [(entry.stem, "; ".join(fault.what for fault in entry.faults)) for entry in found.rejected]
    missing = [(titles.get(short.kind, "The lesson"), short.what) for short in lesson.shortfalls]
    parts += [
        _table("Please look at", ("Question", "Why"), looks),
        _table("Made, but not let out", ("Question", "Why"), out),
        _table("Missing", ("Kind", "Why"), missing),
    ]
    if codes:
        parts.append(f"<p class='facts'>Relates to (not certified): {escape(', '.join(codes))}.</p>")
    return f"<div class='about-set'>{''.join(parts)}</div>"


def _facts(found: Quality) -> list[tuple[str, str]]:
    facts = [("Keys", ", ".join(f"{count} {_SURE[name]}" for name, count in found.sureness) or "none")]
    if found.positions:
        places = (f"{_LETTERS[place]} {count}" for place, count in enumerate(found.positions))
        facts.append(("Where the right option stands", ", ".join(places)))
    offered, right = found.not_said
    if offered:
        facts.append(("“The article does not say” is right", f"{right} of {offered} times"))
    kept, told = found.faithful
    if told:
        facts.append(("Faithful retellings", f"{kept} of {told}"))
    return facts


def _number(count: int, what: str) -> str:
    return f"{count} {what if count == 1 else what + 's'}"


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    head = "".join(f"<th scope='col'>{escape(each)}</th>" for each in heads)
    body = "".join(
        f"<tr><th scope='row'>{escape(first)}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in rest)}</tr>"
        for first, *rest in rows
    )
    if not body:
        return ""
    thead = f"<thead><tr>{head}</tr></thead>" if head else ""
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table class='totals'>{title}{thead}<tbody>{body}</tbody></table>"
