"""Who said it? (E4): words of the article, and the person or body that says them, if any is named."""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.feedback import clip
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
from generator.exercises.rivals import rival_names
from generator.exercises.sharing import who_share
from generator.exercises.speaker_answers import speaker_answer
from generator.exercises.speech import NO_SPEAKER, Spoken

__all__ = ["KIND"]

NAME = "who-said-it"
ROWS: dict[Level, int] = {1: 6, 2: 9, 3: 12}
SHOWN_WORDS = 22
MOST_TARGETS = 5
RULE = "The subject of the cue (“said”, “added”, “according to”) is the speaker; without a cue there is none."
NOT_CLAIMED = "That somebody said it does not show whether it is so."


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Tables of two or three statements with a speaker and one without; single questions for what is left.

    That no speaker is named is offered only where it is right for a row, so in a quarter to a third of them.
    """
    wanted = request.count or ROWS[request.level]
    share = who_share(annotations, request)
    spoken, unnamed = _enough(share.spoken, share.unnamed, wanted)
    seed = digest(request.seed, annotations.article.id, NAME)
    items, left = [], list[Spoken]()
    for table in _tables(spoken, unnamed, _is_rich(annotations, spoken)):
        item = _table(annotations, table, request, seed)
        if item is not None:
            items.append(item)
        else:
            left += [row for row in table if row.speaker is not None]
    alone = list({row.speaker: row for row in reversed(left)}.values())
    for row, place in zip(alone, balanced_places(len(alone), 3, seed), strict=True):
        single = _question(annotations, row, request, place)
        if single is not None and len(items) < 4:
            items.append(single)
    if not items:
        what = "the article quotes too few speakers, or names too few others that could be taken for them"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(spoken))
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find each statement in the article. Choose who says it.",
        criterion="The speaker is whoever the text ties to the words with a cue such as “said”. "
        "If no one is tied to them, no speaker is named: then the writer tells it.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _enough(
    spoken: tuple[Spoken, ...], unnamed: tuple[Spoken, ...], wanted: int
) -> tuple[list[Spoken], list[Spoken]]:
    """As many rows as are wanted: one without a speaker to two or three with one."""
    number = max(
        (n for n in range(len(spoken) + 1) if n + min(n // 2, len(unnamed)) <= wanted),
        default=0,
    )
    return list(spoken[:number]), list(unnamed[: min(number // 2, wanted - number)])


def _is_rich(annotations: AnnotationSet, spoken: list[Spoken]) -> bool:
    """Whether there are three names to choose from, so that a table stands without a row of nobody's."""
    speakers = sorted({row.speaker for row in spoken if row.speaker is not None})
    return len(speakers) + len(rival_names(annotations, spoken, speakers)) > 2


def _tables(spoken: list[Spoken], unnamed: list[Spoken], rich: bool) -> list[list[Spoken]]:
    """Tables of two or three rows with a speaker, and one without as long as there are such rows.

    Rows of one speaker are spread over the tables; where a speaker is alone in one, the row without comes.
    """
    if len(spoken) < 2:
        return [spoken] if spoken else []
    number = len(spoken) // 2
    if not rich:
        # Two names alone are too few to choose from, unless there are three rows.
        number = max(1, min(number, len(unnamed)))
        spoken = spoken[: 3 * number]
    dealt: list[list[Spoken]] = [[] for _ in range(number)]
    counts = {row.speaker: sum(other.speaker == row.speaker for other in spoken) for row in spoken}
    order = sorted(spoken, key=lambda row: (-counts[row.speaker], row.speaker or "", row.span.start))
    for place, row in enumerate(order):
        dealt[place % len(dealt)].append(row)
    dealt.sort(key=lambda table: len({row.speaker for row in table}))
    for table, row in zip(dealt, unnamed, strict=False):
        table.append(row)
    return dealt


def _table(annotations: AnnotationSet, chosen: list[Spoken], request: Request, seed: str) -> Item | None:
    speakers = sorted({row.speaker for row in chosen if row.speaker is not None})
    nobody = any(row.speaker is None for row in chosen)
    rivals = rival_names(annotations, chosen, speakers)[: 2 if request.level == 1 else 3]
    rivals = rivals[: max(1, MOST_TARGETS - len(speakers))]
    if (
        len(chosen) < 2
        or len(speakers) + len(rivals) < (2 if nobody or len(chosen) > 2 else 3)
        or len({row.speaker for row in chosen}) < 2
    ):
        return None
    names = shuffled([*speakers, *rivals], lambda name: name, seed)
    targets = [Target(id=digest(NAME, name)[:8], text=name) for name in names]
    if nobody:
        targets.append(Target(id=digest(NAME, NO_SPEAKER)[:8], text=NO_SPEAKER))
    rows = []
    for row in shuffled(chosen, lambda row: f"{row.span.text} {row.span.start}", seed):
        said = [(target.id, speaker_answer(annotations, row, target.text)) for target in targets]
        rows.append(
            MatchRow(
                id=digest(NAME, row.span.text, str(row.span.start))[:8],
                text=_shown(row),
                key=next(t.id for t in targets if t.text == (row.speaker or NO_SPEAKER)),
                answers=tuple(
                    MatchAnswer(target=target, feedback=answer.feedback, misconception=answer.misconception)
                    for target, answer in said
                ),
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
        rule=RULE,
        rule_id="attribution.subject-of-cue",
        not_claimed=NOT_CLAIMED,
        confidence="certain" if all(_is_certain(row) for row in chosen) else "likely",
        skill="attribution",
        difficulty=request.level,
        misconceptions=tuple(
            sorted({a.misconception for row in rows for a in row.answers if a.misconception})
        ),
        hints=_hints(example.text, pair),
    )


def _is_certain(row: Spoken) -> bool:
    return row.certain and not row.reported


def _shown(row: Spoken) -> str:
    """The words as shown: long ones by their beginning; without marks, which would answer another kind."""
    return clip(one_line(row.span), SHOWN_WORDS)


def _hints(shown: str, pair: list[str]) -> tuple[str, str, str]:
    return (
        "Find the words in the article. Read the whole sentence around them.",
        "Another text: “We won,” Ana told Ben. Ana speaks; Ben is only spoken to. "
        "Ana left at noon: no speaker is named.",
        f"For “{shown}” it is either {pair[0]} or {pair[1]}.",
    )


def _question(annotations: AnnotationSet, row: Spoken, request: Request, place: int) -> Item | None:
    """One statement as a choice: the speaker, and two others named near it."""
    if row.speaker is None:
        return None
    rivals = rival_names(annotations, [row], [row.speaker])[:2]
    if len(rivals) < 2:
        return None

    def option(text: str) -> Option:
        answer = speaker_answer(annotations, row, text)
        return Option(
            id=digest(NAME, row.span.text, text)[:8],
            text=text,
            feedback=answer.feedback,
            misconception=answer.misconception,
        )

    right = option(row.speaker)
    options = place_key(right, [option(name) for name in rivals], place)
    pair = sorted((row.speaker, rivals[0]), key=lambda name: digest(request.seed, name))
    return Item(
        id=identity("E4", annotations.article.id, "choice", row.span.text, str(row.span.start)),
        stem=f"Who says this?\n{_shown(row)}",
        interaction=Choice(options=options, key=(right.id,)),
        evidence=(row.span, *row.proof),
        rule=RULE,
        rule_id="attribution.subject-of-cue",
        not_claimed=NOT_CLAIMED,
        confidence="certain" if _is_certain(row) else "likely",
        skill="attribution",
        difficulty=request.level,
        misconceptions=tuple(sorted({each.misconception for each in options if each.misconception})),
        hints=_hints(_shown(row), pair),
    )


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
