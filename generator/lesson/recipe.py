"""What a lesson is made of."""

from __future__ import annotations

from pydantic import Field

from generator.text.span import Frozen

__all__ = ["DEFAULT_RECIPE", "Recipe", "RecipeEntry"]


class RecipeEntry(Frozen):
    """One exercise wanted: its kind, and how many questions, rows or cards (None: the usual number).

    With *besides*, its items are not counted among those of the recipe.
    """

    kind: str
    count: int | None = Field(default=None, ge=1, le=40)
    besides: bool = False


class Recipe(Frozen):
    """What a lesson is made of: kinds in order of worth, and how many items in all (None: all there are).

    With a *count*, items are taken two from each kind first, then more, and items that wait for a teacher's
    look are left out.
    """

    entries: tuple[RecipeEntry, ...] = Field(min_length=1)
    count: int | None = Field(default=None, ge=1, le=200)


MOST_WORDS = 7
"""Questions on words are more than usual at hand where an article gives little else."""

DEFAULT_RECIPE = Recipe(
    entries=(
        *(
            RecipeEntry(kind=name, count=MOST_WORDS if name == "words-in-context" else None)
            for name in (
                "who-said-it",
                "whose-words",
                "number-systems",
                "resolve-date",
                "timeline",
                "mark-loaded-wording",
                "headline-body",
                "spot-the-distortion",
                "no-source-named",
                "reporting-verbs",
                "hedge-bounds",
                "attribution-chain",
                "conditions",
                "convert-time",
                "figures-conflict",
                "kind-of-statement",
                "five-ws",
                "words-in-context",
                "told-order",
                "plainer-word",
                "name-stands-for",
                "voice-ledger",
                "how-specific-source",
                "provenance",
                "naming-tracker",
            )
        ),
        RecipeEntry(kind="leave-the-page", besides=True),
    ),
    count=10,
)
"""What a lesson holds when nothing else is asked. A new kind does not enter it by itself."""
