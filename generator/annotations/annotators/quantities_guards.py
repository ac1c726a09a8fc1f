"""Numbers that are no quantities: labels, names, scores, ages beside names, telephone numbers."""

from __future__ import annotations

import re

from generator.annotations.annotators.quantities_numbers import Figure
from generator.annotations.annotators.timexes_years import of_a_year
from generator.lexicon.number_records import context_words, hedges

__all__ = ["is_label"]

_HEDGING = frozenset(form.split()[-1].lower() for record in hedges() for form in record.forms)
_GLUED = re.compile(r"(?:(?:19|20)\d\d){2,}|[6-9]\d{9}|0\d+")
_LABELS = context_words("number.labels")
_FUNCTION = context_words("number.function")
_COUNTS = re.compile(
    r"\s(?:[a-z]+\s){0,2}?(?:[a-z]{3,}(?<!ss)s|people|men|women|children|police|troops|staff)\b(?!')"
)
_IN_PLACE = re.compile(r"\b(?:in|at|from|near|of|since|across|outside)\s(?:[A-Z]\w+\s)?$", re.IGNORECASE)
_JOINED_WORD = re.compile(r"[^\W\d_]\w*-$")
_ERA = re.compile(r"\s(?:BCE?|AD|CE)\b")
_MAGNITUDE = re.compile(r"[- ]magnitude\b")
_AGED = re.compile(r"\b(?:[Hh]e|[Ss]he|who|[A-Z][a-z]+),? (?:was|is) $")
_YEARLIKE = re.compile(r"(?:19|20)\d\d")
_YEARS_NOUN = re.compile(r" ([a-z]+s|people)\b")
_TITLED = re.compile(r"(?<![.!?:;,\"'] )\b[A-Z][\w']+ $")
_LEAD = re.compile(r"([a-zA-Z]+|'s)\s$")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.&'-]*?)\.?[ \u00a0]$")
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|turn(?:s|ed|ing)?|ages)\s"
    r"(?:(?:between|from|about|around|under|over|up to)\s)*(?:\d{1,3}, )*(?:\d{1,3} (?:and|to|or) )?$",
    re.IGNORECASE,
)
_AT_AGE = re.compile(r"(?:^|\W)At \d+, s?he\b")
_AGE_AFTER = re.compile(
    r"-?\s?(?:year|yr|month|week|day)s?[\s-]olds?\b|\s(?:years?|yrs)\sold\b|-(?:year|yr)-old"
)
_STREETS = "|".join(sorted(context_words("number.streets")))
_ADDRESS = re.compile(rf" (?:block\b|(?:[A-Z][\w.'-]+ ){{1,3}}(?:{_STREETS})\b)")
_DIALLED = re.compile(r"(?<!\d)\(?0\d{2,4}\)?[ -](?:\d{3,4}[ -])*$")
_DIALLED_ON = re.compile(r"[ -]\d{3,4}\b")
_LABEL_LIST = re.compile(r"([^\W\d_]+)\.? \d+(?:[,/] ?\d+)*,? (?:and|to|or|&) $")
_JOINS = re.compile(r"\s(?:and|or|to|in|on|of|at|with)\b")
_OF_SHOTS = re.compile(r"-(?:of|for)-\d")
_SCORE_WORDS = re.compile(
    r"\s*(?:win|victory|defeat|loss|draw|lead|vote|decision|ruling|split|thrashing|rout|hammering|scoreline|"
    r"score|aggregate|series|triumph|majority ruling)\b"
)
_SCORE_BEFORE = re.compile(
    r"\b(?:won|win|lost|lose|beat|beaten|drew|lead|leads|led|by|score|defeated|trail|trailed|ahead|final|voted|at|draw|is|was|to)\s+$"
)


def is_label(text: str, figure: Figure, *, signed: bool, starts: bool) -> bool:
    """Whether the number names or numbers something instead of counting it.

    *signed* says that a currency sign or a unit stands beside it; *starts* that it begins its sentence.
    """
    start, end = figure.start, figure.end
    if _AGE_AFTER.match(text, end):
        return True
    before = text[start - 1] if start else ""
    after = text[end : end + 1]
    if not signed and text[start:end] == "3M" and not re.match(r" [a-z]+s\b", text[end : end + 16]):
        return True  # the company
    if signed or figure.scale > 1:
        return False
    if _ERA.match(text, end):
        return True  # "in 1,200 BC"
    if _MAGNITUDE.match(text, end) or (before in "\"'" and before and after in "\"'" and after):
        return True
    if (
        figure.words
        and text[start].isupper()
        and not starts
        and re.match(r" [A-Z][a-z]", text[end : end + 3])
    ):
        return True  # "Six Flags"
    if (
        figure.words
        and text[start].isupper()
        and not starts
        and _TITLED.search(text, max(0, start - 20), start)
    ):
        return True  # "Ocean's Eleven", "BBC One"
    if figure.value < 116 and after in (".", ",", ";") and _AGED.search(text, max(0, start - 30), start):
        return True
    if _YEARLIKE.fullmatch(text, start, end):
        counted = _YEARS_NOUN.match(text, end)
        lead = _LEAD.search(text, max(0, start - 12), start)
        if counted is None or of_a_year(int(text[start:end]), lead[1].lower() if lead else "", counted[1]):
            return True
    if before == "-" and _JOINED_WORD.search(text, max(0, start - 20), start):
        return True  # "under-18", "COVID-19", "A330-200"
    if (
        not figure.words
        and end - start >= 5
        and text[start:end].isdigit()
        and not figure.grouped
        and (re.match(r" \d{3}", text[end : end + 4]) or re.search(r"\d $", text[max(0, start - 2) : start]))
    ):
        return True  # a telephone number
    if figure.tail:
        return True
    if not figure.words and after == "-" and re.match(r"-[A-Z]\b|-\d", text[end : end + 3]):
        return _code(text, start, end)
    if not figure.grouped and _GLUED.fullmatch(text, start, end):
        return True  # years without a space between them, telephone and account numbers
    if before == "-" and text[max(0, start - 2) : start - 1].isdigit() and _code(text, start, end):
        return True
    if text[max(0, start - 2) : start].strip()[-1:] in (",", "(") and _aside(text, start, end):
        return True
    if figure.value < 120 and _AGE_BEFORE.search(text, max(0, start - 24), start):
        return True
    if figure.value < 120 and not figure.words and _AT_AGE.search(text[max(0, start - 4) : end + 5]):
        return True
    word = _WORD_BEFORE.search(text, max(0, start - 25), start)
    if not figure.words and not figure.grouped and _is_numbered(text, start, end):
        return True
    if word is None or figure.grouped or figure.words:
        return False
    name = word[1]
    if name.lower() in _LABELS:
        return True
    if starts or figure.value >= 10000 or name.islower():
        return False
    if name.lower() in _FUNCTION or (name.lower() in _HEDGING and text[start - 1] == " "):
        return False
    ahead = text[max(0, word.start() - 2) : word.start()]
    begins = ahead == "" or ahead.strip()[-1:] in '.!?"\n' or "\n" in ahead
    counts = _COUNTS.match(text, end) is not None
    return not (counts and (begins or (name[0].isupper() and _place(text, word.start()))))


def _is_numbered(text: str, start: int, end: int) -> bool:
    """Whether plain digits number a house, a telephone, shots ("10-of-17") or the second of two exits."""
    if _ADDRESS.match(text, end) or _OF_SHOTS.match(text, end):
        return True
    if _DIALLED.search(text, max(0, start - 18), start):
        return True
    listed = _LABEL_LIST.search(text, max(0, start - 40), start)
    if listed is None:
        return False
    noun = listed[1].lower()
    counts = _COUNTS.match(text, end) and not _JOINS.match(text, end)
    return noun in _LABELS and noun not in ("day", "week", "year", "month") and not counts


def _place(text: str, at: int) -> bool:
    return _IN_PLACE.search(text[max(0, at - 25) : at]) is not None


_PERSON = re.compile(rf"\b(?:{'|'.join(sorted(context_words('number.aged')))}),\s?$")
_AGE_THEN = re.compile(r",\s(?:of|from|who|was|is|are|were|has|had|will|and his|and her|told|said)\b")


def _aside(text: str, start: int, end: int) -> bool:
    """An age in commas or brackets behind a name: "Barra, 51, will" or "Mary Doe (43)"."""
    after = text[end : end + 1]
    opened = text[:start].rstrip()[-1:] if start < 3 else text[start - 2 : start].strip()[-1:]
    if opened == "(" and after == ")":
        return True
    if opened != "," or after not in (",", "."):
        return False
    if not text[start:end].isdigit() or not 1 <= int(text[start:end]) <= 115:
        return False
    if re.search(r"[A-Z][\w.'-]+,\s?$", text[max(0, start - 30) : start]):
        return True
    person = _PERSON.search(text, max(0, start - 30), start)
    return after == "," and person is not None and _AGE_THEN.match(text, end) is not None


def _code(text: str, start: int, end: int) -> bool:
    """Digits in a row of digit groups: a telephone number, a model."""
    left, right = start, end
    while left > 0 and (text[left - 1].isdigit() or text[left - 1] == "-"):
        left -= 1
    while right < len(text) and (text[right].isdigit() or text[right] == "-"):
        right += 1
    return text[left:right].count("-") > 1 or re.match(r"-[A-Z]\b", text[end : end + 3]) is not None


def is_score(text: str, one: Figure, two: Figure, *, named: bool) -> bool:
    """Whether two joined numbers are a result ("3-1"), and not a range. *named*: a unit or noun follows."""
    if one.scale > 1 or two.scale > 1 or one.grouped or two.grouped:
        return False
    if _SCORE_WORDS.match(text, two.end) or (two.end < len(text) and text[two.end] == "-" and not named):
        return True
    if one.value >= two.value:
        return True
    return not named or (
        two.value <= 30
        and _SCORE_BEFORE.search(text, max(0, one.start - 12), one.start) is not None
        and not named
    )
