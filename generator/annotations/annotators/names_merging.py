"""Which names of an article are the same: "Putin" and "Vladimir Putin"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from generator.annotations.model import NameKind

__all__ = ["canonical_forms"]

Gender = Literal["f", "m"] | None


def canonical_forms(
    names: Sequence[tuple[str, NameKind, Gender]],
) -> list[tuple[NameKind, str, Gender]]:
    """Kind, fullest form and gender of each name, in the order given as (text, kind, gender).

    A single word belongs to the one full name that ends with it (or, where none does, begins with it); with
    two
    such names the title's gender decides, else the name stays as it is.

    >>> canonical_forms([("Vladimir Putin", "person", "m"), ("Putin", "other", None)])
    [('person', 'Vladimir Putin', 'm'), ('person', 'Vladimir Putin', 'm')]
    """
    full: dict[str, dict[str, tuple[NameKind, Gender]]] = {}
    by_first: dict[str, dict[str, tuple[NameKind, Gender]]] = {}
    for text, kind, gender in names:
        parts = _parts(text)
        if len(parts) > 1 and kind == "person":
            full.setdefault(parts[-1], {}).setdefault(text, (kind, gender))
            by_first.setdefault(parts[0], {}).setdefault(text, (kind, gender))
    kinds: dict[str, NameKind] = {}
    genders: dict[str, Gender] = {}
    for text, kind, gender in names:
        if kind != "other" and kinds.get(text, "other") == "other":
            kinds[text] = kind
        if gender:
            genders[text] = None if genders.get(text, gender) != gender else gender
    result: list[tuple[NameKind, str, Gender]] = []
    for text, kind, gender in names:
        parts = _parts(text)
        own = gender or genders.get(text)
        if kind in ("person", "other") and parts:
            candidates = full.get(parts[-1], {})
            fitting = _fitting(candidates, text, own if len(parts) > 1 else gender)
            if len(parts) == 1 and not candidates:
                fitting = _fitting(by_first.get(parts[0], {}), text, gender)
            if fitting:
                known = fitting[1]
                result.append(("person", fitting[0], own or known))
                continue
        result.append((kinds.get(text, kind), text, own))
    return result


def _parts(text: str) -> list[str]:
    return [part for part in text.replace(".", ". ").split() if part.rstrip(".") not in ("Jr", "Sr")]


def _fitting(
    candidates: dict[str, tuple[NameKind, Gender]], text: str, gender: Gender
) -> tuple[str, Gender] | None:
    """The one full name that *text* can stand for, with its gender; None where there are two or none."""
    parts = set(_parts(text))
    fit = [
        (full, known)
        for full, (_, known) in candidates.items()
        if (parts <= set(_parts(full)) or text == full)
        and (gender is None or known is None or known == gender)
    ]
    longest = [entry for entry in fit if all(set(_parts(entry[0])) >= set(_parts(other[0])) for other in fit)]
    if len(longest) != 1 and text in candidates:
        return text, candidates[text][1]
    return longest[0] if len(longest) == 1 else None
