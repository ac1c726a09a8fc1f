"""What "the court" points back to: only where the article names exactly one such thing before."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import one_line
from generator.lexicon.references import Thing, things
from generator.text.span import Span

__all__ = ["Pointer", "named_things", "pointers"]

_PART = r"[A-Z][\w’'&.-]*"
_OF = r"[ \u00a0](?:of|for)[ \u00a0](?:the[ \u00a0])?"
_RUN = re.compile(
    rf"(?P<first>{_PART}(?:[ \u00a0]{_PART})*)"
    rf"(?:{_OF}{_PART}(?:(?:[ \u00a0]|[ \u00a0]and[ \u00a0]|{_OF}){_PART})*)?"
)
_NEAR_SENTENCES = 2
_LEADING = frozenset(
    {"the", "a", "an", "in", "on", "at", "but", "and", "while", "when", "after", "as", "for", "if", "from"}
)


class Pointer(NamedTuple):
    """ "the court" and the name that it points back to."""

    thing: Thing
    span: Span
    name: Span
    sentence: Span

    @property
    def shown(self) -> str:
        return f"the {self.thing.noun}"


class _Named(NamedTuple):
    span: Span
    head: str


@cache
def _heads() -> frozenset[str]:
    return frozenset(head for thing in things() for head in (*thing.heads, *thing.near))


_WORD = re.compile(r"[\w-]+[ \u00a0]")


def named_things(annotations: AnnotationSet) -> list[_Named]:
    """Names with a word that says what they are ("Tarn High Court", "Ministry of Ports")."""
    text, found = annotations.article.text, list[_Named]()
    for sentence in annotations.article.sentences:
        for match in _RUN.finditer(text, sentence.span.start, sentence.span.end):
            start = match.start()
            while (word := _WORD.match(text, start, match.end())) and word[0].strip().casefold() in _LEADING:
                start = word.end()
            head = re.split(r"[ \u00a0]", match["first"])[-1].casefold().rstrip(".")
            if head not in _heads():
                continue
            span = Span.of(text, start, match.end())
            if text[span.end - 1] in ".’'":
                span = Span.of(text, start, span.end - 1)
            if len(span.text.split()) >= 2:
                found.append(_Named(span, head))
    return found


def pointers(annotations: AnnotationSet) -> list[Pointer]:
    """The first surely resolved pointer of each noun, in text order."""
    text, named = annotations.article.text, named_things(annotations)
    found: list[Pointer] = []
    body = [sentence for sentence in annotations.article.body if sentence.role == "paragraph"]
    for thing in things():
        if f"he {thing.noun}" not in text or _is_open(text, thing.noun):
            continue
        for index, sentence in enumerate(body):
            pointer = None
            for match in re.finditer(rf"\b[Tt]he {thing.noun}\b(?![’'-]\w| [A-Z])", sentence.span.text):
                if _says_which(sentence.span.text[match.end() :]):
                    continue
                at = sentence.span.start + match.start()
                since = body[max(0, index - _NEAR_SENTENCES)].span.start
                pointer = _resolved(
                    annotations, thing, Span.of(text, at, at + len(match[0])), since, named, sentence.span
                )
                break
            if pointer is not None:
                found.append(pointer)
                break
    return sorted(found, key=lambda pointer: pointer.span.start)


def _is_open(text: str, noun: str) -> bool:
    """Whether the article speaks of such a one in other words too ("a court", "the high court")."""
    return any(match[1].casefold() != "the" for match in re.finditer(rf"([\w’'-]+)\s+{noun}\b", text))


def _says_which(after: str) -> bool:
    return bool(
        re.match(
            r"\s*,?\s*(?:that|which|who|whose|where|of|for|in|at|near|on|called|named|known|from)\b", after
        )
    )


def _resolved(
    annotations: AnnotationSet, thing: Thing, span: Span, since: int, named: list[_Named], sentence: Span
) -> Pointer | None:
    """The one name before *span* that is such a thing, if it stands within the last sentences."""
    if annotations.in_speech(span):
        return None
    before = [name for name in named if name.span.end <= span.start and name.head in thing.heads]
    different = {one_line(name.span).casefold() for name in before}
    near = [
        name
        for name in named
        if name.head in thing.near and not any(name.span.overlaps(b.span) for b in before)
    ]
    later = {one_line(name.span).casefold() for name in named if name.head in thing.heads} - different
    if len(different) != 1 or near or later or before[-1].span.end < since:
        return None
    return Pointer(thing, span, before[0].span, sentence)
