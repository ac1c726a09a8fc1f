"""Plainer word (E2): which version reports the same event with the fewest judging words?"""

from __future__ import annotations

from typing import NamedTuple

from generator.annotations.model import AnnotationSet, LoadedWording
from generator.annotations.plainer import plainer
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import (
    body_sentence,
    clause_around,
    has_marks,
    is_clean,
    one_line,
    opens_plainly,
    trimmed,
    word_count,
)
from generator.exercises.feedback import SEPARATE_QUESTION, say
from generator.exercises.gravity import counts_casualties, is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, ExtendedText, Item, Level, Option, Shortfall
from generator.exercises.rewriting import RUBRIC
from generator.exercises.sourcing import is_sound
from generator.exercises.times import is_past
from generator.exercises.voices import writers_own
from generator.lexicon.match import words
from generator.lexicon.triplets import Slot, find_slot
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "plainer-word"
COUNTS: dict[Level, int] = {1: 2, 2: 3, 3: 4}
MOST_WORDS: dict[Level, int] = {1: 22, 2: 28, 3: 32}
LEAST_WORDS = 5
RULE = "The plainer version still tells who did what, and leaves the judging out."

_PERSONAL = frozenset({"i", "we", "us", "our", "my", "me", "let", "you", "your"})


class _Case(NamedTuple):
    mark: LoadedWording
    slot: Slot
    shown: Span
    sentence: Span
    wordings: tuple[str, str, str]  # plain, stronger, another event


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Choices between wordings of one slot, core words first; at level 3 a sentence to rewrite as well."""
    wanted = request.count or COUNTS[request.level]
    chosen = sorted(
        _cases(annotations, request),
        key=lambda case: (case.mark.tier != "core", digest(request.seed, NAME, case.shown.text)),
    )[:wanted]
    chosen.sort(key=lambda case: case.shown.start)
    size = 4 if request.level == 3 else 3
    places = balanced_places(len(chosen), size, digest(request.seed, NAME, annotations.article.id))
    items = [_item(annotations, case, request, place) for case, place in zip(chosen, places, strict=True)]
    if request.level == 3 and 0 < len(items) < (request.count or wanted + 1):
        items += _rewrite(annotations, request, [case.sentence for case in chosen])[:1]
    if not items:
        what = "the article has no loaded word of the writer’s own for which vetted wordings fit"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Each version but the article’s own is ALTERED FOR PRACTICE in one place. Compare them "
        "with the sentence of the article.",
        criterion=RULE,
        note="The versions are altered for practice: do not pass one on as news. "
        "The keys describe wording; they do not say whether the writer’s word is right.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _cases(annotations: AnnotationSet, request: Request) -> list[_Case]:
    """One case for each loaded word that can be changed, no word twice."""
    found: dict[str, _Case] = {}
    for mark in annotations.loaded:
        case = _case(annotations, mark, request)
        if case is not None:
            found.setdefault(case.slot.plain + mark.term, case)
    return list(found.values())


def _case(annotations: AnnotationSet, mark: LoadedWording, request: Request) -> _Case | None:
    text = annotations.article.text
    sentence = body_sentence(annotations, mark.span)
    if sentence is None or not writers_own(annotations, mark.span) or mark.span.text[0].isupper():
        return None
    line = sentence.span
    slot = find_slot(text, mark.span.start, mark.span.end, (line.start, line.end))
    if slot is None or not _is_safe(annotations, line, request):
        return None
    shown = _shown(annotations, mark, Span.of(text, line.start, slot.end), MOST_WORDS[request.level])
    if shown is None:
        return None
    plain, stronger, other = (
        _reworded(text, mark, shown, word) for word in (slot.plain, slot.stronger, slot.opposite)
    )
    if plain is None or stronger is None or other is None:
        return None
    return _Case(mark, slot, shown, line, (plain, stronger, other))


def _is_safe(annotations: AnnotationSet, line: Span, request: Request) -> bool:
    """Whether a sentence is news told of others, whole, and without dead or hurt people."""
    if not is_clean(line.text) or not is_sound(annotations, line) or counts_casualties(line.text):
        return False
    if any(word.norm.split("'")[0] in _PERSONAL for word in words(line.text)):
        return False
    return request.age != "11-13" or not is_grave(line.text)


def _shown(annotations: AnnotationSet, mark: LoadedWording, whole: Span, limit: int) -> Span | None:
    """The longest stretch of *whole* that can be shown alone: all of it, or a clause around the word."""
    text = annotations.article.text
    stretches = [trimmed(text, whole.start, whole.end)]
    for most in (limit, limit - 6, limit - 10):
        clause = clause_around(text, whole, mark.span, most, LEAST_WORDS)
        stretches += [clause] if clause is not None else []
    fit = (s for s in stretches if word_count(s) <= limit and _is_fit(annotations, s, mark))
    return next(fit, None)


def _is_fit(annotations: AnnotationSet, shown: Span, mark: LoadedWording) -> bool:
    """Whether the stretch can be shown alone: no marks, no other core word, and the word stands once."""
    if word_count(shown) < LEAST_WORDS or not opens_plainly(shown):
        return False
    if has_marks(shown.text) or not is_clean(shown.text) or shown.text.endswith(("?", "!")):
        return False
    if any(other.tier == "core" and other is not mark for other in annotations.loaded_at(shown)):
        return False
    norms = [word.norm for word in words(shown.text)]
    inside = {word.norm for word in words(mark.span.text)}
    if any(norm in word_group("evaluative") and norm not in inside for norm in norms):
        return False
    return norms.count(words(mark.span.text)[0].norm) == 1


def _reworded(text: str, mark: LoadedWording, shown: Span, word: str) -> str | None:
    """*shown* with *word* in the place of the loaded one, on one line; "a" and "an" fit."""
    change = plainer(text, mark.model_copy(update={"neutral": word}))
    if change is None or change.start < shown.start or change.end > shown.end:
        return None
    return " ".join((text[shown.start : change.start] + change.text + text[change.end : shown.end]).split())


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _item(annotations: AnnotationSet, case: _Case, request: Request, place: int) -> Item:
    loaded, slot = " ".join(case.mark.span.text.split()), case.slot
    plain, stronger, other = case.wordings
    closing = SEPARATE_QUESTION
    proof = one_line(case.mark.span)
    choices = [
        (
            plain,
            None,
            say(
                "Yes.",
                f"“{slot.plain}” reports the same event as “{loaded}”, with the volume down.",
                words=proof,
                not_claimed=closing,
            ),
        ),
        (
            stronger,
            "stronger-synonym",
            say(
                "No.",
                f"“{slot.stronger}” keeps the event, but judges as much as “{loaded}”, or more.",
                words=proof,
                tempting="It means much the same, so it can pass for a plain word.",
                not_claimed=closing,
            ),
        ),
        (
            other,
            "neutral-means-nicer",
            say(
                "No.",
                f"“{slot.opposite}” tells of another event than “{loaded}”.",
                words=proof,
                tempting="It may sound calmer. A plainer version still reports what happened.",
                not_claimed=closing,
            ),
        ),
    ]
    if request.level == 3:
        own = (
            one_line(case.shown),
            "printed-means-plain",
            say(
                "No.",
                f"This is the article’s own wording: “{loaded}” is still there.",
                words=proof,
                tempting="What is printed in the news can pass for plain.",
                not_claimed=closing,
            ),
        )
        choices.append(own)
    options = [
        Option(
            id=digest(NAME, case.shown.text, text)[:8], text=_sentence(text), feedback=said, misconception=tag
        )
        for text, tag, said in choices
    ]
    rest = shuffled(options[1:], lambda option: option.text, digest(request.seed, case.shown.text))
    low, high = sorted((slot.plain, slot.stronger), key=lambda word: digest(request.seed, word))
    stem = "Which version reports the same event with the fewest judging words?"
    if request.level == 1:
        stem = f"The article has “{loaded}”. {stem}"
    return Item(
        id=identity("E2", annotations.article.id, str(case.mark.span.start), case.shown.text, str(len(rest))),
        stem=f"Altered for practice. {stem}",
        interaction=Choice(options=place_key(options[0], rest, place), key=(options[0].id,)),
        evidence=(case.mark.span,),
        context=case.sentence,
        rule=RULE,
        rule_id="loaded.plainer-wording",
        not_claimed=SEPARATE_QUESTION,
        confidence="likely",
        skill="wording",
        difficulty=request.level,
        misconceptions=tuple(tag for _, tag, _ in choices if tag),
        hints=(
            "Compare the versions word by word with the sentence of the article. They differ in one place.",
            "Another text: “The choir’s costs exploded.” Plainer: “rose”. “Fell” would be another event.",
            f"It has either “{low}” or “{high}” in it.",
        ),
    )


def _rewrite(annotations: AnnotationSet, request: Request, used: list[Span]) -> list[Item]:
    """Sentences with loaded words of the writer's, to be written anew; none that was *used* already."""
    text = annotations.article.text
    made = []
    for sentence in annotations.article.body:
        line = sentence.span
        core = [
            mark
            for mark in annotations.loaded_at(line)
            if mark.tier == "core" and line.contains(mark.span) and writers_own(annotations, mark.span)
        ]
        if sentence.role != "paragraph" or not core or not 6 <= word_count(line) <= 45:
            continue
        if not _is_safe(annotations, line, request):
            continue
        if line in used or not is_past(line.text) or annotations.said_at(line):
            continue
        if has_marks(line.text) or not line.text.rstrip().endswith("."):
            continue
        first = " ".join(core[0].span.text.split())
        made.append(
            Item(
                id=identity("E2", annotations.article.id, "rewrite", str(line.start), line.text),
                stem="How would you write this sentence without its loaded words? Keep who and what, names, "
                "numbers, limits and “not”.",
                interaction=ExtendedText(
                    lines=4, model=_model(text, line, core), rubric=RUBRIC, rewrites=line
                ),
                evidence=tuple(mark.span for mark in core),
                context=line,
                rule=RULE,
                rule_id="loaded.rewrite",
                not_claimed=SEPARATE_QUESTION,
                confidence="likely",
                skill="wording",
                difficulty=request.level,
                misconceptions=("neutral-means-vague", "neutral-means-shorter"),
                hints=(
                    "Underline what happened, who did it, and every name and number: these stay.",
                    "Another text: “The reckless mayor slammed all 12 plans.” Plainer: “The mayor criticised "
                    "all 12 plans.”",
                    f"Begin with “{first}”: leave it out, or find a word that only reports.",
                ),
            )
        )
    return sorted(made, key=lambda item: digest(request.seed, item.id))


def _model(text: str, line: Span, core: list[LoadedWording]) -> str:
    """The sentence with a plainer wording of each core word; "" where one has none that is vetted.

    A word that can go altogether needs no wording.
    """
    out, end = "", line.end
    for mark in reversed(core):
        slot = find_slot(text, mark.span.start, mark.span.end, (line.start, line.end))
        if slot is None and mark.neutral:
            return ""
        change = plainer(text, mark if slot is None else mark.model_copy(update={"neutral": slot.plain}))
        if change is None or change.start < line.start or change.end > end:
            return ""
        out, end = change.text + text[change.end : end] + out, change.start
    return " ".join((text[line.start : end] + out).split())


KIND = Kind(
    name=NAME,
    code="E2",
    title="Find the plainer word",
    skill="wording",
    standards=("CCSS RI.6.4", "CCSS L.6-8.5c", "CCSS W.7-8", "UNESCO MIL C9", "CBSE transformation"),
    confidence="likely",
    ages=("14-15", "16+"),
    make=make,
)
