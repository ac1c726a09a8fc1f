"""Leave the page (E28): plan how one claim of the article could be checked elsewhere. Never scored."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, identity
from generator.exercises.clauses import has_marks, is_clean, one_line, opens_plainly, trimmed, word_count
from generator.exercises.feedback import quote
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, ExtendedText, Item, Shortfall
from generator.exercises.passed_on import is_no_sentence
from generator.exercises.retelling import accuses
from generator.exercises.sourced import sourced_sentences
from generator.exercises.sourcing import is_dated
from generator.exercises.times import is_past
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "leave-the-page"
LEAST_WORDS = 6
MOST_WORDS = 36

_RUBRIC = (
    "Who would know: 0 nobody or “the internet”; 1 a kind of person or body; 2 one that can be found and "
    "asked",
    "Document: 0 none; 1 a kind of document; 2 one that would settle this very claim",
    "Two other outlets: 0 none; 1 two that repeat the same agency; 2 two that report for themselves",
    "Change of mind: 0 nothing could; 1 something general; 2 a finding that would speak against the claim",
)
_MODEL = (
    "Answers differ. Look for sources that do not depend on one another: the same agency printed "
    "twice is one source."
)
_PARTS = (
    ("who", "Who would know whether this is so?", "Name a person or a body that could be asked."),
    (
        "paper",
        "Which document, record or picture could show whether this is so?",
        "Name the paper, and who keeps it.",
    ),
    (
        "outlets",
        "Which two other outlets would you read about this?",
        "Choose two that do not copy one another.",
    ),
    (
        "mind",
        "What would you have to find to change your mind about this?",
        "Say what would speak against it.",
    ),
)


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Level 1: four small questions on one claim; 2: a plan for it; 3: a plan for a claim of one's own."""
    claim = _claim(annotations, request)
    if claim is None:
        what = "the article has no sentence that could be taken for a claim to look up"
        return Shortfall(kind=NAME, what=what, wanted=1, found=0)
    shown = quote(one_line(claim), 40)
    if request.level == 1:
        parts = _PARTS[: request.count] if request.count else _PARTS
        items = tuple(
            _item(annotations, request, claim, part, f"{shown} – {question}", hint, 3, (_RUBRIC[index],))
            for index, (part, question, hint) in enumerate(parts)
        )
    elif request.level == 2:
        stem = (
            f"How would you check this claim away from this page: {shown}? Write who would know, which "
            "document "
            "could show it, which two other outlets you would read, and what would change your mind."
        )
        items = (
            _item(
                annotations, request, claim, "plan", stem, "Answer the four parts one by one.", 10, _RUBRIC
            ),
        )
    else:
        stem = (
            "Which one claim of this article would you check first, and how? Copy the claim. Write who "
            "would know, "
            "which document could show it, which two other outlets you would read, and what would change "
            "your mind."
        )
        hint = "Choose a claim that somebody could look up: an event, a number, a date, a place."
        items = (_item(annotations, request, claim, "own", stem, hint, 12, _RUBRIC),)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Leave the page: plan how to find out more from elsewhere. There are no marks from "
        "the program.",
        criterion="Two sources count as two only if they do not copy one another.",
        note="Rubric of 0 to 2 for each of the four parts. The claim was chosen because it can be looked up, "
        "not because anything speaks against it.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=items,
    )


def _claim(annotations: AnnotationSet, request: Request) -> Span | None:
    """A sentence of the writer's to look up: with a figure, or a named one who did something; None else."""
    text = annotations.article.text
    rows = sourced_sentences(annotations)
    none = [row.sentence.span for row in rows if row.speaker is None]
    named = [row.sentence.span for row in rows if row.speaker is not None]
    told = [
        sentence.span
        for sentence in annotations.article.body
        if not annotations.said_at(sentence.span) and not annotations.quoted_in(sentence.span)
    ]
    for pool in (none, told, named):
        fitting = [
            trimmed(text, span.start, span.end)
            for span in pool
            if LEAST_WORDS <= word_count(span) <= MOST_WORDS
            and not span.text.rstrip().endswith("?")
            and not is_no_sentence(span.text)
            and not counts_casualties(span.text)
            and not (request.age == "11-13" and is_grave(span.text))
            and _can_be_checked(annotations, span)
        ]
        if fitting:
            seed = digest(request.seed, annotations.article.id, NAME)
            return min(fitting, key=lambda span: (-_checkable(annotations, span), digest(seed, span.text)))
    return None


_OWN = re.compile(
    r"\b(?:I|we|my|our|us|me|you|your)\b|n['’]t\b|['’](?:re|ve|ll)\b|\b(?:should|must|may|might|could|would|perhaps"
    r"|most\s+\w+|one of the|seems?|feels?|think|believe|hope|best|worst)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"^(?:Get|Apply|Buy|Click|Read|Subscribe|Download|Visit|Follow|Join|Sign|Book|Save|Try|Call|Watch|Check"
    r"|Also|Share|Don|See|Shop|Enjoy|Order)\b|\b(?:loan offers?|discount|sign up|subscri\w+|newsletter|% off"
    r"|advertis\w+|sponsored|click here)\b|\w-\s\w|[a-z]{3}[A-Z][a-z]"
)


def _can_be_checked(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the sentence claims something that a record could show: no taste, no wish, no offer, no "I"."""
    text = span.text
    figure = any(span.contains(quantity.span) and quantity.low != 1 for quantity in annotations.quantities)
    dated = is_dated(annotations, span)
    named = any(span.contains(name.span) and name.kind != "group" for name in annotations.names_at(span))
    judged = any(word.norm.removesuffix("'s") in word_group("evaluative") for word in words(text))
    return (
        (figure or dated or (named and is_past(text)))
        and opens_plainly(span)
        and is_clean(text)
        and not has_marks(text)
        and not judged
        and not accuses(text)
        and not re.match(r"\w+ly,", text)
        and not annotations.loaded_at(span)
        and not _OWN.search(text.replace("US", ""))
        and not _OFFER.search(text)
        and text.rstrip().endswith((".", ".”", '."'))
    )


def _checkable(annotations: AnnotationSet, span: Span) -> int:
    """How much there is to look up: a number, a day, a name."""
    return (
        any(span.contains(quantity.span) for quantity in annotations.quantities)
        + is_dated(annotations, span)
        + any(span.contains(name.span) for name in annotations.names_at(span))
    )


def _item(
    annotations: AnnotationSet,
    request: Request,
    claim: Span,
    part: str,
    stem: str,
    hint: str,
    lines: int,
    rubric: tuple[str, ...],
) -> Item:
    own = part == "own"
    return Item(
        id=identity("E28", annotations.article.id, part, "" if own else claim.text),
        stem=stem,
        interaction=ExtendedText(lines=lines, model=_MODEL, rubric=rubric),
        evidence=() if own else (claim,),
        context=None if own else claim,
        rule="A claim is checked by sources that do not depend on the article or on one another.",
        rule_id="lateral.plan",
        not_claimed="That a claim is worth checking does not mean that anything speaks against it.",
        confidence="certain",
        skill="provenance",
        difficulty=request.level,
        hints=(
            hint,
            "Another text: A bridge opened in May. The town office would know; its minutes could show it; "
            "two local papers with reporters of their own wrote about it.",
            "Begin with the one who would know first-hand, and go on to those who keep a record.",
        ),
    )


KIND = Kind(
    name=NAME,
    code="E28",
    title="Leave the page",
    skill="provenance",
    standards=("CCSS RH.6-8.9", "CCSS W.7-8", "UNESCO MIL C7", "NAMLE “How do you know?”", "ISTE 1.3"),
    confidence="certain",
    make=make,
)
