"""Commas in digits that group nothing: the decimal comma ("1,5 million"), and lists ("22,24,31")."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from generator.lexicon.number_records import context_words, numerals, units

__all__ = ["comma_list", "decimal_comma", "has_decimal_comma"]

_DECIMAL = re.compile(r"\d{1,6},\d{1,2}")
_LABELS = context_words("number.labels")
_BEFORE_BARE = re.compile(r"\b(?:is|was|of|or|than|by|from|nearly|about|just|only)\s$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"\s*(?:$|\n|[.;:!?)](?!\d))")
_LIST_GOES_ON = re.compile(r"\s?(?:,|&|and\b|or\b|-|–)\s?\d")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'-]*)\.?\s$")
_SECOND_END = r"(?:\s?(?:to|or|and|-|–)\s?\d{1,6},\d{1,2})?"


@cache
def _measured() -> re.Pattern[str]:
    """A unit or scale word right behind; not those that are also other words, nor a single letter."""
    doubtful = context_words("number.doubtful-units")
    forms = {form for record in units() for form in (*record.after, *record.joined)}
    forms |= {
        form for record in numerals() if record.kind == "scale" for form in record.forms if form.isascii()
    }
    forms |= {sign for record in numerals() for sign in record.suffix if len(sign) > 1}
    kept = [form for form in forms if form.lower() not in doubtful and (len(form) > 1 or not form.isalpha())]
    ordered = sorted(kept, key=lambda form: (-len(form), form))
    body = "|".join(re.escape(form) + (r"(?![^\W_])" if form[-1].isalnum() else "") for form in ordered)
    return re.compile(rf"{_SECOND_END}\s?-?(?:{body})")


@cache
def _signed() -> re.Pattern[str]:
    """A currency sign or code right in front of the digits, perhaps with a group of digits between."""
    forms = {form for record in units() if record.kind == "currency" for form in record.before}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(
        rf"(?<![^\W_])(?:{'|'.join(map(re.escape, ordered))})\s?(?:\d{{1,3}} (?:\d{{3}} )*)?$"
        r"|[$£€₹¥₦]\s?(?:\d{1,3} (?:\d{3} )*)?$"
    )


def decimal_comma(text: str, start: int, end: int, tail: str) -> Decimal | None:
    """The value of "1,5" where one comma with one or two digits behind it can only mark decimals; else None.

    It can beside a currency, a unit or a scale word, and where the bare number ends its clause behind "is",
    "of" and the like. Behind a label or a plural ("pages 1,3") it may be a list. *tail* is what is joined to
    the digits ("R1,5m"); *end* lies before it.

    >>> line = "It cost R1,5 million, see pages 1,3."
    >>> decimal_comma(line, 9, 12, ""), decimal_comma(line, 32, 35, "")
    (Decimal('1.5'), None)
    """
    body = text[start:end]
    if not _DECIMAL.fullmatch(body) or (body[0] == "0" and body[1] != ","):
        return None
    word = _WORD_BEFORE.search(text, max(0, start - 25), start)
    if word is not None and word[1].lower() in _LABELS:
        return None
    value = Decimal(body.replace(",", "."))
    if _signed().search(text, max(0, start - 16), start):
        return value
    if _measured().match(text, end):
        return value
    if tail or not _BEFORE_BARE.search(text, max(0, start - 8), start):
        return None
    return value if _CLAUSE_ENDS.match(text, end) and not _LIST_GOES_ON.match(text, end) else None


_WRITTEN = re.compile(r"\d,\d{1,2}(?![\d,])")


def has_decimal_comma(written: str) -> bool:
    """Whether a number found in a text marks its decimals with a comma.

    >>> has_decimal_comma("1,5 million"), has_decimal_comma("1,50,000")
    (True, False)
    """
    return _WRITTEN.search(written) is not None


def comma_list(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the numbers of "22,24,26,31" stand: rising parts behind a plural noun or a colon; else nothing.

    A sum of money with its commas in the wrong places ("Rs 12,34,56") is no list, and the numbers of labels
    ("sections 3,4,5") are left alone.

    >>> comma_list("Exercises 22,24,26", 10, 18), comma_list("about 12,34,56 people", 6, 14)
    (((10, 12), (13, 15), (16, 18)), ())
    """
    parts = [(start + match.start(), start + match.end()) for match in re.finditer(r"\d+", text[start:end])]
    figures = [text[one:two] for one, two in parts]
    if "." in text[start:end] or len(parts) < 3 or any(part[0] == "0" or len(part) > 3 for part in figures):
        return ()
    values = [int(part) for part in figures]
    if values != sorted(set(values)):
        return ()
    word = _WORD_BEFORE.search(text, max(0, start - 25), start)
    if word is None:
        return tuple(parts) if text[max(0, start - 2) : start] == ": " else ()
    noun = word[1].lower()
    plural = noun in ("nrs", "numbers") or (len(noun) > 3 and noun[-1] == "s" and noun[-2:] != "ss")
    return tuple(parts) if plural and noun not in _LABELS else ()
