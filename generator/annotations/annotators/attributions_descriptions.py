"""Whose words a phrase with a name or a noun says: "Ms Rao, the mayor", "the minister", "two officials"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from generator.annotations.annotators.attributions_heads import can_be_speaker, head_noun
from generator.annotations.annotators.attributions_stretches import Token, in_list
from generator.annotations.annotators.names_kinds import is_person_noun
from generator.annotations.model import Confidence, Name
from generator.lexicon.cue_records import word_list

__all__ = ["Descriptions", "Speaker"]


class Speaker(NamedTuple):
    """A resolved speaker, None where the text leaves it open, and how sure that is."""

    name: str | None
    confidence: Confidence
    gender: Literal["f", "m"] | None = None
    person: bool = False


class Descriptions:
    """The names of an article, and what phrases mean that hold them."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self._names = names
        self._starts = [name.span.start for name in names]
        self._surnames: dict[str, list[str]] = {}
        for name in names:
            if name.kind == "person" and " " in name.canonical:
                last = name.canonical.split()[-1].casefold()
                full = self._surnames.setdefault(last, [])
                if name.canonical not in full:
                    full.append(name.canonical)
        self.genders = {name.canonical: name.gender for name in names if name.gender}

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        """The names that begin between two offsets."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def is_name(self, start: int, end: int) -> bool:
        """Whether the characters between two offsets are exactly the name of a person or an organisation."""
        named = self.names_in(start, end)
        if len(named) != 1 or named[0].span.end != end:
            return False
        first = named[0].title.start if named[0].title is not None else named[0].span.start
        return min(first, named[0].span.start) <= start + 4 and named[0].kind in ("person", "organisation")

    def owns(self, name: Name) -> bool:
        """Whether a name only owns what follows ("Rao's rival")."""
        return self._text[name.span.end : name.span.end + 2] in ("'s", "’s")

    def is_surname(self, word: str) -> bool:
        """Whether a word, in whatever letters, is the last name of a person of the article."""
        return word.casefold() in self._surnames

    def labelled(self, label: str) -> Speaker:
        """The speaker a transcript's label names: one person of the article, or the label as it stands."""
        if len(label) < 3:
            return Speaker(None, "teacher")
        full = self._surnames.get(label.split()[-1].casefold(), [])
        if len(full) == 1:
            return Speaker(full[0], "likely", None, True)
        return Speaker(label, "teacher")

    def described(self, tokens: Sequence[Token], *, possessive: bool) -> Speaker:
        """The speaker that a phrase names; *possessive* says that it owns what is said ("Rao's claim").

        A bare surname that two persons of the article share names nobody for certain.
        """
        found = self._described(tokens, possessive)
        if found.person and found.name is not None and len(self._surnames.get(found.name.casefold(), ())) > 1:
            return found._replace(confidence="teacher")
        return found

    def _described(self, tokens: Sequence[Token], possessive: bool) -> Speaker:
        head = self._head(tokens)
        start, end = head[0].start, head[-1].end
        inside = list(self.names_in(start, end))
        joined = any(token.norm in ("and", "or", "&") for token in head)
        if joined and not (
            len(inside) == 1 and inside[0].span.start <= start and inside[0].span.end >= end - 2
        ):
            return Speaker(self._written(head), "likely")
        leading = self._leading_person(head, inside)
        if leading is not None:
            return Speaker(leading.canonical, "certain", self.genders.get(leading.canonical), True)
        last_word = head[-1]
        for name in reversed(inside):
            owns = self._text[name.span.end : name.span.end + 2] in ("'s", "’s") and not possessive
            if owns and name.span.end + 2 < end:
                continue
            lead = name.title.start if name.title is not None else name.span.start
            if self._carried(head, lead):
                continue
            ends_head = name.span.end >= last_word.end - (2 if possessive or owns else 0)
            if ends_head and " " not in name.canonical and last_word.norm in word_list("titles.rank"):
                continue
            if ends_head and name.canonical.split()[-1].lower() in word_list("titles.rank"):
                continue
            if (
                name.kind == "person"
                and not self._names_a_group(name)
                and (ends_head or self._parts_after(tokens, name))
            ):
                return Speaker(name.canonical, "certain", self.genders.get(name.canonical), True)
            if ends_head and self._names_a_group(name):
                return Speaker(self._written(head), "likely")
            if ends_head and name.kind in ("organisation", "group", "place"):
                if (
                    name.kind == "place"
                    and name.span.start > start
                    and not in_list("determiner", head[0].norm)
                ):
                    continue
                if name.span.start > start + 4 and not name.title:
                    return Speaker(self._written(head), "likely")
                return Speaker(name.canonical, "certain")
            if ends_head and name.kind == "other" and (name.span.start - start) <= 4:
                return Speaker(name.canonical, "likely", None, True)
        role = self._role(head) or self._known(head)
        if role is not None:
            return role
        noun = head[head_noun(head)]
        named = any(name.span.start <= noun.start < name.span.end for name in inside)
        sure = (named and noun.capital) or can_be_speaker(head)
        alone = len(head) == 1 and head[0].norm in ("one", "another", "each", "this", "most")
        return Speaker(self._written(head), "likely" if sure and not alone else "teacher")

    @staticmethod
    def _names_a_group(name: Name) -> bool:
        """Whether a name only writes people with capitals: "Fellow Councillors", "Labour Voters"."""
        words = name.canonical.lower().split()
        return len(words) > 1 and (
            words[0] == "fellow"
            or words[-1] in word_list("groups.speaking")
            or (words[-1].endswith("s") and is_person_noun(words[-1][:-1]))
        )

    @staticmethod
    def _carried(head: Sequence[Token], lead: int) -> bool:
        """Whether a preposition brings in the name at *lead*, also over an article: "by the Courier"."""
        before = [token for token in head if token.end <= lead]
        if len(before) > 1 and before[-1].norm in ("the", "a", "an"):
            before.pop()
        if not before:
            return False
        acting = before[-1].norm.endswith("ing") and len(before) > 1 and before[-1].kind == "word"
        return in_list("preposition", before[-1].norm) or (acting and not before[-1].capital)

    def _leading_person(self, head: Sequence[Token], inside: Sequence[Name]) -> Name | None:
        """The person a phrase is about when more follows: "judge Sunena Sharma of the Delhi courts"."""
        for name in inside:
            before = [token for token in head if token.end <= name.span.start]
            if any(
                in_list("preposition", t.norm) or t.norm in ("and", "or") or t.norm.endswith("'s")
                for t in before
            ):
                return None
            following = next((token for token in head if token.start >= name.span.end), None)
            if self._names_a_group(name):
                return None
            if name.kind == "person" and name.canonical.split()[-1].lower() not in word_list("titles.rank"):
                tail = self._text[name.span.end : name.span.end + 2]
                done = following is None or in_list("preposition", following.norm) or following.kind == "mark"
                return name if done and tail not in ("'s", "’s") else None
        return None

    def _parts_after(self, tokens: Sequence[Token], name: Name) -> bool:
        """Whether only an apposition follows the name: "Ann Lee, the president"."""
        following = next((token for token in tokens if token.start >= name.span.end), None)
        return following is not None and following.kind == "mark"

    def _head(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The noun phrase proper: without apposition, relative clause, or what a preposition adds."""
        for index, token in enumerate(tokens):
            if index == 0:
                continue
            if token.kind == "mark" and token.norm in (",", "(", "—", "–", "--"):
                first = tokens[:index]
                if self._names_a_person(first):
                    return first
                closing = [
                    i for i in range(index + 1, len(tokens)) if tokens[i].norm in (",", ")", "—", "–", "--")
                ]
                second = tokens[index + 1 : closing[0] if closing else len(tokens)]
                introduced = self._is_role(first) or in_list("determiner", first[0].norm)
                if second and self._names_a_person(second) and introduced:
                    return second
                return first
            if token.norm in ("who", "whose", "which", "that"):
                return tokens[:index]
        return tokens

    def _names_a_person(self, tokens: Sequence[Token]) -> bool:
        if not tokens:
            return False
        names = self.names_in(tokens[0].start, tokens[-1].end)
        return bool(names) and names[-1].kind == "person" and names[-1].span.end >= tokens[-1].end

    @staticmethod
    def _is_role(tokens: Sequence[Token]) -> bool:
        return any(is_person_noun(token.norm) for token in tokens)

    def _known(self, head: Sequence[Token]) -> Speaker | None:
        """A phrase of a headline that ends in a person's full name: "Billionaire Ann Lee reveals"."""
        written = self._text[head[0].start : head[-1].end]
        if any(in_list("preposition", token.norm) for token in head) or head[-1].norm in word_list(
            "titles.rank"
        ):
            return None
        for full in self._surnames.get(written.split()[-1].casefold(), ()):
            if written.endswith(f" {full}"):
                return Speaker(full, "likely", self.genders.get(full), True)
        return None

    def _role(self, head: Sequence[Token]) -> Speaker | None:
        """A definite role with one person in the article who carries it as a title ("the minister")."""
        if head[0].norm != "the" or len(head) > 3 or not is_person_noun(head[-1].norm):
            return None
        role = head[-1].norm
        holders = {
            name.canonical
            for name in self._names
            if name.title is not None
            and role in name.title.text.lower().split()
            and name.span.start < head[0].start
        }
        if len(holders) == 1:
            name = next(iter(holders))
            return Speaker(name, "likely", self.genders.get(name), True)
        if len(holders) > 1:
            return Speaker(None, "teacher")
        return None

    def _written(self, tokens: Sequence[Token]) -> str:
        text = self._text[tokens[0].start : tokens[-1].end]
        for owner in ("'s", "’s"):
            text = text.removesuffix(owner)
        first, _, rest = text.partition(" ")
        if rest and (
            in_list("determiner", first.lower()) or first.lower() in ("people", "police", "officials")
        ):
            return f"{first.lower()} {rest}"
        named = any(
            name.span.start == tokens[0].start or (name.title and name.title.start == tokens[0].start)
            for name in self.names_in(tokens[0].start, tokens[-1].end)
        )
        if rest and tokens[0].capital and not tokens[1].capital and not named and text[1:2].islower():
            return f"{text[0].lower()}{text[1:]}"
        if not rest and tokens[0].capital and not self.names_in(tokens[0].start, tokens[-1].end):
            return (
                text.lower()
                if text.lower() in word_list("groups.speaking") | word_list("groups.body")
                else text
            )
        return text
