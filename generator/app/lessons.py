"""The lessons that come with the program, and lesson folders beside them."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from generator.lesson import Lesson, load_lesson

__all__ = ["built_in", "lesson_folder"]


def lesson_folder() -> Path:
    """The folder of lessons: COPYDESK_LESSONS where set, else `lessons/` beside the package."""
    return Path(os.environ.get("COPYDESK_LESSONS") or Path(__file__).parents[2] / "lessons")


@st.cache_resource(show_spinner=False)
def built_in() -> dict[str, Lesson]:
    """Every lesson in the folder, by its slug, in the order of their titles."""
    found = {
        path.parent.name: load_lesson(path.parent) for path in sorted(lesson_folder().glob("*/lesson.toml"))
    }
    return dict(sorted(found.items(), key=lambda entry: (entry[1].title, entry[0])))
