"""What stands around a number: its hedge and its unit."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from generator.annotations.annotators.quantities_numbers import Figure
from generator.lexicon.number_records import Modifier, UnitRecord, context_words, hedges, units

__all__ = ["HedgeHit", "UnitHit", "hedge_after", "hedge_before", "sign_before", "unit_after"]


class HedgeHit(NamedTuple):
    """A hedge and its offsets."""

    start: int
    end: int
    modifier: Modifier


class UnitHit(NamedTuple):
    """A unit, its sort, and the offsets of the word or sign."""

    start: int
    end: int
    code: str
    kind: str


@cache
def _hedges(place: str) -> dict[str, Modifier]:
    return {form: record.modifier for record in hedges() if record.place == place for form in record.forms}


def hedge_before(text: str, start: int) -> HedgeHit | None:
    """The longest hedge that ends right before *start*; a "the" or a "total of" may stand between."""
    low = max(0, start - 45)
    lead = text[low:start]
    stripped = lead.rstrip(" ")
    if stripped[-1:] in "~<>≥≤" and stripped:
        at = low + len(stripped) - 1
        return HedgeHit(at, at + 1, _hedges("before")[stripped[-1]])
    if lead == stripped or not stripped or not (stripped[-1].isalpha() or stripped[-1] == "."):
        return None
    bounds = [m.start() for m in re.finditer(r"(?<![\w-])[^\W\d_]", stripped)][-5:]
    table = _hedges("before")
    for at in bounds:
        words = stripped[at:].lower()
        if words in table and not _taken(words, stripped[:at]):
            return HedgeHit(low + at, low + len(stripped), table[words])
    return None


_TAKEN = {
    "over": context_words("number.takes-over"),
    "above": context_words("number.takes-over"),
    "under": context_words("number.takes-under"),
    "below": context_words("number.takes-under"),
    "about": context_words("number.takes-about"),
}
_ABOUT_IS = re.compile(
    r"\b(?:talks?|films?|books?|stor(?:y|ies)|reports?|letters?|debates?|songs?|speech)"
    r"\s(?:is|are|was|were)\s+$"
)
_LAST_WORD = re.compile(r"([^\W\d_][\w-]*)\s+$")


def _taken(hedge: str, before: str) -> bool:
    """Whether "over" and the like belong to the word before them ("won over 3 rivals")."""
    if hedge not in _TAKEN:
        return False
    word = _LAST_WORD.search(before)
    if word is not None and word[1].lower() in _TAKEN[hedge]:
        return True
    return hedge == "about" and _ABOUT_IS.search(before) is not None


_AFTER = re.compile(
    r"\s?\+|\s*-?\s*(?:plus|odd)\b|\s+(?:and (?:above|more|counting)|"
    r"or (?:so|more|less|fewer|above|higher|over|under|below|thereabouts))\b",
    re.IGNORECASE,
)


def hedge_after(text: str, end: int) -> HedgeHit | None:
    """The hedge that begins right behind *end* ("or so", "+")."""
    match = _AFTER.match(text, end)
    if match is None:
        return None
    start = end + len(match[0]) - len(match[0].lstrip(" -"))
    words = text[start : match.end()].lower()
    if words == "plus" and text[match.end() : match.end() + 2].strip()[:1].isdigit():
        return None
    if words == "+" and text[match.end() : match.end() + 1].isalnum():
        return None
    modifier = _hedges("after").get(words)
    return HedgeHit(start, match.end(), modifier) if modifier else None


def _spelled(form: str) -> str:
    """A form as a pattern: hyphens and spaces stand for each other."""
    return r"[\s-]".join(re.escape(part) for part in form.split(" "))


@cache
def _after() -> tuple[re.Pattern[str], dict[str, UnitRecord], dict[str, UnitRecord]]:
    table: dict[str, UnitRecord] = {}
    joined: dict[str, UnitRecord] = {}
    for record in units():
        for form in record.after:
            table.setdefault(form.lower(), record)
        for form in record.joined:
            joined.setdefault(form, record)
    ordered = sorted({*table}, key=lambda form: (-len(form), form))
    body = "|".join(_spelled(form) + (r"(?![^\W_])" if form[-1].isalnum() else "") for form in ordered)
    return re.compile(rf"(?P<gap>\s?-?\s?)(?P<unit>{body})", re.IGNORECASE), table, joined


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = {}
    for record in units():
        for form in record.before:
            table.setdefault(form, record.code)
            if (
                form.isalpha()
                and form.isupper()
                and form in ("USD", "INR", "EUR", "GBP", "RMB", "AUD", "CAD", "JPY")
            ):
                table.setdefault(form.lower(), record.code)
            if (len(form) > 2 or form == "C$") and form[-1] == "$" and form[0].isalpha():
                table.setdefault(f"{form[:-1].lower()} {form[-1]}", record.code)
    ordered = sorted(table, key=lambda form: (-len(form), form))
    body = "|".join(re.escape(form) for form in ordered)
    return re.compile(rf"(?<![^\W_])(?:{body})\s?$|[$£€₹¥₦₽₩₪₺₴₵₱৳₿฿]\s?$"), table


_COINS = re.compile(r"\d[.,]\d\d$")  # "R16.05"
_DOUBTFUL_SIGNS = context_words("number.doubtful-signs")
_DOUBTFUL_WORDS = context_words("number.doubtful-units")


def sign_before(text: str, figure: Figure) -> UnitHit | None:
    """The currency sign or code right before a number ("Rs", "$")."""
    start = figure.start
    last = text[start - 1 : start].strip() or text[max(0, start - 2) : start - 1]
    if not last or not (last.isalpha() or last in ".,$£€₹¥₦₽₩₪₺₴₵₱৳₿฿¢/"):
        return None
    pattern, table = _before()
    match = pattern.search(text, max(0, start - 9), start)
    if match is None:
        return None
    form = match[0].strip()
    if form in _DOUBTFUL_SIGNS and (match.end() - match.start() != len(form) or figure.words):
        return None
    large = figure.grouped or figure.scale > 1 or figure.value >= 1000
    large = large or (form == "N" and figure.value >= 100)  # "N865"; the roads are N1 to N18
    if form in _DOUBTFUL_SIGNS - {"Re", "Sh"} and not large and not _COINS.search(text, start, figure.end):
        return None
    code = table.get(form)
    return UnitHit(match.start(), match.start() + len(form), code, "currency") if code else None


def unit_after(text: str, figure: Figure) -> UnitHit | None:
    """The unit right behind a number: a currency, a percentage or a measure."""
    pattern, table, joined = _after()
    end = figure.end
    if figure.tail:
        slashed = re.compile(r"/[a-z]{1,2}(?![^\W_])").match(text, end + len(figure.tail))
        if slashed is not None and (record := joined.get(figure.tail + slashed[0])) is not None:
            return UnitHit(end, slashed.end(), record.code, record.kind)
        record = joined.get(figure.tail)
        if record is None and len(figure.tail) == 3 and figure.tail.isupper():
            record = next((r for r in units() if r.code == figure.tail and r.kind == "currency"), None)
        return UnitHit(end, end + len(figure.tail), record.code, record.kind) if record else None
    if end >= len(text) or not (text[end] in " -%°¢€£/₫元円원\u00a0" or text[end : end + 2] == "\n"):
        return None
    match = pattern.match(text, end)
    if match is None:
        return None
    form = re.sub(r"[\s-]", " ", match["unit"].lower())
    record = table.get(form) or table.get(match["unit"].lower())
    if record is None:
        return None
    if form in _DOUBTFUL_WORDS or (len(form) == 1 and form.isalpha()):
        money = record.kind == "currency" and (figure.scale > 1 or figure.value >= 100) and form != "won"
        plain = form in ("m", "g", "ft") and not figure.words and figure.scale == 1
        plain = plain or (form == "foot" and match["gap"] == "-")
        percent = form in ("pc", "pct") and not figure.words
        if not (money or plain or percent or (form == "won" and figure.scale > 1)):
            return None
    if (
        match["unit"].isupper()
        and len(match["unit"]) == 3
        and record.kind == "currency"
        and match["unit"] in ("ALL", "TRY")
    ):
        return None
    if (
        record.kind == "currency"
        and form in ("pounds", "pound")
        and _WEIGHT.search(text, max(0, figure.start - 60), figure.start)
    ):
        return UnitHit(match.start("unit"), match.end("unit"), "lb", "measure")
    return UnitHit(match.start("unit"), match.end("unit"), record.code, record.kind)


_WEIGHT = re.compile(r"\b(?:weigh(?:s|ed|ing|t)?|heav(?:y|ier)|lost|gained|shed)\b")
