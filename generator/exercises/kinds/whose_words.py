"""Whose words? (E3): quoted, reported, or told by the writer."""

from __future__ import annotations

from typing import Literal, NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, identity, shuffled
from generator.exercises.clauses import one_line, word_count
from generator.exercises.feedback import clip, lint, quote, say
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import (
    Choice,
    Exercise,
    Item,
    Level,
    Match,
    MatchAnswer,
    MatchRow,
    Option,
    Shortfall,
    Target,
)
from generator.exercises.narration import narrated_clauses
from generator.exercises.sharing import apart_from, unowned_rows, who_share
from generator.exercises.somebody import reported_as_somebodys, somebodys_rows
from generator.exercises.speech import Spoken, quoted_rows, reported_rows
from generator.exercises.tabling import tables
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "whose-words"
ROWS: dict[Level, int] = {1: 8, 2: 10, 3: 12}
MOST_ROWS, LEAST_ROWS, SHOWN_WORDS = 3, 3, 20

RULE = "Quotation marks show exact words; a cue such as “said” without marks shows reported words."
NOT_CLAIMED = "Naming no source does not make a sentence untrue; naming one does not make it true."

Bin = Literal["somebody", "quoted", "reported", "narration", "no-speaker"]

_BINS: dict[Level, tuple[Bin, ...]] = {
    1: ("somebody", "narration"),
    2: ("quoted", "reported", "narration"),
    3: ("quoted", "reported", "narration", "no-speaker"),
}
_LABELS: dict[Bin, str] = {
    "somebody": "Somebody says it: the text tells who it is",
    "quoted": "Quoted: somebody’s exact words, in quotation marks",
    "reported": "Reported: somebody’s statement in the writer’s words",
    "narration": "Told by the writer: the text gives no source for it",
    "no-speaker": "In quotation marks, but the text does not tell whose",
}
_TEMPTING: dict[Bin, str] = {
    "somebody": "Check whether a cue such as “said” really covers these words.",
    "quoted": "Check whether these very words stand between quotation marks.",
    "reported": "Check whether a cue such as “said” covers these words, without quotation marks.",
    "narration": "Look for a cue such as “said” in the same sentence: it makes the words somebody’s.",
    "no-speaker": "Look for marks around these words, and for a name tied to them.",
}


class _Row(NamedTuple):
    span: Span
    bin: Bin
    spoken: Spoken | None


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Tables of clauses from different sentences, of two kinds at least, one of them somebody's."""
    wanted = request.count or ROWS[request.level]
    bins = _BINS[request.level]
    chosen = _chosen(annotations, bins, wanted, request)
    items = [
        _item(annotations, table, bins, request)
        for table in tables(chosen, lambda row: row.bin, MOST_ROWS, least=LEAST_ROWS)
        if not {row.bin for row in table} <= {"narration", "no-speaker"}
    ]
    if len(items) < 4:
        asked = {evidence.start for item in items for evidence in item.evidence}
        left = [row for row in chosen if row.span.start not in asked]
        items += _singles(annotations, left, bins, request)[: (4 if items else 2) - len(items)]
    if not items:
        what = "the article has too few clauses of which it is sure whose words they are"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(chosen))
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find each group of words in the article. Decide whose words they are.",
        criterion="Quoted: between quotation marks. Reported: a cue such as “said”, without marks. "
        "Told by the writer: neither marks nor cue.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _singles(
    annotations: AnnotationSet, chosen: list[_Row], bins: tuple[Bin, ...], request: Request
) -> list[Item]:
    """Up to two rows as questions of their own: one is somebody's, or the article quotes others."""
    chosen = [row for row in chosen if not lint(row.span.text)]
    spoken = [row for row in chosen if row.spoken is not None and row.bin != "no-speaker"]
    told = [row for row in chosen if row.bin == "narration"]
    if "no-speaker" in bins:
        bins = _BINS[2]
    rows = [*spoken[:1], *(told or spoken[1:])[:1]]
    if not spoken and not (annotations.attributions or annotations.quoted):
        rows = []
    return [_single(annotations, row, bins, request) for row in rows]


def _single(annotations: AnnotationSet, row: _Row, bins: tuple[Bin, ...], request: Request) -> Item:
    def option(name: Bin) -> Option:
        answer = _answer(annotations, row, name)
        return Option(
            id=name, text=_LABELS[name], feedback=answer.feedback, misconception=answer.misconception
        )

    if len(bins) < 3:
        bins = _BINS[2]
        row = row._replace(bin=_exact_bin(annotations, row))
    options = tuple(option(name) for name in bins)
    other = next(name for name in bins if name != row.bin)
    shown = clip(one_line(row.span), SHOWN_WORDS)
    return Item(
        id=identity("E3", annotations.article.id, "choice", row.span.text, str(row.span.start)),
        stem=f"Find these words in the article: {shown.rstrip('.')} – whose words are they?",
        interaction=Choice(options=options, key=(row.bin,)),
        evidence=(row.span, *(row.spoken.proof if row.spoken else ())),
        rule=RULE,
        rule_id="attribution.marks-and-cue",
        not_claimed=NOT_CLAIMED,
        confidence="likely",
        skill="attribution",
        difficulty=request.level,
        misconceptions=tuple(sorted({each.misconception for each in options if each.misconception})),
        hints=_hints(quote(shown, 8), [name for name in bins if name in (row.bin, other)]),
    )


def _exact_bin(annotations: AnnotationSet, row: _Row) -> Bin:
    if row.bin != "somebody":
        return row.bin
    return "quoted" if annotations.quoted_at(row.span) is not None else "reported"


def _hints(shown: str, pair: list[Bin]) -> tuple[str, str, str]:
    return (
        "Find the words in the article. Look for quotation marks and for words such as “said”.",
        "Another text: “The bridge is safe,” the mayor said. Quoted. "
        "The mayor said the bridge was safe. Reported. The bridge opened in May. Told by the writer.",
        f"For {shown} it is one of two: {' / '.join(_LABELS[name] for name in pair)}.",
    )


def _pools(annotations: AnnotationSet, bins: tuple[Bin, ...], request: Request) -> dict[Bin, list[_Row]]:
    quoted = [
        row
        for row in quoted_rows(annotations, roles=True, phrases="no-speaker" in bins)
        if word_count(row.span) >= 3 or row.speaker is None
    ]
    spoken = [row for row in quoted if row.speaker is not None]
    known = {row.span.start for row in spoken}
    spoken += [row for row in somebodys_rows(annotations) if row.span.start not in known]
    reported = reported_rows(annotations, roles=True)
    known = {row.span.start for row in reported}
    reported += [row for row in reported_as_somebodys(annotations) if row.span.start not in known]
    told = [
        _Row(span, "narration", None)
        for span in narrated_clauses(annotations)
        if not counts_casualties(span.text)
    ]
    pools: dict[Bin, list[_Row]] = {"narration": told}
    if "somebody" in bins:
        pools["somebody"] = [_Row(row.span, "somebody", row) for row in (*reported, *spoken)]
    else:
        pools["quoted"] = [_Row(row.span, "quoted", row) for row in spoken]
        pools["reported"] = [_Row(row.span, "reported", row) for row in reported]
    if "no-speaker" in bins:
        pools["no-speaker"] = [_Row(row.span, "no-speaker", row) for row in unowned_rows(annotations)]
    if request.age == "11-13":
        return {name: [row for row in pool if not is_grave(row.span.text)] for name, pool in pools.items()}
    return pools


def _chosen(annotations: AnnotationSet, bins: tuple[Bin, ...], wanted: int, request: Request) -> list[_Row]:
    """Rows from other sentences than those that "Who said it?" asks about: one would answer the other."""
    pools = _pools(annotations, bins, request)
    elsewhere = apart_from(annotations, who_share(annotations, request).spans)
    fresh = {
        name: [row for row in pool if not apart_from(annotations, [row.span]) & elsewhere]
        for name, pool in pools.items()
    }
    return _in_turn(annotations, fresh, bins, wanted, request)


def _in_turn(
    annotations: AnnotationSet,
    pools: dict[Bin, list[_Row]],
    bins: tuple[Bin, ...],
    wanted: int,
    request: Request,
) -> list[_Row]:
    """Rows taken from the bins in turn, each from a sentence of its own."""
    text = annotations.article.text
    queues = {
        name: list(
            shuffled(pools.get(name, []), lambda row: f"{row.span.text} {row.span.start}", request.seed)
        )
        for name in bins
    }
    taken: list[_Row] = []
    sentences: set[int] = set()
    seen: set[str] = set()
    most = -(-wanted // 2)
    while len(taken) < wanted and any(queues.values()):
        for name in bins:
            while queues[name]:
                row = queues[name].pop(0)
                sentence = annotations.article.sentence_at(row.span.start)
                words = one_line(row.span).casefold()
                if sentence is None or sentence.span.start in sentences or words in seen:
                    continue
                if text.casefold().count(row.span.text.casefold()) > 1:
                    continue
                if sum(other.bin == name for other in taken) >= most or len(taken) >= wanted:
                    queues[name] = []
                    break
                taken.append(row)
                sentences.add(sentence.span.start)
                seen.add(words)
                break
    return taken


def _item(annotations: AnnotationSet, chosen: list[_Row], bins: tuple[Bin, ...], request: Request) -> Item:
    if "no-speaker" not in {row.bin for row in chosen}:
        bins = tuple(name for name in bins if name != "no-speaker")
    targets = tuple(Target(id=name, text=_LABELS[name]) for name in bins)
    seed = digest(request.seed, annotations.article.id, NAME)
    rows = tuple(
        MatchRow(
            id=digest(NAME, row.span.text, str(row.span.start))[:8],
            text=clip(one_line(row.span), SHOWN_WORDS),
            key=row.bin,
            answers=tuple(_answer(annotations, row, name) for name in bins),
            evidence=(row.span, *(row.spoken.proof if row.spoken else ())),
        )
        for row in shuffled(chosen, lambda row: f"{row.span.text} {row.span.start}", seed)
    )
    example = rows[0]
    other = next(name for name in bins if name != example.key)
    pair = [name for name in bins if name in (example.key, other)]
    return Item(
        id=identity("E3", annotations.article.id, *bins, *sorted(row.id for row in rows)),
        stem="Whose words are these?",
        interaction=Match(rows=rows, targets=targets),
        evidence=tuple(span for row in rows for span in row.evidence),
        rule=RULE,
        rule_id="attribution.marks-and-cue",
        not_claimed=NOT_CLAIMED,
        confidence="likely",
        skill="attribution",
        difficulty=request.level,
        misconceptions=tuple(
            sorted({a.misconception for row in rows for a in row.answers if a.misconception})
        ),
        hints=_hints(quote(example.text, 8), pair),
    )


def _answer(annotations: AnnotationSet, row: _Row, target: Bin) -> MatchAnswer:
    rule, proof = _rule(annotations, row)
    if target == row.bin:
        return MatchAnswer(target=target, feedback=say("Yes.", rule, words=proof))
    return MatchAnswer(
        target=target,
        feedback=say("No.", rule, words=proof, tempting=_TEMPTING[target]),
        misconception=f"{row.bin}-taken-for-{target}",
    )


def _rule(annotations: AnnotationSet, row: _Row) -> tuple[str, str]:
    spoken = row.spoken
    if row.bin == "narration" or spoken is None:
        return "No marks and no cue: the writer tells this, and names no source for it.", ""
    if row.bin == "no-speaker":
        return "The words stand in quotation marks, but the article does not say whose they are.", ""
    proof = " … ".join(one_line(span) for span in spoken.proof)
    if len(spoken.proof) == 2 and spoken.proof[1].end - spoken.proof[0].start <= 90:
        proof = " ".join(annotations.article.text[spoken.proof[0].start : spoken.proof[1].end].split())
    if annotations.quoted_at(row.span) is not None:
        return f"Exact words in quotation marks; “{spoken.cue_text}” ties them to {spoken.speaker}.", proof
    return (
        f"“{spoken.cue_text}” makes this a statement of {spoken.speaker}; there are no quotation marks.",
        proof,
    )


KIND = Kind(
    name=NAME,
    code="E3",
    title="Whose words?",
    skill="attribution",
    standards=("CCSS RH.6-8.6", "CCSS RI.6.1", "CCSS RI.8.6", "CBSE reported speech"),
    confidence="likely",
    counts="rows",
    make=make,
)
