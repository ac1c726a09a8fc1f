"""What does the name stand for? (E26): short forms, people, seats of government, "the court", and "he"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.model import AnnotationSet
from generator.exercises.acting import may_be_accused
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import body_sentence, one_line
from generator.exercises.feedback import say
from generator.exercises.gravity import is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Item, Level, Option, Shortfall
from generator.exercises.name_questions import (
    NameQuestion,
    WrongName,
    pointed_questions,
    pronoun_questions,
    seat_questions,
)
from generator.exercises.posts import Called, called, other_posts
from generator.exercises.short_forms import ShortForm, short_forms, swapped
from generator.lexicon.references import posts

__all__ = ["KIND"]

NAME = "name-stands-for"
COUNTS: dict[Level, int] = {1: 3, 2: 4, 3: 5}
OPTIONS: dict[Level, int] = {1: 3, 2: 3, 3: 4}
NOT_CLAIMED = "A name tells who or what is meant, not whether what is said of it is right."


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Questions of several forms, each form in turn."""
    wanted = request.count or COUNTS[request.level]
    questions = _in_turn(_questions(annotations, request), wanted, request.seed)
    if not questions:
        what = "the article writes out no short form, and names nobody’s post"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    places = balanced_places(
        len(questions), OPTIONS[request.level], digest(request.seed, NAME, annotations.article.id)
    )
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Look in the article for what each name or short form stands for there.",
        criterion="Only what the article says counts, not what the name means elsewhere.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(
            _item(annotations, question, request, place)
            for question, place in zip(questions, places, strict=True)
        ),
    )


def _questions(annotations: AnnotationSet, request: Request) -> list[NameQuestion]:
    made = [*_shorts(annotations, request), *_people(annotations, request)]
    made += pronoun_questions(annotations)
    if request.level > 1:
        made += [*pointed_questions(annotations), *seat_questions(annotations)]
    if request.age == "11-13":
        made = [question for question in made if not _is_heavy(annotations, question)]
    return [question for question in made if len(question.wrong) >= 2]


def _is_heavy(annotations: AnnotationSet, question: NameQuestion) -> bool:
    sentence = body_sentence(annotations, question.proof)
    return sentence is None or is_grave(sentence.span.text)


def _in_turn(questions: Sequence[NameQuestion], wanted: int, seed: str) -> list[NameQuestion]:
    queues: dict[str, list[NameQuestion]] = {}
    for question in sorted(questions, key=lambda question: digest(seed, NAME, question.stem)):
        queues.setdefault(question.form, []).append(question)
    taken: list[NameQuestion] = []
    order = [queues[form] for form in ("short", "pronoun", "seat", "pointer", "person") if form in queues]
    for depth in range(wanted):
        taken += [queue[depth] for queue in order if depth < len(queue)]
    return sorted(taken[:wanted], key=lambda question: question.proof.start)


def _shorts(annotations: AnnotationSet, request: Request) -> list[NameQuestion]:
    return [_short(annotations, form, request.seed) for form in short_forms(annotations)]


def _short(annotations: AnnotationSet, form: ShortForm, seed: str) -> NameQuestion:
    groups = swapped(form, annotations.article.text)
    rich = sorted(
        (group for group in groups if len(group) > 1), key=lambda group: digest(seed, form.short, group[0])
    )
    rest = [text for group in groups for text in group if not rich or group is not rich[0]]
    others = [*rich[0], *rest] if rich else rest
    return NameQuestion(
        form="short",
        stem=f"What does “{form.short}” stand for in this article?",
        key=form.shown,
        wrong=tuple(
            WrongName(text, "letters-fit", "Its letters fit as well, but the article has another word.")
            for text in others
        ),
        rule="The article writes the short form out in this sentence.",
        proof=form.proof,
        evidence=(form.proof,),
        confidence="certain",
        where=f"Find the place where “{form.short}” is written out. Brackets often stand there.",
        example="Another text: “the Harbour Pilots Guild (HPG)” – from there on, “HPG” stands for the guild.",
    )


def _people(annotations: AnnotationSet, request: Request) -> list[NameQuestion]:
    by_name: dict[str, list[Called]] = {}
    for entry in called(annotations):
        by_name.setdefault(entry.name.canonical, []).append(entry)
    return [
        _person(annotations, name, by_name, request.seed)
        for name in by_name
        if _is_open(annotations, name, by_name[name])
    ]


_OF_THE_LAW = frozenset(
    ("judge", "justice", "prosecutor", "attorney", "attorney general", "lawyer", "solicitor")
)


def _is_open(annotations: AnnotationSet, name: str, own: list[Called]) -> bool:
    """Whether the person can be asked about: a judge or lawyer, or nobody of whom a charge may be told."""
    return any(entry.post in _OF_THE_LAW for entry in own) or not may_be_accused(annotations, name)


def _person(
    annotations: AnnotationSet, name: str, by_name: dict[str, list[Called]], seed: str
) -> NameQuestion:
    own = by_name[name]
    entry = max(own, key=lambda each: len(each.shown))
    near = frozenset[str]().union(*(posts()[each.post] for each in own))
    shown = entry.shown
    others = [
        WrongName(other.shown, "another-persons", f"The article calls {other.name.canonical} that.")
        for canonical, entries in by_name.items()
        if canonical != name
        for other in entries[:1]
        if other.post not in near and len(shown) * 0.6 <= len(other.shown) <= len(shown) * 1.6
    ]
    built = [
        WrongName(text, "post-exchanged", "It could stand there, but the article names another post.")
        for text in shuffled(
            other_posts(entry, annotations.article.text), lambda text: text, digest(seed, name)
        )
    ]
    wrong = [*others[:2], *built, *others[2:]]
    return NameQuestion(
        form="person",
        stem=f"What does this article call {name}?",
        key=shown,
        wrong=tuple({each.text.casefold(): each for each in reversed(wrong)}.values())[::-1],
        rule="The words right beside the name say who it is.",
        proof=entry.proof,
        evidence=(entry.proof,),
        confidence="likely",
        where=f"Find the full name {name}. Read the words right before it and right behind it.",
        example="Another text: “harbour master Mina Orr”, “Mina Orr, a pilot”: read beside the name.",
    )


def _item(annotations: AnnotationSet, question: NameQuestion, request: Request, place: int) -> Item:
    rule = question.rule
    proof = one_line(question.proof)
    wrong = question.wrong[: OPTIONS[request.level] - 1]

    def option(text: str, tag: str | None, tempting: str) -> Option:
        return Option(
            id=digest(NAME, question.stem, text)[:8],
            text=text,
            feedback=say(
                "No." if tag else "Yes.", rule, words=proof, tempting=tempting, not_claimed=NOT_CLAIMED
            ),
            misconception=tag,
        )

    key = option(question.key, None, "")
    rest = shuffled(
        [option(*each) for each in wrong], lambda each: each.text, digest(request.seed, question.stem)
    )
    pair = sorted((question.key, wrong[0].text), key=lambda text: digest(request.seed, text))
    sentence = body_sentence(annotations, question.proof)
    shows = question.form == "seat"
    return Item(
        id=identity("E26", annotations.article.id, question.stem, str(request.level)),
        stem=question.stem,
        interaction=Choice(options=place_key(key, rest, place), key=(key.id,)),
        evidence=question.evidence,
        context=sentence.span if sentence is not None and shows else None,
        rule=rule,
        rule_id=f"reference.{question.form}",
        not_claimed=NOT_CLAIMED,
        confidence=question.confidence,
        skill="reading",
        difficulty=request.level,
        misconceptions=tuple(sorted({each.misconception for each in wrong})),
        hints=(question.where, question.example, f"It is either “{pair[0]}” or “{pair[1]}”."),
    )


KIND = Kind(
    name=NAME,
    code="E26",
    title="What does the name stand for?",
    skill="reading",
    standards=("CCSS RI.6.4", "CCSS RH.6-8.4", "UNESCO MIL C6", "CBSE inference"),
    confidence="likely",
    make=make,
)
