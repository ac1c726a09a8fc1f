"""What does the text say about itself? (E22): who wrote it, when, where, and what it leaves open."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.arrange import digest
from generator.exercises.clauses import one_line
from generator.exercises.feedback import say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Level, Shortfall
from generator.exercises.speech import quoted_rows
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "provenance"
ROWS: dict[Level, int] = {1: 4, 2: 6, 3: 8}
STATED, NOT_STATED = "stated", "not-stated"
TARGETS = ((STATED, "Stated in this text"), (NOT_STATED, "Not stated in this text"))

_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_BYLINE = re.compile(r"\bby:?\s+(?:[A-Z][\w.'’-]+\s+){1,3}[A-Z][\w'’-]+", re.IGNORECASE)
_AUTHOR = re.compile(
    r"\b(?:by:?\s+[a-z]{2,}\s+[a-z]|byline"
    r"|(?:reported|reporting|written|edited|compiled|posted|text|story)\s+by"
    r"|the (?:writer|author)|posted|contribut\w+|correspondent|columnist|journalist|reporter"
    r"|follow (?:him|her|me)"
    r"|i am|i’m|i'm)\b|@|©"
)
_CREDIT = re.compile(
    r"\(?\s*(?:image|photo|picture|photograph|file photo|representative image)s?\s*"
    r"(?:credit|source|by|courtesy)?\s*[:/]\s*(?P<who>[A-Z][\w .&/’'-]+?)\s*\)?",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\bcorrect(?:ed|ion|s)\b|\bamend|\bclarif|\bearlier version|\berrat|\bupdat|\brevis")
_CORRECTED = re.compile(r"correct|amend|clarif|earlier version|errat")
_ADDRESS = re.compile(
    r"https?:|www\.|\w\.(?:com|org|net|info|edu|gov|int|tv|news|[a-z]{2})\b(?!\.\s[A-Z]?[a-z])", re.IGNORECASE
)
_AGENCY = re.compile(
    r"\b(?:AP|AFP|PTI|ANI|UNI|IANS|DPA|EFE|TASS|Reuters|Associated Press|Agence France-Presse"
    r"|Xinhua|Bloomberg|Press Trust of India|agenc(?:y|ies)|news ?wire|wire service)\b"
)


class _Fact(NamedTuple):
    text: str
    span: Span | None  # where it is stated; None: nowhere
    why: str
    tag: str


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """One table of what may be known about a text; at least two things stated, and two not."""
    wanted = request.count or ROWS[request.level]
    facts = _facts(annotations)
    stated = _ranked([fact for fact in facts if fact.span is not None], annotations, request)
    missing = _ranked([fact for fact in facts if fact.span is None], annotations, request)
    half = max(2, wanted // 2)
    chosen = stated[: max(half, wanted - len(missing))]
    chosen += missing[: wanted - len(chosen)]
    if len(stated) < 2 or len(missing) < 2:
        what = "too little of what a text can say about itself is certain here"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=min(len(stated), len(missing)))
    anchor = annotations.article.headline or annotations.article.blocks[0].span
    by_text = {fact.text: fact for fact in chosen}
    rows = [
        TableRow(fact.text, STATED if fact.span else NOT_STATED, (fact.span or anchor,)) for fact in chosen
    ]
    wording = Wording(
        stem="What does the text you were given say about itself?",
        rule="Only what stands in the text counts as stated; the page it came from may have held more.",
        rule_id="provenance.field-present",
        not_claimed="What is not stated here may have stood on the page the text was taken from.",
        where="Look above the first paragraph, under the last one, and into brackets.",
        example="Another text: “(Photo: K. Rao)” names who took a picture, not where it was taken.",
    )
    item = match_item(
        "E22",
        annotations,
        request,
        rows=rows,
        targets=TARGETS,
        answer=lambda row, target: _said(by_text[row.text], target),
        wording=wording,
        confidence="likely",
        skill="provenance",
    )
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="For each row, say whether the text you were given states it.",
        criterion="Stated means: it can be pointed at. What is likely, or usual, is not stated.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=(item,),
    )


def _ranked(facts: list[_Fact], annotations: AnnotationSet, request: Request) -> list[_Fact]:
    seed = digest(request.seed, NAME, annotations.article.id)
    return sorted(facts, key=lambda fact: digest(seed, fact.text))


def _said(fact: _Fact, target: str) -> Said:
    words = one_line(fact.span) if fact.span is not None else ""
    right = STATED if fact.span is not None else NOT_STATED
    open_ = "" if fact.span is not None else "Another source may tell it."
    if target == right:
        return Said(say("Yes.", fact.why, words=words, not_claimed=open_))
    tempting = (
        "It stands outside the story itself." if fact.span is not None else "It is usual, but not here."
    )
    return Said(say("No.", fact.why, words=words, tempting=tempting, not_claimed=open_), fact.tag)


def _facts(annotations: AnnotationSet) -> list[_Fact]:
    """What is stated for certain, and what is missing for certain; nothing that can be argued about."""
    return [*_dates(annotations), *_people(annotations), *_pictures(annotations), *_others(annotations)]


def _dates(annotations: AnnotationSet) -> list[_Fact]:
    article, found = annotations.article, list[_Fact]()
    blocks = article.blocks_of("publication")
    if not blocks or article.published_on is None:
        return found
    found.append(_Fact("the day it was published", blocks[0], "The text gives the day.", "date-overlooked"))
    timed = next((block for block in blocks if _CLOCK.search(block.text)), None)
    if timed is not None:
        found.append(
            _Fact(
                "the time of day it was published", timed, "The text gives a clock time.", "time-overlooked"
            )
        )
    elif not re.search(r"\d[:.]\d", " ".join(block.text for block in blocks)):
        found.append(
            _Fact(
                "the time of day it was published",
                None,
                "The text gives a day without a clock time.",
                "date-is-time",
            )
        )
    updated = next((block for block in blocks if re.search(r"\bupdated\b", block.text, re.IGNORECASE)), None)
    if updated is not None:
        found.append(
            _Fact("the time of an update", updated, "The text has an update line.", "update-overlooked")
        )
    elif not _CHANGED.search(article.text.lower()):
        found.append(
            _Fact("the time of an update", None, "No line speaks of an update.", "publication-is-update")
        )
    if not _CORRECTED.search(article.text.lower()):
        why = "No line speaks of a correction."
        found.append(_Fact("a correction made after publication", None, why, "update-is-correction"))
    return found


def _people(annotations: AnnotationSet) -> list[_Fact]:
    article, found = annotations.article, list[_Fact]()
    if article.byline is not None and _BYLINE.search(article.byline.text):
        found.append(
            _Fact("the name of the writer", article.byline, "The text has a byline.", "byline-overlooked")
        )
    elif article.byline is None and not _AUTHOR.search(article.text.lower()):
        found.append(_Fact("the name of the writer", None, "No line names a writer.", "writer-assumed"))
    quoted = next(
        (row for row in quoted_rows(annotations, fragments=True) if row.certain and row.proof), None
    )
    if quoted is not None:
        why = f"{quoted.speaker} is quoted by name."
        found.append(
            _Fact("the name of a person or body that is quoted", quoted.proof[0], why, "source-overlooked")
        )
    return found


def _pictures(annotations: AnnotationSet) -> list[_Fact]:
    """What a credit line tells, and what it does not: only where the line holds a credit and nothing else."""
    captions = annotations.article.blocks_of("caption")
    if len(captions) != 1:
        return []
    match = _CREDIT.fullmatch(" ".join(captions[0].text.split()))
    if match is None:
        return []
    no = "The credit names the supplier and nothing more."
    return [
        _Fact(
            "who supplied the picture", captions[0], f"The credit names {match['who']}.", "credit-overlooked"
        ),
        _Fact("where the picture was taken", None, no, "credit-proves-story"),
        _Fact("when the picture was taken", None, no, "credit-proves-story"),
        _Fact("what the picture shows", None, no, "credit-proves-story"),
    ]


def _others(annotations: AnnotationSet) -> list[_Fact]:
    article, found = annotations.article, list[_Fact]()
    text = article.text
    if not _ADDRESS.search(text):
        found.append(
            _Fact(
                "a web address to look things up", None, "No web address stands in the text.", "link-assumed"
            )
        )
    datelines = article.blocks_of("dateline")
    if datelines:
        found.append(
            _Fact("the place it was sent from", datelines[0], "A place line opens it.", "place-overlooked")
        )
    elif article.body:
        head = article.body[0].span.text[:60]
        if not re.search(r"[:—–()]| -|[A-Z]{3}", head) and not re.search(
            r"[A-Z]{4}", " ".join(text[:400].split())
        ):
            why = "No place line stands before the first sentence."
            found.append(_Fact("the place it was sent from", None, why, "story-place-is-place-line"))
    named = (Span.of(text, *agency.span()) for agency in _AGENCY.finditer(text))
    agencies = (each for each in named if each.text.lower() not in ("agency", "agencies"))
    if span := next((each for each in agencies if _supplies(annotations, each)), None):
        found.append(_Fact("the name of a news agency", span, f"It names {span.text}.", "agency-overlooked"))
    return found


_TELLING = ("headline", "standfirst", "subhead", "paragraph")


def _supplies(annotations: AnnotationSet, span: Span) -> bool:
    """Whether an agency stands where its name says whose text or picture it is: in a credit, or in brackets.

    One that is cited for a fact of the story says nothing of the text itself.
    """
    text = annotations.article.text
    role = next((b.role for b in annotations.article.blocks if b.span.contains(span)), None)
    apart = role not in _TELLING or re.search(r"[(\[/|—–]\s*$", text[max(0, span.start - 3) : span.start])
    return bool(apart) and _is_agency(annotations, span)


def _is_agency(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the word is not a part of somebody's name: "Bloomberg" where a Mina Bloomberg is named."""
    persons = (name for name in annotations.names if name.kind == "person")
    return not any(span.text in name.canonical.split() for name in persons)


KIND = Kind(
    name=NAME,
    code="E22",
    title="What does the text say about itself?",
    skill="provenance",
    standards=("CCSS RH.6-8.1", "NAMLE Authorship", "NAMLE Context", "UNESCO MIL C7", "ACRL A", "ACRL P"),
    confidence="likely",
    ages=("16+",),
    counts="rows",
    make=make,
)
