"""The lessons that come with the program, and those that a teacher saved on this server."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import streamlit as st
from pydantic import ValidationError

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.errors import GeneratorError, LessonError
from generator.lesson import Lesson, load_lesson
from generator.text.article import Article

__all__ = ["annotated", "built_in", "data_folder", "lesson_folder", "read_folder", "save_lesson"]


def lesson_folder() -> Path:
    """The folder of lessons: COPYDESK_LESSONS where set, else `lessons/` beside the package."""
    return Path(os.environ.get("COPYDESK_LESSONS") or Path(__file__).parents[2] / "lessons")


def data_folder() -> Path:
    """Where this server keeps what it is given: COPYDESK_DATA where set, else `var/` here."""
    return Path(os.environ.get("COPYDESK_DATA") or "var").absolute()


def read_folder(folder: Path) -> Lesson:
    """The lesson in *folder*: as it was reviewed, where it has `reviewed.json`; else as its recipe
    makes it.
    """
    reviewed = folder / "reviewed.json"
    if not reviewed.is_file():
        return load_lesson(folder)
    try:
        return Lesson.model_validate_json(reviewed.read_bytes())
    except (ValidationError, OSError) as error:
        where = f"{folder.name}/reviewed.json"
        remedy = "delete the file to make the lesson anew from its recipe"
        raise LessonError("this is not a lesson as saved", where=where, remedy=remedy) from error


@st.cache_resource(show_spinner=False)
def built_in() -> dict[str, Lesson]:
    """Every lesson, by its slug, in the order of titles; one that cannot be read is named and left out."""
    folders = [path.parent for path in sorted(lesson_folder().glob("*/lesson.toml"))]
    folders += [path.parent for path in sorted((data_folder() / "lessons").glob("*/lesson.toml"))]
    found: dict[str, Lesson] = {}
    for folder in folders:
        try:
            found.setdefault(folder.name, read_folder(folder))
        except GeneratorError as error:
            print(f"  Left out: {error}", file=sys.stderr, flush=True)
    return dict(sorted(found.items(), key=lambda entry: (entry[1].title, entry[0])))


@st.cache_resource(show_spinner=False, max_entries=50)
def annotated(_article: Article, text_id: str, day: str) -> AnnotationSet:
    """Everything found in the article, made once."""
    return annotate(_article)


def save_lesson(name: str, files: dict[str, str]) -> str:
    """Writes a lesson folder into this server's data, under *name* or a numbered name, and returns the
    name.
    """
    taken, number, free = set(built_in()), 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    folder = data_folder() / "lessons" / free
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        (folder / file).write_text(content, "utf-8", newline="")
    built_in.clear()
    return free
