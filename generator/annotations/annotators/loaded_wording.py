"""Loaded wording: terms of the lexicon where they judge or turn up the volume, not where they are meant plainly.

Guards, in this order: the record's own contexts (`only`, `except`); names and titles (a capital inside a
sentence); and negation, which leaves the judgement open, so that a core word becomes arguable there.
Whose words they are (the writer's, or somebody's in marks or reported speech) is not decided here: the
exercises ask the `AnnotationSet`.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.model import LoadedWording, Name
from generator.annotations.reading import Reading
from generator.lexicon.loaded import LoadedForm, loaded_index
from generator.lexicon.match import Pattern, Word
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["find"]

_NEGATION = frozenset(
    {"not", "no", "never", "neither", "nor", "without", "hardly", "cannot", "nothing", "isn't", "wasn't", "aren't",
     "weren't", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't", "hasn't", "haven't", "hadn't"}
)  # fmt: skip
_NEGATION_REACH = 3


def find(reading: Reading, names: Sequence[Name] = ()) -> tuple[LoadedWording, ...]:
    """The loaded words and phrases of the article, in text order, each phrase one mark.

    >>> from generator import read_text
    >>> [w.span.text for w in find(Reading(read_text("The army unleashed an unprovoked war.")))]
    ['unleashed', 'unprovoked']
    """
    index = loaded_index()
    covered = _covered(names)
    found: list[LoadedWording] = []
    for sentence in reading.article.sentences:
        sentence_words = [_without_possessive(word) for word in reading.words_in(sentence)]
        title_case = _is_title_case(reading.text, sentence_words)
        place = 0
        while place < len(sentence_words):
            hit = index.at(sentence_words, place)
            if hit is None:
                place += 1
                continue
            stop, form = hit
            if (
                _is_joined(reading.text, sentence_words[place:stop])
                and _fits(form, sentence_words, place, stop)
                and not _is_name(reading.text, sentence_words, place, stop, title_case, covered)
            ):
                found.append(_wording(reading.text, sentence, form, sentence_words, place, stop))
                place = stop
            else:
                place += 1
    return tuple(found)


def _without_possessive(word: Word) -> Word:
    return Word(word.start, word.end - 2, word.norm[:-2]) if word.norm.endswith("'s") else word


def _covered(names: Sequence[Name]) -> set[int]:
    """Offsets at which a word inside a name of two or more words begins."""
    return {
        offset
        for name in names
        if name.kind != "group" and " " in name.span.text
        for offset in range(name.span.start, name.span.end)
    }


def _is_joined(text: str, phrase: Sequence[Word]) -> bool:
    """Whether only spaces stand between the words of a phrase."""
    return all(not text[a.end : b.start].strip() for a, b in zip(phrase, phrase[1:], strict=False))


def _fits(form: LoadedForm, words: Sequence[Word], first: int, stop: int) -> bool:
    def any_covers(patterns: tuple[Pattern, ...]) -> bool:
        return any(pattern.covers(words, first, stop) for pattern in patterns)

    return (not form.only or any_covers(form.only)) and not any_covers(form.exceptions)


def _is_title_case(text: str, words: Sequence[Word]) -> bool:
    """Whether most longer words begin with a capital, as in some headlines; capitals tell nothing then."""
    longer = [text[word.start] for word in words if len(word.norm) > 3 and text[word.start].isalpha()]
    return len(longer) >= 2 and sum(letter.isupper() for letter in longer) > 0.7 * len(longer)


def _is_name(
    text: str, words: Sequence[Word], first: int, stop: int, title_case: bool, covered: set[int]
) -> bool:
    if title_case:
        return False
    capitals = [text[word.start].isupper() for word in words[first:stop]]
    if not any(capitals):
        return False
    if first > 0 and not _opens(text, words[first]):
        return True
    # At the start of a sentence a capital tells nothing, unless the name goes on ("Terror Act").
    follows = words[stop] if stop < len(words) else None
    return words[first].start in covered or (
        follows is not None
        and text[follows.start].isupper()
        and not text[words[stop - 1].end : follows.start].strip()
        and first > 0
    )


def _opens(text: str, word: Word) -> bool:
    """Whether the word is the first after an opening quotation mark, a colon or a dash."""
    before = text[: word.start].rstrip()[-1:] if word.start else ""
    return before != "" and before in "\"“‘«:—–"


def _wording(
    text: str, sentence: Sentence, form: LoadedForm, words: Sequence[Word], first: int, stop: int
) -> LoadedWording:
    span = Span.of(text, words[first].start, words[stop - 1].end)
    negated = any(
        word.norm in _NEGATION for word in words[max(0, first - _NEGATION_REACH) : first]
    )
    neutral = form.neutral
    if neutral and span.text[0].isupper() and not neutral[0].isupper():
        neutral = neutral[0].upper() + neutral[1:]
    tier = "arguable" if negated else form.term.tier
    return LoadedWording(
        span=span,
        rule=form.term.id,
        confidence="teacher",
        term=form.term.id,
        category=form.term.category,
        tier=tier,
        neutral=neutral,
        why=form.term.why,
    )
