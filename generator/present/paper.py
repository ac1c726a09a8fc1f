"""Each interaction on paper: what the pupil gets to write in, and what the key says about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import assert_never

from generator.exercises.feedback import clip
from generator.exercises.model import (
    Choice,
    ExtendedText,
    Feedback,
    Hottext,
    Interaction,
    Item,
    Match,
    Order,
    TextEntry,
)
from generator.exercises.typed_dates import short_day
from generator.exercises.zones import LEFT_OPEN, SPEAKERS
from generator.present.blocks import (
    AnswerLine,
    Checkboxes,
    Fact,
    NumberBoxes,
    Passage,
    Simple,
    Text,
    TickRow,
    TickTable,
    WriteLines,
    letter,
)
from generator.present.lines import Places
from generator.text.span import Span

__all__ = ["how_to", "item_blocks", "key_facts", "marks", "quoted", "scoring"]

LONG_PASSAGE = 900
"""Passages with more characters are marked in the article itself instead of being printed again."""

_MAX_COLUMN = 26
_MAX_COLUMNS = 5


def marks(value: Fraction) -> str:
    """A number of marks in words.

    >>> marks(Fraction(1)), marks(Fraction(5, 2)), marks(Fraction(1, 2)), marks(Fraction(0))
    ('1 mark', '2½ marks', '½ mark', 'no marks')
    """
    if value == 0:
        return "no marks"
    whole, rest = divmod(value, 1)
    part = {Fraction(0): "", Fraction(1, 2): "½", Fraction(1, 4): "¼", Fraction(3, 4): "¾"}.get(
        rest, f" {rest}"
    )
    return f"{whole or ''}{part}".strip() + (" mark" if value <= 1 else " marks")


def how_to(interaction: Interaction) -> str:
    """How an answer is given on paper, "" where it goes without saying."""
    match interaction:
        case Choice(multiple=multiple):
            return "Tick every box that fits." if multiple else "Tick one box."
        case TextEntry() | ExtendedText():
            return ""
        case Hottext(select=select):
            if not select:
                return "Underline the words."
            free = ", and any arguable ones: they are not counted" if interaction.zone("acceptable") else ""
            return f"Underline {select} of them{free}."
        case Match():
            return "Tick one box in each row."
        case Order():
            return "Write 1 in the box of what came first, 2 in the next, and so on."
        case _:
            assert_never(interaction)


def item_blocks(number: str, item: Item, places: Places, shown: Span | None) -> tuple[Simple, ...]:
    """What the pupil gets: context, question, and a place for the answer. Nothing of the key.

    *shown* is the context printed last: it is not printed twice in a row.
    """
    blocks: list[Simple] = [*_context(item, places, shown)]
    for part, sign in zip(item.parts, _signs(item), strict=True):
        blocks.append(Text(label=number + sign, text=part.stem))
        if sign:
            blocks.append(Text(text=how_to(part.interaction), tone="instruction"))
        blocks += _answer_place(part, places)
    return tuple(blocks)


def _signs(item: Item) -> tuple[str, ...]:
    """What is set behind the number for each part."""
    return ("",) if item.part_b is None else (" A", " B")


def _context(item: Item, places: Places, shown: Span | None) -> Iterator[Simple]:
    span = item.context
    if span is None or span == shown or isinstance(item.interaction, Hottext) or span.text in item.stem:
        return
    where = places.of(span)
    if len(span) <= LONG_PASSAGE:
        yield Passage(paragraphs=places.paragraphs(span) or (" ".join(span.text.split()),), where=where)
    elif where:
        yield Text(text=f"Read {where} of the article.", tone="instruction")


def _answer_place(item: Item, places: Places) -> Iterator[Simple]:
    interaction = item.interaction
    match interaction:
        case Choice(options=options):
            yield Checkboxes(options=tuple(option.text for option in options))
        case TextEntry():
            yield AnswerLine()
        case Hottext(passage=passage):
            where = places.of(passage)
            if where and len(passage) > LONG_PASSAGE:
                yield Text(text=f"Underline in the article itself: {where}.", tone="instruction")
            else:
                paragraphs = places.paragraphs(passage) or (" ".join(passage.text.split()),)
                yield Passage(paragraphs=paragraphs, where=where, mark=True)
        case Match(rows=rows, targets=targets):
            texts = tuple(target.text for target in targets)
            letters = tuple(letter(index) for index in range(len(texts)))
            short = len(texts) <= _MAX_COLUMNS and all(len(text) <= _MAX_COLUMN for text in texts)
            yield TickTable(
                heading="",
                columns=texts if short else letters,
                legend=() if short else texts,
                rows=tuple(TickRow(number=str(n), text=row.text) for n, row in enumerate(rows, 1)),
            )
        case Order(cards=cards):
            yield NumberBoxes(cards=tuple(card.text for card in cards))
        case ExtendedText(lines=lines):
            yield WriteLines(count=lines)
        case _:
            assert_never(interaction)


def quoted(span: Span, places: Places, limit: int = 45) -> str:
    """The exact words of *span* (cut where they are very many), and where they stand."""
    where = places.of(span) or "not printed on this sheet"
    return f"{isolated(f'“{clip(span.text, limit)}”')} ({where})"


def isolated(text: str) -> str:
    """*text*, between direction marks where it runs from right to left, so that nothing after it moves."""
    if any(unicodedata.bidirectional(character) in {"R", "AL", "RLE", "RLO", "RLI"} for character in text):
        return f"\u2068{text}\u2069"
    return text


def scoring(item: Item) -> str:
    """How an answer is marked, in a sentence."""
    if item.part_b is not None:
        return "2 marks for A and B, 1 for A alone; B counts only with A."
    interaction = item.interaction
    match interaction:
        case Choice(multiple=False):
            return f"{marks(item.maximum)} for the right box."
        case Choice(key=key):
            count = len(key)
            if not count:
                return f"{marks(item.maximum)} if no box is ticked."
            each = marks(Fraction(1, count))
            return f"{each} for each right tick, as much off for each wrong tick; never below 0."
        case TextEntry():
            return f"{marks(item.maximum)} for the answer or one that is listed as right."
        case Hottext(select=select):
            return _marking(item, len(interaction.zone("core")), select, bool(interaction.zone("acceptable")))
        case Match():
            return "1 mark for each right row; nothing off for a wrong one."
        case Order(before=before):
            return (
                f"Count the pairs that stand the right way round, out of {len(before)}: "
                "marks = (2 × right pairs ÷ all pairs) − 1, never below 0."
            )
        case ExtendedText():
            return "Not marked by points."
        case _:
            assert_never(interaction)


def _marking(item: Item, core: int, select: int | None, arguable: bool) -> str:
    """How marks in a passage count, of which *core* are in the key."""
    if not core:
        return f"{marks(item.maximum)} if nothing is underlined."
    free = ""
    if arguable:
        free = " Arguable words do not count." if select else " Arguable words count neither way."
    if core == 1 and select:
        return f"1 mark for the one in the key, if no other is underlined.{free}"
    each = "1 mark for the one in the key" if core == 1 else f"{marks(Fraction(1, core))} for each in the key"
    if select:
        return f"{each}; nothing off for others among that number.{free}"
    return f"{each}, as much off for each other one; never below 0.{free}"


def key_facts(item: Item, places: Places) -> tuple[Fact, ...]:
    """What the key says: answer, exact words, rule, what is not claimed, marks, foreseen answers."""
    facts = [
        fact.model_copy(update={"name": f"{fact.name}, part{sign}"}) if sign else fact
        for part, sign in zip(item.parts, _signs(item), strict=True)
        for fact in _answers(part, places)
    ]
    given = {line for fact in facts for line in fact.lines}
    rows = item.interaction.rows if isinstance(item.interaction, Match) else ()
    told = {span for row in rows for span in row.evidence}
    evidence = tuple(
        line for span in item.evidence if span not in told and (line := quoted(span, places)) not in given
    )
    evidence = tuple(dict.fromkeys(evidence))
    if evidence:
        facts.append(Fact(name="Exact words", lines=evidence))
    facts.append(Fact(name="Rule", lines=(item.rule,)))
    if item.not_claimed:
        facts.append(Fact(name="Not claimed", lines=(item.not_claimed,)))
    facts.append(Fact(name="Marks", lines=(scoring(item),)))
    if item.confidence != "certain":
        facts.append(
            Fact(name="Please check", lines=("This key is likely, not certain: look at it once yourself.",))
        )
    return tuple(facts)


def _answers(item: Item, places: Places) -> Iterator[Fact]:
    interaction = item.interaction
    match interaction:
        case Choice():
            yield from _choice_answers(interaction)
        case TextEntry():
            yield from _entry_answers(interaction)
        case Hottext():
            core = tuple(quoted(token.span, places) for token in interaction.zone("core"))
            yield Fact(name="Answer", lines=core or ("Nothing is to be underlined.",), strong=True)
            yield from _free_of_cost(interaction, places)
        case Match():
            yield from _match_answers(interaction, places)
        case Order():
            yield from _order_answers(interaction, places)
        case ExtendedText(model=model, rubric=rubric):
            if model:
                yield Fact(name="An answer", lines=(model,), strong=True)
            if rubric:
                yield Fact(name="Look for", lines=rubric)
        case _:
            assert_never(interaction)


def _free_of_cost(hottext: Hottext, places: Places) -> Iterator[Fact]:
    """The words that count neither way: arguable ones one by one, those left open as a list of words."""
    verdicts = {token: token.feedback.verdict for token in hottext.zone("acceptable") if token.feedback}
    arguable = [quoted(t.span, places) for t, said in verdicts.items() if said not in (LEFT_OPEN, SPEAKERS)]
    if arguable:
        yield Fact(name="Arguable", lines=(" · ".join(arguable),))
    left_open = {" ".join(t.span.text.split()).lower() for t, said in verdicts.items() if said == LEFT_OPEN}
    if left_open:
        yield Fact(name="Left open, at no cost", lines=(", ".join(sorted(left_open)),))
    if SPEAKERS in verdicts.values():
        yield Fact(name="Speakers’ words", lines=("In quotation marks or reported speech: at no cost.",))


def _choice_answers(choice: Choice) -> Iterator[Fact]:
    right, tempting = [], []
    for index, option in enumerate(choice.options):
        if option.id in choice.key:
            right.append(f"{letter(index)}  {option.text}")
        elif option.feedback.tempting:
            tempting.append(f"{letter(index)}: {option.feedback.tempting}")
    yield Fact(name="Answer", lines=tuple(right) or ("No box is to be ticked.",), strong=True)
    if tempting:
        yield Fact(name="If ticked", lines=tuple(tempting))


def _entry_answers(entry: TextEntry) -> Iterator[Fact]:
    yield Fact(name="Answer", lines=(entry.shown,), strong=True)
    also = tuple(text for text in dict.fromkeys(entry.accept) if text != entry.shown)
    if also:
        yield Fact(name="Also right", lines=(" · ".join(also),))
    foreseen = tuple(
        f"{_written(each.answer, entry)} ({marks(each.score)}): {_why(each.feedback)}" for each in entry.known
    )
    if foreseen:
        yield Fact(name="If written", lines=foreseen)


def _why(feedback: Feedback) -> str:
    return feedback.tempting or feedback.rule


def _written(answer: str, entry: TextEntry) -> str:
    """A foreseen answer as a person writes it."""
    if entry.expects != "date":
        return answer
    try:
        return short_day(date.fromisoformat(answer))
    except ValueError:
        return answer


def _match_answers(interaction: Match, places: Places) -> Iterator[Fact]:
    names = {target.id: target.text for target in interaction.targets}
    letters = {target.id: letter(index) for index, target in enumerate(interaction.targets)}
    short = len(names) <= _MAX_COLUMNS and all(len(text) <= _MAX_COLUMN for text in names.values())
    answers, proofs = [], []
    for number, row in enumerate(interaction.rows, 1):
        line = f"{number}: {names[row.key]}" if short else f"{number}: {letters[row.key]}  {names[row.key]}"
        if row.accept:
            line += f" (arguable, also right: {', '.join(names[target] for target in row.accept)})"
        answers.append(line)
        proof = "; ".join(quoted(span, places, 20) for span in row.evidence)
        words = row.answer(row.key).feedback.words
        if proof or words:
            proofs.append(f"{number}: {proof or isolated(f'“{words}”')}")
    yield Fact(name="Answer", lines=tuple(answers), strong=True)
    if proofs:
        yield Fact(name="Proof", lines=tuple(proofs))


def _order_answers(order: Order, places: Places) -> Iterator[Fact]:
    letters = {card.id: letter(index) for index, card in enumerate(order.cards)}
    solution = order.solution()
    place = {card: number for number, card in enumerate(solution, 1)}
    boxes = " · ".join(f"{letters[card.id]} = {place[card.id]}" for card in order.cards)
    pairs = set(order.before)
    free = [
        f"{letters[one]} and {letters[other]}"
        for index, one in enumerate(solution)
        for other in solution[index + 1 :]
        if (one, other) not in pairs and (other, one) not in pairs
    ]
    yield Fact(name="Answer", lines=(boxes,), strong=True)
    if free:
        yield Fact(
            name="Left open", lines=(f"The text does not settle the order of {'; '.join(free)}: not marked.",)
        )
    by_id = {card.id: card for card in order.cards}
    yield Fact(
        name="Because",
        lines=tuple(
            f"{letters[card]}: {by_id[card].when or 'no date'}, {quoted(by_id[card].evidence, places, 20)}"
            for card in solution
        ),
    )
