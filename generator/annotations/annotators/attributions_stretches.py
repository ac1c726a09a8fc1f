"""Sentences as tokens, with every quotation as one token: what the rules of attribution look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from generator.annotations.annotators.quotation_marks import Marked
from generator.annotations.reading import Reading
from generator.lexicon.cue_records import cue_forms, word_list
from generator.text.article import Role

__all__ = ["Stretch", "Token", "in_list", "is_adverb", "is_finite", "is_pronoun", "stretches"]

_TOKEN = re.compile(
    r"\s*("  # spaces are passed over in one step
    r"(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Reps|Sens|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Hon|St|Jr|Sr|Inc|Corp|Co"
    r"|Ltd|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Maj|Cmdr|Adm|Smt|Adv|[A-Z])\.(?=[\s,])"
    r"|\d+(?:[.,:]\d+)*%?|[^\W_]+(?:\.(?:com|org|net|in|co|uk|gov|edu|tv|io))+(?![^\W_])|[^\W_]+(?:[’'&/\-‐‑][^\W_]+)*(?:(?<=s)[’'](?=\s))?|\.{2,}|--+|[^\w\s])"
)

_LONGEST = 400
"""Tokens of one stretch; no sentence is longer, and the rules may look from end to end of it."""

Kind = Literal["word", "mark", "quoted"]


class Token(NamedTuple):
    """A word, a punctuation mark, or a whole quotation with its marks."""

    start: int
    end: int
    norm: str
    kind: Kind
    capital: bool
    quoted: int = -1
    titled: bool = False


class Stretch(NamedTuple):
    """A sentence, or several that a quotation holds together."""

    tokens: list[Token]
    paragraph: int
    role: Role


def stretches(reading: Reading, marked: Sequence[Marked]) -> list[Stretch]:
    """The article's sentences as tokens. A sentence end inside a quotation, or between a quotation and the
    "he said" that belongs to it, does not divide."""
    text = reading.text
    outer = [(index, mark) for index, mark in enumerate(marked) if mark.depth == 0]
    result: list[Stretch] = []
    place = 0
    reach = -1
    for sentence in reading.article.sentences:
        start, end = sentence.span.start, sentence.span.end
        if start < reach:
            start = reach
        if start >= end:
            continue
        tokens: list[Token] = []
        position = start
        while place < len(outer) and outer[place][1].outer_end <= start:
            place += 1
        joins = reach > sentence.span.start and bool(result) and result[-1].paragraph == sentence.paragraph
        while place < len(outer) and outer[place][1].outer_start < end:
            index, mark = outer[place]
            _tokenise(text, position, mark.outer_start, tokens)
            tokens.append(_quotation(text, mark, index))
            position = reach = mark.outer_end
            place += 1
        if position < end:
            _tokenise(text, position, end, tokens)
        if not tokens:
            continue
        if joins or (
            result and result[-1].paragraph == sentence.paragraph and _goes_on(result[-1].tokens, tokens)
        ):
            result[-1].tokens.extend(tokens)
        else:
            result.append(Stretch(tokens, sentence.paragraph, sentence.role))
    return [
        Stretch(stretch.tokens[first : first + _LONGEST], stretch.paragraph, stretch.role)
        for stretch in result
        for first in range(0, len(stretch.tokens), _LONGEST)
    ]


def _quotation(text: str, mark: Marked, index: int) -> Token:
    inside = text[mark.start : mark.end]
    long_words = [word for word in inside.split() if len(word) > 3]
    titled = (
        len(inside) < 60
        and bool(long_words)
        and all(word[0].isupper() or not word[0].isalpha() for word in long_words)
    )
    return Token(mark.outer_start, mark.outer_end, inside.lower(), "quoted", False, index, titled)


def _tokenise(text: str, start: int, end: int, tokens: list[Token]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word = match[1]
        first = word[0]
        if first.isalnum():
            norm = word.lower().replace("’", "'").replace("‐", "-").replace("‑", "-")
            tokens.append(Token(*match.span(1), norm, "word", first.isupper()))
        elif first not in "'’‘\"“”`*":
            tokens.append(Token(*match.span(1), word, "mark", False))


def _goes_on(before: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a sentence only carries on the one before: "…the Ukrainians." Peskov said."""
    if before[-1].kind != "quoted":
        return False
    if tokens[0].norm in ("—", "–", "--") and all(token.kind == "quoted" for token in before):
        return True
    verbs = _verbs()
    if any(token.norm in verbs for token in before if token.kind == "word"):
        return False
    if tokens[0].kind == "word" and not tokens[0].capital and not tokens[0].norm[0].isdigit():
        return True
    for index, token in enumerate(tokens[:16]):
        if token.kind == "quoted" or token.norm in (".", ";", ":"):
            return False
        if token.kind == "word" and token.norm in verbs:
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            plain = following is None or (
                following.norm in (".", ",", "when", "as")
                or in_list("preposition", following.norm)
                or in_list("time", following.norm)
            )
            rest = tokens[index + 1 : index + 12]
            told = token.norm in ("told", "tells") and not any(
                t.norm in ("that", ":") or t.kind == "quoted" for t in rest
            )
            return index > 0 and (plain or told) and not any(t.norm == "that" for t in rest[:6])
        if index > 5 and not any(t.norm == "," for t in tokens[:index]):
            return False
    return False


@cache
def _verbs() -> frozenset[str]:
    """The finite forms of the cues that take a quotation."""
    return frozenset(
        norm
        for norm, forms in cue_forms().items()
        if any("quote" in form.cue.takes and form.tag in ("past", "present") for form in forms)
    )


@cache
def in_list(name: str, norm: str) -> bool:
    """Whether a word is in the list ``grammar.<name>``."""
    return norm in word_list(f"grammar.{name}")


@cache
def is_adverb(norm: str) -> bool:
    """Whether a word is an adverb, by list or by its -ly."""
    return in_list("adverb", norm) or (
        norm.endswith("ly")
        and len(norm) > 4
        and norm
        not in (
            "family",
            "assembly",
            "italy",
            "july",
            "reply",
            "supply",
            "daily",
            "weekly",
            "ally",
            "rally",
            "bully",
            "elderly",
        )
    )


@cache
def is_finite(norm: str) -> bool:
    """Whether a word is probably a finite verb: an auxiliary, a common verb form, or a form in -ed."""
    if in_list("auxiliary", norm) or in_list("verb", norm) or norm in word_list("grammar.saying"):
        return True
    return (
        norm.endswith("ed")
        and len(norm) > 4
        and norm not in ("indeed", "hundred", "unprecedented", "wicked", "sacred")
    )


def is_pronoun(norm: str) -> bool:
    """Whether a word is a personal pronoun in subject form."""
    return norm in ("he", "she", "they", "it", "i", "we", "you")
