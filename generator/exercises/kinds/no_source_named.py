"""No source given (E17): sentences that are somebody's, and sentences that nobody is said to tell."""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, shuffled
from generator.exercises.clauses import one_line, word_count
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Age, Exercise, Item, Level, Shortfall
from generator.exercises.sharing import apart_from, who_share
from generator.exercises.sourced import Sourced, sourced_sentences
from generator.exercises.tables import Said, TableRow, Wording, balanced, match_item
from generator.exercises.tabling import tables
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "no-source-named"
ROWS: dict[Level, int] = {1: 6, 2: 8, 3: 8}
LONGEST: dict[Level, int] = {1: 26, 2: 38, 3: 44}
LEAST, MOST_ROWS = 3, 4
NAMED, NONE = "named", "none"
_TARGETS = ((NAMED, "A source is given"), (NONE, "No source is given"))
_PRONOUNS = frozenset({"he", "she", "they", "it"})


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Tables of whole sentences, some of each kind; sentences that mix both are left out."""
    wanted = request.count or ROWS[request.level]
    by_start: dict[int, Sourced] = {}
    named, none = list[TableRow](), list[TableRow]()
    elsewhere = apart_from(annotations, who_share(annotations, request).spans)
    for row in sourced_sentences(annotations, anyone=True):
        span = row.sentence.span
        if word_count(span) > LONGEST[request.level] or _too_heavy(span, request.age):
            continue
        if row.source_text.lower() in _PRONOUNS and request.level == 1:
            continue
        by_start[span.start] = row
        key = NONE if row.speaker is None else NAMED
        (none if row.speaker is None else named).append(
            TableRow(quote(one_line(span), 60), key, (span, *row.proof))
        )
    seed = digest(request.seed, annotations.article.id, NAME)
    groups = [
        sorted(
            shuffled(group, lambda row: row.text, seed),
            key=lambda row: bool(apart_from(annotations, row.evidence[:1]) & elsewhere),
        )
        for group in (none, named)
    ]
    rows = balanced(groups, wanted, max(1, wanted - 2))
    cut = tables(rows, lambda row: row.key, MOST_ROWS, least=LEAST)
    if not cut:
        what = "the article has too few sentences of which it is sure whether a source is given"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(rows) if named and none else 0)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Read each sentence in the article. Who tells us this? Choose whether a source is "
        "given for it.",
        criterion="A source is whoever the text gives the statement to, with a cue such as “said” or "
        "“according to”. "
        "Somebody who only acts in a sentence is not its source. A source without a "
        "name counts too: “officials said”.",
        note="Sentences that mix a source’s statement with the writer’s own are left out. "
        "Some sentences without a source tell of public acts that can be looked up; others need a source.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(_item(annotations, table, by_start, request) for table in cut),
    )


def _too_heavy(span: Span, age: Age | None) -> bool:
    return counts_casualties(span.text) if age is None else age != "16+" and is_grave(span.text)


def _actor(annotations: AnnotationSet, span: Span) -> str | None:
    """The first person or body named in the sentence."""
    return next(
        (
            one_line(name.span)
            for name in annotations.names
            if span.contains(name.span) and name.kind in ("person", "organisation")
        ),
        None,
    )


def _item(
    annotations: AnnotationSet, rows: list[TableRow], by_start: dict[int, Sourced], request: Request
) -> Item:
    def answer(row: TableRow, target: str) -> Said:
        sourced = by_start[row.evidence[0].start]
        if sourced.speaker is None:
            rule = "No cue such as “said” gives this to anybody: the article tells it without a source."
            closing = "That does not make it untrue; it tells you what to look up."
            if target == NONE:
                return Said(say("Yes.", rule, not_claimed=closing))
            actor = _actor(annotations, row.evidence[0])
            tempting = f"“{actor}” stands in the sentence, but is not said to tell it." if actor else ""
            return Said(say("No.", rule, tempting=tempting, not_claimed=closing), "actor-is-source")
        proof = " … ".join(one_line(span) for span in sourced.proof)
        rule = f"“{sourced.cue_text}” gives the statement to {sourced.speaker}."
        closing = "A source does not make it true."
        if target == NAMED:
            return Said(say("Yes.", rule, words=proof, not_claimed=closing))
        tempting = "Without quotation marks a statement can still be somebody’s."
        return Said(say("No.", rule, words=proof, tempting=tempting, not_claimed=closing), "source-missed")

    return match_item(
        "E17",
        annotations,
        request,
        rows=rows,
        targets=_TARGETS,
        answer=answer,
        wording=Wording(
            stem="Is a source given for this sentence?",
            rule="A sentence has a source if a cue (“said”, “according to”) gives it to somebody.",
            rule_id="attribution.source-or-none",
            not_claimed="Giving no source does not make a sentence untrue; giving one does not make it true.",
            where="Look in each sentence for a verb of saying, or “according to”, and for who does the "
            "saying.",
            example="Another text: The bridge opened in May. No source. "
            "The bridge opened in May, the mayor said. The mayor is the source.",
        ),
        confidence="likely",
    )


KIND = Kind(
    name=NAME,
    code="E17",
    title="Who tells us this?",
    skill="provenance",
    standards=("CCSS RI.6.8", "CCSS RH.6-8.8", "UNESCO MIL C7", "ISTE 1.3.b", "CBSE 835 attribution"),
    confidence="likely",
    ages=("14-15", "16+"),
    counts="rows",
    make=make,
)
