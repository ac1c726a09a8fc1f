"""Where a content ends: with its sentence, or where the writer or somebody else speaks again."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_stretches import Token
from generator.lexicon.cue_records import cue_forms

__all__ = ["content_end"]


def content_end(
    tokens: Sequence[Token], start: int, high: int, *, stops: frozenset[int] = frozenset()
) -> int:
    """The index after the content that begins at *start*: the sentence's end, or where the writer speaks
    again.

    *stops* are token indices where another attribution begins.
    """
    index = start
    while index < high:
        token = tokens[index]
        if index in stops:
            return _trim(tokens, start, index)
        following = tokens[index + 1].norm if index + 1 < high else ""
        turns = _adds(following) or following in ("according", "but", "while", "though", "although")
        if token.kind == "quoted" and token.norm.endswith(",") and turns:
            return index + 1
        if token.kind == "mark":
            if token.norm == ";" or (token.norm == "." and index + 1 == high):
                return _trim(tokens, start, index)
            if token.norm in (",", "—", "–") and index + 1 < high and _writer_again(tokens, index + 1, high):
                return _trim(tokens, start, index)
        index += 1
    return _trim(tokens, start, high)


def _adds(norm: str) -> bool:
    """Whether a participle brings in further words of a speaker: "adding", "calling"."""
    return norm.endswith("ing") and norm in cue_forms()


def _writer_again(tokens: Sequence[Token], index: int, high: int) -> bool:
    """Whether the words after a comma are the writer's: "…, adding that …", "…, according to …"."""
    norm = tokens[index].norm
    if _adds(norm):
        return True
    if norm == "according" and index + 1 < high and tokens[index + 1].norm == "to":
        return True
    return norm in ("but", "while", "although", "though") and index + 1 < high


def _trim(tokens: Sequence[Token], start: int, stop: int) -> int:
    if stop - 1 > start and tokens[stop - 1].norm == ")":  # a bracket that opened before the content
        stop -= not any(tokens[index].norm == "(" for index in range(start, stop))
    while (
        stop > start
        and tokens[stop - 1].kind == "mark"
        and tokens[stop - 1].norm not in (")", "]", "%", "?", "!")
    ):
        stop -= 1
    while stop > start and tokens[stop - 1].norm in ("and", "but", "or"):
        stop -= 1
    return stop
