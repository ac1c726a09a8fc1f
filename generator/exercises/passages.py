"""Runs of paragraphs in which it is sure whose every passage in quotation marks is: they can be counted."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, QuotedString
from generator.exercises.clauses import has_marks, word_count
from generator.exercises.sourcing import sure_speaker
from generator.exercises.speech import may_be_anothers
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["Run", "may_speak_through_others", "runs_of_passages"]

MOST_PARAGRAPHS, MOST_WORDS, MOST_PASSAGES = 4, 160, 8


class Run(NamedTuple):
    """Neighbouring paragraphs with their marked passages by speaker, in the order of the text."""

    span: Span
    passages: dict[str, tuple[QuotedString, ...]]
    certain: bool

    @property
    def total(self) -> int:
        """How many passages there are in all."""
        return sum(map(len, self.passages.values()))


def runs_of_passages(annotations: AnnotationSet) -> list[Run]:
    """The longest runs in which every mark has its speaker by name, with two passages at least."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in annotations.article.body:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    numbers = sorted(paragraphs)
    runs, place = list[Run](), 0
    while place < len(numbers):
        best = None
        for length in range(1, MOST_PARAGRAPHS + 1):
            chosen = numbers[place : place + length]
            if len(chosen) < length:
                break
            sentences = [sentence for number in chosen for sentence in paragraphs[number]]
            run = _run(annotations, sentences)
            if run is None:
                break
            ends_here = any(
                sentence.span.overlaps(quoted.span)
                for sentence in paragraphs[chosen[-1]]
                for quoted in annotations.quoted
            )
            if run.passages and ends_here and run.total >= 2:
                best = (length, run)
            if not run.passages and length == 1:
                break
        if best is None:
            place += 1
        else:
            runs.append(best[1])
            place += best[0]
    return runs


def _run(annotations: AnnotationSet, sentences: list[Sentence]) -> Run | None:
    """The run that *sentences* make, or None where a mark is in doubt or the stretch is too long."""
    text = annotations.article.text
    span = Span.of(text, sentences[0].span.start, sentences[-1].span.end)
    if word_count(span) > MOST_WORDS or not _is_unbroken(annotations, span):
        return None
    if span.text.count("“") != span.text.count("”") or span.text.count('"') % 2:
        return None
    passages: dict[str, tuple[QuotedString, ...]] = {}
    certain = True
    for quoted in annotations.quoted:
        if not quoted.span.overlaps(span):
            continue
        owner = _owner(annotations, quoted)
        if owner is None or not span.contains(quoted.span) or has_marks(quoted.span.text):
            return None
        passages[owner] = (*passages.get(owner, ()), quoted)
        assert quoted.attribution is not None
        said = annotations.attributions[quoted.attribution]
        certain = certain and quoted.confidence == "certain" and said.confidence == "certain"
    if sum(map(len, passages.values())) > MOST_PASSAGES or _could_be_one(list(passages)):
        return None
    if has_marks(_without_passages(annotations, span)):
        return None
    if not all(any(span.contains(m.span) for m in annotations.mentions(name)) for name in passages):
        return None
    return Run(span, passages, certain)


def _without_passages(annotations: AnnotationSet, span: Span) -> str:
    """The stretch without its marked passages: marks that are left belong to none of them."""
    text, place, out = annotations.article.text, span.start, ""
    for quoted in annotations.quoted_in(span):
        out += text[place : quoted.span.start].rstrip("\"“‘'`") + " "
        place = quoted.span.end
        while place < span.end and text[place] in "\"”’'":
            place += 1
    return out + text[place : span.end]


def _is_unbroken(annotations: AnnotationSet, span: Span) -> bool:
    """Whether nothing but paragraphs of the body stands in the stretch."""
    return all(
        sentence.role == "paragraph"
        for sentence in annotations.article.sentences
        if sentence.span.overlaps(span)
    ) and not any(
        block.span.overlaps(span) and block.role != "paragraph" for block in annotations.article.blocks
    )


def _owner(annotations: AnnotationSet, quoted: QuotedString) -> str | None:
    if quoted.use != "speech" or quoted.attribution is None or not quoted.closed:
        return None
    if quoted.confidence == "teacher" or _is_title(quoted.span.text):
        return None
    attribution = annotations.attributions[quoted.attribution]
    return None if may_be_anothers(attribution) else sure_speaker(annotations, attribution)


def _is_title(text: str) -> bool:
    """Whether a few marked words look like the name of a broadcast or a book, not like something said.

    >>> _is_title("Here’s the Thing."), _is_title("We won"), _is_title("Yes.")
    (True, False, False)
    """
    parts = [
        part for part in text.split() if part.lower() not in ("the", "a", "an", "of", "and", "in", "on", "to")
    ]
    return 2 <= len(parts) <= 6 and all(part[:1].isupper() for part in parts)


def _could_be_one(names: list[str]) -> bool:
    """Whether two names share a word, so that they may mean one."""
    parts = [{word.lower() for word in name.split()} for name in names]
    return any(first & second for i, first in enumerate(parts) for second in parts[i + 1 :])


def may_speak_through_others(
    annotations: AnnotationSet, name: str, speakers: Collection[str], *, unnamed: bool = False
) -> bool:
    """Whether *name* is a body, and a person is quoted too, who may be its spokesman: who speaks for whom?

    "The council called it “a ruin”. “We will sue,” spokesman Ben Sol said." gives the council one passage,
    or two. With *unnamed*, somebody without a name is quoted as well.
    """

    def is_body(one: str) -> bool:
        return {mention.kind for mention in annotations.mentions(one)} == {"organisation"}

    return is_body(name) and (unnamed or not all(is_body(other) for other in speakers if other))
