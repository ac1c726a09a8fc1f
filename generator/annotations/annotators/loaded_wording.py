"""Loaded wording: terms of the lexicon where they judge or turn up the volume, not where they mean plainly.

Guards, in this order: names and titles (a capital inside a sentence), the record's own contexts (`only`,
`except`), and negation, which leaves the judgement open, so that a core word becomes arguable there. Where
the longest phrase at a place is refused, the shorter ones are tried.
Whose words they are (the writer's, or somebody's in marks or reported speech) is not decided here: the
exercises ask the `AnnotationSet`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from generator.annotations.model import LoadedWording, Name
from generator.annotations.reading import Reading
from generator.lexicon.loaded import LoadedForm, loaded_index
from generator.lexicon.match import Pattern, PhraseIndex, Word
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["find"]

_NEGATION = frozenset(
    {"not", "no", "never", "neither", "nor", "without", "hardly", "cannot", "nothing"}
    | {f"{verb}n't" for verb in ("is", "was", "are", "were", "do", "does", "did", "would", "could")}
    | {"won't", "can't", "hasn't", "haven't", "hadn't"}
)
_NO_NEGATION = frozenset({"only", "just", "merely", "least", "doubt", "matter"})
_NEGATION_REACH = 3
_DEGREE = frozenset(
    {"very", "so", "too", "more", "most", "less", "least", "as", "how", "rather", "quite", "particularly",
     "especially", "equally", "such", "not", "and", "or", "but", "yet", "also", "both", "either"}
)  # fmt: skip
_JOINING = frozenset({"and", "or", "but", "yet", "than", "nor"})
_SMALL = frozenset(
    {"with", "from", "over", "into", "after", "amid", "that", "than", "about", "upon", "when", "says"}
)


def find(reading: Reading, names: Sequence[Name] = ()) -> tuple[LoadedWording, ...]:
    """The loaded words and phrases of the article, in text order, each phrase one mark.

    >>> from generator import read_text
    >>> [w.span.text for w in find(Reading(read_text("The army unleashed an unprovoked war.")))]
    ['unleashed', 'unprovoked']
    """
    index = loaded_index()
    covered: set[int] | None = None
    names_in = _NamesInside(reading)
    found: list[LoadedWording] = []
    for sentence in reading.article.sentences:
        raw = reading.words_in(sentence)
        places = [place for place, word in enumerate(raw) if _may_begin(index, word.norm)]
        if not places:
            continue
        if covered is None:
            covered = _covered(names)
        context = _Context(reading.text, raw, covered, names_in)
        reached = 0
        for place in places:
            if place < reached:
                continue
            for stop, form in context.candidates(index, place):
                if context.accepts(form, place, stop):
                    found.append(context.wording(form, place, stop))
                    reached = stop
                    break
    return tuple(found)


def _may_begin(index: PhraseIndex[LoadedForm], norm: str) -> bool:
    return index.begins(norm) or (norm.endswith("'s") and index.begins(norm[:-2]))


def _covered(names: Sequence[Name]) -> set[int]:
    """Offsets at which a word inside a name of two or more words begins."""
    return {
        offset
        for name in names
        if name.kind != "group" and " " in name.span.text
        for offset in range(name.span.start, name.span.end)
    }


class _NamesInside:
    """The words that an article writes with a capital inside its sentences, and never without."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def norms(self) -> frozenset[str]:
        """Those words, in lower case; a title-case sentence says nothing about them."""
        text = self._reading.text
        capital: set[str] = set()
        small: set[str] = set()
        for sentence in self._reading.article.sentences:
            words = self._reading.words_in(sentence)
            if _is_title_case(text, words):
                continue
            for place, word in enumerate(words):
                if not text[word.start].isupper():
                    small.add(word.norm)
                elif place > 0 and not _opens(text, word):
                    capital.add(word.norm)
        return frozenset(capital - small)


class _Context:
    """One sentence, in which terms are tried."""

    def __init__(self, text: str, raw: list[Word], covered: set[int], names_in: _NamesInside) -> None:
        self.names_in = names_in
        self.text = text
        self.raw = raw
        self.covered = covered
        self.possessive = any(word.norm.endswith("'s") for word in raw)
        self.bare = [_without_possessive(word) for word in raw] if self.possessive else raw
        self._title_case: bool | None = None

    def candidates(self, index: PhraseIndex[LoadedForm], place: int) -> Iterator[tuple[int, LoadedForm]]:
        """The phrases at a place, longest first; a possessive "'s" may follow the last word of a phrase."""
        yield from index.all_at(self.raw, place)
        if self.possessive:
            for stop, form in index.all_at(self.bare, place):
                if (
                    self.raw[stop - 1] != self.bare[stop - 1]
                    and self.raw[place : stop - 1] == self.bare[place : stop - 1]
                ):
                    yield stop, form

    def accepts(self, form: LoadedForm, first: int, stop: int) -> bool:
        return (
            (stop == first + 1 or self._is_joined(first, stop))
            and not self._is_name(form, first, stop)
            and self._fits(form, first, stop)
        )

    def _is_joined(self, first: int, stop: int) -> bool:
        """Whether only spaces stand between the words of a phrase."""
        return not any(
            self.text[self.raw[k].end : self.raw[k + 1].start].strip() for k in range(first, stop - 1)
        )

    def _fits(self, form: LoadedForm, first: int, stop: int) -> bool:
        def any_covers(patterns: tuple[Pattern, ...]) -> bool:
            return any(pattern.covers(self.bare, first, stop) for pattern in patterns)

        return (not form.only or any_covers(form.only)) and not any_covers(form.exceptions)

    @property
    def title_case(self) -> bool:
        """Whether most longer words begin with a capital, as in some headlines: then it tells nothing."""
        if self._title_case is None:
            self._title_case = _is_title_case(self.text, self.raw)
        return self._title_case

    def _is_name(self, form: LoadedForm, first: int, stop: int) -> bool:
        text, raw = self.text, self.raw
        capital = any(
            text[word.start].isupper() and not expected and not (len(word.norm) > 2 and word.norm[1] == "-")
            for word, expected in zip(raw[first:stop], form.capitals, strict=True)
        )
        if not capital or self.title_case:
            return False
        if first > 0 and not _opens(text, raw[first]):
            return True
        # At the start of a sentence a capital tells nothing, unless the name goes on ("Terror Act").
        follows = raw[stop] if stop < len(raw) else None
        if stop == first + 1 and raw[first].norm in self.names_in.norms:
            return True
        return raw[first].start in self.covered or (
            follows is not None
            and text[follows.start].isupper()
            and not text[raw[stop - 1].end : follows.start].strip()
            and first > 0
        )

    def _negated(self, first: int) -> bool:
        for place in range(max(0, first - _NEGATION_REACH), first):
            if self.raw[place].norm in _NEGATION and self.raw[place + 1].norm not in _NO_NEGATION:
                return True
        return False

    def _droppable(self, form: LoadedForm, first: int, stop: int) -> bool:
        """Whether the sentence stands without the term: an adverb, or an adjective right before its noun."""
        if form.neutral:
            return False
        if stop > first + 1:
            return self._set_off(first, stop)
        if form.form.endswith("ly"):
            return not (first and self.raw[first - 1].norm in _DEGREE - {"also", "not"})
        if stop == len(self.raw) or self.text[self.raw[stop - 1].end : self.raw[stop].start].strip(" \"”’'"):
            return False
        before = self.raw[first - 1].norm if first else ""
        after = self.raw[stop].norm
        return before not in _DEGREE and after not in _JOINING and after not in word_group("function")

    def _set_off(self, first: int, stop: int) -> bool:
        """Whether a phrase stands between commas or the ends of its sentence."""
        text, raw = self.text, self.raw
        before = text[raw[first - 1].end : raw[first].start].strip() if first else ","
        after = text[raw[stop - 1].end : raw[stop].start].strip() if stop < len(raw) else "."
        return before[-1:] in {",", "—", "–", ";", ":"} and after[:1] in {",", "—", "–", ";", ".", ":"}

    def wording(self, form: LoadedForm, first: int, stop: int) -> LoadedWording:
        end = self.raw[stop - 1].end if self._whole(form, stop) else self.bare[stop - 1].end
        span = Span.of(self.text, self.raw[first].start, end)
        neutral = form.neutral
        if neutral and span.text[0].isupper() and not neutral[0].isupper():
            neutral = neutral[0].upper() + neutral[1:]
        return LoadedWording(
            span=span,
            rule=form.term.id,
            confidence="teacher",
            term=form.term.id,
            category=form.term.category,
            tier="arguable" if self._negated(first) else form.term.tier,
            neutral=neutral,
            why=form.term.why,
            droppable=self._droppable(form, first, stop),
        )

    def _whole(self, form: LoadedForm, stop: int) -> bool:
        """Whether the last word of the text is the form's last word as it stands, possessive and all."""
        return form.form.replace("’", "'").lower().endswith(self.raw[stop - 1].norm)


def _is_title_case(text: str, words: Sequence[Word]) -> bool:
    longer = [
        text[word.start]
        for word in words
        if len(word.norm) > 3 and word.norm not in _SMALL and text[word.start].isalpha()
    ]
    capitals = sum(letter.isupper() for letter in longer)
    return len(longer) >= 2 and capitals > 0.7 * len(longer)


def _without_possessive(word: Word) -> Word:
    return Word(word.start, word.end - 2, word.norm[:-2]) if word.norm.endswith("'s") else word


def _opens(text: str, word: Word) -> bool:
    """Whether the word is the first after an opening quotation mark, a colon or a dash."""
    before = text[max(0, word.start - 4) : word.start].rstrip()[-1:]
    return before != "" and before in '"“‘«:—–'
