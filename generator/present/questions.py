"""A question bank made ready for a format: storable texts, lowered questions, articles beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.bank import Bank, BankEntry, BankSource, text_hash
from generator.exercises.feedback import clip
from generator.exercises.lowering import Lower, each_part, then
from generator.exercises.model import Hottext, Item
from generator.present.format import Notice
from generator.text.article import Article, Role
from generator.text.span import Frozen

__all__ = ["Book", "Chapter", "Question", "article_id", "book_of", "one_line", "paragraphs"]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 does not allow or advises against."""

_NOT_IN_NAMES = re.compile(r"[<>&{}~=#:*\\\[\]\"'“”‘’%$|/]+")


def article_id(source: BankSource) -> str:
    """An id for the article of *source* that depends on its text alone."""
    return f"article-{source.text_sha256[:12]}"


class Question(Frozen):
    """One question of a format: an item, perhaps a lowered one, and what is shown and stored with it.

    `passage` is read before the stem. `name` is short, unique and free of marks with a meaning in any format.
    """

    item: Item
    entry: BankEntry
    passage: tuple[str, ...]
    name: str

    @property
    def id(self) -> str:
        """The id of the item or of the part of it; it depends on neither place nor stem."""
        return self.item.id

    @property
    def article_id(self) -> str:
        """The id of the article that it is about."""
        return article_id(self.entry.source)

    @property
    def tags(self) -> tuple[str, ...]:
        """Kind, skill, level, how sure the key is, and the standards it relates to."""
        item = self.item
        named = (f"kind:{self.entry.kind}", f"skill:{item.skill}", f"level:{item.difficulty}")
        return (*named, f"key:{item.sureness.replace(' ', '-')}", *self.entry.standards)

    @property
    def why(self) -> tuple[str, ...]:
        """What proves the key: the rule, the exact words, and what is not claimed."""
        proofs = dict.fromkeys(one_line(span.text) for span in self.item.evidence)
        words = "In the text: " + " · ".join(f"“{clip(proof, 45)}”" for proof in proofs) if proofs else ""
        limits = f"Not claimed: {self.item.not_claimed}" if self.item.not_claimed else ""
        return tuple(text for text in (self.item.rule, words, limits) if text)


class Chapter(Frozen):
    """The questions on one article; `article` is its text by blocks, empty where it is not at
    hand, or stands in a chapter before."""

    source: BankSource
    article: tuple[tuple[Role, str], ...]
    instructions: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]

    @property
    def title(self) -> str:
        """The title of the lesson, on one line."""
        return one_line(self.source.title) or "Reading a news article"

    @property
    def article_id(self) -> str:
        """An id of the article that depends on its text alone."""
        return article_id(self.source)

    @property
    def article_name(self) -> str:
        """A name for the article where it is stored like a question."""
        return f"The article ({self.article_id})"

    @property
    def about(self) -> tuple[str, ...]:
        """Where the article comes from, and on what terms."""
        source = self.source
        parts = (("Published", source.published), ("Source", source.source), ("Licence", source.licence))
        return tuple(f"{name}: {one_line(text)}" for name, text in parts if text)


class Book(Frozen):
    """A bank for one format: chapters, and what has to be said about it."""

    title: str
    chapters: tuple[Chapter, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(question for chapter in self.chapters for question in chapter.questions)


def one_line(text: str) -> str:
    """*text* with every run of white space as one space."""
    return " ".join(text.split())


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of *text* that hold words, each on one line."""
    return tuple(one_line(line) for line in text.splitlines() if line.strip())


def _replaced(value: object) -> object:
    if isinstance(value, str):
        return _FORBIDDEN.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _replaced(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return tuple(_replaced(entry) for entry in value)
    return value


def _count(value: object) -> int:
    if isinstance(value, str):
        return len(_FORBIDDEN.findall(value))
    if isinstance(value, dict):
        return sum(_count(entry) for entry in value.values())
    if isinstance(value, tuple | list):
        return sum(_count(entry) for entry in value)
    return 0


def _clean(entry: BankEntry, notices: list[Notice]) -> BankEntry:
    stored = entry.model_dump()
    if not _count(stored):
        return entry
    notices.append(
        Notice(what="control characters are shown as \ufffd: files cannot hold them", item=entry.id)
    )
    return BankEntry.model_validate(_replaced(stored))


def _name(item: Item, entry: BankEntry) -> str:
    title = one_line(_NOT_IN_NAMES.sub(" ", entry.title))
    return f"{title[:60].strip()} ({item.id})" if title else item.id


def _passage(item: Item) -> tuple[str, ...]:
    span = item.interaction.passage if isinstance(item.interaction, Hottext) else item.context
    return paragraphs(span.text) if span is not None else ()


def _article(article: Article) -> tuple[tuple[Role, str], ...]:
    blocks = (
        (block.role, one_line(block.span.text)) for block in article.blocks if block.role != "furniture"
    )
    return tuple((role, _FORBIDDEN.sub("\ufffd", text)) for role, text in blocks if text)


def book_of(bank: Bank, articles: Iterable[Article], lower: Lower) -> Book:
    """The questions of *bank*, lowered by *lower*, with their articles where *articles* has them.

    Whatever changes or is left out is in the notices, item by item.
    """
    texts = {text_hash(article.text): article for article in articles}
    notices: list[Notice] = []
    chapters: dict[BankSource, tuple[dict[str, str], list[Question]]] = {}
    for stored in bank.entries:
        entry = _clean(stored, notices)
        lowered = then(each_part(entry.item), lower)
        if lowered.said:
            notices.append(Notice(what=lowered.said, item=entry.id))
        instructions, questions = chapters.setdefault(entry.source, ({}, []))
        if lowered.items:
            instructions.setdefault(one_line(entry.title), one_line(entry.instruction))
        for item in lowered.items:
            name = _name(item, entry)
            questions.append(Question(item=item, entry=entry, passage=_passage(item), name=name))
    made: list[Chapter] = []
    for source, (instructions, questions) in chapters.items():
        article = texts.get(source.text_sha256)
        if article is None:
            what = f"the article “{clip(source.title, 12)}” is not at hand: only the passages are in the file"
            notices.append(Notice(what=what))
        told_already = source.text_sha256 in {chapter.source.text_sha256 for chapter in made}
        text = _article(article) if article is not None and not told_already else ()
        told = tuple(instructions.items())
        made.append(Chapter(source=source, article=text, instructions=told, questions=tuple(questions)))
    title = made[0].title if len(made) == 1 else f"Question bank: {len(made)} articles"
    return Book(title=title, chapters=tuple(made), notices=tuple(notices))
