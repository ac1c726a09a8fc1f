"""Which sentence of a passage tells it? Passages in which exactly one sentence can, by form."""

from __future__ import annotations

import re

from generator.annotations.model import AnnotationSet, Quantity
from generator.exercises.arrange import digest
from generator.exercises.bounds import phrase_span
from generator.exercises.clauses import one_line
from generator.exercises.five_ws.figures import is_plain_figure, near_figures
from generator.exercises.five_ws.frames import Rival, W, choose_rivals, names_the_accused
from generator.exercises.five_ws.named import named_marks
from generator.exercises.five_ws.roles import Role, roles
from generator.exercises.five_ws.windows import Figure, Mark, is_too_grave, made, windows_of
from generator.lexicon.cue_records import word_list
from generator.lexicon.match import words
from generator.lexicon.statement_words import statement_words
from generator.lexicon.word_groups import word_group
from generator.text.article import Sentence
from generator.text.span import Span

__all__ = ["marks"]


def marks(annotations: AnnotationSet) -> list[Mark]:
    """All passages with something that one of their sentences alone tells, posts of people first.

    >>> from generator.annotations.annotate import annotate
    >>> from generator.text import read_text
    >>> text = (
    ...     "Quay\\n\\nThe harbour board opened the fish market on Friday. It had cost nearly $40 million. "
    ...     "The mayor of the old town cut a ribbon. A brass band played for the guests."
    ... )
    >>> [(mark.w, mark.core.text[:10]) for mark in marks(annotate(read_text(text)))]
    [('how many', 'It had cos'), ('how many', 'It had cos'), ('when', 'The harbou')]
    """
    windows = windows_of(annotations)
    every = [
        *_posts(annotations, windows),
        *_counted(annotations, windows),
        *_sums(annotations, windows),
        *named_marks(annotations, windows),
    ]
    return [mark for mark in every if not names_the_accused(annotations, mark.core)]


# ---------------------------------------------------------------- who


def _posts(annotations: AnnotationSet, windows: list[tuple[Sentence, ...]]) -> list[Mark]:
    """Passages in which a person comes up twice at least, and the post stands beside the name once."""
    found = []
    known = roles(annotations)
    for role in known:
        run = next((run for run in windows if _tells_post(annotations, run, role, known)), None)
        if run is not None:
            asked = f"Who is {role.person}? Which sentence tells a post or job of that person?"
            rule = "The post stands right beside the name in one sentence only."
            found.append(made(annotations, run, "who", asked, rule, role.sentence, role.place))
    return found


def _tells_post(annotations: AnnotationSet, run: tuple[Sentence, ...], role: Role, known: list[Role]) -> bool:
    spans = [sentence.span for sentence in run]
    if role.sentence not in spans:
        return False
    here = [n for n in annotations.mentions(role.person) if any(span.contains(n.span) for span in spans)]
    if any(n.title is not None and not role.place.overlaps(n.title) for n in here):
        return False
    norms = {word.norm for word in words(role.words) if len(word.norm) > 2}
    others = [span for span in spans if span != role.sentence]
    surname = words(role.person)[-1].norm
    again = 0
    for span in others:
        here_norms = [word.norm.removesuffix("'s") for word in words(span.text)]
        named = surname in here_norms or bool({"he", "she"} & set(here_norms))
        again += surname in here_norms
        if role.head in here_norms or (named and (norms | statement_words("job")) & set(here_norms)):
            return False
    return again > 0 and not any(
        other.person == role.person
        and other.place != role.place
        and any(s.contains(other.place) for s in others)
        for other in known
    )


# ---------------------------------------------------------------- how many

_ANY_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|thousands?|millions?"
    r"|dozens?|half|several|many|some|few|fewer|all|most|more|less|both|couple|pair|no|each|every|another)\b",
    re.IGNORECASE,
)


def _counted(annotations: AnnotationSet, windows: list[tuple[Sentence, ...]]) -> list[Mark]:
    """Passages in which one sentence alone has a number of a thing, while others count other things."""
    found, seen = list[Mark](), set[str]()
    for quantity in annotations.quantities:
        noun = _noun(quantity)
        if noun is None or noun in seen:
            continue
        for run in windows:
            core = next((s.span for s in run if s.span.contains(quantity.span)), None)
            if core is None or is_too_grave(core):
                continue
            stem = noun.split()[-1][:-1].removesuffix("e")
            others = [s.span for s in run if s.span != core]
            if any(
                re.search(rf"\b{re.escape(stem)}", span.text, re.I) and _ANY_NUMBER.search(span.text)
                for span in others
            ):
                continue
            if _are_people(noun) and any(_counts_people(annotations, span) for span in others):
                continue
            if not any(_ANY_NUMBER.search(span.text) for span in others):
                continue
            asked = f"How many {noun}? Which sentence gives a number of them?"
            rule = f"One sentence alone counts the {noun}."
            seen.add(noun)
            mark = made(annotations, run, "how many", asked, rule, core, phrase_span(annotations, quantity))
            found.append(mark._replace(figure=_figure(annotations, quantity, noun, mark)))
            break
    return found


def _figure(annotations: AnnotationSet, quantity: Quantity, noun: str, mark: Mark) -> Figure | None:
    """The number as a question of its own: only where its sentence holds one number, and other sentences of
    the passage have figures like it that surely count something else.
    """
    answer = one_line(quantity.span)
    if not is_plain_figure(answer) or len(_ANY_NUMBER.findall(mark.core.text.replace(answer, "", 1))):
        return None
    stem = noun.split()[-1][:-1].removesuffix("e")
    others = [
        Rival(one_line(other.span), True)
        for other in annotations.quantities
        if mark.passage.contains(other.span)
        and not mark.core.contains(other.span)
        and other.low != quantity.low
        and is_plain_figure(one_line(other.span))
        and (other.unit is not None or (other.counted is not None and stem not in other.counted.text.lower()))
    ]
    taken = {rival.text for rival in others} | {answer}
    near = [Rival(text, False) for text in near_figures(answer, noun) if text not in taken]
    rivals = [rival for rival in dict.fromkeys([*others, *near]) if rival.text not in mark.core.text]
    if not others or len(rivals) < 2:
        return None
    return Figure(noun, answer, choose_rivals(rivals, digest(noun, answer)))


_MEASURE = re.compile(r"(?:met(?:re|er)s|grams?|tonnes?|lit(?:re|er)s|watts|bytes|joules|pixels)$")
_PERSON_NOUN = re.compile(
    r"(?:ers|ors|ants|ents|ists|ees|ians|men|women|people|youths|voters|guests|pupils|members)$"
)


def _are_people(noun: str) -> bool:
    last = noun.split()[-1]
    people = word_list("groups.people") | word_list("titles.role") | word_group("role-people")
    return last in people or last.removesuffix("s") in people or _PERSON_NOUN.search(last) is not None


def _counts_people(annotations: AnnotationSet, span: Span) -> bool:
    """Whether the sentence counts people by any name: "200 pupils" may be the students asked about."""
    counted = [q.counted for q in annotations.quantities if span.contains(q.span) and q.counted is not None]
    return any(_are_people(one_line(noun).lower()) for noun in counted)


def _noun(quantity: Quantity) -> str | None:
    """What is counted, as one or two plain words in the plural ("parcels", "state residents")."""
    if quantity.counted is None or quantity.unit is not None or quantity.low < 2 or quantity.high is not None:
        return None
    noun = one_line(quantity.counted)
    if (
        not re.fullmatch(r"(?:[a-z]{3,} )?[a-z]{3,}s", noun)
        or noun.split()[-1] in statement_words("not-counted")
        or _MEASURE.search(noun)
        or noun.endswith("ss")
    ):
        return None
    return None if re.search(r"(?:ing|ed|er|est|ly|more|other|new) ", noun) else noun


# ---------------------------------------------------------------- how much

_MONEY = re.compile(
    r"[$£€₹¥₦₿¢]|\b(?:n|r|ksh|kes|sh|gh|ghs|ecus?|ugx|tzs|pkr|aud|cad|eur|zar)\.?\s?\d"
    r"|\b(?:dollars?|rupees?|pounds?|euros?|rs\.?|inr|usd|gbp|naira|yen|yuan|cents?|pence|crores?|lakhs?"
    r"|francs?|pesos?|r(?:o|ou|u)bles?|kron[aeo]r?|rands?|baht|rupiah|ringgit|shekels?|dinars?|dirhams?|riyals?|rials?"
    r"|lir[ae]|taka|shillings?|cedis?|kwacha|won|reais|deutschmarks?|marks|zlotys?|forints?|fined?s?|bucks|quid"
    r"|(?:m|b|tr)illions?|bn|\d+m|money|price\w*|cost\w*|paid|pay\w*|worth|fees?|sum|sums|cash|budget)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"%|\bper ?cent|\bpercentage|\bhalf\b|\bthirds?\b|\bquarters?\b|\bshare\b|\bpoints?\b", re.IGNORECASE
)


def _sums(annotations: AnnotationSet, windows: list[tuple[Sentence, ...]]) -> list[Mark]:
    """Passages in which one sentence alone gives a sum of money, or a percentage, among other figures."""
    found, done = list[Mark](), set[str]()
    for quantity in annotations.quantities:
        if quantity.unit == "%":
            what, ours = "a percentage", _SHARE
        elif quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper():
            what, ours = "a sum of money", _MONEY
        else:
            continue
        for run in windows:
            core = next((s.span for s in run if s.span.contains(quantity.span)), None)
            if core is None or what in done or is_too_grave(core):
                continue
            others = [s.span for s in run if s.span != core]
            if any(ours.search(span.text) for span in others):
                continue
            w: W = "how many"
            done.add(what)
            rule = f"One sentence alone gives {what}."
            proof = phrase_span(annotations, quantity)
            found.append(
                made(annotations, run, w, f"How much? Which sentence gives {what}?", rule, core, proof)
            )
    return found
