"""How heavy a text is to read, and which sentences exercises leave alone."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.lexicon.match import words
from generator.lexicon.word_groups import gravity_index
from generator.text.article import Article

__all__ = ["content_note", "counts_casualties", "is_grave", "needs_a_teacher", "shows_harm", "themes"]


@lru_cache(maxsize=2048)
def themes(text: str) -> tuple[tuple[str, int], ...]:
    """The heavy themes of *text* with the number of words found for each, most first.

    >>> themes("Two people died and one was injured when the dam broke; a third died later.")
    (('death', 2), ('injury', 1))
    """
    counts: dict[str, int] = {}
    for _, _, term in gravity_index().find(words(text)):
        counts[term.theme] = counts.get(term.theme, 0) + 1
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def is_grave(text: str) -> bool:
    """Whether *text* speaks of death, harm, war or disaster."""
    return bool(themes(text))


@lru_cache(maxsize=2048)
def counts_casualties(text: str) -> bool:
    """Whether *text* speaks of dead or hurt people: its figures are not material for arithmetic.

    >>> counts_casualties("The flood killed 12,000 cattle."), counts_casualties("12,000 people were moved.")
    (True, False)
    """
    return any(term.casualty for _, _, term in gravity_index().find(words(text)))


def content_note(article: Article) -> str:
    """The note that stands before a heavy text, "" for others.

    One passing word does not make a text heavy: a theme counts from its second word, or in the headline.
    """
    headline = {theme for theme, _ in themes(article.headline.text)} if article.headline else set()
    found = [theme for theme, count in themes(article.text) if count >= 2 or theme in headline]
    if not found:
        return ""
    named = found[0] if len(found) == 1 else f"{', '.join(found[:3][:-1])} and {found[:3][-1]}"
    return (
        f"This article speaks of {named}. You may stop reading, or ask for another text, "
        "without giving a reason. If it stays with you, talk to an adult you trust."
    )


_HARM = (
    r"(?:molest|sexual|rap(?:ed?|ing)\b|assault|harass|(?:sexually |child )abus|inappropriate|pocso|"
    r"abduct|kidnap)\w*"
)
_CHILD = (
    r"(?:child|children|minors?|girls?|boys?|pupils?|students?|schoolgirls?|schoolboys?|toddlers?|infants?|"
    r"bab(?:y|ies)|newborns?|daughters?|sons?)"
)
_CHILD_HARMED = re.compile(rf"\b{_HARM}\b[^.]{{0,60}}\b{_CHILD}\b|\b{_CHILD}\b[^.]{{0,60}}\b{_HARM}\b")
_NO_HARM = re.compile(
    r"\bsexual(?:ly)? (?:inappropriate|explicit|transmitted|education|health|orientation|identity|content"
    r"|material|matters)\b"
)
"""What is taught, read or debated, and done to nobody."""

_HELD_THEMES = ("killing", "sexual violence", "suicide")


def shows_harm(text: str) -> bool:
    """Whether *text* speaks of killing, sexual violence or suicide; what shows it waits for a teacher.

    >>> shows_harm("He was charged with murder."), shows_harm("The storm killed a farmer.")
    (True, False)
    """
    return any(theme in _HELD_THEMES for theme, _ in themes(text))


def needs_a_teacher(article: Article) -> bool:
    """Whether the article is on sexual violence, or on harm to children: no question of it goes out unseen.

    Sexual violence counts from the second word or in the headline, suicide in the headline.

    >>> from generator.text import read_text
    >>> [needs_a_teacher(read_text(f"News\\n\\n{line}")) for line in (
    ...     "Three boys were abducted.", "The law bans sexually explicit books for children.")]
    [True, False]
    """
    lines = [sentence.span.text for sentence in article.body]
    title = article.headline.text if article.headline else ""
    if any(_CHILD_HARMED.search(_NO_HARM.sub("topic", line.lower())) for line in (*lines, title)):
        return True
    headline = dict(themes(title))
    counts = dict(themes("\n".join(lines)))
    return counts.get("sexual violence", 0) >= 2 or "sexual violence" in headline or "suicide" in headline
