"""A teacher's draft of a lesson: what was accepted, rejected, reworded, swapped; every step can be undone."""

from __future__ import annotations

from collections.abc import Iterable

from generator.annotations.adjust import WordChange, adjust
from generator.annotations.model import AnnotationSet
from generator.app.correct import correct, quiet
from generator.app.corrections import Correction
from generator.app.proof import DraftError, proved
from generator.exercises.feedback import lint
from generator.exercises.model import Age, Exercise, Item, Level, Match
from generator.exercises.rubric import faults
from generator.lesson import DEFAULT_RECIPE, Lesson, Recipe, RecipeEntry, compose_from
from generator.text.span import Frozen

__all__ = [
    "Draft",
    "DraftError",
    "Settings",
    "accept",
    "begin",
    "drop_row",
    "prove",
    "queue",
    "read",
    "recompose",
    "reject",
    "reword",
    "swap",
]

MAX_STEM = 400
_SWAPS = 12
_ALL = 40  # as many questions as a recipe may ask for


class Settings(Frozen):
    """What the teacher asks for. `count` is the number of questions; None: all there are, those that wait for
    the teacher's look too.
    """

    level: Level = 2
    age: Age | None = None
    count: int | None = DEFAULT_RECIPE.count
    kinds: tuple[str, ...] = tuple(entry.kind for entry in DEFAULT_RECIPE.entries)
    words: tuple[WordChange, ...] = ()
    facts: tuple[Correction, ...] = ()
    seed: str = ""

    def with_fact(self, fact: Correction) -> Settings:
        """With *fact*, in the place of what was said of the same words before."""
        others = (f for f in self.facts if (f.what, f.words) != (fact.what, fact.words))
        return self.model_copy(update={"facts": (*others, fact)})

    def without_fact(self, fact: Correction) -> Settings:
        """With what was read there in the place of *fact*."""
        return self.model_copy(update={"facts": tuple(f for f in self.facts if f != fact)})


class Edit(Frozen):
    """An item as it was made, and as the teacher changed it."""

    made: Item
    changed: Item


class Draft(Frozen):
    """A lesson under review. `accepted` and `rejected` hold item ids; `edits` outlive making anew."""

    settings: Settings
    lesson: Lesson
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    edits: tuple[Edit, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in order."""
        return tuple(item for exercise in self.lesson.exercises for item in exercise.items)


def begin(annotations: AnnotationSet, settings: Settings) -> Draft:
    """The first draft of a lesson."""
    return Draft(settings=settings, lesson=_compose(annotations, settings, settings.seed))


def _compose(annotations: AnnotationSet, settings: Settings, seed: str) -> Lesson:
    usual = {entry.kind: entry for entry in DEFAULT_RECIPE.entries}
    entries = (usual.get(kind) or RecipeEntry(kind=kind) for kind in settings.kinds)
    recipe = Recipe(entries=tuple(entries), count=settings.count)
    found = read(annotations, settings)
    as_usual = None if recipe == DEFAULT_RECIPE else recipe
    lesson = compose_from(found, as_usual, seed=seed, level=settings.level, age=settings.age)
    return quiet(lesson, found, settings.facts)


def read(annotations: AnnotationSet, settings: Settings) -> AnnotationSet:
    """What was found, with the words and the facts of the teacher."""
    return correct(adjust(annotations, settings.words), settings.facts)


def recompose(draft: Draft, annotations: AnnotationSet, settings: Settings) -> Draft:
    """The draft made anew with other settings; what was rejected stays out. What was changed by hand and what
    was accepted stay so where they are made again just as they were.
    """
    kept = _without(_compose(annotations, settings, settings.seed), draft.rejected)
    for edit in draft.edits:
        if any(item == edit.made for exercise in kept.exercises for item in exercise.items):
            kept = _with(kept, edit.made, edit.changed)
    same = set(draft.items)
    ids = {item.id for exercise in kept.exercises for item in exercise.items if item in same}
    return draft.model_copy(update={"settings": settings, "lesson": kept, "accepted": draft.accepted & ids})


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


def _with(lesson: Lesson, old: Item, new: Item) -> Lesson:
    exercises = tuple(
        exercise.model_copy(
            update={"items": tuple(new if item.id == old.id else item for item in exercise.items)}
        )
        for exercise in lesson.exercises
    )
    return lesson.model_copy(update={"exercises": exercises})


def _edited(draft: Draft, old: Item, changed: Item) -> Draft:
    """The draft with *old* changed by hand; DraftError where it would not be let out so."""
    new = Item.model_validate(changed.model_dump())
    for fault in faults(new, draft.lesson.article, age=draft.settings.age):
        if fault.rejects:
            raise DraftError(f"the question cannot stand so: {fault.what}", remedy="change it otherwise")
    before = next((edit for edit in draft.edits if edit.changed == old), None)
    others = tuple(edit for edit in draft.edits if edit is not before)
    return draft.model_copy(
        update={
            "lesson": _with(draft.lesson, old, new),
            "accepted": draft.accepted - {old.id},
            "edits": (*others, Edit(made=before.made if before else old, changed=new)),
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
    return accept(_edited(draft, item, item.model_copy(update={"stem": new})), item)


def drop_row(draft: Draft, item: Item, row: str) -> Draft:
    """*item* without one of its rows; a match keeps two rows at least."""
    if not isinstance(item.interaction, Match) or len(item.interaction.rows) <= 2:
        raise DraftError("at least two rows have to stay", remedy="reject the whole question instead")
    rows = tuple(kept for kept in item.interaction.rows if kept.id != row)
    interaction = item.interaction.model_copy(update={"rows": rows})
    own = tuple(span for kept in rows for span in kept.evidence)
    changed = {"interaction": interaction, "evidence": own or item.evidence}
    return _edited(draft, item, item.model_copy(update=changed))


def prove(draft: Draft, annotations: AnnotationSet, item: Item, words: str, part: str | None = None) -> Draft:
    """*item*, or its row or card *part*, with other words of the article as its proof, a stretch a line;
    DraftError where they do not stand in the text, or do not show what the proof has to show.
    """
    found = read(annotations, draft.settings)
    return _edited(draft, item, proved(found, item, words, part))


def swap(draft: Draft, annotations: AnnotationSet, item: Item) -> Draft:
    """Another item of the same kind in the place of *item*; DraftError where the article gives no other."""
    kind = next(exercise.kind for exercise in draft.lesson.exercises if item in exercise.items)
    there = {other.id for exercise in draft.lesson.exercises for other in exercise.items}
    out = draft.rejected | {item.id}
    found = read(annotations, draft.settings)
    for number, count in ((0, _ALL), *((number, None) for number in range(1, _SWAPS + 1))):
        seed = f"{draft.settings.seed}swap{number}" if number else draft.settings.seed
        recipe = [RecipeEntry(kind=kind, count=count)]
        settings = draft.settings
        made = compose_from(found, recipe, seed=seed, level=settings.level, age=settings.age)
        for exercise in quiet(made, found, settings.facts).exercises:
            for candidate in exercise.items:
                if candidate.id not in there | out:
                    lesson = _with(draft.lesson, item, candidate)
                    accepted = draft.accepted - {item.id}
                    return draft.model_copy(update={"lesson": lesson, "accepted": accepted, "rejected": out})
    raise DraftError("the article gives no other question of this kind", remedy="reject it, or keep it")
