"""Checking an answer: pure, exact, the same on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import assert_never

from generator.errors import ResponseError
from generator.exercises.feedback import say
from generator.exercises.model import (
    Choice,
    ChoiceResponse,
    ExtendedResponse,
    ExtendedText,
    Feedback,
    Hottext,
    HottextResponse,
    HottextToken,
    Item,
    Match,
    MatchResponse,
    Order,
    OrderResponse,
    Outcome,
    Part,
    PartVerdict,
    Response,
    TextEntry,
    TextResponse,
    TwoPartResponse,
)
from generator.exercises.rewriting import RUBRIC, Checklist, check_rewrite
from generator.exercises.scoring import (
    Mode,
    consistent_subset,
    hottext_score,
    multiple_score,
    order_score,
    pairs_right,
    penalty,
    two_part_score,
)
from generator.exercises.typed import check_typed
from generator.text.span import Span

__all__ = ["check"]


def check(
    item: Item, response: Response, *, mode: Mode = "practice", all_or_nothing: bool = False
) -> Outcome:
    """Checks *response* against the key of *item*.

    A test counts marks that are too many in full, practice by half. With *all_or_nothing* only a full answer
    earns marks. An empty answer earns 0 and is told so. Raises ResponseError for an answer of another
    kind, and for ids that the item does not have or that are given twice.

    >>> from generator.exercises.feedback import say
    >>> from generator.exercises.model import Choice, ChoiceResponse, Item, Option
    >>> options = (Option(id="a", text="May", feedback=say("Yes.", "It says May.")),
    ...            Option(id="b", text="June", feedback=say("No.", "It says May."), misconception="month"))
    >>> item = Item(id="x", stem="Which month?", interaction=Choice(options=options, key=("a",)), evidence=(),
    ...             rule="Read it.", rule_id="demo", not_claimed="",
    ...             confidence="certain", skill="time", difficulty=1)
    >>> check(item, ChoiceResponse(chosen=("b",))).feedback
    'Not yet.\\nJune: No. It says May.'
    """
    outcome = _check(item, response, mode) if item.part_b is None else _two_parts(item, response, mode)
    if all_or_nothing and not outcome.correct and outcome.score:
        return outcome.model_copy(update={"score": Fraction(0)})
    return outcome


def _check(item: Item, response: Response, mode: Mode) -> Outcome:
    match item.interaction, response:
        case Choice() as choice, ChoiceResponse(chosen=chosen):
            return _choice(item, choice, chosen)
        case TextEntry() as entry, TextResponse(text=text):
            verdict = check_typed(entry, text)
            said = Part(id="", label="", verdict=_verdict(verdict.score), feedback=verdict.feedback)
            return _outcome(item, verdict.score, _short(verdict.score, empty=not text.strip()), (said,))
        case Hottext() as hottext, HottextResponse(marked=marked):
            return _hottext(item, hottext, marked, mode)
        case Match() as match_, MatchResponse(pairs=pairs):
            return _match(item, match_, pairs)
        case Order() as order, OrderResponse(order=given):
            return _order(item, order, given)
        case ExtendedText(rewrites=Span() as sentence), ExtendedResponse(text=text) if text.strip():
            return _rewrite(item, check_rewrite(sentence.text, text))
        case ExtendedText(), ExtendedResponse(text=text):
            summary = (
                "Written answers are not marked by the program."
                if text.strip()
                else "Nothing was written yet."
            )
            return _outcome(item, Fraction(0), summary)
        case ((Choice() | TextEntry() | Hottext() | Match() | Order() | ExtendedText()), _):
            raise _misplaced(item, response, item.interaction.kind)
        case _ as never, _:
            assert_never(never)


def _misplaced(item: Item, response: Response, kind: str) -> ResponseError:
    return ResponseError(
        f"a {response.kind} answer was given to a {kind} question",
        where=item.id,
        remedy="send the answer to the question it belongs to",
    )


def _two_parts(item: Item, response: Response, mode: Mode) -> Outcome:
    """Both parts are told of; the second counts only with the first."""
    if not isinstance(response, TwoPartResponse):
        raise _misplaced(item, response, "two-part")
    first, second = item.parts
    answer, proof = _check(first, response.a, mode), _check(second, response.b, mode)
    if not response.a.chosen and not response.b.marked:
        return _outcome(item, Fraction(0), "No answer yet.")
    score = two_part_score(answer.score, proof.score)
    summary = f"Part A: {_lower(answer.summary)} Part B: {_lower(proof.summary)}"
    if proof.correct and not answer.correct:
        summary += " Part B counts only with Part A."
    return _outcome(item, score, summary, (*answer.parts, *proof.parts))


def _lower(summary: str) -> str:
    return summary[0].lower() + summary[1:]


def _outcome(item: Item, score: Fraction, summary: str, parts: tuple[Part, ...] = ()) -> Outcome:
    return Outcome(item=item.id, score=score, maximum=item.maximum, summary=summary, parts=parts)


def _verdict(score: Fraction) -> PartVerdict:
    return "right" if score == 1 else "partial" if score else "wrong"


def _short(score: Fraction, *, empty: bool = False) -> str:
    if empty:
        return "No answer yet."
    return "Right." if score == 1 else "Partly right." if score else "Not yet."


def _known(item: Item, given: Sequence[str], ids: Iterable[str], what: str) -> None:
    known = set(ids)
    for name, count in Counter(given).items():
        if name not in known:
            raise ResponseError(f"no {what} {name!r}", where=item.id, remedy="send ids of this question only")
        if count > 1:
            raise ResponseError(f"{what} {name!r} is given twice", where=item.id, remedy="send each id once")


def _rewrite(item: Item, found: Checklist) -> Outcome:
    """The four points of a rewrite: what is there, and what to look at again. No marks are given."""
    again = {0: found.left, 1: found.missing}
    parts = []
    for number, done in enumerate((found.plain, found.kept, found.negation, found.length)):
        named = ", ".join(again.get(number, ())[:6])
        rule = f"{RUBRIC[number]} Look again at: {named}." if named and not done else RUBRIC[number]
        parts.append(
            Part(
                id=f"point-{number + 1}",
                label="",
                verdict="right" if done else "missed",
                feedback=say("Yes." if done else "Not yet.", rule),
            )
        )
    summary = f"{found.points} of 4 points. Whether it tells the same event is for a reader to say."
    return _outcome(item, Fraction(0), summary, tuple(parts))


def _choice(item: Item, choice: Choice, chosen: tuple[str, ...]) -> Outcome:
    _known(item, chosen, (option.id for option in choice.options), "option")
    if not choice.multiple and len(chosen) > 1:
        raise ResponseError("more than one option is chosen", where=item.id, remedy="choose one")
    hits = len(set(chosen) & set(choice.key))
    score = multiple_score(hits, len(chosen) - hits, len(choice.key))
    parts = tuple(
        Part(
            id=option.id,
            label=option.text,
            verdict=("right" if option.id in choice.key else "wrong") if option.id in chosen else "missed",
            feedback=option.feedback,
        )
        for option in choice.options
        if option.id in chosen or (choice.multiple and chosen and option.id in choice.key)
    )
    return _outcome(item, score, _short(score, empty=not chosen and bool(choice.key)), parts)


def _hottext(item: Item, hottext: Hottext, marked: tuple[str, ...], mode: Mode) -> Outcome:
    _known(item, marked, (token.id for token in hottext.tokens), "word")
    chosen = [token for token in hottext.tokens if token.id in marked]
    core = hottext.zone("core")
    hits = sum(token.zone == "core" for token in chosen)
    extras = sum(token.zone == "neutral" for token in chosen)
    kept = hottext.select is not None and hits + extras <= hottext.select
    score = hottext_score(hits, extras, len(core), penalty(mode, select=kept))
    parts = tuple(_marked(token, hottext.otherwise) for token in chosen)
    if marked:
        parts += tuple(
            Part(
                id=t.id,
                label=t.span.text,
                verdict="missed",
                feedback=t.missed or t.feedback or hottext.otherwise,
            )
            for t in core
            if t.id not in marked
        )
    outcome = _outcome(item, score, _hottext_summary(hottext, hits, extras, len(core), len(chosen)), parts)
    return outcome.model_copy(update={"hits": hits, "extras": extras})


def _marked(token: HottextToken, otherwise: Feedback) -> Part:
    verdict: PartVerdict
    match token.zone:
        case "core":
            verdict = "right"
        case "acceptable":
            verdict = "acceptable"
        case "neutral":
            verdict = "wrong"
        case _ as never:
            assert_never(never)
    return Part(id=token.id, label=token.span.text, verdict=verdict, feedback=token.feedback or otherwise)


def _hottext_summary(hottext: Hottext, hits: int, extras: int, core: int, marked: int) -> str:
    if core == 0:
        return (
            "Right: nothing here has to be marked."
            if not extras
            else f"Nothing here has to be marked; {extras} {_words(extras)} too many."
        )
    if not marked:
        return f"Nothing is marked yet: there {'is' if core == 1 else 'are'} {core} to find."
    summary = f"Found {hits} of {core}"
    if extras:
        summary += f"; {extras} {_words(extras)} too many"
    if hottext.select is not None and hits + extras > hottext.select:
        summary += f". Only {hottext.select} {'mark was' if hottext.select == 1 else 'marks were'} asked for"
    return summary + "."


def _words(count: int) -> str:
    return "mark" if count == 1 else "marks"


_UNANSWERED = say("Not answered yet.", "Choose one answer for this row.")


def _match(item: Item, match_: Match, pairs: tuple[tuple[str, str], ...]) -> Outcome:
    _known(item, [row for row, _ in pairs], (row.id for row in match_.rows), "row")
    targets = {target.id: target.text for target in match_.targets}
    for _, target in pairs:
        if target not in targets:
            raise ResponseError(
                f"no target {target!r}", where=item.id, remedy="send ids of this question only"
            )
    given, score, parts = dict(pairs), 0, []
    confusions: Counter[tuple[str, str]] = Counter()
    for row in match_.rows:
        chosen = given.get(row.id)
        if chosen is None:
            parts.append(Part(id=row.id, label=row.text, verdict="missed", feedback=_UNANSWERED))
            continue
        verdict: PartVerdict = (
            "right" if chosen == row.key else "acceptable" if chosen in row.accept else "wrong"
        )
        score += verdict != "wrong"
        if verdict == "wrong":
            confusions[row.key, chosen] += 1
        parts.append(Part(id=row.id, label=row.text, verdict=verdict, feedback=row.answer(chosen).feedback))
    if not pairs:
        return _outcome(item, Fraction(0), "No row is answered yet.", tuple(parts))
    summary = f"{score} of {len(match_.rows)} rows right."
    for (key, target), count in sorted(confusions.items(), key=lambda entry: (-entry[1], entry[0])):
        if count >= 2:
            summary += f" {count} times: “{targets[target]}” chosen where it is “{targets[key]}”."
    return _outcome(item, Fraction(score), summary, tuple(parts))


def _order(item: Item, order: Order, given: tuple[str, ...]) -> Outcome:
    ids = [card.id for card in order.cards]
    _known(item, given, ids, "card")
    if not given:
        return _outcome(item, Fraction(0), "The cards are not in order yet.")
    if len(given) != len(ids):
        raise ResponseError("some cards are left out", where=item.id, remedy="send all cards, first to last")
    score = order_score(given, order.before)
    if score == 1:
        whole = Part(id="", label="", verdict="right", feedback=order.right)
        return _outcome(
            item, score, "Right: every card that the text can place stands in its place.", (whole,)
        )
    kept = consistent_subset(given, order.before)
    right, pairs = pairs_right(given, order.before)
    moving = len(given) - len(kept)
    parts = [Part(id="", label="", verdict="partial" if score else "wrong", feedback=order.wrong)]
    for card in order.cards:
        if card.id not in kept:
            rule = f"The article gives: {card.when}." if card.when else "Look again at when this happened."
            parts.append(
                Part(id=card.id, label=card.text, verdict="wrong", feedback=say("Move this card.", rule))
            )
    summary = f"Move {moving} {'card' if moving == 1 else 'cards'}: {right} of {pairs} pairs stand in order."
    return _outcome(item, score, summary, tuple(parts))
