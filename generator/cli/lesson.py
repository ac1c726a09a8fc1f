"""``lesson``: the exercises of an article; and how every command comes by a lesson."""

from __future__ import annotations

import argparse
from pathlib import Path

from pydantic import ValidationError

from generator.cli.streams import BadArgumentError, article_of, say, write_text
from generator.errors import LessonError
from generator.lesson import DEFAULT_RECIPE, Lesson, Recipe, RecipeEntry, compose, load_lesson

__all__ = ["lesson_of", "run"]

_CHOICES = ("level", "age", "seed", "kinds", "count", "published", "zone")


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk lesson``."""
    write_text(lesson_of(arguments.lesson, arguments).to_json(), arguments.output)
    return 0


def lesson_of(name: str, arguments: argparse.Namespace) -> Lesson:
    """The lesson *name*: a folder, a lesson's JSON, or an article to make one of ("-": from stdin).

    What could not be made goes to stderr.
    """
    path = Path(name)
    if name != "-" and (path.is_dir() or path.suffix == ".json"):
        given = [f"--{choice}" for choice in _CHOICES if getattr(arguments, choice) is not None]
        if given:
            raise BadArgumentError(
                f"{', '.join(given)}: a finished lesson has that already",
                where=name,
                remedy="leave it out, or name the article itself",
            )
        lesson = load_lesson(path) if path.is_dir() else _stored(path)
    else:
        lesson = compose(
            article_of(name, arguments),
            _recipe(arguments),
            seed=arguments.seed or "",
            level=arguments.level or 2,
            age=arguments.age,
        )
    for short in lesson.shortfalls:
        say(f"copydesk: {name}: {short.kind}: {short.what} (wanted {short.wanted}, found {short.found})")
    return lesson


def _recipe(arguments: argparse.Namespace) -> Recipe | tuple[RecipeEntry, ...] | None:
    count: int | None = arguments.count
    if count is not None and not 1 <= count <= 40:
        raise BadArgumentError(f"--count {count}", remedy="ask for 1 to 40")
    if arguments.kinds is None:
        return None if count is None else DEFAULT_RECIPE.model_copy(update={"count": count})
    names = [name.strip() for name in arguments.kinds.split(",") if name.strip()]
    if not names:
        raise BadArgumentError("--kinds names none", remedy="see `copydesk kinds`")
    return tuple(RecipeEntry(kind=name, count=count) for name in names)


def _stored(path: Path) -> Lesson:
    try:
        return Lesson.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise LessonError(
            f"not a lesson ({field + ': ' if field else ''}{first['msg']})",
            where=str(path),
            remedy="make it with `copydesk lesson`",
        ) from error
