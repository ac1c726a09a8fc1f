"""Mark the loaded wording (E1): words that judge or turn up the volume, beside those that only report.

Level 1 asks for a number of words in one sentence, level 2 for all in a paragraph, both with the criterion;
level 3 for all in the whole text, cut at paragraphs where it is long, without the criterion.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, identity
from generator.exercises.clauses import word_count
from generator.exercises.feedback import SEPARATE_QUESTION, say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Feedback, Hottext, Item, Level, Shortfall
from generator.exercises.zoned_passages import (
    MOST_WORDS,
    ZonedPassage,
    spoken_passages,
    whole_text,
    writers_passages,
)
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "mark-loaded-wording"
COUNTS: dict[Level, int] = {1: 4, 2: 4, 3: 3}
_INSTRUCTION: dict[Level, str] = {
    1: "Mark the loaded words. Look whose words they are. There may be none. Arguable words cost nothing.",
    2: "Mark the loaded words. Look whose words they are. There may be none.",
    3: "Decide what makes a word loaded. Mark such words, then compare. There may be none.",
}
CRITERION = (
    "A word is loaded here if (1) it judges or turns up the volume, and (2) the event could be stated "
    "without it or with a plainer word."
)


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Passages with loaded words of the writer's, then of speakers; at most one with nothing to mark."""
    wanted = request.count or COUNTS[request.level]
    whole = whole_text(annotations) if request.level == 3 else []
    loaded, plain = (whole, []) if whole else writers_passages(annotations, request.level)

    def order(passage: ZonedPassage) -> tuple[bool, str]:
        return passage.acceptable > 2 * passage.core, digest(request.seed, NAME, passage.span.text)

    chosen = sorted(loaded, key=order)[:wanted]
    if len(chosen) < wanted:
        chosen += sorted(spoken_passages(annotations, request), key=order)[: wanted - len(chosen)]
    plain = [passage for passage in plain if not any(passage.span.overlaps(other.span) for other in chosen)]
    if plain and (len(chosen) < wanted or wanted >= 3):
        chosen = [
            *chosen[: max(wanted - 1, 0)],
            min(plain, key=lambda passage: (_points_back(passage.span), *order(passage))),
        ]
    if not chosen:
        what = "the article has no passage in which it is sure what is loaded and what is not"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    chosen.sort(key=lambda passage: passage.span.start)
    mixed = any(not passage.core for passage in chosen)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction=_INSTRUCTION[request.level],
        criterion=CRITERION if request.level < 3 else "",
        note="Arguable words cost nothing: talk about them. Quoted or reported words are the speaker’s. "
        "The keys describe wording; they do not say which side is right.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(_item(annotations, passage, request, mixed) for passage in chosen),
    )


def _points_back(span: Span) -> bool:
    return words(span.text)[0].norm in word_group("opener")


def _item(annotations: AnnotationSet, passage: ZonedPassage, request: Request, mixed: bool) -> Item:
    """One passage; where a neighbour has nothing to mark, a single word is asked without a number."""
    tokens = passage.tokens
    core = [token for token in tokens if token.zone == "core"]
    select = len(core) if request.level == 1 and len(core) > (1 if mixed else 0) else None
    if passage.speaker is not None:
        stem = f"These are words of {passage.speaker}, as the article gives them. Which of them are loaded?"
    elif request.level == 3 and word_count(passage.span) > MOST_WORDS[3]:
        stem = "Which words the writer uses in this text are loaded? Mark them all."
    elif not core or select is None:
        stem = "Which words the writer uses here are loaded? Mark them all; if there are none, mark nothing."
    else:
        stem = "Which words the writer uses here are loaded?"
    if select is not None:
        count = "word or phrase that is" if select == 1 else f"{select} words or phrases that are"
        stem += f" Find the {count} loaded most clearly; others may be arguable."
    return Item(
        id=identity("E1", annotations.article.id, str(passage.span.start), passage.span.text),
        stem=stem,
        interaction=Hottext(
            passage=passage.span, tokens=tokens, otherwise=_otherwise(core != []), select=select
        ),
        evidence=tuple(token.span for token in core),
        context=None,
        rule=CRITERION,
        rule_id="loaded.judges-and-replaceable",
        not_claimed=SEPARATE_QUESTION,
        confidence="likely",
        skill="wording",
        difficulty=request.level,
        misconceptions=("topic-is-loaded", "sad-fact-is-loaded", "every-adjective-is-loaded"),
        hints=(
            "Look at verbs and describing words. Leave names, numbers and topics.",
            "Another text: “Critics slammed the plan.” Plainer: “criticised”. So “slammed” is loaded.",
            _narrowed([token.span.text for token in core], passage.span),
        ),
    )


def _otherwise(some: bool) -> Feedback:
    rule = "This word names what the sentence is about, or holds it together; it does not judge."
    return say("Not this one.", rule, tempting="" if some else "This passage reports without loaded words.")


def _narrowed(core: Sequence[str], passage: Span) -> str:
    if not core:
        return "Either one word is loaded here, or none is. Could any word be made plainer?"
    middle = passage.text.find(core[0]) * 2 < len(passage.text)
    return f"One of them stands in the {'first' if middle else 'second'} half of the passage."


KIND = Kind(
    name=NAME,
    code="E1",
    title="Mark the loaded wording",
    skill="wording",
    standards=("CCSS RH.6-8.6", "CCSS RI.6.4", "CCSS L.6-8.5c", "UNESCO MIL C6"),
    confidence="likely",
    ages=("14-15", "16+"),
    make=make,
)
