"""Plainer word (E2): which version reports the same event with the fewest judging words?"""

from __future__ import annotations

from generator.annotations.model import AnnotationSet, LoadedWording
from generator.annotations.plainer import plainer
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import has_marks, one_line, word_count
from generator.exercises.feedback import SEPARATE_QUESTION, say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, ExtendedText, Feedback, Item, Level, Option, Shortfall
from generator.exercises.retelling import accuses
from generator.exercises.rewording import Case, cases, is_safe, slot_of
from generator.exercises.rewriting import RUBRIC
from generator.exercises.times import is_past
from generator.exercises.voices import writers_own
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "plainer-word"
COUNTS: dict[Level, int] = {1: 2, 2: 3, 3: 4}
RULE = "The plainer version still tells who did what, and judges least."


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Level 1: which word in its place; from level 2 which version, where a clause can be shown alone.

    Core words come first; at level 3 there is a sentence to rewrite as well.
    """
    wanted = request.count or COUNTS[request.level]
    chosen = sorted(_varied(cases(annotations, request), request)[:wanted], key=lambda case: case.word.start)
    size = 4 if request.level == 3 else 3
    places = balanced_places(len(chosen), size, digest(request.seed, NAME, annotations.article.id))
    items = [_item(annotations, case, request, place) for case, place in zip(chosen, places, strict=True)]
    if request.level == 3 and 0 < len(items) < (request.count or wanted + 1):
        items += _rewrite(annotations, request, [case.sentence for case in chosen])[:1]
    if not items:
        what = "the article has no loaded word outside quotation marks for which vetted wordings fit"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction=_instruction(items),
        criterion=RULE,
        note="The versions are altered for practice: do not pass one on as news. "
        "The keys describe wording; they do not say whether a word is right. In a report of what somebody "
        "said the word may be the speaker’s.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _instruction(items: list[Item]) -> str:
    if all(item.rule_id == "loaded.plainer-word" for item in items):
        return "Put each wording in the place of the article’s word, and read the sentence again."
    return (
        "Each version of a sentence but the article’s own is ALTERED FOR PRACTICE in one place. "
        "Compare it with the sentence of the article."
    )


def _varied(found: list[Case], request: Request) -> list[Case]:
    """The cases with core words first; a second one with the same plain word comes behind all others."""
    ranked = sorted(
        found, key=lambda case: (case.mark.tier != "core", digest(request.seed, NAME, str(case.word.start)))
    )
    plain = [case.slot.plain[:7] for case in ranked]
    repeats = [plain[:index].count(word) for index, word in enumerate(plain)]
    return [case for _, case in sorted(zip(repeats, ranked, strict=True), key=lambda pair: pair[0])]


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _answers(case: Case) -> list[tuple[str | None, Feedback]]:
    """What is said to the plain wording, the stronger one, the other event, and the article's own."""
    loaded, slot, proof = one_line(case.word), case.slot, one_line(case.mark.span)
    closing = SEPARATE_QUESTION
    return [
        (
            None,
            say(
                "Yes.",
                f"“{slot.plain}” says the same as “{loaded}”, with the volume down.",
                words=proof,
                not_claimed=closing,
            ),
        ),
        (
            "stronger-synonym",
            say(
                "No.",
                f"“{slot.stronger}” keeps the event, but judges as much as “{loaded}”, or more.",
                words=proof,
                tempting="It means much the same, but the volume is up.",
                not_claimed=closing,
            ),
        ),
        (
            "neutral-means-nicer",
            say(
                "No.",
                f"“{slot.opposite}” says something else than “{loaded}”.",
                words=proof,
                tempting="It may sound calmer. A plainer version still reports what happened.",
                not_claimed=closing,
            ),
        ),
        (
            "printed-means-plain",
            say(
                "No.",
                f"This is the article’s own wording: “{loaded}” is still there.",
                words=proof,
                tempting="What is printed in the news can pass for plain.",
                not_claimed=closing,
            ),
        ),
    ]


def _item(annotations: AnnotationSet, case: Case, request: Request, place: int) -> Item:
    loaded, slot = one_line(case.word), case.slot
    versions = request.level > 1 and case.shown is not None and case.wordings is not None
    if versions:
        assert case.shown is not None
        assert case.wordings is not None
        texts = [_sentence(text) for text in (*case.wordings, one_line(case.shown))]
        stem = "Altered for practice. Which version reports the same event with the fewest judging words?"
        where = (
            "Compare the versions word by word with the sentence of the article. They differ in one place."
        )
    else:
        texts = [slot.plain, slot.stronger, slot.opposite]
        stem = f"The article has “{loaded}”. Which wording in its place tells the same with the volume down?"
        where = f"Read the sentence of the article with each wording in the place of “{loaded}”."
    size = 4 if versions and request.level == 3 else 3
    answers = _answers(case)[:size]
    options = [
        Option(id=digest(NAME, str(case.word.start), text)[:8], text=text, feedback=said, misconception=tag)
        for text, (tag, said) in zip(texts, answers, strict=False)
    ]
    rest = shuffled(options[1:], lambda option: option.text, digest(request.seed, str(case.word.start)))
    low, high = sorted((slot.plain, slot.stronger), key=lambda word: digest(request.seed, word))
    form = "version" if versions else "word"
    return Item(
        id=identity("E2", annotations.article.id, str(case.word.start), case.word.text, form, str(size)),
        stem=stem,
        interaction=Choice(options=place_key(options[0], rest, place % size), key=(options[0].id,)),
        evidence=(case.mark.span,),
        context=case.sentence,
        rule=RULE,
        rule_id="loaded.plainer-wording" if versions else "loaded.plainer-word",
        not_claimed=SEPARATE_QUESTION,
        confidence="likely",
        skill="wording",
        difficulty=request.level,
        misconceptions=tuple(tag for tag, _ in answers if tag),
        hints=(
            where,
            "Another text: “The choir’s costs exploded.” Plainer: “rose”. “Fell” would be another event.",
            f"It has either “{low}” or “{high}” in it." if versions else f"It is either “{low}” or “{high}”.",
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
        if not is_safe(annotations, line, request) or accuses(line.text):
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
    return sorted(made, key=lambda item: (_is_open(item), digest(request.seed, item.id)))


def _is_open(item: Item) -> bool:
    """Whether there is no vetted rewrite to show to the teacher."""
    return isinstance(item.interaction, ExtendedText) and not item.interaction.model


def _model(text: str, line: Span, core: list[LoadedWording]) -> str:
    """The sentence with a plainer wording of each core word; "" where one has none that is vetted.

    A word that can go altogether needs no wording.
    """
    out, end = "", line.end
    for mark in reversed(core):
        placed = slot_of(text, mark, line)
        if placed is None:
            if mark.neutral:
                return ""
            change = plainer(text, mark)
        else:
            word, slot = placed
            change = plainer(text, mark.model_copy(update={"span": word, "neutral": slot.plain}))
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
