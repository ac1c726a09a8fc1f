"""Numbers in running text: where they stand, and what they come to, before units and hedges are looked at."""

from __future__ import annotations

import re
import unicodedata
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
_DENOMINATORS = {
    **{word: order for order, word in enumerate(_ORDINALS, 3)},
    **{f"{word}s": order for order, word in enumerate(_ORDINALS, 3)},
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    "twentieth": 20,
    "twentieths": 20,
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
_ORDINAL_BEHIND = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")
_FRACTION_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)]|(?:of|from|to|in|on|more|less|since|and|or|by|for)\b)", re.IGNORECASE
)


@cache
def _pattern() -> re.Pattern[str]:
    words = {form for record in numerals() for form in record.forms if form.isascii() and " " not in form}
    words |= set(_DENOMINATORS)
    ordered = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    digits = r"\d+(?:,\d+)*(?:\.\d+)?|(?<!\d)\.\d+"
    power = r"[eE][+-]?\d{1,2}(?![\w.])|\s?[x×]\s?10\^[+-]?\d{1,2}(?!\d)"
    return re.compile(
        rf"(?P<ratio>(?<![\d/.,])(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,2}})(?![\d/]))|(?P<digits>(?P<body>{digits})(?P<power>{power})?(?P<tail>[^\W\d_½¼¾万億亿兆]*))"
        rf"|(?<![^\W_])(?P<word>{ordered})(?![^\W_]|'[a-z])|(?P<sign>[½¼¾⅓-⅞])|(?P<east>[万億亿兆])",
        re.IGNORECASE,
    )


@cache
def _suffixes() -> dict[str, str]:
    return {sign: record.forms[0] for record in numerals() for sign in record.suffix}


_SPACED = re.compile(r" (bln|bn|mln|mn|tln|tn|Bn|Mn|Cr|cr|mil)(?![^\W_])")


def _atoms(text: str) -> Iterator[_Atom]:
    """The parts of numbers, in order, without those that are part of something else ("3:1", "A4")."""
    for match in _pattern().finditer(text):
        start, end = match.start(), match.end()
        if match["word"]:
            yield _Atom(start, end, match[0].lower())
            continue
        if match["sign"]:
            over = unicodedata.normalize("NFKC", match["sign"]).split("\u2044")
            yield _Atom(start, end, Decimal(over[0]) / Decimal(over[1]), "fraction")
            continue
        if match["ratio"]:
            top, bottom = int(match["top"]), int(match["bottom"])
            mixed = re.search(r"\d {1,2}$", text[max(0, start - 3) : start]) is not None
            if (
                0 < top < bottom
                and bottom in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32)
                and (mixed or _SHARE_BEHIND.match(text, end))
            ):
                yield _Atom(start, end, Decimal(top) / Decimal(bottom), "fraction")
            continue
        if match["east"]:
            yield _Atom(start, end, match[0])
            continue
        tail, body, power = match["tail"], match["body"], match["power"]
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
        value = digits.value
        if power:
            value = value.scaleb(int(re.split(r"[eE^]", power)[-1]))
        suffix = _suffixes().get(tail, "")
        spaced = _SPACED.match(text, end) if not tail else None
        if spaced:
            suffix, end = _suffixes()[spaced[1]], spaced.end()
        if tail and not suffix and tail in ("st", "nd", "rd", "th", "s"):
            continue
        yield _Atom(
            start, end - (0 if suffix else len(tail)), value, digits.grouping, suffix, "" if suffix else tail
        )


_SHARE_BEHIND = re.compile(
    r"(?:rds|ths)?[ -](?:of|majority|cups?|miles?|inch|inches|points?|share|pint|teaspoon|tablespoon)\b"
)


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

    return frozenset(
        form for record in units() if record.kind == "currency" for form in record.before if form.isalpha()
    )


class _Codes:
    def __contains__(self, letters: object) -> bool:
        return letters in _joined_codes()


_JOINED_CODES = _Codes()


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


_LINKS = (["and"], ["and", "a"], ["a"], ["of", "a"], ["point"], ["and", "an"])


def _joint(text: str, one: _Atom, two: _Atom) -> list[str] | None:
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


def _plain(atoms: list[_Atom], joints: list[list[str]]) -> Decimal | None:
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


def _valued(atoms: list[_Atom], joints: list[list[str]]) -> Decimal | None:
    """The value of parts that stand together, or None where they are not one number."""
    if len(atoms) > 1 and atoms[-1].grouping == "fraction" and isinstance(atoms[-1].token, Decimal):
        whole = _plain(atoms[:-1], joints[:-1])
        return None if whole is None else whole + atoms[-1].token
    at = next((i for i in range(len(atoms) - 1, 0, -1) if atoms[i].token in _DENOMINATORS), None)
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


def _fraction(atoms: list[_Atom], joints: list[list[str]]) -> Decimal | None:
    """For "two thirds", "twenty and three fifths", "two million and three fifths" (of a million)."""
    word = str(atoms[-1].token)
    below = Decimal(_DENOMINATORS[word])
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
    atoms = _spaced_groups(shadow, list(_atoms(text)))
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


def _spaced_groups(text: str, atoms: list[_Atom]) -> list[_Atom]:
    """Parts with "1 234 567" put together: groups of three behind a space, where they must be one number."""
    if not any(isinstance(atom.token, Decimal) and atom.end - atom.start == 3 for atom in atoms):
        return atoms
    out: list[_Atom] = []
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
        ):
            joined = "".join(text[atom.start : atom.end] for atom in atoms[index:stop])
            last = atoms[stop - 1]
            if re.fullmatch(r"\d+(?:\.\d+)?", joined):
                out.append(
                    _Atom(head.start, last.end, Decimal(joined), "international", last.suffix, last.tail)
                )
                index = stop
                continue
        out.append(head)
        index += 1
    return out


def _follows(text: str, one: _Atom, two: _Atom, *, first: bool) -> bool:
    if not (isinstance(one.token, Decimal) and isinstance(two.token, Decimal)) or two.start != one.end + 1:
        return False
    left, right = text[one.start : one.end], text[two.start : two.end]
    return (
        text[one.end] in " \u2009\u202f"
        and left.isdigit()
        and (len(left) <= 3 if first else len(left) == 3)
        and (re.fullmatch(r"\d{3}(?:\.\d+)?", right) is not None and left[0] != "0")
    )


def _figure(text: str, run: list[_Atom], joints: list[list[str]]) -> Figure | None:
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
        if article and ((scale is not None and scale.kind == "scale") or first in _DENOMINATORS):
            start -= len(article[0])
            lead = ["a"]
        elif first in _DENOMINATORS and first not in ("half", "quarter", "three"):
            return None
        elif scale is not None and scale.kind == "scale":
            nxt = numeral(str(run[1].token)) if len(run) > 1 and isinstance(run[1].token, str) else None
            if first != "hundred" or nxt is None or nxt.kind != "scale" or joints[0]:
                return None
            lead = ["a"]
    if lead and first in _DENOMINATORS and len(run) == 1:
        value = Decimal(1) / _DENOMINATORS[str(first)] if _FRACTION_ENDS.match(text, end) else None
    elif lead and first in _DENOMINATORS and first not in ("half", "quarter"):
        return None
    elif lead and first not in _DENOMINATORS:
        one = _Atom(start, start, "one")
        value = _valued([one, *run], [[], *joints])
    else:
        value = _valued(run, joints)
    if value is None or _ORDINAL_BEHIND.match(text, end):
        return None
    last = run[-1].token
    if (
        last in _DENOMINATORS
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


def _system(run: list[_Atom], names: list[str | Decimal]) -> NumberSystem:
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
