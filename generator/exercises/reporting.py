"""Verbs of reporting as an article uses them: which are sure to report, which are plain, what others add."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Attribution
from generator.exercises.clauses import body_sentence, has_marks, is_clean, one_line
from generator.exercises.sourcing import is_nested, is_sound, may_speak, proof_of, sourcing_words
from generator.lexicon.cue_records import Cue, cue, word_list
from generator.lexicon.match import Word, words
from generator.lexicon.reporting import ReportingFamily, family_of
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["ReportingVerb", "reporting_verbs", "statement_of", "verb_form"]

_JOINED = re.compile(r"(?:that|and|but)\s+(?:that\s+)?", re.IGNORECASE)
LEAST_STATEMENT, MOST_STATEMENT = 5, 14
_REACTS = frozenset({"respond", "reply", "react", "answer", "counter", "retort"})
_DEED = re.compile(r"(?:\s+[\w-]+){0,3}\s+(?:by|to|with)\b")
_AS = re.compile(r"\s+as\s+(?:a|an|the|his|her|its|their|part)\b")
_PRONOUN_IS = re.compile(r"(?:he|she|it|that|there|what|who|here|this|everybody|everyone|nobody)'s")
_CLAUSE = ("that", "quote", "after-content", "inverted", "colon")
_TO = frozenset(
    {"promise", "pledge", "vow", "threaten", "urge", "implore", "beg", "order", "instruct", "command"}
)
_DIRECTS = re.compile(
    r"[,:]?\s+(?:that\b|[“\"‘'])|[,.]?\s*$"
    r"|\s+(?:the|his|her|its|their|all|[A-Z][\w-]+)\s+(?:[\w-]+\s+){0,3}to\s+[a-z]+\b"
)
"""What stands behind "ordered" where words are reported: "that …", or somebody "to …"; not a thing."""
_DIRECTING = frozenset({"order", "instruct", "command"})
_SHOWS = frozenset(
    {"evidence", "model", "video", "footage", "data", "image", "photo", "picture", "recording", "result"}
)
_OF_THINGS = frozenset({"promise", "threaten", "confirm", "reveal", "disclose", "underline", "underscore"})
_SPEAKING = (
    "groups.speaking", "groups.body", "groups.people", "groups.document", "titles.office", "titles.post",
    "titles.role", "titles.rank",
)  # fmt: skip
_MODAL = frozenset(
    """
    to will would can could may might shall should must cannot let did do does not never if be being been
    was were is are get got
    """.split()  # noqa: SIM905
)
_FINITE = frozenset(
    """
    is are was were has have had will would can could may might should must does did isn't aren't wasn't
    weren't hasn't haven't hadn't won't wouldn't can't couldn't didn't doesn't don't
    """.split()  # noqa: SIM905
)
_NO_OPENING = frozenset("also even just only not so then instead".split())  # noqa: SIM905
_LEADS_AWAY = frozenset("which who whose that to for where when while because after before if as".split())  # noqa: SIM905


class ReportingVerb(NamedTuple):
    """A verb of reporting in the body. `family` is None for a plain one ("said")."""

    form: str
    lemma: str
    family: ReportingFamily | None
    cue: Span
    sentence: Span
    attribution: Attribution

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The cue first, as it is what tells one row from another; then the source."""
        source = self.attribution.source
        return (self.cue,) if source is None else (self.cue, source)

    @property
    def shown_source(self) -> Span | None:
        """The source, where it is sure to be the subject of the verb: not before ", claiming"."""
        return None if "participle" in self.attribution.rule else self.attribution.source

    @property
    def proof_text(self) -> str:
        """Source and cue in text order, as they are shown in feedback."""
        if self.shown_source is None:
            return one_line(self.cue)
        return " … ".join(one_line(span) for span in proof_of(self.attribution))


def verb_form(attribution: Attribution) -> str:
    """The verb itself, without auxiliaries and adverbs ("had then promised" → "promised"); "" if none."""
    record = cue(attribution.cue_lemma) if attribution.cue_lemma else None
    if record is None or record.part != "verb" or attribution.cue is None:
        return ""
    found = words(attribution.cue.text)
    place = next((i for i, word in enumerate(found) if word.norm in record.forms), None)
    if place is None:
        return ""
    form = found[place].norm
    if record.particle:
        after = found[place + 1].norm if place + 1 < len(found) else ""
        return f"{form} {after}" if after == record.particle else ""
    advice = record.lemma == "suggest" and _first(attribution).endswith("ing")
    return "" if advice else form


def reporting_verbs(annotations: AnnotationSet) -> list[ReportingVerb]:
    """Verbs that report for certain, in text order: plain ones, and those of a family.

    Left out are verbs within somebody's words, after "to" or "would", passives, denied ones, and verbs whose
    object may be a thing ("announced a plan").
    """
    found = []
    for attribution in annotations.attributions:
        verb = _verb(annotations, attribution)
        if verb is not None:
            found.append(verb)
    return sorted(found, key=lambda verb: verb.cue.start)


def _verb(annotations: AnnotationSet, attribution: Attribution) -> ReportingVerb | None:
    form, lemma, at = verb_form(attribution), attribution.cue_lemma, attribution.cue
    if not form or lemma is None or at is None or attribution.negated or attribution.source is None:
        return None
    record = cue(lemma)
    sentence = body_sentence(annotations, at)
    if record is None or not record.speech or sentence is None:
        return None
    family = family_of(lemma)
    if family is None and form not in sourcing_words("plain-verb"):
        return None
    if annotations.quoted_at(at) is not None or is_nested(annotations, attribution):
        return None
    if not is_sound(annotations, sentence.span) or not _is_done(annotations, at, form, record):
        return None
    if lemma in _REACTS and _DEED.match(annotations.article.text, at.end):
        return None
    if _may_be_noun(annotations.article.text, at, form) or _AS.match(annotations.article.text, at.end):
        return None
    if attribution.source.text.lower() in ("which", "that", "i", "we", "you"):
        return None
    if annotations.timexes_at(attribution.source):
        return None
    if family is not None and words(attribution.source.text)[-1].norm.removesuffix("s") in _SHOWS:
        return None
    if lemma in _DIRECTING and not _DIRECTS.match(annotations.article.text, at.end):
        return None
    if not _reports(attribution, lemma, family) or (lemma in _OF_THINGS and not _speaks(attribution)):
        return None
    return ReportingVerb(form, lemma, family, at, sentence.span, attribution)


def _may_be_noun(text: str, at: Span, form: str) -> bool:
    """Whether a form in -s stands right after another verb ("It was after she released notes")."""
    found = words(text, max(0, at.start - 30), at.end)
    place = next((i for i, word in enumerate(found) if word.start >= at.start and word.norm == form), 0)
    if not form.endswith("s") or not place:
        return False
    before = found[place - 1]
    return text[before.start].islower() and (
        before.norm.endswith(("ed", "ing")) or before.norm in word_list("grammar.preposition")
    )


def _is_done(annotations: AnnotationSet, at: Span, form: str, record: Cue) -> bool:
    """Whether the verb tells that something was said: no "to say", "would say", "was told", "if he says"."""
    text = annotations.article.text
    inside = [word.norm for word in words(at.text)]
    ahead = inside[: inside.index(form.split()[0])]
    before = words(text, max(0, at.start - 30), at.start)
    if before and not text[before[-1].end : at.start].strip():
        last = before[-1].norm
        if form == record.forms[4] and last in word_list("grammar.preposition"):
            return False
        ahead.append(last)
    return not any(norm in _MODAL or norm.endswith("n't") for norm in ahead)


def _reports(attribution: Attribution, lemma: str, family: ReportingFamily | None) -> bool:
    """Whether what follows the verb is sure to be what was said."""
    rule = attribution.rule.removeprefix("attribution.").removeprefix("participle-")
    if family is not None and family.takes and rule not in family.takes:
        return False
    if rule == "to":
        return lemma in _TO
    if rule in _CLAUSE or rule == "as-said":
        return True
    return rule == "bare" and _is_clause(attribution)


def _speaks(attribution: Attribution) -> bool:
    """Whether the subject is a name, people, or a text: verbs like "promise" are said of things as well."""
    found = words(attribution.source.text) if attribution.source is not None else []
    if attribution.source is None or not found:
        return False
    if (
        found[0].norm not in word_group("function")
        and attribution.source.text[0].isupper()
        and len(found) == 1
    ):
        return True
    if any(attribution.source.text[word.start].isupper() for word in found[1:]):
        return True
    nouns = {found[-1].norm, found[-1].norm.removesuffix("s")}
    people = sourcing_words("crowd") | sourcing_words("lone") | {"he", "she", "they", "who"}
    return bool(nouns & people) or any(nouns & word_list(name) for name in _SPEAKING)


def _is_clause(attribution: Attribution) -> bool:
    """Whether the content has a finite verb of its own near its head ("claim the mosque was built")."""
    text = max(attribution.content, key=len).text
    for word in words(text)[:10]:
        if word.norm in _LEADS_AWAY or text[word.start : word.end] == "May":
            return False
        if word.norm in _FINITE or word.norm.endswith(("'re", "'ll", "'ve")):
            return True
    return False


def _first_clause(text: str, found: list[Word]) -> list[Word]:
    """The words as far as the first comma or dash that leaves enough of them: more may be another's."""
    for index in range(LEAST_STATEMENT - 1, len(found) - 1):
        gap = text[found[index].end : found[index + 1].start].strip(" .’'")
        if gap:
            return found[: index + 1] if not set(gap) & set('“”"') else []
    return found


def _first(attribution: Attribution) -> str:
    after = words(max(attribution.content, key=len).text)
    return after[0].norm if after else ""


def statement_of(annotations: AnnotationSet, verb: ReportingVerb) -> Span | None:
    """The first words of what the verb reports, to be shown as a statement; None where they may mix voices.

    No other cue stands in them, they are one clean stretch of one sentence, and the article has them once.
    """
    if verb.attribution.rule.endswith((".to", ".as-said")):
        return None
    text = annotations.article.text
    whole = max(verb.attribution.content, key=len)
    joined = _JOINED.match(whole.text)
    start = whole.start + (joined.end() if joined else 0)
    sentence = annotations.article.sentence_at(start)
    if sentence is None or sentence.role != "paragraph":
        return None
    found = _first_clause(text, words(text, start, min(whole.end, sentence.span.end)))[:MOST_STATEMENT]
    if len(found) < LEAST_STATEMENT:
        return None
    span = Span.of(text, start, found[-1].end)
    others = (other for other in annotations.attributions if other is not verb.attribution)
    if any(other.cue is not None and other.cue.overlaps(span) for other in others):
        return None
    if found[-1].norm in word_list("grammar.preposition") or span.text.count("(") != span.text.count(")"):
        return None
    if may_speak([word.norm for word in found]):
        return None
    if not is_clean(span.text) or has_marks(span.text) or text.count(span.text) > 1:
        return None
    return span if _is_statement([word.norm for word in found]) else None


def _is_statement(norms: list[str]) -> bool:
    """Whether words begin with a subject and go on to a verb that tells."""
    opening = norms[0]
    if opening in _FINITE or opening in _LEADS_AWAY or opening in _NO_OPENING:
        return False
    if opening in word_list("grammar.preposition") or opening in word_list("grammar.subordinator"):
        return False
    return any(
        norm in _FINITE or _PRONOUN_IS.fullmatch(norm) or norm.endswith(("'re", "'ll", "'ve", "'m"))
        for norm in norms[1:]
    )
