"""Verbs of reporting (E7): what a verb adds to "said", which words it reports, and who is given it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.feedback import clip, quote, say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Item, Level, Option, Shortfall
from generator.exercises.reporting import ReportingVerb, reporting_verbs, statement_of
from generator.exercises.reporting_tables import (
    CLOSING,
    EXAMPLE,
    adds_table,
    plain_table,
    spare_families,
    speaker_table,
)
from generator.lexicon.reporting import ReportingFamily
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "reporting-verbs"
COUNTS: dict[Level, int] = {1: 3, 2: 3, 3: 4}
RULE = "Put “said” in its place: what is lost is what the verb adds."


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Level 1: plain verbs, and what one adds; level 2: which words have such a verb; level 3: tables.

    Verbs are shared out: what a table asks is not asked again by a choice.
    """
    wanted = request.count or COUNTS[request.level]
    seed = digest(request.seed, annotations.article.id, NAME)
    verbs = list(shuffled(reporting_verbs(annotations), lambda verb: f"{verb.form} {verb.cue.start}", seed))
    makers = {1: (plain_table,), 2: (speaker_table,), 3: (speaker_table, adds_table)}[request.level]
    items = [item for maker in makers if (item := maker(annotations, verbs, request)) is not None][:wanted]
    asked = {span for item in items if item.rule_id == "cue.adds" for span in item.evidence}
    single = [verb for verb in _one_of_each(verbs) if verb.cue not in asked][: wanted - len(items)]
    places = balanced_places(len(single), 4 if request.level == 3 else 3, seed)
    for number, (verb, place) in enumerate(zip(single, places, strict=True)):
        told = _statement_item(annotations, verb, verbs, request, place) if request.level > 1 else None
        if told is None or number % 2:
            told = _gloss_item(annotations, verb, verbs, request, place) or told
        items += [told] if told is not None else []
    if not items:
        what = "the article has no verb of reporting that surely adds something to “said”"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="“Said” is the plainest verb of reporting. Other verbs add something. Find the verbs "
        "in the article.",
        criterion="A verb is plain if it only tells that words were said or written. "
        "It adds something if it also tells how to take them.",
        note="Ask the class to put “said” in place of each verb and to tell what is lost. "
        "The verb is the writer’s choice; it does not show whether a speaker is honest.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _one_of_each(verbs: Sequence[ReportingVerb]) -> list[ReportingVerb]:
    """The first verb of each family."""
    found: dict[str, ReportingVerb] = {}
    for verb in verbs:
        if verb.family is not None:
            found.setdefault(verb.family.name, verb)
    return list(found.values())


def _family(verb: ReportingVerb) -> ReportingFamily:
    assert verb.family is not None
    return verb.family


def _rivals(verb: ReportingVerb, verbs: Sequence[ReportingVerb], seed: str) -> list[ReportingFamily]:
    """Families with other meanings than the verb's: those of other verbs of the article first."""
    family = _family(verb)
    here = [other.family for other in verbs if other.family is not None and not other.family.is_near(family)]
    return list({other.name: other for other in (*here, *spare_families([family], seed))}.values())


def _shown(annotations: AnnotationSet, verb: ReportingVerb) -> str:
    """The verb with its source before it, in marks; the verb alone where the source follows."""
    source, cue = verb.shown_source, verb.cue
    if source is None or not verb.sentence.contains(source) or source.end > cue.start:
        return f"“{verb.form}”"
    whole = " ".join(annotations.article.text[source.start : cue.end].split())
    if len(whole.split()) <= 12:
        return quote(whole)
    head = clip(one_line(source), 6).removesuffix("…").rstrip()
    return f"“{head} … {one_line(cue)}”"


def _gloss_item(
    annotations: AnnotationSet,
    verb: ReportingVerb,
    verbs: Sequence[ReportingVerb],
    request: Request,
    place: int,
) -> Item | None:
    """What does the verb tell that "said" would not?"""
    family = _family(verb)
    seed = digest(request.seed, annotations.article.id, verb.form, str(verb.cue.start))
    rivals = _rivals(verb, verbs, seed)[: 3 if request.level == 3 else 2]
    if len(rivals) < 2:
        return None
    rule = f"“{verb.form}” adds to “said” that {family.adds}."
    key = Option(
        id=family.name,
        text=family.gloss,
        feedback=say("Yes.", rule, words=verb.proof_text, not_claimed=CLOSING),
    )
    wrong = [
        Option(
            id=other.name,
            text=other.gloss,
            feedback=say(
                "No.",
                rule,
                words=verb.proof_text,
                tempting=f"A verb like “{other.verbs[0]}” would tell what you chose.",
                not_claimed=CLOSING,
            ),
            misconception="verb-misread",
        )
        for other in rivals
    ]
    other = min(rivals, key=lambda family: digest(seed, family.name))
    pair = sorted((family.gloss, other.gloss), key=lambda text: digest(seed, text))
    return Item(
        id=identity("E7", annotations.article.id, "adds", str(verb.cue.start), verb.form),
        stem=f"{_shown(annotations, verb)}: what does the verb “{verb.form}” tell that “said” in its place "
        "would not?",
        interaction=Choice(options=place_key(key, wrong, place % (len(wrong) + 1)), key=(key.id,)),
        evidence=verb.evidence if verb.shown_source is not None else (verb.cue,),
        context=verb.sentence,
        rule=RULE,
        rule_id="cue.verb-adds",
        not_claimed=CLOSING,
        confidence="likely",
        skill="wording",
        difficulty=request.level,
        misconceptions=("verb-misread",),
        hints=(
            f"Read the sentence with “{verb.form}” again, with “said” in its place. Look at the verb, not at "
            "what is said.",
            EXAMPLE,
            f"It is one of two: {pair[0]} / {pair[1]}.",
        ),
    )


def _statement_item(
    annotations: AnnotationSet,
    verb: ReportingVerb,
    verbs: Sequence[ReportingVerb],
    request: Request,
    place: int,
) -> Item | None:
    """Which of these words does the article report with a verb that adds this?"""
    family = _family(verb)
    own = statement_of(annotations, verb)
    if own is None:
        return None
    seed = digest(request.seed, annotations.article.id, verb.form, "statement")
    others: list[tuple[ReportingVerb, Span]] = []
    for other in sorted(verbs, key=lambda other: (other.family is None, digest(seed, str(other.cue.start)))):
        if other.family is not None and other.family.is_near(family):
            continue
        span = statement_of(annotations, other)
        if (
            span is not None
            and not span.overlaps(own)
            and not any(span.overlaps(known) for _, known in others)
        ):
            others.append((other, span))
    size = 3 if request.level == 3 else 2
    if len(others) < 2:
        return None
    picked = others[:size]
    most = min(len(span.text.split()) for span in (own, *(span for _, span in picked)))
    limit = max(most, 7)

    def option(of: ReportingVerb, span: Span) -> Option:
        right = of is verb
        if of.family is None:
            rule = f"These words have “{of.form}”, which only tells that they were said or written."
        else:
            rule = f"These words have “{of.form}”: it adds to “said” that {of.family.adds}."
        return Option(
            id=digest(NAME, str(span.start))[:8],
            text=quote(span.text, limit),
            feedback=say(
                "Yes." if right else "No.",
                rule,
                words=of.proof_text,
                tempting="" if right else f"The verb counts here, not what is said. Look for “{verb.form}”.",
                not_claimed=CLOSING,
            ),
            misconception=None if right else "content-for-verb",
        )

    key = option(verb, own)
    wrong = [option(of, span) for of, span in picked]
    return Item(
        id=identity("E7", annotations.article.id, "statement", str(verb.cue.start), verb.form, str(size)),
        stem=f"Which of these statements does the article report with a verb which tells that {family.adds}?",
        interaction=Choice(options=place_key(key, wrong, place % (len(wrong) + 1)), key=(key.id,)),
        evidence=verb.evidence,
        rule="The verb beside the words tells how they are passed on.",
        rule_id="cue.statement",
        not_claimed=CLOSING,
        confidence="likely",
        skill="wording",
        difficulty=request.level,
        misconceptions=("content-for-verb",),
        hints=(
            "Find each statement in the article and underline the verb of reporting beside it.",
            EXAMPLE,
            f"One of the other verbs is “{picked[0][0].form}”. Which statement has it?",
        ),
    )


KIND = Kind(
    name=NAME,
    code="E7",
    title="Verbs of reporting",
    skill="wording",
    standards=("CCSS RI.6.4", "CCSS L.6-8.5c", "CCSS RH.6-8.6", "NAMLE Techniques", "CBSE reported speech"),
    confidence="likely",
    ages=("16+",),
    make=make,
)
