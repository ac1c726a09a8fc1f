"""Which words of a sentence are cues: the verb group around each, and what rules a sense out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.annotations.annotators.attributions_stretches import Token, in_list, is_adverb
from generator.annotations.annotators.names_kinds import is_person_noun
from generator.lexicon.cue_records import Cue, CueForm, Tag, cue_forms, word_list
from generator.lexicon.match import Word

__all__ = ["Hit", "find_hits"]


class Hit(NamedTuple):
    """One cue in a sentence, by token indices.

    `first` to `last` is the verb group or noun with its particle ("had then promised", "pointed out"), `at`
    the cue
    word itself.
    """

    at: int
    first: int
    last: int
    cue: Cue
    tag: Tag
    passive: bool = False
    infinitive: bool = False
    gerund: bool = False
    negated: bool = False
    modal: bool = False


def _opens(token: Token) -> bool:
    return token.kind != "word" and token.norm not in (",", "&", "/")


def find_hits(tokens: Sequence[Token]) -> list[Hit]:
    """The cues among *tokens*, left to right, outside quotations.

    A word with a capital inside a sentence is a name ("the United States") and no cue, unless every word
    has one.
    """
    table = cue_forms()
    longer = [token for token in tokens if token.kind == "word" and len(token.norm) > 3]
    title_case = len(longer) > 3 and sum(token.capital for token in longer) * 20 >= len(longer) * 17
    hits = []
    for index, token in enumerate(tokens):
        forms = table.get(token.norm) if token.kind == "word" else None
        if forms is None or (
            token.capital and index > 0 and not title_case and not _opens(tokens[index - 1])
        ):
            continue
        hit = _hit(tokens, index, forms)
        if hit is not None and not _other_sense(tokens, hit, forms):
            hits.append(hit)
    return hits


def _hit(tokens: Sequence[Token], at: int, forms: Sequence[CueForm]) -> Hit | None:
    noun = next((form for form in forms if form.tag == "noun"), None)
    verbs = [form for form in forms if form.tag != "noun"]
    if verbs and not _noun_place(tokens, at, verbs):
        verbal = _verb_hit(tokens, at, verbs)
        if verbal is not None:
            return verbal
    if noun is not None and (not verbs or _noun_place(tokens, at, verbs)):
        return Hit(at, at, at, noun.cue, "noun")
    return None


def _noun_place(tokens: Sequence[Token], at: int, verbs: Sequence[CueForm]) -> bool:
    """Whether the word stands where a noun stands: after an article, a possessive, an adjective, a
    preposition.
    """
    if at == 0:
        return all(form.tag in ("base", "present") for form in verbs)
    before = tokens[at - 1]
    if before.kind != "word":
        return False
    norm = before.norm
    tags = {form.tag for form in verbs}
    if norm.endswith(("'s", "s'")) and not in_list("auxiliary", norm):
        return True
    if in_list("determiner", norm) and not in_list("pronoun-determiner", norm):
        return True
    if norm in ("this", "these", "those") and tags & {"base", "present"}:
        return True
    counted = norm.isdigit() or in_list("determiner", norm) or norm in ("mass", "more", "fewer", "hundred")
    if counted and norm not in ("that", "each", "another", "all") and tags <= {"base", "present"}:
        return not in_list("never-noun", tokens[at].norm)
    if in_list("preposition", norm) and norm != "to" and "gerund" not in tags:
        return True
    if norm in ("to", "of") and tags == {"present"}:
        return True
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if norm in ("which", "what") and at > 1 and tokens[at - 2].norm != "," and following != "that":
        return bool(tags & {"base", "present"}) and not in_list("never-noun", tokens[at].norm)
    if (
        in_list("adjective", norm)
        and tags & {"base", "present"}
        and not in_list("never-noun", tokens[at].norm)
    ):
        return True
    if (
        norm.endswith(("al", "ous", "ive", "ful"))
        and tags <= {"base", "present"}
        and not before.capital
        and not is_person_noun(norm)
        and norm not in word_list("titles.office")
        and not in_list("never-noun", tokens[at].norm)
    ):
        return True
    return (
        at > 1
        and not in_list("never-noun", tokens[at].norm)
        and in_list("determiner", tokens[at - 2].norm)
        and norm.endswith(("al", "ous", "ful", "ive", "less", "able", "ible", "ic"))
        and bool(tags & {"base", "present"})
        and not before.capital
    )


def _verb_hit(tokens: Sequence[Token], at: int, forms: Sequence[CueForm]) -> Hit | None:
    first = at
    negated = modal = passive = infinitive = have = do = False
    be = False
    index = at - 1
    limit = max(0, at - 9)
    while index >= limit:
        token = tokens[index]
        norm = token.norm
        if token.kind != "word":
            break
        if in_list("auxiliary", norm):
            contracted = norm.endswith(("'s", "'re", "'ve", "'m", "'d", "'ll"))
            if contracted and not norm.startswith(
                ("he'", "she'", "it'", "they'", "we'", "i'", "you'", "that'", "there'", "who'", "what'")
            ):
                break
            be = be or in_list("be", norm)
            have = have or in_list("have", norm)
            do = do or norm.startswith(("do", "did"))
            modal = modal or in_list("modal", norm)
            negated = negated or in_list("negation", norm)
            first = index
            if contracted:
                first = index
                break
            index -= 1
        elif norm in ("not", "never"):
            negated = True
            first = index
            index -= 1
        elif (is_adverb(norm) and norm not in ("there", "here")) or (
            norm in ("both", "all", "each") and index > limit and in_list("auxiliary", tokens[index - 1].norm)
        ):
            index -= 1
        elif norm == "to" and index > 0:
            before = tokens[index - 1].norm
            if in_list("refusing", before):
                negated = True
                first = index - 1
                index -= 2
            elif in_list("light", before) or before in ("on", "able", "have", "has", "had", "have"):
                first = index - 1
                index -= 2
                if before == "on" and index >= 0:
                    first = index
                    index -= 1
            else:
                infinitive = True
                first = index
                break
        else:
            break
    if negated and first == at and at and tokens[at - 1].norm == "not" and not infinitive:
        return None
    chosen = _form(tokens, at, forms, be=be, have=have, modal=modal or do or infinitive)
    if chosen is None:
        return None
    last = at
    if chosen.cue.particle:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or following.norm != chosen.cue.particle:
            return None
        last = at + 1
    passive = (be and chosen.tag in ("past", "participle") and not have) or (
        be and have and chosen.tag in ("past", "participle") and tokens[at - 1].norm in ("been", "being")
    )
    return Hit(
        at,
        first,
        last,
        chosen.cue,
        chosen.tag,
        passive=passive,
        infinitive=infinitive and first != at,
        gerund=chosen.tag == "gerund" and not be,
        negated=negated,
        modal=modal,
    )


def _form(
    tokens: Sequence[Token], at: int, forms: Sequence[CueForm], *, be: bool, have: bool, modal: bool
) -> CueForm | None:
    """The reading of an ambiguous form that its auxiliaries allow; a cue with a particle only with it."""
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    fitting = [form for form in forms if not form.cue.particle or form.cue.particle == following]
    fitting.sort(key=lambda form: not form.cue.particle)
    wanted: tuple[Tag, ...]
    if modal and not have and not be:
        wanted = ("base",)
    elif have or be:
        wanted = ("participle", "past", "gerund")
    else:
        wanted = ("past", "present", "gerund", "participle", "base")
    for tag in wanted:
        for form in fitting:
            if form.tag == tag:
                return form
    return None


def _other_sense(tokens: Sequence[Token], hit: Hit, forms: Sequence[CueForm]) -> bool:
    """Whether an exception of the cue's record covers this place."""
    patterns = [
        pattern for form in forms if form.cue is hit.cue and form.tag == hit.tag for pattern in form.patterns
    ]
    if not patterns:
        return False
    low, high = max(0, hit.at - 12), min(len(tokens), hit.last + 13)
    window: list[Word] = []
    place = 0
    for index in range(low, high):
        token = tokens[index]
        if index == hit.at:
            place = len(window)
        if token.kind == "word":
            window.append(Word(token.start, token.end, token.norm))
        elif token.norm in (".", ";", ":") or token.kind == "quoted":
            if index < hit.at:
                window.clear()
            else:
                break
    return any(pattern.covers(window, place, place + 1) for pattern in patterns)
