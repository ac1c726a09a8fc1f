"""Transcripts: paragraphs that begin with a speaker's name in capitals, or with Q and A, and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from generator.annotations.reading import Reading
from generator.lexicon.cue_records import word_list

__all__ = ["Turn", "turns"]

_LABEL = re.compile(r"\s*[\"“]?((?:[A-Z][\w.’'-]*)(?:[ ,]+[A-Z][\w.’'-]*){0,3})\s*:\s+(?=\S)")
_QUESTIONS = frozenset(["Q", "A"])


class Turn(NamedTuple):
    """What one speaker says in one paragraph, as offsets: the label without its colon, and the words."""

    label: tuple[int, int]
    content: tuple[int, int]


def turns(reading: Reading, is_person: Callable[[str], bool]) -> dict[int, Turn]:
    """The turns of a conversation, by the index of their paragraph; empty where the article holds none.

    There must be two speakers or more who take turns: known persons of the article (*is_person* tells from
    a surname), names all in capitals that come back, or Q and A. Words that head lists and links are none.

    >>> from generator import read_text
    >>> text = "RAO: What did you see?\\n\\nLEE: A light.\\n\\nRAO: And then?\\n\\nLEE: Then nothing."
    >>> [text[slice(*turn.content)] for turn in turns(Reading(read_text(text)), lambda name: False).values()]
    ['What did you see?', 'A light.', 'And then?', 'Then nothing.']
    """
    text = reading.text
    found: dict[int, tuple[str, Turn]] = {}
    for index, block in enumerate(reading.article.blocks):
        match = _LABEL.match(text, block.span.start, block.span.end)
        if match is None or ":" not in text[block.span.start : block.span.start + 60]:
            continue
        label = match[1]
        if {part.strip(",.").lower() for part in label.split()} & word_list("grammar.heading"):
            continue
        end = block.span.end
        while end > match.end() and (text[end - 1].isspace() or text[end - 1] in '"”'):
            end -= 1
        if end > match.end():
            found[index] = (label, Turn(match.span(1), (match.end(), end)))
    counts = Counter(label for label, _ in found.values())
    kept = {label for label, count in counts.items() if _can_speak(label, count, is_person)}
    if len(kept) < 2 or not (kept & _QUESTIONS or any(counts[label] > 1 for label in kept)):
        return {}
    return {index: turn for index, (label, turn) in found.items() if label in kept}


def _can_speak(label: str, count: int, is_person: Callable[[str], bool]) -> bool:
    """Whether a label is Q or A, a known person, or a name in capitals that comes back."""
    if label in _QUESTIONS or is_person(label.split()[-1]):
        return True
    return label.isupper() and count > 1 and len(label) > 2
