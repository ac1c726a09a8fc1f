"""Whose words are whose: quoted and reported clauses that are safe to ask about."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Attribution
from generator.exercises.clauses import (
    body_sentence,
    has_marks,
    is_clean,
    is_title_case,
    one_line,
    trimmed,
    without_dateline,
    word_count,
)
from generator.exercises.named import PRONOUNS, named_speaker
from generator.exercises.roles import is_role, role_speaker
from generator.exercises.torn import (
    begins_with_a_thing,
    goes_on,
    is_fragment,
    is_relative,
    is_second_half,
    is_subordinate,
    is_thing,
    is_torn,
    points_with_that,
    takes_in_the_hearer,
)
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = [
    "NO_SPEAKER",
    "Spoken",
    "is_one_statement",
    "is_whole",
    "may_be_anothers",
    "quoted_rows",
    "reported_clause",
    "reported_rows",
    "spoken_by",
]

NO_SPEAKER = "No speaker named"
MOST_WORDS = 90
REPORTED_WORDS = 45


class Spoken(NamedTuple):
    """Words cut from the article, with who speaks them (None: marks without a speaker) and the proof."""

    span: Span
    speaker: str | None
    proof: tuple[Span, ...] = ()
    cue_text: str = ""
    source_text: str = ""
    via: str | None = None
    certain: bool = False
    reported: bool = False  # in the writer's words, without marks

    @property
    def by_pronoun(self) -> bool:
        """Whether the source is a pronoun, so that the reader has to look back."""
        return self.source_text.lower() in PRONOUNS


def _proof(attribution: Attribution) -> tuple[Span, ...]:
    spans = [span for span in (attribution.source, attribution.cue) if span is not None]
    return tuple(sorted(spans, key=lambda span: span.start))


def spoken_by(attribution: Attribution, span: Span, speaker: str) -> Spoken:
    """The row of *span*, words of *speaker*, with the proof that *attribution* gives."""
    return Spoken(
        span=span,
        speaker=speaker,
        proof=_proof(attribution),
        cue_text=one_line(attribution.cue) if attribution.cue is not None else "",
        source_text=one_line(attribution.source) if attribution.source is not None else "",
        via=one_line(attribution.via) if attribution.via is not None else None,
        certain=attribution.confidence == "certain",
    )


def quoted_rows(
    annotations: AnnotationSet, *, roles: bool = False, fragments: bool = False, phrases: bool = False
) -> list[Spoken]:
    """Quoted strings of the body whose speaker is named, and those of which it is sure that none is.

    With *roles*, "the police" and "a spokesperson" count as speakers too; with *fragments*, words such as
    “paid to wait”, which are not to be understood without their sentence; with *phrases*, only short
    phrases among them (“long delay”).
    """
    text = annotations.article.text
    rows: list[Spoken] = []
    used: set[int] = set()
    for quoted in annotations.quoted:
        if not quoted.closed:
            continue
        first = annotations.article.sentence_at(quoted.span.start)
        if first is None or first.role != "paragraph":
            continue
        span = trimmed(text, quoted.span.start, quoted.span.end)
        if quoted.use == "speech" and quoted.attribution is not None:
            attribution = annotations.attributions[quoted.attribution]
            doubtful = "teacher" in (quoted.confidence, attribution.confidence)
            if (doubtful and not _is_next_to(attribution, quoted.span)) or attribution.cue is None:
                continue
            speaker = _called(annotations, attribution, roles=roles, doubtful=True)
            if speaker is None or quoted.attribution in used or not 1 <= word_count(span) <= MOST_WORDS:
                continue
            if _is_label(span) or _is_far(text, attribution, quoted.span):
                continue
            if is_title_case(first.span.text):
                continue
            if is_torn(span.text) or goes_on(text, span) or _BY_ANOTHER.match(text, quoted.span.end):
                continue
            if not is_clean(span.text.replace("[", "").replace("]", "")) or not is_whole(span.text):
                continue
            torn = is_fragment(span, phrases=phrases) or is_second_half(annotations, quoted)
            if torn and not fragments:
                continue
            used.add(quoted.attribution)
            rows.append(spoken_by(attribution, span, speaker))
        elif (
            quoted.use == "no-speaker"
            and quoted.confidence != "teacher"
            and not annotations.attributions_at(quoted.span)
            and span.text
            and word_count(span) <= 4
            and not quoted.span.text.rstrip().endswith(",")
            and _is_bare(annotations, quoted.span)
        ):
            rows.append(Spoken(span=span, speaker=None))
    return [row for row in rows if word_count(row.span) >= 1 and _stands_once(text, row.span)]


_ASIDE = re.compile(r"[—–]|\s--?\s|\bhowever\b|,\s+which\s+means\b|[\d\W]['‘’]\s|^\d+['’]", re.IGNORECASE)
_RUNS_ON = re.compile(
    r",\s+(?:[A-Z][\w’'.-]+\s+){1,3}(?:was|were|is|are|has|had|won|lost|said|went|took|made|[a-z]+ed)\b"
    r"|\band\s+(?:he|she|they|it)\s+[a-z]+ed\b"
    r"|,\s+and\s+(?:do(?:es)?(?:n['’]t|\s+not)|has|have|had|is|was|were|will|would|plans?|expects?)\b"
)
"""A second statement that may be the writer's own."""
_SECOND_CLAUSE = re.compile(
    r"(?:\b(?:and|but|while|whereas)|,)\s+(?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4}\s+"
    r"(?:(?:also|has|have|had|puts?|says?|said|adds?|added|claims?|claimed|told|reports?|reported|gives?|gave"
    r"|lists?|listed|estimates?|estimated)\b)"
)
_NO_HEAD = frozenset(
    {"is", "are", "was", "were", "be", "been", "of", "for", "and", "but", "or", "which", "who"}
)


def is_whole(text: str) -> bool:
    """Whether marked words can be asked about as they stand: more than one, no bare predicate, no stray mark.

    >>> is_whole("complicit"), is_whole("is not to cover"), is_whole("1098' about it"), is_whole("We won")
    (False, False, False, True)
    """
    found = words(text)
    return (
        len(found) >= 2
        and not (len(found) < 8 and found[0].norm in _NO_HEAD and text[:1].islower())
        and not re.search(r"\d['’]\s|^\d+['’]", text)
    )


def is_one_statement(text: str) -> bool:
    """Whether reported words hold no aside and no second report ("and Norfleet has it at 4").

    >>> is_one_statement("the fee is 4 and Norfleet has it at 5"), is_one_statement("the fee is 4")
    (False, True)
    """
    return not _ASIDE.search(text) and not _SECOND_CLAUSE.search(text) and not _RUNS_ON.search(text)


_PERSONAL = frozenset({"he", "she", "him", "his", "her", "they", "them", "their", "there", "here"})


def _points_back(span: Span) -> bool:
    """Whether the words begin by pointing to something else than a person: "It", "This", "However"."""
    first = words(span.text)[:1]
    return not first or first[0].norm in word_group("opener") - _PERSONAL


def _marks_pair(annotations: AnnotationSet, span: Span) -> bool:
    """Whether every mark in the paragraph has its partner: else the words may lie inside a quotation."""
    block = next((block for block in annotations.article.blocks if block.span.contains(span)), None)
    text = block.span.text if block is not None else ""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _called(
    annotations: AnnotationSet, attribution: Attribution, *, roles: bool, doubtful: bool = False
) -> str | None:
    """The speaker's name, or with *roles* what the text calls the speaker."""
    return annotations.derived(_looked_up, attribution, roles, doubtful)


def _looked_up(
    annotations: AnnotationSet, attribution: Attribution, roles: bool, doubtful: bool
) -> str | None:
    text = annotations.article.text
    if _is_relative_of_owner(text, attribution) or _is_inside_a_phrase(text, attribution):
        return None
    if may_be_anothers(attribution):
        return None
    named = named_speaker(annotations, attribution, doubtful=doubtful)
    if named is not None and not is_role(f"the {named}"):
        return None if _are_people_of(attribution) else named
    return role_speaker(annotations, attribution) if roles else named


def _are_people_of(attribution: Attribution) -> bool:
    """Whether the source is some people of a body, not the body: "analysts at Norfleet Bank"."""
    source = attribution.source
    if source is None:
        return False
    match = re.match(r"(?:[\w-]+\s+){0,3}?([a-z]+|[A-Z][a-z]+)\s+(?:at|of|from|with|in)\s", source.text)
    people = word_group("role-people") | word_group("role-science")
    return match is not None and match[1].lower() in people


def may_be_anothers(attribution: Attribution) -> bool:
    """Whether marked words may be those of the one who is blamed: "Quist mocked the “new dawn”"."""
    lemma = (attribution.cue_lemma or "").split()[:1]
    return attribution.mode == "mixed" and bool(set(lemma) & word_list("grammar.on-anothers-words"))


def _is_inside_a_phrase(text: str, attribution: Attribution) -> bool:
    """Whether the source only ends a longer phrase: "a letter obtained by Norfleet News warns …"."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or cue.start < source.end:
        return False
    before = text[max(0, source.start - 12) : source.start]
    return re.search(r"\b(?:by|of|from|with)\s+(?:the\s+)?$", before, re.IGNORECASE) is not None


def _is_relative_of_owner(text: str, attribution: Attribution) -> bool:
    """Whether "who" follows a source that only says where somebody works ("head of Norfleet, who said")."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or cue.start < source.end:
        return False
    owned = re.search(
        r"\b(?:of|at|for|from|and)\s+(?:the\s+)?$", text[max(0, source.start - 12) : source.start]
    )
    return bool(owned) and bool(re.match(r",?\s+who\b", text[source.end : source.end + 8]))


_BY_ANOTHER = re.compile(r"[\"”’',]+\s+by\s+(?:the\s+)?\w")
"""“The town, called “the door of the north” by the citizens”: they say it, not the town."""


def _is_label(span: Span) -> bool:
    """Whether a few marked words look like a name or a title, not like something that was said."""
    found = words(span.text)
    small = {"of", "the", "and", "a", "an", "to", "for", "in", "on", "with"}
    capitals = all(
        span.text[word.start].isupper() or span.text[word.start].isdigit() or word.norm in small
        for word in found
    )
    return len(found) <= 5 and capitals and not re.search(r"[!?]$", span.text)


def _is_far(text: str, attribution: Attribution, quoted: Span) -> bool:
    """Whether many words stand between the cue and marked words that are only a part of what is said."""
    cue = attribution.cue
    if cue is None or attribution.mode == "direct" or cue.end > quoted.start:
        return False
    return len(words(text, cue.end, quoted.start)) > 15


def _stands_once(text: str, span: Span) -> bool:
    """Whether the words can be found in only one place."""
    return text.casefold().count(span.text.casefold()) == 1


def _is_next_to(attribution: Attribution, quoted: Span) -> bool:
    """Whether a named source, its cue and the marked words stand side by side."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or source.text.lower() in PRONOUNS:
        return False
    return 0 <= cue.start - source.end <= 12 and 0 <= quoted.start - cue.end <= 40


def _is_bare(annotations: AnnotationSet, span: Span) -> bool:
    """Whether nothing in the sentence could make somebody the speaker of the marked words."""
    sentence = annotations.article.sentence_at(span.start)
    if sentence is None or not span.text[:1].islower() or any(character.isdigit() for character in span.text):
        return False
    if annotations.said_at(sentence.span):
        return False
    spoken = word_group("hearsay") - {
        "named",
        "found",
        "shows",
        "showed",
        "plan",
        "plans",
        "planned",
        "decided",
    }
    outside = sentence.span.text.replace(span.text, " ")
    return not any(word.norm in spoken for word in words(outside))


def reported_rows(annotations: AnnotationSet, *, roles: bool = False) -> list[Spoken]:
    """Clauses of reported speech without marks whose speaker is named (with *roles*, or called by a role)."""
    return list(annotations.derived(_reported_rows, roles))


def _reported_rows(annotations: AnnotationSet, roles: bool) -> tuple[Spoken, ...]:
    rows: list[Spoken] = []
    for attribution in annotations.attributions:
        speaker = _called(annotations, attribution, roles=roles)
        clause = reported_clause(annotations, attribution) if speaker is not None else None
        if speaker is not None and clause is not None:
            rows.append(spoken_by(attribution, clause, speaker)._replace(reported=True))
    return tuple(rows)


def reported_clause(annotations: AnnotationSet, attribution: Attribution) -> Span | None:
    """The clause in the writer's words that the attribution gives to its source, if it is whole and sure."""
    text = annotations.article.text
    if attribution.mode != "indirect" or attribution.cue is None or attribution.cue_lemma == "deny":
        return None
    if (attribution.cue_lemma or "").split()[:1] not in [[cue] for cue in word_group("speech-cue")]:
        return None
    if len(attribution.content) != 1:
        return None
    content = attribution.content[0]
    clean = without_dateline(text, trimmed(text, content.start, content.end))
    if match := re.match(r"(?:(?:on|in|at|late|early|last)\s+[\w ]{2,24},?\s+)?that\s+", clean.text):
        clean = Span.of(text, clean.start + match.end(), clean.end)
        if points_with_that(clean.text):
            return None
    sentence = body_sentence(annotations, clean)
    if (
        sentence is None
        or is_title_case(sentence.span.text)
        or has_marks(clean.text)
        or not is_one_statement(clean.text)
        or not 4 <= word_count(clean) <= REPORTED_WORDS
        or len(annotations.attributions_at(clean)) != 1
        or any(proof.overlaps(clean) for proof in _proof(attribution))
        or re.search(r"\b(?:whom|which|who|that|where)\s+(?:[Tt]he\s+)?$", _before_source(text, attribution))
        or not _begins_whole(text, clean, attribution, sentence.span)
        or _points_back(clean)
        or not _marks_pair(annotations, clean)
        or is_torn(clean.text)
        or text[clean.end : clean.end + 1] == ":"
        or _ABOUT.search(text[attribution.cue.end : max(attribution.cue.end, clean.start)])
        or is_thing(attribution, clean)
        or takes_in_the_hearer(text, attribution, clean)
        or begins_with_a_thing(clean.text)
        or is_relative(annotations, attribution)
        or is_subordinate(text, attribution, clean)
    ):
        return None
    return clean


_ABOUT = re.compile(r"\b(?:about|of|over|for)\b")
"""“Told the school about abuse she suffered”: what is told stands behind the thing, in the writer's words."""


def _before_source(text: str, attribution: Attribution) -> str:
    source = attribution.source
    return text[max(0, source.start - 14) : source.start] if source is not None else ""


def _begins_whole(text: str, clause: Span, attribution: Attribution, sentence: Span) -> bool:
    """Whether the clause begins where what is said begins: the head of the sentence, or behind the cue."""
    found = words(clause.text)
    if not found or found[0].norm in word_group("preposition") or not is_clean(clause.text):
        return False
    if not any(word.norm in word_group("finite") or word.norm.endswith("ed") for word in found[1:]):
        return False
    if found[-1].norm in (
        "then",
        "and",
        "but",
        "or",
        "that",
        "which",
        "who",
        "after",
        "before",
        "as",
        "the",
        "a",
    ):
        return False
    if (
        not without_dateline(text, sentence)
        .text.removesuffix(text[clause.start : sentence.end])
        .strip(" “\"‘'")
    ):
        return True
    cue = attribution.cue
    if cue is None or cue.end > clause.start:
        return False
    return len(words(text, cue.end, clause.start)) <= 5 and not re.search(
        r"[.;:]", text[cue.end : clause.start]
    )
