"""Questions as QTI 2.1 and 3.0 items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.exercises.model import Hottext
from generator.present.archive import identifier
from generator.present.markup import parts_why, text
from generator.present.qti_dialect import Dialect
from generator.present.qti_interactions import base_value, parts_of
from generator.present.questions import Question, one_line, paragraphs

__all__ = ["item_xml"]


def _prompt(q: Dialect, question: Question) -> Iterator[str]:
    if question.passage and not isinstance(question.item.interaction, Hottext):
        yield f"<blockquote>{''.join(q.paragraph(words) for words in question.passage)}</blockquote>"
    if question.entry.criterion:
        yield f"<p><em>{text(one_line(question.entry.criterion))}</em></p>"
    yield from (q.paragraph(line) for line in paragraphs(question.item.stem))


def _outcome(
    q: Dialect, name: str, base: str, cardinality: str = "single", value: str = "", **more: str
) -> str:
    default = q.tag("defaultValue", q.tag("value", value)) if value else ""
    attributes = {"identifier": name, "cardinality": cardinality, "baseType": base, **more}
    return q.tag("outcomeDeclaration", default, **attributes)


def _modal(q: Dialect, outcome: str, name: str, lines: Iterable[str]) -> str:
    content = "".join(q.paragraph(line) for line in lines)
    if q.version == "3.0":
        content = q.tag("contentBody", content)
    return q.tag("modalFeedback", content, outcomeIdentifier=outcome, identifier=name, showHide="show")


def item_xml(q: Dialect, question: Question, stimulus: str = "") -> str:
    """One item as a document; *stimulus* is the id of the article's file, where it has one."""
    parts = parts_of(q, question)
    maximum = str(parts.maximum)
    outcomes = _outcome(q, "SCORE", "float", value="0", normalMaximum=maximum, normalMinimum="0")
    outcomes += _outcome(q, "MAXSCORE", "float", value=maximum)
    outcomes += _outcome(q, "WHY", "identifier")
    processing = parts.scoring
    processing += q.tag("setOutcomeValue", base_value(q, "why", "identifier"), identifier="WHY")
    modal = ""
    if parts.told:
        outcomes += _outcome(q, "FEEDBACK", "identifier", "single" if parts.single else "multiple")
        processing += q.tag(
            "setOutcomeValue", q.tag("variable", identifier="RESPONSE"), identifier="FEEDBACK"
        )
        modal = "".join(_modal(q, "FEEDBACK", name, (str(said),)) for name, said in parts.told.items())
    modal += _modal(q, "WHY", "why", (*parts_why(question), *question.why))
    shared = q.tag("assessmentStimulusRef", identifier=stimulus, href=f"{stimulus}.xml") if stimulus else ""
    body = q.tag("itemBody", "".join(_prompt(q, question)) + parts.body)
    return q.root(
        "assessmentItem",
        parts.declaration + outcomes + shared + body + q.tag("responseProcessing", processing) + modal,
        identifier=identifier(question.id),
        title=question.name,
        adaptive="false",
        timeDependent="false",
    )
