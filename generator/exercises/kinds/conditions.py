"""On which condition? (E24): what is offered or foreseen, and what would have to happen first."""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.conditions import Conditional, conditionals, other_clauses, unconditional
from generator.exercises.feedback import clip, quote, say
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Item, Level, Shortfall
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "conditions"
ROWS: dict[Level, int] = {1: 3, 2: 4, 3: 5}
SPARE: dict[Level, int] = {1: 1, 2: 2, 3: 3}
NONE = "none"
_NONE_TEXT = "No condition is named"


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """One table: statements with their conditions, and statements without one; two keys at least."""
    wanted = request.count or ROWS[request.level]
    seed = digest(request.seed, annotations.article.id, NAME)

    def suits(span: Span) -> bool:
        return not (counts_casualties(span.text) or (request.age == "11-13" and is_grave(span.text)))

    bound = [
        c
        for c in conditionals(annotations)
        if c.condition is not None and suits(c.main) and suits(c.condition)
    ]
    bound = _distinct(bound)
    bound = list(shuffled(bound, lambda c: c.main.text, seed))[:wanted]
    sentences = [annotations.article.sentence_at(c.main.start) for c in bound]
    starts = {sentence.span.start for sentence in sentences if sentence is not None}
    free = [
        c for c in unconditional(annotations) if suits(c.main) and _start(annotations, c.main) not in starts
    ]
    free = list(shuffled(_distinct(free), lambda c: c.main.text, seed))
    free = free[: max(0, min(wanted - len(bound), len(bound)))]
    if not bound or len(bound) + len(free) < 2:
        what = "the article has too few conditions that can be cut out clearly"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(bound) + len(free) if bound else 0)
    taken = [c.main for c in (*bound, *free)]
    spare = [span for span in other_clauses(annotations, taken) if suits(span)]
    spare = list(shuffled(spare, lambda span: span.text, seed))[: SPARE[request.level]]
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find each statement in the article. What would have to happen for it? "
        "Choose the condition that the article names.",
        criterion="A condition begins with “if”, “unless”, “provided” or the like. "
        "Words that tell when or why something happened are no condition.",
        note="A condition does not make a statement a promise or a refusal.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=(_item(annotations, bound, free, spare, request, seed),),
    )


def _start(annotations: AnnotationSet, span: Span) -> int:
    sentence = annotations.article.sentence_at(span.start)
    return sentence.span.start if sentence is not None else -1


def _lowered(span: Span) -> str:
    """The clause on one line, its first word in lower case: its old place gives nothing away."""
    shown = quote(one_line(span), 40)[1:-1]
    return shown[:1].lower() + shown[1:]


def _distinct(found: list[Conditional]) -> list[Conditional]:
    seen, out = set[str](), list[Conditional]()
    for entry in found:
        words = {one_line(entry.main).casefold()} | (
            {one_line(entry.condition).casefold()} if entry.condition else set()
        )
        if not words & seen:
            seen |= words
            out.append(entry)
    return out


def _item(
    annotations: AnnotationSet,
    bound: list[Conditional],
    free: list[Conditional],
    spare: list[Span],
    request: Request,
    seed: str,
) -> Item:
    texts: dict[str, str] = {}
    for entry in bound:
        assert entry.condition is not None
        texts[digest(NAME, one_line(entry.condition))[:8]] = _lowered(entry.condition)
    for span in spare:
        texts.setdefault(digest(NAME, one_line(span))[:8], _lowered(span))
    targets = [*shuffled(list(texts.items()), lambda entry: entry[1], seed), (NONE, _NONE_TEXT)]
    by_start = {entry.main.start: entry for entry in (*bound, *free)}
    rows = []
    for entry in (*bound, *free):
        shown = quote(one_line(entry.main), 30)
        row_key = digest(NAME, one_line(entry.condition))[:8] if entry.condition is not None else NONE
        parts = (entry.main, *((entry.condition,) if entry.condition is not None else ()), *entry.proof)
        rows.append(TableRow(f"{entry.speaker}: {shown}" if entry.speaker else shown, row_key, parts))

    def answer(row: TableRow, target: str) -> Said:
        entry = by_start[row.evidence[0].start]
        closing = "A condition is no refusal, and no promise either."
        if entry.condition is None:
            rule = "In its sentence no “if”, “unless” or the like goes with this statement."
            if target == NONE:
                return Said(say("Yes.", rule, not_claimed=closing))
            tempting = "These words stand elsewhere, with something else."
            return Said(say("No.", rule, tempting=tempting, not_claimed=closing), "condition-borrowed")
        rule = "The condition stands in the same sentence as the statement."
        proof = one_line(entry.condition)
        if target == row.key:
            return Said(say("Yes.", rule, words=proof, not_claimed=closing))
        if target == NONE:
            tempting = "It is easy to read over a condition."
            return Said(
                say("No.", rule, words=proof, tempting=tempting, not_claimed=closing), "condition-missed"
            )
        other = f"“{clip(dict(targets)[target], 6)}” belongs to another sentence."
        return Said(say("No.", rule, words=proof, tempting=other, not_claimed=closing), "condition-borrowed")

    return match_item(
        "E24",
        annotations,
        request,
        rows=rows,
        targets=targets,
        answer=answer,
        wording=Wording(
            stem="On which condition?",
            rule="A clause with “if”, “unless”, “provided” or the like, in the same sentence, is the "
            "condition.",
            rule_id="condition.same-sentence",
            not_claimed="Whether the condition will be met, the text does not say.",
            where="Find the statement in the article and read its whole sentence.",
            example="Another text: The club will play if the field dries. The condition is: if the field "
            "dries.",
        ),
        confidence="likely",
        skill="reading",
    )


KIND = Kind(
    name=NAME,
    code="E24",
    title="On which condition?",
    skill="reading",
    standards=("CCSS RI.8.6", "CCSS RI.8.8", "UNESCO MIL C6", "NAMLE Content"),
    confidence="likely",
    ages=("16+",),
    counts="rows",
    make=make,
)
