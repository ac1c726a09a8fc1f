"""Words of a passage as a list to tick, and passages cut into sentences: how marking words is lowered."""

from __future__ import annotations

from generator.exercises.arrange import digest
from generator.exercises.feedback import say
from generator.exercises.model import Feedback, Hottext, HottextToken, Item, Option, Zone
from generator.text.segment import cuts
from generator.text.span import Frozen, Span

__all__ = ["LISTED", "NONE", "Word", "by_sentence", "is_single", "split_core", "word_list"]

NONE = Option(
    id="none",
    text="None of these",
    feedback=say("Look again at each.", "Tick this only where none of the others fits."),
)
"""The option that stands for an empty answer."""

LISTED = f"If none fits, tick “{NONE.text}”."
"""Added to the stem where words are ticked in a list."""

_TIMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Word(Frozen):
    """A word of the passage as an option: `text` is told apart from the same word elsewhere."""

    id: str
    text: str
    zone: Zone
    feedback: Feedback
    misconception: str | None = None


def _flat(span: Span) -> str:
    return " ".join(span.text.split())


def word_list(hottext: Hottext, most: int = 16, *, arguable: bool = True) -> tuple[Word, ...]:
    """The words to tick, in text order: all core, acceptable if *arguable*, and neutral ones up to *most*.

    Where a number is asked, arguable words would take a place: none is listed. Else they fill at most half of
    the room beside the core.
    At least one neutral word is taken where there is one, words that carry meaning before others. A neutral
    word that is also written as a core or acceptable one is left out; a core word that stands there twice
    says which. Where any number of words may be marked, “None of these” comes last, right or not.
    """
    none = hottext.select is None
    beside = most - none - len(hottext.zone("core"))
    free_of_cost = _some(hottext.zone("acceptable"), beside // 2) if arguable and none else set()
    room = beside - len(free_of_cost)
    loaded = [token for token in hottext.tokens if token.zone != "neutral"]
    taken = {_flat(token.span).casefold() for token in loaded}
    free: dict[str, HottextToken] = {}
    for token in hottext.zone("neutral"):
        word = _flat(token.span).casefold()
        if word not in taken:
            free.setdefault(word, token)
    telling = sorted(
        free.values(), key=lambda t: (t.misconception is None and t.feedback is None, digest(t.id))
    )
    chosen = {token.id for token in (*telling[: max(1, room)], *hottext.zone("core"))} | free_of_cost
    count: dict[str, int] = {}
    seen: dict[str, int] = {}
    for token in loaded:
        word = _flat(token.span).casefold()
        count[word] = count.get(word, 0) + 1
    words = []
    for token in hottext.tokens:
        text = _flat(token.span)
        key = text.casefold()
        if count.get(key, 0) > 1:
            seen[key] = seen.get(key, 0) + 1
            place = seen[key]
            text += f" (the {_TIMES[place - 1]} time)" if place <= len(_TIMES) else f" (no. {place})"
        if token.id not in chosen:
            continue
        words.append(
            Word(
                id=token.id,
                text=text,
                zone=token.zone,
                feedback=token.feedback or hottext.otherwise,
                misconception=token.misconception,
            )
        )
    if none:
        zone: Zone = "neutral" if hottext.zone("core") else "core"
        words.append(Word(id=NONE.id, text=NONE.text, zone=zone, feedback=NONE.feedback))
    return tuple(words)


def _some(tokens: tuple[HottextToken, ...], most: int) -> set[str]:
    """The ids of at most *most* of *tokens*, drawn without regard to their place."""
    return {token.id for token in sorted(tokens, key=lambda token: digest(token.id))[: max(0, most)]}


def is_single(hottext: Hottext) -> bool:
    """Whether exactly one word is asked for and one is right: a list of it is a choice of one."""
    return hottext.select == 1 and len(hottext.zone("core")) == 1


def _piece(item: Item, hottext: Hottext, start: int, end: int, tokens: tuple[HottextToken, ...]) -> Item:
    passage = hottext.passage
    span = Span.of(passage.text, start - passage.start, end - passage.start)
    span = Span(start=start, end=end, text=span.text)
    core = sum(token.zone == "core" for token in tokens)
    select = None if hottext.select is None else max(1, core)
    changed = hottext.model_copy(update={"passage": span, "tokens": tokens, "select": select})
    evidence = tuple(proof for proof in item.evidence if span.contains(proof)) or (span,)
    return item.model_copy(
        update={"id": f"{item.id}-{tokens[0].id}", "interaction": changed, "evidence": evidence}
    )


def by_sentence(item: Item) -> tuple[Item, ...]:
    """A Hottext for each sentence that has a core word; the item itself where none has, or for one.

    It stays whole too where a sentence has no neutral word, as when whole sentences are to be marked. A token
    that reaches over the end of a sentence keeps the two sentences together.
    """
    hottext = item.interaction
    if not isinstance(hottext, Hottext) or not hottext.zone("core"):
        return (item,)
    passage = hottext.passage
    bounds: list[tuple[int, int]] = []
    for start, end in cuts(passage.text, 0, len(passage.text)):
        start, end = start + passage.start, end + passage.start
        if bounds and any(
            t.span.start < bounds[-1][1] < t.span.end or t.span.start < start < t.span.end
            for t in hottext.tokens
        ):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    if len(bounds) < 2:
        return (item,)
    pieces = []
    for start, end in bounds:
        tokens = tuple(
            token for token in hottext.tokens if start <= token.span.start and token.span.end <= end
        )
        if any(token.zone == "core" for token in tokens):
            pieces.append(_piece(item, hottext, start, end, tokens))
    return tuple(pieces) if pieces and all(map(_is_asked, pieces)) else (item,)


def _is_asked(piece: Item) -> bool:
    """Whether there is a word to tell the right ones from."""
    return isinstance(piece.interaction, Hottext) and bool(piece.interaction.zone("neutral"))


def split_core(item: Item, most: int = 10) -> tuple[Item, ...]:
    """A Hottext with more than *most* core words as several with at most so many, cut between tokens."""
    hottext = item.interaction
    if not isinstance(hottext, Hottext) or len(hottext.zone("core")) <= most:
        return (item,)
    groups: list[list[HottextToken]] = [[]]
    for token in hottext.tokens:
        if token.zone == "core" and sum(one.zone == "core" for one in groups[-1]) == most:
            groups.append([])
        groups[-1].append(token)
    pieces = []
    for index, group in enumerate(groups):
        start = hottext.passage.start if index == 0 else group[0].span.start
        end = groups[index + 1][0].span.start if index + 1 < len(groups) else hottext.passage.end
        pieces.append(_piece(item, hottext, start, end, tuple(group)))
    return tuple(pieces)
