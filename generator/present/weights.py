"""Parts of a mark as the percentages that Moodle (XML and GIFT) takes, and no others."""

from __future__ import annotations

from fractions import Fraction

from generator.exercises.lowering import Lowered, kept, left_out, then
from generator.exercises.lowering_words import NONE, split_core, word_list
from generator.exercises.model import Choice, Hottext, Item

__all__ = ["fits", "nearest", "share", "weighable"]

_SHARES = {
    Fraction(1): "100",
    Fraction(9, 10): "90",
    Fraction(5, 6): "83.33333",
    Fraction(4, 5): "80",
    Fraction(3, 4): "75",
    Fraction(7, 10): "70",
    Fraction(2, 3): "66.66667",
    Fraction(3, 5): "60",
    Fraction(1, 2): "50",
    Fraction(2, 5): "40",
    Fraction(1, 3): "33.33333",
    Fraction(3, 10): "30",
    Fraction(1, 4): "25",
    Fraction(1, 5): "20",
    Fraction(1, 6): "16.66667",
    Fraction(1, 7): "14.28571",
    Fraction(1, 8): "12.5",
    Fraction(1, 9): "11.11111",
    Fraction(1, 10): "10",
    Fraction(1, 20): "5",
    Fraction(0): "0",
}


def share(value: Fraction) -> str:
    """*value* as a percentage; KeyError for one that Moodle does not know.

    >>> share(Fraction(1, 7)), share(Fraction(-1, 2))
    ('14.28571', '-50')
    """
    return f"-{_SHARES[-value]}" if value < 0 else _SHARES[value]


def nearest(value: Fraction) -> Fraction:
    """The largest known part that is not above *value* (0 to 1).

    >>> nearest(Fraction(3, 8))
    Fraction(1, 3)
    """
    return max(known for known in _SHARES if known <= value)


def fits(count: int) -> bool:
    """Whether a mark can be shared equally among *count*.

    >>> [count for count in range(1, 25) if fits(count)]
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20]
    """
    return Fraction(1, count) in _SHARES


def weighable(item: Item) -> Lowered:
    """Items with so many right answers that Moodle can weigh each: longer passages are cut in two."""
    interaction = item.interaction
    if isinstance(interaction, Choice) and interaction.multiple and not fits(max(1, len(interaction.key))):
        return left_out(f"{len(interaction.key)} right answers: Moodle has no weight for one of so many")
    if not isinstance(interaction, Hottext):
        return kept(item)
    if not any(word.zone == "neutral" and word.id != NONE.id for word in word_list(interaction)):
        return left_out("there is no neutral word to tell the marked ones from")
    pieces = split_core(item)
    if len(pieces) == 1:
        return kept(item)
    made = then(Lowered(items=pieces), weighable)
    said = f"more than ten words are to be marked: asked as {len(made.items)} questions"
    return Lowered(items=made.items, said="; ".join(text for text in (said, made.said) if text))
