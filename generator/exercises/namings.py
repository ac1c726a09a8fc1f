"""The names that an article gives to one thing, where they stand, and who uses them."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import body_sentence, has_marks, is_clean, one_line
from generator.exercises.sourcing import is_sound, may_speak, outside
from generator.exercises.voices import WRITER, voice_of
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import words
from generator.lexicon.naming import Naming, NamingFamily, find_namings
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = [
    "SEVERAL",
    "Place",
    "Use",
    "around",
    "is_plural",
    "namings",
    "places",
    "stands_alone",
    "stands_nowhere",
]

SEVERAL = "several"
_AFTER = frozenset(
    {"who", "that", "which", "as", "than", "when", "while", "after", "before", "not", "also", "to"}
)

_BEFORE_VERB = frozenset(
    "to will would can could may might must should not they we i you who he she it".split()  # noqa: SIM905
)


_ASKING = re.compile(
    r"\b(?:request|urg|ask|demand|plead|implor|beg|beseech|petition|appeal|instruct|direct|order|press|pray)"
    r"(?:ed|g?ing|s|es)?\b|\b(?:pled|begged|begging|urge|urges|implore|implores|call(?:ed|ing|s)?\s+(?:for|on|upon))\b",
    re.IGNORECASE,
)
_ONE_IN_S = frozenset({"crisis", "status", "politics", "news"})


class Use(NamedTuple):
    """One name of a family with all places where the body uses it, and their voices (None: not sure)."""

    name: str
    spans: tuple[Span, ...]
    voices: tuple[str | None, ...]

    @property
    def shown(self) -> str:
        """The name in the form in which it first stands."""
        return one_line(self.spans[0]).lower()

    @property
    def key(self) -> str | None:
        """The voice that alone uses the name, `SEVERAL`, or None where it is not sure."""
        sure = {voice for voice in self.voices if voice is not None}
        if len(sure) > 1:
            return SEVERAL
        if None in self.voices or not sure:
            return None
        return next(iter(sure))


class Place(NamedTuple):
    """One place where a name stands; `source` is who says it, as written, None where the writer does."""

    name: str
    span: Span
    source: Span | None


def namings(annotations: AnnotationSet) -> dict[NamingFamily, list[Use]]:
    """The names of each family in the body, with their voices, in the order in which they first stand."""
    text = annotations.article.text
    found: dict[str, dict[str, list[Span]]] = {}
    families: dict[str, NamingFamily] = {}
    for sentence in annotations.article.body:
        if sentence.role != "paragraph":
            continue
        for naming in find_namings(text, sentence.span.start, sentence.span.end):
            if _is_name_or_verb(annotations, naming, sentence.span):
                continue
            span = Span.of(text, naming.start, naming.end)
            if not is_plural(span.text) and not stands_alone(text, span):
                continue
            families[naming.family.id] = naming.family
            found.setdefault(naming.family.id, {}).setdefault(naming.name, []).append(span)
    return {
        families[key]: [
            Use(name, tuple(spans), tuple(_voice(annotations, span) for span in spans))
            for name, spans in names.items()
        ]
        for key, names in found.items()
    }


def _is_name_or_verb(annotations: AnnotationSet, naming: Naming, sentence: Span) -> bool:
    """Whether the word is part of a proper name ("Cold War"), or a verb ("Sol talks", "to attack")."""
    text = annotations.article.text
    span = Span.of(text, naming.start, naming.end)
    if any(name.kind != "group" for name in annotations.names_at(span)):
        return True
    if span.text[0].isupper() and span.start > sentence.start:
        return True
    before = words(text, sentence.start, span.start)
    if before and before[-1].norm in _BEFORE_VERB:
        return True
    bare = bool(before) and before[-1].norm in ("in", "of") and not is_plural(span.text)
    if bare and naming.family.id == "naming.rulers":
        return True  # "a say in government" is no body that rules
    return any(
        name.kind == "person" and not text[name.span.end : span.start].strip()
        for name in annotations.names_at(Span.of(text, max(sentence.start, span.start - 2), span.start))
    )


def _voice(annotations: AnnotationSet, span: Span) -> str | None:
    sentence = body_sentence(annotations, span)
    if sentence is None or not is_sound(annotations, sentence.span) or not is_clean(sentence.span.text):
        return None
    voice = voice_of(annotations, span)
    return None if voice == WRITER and _asks(sentence.span.text) else voice


def _asks(sentence: str) -> bool:
    """Whether somebody asks for something in the sentence: its words may then be those of who asks."""
    return _ASKING.search(sentence) is not None


def is_plural(name: str) -> bool:
    """Whether a name stands for several.

    >>> is_plural("protesters"), is_plural("gunmen"), is_plural("homeless people"), is_plural("crisis")
    (True, True, True, False)
    """
    last = name.lower().split()[-1]
    several = last.endswith("s") and not last.endswith("ss") and last not in _ONE_IN_S
    return several or last.endswith("men") or last in ("people", "homeless", "wealthy", "unhoused")


def stands_alone(text: str, span: Span) -> bool:
    """Whether the name is a noun by itself, not one that goes before another ("an academic block")."""
    after = text[span.end : span.end + 30]
    following = words(after)
    if not after.strip() or re.match(r"\s*[^\w\s’'-]", after):
        return True
    if not following or not after[:1].isspace():
        return False
    parts = ("auxiliary", "saying", "preposition", "coordinator", "verb")
    return (
        following[0].norm in _AFTER | word_group("past-verb")
        or following[0].norm.endswith("ed")
        or any(following[0].norm in word_list(f"grammar.{part}") for part in parts)
    )


_NOBODY = frozenset({"estimates", "figures", "data", "polls", "surveys", "evidence", "numbers", "statistics"})


def places(annotations: AnnotationSet, uses: list[Use]) -> list[Place]:
    """The places of the names at which the form settles who speaks: a cue and a source, or none near."""
    found = []
    for use in uses:
        for span in use.spans:
            sentence = body_sentence(annotations, span)
            if (
                sentence is None
                or not is_sound(annotations, sentence.span)
                or not is_clean(sentence.span.text)
            ):
                continue
            said = annotations.attributions_at(span)
            if said:
                inner = said[-1]
                if (
                    inner.source is not None
                    and inner.cue is not None
                    and not inner.negated
                    and inner.confidence != "teacher"
                    and words(inner.source.text)[-1].norm not in _NOBODY
                ):
                    found.append(Place(use.name, span, inner.source))
            elif not (
                annotations.said_at(sentence.span)
                or has_marks(sentence.span.text)
                or _asks(sentence.span.text)
                or may_speak(outside(sentence.span, []))
            ):
                found.append(Place(use.name, span, None))
    return sorted(found, key=lambda place: place.span.start)


def stands_nowhere(text: str, forms: tuple[str, ...]) -> bool:
    """Whether none of *forms* stands anywhere in *text*, in the headline or in marks either.

    >>> stands_nowhere("The strikes ended.", ("strike", "strikes")), stands_nowhere("It ended.", ("strike",))
    (False, True)
    """
    return not any(re.search(rf"\b{re.escape(form)}\b", text, re.IGNORECASE) for form in forms)


def around(annotations: AnnotationSet, span: Span) -> str:
    """The name with up to five words before and after it in its sentence."""
    sentence = body_sentence(annotations, span)
    assert sentence is not None
    text, found = annotations.article.text, words(sentence.span.text)
    at = sentence.span.start
    first = next(i for i, word in enumerate(found) if at + word.end > span.start)
    last = next(i for i, word in enumerate(found) if at + word.end >= span.end)
    low, high = found[max(0, first - 5)], found[min(len(found) - 1, last + 5)]
    start = at + low.start
    if start > at and text[start - 1] in '“"':
        start -= 1
    return one_line(Span.of(text, start, at + high.end))
