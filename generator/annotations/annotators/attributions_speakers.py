"""Whose words: the name behind "he", "Ms Rao", "the minister", "Kyiv"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from generator.annotations.annotators.attributions_descriptions import Descriptions, Speaker
from generator.annotations.annotators.attributions_stretches import Stretch, Token, is_pronoun
from generator.annotations.model import Name

__all__ = ["SpeakerFinder"]

_HE = frozenset(("he", "him", "his"))
_SHE = frozenset(("she", "her", "hers"))
_NEAR = 8
_OPEN = frozenset(["i", "we", "you", "one", "my", "our", "your", "me", "us"])


class SpeakerFinder:
    """Remembers the names of the article, and who has spoken, while it is read from start to end."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.names = Descriptions(text, names)
        self._last: Speaker | None = None
        self._last_paragraph = -9
        self._he: tuple[Stretch, Speaker] | None = None
        self._spoken: set[str] = set()
        self._read: list[Stretch] = []
        self._before: list[Stretch] = []

    def note(self, stretch: Stretch) -> None:
        """Note the sentence that is read next; those of its paragraph and of the one before are kept."""
        if self._read and self._read[-1].paragraph != stretch.paragraph:
            self._before = self._read[-_NEAR:]
            self._read = []
        self._read.append(stretch)

    def remember(self, speaker: Speaker, paragraph: int) -> None:
        """Note who spoke last."""
        if speaker.name is not None:
            self._last, self._last_paragraph = speaker, paragraph
            self._spoken.add(speaker.name)

    def resolve(
        self,
        stretch: Stretch,
        source: tuple[int, int],
        previous: Stretch | None,
        *,
        possessive: bool = False,
        said: Sequence[tuple[int, int]] = (),
    ) -> Speaker:
        """The speaker that the tokens of *source* name; *said* are the token ranges of the content, whose
        names are those of other people.
        """
        tokens = stretch.tokens[source[0] : source[1]]
        norms = [token.norm for token in tokens]
        if len(norms) == 1 and is_pronoun(norms[0].partition("'")[0]):  # "he's claiming that …"
            norms = [norms[0].partition("'")[0]]
        named = norms[0] in ("us", "one") and (len(norms) > 1 or tokens[0].capital)
        if norms[0] in _OPEN and not named:
            return Speaker(None, "teacher")
        if len(tokens) == 1 and (norms[0] in _HE or norms[0] in _SHE):
            gender: Literal["f", "m"] = "m" if norms[0] in _HE else "f"
            if self._he is not None and self._he[0] is stretch and self._he[1].gender in (None, gender):
                return self._he[1]
            found = self._pronoun(stretch, source[0], previous, gender, said)
            self._he = (stretch, found)
            return found
        if len(tokens) == 1 and norms[0] in (
            "they",
            "their",
            "it",
            "its",
            "who",
            "which",
            "that",
            "this",
            "these",
            "those",
        ):
            return self._plural(stretch, norms[0])
        return self.names.described(tokens, possessive=possessive)

    def _pronoun(
        self,
        stretch: Stretch,
        at: int,
        previous: Stretch | None,
        gender: Literal["f", "m"],
        said: Sequence[tuple[int, int]],
    ) -> Speaker:
        inside = {index for first, stop in said for index in range(first, stop)}
        here = self._people([t for index, t in enumerate(stretch.tokens[:at]) if index not in inside], gender)
        known = {name for name, fits in here if fits}
        if len(known) == 1 and len(here) == 1:
            return Speaker(next(iter(known)), "likely", gender, True)
        before = self._people(previous.tokens, gender) if previous is not None else []
        if not here and previous is not None and self._is_about_a_pronoun(previous, gender):
            return self._same_as_before(stretch, gender, {name for name, _ in before})
        candidates = {name for name, _ in here} | {name for name, _ in before}
        doubtful = {name for name, sure in here + before if not sure}
        last = (
            self._last if self._last is not None and stretch.paragraph - self._last_paragraph <= 1 else None
        )
        if last is not None and last.person and last.gender in (None, gender) and last.name is not None:
            open_ = last.gender is None and bool(candidates & doubtful)
            if (not candidates or candidates == {last.name}) and not open_:
                return Speaker(last.name, "likely", gender, True)
            candidates.add(last.name)
        if previous is not None and previous.paragraph != stretch.paragraph:  # nobody has spoken of late
            for earlier in self._before:
                candidates |= {name for name, _ in self._people(earlier.tokens, gender)}
        if len(candidates) == 1 and not candidates & doubtful:
            return Speaker(next(iter(candidates)), "likely", gender, True)
        return Speaker(None, "teacher")

    def _is_about_a_pronoun(self, previous: Stretch, gender: Literal["f", "m"]) -> bool:
        """Whether the sentence before has "he" (or "she") before all names of persons: the next "he" is that
        man, whoever is named further on ("He came second behind Quist")."""
        pronoun = "he" if gender == "m" else "she"
        place = next((i for i, token in enumerate(previous.tokens) if token.norm == pronoun), None)
        return place is not None and not self._people(previous.tokens[:place], gender)

    def _same_as_before(self, stretch: Stretch, gender: Literal["f", "m"], others: set[str]) -> Speaker:
        last = self._last
        near = last is not None and stretch.paragraph - self._last_paragraph <= 1
        if last is None or not near or last.name is None or not last.person:
            return Speaker(None, "teacher")
        if last.gender not in (None, gender) or last.name in others:
            return Speaker(None, "teacher")
        return Speaker(last.name, "likely", gender, True)

    def _people(self, tokens: Sequence[Token], gender: Literal["f", "m"]) -> list[tuple[str, bool]]:
        """The persons named among *tokens* outside quotations who can be meant by a pronoun of *gender*."""
        found: dict[str, bool] = {}
        if not tokens:
            return []
        quoted = [(token.start, token.end) for token in tokens if token.kind == "quoted"]
        at = {token.start for token in tokens}
        for name in self.names.names_in(tokens[0].start, tokens[-1].end):
            if name.span.start not in at or any(start <= name.span.start < end for start, end in quoted):
                continue
            if name.kind == "person" or (name.kind == "other" and " " in name.canonical):
                known = self.names.genders.get(name.canonical)
                named = name.confidence == "certain" or name.canonical in self._spoken
                sure = known is not None or (named and not self.names.owns(name))
                if known is None or known == gender:
                    found[name.canonical] = found.get(name.canonical, False) or sure
        return list(found.items())

    def _plural(self, stretch: Stretch, norm: str) -> Speaker:
        last = (
            self._last if self._last is not None and stretch.paragraph - self._last_paragraph <= 1 else None
        )
        if last is None or last.person or last.name is None:
            return Speaker(None, "teacher")
        plural = last.name.endswith("s") or " and " in last.name or last.name == "police"
        if norm == "they" and plural:
            return Speaker(last.name, "likely")
        if norm == "it" and not plural:
            return Speaker(last.name, "likely")
        return Speaker(None, "teacher")
