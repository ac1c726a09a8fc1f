"""Quotations that a colon brings in where no cue stands before it: "She was firm: “…”"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import closes_with_mark
from generator.annotations.annotators.attributions_sources import main_subject
from generator.annotations.annotators.attributions_stretches import Stretch, Token
from generator.annotations.annotators.attributions_subjects import can_speak

__all__ = ["colon_draft"]

_SHORT = 5


def colon_draft(stretch: Stretch, drafts: Sequence[Draft]) -> Draft | None:
    """The attribution of a quotation after a colon, or of what the next paragraph quotes after a sentence
    that ends in a colon; its speaker is the subject of the sentence, for a teacher to confirm.
    """
    tokens = stretch.tokens
    if stretch.role != "paragraph":
        return None
    claimed = {index for draft in drafts for first, stop in draft.parts for index in range(first, stop)}
    colon = _colon(tokens)
    if colon is None or colon < 2 or any(draft.pending for draft in drafts):
        return None
    if colon + 1 < len(tokens) and colon + 1 in claimed:
        return None
    subject = main_subject(tokens, 0, colon)
    if subject is None or not can_speak(tokens, subject):
        return None
    parts = [(colon + 1, colon + 2)] if colon + 1 < len(tokens) else []
    return Draft(
        (colon, colon),
        (subject.first, subject.stop),
        parts,
        None,
        "attribution.colon-clause",
        pending=not parts,
    )


def _colon(tokens: Sequence[Token]) -> int | None:
    """The colon at the end of a sentence, or before a quotation that is a sentence of its own."""
    last = len(tokens) - 1
    if tokens[last].norm == ":":
        return last
    if tokens[last].norm == ".":
        last -= 1
    quoted = tokens[last]
    if last < 1 or quoted.kind != "quoted" or tokens[last - 1].norm != ":" or quoted.titled:
        return None
    long_enough = len(quoted.norm.split()) >= _SHORT
    return last - 1 if long_enough or closes_with_mark(quoted) else None
