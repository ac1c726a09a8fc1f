"""Mark the loaded wording (E1): words that judge or turn up the volume, beside those that only report."""

from __future__ import annotations

from collections.abc import Sequence
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
SENTENCES: dict[Level, int] = {1: 1, 2: 3, 3: 6}
LEAST_WORDS, MOST_WORDS = 8, {1: 45, 2: 110, 3: 220}
_FIRST_PERSON = frozenset({"i", "i'm", "i've", "we", "we're", "we've", "us", "our", "my", "me", "let's"})
_SECOND_PERSON = frozenset({"you", "your"})
CRITERION = (
    "A word is loaded here if (1) it judges or turns up the volume, and (2) the event could be stated "
    "without it or with a plainer word."
)


class _Passage(NamedTuple):
    span: Span
    core: int
    acceptable: int
    neutral: int
    tokens: tuple[HottextToken, ...]
    speaker: str | None = None  # whose words the passage is, where it is not the writer's


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Passages with loaded words of the writer's, then of speakers; at most one with nothing to mark."""
    wanted = request.count or COUNTS[request.level]
    loaded, plain = _passages(annotations, request.level)
    if not loaded and request.level == 3:  # nothing is sure over whole paragraphs: parts of them then
        loaded, plain = _passages(annotations, 2)

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
        instruction="Mark the loaded words. Look whose words they are. There may be none."
        if request.level < 3
        else "Decide what makes a word loaded. Mark such words, then compare. There may be none.",
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
    if not passage.core or passage.neutral < 2 * passage.core:
        return False
    return passage.acceptable * 5 <= passage.neutral * 4


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
        if row.speaker is None or not LEAST_WORDS <= word_count(span) <= MOST_WORDS[request.level]:
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
    """Runs of whole sentences: single ones, parts of a paragraph, or neighbouring paragraphs, by level."""
    text = annotations.article.text
    paragraphs: list[list[Sentence]] = []
    for sentence in annotations.article.body:
        joined = bool(paragraphs) and sentence.paragraph - paragraphs[-1][-1].paragraph <= (level == 3)
        if joined and (level < 3 or len(paragraphs[-1]) < SENTENCES[3]):
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


def _measured(annotations: AnnotationSet, span: Span, speaker: str | None = None) -> _Passage | None:
    tokens = zoned_tokens(annotations, span, speaker=speaker)
    zones = [token.zone for token in tokens]
    if not zones:
        return None
    core, acceptable, neutral = (zones.count(zone) for zone in ("core", "acceptable", "neutral"))
    return _Passage(span, core, acceptable, neutral, tokens, speaker)


def _item(annotations: AnnotationSet, passage: _Passage, request: Request) -> Item:
    tokens = passage.tokens
    core = [token for token in tokens if token.zone == "core"]
    select = len(core) if request.level == 1 and core and not passage.acceptable else None
    if passage.speaker is not None:
        stem = f"These are words of {passage.speaker}, as the article gives them. Which of them are loaded?"
    elif select is None:
        stem = "Which words the writer uses here are loaded? Mark them all; if there are none, mark nothing."
    else:
        stem = f"Which {'word or phrase' if select == 1 else f'{select} words or phrases'} of this passage "
        stem += f"{'is' if select == 1 else 'are'} loaded?"
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
