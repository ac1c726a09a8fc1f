"""The words of a passage in three zones: loaded for certain, arguable, and neutral."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.annotations.model import AnnotationSet, LoadedWording
from generator.exercises.arrange import digest
from generator.exercises.feedback import SEPARATE_QUESTION, say
from generator.exercises.gravity import is_grave
from generator.exercises.model import Feedback, HottextToken
from generator.lexicon.loaded import loaded_index
from generator.lexicon.match import Word, words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["LEFT_OPEN", "SPEAKERS", "in_own_voice", "is_headline", "zoned_tokens"]

LEFT_OPEN = "Left open."
"""The verdict on a word that nobody has vetted, or that is plain in one place and judges in another."""

SPEAKERS = "Not the writer’s."
"""The verdict on a word in quoted or reported speech."""


def zoned_tokens(
    annotations: AnnotationSet,
    passage: Span,
    *,
    speaker: str | None = None,
    left_open: Sequence[Span] = (),
) -> tuple[HottextToken, ...]:
    """Every word of *passage* as a token, phrases of the lexicon and pairs such as "yet another" as one.

    A core word counts as core only in the writer's own voice, or in that of *speaker*, whose words the
    passage then is. Whatever could be argued about is acceptable, and so is every word of a sentence in
    *left_open*.
    """
    text = annotations.article.text
    loaded = [mark for mark in annotations.loaded_at(passage) if passage.contains(mark.span)]
    tokens: list[HottextToken] = []
    taken = 0
    every = _words(text, passage)
    for word, following in zip(every, [*every[1:], None], strict=True):
        if word.start < taken:
            continue
        mark = next((mark for mark in loaded if mark.span.start <= word.start < mark.span.end), None)
        span = mark.span if mark is not None else Span.of(text, word.start, word.end)
        pair = mark is None and following is not None and _is_pair(text, word, following)
        if pair and following is not None and not any(m.span.start == following.start for m in loaded):
            span = Span.of(text, word.start, following.end)
            token = _open(span)
        elif any(stretch.start <= word.start < stretch.end for stretch in left_open):
            token = _open(span)
        elif mark is not None:
            token = _loaded(annotations, mark, speaker)
        else:
            token = _plain(annotations, span, word.norm, speaker)
        taken = span.end
        tokens.append(token)
    return tuple(tokens)


_JOINS = re.compile(r"[,.:/]")
_COMPOUND = re.compile(r"\d-[a-z]{4,}")
_OPENING = frozenset('"“‘«:—–(.!?…')
_DAMNING = frozenset({"hell", "satan", "devil", "evil", "hitler", "nazi"})
_CREED = re.compile(r"(?:ist|ists|ism|ite|ites|phobic|phobia|nazi|nazis)\Z")


def _is_pair(text: str, word: Word, following: Word) -> bool:
    """Whether two words turn up the volume together ("yet another"): nobody should pay for one of them."""
    pair = f"{word.norm}-{following.norm}"
    return pair in word_group("emphatic-pair") and not text[word.end : following.start].strip()


def _words(text: str, passage: Span) -> list[Word]:
    """The words of *passage*, with a number such as 1,50,000 as one."""
    out: list[Word] = []
    for word in words(text, passage.start, passage.end):
        last = out[-1] if out else None
        if (
            last is not None
            and last.norm[-1].isdigit()
            and word.norm[0].isdigit()
            and _JOINS.fullmatch(text, last.end, word.start)
        ):
            out[-1] = Word(last.start, word.end, text[last.start : word.end])
        else:
            out.append(word)
    return out


def _id(span: Span) -> str:
    return f"w{digest(span.text, str(span.start))[:8]}"


def _plainer(mark: LoadedWording) -> str:
    word = " ".join(mark.span.text.split())
    if mark.neutral:
        return f"“{word}”: {_sentence(mark.why)} Plainer: “{mark.neutral}”."
    if mark.droppable:
        return f"“{word}”: {_sentence(mark.why)} The event can be stated without it."
    return f"“{word}”: {_sentence(mark.why)} Put another way, the event can be told without this judgement."


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else text + "."


def _loaded(annotations: AnnotationSet, mark: LoadedWording, speaker: str | None) -> HottextToken:
    if speaker is None and annotations.in_speech(mark.span):
        rule = (
            f"“{mark.span.text}” stands in quoted or reported words: it is the speaker’s, not the writer’s."
        )
        return HottextToken(
            id=_id(mark.span),
            span=mark.span,
            zone="acceptable",
            feedback=say(SPEAKERS, rule, not_claimed="It costs nothing."),
        )
    asked = mark.tier == "core" and mark.span.text.lower() not in word_group("defensible")
    asked = asked and not _is_the_charge(annotations, mark.span)
    if asked and (speaker is not None or in_own_voice(annotations, mark.span)):
        return HottextToken(
            id=_id(mark.span),
            span=mark.span,
            zone="core",
            feedback=say("Yes, loaded.", _plainer(mark), not_claimed=SEPARATE_QUESTION),
            missed=say("Missed.", _plainer(mark), not_claimed=SEPARATE_QUESTION),
        )
    return HottextToken(
        id=_id(mark.span),
        span=mark.span,
        zone="acceptable",
        feedback=say(
            "Arguable.", _plainer(mark), not_claimed="Careful readers differ here; it costs nothing."
        ),
    )


_CHARGE = re.compile(
    r"\b(?:accus|charg|suspect|guilty|convict)\w*\b[^.;:]{0,40}\b(?:of|with)\s$", re.IGNORECASE
)


def _is_the_charge(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the word names what somebody is accused of: the event cannot be told without it."""
    return _CHARGE.search(annotations.article.text, max(0, span.start - 80), span.start) is not None


def in_own_voice(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the sentence has no cue that could make the word somebody else's after all.

    Verbs that pass on a view count from where they stand: “termed the plan a disgrace”.
    """
    sentence = annotations.article.sentence_at(span.start)
    if sentence is None:
        return False
    before = words(annotations.article.text, sentence.span.start, span.start)
    if any(word.norm in word_group("passes-on-a-view") for word in before):
        return False
    return all(said.mode == "direct" and said.cue is not None for said in annotations.said_at(sentence.span))


def _open(span: Span) -> HottextToken:
    rule = f"“{span.text}” is not in the key. Ask: does it judge, or does the event need it?"
    feedback = say(LEFT_OPEN, rule, not_claimed="It costs nothing.")
    return HottextToken(id=_id(span), span=span, zone="acceptable", feedback=feedback)


def _plain(annotations: AnnotationSet, span: Span, norm: str, speaker: str | None) -> HottextToken:
    norm = norm.removesuffix("'s")
    if _is_safe(annotations, span, norm, quoted=speaker is not None):
        feedback: Feedback | None = None
        misconception = "topic-is-loaded" if norm not in word_group("function") else None
        if norm not in word_group("function") and is_grave(span.text):
            rule = f"“{span.text}” names a hard fact. Hard facts are not loaded by themselves."
            feedback = say("Not this one.", rule, tempting="Sad or frightening is not the same as judging.")
            misconception = "sad-fact-is-loaded"
        return HottextToken(
            id=_id(span), span=span, zone="neutral", feedback=feedback, misconception=misconception
        )
    if speaker is None and annotations.quoted_at(span) is not None:
        rule = f"“{span.text}” stands in quotation marks, so it is not the writer’s own word."
        return HottextToken(
            id=_id(span),
            span=span,
            zone="acceptable",
            feedback=say(SPEAKERS, rule, not_claimed="It costs nothing."),
        )
    return _open(span)


def _is_safe(annotations: AnnotationSet, span: Span, norm: str, *, quoted: bool) -> bool:
    """Whether no careful reader would mark the word: grammar, names, numbers, vetted words for topics.

    A word that nobody has vetted is never held against a learner.
    """
    if _CREED.search(norm) is not None:
        return norm in word_group("topic")
    if _is_named(annotations, span, norm):
        return True
    if norm in word_group("evaluative") or norm in word_group("tolerated"):
        return False
    if norm in word_group("function") or norm in word_group("neutral") or annotations.timexes_at(span):
        return True
    if norm[0].isdigit():
        return _COMPOUND.search(norm) is None
    if not quoted and annotations.quoted_at(span) is not None:
        return False
    return (
        norm in word_group("topic")
        or norm in word_group("everyday")
        or _is_capital_inside(annotations, span, norm)
    )


def _is_named(annotations: AnnotationSet, span: Span, norm: str) -> bool:
    """Whether the word is part of a name, and not a word of abuse that somebody is called by."""
    if not any(name.kind != "group" for name in annotations.names_at(span)):
        return False
    sentence = annotations.article.sentence_at(span.start)
    return not _is_judging(norm) and not (sentence is not None and is_headline(sentence.span.text))


def _is_judging(norm: str) -> bool:
    parts = norm.split("-")
    return any(part in _DAMNING or any(loaded_index().find(words(part))) for part in parts)


@lru_cache(maxsize=2048)
def is_headline(text: str) -> bool:
    """Whether most words have capitals, so that a capital tells nothing: a headline, not a sentence.

    >>> is_headline("Mayor Sends Bold Message To Critics"), is_headline("The mayor of Tarn spoke.")
    (True, False)
    """
    found = [word for word in words(text) if word.norm.isalpha() and word.norm not in word_group("function")]
    return len(found) > 3 and sum(text[word.start].isupper() for word in found) > 0.8 * len(found)


def _span_of(annotations: AnnotationSet, word: Word) -> Span:
    return Span.of(annotations.article.text, word.start, word.end)


def _is_capital_inside(annotations: AnnotationSet, span: Span, norm: str) -> bool:
    """Whether the word has a capital though no sentence begins with it: part of a name.

    A word that could judge in small letters, or a compound, is left open: “Stop-Quist”, “the Gates of Hell”;
    so is one before somebody's name, which may be a nickname.
    """
    sentence = annotations.article.sentence_at(span.start)
    if not span.text[0].isupper() or sentence is None or is_headline(sentence.span.text):
        return False
    if "-" in norm or is_grave(span.text) or _is_judging(norm):
        return False
    after = words(annotations.article.text, span.end, sentence.span.end)
    if after and any(name.kind == "person" for name in annotations.names_at(_span_of(annotations, after[0]))):
        return False
    before = annotations.article.text[sentence.span.start : span.start].rstrip()
    return before != "" and before[-1] not in _OPENING
