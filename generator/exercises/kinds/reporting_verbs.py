"""Verbs of reporting (E7): who is given which verb, and what the verb adds to "said"."""

from __future__ import annotations

from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Attribution
from generator.exercises.arrange import digest, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.feedback import say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Item, Level, Shortfall
from generator.exercises.sourcing import is_sound, proof_of, sourcing_words, sure_speaker
from generator.exercises.speech import Spoken, rival_names
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.lexicon.cue_records import cue
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "reporting-verbs"
ROWS: dict[Level, int] = {1: 4, 2: 5, 3: 6}
PLAIN, ADDS = "plain", "adds"
_FAMILIES = [
    "dispute",
    "truth",
    "yield",
    "danger",
    "threat",
    "vow",
    "request",
    "stress",
    "again",
    "careful",
    "clear",
    "solemn",
    "complaint",
    "joke",
    "volume",
]


class _Verb(NamedTuple):
    """One form of a verb that the article gives to one speaker only."""

    form: str
    lemma: str
    attribution: Attribution
    speaker: str

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The cue first, as it is what tells one row from another; then the source."""
        return tuple(span for span in (self.attribution.cue, self.attribution.source) if span is not None)

    @property
    def place(self) -> int:
        """Where the cue begins."""
        return self.evidence[0].start

    @property
    def proof(self) -> tuple[Span, ...]:
        return proof_of(self.attribution)

    @property
    def proof_text(self) -> str:
        return " … ".join(one_line(span) for span in self.proof)


def _family(lemma: str) -> str | None:
    """The family of verbs that add the same kind of thing; None for verbs that are not asked about."""
    name = lemma.replace(" ", "-")
    return next((family for family in _FAMILIES if name in sourcing_words(f"family-{family}")), None)


def _form(attribution: Attribution) -> str:
    """The verb itself, without auxiliaries and adverbs ("had then promised" → "promised")."""
    record = cue(attribution.cue_lemma) if attribution.cue_lemma else None
    if record is None or record.part != "verb" or record.particle or attribution.cue is None:
        return ""
    form = next((word.norm for word in words(attribution.cue.text) if word.norm in record.forms), "")
    after = words(max(attribution.content, key=len).text)
    advice = record.lemma == "suggest" and bool(after) and after[0].norm.endswith("ing")
    return "" if advice else form


def _verbs(annotations: AnnotationSet) -> list[_Verb]:
    """Forms of verbs of reporting in the body, each with a named speaker; one entry for each pair."""
    found: dict[tuple[str, str], _Verb] = {}
    for attribution in annotations.attributions:
        form, speaker = _form(attribution), sure_speaker(annotations, attribution)
        if (
            not form
            or speaker is None
            or attribution.cue_lemma is None
            or not _in_body(annotations, attribution)
            or not is_sound(annotations, attribution.span)
        ):
            continue
        if form in sourcing_words("plain-verb") or _family(attribution.cue_lemma) is not None:
            found.setdefault((form, speaker), _Verb(form, attribution.cue_lemma, attribution, speaker))
    return list(found.values())


def _sole(annotations: AnnotationSet, verbs: list[_Verb]) -> list[_Verb]:
    """Those of *verbs* whose form the body gives to one speaker only, and uses for nothing else."""
    uses: dict[str, list[str | None]] = {}
    for attribution in annotations.attributions:
        form = _form(attribution)
        if form and _in_body(annotations, attribution):
            uses.setdefault(form, []).append(sure_speaker(annotations, attribution))
    counts: dict[str, int] = {}
    for sentence in annotations.article.body:
        for word in words(annotations.article.text, sentence.span.start, sentence.span.end):
            counts[word.norm] = counts.get(word.norm, 0) + 1
    return [
        verb
        for verb in verbs
        if set(uses[verb.form]) == {verb.speaker} and counts.get(verb.form) == len(uses[verb.form])
    ]


def _in_body(annotations: AnnotationSet, attribution: Attribution) -> bool:
    assert attribution.cue is not None
    sentence = annotations.article.sentence_at(attribution.cue.start)
    return sentence is not None and sentence.role == "paragraph"


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Level 1: which verbs are plain; level 2: who is given which verb; level 3: and what it adds."""
    wanted = request.count or ROWS[request.level]
    seed = digest(request.seed, annotations.article.id, NAME)
    verbs = list(shuffled(_verbs(annotations), lambda verb: f"{verb.form} {verb.speaker}", seed))
    sole = _sole(annotations, verbs)
    table = _speakers(annotations, sole, request, wanted) if request.level > 1 else None
    items = [table] if table is not None else []
    more = _glosses(annotations, sole if items else verbs, request, wanted) if request.level == 3 else None
    if more is None and not items:
        more = _plain_or_not(annotations, verbs, request, wanted)
    items += [more] if more is not None else []
    if not items:
        what = "the article gives too few different verbs of reporting to named speakers"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(verbs))
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="“Said” is the plainest verb of reporting. Other verbs add something. Find the verbs "
        "in the article.",
        criterion="A verb is plain if it only tells that words were said or written. "
        "It adds something if it also tells how to take them.",
        note="Ask the class to put “said” in place of each verb and to tell what is lost. "
        "The verb is the writer’s choice; it does not show whether a speaker is honest.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _shown(verb: _Verb, *, alone: bool) -> str:
    """The verb; with its speaker where it has to be found among others."""
    return f"“{verb.form}”" if alone else f"{verb.speaker} … “{verb.form}”"


def _adds(verb: _Verb) -> str:
    record = cue(verb.lemma)
    return record.adds if record is not None else ""


def _plain_or_not(
    annotations: AnnotationSet, verbs: list[_Verb], request: Request, wanted: int
) -> Item | None:
    first: dict[str, _Verb] = {}
    for verb in verbs:
        first.setdefault(verb.lemma, verb)
    plain = [verb for verb in first.values() if verb.form in sourcing_words("plain-verb")]
    adding = [verb for verb in first.values() if verb not in plain and _adds(verb)]
    chosen = plain[: max(1, wanted // 2)]
    chosen += adding[: wanted - len(chosen)]
    if len(chosen) < 3 or not plain or not adding:
        return None
    by_start = {verb.place: verb for verb in chosen}
    rows = [
        TableRow(_shown(verb, alone=False), PLAIN if verb in plain else ADDS, verb.evidence)
        for verb in chosen
    ]

    def answer(row: TableRow, target: str) -> Said:
        verb = by_start[row.evidence[0].start]
        closing = "The verb does not show whether the words are true."
        if row.key == PLAIN:
            rule = f"“{verb.form}” only tells that something was said or written."
            if target == PLAIN:
                return Said(say("Yes.", rule, words=verb.proof_text, not_claimed=closing))
            tempting = "What is said may be strong; the verb itself is not."
            return Said(
                say("No.", rule, words=verb.proof_text, tempting=tempting, not_claimed=closing),
                "plain-verb-judges",
            )
        rule = f"“{verb.form}” adds something to “said”. {_adds(verb)}"
        if target == ADDS:
            return Said(say("Yes.", rule, words=verb.proof_text, not_claimed=closing))
        tempting = "It is so common in news that it can pass for a plain verb."
        return Said(
            say("No.", rule, words=verb.proof_text, tempting=tempting, not_claimed=closing), "all-verbs-alike"
        )

    return match_item(
        "E7",
        annotations,
        request,
        rows=rows,
        targets=((PLAIN, "Plain: only tells that it was said"), (ADDS, "Adds something to “said”")),
        answer=answer,
        wording=Wording(
            stem="Which verbs are plain, and which add something?",
            rule="Put “said” in its place: if something is lost, the verb adds something.",
            rule_id="cue.plain-or-not",
            not_claimed="A verb that adds something does not show whether the words are true.",
            where="Find the verb in the article. Read the sentence again with “said” in its place.",
            example="Another text: Ana boasted that she won. With “said”, the showing-off is gone: "
            "“boasted” adds it.",
        ),
        confidence="likely",
        skill="wording",
    )


def _speakers(annotations: AnnotationSet, verbs: list[_Verb], request: Request, wanted: int) -> Item | None:
    chosen = list[_Verb]()
    for verb in sorted(verbs, key=lambda verb: verb.form in sourcing_words("plain-verb")):
        if len(chosen) < wanted and not any(_confusable(verb.speaker, other.speaker) for other in chosen):
            chosen.append(verb)
    speakers = sorted({verb.speaker for verb in chosen})
    if len(chosen) < 3 or len(speakers) < 2:
        return None
    spoken = [
        Spoken(span=max(verb.attribution.content, key=len), speaker=verb.speaker, proof=verb.evidence)
        for verb in chosen
    ]
    seed = digest(request.seed, annotations.article.id, NAME)
    rivals = rival_names(annotations, spoken, speakers)[:2]
    names = shuffled([*speakers, *rivals], lambda name: name, seed)
    targets = tuple((digest(NAME, name)[:8], name) for name in names)
    ids = {name: target for target, name in targets}
    by_start = {verb.place: verb for verb in chosen}

    def answer(row: TableRow, target: str) -> Said:
        verb = by_start[row.evidence[0].start]
        rule = f"The subject of “{verb.form}” is {verb.speaker}."
        if verb.attribution.source is not None and verb.attribution.source.text.lower() in (
            "he",
            "she",
            "it",
            "they",
        ):
            rule = f"The subject of “{verb.form}” is “{one_line(verb.attribution.source)}”: {verb.speaker}."
        closing = "The verb is the writer’s choice."
        if target == row.key:
            return Said(say("Yes.", rule, words=verb.proof_text, not_claimed=closing))
        name = next(text for known, text in targets if known == target)
        tempting = f"{name} stands in the article too, but is not the subject of this verb."
        return Said(
            say("No.", rule, words=verb.proof_text, tempting=tempting, not_claimed=closing), "name-nearby"
        )

    return match_item(
        "E7",
        annotations,
        request,
        rows=[TableRow(_shown(verb, alone=True), ids[verb.speaker], verb.evidence) for verb in chosen],
        targets=targets,
        answer=answer,
        wording=Wording(
            stem="To whom does the article give this verb of reporting?",
            rule="The subject of the verb is the one who speaks.",
            rule_id="cue.subject",
            not_claimed="The verb is the writer’s choice; it does not rank the speakers.",
            where="Find the verb in the article (not in the headline). Ask: who does this?",
            example="Another text: The mayor, Ana told us, promised a bridge. The mayor promised; Ana told.",
        ),
        confidence="likely",
    )


def _confusable(first: str, second: str) -> bool:
    """Whether two speakers are different but share a word ("Rao", "Rao and her team")."""
    return first != second and bool(
        {w.norm for w in words(first)} & {w.norm for w in words(second)} - {"the", "of", "and"}
    )


def _glosses(annotations: AnnotationSet, verbs: list[_Verb], request: Request, wanted: int) -> Item | None:
    by_family: dict[str, _Verb] = {}
    for verb in verbs:
        family = _family(verb.lemma)
        if family is not None and _adds(verb):
            by_family.setdefault(family, verb)
    chosen = list(by_family.values())[:wanted]
    if len(chosen) < 3:
        return None
    alone = len({verb.form for verb in chosen}) == len(chosen) and set(chosen) <= set(
        _sole(annotations, verbs)
    )
    seed = digest(request.seed, annotations.article.id, NAME, "adds")
    glosses = {_adds(verb) for verb in chosen}
    spare = next(
        (
            record.adds
            for family, lemma in (
                ("again", "reiterate"),
                ("danger", "warn"),
                ("joke", "joke"),
                ("vow", "promise"),
            )
            if family not in by_family and (record := cue(lemma)) is not None and record.adds not in glosses
        ),
        None,
    )
    if len(glosses) < len(chosen):
        return None
    shown = shuffled([*glosses, *([spare] if spare else [])], lambda text: text, seed)
    targets = tuple((digest(NAME, text)[:8], text) for text in shown)
    ids = {text: target for target, text in targets}
    by_start = {verb.place: verb for verb in chosen}

    def answer(row: TableRow, target: str) -> Said:
        verb = by_start[row.evidence[0].start]
        rule = f"“{verb.form}” next to “said”: {_adds(verb)[:1].lower()}{_adds(verb)[1:]}"
        closing = "The verb does not show whether the words are true."
        if target == row.key:
            return Said(say("Yes.", rule, words=verb.proof_text, not_claimed=closing))
        tempting = "Read the sentence again with “said” in its place, and see what is lost."
        return Said(
            say("No.", rule, words=verb.proof_text, tempting=tempting, not_claimed=closing), "verb-misread"
        )

    return match_item(
        "E7",
        annotations,
        request,
        rows=[TableRow(_shown(verb, alone=alone), ids[_adds(verb)], verb.evidence) for verb in chosen],
        targets=targets,
        answer=answer,
        wording=Wording(
            stem="What does each verb add to “said”?",
            rule="Put “said” in its place: what is lost is what the verb adds.",
            rule_id="cue.adds",
            not_claimed="What a verb suggests need not be so.",
            where="Find the verb in the article. Read the sentence again with “said” in its place.",
            example="Another text: Ana boasted that she won. With “said”, the showing-off is gone: "
            "“boasted” adds it.",
        ),
        confidence="likely",
        skill="wording",
    )


KIND = Kind(
    name=NAME,
    code="E7",
    title="Verbs of reporting",
    skill="wording",
    standards=("CCSS RI.6.4", "CCSS L.6-8.5c", "CCSS RH.6-8.6", "NAMLE Techniques", "CBSE reported speech"),
    confidence="likely",
    ages=("16+",),
    counts="rows",
    make=make,
)
