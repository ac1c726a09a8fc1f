"""Who, when, where, how many – with the proof (E23): asked of single statements, so that the text decides."""

from __future__ import annotations

from collections import Counter

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.feedback import quote, say
from generator.exercises.five_ws.frames import GAP, Gap, Rival
from generator.exercises.five_ws.gaps import gaps
from generator.exercises.five_ws.marks import marks
from generator.exercises.five_ws.rows import tells_of
from generator.exercises.five_ws.table import table_rows, told_table
from generator.exercises.five_ws.windows import Figure, Mark
from generator.exercises.kind import Kind, Request
from generator.exercises.model import (
    Choice,
    Exercise,
    Hottext,
    HottextToken,
    Item,
    Level,
    Option,
    PartB,
    Shortfall,
)
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "five-ws"
GAPS: dict[Level, int] = {1: 3, 2: 3, 3: 4}
MARKS: dict[Level, int] = {1: 1, 2: 2, 3: 2}
ROWS: dict[Level, int] = {1: 4, 2: 5, 3: 6}
LEAST, ENOUGH = 1, 2
SEPARATE = "That the article says so is one thing; whether it is right is another."


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Statements with one answer left open, passages to find the proof in, and a table of what is told."""
    wanted = request.count or GAPS[request.level] + MARKS[request.level] + 1
    seed = digest(request.seed, NAME, annotations.article.id)
    every, open_ = marks(annotations), gaps(annotations, seed)
    first = _kept_mark(every, open_)
    free = [gap for gap in open_ if first is None or not first.passage.overlaps(gap.sentence)]
    asked = _asked(free, GAPS[request.level], seed)
    used = [gap.sentence for gap in asked]
    found = _marked([*([first] if first else []), *every], used, MARKS[request.level])
    if len(asked) + len(found) < ENOUGH:
        asked = _asked(open_, GAPS[request.level], seed)
        used = [gap.sentence for gap in asked]
        found = _marked([mark for mark in every if mark.core not in used], [], MARKS[request.level])
    used += [mark.passage for mark in found]
    few = len(asked) + len(found) < ENOUGH
    shut = [gap.sentence for gap in asked] if few else used
    rows = table_rows(tells_of(annotations), shut, ROWS[request.level], seed)
    items = [
        *_gap_items(annotations, asked, request, seed),
        *(_mark_item(annotations, mark, request) for mark in found),
        *([told_table(annotations, rows, request)] if rows else []),
    ]
    if len(items) < LEAST:
        what = "too few statements of the article tell when, where, who or how many so that the text decides"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(items))
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find the statement in the article before you answer. The proof is the sentence itself.",
        criterion="An answer counts only if the article gives it for this very statement. Other names, days "
        "and figures of the article belong to other statements.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items[: request.count] if request.count else items),
    )


# ---------------------------------------------------------------- one answer left open


def _asked(found: list[Gap], most: int, seed: str) -> list[Gap]:
    """At most *most* gaps: each question in turn, one a sentence, first those with rivals of the article."""
    ranked = sorted(
        found,
        key=lambda gap: (
            -min(2, sum(rival.elsewhere for rival in gap.rivals)),
            digest(seed, gap.frame),
        ),
    )
    chosen: list[Gap] = []
    used: Counter[str] = Counter()
    while len(chosen) < most:
        free = [
            gap
            for gap in ranked
            if not any(gap.sentence == other.sentence or gap.answer == other.answer for other in chosen)
        ]
        if not free:
            break
        pick = min(free, key=lambda gap: (used[gap.w], ranked.index(gap)))
        used[pick.w] += 1
        chosen.append(pick)
    return sorted(chosen, key=lambda gap: gap.place.start)


def _gap_items(annotations: AnnotationSet, asked: list[Gap], request: Request, seed: str) -> list[Item]:
    places = balanced_places(len(asked), 3, seed)
    items = []
    for gap, place in zip(asked, places, strict=True):
        items.append(_gap_item(annotations, gap, request, place))
    return items


def _gap_item(annotations: AnnotationSet, gap: Gap, request: Request, place: int) -> Item:
    sentence = one_line(gap.sentence)
    written = one_line(gap.place)
    rule = f"In this sentence the article has {quote(written)}."
    if gap.answer not in written:
        rule = f"In this sentence the article has {quote(written)}, that is {gap.answer}."
    right = Option(
        id=digest(NAME, gap.frame, gap.answer)[:8],
        text=gap.answer,
        feedback=say("Yes.", rule, words=sentence, not_claimed=SEPARATE),
    )
    wrong = shuffled(
        [_wrong(gap, rival, rule, sentence) for rival in gap.rivals],
        lambda option: option.text,
        digest(request.seed, gap.frame),
    )
    pair = sorted((gap.answer, wrong[0].text), key=lambda text: digest(gap.frame, text))
    return Item(
        id=identity("E23", annotations.article.id, gap.w, gap.frame, gap.answer),
        stem=f"{gap.asked} {quote(gap.frame, 60)}",
        interaction=Choice(options=place_key(right, wrong, place), key=(right.id,)),
        evidence=(gap.place, gap.sentence),
        rule=rule,
        rule_id=f"five-ws.{gap.w.replace(' ', '-')}",
        not_claimed=SEPARATE,
        confidence="likely" if gap.w == "who" else "certain",
        skill="reading",
        difficulty=request.level,
        misconceptions=tuple(sorted({option.misconception for option in wrong if option.misconception})),
        hints=(
            f"Look for the sentence with the words {quote(_landmark(gap.frame), 7)}",
            "Another text: “The pier was sold on ____.” If that sentence has “Friday”, the answer is Friday, "
            "though Monday comes up in the next one.",
            f"Either {quote(pair[0])} or {quote(pair[1])}.",
        ),
    )


def _wrong(gap: Gap, rival: Rival, rule: str, sentence: str) -> Option:
    if rival.elsewhere:
        tempting, tag = "The article has it in another place.", "another-of-its-kind"
    else:
        close = "It is in the same part of the world" if gap.w == "where" else "It is of the same sort"
        tempting, tag = f"{close}: compare the words of the sentence.", "near-miss"
    return Option(
        id=digest(NAME, gap.frame, rival.text)[:8],
        text=rival.text,
        feedback=say("No.", rule, words=sentence, tempting=tempting),
        misconception=tag,
    )


def _landmark(frame: str) -> str:
    """Some words of the frame beside the gap, to find the sentence by."""
    before, _, after = frame.partition(GAP)
    tail = after.strip(" .,;:…”\"'’").split()
    return " ".join(tail[-6:]) if len(tail) >= 4 else " ".join(before.split()[:6])


# ---------------------------------------------------------------- which sentence tells it


def _kept_mark(every: list[Mark], open_: list[Gap]) -> Mark | None:
    """The passage that leaves most statements to be asked about outside it; None where it leaves none."""

    def left(mark: Mark) -> int:
        outside = {gap.sentence.start for gap in open_ if not mark.passage.overlaps(gap.sentence)}
        return min(ENOUGH, len(outside))

    best = max(every, key=left, default=None)
    return best if best is not None and (left(best) or not open_) else None


def _marked(found: list[Mark], used: list[Span], most: int) -> list[Mark]:
    """The first *most* passages that touch neither one another nor what is used."""
    chosen: list[Mark] = []
    for mark in found:
        taken = [*used, *(other.passage for other in chosen)]
        if len(chosen) < most and not any(mark.passage.overlaps(span) for span in taken):
            chosen.append(mark)
    return chosen


def _mark_item(annotations: AnnotationSet, mark: Mark, request: Request) -> Item:
    item = _sentence_item(annotations, mark, request)
    return item if mark.figure is None else _with_figure(annotations, mark.figure, item)


def _sentence_item(annotations: AnnotationSet, mark: Mark, request: Request) -> Item:
    proof = one_line(mark.proof)
    tokens = tuple(
        HottextToken(
            id=f"s{digest(span.text, str(span.start))[:8]}",
            span=span,
            zone="core" if span == mark.core else "neutral",
            feedback=say("Yes.", mark.rule, words=proof) if span == mark.core else None,
            missed=say("Missed.", mark.rule, words=proof) if span == mark.core else None,
            misconception=None if span == mark.core else "same-topic-is-answer",
        )
        for span in mark.sentences
    )
    other = next(span for span in mark.sentences if span != mark.core)
    pair = sorted((mark.core, other), key=lambda span: span.start)
    begun = [quote(one_line(span), 6) for span in pair]
    return Item(
        id=identity("E23", annotations.article.id, "mark", mark.asked, str(mark.passage.start)),
        stem=f"{mark.asked} Mark one sentence.",
        interaction=Hottext(
            passage=mark.passage,
            tokens=tokens,
            otherwise=say("Not this one.", "This sentence is on the topic, but does not tell what is asked."),
            select=1,
        ),
        evidence=(mark.proof, mark.core),
        rule=mark.rule,
        rule_id="five-ws.sentence",
        not_claimed=SEPARATE,
        confidence="likely",
        skill="reading",
        difficulty=request.level,
        misconceptions=("same-topic-is-answer",),
        hints=(
            "Go through the passage sentence by sentence and ask each one the question.",
            "Another text: “The pier is old. It was built by 40 workers.” How many workers? The second says.",
            f"Either the one that begins {begun[0]} or the one that begins {begun[1]}",
        ),
    )


def _with_figure(annotations: AnnotationSet, figure: Figure, item: Item) -> Item:
    """First the number itself, then the sentence that gives it."""
    assert isinstance(item.interaction, Hottext)
    proof = one_line(item.evidence[0])
    rule = f"The article writes {quote(proof)}."
    right = Option(
        id=digest(NAME, figure.noun, figure.answer)[:8],
        text=figure.answer,
        feedback=say("Yes.", rule, not_claimed=SEPARATE),
    )
    wrong = []
    for rival in figure.rivals:
        tempting = "That figure is of something else." if rival.elsewhere else "Compare it digit by digit."
        wrong.append(
            Option(
                id=digest(NAME, figure.noun, rival.text)[:8],
                text=rival.text,
                feedback=say("No.", rule, tempting=tempting, not_claimed=SEPARATE),
                misconception="another-of-its-kind" if rival.elsewhere else "near-miss",
            )
        )
    options = sorted((right, *wrong), key=lambda option: digest(item.id, option.text))
    pair = sorted((figure.answer, wrong[0].text), key=lambda text: digest(item.id, text))
    return Item.model_validate(
        {
            **dict(item),
            "id": identity("E23", annotations.article.id, "figure", figure.noun, item.id),
            "stem": f"How many {figure.noun}? Which figure does the passage in Part B give?",
            "interaction": Choice(options=tuple(options), key=(right.id,)),
            "rule": f"{rule} {item.rule}",
            "misconceptions": tuple(sorted({*item.misconceptions, *(o.misconception for o in wrong)})),
            "hints": (*item.hints[:2], f"Either {quote(pair[0])} or {quote(pair[1])}."),
            "part_b": PartB(stem="Which sentence gives it? Mark one.", interaction=item.interaction),
        }
    )


KIND = Kind(
    name=NAME,
    code="E23",
    title="Who, when, where, how many?",
    skill="reading",
    standards=("CCSS RI.6.1", "CCSS RH.6-8.2", "UNESCO MIL C6", "NAMLE Content", "CBSE comprehension"),
    confidence="likely",
    make=make,
)
