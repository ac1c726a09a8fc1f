"""A lesson as a folder: `article.txt`, and `lesson.toml` with what to make of it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from pydantic import Field, ValidationError

from generator.annotations.adjust import WordChange, adjust, summary
from generator.annotations.annotate import annotate
from generator.errors import LessonError
from generator.exercises.discover import find_kind
from generator.exercises.model import Age, Exercise, Level
from generator.lesson.composing import compose_from
from generator.lesson.model import Lesson
from generator.lesson.recipe import Recipe, RecipeEntry
from generator.text import read_text
from generator.text.span import Frozen

__all__ = ["LessonFile", "load_lesson"]


class LessonFile(Frozen):
    """What `lesson.toml` holds. `published` is a day or a moment, for articles that do not state it.
    `count` is how many items the exercises have in all (None: all there are).

    Each `[[word]]` adds a loaded word, changes its tier or switches it off for this lesson.
    """

    title: str = ""
    author: str | None = None
    licence: str
    published: datetime | date | str | None = None
    source: str | None = None
    invented: bool = False
    level: Level = 2
    age: Age | None = None
    seed: str = ""
    summary: str = ""
    content_note: str | None = None
    count: int | None = Field(default=None, ge=1, le=200)
    exercise: tuple[RecipeEntry, ...] = Field(min_length=1)
    word: tuple[WordChange, ...] = ()


def load_lesson(folder: str | Path) -> Lesson:
    """The lesson in *folder*: its `article.txt`, made into exercises as its `lesson.toml` says.

    Raises LessonError, with file and field, for what is missing or wrong; UnknownNameError for an unknown
    kind.
    """
    root = Path(folder)
    where = f"{root.name}/lesson.toml"
    settings = _settings(_read(root, "lesson.toml"), where)
    text = _read(root, "article.txt")
    article = read_text(text, published=settings.published) if settings.published else read_text(text)
    for number, entry in enumerate(settings.exercise, 1):
        find_kind(entry.kind, where=f"{where}: exercise {number}")
    annotations = adjust(annotate(article), settings.word)
    recipe = Recipe(entries=settings.exercise, count=settings.count)
    lesson = compose_from(annotations, recipe, seed=settings.seed, level=settings.level, age=settings.age)
    changes: dict[str, object] = {
        "exercises": tuple(_with_words(exercise, settings.word) for exercise in lesson.exercises),
        "title": settings.title or lesson.title,
        "summary": settings.summary,
        "author": settings.author,
        "licence": settings.licence,
        "source": settings.source or lesson.source,
        "invented": settings.invented,
    }
    if settings.content_note is not None:
        changes["content_note"] = settings.content_note
    return lesson.model_copy(update=changes)


def _with_words(exercise: Exercise, changes: Sequence[WordChange]) -> Exercise:
    """An exercise on wording says to the teacher which words were changed for the lesson."""
    if not changes or exercise.skill != "wording":
        return exercise
    return exercise.model_copy(update={"note": f"{exercise.note} {summary(changes)}".strip()})


def _read(root: Path, name: str) -> str:
    where = f"{root.name}/{name}"
    try:
        return (root / name).read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        remedy = "a lesson is a folder with article.txt and lesson.toml"
        raise LessonError("no such file", where=where, remedy=remedy) from error
    except UnicodeDecodeError as error:
        raise LessonError("the file is not UTF-8 text", where=where, remedy="save it as UTF-8") from error
    except OSError as error:
        raise LessonError(
            f"cannot be read ({error.strerror})", where=where, remedy="check the folder"
        ) from error


def _settings(text: str, where: str) -> LessonFile:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LessonError(
            f"not valid TOML ({error})", where=where, remedy="mend the line it names"
        ) from error
    try:
        return LessonFile.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        raise LessonError(f"{field}: {first['msg']}", where=where, remedy="mend this field") from error
