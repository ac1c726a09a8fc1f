"""Mark the loaded wording (E1): words that judge or turn up the volume, beside those that only report.

Level 1 asks for a number of words in one sentence, level 2 for all in a paragraph, both with the criterion;
level 3 for all in the whole text, cut at paragraphs where it is long, without the criterion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, identity
from generator.exercises.clauses import is_clean, trimmed, word_count
from generator.exercises.feedback import SEPARATE_QUESTION, say
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Feedback, Hottext, HottextToken, Item, Level, Shortfall
from generator.exercises.narration import is_narration
from generator.exercises.speech import quoted_rows, reported_rows
from generator.exercises.zones import zoned_tokens
from generator.lexicon.match import words
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "mark-loaded-wording"
COUNTS: dict[Level, int] = {1: 4, 2: 4, 3: 3}
SENTENCES: dict[Level, int] = {1: 1, 2: 3, 3: 3}
LEAST_WORDS, MOST_WORDS = 8, {1: 45, 2: 110, 3: 110}
WHOLE_TEXT = 900
"""The most words of a text that is asked as one passage."""
LEAST_PLAIN = 2
"""The fewest neutral words, other than grammar, that a passage needs beside the loaded ones."""
_NAMELESS = re.compile(r"\b(?:sources?|reports?|some|many|others|people)\b", re.IGNORECASE)
_COUPLING = frozenset({"and", "or", "but", "yet"})
_FIRST_PERSON = frozenset({"i", "i'm", "i've", "we", "we're", "we've", "us", "our", "my", "me", "let's"})
_SECOND_PERSON = frozenset({"you", "your"})
_INSTRUCTION: dict[Level, str] = {
    1: "Mark the loaded words. Look whose words they are. Arguable words cost nothing and take no place.",
    2: "Mark the loaded words. Look whose words they are. There may be none.",
    3: "Decide what makes a word loaded. Mark such words, then compare. There may be none.",
}
CRITERION = (
    "A word is loaded here if (1) it judges or turns up the volume, and (2) the event could be stated "
    "without it or with a plainer word."
)


class _Passage(NamedTuple):
    span: Span
    core: int
    acceptable: int
    neutral: int
    topics: int  # neutral words other than grammar
    tokens: tuple[HottextToken, ...]
    speaker: str | None = None  # whose words the passage is, where it is not the writer's


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Passages with loaded words of the writer's, then of speakers; at most one with nothing to mark."""
    wanted = request.count or COUNTS[request.level]
    whole = _whole_text(annotations) if request.level == 3 else []
    loaded, plain = (whole, []) if whole else _passages(annotations, request.level)

    def order(passage: _Passage) -> tuple[bool, str]:
        return passage.acceptable > 2 * passage.core, digest(request.seed, NAME, passage.span.text)

    chosen = sorted(loaded, key=order)[:wanted]
    if len(chosen) < wanted:
        chosen += sorted(_spoken_passages(annotations, request), key=order)[: wanted - len(chosen)]
    if plain and (len(chosen) < wanted or wanted >= 3):
        chosen = [
            *chosen[: max(wanted - 1, 0)],
            min(plain, key=lambda passage: (is_grave(passage.span.text), *order(passage))),
        ]
    if not chosen:
        what = "the article has no passage in which it is sure what is loaded and what is not"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    chosen.sort(key=lambda passage: passage.span.start)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction=_INSTRUCTION[request.level],
        criterion=CRITERION if request.level < 3 else "",
        note="Arguable words cost nothing: talk about them. Quoted or reported words are the speaker’s. "
        "The keys describe wording; they do not say which side is right.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(_item(annotations, passage, request) for passage in chosen),
    )


def _passages(annotations: AnnotationSet, level: Level) -> tuple[list[_Passage], list[_Passage]]:
    """Stretches of the size of *level*: with loaded words of the writer's, and with nothing to mark."""
    loaded, plain = [], []
    for span in _spans(annotations, level):
        if counts_casualties(span.text):
            continue
        if any(mark.tier == "core" for mark in annotations.loaded_at(span)):
            passage = None if _others_wording(annotations, span) else _measured(annotations, span)
            if passage is not None and _is_clear(passage):
                loaded.append(passage)
        elif _is_news(annotations, span) and _only_reports(annotations, span):
            passage = _measured(annotations, span)
            if passage is not None and passage.neutral >= 12 and not passage.acceptable:
                plain.append(passage)
    return loaded, plain


def _is_clear(passage: _Passage) -> bool:
    """Whether there is something to find among many plain words, and not too much to argue about."""
    if not passage.core or passage.neutral < 2 * passage.core or passage.topics < LEAST_PLAIN:
        return False
    return not _is_paired(passage) and passage.acceptable * 2 <= passage.neutral * 3


_PAIRED = re.compile(r"\s*(?:,|,?\s+(?:and|or|but|yet))?\s*")


def _is_paired(passage: _Passage) -> bool:
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


def _whole_text(annotations: AnnotationSet) -> list[_Passage]:
    """The body of the article, in parts of whole paragraphs where it is long: those with loaded words.

    Sentences that count the dead and the hurt, or that may not be the writer's, are left open.
    """
    text = annotations.article.text
    paragraphs: list[list[Sentence]] = []
    for sentence in annotations.article.body:
        if paragraphs and sentence.paragraph == paragraphs[-1][-1].paragraph:
            paragraphs[-1].append(sentence)
        else:
            paragraphs.append([sentence])
    spans = [Span.of(text, run[0].span.start, run[-1].span.end) for run in paragraphs]
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


def _is_left_open(annotations: AnnotationSet, sentence: Sentence) -> bool:
    span = sentence.span
    if counts_casualties(span.text) or not _is_writers(annotations, span):
        return True
    return any(
        mark.tier == "core" and mark.span.start >= span.start and mark.span.end <= span.end
        for mark in annotations.loaded_at(span)
    ) and _is_coupled(annotations, span)


def _is_coupled(annotations: AnnotationSet, span: Span) -> bool:
    passage = _measured(annotations, span)
    return passage is not None and _is_paired(passage)


def _others_wording(annotations: AnnotationSet, span: Span) -> bool:
    """Whether a loaded word of the passage may be somebody else's: then the writer's are hard to tell."""
    return any(
        mark.tier == "core"
        and (annotations.in_speech(mark.span) or annotations.quoted_at(mark.span) is not None)
        for mark in annotations.loaded_at(span)
    )


def _spoken_passages(annotations: AnnotationSet, request: Request) -> list[_Passage]:
    """Words of a speaker with a loaded word in them, as passages of their own."""
    text = annotations.article.text
    found = []
    for row in (*quoted_rows(annotations, roles=True), *reported_rows(annotations, roles=True)):
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
        if not any(mark.tier == "core" for mark in annotations.loaded_at(span)):
            continue
        passage = _measured(annotations, span, row.speaker)
        if passage is not None and _is_clear(passage):
            found.append(passage)
    return found


def _spans(annotations: AnnotationSet, level: Level) -> list[Span]:
    """Runs of whole sentences: single ones, or paragraphs and their parts, by level."""
    text = annotations.article.text
    paragraphs: list[list[Sentence]] = []
    for sentence in annotations.article.body:
        if paragraphs and sentence.paragraph == paragraphs[-1][-1].paragraph:
            paragraphs[-1].append(sentence)
        else:
            paragraphs.append([sentence])
    spans = []
    for paragraph in paragraphs:
        parts = -(-len(paragraph) // SENTENCES[level])
        for part in range(parts):
            run = paragraph[part * len(paragraph) // parts : (part + 1) * len(paragraph) // parts]
            spans.append(Span.of(text, run[0].span.start, run[-1].span.end))
    return [
        span
        for span in spans
        if LEAST_WORDS <= word_count(span) <= MOST_WORDS[level] and _is_writers(annotations, span)
    ]


def _is_writers(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the writer surely speaks: no "I" or "we" outside speech, and no mark without its partner."""
    text = span.text
    if text.count("“") != text.count("”") or text.count('"') % 2:
        return False
    return not _has(annotations, span, _FIRST_PERSON) and is_clean(text)


def _is_news(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the writer speaks of others only: with "you" or "don't", all wording is personal."""
    return not _has(annotations, span, _SECOND_PERSON, ("'re", "'ll", "'ve", "n't"))


def _has(
    annotations: AnnotationSet, span: Span, norms: frozenset[str], endings: tuple[str, ...] = ()
) -> bool:
    """Whether one of the words stands in *span* outside speech."""
    text = annotations.article.text
    for word in words(text, span.start, span.end):
        found = word.norm in norms or (endings and word.norm.endswith(endings))
        if found and not annotations.in_speech(Span.of(text, word.start, word.end)):
            return True
    return False


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


def _measured(
    annotations: AnnotationSet, span: Span, speaker: str | None = None, left_open: Sequence[Span] = ()
) -> _Passage | None:
    tokens = zoned_tokens(annotations, span, speaker=speaker, left_open=left_open)
    zones = [token.zone for token in tokens]
    if not zones:
        return None
    core, acceptable, neutral = (zones.count(zone) for zone in ("core", "acceptable", "neutral"))
    topics = sum(token.zone == "neutral" and token.misconception is not None for token in tokens)
    return _Passage(span, core, acceptable, neutral, topics, tokens, speaker)


def _item(annotations: AnnotationSet, passage: _Passage, request: Request) -> Item:
    tokens = passage.tokens
    core = [token for token in tokens if token.zone == "core"]
    select = len(core) if request.level == 1 and core else None
    if passage.speaker is not None:
        stem = f"These are words of {passage.speaker}, as the article gives them. Which of them are loaded?"
    elif request.level == 3 and word_count(passage.span) > MOST_WORDS[3]:
        stem = "Which words the writer uses in this text are loaded? Mark them all."
    elif not core or select is None:
        stem = "Which words the writer uses here are loaded? Mark them all; if there are none, mark nothing."
    else:
        stem = "Which words the writer uses here are loaded?"
    if select is not None:
        count = "one word or phrase" if select == 1 else f"{select} words or phrases"
        stem += f" There {'is' if select == 1 else 'are'} {count} most careful readers would mark."
    return Item(
        id=identity("E1", annotations.article.id, str(passage.span.start), passage.span.text),
        stem=stem,
        interaction=Hottext(
            passage=passage.span, tokens=tokens, otherwise=_otherwise(core != []), select=select
        ),
        evidence=tuple(token.span for token in core),
        context=None,
        rule=CRITERION,
        rule_id="loaded.judges-and-replaceable",
        not_claimed=SEPARATE_QUESTION,
        confidence="likely",
        skill="wording",
        difficulty=request.level,
        misconceptions=("topic-is-loaded", "sad-fact-is-loaded", "every-adjective-is-loaded"),
        hints=(
            "Look at verbs and describing words. Leave names, numbers and topics.",
            "Another text: “Critics slammed the plan.” Plainer: “criticised”. So “slammed” is loaded.",
            _narrowed([token.span.text for token in core], passage.span),
        ),
    )


def _otherwise(some: bool) -> Feedback:
    rule = "This word names what the sentence is about, or holds it together; it does not judge."
    return say("Not this one.", rule, tempting="" if some else "This passage reports without loaded words.")


def _narrowed(core: Sequence[str], passage: Span) -> str:
    if not core:
        return "Either one word is loaded here, or none is. Could any word be made plainer?"
    middle = passage.text.find(core[0]) * 2 < len(passage.text)
    return f"One of them stands in the {'first' if middle else 'second'} half of the passage."


KIND = Kind(
    name=NAME,
    code="E1",
    title="Mark the loaded wording",
    skill="wording",
    standards=("CCSS RH.6-8.6", "CCSS RI.6.4", "CCSS L.6-8.5c", "UNESCO MIL C6"),
    confidence="likely",
    ages=("14-15", "16+"),
    make=make,
)
