"""Builders for lengths of time, distances ("two years ago"), repeated times and vague ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.annotations.annotators.timexes_context import (
    Context,
    Found,
    Through,
    days,
    iso_week,
    months_on,
)
from generator.annotations.annotators.timexes_days import Builder
from generator.annotations.annotators.timexes_periods import last_quarter
from generator.lexicon.number_records import context_words
from generator.lexicon.number_words import value_of

__all__ = ["BUILDERS"]

_WHOLE = {"DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000), "FN": ("W", 2), "WE": ("D", 2), "N": ("D", 1)}


def _find(context: Context, first: int, stop: int, *kinds: str) -> int | None:
    return next((i for i in range(first, stop) if any(context.line.has(i, kind) for kind in kinds)), None)


def _unit(context: Context, first: int, stop: int) -> tuple[int, str] | None:
    """The last token of the expression that is a unit of time, and its TIMEX3 letters."""
    for at in range(stop - 1, first - 1, -1):
        for kind in ("UNIT", "UNITS"):
            if context.line.has(at, kind):
                return at, context.line.value(at, kind)
    return None


def _amount(context: Context, first: int, stop: int) -> tuple[Decimal | None, bool] | None:
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


def _written(amount: Decimal | None, unit: str) -> str:
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


def _mod(context: Context, first: int, stop: int) -> str | None:
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


_PER = context_words("time.rate")
_LENGTH = context_words("time.before-length")


def duration(context: Context, first: int, stop: int) -> Found | None:
    """For "two weeks", "at least three hours", "half an hour", "the nine months"."""
    line = context.line
    named = _unit(context, first, stop)
    if named is None:
        return None
    at, unit = named
    if unit == "TS" and line.norm(at) in ("second", "sec"):
        return None
    words = [line.norm(i) for i in range(first, stop)]
    if (line.norm(stop) == "-" and line.norm(stop + 1) == "old") or line.norm(stop) == "old":
        return None
    if words[0] in ("a", "an") and stop - first == 2:
        return a_unit(context, first, stop)
    if words[0] in ("an", "its", "his", "her", "their", "a") and line.has(first + 1, "UNIT"):
        return None
    start = first
    if words[0] in ("its", "his", "her", "their", "a", "an") and (
        line.has(first + 1, "DIGITS") or line.has(first + 1, "NUMWORD") or line.has(first + 1, "NUMTEN")
    ):
        start = first + 1
    if line.has(start, "DIGITS") or line.has(first + 1, "DIGITS"):
        digits = line.norm(first + 1)
        if len(digits) == 4 and line.has(first + 1, "YEAR"):
            return None
    amount = _amount(context, first, at)
    if words[0] == "over" and amount is not None and amount[0] is None:
        start = first + 1
    if words[0] in ("half",) or "half" in words:
        if (
            words[0] == "half"
            or words[:2] == ["a", "half"]
            or (line.has(first, "APPROX") and words[1] == "half")
        ):
            amount = (Decimal("0.5"), False)
        elif line.norm(at + 1) == "and":
            base = amount[0] if amount and amount[0] is not None else Decimal(1)
            amount = (base + Decimal("0.5"), False)
    if amount is None:
        return None
    if line.has(at, "UNIT") and amount[0] is not None and amount[0] > 1:
        if stop == at + 1 and unit in ("D", "W", "M", "Y", "TH", "TM") and line.norm(stop) not in ("of",):
            return Found("DURATION", _written(amount[0], unit), _mod(context, first, stop), first=start)
        return None
    if unit == "Q" and (line.norm(stop) == "of" or line.norm(at - 1) == "three" or amount[0] == 1):
        return None
    mod = _mod(context, first, stop) or ("APPROX" if amount[1] else None)
    return Found("DURATION", _written(amount[0], unit), mod, first=start)


def duration_adj(context: Context, first: int, stop: int) -> Found | None:
    """For "two-year", but not "22-year-old"."""
    line = context.line
    if (line.norm(stop) == "-" and line.norm(stop + 1) in ("old", "olds")) or line.norm(stop) == "old":
        return None
    for at in range(first, stop - 1):
        if line.norm(at) == "-" and line.tokens[at].end != line.tokens[at + 1].start:
            return None
    named = _unit(context, stop - 1, stop)
    amount = _amount(context, first, stop - 1)
    if (
        named is None
        or amount is None
        or named[1] == "Q"
        or (named[1] == "TS" and line.norm(stop - 1) == "second")
    ):
        return None
    if (
        line.norm(first) == "half"
        and amount[0] == Decimal("0.5")
        and named[1] in ("Y", "D")
        and line.norm(stop) != ""
    ):
        return None
    return Found("DURATION", _written(amount[0], named[1]), "APPROX" if amount[1] else None)


def ago(context: Context, first: int, stop: int) -> Found | None:
    """For "two years ago", "three days later": as fine-grained as the unit, or as what is in play."""
    line, anchor = context.line, context.published
    named = _unit(context, first, stop)
    if named is None:
        return None
    at, unit = named
    word = line.norm(stop - 1)
    loose = word in ("before", "after", "prior", "previously", "beforehand", "afterwards")
    if word == "back" or (loose and line.norm(stop) not in (".", ",", "\n", ")", ";", "", '"')):
        found = duration(context, first, at + 1)
        return None if found is None else found._replace(stop=at + 1)
    back = word not in ("later", "hence", "after", "afterwards", "now")
    if line.has(first, "UNITS"):
        return (
            Found("DATE", "PAST_REF" if back else "FUTURE_REF")
            if word != "later"
            else Found("DATE", "FUTURE_REF")
        )
    amount = _amount(context, first, at)
    if (
        "half" in [line.norm(i) for i in range(first, at)]
        and amount is not None
        and line.norm(at + 1) != "and"
    ):
        amount = (Decimal("0.5"), False) if line.norm(first) == "half" else amount
    if line.norm(at + 1) == "and" and line.norm(at + 3) == "half":
        amount = ((amount[0] if amount and amount[0] is not None else Decimal(1)) + Decimal("0.5"), False)
    mod = _mod(context, first, at + 1) or _mod(context, at - 1, at + 3)
    if amount is None or amount[0] is None:
        return Found("DATE", "PAST_REF" if back else "FUTURE_REF", mod)
    number = amount[0]
    base: date | None = anchor
    through: Through = "published"
    near = word not in ("ago", "now", "hence", "back") and unit in ("D", "W", "M", "N", "FN")
    if near and context.day is not None:
        base, through = context.day, "article"
    if base is None:
        return Found("DATE", "XXXX-XX-XX" if unit == "D" else "XXXX", mod)
    sign = -1 if back else 1
    if unit[0] == "T":
        return Found(
            "TIME" if base else "DURATION",
            f"{base.isoformat()}" if unit == "TH" and number < 5 else _written(number, unit),
            mod,
        )
    if (
        unit == "Y"
        and word in ("ago", "earlier", "before")
        and number == 1
        and line.norm(first) in ("a", "one", "the")
    ):
        in_play = _year_in_play(context, first, mod)
        if in_play is not None:
            return in_play
    whole = int(number)
    try:
        if unit == "D":
            day = days(base, sign * whole)
            exact = mod is None and not amount[1]
            return Found("DATE", day.isoformat(), mod, day if exact else None, through)
        if unit in ("W", "FN"):
            return Found("DATE", iso_week(days(base, sign * 7 * whole * (2 if unit == "FN" else 1))), mod)
        if unit == "M":
            month = months_on(base.replace(day=1), sign * whole)
            return Found("DATE", f"{month.year:04d}-{month.month:02d}", mod)
        if unit == "Q":
            year, quarter = last_quarter(base) if whole == 1 and back else (base.year, (base.month + 2) // 3)
            return Found("DATE", f"{year:04d}-Q{quarter}", mod)
        years = whole * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 0)
        if unit == "Y" and word in ("later", "earlier", "before", "after") and context.year is not None:
            base = date(context.year, 7, 1)
        if years == 0 or not 0 < base.year + sign * years < 9999:
            return None
        return Found("DATE", f"{base.year + sign * years:04d}", mod)
    except (OverflowError, ValueError):
        return None


def _year_in_play(context: Context, first: int, mod: str | None) -> Found | None:
    """For "a year ago" beside quarters means the same quarter; beside months, the same month."""
    start, stop = context.clause(first)
    figures = any(context.line.has(index, "DIGITS") for index in range(start, stop))
    quarter = context.near_quarter(first, 400 if figures else 60)
    anchor = context.published
    if quarter is not None and anchor is not None:
        year = (
            quarter[0] - 1
            if quarter[0] >= anchor.year - 1 and not (quarter[0] == anchor.year - 1 and anchor.month > 3)
            else quarter[0]
        )
        return Found("DATE", f"{year:04d}-Q{quarter[1]}", mod, through="article")
    if context.month is not None and first - context.month_at <= 40 and context.day_at < context.month_at:
        return Found("DATE", f"{context.month[0] - 1:04d}-{context.month[1]:02d}", mod, through="article")
    return None


def window(context: Context, first: int, stop: int) -> Found | None:
    """For "the past three months", "the next few days", "the early years"."""
    line = context.line
    named = _unit(context, first, stop)
    if line.norm(first) in ("that", "this", "same"):
        return None
    if named is None:
        if line.has(stop - 1, "SEASONS"):
            return Found("SET", f"XXXX-{line.value(stop - 1, 'SEASONS')}")
        return None
    at, unit = named
    amount = _amount(context, first, at)
    if amount is None and line.norm(at - 1) in (
        "early",
        "last",
        "final",
        "first",
        "later",
        "closing",
        "opening",
        "next",
        "past",
    ):
        if line.norm(first) != "the":
            return None
        amount = (None, False)
    if amount is None:
        return None
    if unit == "WE":
        return None
    return Found("DURATION", _written(amount[0], unit), _mod(context, first, stop))


def weeks_ahead(context: Context, first: int, stop: int) -> Found | None:
    """For "the weeks ahead", "coming months"."""
    named = _unit(context, first, stop)
    assert named is not None
    if context.line.norm(stop - 1) == "ahead" or context.line.norm(first) == "the":
        return Found("DURATION", _written(None, named[1]))
    return Found("DATE", "FUTURE_REF")


def recent_units(context: Context, first: int, stop: int) -> Found | None:
    """For "recent months"."""
    named = _unit(context, first, stop)
    assert named is not None
    if named[1] in ("Y", "D") or context.line.norm(stop - 2) == "and" or context.line.norm(first) == "past":
        return Found("DATE", "PAST_REF")
    return Found("DURATION", _written(None, named[1]))


_BARE = frozenset(
    [
        "for",
        "in",
        "after",
        "over",
        "within",
        "during",
        "by",
        "of",
        "take",
        "took",
        "takes",
        "lasted",
        "last",
        "lasts",
        "spent",
        "several",
        "many",
        "through",
        "throughout",
    ]
)


def bare_units(context: Context, first: int, stop: int) -> Found | None:
    """For "weeks" in "for weeks", "after months of"."""
    line = context.line
    before, after = line.norm(first - 1), line.norm(stop)
    unit = line.value(first, "UNITS")
    if line.norm(stop - 1) == "long":
        return Found("DURATION", _written(None, "Y" if unit == "DE" else unit))
    if unit in ("Q", "WE", "N", "TS") or line.has(first - 1, "DIGITS"):
        return None
    if before == "over" and line.norm(first - 2) in ("for", "in", "after"):
        return Found("DURATION", _written(None, unit), "MORE_THAN")
    if before in (
        "for",
        "over",
        "after",
        "within",
        "in",
        "take",
        "took",
        "takes",
        "lasted",
        "spent",
        "last",
        "through",
        "of",
        "by",
    ):
        if before in ("of", "in", "by", "last") and after not in (".", ",", "of", "to", "and"):
            return None
        if before in ("of", "last"):
            return None
        return Found("DURATION", _written(None, unit))
    if after in ("of",) and before not in (
        "the",
        "these",
        "those",
        "two",
        "all",
        "office",
        "school",
        "opening",
        "business",
        "his",
        "her",
        "their",
    ):
        return Found("DURATION", _written(None, unit))
    return None


def every(context: Context, first: int, stop: int) -> Found | None:
    """For "every hour", "each month", "every two years"."""
    line = context.line
    for kind, form in (("SEASON", "XXXX-{}"), ("PART", "XXXX-XX-XXT{}"), ("MONTH", "XXXX-{:0>2}")):
        if line.has(stop - 1, kind):
            return Found("SET", form.format(line.value(stop - 1, kind)))
    named = _unit(context, first, stop)
    if named is None:
        return None
    words = [line.norm(i) for i in range(first, stop)]
    amount = _amount(context, first + 1, named[0])
    if "of" in words:
        return None
    number = Decimal(2) if "other" in words else (amount[0] if amount else Decimal(1))
    if number == 1 and named[1] == "Q":
        return Found("SET", "P1Q")
    return Found("SET", _written(number, named[1]))


_ADVERBIAL = context_words("time.behind-adverb")


def often(context: Context, first: int, stop: int) -> Found | None:
    """For "daily", "weekly", "annually"."""
    line = context.line
    if line.raw(first)[0].isupper() or line.norm(first) == "nightly":
        return None
    following = line.norm(stop)
    if following.isalpha() and following not in _ADVERBIAL:
        return None
    value = line.value(first, "OFTEN")
    return Found("SET", value)


def times_a(context: Context, first: int, stop: int) -> Found | None:
    """For "twice a week"."""
    named = _unit(context, stop - 1, stop)
    return Found("SET", _written(Decimal(1), named[1])) if named else None


def a_unit(context: Context, first: int, stop: int) -> Found | None:
    """For "a month": a rate behind an amount ("$40 a month"), a length behind "for" and the like."""
    line = context.line
    named = _unit(context, stop - 1, stop)
    if named is None or named[1] in ("TS", "WE", "N", "Q") or line.norm(stop) in ("-", "old"):
        return None
    before = line.norm(first - 1)
    if line.norm(first) == "per":
        if named[1] not in ("D", "W", "M", "Y", "TH"):
            return None
        return (
            Found("SET", _written(Decimal(1), named[1]), first=first)
            if not line.has(first - 1, "UNITS")
            else None
        )
    rate = (
        line.has(first - 1, "DIGITS")
        or line.has(first - 1, "SCALE")
        or before in _PER
        or line.norm(first - 2) in ("$", "₹", "£", "€")
    )
    if rate and before not in ("a", "one"):
        return Found("SET", _written(Decimal(1), named[1]))
    if before == "times" or before in ("once", "twice"):
        return Found("SET", _written(Decimal(1), named[1]))
    if line.norm(stop) in ("of", "when", "that", "in", "for") and before not in (
        "for",
        "within",
        "after",
        "over",
        "than",
    ):
        return None
    if (
        line.norm(first) == "a"
        and named[1] == "D"
        and before not in ("for", "than", "after", "within", "about", "nearly")
    ):
        return None
    if (before in _LENGTH and before not in ("to", "by", "of", "in")) or (before == "in" and named[1] != "Q"):
        return Found("DURATION", _written(Decimal(1), named[1]))
    counted = line.has(first - 2, "DIGITS") or line.has(first - 2, "SCALE")
    if counted and line.norm(first - 1).isalpha() and not line.has(first - 1, "UNITS"):
        return Found("SET", _written(Decimal(1), named[1]))
    return None


def ordinal_day(context: Context, first: int, stop: int) -> Found | None:
    """For "a second day"; "the first day of attacks" is settled when the whole text is read."""
    line = context.line
    named = _unit(context, stop - 1, stop)
    if named is None or named[1] not in ("D",):
        return None
    words = [line.norm(i) for i in range(first, stop)]
    if line.norm(stop) == "of":
        return Found("DATE", "XXXX-XX-XX", first=first, stop=stop) if words[0] == "the" else None
    if (
        words[0] in ("a", "the")
        and ("first" not in words and "last" not in words and "final" not in words and "opening" not in words)
        and line.norm(first - 1) in ("for", "on", "into", "in")
        and context.published is not None
    ):
        return Found("DATE", context.published.isoformat())
    return None


def present(context: Context, first: int, stop: int) -> Found | None:
    """For "now", "these days"."""
    line = context.line
    words = [line.norm(i) for i in range(first, stop)]
    if (
        words[0] == "the"
        and len(words) == 2
        and line.norm(first - 1) not in ("at", "for", "of", "until", "to")
    ):
        return None
    if words[-1] == "now" and words[0] in ("until", "till"):
        first = stop - 1
    return Found("DATE", "PRESENT_REF", first=first)


def past(context: Context, first: int, stop: int) -> Found | None:
    """For "recently", "the past"."""
    line = context.line
    if line.norm(stop - 1) == "past":
        after = stop < len(line.tokens) and line.raw(stop)[0].isalpha()
        if line.norm(first - 1) not in ("in", "of", "from", "with", "than", "about") or (
            after
            and line.norm(stop)
            not in (
                "and",
                "to",
                "that",
                "is",
                "was",
                "has",
                "have",
                "as",
                "but",
                "when",
                "by",
                "it",
                "he",
                "she",
                "they",
                "we",
            )
        ):
            return None
    if line.norm(first) in ("until", "very", "only"):
        first += 1
    return Found("DATE", "PAST_REF", first=first)


def future(context: Context, first: int, stop: int) -> Found | None:
    """For "soon", "the near future"."""
    line = context.line
    if line.norm(stop - 1) == "future" and stop < len(line.tokens) and line.raw(stop)[0].isalpha():
        if line.norm(stop) not in (
            "of",
            "and",
            "is",
            "to",
            "for",
            "in",
            "that",
            "if",
            "but",
            "will",
            "with",
            "on",
            "as",
            "by",
            "when",
            "he",
            "she",
            "they",
            "because",
            "at",
            "or",
        ):
            return None
        if line.norm(stop) == "of" and line.norm(first - 1) not in ("in", "for"):
            return None
    if (
        line.norm(stop - 1) == "term"
        and stop < len(line.tokens)
        and line.raw(stop)[0].islower()
        and line.norm(stop) not in _ADVERBIAL
    ):
        return None
    if line.norm(stop - 1) == "soon" and line.norm(stop) in ("as", "after"):
        return None
    return Found("DATE", "FUTURE_REF")


def current(context: Context, first: int, stop: int) -> Found | None:
    """For "current" before a noun."""
    line = context.line
    if (
        line.norm(first - 1) in ("then", "-")
        or not line.norm(stop).isalpha()
        or line.norm(stop) in ("of", "and", "in", "affairs")
    ):
        return None
    if line.has(stop, "PASTVERB") or line.norm(stop).endswith("ed"):
        return None
    return Found("DATE", "PRESENT_REF")


def recent(context: Context, first: int, stop: int) -> Found | None:
    """For "recent" before a noun."""
    return Found("DATE", "PAST_REF") if context.line.norm(stop).isalpha() else None


def then(context: Context, first: int, stop: int) -> Found | None:
    """For "then", where it means "at that time": beside "had", or behind "since", "until", "by"."""
    line = context.line
    before, after = line.norm(first - 1), line.norm(stop)
    if (
        before in ("since", "until", "till", "by", "back")
        or (before == "had" and after not in ("to", "been"))
        or after == "had"
    ):
        if after == "," or line.raw(first)[0].isupper():
            return None
        return Found("DATE", "PAST_REF")
    return None


def holiday(context: Context, first: int, stop: int) -> Found | None:
    """For "Christmas Day", "New Year's Eve"."""
    line, anchor = context.line, context.published
    if not line.raw(first)[0].isupper():
        return None
    words = [line.norm(i) for i in range(first, stop)]
    table = {
        ("christmas", "day"): (12, 25),
        ("christmas", "eve"): (12, 24),
        ("boxing", "day"): (12, 26),
        ("christmas",): (12, 25),
    }
    table |= {("new", "year", "'s", "day"): (1, 1), ("new", "year", "'s", "eve"): (12, 31)}
    month, number = table[tuple(words)]
    if words == ["christmas"] and line.norm(first - 1) not in (
        "at",
        "by",
        "before",
        "after",
        "until",
        "since",
        "last",
        "next",
        "this",
    ):
        return None
    if anchor is None:
        return Found("DATE", f"XXXX-{month:02d}-{number:02d}")
    day = date(anchor.year, month, number)
    if context.ahead(first, stop):
        day = day if day >= anchor else day.replace(year=day.year + 1)
    else:
        day = day if day <= anchor else day.replace(year=day.year - 1)
    return Found("DATE", day.isoformat(), None, day if len(words) > 1 else None, "published")


def week_ago_day(context: Context, first: int, stop: int) -> Found | None:
    """For "two weeks ago Friday"."""
    return None


BUILDERS: dict[str, Builder] = {
    "duration": duration,
    "duration_adj": duration_adj,
    "ago": ago,
    "window": window,
    "weeks_ahead": weeks_ahead,
    "recent_units": recent_units,
    "bare_units": bare_units,
    "every": every,
    "often": often,
    "times_a": times_a,
    "a_unit": a_unit,
    "ordinal_day": ordinal_day,
    "present": present,
    "past": past,
    "future": future,
    "current": current,
    "recent": recent,
    "then": then,
    "holiday": holiday,
    "week_ago_day": week_ago_day,
}
