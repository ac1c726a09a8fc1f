"""Match tables: rows, targets, and what is said to every pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Confidence
from generator.exercises.arrange import digest, identity, shuffled
from generator.exercises.feedback import clip
from generator.exercises.kind import Request
from generator.exercises.model import Feedback, Item, Match, MatchAnswer, MatchRow, Skill, Target
from generator.text.span import Span

__all__ = ["Said", "TableRow", "Wording", "balanced", "match_item"]


class Said(NamedTuple):
    """What is said when a row meets a target, and what a wrong pair shows."""

    feedback: Feedback
    misconception: str | None = None


class TableRow(NamedTuple):
    """A row: what is shown, the target that is right, and the proof, whose first span identifies the row."""

    text: str
    key: str
    evidence: tuple[Span, ...]


class Wording(NamedTuple):
    """The sentences of a table: its question, the rule, and two hints (the third is made from the rows)."""

    stem: str
    rule: str
    rule_id: str
    not_claimed: str
    where: str
    example: str


def balanced(groups: Sequence[Sequence[TableRow]], wanted: int, most: int) -> list[TableRow]:
    """Rows taken from *groups* in turn, at most *most* of each, up to *wanted*; no text twice."""
    queues, taken, used = [list(group) for group in groups], list[TableRow](), [0] * len(groups)
    seen: set[str] = set()
    while len(taken) < wanted and any(queue and used[i] < most for i, queue in enumerate(queues)):
        for index, queue in enumerate(queues):
            if not queue or used[index] >= most or len(taken) >= wanted:
                continue
            row = queue.pop(0)
            if row.text.casefold() in seen:
                continue
            seen.add(row.text.casefold())
            used[index] += 1
            taken.append(row)
    return taken


def match_item(
    code: str,
    annotations: AnnotationSet,
    request: Request,
    *,
    rows: Sequence[TableRow],
    targets: Sequence[tuple[str, str]],
    answer: Callable[[TableRow, str], Said],
    wording: Wording,
    confidence: Confidence,
    skill: Skill = "attribution",
    shuffle_rows: bool = True,
) -> Item:
    """One table. *targets* are pairs of id and text, shown in that order; the seed shuffles the rows."""
    seed = digest(request.seed, annotations.article.id, code)
    order = (
        shuffled(rows, lambda row: f"{row.text} {row.evidence[0].start}", seed)
        if shuffle_rows
        else tuple(rows)
    )
    made = []
    for row in order:
        answers = []
        for target, _ in targets:
            said = answer(row, target)
            answers.append(
                MatchAnswer(target=target, feedback=said.feedback, misconception=said.misconception)
            )
        made.append(
            MatchRow(
                id=digest(code, row.text, str(row.evidence[0].start))[:8],
                text=row.text,
                key=row.key,
                answers=tuple(answers),
                evidence=row.evidence,
            )
        )
    return Item(
        id=identity(code, annotations.article.id, wording.stem, *sorted(row.id for row in made)),
        stem=wording.stem,
        interaction=Match(rows=tuple(made), targets=tuple(Target(id=t, text=text) for t, text in targets)),
        evidence=tuple(span for row in made for span in row.evidence),
        rule=wording.rule,
        rule_id=wording.rule_id,
        not_claimed=wording.not_claimed,
        confidence=confidence,
        skill=skill,
        difficulty=request.level,
        misconceptions=tuple(
            sorted({a.misconception for row in made for a in row.answers if a.misconception})
        ),
        hints=(wording.where, wording.example, _narrowed(made[0], targets, seed)),
    )


def _narrowed(row: MatchRow, targets: Sequence[tuple[str, str]], seed: str) -> str:
    short = clip(row.text, 10)
    if short.endswith(" …") and short.count("“") > short.count("”"):
        short += "”"
    if len(targets) == 2:
        return f"Begin with this row: {short} Read its whole sentence, and the one before it, in the article."
    other = min((t for t, _ in targets if t != row.key), key=lambda t: digest(seed, t))
    pair = [text for target, text in targets if target in (row.key, other)]
    return f"For this row – {short} – it is one of two: {pair[0]} / {pair[1]}."
