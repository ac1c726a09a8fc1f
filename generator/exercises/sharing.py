"""Which sentences "Who said it?" asks about, so that "Whose words?" asks about others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, shuffled
from generator.exercises.clauses import trimmed
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Request
from generator.exercises.narration import narrated_clauses
from generator.exercises.rivals import rival_names, without_doubles
from generator.exercises.roles import is_nameless
from generator.exercises.somebody import reported_as_somebodys, somebodys_rows
from generator.exercises.speech import Spoken, quoted_rows, reported_rows
from generator.exercises.unowned import unowned_marks
from generator.text.span import Span

__all__ = ["Share", "apart_from", "unowned_rows", "who_share"]

MOST_LEFT = 6
"""Spoken rows that the other kind needs at most."""


class Share(NamedTuple):
    """Rows with a speaker, and rows without one: marked words of nobody first, then the writer's telling."""

    spoken: tuple[Spoken, ...] = ()
    unnamed: tuple[Spoken, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words of all rows, with the cues and sources that prove them."""
        return tuple(part for row in (*self.spoken, *self.unnamed) for part in (row.span, *row.proof))


def unowned_rows(annotations: AnnotationSet) -> list[Spoken]:
    """Short marked words for which the article names no speaker."""
    text = annotations.article.text
    return [
        Spoken(span=trimmed(text, quoted.span.start, quoted.span.end), speaker=None)
        for quoted in unowned_marks(annotations)
    ]


def who_share(annotations: AnnotationSet, request: Request) -> Share:
    """What "Who said it?" may ask about at this level, age and seed, however many rows are wanted.

    About half of the rows go to it; it gets none where one speaker stands alone and nobody else is named.
    """
    return annotations.derived(_who_share, request.model_copy(update={"count": None}))


def _who_share(annotations: AnnotationSet, request: Request) -> Share:
    unowned = unowned_rows(annotations)
    # Short phrases with a speaker stand beside short ones without: else the length would tell which is which.
    quoted = quoted_rows(annotations, roles=True, phrases=bool(unowned))
    every = [*quoted, *reported_rows(annotations, roles=True)]
    fit = [row for row in every if row.speaker is not None and _suits(row, request)]
    rows = _of_own_sentences(annotations, _in_turn(_usable(annotations, fit), request.seed))
    taken = _sentences(annotations, (row.span for row in rows))
    every += [*somebodys_rows(annotations), *reported_as_somebodys(annotations)]
    others = [row for row in every if row.speaker is not None and row.span.start not in _starts(rows)]
    free = [row for row in others if not _sentences(annotations, [row.span]) & taken]
    spare = len(_of_own_sentences(annotations, free))
    marks = [row for row in unowned if not _too_heavy(row, request)]
    told = [
        Spoken(span=span, speaker=None)
        for span in narrated_clauses(annotations)
        if not counts_casualties(span.text)
    ]
    told = [row for row in told if not _too_heavy(row, request)]
    number = _number(annotations, rows, spare, len(told), len(marks))
    spoken = rows[:number]
    if len(spoken) < 2:
        return Share(spoken=tuple(spoken))
    seen = _sentences(annotations, (row.span for row in spoken))
    unnamed = [row for row in marks if not _sentences(annotations, [row.span]) & seen]
    mixed = shuffled(told, lambda row: f"{row.span.text} {row.span.start}", request.seed)
    wanted = max(0, min(len(spoken) // 2 - len(unnamed), -(-len(told) // 2)))
    return Share(spoken=tuple(spoken), unnamed=(*unnamed, *mixed[:wanted]))


def apart_from(annotations: AnnotationSet, spans: Sequence[Span]) -> frozenset[int]:
    """The starts of the sentences in which *spans* stand."""
    return _sentences(annotations, spans)


def _suits(row: Spoken, request: Request) -> bool:
    return (
        row.speaker is not None
        and not is_nameless(row.speaker)
        and not (request.level == 1 and row.by_pronoun)
        and not _too_heavy(row, request)
    )


def _too_heavy(row: Spoken, request: Request) -> bool:
    return request.age == "11-13" and is_grave(row.span.text)


def _usable(annotations: AnnotationSet, rows: list[Spoken]) -> list[Spoken]:
    return without_doubles(annotations, list({(row.span.start, row.speaker): row for row in rows}.values()))


def _in_turn(rows: list[Spoken], seed: str) -> list[Spoken]:
    """A row of each speaker in turn; of each, exact words before reported ones."""
    queues: dict[str, list[Spoken]] = {}
    mixed = shuffled(rows, lambda row: f"{row.span.text} {row.span.start}", seed)
    for row in sorted(mixed, key=lambda row: row.reported):
        queues.setdefault(row.speaker or "", []).append(row)
    order = sorted(queues, key=lambda name: digest(seed, name))
    out: list[Spoken] = []
    for depth in range(max(map(len, queues.values()), default=0)):
        out += [queues[name][depth] for name in order if depth < len(queues[name])]
    return out


def _of_own_sentences(annotations: AnnotationSet, rows: list[Spoken]) -> list[Spoken]:
    """The rows without those that share a sentence with an earlier one."""
    seen: set[int] = set()
    out = []
    for row in rows:
        places = _sentences(annotations, [row.span])
        if not places & seen:
            seen |= places
            out.append(row)
    return out


def _sentences(annotations: AnnotationSet, spans: Iterable[Span]) -> frozenset[int]:
    found = set()
    for span in spans:
        for sentence in annotations.article.sentences:
            if sentence.span.overlaps(span):
                found.add(sentence.span.start)
    return frozenset(found)


def _starts(rows: list[Spoken]) -> set[int]:
    return {row.span.start for row in rows}


def _number(annotations: AnnotationSet, rows: list[Spoken], spare: int, told: int, marks: int) -> int:
    """How many of *rows* the kind gets; *spare* are rows that only the other kind can use."""
    if not rows:
        return 0
    half = len(rows) - max(0, min(MOST_LEFT, (len(rows) + spare) // 2) - spare)
    if half == 1 and (told or marks):
        half = min(2, len(rows))
    for number in dict.fromkeys((half, min(2, len(rows)), 1)):
        chosen = rows[:number]
        speakers = sorted({row.speaker for row in chosen if row.speaker is not None})
        names = len(speakers) + len(rival_names(annotations, chosen, speakers))
        if number == 1 and names >= 3:
            return 1
        if number > 1 and names >= 2 and (names >= 3 or told or marks or (number > 2 and len(speakers) > 1)):
            return number
    return 0
