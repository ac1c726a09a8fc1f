"""Spot the difference (E16): a name spelled in two ways, and a line that says nearly what a sentence says."""

from __future__ import annotations

import re
from collections import Counter

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, identity
from generator.exercises.clauses import one_line
from generator.exercises.feedback import quote, say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Hottext, HottextToken, Item, Shortfall
from generator.lexicon.match import Word, words
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "proofread"
LEAST_LETTERS = 6
NOT_FACTS = "A slip tells you about editing, not about whether the facts are right."


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Names that the article itself spells in another way elsewhere, and lines set beside their sentences."""
    wanted = request.count or 3
    items = [*_spellings(annotations, request)]
    if request.level > 1:
        items += _lines(annotations, request)
    if not items:
        what = "no name is spelled in two ways, and no line nearly repeats a sentence"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Read as a proofreader does: letter by letter, and line against line.",
        criterion="Only what can be shown inside the article counts. Two spellings that are both in use "
        "are no error, but one article keeps to one of them.",
        note=NOT_FACTS,
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items[:wanted]),
    )


def _one_slip(rare: str, usual: str) -> bool:
    """Whether the two differ by one letter more, less, other, or swapped, inside the word.

    >>> _one_slip("Portugeuse", "Portuguese"), _one_slip("Russian", "Russians")
    (True, False)
    """
    if rare[0] != usual[0] or rare[-2:] != usual[-2:] or rare == usual or abs(len(rare) - len(usual)) > 1:
        return False
    start = next(i for i, pair in enumerate(zip(rare + " ", usual + " ", strict=False)) if pair[0] != pair[1])
    a, b = rare[start:], usual[start:]
    if len(rare) == len(usual):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b if len(rare) > len(usual) else a == b[1:]


def _spellings(annotations: AnnotationSet, request: Request) -> list[Item]:
    article, text = annotations.article, annotations.article.text
    spans = [
        block.span
        for block in article.blocks
        if block.role in ("headline", "standfirst", "subhead", "paragraph")
    ]
    found = [
        word
        for span in spans
        for word in words(text, span.start, span.end)
        if text[word.start].isupper() and word.end - word.start >= LEAST_LETTERS
    ]
    forms = Counter(_form(text, word) for word in found)
    places = {
        name.span.text for name in annotations.names if name.kind == "place" and name.confidence == "certain"
    }
    items: list[Item] = []
    for word in found:
        rare = _form(text, word)
        if forms[rare] != 1 or rare in places or not rare.isalpha() or rare.isupper():
            continue
        usual = next((form for form in forms if forms[form] >= 2 and _one_slip(rare, form)), "")
        if not usual or not any(usual[:5] == place[:5] for place in places):
            continue
        sentence = article.sentence_at(word.start)
        if sentence is not None and usual not in sentence.span.text:
            items.append(_spelling(annotations, sentence.span, word, rare, usual, request))
    return items[:1]


def _form(text: str, word: Word) -> str:
    return re.sub(r"['’]s$", "", text[word.start : word.end])


def _spelling(
    annotations: AnnotationSet, sentence: Span, word: Word, rare: str, usual: str, request: Request
) -> Item:
    text = annotations.article.text
    rule = f"Elsewhere the article writes “{usual}”; here stands “{rare}”."
    core = Span.of(text, word.start, word.end)
    elsewhere = next(
        Span.of(text, other.start, other.end) for other in words(text) if _form(text, other) == usual
    )
    names = [
        other
        for other in words(text, sentence.start, sentence.end)
        if text[other.start].isupper() and other != word
    ]
    decoy = text[names[-1].start : names[-1].end] if names else sentence.text.split()[0]
    low, high = sorted((rare, decoy), key=lambda shown: digest(request.seed, shown))
    return Item(
        id=identity("E16", annotations.article.id, "spelling", rare),
        stem="One name here is not spelled as in the rest of the article. Which word is it? Mark it.",
        interaction=Hottext(
            passage=sentence,
            tokens=_tokens(text, sentence, {(word.start, word.end)}, f"Yes. {rule}", f"Missed. {rule}"),
            otherwise=say("Not this one.", "This word is not spelled in another way elsewhere."),
            select=1,
        ),
        evidence=(core, elsewhere),
        rule=rule,
        rule_id="proof.two-spellings",
        not_claimed=NOT_FACTS,
        confidence="certain",
        skill="reading",
        difficulty=request.level,
        misconceptions=("unusual-name-is-error",),
        hints=(
            "Look at the names only, and look each one up further down.",
            "Another text: “Tessa Kuiran” once and “Kurian” five times: the first has two letters swapped.",
            f"It is either “{low}” or “{high}”.",
        ),
    )


def _tokens(
    text: str, passage: Span, core: set[tuple[int, int]], right: str, missed: str
) -> tuple[HottextToken, ...]:
    tokens = []
    for word in words(text, passage.start, passage.end):
        inside = (word.start, word.end) in core
        span = Span.of(text, word.start, word.end)
        tokens.append(
            HottextToken(
                id=f"w{digest(span.text, str(span.start))[:8]}",
                span=span,
                zone="core" if inside else "neutral",
                feedback=say(*right.split(" ", 1)) if inside else None,
                missed=say(*missed.split(" ", 1)) if inside else None,
                misconception=None if inside else "same-word-marked",
            )
        )
    return tuple(tokens)


def _lines(annotations: AnnotationSet, request: Request) -> list[Item]:
    """The standfirst beside the sentence of the body that nearly repeats it, marked against each other."""
    article, line = annotations.article, annotations.article.standfirst
    if line is None:
        return []
    ours = {word.norm for word in words(line.text)}
    for sentence in article.body:
        theirs = {word.norm for word in words(sentence.span.text)}
        if len(ours & theirs) >= 0.75 * max(len(ours), len(theirs)) and len(ours) >= 8 and ours != theirs:
            pairs = (
                [(sentence.span, line)]
                if request.level == 2
                else [(sentence.span, line), (line, sentence.span)]
            )
            made = [_line(annotations, passage, other, request) for passage, other in pairs]
            return [item for item in made if item is not None]
    return []


def _line(annotations: AnnotationSet, passage: Span, other: Span, request: Request) -> Item | None:
    text = annotations.article.text
    there = {word.norm for word in words(other.text)}
    new = [word for word in words(text, passage.start, passage.end) if word.norm not in there]
    if not 1 <= len(new) <= 6 or len(words(passage.text)) < 3 * len(new):
        return None
    shown = ", ".join(f"“{text[word.start : word.end]}”" for word in new)
    rule = f"Only here: {shown}."
    core = {(word.start, word.end) for word in new}
    old = next(word for word in words(text, passage.start, passage.end) if word.norm in there)
    low, high = sorted(
        (text[new[0].start : new[0].end], text[old.start : old.end]),
        key=lambda each: digest(request.seed, each),
    )
    return Item(
        id=identity("E16", annotations.article.id, "line", str(passage.start)),
        stem=f"Elsewhere the article says {quote(one_line(other), 60)} Which words below do not stand "
        "in that line? Mark them all.",
        interaction=Hottext(
            passage=passage,
            tokens=_tokens(text, passage, core, f"Yes. {rule}", f"Missed. {rule}"),
            otherwise=say("Not this one.", "This word stands in both."),
        ),
        evidence=tuple(Span.of(text, word.start, word.end) for word in new),
        rule=rule,
        rule_id="proof.word-difference",
        not_claimed="Two wordings of one line are usual in editing; they do not make one of them wrong.",
        confidence="certain",
        skill="reading",
        difficulty=request.level,
        misconceptions=("same-word-marked",),
        hints=(
            "Put a finger on each word here and look for it in the other line.",
            "Another pair: “The dam burst” and “The dam burst on Monday”: only the second has “on Monday”.",
            f"Of “{low}” and “{high}”, one stands in both.",
        ),
    )


KIND = Kind(
    name=NAME,
    code="E16",
    title="Spot the difference",
    skill="reading",
    standards=("CCSS L.6-8.2", "UNESCO MIL C9", "CBSE editing"),
    confidence="certain",
    ages=("16+",),
    make=make,
)
