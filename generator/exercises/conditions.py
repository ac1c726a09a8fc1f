"""Conditions in an article: what is stated, and on which condition, where both can be cut out exactly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import has_marks, opens_plainly, trimmed, word_count
from generator.exercises.sourcing import proof_of, sourcing_words, sure_speaker, tells
from generator.lexicon.match import Word, words
from generator.text.span import Span

__all__ = ["Conditional", "conditionals", "other_clauses", "unconditional"]

MOST_MAIN = 18
MOST_CONDITION = 16

_MARKER = re.compile(
    r"\b(?:only if|if|unless|provided(?: that)?|providing that|on (?:the )?condition that|as long as|so "
    r"long as)\b",
    re.IGNORECASE,
)
_OPEN_MAIN = re.compile(
    r"\b(?:if|unless|until|till|once|when|whenever|without|provided|conditions?|conditional|should|subject"
    r"|depend\w*|before|after|as long as|pending|in exchange|in return|were to|otherwise|whether|unclear)\b",
    re.IGNORECASE,
)
_COUNTERFACTUAL = re.compile(r"\b(?:had|would have|could have|might have|been|were)\b", re.IGNORECASE)
_OFFER = re.compile(
    r"\b(?:will|would(?! (?:be|have|like|love|rather))|ready(?!-)|willing|prepared to|plans? to|intends? to)"
    r"\b",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"\b(?:thinks?|thought|believe[sd]?|confident|hopes?|sure|damned|doubts?)\b", re.IGNORECASE
)
_PIECE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘'A-Z])")
_CLAUSE = re.compile(r"\b(?:because|after|while|when|since|as)\s+[^,.;:()\"“”]+", re.IGNORECASE)


class Conditional(NamedTuple):
    """A statement with its condition; `speaker` is None where the article itself states it."""

    main: Span
    condition: Span | None
    speaker: str | None
    proof: tuple[Span, ...]


class _Piece(NamedTuple):
    span: Span
    speaker: str | None
    proof: tuple[Span, ...]
    indirect: bool = False


def _pieces(annotations: AnnotationSet) -> tuple[_Piece, ...]:
    """Sentences within what somebody is said to say, and sentences of the article that are nobody's."""
    text, out = annotations.article.text, list[_Piece]()
    for attribution in annotations.attributions:
        if attribution.confidence == "teacher" or attribution.negated:
            continue
        speaker = sure_speaker(annotations, attribution)
        for content in attribution.content:
            first = annotations.article.sentence_at(content.start)
            if first is None or first.role != "paragraph" or len(annotations.attributions_at(content)) > 1:
                continue
            start = content.start
            for end in [*(content.start + m.start() for m in _PIECE.finditer(content.text)), content.end]:
                span = trimmed(text, start, end)
                if span.text and _ends_whole(annotations, span):
                    out.append(_Piece(span, speaker, proof_of(attribution), attribution.mode == "indirect"))
                start = end
    for sentence in annotations.article.body:
        if not has_marks(sentence.span.text) and not any(
            sentence.span.overlaps(part) for a in annotations.attributions for part in (a.span, *a.content)
        ):
            whole = trimmed(text, sentence.span.start, sentence.span.end)
            if whole.text and opens_plainly(whole):
                out.append(_Piece(whole, None, ()))
    return tuple(out)


def _ends_whole(annotations: AnnotationSet, span: Span) -> bool:
    """Whether nothing of the statement follows: the sentence ends there, or a comma or a mark closes it."""
    sentence = annotations.article.sentence_at(span.end - 1)
    if sentence is None or "\n" in span.text:
        return False
    after = annotations.article.text[span.end : sentence.span.end].strip()
    return not after or not after[0].isalnum()


def _without_that(text: str, span: Span) -> Span:
    match = re.match(r"(?:that|and|but|so|however,)\s+", span.text, re.IGNORECASE)
    return trimmed(text, span.start + match.end(), span.end) if match else span


def _balanced(text: str) -> bool:
    return (
        text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")
    )


def conditionals(annotations: AnnotationSet) -> list[Conditional]:
    """Statements with exactly one condition, at the end ("… if it rains") or at the head ("If …, …")."""
    out = list[Conditional]()
    for piece in annotations.derived(_pieces):
        whole = _without_that(annotations.article.text, piece.span)
        sentence = annotations.article.sentence_at(whole.start)
        markers = list(_MARKER.finditer(whole.text))
        if (
            sentence is None
            or len(markers) != 1
            or len(_MARKER.findall(sentence.span.text)) != 1
            or _COUNTERFACTUAL.search(whole.text)
            or re.search(r"[;:—–?]|\s-+\s|--|-(?:is|are|was|were|may|will)\b", whole.text)
        ):
            continue
        parts = _divided(annotations.article.text, whole, markers[0])
        if parts is not None and _is_clean(*parts) and (piece.speaker or _is_told(*parts)):
            out.append(Conditional(*parts, piece.speaker, piece.proof))
    return out


def _is_told(main: Span, condition: Span) -> bool:
    """Whether a statement without a speaker is clear, and its condition no comparison with the past."""
    past = any(word.norm.endswith("ed") for word in words(condition.text)[:7])
    return not past and not _is_pronoun(main)


def _is_pronoun(main: Span) -> bool:
    """Whether the statement begins with a pronoun, so that without a speaker nobody knows whom it means."""
    return words(main.text)[0].norm.split("'")[0].split("’")[0] in (
        "he",
        "she",
        "we",
        "i",
        "you",
        "his",
        "her",
        "our",
    )


def _divided(text: str, whole: Span, marker: re.Match[str]) -> tuple[Span, Span] | None:
    """Main clause and condition, where the condition ends the statement or stands before its one comma."""
    place = whole.start + marker.start()
    before = words(text, whole.start, place)
    after = words(text, whole.start + marker.end(), whole.end)
    if not after or after[0].norm in sourcing_words("no-condition-after"):
        return None
    if marker[0].lower() == "provided" and not _provided_opens(text, after):
        return None
    if before:
        if before[-1].norm in sourcing_words("no-condition-before") or "," in text[place : whole.end]:
            return None
        return trimmed(text, whole.start, place), trimmed(text, place, whole.end)
    comma = whole.text.find(",")
    if comma < 0 or "," in whole.text[comma + 1 :]:
        return None
    main = _without_that(text, trimmed(text, whole.start + comma, whole.end))
    return main, trimmed(text, whole.start, whole.start + comma)


def _provided_opens(text: str, after: Sequence[Word]) -> bool:
    """Whether "provided" opens a clause, with subject and verb ("provided the rain stopped")."""
    if after[0].norm == "that":
        return True
    return (
        len(after) >= 3
        and (text[after[0].start].isupper() or after[0].norm in sourcing_words("subject"))
        and any(word.norm in sourcing_words("finite") or word.norm.endswith("ed") for word in after[1:6])
        and not any(word.norm == "with" for word in after[1:4])
    )


def _is_clean(main: Span, condition: Span) -> bool:
    return (
        3 <= word_count(main) <= MOST_MAIN
        and 4 <= word_count(condition) <= MOST_CONDITION
        and _balanced(main.text)
        and _balanced(condition.text)
        and not _OPEN_MAIN.search(main.text)
        and not _VIEW.search(main.text)
        and tells([word.norm for word in words(main.text)])
        and not re.search(r"[,\[]|\.\.|…", main.text)
        and words(main.text)[0].norm.split("'")[0] not in sourcing_words("unclear-subject")
        and not main.text.endswith(("?", ":"))
        and "\n" not in main.text + condition.text
    )


def unconditional(annotations: AnnotationSet) -> list[Conditional]:
    """Offers and plans of named speakers in which nothing makes a condition."""
    text, out = annotations.article.text, list[Conditional]()
    for piece in annotations.derived(_pieces):
        main = _without_that(text, piece.span)
        sentence = annotations.article.sentence_at(main.start)
        offer = _OFFER.search(main.text)
        if (
            piece.speaker is not None
            and sentence is not None
            and sentence.span.contains(main)
            and 5 <= word_count(main) <= MOST_MAIN
            and offer is not None
            and 1 <= len(words(main.text[: offer.start()])) <= 5
            and (piece.indirect or offer[0].lower() != "would")
            and not _condition_near(annotations, main)
            and not _OPEN_MAIN.search(sentence.span.text)
            and words(main.text)[0].norm.split("'")[0]
            not in sourcing_words("unclear-subject") | {"a", "an", "any"}
            and not _COUNTERFACTUAL.search(main.text)
            and _balanced(main.text)
            and not _VIEW.search(main.text)
            and not re.search(
                r"[,?;:—–]|\b(?:not?|that|which|who|th[eo]se|this|them|their)\b|n[’']t\b", main.text
            )
        ):
            out.append(Conditional(main, None, piece.speaker, piece.proof))
    return out


def _condition_near(annotations: AnnotationSet, main: Span) -> bool:
    """Whether the sentence before or the one after holds a condition: it may go with this statement too."""
    body = annotations.article.body
    here = [index for index, sentence in enumerate(body) if sentence.span.overlaps(main)]
    near = range(max(0, min(here, default=0) - 1), min(len(body), max(here, default=-1) + 2))
    return any(_MARKER.search(body[index].span.text) and index not in here for index in near)


def other_clauses(annotations: AnnotationSet, taken: list[Span]) -> list[Span]:
    """Clauses of time and reason told by the writer, outside *taken*: tempting, but no conditions."""
    text, out = annotations.article.text, list[Span]()
    for sentence in annotations.article.body:
        if any(sentence.span.overlaps(span) for span in taken) or has_marks(sentence.span.text):
            continue
        if any(sentence.span.overlaps(a.span) for a in annotations.attributions) or _MARKER.search(
            sentence.span.text
        ):
            continue
        for match in _CLAUSE.finditer(sentence.span.text):
            clause = trimmed(text, sentence.span.start + match.start(), sentence.span.start + match.end())
            found = words(clause.text)
            if (
                5 <= len(found) <= 14
                and "\n" not in clause.text
                and any(
                    word.norm.endswith("ed") or word.norm in ("was", "were", "began", "left", "broke")
                    for word in found
                )
                and not {"will", "would", "may", "might", "can", "could"} & {word.norm for word in found}
            ):
                out.append(clause)
                break
    return out
