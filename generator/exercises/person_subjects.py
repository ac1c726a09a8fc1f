"""Which person a sentence is about by its form: the name at its head, or beside a quotation."""

from __future__ import annotations

import re
from functools import cache

from generator.annotations.model import AnnotationSet, Attribution, Name
from generator.exercises.clauses import without_dateline
from generator.exercises.five_ws.people import is_whole_name, known_places
from generator.exercises.person_nouns import person_nouns
from generator.lexicon.cue_records import joined_lists, word_list
from generator.lexicon.match import Word, words
from generator.lexicon.references import posts
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["ANY_PRONOUN", "QUOTATION", "leading_pronoun", "own_words", "subject_of"]

ANY_PRONOUN = re.compile(r"\b(?:he|she|his|her|hers|him|himself|herself)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?P<word>[Hh]e|[Ss]he|His|Her)(?=\s+[a-z])(?!\s+(?:and|or)\s)")
_MARK = re.compile(r"[“”\"‘()]|''|``")
QUOTATION = re.compile(r"\s*(?:“[^“”]+”|\"[^\"]+\"|‘[^‘]+’|''.+''|``.+'')\s+")
_JOINING = ("But", "And", "Yet", "Then", "Now", "Still", "Later", "So")
_SAID = frozenset({"said", "says", "added", "told", "tells", "wrote", "explained", "continued", "writes"})
_APPOSED = re.compile(r"(?:An?|The)\s[^,“”\"]{3,70},\s")
"""“The petitioner, ” before a name: the noun of a person stands in it, and a comma behind the name."""
_BEHIND = re.compile(
    r"(?:\sof\s[A-Z][\w.]+(?:\s[A-Z]\w+)*)?(?:,\s\d\d,\san?\s[^,;“”\"]{1,90}(?=[,.])|,\s[^,;“”\"]{1,90}(?=[,.])|\s\([^()]{1,40}\)|,?\swho\s[^,“”\"]{3,90},)"
)
_PASSES = re.compile(
    r"(?:\sof\s[A-Z][\w.]+(?:\s[A-Z]\w+)*)?(?:,\s\d\d,(?:\s[^,“”\"]{1,90},)?|,\s[^,“”\"]{1,90},|\s\([^()]{1,40}\)|,?\swho\s[^,“”\"]{3,90},)?"
    r"(?:\s(?:on|last)\s[A-Z]?[a-z]+day|\s(?:also|then|later|now|still|never|once|first|again|yet\sagain|just|himself|herself|[a-z]+ly))*"
    r"\s(?P<verb>[a-z’']+)\b(?:\s(?P<next>[\w’'-]+))?"
)


def subject_of(annotations: AnnotationSet, sentence: Sentence) -> Name | None:
    """The person who is the subject of the sentence: at its head, or as the speaker beside a quotation."""
    text, span = annotations.article.text, without_dateline(annotations.article.text, sentence.span)
    for name in annotations.names_at(span):
        if name.kind != "person" or not _is_known(annotations, name) or annotations.quoted_at(name.span):
            continue
        start = _title_start(text, span.start, name)
        head = text[span.start : start]
        apposed = _APPOSED.fullmatch(head) is not None and _names_a_post(head)
        behind = name.span.end + (1 if apposed and text[name.span.end : name.span.end + 1] == "," else 0)
        if (not head or apposed or _opens(head)) and _acts(text, behind, span.end):
            return name
        if any(_is_said_by(said, name, start, span) for said in annotations.said_at(name.span)):
            return name
    return None


def _names_a_post(head: str) -> bool:
    return bool(person_nouns(head)) or any(word.norm in posts() for word in words(head))


def _is_said_by(said: Attribution, name: Name, start: int, sentence: Span) -> bool:
    """Whether the name alone, with what the person is called before it, is the source of a quotation."""
    source, cue = said.source, said.cue
    return (
        source is not None
        and cue is not None
        and sentence.contains(cue)
        and start <= source.start
        and source.end == name.span.end
        and said.mode != "indirect"
        and (cue.text.lower() in _SAID or cue.text.lower() in word_list("grammar.saying"))
    )


def _title_start(text: str, start: int, name: Name) -> int:
    """Where what the person is called begins: "the mayor of Tarn, " is left out, "Tarn mayor " is in."""
    at = name.span.start
    for word in reversed(words(text, start, at)):
        opens_it = word.start == start and at < name.span.start and word.norm not in _no_adjuncts()
        if text[word.end : at].strip(" \u00a0.") or not (opens_it or _is_title_word(text, start, word)):
            break
        at = word.start
    return at


@cache
def _no_adjuncts() -> frozenset[str]:
    """Words that open a sentence and are no part of what somebody is called ("With director Mina Orr …")."""
    lists = (
        "grammar.preposition grammar.subordinator grammar.coordinator grammar.auxiliary grammar.possessive"
    )
    return joined_lists(lists) | {"said", "says", "asked"}


@cache
def _title_words() -> frozenset[str]:
    lists = (
        "titles.modifier titles.courtesy titles.courtesy-male titles.courtesy-female groups.demonym "
        "organisations.word"
    )
    return joined_lists(lists) | {"the", "but"}


def _is_title_word(text: str, start: int, word: Word) -> bool:
    if word.norm.endswith(("'s", "s'", "’s")):
        return False
    known = word.norm in known_places()
    shouted = len(word.norm) > 1 and text[word.start : word.end].isupper()
    capital = text[word.start].isupper() and (word.start > start or known or shouted)
    called = word.norm in posts() or word.norm in word_list("titles.office") or bool(person_nouns(word.norm))
    return capital or called or word.norm in _title_words()


def _acts(text: str, start: int, stop: int) -> bool:
    """Whether a verb stands right behind the name, or behind a few words set off by commas."""
    match = _PASSES.match(text, start, stop)
    if match is None:
        return False
    verb, following = match["verb"].lower(), (match["next"] or "").lower()
    if following in ("himself", "herself") and verb not in ("for", "by", "with", "and"):
        return True
    if verb in _verbs() or (verb.endswith("ed") and len(verb) > 4):
        return True
    return verb.endswith("s") and following in word_list("grammar.determiner") | word_list(
        "grammar.preposition"
    )


@cache
def _verbs() -> frozenset[str]:
    lists = "grammar.auxiliary grammar.verb grammar.saying"
    return joined_lists(lists) | word_group("finite") | word_group("past-verb") | _SAID


def _is_known(annotations: AnnotationSet, name: Name) -> bool:
    """Whether the name is one whole person's, and no other of the article may be meant by it."""
    one = name.canonical
    if not is_whole_name(one):
        return False
    if name.span.text == one:
        return True
    own = one.split()[-1] in name.span.text.split()
    others = {other.canonical for other in annotations.names if other.kind == "person"} - {one}
    parts = [other.split()[-1:] if own else other.split() for other in others]
    return not any(part in name.span.text.split() for each in parts for part in each)


def _opens(lead: str) -> bool:
    """Whether *lead* is nothing but an adverbial with its comma ("On Monday, ", "Asked about it, ")."""
    if not lead.rstrip().endswith(",") or len(lead.split()) > 14:
        return False
    first = words(lead)[0].norm if words(lead) else ""
    return first.endswith(("ing", "ed", "ly")) or first in _openers() or first[:1].isdigit()


@cache
def _openers() -> frozenset[str]:
    return (
        word_list("grammar.preposition")
        | word_list("grammar.time-opener")
        | word_group("connective")
        | frozenset(
            (
                "when",
                "while",
                "as",
                "although",
                "though",
                "last",
                "this",
                "earlier",
                "later",
                "now",
                "then",
                "but",
                "and",
                "once",
                "if",
                "because",
                "since",
                "until",
                "two",
                "three",
                "a",
                "one",
                "today",
                "yesterday",
                "meanwhile",
                "instead",
                "born",
            )
        )
    )


def own_words(text: str, sentence: Span, name: Name) -> tuple[int, int]:
    """From what stands before the name to what is set behind it by commas: all said of one person."""
    if not sentence.contains(name.span):
        return 0, 0
    behind = _BEHIND.match(text, name.span.end, sentence.end)
    if _APPOSED.fullmatch(text, sentence.start, name.span.start):
        return sentence.start, name.span.end
    return _title_start(text, sentence.start, name), behind.end() if behind else name.span.end


def leading_pronoun(annotations: AnnotationSet, sentence: Sentence) -> Span | None:
    """The first pronoun of the writer's: at the head of the sentence, or in ", she said" behind it."""
    text, start = annotations.article.text, sentence.span.start
    for match in _PRONOUN.finditer(text, start, sentence.span.end):
        span = Span.of(text, match.start("word"), match.end("word"))
        if annotations.quoted_at(span) is None:
            break
    else:
        return None
    lead = text[start : span.start]
    tagged = any(said.source == span and said.cue is not None for said in annotations.said_at(span))
    if tagged and QUOTATION.fullmatch(lead):
        return span
    if ANY_PRONOUN.search(lead) or annotations.in_speech(span) or _MARK.search(lead):
        return None
    if not lead or lead.strip() in _JOINING:
        return span
    if not (tagged and lead.endswith(", ")) and not _opens(lead):
        return None
    ahead = Span.of(text, start, span.start)
    named = any(name.kind == "person" for name in annotations.names_at(ahead))
    return None if named or person_nouns(lead) else span
