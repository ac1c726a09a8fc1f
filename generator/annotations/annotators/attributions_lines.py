"""Lines that name the speaker without a verb: "Rates to rise: minister", "Rao: …", "“…” — Ann Lee"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import has_verb
from generator.annotations.annotators.attributions_stretches import Stretch, Token, in_list
from generator.annotations.annotators.names_kinds import is_person_noun, is_title
from generator.lexicon.cue_records import word_list

__all__ = ["line_draft"]


def line_draft(stretch: Stretch) -> Draft | None:
    """The attribution of a headline with a colon, a speaker label, or a quotation signed with a dash."""
    tokens = stretch.tokens
    signed = _signed(tokens)
    if signed is not None:
        return signed
    colons = [index for index, token in enumerate(tokens) if token.norm == ":"]
    if len(colons) != 1 or tokens[-1].norm in (".", ";"):
        return None
    colon = colons[0]
    headline = stretch.role in ("headline", "subhead", "standfirst") or len(tokens) < 25
    if not headline or colon == 0 or colon == len(tokens) - 1:
        return None
    if _is_speaker(tokens, colon + 1, len(tokens)) and colon >= 3:
        return Draft((colon, colon), (colon + 1, len(tokens)), [(0, colon)], None, "attribution.line")
    if _is_speaker(tokens, 0, colon) and len(tokens) - colon > 3:
        return Draft((colon, colon), (0, colon), [(colon + 1, len(tokens))], None, "attribution.line")
    return None


def _signed(tokens: Sequence[Token]) -> Draft | None:
    if len(tokens) < 3 or tokens[0].kind != "quoted" or tokens[1].norm not in ("—", "–", "--", "-", "―"):
        return None
    first = 2
    stop = len(tokens)
    while stop > first and tokens[stop - 1].norm == ".":
        stop -= 1
    if stop - first > 8 or stop == first or not tokens[first].capital or has_verb(tokens, first, stop):
        return None
    return Draft((1, 1), (first, stop), [(0, 1)], None, "attribution.signed")


def _is_speaker(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a few words name a speaker: a title, a role, a body, a name of one or two words."""
    if not 0 < stop - first <= 4 or any(tokens[i].kind != "word" for i in range(first, stop)):
        return False
    norms = [tokens[i].norm for i in range(first, stop)]
    if has_verb(tokens, first, stop):
        return False
    last = norms[-1]
    if (
        is_person_noun(last)
        or is_title(last)
        or last in word_list("groups.speaking")
        or last in word_list("groups.body")
    ):
        return True
    given = norms[0] in word_list("given.male") or norms[0] in word_list("given.female") or is_title(norms[0])
    return (
        all(tokens[i].capital for i in range(first, stop))
        and given
        and stop - first >= 2
        and not in_list("time", last)
    )
