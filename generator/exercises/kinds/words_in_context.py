"""Words in context (E27): what a word of the news means in the sentence in which it stands."""

from __future__ import annotations

import re
from itertools import chain

from generator.annotations.model import AnnotationSet, Confidence
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.feedback import quote, say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import Choice, Exercise, Item, Level, Option, Shortfall
from generator.exercises.tables import Said, TableRow, Wording, match_item
from generator.exercises.vocabulary import (
    WordHit,
    is_known,
    one_of_a_family,
    other_words,
    table_words,
    word_hits,
)
from generator.lexicon.glossary import are_near

__all__ = ["KIND"]

NAME = "words-in-context"
COUNTS: dict[Level, int] = {1: 3, 2: 4, 3: 4}
NOT_CLAIMED = "Knowing the word does not show whether the sentence is right."
_MARK = re.compile(r'["“”]')
EXAMPLE = "Another word: in “the truce held”, “truce” must be something that can be kept: an agreed pause."
TEMPTING = {
    "opposite-meaning": "That is nearly the opposite.",
    "other-sense": "The word can mean that elsewhere, but not in this sentence.",
    "another-meaning": "It may suit the subject, or a word that looks alike, but not this word.",
}


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """Questions on words of the glossary, each word once.

    From the second level on, half of them ask the other way round: which word has a given meaning. The third
    puts words and meanings in a table where the article has enough of one part of speech. Words that pupils
    surely know are asked about only at 11 to 13, or where no others are left.
    """
    wanted = request.count or COUNTS[request.level]
    everywhere = word_hits(annotations, request)
    if not everywhere:
        what = "the article has no word of the glossary"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    seed = digest(request.seed, NAME, annotations.article.id)

    def comes(hit: WordHit) -> tuple[bool, bool, bool, str]:
        known = is_known(hit, request)
        return known, hit.uses < 2, not hit.entry.single, digest(request.seed, hit.entry.id)

    everywhere.sort(key=comes)
    hits = one_of_a_family(everywhere)
    new = [hit for hit in hits if not is_known(hit, request)]
    items: list[tuple[int, Item]] = []
    used: set[str] = set()
    if request.level == 3 and (rows := table_words(new) or table_words(hits)):
        items.append((rows[0].span.start, _table(annotations, rows, request)))
        used |= {hit.entry.id for hit in rows}
    if request.level == 2:
        asked_of = [(hit, other_words(hit, hits, seed)) for hit in new or hits]
        turned = [(hit, others) for hit, others in asked_of if others][: wanted // 2]
        places = balanced_places(len(turned), 4, seed)
        for (hit, others), place in zip(turned, places, strict=True):
            items.append((hit.span.start, _turned(hit, others, request, place)))
            used.add(hit.entry.id)
    rest = [hit for hit in hits if hit.entry.id not in used][: wanted - len(items)]
    rest.sort(key=lambda hit: hit.span.start)
    places = balanced_places(len(rest), 3, seed)
    for hit, place in zip(rest, places, strict=True):
        items.append((hit.span.start, _item(hit, request, place)))
    items.sort(key=lambda pair: pair[0])
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Find the words in the article. Say what each means there, or which has a meaning.",
        criterion="The sentence decides. Try each meaning in the place of the word.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(item for _, item in items[:wanted]),
    )


def _rule(hit: WordHit) -> str:
    return f"“{hit.entry.word}”: {hit.entry.meaning}."


def _asked(hit: WordHit) -> str:
    """The question about a word; where it stands in another form, the plain form is named."""
    shown, word = hit.shown, hit.entry.word
    if shown.lower() == word:
        return f"What does {quote(shown)} mean in this article?"
    plain = f"to {word}" if hit.entry.part == "verb" else word
    return f"The article has {quote(shown)}. What does {quote(plain)} mean there?"


def _item(hit: WordHit, request: Request, place: int) -> Item:
    entry = hit.entry
    wrong = [(meaning.text, meaning.tag, TEMPTING[meaning.tag]) for meaning in entry.wrong[:3]]
    texts = [(entry.meaning, None, ""), *wrong]
    options = [
        Option(
            id=digest(NAME, entry.id, text)[:8],
            text=text,
            feedback=say("No." if tag else "Yes.", _rule(hit), words=_around(hit), tempting=tempting),
            misconception=tag,
        )
        for text, tag, tempting in texts
    ]
    rest = shuffled(options[1:], lambda option: option.text, digest(request.seed, entry.id))
    low, high = sorted((entry.meaning, entry.wrong[0].text), key=lambda text: digest(request.seed, text))
    return Item(
        id=identity("E27", entry.id, hit.sentence.text, str(request.level == 3)),
        stem=_asked(hit),
        interaction=Choice(options=place_key(options[0], rest, place), key=(options[0].id,)),
        evidence=(hit.span,),
        context=hit.sentence if request.level < 3 else None,
        rule=_rule(hit),
        rule_id="vocabulary.sense",
        not_claimed=NOT_CLAIMED,
        confidence=hit.confidence,
        skill="reading",
        difficulty=request.level,
        misconceptions=tuple(sorted({tag for _, tag, _ in wrong})),
        hints=(
            f"Find “{hit.shown}” and read the sentence around it.",
            EXAMPLE,
            f"It is “{low}” or “{high}”.",
        ),
    )


def _turned(hit: WordHit, others: list[WordHit], request: Request, place: int) -> Item:
    """The other way round: which of four words of the article has this meaning."""
    entry = hit.entry
    options = [
        Option(
            id=digest(NAME, entry.id, other.entry.id)[:8],
            text=other.shown,
            feedback=say(
                "No." if tag else "Yes.",
                _rule(other),
                words=_around(other),
                tempting="It stands in the article too, but means something else." if tag else "",
            ),
            misconception=tag,
        )
        for other, tag in [(hit, None), *((other, "another-meaning") for other in others)]
    ]
    rest = shuffled(options[1:], lambda option: option.text, digest(request.seed, entry.id))
    low, high = sorted((hit.shown, others[0].shown), key=lambda text: digest(request.seed, text))
    all_single = all(other.entry.single for other in (hit, *others))
    return Item(
        id=identity("E27", "turned", entry.id, hit.sentence.text, *sorted(o.entry.id for o in others)),
        stem=f"Which of these {entry.part}s from the article means “{entry.meaning}”?",
        interaction=Choice(options=place_key(options[0], rest, place), key=(options[0].id,)),
        evidence=(hit.span,),
        rule=_rule(hit),
        rule_id="vocabulary.word",
        not_claimed=NOT_CLAIMED,
        confidence="certain" if all_single else "likely",
        skill="reading",
        difficulty=request.level,
        misconceptions=("another-meaning",),
        hints=(
            "Find the four words in the article and read the sentence around each.",
            "Another meaning: “an agreed pause in a fight” is “truce”. Put it into the sentence to try it.",
            f"It is “{low}” or “{high}”.",
        ),
    )


def _table(annotations: AnnotationSet, hits: list[WordHit], request: Request) -> Item:
    """Words and meanings to match, with one meaning too many."""
    by_text = {quote(hit.shown): hit for hit in hits}
    seed = digest(request.seed, NAME, "table", annotations.article.id)
    meanings = [hit.entry.meaning for hit in hits]
    spare = (
        wrong.text
        for hit in hits
        for wrong in hit.entry.wrong
        if not any(are_near(hit.entry, wrong.text, other.entry) for other in hits if other is not hit)
    )
    shown = shuffled([*meanings, *chain([next(spare, "")])], str, seed)
    targets = [(digest(NAME, text)[:8], text) for text in shown if text]
    names = dict(targets)
    owner = {hit.entry.meaning: hit for hit in hits}

    def answer(row: TableRow, target: str) -> Said:
        hit = by_text[row.text]
        if target == row.key:
            return Said(say("Yes.", _rule(hit), words=_around(hit)))
        other = owner.get(names[target])
        tempting = (
            f"That is what “{other.entry.word}” means." if other else "No word of this table means that."
        )
        return Said(say("No.", _rule(hit), words=_around(hit), tempting=tempting), "another-meaning")

    rows = [TableRow(text, digest(NAME, hit.entry.meaning)[:8], (hit.span,)) for text, hit in by_text.items()]
    wording = Wording(
        stem="Which meaning does each of these words have in the article?",
        rule="The sentence decides: the right meaning can stand in the place of the word.",
        rule_id="vocabulary.table",
        not_claimed=NOT_CLAIMED,
        where="Find each word in the article and read the sentence around it.",
        example=EXAMPLE,
    )
    confidence: Confidence = "certain" if all(hit.entry.single for hit in hits) else "likely"
    return match_item(
        "E27",
        annotations,
        request,
        rows=rows,
        targets=targets,
        answer=answer,
        wording=wording,
        confidence=confidence,
        skill="reading",
    )


def _around(hit: WordHit) -> str:
    """The word with up to four words on each side, no further than a mark whose other half is cut off."""
    line, at, end = hit.sentence.text, hit.span.start - hit.sentence.start, hit.span.end - hit.sentence.start
    start = max(0, at - len(" ".join(line[:at].split()[-4:])) - 1)
    stop = end + len(" ".join(line[end:].split()[:4])) + 1
    if not _is_paired(line[start:stop]):
        if not _is_paired(line[start:at]):
            start += max(mark.end() for mark in _MARK.finditer(line[start:at]))
        if not _is_paired(line[end:stop]):
            stop = end + min(mark.start() for mark in _MARK.finditer(line[end:stop]))
    return " ".join(line[start:stop].split())


def _is_paired(text: str) -> bool:
    """Whether every double quotation mark that opens is closed, and the other way round."""
    depth = 0
    for mark in _MARK.finditer(text):
        before = text[mark.start() - 1 : mark.start()]
        opens = mark[0] == "“" or (mark[0] == '"' and (not before or before in " \n(["))
        depth += 1 if opens else -1
        if depth not in (0, 1):
            return False
    return depth == 0


KIND = Kind(
    name=NAME,
    code="E27",
    title="Words in context",
    skill="reading",
    standards=("CCSS RI.6.4", "CCSS RH.6-8.4", "UNESCO MIL C6", "CBSE vocabulary"),
    confidence="likely",
    make=make,
)
