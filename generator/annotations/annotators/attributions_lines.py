"""Lines that name the speaker without a verb: "Rates to rise: minister", "Rao: …", "“…” — Ann Lee"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.annotations.annotators.attributions_parts import Draft
from generator.annotations.annotators.attributions_phrases import has_verb
from generator.annotations.annotators.attributions_stretches import Stretch, Token, in_list
from generator.annotations.annotators.names_kinds import is_person_noun, is_title
from generator.lexicon.cue_records import word_list

__all__ = ["line_draft"]

_DASHES = ("—", "–", "--", "-", "―")


def line_draft(stretch: Stretch, is_name: Callable[[int, int], bool]) -> Draft | None:
    """The attribution of a headline with a colon, a speaker label, or a quotation signed with a dash.

    *is_name* tells whether two offsets hold exactly a name of the article.
    """
    tokens = stretch.tokens
    stop = len(tokens)
    while stop and tokens[stop - 1].norm == ".":
        stop -= 1
    signed = _signed(tokens, stop)
    if signed is not None:
        return signed
    colons = [index for index in range(stop) if tokens[index].norm == ":"]
    if len(colons) != 1 or not 0 < colons[0] < stop - 1:
        return None
    colon = colons[0]
    if tokens[0].norm in word_list("grammar.heading"):
        return None
    heading = stretch.role in ("headline", "subhead", "standfirst") or (stop == len(tokens) and stop < 25)
    named = is_name(tokens[0].start, tokens[colon - 1].end)
    if heading and colon >= 3 and _is_speaker(tokens, colon + 1, stop):
        return Draft((colon, colon), (colon + 1, stop), [(0, colon)], None, "attribution.line")
    long_enough = stop - colon > 3 or tokens[stop - 1].kind == "quoted"
    if (named or (heading and _is_speaker(tokens, 0, colon))) and long_enough:
        return Draft((colon, colon), (0, colon), [(colon + 1, stop)], None, "attribution.line")
    return None


def _signed(tokens: Sequence[Token], stop: int) -> Draft | None:
    if stop < 3 or tokens[0].kind != "quoted" or tokens[1].norm not in _DASHES:
        return None
    if stop - 2 > 8 or not tokens[2].capital or has_verb(tokens, 2, stop):
        return None
    return Draft((1, 1), (2, stop), [(0, 1)], None, "attribution.signed")


def _is_speaker(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a few words name a speaker: a title, a role, a body, a name of one or two words."""
    if not 0 < stop - first <= 4 or any(tokens[i].kind != "word" for i in range(first, stop)):
        return False
    norms = [tokens[i].norm for i in range(first, stop)]
    if has_verb(tokens, first, stop):
        return False
    last = norms[-1]
    if is_person_noun(last) or is_title(last):
        return True
    if last in word_list("groups.speaking") or last in word_list("groups.body"):
        return True
    given = norms[0] in word_list("given.male") or norms[0] in word_list("given.female") or is_title(norms[0])
    capitals = all(tokens[i].capital for i in range(first, stop))
    return capitals and given and stop - first >= 2 and not in_list("time", last)
