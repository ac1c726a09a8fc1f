"""The parts numbers in running text are made of: digits, number words, fraction signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from generator.annotations.annotators.quantities_commas import comma_list, decimal_comma
from generator.lexicon.digits import Digits, read_digits
from generator.lexicon.number_records import numerals, units

__all__ = ["DENOMINATORS", "FIRSTS", "Atom", "alone", "atoms_of"]


FIRSTS = {"first": 1, "firsts": 1, "second": 2, "seconds": 2}  # only behind tens ("three twenty-firsts")


class Atom(NamedTuple):
    start: int
    end: int
    token: str | Decimal
    grouping: str = "none"
    suffix: str = ""
    tail: str = ""


_ORDINALS = (
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_TENS = tuple(
    zip(("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"), range(20, 100, 10), strict=True)
)

DENOMINATORS = {
    **{word: order for order, word in enumerate(_ORDINALS, 3)},
    **{f"{word}s": order for order, word in enumerate(_ORDINALS, 3)},
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **{f"{tens}tieth{s}": order for tens, order in _TENS for s in ("", "s")},
    "hundredth": 100,
    "hundredths": 100,
    "thousandth": 1000,
    "thousandths": 1000,
    "millionth": 10**6,
    "millionths": 10**6,
    "billionth": 10**9,
    "billionths": 10**9,
    "trillionth": 10**12,
    "trillionths": 10**12,
}


def _alternatives(words: Iterable[str]) -> str:
    """A pattern for all of some words, branching letter by letter.

    >>> _alternatives(["ten", "tenth", "two"])
    't(?:en(?:th)?|wo)'
    """
    heads: dict[str, set[str]] = {}
    for word in words:
        heads.setdefault(word[:1], set()).add(word[1:])
    ends = heads.pop("", None) is not None
    parts = [
        re.escape(head) + ("" if rest == {""} else _alternatives(rest))
        for head, rest in sorted(heads.items())
    ]
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")


@cache
def _pattern() -> re.Pattern[str]:
    words = {form for record in numerals() for form in record.forms if form.isascii() and " " not in form}
    words |= {*DENOMINATORS, *FIRSTS}
    ordered = _alternatives(words)
    dotted = r"(?<![\d.])\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:\.\d{3}){2,})(?!\d|[.,]\d)"
    digits = rf"{dotted}|\d+(?:,\d+)*(?:\.\d+)?|(?<!\d)\.\d+"
    power = r"[eE][+-]?\d{1,2}(?![\w.])|\s?[x×]\s?10\^[+-]?\d{1,2}(?!\d)|\^[+-]{0,2}\d{1,2}(?![\d.])"
    return re.compile(
        rf"(?P<ratio>(?<![\d/.,])(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,2}})(?![\d/]))|(?P<digits>(?P<body>{digits})(?P<power>{power})?(?P<tail>[^\W\d_½¼¾万億亿兆]*))"
        rf"|(?<![^\W_])(?P<word>{ordered})(?![^\W_]|'[a-z])|(?P<sign>[½¼¾⅓-⅞])|(?P<east>[万億亿兆])"
        r"|[^\W\d_½¼¾⅓-⅞万億亿兆]+",  # any other word is passed over in one step
        re.IGNORECASE,
    )


@cache
def _suffixes() -> dict[str, str]:
    return {sign: record.forms[0] for record in numerals() for sign in record.suffix}


_SPACED = re.compile(r"(?: (bln|bn|mln|mn|tln|tn|Bn|Mn|Cr|cr|mil)|-(bln|bn|mln|mn|tn|cr|Cr))(?![^\W_])")


_RUPEES = re.compile(r"(?:\brs\.?|₹|\binr|\bpkr|\brupees?)\s?[\d.,]+(?:\s\w+)?\s$", re.IGNORECASE)
_RUPEES_BEHIND = re.compile(r"\s(?:rupees?|rs)\b", re.IGNORECASE)


def _is_money(text: str, start: int, end: int) -> bool:
    """Whether "Arab" is a number of rupees ("Rs 5 Arab"), not a people ("22 Arab states")."""
    before = _RUPEES.search(text[max(0, start - 30) : start])
    return before is not None or _RUPEES_BEHIND.match(text, end) is not None


def _atoms(text: str) -> Iterator[Atom]:
    """The parts of numbers, in order, without those that are part of something else ("3:1", "A4")."""
    for match in _pattern().finditer(text):
        if match.lastgroup is None:
            continue
        start, end = match.start(), match.end()
        if match["word"]:
            if match[0] not in ("Arab", "ARAB") or _is_money(text, start, end):
                yield Atom(start, end, match[0].lower())
            continue
        if match["sign"]:
            over = unicodedata.normalize("NFKC", match["sign"]).split("\u2044")
            yield Atom(start, end, Decimal(over[0]) / Decimal(over[1]), "fraction")
            continue
        if match["ratio"]:
            top, bottom = int(match["top"]), int(match["bottom"])
            mixed = re.search(r"\d {1,2}$", text[max(0, start - 3) : start]) is not None
            if (
                0 < top < bottom
                and bottom in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32)
                and (mixed or _SHARE_BEHIND.match(text, end) or alone(text, start, end))
            ):
                yield Atom(start, end, Decimal(top) / Decimal(bottom), "fraction")
            continue
        if match["east"]:
            yield Atom(start, end, match[0])
            continue
        tail, body, power = match["tail"], match["body"], match["power"]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if before.isalnum() and not _sign_letter(text, start):
            continue
        if _spoiled(text, start, end, before, after):
            continue
        digits = _dotted(body) or _comma(text, match, tail)
        try:
            digits = digits or read_digits(body)
        except ValueError:
            continue
        if digits.grouping == "wrong" and not tail and not power:
            for one, two in comma_list(text, start, end):
                yield Atom(one, two, Decimal(text[one:two]), "list")
        if digits.grouping == "wrong" or (len(body) > 25):
            continue
        value = digits.value
        if power and power[0] == "^":
            exponent = int(power.lstrip("^+-")) * (-1 if power.count("-") == 1 else 1)
            if not value:
                continue
            value **= exponent
        elif power:
            value = value.scaleb(int(re.split(r"[eE^]", power)[-1]))
        suffix = _suffixes().get(tail, "")
        spaced = None if tail else _SPACED.match(text, end) or _LETTER.match(text, end)
        sign = (spaced[1] or spaced[2]) if spaced else ""
        if sign == "M" and digits.grouping == "none" and "." not in body:
            spaced = None
        if spaced:
            suffix, end = _suffixes()[sign], spaced.end()
        if tail and not suffix and tail in ("st", "nd", "rd", "th", "s"):
            continue
        yield Atom(
            start, end - (0 if suffix else len(tail)), value, digits.grouping, suffix, "" if suffix else tail
        )


_LETTER = re.compile(r" {1,2}([kM])(?![^\W_]|['’&]|\.\w| [A-Z]|[ -](?:run|race|walk|jog|event)\b)")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_SHARE_BEHIND = re.compile(
    r"(?:rds|ths)?[ -](?:of|majority|cups?|miles?|inch|inches|points?|share|pint|teaspoon|tablespoon)\b"
)


def _comma(text: str, match: re.Match[str], tail: str) -> Digits | None:
    """A number with a decimal comma ("1,5 million")."""
    if match["body"].count(",") != 1 or match["power"]:
        return None
    value = decimal_comma(text, match.start(), match.end() - len(tail), tail)
    return None if value is None else Digits(value, "none")


def _dotted(body: str) -> Digits | None:
    """A number as continental Europe writes it ("1.234,50", "1.234.567"), but no network address."""
    if not _DOTTED.fullmatch(body) or ("," not in body and body.count(".") < 2):
        return None
    groups = body.partition(",")[0].split(".")
    if "," not in body and len(groups) == 4 and all(int(group) < 256 for group in groups):
        return None
    return Digits(Decimal(body.replace(".", "").replace(",", ".")), "international")


def alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but the number stands on its line, a minus aside."""
    before = text[text.rfind("\n", 0, start) + 1 : start] if start < 40 else text[start - 40 : start]
    after = text[end : end + 40]
    return before.rpartition("\n")[2].strip(" \t-−") == "" and after.partition("\n")[0].strip() == ""


def _sign_letter(text: str, start: int) -> bool:
    """Whether the letters joined in front are the code of a currency ("Rs500", "USD40", "R500")."""
    at = start
    while at > 0 and start - at < 4 and text[at - 1].isalpha():
        at -= 1
    letters = text[at:start]
    return (at == 0 or not text[at - 1].isalnum()) and letters in _joined_codes()


@cache
def _joined_codes() -> frozenset[str]:
    return frozenset(
        form for record in units() if record.kind == "currency" for form in record.before if form.isalpha()
    )


def _spoiled(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether the digits are part of a code, clock time, ratio, fraction sign or telephone number."""
    two_before = text[start - 2] if start > 1 else " "
    two_after = text[end + 1] if end + 1 < len(text) else " "
    if (before in ":/" and two_before.isdigit()) or (after in ":/" and two_after.isdigit()):
        return True
    if after.isdigit() or before in "#@_" or after in "_@" or (before == "." and two_before.isdigit()):
        return True
    if after == "." and two_after.isdigit():
        return True
    if before == "-" and two_before.isalpha():
        return True
    return before == "+" and two_before in " (" and text[start:end].isdigit()


def _spaced_groups(text: str, atoms: list[Atom]) -> list[Atom]:
    """Parts with "1 234 567" put together: groups of three behind a space, where they must be one number."""
    if not any(isinstance(atom.token, Decimal) and atom.end - atom.start >= 3 for atom in atoms):
        return atoms
    out: list[Atom] = []
    index = 0
    while index < len(atoms):
        stop, thin = index + 1, False
        while stop < len(atoms) and _follows(text, atoms[stop - 1], atoms[stop], first=stop == index + 1):
            thin = thin or text[atoms[stop].start - 1] != " "
            stop += 1
        head = atoms[index]
        groups = stop - index - 1
        if groups and (
            groups > 1
            or thin
            or text[atoms[stop - 1].start : atoms[stop - 1].start + 3] == "000"
            or (
                text[max(0, head.start - 2) : head.start].strip()[-1:] in ("$", "£", "€", "R")
                and head.start > 0
            )
            or (
                _COUNTS_ON.match(text, atoms[stop - 1].end)
                and _VERB_BEFORE.search(text, max(0, head.start - 20), head.start)
            )
        ):
            joined = "".join(text[atom.start : atom.end] for atom in atoms[index:stop]).replace(",", ".")
            last = atoms[stop - 1]
            if re.fullmatch(r"\d+(?:\.\d+)?", joined):
                out.append(
                    Atom(head.start, last.end, Decimal(joined), "international", last.suffix, last.tail)
                )
                index = stop
                continue
        out.append(head)
        index += 1
    return out


_COUNTS_ON = re.compile(r" (?:[a-z]{3,}(?<!ss)s|people|km|kg|hectares)\b")
_VERB_BEFORE = re.compile(
    r"\b(?:of|about|around|some|than|least|nearly|almost|over|to|by|with|was|were|has|have|had|[a-z]{2,}ed) $"
)


def _follows(text: str, one: Atom, two: Atom, *, first: bool) -> bool:
    if not (isinstance(one.token, Decimal) and isinstance(two.token, Decimal)) or two.start != one.end + 1:
        return False
    left, right = text[one.start : one.end], text[two.start : two.end]
    return (
        text[one.end] in " \u2009\u202f"
        and left.isdigit()
        and (len(left) <= 3 if first else len(left) == 3)
        and (re.fullmatch(r"\d{3}(?:\.\d+|,\d{1,2})?", right) is not None and not (first and left[0] == "0"))
    )


def atoms_of(shadow: str, text: str) -> list[Atom]:
    """The parts of the numbers of a text; *text* is *shadow* with plain digits."""
    return _spaced_groups(shadow, list(_atoms(text)))
