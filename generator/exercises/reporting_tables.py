"""Tables of verbs of reporting: plain or not, given to whom, and what each adds to "said"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest, shuffled
from generator.exercises.clauses import body_sentence, one_line
from generator.exercises.feedback import say
from generator.exercises.kind import Request
from generator.exercises.model import Item, Level
from generator.exercises.reporting import ReportingVerb, verb_form
from generator.exercises.rivals import rival_names
from generator.exercises.sourcing import proof_of, sourcing_words, sure_speaker
from generator.exercises.speech import Spoken
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.lexicon.match import words
from generator.lexicon.reporting import ReportingFamily, reporting_families

__all__ = ["CLOSING", "EXAMPLE", "adds_table", "plain_table", "spare_families", "speaker_table"]

ROWS: dict[Level, int] = {1: 4, 2: 5, 3: 6}
PLAIN, ADDS = "plain", "adds"
EXAMPLE = "Another text: Ana boasted that she won. With “said”, the showing-off is gone: “boasted” adds it."
CLOSING = "The verb does not show whether the words are true."


def _row(verb: ReportingVerb, key: str) -> TableRow:
    return TableRow(f"“{verb.form}”", key, verb.evidence)


def plain_table(annotations: AnnotationSet, verbs: Sequence[ReportingVerb], request: Request) -> Item | None:
    """Which verbs are plain, and which add something: one row for each verb of which that is sure."""
    first: dict[str, ReportingVerb] = {}
    for verb in verbs:
        first.setdefault(verb.lemma, verb)
    plain = [verb for verb in first.values() if verb.family is None]
    adding = [verb for verb in first.values() if verb.family is not None and not verb.family.manner]
    wanted = ROWS[request.level]
    chosen = plain[: max(1, wanted // 2)]
    chosen += adding[: wanted - len(chosen)]
    if len(chosen) < 3 or not plain or not adding:
        return None
    by_start = {verb.cue.start: verb for verb in chosen}

    def answer(row: TableRow, target: str) -> Said:
        verb = by_start[row.evidence[0].start]
        if verb.family is None:
            rule = f"“{verb.form}” only tells that something was said or written."
            tempting, tag = "What is said may be strong; the verb itself is not.", "plain-verb-judges"
        else:
            rule = f"“{verb.form}” adds to “said” that {verb.family.adds}."
            tempting = "It is so common in news that it can pass for a plain verb."
            tag = "all-verbs-alike"
        if target == row.key:
            return Said(say("Yes.", rule, words=verb.proof_text, not_claimed=CLOSING))
        return Said(say("No.", rule, words=verb.proof_text, tempting=tempting, not_claimed=CLOSING), tag)

    return match_item(
        "E7",
        annotations,
        request,
        rows=[_row(verb, PLAIN if verb.family is None else ADDS) for verb in chosen],
        targets=((PLAIN, "Plain: only tells that it was said"), (ADDS, "Adds something to “said”")),
        answer=answer,
        wording=Wording(
            stem="Which verbs are plain, and which add something?",
            rule="Put “said” in its place: if something is lost, the verb adds something.",
            rule_id="cue.plain-or-not",
            not_claimed="A verb that adds something does not show whether the words are true.",
            where="Find the verb in the article. Read the sentence again with “said” in its place.",
            example=EXAMPLE,
        ),
        confidence="likely",
        skill="wording",
    )


def _apart(verbs: Sequence[ReportingVerb], most: int) -> list[ReportingVerb]:
    """Up to *most* of *verbs* whose families are not near one another, one of each; the least near first."""
    by_family: dict[str, tuple[ReportingVerb, ReportingFamily]] = {}
    for verb in verbs:
        if verb.family is not None:
            by_family.setdefault(verb.family.name, (verb, verb.family))
    pairs = list(by_family.values())
    pairs.sort(key=lambda pair: sum(pair[1].is_near(other) for _, other in pairs))
    chosen: list[tuple[ReportingVerb, ReportingFamily]] = []
    for verb, family in pairs:
        if len(chosen) < most and not any(family.is_near(other) for _, other in chosen):
            chosen.append((verb, family))
    return [verb for verb, _ in chosen]


def adds_table(annotations: AnnotationSet, verbs: Sequence[ReportingVerb], request: Request) -> Item | None:
    """What each verb adds: verbs of three families at least that cannot be taken for one another."""
    chosen = _apart(verbs, ROWS[request.level])
    if len(chosen) < 3:
        return None
    seed = digest(request.seed, annotations.article.id, "reporting-verbs", "adds")
    families = [verb.family for verb in chosen if verb.family is not None]
    spare = spare_families(families, seed)[:1]
    shown = shuffled([*families, *spare], lambda family: family.name, seed)
    by_start = {verb.cue.start: verb for verb in chosen}

    def answer(row: TableRow, target: str) -> Said:
        verb = by_start[row.evidence[0].start]
        assert verb.family is not None
        rule = f"“{verb.form}” adds to “said” that {verb.family.adds}."
        if target == row.key:
            return Said(say("Yes.", rule, words=verb.proof_text, not_claimed=CLOSING))
        tempting = "Read the sentence again with “said” in its place, and see what is lost."
        return Said(
            say("No.", rule, words=verb.proof_text, tempting=tempting, not_claimed=CLOSING), "verb-misread"
        )

    return match_item(
        "E7",
        annotations,
        request,
        rows=[_row(verb, verb.family.name) for verb in chosen if verb.family is not None],
        targets=tuple((family.name, family.gloss) for family in shown),
        answer=answer,
        wording=Wording(
            stem="What does each verb add to “said”?",
            rule="Put “said” in its place: what is lost is what the verb adds.",
            rule_id="cue.adds",
            not_claimed="What a verb suggests need not be so.",
            where="Find the verb in the article. Read the sentence again with “said” in its place.",
            example=EXAMPLE,
        ),
        confidence="likely",
        skill="wording",
    )


def spare_families(keys: Sequence[ReportingFamily], seed: str) -> list[ReportingFamily]:
    """Usual families that are near none of *keys*, in an order the seed decides."""
    free = [
        family
        for family in reporting_families()
        if family.usual and not any(family.is_near(key) for key in keys)
    ]
    return list(shuffled(free, lambda family: family.name, seed))


def speaker_table(
    annotations: AnnotationSet, verbs: Sequence[ReportingVerb], request: Request
) -> Item | None:
    """To whom each verb is given: verbs that the body gives to one sure speaker and uses for nothing else."""
    wanted = ROWS[request.level]
    sole = _sole(annotations, verbs)
    chosen: list[tuple[ReportingVerb, str]] = []
    for verb, speaker in sorted(sole, key=lambda pair: pair[0].family is None):
        if len(chosen) < wanted and not any(_confusable(speaker, other) for _, other in chosen):
            chosen.append((verb, speaker))
    speakers = sorted({speaker for _, speaker in chosen})
    if len(chosen) < 3 or len(speakers) < 2:
        return None
    spoken = [
        Spoken(span=max(verb.attribution.content, key=len), speaker=speaker, proof=verb.evidence)
        for verb, speaker in chosen
    ]
    seed = digest(request.seed, annotations.article.id, "reporting-verbs")
    people = {name.canonical for name in annotations.names if name.kind == "person"}
    rivals = rival_names(annotations, spoken, speakers)
    if set(speakers) <= people:
        rivals = [name for name in rivals if name in people]
    rivals = rivals[:2]
    names = shuffled([*speakers, *rivals], lambda name: name, seed)
    targets = tuple((digest("reporting-verbs", name)[:8], name) for name in names)
    ids = {name: target for target, name in targets}
    by_start = {verb.cue.start: (verb, speaker) for verb, speaker in chosen}

    def answer(row: TableRow, target: str) -> Said:
        verb, speaker = by_start[row.evidence[0].start]
        proof = " … ".join(one_line(span) for span in proof_of(verb.attribution))
        source = verb.attribution.source
        rule = f"The subject of “{verb.form}” is {speaker}."
        if source is not None and source.text.lower() in ("he", "she", "it", "they"):
            rule = f"The subject of “{verb.form}” is “{one_line(source)}”: {speaker}."
        closing = "The verb is the writer’s choice."
        if target == row.key:
            return Said(say("Yes.", rule, words=proof, not_claimed=closing))
        name = next(text for known, text in targets if known == target)
        tempting = f"{name} stands in the article too, but is not the subject of this verb."
        return Said(say("No.", rule, words=proof, tempting=tempting, not_claimed=closing), "name-nearby")

    return match_item(
        "E7",
        annotations,
        request,
        rows=[_row(verb, ids[speaker]) for verb, speaker in chosen],
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


def _sole(annotations: AnnotationSet, verbs: Sequence[ReportingVerb]) -> list[tuple[ReportingVerb, str]]:
    """Those of *verbs* whose form the body gives to one speaker only and uses for nothing else; each once."""
    uses: dict[str, list[str | None]] = {}
    for attribution in annotations.attributions:
        form = verb_form(attribution)
        if form and attribution.cue is not None and body_sentence(annotations, attribution.cue) is not None:
            uses.setdefault(form, []).append(sure_speaker(annotations, attribution))
    counts = Counter(word.norm for sentence in annotations.article.body for word in words(sentence.span.text))
    told = {sentence.span.start for sentence in annotations.article.body}
    above = {
        word.norm
        for sentence in annotations.article.sentences
        if sentence.span.start not in told
        for word in words(sentence.span.text)
    }
    found: dict[str, tuple[ReportingVerb, str]] = {}
    for verb in verbs:
        speaker = sure_speaker(annotations, verb.attribution)
        if (
            speaker is not None
            and set(uses[verb.form]) == {speaker}
            and counts[verb.form.split()[0]] == len(uses[verb.form])
            and verb.form.split()[0] not in above
            and (verb.family is not None or verb.form in sourcing_words("plain-verb"))
        ):
            found.setdefault(verb.form, (verb, speaker))
    return list(found.values())


def _confusable(first: str, second: str) -> bool:
    """Whether two speakers are different but share a word ("Rao", "Rao and her team")."""
    return first != second and bool(
        {w.norm for w in words(first)} & {w.norm for w in words(second)} - {"the", "of", "and"}
    )
