"""What a learner is told who gives words to a speaker, to another, or to nobody."""

from __future__ import annotations

from typing import NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.clauses import one_line
from generator.exercises.feedback import say
from generator.exercises.model import Feedback
from generator.exercises.rivals import nearest_name
from generator.exercises.speech import NO_SPEAKER, Spoken
from generator.text.span import Span

__all__ = ["SpeakerAnswer", "speaker_answer"]


class SpeakerAnswer(NamedTuple):
    """What is said to one choice of speaker; a wrong one has the misconception it shows."""

    feedback: Feedback
    misconception: str | None = None


def speaker_answer(annotations: AnnotationSet, row: Spoken, target: str) -> SpeakerAnswer:
    """The answer to whoever chooses *target* (a name, or `NO_SPEAKER`) for the words of *row*."""
    if row.speaker is None:
        return _to_nobody(annotations, row, target)
    proof = _joined(annotations, row.proof)
    rule = f"{row.speaker} is tied to the words by “{row.cue_text}”."
    if row.by_pronoun:
        rule = f"“{row.source_text}” stands for {row.speaker}, who is tied to the words by “{row.cue_text}”."
    if target == row.speaker:
        closing = "Saying it does not show that it is so."
        return SpeakerAnswer(say("Yes.", rule, words=proof, not_claimed=closing))
    if target == NO_SPEAKER:
        tempting = "The name may stand far from the words."
        return SpeakerAnswer(say("No.", rule, words=proof, tempting=tempting), "speaker-missed")
    if row.via is not None and target in row.via:
        tempting = f"{target} passes the words on; passing on is not saying."
        return SpeakerAnswer(say("No.", rule, words=proof, tempting=tempting), "relay-is-speaker")
    if nearest_name(annotations, row) == target:
        tempting = f"{target} stands close to the words, but near is not the same as speaking."
        return SpeakerAnswer(say("No.", rule, words=proof, tempting=tempting), "nearest-name")
    tempting = f"{target} is named elsewhere in the article."
    return SpeakerAnswer(say("No.", rule, words=proof, tempting=tempting), "other-name")


def _to_nobody(annotations: AnnotationSet, row: Spoken, target: str) -> SpeakerAnswer:
    near = nearest_name(annotations, row) == target
    if annotations.quoted_at(row.span) is None:
        rule = "No marks and no cue such as “said”: the writer tells this, and names nobody who says it."
        if target == NO_SPEAKER:
            closing = "Naming no speaker does not make it untrue."
            return SpeakerAnswer(say("Yes.", rule, not_claimed=closing))
        inside = any(row.span.contains(name.span) for name in annotations.mentions(target))
        tempting = f"{target} is named in these words, but does not say them." if inside else ""
        if not inside and near:
            tempting = f"{target} stands near the words, but is not said to speak them."
        return SpeakerAnswer(say("No.", rule, tempting=tempting), "actor-is-speaker")
    rule = "No name is tied to these marks, so the article does not say whose words they are."
    if target == NO_SPEAKER:
        closing = "They may be quoted words, or the writer may keep a distance: the text does not settle it."
        return SpeakerAnswer(say("Yes.", rule, not_claimed=closing))
    tempting = f"{target} stands near the words, but is not said to speak them." if near else ""
    return SpeakerAnswer(say("No.", rule, tempting=tempting), "marks-prove-a-speaker")


def _joined(annotations: AnnotationSet, proof: tuple[Span, ...]) -> str:
    """The stretch from source to cue, where it is short enough to show."""
    if not proof:
        return ""
    start, end = min(span.start for span in proof), max(span.end for span in proof)
    stretch = " ".join(annotations.article.text[start:end].split())
    return stretch if len(stretch.split()) <= 16 else " … ".join(one_line(span) for span in proof)
