"""A lesson: an article and the exercises made from it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import assert_never

from pydantic import Field, ValidationError

from generator.annotations.adjust import WordChange, adjust, summary
from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.errors import LessonError
from generator.exercises.choosing import choose, is_full
from generator.exercises.discover import find_kind
from generator.exercises.gravity import content_note, needs_a_teacher, shows_harm
from generator.exercises.kind import Kind, Request
from generator.exercises.model import (
    Age,
    Choice,
    Exercise,
    ExtendedText,
    Hottext,
    Item,
    Level,
    Match,
    Order,
    Shortfall,
    TextEntry,
)
from generator.text import read_text
from generator.text.article import Article
from generator.text.span import Frozen

__all__ = [
    "DEFAULT_RECIPE",
    "Lesson",
    "LessonFile",
    "Recipe",
    "RecipeEntry",
    "compose",
    "compose_from",
    "key_of",
    "load_lesson",
]

LESSON_SCHEMA = "copydesk-lesson/1"


class RecipeEntry(Frozen):
    """One exercise wanted: its kind, and how many questions, rows or cards (None: the usual number).

    With *besides*, its items are not counted among those of the recipe.
    """

    kind: str
    count: int | None = Field(default=None, ge=1, le=40)
    besides: bool = False


class Recipe(Frozen):
    """What a lesson is made of: kinds in order of worth, and how many items in all (None: all there are).

    With a *count*, items are taken two from each kind first, then more, and items that wait for a teacher's
    look are left out.
    """

    entries: tuple[RecipeEntry, ...] = Field(min_length=1)
    count: int | None = Field(default=None, ge=1, le=200)


DEFAULT_RECIPE = Recipe(
    entries=(
        *(
            RecipeEntry(kind=name)
            for name in (
                "who-said-it",
                "whose-words",
                "number-systems",
                "resolve-date",
                "timeline",
                "mark-loaded-wording",
                "headline-body",
                "spot-the-distortion",
                "no-source-named",
                "hedge-bounds",
                "words-in-context",
                "attribution-chain",
                "reporting-verbs",
                "conditions",
                "convert-time",
                "told-order",
                "voice-ledger",
                "provenance",
            )
        ),
        RecipeEntry(kind="leave-the-page", besides=True),
    ),
    count=10,
)
"""What a lesson holds when nothing else is asked. A new kind does not enter it by itself."""


class Lesson(Frozen):
    """An article with its exercises; `shortfalls` say what could not be made, and why.

    `content_note` is to be shown before the text, "" where none is needed.
    """

    schema_version: str = LESSON_SCHEMA
    title: str
    article: Article
    level: Level
    age: Age | None = None
    seed: str = ""
    exercises: tuple[Exercise, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    content_note: str = ""
    summary: str = ""
    author: str | None = None
    licence: str | None = None
    source: str | None = None
    invented: bool = False

    def to_json(self) -> str:
        """The lesson as JSON, the same bytes everywhere; read back with ``Lesson.model_validate_json``."""
        return self.model_dump_json(indent=1) + "\n"

    def key(self) -> str:
        """What the lesson asks and what is right, as short JSON: the `expected.json` of a lesson folder.

        A change in it is a change of content, to be read as a teacher would. To freeze a lesson anew, write
        this text into its `expected.json`.
        """
        asked = {
            "content_note": self.content_note,
            "exercises": [
                {
                    "kind": exercise.kind,
                    "items": [
                        {"id": item.id, "stem": item.stem, "key": list(key_of(item))}
                        for item in exercise.items
                    ],
                }
                for exercise in self.exercises
            ],
            "shortfalls": [
                {"kind": shortfall.kind, "wanted": shortfall.wanted, "found": shortfall.found}
                for shortfall in self.shortfalls
            ],
        }
        return json.dumps(asked, ensure_ascii=False, indent=1) + "\n"


def key_of(item: Item) -> tuple[str, ...]:
    """The key of *item* in words, a line for each part.

    >>> from generator import read_text
    >>> lesson = compose(read_text("Lamps lit\\n\\nWorkers fixed 1,50,000 lamps along the canal."))
    >>> key_of(lesson.exercises[0].items[0])
    ('150,000',)
    """
    match item.interaction:
        case Choice(options=options, key=key):
            return tuple(option.text for option in options if option.id in key)
        case TextEntry(shown=shown):
            return (shown,)
        case Hottext() as hottext:
            core = ", ".join(token.span.text for token in hottext.zone("core"))
            arguable = ", ".join(token.span.text for token in hottext.zone("acceptable"))
            return (hottext.passage.text, f"loaded: {core}", f"arguable: {arguable}")
        case Match(rows=rows, targets=targets):
            names = {target.id: target.text for target in targets}
            return tuple(f"{row.text} → {names[row.key]}" for row in rows)
        case Order() as order:
            texts = {card.id: f"{card.text} ({card.when})" for card in order.cards}
            return tuple(texts[card] for card in order.solution())
        case ExtendedText():
            return ()
        case _ as never:
            assert_never(never)


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


def compose(
    article: Article,
    recipe: Recipe | Sequence[RecipeEntry] | None = None,
    *,
    seed: str = "",
    level: Level = 2,
    age: Age | None = None,
) -> Lesson:
    """The lesson made from *article*; pure. Without a recipe, DEFAULT_RECIPE, where it suits the *age*.

    *seed* only changes which material is taken and the order in which it is shown: another seed gives a
    parallel form. Raises UnknownNameError for a kind that does not exist; too little material is no error
    but a Shortfall.

    >>> from generator import read_text
    >>> lesson = compose(read_text("Rain stops play\\n\\nThe match was stopped on Sunday."))
    >>> lesson.title, {shortfall.kind for shortfall in lesson.shortfalls} >= {"number-systems"}
    ('Rain stops play', True)
    """
    return compose_from(annotate(article), recipe, seed=seed, level=level, age=age)


def compose_from(
    annotations: AnnotationSet,
    recipe: Recipe | Sequence[RecipeEntry] | None = None,
    *,
    seed: str = "",
    level: Level = 2,
    age: Age | None = None,
) -> Lesson:
    """As `compose`, from an article that is annotated already (and perhaps corrected by a person)."""
    article = annotations.article
    usual = recipe is None
    if recipe is None:
        recipe = DEFAULT_RECIPE
    elif not isinstance(recipe, Recipe):
        recipe = Recipe(entries=tuple(recipe))
    exercises: list[Exercise] = []
    besides: list[Exercise] = []
    shortfalls: list[Shortfall] = []
    grave = needs_a_teacher(article)
    for entry in recipe.entries:
        kind = find_kind(entry.kind)
        if usual and recipe.count is not None and not entry.besides and is_full(exercises, recipe.count):
            continue
        if not kind.suits(age):
            if not usual:
                shortfalls.append(_too_young(kind, entry, age))
            continue
        made = kind.make(annotations, Request(level=level, count=entry.count, seed=seed, age=age))
        if isinstance(made, Shortfall):
            shortfalls.append(made)
            continue
        made = _with_held_items(made, every=grave)
        (besides if entry.besides else exercises).append(made)
        found = _size(kind, made)
        if entry.count is not None and found < entry.count:
            what = f"the article gives fewer {kind.counts} than were asked for"
            shortfalls.append(Shortfall(kind=kind.name, what=what, wanted=entry.count, found=found))
    if recipe.count is not None:
        exercises = choose(exercises, recipe.count, seed)
        found = sum(len(exercise.items) for exercise in exercises)
        if found >= recipe.count:
            shortfalls = [short for short in shortfalls if not usual]
        else:
            what = f"the article gives {found} sure questions; the lines for each kind say what it lacks"
            if grave:
                what = (
                    "the article speaks of sexual violence or of harm to a child: its questions wait for a "
                    "teacher, and come where no number is asked for"
                )
            shortfalls.insert(0, Shortfall(kind="lesson", what=what, wanted=recipe.count, found=found))
    return Lesson(
        title=" ".join(article.headline.text.split()) if article.headline else "",
        article=article,
        level=level,
        age=age,
        seed=seed,
        exercises=(*exercises, *besides),
        shortfalls=tuple(shortfalls),
        content_note=content_note(article),
        licence=article.licence,
        source=article.source,
    )


def _with_held_items(exercise: Exercise, *, every: bool) -> Exercise:
    """The exercise with its items that show harm waiting for a teacher's look; with *every*, all of them."""
    held = [
        every or (not isinstance(item.interaction, ExtendedText) and any(map(shows_harm, _shown(item))))
        for item in exercise.items
    ]
    if not any(held):
        return exercise
    items = tuple(
        item.model_copy(update={"confidence": "teacher"}) if hold else item
        for item, hold in zip(exercise.items, held, strict=True)
    )
    return exercise.model_copy(update={"items": items})


def _shown(item: Item) -> Iterator[str]:
    """What a learner reads in *item*."""
    yield item.stem
    if item.context is not None:
        yield item.context.text
    match item.interaction:
        case Choice(options=options):
            yield from (option.text for option in options)
        case Hottext(passage=passage):
            yield passage.text
        case Match(rows=rows):
            yield from (row.text for row in rows)
        case Order(cards=cards):
            yield from (card.text for card in cards)
        case TextEntry() | ExtendedText():
            pass
        case _ as never:
            assert_never(never)


def _too_young(kind: Kind, entry: RecipeEntry, age: Age | None) -> Shortfall:
    what = f"this kind is meant for {' and '.join(kind.ages)}, not for {age}"
    return Shortfall(kind=kind.name, what=what, wanted=entry.count or 1, found=0)


def _size(kind: Kind, exercise: Exercise) -> int:
    if kind.counts == "questions":
        return len(exercise.items)
    return sum(
        len(item.interaction.rows if item.interaction.kind == "match" else item.interaction.cards)
        for item in exercise.items
        if item.interaction.kind in ("match", "order")
    )


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
