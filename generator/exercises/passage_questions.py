"""Questions about a few paragraphs in which every mark has its speaker: who is quoted, and how often."""

from __future__ import annotations

from fractions import Fraction

from generator.annotations.model import AnnotationSet, QuotedString
from generator.exercises.arrange import digest, identity, place_key, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.feedback import clip, quote, say
from generator.exercises.kind import Request
from generator.exercises.model import Choice, Item, KnownAnswer, Option, TextEntry
from generator.exercises.passages import Run, may_speak_through_others
from generator.exercises.rivals import rival_names
from generator.exercises.sourcing import proof_of
from generator.exercises.speech import spoken_by
from generator.text.span import Span

__all__ = ["proof_of_passages", "run_questions", "words_between_spaces"]

CLOSING = "A count describes; it does not show whether a report is fair."
NOT_CLAIMED = "Being quoted more or less often does not show who is right."
MOST_WORDS = 30


def run_questions(annotations: AnnotationSet, run: Run, request: Request) -> list[Item]:
    """The questions of one run: whose words the marks hold, and how many passages (words at level 3)."""
    made = [_whose(annotations, run, request)]
    names = sorted(run.passages, key=lambda name: (-len(run.passages[name]), name))
    countable = [name for name in names if not may_speak_through_others(annotations, name, names)]
    if not countable:
        return [item for item in made if item is not None]
    most = countable[0]
    by_words = request.level == 3 and words_between_spaces(run.passages[most]) <= MOST_WORDS
    told = int(digest(request.seed, annotations.article.id, run.span.text)[:2], 16) % 2
    once = run.total == len(names)
    if by_words or run.total > 2 or (len(names) > 1 and not (once and told)) or (len(names) == 1 and told):
        made.append(_count(annotations, run, most, request, by_words=by_words))
    elif (made[0] is None or once) and len(countable) == len(names):
        made.append(_speakers(annotations, run, request))
    return [item for item in made if item is not None]


def words_between_spaces(entries: tuple[QuotedString, ...] | list[QuotedString]) -> int:
    """Words between spaces; a dash alone is none."""
    return sum(any(map(str.isalnum, part)) for quoted in entries for part in quoted.span.text.split())


def proof_of_passages(
    annotations: AnnotationSet, entries: tuple[QuotedString, ...] | list[QuotedString]
) -> tuple[Span, ...]:
    """The passages, each with its source and cue."""
    return tuple(
        span
        for entry in entries
        for span in (
            entry.span,
            *(proof_of(annotations.attributions[entry.attribution]) if entry.attribution is not None else ()),
        )
    )


def _listed(run: Run, name: str) -> str:
    entries = run.passages[name]
    listed = "; ".join(quote(one_line(entry.span), 4) for entry in entries[:4])
    return listed + ("; …" if len(entries) > 4 else "")


def _named_beside(annotations: AnnotationSet, run: Run) -> list[str]:
    """Others named in the run, whose words stand in no marks there, and who could be taken for speakers."""
    rows = [
        spoken_by(annotations.attributions[entries[0].attribution], entries[0].span, name)
        for name, entries in run.passages.items()
        if entries[0].attribution is not None
    ]
    inside = {name.canonical for name in annotations.names if run.span.contains(name.span)}
    return [name for name in rival_names(annotations, rows, sorted(run.passages)) if name in inside]


def _whose(annotations: AnnotationSet, run: Run, request: Request) -> Item | None:
    """Who is quoted, as a choice: one speaker, and two others who are named there but not quoted."""
    if len(run.passages) != 1:
        return None
    speaker = next(iter(run.passages))
    others = _named_beside(annotations, run)[:2]
    if len(others) < 2:
        return None
    rule = f"The passages {_listed(run, speaker)} are tied to {speaker}."
    right = Option(
        id=digest("E21", speaker)[:8], text=speaker, feedback=say("Yes.", rule, not_claimed=CLOSING)
    )
    wrong = [
        Option(
            id=digest("E21", name)[:8],
            text=name,
            feedback=say("No.", rule, tempting=f"{name} is named here, but no marked words are tied to it."),
            misconception="named-is-quoted",
        )
        for name in shuffled(others, lambda name: name, request.seed)
    ]
    seed = digest(request.seed, annotations.article.id, run.span.text)
    pair = sorted((speaker, others[0]), key=lambda name: digest(seed, name))
    return Item(
        id=identity("E21", annotations.article.id, "whose", run.span.text),
        stem="Whose own words stand in quotation marks in the part of the article shown?",
        interaction=Choice(options=place_key(right, wrong, int(seed[:2], 16) % 3), key=(right.id,)),
        evidence=proof_of_passages(annotations, run.passages[speaker]),
        context=run.span,
        rule="A cue such as “said” ties marked words to a speaker; others may be named without being quoted.",
        rule_id="marks.speakers",
        not_claimed=NOT_CLAIMED,
        confidence="certain" if run.certain else "likely",
        skill="attribution",
        difficulty=request.level,
        misconceptions=("named-is-quoted",),
        hints=(
            "Go from mark to mark. Look for the verb of saying beside each, and for its subject.",
            "Another text: “We won,” Ana said of Ben. “It was hard.” Both passages are Ana’s; Ben is named.",
            f"It is either {pair[0]} or {pair[1]}.",
        ),
    )


def _count(annotations: AnnotationSet, run: Run, name: str, request: Request, *, by_words: bool) -> Item:
    entries = run.passages[name]
    answer = words_between_spaces(entries) if by_words else len(entries)
    unit = "words in quotation marks" if by_words else "passages in quotation marks"
    rule = f"{'The passages are' if len(entries) > 1 else 'The passage is'} {_listed(run, name)}."
    known = list[KnownAnswer]()
    if run.total != answer and not by_words:
        tempting = "That is the number of all passages shown; some belong to another speaker."
        known.append(_known(run.total, rule, tempting, "all-passages-counted"))
    if by_words and len(entries) != answer:
        known.append(
            _known(len(entries), rule, "You counted the passages, not the words.", "words-and-passages-mixed")
        )
    if not by_words and len(entries) > 1 and run.total != 1:
        known.append(_known(1, rule, "A passage without a cue of its own goes on with the last speaker.",
                            "passage-missed"))  # fmt: skip
    return _typed(
        annotations,
        run,
        request,
        stem=f"In the part of the article shown, how many {unit} are {_possessive(name)}?",
        what=f"{unit} {name}",
        answer=answer,
        rule=rule,
        known=known,
        evidence=proof_of_passages(annotations, entries),
    )


def _speakers(annotations: AnnotationSet, run: Run, request: Request) -> Item:
    names = list(run.passages)
    rule = f"Quoted by name: {', '.join(clip(name, 4) for name in names)}."
    tempting = "That is the number of passages; count each speaker once."
    known = [_known(run.total, rule, tempting, "passages-for-speakers")] if run.total != len(names) else []
    return _typed(
        annotations,
        run,
        request,
        stem="How many different speakers are quoted by name in the part of the article shown?",
        what="speakers",
        answer=len(names),
        rule=rule,
        known=known,
        evidence=tuple(span for name in names for span in proof_of_passages(annotations, run.passages[name])),
    )


def _known(answer: int, rule: str, tempting: str, tag: str) -> KnownAnswer:
    said = say("Not yet.", rule, tempting=tempting)
    return KnownAnswer(answer=str(answer), score=Fraction(0), feedback=said, misconception=tag)


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _typed(
    annotations: AnnotationSet,
    run: Run,
    request: Request,
    *,
    stem: str,
    what: str,
    answer: int,
    rule: str,
    known: list[KnownAnswer],
    evidence: tuple[Span, ...],
) -> Item:
    seed = digest(request.seed, annotations.article.id, what, run.span.text)
    low = answer if int(seed[:2], 16) % 2 or answer == 1 else answer - 1
    return Item(
        id=identity("E21", annotations.article.id, what, run.span.text),
        stem=stem,
        interaction=TextEntry(
            expects="number",
            answer=str(answer),
            shown=str(answer),
            right=say("Yes.", rule, not_claimed=CLOSING),
            wrong=say("Not yet.", rule, not_claimed=CLOSING),
            known=tuple(known),
        ),
        evidence=evidence,
        context=run.span,
        rule="Each pair of quotation marks is one passage; a cue such as “said” ties it to its speaker.",
        rule_id="marks.count",
        not_claimed=NOT_CLAIMED,
        confidence="certain" if run.certain else "likely",
        skill="attribution",
        difficulty=request.level,
        misconceptions=tuple(sorted({entry.misconception for entry in known if entry.misconception})),
        hints=(
            "Number every opening quotation mark, and write the speaker beside it.",
            "Another text: “Yes,” Ana said. “We won.” Two passages and three words, all Ana’s: one speaker.",
            f"It is either {low} or {low + 1}.",
        ),
    )
