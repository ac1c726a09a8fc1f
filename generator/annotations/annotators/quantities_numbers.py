"""Numbers in running text: where they stand, and what they come to, before units and hedges are looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from generator.annotations.model import NumberSystem
from generator.lexicon.digits import ascii_digits, read_digits
from generator.lexicon.number_records import numerals
from generator.lexicon.number_words import numeral, value_of

__all__ = ["Figure", "figures"]

_LONGEST = 14  # words of one number


class Figure(NamedTuple):
    """A number and where it stands.

    `scale` is the product of the scale words at its end (1 without), for "3-4 lakh"; `suffix` whether it ends
    in a joined sign ("1.5L"); `tail` the letters joined to it that are no scale ("80mm").
    """

    start: int
    end: int
    value: Decimal
    system: NumberSystem
    scale: Decimal
    words: bool
    grouped: bool
    tail: str = ""


class _Atom(NamedTuple):
    start: int
    end: int
    token: str | Decimal
    grouping: str = "none"
    suffix: str = ""
    tail: str = ""


_DENOMINATORS = {
    "third": 3, "thirds": 3, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6,
    "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "twelfth": 12, "twelfths": 12, "hundredth": 100, "hundredths": 100, "quarter": 4, "half": 2, "halves": 2,
}  # fmt: skip
_SIGNS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


@cache
def _pattern() -> re.Pattern[str]:
    words = {form for record in numerals() for form in record.forms if form.isascii() and " " not in form}
    words |= set(_DENOMINATORS)
    ordered = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    digits = r"\d+(?:,\d+)*(?:\.\d+)?|(?<!\d)\.\d+"
    return re.compile(rf"(?P<digits>(?:{digits})(?P<tail>[^\W\d_]*))|(?<![^\W_])(?P<word>{ordered})(?![^\W_]|'[a-z])|[½¼¾]|(?P<east>[万億亿兆])", re.IGNORECASE)


@cache
def _suffixes() -> dict[str, str]:
    return {sign: record.forms[0] for record in numerals() for sign in record.suffix}


def _atoms(text: str) -> Iterator[_Atom | None]:
    """The parts of numbers, in order; None where something stands that spoils its neighbours ("3:1", "A4")."""
    for match in _pattern().finditer(text):
        start, end = match.start(), match.end()
        if match["word"]:
            yield _Atom(start, end, match[0].lower())
            continue
        if match[0] in _SIGNS:
            yield _Atom(start, end, _SIGNS[match[0]], "fraction")
            continue
        if match["east"]:
            yield _Atom(start, end, match[0])
            continue
        tail = match["tail"]
        body = match[0][: len(match[0]) - len(tail)] if tail else match[0]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if before.isalnum() and not _sign_letter(text, start):
            continue
        if _spoiled(text, start, end, before, after):
            continue
        try:
            digits = read_digits(body)
        except ValueError:
            continue
        if digits.grouping == "wrong" or (len(body) > 25):
            continue
        suffix = _suffixes().get(tail, "")
        if tail and not suffix and tail in ("st", "nd", "rd", "th", "s"):
            continue
        yield _Atom(start, end - (0 if suffix else len(tail)), digits.value, digits.grouping, suffix, "" if suffix else tail)


def _sign_letter(text: str, start: int) -> bool:
    """Whether the letters joined in front are the code of a currency ("Rs500", "USD40", "R500")."""
    at = start
    while at > 0 and start - at < 4 and text[at - 1].isalpha():
        at -= 1
    letters = text[at:start]
    return (at == 0 or not text[at - 1].isalnum()) and letters in _JOINED_CODES


@cache
def _joined_codes() -> frozenset[str]:
    from generator.lexicon.number_records import units

    return frozenset(form for record in units() if record.kind == "currency" for form in record.before if form.isalpha())


class _Codes:
    def __contains__(self, letters: object) -> bool:
        return letters in _joined_codes()


_JOINED_CODES = _Codes()


def _spoiled(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether the digits are part of a code, clock time, ratio, fraction sign or telephone number."""
    two_before = text[start - 2] if start > 1 else " "
    two_after = text[end + 1] if end + 1 < len(text) else " "
    if before in ":/" and two_before.isdigit() or after in ":/" and two_after.isdigit():
        return True
    if before in "#@_" or after in "_@" or (before == "." and two_before.isdigit()):
        return True
    if after == "." and two_after.isdigit():
        return True
    if before == "-" and two_before.isalpha():
        return True
    return before == "+" and two_before in " (" and text[start:end].isdigit()


def _joint(text: str, one: _Atom, two: _Atom) -> list[str] | None:
    """The words between two parts that may belong to one number; None where they cannot."""
    if one.tail or two.start - one.end > 9:
        return None
    gap = text[one.end : two.start].lower()
    if gap in (" ", "-", ""):
        return [] if gap or two.grouping == "fraction" or not isinstance(two.token, Decimal) or not isinstance(one.token, Decimal) else None
    words = gap.replace("-", " ").split()
    return words if words in (["and"], ["and", "a"], ["a"], ["of", "a"], ["point"], ["and", "an"]) and gap[0] in " -" else None


def _valued(text: str, atoms: list[_Atom], joints: list[list[str]]) -> Decimal | None:
    """The value of parts that stand together, or None where they are not one number."""
    tokens: list[str | Decimal] = []
    fraction = Decimal(0)
    last = atoms[-1]
    body, links = atoms, joints
    if isinstance(last.token, str) and last.token in _DENOMINATORS and len(atoms) > 1 and not (
        last.token in ("half", "quarter") and joints and joints[-1] != []
    ):
        top_at = len(atoms) - 2
        top = _valued(text, [atoms[top_at]], []) if atoms[top_at].token != "half" else None
        if top is None or joints[top_at] != [] or top != int(top) or top < 1:
            return None
        singular = not last.token.endswith("s") and last.token != "half"
        if (singular and top != 1) or top_at == 0 and last.token == "quarter" and False:
            return None
        fraction = top / Decimal(_DENOMINATORS[last.token])
        if top_at == 0:
            return fraction
        if joints[top_at - 1] != ["and"]:
            return None
        body, links = atoms[:top_at], joints[: top_at - 1]
    elif isinstance(last.token, Decimal) and last.grouping == "fraction" and len(atoms) > 1:
        fraction, body, links = last.token, atoms[:-1], joints[:-1]
    for index, atom in enumerate(body):
        if index:
            tokens.extend(links[index - 1])
        if isinstance(atom.token, str) and atom.token in _DENOMINATORS and atom.token not in ("half", "quarter", "quarters"):
            return None
        tokens.append(atom.token)
        if atom.suffix:
            tokens.append(atom.suffix)
    try:
        return value_of(tokens) + fraction
    except ValueError:
        return None


def figures(shadow: str) -> Iterator[Figure]:
    """The numbers of a text, left to right without overlap.

    >>> [(f.start, f.end, f.value) for f in figures("two and a half lakh votes, 3 seats")]
    [(0, 19, Decimal('250000.0')), (27, 28, Decimal('3'))]
    """
    text = ascii_digits(shadow)
    atoms = [atom for atom in _atoms(text) if atom is not None]
    index = 0
    while index < len(atoms):
        run, joints = [atoms[index]], []
        while index + len(run) < len(atoms) and len(run) < _LONGEST:
            joint = _joint(text, run[-1], atoms[index + len(run)])
            if joint is None:
                break
            joints.append(joint)
            run.append(atoms[index + len(run)])
        while run:
            figure = _figure(text, run, joints)
            if figure is not None:
                yield figure
                break
            run.pop()
            joints = joints[: len(run) - 1]
        index += max(1, len(run))


def _figure(text: str, run: list[_Atom], joints: list[list[str]]) -> Figure | None:
    start, end = run[0].start, run[-1].end
    first = run[0].token
    lead: list[str] = []
    if isinstance(first, str):
        article = re.search(r"(?<![^\W_])an?[ -]$", text[max(0, start - 3) : start], re.IGNORECASE)
        scale = numeral(first)
        if first == "half" and len(run) == 1:
            return None
        if article and (scale is not None and scale.kind == "scale" or first in _DENOMINATORS):
            start -= len(article[0])
            lead = ["a"]
        elif first in _DENOMINATORS and first not in ("half", "quarter", "three"):
            return None
        elif scale is not None and scale.kind == "scale":
            nxt = numeral(str(run[1].token)) if len(run) > 1 and isinstance(run[1].token, str) else None
            if first != "hundred" or nxt is None or nxt.kind != "scale" or joints[0]:
                return None
            lead = ["a"]
    if lead and first in _DENOMINATORS and first not in ("half", "quarter"):
        value = Decimal(1) / _DENOMINATORS[str(first)] if len(run) == 1 else None
    elif lead and first in ("half", "quarter") and len(run) == 1:
        return None
    elif lead and first not in _DENOMINATORS:
        one = _Atom(start, start, "one")
        value = _valued(text, [one, *run], [[], *joints])
    else:
        value = _valued(text, run, joints)
    if value is None:
        return None
    scale_value, at = Decimal(1), len(run) - 1
    while at >= 0:
        if run[at].suffix and (record := numeral(run[at].suffix)):
            scale_value *= record.value
            break
        token = run[at].token
        record = numeral(token) if isinstance(token, str) else None
        if record is None or record.kind != "scale":
            break
        scale_value *= record.value
        at -= 1
    names = [a.suffix or a.token for a in run]
    return Figure(start, end, value, _system(run, names), scale_value, not any(isinstance(a.token, Decimal) for a in run),
                  any(a.grouping not in ("none", "fraction") for a in run), run[-1].tail)


def _system(run: list[_Atom], names: list[str | Decimal]) -> NumberSystem:
    systems = {record.system for name in names if isinstance(name, str) and (record := numeral(name)) is not None}
    groupings = {atom.grouping for atom in run}
    if "east-asian" in systems:
        return "east-asian"
    if "indian" in systems or "indian" in groupings:
        return "indian"
    if "international" in systems or groupings & {"international", "either"}:
        return "international"
    if all(isinstance(atom.token, str) for atom in run):
        return "words"
    return "international" if "thousand" in names else "plain"
