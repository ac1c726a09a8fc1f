"""Sentences: where one ends and the next begins.

Built on the Punkt decision procedure (Kiss and Strunk 2006) as NLTK has it, with abbreviations of our own
instead of a trained model. Punkt is asked only where a full stop follows an abbreviation, an initial or an
ellipsis; rules for quotation marks, list numbers and missing spaces decide the rest.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.text.span import Span
from generator.text.tables import strings

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

__all__ = ["cuts", "sentences"]

_QUOTES = "\"'”’»›“‘"
_END = re.compile(r"([.!?…‽।]++)((?:[\"'”’»›)\]}]|[“‘„](?=\s)|\[\d{1,3}\])*+)")
_INVISIBLE = "\\s\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_SPACE = re.compile(f"[{_INVISIBLE}]*+")
_LAST = re.compile(f"[^{_INVISIBLE}]")
_OPENING = re.compile(r"[\s\"'“‘„«‹(\[{¿¡*_—–-]*+")
_WORD = re.compile(r"[^\W_][\w’']{0,40}")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_LIST_NUMBER = re.compile(r"\d{1,3}|[A-Za-z]|[ivxIVX]{1,4}")
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}(?:[A-Z]|[-'’][A-Z])")
_PRONOUNS = frozenset({"He", "She", "They", "It", "We", "I", "You"})
_DOMAINS = frozenset(
    {"com", "in", "org", "net", "co", "uk", "gov", "io", "edu", "tv", "ai", "info", "me", "us"}
)
_CALENDAR_NEXT = re.compile(
    r"\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wed|Thu|Fri|Sat|Sun)[a-z]*\b"
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of ``text[start:end]``, in order, without the white space between them.

    Offsets are code points of *text*. A line break inside counts as a space; give one block at a time.

    >>> text = 'Rao met Dr. Lee of Acme Inc. in the U.S. The talks failed. "Why?" he asked.'
    >>> [s.text for s in sentences(text)]
    ['Rao met Dr. Lee of Acme Inc. in the U.S.', 'The talks failed.', '"Why?" he asked.']
    """
    return [
        Span.of(text, first, last) for first, last in cuts(text, start, len(text) if end is None else end)
    ]


def cuts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The same as offsets only: ``(start, end)`` for each sentence.

    >>> cuts("It rained. It stopped.", 0, 22)
    [(0, 10), (11, 22)]
    """
    found: list[tuple[int, int]] = []
    begin = _space(text, start, end)
    marks, counted = 0, start
    for match in _END.finditer(text, begin, end):
        after = match.end()
        if after >= end or match.start() < begin:
            continue
        following = _space(text, after, end)
        if following >= end:
            break
        if following > after:
            cut = after if _ends(text, begin, match, following, end) else None
        else:
            marks += text.count('"', counted, match.end(1))
            counted = match.end(1)
            cut = _glued(text, match, after, end, inside=marks % 2 == 1)
        if cut is not None:
            found.append((begin, cut))
            begin = _space(text, cut, end)
    last = end
    while last > begin and not _LAST.match(text, last - 1):
        last -= 1
    if last > begin:
        if found and not any(char.isalnum() for char in text[begin : min(last, begin + 200)]):
            found[-1] = (found[-1][0], last)
        else:
            found.append((begin, last))
    return found


def _space(text: str, position: int, end: int) -> int:
    match = _SPACE.match(text, position, end)
    return match.end() if match else position


def _ends(text: str, begin: int, match: re.Match[str], following: int, end: int) -> bool:
    """Whether a sentence ends at *match*, which white space follows; the next text begins at *following*."""
    opening = _OPENING.match(text, following, end)
    position = opening.end() if opening else following
    if position >= end:
        return False
    next_char = text[position]
    if next_char.islower() and not _INNER_CAPITAL.match(text, position, end):
        return False
    if not next_char.isalnum() and next_char not in "$£€₹¥#@":
        return False
    quoted = any(mark in _QUOTES for mark in match[2])
    if quoted and _closes_quotation(text, following, end):
        return False
    word = _WORD.match(text, position, end)
    next_word = word[0] if word else next_char
    stop = match[1]
    if "!" in stop or "?" in stop or "‽" in stop or "।" in stop:
        return bool(match[2]) or _word_before(text, begin, match.start()) + stop not in _marked_names()
    if "…" in stop or len(stop) > 2:
        if match.start() > begin and text[match.start() - 1] in "[(" and match[2][:1] in ("]", ")"):
            return False
        return quoted or len(stop) == 4 or _punkt_breaks("...", next_word)
    return _full_stop_ends(text, begin, match, position, next_word, quoted=quoted)


def _full_stop_ends(
    text: str, begin: int, match: re.Match[str], position: int, next_word: str, *, quoted: bool
) -> bool:
    token = _word_before(text, begin, match.start())
    if not token:
        return True
    if match.start() - len(token) == begin and _LIST_NUMBER.fullmatch(token):
        return False
    if token.isdigit():
        return True
    kind = _kind(token)
    if kind == "word":
        return True
    if kind == "numbered":
        return not next_word[0].isdigit()
    if kind == "calendar" and _CALENDAR_NEXT.match(text, position):
        return False
    if quoted:
        return kind != "before"
    if ")" in match[2] or "]" in match[2] or kind == "before":
        return False
    if kind == "initial":
        return _punkt_breaks("Q.", next_word)
    return _punkt_breaks("inc.", next_word)


def _word_before(text: str, begin: int, stop: int) -> str:
    """The word that ends at *stop*, with its inner stops, hyphens and apostrophes (at most 40 characters)."""
    first = stop
    lowest = max(begin, stop - 40)
    while first > lowest and (text[first - 1].isalnum() or text[first - 1] in ".-'’"):
        first -= 1
    return text[first:stop].lstrip(".-'’")


@lru_cache(maxsize=4096)
def _kind(token: str) -> str:
    """What a full stop after *token* may be: of an abbreviation, an initial, or of the sentence ("word")."""
    for part in (token, token.rsplit("-", 1)[-1]):
        for kind in ("before", "numbered", "calendar", "either"):
            if part in strings("abbreviations", kind):
                return kind
        if part.isupper() and len(part) > 2 and part.capitalize() in strings("abbreviations", "before"):
            return "before"
    if len(token) == 1:
        return "initial" if token.isupper() else "word"
    if _ACRONYM.fullmatch(token):
        return "either"
    return "word"


@cache
def _marked_names() -> frozenset[str]:
    return strings("abbreviations", "marked_names")


@cache
def _punkt() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = {"inc"}
    parameters.sent_starters = set(strings("abbreviations", "starters"))
    for word in parameters.sent_starters:
        parameters.ortho_context[word] = 1 << 4 | 1 << 5  # seen in lower case inside and at the start
    return PunktSentenceTokenizer(parameters)


@lru_cache(maxsize=4096)
def _punkt_breaks(token: str, next_word: str) -> bool:
    """Punkt's decision on a full stop after an abbreviation, an initial or an ellipsis."""
    return bool(_punkt().text_contains_sentbreak(f"{token} {next_word}"))


@cache
def _tail() -> re.Pattern[str]:
    verbs = "|".join(sorted(strings("speech", "verbs")))
    return re.compile(
        r"((?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|Capt|Sgt|Rev|Maj)\.\s)?[^\W\d_][\w’'.-]{0,40}"
        rf"(?:\s[\w’'-]{{1,40}}){{0,5}}?)\s({verbs})(?![\w’'-])([^.!?;:]{{0,120}})([.!?;:]|$)?"
    )


def _closes_quotation(text: str, following: int, end: int) -> bool:
    """Whether the words at *following* say who spoke the quotation just closed: “We go.” Rao said on Monday.

    “We go.” Rao said the talks had failed. is two sentences: the verb has an object of its own.
    """
    match = _tail().match(text, following, min(end, following + 400))
    if not match:
        return False
    subject, verb, rest, stop = match.groups()
    if stop == ":" or strings("speech", "no_subject").intersection(subject.lower().split()):
        return False
    rest = rest.strip()
    if subject.split()[0] in _PRONOUNS:
        return not rest and stop is not None
    if rest.startswith(","):
        if " that " in rest:
            return False
        return rest[1:].lstrip()[:1] not in ('"', "“", "‘", "'", "«")
    words = rest.split(",", 1)[0].lower().split()
    if verb == "told":
        while (
            words
            and len(words) > 0
            and words[0]
            not in strings("speech", "circumstance")
            | strings("speech", "clause")
            | strings("speech", "object")
        ):
            words = words[1:]
    if not words:
        return stop is not None or bool(rest)
    if words[0] in strings("speech", "clause"):
        return "that" not in words
    return words[0] in strings("speech", "circumstance") and not strings("speech", "object").intersection(
        words
    )


def _glued(text: str, match: re.Match[str], after: int, end: int, *, inside: bool) -> int | None:
    """The cut at *match* where no space follows it ("the end.The next"), or None."""
    next_char = text[after]
    opener = next_char in "“‘«(" and after + 1 < end
    head = after + 1 if opener else after
    if not text[head].isupper():
        return None
    if not (text[head + 1 : head + 2].islower() or text[head : head + 2] in ("I ", "A ")):
        return None
    before = text[match.start() - 1] if match.start() else ""
    if not match[2]:
        if not (before.islower() or before.isdigit() or before in ")]%") or len(match[1]) > 1:
            return None
        token = _word_before(text, max(0, match.start() - 40), match.start())
        word = _WORD.match(text, head, end)
        if _in_address(text, match.start(), end) or (match[1] == "." and _kind(token) != "word"):
            return None
        if len(token) == 1 or (word and word[0].lower() in _DOMAINS and token[:1].isupper() and not opener):
            return None
        return after
    last = match[2][-1]
    if last in "])}" or not any(mark in _QUOTES for mark in match[2]):
        return after if before.islower() and last in ")]" else None
    if last == '"' and not inside:
        return match.end(2) - 1
    return None if _closes_quotation(text, after, end) else after


def _in_address(text: str, position: int, end: int) -> bool:
    """Whether *position* lies in a web or e-mail address."""
    lowest, highest = max(0, position - 80), min(end, position + 80)
    first = max(text.rfind(" ", lowest, position), text.rfind("\n", lowest, position)) + 1
    last = text.find(" ", position, highest)
    run = text[max(first, lowest) : last if last >= 0 else highest]
    return "://" in run or "www." in run or "@" in run or run.count("/") > 1
