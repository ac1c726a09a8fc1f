"""What parts that stand together come to: whole numbers, fractions, mixed numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.annotations.annotators.quantities_atoms import DENOMINATORS, FIRSTS, Atom, alone
from generator.lexicon.number_words import numeral, value_of

__all__ = ["article_share", "half_share", "plain_value", "run_value"]


def plain_value(atoms: list[Atom], joints: list[list[str]]) -> Decimal | None:
    """The value of parts without fraction words, with the words between them; None for no number."""
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


def run_value(atoms: list[Atom], joints: list[list[str]]) -> Decimal | None:
    """The value of parts that stand together, or None where they are not one number."""
    if len(atoms) > 1 and atoms[-1].grouping == "fraction" and isinstance(atoms[-1].token, Decimal):
        whole = plain_value(atoms[:-1], joints[:-1])
        return None if whole is None else whole + atoms[-1].token
    compound = _compound(atoms, joints)
    if compound is not None:
        return compound
    at = next((i for i in range(len(atoms) - 1, 0, -1) if atoms[i].token in DENOMINATORS), None)
    if at is None or (joints[at - 1] and joints[at - 1] != ["and", "a"]):
        return plain_value(atoms, joints)
    if joints[at - 1] and atoms[at].token not in ("half", "quarter"):
        return _fraction(atoms, joints) if at + 1 == len(atoms) else None
    if atoms[at].token in ("half", "quarter") and (joints[at - 1] or at + 1 < len(atoms)):
        return plain_value(atoms, joints)
    rest = atoms[at + 1 :]
    split = next((i for i in range(at - 1, -1, -1) if joints[i] == ["and"]), None)
    if rest and split is not None:  # "one billion and three quarters million"
        whole = plain_value(atoms[: split + 1], joints[:split])
        part = run_value(atoms[split + 1 :], joints[split + 1 :])
        head = numeral(str(atoms[split].token))
        tail = numeral(str(rest[0].token))
        if head and tail and head.kind == tail.kind == "scale" and head.value > tail.value:
            return whole + part if whole is not None and part is not None else None
    fraction = _fraction(atoms[: at + 1], joints[:at])
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


def _compound(atoms: list[Atom], joints: list[list[str]]) -> Decimal | None:
    """For "three twenty-firsts", "one one hundred and fifth", "two and a thirtieth"; None for all else."""
    last = str(atoms[-1].token)
    order = FIRSTS.get(last) or DENOMINATORS.get(last)
    if order is None or len(atoms) < 2 or (joints[-1] and joints[-1] not in (["and"], ["and", "a"])):
        return None
    if joints[-1] == ["and", "a"]:
        whole = plain_value(atoms[:-1], joints[:-1])
        small = order < 3 or last in ("half", "quarter") or last.endswith("s")
        return None if small or whole is None or whole != int(whole) else whole + Decimal(1) / order
    if len(atoms) < 3 or order > 9 or last in ("half", "halves", "quarter", "quarters"):
        return None
    before = numeral(str(atoms[-2].token))
    if before is None or before.kind not in ("ten", "scale"):
        return None
    if before.kind == "scale" and plain_value(atoms[:-1], joints[:-1]) is not None:
        return None
    for split in range(1, len(atoms) - 1):
        top = plain_value(atoms[:split], joints[: split - 1])
        tokens = plain_value(atoms[split:-1], joints[split:-1])
        if top is None or tokens is None or joints[split - 1] or top != int(top):
            continue
        if top == 1 or last.endswith("s"):
            return top / (tokens + order)
    return None


def _fraction(atoms: list[Atom], joints: list[list[str]]) -> Decimal | None:
    """For "two thirds", "twenty and three fifths", "two million and three fifths" (of a million)."""
    word = str(atoms[-1].token)
    below = Decimal(DENOMINATORS[word])
    split = next((i for i in range(len(joints) - 1, -1, -1) if joints[i][:1] == ["and"]), None)
    if split is not None:
        top = (
            Decimal(1)
            if joints[split] != ["and"] and split == len(atoms) - 2
            else plain_value(atoms[split + 1 : -1], joints[split + 1 : -1])
        )
        whole = plain_value(atoms[: split + 1], joints[:split])
        if top is not None and whole is not None and top < below and whole == int(whole):
            record = numeral(str(atoms[split].token))
            size = (
                record.value if record is not None and record.kind == "scale" and record.value >= 1000 else 1
            )
            return whole + top / below * size
    top = plain_value(atoms[:-1], joints[:-1])
    if top is None or top != int(top) or (not word.endswith("s") and top != 1):
        return None
    return top / below


def article_share(text: str, run: list[Atom], joints: list[list[str]], start: int, end: int) -> bool:
    """Whether "twenty-first" behind "a" is a share: before "of", or alone on its line."""
    token = str(run[-1].token)
    order = FIRSTS.get(token) or DENOMINATORS.get(token, 0)
    tens = numeral(str(run[-2].token))
    if not 0 < order < 10 or joints[-1] or tens is None or tens.kind != "ten" or token[-1] == "s":
        return False
    return text.startswith((" of the ", " of its ", " of all "), end) or alone(text, start - 2, end)


_HALF_HEDGED = re.compile(
    r"\b(?:more than|less than|over|about|around|nearly|almost|roughly|at least|up to|fewer than|"
    r"just over|just under|approximately|above|below)\s$"
)
_HALF_NOT = re.compile(
    r"-|\s(?:an?|hours?|way|time|past|as|price|term|day|night|century|board|brother|sister)\b"
)
_HALF_UNIT = re.compile(
    r"\s(?:per ?cent|percentage point|point|mile|inch|acre|litre|liter|metre|meter|pint|gallon|tonne|ton)\b"
)
_HALF_AFTER = re.compile(r"\s(?:of|the|its|their|his|her|all|that|those|these|a dozen)\b")


def half_share(text: str, start: int, end: int) -> bool:
    """Whether "half" alone is a share ("half of the voters"), and not "half-time" or "the first half"."""
    before = text[max(0, start - 16) : start].lower()
    if _HALF_HEDGED.search(before) and not _HALF_NOT.match(text, end):
        return True
    if before.endswith("a ") and (_HALF_UNIT.match(text, end) or alone(text, start - 2, end)):
        return not before.endswith("and a ")
    return _HALF_AFTER.match(text, end) is not None and not re.search(
        r"(?:first|second|other|latter|in|by|better)\s$", before
    )
