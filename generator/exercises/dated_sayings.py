"""Whose words a dated clause is: the writer's, a source's, or a saying that the date belongs to."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Attribution
from generator.exercises.clauses import has_marks, is_clean, one_line, opens_plainly, trimmed
from generator.exercises.dated_clauses import POINTING, PRONOUNS, past_verbs
from generator.exercises.feedback import clip, quote
from generator.lexicon.match import words
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["is_a_saying", "is_told_by_others", "is_told_by_the_writer", "statement_text"]


def is_told_by_the_writer(annotations: AnnotationSet, clause: Span) -> bool:
    """Whether the writer tells the clause: no cue and nothing that is said stands in it."""
    for said in annotations.said_at(clause):
        parts = [*said.content, *((said.cue,) if said.cue is not None else ())]
        if any(clause.overlaps(part) for part in parts):
            return False
    return True


def is_told_by_others(annotations: AnnotationSet, clause: Span, phrase: Span) -> bool:
    """Whether a named or described source stands in the clause with the event, without marks.

    The date must head the clause or end the words that are told ("A boat sank on Sunday, police said").
    """
    if has_marks(clause.text):
        return False
    for said in annotations.attributions_at(phrase):
        if said.source is None or said.mode != "indirect" or not clause.contains(said.source):
            continue
        if said.cue is not None and not clause.contains(said.cue):
            continue
        leads = phrase.start - clause.start <= 1
        ends = any(0 <= part.end - phrase.end <= 1 for part in said.content)
        return (leads or ends) and said.source.start > phrase.end
    return False


def is_a_saying(annotations: AnnotationSet, clause: Span, phrase: Span, *, leading: bool) -> bool:
    """Whether the clause begins with the one who speaks, so that its day can only be that of the saying.

    With *leading*, only where the day heads the clause ("On Sunday, Rao said …"), stands right behind the one
    who speaks ("Rao on Sunday said …") or between "told" and what is told ("Rao told the Echo on Sunday …").
    """
    for said in annotations.said_at(clause):
        if said.source is None or not clause.contains(said.source):
            continue
        if leading and not (_heads(clause, phrase, said) or _is_inside(clause, phrase, said)):
            continue
        if leading or (
            said.source.start - clause.start <= 60
            and all(said.source.start < part.start for part in said.content)
        ):
            return True
    return False


def _heads(clause: Span, phrase: Span, said: Attribution) -> bool:
    """Whether the day heads the clause and the speaker follows, behind a few words of place at most."""
    if said.source is None or phrase.start - clause.start > 1 or said.source.start < phrase.end:
        return False
    between = clause.text[phrase.end - clause.start : said.source.start - clause.start]
    place = re.fullmatch(r",?\s|\s(?:in|at)\s[^,;:]{3,45},\s", between)
    return (
        place is not None
        and not past_verbs(between)
        and all(part.start > phrase.end for part in said.content)
    )


def _is_inside(clause: Span, phrase: Span, said: Attribution) -> bool:
    """Whether the day stands between the speaker and the cue, or between the cue and what is said."""
    if said.source is None or said.cue is None or not said.content or not clause.contains(said.cue):
        return False
    first = min(part.start for part in said.content)
    if not said.source.start < said.cue.start < first or phrase.end > first:
        return False
    between = (said.source, phrase) if phrase.end <= said.cue.start else (said.cue, phrase)
    gap = clause.text[between[0].end - clause.start : between[1].start - clause.start]
    return len(gap.split()) <= 5 and not past_verbs(gap) and not re.search(r"[,;:]|\bto\b", gap)


def statement_text(
    annotations: AnnotationSet, said: Attribution, sentence: Sentence, phrase: Span
) -> str | None:
    """ "Rao said this: the road is shut", where the day stands right behind "said"."""
    text, source, cue = annotations.article.text, said.source, said.cue
    if source is None or cue is None or said.speaker is None or len(said.content) != 1 or said.negated:
        return None
    content = said.content[0]
    if cue.text.lower() != "said" or not 0 <= phrase.start - cue.end <= 2 or said.confidence == "teacher":
        return None
    if not (sentence.span.contains(content) and content.end <= source.start < cue.start):
        return None
    inside = annotations.timexes_at(content)
    if any(other.day is not None and other.confidence == "certain" for other in inside):
        return None
    names, body = one_line(source), trimmed(text, content.start, content.end)
    if (
        words(names)[0].norm in PRONOUNS
        or len(names.split()) > 9
        or not names[0].isalnum()
        or len(words(body.text)) < 5
    ):
        return None
    if not opens_plainly(body) or words(body.text)[0].norm in POINTING or not is_clean(body.text):
        return None
    spoken = clip(one_line(body), 18)
    spoken += "." if re.search(r"\b[ap]\.m$", spoken) else ""
    if said.mode == "direct":
        return f"{names[0].upper()}{names[1:]} said this: {quote(spoken, 19)}"
    if spoken.count('"') % 2 or spoken.count("“") != spoken.count("”"):
        return None
    return f"{names[0].upper()}{names[1:]} said this: {spoken}"
