"""How exactly are they named? (E18): a person, a body, or people without a name."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from generator.annotations.annotators.attributions_stretches import is_finite
from generator.annotations.model import AnnotationSet, Name
from generator.exercises.arrange import digest, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.feedback import say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Exercise, Item, Level, Shortfall
from generator.exercises.sourcing import sourcing_words
from generator.exercises.tables import Said, TableRow, Wording, balanced, match_item
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import Word, words
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "how-specific-source"
ROWS: dict[Level, int] = {1: 4, 2: 6, 3: 8}
LEAST = 3

Bin = Literal["named", "unnamed", "person", "body", "group", "one"]

_LABELS: dict[Bin, str] = {
    "named": "Named: one could look up who it is",
    "unnamed": "Not named: one cannot tell who it is",
    "person": "A person, by name",
    "body": "An organisation, by name",
    "group": "A group of people without names",
    "one": "One person without a name",
}
_RULES: dict[Bin, str] = {
    "person": "A full name: one person who can be looked up and asked.",
    "body": "The organisation is named; which person spoke for it is not said here.",
    "group": "Who exactly, and how many? These words do not say.",
    "one": "One person, but these words do not say who.",
}
_LAST = re.compile(r"\s*(?:,\s*)?(?:[A-Z]|including\b|such as\b|like\b|namely\b|:|\(|named\b|called\b)")
_OF_A_NAME = re.compile(r"\s+(?:of|for|at|from|in|with)\s+(?:the\s+)?[A-Z]")
_POINTING = frozenset(
    [
        "the",
        "these",
        "those",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "both",
        "all",
        "former",
        "such",
        "no",
        "any",
        "which",
        "whose",
    ]
)

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "mayor", "president", "professor"}
)


class _Found(NamedTuple):
    span: Span
    bin: Bin


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """One table of the people and bodies of the article, with at least one named and one that is not."""
    wanted = request.count or ROWS[request.level]
    seed = digest(request.seed, annotations.article.id, NAME)
    found = _found(annotations)
    bins = ("person", "body", "group", "one")
    groups: list[tuple[TableRow, ...]] = []
    for name in bins:
        rows = [
            TableRow(f"“{one_line(entry.span)}”", _key(entry.bin, request), (entry.span,))
            for entry in found
            if entry.bin == name
        ]
        groups.append(shuffled(rows, lambda row: row.text, seed))
    order = [groups[2], groups[0], groups[3] if request.level > 1 else (), groups[1]]
    chosen = balanced(order, wanted, max(2, wanted // 2))
    keys = {row.key for row in chosen}
    if len(chosen) < LEAST or len(keys) < 2 or not keys & {"unnamed", "group", "one"}:
        what = "the article has too few sources, or all of them are named"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=len(chosen) if len(keys) > 1 else 0)
    kinds = {entry.span.start: entry.bin for entry in found}
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="These people and bodies stand in the article. How exactly does the article name "
        "each of them?",
        criterion="A name can be looked up and asked. “Officials” or “experts” alone cannot.",
        note="A group has a row only where no person is named in any sentence with that word.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=(_item(annotations, chosen, kinds, request),),
    )


def _key(name: Bin, request: Request) -> Bin:
    if request.level > 1:
        return name
    return "named" if name in ("person", "body") else "unnamed"


def _found(annotations: AnnotationSet) -> list[_Found]:
    found, seen = list[_Found](), set[str]()
    for entry in [*_names(annotations), *_unnamed(annotations)]:
        text = one_line(entry.span).casefold()
        if entry.bin in ("group", "one"):
            text = text.split()[-1]
        if not any(text in other or other in text for other in seen):
            seen.add(text)
            found.append(entry)
    return found


def _names(annotations: AnnotationSet) -> list[_Found]:
    """Full names of persons who say something, and bodies of which it is sure that they are bodies."""
    sure = [a for a in annotations.attributions if a.confidence != "teacher"]
    speakers = {a.speaker for a in sure}
    relays = [a.via for a in sure if a.via is not None]
    out, used = list[_Found](), set[str]()
    for name in annotations.names:
        sentence = annotations.article.sentence_at(name.span.start)
        if sentence is None or sentence.role != "paragraph" or name.canonical in used:
            continue
        if name.kind == "person" and name.span.text == name.canonical and name.canonical in speakers:
            if (
                len(name.canonical.split()) >= 2
                and name.confidence == "certain"
                and (name.title or name.gender)
            ):
                used.add(name.canonical)
                out.append(_Found(name.span, "person"))
        elif (
            name.kind == "organisation"
            and name.confidence == "certain"
            and _is_body(name)
            and not _leads_on(annotations, name)
            and not _is_also_a_person(annotations, name)
            and (name.canonical in speakers or any(name.span.overlaps(via) for via in relays))
        ):
            used.add(name.canonical)
            out.append(_Found(name.span, "body"))
    return out


def _is_also_a_person(annotations: AnnotationSet, name: Name) -> bool:
    """Whether somebody of that name stands in the article too: "Quillon" beside "Mr. Quillon"."""
    bare = re.sub(r"^the\s+", "", one_line(name.span), flags=re.IGNORECASE)
    if " " in bare:
        return False
    if any(
        other.kind == "person" and other.canonical.split()[-1].casefold() == bare.casefold()
        for other in annotations.names
    ):
        return True
    before = re.compile(rf"\b([A-Z][\w’'-]*)\.?\s+(?:[A-Z]\.?\s+)*{re.escape(bare)}\b")
    given = {*word_list("given.male"), *word_list("given.female"), *_TITLES}
    return any(match[1].casefold() in given for match in before.finditer(annotations.article.text))


def _leads_on(annotations: AnnotationSet, name: Name) -> bool:
    """Whether the name only goes before a noun: "Kremlin spokesperson", "NASA’s rocket"."""
    if re.search(
        r"\b(?:on|via)\s+$", annotations.article.text[max(0, name.span.start - 6) : name.span.start]
    ):
        return True
    return not _ends_here(annotations.article.text[name.span.end : name.span.end + 30])


def _ends_here(after: str) -> bool:
    """Whether a noun phrase is over: a mark, an auxiliary, a verb of saying, a preposition or "and"."""
    if re.match(r"\s*[.,;:)]|$", after):
        return True
    following = words(after)
    return bool(
        following
        and after[:1].isspace()
        and any(
            following[0].norm in word_list(f"grammar.{part}")
            for part in ("auxiliary", "saying", "preposition", "coordinator")
        )
    )


def _is_body(name: Name) -> bool:
    lower = name.span.text.lower()
    if lower in word_list("organisations.name") or lower in word_list("organisations.agency"):
        return len(lower) > 1
    parts = lower.split()
    return len(parts) >= 2 and (parts[-1] in word_list("organisations.word") or parts[0] == "ministry")


def _unnamed(annotations: AnnotationSet) -> list[_Found]:
    """Groups and single people whom only a noun stands for, outside quotation marks and names."""
    text, out = annotations.article.text, list[_Found]()
    sure = [a for a in annotations.attributions if a.confidence != "teacher"]
    for sentence in annotations.article.body:
        line = words(text, sentence.span.start, sentence.span.end)
        for index, word in enumerate(line):
            kind: Bin | None = "group" if word.norm in sourcing_words("crowd") else None
            kind = "one" if word.norm in sourcing_words("lone") else kind
            if kind is None or word.norm == "players":
                continue  # "the other big players" may be states
            first = index
            while first > 0 and _is_modifier(text, line, first - 1):
                first -= 1
            span = Span.of(text, line[first].start, word.end)
            before = line[first - 1] if first else None
            if kind == "one":
                if before is None or before.norm not in ("a", "an", "one"):
                    continue
                span = Span.of(text, before.start, word.end)
                if not any(a.source is not None and a.source.start == span.start for a in sure):
                    continue
            elif before is not None and (
                before.norm in _POINTING or before.norm.endswith("'s") or _is_capital(text, before)
            ):
                continue
            named = kind == "group" and _is_named_beside(annotations, word.norm)
            if not named and _fits(annotations, span, word, text, sentence.span.end):
                out.append(_Found(span, kind))
    return out


def _is_named_beside(annotations: AnnotationSet, noun: str) -> bool:
    """Whether a person is named in any sentence with the noun: one of those meant may have a name."""
    return any(
        any(word.norm == noun for word in words(sentence.span.text))
        and any(name.kind == "person" for name in annotations.names_at(sentence.span))
        for sentence in annotations.article.body
    )


def _is_capital(text: str, word: Word) -> bool:
    return text[word.start].isupper()


def _is_modifier(text: str, line: list[Word], index: int) -> bool:
    word = line[index]
    if text[word.end : line[index + 1].start].strip():
        return False
    return word.norm in sourcing_words("group-word") or (
        word.norm in word_list("groups.demonym") and _is_capital(text, word)
    )


def _fits(annotations: AnnotationSet, span: Span, noun: Word, text: str, end: int) -> bool:
    after = text[noun.end : min(end, noun.end + 30)]
    if _LAST.match(after) or _OF_A_NAME.match(after) or _before_a_noun(after):
        return False
    if "\n" in span.text or annotations.quoted_at(span) is not None:
        return False
    return not any(name.span.overlaps(span) and name.kind != "other" for name in annotations.names)


def _before_a_noun(after: str) -> bool:
    """Whether the noun only goes before another: "drivers license", "residents’ group"."""
    following = words(after)
    if after[:1] in ("-", "'", "’"):
        return True
    return bool(
        following
        and after[:1].isspace()
        and not after[: following[0].start].strip()
        and not _ends_here(after)
        and not following[0].norm.endswith(("ed", "ing"))
        and not is_finite(following[0].norm)
        and following[0].norm not in ("who", "that", "which", "whom", "whose", "to", "not", "also", "now")
    )


def _item(annotations: AnnotationSet, rows: list[TableRow], kinds: dict[int, Bin], request: Request) -> Item:
    bins: tuple[Bin, ...] = ("named", "unnamed") if request.level == 1 else ("person", "body", "group")
    if any(row.key == "one" for row in rows):
        bins = (*bins, "one")

    def answer(row: TableRow, target: str) -> Said:
        rule = _RULES[kinds[row.evidence[0].start]]
        closing = "How exactly somebody is named does not show whether they are right."
        if target == row.key:
            return Said(say("Yes.", rule, not_claimed=closing))
        tempting = "Look for a full name or for the name of a body."
        if row.key in ("unnamed", "group", "one"):
            tempting = "It sounds like somebody definite, but it names nobody."
        return Said(say("No.", rule, tempting=tempting, not_claimed=closing), f"{row.key}-taken-for-{target}")

    return match_item(
        "E18",
        annotations,
        request,
        rows=rows,
        targets=tuple((name, _LABELS[name]) for name in bins),
        answer=answer,
        wording=Wording(
            stem="How exactly does the article name them?",
            rule="A full name is a named person; the name of a body is a named organisation; a bare noun "
            "names nobody.",
            rule_id="source.how-specific",
            not_claimed="How exactly somebody is named does not show whether they are right.",
            where="Ask of each row: could you find out from these words alone whom to ring up?",
            example="Another text: “Mina Orr” is a person, “Port Council” a body, “dockers” a group "
            "without names.",
        ),
        confidence="likely",
        skill="provenance",
    )


KIND = Kind(
    name=NAME,
    code="E18",
    title="How exactly are they named?",
    skill="provenance",
    standards=("CCSS RI.8.8", "CCSS RH.6-8.1", "UNESCO MIL C7", "ACRL A"),
    confidence="likely",
    ages=("16+",),
    counts="rows",
    make=make,
)
