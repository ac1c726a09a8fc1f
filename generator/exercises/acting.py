"""Which names of an article can stand as wrong answers: those that act or speak in it, and no accused."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Name
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["acts_here", "is_touched_by_harm", "may_be_accused"]

_HARM = re.compile(
    r"\b(?:gun(?:man|men)|shooters?|attackers?|assailants?|accused|suspects?|suspected|killers?|murder\w*|rap(?:e|ed|ist)s?"
    r"|molest\w*|abus(?:e|ed|er|ing)|terrorists?|militants?|convict\w*|arrest\w*|massacre\w*|assault\w*|jailed"
    r"|imprisoned|charged\s+with|stabbed|died|dies|slain|killed|late|deceased|funeral|suicide|shot|saint|centur(?:y|ies)"
    r"|born|emperor|martyr\w*|memorial|statue|named\s+after|founder)\b"
)


_THING = re.compile(
    r"\b(?:Masjid|Temple|Mandir|Nagar|Mosque|Church|Shrine|Street|Road|Park|River|Lake|Bridge|Hotel|Stadium|Airport|Fund"
    r"|Act|Bill|Scheme|Award|Index|List|Cup|Games?|Festival|Day|Week|Yojana|Expressway|Station|Square|Tower|School|War)$"
)


def _body_mentions(annotations: AnnotationSet, canonical: str) -> list[Name]:
    found = []
    for name in annotations.mentions(canonical):
        sentence = annotations.article.sentence_at(name.span.start)
        if sentence is not None and sentence.role == "paragraph":
            found.append(name)
    return found


def acts_here(annotations: AnnotationSet, canonical: str) -> bool:
    """Whether the body of the article lets the one so named speak, or do something (a verb stands behind it).

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "Roads\\n\\nMina Orr opened the road. A bust of Alma Quist stands there."
    >>> found = annotate(read_text(text))
    >>> acts_here(found, "Mina Orr"), acts_here(found, "Alma Quist")
    (True, False)
    """
    if _THING.search(canonical):
        return False
    text = annotations.article.text
    mentions = _body_mentions(annotations, canonical)
    if any(
        a.source is not None and a.source.overlaps(n.span) for a in annotations.attributions for n in mentions
    ):
        return True
    for name in mentions:
        if name.kind == "person" and name.title is not None:
            return True
        before = words(text, max(0, name.span.start - 16), name.span.start)
        if before and before[-1].norm in ("in", "at", "near", "from", "of", "to", "on", "by", "with", "for"):
            continue
        after = words(text, name.span.end, min(len(text), name.span.end + 60))
        apposition = re.match(r",[^,.;]{3,60},\s+(\w+)", text[name.span.end : name.span.end + 90])
        norms = [word.norm for word in after[:2]] if text[name.span.end : name.span.end + 1] == " " else []
        if norms and not (norms[0].endswith("ly") or norms[0] in ("also", "then", "later", "who", "never")):
            norms = norms[:1]
        norms += [apposition[1].lower()] if apposition else []
        if any(_is_verb(norm) for norm in norms):
            return True
    return False


def _is_verb(norm: str) -> bool:
    known = norm in word_group("past-verb") or norm in word_group("finite")
    return known or (norm.endswith("ed") and len(norm) > 4)


def is_touched_by_harm(annotations: AnnotationSet, canonical: str) -> bool:
    """Whether a sentence with the name speaks of crime or death: its bearer is nobody to play with.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "Court\\n\\nMina Orr opened the case. The accused, Sol Quist, said nothing."
    >>> found = annotate(read_text(text))
    >>> is_touched_by_harm(found, "Mina Orr"), is_touched_by_harm(found, "Sol Quist")
    (False, True)
    """
    return canonical in annotations.derived(_touched_by_harm)


def _touched_by_harm(annotations: AnnotationSet) -> frozenset[str]:
    found: set[str] = set()
    for sentence in annotations.article.sentences:
        if _HARM.search(sentence.span.text.lower()):
            found.update(name.canonical for name in annotations.names_at(sentence.span))
    return frozenset(found)


_HELD = re.compile(
    r"\b(?:arrest\w*|charged|indict\w*|convict\w*|custody|detained|jailed|imprisoned|on trial|sentenced"
    r"|pleaded|suspect(?:s|ed)?|embezz\w*|acquitted|guilty|extradit\w*|murder\w*|manslaughter"
    r"|(?:a fine|fines) of|fined)\b",
    re.IGNORECASE,
)
_HE = re.compile(r"[“\"‘]?(?:He|She)\b")
_REACH = 90


def may_be_accused(annotations: AnnotationSet, canonical: str) -> bool:
    """Whether the article may tell, near a name that does not speak, of an arrest, a charge or a sentence.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = "Court\\n\\nSol Quist was charged with theft. Mina Orr opened the hall."
    >>> found = annotate(read_text(text))
    >>> may_be_accused(found, "Sol Quist"), may_be_accused(found, "Mina Orr")
    (True, False)
    """
    return canonical in annotations.derived(_accused)


def _accused(annotations: AnnotationSet) -> frozenset[str]:
    found: set[str] = set()
    before: Span | None = None
    for sentence in annotations.article.sentences:
        span, held = sentence.span, [match.start() for match in _HELD.finditer(sentence.span.text)]
        if held and before is not None and _HE.match(span.text) and not annotations.said_at(span):
            found |= {name.canonical for name in annotations.names_at(before) if name.kind == "person"}
        before = span
        sources = [a.source for a in annotations.said_at(span) if a.source is not None] if held else []
        for name in annotations.names_at(span) if held else ():
            near = any(abs(name.span.start - span.start - place) <= _REACH for place in held)
            if name.kind == "person" and near and not any(s.overlaps(name.span) for s in sources):
                found.add(name.canonical)
    return frozenset(found)
