"""Who said it? (E4): quoted words and the person or body that spoke them."""

from __future__ import annotations

from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import one_line, trimmed
from generator.exercises.feedback import clip, say
from generator.exercises.gravity import is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import (
    Choice,
    Exercise,
    Feedback,
    Item,
    Level,
    Match,
    MatchAnswer,
    MatchRow,
    Option,
    Shortfall,
    Target,
)
from generator.exercises.roles import is_nameless
from generator.exercises.speech import (
    NO_SPEAKER,
    Spoken,
    nearest_name,
    quoted_rows,
    reported_rows,
    rival_names,
    without_doubles,
)
from generator.exercises.tabling import tables
from generator.exercises.unowned import unowned_marks
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "who-said-it"
ROWS: dict[Level, int] = {1: 6, 2: 8, 3: 12}
MOST_ROWS, SHOWN_WORDS = 3, 22


class _Answer(NamedTuple):
    feedback: Feedback
    misconception: str | None


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Tables of up to four quotations; single questions where one person speaks alone."""
    wanted = request.count or ROWS[request.level]
    chosen = _material(annotations, request, wanted)
    seed = digest(request.seed, annotations.article.id, NAME)
    items, asked = [], set()
    for table in tables(chosen, lambda row: row.speaker, MOST_ROWS):
        item = _table(annotations, table, request, seed)
        if item is not None:
            items.append(item)
            asked |= {row.span.start for row in table}
    left = [row for row in chosen if row.span.start not in asked]
    for row, place in zip(left, balanced_places(len(left), 3, seed), strict=True):
        single = _question(annotations, row, request, place)
        if single is not None and len(items) < min(4 if asked else 2, wanted):
            items.append(single)
    if not items:
        what = "the article quotes too few speakers, or names too few others that could be taken for them"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(chosen))
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find each statement in the article. Choose who says it.",
        criterion="The speaker is whoever the text ties to the words with a cue such as “said”. "
        "If no one is tied to them, choose “No speaker named”.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _material(annotations: AnnotationSet, request: Request, wanted: int) -> list[Spoken]:
    """The rows that are asked about."""
    reported = [row._replace(certain=False) for row in reported_rows(annotations, roles=True)]
    rows = [
        row
        for row in (*quoted_rows(annotations, roles=True), *unowned_rows(annotations), *reported)
        if not (request.level == 1 and row.by_pronoun)
        and not (row.speaker is not None and is_nameless(row.speaker))
        and not (request.age == "11-13" and is_grave(row.span.text))
    ]
    return _chosen(without_doubles(annotations, _once(rows)), wanted, request.seed)


def asked_spans(annotations: AnnotationSet, request: Request) -> tuple[Span, ...]:
    """The words that this kind asks about in a lesson of the same level, age and seed."""
    usual = request.model_copy(update={"count": None})
    return tuple(row.span for row in _material(annotations, usual, ROWS[request.level]))


def _chosen(rows: list[Spoken], wanted: int, seed: str) -> list[Spoken]:
    """Rows of as many different speakers as there are, taken in turn; at most a third without a speaker.

    Exact words come before reported ones.
    """
    by_speaker: dict[str | None, list[Spoken]] = {}
    mixed = shuffled(rows, lambda row: f"{row.span.text} {row.span.start}", seed)
    for row in sorted(mixed, key=lambda row: row.reported):
        by_speaker.setdefault(row.speaker, []).append(row)
    named = sum(len(queue) for speaker, queue in by_speaker.items() if speaker is not None)
    unnamed = by_speaker.pop(None, [])[: max(1, min(wanted, named) // 3)] if named else []
    queues = sorted(by_speaker.items(), key=lambda entry: digest(seed, entry[0] or ""))
    taken: list[Spoken] = []
    depth = 0
    while len(taken) < wanted - len(unnamed) and any(len(queue) > depth for _, queue in queues):
        for _, queue in queues:
            if len(queue) > depth and len(taken) < wanted - len(unnamed):
                taken.append(queue[depth])
        depth += 1
    return taken + unnamed


def unowned_rows(annotations: AnnotationSet) -> list[Spoken]:
    """Short marked words for which the article names no speaker."""
    text = annotations.article.text
    return [
        Spoken(span=trimmed(text, quoted.span.start, quoted.span.end), speaker=None)
        for quoted in unowned_marks(annotations)
    ]


def _once(rows: list[Spoken]) -> list[Spoken]:
    """The rows, those without a speaker once for each place."""
    return list({(row.span.start, row.speaker): row for row in rows}.values())


def _shown(row: Spoken) -> str:
    """The words as shown: long ones by their beginning; without marks, which would answer another kind."""
    return clip(one_line(row.span), SHOWN_WORDS)


def _table(annotations: AnnotationSet, chosen: list[Spoken], request: Request, seed: str) -> Item | None:
    speakers = sorted({row.speaker for row in chosen if row.speaker is not None})
    rivals = rival_names(annotations, chosen, speakers)[: 2 if request.level == 1 else 3]
    rivals = rivals[: max(1, 5 - len(speakers))]
    if len(speakers) + len(rivals) < 2 or len({row.speaker for row in chosen}) < 2:
        return None
    names = shuffled([*speakers, *rivals], lambda name: name, seed)
    targets = [Target(id=digest(NAME, name)[:8], text=name) for name in names]
    targets.append(Target(id=digest(NAME, NO_SPEAKER)[:8], text=NO_SPEAKER))
    rows = []
    for row in shuffled(chosen, lambda row: f"{row.span.text} {row.span.start}", seed):
        answers = []
        for target in targets:
            answer = _answer(annotations, row, target.text)
            answers.append(
                MatchAnswer(target=target.id, feedback=answer.feedback, misconception=answer.misconception)
            )
        rows.append(
            MatchRow(
                id=digest(NAME, row.span.text, str(row.span.start))[:8],
                text=_shown(row),
                key=next(t.id for t in targets if t.text == (row.speaker or NO_SPEAKER)),
                answers=tuple(answers),
                evidence=(row.span, *row.proof),
            )
        )
    example = rows[0]
    key = next(target.text for target in targets if target.id == example.key)
    other = next(target.text for target in targets if target.id != example.key)
    pair = sorted((key, other), key=lambda name: digest(seed, name))
    return Item(
        id=identity("E4", annotations.article.id, *sorted(row.id for row in rows)),
        stem="Who says this?",
        interaction=Match(rows=tuple(rows), targets=tuple(targets)),
        evidence=tuple(span for row in chosen for span in (row.span, *row.proof)),
        rule="The subject of the cue (“said”, “added”, “according to”) is the speaker.",
        rule_id="attribution.subject-of-cue",
        not_claimed="That somebody said it does not show whether it is so.",
        confidence="certain" if all(row.certain for row in chosen) else "likely",
        skill="attribution",
        difficulty=request.level,
        misconceptions=tuple(
            sorted({a.misconception for row in rows for a in row.answers if a.misconception})
        ),
        hints=_hints(example.text, pair),
    )


def _hints(shown: str, pair: list[str]) -> tuple[str, str, str]:
    return (
        "Find the words in the article. Read the whole sentence around them.",
        "Another text: “We won,” Ana told Ben. Ana speaks; Ben is only spoken to.",
        f"For “{shown}” it is either {pair[0]} or {pair[1]}.",
    )


def _question(annotations: AnnotationSet, row: Spoken, request: Request, place: int) -> Item | None:
    """One quotation as a choice: the speaker, others named near it, and that no one is named."""
    if row.speaker is None:
        return _unowned(annotations, row, request)
    rivals = rival_names(annotations, [row], [row.speaker])[:2]
    if not rivals:
        return None

    def option(text: str) -> Option:
        answer = _answer(annotations, row, text)
        return Option(
            id=digest(NAME, row.span.text, text)[:8],
            text=text,
            feedback=answer.feedback,
            misconception=answer.misconception,
        )

    right, others = option(row.speaker), [option(name) for name in rivals]
    options = (*place_key(right, others, min(place, len(others))), option(NO_SPEAKER))
    pair = sorted((row.speaker, rivals[0]), key=lambda name: digest(request.seed, name))
    return Item(
        id=identity("E4", annotations.article.id, "choice", row.span.text, str(row.span.start)),
        stem=f"Who says this?\n{_shown(row)}",
        interaction=Choice(options=options, key=(right.id,)),
        evidence=(row.span, *row.proof),
        rule="The subject of the cue (“said”, “added”, “according to”) is the speaker.",
        rule_id="attribution.subject-of-cue",
        not_claimed="That somebody said it does not show whether it is so.",
        confidence="certain" if row.certain else "likely",
        skill="attribution",
        difficulty=request.level,
        misconceptions=tuple(sorted({each.misconception for each in options if each.misconception})),
        hints=_hints(_shown(row), pair),
    )


def _unowned(annotations: AnnotationSet, row: Spoken, request: Request) -> Item | None:
    """Marked words without a speaker as a choice: two who are named near them, and that no one is named."""
    rivals = rival_names(annotations, [row], [])[:2]
    if len(rivals) < 2:
        return None
    options = []
    for text in (*shuffled(rivals, lambda name: name, request.seed), NO_SPEAKER):
        answer = _answer(annotations, row, text)
        options.append(
            Option(
                id=digest(NAME, row.span.text, text)[:8],
                text=text,
                feedback=answer.feedback,
                misconception=answer.misconception,
            )
        )
    pair = sorted((NO_SPEAKER, rivals[0]), key=lambda name: digest(request.seed, name))
    return Item(
        id=identity("E4", annotations.article.id, "choice", row.span.text, str(row.span.start)),
        stem=f"Who says this?\n{_shown(row)}",
        interaction=Choice(options=tuple(options), key=(options[-1].id,)),
        evidence=(row.span,),
        rule="Marks alone do not name a speaker: the text has to tie the words to somebody.",
        rule_id="attribution.subject-of-cue",
        not_claimed="That no speaker is named does not show whether the words fit.",
        confidence="likely",
        skill="attribution",
        difficulty=request.level,
        misconceptions=("marks-prove-a-speaker",),
        hints=_hints(_shown(row), pair),
    )


def _answer(annotations: AnnotationSet, row: Spoken, target: str) -> _Answer:
    proof = _joined(annotations, row.proof)
    if row.speaker is None:
        rule = "No name is tied to these marks, so the article does not say whose words they are."
        if target == NO_SPEAKER:
            open_ = (
                "They may be quoted words, or the writer may keep a distance: the text does not settle it."
            )
            return _Answer(say("Yes.", rule, not_claimed=open_), None)
        near = nearest_name(annotations, row) == target
        tempting = f"{target} stands near the words, but is not said to speak them." if near else ""
        return _Answer(say("No.", rule, tempting=tempting), "marks-prove-a-speaker")
    cue = row.cue_text
    rule = f"{row.speaker} is tied to the words by “{cue}”."
    if row.by_pronoun:
        rule = f"“{row.source_text}” stands for {row.speaker}, who is tied to the words by “{cue}”."
    if target == row.speaker:
        return _Answer(
            say("Yes.", rule, words=proof, not_claimed="Saying it does not show that it is so."), None
        )
    if target == NO_SPEAKER:
        return _Answer(
            say("No.", rule, words=proof, tempting="The name may stand far from the marks."), "speaker-missed"
        )
    if row.via is not None and target in row.via:
        tempting = f"{target} passes the words on; passing on is not saying."
        return _Answer(say("No.", rule, words=proof, tempting=tempting), "relay-is-speaker")
    if nearest_name(annotations, row) == target:
        tempting = f"{target} stands close to the words, but near is not the same as speaking."
        return _Answer(say("No.", rule, words=proof, tempting=tempting), "nearest-name")
    return _Answer(
        say("No.", rule, words=proof, tempting=f"{target} is named elsewhere in the article."), "other-name"
    )


def _joined(annotations: AnnotationSet, proof: tuple[Span, ...]) -> str:
    """The stretch from source to cue, where it is short enough to show."""
    if not proof:
        return ""
    start, end = min(span.start for span in proof), max(span.end for span in proof)
    stretch = " ".join(annotations.article.text[start:end].split())
    return stretch if len(stretch.split()) <= 16 else " … ".join(one_line(span) for span in proof)


KIND = Kind(
    name=NAME,
    code="E4",
    title="Who said it?",
    skill="attribution",
    standards=("CCSS RI.6.1", "CCSS RH.6-8.1", "UNESCO MIL C6", "CBSE reported speech"),
    confidence="likely",
    counts="rows",
    make=make,
)
