"""Numbers in running text: where they stand and what they come to, before units and hedges are looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.annotations.annotators.quantities_atoms import DENOMINATORS, FIRSTS, Atom, atoms_of
from generator.annotations.annotators.quantities_values import (
    article_share,
    half_share,
    plain_value,
    run_value,
)
from generator.annotations.model import NumberSystem
from generator.lexicon.digits import ascii_digits
from generator.lexicon.number_words import numeral

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


_ORDINAL_BEHIND = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")
_ORDINAL_TAIL = re.compile(
    r"[ -]and[ -](?:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y[ -]|ieth\b))?"
    r"(?:(?<=ieth)|(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|(?:thir|four|fif|six|"
    r"seven|eigh|nine)teen)th)\b(?![ -](?:of|share)\b))",
    re.IGNORECASE,
)


_FRACTION_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)]|(?:of|from|to|in|on|more|less|since|and|or|by|for)\b)", re.IGNORECASE
)


_LINKS = (["and"], ["and", "a"], ["a"], ["of", "a"], ["point"], ["and", "an"])


def _joint(text: str, one: Atom, two: Atom) -> list[str] | None:
    """The words between two parts that may belong to one number; None where they cannot."""
    if one.tail or two.start - one.end > 11:
        return None
    gap = text[one.end : two.start].lower()
    if gap == " - " and _spaced_hyphen(one, two):
        return []
    if not gap.strip(" ") or gap == "-":
        digits = isinstance(one.token, Decimal) and isinstance(two.token, Decimal)
        if digits and two.grouping != "fraction":
            return None
        return [] if gap or two.grouping == "fraction" or not isinstance(two.token, Decimal) else None
    words = gap.replace("-", " ").split()
    return words if words in _LINKS and gap[0] in " -" else None


def _spaced_hyphen(one: Atom, two: Atom) -> bool:
    """Whether a hyphen with spaces joins two number words: "fifty - two", "five - eighths"."""
    left = numeral(one.token) if isinstance(one.token, str) else None
    right = numeral(two.token) if isinstance(two.token, str) else None
    if left is None:
        return False
    if two.token in DENOMINATORS and two.token not in ("quarter", "quarters", "half"):
        return left.kind == "unit"
    return left.kind == "ten" and right is not None and right.kind == "unit" and 0 < right.value < 10


def figures(shadow: str) -> Iterator[Figure]:
    """The numbers of a text, left to right without overlap.

    >>> [(f.start, f.end, f.value) for f in figures("two and a half lakh votes, 3 seats")]
    [(0, 19, Decimal('250000.0')), (27, 28, Decimal('3'))]
    """
    text = ascii_digits(shadow)
    atoms = atoms_of(shadow, text)
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
            if figure is not None and not _scaled(atoms, index + len(run), run[-1]):
                yield figure
                break
            run.pop()
            joints = joints[: len(run) - 1]
        index += max(1, len(run))


def _scaled(atoms: list[Atom], index: int, last: Atom) -> bool:
    """Whether the part left out at *index* is a scale word right behind ("3 hundred and 2 hundred")."""
    if index >= len(atoms) or atoms[index].start - last.end != 1 or last.suffix:
        return False
    token = atoms[index].token
    record = numeral(token) if isinstance(token, str) else None
    here = numeral(last.token) if isinstance(last.token, str) else None
    return record is not None and record.kind == "scale" and (here is None or here.kind in ("unit", "ten"))


_POINT = re.compile(r"(?:^|(?<!match)(?<!\d)[ ,(])point $", re.IGNORECASE)
_POINT_BEHIND = re.compile(
    r" (?:per ?cent|percentage points?|seconds?|of an? (?:percentage |per ?cent|second|degree))\b"
)


def _is_scale(atom: Atom) -> bool:
    """Whether a part is a scale word."""
    record = numeral(atom.token) if isinstance(atom.token, str) else None
    return record is not None and record.kind == "scale"


def _figure(text: str, run: list[Atom], joints: list[list[str]]) -> Figure | None:
    start, end = run[0].start, run[-1].end
    first = run[0].token
    lead: list[str] = []
    if isinstance(first, str):
        article = re.search(r"(?<![^\W_])an?[ -]$", text[max(0, start - 4) : start], re.IGNORECASE)
        scale = numeral(first)
        if len(run) == 1 and first == "half" and not half_share(text, start, end):
            return None
        if len(run) == 1 and first == "quarter" and text[max(0, start - 2) : start].lower() != "a ":
            return None
        if article and len(run) > 1 and article_share(text, run, joints, start, end):
            below = run_value(run[:-1], joints[:-1])
            order = FIRSTS.get(str(run[-1].token)) or DENOMINATORS[str(run[-1].token)]
            if below is not None:
                part = Decimal(1) / (below + order)
                return Figure(start - len(article[0]), end, part, "words", Decimal(1), True, False)
        if article and ((scale is not None and scale.kind == "scale") or first in DENOMINATORS):
            start -= len(article[0])
            lead = ["a"]
        elif first in DENOMINATORS and first not in ("half", "quarter", "three"):
            return None
        elif _POINT.search(text, max(0, start - 9), start) and _POINT_BEHIND.match(text, end):
            start = start - len("point ")
            lead = ["point"]
        elif scale is not None and scale.kind == "scale":
            nxt = numeral(str(run[1].token)) if len(run) > 1 and isinstance(run[1].token, str) else None
            if first != "hundred" or nxt is None or nxt.kind != "scale" or joints[0]:
                return None
            lead = ["a"]
    if lead and first in DENOMINATORS and len(run) == 1:
        whole = first == "half" or _FRACTION_ENDS.match(text, end)
        value = Decimal(1) / DENOMINATORS[str(first)] if whole else None
    elif lead == ["point"]:
        value = plain_value([Atom(start, start, "zero"), *run], [["point"], *joints])
    elif lead and first in DENOMINATORS and first not in ("half", "quarter"):
        return None
    elif lead and first not in DENOMINATORS:
        one = Atom(start, start, "one")
        value = run_value([one, *run], [[], *joints])
    else:
        value = run_value(run, joints)
    if value is None or _ORDINAL_BEHIND.match(text, end):
        return None
    if _is_scale(run[-1]) and _ORDINAL_TAIL.match(text, end):
        return None  # "the two hundred and first goat"
    last = run[-1].token
    if (
        last in DENOMINATORS
        and len(run) > 1
        and str(last)[-1] not in "sfr"
        and not _FRACTION_ENDS.match(text, end)
    ) and text[run[-1].start - 1] != "-":
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
    return Figure(
        start,
        end,
        value,
        _system(run, names),
        scale_value,
        not any(isinstance(a.token, Decimal) for a in run),
        any(a.grouping not in ("none", "fraction") for a in run),
        run[-1].tail,
    )


def _system(run: list[Atom], names: list[str | Decimal]) -> NumberSystem:
    systems = {
        record.system for name in names if isinstance(name, str) and (record := numeral(name)) is not None
    }
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
