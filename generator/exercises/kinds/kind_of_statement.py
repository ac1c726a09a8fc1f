"""What kind of statement? (E19): something to check, somebody's statement, or a judging word."""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import (
    one_line,
)
from generator.exercises.feedback import quote, say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Item, Level, Option, Shortfall
from generator.exercises.statements import Statement, StatementBin, is_bare, statements
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.exercises.tabling import tables

__all__ = ["KIND"]

NAME = "kind-of-statement"
ROWS: dict[Level, int] = {1: 4, 2: 8, 3: 10}
MOST_ROWS = 4
LEAST_ROWS: dict[Level, int] = {1: 3, 2: 2, 3: 2}
MOST_UNLIKE = 0.6
CRITERION = (
    "Checkable means it could be proved right or wrong; it need not be true. Where a cue such as “said” "
    "gives the words to somebody, choose “somebody’s statement”, even if it could be checked or judges."
)
CLOSING = {
    "checkable": "Checkable does not mean true.",
    "statement": "That somebody says it does not make it true, or untrue.",
    "judgement": "A judgement is not wrong for being one.",
}

_LABELS: dict[StatementBin, str] = {
    "checkable": "Can be checked: it tells an event or a figure",
    "statement": "Somebody’s statement: a cue such as “said” gives it to somebody",
    "judgement": "A judgement: a word of the writer’s own that praises, blames or turns up the volume",
}
_BINS: dict[Level, tuple[StatementBin, ...]] = {
    1: ("checkable", "statement"),
    2: ("checkable", "statement", "judgement"),
    3: ("checkable", "statement", "judgement"),
}


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Tables of things to check and of statements; from level 2 also a choice that has one judging word."""
    wanted = request.count or ROWS[request.level]
    rows = statements(annotations, request.age)
    chosen = _chosen(rows, wanted, request.seed)
    dealt = tables(chosen, lambda row: row.bin, MOST_ROWS, least=LEAST_ROWS[request.level])
    items = [_table(annotations, table, request) for table in dealt]
    if request.level > 1:
        used = {row.span.start for table in dealt for row in table}
        items += _choices(annotations, rows, used, request)
    if not items:
        what = "the article has too few figures, dated events and statements to tell apart for certain"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(chosen))
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="What kind of statement is each of these? "
        + (
            "Look at the words alone." if request.level == 3 else "Decide by the words, not by what you know."
        ),
        criterion=CRITERION,
        note="Whether a word judges is a matter of the word list: look at it before use."
        if any(item.confidence == "teacher" for item in items)
        else "",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _chosen(rows: list[Statement], wanted: int, seed: str) -> list[Statement]:
    """Things to check and statements in turn, at most half as many again of the one as of the other."""
    queues = [
        list(shuffled([row for row in rows if row.bin == name], lambda row: row.span.text, seed))
        for name in ("checkable", "statement")
    ]
    most = min(map(len, queues)) + max(1, min(map(len, queues)) // 2)
    taken = [row for depth in range(most) for queue in queues for row in queue[depth : depth + 1]]
    return taken[:wanted] if all(queues) else []


def _rule(row: Statement) -> tuple[str, str]:
    """What decides the bin of a row, and the words that prove it."""
    if row.bin == "statement":
        return f"“{row.cue}” gives these words to “{row.speaker}”: that decides it here.", ""
    if row.bin == "checkable":
        return (
            "It tells an event or a figure without giving it to anybody: it could be proved right or wrong.",
            one_line(row.proof[1]),
        )
    return f"“{one_line(row.proof[0])}” judges or turns up the volume, and nobody is named who says it.", ""


_TEMPTING: dict[StatementBin, str] = {
    "checkable": "It may be checkable too, but see what the rule puts first.",
    "statement": "Look for a cue such as “said” and for who says it.",
    "judgement": "Look for one word that judges. A strong topic is no judging word.",
}


def _table(annotations: AnnotationSet, rows: list[Statement], request: Request) -> Item:
    by_start = {row.proof[0].start: row for row in rows}

    def answer(made: TableRow, target: str) -> Said:
        row = by_start[made.evidence[0].start]
        rule, proof = _rule(row)
        if target == row.bin:
            return Said(say("Yes.", rule, words=proof, not_claimed=CLOSING[row.bin]))
        bin_: StatementBin = next(name for name in _LABELS if name == target)
        said = say("No.", rule, words=proof, tempting=_TEMPTING[bin_], not_claimed=CLOSING[row.bin])
        return Said(said, f"{row.bin}-taken-for-{target}")

    return match_item(
        "E19",
        annotations,
        request,
        rows=[TableRow(row.shown, row.bin, row.proof) for row in rows],
        targets=[(name, _LABELS[name]) for name in _BINS[request.level]],
        answer=answer,
        wording=Wording(
            stem="What kind of statement is this?",
            rule="First ask whether the words name who says it; then whether they tell an event or a figure.",
            rule_id="statement.kind",
            not_claimed="Checkable does not mean true; a statement is not untrue for being somebody’s.",
            where="Look for a cue such as “said”. Where there is none, look for a figure or a day.",
            example="Another text: “The pier opened on May 3.” That can be checked. “The pier opened on May "
            "3, the mayor said.” That is somebody’s statement.",
        ),
        confidence="likely",
        skill="reading",
    )


def _choices(
    annotations: AnnotationSet, rows: list[Statement], used: set[int], request: Request
) -> list[Item]:
    """Up to two questions with one judging word each, beside a thing to check and a statement."""
    judging = shuffled(
        [row for row in rows if row.bin == "judgement"], lambda row: row.span.text, request.seed
    )
    places = balanced_places(2, 3, digest(request.seed, NAME, annotations.article.id))
    items: list[Item] = []
    taken: set[int] = set()
    for row, place in zip(judging[:2], places, strict=False):
        beside: list[Statement] = []
        for names in (("checkable",), ("statement",), ("checkable", "statement")):
            pool = [
                other
                for other in rows
                if other.bin in names
                and not annotations.loaded_at(other.span)
                and is_bare(other)
                and other.span.start not in taken
                and _unlike(row, other) <= MOST_UNLIKE
            ]
            pool.sort(key=lambda other: (other.span.start in used, _unlike(row, other)))
            taken |= {other.span.start for other in pool[:1]}
            beside += pool[:1]
        if len(beside) >= 2:
            items.append(_choice(annotations, row, beside[:2], place, request))
    return items


def _unlike(one: Statement, other: Statement) -> float:
    return abs(len(one.shown) - len(other.shown)) / max(len(one.shown), len(other.shown))


def _choice(
    annotations: AnnotationSet, row: Statement, beside: list[Statement], place: int, request: Request
) -> Item:
    def option(each: Statement) -> Option:
        rule, proof = _rule(each)
        return Option(
            id=digest(NAME, each.span.text, str(each.span.start))[:8],
            text=each.shown,
            feedback=say(
                "Yes." if each is row else "No.",
                rule,
                words=proof,
                tempting="" if each is row else _TEMPTING["judgement"],
                not_claimed=CLOSING[each.bin],
            ),
            misconception=None if each is row else f"{each.bin}-taken-for-judgement",
        )

    key, wrong = option(row), [option(each) for each in beside]
    return Item(
        id=identity("E19", annotations.article.id, "choice", row.span.text, str(request.level)),
        stem="In which of these does the writer use a word that judges or turns up the volume?",
        interaction=Choice(options=place_key(key, wrong, place), key=(key.id,)),
        evidence=row.proof,
        rule="A judging word praises, blames or turns up the volume; a figure or somebody’s words do not.",
        rule_id="statement.judgement",
        not_claimed=CLOSING["judgement"],
        confidence="teacher",
        skill="reading",
        difficulty=request.level,
        misconceptions=tuple(sorted({each.misconception for each in wrong if each.misconception})),
        hints=(
            "Ask of each: could one word be left out or made plainer, and the event stay the same?",
            "Another text: “a shameful delay” judges; “a delay of two days” does not.",
            f"It is either {quote(row.shown, 8)} or {quote(beside[0].shown, 8)}",
        ),
    )


KIND = Kind(
    name=NAME,
    code="E19",
    title="What kind of statement?",
    skill="reading",
    standards=("CCSS RI.6.8", "CCSS RH.6-8.8", "UNESCO MIL C7", "NAMLE Content", "CBSE evaluation"),
    confidence="likely",
    ages=("14-15", "16+"),
    counts="rows",
    make=make,
)
