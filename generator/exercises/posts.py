"""What the article calls a person: the post or calling that stands right beside the full name."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.annotations.model import AnnotationSet, Name
from generator.exercises.clauses import one_line
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import Word, words
from generator.lexicon.references import posts, posts_beside
from generator.lexicon.word_groups import word_group
from generator.text.span import Span

__all__ = ["Called", "called", "other_posts"]

MOST_WORDS = 7
_OF = re.compile(
    r"\s+(?:of|at|for|in|with)\s+(?:the\s+)?[A-Z][\w’'&.-]*(?:\s+(?:of\s+|and\s+|the\s+)?[A-Z][\w’'&.-]*)*"
)
_BEHIND = re.compile(
    r",\s+(?P<article>an?\s+|the\s+)?(?P<words>[^,.;:()“”\"\n—–]{3,80}?)(?P<end>[,.;])(?P<after>.{0,8})"
)
_LEFT = frozenset(
    (  # noqa: SIM905
        "the a an this that by to with but as when while after before if said says than including told asked "
        "against between whose where which were was is are who let although because since"
    ).split()
)
_COURTESY = frozenset(
    (  # noqa: SIM905
        "mr mrs ms miss dr shri smt prof sir"
    ).split()
)


_PROPER = frozenset({"republican", "democratic", "labour", "national"})
_PLAIN = frozenset({"former", "local", "senior", "acting", "retired", "veteran", "late"})


class Called(NamedTuple):
    """A person with what the article calls them, and the post at the heart of it."""

    name: Name
    words: Span
    post: str
    proof: Span

    @property
    def shown(self) -> str:
        """The words on one line; a capital that only opens a sentence is put small ("Former")."""
        shown = one_line(self.words)
        first, _, rest = shown.partition(" ")
        plain = (
            first.casefold() in posts()
            or first.casefold() in (word_list("titles.modifier") | _ADJUNCT) - _PROPER
        )
        small = (
            plain and not first.isupper() and (not rest or rest[0].islower() or first.casefold() in _PLAIN)
        )
        return shown[0].lower() + shown[1:] if small else shown


def called(annotations: AnnotationSet) -> list[Called]:
    """The persons of the body beside whose full name a post stands, as often as it does, in text order."""
    found = []
    for name in annotations.names:
        sentence = annotations.article.sentence_at(name.span.start)
        if sentence is None or sentence.role != "paragraph" or not _is_person(name):
            continue
        for entry in (_in_front(annotations, name, sentence.span), _behind(annotations, name, sentence.span)):
            if entry is not None and _is_plain(annotations, entry.words):
                found.append(entry)
    return found


def _is_plain(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the words are the writer's and only say what somebody is, not like "the legendary coach"."""
    if annotations.quoted_at(span) is not None or annotations.loaded_at(span):
        return False
    return not any(
        word.norm in word_group("evaluative") or word.norm.startswith("far-") or word.norm == "controversial"
        for word in words(span.text)
    )


def _is_person(name: Name) -> bool:
    parts = name.span.text.split()
    return (
        name.kind == "person"
        and name.span.text == name.canonical
        and 2 <= len(parts) <= 4
        and all(part[0].isupper() and not part.isupper() for part in parts if len(part.rstrip(".")) > 2)
        and not any(_is_common(part.lower()) for part in parts)
        and not re.search(r"[^\w’'. -]|\w\.\w{3}", name.span.text)
    )


def _is_common(norm: str) -> bool:
    """Whether a word of a supposed name is a common one ("Pastor Wants Girl Scout Leaders")."""
    lists = ("organisations.word", "groups.speaking", "groups.body", "grammar.verb", "grammar.auxiliary")
    return norm in posts() or norm in _NO_NAME or any(norm in word_list(name) for name in lists)


_NO_NAME = frozenset(
    (  # noqa: SIM905
        "act ban court house party show region school police chief guest mr dr democrats "
        "republicans council university city state labour congress senate system girl boy scout "
        "wants plan report fund law bill day week team games "
    ).split()
)


def _in_front(annotations: AnnotationSet, name: Name, sentence: Span) -> Called | None:
    """ "police spokesman" in "police spokesman Luis Orr": the whole run of words, or nothing."""
    text = annotations.article.text
    line = list(words(text, sentence.start, name.span.start))
    if line and line[-1].norm in _COURTESY:
        line.pop()
    stop = len(line)
    post = _post_ending(line, stop)
    gap = text[line[-1].end : name.span.start] if line else "x"
    if post is None or gap.strip(" \u00a0"):
        return None
    first = stop - len(post.split())
    while first and _belongs(annotations, text, line[first - 1], line[first], sentence):
        first -= 1
    if any(word.norm in posts() for word in line[first : stop - len(post.split())]):
        return None
    if stop - first > MOST_WORDS or not _begins(annotations, text, line, first, sentence):
        return None
    span = Span.of(text, line[first].start, line[stop - 1].end)
    return Called(name, span, post, Span.of(text, span.start, name.span.end))


def _post_ending(line: list[Word], stop: int) -> str | None:
    for length in (3, 2, 1):
        tail = " ".join(word.norm for word in line[max(0, stop - length) : stop])
        if stop >= length and tail in posts():
            return tail
    return None


def _belongs(annotations: AnnotationSet, text: str, word: Word, following: Word, sentence: Span) -> bool:
    """Whether *word* goes with the post behind it: a capital, or a word that stands before posts."""
    if text[word.end : following.start] not in (" ", "\u00a0"):
        return False
    if word.norm.endswith(("'s", "s'")) or word.norm in _LEFT or word.norm in _COURTESY:
        return False
    if text[word.start].isupper() and word.start > sentence.start:
        return True
    return (
        word.norm in word_list("titles.modifier")
        or word.norm in _ADJUNCT
        or (text[word.start].isupper() and word.norm in word_list("groups.demonym"))
    )


_ADJUNCT = frozenset(
    (  # noqa: SIM905
        "police company school county city town village district government army navy fire club "
        "union party group hospital university team film music world general executive managing "
        "founding medical military political research lead head human presidential regional "
        "local federal national legal financial economic associate additional joint marine civil "
        "public retired veteran senate house parliamentary rights opposition defence defense "
        "justice transport energy trade climate senior port harbour museum church bank airport "
        "railway factory football cricket"
    ).split()
)


_ALSO_VERBS = frozenset({"fire", "head", "lead", "film", "trade", "house", "bank", "port", "back"})


def _begins(annotations: AnnotationSet, text: str, line: list[Word], first: int, sentence: Span) -> bool:
    """Whether the run begins where a phrase begins, so that nothing of it is cut off."""
    word = line[first]
    lead = text[sentence.start : word.start].rstrip()
    if re.search(r"\b[A-Z]\.$", lead) or (lead.endswith(" to") and word.norm in _ALSO_VERBS):
        return False
    if not lead or lead[-1] in '.!?:“"‘•—–' or "\n" in text[sentence.start + len(lead) : word.start]:
        plain = word_list("titles.modifier") | word_list("groups.demonym") | _ADJUNCT | posts().keys()
        inside = rf"[a-z,] {re.escape(text[word.start : word.end])}\b"
        return text[word.start].islower() or word.norm in plain or re.search(inside, text) is not None
    if not first:
        return True
    before = line[first - 1]
    return lead[-1] in ",;(" or before.norm in _LEFT or before.norm.endswith(("'s", "s'"))


def _behind(annotations: AnnotationSet, name: Name, sentence: Span) -> Called | None:
    """ "president of Tarn Rail" in "Ana Orr, president of Tarn Rail, said": only where no list goes on."""
    text = annotations.article.text
    match = _BEHIND.match(text, name.span.end, sentence.end)
    if match is None or re.match(r"\s*(?:and|or)\b", match["after"]) or _is_listed(text, name, sentence):
        return None
    start, end = match.span("words")
    line = words(text, start, end)
    of = next(
        (i for i, word in enumerate(line) if i and word.norm in ("of", "at", "for", "in", "with")), len(line)
    )
    post = _post_ending(line, of)
    if post is None or len(line) > MOST_WORDS + 2 or not (match["article"] or of < len(line)):
        return None
    if of < len(line) and not _OF.fullmatch(text, line[of - 1].end, end):
        return None
    if any(_is_no_part(word.norm) for word in line[:of]):
        return None
    if re.search(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Gov|Rep)\.?$", text[start:end]) or (
        match["end"] == "," and match["after"].strip()[:1].isupper()
    ):
        return None
    return Called(name, Span.of(text, start, end), post, Span.of(text, name.span.start, match.start("end")))


def _is_no_part(norm: str) -> bool:
    """Whether a word shows that more than a post stands behind the name ("a baker from Tarn Head")."""
    return (
        norm in _NO_POST
        or norm in word_list("grammar.preposition")
        or norm.endswith(("'s", "ed"))
        or norm[0].isdigit()
    )


_NO_POST = frozenset(
    (  # noqa: SIM905
        "who which that whose and or not was is has had said one first then now also once currently again "
        "later still ago the a an himself herself whom"
    ).split()
)


def _is_listed(text: str, name: Name, sentence: Span) -> bool:
    """Whether the name may be one of a list: a comma and a name, or "and", stand right before it."""
    before = text[sentence.start : name.span.start]
    return bool(re.search(r"[A-Z][\w’'.-]*,\s+(?:and\s+)?(?:[\w-]+\s+)*$", before)) or bool(
        re.search(r"\b(?:and|or)\s+$", before)
    )


_STATE = frozenset({"president", "vice president", "prime minister", "premier", "chancellor"})


_FIXED = re.compile(r"\s+of\s+(?:police|state|parliament|staff|justice|the)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\blord (?:mayor|provost|justice|chancellor)\b|\bpublic defender\b|\bchief justice\b", re.IGNORECASE
)
_PARLIAMENT = re.compile(r"\b(?:majority|minority)\b", re.IGNORECASE)
_PORTFOLIOS = tuple(
    tuple(line.split())
    for line in (
        "foreign home finance health education transport energy agriculture trade defence justice",
        "defense treasury interior commerce labor education transportation energy agriculture health",
    )
)
_RANKED = {
    **dict.fromkeys(
        ("deputy", "assistant", "additional", "joint"),
        ("secretary", "commissioner", "inspector", "manager", "director", "editor"),
    ),
    "associate": ("editor", "director", "professor", "producer", "lawyer", "analyst"),
}


def _other_portfolios(shown: str, place: int, text: str) -> list[str]:
    """ "Health Secretary" for "Foreign Secretary": offices of a cabinet of which the article says nothing."""
    before = words(shown, 0, place)
    if not before or not any(before[-1].norm in cabinet for cabinet in _PORTFOLIOS):
        return []
    last = before[-1]
    cabinet = next(cabinet for cabinet in _PORTFOLIOS if last.norm in cabinet)
    capital = shown[last.start].isupper()
    return [
        shown[: last.start] + (other.capitalize() if capital else other) + shown[last.end :]
        for other in cabinet
        if other != last.norm and not re.search(rf"\b{other}\b", text, re.IGNORECASE)
    ]


def other_posts(entry: Called, text: str) -> list[str]:
    """What the article could have called the person: another post in the same place, which it never uses.

    Nothing for heads of state and government, and nothing for an abbreviation that stands alone ("MP").
    """
    shown, heart = entry.shown, entry.post
    place = shown.casefold().index(heart)
    rest = {word.norm for word in words(shown)} - set(heart.split()) - word_list("titles.modifier")
    if (
        shown.isupper()
        or heart in ("mp", "mla")
        or (heart == "officer" and "chief" in shown.casefold())
        or (heart in _STATE and rest <= word_list("groups.demonym") | word_list("places.country"))
    ):
        return []
    if heart == "prime minister" or _PARLIAMENT.search(shown) or _WHOLE.search(shown):
        return []
    if _FIXED.match(shown, place + len(heart)):
        return []
    if portfolios := _other_portfolios(shown, place, text):
        return portfolios
    used = {word.norm for word in words(text)}
    made = []
    ahead = words(shown, 0, place)
    beside = _RANKED.get(ahead[-1].norm) if ahead else None
    for post in beside or posts_beside(heart):
        kin = posts().get(post, frozenset({post}))
        if kin & posts()[heart] or any(part in used for each in kin for part in each.split()):
            continue
        capital = shown[place].isupper() and not shown[place : place + len(heart)].isupper()
        put = post.capitalize() if capital else post
        made.append(shown[:place] + put + shown[place + len(heart) :])
    return made
