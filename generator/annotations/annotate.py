"""All annotators, in one fixed order: a later one may read what an earlier one found, never the reverse."""

from __future__ import annotations

from generator.annotations.annotators import (
    attributions,
    dating,
    loaded_wording,
    names,
    quantities,
    quantities_lengths,
    timexes,
)
from generator.annotations.model import AnnotationSet
from generator.annotations.reading import Reading
from generator.text.article import Article

__all__ = ["annotate"]


def annotate(article: Article) -> AnnotationSet:
    """Everything found in *article*; pure, and the same on every machine.

    >>> from generator import read_text
    >>> found = annotate(read_text("Nearly 1,50,000 people marched, police said."))
    >>> found.quantities[0].low, found.attributions[0].speaker
    (Decimal('150000'), 'police')
    """
    reading = Reading(article)
    named = names.find(reading)
    times = timexes.find(reading)
    figures = quantities.find(reading, times)
    said, quoted = attributions.find(reading, named)
    times = dating.assign(reading, times, said)
    loaded = loaded_wording.find(reading, named)
    return AnnotationSet(
        article=article,
        names=named,
        timexes=times,
        quantities=figures,
        lengths=quantities_lengths.find(reading, times),
        attributions=said,
        quoted=quoted,
        loaded=loaded,
    )
