"""What verbs of reporting add to "said": families of verbs, each with one meaning."""

from __future__ import annotations

from functools import cache
from typing import Self

from pydantic import Field, model_validator

from generator.errors import RecordError
from generator.lexicon.cue_records import Complement
from generator.lexicon.load import load_records
from generator.lexicon.records import Record

__all__ = ["ReportingFamily", "family_of", "reporting_families"]


class ReportingFamily(Record):
    """Verbs of reporting that add the same to "said".

    `adds` is a clause that goes on from "that" and says what is added; `verbs` are dictionary forms of cues.
    `near` names families (without "reporting.") whose meaning could be argued for these verbs as well;
    `usual` families are common enough to serve as wrong meanings. `takes` lists the complements with which
    the verbs have this meaning, where not all do. `manner` families tell how, where or why something was said
    rather than how to take it: one could call them plain, so they are not sorted by that.
    """

    adds: str = Field(min_length=1)
    verbs: tuple[str, ...] = Field(min_length=1)
    near: tuple[str, ...] = ()
    usual: bool = False
    manner: bool = False
    takes: tuple[Complement, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not self.match:
            raise ValueError("match: at least one example is needed")
        if self.adds[0].isupper() or self.adds.endswith("."):
            raise ValueError("adds: a clause that goes on from “that”, without a full stop")
        return self

    @property
    def name(self) -> str:
        """The id without its prefix."""
        return self.id.removeprefix("reporting.")

    @property
    def gloss(self) -> str:
        """What the family adds, as an option or a target."""
        return f"That {self.adds}"

    def is_near(self, other: ReportingFamily) -> bool:
        """Whether the meanings of both could be argued for one verb.

        >>> danger, stress = family_of("warn"), family_of("stress")
        >>> danger.is_near(stress), danger.is_near(family_of("threaten"))
        (False, True)
        """
        return self.name == other.name or other.name in self.near or self.name in other.near


@cache
def reporting_families() -> tuple[ReportingFamily, ...]:
    """All families, in file order. Raises RecordError where `near` names none, or a verb is in two."""
    families = load_records("reporting", "family", ReportingFamily)
    names = {family.name for family in families}
    owner: dict[str, str] = {}
    for family in families:
        for near in family.near:
            if near not in names:
                raise RecordError(
                    f"near: no family {near!r}", where=family.id, remedy="name a family of this file"
                )
        for verb in family.verbs:
            if owner.setdefault(verb, family.id) != family.id:
                raise RecordError(
                    f"the verb {verb!r} belongs to {owner[verb]} already",
                    where=family.id,
                    remedy="keep it in one of them",
                )
    return families


@cache
def _by_verb() -> dict[str, ReportingFamily]:
    return {verb: family for family in reporting_families() for verb in family.verbs}


def family_of(lemma: str) -> ReportingFamily | None:
    """The family of the verb with that dictionary form; None for plain verbs and for those not asked about.

    >>> family_of("claim").gloss
    'That the writer leaves open whether it is so'
    >>> family_of("say") is None
    True
    """
    return _by_verb().get(lemma)
