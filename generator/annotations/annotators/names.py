"""Names of people, organisations, places and groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.annotations.annotators.names_kinds import classify, gender_of, is_people, is_title
from generator.annotations.annotators.names_merging import canonical_forms
from generator.annotations.model import Name, NameKind
from generator.annotations.reading import Reading
from generator.lexicon.cue_records import joined_lists, word_list
from generator.lexicon.match import Word
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["find"]

_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "bin",
        "ibn",
        "al",
        "el",
        "ben",
        "abu",
        "dos",
        "das",
        "y",
        "ter",
        "zu",
        "af",
    ]
)
_GROWN_ON = re.compile(r"(?:d|l|dell|dall)['’][A-ZÀ-Þ]|(?:al|el|ul|ur|ud)-[A-ZÀ-Þ]")


@dataclass(slots=True)
class _Found:
    """A name on the way to becoming one: word indices, its title, and what it is taken for."""

    start: int
    end: int
    title: tuple[int, int] | None
    kind: NameKind
    gender: Literal["f", "m"] | None
    sure: bool


def find(reading: Reading) -> tuple[Name, ...]:
    """The proper names of the article's sentences, in text order.

    Titles are split off; every name carries the fullest form of itself that the article uses. Months, days
    and
    the words that only begin a sentence are no names; in a headline where every word has a capital, only
    names
    that the rest of the article knows are taken.

    >>> from generator import read_text
    >>> text = "Asha Rao resigned. The mayor thanked Ms Rao on Monday."
    >>> [(name.span.text, name.kind, name.canonical) for name in find(Reading(read_text(text)))]
    [('Asha Rao', 'person', 'Asha Rao'), ('Rao', 'person', 'Asha Rao')]
    """
    text = reading.text
    seen_low, seen_capital = _how_words_are_written(reading)
    found: list[_Found] = []
    doubtful: list[list[_Found]] = []
    for sentence in reading.article.sentences:
        here = _in_sentence(reading, sentence, seen_low, seen_capital)
        if sentence.role in ("headline", "subhead", "standfirst") and _title_case(reading, sentence):
            doubtful.append(here)
        else:
            found += here
    known = {text[name.start : name.end] for name in found}
    known |= {last for name in known for last in name.split()[-1:]}
    for group in doubtful:
        found += [name for name in group if text[name.start : name.end] in known or name.sure]
    found.sort(key=lambda name: name.start)
    canonical = canonical_forms([(text[n.start : n.end], n.kind, n.gender) for n in found])
    result = []
    for name, (kind, full, gender) in zip(found, canonical, strict=True):
        title = Span.of(text, *name.title) if name.title else None
        result.append(
            Name(
                span=Span.of(text, name.start, name.end),
                rule=f"name.{kind}",
                confidence="certain" if name.sure else "likely",
                kind=kind,
                canonical=full,
                title=title,
                gender=gender,
            )
        )
    return tuple(result)


def _how_words_are_written(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """The words seen in lower case, and those seen with a capital inside a sentence."""
    text, low, capital = reading.text, set(), set()
    starts = {sentence.span.start for sentence in reading.article.sentences}
    for sentence in reading.article.sentences:
        if sentence.role in ("headline", "subhead", "standfirst") and _title_case(reading, sentence):
            continue
        for word in reading.words_in(sentence):
            if text[word.start].islower():
                low.add(word.norm)
            elif word.start not in starts and text[word.start - 1 : word.start] not in (
                '"',
                "“",
                "‘",
                "'",
                ":",
            ):
                capital.add(word.norm)
    return frozenset(low), frozenset(capital)


def _title_case(reading: Reading, sentence: Sentence) -> bool:
    words = reading.words_in(sentence)
    longer = [word for word in words if len(word.norm) > 3 and word.norm[0].isalpha()]
    return len(longer) > 3 and sum(reading.text[w.start].isupper() for w in longer) * 10 >= len(longer) * 8


def _in_sentence(
    reading: Reading, sentence: Sentence, low: frozenset[str], capital: frozenset[str]
) -> list[_Found]:
    text = reading.text
    words = reading.words_in(sentence)
    found: list[_Found] = []
    index = 0
    while index < len(words):
        if not text[words[index].start].isupper() or _never_a_name(words, index, text):
            index += 1
            continue
        stop = _run_end(text, words, index)
        found += _names_of_run(text, words, index, stop, low, capital)
        index = stop
    return found


def _never_a_name(words: Sequence[Word], index: int, text: str) -> bool:
    norm = words[index].norm
    if len(norm) == 1 and text[words[index].end : words[index].end + 1] == ".":
        return False
    if norm.endswith("-year-old") or norm == "fellow":
        return True
    if norm in word_list("grammar.time") and norm not in ("may", "march", "april", "june", "august"):
        return True
    if norm in ("may", "march", "april", "june", "august"):
        following = words[index + 1] if index + 1 < len(words) else None
        return following is None or not text[following.start].isupper()
    return norm in _grammar() or (
        norm in ("say", "ask", "tell", "meet", "read", "watch", "imagine", "suppose") and index == 0
    )


@cache
def _grammar() -> frozenset[str]:
    """Words that are no names wherever they stand, whatever their first letter."""
    lists = (
        "grammar.auxiliary grammar.determiner grammar.preposition grammar.subordinator grammar.coordinator "
        "grammar.subject-pronoun grammar.opener grammar.interjection grammar.adverb"
    )
    return joined_lists(lists) - {"us", "will", "so"}


def _run_end(text: str, words: Sequence[Word], start: int) -> int:
    """The index after the last word of the run of capitalised words that begins at *start*."""
    organisation = word_list("organisations.word")
    index = start + 1
    while index < len(words):
        last, word = words[index - 1], words[index]
        gap = text[last.end : word.start]
        if last.norm.endswith("'s") or not _joins(gap, last.norm):
            break
        upper = text[word.start].isupper() or _GROWN_ON.match(text, word.start) is not None
        following = words[index + 1] if index + 1 < len(words) else None
        capital_next = (
            following is not None
            and text[following.start].isupper()
            and text[word.end : following.start].isspace()
        )
        if upper and not (
            _never_a_name(words, index, text) and not (word.norm in ("may", "march") and capital_next)
        ):
            index += 1
        elif word.norm in _PARTICLES and _after_particles(text, words, index):
            index = _after_particles(text, words, index)
        elif capital_next and (
            (word.norm in ("of", "for") and last.norm in organisation)
            or (word.norm == "and" and _ministry(words, start, index))
        ):
            index += 2
        else:
            break
    return min(index, len(words))


def _after_particles(text: str, words: Sequence[Word], index: int) -> int:
    """The index after the capitalised word that follows "von der" at *index*, or 0."""
    stop = index
    while stop < min(len(words), index + 3) and words[stop].norm in _PARTICLES:
        stop += 1
    follows = stop < len(words) and text[words[stop - 1].end : words[stop].start].isspace()
    return stop + 1 if follows and text[words[stop].start].isupper() else 0


def _joins(gap: str, norm: str) -> bool:
    if gap in (" ", "\u00a0", " & ", " (") or gap == "":
        return gap != " ("
    return gap in (". ", ".") and (len(norm) == 1 or is_title(norm) or "." in norm)


def _ministry(words: Sequence[Word], start: int, index: int) -> bool:
    return any(word.norm in ("ministry", "department", "committee") for word in words[start:index])


def _names_of_run(
    text: str, words: Sequence[Word], start: int, stop: int, low: frozenset[str], capital: frozenset[str]
) -> list[_Found]:
    """The name in a run of capitalised words, without title, and without a first word that is no name."""
    first = start
    at_start = start == 0 or text[words[start].start - 1 : words[start].start] in ('"', "“", "‘", "'")
    if at_start and stop - start == 1 and not _known(words[start].norm, low, capital):
        return []
    body = words[stop - 1].norm.removesuffix("'s") in word_list("organisations.word")
    while first < stop and is_title(words[first].norm) and not (body and stop - start > 1):
        first += 1
    named = first if body else _after_label(words, first, stop, low)
    if first == stop:  # a title alone, or a word that is also one ("Justice")
        return []
    if first > start and words[start].norm in word_list("organisations.name") and stop - first == 0:
        first = start
    end = words[stop - 1].end
    if text[words[stop - 1].start : end].endswith(("'s", "’s")):
        end -= 2
    label, first = first, named
    norms = [word.norm.removesuffix("'s") for word in words[first:stop]]
    before = [word.norm for word in words[max(0, start - 3) : start]]
    after = words[stop].norm if stop < len(words) else ""
    title_norms = [word.norm for word in words[start:label]]
    kind, sure, drop = classify(norms, title_norms, before, after, text[words[first].start : end])
    if drop:
        title_norms += norms[:drop]
        first += drop
        norms = norms[drop:]
    if not norms:
        return []
    title_start = start
    while (
        kind == "person"
        and title_start > 0
        and is_title(words[title_start - 1].norm)
        and text[words[title_start - 1].end : words[title_start].start] == " "
    ):
        title_start -= 1
    titled = title_start < first and is_title(words[first - 1].norm)
    title = (words[title_start].start, words[first - 1].end) if titled else None
    gender = gender_of(norms, [word.norm for word in words[title_start:first]]) if kind == "person" else None
    return [_Found(words[first].start, end, title, kind, gender, sure)]


def _after_label(words: Sequence[Word], first: int, stop: int, low: frozenset[str]) -> int:
    """The index behind a word that only tells what somebody does: "Firefighter Ana Rao".

    "Dean Rao" loses its first word only in an article that writes "the dean" too.
    """
    if stop - first < 2 or any(word.norm.removesuffix("'s") in low for word in words[first + 1 : stop]):
        return first
    norm = words[first].norm
    trade = norm in word_list("titles.trade") or re.search(r"-of-\w+$", norm) is not None
    office = norm in word_list("titles.trade-and-name") and norm in low
    return first + 1 if trade or office else first


def _known(norm: str, low: frozenset[str], capital: frozenset[str]) -> bool:
    """Whether a single word at the start of a sentence is a name rather than a word with its capital."""
    norm = norm.removesuffix("'s")
    if norm in word_list("given.male") or norm in word_list("given.female"):
        return norm not in low
    if any(norm in word_list(f"places.{part}") for part in ("country", "capital", "city", "state", "region")):
        return True
    if is_people(norm):
        return True
    if norm in word_list("organisations.name") or norm in word_list("groups.demonym"):
        return norm not in low
    return norm in capital or f"{norm}'s" in capital
