"""From speaker to reader (E6): the steps by which somebody's words reach you, where a relay is named."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Attribution
from generator.exercises.arrange import balanced_places, digest, identity, place_key, shuffled
from generator.exercises.clauses import one_line
from generator.exercises.feedback import quote, say
from generator.exercises.kind import Kind, Request
from generator.exercises.model import (
    Card,
    Choice,
    Exercise,
    Item,
    Level,
    Option,
    Order,
    Shortfall,
)
from generator.exercises.sourcing import is_sound, proof_of, sourcing_words, sure_speaker
from generator.text.span import Span

__all__ = ["KIND"]

NAME = "attribution-chain"
COUNT: dict[Level, int] = {1: 2, 2: 2, 3: 2}
ARTICLE, READER = "this article", "you, the reader"


class _Chain(NamedTuple):
    attribution: Attribution
    speaker: str
    relay: str
    words: str
    proof: Span


def make(annotations: AnnotationSet, request: Request) -> Exercise | Shortfall:
    """A question for each chain: who spoke first (level 1), the whole way (2), what the relay does (3)."""
    wanted = request.count or COUNT[request.level]
    seed = digest(request.seed, annotations.article.id, NAME)
    chains = shuffled(_chains(annotations), lambda chain: f"{chain.speaker} {chain.words}", seed)[:wanted]
    if not chains:
        what = "the article never says that somebody’s words were passed on by another"
        return Shortfall(kind=NAME, what=what, wanted=wanted, found=0)
    items = []
    for index, chain in enumerate(chains):
        if request.level == 1:
            items.append(_first(annotations, chain, request, balanced_places(len(chains), 3, seed)[index]))
        else:
            items.append(_order(annotations, chain, request))
        if request.level == 3:
            items.append(_role(annotations, chain, request, balanced_places(len(chains), 3, seed)[index]))
    return Exercise(
        kind=NAME,
        title=KIND.title,
        instruction="Words can pass through several hands before you read them. Follow them from the "
        "speaker to you.",
        criterion="“As quoted by”, “according to” and “citing” name somebody who passes words on. "
        "Passing words on is not speaking them, and not confirming them.",
        skill=KIND.skill,
        standards=KIND.standards,
        items=tuple(items),
    )


def _chains(annotations: AnnotationSet) -> list[_Chain]:
    """Words with a named speaker and another who passes them on by an explicit cue; "told" alone is none."""
    found, seen = list[_Chain](), set[tuple[str, str]]()
    for attribution in annotations.attributions:
        speaker = sure_speaker(annotations, attribution)
        if speaker is None or attribution.via is None or attribution.cue_lemma in ("tell", "inform"):
            continue
        if (attribution.cue_lemma or "").replace(" ", "-") not in sourcing_words("telling-verb"):
            continue
        sentence = annotations.article.sentence_at(attribution.via.start)
        proof = proof_of(attribution)
        if sentence is None or sentence.role != "paragraph" or len(proof) < 2:
            continue
        if not is_sound(annotations, sentence.span) or not _is_somebody(annotations, speaker):
            continue
        if _may_be_a_second_source(annotations, attribution):
            continue
        relay = _relay_name(annotations, attribution.via)
        if (
            relay is None
            or _shares_a_word(relay, speaker)
            or _may_be_the_writer(annotations, relay)
            or (speaker, relay) in seen
        ):
            continue
        seen.add((speaker, relay))
        edges = (*proof, attribution.via)
        start, end = min(span.start for span in edges), max(span.end for span in edges)
        found.append(
            _Chain(
                attribution=attribution,
                speaker=speaker,
                relay=relay,
                words=_words(annotations, attribution),
                proof=Span.of(annotations.article.text, start, end),
            )
        )
    return found


def _may_be_a_second_source(annotations: AnnotationSet, attribution: Attribution) -> bool:
    """Whether "according to" may go with a figure or an aside inside what is said, not with the saying."""
    assert attribution.via is not None
    lead = annotations.article.text[max(0, attribution.via.start - 20) : attribution.via.start]
    said = max(attribution.content, key=len).text
    source = attribution.source
    if source is not None and attribution.via.end <= source.start:
        between = annotations.article.text[attribution.via.end : source.start]
        return re.search(r"\bthat\b(?! (?:night|day|week|month|year|morning|evening|time))", between) is None
    return "according" in lead.lower() and bool(re.search(r"\d|,\s+(?:which|who|where|with)\b", said))


def _is_somebody(annotations: AnnotationSet, speaker: str) -> bool:
    """Whether the speaker is known to be a person or a body."""
    kinds = {name.kind for name in annotations.names if name.canonical == speaker}
    return bool(kinds) and kinds <= {"person", "organisation"}


def _words(annotations: AnnotationSet, attribution: Attribution) -> str:
    """The words in marks, where some are short enough; else the beginning of what is reported.

    A quotation within a quotation is somebody else's, so its words are never shown.
    """
    inside = [
        q.span for q in annotations.quoted if any(part.contains(q.span) for part in attribution.content)
    ]
    marked = [
        span
        for span in inside
        if 2 <= len(span.text.split()) <= 14
        and not any(other.span != span and other.span.contains(span) for other in annotations.quoted)
    ]
    if attribution.mode == "direct" or not marked:
        return quote(one_line(attribution.content[0]).strip(" ,.;"), 14)
    return quote(one_line(max(marked, key=len)).strip(" ,.;"), 14)


def _relay_name(annotations: AnnotationSet, via: Span) -> str | None:
    """The relay as written, with a capital in it; None for "state media" and others that name nobody."""
    name = next((n.canonical for n in annotations.names if n.span.overlaps(via)), None)
    words = one_line(via).split()
    while words and words[0].lower() in ("the", "a", "an", "news", "agency", "newspaper", "local", "state"):
        words.pop(0)
    written = " ".join(words)
    if not written or not written[0].isupper():
        return None
    return name if name is not None and len(name) >= len(written) else written


def _shares_a_word(first: str, second: str) -> bool:
    return bool(
        {w.lower() for w in first.split()} & {w.lower() for w in second.split()} - {"the", "of", "and"}
    )


def _may_be_the_writer(annotations: AnnotationSet, relay: str) -> bool:
    """Whether the article may be the relay's own: its name stands in the byline or opens the text."""
    article = annotations.article
    places = [span.text for span in article.blocks_of("byline", "dateline")] + [article.source or ""]
    if article.body:
        start = article.body[0].span.start
        places.append(article.text[max(0, start - 60) : start + 60].split("said")[0])
    opening = f"({relay})"
    return (
        any(relay.lower() in place.lower() for place in places[:-1]) or opening.lower() in places[-1].lower()
    )


def _item_parts(annotations: AnnotationSet, chain: _Chain, request: Request, what: str) -> dict[str, object]:
    attribution = chain.attribution
    assert attribution.via is not None
    return {
        "id": identity("E6", annotations.article.id, what, chain.speaker, chain.relay, chain.words),
        "evidence": (chain.proof, *proof_of(attribution), attribution.via),
        "context": chain.proof,
        "rule": "The subject of the cue speaks; “as quoted by” or “according to” names who passes the "
        "words on.",
        "rule_id": "attribution.relay",
        "not_claimed": "Quoting is not confirming: the chain does not show whether the words are true.",
        "confidence": "certain" if attribution.confidence == "certain" else "likely",
        "skill": "attribution",
        "difficulty": request.level,
        "hints": (
            "Find the words in the article. Look for two names around them: one speaks, one passes on.",
            "Another text: Ana won, Ben said, according to Radio Nine. Ben speaks; Radio Nine passes it on.",
            f"Either {' or '.join(sorted((chain.speaker, chain.relay)))} spoke first.",
        ),
    }


def _order(annotations: AnnotationSet, chain: _Chain, request: Request) -> Item:
    attribution = chain.attribution
    assert attribution.via is not None
    assert attribution.cue is not None
    assert attribution.source is not None
    cue = one_line(attribution.cue)
    texts = (
        (chain.speaker, attribution.source, f"“{chain.speaker}” with “{cue}”: the first to speak"),
        (chain.relay, attribution.via, f"“{one_line(attribution.via)}” as the one who passes the words on"),
        (ARTICLE, chain.proof, "both names, so it comes after both"),
        (READER, chain.proof, "its words to you, last of all"),
    )
    cards = [
        Card(id=digest(NAME, text)[:8], text=text, evidence=evidence, when=when)
        for text, evidence, when in texts
    ]
    before = tuple((a.id, b.id) for i, a in enumerate(cards) for b in cards[i + 1 :])
    seed = digest(request.seed, annotations.article.id, chain.words)
    shown = shuffled(cards, lambda card: card.text, seed)
    if [card.id for card in shown] == [card.id for card in cards]:
        shown = (*shown[1:], shown[0])
    proof = one_line(chain.proof)
    rule = f"{chain.speaker} speaks, {chain.relay} passes it on, this article prints it, and you read it."
    closing = "Passing words on does not confirm them."
    parts = _item_parts(annotations, chain, request, "order")
    return Item.model_validate(
        {
            **parts,
            "stem": f"{chain.words} – by which way did these words reach you? Put first the one who spoke "
            "first.",
            "interaction": Order(
                cards=shown,
                before=before,
                right=say("Yes.", rule, words=proof, not_claimed=closing),
                wrong=say("Not yet.", rule, words=proof, not_claimed=closing),
            ),
            "misconceptions": ("relay-is-speaker", "article-heard-it"),
        }
    )


def _first(annotations: AnnotationSet, chain: _Chain, request: Request, place: int) -> Item:
    cue = one_line(chain.attribution.cue) if chain.attribution.cue else ""
    rule = f"{chain.speaker} is the subject of “{cue}”; {chain.relay} passes the words on."
    proof = one_line(chain.proof)
    closing = "Passing words on does not confirm them."
    key = Option(
        id="speaker", text=chain.speaker, feedback=say("Yes.", rule, words=proof, not_claimed=closing)
    )
    others = (
        Option(
            id="relay",
            text=chain.relay,
            feedback=say(
                "No.", rule, words=proof, tempting=f"{chain.relay} stands last in the chain of names."
            ),
            misconception="relay-is-speaker",
        ),
        Option(
            id="writer",
            text="The writer of this article",
            feedback=say(
                "No.", rule, words=proof, tempting="The writer only prints words that came from others."
            ),
            misconception="article-heard-it",
        ),
    )
    return Item.model_validate(
        {
            **_item_parts(annotations, chain, request, "first"),
            "stem": f"Who spoke these words first: {chain.words}?",
            "interaction": Choice(options=place_key(key, others, place), key=("speaker",)),
            "misconceptions": ("article-heard-it", "relay-is-speaker"),
        }
    )


def _role(annotations: AnnotationSet, chain: _Chain, request: Request, place: int) -> Item:
    proof = one_line(chain.proof)
    rule = f"{chain.relay} is named as the one who passes on what {chain.speaker} said, no more."
    key = Option(
        id="passes-on",
        text=f"It passes on what {chain.speaker} said",
        feedback=say(
            "Yes.", rule, words=proof, not_claimed="Whether the words are true is a separate question."
        ),
    )
    others = (
        Option(
            id="confirms",
            text=f"It confirms what {chain.speaker} said",
            feedback=say("No.", rule, words=proof, tempting="A well-known name can sound like proof."),
            misconception="relay-is-confirmation",
        ),
        Option(
            id="says",
            text="It gives this as its own finding",
            feedback=say("No.", rule, words=proof, tempting="Its name stands close to the words."),
            misconception="relay-is-speaker",
        ),
    )
    return Item.model_validate(
        {
            **_item_parts(annotations, chain, request, "role"),
            "stem": f"In this sentence, what does {chain.relay} do with the words {chain.words}?",
            "interaction": Choice(options=place_key(key, others, place), key=("passes-on",)),
            "misconceptions": ("relay-is-confirmation", "relay-is-speaker"),
            "hints": (
                "Find the sentence. Read the words right before the second name.",
                "Another text: Ana won, Ben said, according to Radio Nine. Radio Nine repeats Ben; it "
                "did not watch.",
                f"Either it repeats {chain.speaker}, or it speaks for itself: look for “said” and whose "
                "it is.",
            ),
        }
    )


KIND = Kind(
    name=NAME,
    code="E6",
    title="From the speaker to you",
    skill="provenance",
    standards=("CCSS RH.6-8.1", "CCSS RH.6-8.9", "UNESCO MIL C7", "NAMLE Credibility", "ACRL A", "ACRL P"),
    confidence="certain",
    ages=("16+",),
    make=make,
)
