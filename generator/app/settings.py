"""What a teacher asks for: level, age, how many questions, and which kinds."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import cast

import streamlit as st

from generator.app.desk import Desk
from generator.exercises.discover import kinds
from generator.exercises.kind import Kind
from generator.exercises.model import Age, Level

__all__ = ["related", "settings_view", "standards"]

_AGES: dict[str, Age | None] = {"any": None, "11-13": "11-13", "14-15": "14-15", "16+": "16+"}
_COUNTS: dict[int | None, str] = {10: "about ten", None: "all there are"}
_BODIES = {
    "ACRL": "ACRL frames",
    "CBSE": "CBSE",
    "CCSS": "Common Core (CCSS)",
    "ISTE": "ISTE",
    "NAMLE": "NAMLE questions",
    "NCERT": "NCERT",
    "UNESCO MIL": "UNESCO media and information literacy (MIL)",
}
"""How the codes of each body begin, and what it is called."""


def standards() -> dict[str, str]:
    """What kinds can be narrowed by: the bodies, then each code; with a label that counts its kinds.

    >>> standards()["ISTE"]
    'ISTE: 2 kinds'
    """
    codes = Counter(code for kind in kinds() for code in kind.standards)
    found = {body: f"{name}: {_kinds(len(related(body)))}" for body, name in _BODIES.items() if related(body)}
    return found | {code: f"{code}: {_kinds(count)}" for code, count in sorted(codes.items())}


def _kinds(count: int) -> str:
    return f"{count} {'kind' if count == 1 else 'kinds'}"


def related(standard: str | None) -> list[Kind]:
    """The kinds that relate to *standard*, a code or the body that it belongs to; None: all kinds.

    >>> [kind.name for kind in related("ISTE")]
    ['leave-the-page', 'no-source-named']
    """
    if standard is None:
        return list(kinds())
    return [k for k in kinds() if any(f"{code} ".startswith(f"{standard} ") for code in k.standards)]


def settings_view(desk: Desk) -> None:
    """Draws the settings; nothing is made before the button is pressed."""
    now, made = desk.draft.settings, desk.rounds
    level = st.segmented_control(
        "Task level",
        [1, 2, 3],
        default=now.level,
        format_func=lambda n: f"{n} of 3",
        key=f"set-level-{made}",
        required=True,
    )
    age = st.segmented_control(
        "Age", list(_AGES), default=now.age or "any", key=f"set-age-{made}", required=True
    )
    count = st.segmented_control(
        "Questions",
        list(_COUNTS),
        default=now.count,
        format_func=_COUNTS.__getitem__,
        key=f"set-count-{made}",
        required=True,
    )
    wanted = _wanted(now.kinds, made)
    seed = st.text_input(
        "Version (another word gives other questions where there are some)",
        value=now.seed,
        key=f"set-seed-{made}",
        max_chars=40,
    )
    if st.button("Make the exercises again", key="set-apply", type="primary"):
        if not wanted:
            st.html('<p class="problem" role="alert">Choose at least one kind of exercise.</p>')
            return
        changed = {
            "level": cast("Level", level),
            "age": _AGES[age],
            "count": count,
            "kinds": wanted,
            "seed": seed.strip(),
        }
        desk.recompose(now.model_copy(update=changed))
        st.rerun()


def _wanted(before: tuple[str, ...], made: int) -> tuple[str, ...]:
    """The kinds that are chosen, of all or of those that relate to a standard."""
    labels = standards()
    standard = st.selectbox(
        "Only kinds that relate to",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder="any standard",
        key=f"set-standard-{made}",
    )
    shown = {kind.name: kind for kind in related(standard)}
    chosen = st.pills(
        "Kinds of exercise",
        list(shown),
        selection_mode="multi",
        default=[name for name in before if name in shown] if standard is None else list(shown),
        format_func=lambda name: shown[name].title,
        key=f"set-kinds-{made}-{standard or 'all'}",
    )
    notes = ["“Relates to” is our own mapping; nobody has certified it."] if standard else []
    left = [kind.title for kind in shown.values() if kind.confidence == "teacher"]
    if left:
        notes.append(f"Keys that are yours to decide come with “all there are” only: {', '.join(left)}.")
    if notes:
        st.html(f"<p class='facts'>{escape(' '.join(notes))}</p>")
    return tuple(chosen or ())
