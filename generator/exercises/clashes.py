"""Items that print one another's answers: an altered sentence beside a gap in the same sentence."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exercises.model import Exercise, Item
from generator.exercises.rubric import shown_texts
from generator.lexicon.match import words
from generator.text.article import Article
from generator.text.span import Span

__all__ = ["clashes"]

AROUND = 3
"""Words to either side of an answer by which its place is known."""


def clashes(
    exercises: Sequence[Exercise], article: Article, known: dict[str, tuple[str, str]] | None = None
) -> list[tuple[str, str]]:
    """The ids of two items each, in order, of which one shows the answer of the other before it is asked.

    Guarded are gaps, numbers to be written in another system, and an altered word beside a gap in its
    sentence. The article is there to be read; the next question should not point at the place. *known* keeps
    what has been read of each item from one call to the next.
    """
    known = {} if known is None else known
    items = [item for exercise in exercises for item in exercise.items]
    for item in items:
        if item.id not in known:
            shown = f" {' '.join(map(_plain, shown_texts(item)))} "
            known[item.id] = (_answer(item, article), shown)
    guarded = [(place, known[item.id][0]) for place, item in enumerate(items) if known[item.id][0]]
    found = {
        (min(place, other), max(place, other))
        for place, answer in guarded
        for other, item in enumerate(items)
        if other != place
        and (_family(item) == "five-ws" or _family(items[place]) != "retelling")
        and f" {answer} " in known[item.id][1]
    }
    return [(items[one].id, items[other].id) for one, other in sorted(found)]


def _family(item: Item) -> str:
    return item.rule_id.partition(".")[0]


def _answer(item: Item, article: Article) -> str:
    """The answer among the words around it, as far as they are of one sentence; "" where none is guarded."""
    kind = _family(item)
    if item.rule_id == "number.same-value" and item.interaction.kind == "choice":
        options, key = item.interaction.options, item.interaction.key
        return next(_plain(option.text) for option in options if option.id in key)
    if item.rule_id == "number.same-value" and item.interaction.kind == "text-entry":
        return _plain(item.interaction.shown)
    if item.interaction.kind != "choice" or kind not in ("five-ws", "retelling") or not item.evidence:
        return ""
    place = item.evidence[0]
    sentence = article.sentence_at(place.start)
    return _window(article, place, sentence.span) if sentence is not None else ""


def _window(article: Article, place: Span, sentence: Span) -> str:
    before = words(article.text, sentence.start, place.start)[-AROUND:]
    after = words(article.text, place.end, sentence.end)[:AROUND]
    start = before[0].start if before else place.start
    end = after[-1].end if after else place.end
    return _plain(article.text[start:end])


def _plain(text: str) -> str:
    """The words in lower case, with one space between them."""
    return " ".join(word.norm for word in words(text))
