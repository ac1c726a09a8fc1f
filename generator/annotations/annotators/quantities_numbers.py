"""Numbers in running text: where they stand and what they come to, before units and hedges are looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.annotations.annotators.quantities_atoms import DENOMINATORS, Atom, atoms_of
from generator.annotations.model import NumberSystem
from generator.lexicon.digits import ascii_digits
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


_ORDINAL_BEHIND = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")


_FRACTION_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)]|(?:of|from|to|in|on|more|less|since|and|or|by|for)\b)", re.IGNORECASE
)


_LINKS = (["and"], ["and", "a"], ["a"], ["of", "a"], ["point"], ["and", "an"])


def _joint(text: str, one: Atom, two: Atom) -> list[str] | None:
    """The words between two parts that may belong to one number; None where they cannot."""
    if one.tail or two.start - one.end > 11:
        return None
    gap = text[one.end : two.start].lower()
    if not gap.strip(" ") or gap == "-":
        digits = isinstance(one.token, Decimal) and isinstance(two.token, Decimal)
        if digits and two.grouping != "fraction":
            return None
        return [] if gap or two.grouping == "fraction" or not isinstance(two.token, Decimal) else None
    words = gap.replace("-", " ").split()
    return words if words in _LINKS and gap[0] in " -" else None


def _plain(atoms: list[Atom], joints: list[list[str]]) -> Decimal | None:
    tokens: list[str | Decimal] = []
    for index, atom in enumerate(atoms):
        if index:
            tokens.extend(joints[index - 1])
        tokens.append(atom.token)
        if atom.suffix:
            tokens.append(atom.suffix)
    try:
        return value_of(tokens)
    except ValueError:
        return None


def _valued(atoms: list[Atom], joints: list[list[str]]) -> Decimal | None:
    """The value of parts that stand together, or None where they are not one number."""
    if len(atoms) > 1 and atoms[-1].grouping == "fraction" and isinstance(atoms[-1].token, Decimal):
        whole = _plain(atoms[:-1], joints[:-1])
        return None if whole is None else whole + atoms[-1].token
    at = next((i for i in range(len(atoms) - 1, 0, -1) if atoms[i].token in DENOMINATORS), None)
    if at is None or (joints[at - 1] and joints[at - 1] != ["and", "a"]):
        return _plain(atoms, joints)
    if joints[at - 1] and atoms[at].token not in ("half", "quarter"):
        return _fraction(atoms, joints) if at + 1 == len(atoms) else None
    if atoms[at].token in ("half", "quarter") and (joints[at - 1] or at + 1 < len(atoms)):
        return _plain(atoms, joints)
    fraction = _fraction(atoms[: at + 1], joints[:at])
    rest = atoms[at + 1 :]
    if not rest:
        return fraction
    if fraction is None or any(joint not in ([], ["of", "a"]) for joint in joints[at:]):
        return None
    for atom in rest:
        record = numeral(atom.token) if isinstance(atom.token, str) else None
        if record is None or record.kind != "scale":
            return None
        fraction *= record.value
    return fraction


def _fraction(atoms: list[Atom], joints: list[list[str]]) -> Decimal | None:
    """For "two thirds", "twenty and three fifths", "two million and three fifths" (of a million)."""
    word = str(atoms[-1].token)
    below = Decimal(DENOMINATORS[word])
    split = next((i for i in range(len(joints) - 1, -1, -1) if joints[i][:1] == ["and"]), None)
    if split is not None:
        top = (
            Decimal(1)
            if joints[split] != ["and"] and split == len(atoms) - 2
            else _plain(atoms[split + 1 : -1], joints[split + 1 : -1])
        )
        whole = _plain(atoms[: split + 1], joints[:split])
        if top is not None and whole is not None and top < below and whole == int(whole):
            record = numeral(str(atoms[split].token))
            size = (
                record.value if record is not None and record.kind == "scale" and record.value >= 1000 else 1
            )
            return whole + top / below * size
    top = _plain(atoms[:-1], joints[:-1])
    if top is None or top != int(top) or (not word.endswith("s") and top != 1):
        return None
    return top / below


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
            if figure is not None:
                yield figure
                break
            run.pop()
            joints = joints[: len(run) - 1]
        index += max(1, len(run))


def _figure(text: str, run: list[Atom], joints: list[list[str]]) -> Figure | None:
    start, end = run[0].start, run[-1].end
    first = run[0].token
    lead: list[str] = []
    if isinstance(first, str):
        article = re.search(r"(?<![^\W_])an?[ -]$", text[max(0, start - 3) : start], re.IGNORECASE)
        scale = numeral(first)
        if len(run) == 1 and first == "half" and not _half(text, start, end):
            return None
        if len(run) == 1 and first == "quarter" and text[max(0, start - 2) : start].lower() != "a ":
            return None
        if article and ((scale is not None and scale.kind == "scale") or first in DENOMINATORS):
            start -= len(article[0])
            lead = ["a"]
        elif first in DENOMINATORS and first not in ("half", "quarter", "three"):
            return None
        elif scale is not None and scale.kind == "scale":
            nxt = numeral(str(run[1].token)) if len(run) > 1 and isinstance(run[1].token, str) else None
            if first != "hundred" or nxt is None or nxt.kind != "scale" or joints[0]:
                return None
            lead = ["a"]
    if lead and first in DENOMINATORS and len(run) == 1:
        value = Decimal(1) / DENOMINATORS[str(first)] if _FRACTION_ENDS.match(text, end) else None
    elif lead and first in DENOMINATORS and first not in ("half", "quarter"):
        return None
    elif lead and first not in DENOMINATORS:
        one = Atom(start, start, "one")
        value = _valued([one, *run], [[], *joints])
    else:
        value = _valued(run, joints)
    if value is None or _ORDINAL_BEHIND.match(text, end):
        return None
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


_HALF_AFTER = re.compile(r"\s(?:of|the|its|their|his|her|all|that|those|these|a dozen)\b")


def _half(text: str, start: int, end: int) -> bool:
    """Whether "half" alone is a share ("half of the voters"), and not "half-time" or "the first half"."""
    before = text[max(0, start - 12) : start].lower()
    return _HALF_AFTER.match(text, end) is not None and not re.search(
        r"(?:first|second|other|latter|in|by|better)\s$", before
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
