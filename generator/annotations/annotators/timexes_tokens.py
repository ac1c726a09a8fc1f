"""A text as a string of word classes, so that rules for time expressions run as plain regular expressions.

Each word becomes one character that stands for all the kinds it belongs to; a rule's ``{KIND}`` is the set of
those characters. The patterns see a word as one step, whatever its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.lexicon.digits import ascii_digits
from generator.lexicon.number_records import numerals
from generator.lexicon.time_records import TimeRule, calendar, macros, time_rules

__all__ = ["Hit", "Line", "Token", "compile_pattern", "hits", "read_line"]

_TOKEN = re.compile(
    r"[^\S\n]*(?:"  # spaces are passed over in one step
    r"(?P<plain>[^\W\d_]+(?![\w'.]))"  # tried first, since most words are plain
    r"|(?P<sign>[,;:!?()\".])"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<numdate>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\w/]|[.-]\d))"
    r"|(?P<clock>\d{1,2}[:.]\d\d(?=\s?[ap]\.?m\b)|\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
    r"|(?:[01]\d|2[0-3])h[0-5]\d(?!\w))"
    r"|(?P<decade>'?(?:1\d|20)?\d0'?s\b)"
    r"|(?P<short>(?<!\w)'\d\d(?!\w))"
    r"|(?P<hhmm>(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:hrs|hours|h|IST|GMT|UTC)\b))"
    r"|(?P<fiscal>[Ff][Yy]'?\d{2,4}\b)"
    r"|(?P<quarter>[Qq][1-4]\b|[1-4][Qq]\b)"
    r"|(?P<half>[Hh][12]\b|[12]H\b)"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+(?:,\d+)*(?:\.\d+)?)"
    r"|(?P<ampm>[ap]\.\s?m\b\.?)"
    r"|(?P<initials>(?:[A-Za-z]\.){2,})"
    r"|(?P<word>o'clock|n't|'(?:s|ll|re|ve|d)\b|[^\W\d_]+)"
    r"|(?P<end>\n\s*)"
    r"|(?P<mark>[^\w\s]))",
)
_LATER = frozenset({"MONTH", "WEEKDAYABBR", "ZONE"})
_LOOSE = frozenset({"eastern", "central", "mountain", "pacific"})
_SYMBOLS = 0x2800


class Token(NamedTuple):
    """One word, number or mark: offsets and its lower-case form."""

    start: int
    end: int
    norm: str


class Line(NamedTuple):
    """The tokens of a text and the string of their class characters, of the same length."""

    tokens: list[Token]
    classes: str
    text: str

    def raw(self, index: int) -> str:
        """Token *index* as written."""
        token = self.tokens[index]
        return self.text[token.start : token.end]

    def norm(self, index: int) -> str:
        """Token *index* in lower case, "" outside the text."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def has(self, index: int, kind: str) -> bool:
        """Whether token *index* belongs to a kind."""
        return 0 <= index < len(self.classes) and kind in _kinds_of(self.classes[index])

    def value(self, index: int, kind: str) -> str:
        """The calendar value of token *index* as a word of that kind."""
        return _values()[kind, self.tokens[index].norm]

    def at(self, offset: int) -> int:
        """The index of the first token that begins at *offset* or behind it."""
        return bisect_left(self.tokens, (offset,))


class Hit(NamedTuple):
    """A rule that fits the tokens from `first` to `stop` (exclusive)."""

    first: int
    stop: int
    rule: TimeRule


class _Classes:
    """Which character stands for which set of kinds; filled while the rules are compiled."""

    def __init__(self) -> None:
        self.of_kinds: dict[frozenset[str], str] = {}
        self.kinds: dict[str, frozenset[str]] = {}

    def character(self, kinds: frozenset[str]) -> str:
        if kinds not in self.of_kinds:
            self.of_kinds[kinds] = chr(_SYMBOLS + len(self.of_kinds))
            self.kinds[self.of_kinds[kinds]] = kinds
        return self.of_kinds[kinds]


_NUMBER_SHAPES = (
    *(
        frozenset({name})
        for name in ("YEARSHORT", "DECADE", "ISODATE", "NUMDATE", "CLOCK", "HHMM", "FISCALYEAR")
    ),
    *(frozenset({name}) for name in ("QUARTER", "HALF", "ORDDAY")),
    frozenset({"DIGITS"}),
    frozenset({"DIGITS", "DAYNUM"}),
    frozenset({"ORDDAY", "DAYNUM"}),
    frozenset({"DIGITS", "YEAR"}),
)


@cache
def _expanded() -> tuple[tuple[TimeRule, str], ...]:
    known = macros()

    def expand(pattern: str) -> str:
        return re.sub(r"<([A-Z]+)>", lambda m: expand(known[m[1]]), pattern)

    return tuple((rule, expand(rule.pattern).replace(" ", "")) for rule in time_rules())


@cache
def _values() -> dict[tuple[str, str], str]:
    return {(word.kind, form): word.value for word in calendar() for form in word.forms}


@cache
def _vocabulary() -> tuple[dict[str, str], dict[str, str], _Classes]:
    """Class character by lower-case word; the second table is for words that are not capitalised."""
    kinds: dict[str, set[str]] = {}
    for word in calendar():
        for form in word.forms:
            kinds.setdefault(form, set()).add(word.kind)
    for record in numerals():
        name = {"unit": "NUMWORD", "ten": "NUMTEN", "scale": "SCALE"}.get(record.kind)
        for form in record.forms if name else ():
            kinds.setdefault(form, set()).add(str(name))
    for _, pattern in _expanded():
        for group in re.findall(_NAMED, pattern):
            for name in group.split("|"):
                if not (name.isupper() and name.isascii() and len(name) > 2):
                    kinds.setdefault(name, set()).add(name)
    classes = _Classes()
    for shape in _NUMBER_SHAPES:
        classes.character(shape)
    capital = {word: classes.character(frozenset(found)) for word, found in sorted(kinds.items())}
    small = {
        word: classes.character(frozenset(found - (frozenset() if word in _LOOSE else _LATER)))
        for word, found in sorted(kinds.items())
        if found & _LATER
    }
    return capital, small, classes


@cache
def _kinds_of(character: str) -> frozenset[str]:
    return _vocabulary()[2].kinds.get(character, frozenset())


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """An expanded pattern as a regular expression over class characters; ValueError for an unknown kind."""
    classes = _vocabulary()[2]

    def characters(match: re.Match[str]) -> str:
        wanted = set(match[1].split("|"))
        found = "".join(character for kinds, character in classes.of_kinds.items() if kinds & wanted)
        if not found:
            raise ValueError(f"no word belongs to {match[0]}")
        return f"[{found}]"

    return re.compile(re.sub(_NAMED, characters, pattern))


@cache
def _compiled() -> tuple[tuple[TimeRule, re.Pattern[str], tuple[frozenset[str], ...]], ...]:
    compiled = [(rule, compile_pattern(pattern)) for rule, pattern in _expanded()]
    return tuple((rule, pattern, _needed(pattern.pattern)) for rule, pattern in compiled)


def _needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of class characters of which a match must hold one each: the classes outside all groups.

    >>> [sorted(needed) for needed in _needed("[ab]?[cd](?:[e]|[f])[g]")]
    [['c', 'd'], ['g']]
    """
    needed, depth = [], 0
    for match in re.finditer(r"\[([^\]]*)\](?P<some>[?*{]?)|[()|]", pattern):
        if match[0] == "|" and depth == 0:
            return ()
        if match[0] in "()":
            depth += 1 if match[0] == "(" else -1
        elif match[0] != "|" and depth == 0 and not match["some"]:
            needed.append(frozenset(match[1]))
    return tuple(needed)


def _number_kinds(kind: str, text: str) -> frozenset[str]:
    if kind == "ordinal":
        return frozenset({"ORDDAY", "DAYNUM"}) if 1 <= int(text[:-2]) <= 31 else frozenset({"ORDDAY"})
    if len(text) == 4 and text.isdigit() and "1000" <= text < "2200":
        return frozenset({"DIGITS", "YEAR"})
    if len(text) <= 2 and text.isdigit() and 1 <= int(text) <= 31:
        return frozenset({"DIGITS", "DAYNUM"})
    return frozenset({"DIGITS"})


_BY_GROUP = {
    "iso": "ISODATE",
    "numdate": "NUMDATE",
    "clock": "CLOCK",
    "decade": "DECADE",
    "short": "YEARSHORT",
    "hhmm": "HHMM",
    "fiscal": "FISCALYEAR",
    "quarter": "QUARTER",
    "half": "HALF",
}
_NAMED = r"\{((?!\d)[^}]+)\}"  # {KIND} and {word|word}, but not the counts {0,3}
_DASHES = {"–": "-", "‐": "-", "‑": "-"}


def read_line(text: str, shadow: str) -> Line:
    """The tokens of a text with their classes. *shadow* has straight quotation marks and the same length."""
    capital, small, classes = _vocabulary()
    shapes = {group: classes.character(frozenset({kind})) for group, kind in _BY_GROUP.items()}
    tokens: list[Token] = []
    line: list[str] = []
    for match in _TOKEN.finditer(ascii_digits(shadow)):
        group = match.lastgroup
        assert group is not None
        start, end = match.span(group)
        word = match[group]
        if group == "plain" or group == "word" or group == "initials":
            norm = word.lower()
            character = capital.get(norm, ".")
            if norm in small and not word[0].isupper():
                character = small[norm]
        elif group == "sign":
            norm, character = word, capital.get(word, ".")
        elif group == "mark":
            norm = _DASHES.get(word, word)
            character = capital.get(norm, ".")
        elif group == "number" or group == "ordinal":
            norm = word
            character = classes.character(_number_kinds(group, word))
        elif group == "end":
            following = text[end : end + 1]
            if not (following.islower() or following.isdigit()) or "\n" in word[1:]:
                tokens.append(Token(start, end, "\n"))
                line.append("\n")
            continue
        elif group == "ampm":
            norm = f"{word[0].lower()}.m."
            character = capital[norm]
        else:
            norm, character = word.lower(), shapes[group]
        tokens.append(Token(start, end, norm))
        line.append(character)
    return Line(tokens, "".join(line), text)


def hits(line: Line) -> Iterator[Hit]:
    """All rules that fit: left to right, at a place the longest first, then those of higher rank."""
    # No rule fits a word of no kind, so a run of them need be looked at only once.
    kept = [at for at, (one, two) in enumerate(pairwise("." + line.classes)) if one != "." or two != "."]
    short = "".join([line.classes[at] for at in kept])
    present = frozenset(short)
    found: list[tuple[int, int, int, int, TimeRule]] = []
    for number, (rule, pattern, needed) in enumerate(_compiled()):
        if any(present.isdisjoint(group) for group in needed):
            continue
        for match in pattern.finditer(short):
            if match.end() > match.start():
                stop = kept[match.end() - 1] + 1
                found.append((kept[match.start()], -stop, -rule.rank, number, rule))
    found.sort(key=lambda entry: entry[:4])
    for start, minus_stop, _, _, rule in found:
        yield Hit(start, -minus_stop, rule)
