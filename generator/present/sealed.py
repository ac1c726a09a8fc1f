"""Keys for a page that checks itself: short JSON, sealed so that they do not lie in plain sight.

Sealing is no secret: whoever reads the page's script can open it. It keeps keys out of the page's text, its
source and a search in it, no more.
"""

from __future__ import annotations

import json
import unicodedata
from base64 import b64encode
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TypeAlias, assert_never

from generator.exercises.arrange import digest
from generator.exercises.feedback import quote, say
from generator.exercises.model import (
    Choice,
    ExtendedText,
    Feedback,
    Hottext,
    Item,
    KnownAnswer,
    Match,
    Order,
    TextEntry,
)
from generator.exercises.typed import STYLE_NAMES
from generator.lexicon.number_records import hedges, numerals, units
from generator.lexicon.numerals import parse_number

__all__ = ["Json", "number_lexicon", "sealed", "to_json", "what_to_check"]

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def to_json(value: Json) -> str:
    """*value* as short JSON that can stand inside a script element.

    >>> to_json({"a": "</script>"})
    '{"a":"\\\\u003c/script>"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def sealed(value: Json, name: str) -> tuple[int, str]:
    """*value* sealed with a stream that *name* begins: the seed (32 bits) and the sealed bytes in base 64.

    >>> sealed({"a": 1}, "x") == sealed({"a": 1}, "x") != sealed({"a": 1}, "y")
    True
    """
    seed = int(digest("sealed", name)[:8], 16) or 1
    state, out = seed, bytearray()
    for byte in to_json(value).encode("utf-8", "replace"):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        out.append(byte ^ (state & 255))
    return seed, b64encode(bytes(out)).decode("ascii")


def _score(score: Fraction) -> Json:
    return [score.numerator, score.denominator]


def _said(feedback: Feedback) -> list[Json]:
    return [feedback.verdict, feedback.rule, feedback.words, feedback.tempting, feedback.not_claimed]


def _quoted(feedback: Feedback) -> str:
    return quote(feedback.words, 400)[1:-1] if feedback.words else ""


def _readable(entry: TextEntry, known: KnownAnswer) -> bool:
    """Whether a foreseen answer is written as its kind asks: a plain decimal, an ISO date."""
    try:
        if entry.expects == "number":
            return Decimal(known.answer).is_finite()
        if entry.expects == "date":
            date.fromisoformat(known.answer)
    except (InvalidOperation, ValueError):
        return False
    return True


def _entry(entry: TextEntry) -> dict[str, Json]:
    number = entry.expects == "number"
    known: list[Json] = [
        [f"{Decimal(each.answer):f}" if number else each.answer, _score(each.score), str(each.feedback)]
        for each in entry.known
        if _readable(entry, each)
    ]
    return {
        "kind": entry.kind,
        "expects": entry.expects,
        "answer": f"{Decimal(entry.answer):f}" if number else entry.answer,
        "accept": [entry.answer, *entry.accept],
        "shown": entry.shown,
        "style": entry.style,
        "styleName": STYLE_NAMES[entry.style] if entry.style else "",
        "hedge": entry.hedge if number else None,
        "modifier": parse_number(f"{entry.hedge} 5").modifier if number and entry.hedge is not None else None,
        "needsYear": entry.needs_year,
        "right": _said(entry.right),
        "wrong": _said(entry.wrong),
        "rightWords": _quoted(entry.right),
        "wrongWords": _quoted(entry.wrong),
        "known": known,
    }


def _hottext(hottext: Hottext) -> dict[str, Json]:
    def words(feedback: Feedback | None) -> Json:
        return str(feedback) if feedback is not None else ""

    tokens: list[Json] = [
        [token.id, token.span.text, token.zone, words(token.feedback), words(token.missed)]
        for token in hottext.tokens
    ]
    otherwise = str(hottext.otherwise)
    return {"kind": hottext.kind, "tokens": tokens, "otherwise": otherwise, "select": hottext.select}


def _order(order: Order) -> dict[str, Json]:
    cards: list[Json] = []
    for card in order.cards:
        rule = f"The article gives: {card.when}." if card.when else "Look again at when this happened."
        cards.append([card.id, card.text, str(say("Move this card.", rule))])
    before: list[Json] = [[first, second] for first, second in order.before]
    right, wrong = str(order.right), str(order.wrong)
    return {"kind": order.kind, "cards": cards, "before": before, "right": right, "wrong": wrong}


def what_to_check(item: Item) -> dict[str, Json]:
    """What the page needs to check an answer to *item*, in the terms of its script."""
    if item.part_b is not None:
        first, second = map(what_to_check, item.parts)
        return {"kind": "two-part", "a": first, "b": second, "hints": list(item.hints)}
    made: dict[str, Json]
    match item.interaction:
        case Choice(options=options, key=key, multiple=multiple):
            shown: list[Json] = [[option.id, option.text, str(option.feedback)] for option in options]
            made = {"kind": "choice", "options": shown, "key": list(key), "multiple": multiple}
        case TextEntry() as entry:
            made = _entry(entry)
        case Hottext() as hottext:
            made = _hottext(hottext)
        case Match(rows=rows, targets=targets):
            said: list[Json] = [
                [
                    row.id,
                    row.text,
                    row.key,
                    list(row.accept),
                    {answer.target: str(answer.feedback) for answer in row.answers},
                ]
                for row in rows
            ]
            names: list[Json] = [[target.id, target.text] for target in targets]
            made = {"kind": "match", "rows": said, "targets": names}
        case Order() as order:
            made = _order(order)
        case ExtendedText():
            made = {"kind": "extended-text"}
        case _ as never:
            assert_never(never)
    return {**made, "hints": list(item.hints)}


def _longest_first(forms: dict[str, None]) -> list[Json]:
    return [*sorted(forms, key=lambda form: (-len(form), form))]


def number_lexicon() -> Json:
    """The words of numbers, hedges and units, for reading typed numbers on the page."""
    words: dict[str, Json] = {}
    for record in numerals():
        for form in record.forms:
            words[unicodedata.normalize("NFKC", form)] = [
                f"{record.value:f}",
                record.kind,
                record.system or "",
                record.forms[0],
            ]
    meaning: dict[str, Json] = {}
    sides: dict[str, dict[str, None]] = {"before": {}, "after": {}}
    for hedge in hedges():
        for form in hedge.forms:
            meaning.setdefault(form, hedge.modifier)
            sides[hedge.place][form] = None
    before: dict[str, None] = {}
    after: dict[str, None] = {}
    for unit in units():
        before.update(dict.fromkeys(form.lower() for form in unit.before))
        after.update(dict.fromkeys(form.lower() for form in (*unit.after, *unit.joined)))
    return {
        "numerals": words,
        "suffixes": {sign: record.forms[0] for record in numerals() for sign in record.suffix},
        "meaning": meaning,
        "hedgesBefore": _longest_first(sides["before"]),
        "hedgesAfter": _longest_first(sides["after"]),
        "unitsBefore": _longest_first(before),
        "unitsAfter": _longest_first(after),
    }
