"""A teacher's draft of a lesson: what was accepted, rejected, reworded, swapped; every step can be undone."""

from __future__ import annotations

from collections.abc import Iterable

from generator.annotations.adjust import WordChange, adjust
from generator.annotations.model import AnnotationSet
from generator.errors import GeneratorError
from generator.exercises.feedback import lint
from generator.exercises.model import Age, Exercise, Item, Level, Match
from generator.lesson import DEFAULT_RECIPE, Lesson, RecipeEntry, compose_from
from generator.text.span import Frozen

__all__ = [
    "Draft",
    "DraftError",
    "Settings",
    "accept",
    "begin",
    "drop_row",
    "queue",
    "recompose",
    "reject",
    "reword",
    "swap",
]

MAX_STEM = 400
_SWAPS = 12
_ALL = 40  # as many questions as a recipe may ask for


class DraftError(GeneratorError, ValueError):
    """A change to a draft that cannot be made."""


class Settings(Frozen):
    """What the teacher asks for."""

    level: Level = 2
    age: Age | None = None
    kinds: tuple[str, ...] = tuple(entry.kind for entry in DEFAULT_RECIPE.entries)
    words: tuple[WordChange, ...] = ()
    seed: str = ""


class Draft(Frozen):
    """A lesson under review. `accepted` and `rejected` hold item ids."""

    settings: Settings
    lesson: Lesson
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()


def begin(annotations: AnnotationSet, settings: Settings) -> Draft:
    """The first draft of a lesson."""
    return Draft(settings=settings, lesson=_compose(annotations, settings, settings.seed))


def _compose(annotations: AnnotationSet, settings: Settings, seed: str) -> Lesson:
    usual = settings.kinds == tuple(entry.kind for entry in DEFAULT_RECIPE.entries)
    recipe = DEFAULT_RECIPE if usual else [RecipeEntry(kind=kind) for kind in settings.kinds]
    changed = adjust(annotations, settings.words)
    return compose_from(changed, recipe, seed=seed, level=settings.level, age=settings.age)


def recompose(draft: Draft, annotations: AnnotationSet, settings: Settings) -> Draft:
    """The draft made anew with other settings; what was rejected stays out, what was accepted stays
    accepted.
    """
    lesson = _compose(annotations, settings, settings.seed)
    kept = _without(lesson, draft.rejected)
    ids = {item.id for exercise in kept.exercises for item in exercise.items}
    return Draft(settings=settings, lesson=kept, accepted=draft.accepted & ids, rejected=draft.rejected)


def _without(lesson: Lesson, ids: Iterable[str]) -> Lesson:
    gone = set(ids)
    exercises = []
    for exercise in lesson.exercises:
        items = tuple(item for item in exercise.items if item.id not in gone)
        if items:
            exercises.append(exercise.model_copy(update={"items": items}))
    return lesson.model_copy(update={"exercises": tuple(exercises)})


def queue(draft: Draft) -> list[tuple[Exercise, Item]]:
    """All items, those first that a person should look at: yours to decide, likely, certain."""
    order = {"teacher": 0, "likely": 1, "certain": 2}
    pairs = [(exercise, item) for exercise in draft.lesson.exercises for item in exercise.items]
    return sorted(pairs, key=lambda pair: order[pair[1].confidence])


def accept(draft: Draft, item: Item) -> Draft:
    """*item* is good as it is."""
    return draft.model_copy(update={"accepted": draft.accepted | {item.id}})


def reject(draft: Draft, item: Item) -> Draft:
    """*item* is left out, now and when the lesson is made anew."""
    rejected = draft.rejected | {item.id}
    return draft.model_copy(
        update={
            "rejected": rejected,
            "accepted": draft.accepted - {item.id},
            "lesson": _without(draft.lesson, rejected),
        }
    )


def _replace(draft: Draft, old: Item, new: Item, *, rejected: frozenset[str]) -> Draft:
    exercises = tuple(
        exercise.model_copy(
            update={"items": tuple(new if item.id == old.id else item for item in exercise.items)}
        )
        for exercise in draft.lesson.exercises
    )
    return draft.model_copy(
        update={
            "lesson": draft.lesson.model_copy(update={"exercises": exercises}),
            "accepted": draft.accepted - {old.id},
            "rejected": rejected,
        }
    )


def reword(draft: Draft, item: Item, stem: str) -> Draft:
    """*item* with another question text, checked as the program's own are; DraftError where it cannot
    stand.
    """
    new = " ".join(stem.split())
    if not new or len(new) > MAX_STEM:
        raise DraftError(f"a question has 1 to {MAX_STEM} characters", remedy="write a shorter one")
    if judging := lint(new):
        raise DraftError(
            f"the question judges: {', '.join(judging)}",
            remedy="say what the wording does, or put words of the article in “…”",
        )
    changed = Item.model_validate(item.model_copy(update={"stem": new}).model_dump())
    return accept(_replace(draft, item, changed, rejected=draft.rejected), changed)


def drop_row(draft: Draft, item: Item, row: str) -> Draft:
    """*item* without one of its rows; a match keeps two rows at least."""
    if not isinstance(item.interaction, Match) or len(item.interaction.rows) <= 2:
        raise DraftError("at least two rows have to stay", remedy="reject the whole question instead")
    rows = tuple(kept for kept in item.interaction.rows if kept.id != row)
    interaction = item.interaction.model_copy(update={"rows": rows})
    own = tuple(span for kept in rows for span in kept.evidence)
    changed = item.model_copy(update={"interaction": interaction, "evidence": own or item.evidence})
    return _replace(draft, item, Item.model_validate(changed.model_dump()), rejected=draft.rejected)


def swap(draft: Draft, annotations: AnnotationSet, item: Item) -> Draft:
    """Another item of the same kind in the place of *item*; DraftError where the article gives no other."""
    kind = next(exercise.kind for exercise in draft.lesson.exercises if item in exercise.items)
    there = {other.id for exercise in draft.lesson.exercises for other in exercise.items}
    out = draft.rejected | {item.id}
    changed = adjust(annotations, draft.settings.words)
    for number, count in ((0, _ALL), *((number, None) for number in range(1, _SWAPS + 1))):
        seed = f"{draft.settings.seed}swap{number}" if number else draft.settings.seed
        recipe = [RecipeEntry(kind=kind, count=count)]
        settings = draft.settings
        made = compose_from(changed, recipe, seed=seed, level=settings.level, age=settings.age)
        for exercise in made.exercises:
            for candidate in exercise.items:
                if candidate.id not in there | out:
                    return _replace(draft, item, candidate, rejected=out)
    raise DraftError("the article gives no other question of this kind", remedy="reject it, or keep it")
