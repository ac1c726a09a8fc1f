from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from pydantic import ValidationError

from generator.errors import ResponseError
from generator.exercises.checking import check
from generator.exercises.feedback import clip, lint, quote, say
from generator.exercises.model import (
    MAX_FEEDBACK_WORDS,
    Card,
    Choice,
    ChoiceResponse,
    ExtendedResponse,
    ExtendedText,
    Feedback,
    Hottext,
    HottextResponse,
    HottextToken,
    Interaction,
    Item,
    KnownAnswer,
    Match,
    MatchAnswer,
    MatchResponse,
    MatchRow,
    Option,
    Order,
    OrderResponse,
    PartB,
    Response,
    Target,
    TextEntry,
    TextResponse,
    TwoPartResponse,
)
from generator.exercises.typed_dates import parse_day
from generator.text.span import Span

F = Fraction
YES, NO = say("Yes.", "A rule."), say("No.", "A rule.")


def item(interaction: Interaction) -> Item:
    return Item(
        id="x1", stem="Which?", interaction=interaction, evidence=(), rule="A rule.", rule_id="test",
        not_claimed="", confidence="certain", skill="reading", difficulty=1,
    )  # fmt: skip


def option(name: str, feedback: Feedback = NO) -> Option:
    return Option(id=name, text=f"option {name}", feedback=feedback)


ONE = item(Choice(options=(option("a", YES), option("b"), option("c")), key=("a",)))
SEVERAL = item(Choice(options=tuple(map(option, "abcd")), key=("a", "b"), multiple=True))

TEXT = "The army unleashed a swift and brazen raid on the town."
PARTS = ONE.model_copy(
    update={
        "part_b": PartB(
            stem="Which word shows it?",
            interaction=Hottext(
                passage=Span.of(TEXT, 0, len(TEXT)),
                tokens=(
                    HottextToken(id="w1", span=Span.of(TEXT, 9, 18), zone="core", feedback=YES),
                    HottextToken(id="w2", span=Span.of(TEXT, 21, 26), zone="neutral"),
                ),
                otherwise=NO,
                select=1,
            ),
        )
    }
)


def token(word: str, zone: str) -> HottextToken:
    start = TEXT.index(word)
    return HottextToken.model_validate(
        {"id": word, "span": Span.of(TEXT, start, start + len(word)), "zone": zone, "feedback": YES}
    )


def marking(select: int | None = None) -> Item:
    zones = {"army": "neutral", "unleashed": "core", "swift": "acceptable", "and": "neutral",
             "brazen": "core",
             "raid": "neutral", "town": "neutral"}  # fmt: skip
    tokens = tuple(token(word, zone) for word, zone in zones.items())
    passage = Span.of(TEXT, 0, len(TEXT))
    return item(Hottext(passage=passage, tokens=tokens, otherwise=NO, select=select))


def answers() -> tuple[MatchAnswer, ...]:
    return tuple(MatchAnswer(target=name, feedback=YES) for name in ("p", "q", "r"))


MATCH = item(
    Match(
        rows=(
            MatchRow(id="1", text="one", key="p", answers=answers()),
            MatchRow(id="2", text="two", key="q", accept=("r",), answers=answers()),
            MatchRow(id="3", text="three", key="p", answers=answers()),
        ),
        targets=(Target(id="p", text="P"), Target(id="q", text="Q"), Target(id="r", text="R")),
    )
)
ORDER = item(
    Order(
        cards=tuple(
            Card(id=name, text=f"card {name}", evidence=Span.of(TEXT, 0, 3), when=f"day {name}")
            for name in "cadb"
        ),
        before=tuple((a, b) for a in "abcd" for b in "abcd" if a < b),
        right=YES,
        wrong=NO,
    )
)
NUMBER = item(
    TextEntry(
        expects="number", answer="150000", shown="nearly 150,000", style="international-digits",
        hedge="nearly", right=YES, wrong=NO,
        known=(KnownAnswer(answer="1500000", score=F(0), feedback=say("No.", "Ten times too much.")),),
    )
)  # fmt: skip
PLAIN_NUMBER = NUMBER.model_copy(
    update={"interaction": NUMBER.interaction.model_copy(update={"hedge": None, "shown": "150,000"})}
)
DAY = item(
    TextEntry(
        expects="date", answer="2022-02-24", shown="Thursday 24 February 2022", right=YES, wrong=NO,
        known=(KnownAnswer(answer="2022-02-27", score=F(0), feedback=say("No.", "The day of publication.")),),
    )
)  # fmt: skip
WORDS = item(TextEntry(expects="text", answer="Urkrainian", shown="Urkrainian", accept=("urkranian",),
                       right=YES, wrong=NO))  # fmt: skip
WRITTEN = item(ExtendedText())


@pytest.mark.parametrize(
    ("question", "response", "score"),
    [
        (ONE, ChoiceResponse(chosen=("a",)), F(1)),
        (ONE, ChoiceResponse(chosen=("b",)), F(0)),
        (SEVERAL, ChoiceResponse(chosen=("a", "b")), F(1)),
        (SEVERAL, ChoiceResponse(chosen=("a",)), F(1, 2)),
        (SEVERAL, ChoiceResponse(chosen=("a", "b", "c")), F(1, 2)),
        (SEVERAL, ChoiceResponse(chosen=("a", "b", "c", "d")), F(0)),
        (MATCH, MatchResponse(pairs=(("1", "p"), ("2", "q"), ("3", "p"))), F(3)),
        (MATCH, MatchResponse(pairs=(("1", "p"), ("2", "r"), ("3", "q"))), F(2)),
        (MATCH, MatchResponse(pairs=(("1", "p"),)), F(1)),
        (ORDER, OrderResponse(order=("a", "b", "c", "d")), F(1)),
        (ORDER, OrderResponse(order=("b", "a", "c", "d")), F(2, 3)),
        (ORDER, OrderResponse(order=("d", "c", "b", "a")), F(0)),
        (WORDS, TextResponse(text=" urkrainian "), F(1)),
        (WORDS, TextResponse(text="Urkranian."), F(1)),
        (WORDS, TextResponse(text="Ukrainian"), F(0)),
        (WRITTEN, ExtendedResponse(text="Something."), F(0)),
    ],
)
def test_scores(question: Item, response: Response, score: Fraction) -> None:
    assert check(question, response).score == score


@pytest.mark.parametrize(
    ("marked", "practice", "test", "hits", "extras"),
    [
        (("unleashed", "brazen"), F(1), F(1), 2, 0),
        (("unleashed", "brazen", "swift"), F(1), F(1), 2, 0),
        (("unleashed", "raid"), F(1, 4), F(0), 1, 1),
        (("unleashed", "brazen", "raid"), F(3, 4), F(1, 2), 2, 1),
        (("swift",), F(0), F(0), 0, 0),
        (("army", "unleashed", "swift", "and", "brazen", "raid", "town"), F(0), F(0), 2, 4),
    ],
)
def test_marked_words(
    marked: tuple[str, ...], practice: Fraction, test: Fraction, hits: int, extras: int
) -> None:
    outcome = check(marking(), HottextResponse(marked=marked))
    assert (outcome.score, outcome.hits, outcome.extras) == (practice, hits, extras)
    assert check(marking(), HottextResponse(marked=marked), mode="test").score == test


def test_a_number_of_marks_is_asked() -> None:
    two = marking(select=2)
    assert check(two, HottextResponse(marked=("unleashed", "raid")), mode="test").score == F(1, 2)
    everything = tuple(token.id for token in two.interaction.tokens)  # type: ignore[union-attr]
    outcome = check(two, HottextResponse(marked=everything), mode="test")
    assert outcome.score == 0
    assert outcome.summary == "Found 2 of 2; 4 marks too many. Only 2 marks were asked for."


def test_arguable_words_take_no_place_among_a_number_of_marks() -> None:
    two = marking(select=2)
    outcome = check(two, HottextResponse(marked=("unleashed", "swift", "brazen")), mode="test")
    assert (outcome.score, outcome.summary) == (F(1), "Found 2 of 2.")
    outcome = check(two, HottextResponse(marked=("unleashed", "swift", "raid")), mode="test")
    assert (outcome.score, outcome.summary) == (F(1, 2), "Found 1 of 2; 1 mark too many.")


def test_words_that_were_missed_are_named() -> None:
    outcome = check(marking(), HottextResponse(marked=("unleashed", "swift", "raid")))
    assert [(part.label, part.verdict) for part in outcome.parts] == [
        ("unleashed", "right"),
        ("swift", "acceptable"),
        ("raid", "wrong"),
        ("brazen", "missed"),
    ]
    assert outcome.summary == "Found 1 of 2; 1 mark too many."


@pytest.mark.parametrize(
    ("typed", "score", "said"),
    [
        ("nearly 150,000", F(1), "Yes."),
        ("almost 150,000 soldiers", F(1), "Yes."),
        ("150,000", F(3, 4), "left out"),
        ("over 150,000", F(3, 4), "does not mean the same"),
        ("nearly 1,50,000", F(1, 2), "every three digits"),
        ("1.5 lakh", F(1, 4), "every three digits"),
        ("nearly 1,500,000", F(0), "Ten times"),
        ("nearly 15", F(0), "No."),
        ("many", F(0), "could not be read"),
        ("1,50", F(0), "could not be read"),
        ("", F(0), "Nothing was typed"),
    ],
)
def test_typed_numbers(typed: str, score: Fraction, said: str) -> None:
    outcome = check(NUMBER, TextResponse(text=typed))
    assert outcome.score == score
    assert said in outcome.feedback


@pytest.mark.parametrize(
    ("typed", "score"),
    [("150,000", 1), ("१५०,०००", 1), ("1,50,000", F(1, 2)), ("150000", F(1, 2)), ("150 thousand", F(1, 2)),
     ("15,00,00", F(1, 2)), ("0.15 million", F(1, 2)), ("1.5 million", 0),
     ("one lakh fifty thousand", F(1, 2))],
)  # fmt: skip
def test_value_and_style_are_judged_apart(typed: str, score: Fraction) -> None:
    assert check(PLAIN_NUMBER, TextResponse(text=typed)).score == score


@pytest.mark.parametrize(
    ("typed", "score", "said"),
    [
        ("2022-02-24", F(1), "Yes."),
        ("24/2/2022", F(1), "Yes."),
        ("24 Feb 2022", F(1), "Yes."),
        ("February 24, 2022", F(1), "Yes."),
        ("February 24", F(1), "Yes."),
        ("Thu 24 Feb", F(1), "Yes."),
        ("thursday, 24th of february 2022", F(1), "Yes."),
        ("२४/०२/२०२२", F(1), "Yes."),
        ("Wed 24 Feb", F(1), "was not a Wednesday but a Thursday"),
        ("17 February 2022", F(1, 2), "Right weekday, wrong week"),
        ("27 Feb", F(0), "day of publication"),
        ("25 Feb", F(0), "No."),
        ("24 Feb 2021", F(0), "No."),
        ("Thursday", F(0), "a weekday alone is not a date"),
        ("30 February", F(0), "no such day"),
        ("soon", F(0), "not part of a date"),
        ("  ", F(0), "Nothing was typed"),
    ],
)
def test_typed_days(typed: str, score: Fraction, said: str) -> None:
    outcome = check(DAY, TextResponse(text=typed))
    assert outcome.score == score
    assert said in outcome.feedback


def test_numbers_that_can_change_places_are_explained() -> None:
    near = date(2022, 3, 5)
    assert parse_day("2/3/2022", near=near).dates == (date(2022, 3, 2), date(2022, 2, 3))
    assert parse_day("24/2", near=near).dates == (date(2022, 2, 24),)
    assert parse_day("Wed 2/3/22", near=near).dates == (date(2022, 3, 2),)
    entry = DAY.interaction.model_copy(update={"answer": "2022-02-03"})
    outcome = check(DAY.model_copy(update={"interaction": entry}), TextResponse(text="2/3/2022"))
    assert outcome.score == 1
    assert "write the month as a word" in outcome.feedback


def test_a_day_that_needs_its_year() -> None:
    entry = DAY.interaction.model_copy(update={"needs_year": True})
    question = DAY.model_copy(update={"interaction": entry})
    assert check(question, TextResponse(text="24 February")).score == F(1, 2)
    assert check(question, TextResponse(text="24 February 22")).score == 1


def test_confusions_are_counted() -> None:
    outcome = check(MATCH, MatchResponse(pairs=(("1", "q"), ("2", "p"), ("3", "q"))))
    assert outcome.summary == "0 of 3 rows right. 2 times: “Q” chosen where it is “P”."


def test_cards_to_move_are_named() -> None:
    outcome = check(ORDER, OrderResponse(order=("b", "c", "d", "a")))
    assert outcome.summary == "Move 1 card: 3 of 6 pairs stand in order."
    assert [part.id for part in outcome.parts] == ["", "a"]
    assert "day a" in outcome.parts[1].feedback.rule


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (ONE, ChoiceResponse()),
        (SEVERAL, ChoiceResponse()),
        (marking(), HottextResponse()),
        (MATCH, MatchResponse()),
        (ORDER, OrderResponse()),
        (NUMBER, TextResponse()),
        (DAY, TextResponse()),
        (WORDS, TextResponse()),
        (WRITTEN, ExtendedResponse()),
    ],
)
def test_an_empty_answer_is_told_so(question: Item, response: Response) -> None:
    outcome = check(question, response)
    assert outcome.score == 0
    assert outcome.summary


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (ONE, ChoiceResponse(chosen=("z",))),
        (ONE, ChoiceResponse(chosen=("a", "b"))),
        (SEVERAL, ChoiceResponse(chosen=("a", "a"))),
        (marking(), HottextResponse(marked=("forged",))),
        (marking(), HottextResponse(marked=("raid", "raid"))),
        (MATCH, MatchResponse(pairs=(("9", "p"),))),
        (MATCH, MatchResponse(pairs=(("1", "z"),))),
        (MATCH, MatchResponse(pairs=(("1", "p"), ("1", "q")))),
        (ORDER, OrderResponse(order=("a", "b", "c"))),
        (ORDER, OrderResponse(order=("a", "b", "c", "c"))),
        (ORDER, OrderResponse(order=("a", "b", "c", "e"))),
        (ORDER, TextResponse(text="a")),
        (WRITTEN, ChoiceResponse(chosen=("a",))),
        (PARTS, ChoiceResponse(chosen=("a",))),
        (ONE, TwoPartResponse()),
        (PARTS, TwoPartResponse(b=HottextResponse(marked=("w9",)))),
    ],
)
def test_answers_that_do_not_belong_are_refused(question: Item, response: Response) -> None:
    with pytest.raises(ResponseError, match=r"x1(-b)?: "):
        check(question, response)


@pytest.mark.parametrize(
    ("chosen", "marked", "score", "summary"),
    [
        ("a", "w1", 2, "Part A: right. Part B: found 1 of 1."),
        ("a", "w2", 1, "Part A: right. Part B: found 0 of 1; 1 mark too many."),
        ("a", "", 1, "Part A: right. Part B: nothing is marked yet: there is 1 to find."),
        ("b", "w1", 0, "Part A: not yet. Part B: found 1 of 1. Part B counts only with Part A."),
        ("b", "w2", 0, "Part A: not yet. Part B: found 0 of 1; 1 mark too many."),
        ("", "w1", 0, "Part A: no answer yet. Part B: found 1 of 1. Part B counts only with Part A."),
        ("", "", 0, "No answer yet."),
    ],
)
def test_two_parts(chosen: str, marked: str, score: int, summary: str) -> None:
    given = TwoPartResponse(
        a=ChoiceResponse(chosen=(chosen,) if chosen else ()),
        b=HottextResponse(marked=(marked,) if marked else ()),
    )
    for mode in ("practice", "test"):
        outcome = check(PARTS, given, mode=mode)  # type: ignore[arg-type]
        assert (outcome.score, outcome.maximum, outcome.summary) == (score, 2, summary)
    assert {part.id for part in outcome.parts} >= {name for name in (chosen, marked) if name}
    assert check(PARTS, given, all_or_nothing=True).score == (2 if score == 2 else 0)


def test_only_one_choice_with_one_thing_to_mark_has_two_parts() -> None:
    assert PARTS.part_b is not None
    for question in (SEVERAL, MATCH, WRITTEN):
        with pytest.raises(ValidationError, match="only a choice of one option can have a second part"):
            Item.model_validate({**dict(question), "part_b": PARTS.part_b})
    tokens = tuple(t.model_copy(update={"zone": "core"}) for t in PARTS.part_b.interaction.tokens)
    with pytest.raises(ValidationError):
        PartB(
            stem="Which?",
            interaction=Hottext.model_validate({**dict(PARTS.part_b.interaction), "tokens": tokens}),
        )


def test_all_or_nothing() -> None:
    half = MatchResponse(pairs=(("1", "p"),))
    assert check(MATCH, half, all_or_nothing=True).score == 0
    full = MatchResponse(pairs=(("1", "p"), ("2", "q"), ("3", "p")))
    assert check(MATCH, full, all_or_nothing=True).score == 3


def test_feedback_keeps_to_its_length() -> None:
    long = " ".join(["word"] * 80)
    feedback = say(
        "No.", "A rule of six words here.", words=long, tempting="It tempts.", not_claimed="No claim."
    )
    assert len(str(feedback).split()) <= MAX_FEEDBACK_WORDS
    assert feedback.words.endswith("…")
    assert clip("a b", 2) == "a b"
    assert quote("he “did”") == "“he ‘did’”"


def test_banned_words_are_found_outside_quotations_only() -> None:
    assert lint("They should have said it: a lie.") == ("should have", "lie")
    assert lint("The text has “fake news”; belief is another thing.") == ()


def test_a_rewrite_is_checked_by_four_points_without_marks() -> None:
    text = "Ana Rao slammed all 12 plans."
    item = Item(
        id="e2-1",
        stem="How would you write this without its loaded words?",
        interaction=ExtendedText(rewrites=Span.of(text, 0, len(text))),
        evidence=(Span.of(text, 8, 15),),
        rule="A plainer word reports the same event.",
        rule_id="loaded.rewrite",
        not_claimed="Nothing more.",
        confidence="likely",
        skill="wording",
        difficulty=3,
    )
    good = check(item, ExtendedResponse(text="Ana Rao criticised all 12 plans."))
    assert (good.score, good.maximum) == (0, 0)
    assert [part.verdict for part in good.parts] == ["right"] * 4
    poor = check(item, ExtendedResponse(text="Ana Rao slammed the plans today."))
    assert [part.verdict for part in poor.parts] == ["missed", "missed", "right", "right"]
    assert "slammed" in str(poor.parts[0].feedback)
    assert "12" in str(poor.parts[1].feedback)
    assert check(item, ExtendedResponse(text=" ")).parts == ()
