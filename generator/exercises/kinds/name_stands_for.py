"""What does the name stand for? (E26): short forms, people, seats of government, and "the court"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Confidence
from generator.exercises.acting import may_be_accused
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import body_sentence, one_line
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import counts_casualties, is_grave, shows_harm
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Item, Level, Option, Shortfall
from generator.exercises.pointing import Pointer, named_things, pointers
from generator.exercises.posts import Called, called, other_posts
from generator.exercises.seats import SeatUse, seat_uses
from generator.exercises.short_forms import ShortForm, short_forms, swapped
from generator.lexicon.references import posts
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "name-stands-for"
COUNTS: dict[Level, int] = {1: 3, 2: 4, 3: 5}
OPTIONS: dict[Level, int] = {1: 3, 2: 3, 3: 4}
NOT_CLAIMED = "A name tells who or what is meant, not whether what is said of it is right."


class _Wrong(NamedTuple):
    text: str
    misconception: str
    tempting: str


class _Question(NamedTuple):
    """A question with its key, its wrong answers (the best first), and the proof."""

    form: str
    stem: str
    key: str
    wrong: tuple[_Wrong, ...]
    rule: str
    proof: Span
    evidence: tuple[Span, ...]
    confidence: Confidence
    where: str
    example: str


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


def _questions(annotations: AnnotationSet, request: Request) -> list[_Question]:
    made = [*_shorts(annotations, request), *_people(annotations, request)]
    if request.level > 1:
        made += [*_pointed(annotations), *_seated(annotations)]
    if request.age == "11-13":
        made = [question for question in made if not _is_heavy(annotations, question)]
    return [question for question in made if len(question.wrong) >= 2]


def _is_heavy(annotations: AnnotationSet, question: _Question) -> bool:
    sentence = body_sentence(annotations, question.proof)
    return sentence is None or is_grave(sentence.span.text)


def _in_turn(questions: Sequence[_Question], wanted: int, seed: str) -> list[_Question]:
    queues: dict[str, list[_Question]] = {}
    for question in sorted(questions, key=lambda question: digest(seed, NAME, question.stem)):
        queues.setdefault(question.form, []).append(question)
    taken: list[_Question] = []
    order = [queues[form] for form in ("short", "seat", "pointer", "person") if form in queues]
    for depth in range(wanted):
        taken += [queue[depth] for queue in order if depth < len(queue)]
    return sorted(taken[:wanted], key=lambda question: question.proof.start)


def _shorts(annotations: AnnotationSet, request: Request) -> list[_Question]:
    return [_short(annotations, form, request.seed) for form in short_forms(annotations)]


def _short(annotations: AnnotationSet, form: ShortForm, seed: str) -> _Question:
    groups = swapped(form, annotations.article.text)
    rich = sorted(
        (group for group in groups if len(group) > 1), key=lambda group: digest(seed, form.short, group[0])
    )
    rest = [text for group in groups for text in group if not rich or group is not rich[0]]
    others = [*rich[0], *rest] if rich else rest
    return _Question(
        form="short",
        stem=f"What does “{form.short}” stand for in this article?",
        key=form.shown,
        wrong=tuple(
            _Wrong(text, "letters-fit", "Its letters fit as well, but the article has another word.")
            for text in others
        ),
        rule="The article writes the short form out in this sentence.",
        proof=form.proof,
        evidence=(form.proof,),
        confidence="certain",
        where=f"Find the place where “{form.short}” is written out. Brackets often stand there.",
        example="Another text: “the Harbour Pilots Guild (HPG)” – from there on, “HPG” stands for the guild.",
    )


def _people(annotations: AnnotationSet, request: Request) -> list[_Question]:
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


def _person(annotations: AnnotationSet, name: str, by_name: dict[str, list[Called]], seed: str) -> _Question:
    own = by_name[name]
    entry = max(own, key=lambda each: len(each.shown))
    near = frozenset[str]().union(*(posts()[each.post] for each in own))
    shown = entry.shown
    others = [
        _Wrong(other.shown, "another-persons", f"The article calls {other.name.canonical} that.")
        for canonical, entries in by_name.items()
        if canonical != name
        for other in entries[:1]
        if other.post not in near and len(shown) * 0.6 <= len(other.shown) <= len(shown) * 1.6
    ]
    built = [
        _Wrong(text, "post-exchanged", "It could stand there, but the article names another post.")
        for text in shuffled(
            other_posts(entry, annotations.article.text), lambda text: text, digest(seed, name)
        )
    ]
    wrong = [*others[:2], *built, *others[2:]]
    return _Question(
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


def _pointed(annotations: AnnotationSet) -> list[_Question]:
    named = named_things(annotations)
    return [
        _pointer(annotations, pointer, [one_line(each.span) for each in named])
        for pointer in pointers(annotations)
    ]


def _pointer(annotations: AnnotationSet, pointer: Pointer, named: list[str]) -> _Question:
    key = one_line(pointer.name)
    heads = {*pointer.thing.heads, *pointer.thing.near}
    others = [
        name
        for name in dict.fromkeys([*named, *_bodies(annotations)])
        if not {part.casefold() for part in name.split()} & heads
        and name.casefold() not in key.casefold()
        and key.casefold() not in name.casefold()
    ]
    return _Question(
        form="pointer",
        stem=f"What does “{pointer.shown}” point back to in these words: {quote(_around(pointer))}?",
        key=key,
        wrong=tuple(
            _Wrong(
                name,
                "another-name",
                f"It stands in the article, but its own name does not say “{pointer.thing.noun}”.",
            )
            for name in others
        ),
        rule=f"Only one {pointer.thing.noun} is named in the article before these words.",
        proof=pointer.name,
        evidence=(pointer.name, pointer.span),
        confidence="likely",
        where=f"Read the sentences before it. Which name says “{pointer.thing.noun}” itself?",
        example="Another text: “Tarn Ferry Company was sold. The company had 40 boats.” It points back to "
        "the first three words.",
    )


def _bodies(annotations: AnnotationSet) -> list[str]:
    """Bodies named in the article by more than one word, none of them cut from a longer name."""
    text = annotations.article.text
    return [
        one_line(name.span)
        for name in annotations.names
        if name.kind == "organisation"
        and name.confidence == "certain"
        and len(name.span.text.split()) > 1
        and not re.search(
            r"[A-Z][\w’'&.-]*\s+$|[A-Z]\S*\s+(?:of|for|and)\s+(?:the\s+)?$",
            text[max(0, name.span.start - 40) : name.span.start],
        )
        and not re.match(r"\s+(?:[A-Z]|(?:of|for)\s)", text[name.span.end : name.span.end + 6])
    ]


def _around(pointer: Pointer) -> str:
    line, at = pointer.sentence.text, pointer.span.start - pointer.sentence.start
    lead = re.split(r"[;:()–—]", line[:at])[-1]
    before, after = lead.split()[-6:], line[at:].split()[:10]
    return " ".join([*before, *after]).rstrip(".,;:?!")


def _seated(annotations: AnnotationSet) -> list[_Question]:
    uses = [use for use in seat_uses(annotations) if not _shows_loss(annotations, use.proof)]
    stands = {use.seat.id: use for use in reversed(uses) if use.reading == "stands"}
    places = {use.seat.id: use for use in reversed(uses) if use.reading == "place"}
    made = [_seat(use) for use in stands.values()]
    return [*made, *([_seat(use) for use in list(places.values())[:1]] if made else [])]


def _shows_loss(annotations: AnnotationSet, proof: Span) -> bool:
    sentence = body_sentence(annotations, proof)
    return sentence is None or shows_harm(sentence.span.text) or counts_casualties(sentence.span.text)


def _seat(use: SeatUse) -> _Question:
    seat, name = use.seat, use.span.text
    stands = _Wrong(seat.stands, "always-the-government", "Here no government acts or is dealt with.")
    place = _Wrong(seat.place, "always-the-place", "A place does not act; those who work there do.")
    other = _Wrong(seat.other, "all-the-people", "Nobody asked them all: look at the words beside the name.")
    key = seat.stands if use.reading == "stands" else seat.place
    rule = (
        "What is said of it here is done by, or with, those who govern or work there."
        if use.reading == "stands"
        else "Here the words beside the name tell where somebody or something is."
    )
    return _Question(
        form="seat",
        stem=f"In the words {quote(one_line(use.proof))}, what does “{name}” stand for?",
        key=key,
        wrong=(place if use.reading == "stands" else stands, other),
        rule=rule,
        proof=use.proof,
        evidence=(use.proof, use.span),
        confidence="likely",
        where=f"Look at the verb or the word beside “{name}”. Can a place do that?",
        example="Another text: “Lima signed the pact”: the government. “He lives in Lima”: the city.",
    )


def _item(annotations: AnnotationSet, question: _Question, request: Request, place: int) -> Item:
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
