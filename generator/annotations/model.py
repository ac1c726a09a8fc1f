"""What the annotators find, as stand-off values over an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeVar, cast

from generator.annotations.overlaps import Overlaps
from generator.text.article import Article
from generator.text.span import Frozen, Span

__all__ = [
    "Annotation",
    "AnnotationSet",
    "Attribution",
    "Confidence",
    "LoadedWording",
    "Mode",
    "Name",
    "NameKind",
    "NumberSystem",
    "Quantity",
    "QuotedString",
    "QuotedUse",
    "Tier",
    "Timex",
    "TimexType",
]

Confidence = Literal["certain", "likely", "teacher"]
"""certain: provable from the text; likely: one look by a person; teacher: only if a teacher says so."""

NameKind = Literal["person", "organisation", "place", "group", "other"]
Mode = Literal["direct", "indirect", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
T = TypeVar("T")
Tier = Literal["core", "arguable"]
NumberSystem = Literal["indian", "international", "east-asian", "plain", "words"]
QuotedUse = Literal["speech", "no-speaker", "title", "nickname", "mention"]


class Annotation(Frozen):
    """A stretch of the article and the id of the rule that found it."""

    span: Span
    rule: str
    confidence: Confidence = "likely"


class Name(Annotation):
    """A proper name, or a role or group that speaks.

    `span` leaves titles and roles out; `title` holds those right before it ("Kremlin spokesperson").
    `canonical` is the fullest form of the same name in the article ("Putin" → "Vladimir Putin").
    `gender` is what the title or the given name tells, where it tells anything.
    """

    kind: NameKind
    canonical: str
    title: Span | None = None
    gender: Literal["f", "m"] | None = None


class Timex(Annotation):
    """A time expression in TIMEX3 terms (ISO-TimeML 2012).

    `value` and `mod` are as the standard writes them ("2022-02-24", "P3D", "PAST_REF"; "APPROX", "END").
    `day` is the calendar day it comes to, where it comes to exactly one; `through` names what it was
    resolved by: the publication date, or another expression of the article.
    `dates` says whether it dates the saying or the event ("Peskov said on Sunday": the saying), where
    that is certain.
    `phrase` is the expression with its preposition ("on Sunday"), for showing to a reader.
    """

    type: TimexType
    value: str
    mod: str | None = None
    day: date | None = None
    through: Literal["itself", "published", "article"] | None = None
    dates: Literal["saying", "event"] | None = None
    phrase: Span | None = None


class Quantity(Annotation):
    """A number of something: ``low`` alone for a single value, ``low`` and ``high`` for a range.

    `span` covers the number and its scale word ("1 lakh", "$1.2bn" with a joined suffix), not the hedge;
    `hedge` is the modifier's own span ("nearly") and `modifier` its meaning.
    `unit` is an ISO 4217 code, "%", or a unit of measure; `counted` the noun phrase counted ("soldiers").
    `system` is the numbering system as written; `decimals` are exact.
    """

    low: Decimal
    high: Decimal | None = None
    unit: str | None = None
    modifier: Literal["approx", "gt", "ge", "lt", "le", "nearly"] | None = None
    hedge: Span | None = None
    counted: Span | None = None
    system: NumberSystem = "plain"

    @property
    def phrase(self) -> tuple[int, int]:
        """Offsets of the number together with its hedge ("nearly 1,50,000")."""
        spans = [self.span] if self.hedge is None else [self.hedge, self.span]
        return min(span.start for span in spans), max(span.end for span in spans)


class Attribution(Annotation):
    """Who says what, in the terms of the PARC scheme (Pareti 2012): source, cue, content.

    `span` is the sentence or stretch the attribution stands in. `source` is the source as written ("he"),
    `speaker` the resolved name ("Volodymyr Zelensky"), None where the text leaves it open.
    `content` has several spans where the words are split; marks around direct speech are not part of it.
    `via` is the outlet that passes the words on ("as quoted by the Associated Press").
    `negated` is set for "did not say whether …": nothing is asserted then.
    """

    source: Span | None
    speaker: str | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    via: Span | None = None
    cue_lemma: str | None = None
    negated: bool = False


class QuotedString(Annotation):
    """The words between one pair of quotation marks (`span` is inside the marks).

    `use` is "speech" where a speaker is found, "no-speaker" where none is named (the text does not say whose
    word it is), else a title, a nickname or a word mentioned as a word.
    `attribution` is the index of the attribution it belongs to in `AnnotationSet.attributions`.
    `closed` is False where the closing mark is missing.
    """

    use: QuotedUse
    attribution: int | None = None
    closed: bool = True


class LoadedWording(Annotation):
    """A word or phrase that judges or turns up the volume.

    `neutral` is a plainer wording for the same slot. Where it is "", `droppable` says whether the sentence
    stands without the word ("an outrageous price"); if not ("it was outrageous"), nothing plainer is offered.
    `generator.annotations.plainer` writes the change out, with "a" or "an" before it.
    """

    term: str
    category: str
    tier: Tier
    neutral: str
    why: str
    droppable: bool = False


class AnnotationSet(Frozen):
    """Everything found in one article. Each tuple is in text order.

    `lengths` are the numbers of counted lengths of time ("3" of "for 3 years"): each lies inside one of the
    `timexes`, and none is among the `quantities`, which count people, money and measures.
    """

    article: Article
    names: tuple[Name, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    lengths: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quoted: tuple[QuotedString, ...] = ()
    loaded: tuple[LoadedWording, ...] = ()

    @cached_property
    def _derived(self) -> dict[tuple[Hashable, ...], object]:
        return {}

    def derived(self, make: Callable[..., T], *arguments: Hashable) -> T:
        """What *make* works out from this set and the *arguments*; worked out once, never to be changed."""
        key = (make, *arguments)
        try:
            return cast("T", self._derived[key])
        except KeyError:
            made = self._derived[key] = make(self, *arguments)
            return made

    @cached_property
    def _quoted_starts(self) -> list[int]:
        return [quoted.span.start for quoted in self.quoted]

    def quoted_at(self, span: Span) -> QuotedString | None:
        """The quoted string that *span* lies in, or None."""
        index = bisect_right(self._quoted_starts, span.start) - 1
        while index >= 0:
            if self.quoted[index].span.contains(span):
                return self.quoted[index]
            if index == 0 or self.quoted[index].span.end < span.start:
                break
            index -= 1
        return None

    @cached_property
    def _names(self) -> Overlaps[Name]:
        return Overlaps((name.span, name) for name in self.names)

    @cached_property
    def _timexes(self) -> Overlaps[Timex]:
        return Overlaps((timex.span, timex) for timex in self.timexes)

    @cached_property
    def _loaded(self) -> Overlaps[LoadedWording]:
        return Overlaps((mark.span, mark) for mark in self.loaded)

    @cached_property
    def _quoted(self) -> Overlaps[QuotedString]:
        return Overlaps((quoted.span, quoted) for quoted in self.quoted)

    @cached_property
    def _contents(self) -> Overlaps[Attribution]:
        return Overlaps((part, said) for said in self.attributions for part in said.content)

    @cached_property
    def _said(self) -> Overlaps[Attribution]:
        return Overlaps(
            (part, said)
            for said in self.attributions
            for part in (said.span, said.source, said.cue, *said.content)
            if part is not None
        )

    @cached_property
    def _by_canonical(self) -> dict[str, tuple[Name, ...]]:
        found: dict[str, tuple[Name, ...]] = {}
        for name in self.names:
            found[name.canonical] = (*found.get(name.canonical, ()), name)
        return found

    def names_at(self, span: Span) -> tuple[Name, ...]:
        """The names that overlap *span*."""
        return self._names.at(span)

    def timexes_at(self, span: Span) -> tuple[Timex, ...]:
        """The time expressions that overlap *span*."""
        return self._timexes.at(span)

    def loaded_at(self, span: Span) -> tuple[LoadedWording, ...]:
        """The loaded wording that overlaps *span*."""
        return self._loaded.at(span)

    def quoted_in(self, span: Span) -> tuple[QuotedString, ...]:
        """The quoted strings that overlap *span*."""
        return self._quoted.at(span)

    def said_at(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions of which any part (source, cue, content, their stretch) overlaps *span*."""
        return self._said.at(span)

    def mentions(self, canonical: str) -> tuple[Name, ...]:
        """All mentions of the name whose fullest form is *canonical*."""
        return self._by_canonical.get(canonical, ())

    def canonical_names(self) -> tuple[str, ...]:
        """The fullest forms of all names, each once, in the order in which they first stand."""
        return tuple(self._by_canonical)

    def attributions_at(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions whose content holds *span* (innermost last)."""
        found = [a for a in self._contents.at(span) if any(part.contains(span) for part in a.content)]
        return tuple(sorted(found, key=lambda a: -sum(len(part) for part in a.content)))

    def in_speech(self, span: Span) -> bool:
        """Whether the words of *span* are reported as somebody's, in marks or without."""
        return bool(self.attributions_at(span)) or self.quoted_at(span) is not None
