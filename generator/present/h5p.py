"""Questions as H5P content: the library that plays each, and the parameters it is given."""

from __future__ import annotations

import re
from typing import TypeAlias

from generator.exercises.model import Choice, Feedback, Hottext, Match, TextEntry
from generator.present.markup import block, prompt_html, text, why_html
from generator.present.questions import Question, one_line
from generator.present.typed_forms import typed_forms
from generator.text.span import Span

__all__ = ["LIBRARIES", "Json", "can_be_dragged", "has_marks", "marked_text", "params", "typed_alternatives"]

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

LIBRARIES = {
    "H5P.QuestionSet": (1, 21),
    "H5P.MarkTheWords": (1, 11),
    "H5P.DragText": (1, 10),
    "H5P.MultiChoice": (1, 16),
    "H5P.Blanks": (1, 14),
}
_OPENING = '[({⟨¿¡“"«„'
_CLOSING = '",….:;?!])}⟩»”'
_STAR = "∗"
_WORD = re.compile(r"\S+")


def has_marks(words: str) -> bool:
    """Whether *words* hold a mark that H5P takes for the end of an answer, an alternative or a tip."""
    return any(mark in words for mark in "*:/\\")


def typed_alternatives(entry: TextEntry) -> tuple[str, ...]:
    """The right ways to type the answer; none where H5P cannot store one that the key itself names.

    A day has other ways to be written, of which those with a slash cannot be stored.
    """
    named = (entry.shown, *entry.accept, *(() if entry.expects == "date" else (entry.answer,)))
    if any(has_marks(form) for form in named):
        return ()
    return tuple(form.text for form in typed_forms(entry) if form.score == 1 and not has_marks(form.text))


def can_be_dragged(match: Match) -> bool:
    """Whether the rows can be written as a text with words to drag into it."""
    return (
        len(match.rows) > 1
        and not any("*" in row.text for row in match.rows)
        and not any(has_marks(target.text) or len(target.text) > 60 for target in match.targets)
    )


def _starred(word: str) -> str:
    core = word.lstrip(_OPENING)
    opening = word[: len(word) - len(core)]
    inner = core.rstrip(_CLOSING)
    if not inner:
        return f"*{text(word)}*"
    return f"{text(opening)}*{text(inner)}*{text(core[len(inner) :])}"


def marked_text(hottext: Hottext) -> str:
    """The passage with a star on either side of each word of the key, as the player wants it.

    Marks that may stand outside the stars stay outside; a phrase becomes several words. The article's own
    stars become another sign (U+2217).
    """
    passage = hottext.passage
    core: list[Span] = [token.span for token in hottext.zone("core")]
    out: list[str] = []
    place = 0
    for match in _WORD.finditer(passage.text):
        gap = passage.text[place : match.start()]
        out.append("</p><p>" if "\n" in gap and out else " " if out else "")
        start, end = passage.start + match.start(), passage.start + match.end()
        word = match[0].replace("*", _STAR)
        marked = any(span.start < end and start < span.end for span in core)
        out.append(_starred(word) if marked else text(word))
        place = match.end()
    return f"<p>{''.join(out)}</p>"


def _overall(words: str) -> list[Json]:
    return [{"from": 0, "to": 100, "feedback": words}]


def _plain(feedback: Feedback) -> str:
    return text(str(feedback))


_BEHAVIOUR: dict[str, Json] = {"enableRetry": True, "enableSolutionsButton": True, "enableCheckButton": True}


def params(question: Question) -> tuple[str, dict[str, Json]] | None:
    """The library and its parameters; None for what has no form here."""
    interaction = question.item.interaction
    why = why_html(question)
    prompt = prompt_html(question)
    if isinstance(interaction, Choice):
        return "H5P.MultiChoice", _multi(interaction, prompt, why)
    if isinstance(interaction, Hottext):
        return "H5P.MarkTheWords", {
            "taskDescription": prompt_html(question, passage=False),
            "textField": marked_text(interaction),
            "overallFeedback": _overall(why),
            "behaviour": {**_BEHAVIOUR, "showScorePoints": True},
        }
    if isinstance(interaction, TextEntry):
        alternatives = " / ".join(text(form) for form in typed_alternatives(interaction))
        return "H5P.Blanks", {
            "text": prompt,
            "questions": [f"<p>*{alternatives}*</p>"],
            "overallFeedback": _overall(why),
            "behaviour": {**_BEHAVIOUR, "caseSensitive": False, "showSolutionsRequiresInput": True},
        }
    if isinstance(interaction, Match):
        return "H5P.DragText", _drag(interaction, prompt, why)
    return None


def _multi(choice: Choice, prompt: str, why: str) -> dict[str, Json]:
    answers: list[Json] = [
        {
            "text": f'<div dir="auto">{text(one_line(option.text))}</div>',
            "correct": option.id in choice.key,
            "tipsAndFeedback": {
                "tip": "",
                "chosenFeedback": block(str(option.feedback), "div"),
                "notChosenFeedback": "",
            },
        }
        for option in choice.options
    ]
    return {
        "question": prompt,
        "answers": answers,
        "overallFeedback": _overall(why),
        "behaviour": {
            **_BEHAVIOUR,
            "type": "multi" if choice.multiple else "single",
            "singlePoint": False,
            "randomAnswers": False,
            "showSolutionsRequiresInput": True,
            "confirmCheckDialog": False,
            "confirmRetryDialog": False,
            "autoCheck": False,
            "passPercentage": 100,
            "showScorePoints": True,
        },
    }


def _drag(match: Match, prompt: str, why: str) -> dict[str, Json]:
    names = {target.id: text(one_line(target.text)) for target in match.targets}
    used = {row.key for row in match.rows}
    return {
        "taskDescription": prompt,
        "textField": "\n".join(f"{text(one_line(row.text))} *{names[row.key]}*" for row in match.rows),
        "distractors": "\n".join(f"*{name}*" for target, name in names.items() if target not in used),
        "overallFeedback": _overall(why),
        "behaviour": {**_BEHAVIOUR, "instantFeedback": False},
    }
