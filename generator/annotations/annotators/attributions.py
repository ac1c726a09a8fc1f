"""Who says what: attributions, and what the article's quotation marks are for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from generator.annotations.annotators import quotation_marks
from generator.annotations.annotators.attributions_colons import colon_draft
from generator.annotations.annotators.attributions_descriptions import Speaker
from generator.annotations.annotators.attributions_drafts import drafts_of
from generator.annotations.annotators.attributions_lines import line_draft
from generator.annotations.annotators.attributions_made import Made
from generator.annotations.annotators.attributions_marks import use_without_speaker
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_relays import relay_of
from generator.annotations.annotators.attributions_speakers import SpeakerFinder
from generator.annotations.annotators.attributions_stretches import Stretch, Token, stretches
from generator.annotations.annotators.attributions_transcripts import Turn, turns
from generator.annotations.annotators.quotation_balance import doubted, quoted_in, unbalanced
from generator.annotations.annotators.quotation_marks import Marked
from generator.annotations.model import Attribution, Name, QuotedString
from generator.annotations.reading import Reading
from generator.text.span import Span

__all__ = ["find"]

_OWN = frozenset(["i", "we", "my", "our", "i'm", "we're", "i've", "we've"])


def find(reading: Reading, names: Sequence[Name]) -> tuple[tuple[Attribution, ...], tuple[QuotedString, ...]]:
    """The attributions of the article and its quoted strings, each in text order.

    The scheme is that of PARC (Pareti 2012): a source, a cue, a content. Offsets are code points of the
    article's text; the marks around direct speech are no part of the content. A speaker is named only where
    the text leaves one candidate; `confidence` says how far that can be proved. Where the marks of a
    paragraph do not pair, all of it is left to a teacher, and the words before a lone closing mark are a
    quoted string that is not closed.

    >>> from generator import read_text
    >>> from generator.annotations.annotators import names
    >>> reading = Reading(read_text("“It is safe,” Asha Rao said. She added that work goes on."))
    >>> for said in find(reading, names.find(reading))[0]:
    ...     print(said.speaker, said.cue.text, [part.text for part in said.content], said.mode)
    Asha Rao said ['It is safe,'] direct
    Asha Rao added ['that work goes on'] indirect
    """
    marked = quotation_marks.find(reading)
    made = [entry for entry in _Walk(reading, names, marked).walk() if entry.spans]
    made.sort(key=lambda entry: min([*entry.spans, *([(entry.source.start, 0)] if entry.source else [])]))
    lone = unbalanced(reading, marked)
    found = [doubted(entry.attribution(reading.text, marked), lone) for entry in made]
    owner = {mark: index for index, entry in enumerate(made) for mark in entry.marks}
    return tuple(found), quoted_in(reading.text, _quoted(reading.text, marked, owner, made), lone)


class _Walk:
    """One pass over the article's sentences, with memory of who spoke last."""

    def __init__(self, reading: Reading, names: Sequence[Name], marked: Sequence[Marked]) -> None:
        self._text = reading.text
        self._marked = marked
        self._stretches = stretches(reading, marked)
        self._finder = SpeakerFinder(reading.text, names)
        self._made: list[Made] = []
        self._last: Made | None = None
        self._pending: Made | None = None
        self._block: tuple[Made, int] | None = None
        self._turns = turns(reading, self._finder.names.is_surname)

    def walk(self) -> list[Made]:
        """All attributions, in the order of their sentences; those without any content are still among
        them.
        """
        previous: Stretch | None = None
        for stretch in self._stretches:
            self._finder.note(stretch)
            turn = self._turns.get(stretch.paragraph)
            if turn is not None:
                if previous is None or previous.paragraph != stretch.paragraph:
                    self._take_turn(turn, stretch)
            elif not self._goes_on(stretch, previous) and not self._in_block(stretch):
                self._read(stretch, previous)
            previous = stretch
        return self._made

    def _take_turn(self, turn: Turn, stretch: Stretch) -> None:
        """One paragraph of a transcript, as a whole."""
        draft = Draft((0, 0), (0, 0), [], None, "attribution.transcript")
        speaker = self._finder.names.labelled(self._text[slice(*turn.label)])
        entry = Made(draft, stretch, speaker, Span.of(self._text, *turn.label), None, None, [turn.content])
        first = bisect_left(self._marked, stretch.tokens[0].start, key=lambda mark: mark.outer_start)
        stop = bisect_left(self._marked, turn.content[1], key=lambda mark: mark.outer_start)
        entry.marks += [index for index in range(first, stop) if self._marked[index].depth == 0]
        self._made.append(entry)
        self._last = self._pending = None

    def _in_block(self, stretch: Stretch) -> bool:
        """Whether the sentence belongs to a paragraph without marks that "He added:" brings in."""
        pending, self._pending = self._pending, None
        if pending is not None and not pending.spans:
            new = stretch.paragraph == pending.stretch.paragraph + 1 and stretch.role == "paragraph"
            first_person = any(token.norm in _OWN for token in stretch.tokens)
            if new and not any(token.kind == "quoted" for token in stretch.tokens):
                if pending.draft.hit is not None or first_person:
                    pending.draft.rule = "attribution.block"
                    self._block = (pending, stretch.paragraph)
            else:
                self._pending = pending
        elif pending is not None:
            self._pending = pending
        if self._block is None or self._block[1] != stretch.paragraph:
            self._block = None
            return False
        tokens = stretch.tokens
        stop = len(tokens) - 1 if tokens[-1].norm == "." else len(tokens)
        self._block[0].add(tokens[:stop], self._marked)
        return True

    def _goes_on(self, stretch: Stretch, previous: Stretch | None) -> bool:
        """Whether the sentence is nothing but quotations that an earlier cue brings; they are added to it."""
        quoted = [token for token in stretch.tokens if token.kind == "quoted"]
        if previous is None or not quoted or any(token.kind == "word" for token in stretch.tokens):
            return False
        last, pending = self._last, self._pending
        near = stretch.paragraph - previous.paragraph <= 1
        if pending is not None and near:
            self._extend(pending, stretch)
        elif last is not None and not last.marks and self._speaks_on(last, stretch, previous):
            self._continue(last, stretch)
        elif last is None or not last.marks:
            return False
        elif self._marked[quoted[0].quoted].resumes or (
            previous.paragraph == stretch.paragraph == last.stretch.paragraph
        ):
            self._extend(last, stretch)
        elif last.stretch is previous and previous.tokens[-1].kind != "word" and stretch.role == "paragraph":
            self._continue(last, stretch)
        else:
            return False
        return True

    def _speaks_on(self, last: Made, stretch: Stretch, previous: Stretch) -> bool:
        """Whether a quotation comes right after a report of its speaker: She said no. “We are not ready.”"""
        quoted = stretch.tokens[0].kind == "quoted" and not stretch.tokens[0].titled
        whole = quoted and len(stretch.tokens[0].norm.split()) > 3
        hit = last.draft.hit
        return (
            whole
            and last.stretch is previous
            and previous.paragraph == stretch.paragraph
            and stretch.role == "paragraph"
            and (hit is None or hit.cue.speech)
        )

    def _continue(self, last: Made, stretch: Stretch) -> None:
        """Words of the last speaker that come without a cue of their own."""
        draft = Draft((0, 0), None, [], None, "attribution.continued")
        entry = Made(draft, stretch, last.speaker, None, None, None)
        self._made.append(entry)
        self._extend(entry, stretch)

    def _extend(self, entry: Made, stretch: Stretch) -> None:
        for token in stretch.tokens:
            if token.kind == "quoted":
                entry.add([token], self._marked)
        entry.stretch = stretch
        self._last = entry

    def _read(self, stretch: Stretch, previous: Stretch | None) -> None:
        """Take the attributions of one sentence."""
        drafts = drafts_of(stretch)
        line = None if drafts else line_draft(stretch, self._finder.names.is_name)
        if line is not None:
            drafts = [line]
        colon = colon_draft(stretch, drafts)
        if colon is not None:
            drafts.append(colon)
        claimed = {part for draft in drafts for first, stop in draft.parts for part in range(first, stop)}
        pending, self._pending = self._pending, None
        if pending is not None and stretch.tokens[0].kind == "quoted" and 0 not in claimed:
            pending.add([stretch.tokens[0]], self._marked)
        speaks: Made | None = None
        for draft in drafts:
            entry = self._make(draft, stretch, previous)
            self._made.append(entry)
            if draft.pending:
                self._pending = entry
            elif speaks is None or not speaks.marks or entry.marks:
                speaks = entry
        if speaks is not None:
            self._last = speaks
        elif stretch.role == "paragraph" and (previous is None or previous.paragraph != stretch.paragraph):
            self._last = None

    def _make(self, draft: Draft, stretch: Stretch, previous: Stretch | None) -> Made:
        tokens = stretch.tokens
        if draft.source is None:
            speaker = Speaker(None, "teacher")
        else:
            speaker = self._finder.resolve(
                stretch, draft.source, previous, possessive=draft.possessive, said=draft.parts
            )
        relay = draft.via or relay_of(tokens, draft)
        if relay and draft.source and relay[0] < draft.source[1] and draft.source[0] < relay[1]:
            relay = None
        entry = Made(
            draft,
            stretch,
            speaker,
            source=self._span(tokens, draft.source),
            cue=self._span(tokens, draft.cue),
            via=self._span(tokens, relay),
        )
        for first, stop in draft.parts:
            entry.add(tokens[first:stop], self._marked)
        self._finder.remember(speaker, stretch.paragraph)
        return entry

    def _span(self, tokens: Sequence[Token], part: tuple[int, int] | None) -> Span | None:
        if part is None or part[0] >= part[1]:
            return None
        return Span.of(self._text, tokens[part[0]].start, tokens[part[1] - 1].end)


def _quoted(
    text: str, marked: Sequence[Marked], owner: dict[int, int], made: Sequence[Made]
) -> tuple[QuotedString, ...]:
    """Every pair of marks with its use; marks inside an attributed quotation belong to the same
    attribution.
    """
    result = []
    around: list[tuple[int, int | None]] = []
    for index, mark in enumerate(marked):
        while around and around[-1][0] <= mark.outer_start:
            around.pop()
        attribution = owner.get(index)
        if attribution is None and around:
            attribution = around[-1][1]
        around.append((mark.outer_end, attribution))
        use = "speech" if attribution is not None else use_without_speaker(text, mark)
        result.append(
            QuotedString(
                span=Span.of(text, mark.start, mark.end),
                rule=f"marks.{use}",
                confidence="likely" if attribution is None else made[attribution].confidence,
                use=use,
                attribution=attribution,
                closed=mark.closed,
            )
        )
    return tuple(result)
