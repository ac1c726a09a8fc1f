"""The marked passages of a whole article by speaker, where none of them is in doubt."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Attribution, QuotedString
from generator.exercises.clauses import has_marks, one_line
from generator.exercises.sourcing import sourcing_words, sure_speaker
from generator.exercises.speech import may_be_anothers
from generator.exercises.unowned import unowned_marks

__all__ = ["Ledger", "ledger_of"]

_ANOTHERS = re.compile(r"[A-Z]\w+['’]s (?:[a-z]+ ){0,4}[\"“‘']*$")


class Ledger(NamedTuple):
    """The marked passages of the body by speaker; under "" those of nobody. `exact`: without pronouns."""

    passages: dict[str, list[QuotedString]]
    exact: bool
    loose: bool


def ledger_of(annotations: AnnotationSet) -> Ledger | None:
    """All marked passages of the body by speaker, or None where one of them is in doubt."""
    passages: dict[str, list[QuotedString]] = {}
    free = {quoted.span.start for quoted in unowned_marks(annotations)}
    exact, doubt, end = True, False, -1
    loose = list[QuotedString]()
    for quoted in annotations.quoted:
        sentence = annotations.article.sentence_at(quoted.span.start)
        if sentence is None or sentence.role != "paragraph":
            continue
        if not quoted.closed or quoted.span.start < end or len(sentence.span.text.split()) > 80:
            return None
        end = quoted.span.end
        lead = annotations.article.text[sentence.span.start : quoted.span.start]
        if has_marks(quoted.span.text) or _ANOTHERS.search(lead):
            return None
        if quoted.use == "speech" and quoted.attribution is not None:
            attribution = annotations.attributions[quoted.attribution]
            speaker = None if may_be_anothers(attribution) else sure_speaker(annotations, attribution)
            if speaker is not None and quoted.confidence != "teacher":
                passages.setdefault(speaker, []).append(quoted)
                exact = exact and attribution.confidence == "certain" and quoted.confidence == "certain"
            elif not _is_anonymous(attribution):
                return None
            else:
                doubt = True
        elif quoted.span.start in free:
            passages.setdefault("", []).append(quoted)
        elif quoted.use == "speech":
            return None
        else:
            doubt = True
            loose.append(quoted)
    names = [name for name in passages if name]
    if any(_share(a, b) for i, a in enumerate(names) for b in names[i + 1 :]):
        return None
    for name in names:
        if any(_is_near(annotations, name, quoted) for quoted in loose):
            del passages[name]
    return Ledger(passages, exact, doubt)


def _is_near(annotations: AnnotationSet, name: str, quoted: QuotedString) -> bool:
    """Whether marks of which nobody is the speaker stand so near a name that they could be that person's."""
    sentence = annotations.article.sentence_at(quoted.span.start)
    if sentence is None or quoted.use in ("title", "nickname"):
        return False
    last = name.split()[-1]
    return any(
        last in other.span.text
        for other in annotations.article.body
        if sentence.paragraph - 1 <= other.paragraph <= sentence.paragraph
    )


def _share(first: str, second: str) -> bool:
    return bool(set(first.lower().split()) & set(second.lower().split()) - {"the", "of", "and"})


def _is_anonymous(attribution: Attribution) -> bool:
    """Whether the source is surely none of the named speakers: "a resident", "residents"."""
    if attribution.source is None:
        return False
    parts = one_line(attribution.source).lower().split()
    return bool(parts) and (
        (parts[0] in ("a", "an", "one", "another") and parts[-1] in sourcing_words("lone"))
        or (
            parts[0] not in ("the", "his", "her", "their", "its", "both")
            and parts[-1] in sourcing_words("crowd")
        )
    )
