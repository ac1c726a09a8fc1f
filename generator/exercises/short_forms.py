"""Short forms that the article itself writes out: "the Border Roads Organisation (BRO)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import one_line
from generator.lexicon.references import swaps
from generator.text.span import Span

__all__ = ["ShortForm", "short_forms", "swapped"]

_IN_BRACKETS = re.compile(r"\s*[(\[]\s*[“\"‘']?(?P<short>[A-Z][A-Za-z.&-]{1,7}?)[”\"’']?\s*[)\]]")
_OUT_OF_BRACKETS = re.compile(
    r"\b(?P<short>[A-Z][A-Z.&]{1,6})\s+[(\[](?P<full>[A-Z][A-Za-z’'& -]{6,70})[)\]]"
)
_OR = re.compile(
    r",?\s+(?:or|known as|abbreviated as|abbreviated to)\s+(?:the\s+)?(?P<short>[A-Z]{2,6})(?=[,.)\s])"
)
_WORD = re.compile(r"[^\W\d_][\w’'.]*|&")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "&", "by", "at", "du", "la", "des"})


class ShortForm(NamedTuple):
    """A short form, its full form, and the stretch of text in which the one explains the other."""

    short: str
    full: Span
    proof: Span

    @property
    def shown(self) -> str:
        """The full form on one line; a capital that only opens a sentence is put small."""
        full = re.sub(r"[’']s$", "", one_line(self.full))
        return full[0].lower() + full[1:] if full[1:].islower() else full


def short_forms(annotations: AnnotationSet) -> list[ShortForm]:
    """The short forms of the body that are written out where they first stand, each with one full form only.

    >>> from generator import annotate, read_text
    >>> line = "Roads\\n\\nThe Border Roads Organisation (BRO) cleared the pass."
    >>> [(form.short, form.shown) for form in short_forms(annotate(read_text(line)))]
    [('BRO', 'Border Roads Organisation')]
    """
    text = annotations.article.text
    found: list[ShortForm] = []
    for sentence in annotations.article.body:
        if sentence.role != "paragraph":
            continue
        start, end = sentence.span.start, sentence.span.end
        for pattern in (_IN_BRACKETS, _OR):
            for match in pattern.finditer(text, start, end):
                full = _before(text, start, match.start(), match["short"])
                if full is not None:
                    found.append(ShortForm(match["short"], full, Span.of(text, full.start, match.end())))
        for match in _OUT_OF_BRACKETS.finditer(text, start, end):
            full = _before(text, match.start("full"), match.end("full"), match["short"])
            if full is not None and full.start == match.start("full"):
                found.append(ShortForm(match["short"], full, Span.of(text, *match.span())))
    fulls: dict[str, set[str]] = {}
    found = [form for form in found if _is_a_thing(annotations, form)]
    for form in found:
        fulls.setdefault(_letters(form.short), set()).add(form.shown.casefold())
    first: dict[str, ShortForm] = {}
    for form in found:
        if len(fulls[_letters(form.short)]) == 1:
            first.setdefault(_letters(form.short), form)
    return sorted(first.values(), key=lambda form: form.proof.start)


def _is_a_thing(annotations: AnnotationSet, form: ShortForm) -> bool:
    """Whether no person is named: "Salim Parvez (SP)" gives a party; two letters alone prove too little."""
    if any(
        name.kind == "person" and name.span.contains(form.full) for name in annotations.names_at(form.full)
    ):
        return False
    known = any(word[0].casefold() in swaps() for word in _WORD.finditer(form.shown))
    return len(_letters(form.short)) > 2 or form.shown.islower() or known


def _letters(short: str) -> str:
    bare = short[:-1] if len(short) > 2 and short.endswith("s") and short[:-1].isupper() else short
    return "".join(letter for letter in bare if letter.isalpha()).casefold()


def _before(text: str, start: int, end: int, short: str) -> Span | None:
    """The words right before *end* whose initials are the letters of *short*, or None."""
    capitals = [letter for letter in short if letter.isupper()]
    letters = _letters(short)
    if len(capitals) < 2 or len(capitals) * 2 <= len(letters):
        return None
    found = list(_WORD.finditer(text, start, end))
    if not found or text[found[-1].end() : end].strip(" \u00a0"):
        return None
    left, index = list(letters), len(found)
    while left and index:
        index -= 1
        word = found[index]
        gap = text[word.end() : found[index + 1].start()] if index + 1 < len(found) else ""
        if gap.strip(" -\n") or "\n\n" in gap:
            return None
        if word[0][0].casefold() == left[-1]:
            small = word[0].casefold() in _SMALL
            ahead = index > 0 and found[index - 1][0][0].casefold() == left[-1]
            if not (small and ahead):
                left.pop()
        elif word[0].casefold() not in _SMALL:
            return None
    first = found[index]
    if left or first[0].casefold() in _SMALL or len(found) - index < 2:
        return None
    full = Span.of(text, first.start(), found[-1].end())
    parts = [word[0] for word in found[index:] if word[0].casefold() not in _SMALL]
    capital = [part[0].isupper() for part in parts]
    return full if (all(capital) or not any(capital[1:])) and len(parts) >= 2 else None


def swapped(form: ShortForm, text: str) -> list[list[str]]:
    """Full forms that the letters fit as well, grouped by the word that is changed; none stands in *text*.

    >>> from generator import annotate, read_text
    >>> line = "Roads\\n\\nThe Border Roads Organisation (BRO) cleared the pass."
    >>> swapped(short_forms(annotate(read_text(line)))[0], line)[0]
    ['Border Roads Office', 'Border Roads Observatory']
    """
    full, whole = form.shown, " ".join(text.split()).casefold()
    groups: list[list[str]] = []
    for word in reversed(list(_WORD.finditer(full))):
        made = []
        for other in swaps().get(word[0].casefold(), ()):
            put = other.capitalize() if word[0][0].isupper() else other
            changed = full[: word.start()] + put + full[word.end() :]
            if put.casefold() not in full.casefold().split() and changed.casefold() not in whole:
                made.append(changed)
        if made:
            groups.append(made)
    return groups
