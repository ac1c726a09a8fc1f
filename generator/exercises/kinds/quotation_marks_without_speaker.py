"""Marks without a speaker (E5): for which words in quotation marks does the article name who says them?"""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, shuffled
from generator.exercises.clauses import one_line, trimmed, word_count
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Item, Level, Shortfall
from generator.exercises.speech import Spoken, quoted_rows
from generator.exercises.tables import Said, TableRow, Wording, balanced, match_item
from generator.exercises.unowned import unowned_marks

__all__ = ["KIND"]

NAME = "quotation-marks-without-speaker"
ROWS: dict[Level, int] = {1: 4, 2: 6, 3: 8}
LEAST = 3
MOST_WORDS = 8
NAMED, UNNAMED = "named", "unnamed"
_TARGETS = ((NAMED, "Yes: a speaker is named"), (UNNAMED, "No: no speaker is named"))
_OPEN = "It could be a quotation, or the writer keeping a distance: the text alone cannot settle it."


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """One table of short marked words, some with a speaker and at least one without."""
    wanted = request.count or ROWS[request.level]
    spoken = {
        row.span.start: row
        for row in quoted_rows(annotations, fragments=True)
        if row.speaker is not None
        and word_count(row.span) <= MOST_WORDS
        and not (request.level == 1 and row.by_pronoun)
        and row.source_text.lower() not in ("who", "which", "that")
    }
    text = annotations.article.text
    free = [trimmed(text, quoted.span.start, quoted.span.end) for quoted in unowned_marks(annotations)]
    named = [
        TableRow(quote(one_line(row.span), 40), NAMED, (row.span, *row.proof))
        for row in spoken.values()
        if not (request.age == "11-13" and is_grave(row.span.text))
    ]
    unnamed = [
        TableRow(quote(one_line(span), 40), UNNAMED, (span,))
        for span in free
        if span.start not in spoken and not (request.age == "11-13" and is_grave(span.text))
    ]
    seed = digest(request.seed, annotations.article.id, NAME)
    groups = [shuffled(group, lambda row: row.text, seed) for group in (named, unnamed)]
    rows = balanced(groups, wanted, max(2, wanted - 1))
    if len(rows) < LEAST or not named or not unnamed:
        what = (
            "the article has no marked words for which it is sure that no speaker is named, or too few others"
        )
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(rows) if named and unnamed else 0)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find each group of words in the article. Does the article name a speaker for these "
        "words?",
        criterion="A speaker is named if a cue such as “said” or “called it” ties the words to somebody. "
        "A name that only stands near the marks is not enough.",
        note="To talk about, without marks: what may the quotation marks be doing where no speaker is named?",
        skill=KIND.skill,
        standards=KIND.standards,
        items=(_item(annotations, rows, spoken, request),),
    )


def _item(
    annotations: AnnotationSet, rows: list[TableRow], spoken: dict[int, Spoken], request: Request
) -> Item:
    def answer(row: TableRow, target: str) -> Said:
        source = spoken.get(row.evidence[0].start)
        if row.key == UNNAMED or source is None:
            rule = "The article does not say whose words these are."
            if target == UNNAMED:
                return Said(say("Yes.", rule, not_claimed=_OPEN))
            tempting = "A name may stand near the marks, but no cue ties it to them."
            return Said(say("No.", rule, tempting=tempting, not_claimed=_OPEN), "marks-prove-a-speaker")
        rule = f"“{source.cue_text}” ties these words to {source.speaker}."
        proof = " … ".join(one_line(span) for span in source.proof)
        closing = "That somebody said it does not show that it is so."
        if target == NAMED:
            return Said(say("Yes.", rule, words=proof, not_claimed=closing))
        tempting = "Short marked words can look like the writer’s own doubt."
        return Said(say("No.", rule, words=proof, tempting=tempting, not_claimed=closing), "marks-mean-doubt")

    return match_item(
        "E5",
        annotations,
        request,
        rows=rows,
        targets=_TARGETS,
        answer=answer,
        wording=Wording(
            stem="Does the article name a speaker for these words?",
            rule="A cue with a subject (“said”, “called it”) names the speaker; marks alone do not.",
            rule_id="marks.speaker-or-none",
            not_claimed="Where no speaker is named, the text does not say what the marks are for.",
            where="Find the marked words. Read the whole sentence, and look for a verb of saying.",
            example="Another text: The “free” lunch cost five dollars. No speaker is named for “free”. "
            "Ana called the lunch “tasty”. Ana is the speaker of “tasty”.",
        ),
        confidence="likely",
    )


KIND = Kind(
    name=NAME,
    code="E5",
    title="Quotation marks: is a speaker named?",
    skill="attribution",
    standards=("CCSS RH.6-8.6", "CCSS RI.8.6", "UNESCO MIL C6", "NAMLE Interpretations"),
    confidence="likely",
    ages=("16+",),
    counts="rows",
    make=make,
)
