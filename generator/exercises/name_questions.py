"""Questions on words that point back: "the court", "Nairobi", "he"."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Confidence, Name
from generator.exercises.acting import acts_here, is_touched_by_harm, may_be_accused
from generator.exercises.clauses import body_sentence, one_line, trimmed
from generator.exercises.feedback import quote
from generator.exercises.five_ws.people import is_person, is_whole_name, shares_a_word
from generator.exercises.gravity import content_note, counts_casualties, shows_harm
from generator.exercises.person_nouns import gender_of
from generator.exercises.pointing import Pointer, named_things, pointers
from generator.exercises.pronouns import Meant, meant
from generator.exercises.seats import SeatUse, seat_uses
from generator.text.span import Span

__all__ = ["NameQuestion", "WrongName", "pointed_questions", "pronoun_questions", "seat_questions"]

MOST_SHOWN = 36
_NEAR = 600
_GOES_ON = re.compile(r"(?:\s|-|’s\s|'s\s)[A-Z]")


class WrongName(NamedTuple):
    """A wrong answer, the misconception behind it, and what makes it tempting."""

    text: str
    misconception: str
    tempting: str


class NameQuestion(NamedTuple):
    """A question with its key, its wrong answers (the best first), and the proof."""

    form: str
    stem: str
    key: str
    wrong: tuple[WrongName, ...]
    rule: str
    proof: Span
    evidence: tuple[Span, ...]
    confidence: Confidence
    where: str
    example: str


def pointed_questions(annotations: AnnotationSet) -> list[NameQuestion]:
    named = named_things(annotations)
    return [
        _pointer(annotations, pointer, [one_line(each.span) for each in named])
        for pointer in pointers(annotations)
    ]


def _pointer(annotations: AnnotationSet, pointer: Pointer, named: list[str]) -> NameQuestion:
    key = one_line(pointer.name)
    heads = {*pointer.thing.heads, *pointer.thing.near}
    others = [
        name
        for name in dict.fromkeys([*named, *_bodies(annotations)])
        if not {part.casefold() for part in name.split()} & heads
        and name.casefold() not in key.casefold()
        and key.casefold() not in name.casefold()
    ]
    return NameQuestion(
        form="pointer",
        stem=f"What does “{pointer.shown}” point back to in these words: {quote(_around(pointer))}?",
        key=key,
        wrong=tuple(
            WrongName(
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


def seat_questions(annotations: AnnotationSet) -> list[NameQuestion]:
    uses = [use for use in seat_uses(annotations) if not _shows_loss(annotations, use.proof)]
    stands = {use.seat.id: use for use in reversed(uses) if use.reading == "stands"}
    places = {use.seat.id: use for use in reversed(uses) if use.reading == "place"}
    made = [_seat(use) for use in stands.values()]
    return [*made, *([_seat(use) for use in list(places.values())[:1]] if made else [])]


def _shows_loss(annotations: AnnotationSet, proof: Span) -> bool:
    sentence = body_sentence(annotations, proof)
    return sentence is None or shows_harm(sentence.span.text) or counts_casualties(sentence.span.text)


def _seat(use: SeatUse) -> NameQuestion:
    seat, name = use.seat, use.span.text
    stands = WrongName(seat.stands, "always-the-government", "Here no government acts or is dealt with.")
    place = WrongName(seat.place, "always-the-place", "A place does not act; those who work there do.")
    other = WrongName(
        seat.other, "all-the-people", "Nobody asked them all: look at the words beside the name."
    )
    key = seat.stands if use.reading == "stands" else seat.place
    rule = (
        "What is said of it here is done by, or with, those who govern or work there."
        if use.reading == "stands"
        else "Here the words beside the name tell where somebody or something is."
    )
    return NameQuestion(
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


def pronoun_questions(annotations: AnnotationSet) -> list[NameQuestion]:
    """Whom "he" or "she" means, one question for each person, where two others are named in the article."""
    found: dict[str, NameQuestion] = {}
    for one in sorted(
        meant(annotations), key=lambda one: (_nearest_before(annotations, one), one.pronoun.start)
    ):
        others = _others(annotations, one)
        if one.name.canonical not in found and len(others) >= 2:
            found[one.name.canonical] = _pronoun(annotations, one, others)
    return list(found.values())


def _nearest_before(annotations: AnnotationSet, one: Meant) -> bool:
    """Whether the name meant is also the last one before the pronoun: such questions come after others."""
    between = Span.of(annotations.article.text, one.name.span.end, one.pronoun.start)
    return not any(
        name.kind == "person" and name.canonical != one.name.canonical
        for name in annotations.names_at(between)
    )


def _others(annotations: AnnotationSet, one: Meant) -> list[WrongName]:
    """Other persons of the article: those who could be called so first, the nearest first."""
    at = one.pronoun.start
    near: dict[str, int] = {}
    for name in annotations.names:
        if _is_other_person(annotations, name.canonical, one):
            gap = abs(name.span.start - at)
            near[name.canonical] = min(gap, near.get(name.canonical, gap))
    fits = {name: gender_of(annotations, name) in (None, one.gender) for name in near}
    first = next((name.canonical for name in annotations.names if name.kind == "person"), "")
    order = sorted(near, key=lambda name: (not fits[name], near[name]))
    return [
        _wrong(one, name, first, nearest=not place and near[name] < _NEAR) for place, name in enumerate(order)
    ]


def _is_other_person(annotations: AnnotationSet, canonical: str, one: Meant) -> bool:
    """Whether the name is surely another person's who acts or speaks; in a heavy text, who speaks."""
    mentions = annotations.mentions(canonical)
    return (
        canonical != one.name.canonical
        and all(name.kind == "person" for name in mentions)
        and is_whole_name(canonical)
        and is_person(annotations, canonical)
        and (acts_here(annotations, canonical) or gender_of(annotations, canonical) is not None)
        and not any(_GOES_ON.match(annotations.article.text, name.span.end) for name in mentions)
        and any(body_sentence(annotations, name.span) is not None for name in mentions)
        and not shares_a_word(canonical, one.name.canonical)
        and not may_be_accused(annotations, canonical)
        and not is_touched_by_harm(annotations, canonical)
        and (not content_note(annotations.article) or _speaks(annotations, mentions))
    )


def _speaks(annotations: AnnotationSet, mentions: tuple[Name, ...]) -> bool:
    return any(
        said.source is not None and said.source.overlaps(name.span)
        for name in mentions
        for said in annotations.said_at(name.span)
    )


def _wrong(one: Meant, name: str, first: str, *, nearest: bool) -> WrongName:
    if nearest:
        tempting = "That name stands near, but it is not the subject that goes on."
        return WrongName(name, "nearest-name", tempting)
    if name == first:
        tempting = "That person is named early in the article, but somebody else has come in since."
        return WrongName(name, "first-named", tempting)
    return WrongName(name, "another-person", f"Nothing leads from “{one.word}” to that person.")


def _pronoun(annotations: AnnotationSet, one: Meant, others: list[WrongName]) -> NameQuestion:
    word, line = one.word, one_line(one.sentence.span).replace("''", '"').replace("``", '"')
    rule = (
        f"Here “{word}” goes on with the subject of the sentence before."
        if one.near
        else f"Here “{word}” goes on with the person told of before; nobody else has come in since."
    )
    return NameQuestion(
        form="pronoun",
        stem=f"Whom does “{word}” stand for in this sentence? {quote(line, MOST_SHOWN)}",
        key=one.name.canonical,
        wrong=tuple(others),
        rule=rule,
        proof=_proof(annotations, one),
        evidence=(one.name.span, one.pronoun),
        confidence="likely",
        where="Find this sentence in the article. Who acts or speaks in what stands right before it?",
        example="Another text: “Mina Orr thanked the crew. She had slept little.” She is Mina Orr.",
    )


def _proof(annotations: AnnotationSet, one: Meant) -> Span:
    """The sentence with the name, without a quotation that stands before it."""
    line = one.proof.span
    marks = [
        match.end()
        for match in re.finditer(r"[”\"]|''", line.text)
        if line.start + match.end() <= one.name.span.start
    ]
    return trimmed(annotations.article.text, line.start + (marks[-1] if marks else 0), line.end)
