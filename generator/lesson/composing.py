"""From an article to a lesson: the kinds make, the review lets out, the recipe chooses."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.exercises.choosing import choose, is_full
from generator.exercises.clashes import clashes
from generator.exercises.discover import find_kind
from generator.exercises.gravity import content_note, needs_a_teacher, shows_harm
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Age, Exercise, ExtendedText, Level, Shortfall
from generator.exercises.rubric import faults, shown_texts
from generator.lesson.model import Lesson, Rejected
from generator.lesson.recipe import DEFAULT_RECIPE, Recipe, RecipeEntry
from generator.text.article import Article

__all__ = ["compose", "compose_from"]


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
        if entry.count is not None and not usual and found < entry.count:
            what = f"the article gives fewer {kind.counts} than were asked for"
            shortfalls.append(Shortfall(kind=kind.name, what=what, wanted=entry.count, found=found))
    rejected: list[Rejected] = []
    exercises = _passed(exercises, recipe.count, seed, annotations.article, age, rejected)
    if recipe.count is not None:
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
        rejected=tuple(rejected),
        content_note=content_note(article),
        licence=article.licence,
        source=article.source,
    )


def _passed(
    exercises: list[Exercise],
    count: int | None,
    seed: str,
    article: Article,
    age: Age | None,
    rejected: list[Rejected],
) -> list[Exercise]:
    """The exercises, *count* items chosen of them, without what fails a gate; that is added to *rejected*.

    Of two chosen items of which one shows the other's answer one is exchanged: for another of its kind, else
    for one of another kind, as long as the number stays.
    """
    borne: set[tuple[str, bool]] = set()
    sound: set[str] = set()
    known: dict[str, tuple[str, str]] = {}
    while True:
        chosen = exercises if count is None else choose(exercises, count, seed)
        failed: set[str] = set()
        for exercise in chosen:
            for item in exercise.items:
                if item.id in sound:
                    continue
                sound.add(item.id)
                gates = tuple(fault for fault in faults(item, article, age=age) if fault.rejects)
                if gates:
                    failed.add(item.id)
                    rejected.append(Rejected(kind=exercise.kind, stem=item.stem, faults=gates))
        if failed:
            exercises = _without(exercises, failed)
            continue
        pairs = [] if count is None else clashes(chosen, article, known)
        ways = ((one, alike) for pair in pairs for alike in (True, False) for one in reversed(pair))
        way = next((way for way in ways if way not in borne), None)
        if count is None or way is None:
            return chosen
        left = _without(exercises, {way[0]})
        sizes, others = _sizes(chosen), _sizes(choose(left, count, seed))
        if others == sizes or (not way[1] and sum(others.values()) == sum(sizes.values())):
            exercises = left
        else:
            borne.add(way)


def _without(exercises: list[Exercise], ids: set[str]) -> list[Exercise]:
    left = (
        exercise.model_copy(update={"items": tuple(item for item in exercise.items if item.id not in ids)})
        if any(item.id in ids for item in exercise.items)
        else exercise
        for exercise in exercises
    )
    return [exercise for exercise in left if exercise.items]


def _sizes(exercises: list[Exercise]) -> dict[str, int]:
    return {exercise.kind: len(exercise.items) for exercise in exercises}


def _with_held_items(exercise: Exercise, *, every: bool) -> Exercise:
    """The exercise with its items that show harm waiting for a teacher's look; with *every*, all of them."""
    held = [
        every or (not isinstance(item.interaction, ExtendedText) and any(map(shows_harm, shown_texts(item))))
        for item in exercise.items
    ]
    if not any(held):
        return exercise
    items = tuple(
        item.model_copy(update={"confidence": "teacher"}) if hold else item
        for item, hold in zip(exercise.items, held, strict=True)
    )
    return exercise.model_copy(update={"items": items})


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
