"""The quality of a lesson as a set: how sure its keys are, whom they concern, what was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from generator.annotations.annotate import annotate
from generator.exercises.likeness import are_alike, likeness
from generator.exercises.model import Choice, Hottext, Item, Match, TextEntry
from generator.exercises.rubric import faults, shown_texts
from generator.lesson.model import Lesson, Rejected
from generator.text.span import Frozen, Span

__all__ = ["ActorCount", "Quality", "Remark", "quality"]

DOES_NOT_SAY = ("no speaker", "no exact day", "no one month", "no one year", "does not say", "cannot be")
"""How options begin, or what they hold, that say that the article gives no answer."""


class ActorCount(Frozen):
    """A name: in how many questions its sentences are the proof, and beside how many core words it stands."""

    name: str
    questions: int
    loaded_words: int


class Remark(Frozen):
    """Something to look at in one question: its stem and what it is."""

    stem: str
    what: str


class Quality(Frozen):
    """Counts describe a set; whether it suits a class is the teacher's judgement.

    `positions` counts where the key stands in choices of one answer (first, second, …). `not_said` is how
    often an answer like "the article does not say" is offered, and how often it is right; `faithful` how many
    of the retellings keep what the article says, of how many.
    """

    questions: int
    parts: int
    sureness: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    positions: tuple[int, ...]
    not_said: tuple[int, int]
    faithful: tuple[int, int]
    actors: tuple[ActorCount, ...]
    remarks: tuple[Remark, ...]
    rejected: tuple[Rejected, ...]
    missing: tuple[str, ...]

    def to_text(self) -> str:
        """The page as plain text, for printing."""
        lines = [f"{self.questions} questions, {self.parts} parts with a mark"]
        lines.append("Keys: " + (", ".join(f"{count} {name}" for name, count in self.sureness) or "none"))
        lines += ["", "Kinds", *(f"  {count:3}  {name}" for name, count in self.kinds)]
        if self.positions:
            places = ", ".join(f"{count} × {'ABCDEFGH'[place]}" for place, count in enumerate(self.positions))
            lines += ["", f"Where the key stands: {places}"]
        if self.not_said[0]:
            lines.append(f"“The article does not say”: right in {self.not_said[1]} of {self.not_said[0]}")
        if self.faithful[1]:
            lines.append(f"Faithful retellings: {self.faithful[0]} of {self.faithful[1]}")
        if self.actors:
            lines += ["", "Names in the proofs (questions; loaded words in the same sentence)"]
            lines += [f"  {actor.questions:3}  {actor.loaded_words:3}  {actor.name}" for actor in self.actors]
            lines.append("  Counts describe the article; equal counts are not the same as fairness.")
        for title, found in (
            ("Please look at", [f"{remark.what}: {remark.stem}" for remark in self.remarks]),
            ("Not let out", [_refusal(entry) for entry in self.rejected]),
            ("Missing", list(self.missing)),
        ):
            if found:
                lines += ["", title, *(f"  - {line}" for line in found)]
        return "\n".join(lines) + "\n"


def _refusal(entry: Rejected) -> str:
    why = "; ".join(f"{fault.criterion} {fault.what}" for fault in entry.faults)
    return f"{entry.kind}: {why}: {entry.stem}"


def quality(lesson: Lesson) -> Quality:
    """What can be counted about *lesson* as a set of questions.

    >>> from generator import RecipeEntry, compose, read_text
    >>> article = read_text("Lamps lit\\n\\nWorkers fixed 1,50,000 lamps along the canal.")
    >>> found = quality(compose(article, [RecipeEntry(kind="number-systems")]))
    >>> found.questions, found.sureness
    (1, (('certain', 1),))
    """
    items = [
        (exercise, item)
        for exercise in lesson.exercises
        for item in exercise.items
        if item.interaction.kind != "extended-text"
    ]
    asked = [item for _, item in items]
    sure = Counter(item.sureness for item in asked)
    told = [
        item for item in asked if item.rule_id.startswith("retelling.") and item.interaction.kind == "choice"
    ]
    offered = list(_not_said(asked))
    return Quality(
        questions=len(asked),
        parts=sum(len(item.interaction.rows) if isinstance(item.interaction, Match) else 1 for item in asked),
        sureness=tuple((name, sure[name]) for name in ("certain", "likely", "teacher") if sure[name]),
        kinds=tuple(Counter(exercise.title for exercise, _ in items).items()),
        positions=_positions(asked),
        not_said=(len(offered), sum(offered)),
        faithful=(sum(item.rule_id == "retelling.kept" for item in told), len(told)),
        actors=_actors(lesson, asked),
        remarks=tuple(_remarks(lesson, asked)),
        rejected=lesson.rejected,
        missing=tuple(f"{short.kind}: {short.what}" for short in lesson.shortfalls),
    )


def _positions(items: Iterable[Item]) -> tuple[int, ...]:
    places = Counter(
        next(
            place
            for place, option in enumerate(item.interaction.options)
            if option.id in item.interaction.key
        )
        for item in items
        if isinstance(item.interaction, Choice) and len(item.interaction.key) == 1
    )
    return tuple(places[place] for place in range(max(places, default=-1) + 1))


def _says_nothing(text: str) -> bool:
    return any(mark in text.casefold() for mark in DOES_NOT_SAY)


def _not_said(items: Iterable[Item]) -> Iterator[bool]:
    """For each part where "the article does not say" is offered, whether it is right."""
    for item in items:
        match item.interaction:
            case Choice(options=options, key=key):
                silent = {option.id for option in options if _says_nothing(option.text)}
                if silent:
                    yield bool(silent & set(key))
            case Match(rows=rows, targets=targets):
                silent = {target.id for target in targets if _says_nothing(target.text)}
                if silent:
                    yield from (row.key in silent for row in rows)
            case _:
                continue


def _actors(lesson: Lesson, items: Iterable[Item]) -> tuple[ActorCount, ...]:
    annotations = annotate(lesson.article)
    in_questions: Counter[str] = Counter()
    beside_loaded: Counter[str] = Counter()
    for item in items:
        found: set[str] = set()
        for span in _proofs(item):
            sentence = lesson.article.sentence_at(span.start)
            if sentence is None:
                continue
            names = {
                name.canonical
                for name in annotations.names_at(sentence.span)
                if name.kind in ("person", "organisation", "place") and sentence.span.contains(name.span)
            }
            found |= names
            if isinstance(item.interaction, Hottext):
                beside_loaded.update(names)
        in_questions.update(found)
    order = sorted(in_questions, key=lambda name: (-in_questions[name], name))
    return tuple(
        ActorCount(name=name, questions=in_questions[name], loaded_words=beside_loaded[name])
        for name in order[:12]
    )


def _proofs(item: Item) -> Iterator[Span]:
    if isinstance(item.interaction, Hottext):
        yield from (token.span for token in item.interaction.zone("core"))
    else:
        yield from item.evidence


def _remarks(lesson: Lesson, items: list[Item]) -> Iterator[Remark]:
    """What the review by code saw but does not reject, keys that another question shows, and twins."""
    for item in items:
        for fault in faults(item, lesson.article, age=lesson.age):
            if not fault.rejects:
                yield Remark(stem=item.stem, what=f"{fault.criterion} {fault.what}")
    for item in items:
        if isinstance(item.interaction, TextEntry) and item.interaction.shown not in lesson.article.text:
            answer = item.interaction.shown
            others = (text for other in items if other.id != item.id for text in shown_texts(other))
            if answer not in item.stem and any(answer in text for text in others):
                yield Remark(stem=item.stem, what="another question shows the answer")
    for (one, first), (_, second) in combinations([(item, likeness(item)) for item in items], 2):
        if are_alike(first, second):
            yield Remark(stem=one.stem, what="another question asks nearly the same")
