"""The table of what sentences tell: when, how many, both or neither."""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest
from generator.exercises.clauses import one_line
from generator.exercises.feedback import quote, say
from generator.exercises.five_ws.rows import Answers, Tells
from generator.exercises.kind import Request
from generator.exercises.model import Item
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.text.span import Span

__all__ = ["table_rows", "told_table"]

_TARGETS: tuple[tuple[Answers, str], ...] = (
    ("when", "When"),
    ("number", "How many or how much"),
    ("both", "Both"),
    ("neither", "Neither: the sentence does not say"),
)


def table_rows(found: list[Tells], used: list[Span], most: int, seed: str) -> list[Tells]:
    """Rows for a table: a quarter to a third that tell neither; [] where there are too few others."""
    free = [row for row in found if not any(row.sentence.overlaps(span) for span in used)]
    ranked = sorted(free, key=lambda row: digest(seed, row.sentence.text))
    neither = [row for row in ranked if row.answers == "neither"]
    told = sorted(
        (row for row in ranked if row.answers != "neither"),
        key=lambda row: [other for other in ranked if other.answers == row.answers].index(row),
    )
    few = 2 if most > 4 and len(told) >= 4 and len(neither) > 1 else 1
    if len(told) < 2 or not neither:
        return []
    return [*told[: most - few], *neither[:few]]


def told_table(annotations: AnnotationSet, chosen: list[Tells], request: Request) -> Item:
    by_start = {row.sentence.start: row for row in chosen}
    rows = [
        TableRow(quote(one_line(row.sentence), 60), row.answers, (row.sentence, *row.proof)) for row in chosen
    ]
    return match_item(
        "E23",
        annotations,
        request,
        rows=rows,
        targets=_TARGETS,
        answer=lambda row, target: _told(by_start[row.evidence[0].start], target),
        wording=Wording(
            stem="Which question does each sentence answer: when (a day, a month or a year), how many or how "
            "much (a number), both or neither?",
            rule="A sentence answers what its own words give: a day, month or year; a number that counts.",
            rule_id="five-ws.told-or-not",
            not_claimed="What one sentence leaves out another may tell.",
            where="Look in each sentence for a day, a month or a year, and for a number of something.",
            example="Another text: “In May it was sold for $2 million” tells both; “It was sold” neither.",
        ),
        confidence="likely",
        skill="reading",
    )


def _told(row: Tells, target: str) -> Said:
    words = " … ".join(one_line(span) for span in row.proof)
    rule = {
        "when": "It gives a time, and no number that counts.",
        "number": "It gives a number that counts, and no day, month or year.",
        "both": "It gives a time and a number that counts.",
        "neither": "It gives no day, month or year, and no number.",
    }[row.answers]
    if target == row.answers:
        return Said(say("Yes.", rule, words=words))
    if row.answers == "neither":
        return Said(say("No.", rule, tempting="Other sentences may tell it."), "always-answered")
    if target == "neither":
        return Said(say("No.", rule, words=words, tempting="One short phrase is enough."), "phrase-missed")
    return Said(
        say("No.", rule, words=words, tempting="A year is a time, not a count."), "time-and-number-mixed"
    )
