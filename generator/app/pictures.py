"""Pictures of an article: who speaks and how much, through whom, what hedges leave open, what was when.

Every picture is a list or a table that a screen reader reads as it stands; the drawing is style around it.
"""

from __future__ import annotations

from html import escape

from generator.annotations.model import AnnotationSet, Attribution, Quantity
from generator.exercises.gravity import counts_casualties
from generator.exercises.model import Order
from generator.lesson import Lesson
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = ["attribution_map", "hedge_lines", "pictures", "timeline", "voice_ledger"]

_UNNAMED = "speaker not named"
_WRITER = "The writer tells"
_MEANS = {
    "approx": "near {n}, on either side",
    "nearly": "a little less than {n}",
    "gt": "more than {n}",
    "ge": "{n} or more",
    "lt": "less than {n}",
    "le": "{n} or less",
}
_SIDE = {"approx": "around", "nearly": "below", "gt": "above", "ge": "above", "lt": "below", "le": "below"}
_MAX_HEDGES = 8


def pictures(found: AnnotationSet, lesson: Lesson) -> str:
    """All pictures that this article has material for, as HTML."""
    parts = [voice_ledger(found), attribution_map(found), hedge_lines(found), timeline(lesson)]
    return "".join(part for part in parts if part)


def _count(text: str, spans: tuple[Span, ...]) -> int:
    return sum(len(words(text, span.start, span.end)) for span in spans)


def _outer(found: AnnotationSet) -> list[Attribution]:
    """The attributions that do not lie inside another one's content, so that no word is counted twice."""
    everything = [a for a in found.attributions if not a.negated]
    return [
        a
        for a in everything
        if not any(
            b is not a and all(any(outer.contains(part) for outer in b.content) for part in a.content)
            for b in everything
        )
    ]


def _in_marks(found: AnnotationSet, content: tuple[Span, ...]) -> int:
    """How many words of *content* stand between quotation marks."""
    return sum(
        found.quoted_at(Span.of(found.article.text, word.start, word.end)) is not None
        for part in content
        for word in words(found.article.text, part.start, part.end)
    )


def voice_ledger(found: AnnotationSet) -> str:
    """How many words of the story are whose: a table with bars."""
    text = found.article.text
    story = [b.span for b in found.article.blocks if b.role == "paragraph"]
    total = _count(text, tuple(story))
    shares: dict[str, list[int]] = {}
    for said in _outer(found):
        content = tuple(part for part in said.content if any(block.contains(part) for block in story))
        if content:
            share = shares.setdefault(said.speaker or _UNNAMED, [0, 0])
            share[0] += _count(text, content)
            share[1] += _in_marks(found, content)
    if not shares or not total:
        return ""
    told = max(0, total - sum(words_of for words_of, _ in shares.values()))
    order = sorted(shares.items(), key=lambda entry: (-entry[1][0], entry[0]))
    most = max([told, *(words_of for words_of, _ in shares.values())])
    rows = [_bar(_WRITER, told, told, most, total)]
    rows += [_bar(name, words_of, exact, most, total) for name, (words_of, exact) in order]
    return (
        "<h3>Whose words fill the story</h3><table class='ledger'><thead><tr><th scope='col'>Voice</th>"
        "<th scope='col'>Words</th><th scope='col'>Share</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _bar(name: str, count: int, exact: int, most: int, total: int) -> str:
    width = round(100 * count / most) if most else 0
    note = "" if name == _WRITER else f" ({exact} in quotation marks)"
    return (
        f"<tr><th scope='row'>{escape(name)}</th><td>{count}{note}"
        f"<span class='bar' style='width:{width}%'></span></td><td>{round(100 * count / total)}%</td></tr>"
    )


def attribution_map(found: AnnotationSet) -> str:
    """Who says what, through whom: outlets, then speakers, then their words."""
    tree: dict[str, dict[str, list[str]]] = {}
    for said in found.attributions:
        if said.negated:
            continue
        via = said.via.text if said.via else ""
        content = " … ".join(part.text for part in said.content)
        tree.setdefault(via, {}).setdefault(said.speaker or _UNNAMED, []).append(content)
    if not tree:
        return ""
    out: list[str] = []
    for via, speakers in sorted(tree.items()):
        people = "".join(
            f"<li><strong>{escape(name)}</strong><ul>"
            + "".join(f"<li>{escape(' '.join(line.split()))}</li>" for line in said)
            + "</ul></li>"
            for name, said in speakers.items()
        )
        label = f"Passed on by {escape(via)}" if via else "Told by this article"
        out.append(f"<li>{label}<ul>{people}</ul></li>")
    return f"<h3>Who says what, through whom</h3><ul class='voices'>{''.join(out)}</ul>"


def hedge_lines(found: AnnotationSet) -> str:
    """What "at least" or "nearly" leaves open, on a number line; not for figures of the dead and hurt."""
    out: list[str] = []
    for quantity in found.quantities:
        sentence = found.article.sentence_at(quantity.span.start)
        if quantity.modifier is None or sentence is None or counts_casualties(sentence.span.text):
            continue
        out.append(_hedge(found.article.text, quantity))
    if not out:
        return ""
    return f"<h3>What the hedges leave open</h3><ul class='hedges'>{''.join(out[:_MAX_HEDGES])}</ul>"


def _hedge(text: str, quantity: Quantity) -> str:
    start, end = quantity.phrase
    modifier = quantity.modifier or "approx"
    means = _MEANS[modifier].format(n=quantity.span.text)
    side = _SIDE[modifier]
    return (
        f"<li>“{escape(text[start:end])}”: {escape(means)}"
        f"<span class='line {side}' aria-hidden='true'><span class='point'></span></span></li>"
    )


def timeline(lesson: Lesson) -> str:
    """The events of the timeline exercise in an order that the text allows."""
    for exercise in lesson.exercises:
        for item in exercise.items:
            if isinstance(item.interaction, Order):
                cards = {card.id: card for card in item.interaction.cards}
                lines = "".join(
                    f"<li><span class='when'>{escape(cards[c].when)}</span> {escape(cards[c].text)}</li>"
                    for c in item.interaction.solution()
                )
                return f"<h3>What happened when</h3><ol class='timeline'>{lines}</ol>"
    return ""
