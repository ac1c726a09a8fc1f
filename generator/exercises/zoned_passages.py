"""Passages in which loaded words can be marked: sentences, paragraphs, the whole text, words of speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import has_marks, is_clean, trimmed, word_count
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Request
from generator.exercises.model import HottextToken, Level
from generator.exercises.narration import is_narration
from generator.exercises.speech import quoted_rows, reported_rows
from generator.exercises.zones import in_own_voice, is_headline, zoned_tokens
from generator.lexicon.match import Word, words
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["MOST_WORDS", "ZonedPassage", "spoken_passages", "whole_text", "writers_passages"]

SENTENCES: dict[Level, int] = {1: 1, 2: 3, 3: 3}
LEAST_WORDS = 8
MOST_WORDS: dict[Level, int] = {1: 45, 2: 110, 3: 110}
"""The most words of a passage by level, where it is not the whole text."""
WHOLE_TEXT = 900
"""The most words of a text that is asked as one passage."""
LEAST_PLAIN = 2
"""The fewest neutral words, other than grammar, that a passage needs beside the loaded ones."""
_NAMELESS = re.compile(r"\b(?:sources?|reports?|some|many|others|people)\b", re.IGNORECASE)
_COUPLING = frozenset({"and", "or", "but", "yet"})
_FIRST_PERSON = frozenset({"i", "i'm", "i've", "we", "we're", "we've", "us", "our", "my", "me", "let's"})
_DENYING = frozenset(
    {
        "not",
        "never",
        "no",
        "nothing",
        "none",
        "nor",
        "let",
        "imagine",
        "keep",
        "anything",
        "everything",
        "run",
    }
)
_DESCRIBING = re.compile(r"-|(?:ly|ous|ful|less|ive|ble|ing|ish|est|ists?|ism|ed|ic|ical|ant|ent|er|y|en)\Z")
_SECOND_PERSON = frozenset({"you", "your"})


class ZonedPassage(NamedTuple):
    """A stretch of an article as tokens in zones, with how many there are of each."""

    span: Span
    core: int
    acceptable: int
    neutral: int
    topics: int  # neutral words other than grammar
    tokens: tuple[HottextToken, ...]
    speaker: str | None = None  # whose words the passage is, where it is not the writer's


def writers_passages(
    annotations: AnnotationSet, level: Level
) -> tuple[list[ZonedPassage], list[ZonedPassage]]:
    """Stretches of the size of *level*: with loaded words of the writer's, and with nothing to mark.

    Single sentences where no paragraph is clear as a whole.
    """
    loaded, plain = _with_loaded_words(annotations, level), _with_nothing_to_mark(annotations, level)
    if level > 1:
        loaded = loaded or _with_loaded_words(annotations, 1)
        plain = plain or _with_nothing_to_mark(annotations, 1)
    return loaded, plain


def _with_loaded_words(annotations: AnnotationSet, level: Level) -> list[ZonedPassage]:
    found = []
    for span in annotations.derived(_spans, level):
        if (
            _has_a_core_mark(annotations, span)
            and not _others_wording(annotations, span)
            and _is_fit(annotations, span, level)
        ):
            passage = _measured(annotations, span)
            if passage is not None and _is_clear(passage):
                found.append(passage)
    return found


def _with_nothing_to_mark(annotations: AnnotationSet, level: Level) -> list[ZonedPassage]:
    found = []
    for span in annotations.derived(_spans, level):
        if (
            not _has_a_core_mark(annotations, span)
            and _may_be_dull(annotations, span)
            and _is_news(annotations, span)
            and not is_grave(span.text)
            and _is_fit(annotations, span, level)
        ):
            passage = _measured(annotations, span)
            if passage is not None and passage.neutral >= 12 and _is_dull(annotations, passage):
                found.append(passage)
    return found


def _has_a_core_mark(annotations: AnnotationSet, span: Span) -> bool:
    return any(mark.tier == "core" for mark in annotations.loaded_at(span))


@cache
def _vetted() -> frozenset[str]:
    return word_group("function") | word_group("neutral") | word_group("topic") | word_group("everyday")


def _may_be_dull(annotations: AnnotationSet, span: Span) -> bool:
    """Whether at most one word in small letters is on no list: a quick look before every word is judged."""
    open_ = 0
    for word in words(span.text):
        if word.norm.removesuffix("'s") in _vetted() or not span.text[word.start].islower():
            continue
        one = _part(annotations, span, word)
        if not annotations.names_at(one) and not annotations.timexes_at(one):
            open_ += 1
        if open_ > 1:
            return False
    return True


def spoken_passages(annotations: AnnotationSet, request: Request) -> list[ZonedPassage]:
    """Words of a speaker with a loaded word in them, as passages of their own."""
    text = annotations.article.text
    found = []
    for row in (
        *quoted_rows(annotations, roles=True, fragments=True),
        *reported_rows(annotations, roles=True),
    ):
        span = row.span
        if (
            row.speaker is None
            or _NAMELESS.search(row.speaker)
            or not LEAST_WORDS <= word_count(span) <= MOST_WORDS[request.level]
        ):
            continue
        if counts_casualties(span.text) or (request.age == "11-13" and is_grave(span.text)):
            continue
        if not is_clean(text[span.start : span.end]):
            continue
        if not _has_a_core_mark(annotations, span):
            continue
        passage = _measured(annotations, span, row.speaker)
        if passage is not None and _is_clear(passage):
            found.append(passage)
    return found


def whole_text(annotations: AnnotationSet) -> list[ZonedPassage]:
    """The body of the article, in parts of whole paragraphs where it is long: those with loaded words.

    Sentences that count the dead and the hurt, or that may not be the writer's, are left open.
    """
    text = annotations.article.text
    spans = [Span.of(text, run[0].span.start, run[-1].span.end) for run in _paragraphs(annotations)]
    total = sum(map(word_count, spans))
    if not spans or total < MOST_WORDS[1]:
        return []
    size = total / -(-total // WHOLE_TEXT)
    runs: list[list[Span]] = [[]]
    taken = 0
    for span in spans:
        if taken and taken + word_count(span) / 2 > size * len(runs):
            runs.append([])
        runs[-1].append(span)
        taken += word_count(span)
    open_ = [sentence.span for sentence in annotations.article.body if _is_left_open(annotations, sentence)]
    found = []
    for run in filter(None, runs):
        passage = _measured(annotations, Span.of(text, run[0].start, run[-1].end), left_open=open_)
        if passage is not None and passage.core > 1 and passage.topics >= 3 * passage.core:
            found.append(passage)
    return found


def _spans(annotations: AnnotationSet, level: Level) -> tuple[Span, ...]:
    """Runs of whole sentences: single ones, or paragraphs and their parts, by level."""
    text = annotations.article.text
    spans = []
    for paragraph in _paragraphs(annotations):
        parts = -(-len(paragraph) // SENTENCES[level])
        for part in range(parts):
            run = paragraph[part * len(paragraph) // parts : (part + 1) * len(paragraph) // parts]
            spans.append(Span.of(text, run[0].span.start, run[-1].span.end))
    return tuple(spans)


def _is_fit(annotations: AnnotationSet, span: Span, level: Level) -> bool:
    """Whether the run is neither short nor long, the writer's, and counts no losses."""
    return (
        LEAST_WORDS <= word_count(span) <= MOST_WORDS[level]
        and _is_writers(annotations, span)
        and not counts_casualties(span.text)
    )


def _paragraphs(annotations: AnnotationSet) -> list[list[Sentence]]:
    """The sentences of the body, those of one paragraph together."""
    runs = groupby(annotations.article.body, key=lambda sentence: sentence.paragraph)
    return [list(run) for _, run in runs]


def _measured(
    annotations: AnnotationSet, span: Span, speaker: str | None = None, left_open: Sequence[Span] = ()
) -> ZonedPassage | None:
    tokens = zoned_tokens(annotations, span, speaker=speaker, left_open=left_open)
    zones = [token.zone for token in tokens]
    if not zones:
        return None
    core, acceptable, neutral = (zones.count(zone) for zone in ("core", "acceptable", "neutral"))
    topics = sum(token.zone == "neutral" and token.misconception is not None for token in tokens)
    return ZonedPassage(span, core, acceptable, neutral, topics, tokens, speaker)


def _is_clear(passage: ZonedPassage) -> bool:
    """Whether there is something to find among many plain words, and not too much to argue about."""
    if not passage.core or passage.neutral < 2 * passage.core or passage.topics < LEAST_PLAIN:
        return False
    return not _is_paired(passage) and passage.acceptable * 2 <= passage.neutral * 3


def _is_dull(annotations: AnnotationSet, passage: ZonedPassage) -> bool:
    """Whether there is nothing to mark: every word is vetted, in narration all but one at most."""
    open_ = [token.span.text.lower() for token in passage.tokens if token.zone == "acceptable"]
    if open_:
        known = word_group("evaluative") | word_group("tolerated") | word_group("defensible")
        narrated = len(open_) == 1 and _only_reports(annotations, passage.span)
        return narrated and open_[0] not in known and _DESCRIBING.search(open_[0]) is None
    if annotations.loaded_at(passage.span) or annotations.quoted_in(passage.span):
        return False
    return (
        passage.topics >= 4
        and not has_marks(passage.span.text)
        and passage.span.text.rstrip().endswith(".")
        and not {word.norm for word in words(passage.span.text)} & (_DENYING | _FIRST_PERSON)
    )


_PAIRED = re.compile(r"\s*(?:,|,?\s+(?:and|or|but|yet))?\s*")


def _is_paired(passage: ZonedPassage) -> bool:
    """Whether a word of the key is coupled with one that is arguable: readers would rank them alike."""
    tokens = [token for token in passage.tokens if token.span.text.lower() not in _COUPLING]
    for first, second in pairwise(tokens):
        between = passage.span.text[
            first.span.end - passage.span.start : second.span.start - passage.span.start
        ]
        if (
            between.strip()
            and {first.zone, second.zone} == {"core", "acceptable"}
            and _PAIRED.fullmatch(between)
        ):
            return True
    return False


def _is_left_open(annotations: AnnotationSet, sentence: Sentence) -> bool:
    span = sentence.span
    if counts_casualties(span.text) or not _is_writers(annotations, span):
        return True
    core = [mark for mark in annotations.loaded_at(span) if mark.tier == "core" and span.contains(mark.span)]
    spoken = [mark for mark in core if annotations.in_speech(mark.span)]
    if any(not in_own_voice(annotations, mark.span) for mark in core if mark not in spoken):
        return True
    return len(spoken) < len(core) and _is_coupled(annotations, span)


def _is_coupled(annotations: AnnotationSet, span: Span) -> bool:
    passage = _measured(annotations, span)
    return passage is not None and _is_paired(passage)


def _others_wording(annotations: AnnotationSet, span: Span) -> bool:
    """Whether a loaded word of the passage may be somebody else's: then the writer's are hard to tell."""
    return any(
        mark.tier == "core"
        and (
            annotations.in_speech(mark.span)
            or annotations.quoted_at(mark.span) is not None
            or not in_own_voice(annotations, mark.span)
        )
        for mark in annotations.loaded_at(span)
    )


def _is_writers(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the writer surely speaks: no "I" or "we" outside speech, and no mark without its partner."""
    text = span.text
    if text.count("“") != text.count("”") or text.count('"') % 2 or _holds_a_headline(annotations, span):
        return False
    return not _has(annotations, span, _FIRST_PERSON) and is_clean(text)


def _holds_a_headline(annotations: AnnotationSet, span: Span) -> bool:
    return any(
        is_headline(sentence.span.text)
        for sentence in annotations.article.body
        if span.contains(sentence.span)
    )


def _is_news(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the writer speaks of others only: with "you" or "don't", all wording is personal."""
    return not _has(annotations, span, _SECOND_PERSON, ("'re", "'ll", "'ve", "n't"))


def _has(
    annotations: AnnotationSet, span: Span, norms: frozenset[str], endings: tuple[str, ...] = ()
) -> bool:
    """Whether one of the words stands in *span* outside speech."""
    for word in words(span.text):
        found = word.norm in norms or (endings and word.norm.endswith(endings))
        if found and not annotations.in_speech(_part(annotations, span, word)):
            return True
    return False


def _part(annotations: AnnotationSet, span: Span, word: Word) -> Span:
    """Where a word of the text of *span* stands in the article."""
    return Span.of(annotations.article.text, span.start + word.start, span.start + word.end)


def _only_reports(annotations: AnnotationSet, passage: Span) -> bool:
    """Whether every sentence of the passage is narration with a figure or a date in it."""
    text = annotations.article.text
    for sentence in annotations.article.body:
        if not passage.contains(sentence.span):
            continue
        clause = trimmed(text, sentence.span.start, sentence.span.end)
        dated = any(clause.contains(timex.span) for timex in annotations.timexes_at(clause))
        if not (dated or any(character.isdigit() for character in clause.text)):
            return False
        if not is_narration(annotations, sentence, clause) or not sentence.span.text.rstrip().endswith("."):
            return False
    return True
