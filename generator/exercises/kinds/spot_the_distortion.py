"""Does the retelling keep the meaning? (E25): sentences reworded in one place, some of them with a change."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.feedback import quote, say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Hottext, Item, Level, Option, PartB, Shortfall
from generator.exercises.phrases import phrase_tokens
from generator.exercises.retelling import Change, Retelling, head_of, is_told
from generator.exercises.retelling.conditions import condition_retellings
from generator.exercises.retelling.days import day_retellings
from generator.exercises.retelling.modals import modal_retellings
from generator.exercises.retelling.numbers import number_retellings
from generator.exercises.retelling.speech import speech_retellings
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "spot-the-distortion"
RETELLINGS: dict[Level, int] = {1: 4, 2: 5, 3: 6}
LEAST = 1
LONGEST_PASSAGE = 900
KEEPS = "It keeps what the article says"
LABELS: dict[Change, str] = {
    "limit": "It leaves out a limit on a number",
    "group": "It leaves out part of the group",
    "size": "It changes the size of a number",
    "date": "It changes the day or the year",
    "speaker": "It changes who says the words",
    "attribution": "It leaves out who says the words",
    "relay": "It makes the messenger the speaker",
    "condition": "It leaves out a condition (an “if”)",
    "certainty": "It makes something possible look certain",
    "negation": "It takes a “not” away",
}
_NEAR: tuple[frozenset[Change], ...] = (
    frozenset({"limit", "size"}),
    frozenset({"limit", "group"}),
    frozenset({"limit", "condition"}),
    frozenset({"speaker", "attribution", "relay"}),
    frozenset({"certainty", "limit"}),
    frozenset({"certainty", "condition"}),
    frozenset({"certainty", "attribution"}),
    frozenset({"certainty", "negation"}),
)
"""Changes of which a careful reader could name either: never offered together."""

_EASY: frozenset[Change] = frozenset({"limit", "size", "date", "speaker", "negation"})


_DENIES = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|without|neither|cannot)\b|n['’]t\b", re.IGNORECASE
)
_LEAVES_OPEN = re.compile(
    r"\b(?:may|might|could|would|should|likely|possibly|perhaps|probably)\b", re.IGNORECASE
)


class _Case(NamedTuple):
    retelling: Retelling
    keeps: bool
    others: tuple[Change, ...]

    @property
    def text(self) -> str:
        return self.retelling.faithful if self.keeps else self.retelling.altered


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Retellings to judge, two in five of them faithful; beyond level 1 the words that prove it are asked for
    as well, of every second one, at level 3 of all.
    """
    wanted = request.count or RETELLINGS[request.level]
    cases = _cases(annotations, request, wanted)
    if len(cases) < LEAST:
        what = "the article has too few sentences that can be retold with one named change and nothing else"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    seed = digest(request.seed, NAME, annotations.article.id)
    places = balanced_places(len(cases), 4, seed)
    items: list[Item] = []
    proved = _to_prove(cases, request.level)
    for case, place in zip(cases, places, strict=True):
        item = _judge(annotations, case, request, place)
        items.append(_with_proof(annotations, case, item) if case in proved else item)
    note = "Every retelling is altered for practice: do not pass one on as news."
    if any(case.retelling.casualties for case in cases):
        note += " One sentence counts dead or hurt people: use it only where that suits the class."
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Each sentence is ALTERED FOR PRACTICE: it is the article’s own, reworded in one place. "
        "Find it in the article and decide what the rewording does.",
        criterion="Other words can keep the meaning. Small ones can change it: “at least”, “if”, a day.",
        note=note,
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items[: request.count] if request.count else items),
    )


def _to_prove(cases: list[_Case], level: Level) -> list[_Case]:
    """Of which cases the proof is asked for: as many of the faithful as of the altered, so that it tells
    nothing; and only where the retelling leaves no linking word ("Yet") away besides.
    """
    whole = [case for case in cases if head_of(case.retelling.sentence) == case.retelling.sentence.start]
    if level == 3:
        return whole
    kept = [case for case in whole if case.keeps]
    altered = [case for case in whole if not case.keeps]
    half = min(len(kept), len(altered) // 2) if level == 2 else 0
    return kept[:half] + altered[:half]


def _cases(annotations: AnnotationSet, request: Request, wanted: int) -> list[_Case]:
    """One retelling for each sentence: faithful ones first, then as many different changes as there are."""
    old_enough = request.age in ("14-15", "16+")
    by_sentence: dict[int, list[Retelling]] = {}
    openings: dict[str, int] = {}
    for found in _retellings(annotations):
        if (found.casualties and not old_enough) or (request.level == 1 and found.change not in _EASY):
            continue
        start = found.sentence.start
        if openings.setdefault(" ".join(found.sentence.text.split()[:6]).casefold(), start) != start:
            continue
        by_sentence.setdefault(found.sentence.start, []).append(found)
    seed = digest(request.seed, NAME, str(request.level), annotations.article.id)
    starts = sorted(by_sentence, key=lambda start: digest(seed, str(start)))
    with_twin = [start for start in starts if any(r.faithful for r in by_sentence[start])]
    while wanted >= LEAST:
        faithful = wanted // 2 if wanted % 2 == 0 else -(-wanted * 2 // 5)
        if wanted == 1:
            faithful = 1  # alone, only where both forms are possible; the digest decides
        if len(starts) >= wanted and len(with_twin) >= faithful:
            break
        wanted -= 1
    else:
        return []
    used: Counter[Change] = Counter()
    chosen: list[_Case] = []
    kept_starts = sorted(with_twin, key=lambda start: (len(by_sentence[start]) > 1, starts.index(start)))[
        :faithful
    ]
    for start in kept_starts:
        options = [r for r in by_sentence[start] if r.faithful]
        pick = min(options, key=lambda r: (used[r.change], digest(seed, r.change, str(start))))
        used[pick.change] += 1
        chosen.append(_Case(pick, True, _others(annotations, by_sentence[start], pick, seed)))
    if wanted == 1 and int(digest(seed, "alone")[:2], 16) % 2:
        return [_Case(case.retelling, False, case.others) for case in chosen]
    used.clear()
    for start in [start for start in starts if start not in kept_starts][: wanted - faithful]:
        pick = min(by_sentence[start], key=lambda r: (used[r.change], digest(seed, r.change, str(start))))
        used[pick.change] += 1
        chosen.append(_Case(pick, False, _others(annotations, by_sentence[start], pick, seed)))
    return sorted(chosen, key=lambda case: digest(seed, "shown", str(case.retelling.sentence.start)))


def _retellings(annotations: AnnotationSet) -> list[Retelling]:
    return [
        *number_retellings(annotations),
        *day_retellings(annotations),
        *(told for told in speech_retellings(annotations) if is_told(told)),
        *condition_retellings(annotations),
        *modal_retellings(annotations),
    ]


def _others(
    annotations: AnnotationSet, sentence: list[Retelling], pick: Retelling, seed: str
) -> tuple[Change, ...]:
    """One or two other changes to offer: such as the sentence would allow, or that it has words for."""
    possible = [r.change for r in sentence]
    fitting = _fitting(annotations, pick.sentence)
    ranked = sorted(
        LABELS,
        key=lambda change: (
            change not in possible,
            change not in fitting,
            change not in _EASY,
            digest(seed, pick.altered, change),
        ),
    )
    found: list[Change] = []
    for change in ranked:
        if change == pick.change or change in found:
            continue
        if any({change, other} <= near for near in _NEAR for other in (pick.change, *found)):
            continue
        if not found or change in possible or change in fitting:
            found.append(change)
    return tuple(found[:2])


def _fitting(annotations: AnnotationSet, sentence: Span) -> frozenset[Change]:
    """Changes that could be looked for in the sentence: it has a number, a day, a speaker, a verb."""
    found: set[Change] = set()
    if _DENIES.search(sentence.text):
        found.add("negation")
    if _LEAVES_OPEN.search(sentence.text):
        found.add("certainty")
    if any(sentence.contains(quantity.span) for quantity in annotations.quantities):
        found |= {"limit", "size"}
    if annotations.timexes_at(sentence):
        found.add("date")
    if any(said.cue is not None and sentence.contains(said.cue) for said in annotations.said_at(sentence)):
        found |= {"speaker", "attribution"}
    return frozenset(found)


def _judge(annotations: AnnotationSet, case: _Case, request: Request, place: int) -> Item:
    told = case.retelling
    stem = f"Altered for practice: {quote(case.text, 60)} What does the rewording do?"
    key_text = KEEPS if case.keeps else LABELS[told.change]
    right = Option(
        id=digest(NAME, case.text, key_text)[:8],
        text=key_text,
        feedback=say(
            "Yes.",
            told.kept if case.keeps else told.detail,
            words=one_line(told.place),
            not_claimed="Whether the article is right is a separate question.",
        ),
    )
    offered = [LABELS[told.change] if case.keeps else KEEPS, *(LABELS[change] for change in case.others)]
    wrong = [_wrong(case, text) for text in offered]
    options = place_key(
        right, shuffled(wrong, lambda option: option.text, digest(request.seed, case.text)), place
    )
    pair = sorted((KEEPS, LABELS[told.change]), key=lambda text: digest(case.text, text))
    return Item(
        id=identity("E25", annotations.article.id, "judge", case.text),
        stem=stem,
        interaction=Choice(options=options, key=(right.id,)),
        evidence=(told.place,),
        context=told.sentence if request.level == 1 else None,
        rule=told.kept if case.keeps else told.detail,
        rule_id=f"retelling.{'kept' if case.keeps else told.change}",
        not_claimed="The retelling was altered for practice; nobody published it.",
        confidence="teacher" if told.casualties else "likely",
        skill="reading",
        difficulty=request.level,
        misconceptions=tuple(sorted({option.misconception for option in wrong if option.misconception})),
        hints=(
            f"Find the sentence that begins {quote(_opening(told.sentence), 6)} and read both word by word.",
            "Another text: “at least 40 boats” retold as “no fewer than 40 boats” keeps the meaning; "
            "“40 boats” does not.",
            f"Either “{pair[0]}” or “{pair[1]}”.",
        ),
    )


def _opening(sentence: Span) -> str:
    return sentence.text[head_of(sentence) - sentence.start :]


def _wrong(case: _Case, text: str) -> Option:
    told = case.retelling
    words = one_line(told.place)
    if case.keeps:
        tempting = (
            "New words are not yet a new meaning."
            if text == LABELS[told.change]
            else "That part is as it was."
        )
        feedback, tag = say("No.", told.kept, words=words, tempting=tempting), "paraphrase-is-distortion"
    elif text == KEEPS:
        feedback, tag = (
            say("No.", told.detail, words=words, tempting="The sentence still reads smoothly."),
            "small-words-do-not-matter",
        )
    else:
        feedback, tag = (
            say("No.", told.detail, words=words, tempting="That part is as it was."),
            "another-change",
        )
    return Option(id=digest(NAME, case.text, text)[:8], text=text, feedback=feedback, misconception=tag)


def _with_proof(annotations: AnnotationSet, case: _Case, item: Item) -> Item:
    """*item* and a second part: the sentence itself, at level 3 its paragraph, to mark what was reworded."""
    told = case.retelling
    passage = told.sentence
    if item.difficulty == 3:
        block = next((b.span for b in annotations.article.blocks if b.span.contains(passage)), passage)
        passage = block if len(block) <= LONGEST_PASSAGE else passage
    words = one_line(told.place)
    marking = Hottext(
        passage=passage,
        tokens=phrase_tokens(
            annotations,
            passage,
            told.place,
            right=say("Yes.", "These words were reworded or left out.", words=words),
            missed=say("Missed.", "These words were reworded or left out.", words=words),
            misconception="unchanged-words",
        ),
        otherwise=say("Not here.", "These words were not reworded."),
        select=1,
    )
    hints = ("Lay it beside the sentence in Part B and go word by word.", *item.hints[1:])
    second = PartB(
        stem="Which words of the article were reworded or left out? Mark one.", interaction=marking
    )
    return Item.model_validate(
        {
            **dict(item),
            "id": identity("E25", annotations.article.id, "prove", str(item.difficulty == 3), case.text),
            "context": None,
            "hints": hints,
            "misconceptions": tuple(sorted({*item.misconceptions, "unchanged-words"})),
            "part_b": second,
        }
    )


KIND = Kind(
    name=NAME,
    code="E25",
    title="Does the retelling keep it?",
    skill="reading",
    standards=("CCSS RI.6.1", "CCSS RI.8.8", "CCSS RH.6-8.2", "UNESCO MIL C7"),
    confidence="likely",
    ages=("14-15", "16+"),
    make=make,
)
