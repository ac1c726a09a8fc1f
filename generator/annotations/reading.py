"""What every annotator looks at: the article's words and sentences, made once."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from generator.lexicon.match import Word, words
from generator.text.article import Article, Sentence

__all__ = ["Reading"]

_STRAIGHT = str.maketrans("“”„«»‘’\u00a0", '"""""\'\' ')


class Reading:
    """An article prepared for annotators. Not a value: it lives for one call of `annotate`.

    >>> from generator import read_text
    >>> reading = Reading(read_text("“Go,” he said. She left."))
    >>> reading.shadow
    '"Go," he said. She left.'
    >>> [word.norm for word in reading.words_in(reading.article.sentences[1])]
    ['she', 'left']
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text

    @cached_property
    def shadow(self) -> str:
        """The text with straight quotation marks and plain spaces: same length, same offsets."""
        return self.text.translate(_STRAIGHT)

    @cached_property
    def words(self) -> list[Word]:
        """All words of the text, in order."""
        return words(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The indices into `words` of the words that begin in ``text[start:end]``."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def words_in(self, sentence: Sentence) -> list[Word]:
        """The words of one sentence."""
        first, stop = self.word_range(sentence.span.start, sentence.span.end)
        return self.words[first:stop]
