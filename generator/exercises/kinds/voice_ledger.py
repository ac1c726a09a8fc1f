"""Whose voice? (E21): counting the words in quotation marks, speaker by speaker."""

from __future__ import annotations

from fractions import Fraction

from generator.annotations.model import AnnotationSet, Confidence
from generator.exercises.arrange import digest, identity, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.feedback import clip, quote, say
from generator.exercises.kind import Kind, Request
from generator.exercises.ledger import Ledger, ledger_of
from generator.exercises.model import Exercise, Item, KnownAnswer, Level, Shortfall, TextEntry
from generator.exercises.passage_questions import proof_of_passages, run_questions, words_between_spaces
from generator.exercises.passages import may_speak_through_others, runs_of_passages
from generator.exercises.sourcing import sure_speaker

__all__ = ["KIND"]

NAME = "voice-ledger"
COUNT: dict[Level, int] = {1: 2, 2: 3, 3: 3}
MOST_PASSAGES = 16
MOST_WORDS = 30
_NOBODY = "no named speaker"
_NOTE = (
    "Only paragraphs in which every mark has its speaker are asked about. Counts describe; equal counts are "
    "not the same as fairness. Ask who is not heard, and who might know more."
)


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Counts over the whole body where no mark is in doubt; else over paragraphs in which none is."""
    wanted = request.count or COUNT[request.level]
    if not annotations.quoted:
        what = "the article has no quotation marks"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    ledger = ledger_of(annotations)
    items = _whole(annotations, ledger, request, wanted) if ledger is not None else []
    over_all = bool(items)
    if not items:
        runs = runs_of_passages(annotations)
        mixed = shuffled(runs, lambda run: run.span.text, request.seed)
        mixed = tuple(sorted(mixed, key=lambda run: (-len(run.passages), -run.total)))
        asked = [run_questions(annotations, run, request) for run in mixed]
        items = [queue[0] for queue in asked if queue] + [item for queue in asked for item in queue[1:]]
        items = items[:wanted]
    if not items:
        what = "the article has quotation marks of which it is not sure whose words they hold"
        if ledger is not None:
            what = "there is too little to count, or too much to be counted by hand"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    unit = "words" if request.level == 3 else "passages"
    where = "the article. Leave out the headline and the lines under it." if over_all else "the part shown."
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction=f"Look at the {unit} in quotation marks in {where}",
        criterion="A passage runs from an opening quotation mark to its closing mark. "
        + ("A word is whatever stands between two spaces. " if unit == "words" else "")
        + "“He” or “she” counts for the person who is meant.",
        note=_note(ledger) if over_all and ledger is not None else _NOTE,
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _whole(annotations: AnnotationSet, ledger: Ledger, request: Request, wanted: int) -> list[Item]:
    """Counts of passages (levels 1 and 2) and of words (level 3) over the whole body."""
    seed = digest(request.seed, annotations.article.id, NAME)
    quoted = [name for name in ledger.passages if name]
    speakers = [
        name
        for name in quoted
        if not may_speak_through_others(annotations, name, quoted, unnamed=ledger.loose)
    ]
    names = list(shuffled(speakers, lambda name: name, seed))
    if request.level == 3:
        names = [name for name in names if words_between_spaces(ledger.passages[name]) <= MOST_WORDS]
    names.sort(key=lambda name: -len(ledger.passages[name]))
    chosen = list(names[:wanted])
    if request.level > 1 and ledger.passages.get("") and not ledger.loose and len(chosen) >= 2:
        chosen = [*chosen[: max(2, wanted - 1)], ""]
    heads = not ledger.loose and len(speakers) >= 2 and len(speakers) == len(quoted)
    counted = sum(map(len, ledger.passages.values()))
    if (
        len(chosen) + heads < 2
        or not chosen
        or not 2 <= counted <= MOST_PASSAGES
        or (request.level < 3 and all(len(ledger.passages[name]) == 1 for name in chosen))
    ):
        return []
    return [
        *([_heads(annotations, ledger, request)] if heads else ()),
        *(_item(annotations, ledger, name, request) for name in chosen),
    ]


def _note(ledger: Ledger) -> str:
    parts = [
        f"{name or _NOBODY}: {len(entries)} passages, {words_between_spaces(entries)} words"
        for name, entries in sorted(ledger.passages.items(), key=lambda entry: -len(entry[1]))
    ]
    return (
        f"The ledger: {'; '.join(parts)}. Counts describe; equal counts are not the same as fairness. "
        "Ask who is not heard, and who might know more."
    )


def _above(annotations: AnnotationSet, name: str) -> int:
    """How many marked passages of the headline and the lines under it belong to the speaker."""
    count = 0
    for quoted in annotations.quoted:
        sentence = annotations.article.sentence_at(quoted.span.start)
        if sentence is not None and sentence.role != "paragraph" and quoted.attribution is not None:
            count += sure_speaker(annotations, annotations.attributions[quoted.attribution]) == name
    return count


def _heads(annotations: AnnotationSet, ledger: Ledger, request: Request) -> Item:
    """How many are quoted by name."""
    names = [name for name in ledger.passages if name]
    rule = f"Quoted by name: {', '.join(clip(name, 4) for name in names)}."
    closing = "A count describes; it does not show whether a report is fair."
    passages = sum(len(ledger.passages[name]) for name in names)
    known = list[KnownAnswer]()
    if passages != len(names):
        tempting = "That is the number of passages; count each speaker once."
        said = say("Not yet.", rule, tempting=tempting)
        known.append(
            KnownAnswer(
                answer=str(passages), score=Fraction(0), feedback=said, misconception="passages-for-speakers"
            )
        )
    return Item(
        id=identity("E21", annotations.article.id, "speakers"),
        stem="How many different people or bodies does the article quote by name, in quotation marks?",
        interaction=TextEntry(
            expects="number",
            answer=str(len(names)),
            shown=str(len(names)),
            right=say("Yes.", rule, not_claimed=closing),
            wrong=say("Not yet.", rule, not_claimed=closing),
            known=tuple(known),
        ),
        evidence=tuple(
            span for name in names for span in proof_of_passages(annotations, ledger.passages[name])
        ),
        rule="A cue such as “said” ties marked words to a speaker; each speaker counts once.",
        rule_id="marks.speakers",
        not_claimed="Being quoted more or less often does not show who is right.",
        confidence="certain" if ledger.exact else "likely",
        skill="attribution",
        difficulty=request.level,
        misconceptions=tuple(entry.misconception for entry in known if entry.misconception),
        hints=(
            "Go from mark to mark, and write down each new name.",
            "Another text: “Yes,” Ana said. “No,” said Ben. “We won,” Ana said. Two speakers: Ana and Ben.",
            _either(len(names), digest(request.seed, annotations.article.id, "speakers")),
        ),
    )


def _either(answer: int, seed: str) -> str:
    """Two possibilities, the right one first or last as the seed has it."""
    low = answer if int(seed[:2], 16) % 2 or answer == 1 else answer - 1
    return f"It is either {low} or {low + 1}."


def _item(annotations: AnnotationSet, ledger: Ledger, name: str, request: Request) -> Item:
    entries = ledger.passages[name]
    by_words = request.level == 3
    answer = words_between_spaces(entries) if by_words else len(entries)
    listed = "; ".join(quote(one_line(entry.span), 4) for entry in entries[:5]) + (
        "; …" if len(entries) > 5 else ""
    )
    rule = f"{'The passages are' if len(entries) > 1 else 'The passage is'} {listed}"
    closing = "A count describes; it does not show whether a report is fair."
    right = say("Yes.", f"{rule}.", not_claimed=closing)
    wrong = say("Not yet.", f"{rule}.", not_claimed=closing)
    known = list[KnownAnswer]()
    above = _above(annotations, name) if name else 0
    if above and not by_words:
        tempting = "The headline and the lines under it are not counted here."
        known.append(
            KnownAnswer(
                answer=str(answer + above),
                score=Fraction(0),
                feedback=say("Not yet.", f"{rule}.", tempting=tempting),
                misconception="headline-counted",
            )
        )
    other = len(entries) if by_words else words_between_spaces(entries)
    if other != answer and all(str(other) != entry.answer for entry in known):
        tempting = f"You counted the {'passages, not the words' if by_words else 'words, not the passages'}."
        known.append(
            KnownAnswer(
                answer=str(other),
                score=Fraction(0),
                feedback=say("Not yet.", f"{rule}.", tempting=tempting),
                misconception="words-and-passages-mixed",
            )
        )
    unit = "words in quotation marks" if by_words else "passages in quotation marks"
    stem = f"How many {unit} does the article give to {name}?"
    if not name:
        stem = f"For how many {unit} is no speaker named?"
    confidence: Confidence = "certain" if ledger.exact and name else "likely"
    return Item(
        id=identity("E21", annotations.article.id, unit, name or _NOBODY),
        stem=stem,
        interaction=TextEntry(
            expects="number",
            answer=str(answer),
            shown=str(answer),
            right=right,
            wrong=wrong,
            known=tuple(known),
        ),
        evidence=proof_of_passages(annotations, entries),
        rule="Each pair of quotation marks is one passage; a cue such as “said” ties it to its speaker.",
        rule_id="marks.count",
        not_claimed="Equal counts are not the same as fairness.",
        confidence=confidence,
        skill="attribution",
        difficulty=request.level,
        misconceptions=tuple(sorted({entry.misconception for entry in known if entry.misconception})),
        hints=(
            "Go through the article and number every opening quotation mark.",
            "Another text: “Yes,” Ana said. “We won.” Two passages and three words, all Ana’s.",
            _either(answer, digest(request.seed, annotations.article.id, name, unit)),
        ),
    )


KIND = Kind(
    name=NAME,
    code="E21",
    title="Whose voice is heard?",
    skill="attribution",
    standards=("CCSS RH.6-8.6", "CCSS RI.8.6", "UNESCO MIL C6", "NAMLE Content"),
    confidence="certain",
    ages=("16+",),
    make=make,
)
