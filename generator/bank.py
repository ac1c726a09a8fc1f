"""A question bank: items of many lessons, one JSON object a line, each enough to check answers alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator

from generator.annotations.model import Confidence
from generator.errors import LessonError
from generator.exercises.arrange import digest
from generator.exercises.likeness import Likeness, are_alike, likeness
from generator.exercises.model import Item, Level, Skill
from generator.lesson import Lesson
from generator.text.article import Article
from generator.text.span import Frozen

__all__ = ["BANK_SCHEMA", "Bank", "BankEntry", "BankSource", "text_hash"]

BANK_SCHEMA: Literal["copydesk-bank/1"] = "copydesk-bank/1"


_SURE: tuple[Confidence, ...] = ("certain", "likely", "teacher")


def text_hash(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal: by it an article can be found again.

    >>> text_hash("Rain stops play")[:8]
    'b144a244'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class BankSource(Frozen):
    """Where an item comes from: the article's identity and terms, not its text."""

    title: str
    text_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    published: str | None = None
    source: str | None = None
    licence: str | None = None
    content_note: str = ""


class BankEntry(Frozen):
    """One item with the instruction it stands under. `item` holds key, feedback, proof and context.

    `standards` are the curriculum codes it relates to.
    """

    format: Literal["copydesk-bank/1"] = BANK_SCHEMA
    id: str
    kind: str
    title: str
    instruction: str
    criterion: str = ""
    standards: tuple[str, ...] = ()
    source: BankSource
    item: Item

    @model_validator(mode="after")
    def _same_id(self) -> Self:
        if self.id != self.item.id:
            raise ValueError(f"id {self.id!r} is not that of its item, {self.item.id!r}")
        return self

    def fits(self, article: Article) -> bool:
        """Whether *article* is the one this item was made from, and every proof stands in it as stored."""
        spans = (
            span
            for part in self.item.parts
            for span in (*part.evidence, part.context, getattr(part.interaction, "passage", None))
            if span is not None
        )
        return text_hash(article.text) == self.source.text_sha256 and all(
            span.is_in(article.text) for span in spans
        )


class Bank(Frozen):
    """Items of many lessons, each once, in the order in which they came.

    >>> from generator import compose, read_text
    >>> text = "Dam opens\\n\\nThe state spent Rs 2.5 crore on 1,50,000 lamps."
    >>> bank = Bank.of([compose(read_text(text), level=1)])
    >>> Bank.read(bank.to_bytes()) == bank
    True
    """

    entries: tuple[BankEntry, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        seen: set[str] = set()
        for entry in self.entries:
            if entry.id in seen:
                raise ValueError(f"item {entry.id!r} is given twice")
            seen.add(entry.id)
        return self

    @classmethod
    def of(cls, lessons: Iterable[Lesson]) -> Bank:
        """The bank of all items of *lessons*. The same question twice is kept once, as it came first."""
        found: dict[str, BankEntry] = {}
        for lesson in lessons:
            for entry in _entries(lesson):
                found.setdefault(entry.id, entry)
        return cls(entries=tuple(found.values()))

    @classmethod
    def read(cls, data: bytes) -> Bank:
        """The bank stored in *data*; LessonError names the line and field of what is wrong.

        A line of another schema version, an unknown field, a key that does not fit its item or an id given
        twice is refused: nothing is repaired in silence.
        """
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            remedy = "a bank is UTF-8 text, one JSON object a line"
            raise LessonError("not a question bank", where=f"byte {error.start}", remedy=remedy) from error
        entries: dict[str, BankEntry] = {}
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            entry = _read_line(line, number)
            if entry.id in entries:
                remedy = "remove one of the two lines"
                raise LessonError(f"item {entry.id!r} is given twice", where=f"line {number}", remedy=remedy)
            entries[entry.id] = entry
        return cls(entries=tuple(entries.values()))

    def to_bytes(self) -> bytes:
        """The bank as JSON lines in UTF-8, the same bytes on every machine."""
        return "".join(entry.model_dump_json() + "\n" for entry in self.entries).encode("utf-8")

    @staticmethod
    def json_schema() -> str:
        """The JSON Schema (2020-12) of one line of a bank.

        >>> '"const": "copydesk-bank/1"' in Bank.json_schema()
        True
        """
        made = BankEntry.model_json_schema(mode="serialization")
        head = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "copydesk-bank-1.schema.json",
        }
        whole = {**head, **made, "title": "One line of a Copydesk question bank"}
        return json.dumps(_without_examples(whole), indent=1, ensure_ascii=False) + "\n"

    def item(self, name: str) -> Item:
        """The item with this id; LessonError where there is none."""
        for entry in self.entries:
            if entry.id == name:
                return entry.item
        raise LessonError(f"no item {name!r} in the bank", remedy="take an id of this bank")

    def __len__(self) -> int:
        return len(self.entries)

    def select(
        self,
        *,
        skills: Iterable[Skill] = (),
        levels: Iterable[Level] = (),
        kinds: Iterable[str] = (),
        standards: Iterable[str] = (),
        confidence: Confidence | None = None,
    ) -> Bank:
        """The items that fit everything asked for; what is not asked for may be anything.

        *confidence* is the least that is wanted. *standards* are codes or beginnings of codes: "CCSS RI".

        >>> from generator import compose, read_text
        >>> text = "Dam opens\\n\\nThe state spent Rs 2.5 crore on 1,50,000 lamps."
        >>> bank = Bank.of([compose(read_text(text))])
        >>> {entry.item.skill for entry in bank.select(skills=["numbers"], confidence="certain").entries}
        {'numbers'}
        """
        skill, level, kind, codes = set(skills), set(levels), set(kinds), tuple(standards)
        sure = _SURE if confidence is None else _SURE[: _SURE.index(confidence) + 1]
        return Bank(
            entries=tuple(
                entry
                for entry in self.entries
                if (not skill or entry.item.skill in skill)
                and (not level or entry.item.difficulty in level)
                and (not kind or entry.kind in kind)
                and (not codes or any(code.startswith(codes) for code in entry.standards))
                and entry.item.confidence in sure
            )
        )

    def near_duplicates(self) -> tuple[tuple[str, str], ...]:
        """Pairs of ids that ask nearly the same, the one that came first before the later one.

        That is the same key about the same words, or half of the rows or cards in common, and the same proof.
        """
        kept: dict[tuple[str, ...], list[tuple[str, Likeness]]] = {}
        found = []
        for entry in self.entries:
            like = likeness(entry.item)
            group = kept.setdefault(like.same, [])
            first = next((name for name, other in group if are_alike(other, like)), None)
            if first is None:
                group.append((entry.id, like))
            else:
                found.append((first, entry.id))
        return tuple(found)

    def without_near_duplicates(self) -> Bank:
        """The bank with the first only of items that ask nearly the same."""
        later = {name for _, name in self.near_duplicates()}
        return Bank(entries=tuple(entry for entry in self.entries if entry.id not in later))

    def forms(self, count: int, *, seed: str = "", size: int | None = None) -> tuple[Bank, ...]:
        """*count* parallel forms without a common item, alike in skill, level, kind and interaction.

        Each form has as many items of each sort as the others, at most *size* in all; items that would make
        the forms unequal are in none. Another *seed* draws others. LessonError where the bank is too small.

        >>> Bank().forms(2)
        Traceback (most recent call last):
            ...
        generator.errors.LessonError: too few items of one sort for 2 forms; ask for fewer or add lessons
        """
        sorts: dict[tuple[str, str, int, str], list[BankEntry]] = {}
        for entry in self.entries:
            item = entry.item
            sort: tuple[str, str, int, str] = (item.skill, entry.kind, item.difficulty, item.interaction.kind)
            sorts.setdefault(sort, []).append(entry)
        rounds: list[tuple[int, str, list[BankEntry]]] = []
        for name, entries in sorts.items():
            entries.sort(key=lambda entry: digest(seed, entry.id))
            for turn in range(len(entries) // count if count > 0 else 0):
                drawn = entries[turn * count : (turn + 1) * count]
                rounds.append((turn, digest(seed, *map(str, name)), drawn))
        if not rounds:
            what = f"too few items of one sort for {count} forms"
            raise LessonError(what, remedy="ask for fewer or add lessons")
        rounds.sort(key=lambda one: one[:2])
        chosen = rounds if size is None else rounds[:size]
        place = {entry.id: number for number, entry in enumerate(self.entries)}
        forms = (sorted((one[2][n] for one in chosen), key=lambda e: place[e.id]) for n in range(count))
        return tuple(Bank(entries=tuple(form)) for form in forms)


def _without_examples(value: object) -> object:
    """A schema whose descriptions stop before the doctests of the classes."""
    if isinstance(value, dict):
        return {
            key: entry.split("\n\n>>>")[0] if key == "description" else _without_examples(entry)
            for key, entry in value.items()
        }
    return [_without_examples(entry) for entry in value] if isinstance(value, list) else value


def _entries(lesson: Lesson) -> Iterator[BankEntry]:
    article = lesson.article
    source = BankSource(
        title=lesson.title,
        text_sha256=text_hash(article.text),
        published=article.published.isoformat() if article.published is not None else None,
        source=lesson.source,
        licence=lesson.licence,
        content_note=lesson.content_note,
    )
    for exercise in lesson.exercises:
        for item in exercise.items:
            yield BankEntry(
                id=item.id,
                kind=exercise.kind,
                title=exercise.title,
                instruction=exercise.instruction,
                criterion=exercise.criterion,
                standards=exercise.standards,
                source=source,
                item=item,
            )


def _read_line(line: str, number: int) -> BankEntry:
    where = f"line {number}"
    try:
        return BankEntry.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "line"
        if field == "format":
            what = f"written in another version of the bank ({first.get('input')!r})"
            raise LessonError(what, where=where, remedy=f"this program reads {BANK_SCHEMA}") from error
        raise LessonError(f"{field}: {first['msg']}", where=where, remedy="mend this field") from error
