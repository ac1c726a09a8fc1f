"""Naming tracker (E20): the same thing under different names, and who uses which."""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.feedback import quote, say
from generator.exercises.gravity import is_grave
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Item, Level, Option, Shortfall
from generator.exercises.namings import (
    SEVERAL,
    Use,
    around,
    is_plural,
    namings,
    places,
    stands_alone,
    stands_nowhere,
)
from generator.exercises.sourcing import sure_speaker
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.exercises.voices import WRITER
from generator.lexicon.match import words
from generator.lexicon.naming import NamingFamily

__all__ = ["KIND"]

NAME = "naming-tracker"
COUNTS: dict[Level, int] = {1: 1, 2: 2, 3: 3}
ROWS: dict[Level, int] = {1: 4, 2: 5, 3: 7}
LEAST_ROWS = 3
MOST_SPEAKERS = 3
OPTIONS: dict[Level, int] = {1: 3, 2: 3, 3: 4}
THE_WRITER, SOMEBODY = "writer", "somebody"
_EVERYWHERE = frozenset({"naming.rulers", "naming.workers"})
CLOSING = "Different names highlight different sides; none is keyed as the right one."


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Tables of who uses which name, and choices of which name the article uses at all."""
    wanted = request.count or COUNTS[request.level]
    found = namings(annotations)
    items, notes = list[Item](), list[str]()
    for family, uses in sorted(found.items(), key=lambda entry: -len(entry[1])):
        if len(items) < wanted:
            table = _item(annotations, family, uses, request) or _placed(annotations, family, uses, request)
            if table is not None:
                items.append(table)
                notes.append(_note(family, uses))
    items += _choices(annotations, found, request)[:wanted]
    if not items:
        what = "the article has no name that stands for a thing which others call otherwise"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    note = f"Please confirm that the names stand for the same thing here. {' '.join(notes)} " if notes else ""
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find each name in the article, wherever it stands. One thing can have many names.",
        criterion="Words in quotation marks and reported words are the speaker’s. Others are the writer’s.",
        note=f"{note}Names highlight; they do not prove.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _note(family: NamingFamily, uses: list[Use]) -> str:
    """For the teacher: the names found for one thing, with those that are left out."""
    shown = ", ".join(f"“{use.shown}” ({len(use.spans)})" for use in uses)
    unsure = [f"“{use.shown}”" for use in uses if use.key is None]
    out = f" Not sure who uses them: {', '.join(unsure)}." if unsure else ""
    return f"Found for {family.about}: {shown}.{out}"


def _choices(
    annotations: AnnotationSet, found: dict[NamingFamily, list[Use]], request: Request
) -> list[Item]:
    """For each family, which of several names the article uses; the others stand nowhere in it."""
    seed = digest(request.seed, annotations.article.id, NAME, "choice")
    text = annotations.article.text
    entries = []
    for family, uses in sorted(found.items(), key=lambda entry: digest(seed, entry[0].id)):
        alone = [
            use._replace(spans=tuple(span for span in use.spans if stands_alone(text, span)))
            for use in uses
            if use.name in family.sure
            and use.name in family.offered
            and not (request.age == "11-13" and is_grave(use.name))
        ]
        best = max(alone, key=lambda use: len(use.spans), default=None)
        if best is not None and best.spans:
            entries.append((family, best))
    entries.sort(key=lambda entry: entry[0].id in _EVERYWHERE)
    at = balanced_places(len(entries), OPTIONS[request.level], seed)
    made = [
        _choice(annotations, family, use, request, place)
        for (family, use), place in zip(entries, at, strict=True)
    ]
    return [item for item in made if item is not None]


def _choice(
    annotations: AnnotationSet, family: NamingFamily, use: Use, request: Request, place: int
) -> Item | None:
    text = annotations.article.text
    seed = digest(request.seed, NAME, family.id)
    many = is_plural(use.shown)
    absent = [
        [form for form in forms if is_plural(form) is many]
        for forms in family.names
        if forms[0] in family.offered and stands_nowhere(text, forms)
    ]
    alike = [forms[0] for forms in absent if forms]
    wrong = shuffled(alike, lambda each: each, seed)[: OPTIONS[request.level] - 1]
    if len(wrong) < 2:
        return None
    proof = around(annotations, use.spans[0])
    rule = f"The article has “{use.shown}”."

    def option(shown: str, tag: str | None) -> Option:
        tempting = "Another writer may choose it, but it does not stand here." if tag else ""
        return Option(
            id=digest(NAME, family.id, shown)[:8],
            text=shown,
            feedback=say("No." if tag else "Yes.", rule, words=proof, tempting=tempting, not_claimed=CLOSING),
            misconception=tag,
        )

    key = option(use.shown, None)
    low, high = sorted((use.shown, wrong[0]), key=lambda each: digest(seed, each))
    return Item(
        id=identity("E20", annotations.article.id, family.id, "choice", str(request.level)),
        stem=f"Each of these can be used for {family.about}. {_asked(use, request)}",
        interaction=Choice(
            options=place_key(key, [option(each, "names-are-alike") for each in wrong], place), key=(key.id,)
        ),
        evidence=use.spans,
        rule="Only one of the names stands in the article.",
        rule_id="naming.chosen",
        not_claimed=CLOSING,
        confidence="likely",
        skill="wording",
        difficulty=request.level,
        misconceptions=("names-are-alike",),
        hints=(
            f"Look for the places where the article speaks of {family.about}.",
            "Another text calls one meal “a feast” where others might say “a lunch”: look for the very word.",
            f"It is either “{low}” or “{high}”.",
        ),
    )


def _asked(use: Use, request: Request) -> str:
    """The question; it speaks of the writer where it is sure that nobody else uses the name."""
    if request.level > 1 and use.key == WRITER:
        return "Which one does the writer of this article choose?"
    return "Which one does this article use?"


def _placed(
    annotations: AnnotationSet, family: NamingFamily, uses: list[Use], request: Request
) -> Item | None:
    """A table of places instead of names, where no two names have a sure voice each."""
    seed = digest(request.seed, annotations.article.id, NAME, family.id, "places")
    found = [
        place
        for place in places(annotations, [use for use in uses if use.name in family.sure])
        if not (request.age == "11-13" and is_grave(place.name))
    ]
    queues = [
        shuffled(
            [each for each in found if (each.source is None) is mine], lambda each: str(each.span.start), seed
        )
        for mine in (True, False)
    ]
    rows = [each for depth in range(3) for queue in queues for each in queue[depth : depth + 1]]
    rows = rows[: ROWS[request.level]]
    if len(rows) < LEAST_ROWS or not all(queues) or len({row.name for row in rows}) < 2:
        return None
    by_start = {row.span.start: row for row in rows}

    def answer(row: TableRow, target: str) -> Said:
        source = by_start[row.evidence[0].start].source
        rule = "No cue and no marks are near: the writer uses the name here."
        if source is not None:
            rule = f"A cue gives these words to {quote(one_line(source), 8)}."
        if target == row.key:
            return Said(say("Yes.", rule, not_claimed=CLOSING))
        tempting = "Read the whole sentence: is there “said” or a like word?"
        return Said(say("No.", rule, tempting=tempting, not_claimed=CLOSING), "printed-is-writers")

    return match_item(
        "E20",
        annotations,
        request,
        rows=[
            TableRow(
                f"“{one_line(row.span).lower()}”, as in {quote(around(annotations, row.span))}",
                THE_WRITER if row.source is None else SOMEBODY,
                (row.span, *((row.source,) if row.source is not None else ())),
            )
            for row in rows
        ],
        targets=(
            (THE_WRITER, "The writer’s own words"),
            (SOMEBODY, "Quoted or reported words of somebody else"),
        ),
        answer=answer,
        wording=Wording(
            stem=f"These names may all stand for {family.about}. Whose words are they in each place?",
            rule="A name is somebody else’s where it stands in quoted or reported words; else the writer’s.",
            rule_id="naming.place",
            not_claimed=CLOSING,
            where="Find the sentence of each name. Does it have “said” or another verb of reporting?",
            example="Another text: Ana said the picnic was a riot. The picnic ended. “Riot” is Ana’s.",
        ),
        confidence="teacher",
        skill="wording",
    )


def _item(annotations: AnnotationSet, family: NamingFamily, uses: list[Use], request: Request) -> Item | None:
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
        proofs = [around(annotations, span) for voice, span in first.items() if voice is not None]
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

    def shown(use: Use) -> str:
        if request.level > 1:
            return f"“{use.shown}”"
        return f"“{use.shown}”, as in {quote(around(annotations, use.spans[0]))}"

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


def _chosen(uses: list[Use], most: int, seed: str) -> list[Use]:
    """At most *most* names, of each voice in turn, so that no voice fills the table."""
    queues: dict[str | None, list[Use]] = {}
    for use in shuffled(uses, lambda use: use.name, seed):
        queues.setdefault(use.key, []).append(use)
    taken: list[Use] = []
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
