"""Another proof for an item: words of the article that a teacher chose, checked as the program's own are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from generator.annotations.model import AnnotationSet
from generator.errors import GeneratorError
from generator.exercises.model import Choice, Hottext, Item, Match, Order, TextEntry
from generator.text.article import Article
from generator.text.span import Span

__all__ = ["MAX_STRETCHES", "DraftError", "parts", "proof_of", "proved"]

MAX_STRETCHES = 8
_MAX_LENGTH = 700
_ALIKE = dict.fromkeys('"“”„', '["“”„]') | dict.fromkeys("'‘’", "['‘’]") | {"-": "[-‐‑–]"}


class DraftError(GeneratorError, ValueError):
    """A change to a draft that cannot be made."""


def parts(item: Item) -> dict[str, str]:
    """The texts, by id, of the rows or cards that have a proof each; empty where the item has one."""
    match item.interaction:
        case Match(rows=rows) if all(row.evidence for row in rows):
            return {row.id: row.text for row in rows}
        case Order(cards=cards):
            return {card.id: card.text for card in cards}
        case _:
            return {}


def proof_of(item: Item, part: str | None) -> tuple[Span, ...]:
    """The proof of *part* of the item, or of the item."""
    match item.interaction:
        case Match(rows=rows) if part is not None:
            return next(row.evidence for row in rows if row.id == part)
        case Order(cards=cards) if part is not None:
            return (next(card.evidence for card in cards if card.id == part),)
        case _:
            return item.evidence


def proved(found: AnnotationSet, item: Item, words: str, part: str | None) -> Item:
    """*item* with *words* as the proof (of its *part*), each line a stretch of the article."""
    old = proof_of(item, part)
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    if not lines:
        raise DraftError("a key needs a proof", remedy="give words of the article, or reject the question")
    if len(lines) > MAX_STRETCHES:
        raise DraftError(f"a proof has at most {MAX_STRETCHES} stretches", remedy="keep those that decide")
    near = old[0].start if old else 0
    new = tuple(sorted((_place(found.article, line, near) for line in lines), key=lambda span: span.start))
    for one, other in pairwise(new):
        if one.overlaps(other):
            raise DraftError("two stretches overlap", remedy="write them as one line")
    lost = _shown(found, item, part, old) - _shown(found, item, part, new)
    if lost:
        said = ", ".join(f"“{each}”" for each in sorted(lost))
        raise DraftError(f"the proof does not show {said} any more", remedy="choose words that hold it")
    return item.model_copy(update=_update(item, part, old, new))


def _place(article: Article, line: str, near: int) -> Span:
    """Where *line* stands in the story, nearest to *near*; quotation marks and dashes count alike."""
    if len(line) > _MAX_LENGTH:
        raise DraftError(f"a stretch has at most {_MAX_LENGTH} characters", remedy="trim it to what decides")
    pattern = r"\s+".join(
        "".join(_ALIKE.get(character, re.escape(character)) for character in word) for word in line.split()
    )
    outside = [block.span for block in article.blocks if block.role == "furniture"]
    places = [
        Span.of(article.text, match.start(), match.end())
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", article.text)
    ]
    places = [place for place in places if not any(span.overlaps(place) for span in outside)]
    if not places:
        shown = line if len(line) <= 60 else line[:60] + "…"
        raise DraftError(
            f"the story does not have the words “{shown}”", remedy="copy them exactly as they stand"
        )
    return min(places, key=lambda place: abs(place.start - near))


def _shown(found: AnnotationSet, item: Item, part: str | None, spans: Sequence[Span]) -> set[str]:
    """What of the key these stretches show: words to mark, figure, day, name, or the key's own words."""
    shown: set[str] = set()
    if item.part_b is not None:
        shown |= _shown(found, item.parts[1], None, spans)
    for key in _keys(item, part):
        flat = " ".join(key.split()).casefold()
        if any(flat in " ".join(span.text.split()).casefold() for span in spans):
            shown.add(key)
        names = [name.span for name in found.mentions(key)]
        names += [said.source for said in found.attributions if said.source and said.speaker == key]
        if any(span.contains(name) for span in spans for name in names):
            shown.add(key)
    match item.interaction:
        case Hottext() as hottext:
            core = [token.span for token in hottext.zone("core")]
            shown |= {core_span.text for core_span in core if any(span.contains(core_span) for span in spans)}
        case TextEntry(expects="number", answer=answer, shown=text):
            value = _decimal(answer)
            figures = [q for q in found.quantities if value is not None and value in (q.low, q.high)]
            if any(span.contains(figure.span) for span in spans for figure in figures):
                shown.add(text)
        case TextEntry(expects="date", answer=answer, shown=text):
            day = date.fromisoformat(answer)
            times = [timex for timex in found.timexes if timex.day == day]
            if any(span.contains(time.span) for span in spans for time in times):
                shown.add(text)
        case Order(cards=cards) if part is not None:
            old = next(card.evidence for card in cards if card.id == part)
            times = [timex for timex in found.timexes if timex.day and timex.span.overlaps(old)]
            shown |= {time.span.text for time in times if any(span.contains(time.span) for span in spans)}
        case _:
            pass
    return shown


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _keys(item: Item, part: str | None) -> Iterator[str]:
    match item.interaction:
        case Choice(options=options, key=key):
            yield from (option.text for option in options if option.id in key)
        case Match(rows=rows, targets=targets):
            names = {target.id: target.text for target in targets}
            for row in rows:
                if part in (None, row.id):
                    yield names[row.key]
                    yield row.text
        case TextEntry(expects="text", answer=answer):
            yield answer
        case _:
            return


def _update(item: Item, part: str | None, old: Sequence[Span], new: tuple[Span, ...]) -> dict[str, object]:
    interaction = item.interaction
    if part is None:
        return {"evidence": new}
    gone = set(old)
    if isinstance(interaction, Match):
        rows = tuple(
            row.model_copy(update={"evidence": new}) if row.id == part else row for row in interaction.rows
        )
        used = {span for row in rows for span in row.evidence}
        kept = [span for span in item.evidence if span not in gone or span in used]
        evidence = tuple(dict.fromkeys([*kept, *new]))
        return {"interaction": interaction.model_copy(update={"rows": rows}), "evidence": evidence}
    assert isinstance(interaction, Order)
    if len(new) != 1:
        raise DraftError("a card has one stretch of the text as its proof", remedy="write it as one line")
    cards = tuple(
        card.model_copy(update={"evidence": new[0]}) if card.id == part else card
        for card in interaction.cards
    )
    evidence = tuple(new[0] if span in gone else span for span in item.evidence)
    return {"interaction": interaction.model_copy(update={"cards": cards}), "evidence": evidence}
