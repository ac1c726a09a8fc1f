"""Words in context (E27): what a word of the news means in the sentence in which it stands."""

from __future__ import annotations

from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import is_clean
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Item, Level, Option, Shortfall
from generator.lexicon.glossary import GlossaryEntry, glossary_hits
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "words-in-context"
COUNTS: dict[Level, int] = {1: 2, 2: 3, 3: 4}


class _Hit(NamedTuple):
    span: Span
    sentence: Span
    entry: GlossaryEntry


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Questions on words of the glossary, each word once."""
    wanted = request.count or COUNTS[request.level]
    hits = _hits(annotations, request)
    if not hits:
        what = "the article has no word of the glossary"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    chosen = sorted(hits, key=lambda hit: digest(request.seed, NAME, hit.entry.id))[:wanted]
    chosen.sort(key=lambda hit: hit.span.start)
    places = balanced_places(len(chosen), 3, digest(request.seed, NAME, annotations.article.id))
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find each word in the article and choose what it means there.",
        criterion="The sentence decides. Try each meaning in the place of the word.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(_item(hit, request, place) for hit, place in zip(chosen, places, strict=True)),
    )


def _hits(annotations: AnnotationSet, request: Request) -> list[_Hit]:
    text = annotations.article.text
    found: dict[str, _Hit] = {}
    for sentence in annotations.article.body:
        line = sentence.span
        if not is_clean(line.text) or (request.age == "11-13" and is_grave(line.text)):
            continue
        inside = words(text, line.start, line.end)
        for start, stop, entry in glossary_hits(inside):
            span = Span.of(text, inside[start].start, inside[stop - 1].end)
            named = any(name.span.overlaps(span) for name in annotations.names)
            if entry.id not in found and not named:
                found[entry.id] = _Hit(span, line, entry)
    return list(found.values())


def _item(hit: _Hit, request: Request, place: int) -> Item:
    entry, word = hit.entry, hit.span.text
    rule = f"“{word}”: {entry.meaning}."
    texts = (
        (entry.meaning, None, ""),
        (entry.opposite, "opposite-meaning", "That is nearly the opposite."),
        (entry.alike, "another-meaning", "The sentence may suggest it, but the word means something else."),
    )
    options = [
        Option(
            id=digest(NAME, entry.id, text)[:8],
            text=text,
            feedback=say("No." if tag else "Yes.", rule, words=_around(hit), tempting=tempting),
            misconception=tag,
        )
        for text, tag, tempting in texts
    ]
    rest = shuffled(options[1:], lambda option: option.text, digest(request.seed, entry.id))
    low, high = sorted((entry.meaning, entry.opposite), key=lambda text: digest(request.seed, text))
    return Item(
        id=identity("E27", entry.id, hit.sentence.text, str(request.level == 3)),
        stem=f"What does {quote(word)} mean in this article?",
        interaction=Choice(options=place_key(options[0], rest, place), key=(options[0].id,)),
        evidence=(hit.span,),
        context=hit.sentence if request.level < 3 else None,
        rule=rule,
        rule_id="vocabulary.sense",
        not_claimed="Knowing the word does not show whether the sentence is right.",
        confidence="certain",
        skill="reading",
        difficulty=request.level,
        misconceptions=("opposite-meaning", "another-meaning"),
        hints=(
            f"Find “{word}” and read the sentence around it.",
            "Another word: in “the truce held”, “truce” must be something that can be kept: an agreed pause.",
            f"It is either “{low}” or “{high}”.",
        ),
    )


def _around(hit: _Hit) -> str:
    """The word with up to four words before and after it."""
    line, at, end = hit.sentence.text, hit.span.start - hit.sentence.start, hit.span.end - hit.sentence.start
    start = at - len(" ".join(line[:at].split()[-4:])) - 1
    stop = end + len(" ".join(line[end:].split()[:4])) + 1
    return " ".join(line[max(0, start) : stop].split())


KIND = Kind(
    name=NAME,
    code="E27",
    title="Words in context",
    skill="reading",
    standards=("CCSS RI.6.4", "CCSS RH.6-8.4", "UNESCO MIL C6", "CBSE vocabulary"),
    confidence="certain",
    ages=("16+",),
    make=make,
)
