"""How long: the number, the unit and the bound of a length of time, and its TIMEX3 value."""

from __future__ import annotations

from decimal import Decimal

from generator.annotations.annotators.timexes_context import Context
from generator.lexicon.number_words import value_of

__all__ = ["amount_of", "bound_of", "unit_of", "written"]

_WHOLE = {"DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000), "FN": ("W", 2), "WE": ("D", 2), "N": ("D", 1)}


def unit_of(context: Context, first: int, stop: int) -> tuple[int, str] | None:
    """The last token of the expression that is a unit of time, and its TIMEX3 letters."""
    for at in range(stop - 1, first - 1, -1):
        for kind in ("UNIT", "UNITS"):
            if context.line.has(at, kind):
                return at, context.line.value(at, kind)
    return None


def amount_of(context: Context, first: int, stop: int) -> tuple[Decimal | None, bool] | None:
    """The number in the tokens, and whether it is a range: (None, …) for a vague one, None without one."""
    line = context.line
    tokens: list[str | Decimal] = []
    ranged = article = False
    for at in range(first, stop):
        norm = line.norm(at)
        if article and (line.has(at, "DIGITS") or line.has(at, "NUMWORD") or line.has(at, "NUMTEN")):
            tokens, article = [], False
        if line.has(at, "DIGITS"):
            if tokens and isinstance(tokens[-1], Decimal):
                if line.norm(at + 1) == "/" and line.norm(at + 2).isdigit() and int(line.norm(at + 2)):
                    tokens[-1] += Decimal(norm) / Decimal(line.norm(at + 2))
                    break
                tokens.clear()
                ranged = True
            tokens.append(Decimal(norm.replace(",", "")))
        elif norm in (
            "few",
            "several",
            "many",
            "numerous",
            "countless",
            "multi",
            "dozens",
            "scores",
            "hundreds",
            "thousands",
        ):
            return None, False
        elif norm == "couple":
            return Decimal(2), True
        elif (
            line.has(at, "NUMWORD")
            or line.has(at, "NUMTEN")
            or line.has(at, "SCALE")
            or norm in ("and", "half")
        ):
            if norm == "and" and not tokens:
                continue
            tokens.append(norm)
        elif norm in ("a", "an"):
            if line.has(at + 1, "SCALE") or (tokens and line.norm(at + 1) == "half"):
                tokens.append(norm)
            elif not tokens and line.norm(at - 1) != "half":
                tokens, article = ["one"], True
        elif norm == "single":
            tokens.append("one")
        elif (norm in ("to", "or") and tokens) or (
            norm == "-" and tokens and line.has(at - 1, "NUMWORD") and line.has(at + 1, "NUMWORD")
        ):
            tokens, ranged = [], True
    while tokens and tokens[-1] in ("and", "a"):
        tokens.pop()
    if not tokens:
        return None
    try:
        return value_of(tokens), ranged
    except ValueError:
        return (
            (value_of(tokens[:1]), ranged) if isinstance(tokens[0], Decimal) or tokens[0] != "half" else None
        )


def written(amount: Decimal | None, unit: str) -> str:
    """The value of a length: "P3M", "PT30M", "PXY"."""
    if amount is None:
        return (
            "PT" + "X" + unit[1:]
            if unit[0] == "T"
            else f"PX{unit if unit not in _WHOLE else {'FN': 'W', 'WE': 'D', 'N': 'D'}.get(unit, unit)}"
        )
    if unit in _WHOLE:
        letter, factor = _WHOLE[unit]
        unit, amount = letter, amount * factor
    if amount == int(amount) or (unit[0] == "T" and unit[1] == "S"):
        number = f"{amount.normalize():f}"
        return f"PT{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"
    smaller = {"TH": ("TM", 60), "TM": ("TS", 60), "Y": ("M", 12)}.get(unit)
    whole = int(amount)
    if smaller is None or (amount - whole) * smaller[1] % 1:
        number = f"{amount.normalize():f}"
        return f"PT{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"
    rest = int((amount - whole) * smaller[1])
    if unit[0] == "T":
        return f"PT{whole}{unit[1]}{rest}{smaller[0][1]}" if whole else f"PT{rest}{smaller[0][1]}"
    return f"P{whole}{unit}{rest}{smaller[0]}" if whole else f"P{rest}{smaller[0]}"


def bound_of(context: Context, first: int, stop: int) -> str | None:
    """What "about", "at least" and the like say about a length."""
    line = context.line
    words = [line.norm(i) for i in range(first, min(first + 4, stop))]
    if words[:1] and line.has(first, "APPROX"):
        return line.value(first, "APPROX")
    if "than" in words:
        if words[0] in ("no", "not"):
            return "EQUAL_OR_LESS" if words[1] in ("more", "longer") else "EQUAL_OR_MORE"
        return "LESS_THAN" if words[words.index("than") - 1] in ("less", "fewer") else "MORE_THAN"
    if words[:2] == ["at", "least"]:
        return "EQUAL_OR_MORE"
    if words[:2] in (["at", "most"], ["up", "to"]) or (words[:1] == ["as"] and "as" in words[1:]):
        return "EQUAL_OR_LESS"
    if words[:1] and words[0] in ("well", "just", "slightly") and words[1:2] in (["over"], ["under"]):
        return "MORE_THAN" if words[1] == "over" else "LESS_THAN"
    if [line.norm(i) for i in range(stop - 2, stop)] in (["or", "so"], ["or", "two"]) or "couple" in words:
        return "APPROX"
    return None
