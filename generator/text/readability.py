"""How hard a text reads: lengths, and a band of ages. Never a school grade with decimals."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from generator.text.article import Article
from generator.text.span import Frozen

__all__ = ["Band", "ReadingLevel", "reading_level"]

Band = Literal["easier", "middle", "harder"]

CAVEAT = (
    "Formulas count letters and full stops, not sense. Names make a news text look harder than it is, "
    "and one stray full stop moves the result. Read the text yourself before you choose it."
)
_AGES: dict[Band, str] = {"easier": "11 to 13", "middle": "14 to 15", "harder": "16 and over"}


class ReadingLevel(Frozen):
    """What can be counted about a text, and the band it falls in.

    `sentence_words` and `word_letters` are averages, rounded to whole words and to tenths of a letter;
    `long_words` is the share of words with more than six letters, in per cent, names included.
    `agree` is False where the measures differ by more than one band: the band says little then.
    """

    words: int
    sentences: int
    sentence_words: int
    word_letters: Fraction
    long_words: int
    longest_sentence: int
    band: Band
    agree: bool
    caveat: str = CAVEAT

    @property
    def ages(self) -> str:
        """The ages the band stands for, in words."""
        return _AGES[self.band]


def reading_level(article: Article) -> ReadingLevel:
    """The reading level of the body of *article*: counts, and the middle one of three bands.

    The bands come from the Automated Readability Index (Smith and Senter 1967), the Coleman–Liau index (1975)
    and LIX (Björnsson 1968), computed by textstat; none needs a
    dictionary. Sentences are those of the article.

    >>> from generator import read_text
    >>> level = reading_level(read_text("The cat sat on the mat. It was warm."))
    >>> level.words, level.sentences, level.band, level.ages
    (9, 2, 'easier', '11 to 13')
    """
    from textstat import textstat

    texts = [" ".join(sentence.span.text.split()) for sentence in article.body]
    words = [word for text in texts for word in text.split() if any(char.isalnum() for char in word)]
    counts = [sum(any(char.isalnum() for char in word) for word in text.split()) for text in texts]
    letters = [sum(char.isalnum() for char in word) for word in words]
    if not words:
        return ReadingLevel(
            words=0, sentences=0, sentence_words=0, word_letters=Fraction(0), long_words=0,
            longest_sentence=0, band="middle", agree=False,
        )  # fmt: skip
    plain = _one_stop_each(texts)
    bands = sorted(
        (
            _band(textstat.automated_readability_index(plain), 9, 12),
            _band(textstat.coleman_liau_index(plain), 9, 12),
            _band(textstat.lix(plain), 40, 52),
        )
    )
    names: tuple[Band, ...] = ("easier", "middle", "harder")
    return ReadingLevel(
        words=len(words),
        sentences=len(texts),
        sentence_words=round(Fraction(len(words), len(texts))),
        word_letters=Fraction(round(Fraction(10 * sum(letters), len(words))), 10),
        long_words=round(Fraction(100 * sum(count > 6 for count in letters), len(words))),
        longest_sentence=max(counts),
        band=names[bands[1]],
        agree=bands[2] - bands[0] <= 1,
    )


def _one_stop_each(texts: list[str]) -> str:
    """The sentences with a single full stop at the end of each, so that the measures count what we count."""
    shadow = str.maketrans({".": None, "!": None, "?": None, "…": None, "\n": " "})
    return " ".join(text.translate(shadow).strip() + "." for text in texts)


def _band(value: float, middle: float, harder: float) -> int:
    return 0 if value < middle else 1 if value < harder else 2
