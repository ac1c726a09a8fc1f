"""Reading numbers as people type them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import Literal

from generator.errors import ResponseError
from generator.lexicon.digits import Grouping, ascii_digits, read_digits
from generator.lexicon.number_formats import Scale, Style, format_number
from generator.lexicon.number_records import Modifier, hedges, numerals, units
from generator.lexicon.number_words import numeral, value_of
from generator.text.span import Frozen

__all__ = ["ParsedNumber", "Scale", "Style", "System", "format_number", "parse_number"]

System = Literal["indian", "international", "east-asian", "plain", "words"]

_REMEDY = "type one number, such as 1,50,000 or 1.5 lakh"


class ParsedNumber(Frozen):
    """What somebody typed, as a number.

    `system` is "indian" where lakh, crore or groups of two are used, "international" for million and the like
    or groups of three, "words" for words that both share, "plain" for bare digits. `grouping` is "either" for
    what both write alike ("1,000") and "wrong" for commas that fit neither ("15,00,00").
    `scales` are the scale words in order ("lakh", "crore"); `hedge` is as typed, `modifier` its meaning;
    `unit` is an ISO 4217 code, "%" or a unit of measure, `rest` whatever words followed.
    """

    value: Decimal
    system: System
    grouping: Grouping = "none"
    scales: tuple[str, ...] = ()
    in_words: bool = False
    hedge: str | None = None
    modifier: Modifier | None = None
    unit: str | None = None
    rest: str = ""

    @property
    def grouping_valid(self) -> bool:
        """Whether the commas, if any, stand where a system puts them."""
        return self.grouping != "wrong"


_TOKEN = re.compile(
    r"(?P<digits>\d+(?:[,.'’]\d+| \d{2,3}(?!\d))*(?:[eE]\+?\d{1,2}(?![\w.]))?|\.\d+)"
    r"|(?P<power>\s*[x×*]\s*10\s*\^\s*\d{1,2}(?!\d))"
    r"|(?P<word>[ऀ-ॿ]+|[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<sign>[^\w\s])",
)
_EAST_ASIAN = frozenset("万萬億亿兆京")
_FRACTION_SIGNS = {"½": "a half", "¼": "a quarter", "¾": "three quarters"}


def _say(what: str, typed: str) -> ResponseError:
    return ResponseError(what, where=repr(typed.strip()[:40]), remedy=_REMEDY)


@cache
def _suffixes() -> dict[str, str]:
    return {sign: record.forms[0] for record in numerals() for sign in record.suffix}


def _spaced_suffix(token: str) -> str | None:
    return None if len(token) == 1 and token.islower() else _suffixes().get(token)


@cache
def _signs() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str], dict[str, str]]:
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for record in units():
        for form in record.before:
            before.setdefault(form.lower(), record.code)
        for form in record.after + record.joined:
            after.setdefault(form.lower(), record.code)

    def pattern(forms: dict[str, str], tail: str) -> re.Pattern[str]:
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        return re.compile(f"({'|'.join(map(re.escape, ordered))}){tail}", re.IGNORECASE)

    return pattern(before, r"(?![^\W\d_])\.?\s*"), before, pattern(after, r"(?!\w)"), after


@cache
def _hedges() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Modifier]]:
    meaning: dict[str, Modifier] = {}
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for record in hedges():
        for form in record.forms:
            meaning.setdefault(form, record.modifier)
            sides[record.place].append(form)

    def alternatives(forms: list[str]) -> str:
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        return "|".join(re.escape(f) + (r"(?!\w)" if f[-1].isalnum() else "") for f in ordered)

    return (
        re.compile(rf"(?:{alternatives(sides['before'])})\s*", re.IGNORECASE),
        re.compile(rf"\s*(?:{alternatives(sides['after'])})", re.IGNORECASE),
        meaning,
    )


def parse_number(text: str) -> ParsedNumber:
    """The number that somebody typed, exact, with the system it is written in.

    Digits may be of any script; currency signs, spaces, a hedge and words behind the number are tolerated.
    Raises ResponseError, with the reason, for what is no number, more than one, or can be read two ways.

    >>> parse_number("nearly 1.5 lakh people").value == parse_number("१,५०,०००").value == 150000
    True
    >>> parse_number("1,50,000").system, parse_number("150,000").system, parse_number("15万").system
    ('indian', 'international', 'east-asian')
    >>> parse_number("1,50")
    Traceback (most recent call last):
        ...
    generator.errors.ResponseError: '1,50': the comma could group digits or mark decimals; type one number, \
such as 1,50,000 or 1.5 lakh
    """
    if len(text) > 300:
        raise _say("this is too long for a number", text)
    typed = text
    for sign, word in _FRACTION_SIGNS.items():
        text = re.sub(rf"(?<=\d)\s*{sign}", f" and {word}", text).replace(sign, f" {word} ")
    text = unicodedata.normalize("NFKC", text).replace("−", "-").replace("\u2011", "-").replace("，", ",")
    text = re.sub(r"[\s\u200b\u200e\u200f\ufeff]+", " ", ascii_digits(text)).strip().strip('"“”')
    before, before_codes, after, after_codes = _signs()
    hedge_before, hedge_after, meaning = _hedges()
    hedge, unit, negative = None, None, False
    while text:
        if (m := hedge_before.match(text)) and m.end() < len(text):
            hedge, text = hedge or m[0].strip(), text[m.end() :]
        elif unit is None and (m := before.match(text)) and m.end() < len(text):
            unit, text = before_codes[m[1].lower()], text[m.end() :]
        elif not negative and (m := re.match(r"(?:-|minus\b)\s*", text, re.IGNORECASE)):
            negative, text = True, text[m.end() :]
        elif text[0] in "+=:":
            text = text[1:].lstrip()
        else:
            break
    tokens, scales, grouping, end, all_words = _tokens(text, typed)
    if not tokens:
        raise _say("there is no number in it", typed)
    try:
        value = value_of(tokens)
    except ValueError as error:
        raise _say(str(error), typed) from error
    rest = text[end:]
    if m := hedge_after.match(rest):
        word = m[0].strip()
        hedge, rest = hedge or word, rest[m.end() :]
    rest = rest.lstrip(" -").rstrip(" .!")
    if m := after.match(rest):
        unit = unit or after_codes[m[0].lower()]
        rest = rest[m.end() :].strip()
    if any(numeral(word) or word.isdecimal() for word in re.findall(r"\d|[^\W\d_]+", rest.lower())):
        raise _say("there is more than one number", typed)
    return ParsedNumber(
        value=-value if negative else value,
        system=_system(scales, grouping, all_words),
        grouping=grouping,
        scales=scales,
        in_words=all_words,
        hedge=hedge,
        modifier=meaning[hedge.lower()] if hedge else None,
        unit=unit,
        rest=rest,
    )


def _tokens(text: str, typed: str) -> tuple[list[str | Decimal], tuple[str, ...], Grouping, int, bool]:
    """The number tokens at the head of *text*, its scale words, its grouping, where it ends, if all words."""
    tokens: list[str | Decimal] = []
    scales: list[str] = []
    grouping: Grouping = "none"
    end = place = 0
    all_words = True
    while m := _TOKEN.match(text, place):
        kind, token = m.lastgroup, m[0]
        if kind == "digits":
            mantissa, _, exponent = token.lower().partition("e")
            if re.fullmatch(r"\d{1,3}\.000", mantissa):
                raise _say("the point could group digits or mark decimals", typed)
            try:
                digits = read_digits(mantissa)
            except ValueError as error:
                raise _say(str(error), typed) from error
            tokens.append(digits.value.scaleb(int(exponent)) if exponent else digits.value)
            if digits.grouping != "none" and grouping != "wrong":
                grouping = digits.grouping
            all_words = False
            end = m.end()
            joined = re.match(r"([A-Za-z]{1,3})(?![^\W_])", text[end:])
            if joined and (word := _suffixes().get(joined[1])):
                tokens.append(word)
                scales.append(word)
                end += joined.end()
        elif kind == "power" and tokens and isinstance(tokens[-1], Decimal):
            tokens[-1] = tokens[-1].scaleb(int(token.partition("^")[2]))
            end = m.end()
        elif kind == "word" and token[0] in _EAST_ASIAN:
            for sign in token:
                record = numeral(sign)
                if record is None:
                    break
                tokens.append(sign)
                scales.append(sign)
                end = m.start() + token.index(sign) + 1
            else:
                place = end
                continue
            break
        elif kind == "word":
            word = token.lower()
            record = numeral(word)
            if not tokens and word in ("and", "of", "point"):
                break
            if record is not None or word in ("and", "a", "an", "of", "point"):
                tokens.append(word)
                if record is not None:
                    end = m.end()
                    if record.kind == "scale":
                        scales.append(record.forms[0])
            elif word == "quarters" and tokens and tokens[-1] == "three":
                tokens.append(word)
                end = m.end()
            elif tokens and isinstance(tokens[-1], Decimal) and (scale := _spaced_suffix(token)):
                tokens.append(scale)
                scales.append(scale)
                end = m.end()
            else:
                break
        elif not (kind == "sign" and token in "-," and tokens and not isinstance(tokens[-1], Decimal)):
            break
        place = end if kind == "digits" else m.end()
        place += len(text[place:]) - len(text[place:].lstrip(" "))
    while tokens and tokens[-1] in ("and", "a", "an", "of", "point"):
        tokens.pop()
    return tokens, tuple(scales), grouping, end, all_words


def _system(scales: tuple[str, ...], grouping: Grouping, all_words: bool) -> System:
    systems = {record.system for name in scales if (record := numeral(name)) is not None}
    if "east-asian" in systems:
        return "east-asian"
    if "indian" in systems or grouping == "indian":
        return "indian"
    if "international" in systems or grouping in ("international", "either"):
        return "international"
    if all_words:
        return "words"
    return "international" if set(scales) - {"hundred", "dozen"} else "plain"
