"""Stretches of an article by the kind of statement they make: to be checked, somebody's, or judging."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from generator.annotations.model import AnnotationSet, Attribution, LoadedWording
from generator.exercises.clauses import (
    body_sentence,
    clause_around,
    has_marks,
    is_clean,
    one_line,
    opens_plainly,
    word_count,
)
from generator.exercises.five_ws.frames import names_a_suspect, tells_of_loss
from generator.exercises.gravity import counts_casualties, is_grave, shows_harm
from generator.exercises.model import Age
from generator.exercises.sourcing import is_nested, is_sound, sourcing_words, tells
from generator.exercises.times import is_past
from generator.exercises.voices import writers_own
from generator.lexicon.cue_records import cue_forms
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["Statement", "StatementBin", "is_bare", "statements"]

LONGEST, LONGEST_SAID = 32, 36

StatementBin = Literal["checkable", "statement", "judgement"]

_OPEN = frozenset(
    (  # noqa: SIM905
        "may might could would should can will must if whether perhaps probably likely seems seem "
        "seemed appears appeared interestingly surprisingly fortunately unfortunately clearly "
        "obviously i we you my our your us me some many several few largely mostly often mainly "
        "generally usually typically widely certain kind sort close near huge major minor big "
        "large small great poor rich high low long short better worse best worst too very quite "
        "rather hard easy favorite favourite comfortable emotional life another indication "
        "leading smaller larger bigger deep strong weak new-look so-called refurbished however "
        "only just even most lucrative gregarious active vast complete hardened relative "
    ).split()
)
_ACTS = frozenset(
    (  # noqa: SIM905
        "approved signed filed opened closed won lost banned launched published appointed elected "
        "resigned arrested charged sentenced convicted released acquired bought sold founded built "
        "merged scored beat defeated passed voted ratified repealed suspended fined sued retired "
        "married arrived landed flew visited met moved evacuated recalled inaugurated unveiled "
        "born gathered crashed collided delivered moderated chaired hosted attended "
        "entered returned travelled traveled boarded joined replaced succeeded cancelled canceled "
        "postponed adjourned granted seized rescued erupted collapsed derailed docked sailed "
        "premiered aired finished qualified marched planted installed donated ordered "
    ).split()
)
_NO_ACT = frozenset({"to", "the", "a", "an", "of", "not", "never", "who", "which", "that"})
_MODALS = frozenset(
    (  # noqa: SIM905
        "may might could would should can will if whether i we you my our your us me however perhaps "
        "some several another"
    ).split()
)
_PERSONAL = frozenset({"i", "we", "you", "my", "our", "your", "us", "me"})
_BEGINS = re.compile(r"(?:^|[,;:–—]|\b(?:and|but|that|as|while))[\s“\"‘]*$")
_MONTH = re.compile(r"(?<=\w )May\b")
_FELL = re.compile(r"\bdeclined\s+(?:by|to|from)\b|\bnoted\s+by\b")
_PLACED = re.compile(r"(?:on|in|since|from|until|by|during|between|last|earlier|late|early)\b", re.IGNORECASE)
_LOOSE = re.compile(
    r"[():?!;…–—]|--|\s-\s|, (?:but|and yet)\b|\b(?:was|were|is|are) to\b|-wing\b|-growing\b|\bfar-"
    r"|\b(?:because|due to|thanks to|led to|leads to|culminated|resulted|caused|prompted|reversed|mandate)\b"
    r"|\b(?:reinforcing|ensuring|highlighting|underscoring|reflecting|showing|proving|demonstrating)\b"
    r"|\b(?:signalling|signaling|raising|fuelling|fueling|sparking)\b"
    r"|\banticipat\w+|\bforecasts?\b|\bproject(?:s|ed)\b|\bestimat\w+|\bpredict\w*"
    r"|\b(?:plan|hope|aim|intend|seek|expect|believe|want|need|suppose)(?:s|d|ed)? to\b"
    r"|\b(?:set|slated|likely|poised) to\b",
    re.IGNORECASE,
)
_SAYING = frozenset(
    (  # noqa: SIM905
        "say tell add announce argue claim explain insist warn state according assert allege contend comment "
        "stress reply"
    ).split()
)
_SHOWN = frozenset(
    {"show", "shows", "showed", "reveal", "reveals", "revealed", "indicate", "indicates", "indicated"}
    | {"suggest", "suggests", "suggested", "list", "lists", "listed", "detail", "details", "detailed"}
)
_GOES_ON = re.compile(r"\s*(?:--?|–|—)\s?\w|\s*(?:while|whilst|though|although|if|however|not)\b")
_HALF = re.compile(r"``|\'\'|\bnot (?:just|only|merely|simply)\b(?!.*\bbut\b)", re.DOTALL)
_TAIL = re.compile(r",\s+(?!including|according|beginning|following)\w+ing\b")
_ADVERB = re.compile(r"\b\w{3,}ly\b")
_PLAIN_LY = frozenset(
    (  # noqa: SIM905
        "early only daily nearly roughly approximately exactly monthly weekly yearly hourly "
        "family july italy assembly supply reply elderly respectively previously formerly "
        "initially recently domestically internationally separately jointly unanimously "
        "officially directly annually locally nationally currently "
    ).split()
)
_LEADING = frozenset(
    {"if", "as", "although", "though", "while", "despite", "for", "so", "because", "when", "since", "no"}
    | {"is", "are", "was", "were", "has", "have", "had", "will", "can"}
)
_SHARE = re.compile(
    r"\b(?:per\s?cent|percent|percentage|majority|minority|half|halves|thirds?|quarters?|fifths?|one in"
    r"|in (?:ten|five|10|5)|respondents?|most|polls?|surveys?)\b|%",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"\b[a-z]+(?:-[a-z]+)+\b")
_PLAIN_COMPOUND = re.compile(
    r"(?:co|vice|ex|non|mid|deputy|sub|inter|then|pro|anti)-|.*-(?:general|elect|based|chief|law|old|owned|run|born"
    r"|large|charge|president|secretary|chair|director|minister|founder|author|host|pilot|leader|up|wide)$"
)
_SWELLED = re.compile(
    r"\b(?:army|armies|flood|wave|waves|raft|slew|swarm|horde|hordes|legion|legions|mountain|tide|torrent|avalanche"
    r"|explosion|frenzy|spree|blizzard|barrage|scores|droves)\b|\b\w{2,}iest\b"
    r"|\b(?:bigg|larg|high|low|fast|slow|strong|weak|rich|poor|old|young|new|great|tough|clos|deep|long|short)(?:er|est)\b",
    re.IGNORECASE,
)
_JUDGING = ("evaluative", "evaluative-noun", "intensifier")


class Statement(NamedTuple):
    """A stretch of the article with its bin, the words that decide it, and who says it, if anybody."""

    span: Span
    bin: StatementBin
    proof: tuple[Span, ...]
    speaker: str = ""
    cue: str = ""

    @property
    def shown(self) -> str:
        return re.sub(r"(?<!\.[A-Z])\.(?=[”\"’]?$)", "", one_line(self.span).strip(" ,;:"))


def statements(annotations: AnnotationSet, age: Age | None = None) -> list[Statement]:
    """All rows, each from a sentence of its own, in text order."""
    found = [*_checkable(annotations), *_statements(annotations), *_judging(annotations)]
    kept: dict[int, Statement] = {}
    for row in sorted(found, key=lambda row: (row.span.start, row.span.end)):
        sentence = body_sentence(annotations, row.proof[0])
        heavy = is_grave(row.span.text) if age == "11-13" else counts_casualties(row.span.text)
        if sentence is None or heavy or shows_harm(row.span.text) or sentence.span.start in kept:
            continue
        if annotations.article.text.count(row.span.text) == 1:
            kept[sentence.span.start] = row
    return list(kept.values())


def _checkable(annotations: AnnotationSet) -> list[Statement]:
    """Clauses with a figure in digits, a dated event or a public act, with no cue near and nothing open."""
    text, found = annotations.article.text, []
    for sentence in annotations.article.body:
        if annotations.said_at(sentence.span):
            continue
        clause = clause_around(text, sentence.span, None, LONGEST)
        if clause is None:
            continue
        proof = _figure(annotations, clause) or _act(annotations, clause)
        if proof is not None and _is_plain(annotations, sentence.span, clause):
            found.append(Statement(clause, "checkable", (clause, proof)))
    return found


def _is_plain(annotations: AnnotationSet, sentence: Span, clause: Span) -> bool:
    """Whether nothing in the clause judges, reports, or leaves open what it comes to."""
    line = _MONTH.sub("May-time", _FELL.sub("fell by", clause.text))
    norms = [word.norm.removesuffix("'s") for word in words(line)]
    return (
        is_clean(clause.text)
        and is_sound(annotations, sentence)
        and opens_plainly(clause)
        and not has_marks(sentence.text)
        and not (names_a_suspect(clause.text) or tells_of_loss(clause.text))
        and not _LOOSE.search(clause.text)
        and not _TAIL.search(clause.text)
        and all(adverb.casefold() in _PLAIN_LY for adverb in _ADVERB.findall(clause.text))
        and not all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", clause.text))
        and sentence.text.rstrip().endswith(".")
        and not annotations.loaded_at(clause)
        and not _reports(norms)
        and not (_SHOWN & set(norms) and sourcing_words("record") & set(norms))
        and not any(norm in _OPEN or norm in word_group("evaluative") or "n't" in norm for norm in norms)
        and norms[0] not in _LEADING
        and "'" not in words(clause.text)[0].norm
        and (tells(norms) or is_past(clause.text))
    )


def _reports(norms: list[str]) -> bool:
    """Whether a word may hand the clause on from somebody, so that not the writer alone tells it."""
    told = {"past", "gerund"}
    return any(
        norm in word_group("hearsay")
        or (
            norm not in _ACTS | sourcing_words("weak-cue")
            and any(form.cue.part == "verb" and form.tag in told for form in cue_forms().get(norm, ()))
        )
        for norm in norms
    )


def _figure(annotations: AnnotationSet, clause: Span) -> Span | None:
    """A number in digits of something, or a day, a month or a year of the past, in the clause."""
    for quantity in annotations.quantities:
        digits = any(character.isdigit() for character in quantity.span.text)
        if digits and clause.contains(quantity.span) and (quantity.unit or quantity.counted):
            return quantity.span
    for timex in annotations.timexes_at(clause):
        phrase = timex.phrase or timex.span
        dated = timex.day is not None or re.fullmatch(r"\d{4}(?:-\d\d)?", timex.value)
        named = any(character.isdigit() for character in timex.span.text) or timex.day is not None
        placed = _PLACED.match(annotations.article.text, phrase.start) or phrase.end >= clause.end
        if dated and named and placed and clause.contains(timex.span) and is_past(clause.text):
            return timex.span
    return None


def _act(annotations: AnnotationSet, clause: Span) -> Span | None:
    """A verb of a public act in a clause of the past that names somebody or some place."""
    if not is_past(clause.text):
        return None
    kinds = {name.kind for name in annotations.names_at(clause) if clause.contains(name.span)}
    if not kinds & {"person", "organisation", "place"}:
        return None
    for before, word in pairwise(words(clause.text)):
        if word.norm in _ACTS and before.norm not in _NO_ACT:
            start, end = clause.start + word.start, clause.start + word.end
            return Span.of(annotations.article.text, start, end)
    return None


def _statements(annotations: AnnotationSet) -> list[Statement]:
    """What a cue gives to somebody, in one piece with the cue and with who says it."""
    found = []
    for said in annotations.attributions:
        if (
            said.source is None
            or said.cue is None
            or said.negated
            or said.confidence == "teacher"
            or said.via
        ):
            continue
        span = _in_one_piece(annotations, said)
        if span is not None:
            proof = tuple(sorted((said.source, said.cue), key=lambda part: part.start))
            found.append(
                Statement(span, "statement", (span, *proof), one_line(said.source), one_line(said.cue))
            )
    return found


def _in_one_piece(annotations: AnnotationSet, said: Attribution) -> Span | None:
    """The stretch of one sentence with source, cue and content, and no other report in it."""
    text = annotations.article.text
    assert said.source is not None
    assert said.cue is not None
    if (
        said.source.text.casefold() in ("who", "which", "that")
        or not said.content
        or is_nested(annotations, said)
    ):
        return None
    if (said.cue_lemma or "").split()[:1] not in [[cue] for cue in _SAYING]:
        return None
    parts = [said.source, said.cue, *said.content]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    sentence = annotations.article.sentence_at(said.cue.start)
    if start and text[start - 1] in '“"‘':
        start -= 1
    if end == said.cue.end and re.match(r"\s+\w", text[end : end + 2]):
        return None
    while end < len(text) and text[end] in '.,?!”"’':
        end += 1
    if (
        sentence is None
        or sentence.role != "paragraph"
        or not sentence.span.contains(Span.of(text, start, end))
    ):
        return None
    whole = Span.of(text, start, end)
    if _SHARE.search(said.source.text) or _frame_judges(annotations, whole, said):
        return None
    if not _BEGINS.search(text[sentence.span.start : start]) or _GOES_ON.match(text, end):
        return None
    if start == said.source.start and start > sentence.span.start and " and " in said.source.text:
        return None  # the end of a list of speakers: "By Rao, Orr and Pike", of which the head is lost
    if _HALF.search(whole.text) or _TAIL.search(whole.text):
        return None
    if re.search(r"\b(?:is|are|was|were|be|been|has|have|had|will|would|to|that)\W*$", said.content[0].text):
        return None  # "The deal is, according to Rao, the largest": the words go on behind
    other = any(
        each.cue is not None and whole.overlaps(each.cue)
        for each in annotations.attributions
        if each is not said
    )
    balanced = whole.text.count("“") == whole.text.count("”") and whole.text.count('"') % 2 == 0
    if other or not balanced or "\n" in whole.text.strip() or not 6 <= word_count(whole) <= LONGEST_SAID:
        return None
    return (
        whole
        if is_clean(re.sub(r"[\[\]]", "", whole.text)) and is_sound(annotations, sentence.span)
        else None
    )


def _frame_judges(annotations: AnnotationSet, whole: Span, said: Attribution) -> bool:
    """Whether the writer may judge in the words around a report ("hit-or-miss sources say")."""
    for mark in annotations.loaded_at(whole):
        inside = any(part.contains(mark.span) for part in said.content)
        if not inside and not (said.cue is not None and said.cue.overlaps(mark.span)):
            return True
    text, at = annotations.article.text, whole.start
    frame = ""
    for part in sorted(said.content, key=lambda part: part.start):
        frame += text[at : part.start] + " "
        at = max(at, part.end)
    frame += text[at : whole.end]
    if any(word.norm in word_group("evaluative") for word in words(frame)):
        return True
    return any(not _PLAIN_COMPOUND.match(found) for found in _COMPOUND.findall(frame))


def is_bare(row: Statement) -> bool:
    """Whether no word of the row may be taken for one that judges or turns up the volume.

    >>> line = "Mina Orr said her army of pilots took 40 boats out."
    >>> is_bare(Statement(Span.of(line, 0, len(line)), "statement", ()))
    False
    """
    norms = [word.norm for word in words(row.span.text)]
    return (
        not _SWELLED.search(row.span.text)
        and not any(norm in (_OPEN - _MODALS) or norm in word_group("evaluative") for norm in norms)
        and all(adverb.casefold() in _PLAIN_LY for adverb in _ADVERB.findall(row.span.text))
    )


def _judging(annotations: AnnotationSet) -> list[Statement]:
    """Clauses of the writer's own with one word of the core list that judges, and no figure or day."""
    text, found = annotations.article.text, []
    for mark in annotations.loaded:
        sentence = body_sentence(annotations, mark.span)
        if (
            sentence is None
            or not _surely_judges(annotations, mark)
            or not writers_own(annotations, mark.span)
        ):
            continue
        clause = clause_around(text, sentence.span, mark.span, LONGEST)
        if clause is None or not is_clean(clause.text) or not opens_plainly(clause):
            continue
        norms = [word.norm for word in words(clause.text)]
        plain = not has_marks(clause.text) and _is_news(norms)
        if (
            plain
            and is_sound(annotations, sentence.span)
            and not any(character.isdigit() for character in clause.text)
        ):
            found.append(Statement(clause, "judgement", (mark.span, clause)))
    return found


def _is_news(norms: list[str]) -> bool:
    """Whether the writer speaks of others: no "I", no "you", no contraction."""
    return not any(norm in _PERSONAL or "n't" in norm or "'re" in norm for norm in norms)


def _surely_judges(annotations: AnnotationSet, mark: LoadedWording) -> bool:
    return mark.tier == "core" and mark.category in _JUDGING
