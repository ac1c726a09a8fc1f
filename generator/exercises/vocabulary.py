"""Words of the glossary in an article: where they stand, and which can stand side by side in a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Confidence
from generator.exercises.arrange import digest
from generator.exercises.clauses import is_clean
from generator.exercises.gravity import counts_casualties, is_grave, shows_harm
from generator.exercises.kind import Request
from generator.lexicon.glossary import GlossaryEntry, are_near, glossary_hits, is_person
from generator.lexicon.match import words
from generator.text.span import Span

__all__ = [
    "WordHit",
    "is_known",
    "one_of_a_family",
    "other_words",
    "table_words",
    "word_hits",
]

FAMILY = 6
LEAST_ROWS, MOST_ROWS = 3, 5
_TABLES = (("noun", ("one", "mass")), ("noun", ("many",)), ("verb", ("",)), ("adjective", ("",)))


class WordHit(NamedTuple):
    """The first use of a glossary word in an article, and how often it is used there in all."""

    span: Span
    sentence: Span
    entry: GlossaryEntry
    uses: int

    @property
    def shown(self) -> str:
        """The word as in the article, on one line, without the capital of a first word."""
        text = " ".join(self.span.text.split())
        return text if self.span.start > self.sentence.start else text[0].lower() + text[1:]

    @property
    def confidence(self) -> Confidence:
        """Certain for a word with one sense in the news."""
        return "certain" if self.entry.single else "likely"

    @property
    def family(self) -> str:
        """The letters that a word shares with those made from it ("resign", "resignation")."""
        return self.entry.word[:FAMILY]


def word_hits(annotations: AnnotationSet, request: Request) -> list[WordHit]:
    """Each glossary word of the sentences that can be shown, outside names, in text order."""
    text = annotations.article.text
    found: dict[str, WordHit] = {}
    for sentence in annotations.article.body:
        line = sentence.span
        if sentence.role != "paragraph" or not _is_fit(line.text, request):
            continue
        inside = words(text, line.start, line.end)
        for start, stop, entry in glossary_hits(inside):
            span = Span.of(text, inside[start].start, inside[stop - 1].end)
            if _is_named(annotations, span, line):
                continue
            first = found.get(entry.id)
            if first is None:
                found[entry.id] = WordHit(span, line, entry, 1)
            else:
                found[entry.id] = first._replace(uses=first.uses + 1)
    return list(found.values())


def _is_fit(line: str, request: Request) -> bool:
    if not is_clean(line) or shows_harm(line) or counts_casualties(line):
        return False
    return request.age != "11-13" or not is_grave(line)


def _is_named(annotations: AnnotationSet, span: Span, line: Span) -> bool:
    """Whether the word is, or may be, a part of a name: written with a capital inside the sentence."""
    if annotations.names_at(span):
        return True
    letters = span.text if span.start > line.start else span.text[1:]
    return letters != letters.lower() or annotations.article.text[span.end : span.end + 1] in ("@", "/")


def is_known(hit: WordHit, request: Request) -> bool:
    """Whether pupils of the age asked for surely know the word, so that it comes last."""
    return hit.entry.easy and request.age != "11-13"


def _apart(one: WordHit, other: WordHit) -> bool:
    """Whether neither word could be taken for the other."""
    return one.family != other.family and not are_near(one.entry, one.entry.meaning, other.entry)


def _number(hit: WordHit) -> str:
    """Whether the meaning is of "one" thing, of "many" or of what is not counted ("mass"); "form" where the
    word stands in another number than its meaning ("mills", "a place where flour is made").
    """
    entry = hit.entry
    if entry.part != "noun":
        return ""
    if hit.shown.lower() != entry.word:
        return "form"
    if entry.meaning.startswith(("a ", "an ", "one ")):
        return "one"
    ends = entry.word.endswith("s") and not entry.word.endswith(("ss", "is", "us"))
    return "many" if ends or entry.meaning.startswith(("people ", "things ", "goods ")) else "mass"


def _agree(one: str, other: str) -> bool:
    """Whether two nouns are of one number; words in another number than their meaning agree with none."""
    return "form" not in (one, other) and (one == "many") == (other == "many")


def _ending(hit: WordHit) -> str:
    """The form of a verb, by its ending: the same for words that could stand in the same place."""
    if hit.entry.part != "verb":
        return ""
    return hit.shown[-3:] if hit.shown.endswith("ing") else hit.shown[-1:]


def one_of_a_family(hits: Sequence[WordHit]) -> list[WordHit]:
    """The first of words that begin alike ("resign", "resignation"): one would give the other away."""
    families: dict[str, WordHit] = {}
    for hit in hits:
        families.setdefault(hit.family, hit)
    return list(families.values())


def other_words(hit: WordHit, hits: Sequence[WordHit], seed: str) -> list[WordHit]:
    """Three words of the same part that surely do not mean the same, alike in sort and length; or none.

    A person among things would be found without the word: one more person is needed. Nouns are all of one
    number, and that of their meanings.
    """
    person, number = is_person(hit.entry), _number(hit)
    if number == "form":
        return []
    fit = [
        other
        for other in hits
        if other.entry.part == hit.entry.part and _agree(_number(other), number) and _apart(hit, other)
    ]
    fit.sort(
        key=lambda other: (
            is_person(other.entry) != person,
            _number(other) != number,
            _ending(other) != _ending(hit),
            abs(len(other.shown) - len(hit.shown)),
            digest(seed, other.entry.id),
        )
    )
    if len(fit) < 3 or (person and not is_person(fit[0].entry)):
        return []
    return fit[:3]


def table_words(hits: Sequence[WordHit]) -> list[WordHit]:
    """Words of one part of speech for a table, no two of which are near, nouns of one number; or none."""
    best: list[WordHit] = []
    for part, numbers in _TABLES:
        rows: list[WordHit] = []
        for hit in hits:
            if hit.entry.part != part or _number(hit) not in numbers:
                continue
            if len(rows) < MOST_ROWS and all(_apart(hit, row) for row in rows):
                rows.append(hit)
        best = max(best, rows, key=len)
    return best if len(best) >= LEAST_ROWS else []
