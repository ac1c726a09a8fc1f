"""Who says what: attributions, and what the article's quotation marks are for."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators import quotation_marks
from generator.annotations.annotators.attributions_drafts import drafts_of
from generator.annotations.annotators.attributions_lines import line_draft
from generator.annotations.annotators.attributions_marks import use_without_speaker
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_relays import relay_of
from generator.annotations.annotators.attributions_speakers import Speaker, SpeakerFinder
from generator.annotations.annotators.attributions_stretches import Stretch, stretches
from generator.annotations.annotators.quotation_marks import Marked
from generator.annotations.model import Attribution, Confidence, Mode, Name, QuotedString
from generator.annotations.reading import Reading
from generator.text.span import Span

__all__ = ["find"]


class _Made:
    """An attribution while later paragraphs can still add to it."""

    def __init__(
        self,
        draft: Draft,
        stretch: Stretch,
        speaker: Speaker,
        via: Span | None,
        source: Span | None,
        cue: Span | None,
    ) -> None:
        self.draft = draft
        self.stretch = stretch
        self.speaker = speaker
        self.via = via
        self.source = source
        self.cue = cue
        self.spans: list[tuple[int, int]] = []
        self.marks: list[int] = []
        self.rule = draft.rule


def find(reading: Reading, names: Sequence[Name]) -> tuple[tuple[Attribution, ...], tuple[QuotedString, ...]]:
    """The attributions of the article and its quoted strings, each in text order.

    The scheme is that of PARC (Pareti 2012): a source, a cue, a content. Offsets are code points of the article's
    text; the marks around direct speech are no part of the content. A speaker is named only where the text leaves
    one candidate; `confidence` says how far that can be proved.

    >>> from generator import read_text
    >>> from generator.annotations.annotators import names
    >>> reading = Reading(read_text("“It is safe,” Asha Rao said. She added that work goes on."))
    >>> for said in find(reading, names.find(reading))[0]:
    ...     print(said.speaker, said.cue.text, [part.text for part in said.content], said.mode)
    Asha Rao said ['It is safe,'] direct
    Asha Rao added ['that work goes on'] indirect
    """
    marked = quotation_marks.find(reading)
    finder = SpeakerFinder(reading.text, names)
    made: list[_Made] = []
    previous: Stretch | None = None
    last: _Made | None = None
    for stretch in stretches(reading, marked):
        goes_on = _continuation(stretch, previous, last, marked)
        if goes_on and last is not None:
            _extend(last, stretch, reading.text, marked)
            previous = stretch
            continue
        drafts = drafts_of(stretch)
        if not drafts:
            line = line_draft(stretch)
            drafts = [line] if line is not None else []
        for draft in drafts:
            entry = _make(reading, draft, stretch, previous, finder, marked)
            if entry is not None:
                made.append(entry)
                if last is None or last.stretch is not stretch or not last.marks or entry.marks:
                    last = entry
        if not drafts and stretch.role == "paragraph":
            last = last if previous is not None and previous.paragraph == stretch.paragraph else None
        previous = stretch
    attributions = [_attribution(reading.text, entry, marked) for entry in made]
    order = sorted(range(len(made)), key=lambda i: (attributions[i].span.start, attributions[i].span.end))
    place = {old: new for new, old in enumerate(order)}
    owner = {mark: place[index] for index, entry in enumerate(made) for mark in entry.marks}
    return tuple(attributions[i] for i in order), _quoted(
        reading.text, marked, owner, [made[i] for i in order]
    )


def _continuation(
    stretch: Stretch, previous: Stretch | None, last: _Made | None, marked: Sequence[Marked]
) -> bool:
    """Whether the stretch is nothing but a quotation that carries on the one before."""
    if previous is None or last is None:
        return False
    quoted = [token for token in stretch.tokens if token.kind == "quoted"]
    if not quoted or any(token.kind == "word" for token in stretch.tokens):
        return False
    if (
        marked[quoted[0].quoted].resumes and last.stretch is previous
    ) or last.draft.rule == "attribution.continued":
        return True
    direct = bool(last.marks)
    return (
        direct and previous.paragraph == stretch.paragraph and (last.stretch.paragraph == stretch.paragraph)
    )


def _extend(last: _Made, stretch: Stretch, text: str, marked: Sequence[Marked]) -> None:
    for token in stretch.tokens:
        if token.kind == "quoted":
            mark = marked[token.quoted]
            last.spans.append((mark.start, mark.end))
            last.marks.append(token.quoted)
    last.stretch = stretch


def _make(
    reading: Reading,
    draft: Draft,
    stretch: Stretch,
    previous: Stretch | None,
    finder: SpeakerFinder,
    marked: Sequence[Marked],
) -> _Made | None:
    text, tokens = reading.text, stretch.tokens

    def span(part: tuple[int, int] | None) -> Span | None:
        return (
            Span.of(text, tokens[part[0]].start, tokens[part[1] - 1].end)
            if part and part[1] > part[0]
            else None
        )

    if draft.source is None:
        speaker = Speaker(None, "teacher")
    else:
        speaker = finder.resolve(stretch, draft.source, previous, possessive=draft.possessive)
    relay = relay_of(tokens, draft)
    if (
        relay is not None
        and draft.source is not None
        and relay[0] < draft.source[1]
        and draft.source[0] < relay[1]
    ):
        relay = None
    entry = _Made(draft, stretch, speaker, span(relay), span(draft.source), span(draft.cue))
    for first, stop in draft.parts:
        _add_part(entry, tokens[first:stop], marked)
    if not entry.spans:
        return None
    finder.remember(speaker, stretch.paragraph)
    return entry


def _add_part(entry: _Made, part: Sequence[object], marked: Sequence[Marked]) -> None:
    from generator.annotations.annotators.attributions_stretches import Token

    tokens = [token for token in part if isinstance(token, Token)]
    quoted = [token for token in tokens if token.kind == "quoted"]
    entry.marks += [token.quoted for token in quoted]
    if quoted and not any(token.kind == "word" for token in tokens):
        entry.spans += [(marked[token.quoted].start, marked[token.quoted].end) for token in quoted]
    elif tokens:
        start, end = tokens[0].start, tokens[-1].end
        entry.spans.append((start, end))


def _attribution(text: str, entry: _Made, marked: Sequence[Marked]) -> Attribution:
    content = tuple(Span.of(text, start, end) for start, end in sorted(entry.spans))
    edges = [*content, *(part for part in (entry.source, entry.cue, entry.via) if part is not None)]
    start, end = min(part.start for part in edges), max(part.end for part in edges)
    hit = entry.draft.hit
    return Attribution(
        span=Span.of(text, start, end),
        rule=entry.rule,
        confidence=_confidence(entry),
        source=entry.source,
        speaker=entry.speaker.name,
        cue=entry.cue,
        content=content,
        mode=_mode(text, entry, marked),
        via=entry.via,
        cue_lemma=hit.cue.lemma if hit is not None else ("according to" if entry.cue is not None else None),
        negated=hit is not None and (hit.negated or hit.modal),
    )


def _mode(text: str, entry: _Made, marked: Sequence[Marked]) -> Mode:
    total = sum(sum(map(str.isalnum, text[start:end])) for start, end in entry.spans)
    inside = sum(sum(map(str.isalnum, text[marked[mark].start : marked[mark].end])) for mark in entry.marks)
    if not entry.marks:
        return "indirect"
    return "direct" if inside >= 0.95 * total else "mixed"


def _confidence(entry: _Made) -> Confidence:
    hit, speaker = entry.draft.hit, entry.speaker
    if speaker.confidence == "teacher" or (hit is not None and (hit.negated or hit.modal or hit.infinitive)):
        return "teacher"
    if entry.draft.rule.endswith(
        (".np", ".noun", "participle-np", ".passive", ".line", ".wh", ".colon-line")
    ):
        return "teacher"
    if entry.draft.shared or speaker.confidence == "likely":
        return "likely"
    if hit is not None and not hit.cue.speech:
        return "teacher"
    return "certain"


def _quoted(
    text: str, marked: Sequence[Marked], owner: dict[int, int], made: Sequence[_Made]
) -> tuple[QuotedString, ...]:
    result = []
    around: list[tuple[int, int | None]] = []
    for index, mark in enumerate(marked):
        while around and around[-1][0] <= mark.outer_start:
            around.pop()
        attribution = owner.get(index)
        if attribution is None and around:
            attribution = around[-1][1]
        around.append((mark.outer_end, attribution))
        span = Span.of(text, mark.start, mark.end)
        if attribution is not None:
            result.append(
                QuotedString(
                    span=span,
                    rule="marks.speech",
                    use="speech",
                    attribution=attribution,
                    closed=mark.closed,
                    confidence=_confidence(made[attribution]),
                )
            )
            continue
        use = use_without_speaker(text, mark)
        result.append(QuotedString(span=span, rule=f"marks.{use}", use=use, closed=mark.closed))
    return tuple(result)
