"""What the article calls its people: posts and jobs that stand right beside a full name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Name
from generator.exercises.acting import is_touched_by_harm
from generator.exercises.clauses import body_sentence, has_marks, one_line
from generator.exercises.five_ws.people import is_person, is_whole_name, shares_a_word
from generator.exercises.gravity import shows_harm
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import words
from generator.lexicon.statement_words import statement_words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["Role", "roles"]

MOST_WORDS = 10


class Role(NamedTuple):
    """A post or job of a person: `words` as written, `place` the stretch with name and words together."""

    person: str
    words: str
    head: str
    place: Span
    sentence: Span


@cache
def _heads() -> frozenset[str]:
    posts = word_list("titles.office") | word_group("post") | word_list("titles.rank")
    posts |= statement_words("post")
    return frozenset(word for word in posts if " " not in word) - statement_words("open-post")


_HEAD_ENDS = frozenset(("of", "for", "at", "in", "with", "from", "on", "to", "who", "and", "under", "since"))
_APPOSED = re.compile(r",\s+((?:the |a |an |who is )?([^,.;:()“”\"!?\n—–]{3,90}))(?=,|\.(?:\s|$)|;)")
_BOUND = re.compile(r"(?:\bof|\bfor|\bwith|\band|\bor|&|’s|'s|\bnamed|\bcalled|\bthan|\blike|,)\s*$")


def roles(annotations: AnnotationSet) -> list[Role]:
    """Posts tied to one person by form alone: before the name as its title, or behind it between commas.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "Port\\n\\nAna Quist, head of the Tarn port authority, opened the quay. Mayor Ben Sol came."
    >>> [(role.person, role.words) for role in roles(annotate(read_text(text)))]
    [('Ana Quist', 'head of the Tarn port authority')]
    """
    found: list[Role] = []
    for name in annotations.names:
        sentence = body_sentence(annotations, name.span)
        if (
            sentence is None
            or name.kind != "person"
            or not is_whole_name(name.canonical)
            or not is_person(annotations, name.canonical)
            or is_touched_by_harm(annotations, name.canonical)
            or shows_harm(sentence.span.text)
            or annotations.quoted_at(name.span) is not None
        ):
            continue
        for start, end, place in (
            _behind(annotations, name, sentence.span),
            _before(annotations, name, sentence.span),
        ):
            if end <= start:
                continue
            shown = one_line(Span.of(annotations.article.text, start, end))
            head = _head(shown)
            if head in _heads() and _is_clean(
                annotations, Span.of(annotations.article.text, start, end), name
            ):
                found.append(Role(name.canonical, shown, head, place, sentence.span))
    return [role for role in found if _is_sure(annotations, role, found)]


_NOWHERE = (0, 0)


def _behind(annotations: AnnotationSet, name: Name, sentence: Span) -> tuple[int, int, Span]:
    """The words between commas behind the name, without their article."""
    text = annotations.article.text
    match = _APPOSED.match(text, name.span.end, sentence.end)
    before = text[sentence.start : name.title.start if name.title else name.span.start]
    if match is None or name.title is not None or _BOUND.search(before):
        return (*_NOWHERE, name.span)
    shown = match[2]
    article = re.match(r"(?:the|a|an) ", match[1])
    if article is None and not (
        shown[0].isupper() or words(shown)[0].norm in _heads() | statement_words("before-post")
    ):
        return (*_NOWHERE, name.span)
    return match.start(2), match.end(2), Span.of(text, name.span.start, match.end(2))


def _before(annotations: AnnotationSet, name: Name, sentence: Span) -> tuple[int, int, Span]:
    """The whole title in front of the name, capitals before it included: "Tarn port chief"."""
    text = annotations.article.text
    if name.title is None or name.title.end > name.span.start or not re.fullmatch(
        r"\.?\s", text[name.title.end : name.span.start]
    ):  # fmt: skip
        return (*_NOWHERE, name.span)
    start, end = name.title.start, name.title.end
    if text[end] == ".":
        return (*_NOWHERE, name.span)
    while match := re.search(r"(?:^|(?<=\s))([A-Z][\w.’'&-]*)\s+$", text[sentence.start : start]):
        begin = sentence.start + match.start(1)
        if begin == sentence.start and match[1].lower() in word_group("function"):
            break
        start = begin
    before = text[sentence.start : start].rstrip()
    last = before.split()[-1].lower() if before else ""
    free = (
        not before
        or before[-1] in ',;:—–“"'
        or last in statement_words("before-title")
        or last in word_list("grammar.preposition")
    )
    if not free or last in ("of", "and", "or") or "\n" in text[start:end]:
        return (*_NOWHERE, name.span)
    return start, end, Span.of(text, start, name.span.end)


def _head(shown: str) -> str:
    norms = [word.norm for word in words(shown)]
    end = next((index for index, norm in enumerate(norms) if index and norm in _HEAD_ENDS), len(norms))
    return norms[end - 1].removesuffix("'s") if norms else ""


def _is_clean(annotations: AnnotationSet, span: Span, name: Name) -> bool:
    """Whether the words are one description: no verb, no other person, no mark, no pronoun."""
    norms = [word.norm for word in words(span.text)]
    if not 2 <= len(norms) <= MOST_WORDS or has_marks(span.text) or annotations.loaded_at(span):
        return False
    if any(
        norm in word_list("grammar.auxiliary") or norm in statement_words("no-description") for norm in norms
    ):
        return False
    if not any(character.islower() for character in span.text):
        return False
    others = [n for n in annotations.names_at(span) if n.kind == "person" and n.canonical != name.canonical]
    return not others


def _is_sure(annotations: AnnotationSet, role: Role, found: list[Role]) -> bool:
    """Whether no one else in the article is called so, in these words or in words with the same head."""
    for other in found:
        if other.person != role.person and other.words.casefold() == role.words.casefold():
            return False
        if other.person != role.person and shares_a_word(other.person, role.person):
            return False
    article = " ".join(annotations.article.text.split())
    near = len(re.findall(rf"(?<!\w){re.escape(role.words)}(?!\w)", article))
    ours = {one_line(r.place) for r in found if r.person == role.person and r.words == role.words}
    return near <= sum(article.count(place) for place in ours)
