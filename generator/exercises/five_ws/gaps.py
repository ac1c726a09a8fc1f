"""Who, when, where and how many, asked about one sentence of the article with its answer left open.

The question stands on the article's own words, so that its key is what the article has in that place.
Wrong answers are of the same form: others of the article, or, for days and figures, ones close by.
"""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.five_ws.figures import figure_gaps
from generator.exercises.five_ws.frames import Gap
from generator.exercises.five_ws.lengths import age_gaps, clock_gaps, length_gaps
from generator.exercises.five_ws.people import person_gaps
from generator.exercises.five_ws.places import place_gaps
from generator.exercises.five_ws.times import time_gaps

__all__ = ["gaps"]


def gaps(annotations: AnnotationSet, seed: str) -> list[Gap]:
    """All gaps of an article that can be asked about, in text order; a frame is asked about once.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> line = "The council of Tarn opened the new swimming pool beside the old harbour on Friday."
    >>> [(gap.w, gap.frame[-8:], gap.answer) for gap in gaps(annotate(read_text(f"Pool\\n\\n{line}")), "")]
    [('when', 'on ____.', 'Friday')]
    """
    found = [
        *person_gaps(annotations, seed),
        *time_gaps(annotations, seed),
        *place_gaps(annotations, seed),
        *figure_gaps(annotations, seed),
        *length_gaps(annotations, seed),
        *age_gaps(annotations, seed),
        *clock_gaps(annotations, seed),
    ]
    return sorted(found, key=lambda gap: (gap.place.start, gap.w))
