"""An attribution on the way to becoming one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.annotations.annotators.attributions_cues import Hit

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """Cue, source and contents as half-open token indices of one stretch."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    parts: list[tuple[int, int]]
    hit: Hit | None
    rule: str
    shared: bool = False
    open: bool = False
    possessive: bool = False
    pending: bool = False
    via: tuple[int, int] | None = None
