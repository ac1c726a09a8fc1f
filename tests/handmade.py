"""Annotation sets made by hand, for tests that must not depend on the annotators."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from generator.annotations.model import (
    AnnotationSet,
    Attribution,
    LoadedWording,
    Name,
    NameKind,
    NumberSystem,
    Quantity,
    QuotedString,
    Timex,
)
from generator.text.article import Article
from generator.text.ingest.plain import read_text
from generator.text.span import Span


@dataclass
class Desk:
    """Collects annotations over a text; `at` finds words by their occurrence number (from 0)."""

    text: str
    published: str | None = "2022-02-27"
    names: list[Name] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    quoted: list[QuotedString] = field(default_factory=list)
    loaded: list[LoadedWording] = field(default_factory=list)

    @property
    def article(self) -> Article:
        return read_text(self.text, published=self.published)

    def at(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span.of(self.text, start, start + len(words))

    def name(self, words: str, canonical: str | None = None, kind: NameKind = "person", nth: int = 0) -> None:
        self.names.append(
            Name(
                span=self.at(words, nth),
                rule="hand",
                confidence="certain",
                canonical=canonical or words,
                kind=kind,
            )
        )

    def said(
        self, words: str, source: str, speaker: str | None, cue: str, *, quoted: bool, via: str | None = None,
        nth: int = 0,
    ) -> None:  # fmt: skip
        """Words with their source and cue, looked for in the sentence of the words."""
        content = self.at(words, nth)
        sentence = self.article.sentence_at(content.start)
        assert sentence is not None
        line = sentence.span

        def inside(part: str) -> Span:
            start = line.start + line.text.index(part)
            return Span.of(self.text, start, start + len(part))

        if quoted:
            self.quoted.append(
                QuotedString(span=content, rule="hand", confidence="certain", use="speech",
                             attribution=len(self.attributions))
            )  # fmt: skip
        self.attributions.append(
            Attribution(
                span=line,
                rule="hand",
                confidence="certain",
                source=inside(source),
                speaker=speaker,
                cue=inside(cue),
                content=(content,),
                mode="direct" if quoted else "indirect",
                via=inside(via) if via else None,
                cue_lemma={"said": "say", "told": "tell", "wrote": "write"}[cue],
            )
        )

    def bare(self, words: str) -> None:
        """A quoted string without a speaker."""
        self.quoted.append(
            QuotedString(span=self.at(words), rule="hand", confidence="certain", use="no-speaker")
        )

    def number(
        self, words: str, low: int, counted: str | None = None, *, hedge: str | None = None,
        unit: str | None = None, system: NumberSystem = "indian",
    ) -> None:  # fmt: skip
        span = self.at(words)
        self.quantities.append(
            Quantity(
                span=span,
                rule="hand",
                confidence="certain",
                low=Decimal(low),
                unit=unit,
                hedge=self.at(hedge) if hedge else None,
                modifier="nearly" if hedge == "nearly" else "approx" if hedge else None,
                counted=self.at(counted) if counted else None,
                system=system,
            )
        )

    def day(
        self, words: str, day: date | None, value: str = "", dates: str | None = "event", nth: int = 0
    ) -> None:
        span = self.at(words, nth)
        self.timexes.append(
            Timex(
                span=span,
                rule="hand",
                confidence="certain",
                type="DATE",
                value=value or (day.isoformat() if day else "PAST_REF"),
                day=day,
                through="published" if day else None,
                dates="saying" if dates == "saying" else "event" if dates == "event" else None,
                phrase=span,
            )
        )

    def load(self, words: str, neutral: str, why: str, *, core: bool = True) -> None:
        span = self.at(words)
        self.loaded.append(
            LoadedWording(
                span=span,
                rule="hand",
                confidence="certain",
                term=f"loaded.{words.split()[0]}",
                category="emotive-verb",
                tier="core" if core else "arguable",
                neutral=neutral,
                why=why,
            )
        )

    def set(self) -> AnnotationSet:
        return AnnotationSet(
            article=self.article,
            names=tuple(sorted(self.names, key=lambda entry: entry.span.start)),
            timexes=tuple(sorted(self.timexes, key=lambda entry: entry.span.start)),
            quantities=tuple(sorted(self.quantities, key=lambda entry: entry.span.start)),
            attributions=tuple(self.attributions),
            quoted=tuple(sorted(self.quoted, key=lambda entry: entry.span.start)),
            loaded=tuple(sorted(self.loaded, key=lambda entry: entry.span.start)),
        )


HARBOUR = """Port reopens after talks

Workers at Larne harbour ended their strike on Friday. “We won the night rates,” said Mina Orr, \
who leads the union. Harbour director Paul Teague said the new contract starts in March. \
He told reporters that “every berth” would open. \
The strike had begun on February 14 and kept nearly 1,50,000 parcels in the sheds. \
Ministers unleashed a torrent of letters on Monday. The port spent Rs 2.5 crore on guards. \
The crews kept their “floating” office all winter. Orr wrote that members would vote again in summer. \
Mayor Lena Voss asked shops to stay open, and they did. “Nobody slept here,” Voss said. \
The council approved the budget on February 21."""


def harbour() -> Desk:
    """A desk with a whole article on it."""
    desk = Desk(HARBOUR, published="2022-02-27")
    desk.name("Mina Orr")
    desk.name("Paul Teague")
    desk.name("Lena Voss")
    desk.name("Larne", kind="place")
    desk.said("We won the night rates,", "Mina Orr", "Mina Orr", "said", quoted=True)
    desk.said(
        "the new contract starts in March",
        "Harbour director Paul Teague",
        "Paul Teague",
        "said",
        quoted=False,
    )
    desk.said("every berth", "He", "Paul Teague", "told", quoted=True)
    desk.said("members would vote again in summer", "Orr", "Mina Orr", "wrote", quoted=False)
    desk.said("Nobody slept here,", "Voss", "Lena Voss", "said", quoted=True)
    desk.bare("floating")
    desk.number("1,50,000", 150_000, "parcels", hedge="nearly")
    desk.number("2.5 crore", 25_000_000, unit="INR")
    desk.day("on Friday", date(2022, 2, 25))
    desk.day("on February 14", date(2022, 2, 14))
    desk.day("on Monday", date(2022, 2, 21))
    desk.day("in summer", None, "2022-SU", dates=None)
    desk.day("on February 21", date(2022, 2, 21))
    desk.load("unleashed", "sent", "Adds force, as if a beast were let loose.")
    desk.load("torrent", "number", "Turns letters into a flood.", core=False)
    return desk
