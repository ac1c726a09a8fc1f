"""Naming tracker (E20): the same thing under different names, and who uses which."""

from __future__ import annotations

from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, shuffled
from generator.exercises.clauses import body_sentence, is_clean, one_line
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Item, Level, Shortfall
from generator.exercises.sourcing import is_sound, sure_speaker
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.exercises.voices import WRITER, voice_of
from generator.lexicon.match import words
from generator.lexicon.naming import Naming, NamingFamily, find_namings
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "naming-tracker"
COUNTS: dict[Level, int] = {1: 1, 2: 2, 3: 3}
ROWS: dict[Level, int] = {1: 4, 2: 5, 3: 7}
LEAST_ROWS = 3
MOST_SPEAKERS = 3
THE_WRITER, SEVERAL = "writer", "several"
CLOSING = "Different names highlight different sides; none is keyed as the right one."

_BEFORE_VERB = frozenset(
    "to will would can could may might must should not they we i you who he she it".split()  # noqa: SIM905
)


class _Use(NamedTuple):
    """One name of a family with all places where the body uses it, and their voices (None: not sure)."""

    name: str
    spans: tuple[Span, ...]
    voices: tuple[str | None, ...]

    @property
    def shown(self) -> str:
        """The name in the form in which it first stands."""
        return one_line(self.spans[0]).lower()

    @property
    def key(self) -> str | None:
        """The voice that alone uses the name, `SEVERAL`, or None where it is not sure."""
        sure = {voice for voice in self.voices if voice is not None}
        if len(sure) > 1:
            return SEVERAL
        if None in self.voices or not sure:
            return None
        return next(iter(sure))


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """A table for each family of which the body uses several names in several voices."""
    wanted = request.count or COUNTS[request.level]
    made: list[tuple[Item, str]] = []
    for family, uses in sorted(_uses(annotations).items(), key=lambda entry: -len(entry[1])):
        if len(made) < wanted:
            item = _item(annotations, family, uses, request)
            if item is not None:
                made.append((item, _note(family, uses)))
    if not made:
        what = "the article has no thing that the writer and a named speaker surely call by several names"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find each name in the body of the article, wherever it stands. Who uses it? "
        "The headlines do not count.",
        criterion="Words in quotation marks and reported words are the speaker’s. Others are the writer’s.",
        note=f"Please confirm that the names stand for the same thing here. {' '.join(n for _, n in made)} "
        "Names highlight; they do not prove.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(item for item, _ in made),
    )


def _note(family: NamingFamily, uses: list[_Use]) -> str:
    """For the teacher: the names found for one thing, with those that are left out."""
    shown = ", ".join(f"“{use.shown}” ({len(use.spans)})" for use in uses)
    unsure = [f"“{use.shown}”" for use in uses if use.key is None]
    out = f" Not asked, as it is not sure who uses them: {', '.join(unsure)}." if unsure else ""
    return f"Found for {family.about}: {shown}.{out}"


def _uses(annotations: AnnotationSet) -> dict[NamingFamily, list[_Use]]:
    """The names of each family in the body, with their voices, in the order in which they first stand."""
    text = annotations.article.text
    found: dict[str, dict[str, list[Span]]] = {}
    families: dict[str, NamingFamily] = {}
    for sentence in annotations.article.body:
        if sentence.role != "paragraph":
            continue
        for naming in find_namings(text, sentence.span.start, sentence.span.end):
            if _is_name_or_verb(annotations, naming, sentence.span):
                continue
            span = Span.of(text, naming.start, naming.end)
            families[naming.family.id] = naming.family
            found.setdefault(naming.family.id, {}).setdefault(naming.name, []).append(span)
    return {
        families[key]: [
            _Use(name, tuple(spans), tuple(_voice(annotations, span) for span in spans))
            for name, spans in names.items()
        ]
        for key, names in found.items()
    }


def _is_name_or_verb(annotations: AnnotationSet, naming: Naming, sentence: Span) -> bool:
    """Whether the word is part of a proper name ("Cold War"), or a verb ("Sol talks", "to attack")."""
    text = annotations.article.text
    span = Span.of(text, naming.start, naming.end)
    if any(name.kind != "group" for name in annotations.names_at(span)):
        return True
    if span.text[0].isupper() and span.start > sentence.start:
        return True
    before = words(text, sentence.start, span.start)
    if before and before[-1].norm in _BEFORE_VERB:
        return True
    return any(
        name.kind == "person" and not text[name.span.end : span.start].strip()
        for name in annotations.names_at(Span.of(text, max(sentence.start, span.start - 2), span.start))
    )


def _voice(annotations: AnnotationSet, span: Span) -> str | None:
    sentence = body_sentence(annotations, span)
    if sentence is None or not is_sound(annotations, sentence.span) or not is_clean(sentence.span.text):
        return None
    return voice_of(annotations, span)


def _item(
    annotations: AnnotationSet, family: NamingFamily, uses: list[_Use], request: Request
) -> Item | None:
    seed = digest(request.seed, annotations.article.id, NAME, family.id)
    sure = [use for use in uses if use.key is not None and (request.level > 1 or use.key != SEVERAL)]
    if request.age == "11-13":
        sure = [use for use in sure if not is_grave(use.name)]
    rows = _chosen(sure, ROWS[request.level], seed)
    keys = {use.key for use in rows}
    if len(rows) < LEAST_ROWS or len(keys) < 2 or keys <= {WRITER, SEVERAL}:
        return None
    speakers = [key for key in dict.fromkeys(use.key for use in rows) if key not in (WRITER, SEVERAL, None)]
    for other in _speakers(annotations):
        if other not in speakers and len(speakers) < (1 if request.level == 1 else MOST_SPEAKERS):
            speakers.append(other)
    if not speakers or len(speakers) > MOST_SPEAKERS + 1 or _confusable([s for s in speakers if s]):
        return None
    ids = {WRITER: THE_WRITER, SEVERAL: SEVERAL}
    targets = [(THE_WRITER, "Only the writer, in no speaker’s words")]
    for speaker in shuffled([s for s in speakers if s], lambda name: name, seed):
        ids[speaker] = digest(NAME, speaker)[:8]
        targets.append((ids[speaker], f"Only {speaker}"))
    if request.level > 1:
        targets.append((SEVERAL, "More than one of these"))
    by_start = {use.spans[0].start: use for use in rows}
    names = {target: voice for voice, target in ids.items()}

    def answer(row: TableRow, target: str) -> Said:
        use = by_start[row.evidence[0].start]
        who = [_called(voice) for voice in dict.fromkeys(use.voices) if voice is not None]
        rule = f"In the body, “{use.shown}” is used by {' and '.join(who)}."
        first = {voice: span for span, voice in reversed(list(zip(use.spans, use.voices, strict=True)))}
        proofs = [_around(annotations, span) for voice, span in first.items() if voice is not None]
        proof = " … ".join(reversed(proofs[-2:]))
        if target == row.key:
            return Said(say("Yes.", rule, words=proof, not_claimed=CLOSING))
        if target == SEVERAL:
            tempting, tag = "A common name need not be everybody’s here.", "everyone-says-it"
        elif names[target] in use.voices:
            tempting, tag = "That is one of its places. Look for the others.", "first-use-only"
        elif target == THE_WRITER:
            tempting, tag = (
                "The article prints it, but it reports somebody’s words there.",
                "printed-is-writers",
            )
        else:
            tempting = f"{names[target]} speaks in the article too: look who uses this name."
            tag = "name-nearby"
        return Said(say("No.", rule, words=proof, tempting=tempting, not_claimed=CLOSING), tag)

    def shown(use: _Use) -> str:
        if request.level > 1:
            return f"“{use.shown}”"
        return f"“{use.shown}”, as in {quote(_around(annotations, use.spans[0]))}"

    return match_item(
        "E20",
        annotations,
        request,
        rows=[TableRow(shown(use), ids[use.key or WRITER], use.spans) for use in rows],
        targets=targets,
        answer=answer,
        wording=Wording(
            stem=f"These names may all stand for {family.about}. Who uses which?",
            rule="A name is a speaker’s where it stands in quoted or reported words; else the writer’s.",
            rule_id="naming.voice",
            not_claimed=CLOSING,
            where="Find the name in the body. Does its sentence have “said” or another verb of reporting?",
            example="Another text: Ana said the picnic was a riot. The picnic began at noon. “Riot” is "
            "Ana’s; “picnic” is both Ana’s and the writer’s.",
        ),
        confidence="teacher",
        skill="wording",
    )


def _chosen(uses: list[_Use], most: int, seed: str) -> list[_Use]:
    """At most *most* names, of each voice in turn, so that no voice fills the table."""
    queues: dict[str | None, list[_Use]] = {}
    for use in shuffled(uses, lambda use: use.name, seed):
        queues.setdefault(use.key, []).append(use)
    taken: list[_Use] = []
    for depth in range(most):
        taken += [queue[depth] for queue in queues.values() if depth < len(queue)]
    return sorted(taken[:most], key=lambda use: use.spans[0].start)


def _speakers(annotations: AnnotationSet) -> list[str]:
    """The named speakers of the body, in the order in which they first speak."""
    named = [sure_speaker(annotations, said) for said in annotations.attributions if said.cue is not None]
    return list(dict.fromkeys(name for name in named if name is not None))


def _confusable(speakers: list[str]) -> bool:
    """Whether two speakers share a word, so that they may be one ("Rao", "Rao and her team")."""
    seen: set[str] = set()
    for speaker in speakers:
        norms = {word.norm for word in words(speaker)} - {"the", "of", "and"}
        if norms & seen:
            return True
        seen |= norms
    return False


def _called(voice: str) -> str:
    return "the writer" if voice == WRITER else voice


def _around(annotations: AnnotationSet, span: Span) -> str:
    """The name with up to five words before and after it in its sentence."""
    sentence = body_sentence(annotations, span)
    assert sentence is not None
    text, found = annotations.article.text, words(sentence.span.text)
    at = sentence.span.start
    first = next(i for i, word in enumerate(found) if at + word.end > span.start)
    last = next(i for i, word in enumerate(found) if at + word.end >= span.end)
    low, high = found[max(0, first - 5)], found[min(len(found) - 1, last + 5)]
    start = at + low.start
    if start > at and text[start - 1] in '“"':
        start -= 1
    return one_line(Span.of(text, start, at + high.end))


KIND = Kind(
    name=NAME,
    code="E20",
    title="Naming tracker",
    skill="wording",
    standards=("CCSS RI.6.4", "CCSS RH.6-8.6", "CCSS RI.8.6", "NAMLE Techniques", "NAMLE Content"),
    confidence="teacher",
    ages=("14-15", "16+"),
    make=make,
)
