"""Questions as items of QTI 1.2, with the fields that Canvas reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import assert_never

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
from generator.present.markup import block, prompt_html, text, why_html
from generator.present.questions import Question, one_line
from generator.present.typed_forms import TypedForm, is_plain_number, typed_forms

__all__ = ["field", "html", "item_xml"]


def html(markup: str) -> str:
    return f'<material><mattext texttype="text/html">{text(markup)}</mattext></material>'


def _plain(words: str) -> str:
    return f'<material><mattext texttype="text/plain">{text(one_line(words))}</mattext></material>'


def field(label: str, entry: str) -> str:
    return (
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel>"
        f"<fieldentry>{text(entry)}</fieldentry></qtimetadatafield>"
    )


def _feedback(name: str, markup: str) -> str:
    return f'<itemfeedback ident="{name}_fb"><flow_mat>{html(markup)}</flow_mat></itemfeedback>'


def _shown(name: str) -> str:
    return f'<displayfeedback feedbacktype="Response" linkrefid="{name}_fb"/>'


class _Body:
    """What depends on the interaction of an item. Not a value: it lives while one item is written."""

    def __init__(self, kind: str, points: int = 1) -> None:
        self.kind, self.points = kind, points
        self.answers: list[str] = []
        self.presentation: list[str] = []
        self.rules: list[str] = []
        self.feedback: list[str] = []

    def told(self, name: str, respident: str, said: Feedback) -> None:
        """Feedback on one answer."""
        self.rules.append(
            f'<respcondition continue="Yes"><conditionvar><varequal respident="{respident}">{name}</varequal>'
            f"</conditionvar>{_shown(name)}</respcondition>"
        )
        self.feedback.append(_feedback(name, block(str(said))))

    def scored(self, condition: str, *, action: str = "Set", worth: str = "100") -> None:
        """A rule that gives marks."""
        go_on = "No" if action == "Set" else "Yes"
        self.rules.append(
            f'<respcondition continue="{go_on}"><conditionvar>{condition}</conditionvar>'
            f'<setvar action="{action}" varname="SCORE">{worth}</setvar></respcondition>'
        )


def _equal(respident: str, name: str) -> str:
    return f'<varequal respident="{respident}">{name}</varequal>'


def _ids(owner: str, names: Iterable[str]) -> dict[str, str]:
    return {name: identifier(f"{owner}-{name}") for name in names}


def _choice(question: Question, choice: Choice) -> _Body:
    body = _Body("multiple_answers_question" if choice.multiple else "multiple_choice_question")
    ids = _ids(question.id, (option.id for option in choice.options))
    body.answers = list(ids.values())
    labels = "".join(
        f'<response_label ident="{ids[option.id]}">{_plain(option.text)}</response_label>'
        for option in choice.options
    )
    many = "Multiple" if choice.multiple else "Single"
    body.presentation.append(
        f'<response_lid ident="response1" rcardinality="{many}"><render_choice>{labels}</render_choice>'
        "</response_lid>"
    )
    for option in choice.options:
        body.told(ids[option.id], "response1", option.feedback)
    if choice.multiple:
        conditions = (
            _equal("response1", ids[option.id])
            if option.id in choice.key
            else f"<not>{_equal('response1', ids[option.id])}</not>"
            for option in choice.options
        )
        body.scored(f"<and>{''.join(conditions)}</and>")
    else:
        body.scored(_equal("response1", ids[choice.key[0]]))
    return body


def _full(entry: TextEntry) -> tuple[TypedForm, ...]:
    return tuple(form for form in typed_forms(entry) if form.score == 1)


def _typed(question: Question, entry: TextEntry) -> _Body:
    if is_plain_number(entry):
        body = _Body("numerical_question")
        body.presentation.append(
            '<response_str ident="response1" rcardinality="Single"><render_fib fibtype="Decimal">'
            '<response_label ident="answer1"/></render_fib></response_str>'
        )
        value = text(entry.answer)
        body.scored(
            f"<or>{_equal('response1', value)}<and>"
            f'<vargte respident="response1">{value}</vargte>'
            f'<varlte respident="response1">{value}</varlte></and></or>'
        )
        return body
    body = _Body("short_answer_question")
    body.presentation.append(
        '<response_str ident="response1" rcardinality="Single"><render_fib>'
        '<response_label ident="answer1" rshuffle="No"/></render_fib></response_str>'
    )
    body.scored("".join(_equal("response1", text(form.text)) for form in _full(entry)))
    return body


def _rows(question: Question, match: Match) -> _Body:
    body = _Body("matching_question", len(match.rows))
    targets = _ids(question.id, (target.id for target in match.targets))
    labels = "".join(
        f'<response_label ident="{targets[target.id]}">{_plain(target.text)}</response_label>'
        for target in match.targets
    )
    parts = Fraction(100, len(match.rows))
    for row, name in zip(match.rows, _ids(question.id, (row.id for row in match.rows)).values(), strict=True):
        body.presentation.append(
            f'<response_lid ident="response_{name}">{_plain(row.text)}'
            f"<render_choice>{labels}</render_choice></response_lid>"
        )
        body.scored(_equal(f"response_{name}", targets[row.key]), action="Add", worth=f"{float(parts):.2f}")
    return body


def _body(question: Question) -> _Body:
    interaction = question.item.interaction
    match interaction:
        case Choice():
            return _choice(question, interaction)
        case TextEntry():
            return _typed(question, interaction)
        case Match():
            return _rows(question, interaction)
        case ExtendedText() | Hottext() | Order():
            body = _Body("essay_question")
            body.presentation.append(
                '<response_str ident="response1" rcardinality="Single"><render_fib>'
                '<response_label ident="answer1" rshuffle="No"/></render_fib></response_str>'
            )
            body.rules.append(
                '<respcondition continue="No"><conditionvar><other/></conditionvar></respcondition>'
            )
            return body
        case _:
            assert_never(interaction)


def item_xml(question: Question) -> Iterator[str]:
    body = _body(question)
    yield f'<item ident="{identifier(question.id)}" title="{text(question.name)}">'
    yield "<itemmetadata><qtimetadata>"
    yield field("question_type", body.kind)
    yield field("points_possible", f"{body.points}.0")
    if body.answers:
        yield field("original_answer_ids", ",".join(body.answers))
    yield field("assessment_question_identifierref", identifier(f"q-{question.id}"))
    yield field("copydesk_id", question.id)
    yield field("copydesk_tags", "; ".join(question.tags))
    yield "</qtimetadata></itemmetadata>"
    yield f"<presentation>{html(prompt_html(question))}{''.join(body.presentation)}</presentation>"
    yield '<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/>'
    yield "</outcomes>"
    yield (
        '<respcondition continue="Yes"><conditionvar><other/></conditionvar>'
        f"{_shown('general')}</respcondition>"
    )
    yield from body.rules
    yield "</resprocessing>"
    yield _feedback("general", why_html(question))
    yield from body.feedback
    yield "</item>"
