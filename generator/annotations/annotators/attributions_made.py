"""An attribution with its speaker, to which later sentences can still add a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.annotations.annotators.attributions_descriptions import Speaker
from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_stretches import Stretch, Token, is_adverb, is_finite
from generator.annotations.annotators.quotation_marks import Marked
from generator.annotations.model import Attribution, Confidence, Mode
from generator.text.span import Span

__all__ = ["Made"]

_TO_A_TEACHER = (
    "np",
    "noun",
    "passive",
    "line",
    "infinitive",
    "asked.wh",
    "continued",
    "reduced",
    "block",
    "colon-clause",
)


def _named_clause(tokens: Sequence[Token]) -> bool:
    """Whether the tokens begin with a name of up to four words, and a verb that is bound to it."""
    named = 0
    while named < min(4, len(tokens)) and tokens[named].kind == "word" and tokens[named].capital:
        named += 1
    verb = named + (named < len(tokens) and is_adverb(tokens[named].norm))
    return bool(named) and verb < len(tokens) and tokens[verb].kind == "word" and is_finite(tokens[verb].norm)


@dataclass(slots=True)
class Made:
    """A draft whose speaker is resolved; `marks` are the pairs of quotation marks it takes."""

    draft: Draft
    stretch: Stretch
    speaker: Speaker
    source: Span | None
    cue: Span | None
    via: Span | None
    spans: list[tuple[int, int]] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)

    def add(self, part: Sequence[Token], marked: Sequence[Marked]) -> None:
        """Take the tokens of *part* as content; of a quotation alone, the words inside the marks."""
        if part and part[-1].norm == ")" and not any(token.norm == "(" for token in part):
            part = part[:-1]
        quoted = [token.quoted for token in part if token.kind == "quoted"]
        self.marks += quoted
        if quoted and not any(token.kind == "word" for token in part):
            self.spans += [(marked[index].start, marked[index].end) for index in quoted]
        elif part:
            self.spans.append((part[0].start, part[-1].end))

    @property
    def confidence(self) -> Confidence:
        """How far the speaker can be proved from the text."""
        hit, kind = self.draft.hit, self.draft.rule.removeprefix("attribution.").removeprefix("participle-")
        if self.speaker.confidence == "teacher" or self.draft.open or kind in _TO_A_TEACHER:
            return "teacher"
        if hit is not None and (hit.negated or hit.modal or hit.infinitive or not hit.cue.speech):
            return "teacher"
        if kind not in ("inverted", "after-content") and self._title_case():
            return "teacher"
        if self._somebody_else():
            return "teacher"
        if self.draft.shared or self.speaker.confidence == "likely":
            return "likely"
        return "certain"

    def _somebody_else(self) -> bool:
        """Whether reported words may end before the sentence does: at a dash, or at "and" before a name that
        is the subject of a clause of its own ("Rao says it is full and Lee has it half empty").
        """
        for first, stop in self.draft.parts:
            part = self.stretch.tokens[first:stop]
            for at, token in enumerate(part):
                if token.norm in ("—", "–", "--") and any(other.kind == "word" for other in part[at + 1 :]):
                    return True
                bound = token.norm == "and" and _named_clause(part[at + 1 :])
                if bound and any(is_finite(other.norm) for other in part[:at]):
                    return True
        return False

    def _title_case(self) -> bool:
        """Whether the words stand in a headline with a capital to every word, where nouns look like names."""
        if self.stretch.role == "paragraph":
            return False
        longer = [t for t in self.stretch.tokens if t.kind == "word" and len(t.norm) > 3]
        return len(longer) > 3 and sum(t.capital for t in longer) * 20 >= len(longer) * 17

    def attribution(self, text: str, marked: Sequence[Marked]) -> Attribution:
        """The finished value."""
        content = tuple(Span.of(text, start, end) for start, end in sorted(self.spans))
        edges = [*content, *(part for part in (self.source, self.cue, self.via) if part is not None)]
        hit = self.draft.hit
        lemma = hit.cue.lemma if hit is not None else None
        if lemma is None and self.cue is not None:
            lemma = self.cue.text.lower()
        return Attribution(
            span=Span.of(text, min(part.start for part in edges), max(part.end for part in edges)),
            rule=self.draft.rule,
            confidence=self.confidence,
            source=self.source,
            speaker=self.speaker.name,
            cue=self.cue,
            content=content,
            mode=self._mode(text, marked),
            via=self.via,
            cue_lemma=lemma,
            negated=hit is not None and (hit.negated or hit.modal),
        )

    def _mode(self, text: str, marked: Sequence[Marked]) -> Mode:
        """Direct where (nearly) all letters stand between marks, indirect where none do."""
        if not self.marks:
            return "indirect"
        total = sum(sum(map(str.isalnum, text[start:end])) for start, end in self.spans)
        inside = sum(sum(map(str.isalnum, text[marked[i].start : marked[i].end])) for i in self.marks)
        return "direct" if inside * 20 >= total * 19 else "mixed"
