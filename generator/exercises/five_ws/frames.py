"""A sentence of the article with one answer left open, and wrong answers of the same form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.annotations.model import AnnotationSet
from generator.exercises.acting import may_be_accused
from generator.exercises.arrange import digest
from generator.exercises.clauses import (
    body_sentence,
    clause_around,
    is_clean,
    one_line,
    stands_in,
    without_dateline,
)
from generator.exercises.gravity import counts_casualties, shows_harm
from generator.exercises.retelling import edited, is_quoted, stands_alone, usable_sentence
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import words
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = [
    "GAP",
    "Gap",
    "Rival",
    "W",
    "choose_rivals",
    "frame_of",
    "is_alone",
    "is_violent",
    "names_a_suspect",
    "names_the_accused",
    "tells_of_loss",
]

W = Literal["who", "when", "where", "why", "how many", "how long", "how old"]
GAP = "____"
LONGEST = 42
LEAST_LEFT = 6


class Rival(NamedTuple):
    """A wrong answer, and whether the article has it in another place."""

    text: str
    elsewhere: bool


class Gap(NamedTuple):
    """A place of a sentence that answers one of the questions.

    `frame` is the sentence with the place left open, `asked` the question, `answer` what the article has
    there, `rivals` wrong answers of the same form.
    """

    w: W
    sentence: Span
    place: Span
    asked: str
    frame: str
    answer: str
    rivals: tuple[Rival, ...]


def frame_of(annotations: AnnotationSet, place: Span) -> tuple[Span, str] | None:
    """The sentence around *place* and what is shown of it: all of it, or one clause that nobody says."""
    sentence = usable_sentence(annotations, place) or _long_sentence(annotations, place)
    if sentence is None or not stands_alone(sentence.span):
        return None
    if is_quoted(annotations, place) and not _is_owned(annotations, sentence.span, place):
        return None
    text = annotations.article.text
    whole = without_dateline(text, sentence.span)
    if dated := _DATELINE.match(text, whole.start, whole.end):
        whole = Span.of(text, dated.end(), whole.end)
    if (
        shows_harm(whole.text)
        or tells_of_loss(whole.text)
        or _YOUNG.search(whole.text)
        or is_violent(whole.text)
        or names_a_suspect(whole.text)
        or not whole.contains(place)
        or names_the_accused(annotations, whole)
        or re.search(r"[a-z]-\s[a-z]", whole.text)
    ):
        return None
    shown = whole
    if len(words(whole.text)) > LONGEST:
        clause = clause_around(text, whole, place, LONGEST - 4, LEAST_LEFT + 2)
        if clause is None or not clause.contains(place) or not _keeps_its_speaker(annotations, clause):
            return None
        shown = clause
    frame = edited(shown, (place.start, place.end, GAP))
    if (
        _HEADLESS.match(frame)
        or _JUST_THAT.search(frame)
        or text[whole.start : shown.start].lower().split()[-1:] in _JOINERS
    ):
        return None
    if frame.count(GAP) != 1 or len(words(frame)) < LEAST_LEFT or _SHOUTED.match(frame):
        return None
    if stands_in(one_line(place), frame, joined=".,") or _points_back(annotations, shown):
        return None
    return sentence.span, frame if frame.endswith((".", "”", '"', "'", "’")) else f"{frame} …"


# A clause that lost its head: "Steel business, said it" behind "U.S.", or what stood behind "after".
_HEADLESS = re.compile(r"[“‘]?[^,_]{1,40}, (?:said|says|reported|announced|told)\b")
_JUST_THAT = re.compile(r"\b(?:just|exactly|precisely|all of|before|after) that\b(?! [a-z]+(?:s|ed)\b)")
_JOINERS = [
    [word]
    for word in (
        "after",
        "before",
        "when",
        "since",
        "because",
        "if",
        "while",
        "as",
        "although",
        "though",
        "until",
    )
]


def names_the_accused(annotations: AnnotationSet, sentence: Span) -> bool:
    """Whether somebody named in *sentence* may be accused or held by what the article tells anywhere."""
    return any(
        name.kind == "person" and may_be_accused(annotations, name.canonical)
        for name in annotations.names_at(sentence)
    )


_DATELINE = re.compile(
    r"[A-Z][\w.]+(?: [A-Z][\w.]+)?, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r" ?[:—–-]+\s+(?=[A-Z])"
)
_LOSS = re.compile(
    r"\b(?:lives|dead|deaths?|died|bodies|corpses|toll|fatal\w*|victims?|casualt\w+|injur\w+|wounded|missing|drowned"
    r"|hospitali[sz]ed|(?:to|in) hospital|perished|suicides?|massacre\w*|survivors?|hostages?|homicides?"
    r"|malignant|passed away|leaves behind|survived by|funerals?|burials?|buried|mourn\w*|shot down|coma)\b"
    r"|\blost (?:his|her|their) (?:[\w-]+ ){0,2}(?:son|daughter|wife|husband|mother|father)\b"
    r"|\b(?:claimed|cost|lost)\b[^.]{0,30}\blives?\b"
)


@lru_cache(maxsize=2048)
def tells_of_loss(text: str) -> bool:
    """Whether *text* may tell of the dead, the hurt or the missing: no figure of it is asked.

    >>> tells_of_loss("The storm cost 40 lives."), tells_of_loss("The bridge cost $40 million.")
    (True, False)
    """
    return counts_casualties(text) or bool(_LOSS.search(text.lower()))


def _keeps_its_speaker(annotations: AnnotationSet, clause: Span) -> bool:
    """Whether whoever says the words of *clause* is named in it: nothing becomes the article's own."""
    if annotations.quoted_in(clause):
        return False
    for said in annotations.said_at(clause):
        named = [part for part in (said.source, said.cue) if part is not None]
        if len(named) < 2 or not all(clause.contains(part) for part in named):
            return False
    return True


def _long_sentence(annotations: AnnotationSet, place: Span) -> Sentence | None:
    """A sentence without quotation marks that is too long to show: one clause of it may be shown."""
    sentence = body_sentence(annotations, place)
    if sentence is None or annotations.quoted_in(sentence.span):
        return None
    text = sentence.span.text
    whole = (
        is_clean(text)
        and text[:1].isupper()
        and text.rstrip().endswith(".")
        and not re.search(r"[?!:…]|[a-z]{3}[A-Z]", text)
    )
    return sentence if whole and LONGEST < len(words(text)) < 80 else None


_YOUNG = re.compile(r"\b1?\d-year-old\b|\b(?:minor|little) (?:girls?|boys?|child(?:ren)?)\b", re.IGNORECASE)
_ATTACK = re.compile(
    r"\b(?:shooters?|shootings?|gunm[ae]n|massacres?|bomb(?:ings?|ers?)|attack(?:s|ed|ers?)?|assault\w*|murder\w*"
    r"|kidnap\w*|abduct\w*|rap(?:e|ed|ist)s?|terror\w*|molest\w*|porn\w*|traffick\w*|sexual\w*|spray(?:s|ed)?"
    r"|pa?edophil\w*|(?:alleged|child|sex) abuse|self-harm\w*|harm(?:ed|ing) (?:themselves|himself|herself)"
    r"|firefights?|gunfire|shelling|shelled|air ?strikes?|open(?:s|ed|ing)? fire|wounding"
    r"|fir(?:ed|ing|e) (?:\w+ ){0,3}(?:shells|shots|rounds|rockets|missiles|bullets))\b"
)
_SUSPECT = re.compile(
    r"\b(?:alleg\w+|accus\w+|arrest\w*|suspect(?:s|ed)?|indict\w*|embezz\w*|convict\w*|guilty|jail(?:s|ed)?"
    r"|imprison\w*|prisoners?|sentenced|detain\w*|detention|prosecut(?:e|ed|ing|ion)|charged (?:with|over|in)"
    r"|(?:was|were|been|be|being) charged|charges of|custody|fraud|defraud\w*|brib\w*|smuggl\w*|extradit\w*"
    r"|pleaded|on trial|acquitted|abuse[ds]?|prison|a fine of|fined|court costs|ill-gotten|victimi[sz]\w+"
    r"|plea (?:deal|agreement|bargain)|hack(?:s|ed|ers?|ing)|launder\w*|corruption)\b"
)


@lru_cache(maxsize=2048)
def names_a_suspect(text: str) -> bool:
    """Whether *text* may tell of somebody accused, held or tried: no question is asked about them.

    >>> names_a_suspect("He was arrested on Friday."), names_a_suspect("He was elected on Friday.")
    (True, False)
    """
    return bool(_SUSPECT.search(text.lower()))


@lru_cache(maxsize=2048)
def is_violent(text: str) -> bool:
    """Whether *text* tells of an attack on people: nothing is asked of it.

    >>> is_violent("He was charged with kidnapping."), is_violent("He was charged on Friday.")
    (True, False)
    """
    return bool(_ATTACK.search(text.lower()))


_SHOUTED = re.compile(r"[A-Z]{4,}(?:,| [A-Z]{3,})|[^.]{0,60}\([A-Z]{2,}\)\s*[-–—]")
_SOMEBODY = frozenset(
    ("he", "she", "him", "her", "his", "himself", "herself", "he's", "she's", "i", "my", "me", "you", "your")
)
_THING = frozenset(("it", "they", "them", "its", "their", "itself", "themselves", "it's", "we", "our", "us"))
_TIME_NOUN = re.compile(
    r"\s+(?:week|month|year|morning|afternoon|evening|weekend|summer|winter|spring|season|quarter)\b"
)
_PLURAL = re.compile(r"[a-z]{3,}s\b")
_FIGURE_NEXT = re.compile(r"\s+\d")


def _points_back(annotations: AnnotationSet, shown: Span) -> bool:
    """Whether a pronoun of the sentence has nothing before it in the sentence that it can stand for.

    "He" and "she" want a name or a post before them, "it" and "they" a noun with its article or a name.
    "These projects" and the like point back wherever they stand; "this week" does not.
    """
    text = annotations.article.text
    posts = word_list("titles.role") | word_list("titles.office") | word_list("groups.people")
    names = annotations.names_at(shown)
    somebody = thing = False
    for word in words(text, shown.start, shown.end):
        if word.norm in ("this", "these", "those", "such"):
            following = text[word.end : word.end + 12]
            if not _TIME_NOUN.match(following) and not re.match(r"\s+(?:who|as|of|in)\b", following):
                return True
        elif text[word.start : word.end] != "US" and (
            (word.norm in _SOMEBODY and not somebody) or (word.norm in _THING and not thing)
        ):
            return True
        if word.norm in posts:
            somebody = thing = True
        for name in names:
            if name.span.end <= word.end:
                thing = True
                somebody = somebody or name.kind == "person"
        if _PLURAL.match(text, word.start) and word.norm not in word_group("function"):
            thing = True
        if word.norm in ("the", "a", "an") and not _FIGURE_NEXT.match(text, word.end):
            thing = True
    return False


def _is_owned(annotations: AnnotationSet, sentence: Span, place: Span) -> bool:
    """Whether *place* stands in closed marks and the sentence itself names who speaks."""
    quoted = annotations.quoted_at(place)
    if quoted is None or not quoted.closed or quoted.use != "speech" or quoted.attribution is None:
        return False
    said = annotations.attributions[quoted.attribution]
    named = said.source is not None and said.cue is not None and sentence.contains(said.source)
    return named and sentence.contains(quoted.span) and len(annotations.quoted_in(sentence)) == 1


def is_alone(annotations: AnnotationSet, sentence: Span) -> bool:
    """Whether no other sentence of the article tells nearly the same in nearly the same words."""
    ours = {word.norm for word in words(sentence.text) if len(word.norm) > 3}
    for other in annotations.article.sentences:
        if other.span.overlaps(sentence):
            continue
        theirs = {word.norm for word in words(other.span.text)}
        if len(ours & theirs) * 10 >= len(ours) * 6:
            return False
    return True


def choose_rivals(rivals: list[Rival], seed: str) -> tuple[Rival, ...]:
    """Two or three rivals, those of the article first."""
    ranked = sorted(rivals, key=lambda rival: (not rival.elsewhere, digest(seed, rival.text)))
    return tuple(ranked[: 3 if sum(rival.elsewhere for rival in ranked) > 2 else 2])
