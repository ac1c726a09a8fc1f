"""Numbers that are no quantities: labels, names, scores, ages beside names, telephone numbers."""

from __future__ import annotations

import re

from generator.annotations.annotators.quantities_numbers import Figure

__all__ = ["is_label"]

_LABELS = frozenset(
    "section sections sec article articles rule rules page pages chapter chapters act clause clauses verse psalm no nos number room rooms flight gate "
    "platform terminal highway route sector ward block phase level grade class type version episode season volume vol part track lane channel bus "
    "category tier stage line apartment apt suite box zip pin figure fig table item step match game round group team area zone district "
    "precinct schedule appendix paragraph para form model mark mk series resolution order file case docket bill amendment proposition prop "
    "day week year month q h fy lot pier dock plot house door ext extension tel phone helpline dial call under-".split()
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.&'-]*?)\.?[ \u00a0]$")
_AGE_AFTER = re.compile(r"-?\s?(?:year|yr|month|week|day)s?[\s-]olds?\b|\s(?:years?|yrs)\sold\b|-(?:year|yr)-old")
_SCORE_WORDS = re.compile(
    r"\s*(?:win|victory|defeat|loss|draw|lead|vote|decision|ruling|split|thrashing|rout|hammering|scoreline|score|aggregate|series|triumph|majority ruling)\b"
)
_SCORE_BEFORE = re.compile(r"\b(?:won|win|lost|lose|beat|beaten|drew|lead|leads|led|by|score|defeated|trail|trailed|ahead|final|voted|at|draw|is|was|to)\s+$")


def is_label(text: str, figure: Figure, *, signed: bool, starts: bool) -> bool:
    """Whether the number names or numbers something instead of counting it.

    *signed* says that a currency sign or a unit stands beside it; *starts* that it begins its sentence.
    """
    start, end = figure.start, figure.end
    if _AGE_AFTER.match(text, end):
        return True
    before = text[start - 1] if start else ""
    after = text[end : end + 1]
    if signed or figure.scale > 1:
        return False
    if before == "-" and start > 1 and text[start - 2].isalpha():
        return True  # "under-18", "COVID-19"
    if figure.tail:
        return True
    if not figure.words and after == "-" and re.match(r"-[A-Z]\b|-\d", text[end : end + 3]):
        return _code(text, start, end)
    if before and before in ",(" or (before == " " and text[start - 2 : start - 1] in ",("):
        if _aside(text, start, end):
            return True
    if re.search(r"\b(?:aged?|turn(?:s|ed|ing)?|ages)\s$", text[max(0, start - 9) : start], re.IGNORECASE) and figure.value < 120:
        return True
    word = _WORD_BEFORE.search(text, max(0, start - 25), start)
    if word is None or starts or figure.grouped:
        return False
    name = word[1]
    if name.lower() in _LABELS and not figure.words:
        return True
    if name[0].isupper() and not figure.words and figure.value < 10000:
        ahead = text[max(0, word.start() - 2) : word.start()]
        begins = ahead == "" or ahead.strip()[-1:] in ".!?\"\n" or "\n" in ahead
        if begins or (len(name) > 2 and re.match(r"\s[a-z]+s\b|\s(?:people|men|women|children)\b", text[end : end + 25]) and _place(text, word.start())):
            return False
        return True
    return False


def _place(text: str, at: int) -> bool:
    return re.search(r"\b(?:in|at|from|near|of|since|across|outside)\s(?:[A-Z]\w+\s)?$", text[max(0, at - 25) : at]) is not None


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
    return re.search(r"[A-Z][\w.'-]+,\s?$", text[max(0, start - 30) : start]) is not None


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
    return not named or (two.value <= 30 and _SCORE_BEFORE.search(text, max(0, one.start - 12), one.start) is not None and not named)
