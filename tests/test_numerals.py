"""Reading and printing numbers; Babel and num2words are the outside judges."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from generator.errors import ResponseError
from generator.lexicon.numerals import Style, format_number, parse_number

COUNTS = st.integers(0, 10**18) | st.integers(0, 10**7)
DECIMALS = st.decimals(0, 10**9, places=3)

READ = [
    ("150000", "150000", "plain"),
    ("1,50,000", "150000", "indian"),
    ("150,000", "150000", "international"),
    ("0.15 million", "150000", "international"),
    ("1.5 lakh", "150000", "indian"),
    ("1.5 lakhs", "150000", "indian"),
    ("1.5 lac", "150000", "indian"),
    ("1.5L", "150000", "indian"),
    ("2.5Cr", "25000000", "indian"),
    ("one and a half lakh", "150000", "indian"),
    ("two and a half crore", "25000000", "indian"),
    ("1 lakh 50 thousand", "150000", "indian"),
    ("one lakh, fifty thousand", "150000", "indian"),
    ("1.2 lakh crore", "1200000000000", "indian"),
    ("3,000 crore", "30000000000", "indian"),
    ("१,५०,०००", "150000", "indian"),
    ("१.५ लाख", "150000", "indian"),
    ("२ हज़ार", "2000", "international"),
    ("३,०००", "3000", "international"),
    ("15万", "150000", "east-asian"),
    ("1.5億", "150000000", "east-asian"),
    ("1億2000万", "120000000", "east-asian"),
    ("1亿", "100000000", "east-asian"),
    ("１５万", "150000", "east-asian"),
    ("2.5e6", "2500000", "plain"),
    ("2.5 × 10^6", "2500000", "plain"),
    ("₹ 1,50,000/-", "150000", "indian"),
    ("Rs. 1.5 lakh", "150000", "indian"),
    ("Rs 40", "40", "plain"),
    ("$1.2bn", "1200000000", "international"),
    ("£3m", "3000000", "international"),
    ("1½ lakh", "150000", "indian"),
    ("½ million", "500000", "international"),
    ("150 000", "150000", "international"),
    ("150\u2009000", "150000", "international"),
    ("150\u202f000", "150000", "international"),
    ("1 50 000", "150000", "indian"),
    ("half a million", "500000", "international"),
    ("a quarter of a million", "250000", "international"),
    ("three quarters of a million", "750000", "international"),
    ("one point five million", "1500000", "international"),
    ("a hundred and five", "105", "words"),
    ("twenty-five", "25", "words"),
    ("one hundred fifty thousand", "150000", "words"),
    ("three million two hundred thousand", "3200000", "international"),
    ("half a dozen", "6", "words"),
    ("one lakh and a half", "150000", "indian"),
    ("-3", "-3", "plain"),
    ("minus five", "-5", "words"),
    ("150000 soldiers", "150000", "plain"),
    ("  “1,50,000”  ", "150000", "indian"),
]


@pytest.mark.parametrize(("typed", "value", "system"), READ)
def test_what_people_type_is_read(typed: str, value: str, system: str) -> None:
    number = parse_number(typed)
    assert (number.value, number.system) == (Decimal(value), system)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "there is no number in it"),
        ("no idea", "there is no number in it"),
        ("and", "there is no number in it"),
        ("1,50", "the comma could group digits or mark decimals"),
        ("1,5 lakh", "the comma could group digits or mark decimals"),
        ("1.000", "the point could group digits or mark decimals"),
        ("1.500.000", "there is more than one decimal point"),
        ("1.5,000", "a comma stands behind the decimal point"),
        ("3-4 lakh", "there is more than one number"),
        ("3 or 4", "there is more than one number"),
        ("2 lakh 3 lakh", "'lakh' cannot follow here"),
        ("lakh", "'lakh' without a number before it"),
        ("1" * 400, "this is too long for a number"),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(ResponseError) as caught:
        parse_number(typed)
    assert caught.value.what == reason


@pytest.mark.parametrize(
    ("typed", "hedge", "modifier", "unit", "rest"),
    [
        ("nearly 1,50,000 soldiers", "nearly", "nearly", None, "soldiers"),
        ("at least 198", "at least", "ge", None, ""),
        ("Over 1,000", "Over", "gt", None, ""),
        ("around 1 lakh people", "around", "approx", None, "people"),
        ("~150000", "~", "approx", None, ""),
        ("150000+", "+", "gt", None, ""),
        ("100 or so", "or so", "approx", None, ""),
        ("more than 2 crore rupees", "more than", "gt", "INR", ""),
        ("45%", None, None, "%", ""),
        ("45 per cent", None, None, "%", ""),
        ("INR 300", None, None, "INR", ""),
        ("5 km", None, None, "km", ""),
    ],
)
def test_hedge_and_unit_are_kept(
    typed: str, hedge: str | None, modifier: str | None, unit: str | None, rest: str
) -> None:
    number = parse_number(typed)
    assert (number.hedge, number.modifier, number.unit, number.rest) == (hedge, modifier, unit, rest)


@pytest.mark.parametrize(
    ("typed", "grouping", "valid"),
    [
        ("1,000", "either", True),
        ("1,50,000", "indian", True),
        ("150,000", "international", True),
        ("150000", "none", True),
        ("15,00,00", "wrong", False),
        ("1,5000,000", "wrong", False),
    ],
)
def test_grouping_is_judged(typed: str, grouping: str, valid: bool) -> None:
    number = parse_number(typed)
    assert (number.grouping, number.grouping_valid) == (grouping, valid)


PRINTED = [
    (150000, ["1,50,000", "1.5 lakh", "150,000", "150 thousand", "15万", "150000"]),
    (1_200_000_000_000, ["12,00,00,00,00,000", "1.2 lakh crore", "1,200,000,000,000", "1.2 trillion"]),
    (30_000_000_000, ["30,00,00,00,000", "3,000 crore", "30,000,000,000", "30 billion", "300億"]),
    (1000, ["1,000", "1,000", "1,000", "1 thousand", "1000", "1000", "one thousand", "one thousand"]),
    (120_000_000, ["12,00,00,000", "12 crore", "120,000,000", "120 million", "1億2000万", "120000000"]),
    (0, ["0", "0", "0", "0", "0", "0", "zero", "zero"]),
]


@pytest.mark.parametrize(("value", "printed"), PRINTED)
def test_numbers_are_printed_as_a_newspaper_would(value: int, printed: list[str]) -> None:
    assert [format_number(value, style) for style in get_args(Style)][: len(printed)] == printed


def test_a_scale_can_be_asked_for() -> None:
    assert format_number(150000, "international-scale", scale="million") == "0.15 million"
    assert format_number(150000, "indian-words", scale="crore") == "0.015 crore"


@pytest.mark.parametrize("style", get_args(Style))
@given(value=COUNTS)
def test_counts_come_back_from_every_style(style: Style, value: int) -> None:
    assert parse_number(format_number(value, style)).value == value


@pytest.mark.parametrize("style", get_args(Style))
@given(value=DECIMALS)
def test_decimals_come_back_from_every_style(style: Style, value: Decimal) -> None:
    printed = format_number(value, style)
    if printed.endswith(".000"):
        return
    assert parse_number(printed).value == value


@given(COUNTS)
def test_grouping_agrees_with_babel(value: int) -> None:
    assert format_number(value, "indian-digits") == format_decimal(value, locale="en_IN")
    assert format_number(value, "international-digits") == format_decimal(value, locale="en_US")


@given(st.integers(0, 10**18))
def test_words_agree_with_num2words(value: int) -> None:
    theirs = num2words(value).replace(",", "").replace(" and ", " ")
    assert format_number(value, "words").replace(" and ", " ") == theirs


@given(st.integers(0, 10**9 - 1))
def test_indian_words_agree_with_num2words(value: int) -> None:
    theirs = num2words(value, lang="en_IN").replace(",", "").replace(" and ", " ")
    assert format_number(value, "indian-in-words").replace(" and ", " ") == theirs


@given(st.text(alphabet="0123456789,.- lakhcroemi₹万and½", max_size=120))
def test_any_input_gives_a_number_or_the_one_error(typed: str) -> None:
    try:
        number = parse_number(typed)
    except ResponseError:
        return
    assert number.value.is_finite()
