"""The interactions of QTI: what stands in the item, how answers are declared, and how they are scored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import assert_never

from generator.exercises.lowering_words import NONE
from generator.exercises.model import (
    Choice,
    ExtendedText,
    Feedback,
    Hottext,
    Match,
    Order,
    TextEntry,
)
from generator.present.archive import identifier
from generator.present.markup import text
from generator.present.qti_dialect import Dialect
from generator.present.questions import Question, one_line, paragraphs
from generator.present.typed_forms import is_plain_number, typed_forms

__all__ = ["Parts", "base_value", "parts_of"]


def _id(name: str) -> str:
    return identifier(f"c-{name}")


class Parts:
    """What depends on the interaction of an item. Not a value: it lives while one item is written."""

    def __init__(self, body: str, maximum: int = 1) -> None:
        self.body, self.maximum = body, maximum
        self.declaration = ""
        self.scoring = ""
        self.told: dict[str, Feedback] = {}
        self.single = True


def _declared(
    q: Dialect,
    cardinality: str,
    base: str,
    correct: Iterable[str],
    mapping: Mapping[str, str] | None = None,
    *,
    default: str = "0",
    upper: int = 1,
) -> str:
    content = q.tag("correctResponse", "".join(q.tag("value", text(value)) for value in correct))
    if mapping:
        folded = {"caseSensitive": "false"} if base == "string" else {}
        entries = "".join(
            q.tag("mapEntry", mapKey=key, mappedValue=worth, **folded) for key, worth in mapping.items()
        )
        content += q.tag("mapping", entries, lowerBound="0", upperBound=str(upper), defaultValue=default)
    return q.tag(
        "responseDeclaration", content, identifier="RESPONSE", cardinality=cardinality, baseType=base
    )


def base_value(q: Dialect, value: str, base: str = "float") -> str:
    return q.tag("baseValue", value, baseType=base)


def _mapped(q: Dialect) -> str:
    return q.tag("setOutcomeValue", q.tag("mapResponse", identifier="RESPONSE"), identifier="SCORE")


def _scored(q: Dialect, rule: str) -> str:
    """*rule* where there is an answer; nothing is scored without one."""
    null = q.tag("isNull", q.tag("variable", identifier="RESPONSE"))
    zero = q.tag("setOutcomeValue", base_value(q, "0"), identifier="SCORE")
    return q.tag("responseCondition", q.tag("responseIf", null + zero) + q.tag("responseElse", rule))


def _all_or_nothing(q: Dialect) -> str:
    same = q.tag("match", q.tag("variable", identifier="RESPONSE") + q.tag("correct", identifier="RESPONSE"))
    one = q.tag("setOutcomeValue", base_value(q, "1"), identifier="SCORE")
    return q.tag("responseCondition", q.tag("responseIf", same + one))


def _choice(q: Dialect, choice: Choice) -> Parts:
    options = "".join(
        q.tag("simpleChoice", text(one_line(option.text)), identifier=_id(option.id))
        for option in choice.options
    )
    most = "0" if choice.multiple else "1"
    body = q.tag(
        "choiceInteraction", options, responseIdentifier="RESPONSE", shuffle="false", maxChoices=most
    )
    parts = Parts(body, len(choice.key))
    mapping = {_id(name): "1" for name in choice.key}
    parts.declaration = _declared(
        q,
        "multiple" if choice.multiple else "single",
        "identifier",
        (_id(name) for name in choice.key),
        mapping,
        default="-1" if choice.multiple else "0",
        upper=len(choice.key),
    )
    parts.scoring = _scored(q, _mapped(q))
    parts.told = {_id(option.id): option.feedback for option in choice.options}
    parts.single = not choice.multiple
    return parts


def _marked(q: Dialect, hottext: Hottext) -> str:
    passage = hottext.passage
    out: list[str] = []

    def plain(start: int, end: int) -> None:
        words = passage.text[start - passage.start : end - passage.start]
        for index, line in enumerate(words.split("\n")):
            if index and out[-1] != "</p><p>":
                out.append("</p><p>")
            if line.strip():
                out.append(text(re.sub(r"\s+", " ", line)))
            elif line:
                out.append(" ")

    place = passage.start
    for token in hottext.tokens:
        plain(place, token.span.start)
        out.append(q.tag("hottext", text(one_line(token.span.text)), identifier=_id(token.id)))
        place = token.span.end
    plain(place, passage.end)
    content = f"<p>{''.join(out)}</p>".replace("<p></p>", "")
    if hottext.select is None:
        content += f"<p>{q.tag('hottext', text(NONE.text), identifier=_id(NONE.id))}</p>"
    return content


def _hottext(q: Dialect, hottext: Hottext) -> Parts:
    core = [token.id for token in hottext.zone("core")] or [NONE.id]
    arguable = bool(hottext.zone("acceptable"))  # these take no place, so any number may be marked
    single = hottext.select == 1 and not arguable
    most = "0" if hottext.select is None or arguable else str(hottext.select)
    body = q.tag("hottextInteraction", _marked(q, hottext), responseIdentifier="RESPONSE", maxChoices=most)
    parts = Parts(body, 1 if single else len(core))
    mapping = {_id(name): "1" for name in core}
    mapping |= {_id(token.id): "0" for token in hottext.zone("acceptable")}
    parts.declaration = _declared(
        q,
        "single" if single else "multiple",
        "identifier",
        (_id(name) for name in (core[:1] if single else core)),
        mapping,
        default="-1",
        upper=parts.maximum,
    )
    parts.scoring = _scored(q, _mapped(q))
    parts.told = {_id(token.id): token.feedback or hottext.otherwise for token in hottext.tokens}
    parts.single = single
    return parts


def _typed(q: Dialect, entry: TextEntry) -> Parts:
    field = q.tag("textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="30")
    parts = Parts(f"<p>Answer: {field}</p>")
    if is_plain_number(entry):
        parts.declaration = _declared(q, "single", "float", (entry.answer,))
        parts.scoring = _all_or_nothing(q)
        return parts
    forms = [form for form in typed_forms(entry) if form.score]
    mapping = {form.text: f"{float(form.score):g}" for form in forms}
    right = next(form.text for form in forms if form.score == 1)
    parts.declaration = _declared(q, "single", "string", (right,), mapping)
    parts.scoring = _scored(q, _mapped(q))
    return parts


def _match(q: Dialect, match: Match) -> Parts:
    def side(entries: Iterable[tuple[str, str]], most: int) -> str:
        return q.tag(
            "simpleMatchSet",
            "".join(
                q.tag(
                    "simpleAssociableChoice",
                    text(one_line(words)),
                    identifier=name,
                    matchMax=str(most),
                )
                for name, words in entries
            ),
        )

    count = len(match.rows)
    rows = side(((_id(f"row-{row.id}"), row.text) for row in match.rows), 1)
    targets = side(((_id(f"to-{target.id}"), target.text) for target in match.targets), count)
    body = q.tag(
        "matchInteraction",
        rows + targets,
        responseIdentifier="RESPONSE",
        shuffle="false",
        maxAssociations=str(count),
    )
    parts = Parts(body, count)
    pairs = {
        f"{_id(f'row-{row.id}')} {_id(f'to-{target}')}": "1"
        for row in match.rows
        for target in (row.key, *row.accept)
    }
    correct = (f"{_id(f'row-{row.id}')} {_id(f'to-{row.key}')}" for row in match.rows)
    parts.declaration = _declared(q, "multiple", "directedPair", correct, pairs, upper=count)
    parts.scoring = _scored(q, _mapped(q))
    return parts


def _order(q: Dialect, order: Order) -> Parts:
    cards = "".join(
        q.tag("simpleChoice", text(one_line(card.text)), identifier=_id(card.id)) for card in order.cards
    )
    body = q.tag("orderInteraction", cards, responseIdentifier="RESPONSE", shuffle="false")
    parts = Parts(body)
    parts.declaration = _declared(q, "ordered", "identifier", (_id(name) for name in order.solution()))
    parts.scoring = _all_or_nothing(q)
    return parts


def _extended(q: Dialect, extended: ExtendedText) -> Parts:
    field = q.tag("extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines=str(extended.lines))
    guide = [f"An answer: {line}" for line in paragraphs(extended.model)]
    guide += [f"Look for: {line}" for line in extended.rubric]
    content = "".join(q.paragraph(line) for line in guide)
    if content and q.version == "3.0":
        content = q.tag("contentBody", content)
    rubric = q.tag("rubricBlock", content, view="scorer") if content else ""
    parts = Parts(rubric + field, 0)
    parts.declaration = q.tag(
        "responseDeclaration", identifier="RESPONSE", cardinality="single", baseType="string"
    )
    return parts


def parts_of(q: Dialect, question: Question) -> Parts:
    interaction = question.item.interaction
    match interaction:
        case Choice():
            return _choice(q, interaction)
        case TextEntry():
            return _typed(q, interaction)
        case Hottext():
            return _hottext(q, interaction)
        case Match():
            return _match(q, interaction)
        case Order():
            return _order(q, interaction)
        case ExtendedText():
            return _extended(q, interaction)
        case _:
            assert_never(interaction)
