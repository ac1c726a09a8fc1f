"""Expressions of time that come to no day, month or year: "recently", "in the coming months"."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Timex
from generator.exercises.clauses import body_sentence
from generator.text.span import Span

__all__ = ["is_open", "vague_expressions"]

_UNIT = r"(?:days|weeks|months|years|decades)"
_FEW = r"(?:a few|several|some|many|a couple of|a number of)"
_BACK = re.compile(
    rf"\brecently\b|\b(?:in|over) (?:recent|the past few|the last few|past) {_UNIT}\b"
    rf"|\b{_FEW} {_UNIT} (?:ago|earlier)\b"
    r"|\b(?:some time|long|not long|a while|a short while) ago\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"\b(?:in|over) the (?:coming|next few) {_UNIT}\b|\b(?:within|in) {_FEW} {_UNIT}(?:[’']s? time)?\b"
    r"|\bin the near future\b|\bat a later date\b|\bin due course\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more|most|less|very|quite|until|till|as|only|how|too|so)\s+$", re.IGNORECASE)
"""“Until recently” is a limit; “as recently as May” has a date."""


def vague_expressions(annotations: AnnotationSet) -> list[Timex]:
    """The expressions outside quotation marks, each with the value that says which way it points."""
    return list(annotations.derived(_vague_expressions))


def _vague_expressions(annotations: AnnotationSet) -> tuple[Timex, ...]:
    text, out = annotations.article.text, list[Timex]()
    for sentence in annotations.article.body:
        for pattern, value in ((_BACK, "PAST_REF"), (_AHEAD, "FUTURE_REF")):
            for match in pattern.finditer(sentence.span.text):
                start = sentence.span.start + match.start()
                span = Span.of(text, start, start + len(match[0]))
                lead = text[sentence.span.start : span.start]
                after = text[span.end : span.end + 4].lower()
                if _MORE.search(lead) or after.startswith((" as ", "-", "’", "'")):
                    continue
                if annotations.quoted_at(span) is None and is_open(annotations, span):
                    out.append(
                        Timex(
                            span=span, rule="time.vague", confidence="certain", type="DATE", value=value,
                            phrase=span,
                        )
                    )  # fmt: skip
    return tuple(sorted(out, key=lambda timex: timex.span.start))


def is_open(annotations: AnnotationSet, span: Span) -> bool:
    """Whether no day, month or year in the same sentence may say when it was."""
    sentence = body_sentence(annotations, span)
    return sentence is not None and not any(
        timex.value[:1].isdigit() and not timex.span.overlaps(span)
        for timex in annotations.timexes_at(sentence.span)
    )
