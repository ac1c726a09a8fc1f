"""Retellings that make what is possible look certain, or take a "not" away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotations.model import AnnotationSet
from generator.exercises.gravity import is_grave
from generator.exercises.retelling import (
    Retelling,
    accuses,
    counts_people_lost,
    edited,
    is_quoted,
    stands_alone,
    usable_sentence,
)
from generator.text.span import Span

__all__ = ["modal_retellings"]

_OPEN_VERB = (
    r"be|become|rise|fall|grow|drop|lead|cause|result|affect|increase|decrease|change|cost|last|face|mean|reach|"
    r"bring|delay|happen|come|begin|start|return|resume|spread|need|remain|lose|gain|save|create|reduce|improve"
)
_POSSIBLE = re.compile(
    rf"\b(?P<modal>(?:may|could)(?!\s+(?:also\s+|soon\s+)?be\s+\w+(?:ed|en|t)\b)(?=\s+(?:also\s+|soon\s+)?(?:{_OPEN_VERB})\b)|might(?=\s+(?:also\s+|soon\s+)?(?:{_OPEN_VERB})\b)"
    r"|(?:is|are)\s+(?:widely\s+)?(?:expected|likely|predicted|forecast)\s+to(?=\s+[a-z]+\b(?<!ed)))"
)
_NOT_OPEN = re.compile(
    r"\b(?:may|might|could)\s+(?:also\s+|soon\s+)?(?:be\s+(?:able|allowed|used|seen|found|heard|said|asked|forgiven)"
    r"|be\s+(?:(?-i:[A-Z])\w*|\w+ing|more|less|too|best|worst|interested|said|called)|need\s+not|as\s+well|well|not|have|never|only|even)\b"
    r"|\b(?:if|unless|whether|when|although|though|while|or|how|why|what|none|nobody|few|as)\b|\bto\s+(?:have|not|be\s+(?:able|allowed))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?P<verb>is|are|was|were|has|have|had|will|would)\s+not\b(?=\s+(?P<next>[\w-]+))")
_SHORT_NOT = {
    "is": "isn’t",
    "are": "aren’t",
    "was": "wasn’t",
    "were": "weren’t",
    "has": "hasn’t",
    "have": "haven’t",
    "had": "hadn’t",
    "will": "won’t",
    "would": "wouldn’t",
}
_POLAR = re.compile(
    r"\b(?:not|n[o’']t|no|never|nor|neither|none|nobody|nothing|hardly|any|anyone|anybody|anything|anywhere|ever|yet"
    r"|either|at all|until|till|anymore|any more|but|because|much|many|only|just|even|so|as|enough|if|unless"
    r"|whether|without|while|whilst|though|although|despite|exactly|necessarily|merely|simply|all|every|both|always|alone|rather|instead|too|far|actually|immediately|out|un\w+|in\w+(?:able|ible|ent|ate))\b",
    re.IGNORECASE,
)


def modal_retellings(annotations: AnnotationSet) -> Iterator[Retelling]:
    """Possibilities made certain and denials turned round, in text order."""
    for sentence in annotations.article.body:
        span = sentence.span
        if (
            accuses(span.text)
            or counts_people_lost(span.text)
            or is_grave(span.text)
            or not stands_alone(span)
        ):
            continue
        for make in (_certainty, _negation):
            found = make(annotations, span)
            if found is not None and usable_sentence(annotations, found.place) is not None:
                yield found


def _certainty(annotations: AnnotationSet, sentence: Span) -> Retelling | None:
    matches = list(_POSSIBLE.finditer(sentence.text))
    if len(matches) != 1 or _NOT_OPEN.search(sentence.text):
        return None
    match = matches[0]
    start, end = sentence.start + match.start(), sentence.start + match.end()
    place = Span.of(annotations.article.text, start, end)
    if is_quoted(annotations, place):
        return None
    written = " ".join(match["modal"].split())
    likely = written in ("is likely to", "are likely to")
    return Retelling(
        sentence=sentence,
        place=place,
        change="certainty",
        altered=edited(sentence, (start, end, "will")),
        faithful=edited(sentence, (start, end, "will probably")) if likely else "",
        detail=f"“{written}” leaves it open; “will” makes it look settled.",
        kept=f"“will probably” leaves it as open as “{written}”.",
        casualties=False,
    )


def _negation(annotations: AnnotationSet, sentence: Span) -> Retelling | None:
    matches = list(_NEGATED.finditer(sentence.text))
    if len(matches) != 1:
        return None
    match = matches[0]
    rest = sentence.text[: match.start()] + sentence.text[match.end() :]
    if _POLAR.search(rest):
        return None
    start, end = sentence.start + match.start(), sentence.start + match.end()
    place = Span.of(annotations.article.text, start, end)
    if is_quoted(annotations, place):
        return None
    verb = match["verb"]
    return Retelling(
        sentence=sentence,
        place=place,
        change="negation",
        altered=edited(sentence, (start, end, verb)),
        faithful=edited(sentence, (start, end, _SHORT_NOT[verb])),
        detail=f"“{verb} not” has become “{verb}”: the statement is turned round.",
        kept=f"“{_SHORT_NOT[verb]}” is short for “{verb} not”.",
        casualties=False,
    )
