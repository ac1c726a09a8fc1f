"""A lesson made by hand with everything a format can stumble over: all six interactions, and awkward text."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from generator.exercises.model import (
    Card,
    Choice,
    Exercise,
    ExtendedText,
    Feedback,
    Hottext,
    HottextToken,
    Interaction,
    Item,
    KnownAnswer,
    Match,
    MatchAnswer,
    MatchRow,
    Option,
    Order,
    Shortfall,
    Target,
    TextEntry,
)
from generator.lesson import Lesson
from generator.text.article import Article, Block, Role
from generator.text.span import Span

BLOCKS: tuple[tuple[Role, str], ...] = (
    ("headline", "Mayor #1 “slams” <b>bridge</b> & _tolls_ at $1.2bn *today*"),
    ("publication", "Published 09:10 IST, March 4th 2023"),
    ("furniture", "- City desk"),
    ("standfirst", 'The bill of ₹1,50,000 crore {x} = "too much", says 万億 Ltd.'),
    (
        "paragraph",
        "Mayor Asha Rao on Friday slammed the bridge toll, saying the ₹1,50,000 crore plan is ‘unfair’. "
        "The plan costs $1.2bn ~ 9% #1 @rao [[1]] C:\\news {#25:0} // not a comment, she wrote. "
        "A banner read “नगर निगम का पुल सबका है” and a smaller one said מחיר הוגן in paint.",
    ),
    ("subhead", "What the council did"),
    (
        "paragraph",
        "The council opened the bridge on Monday. On Tuesday it set the toll, and on Thursday drivers "
        "blocked it. "
        "Spokesman José N\u0303ez\u0301 said in Arabic: «الجسر مفتوح للجميع» — then left. "
        "A counter showed 3億5000万 and Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau"
        "unterbeamtengesellschaftvorsitzenderstellvertreter waved.",
    ),
    ("paragraph", "=SUM(A1) said the sheet; it was left *outrageously* blank. " * 12),
    ("caption", "(Photograph: the bridge \u202ereversed\u202c at noon)"),
    ("paragraph", "\u202bקצר\u202c Critics with a \u0007bell and a rare \U0001f9a9 bird stood by. The end."),
)

SECRET = "ZEBRAKEY"
"""Stands in every text that only the key may show, and nowhere else."""


def _article() -> Article:
    text, blocks = "", []
    for role, words in BLOCKS:
        blocks.append((role, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return Article(
        id=Article.id_of(text),
        text=text,
        blocks=tuple(Block(role=role, span=Span.of(text, start, end)) for role, start, end in blocks),
        sentences=(),
        published=date(2023, 3, 4),
        zone="Asia/Kolkata",
        source="The Riverton <Gazette> & Co.",
        licence="CC BY 4.0",
    )


ARTICLE = _article()


def at(words: str) -> Span:
    """The first place of *words* in the article."""
    start = ARTICLE.text.index(words)
    return Span.of(ARTICLE.text, start, start + len(words))


def say(tempting: str = "") -> Feedback:
    """Feedback that only the key may show."""
    return Feedback(
        verdict=f"{SECRET} verdict.",
        rule=f"{SECRET} rule.",
        words="saying",
        tempting=tempting and f"{SECRET} {tempting}",
    )


def item(
    number: int,
    stem: str,
    interaction: Interaction,
    *,
    context: Span | None = None,
    evidence: tuple[Span, ...] = (),
) -> Item:
    """One item; its rule and limits are for the key alone."""
    return Item(
        id=f"x{number}-0123456789ab",
        stem=stem,
        interaction=interaction,
        evidence=evidence,
        context=context,
        rule=f"{SECRET} the subject of the verb is the speaker <i>&amp;</i>.",
        rule_id=f"{SECRET}.rule",
        not_claimed=f"{SECRET} that the speaker is right.",
        confidence="likely" if number == 2 else "certain",
        skill="attribution",
        difficulty=2,
        misconceptions=(f"{SECRET}-misconception",),
        hints=(f"{SECRET} hint one", f"{SECRET} hint two"),
    )


CHOICE = item(
    1,
    'Who said that the plan is ‘unfair’ & "dear"? <script>alert(1)</script>',
    Choice(
        options=(
            Option(
                id="a",
                text="José N\u0303ez\u0301 *the* spokesman",
                feedback=say("near"),
                misconception=f"{SECRET}-m",
            ),
            Option(id="b", text="Asha Rao {mayor} = ~ #1", feedback=say()),
            Option(id="c", text="नगर निगम (₹1,50,000)", feedback=say("tempting")),
        ),
        key=("b",),
    ),
    context=at(
        "Mayor Asha Rao on Friday slammed the bridge toll, saying the ₹1,50,000 crore plan is ‘unfair’."
    ),
    evidence=(at("Mayor Asha Rao"), at("saying")),
)
MULTIPLE = item(
    2,
    "Which days does the second paragraph name?",
    Choice(
        options=tuple(
            Option(id=day, text=day, feedback=say()) for day in ("Monday", "Sunday", "Tuesday", "Thursday")
        ),
        key=("Monday", "Tuesday", "Thursday"),
        multiple=True,
    ),
    evidence=(at("on Monday"),),
)
ENTRY = item(
    3,
    "Write ₹1,50,000 crore in figures, in the international style.",
    TextEntry(
        expects="number",
        answer="1500000000000",
        shown="1,500,000,000,000",
        accept=("1.5 trillion",),
        right=say(),
        wrong=say(),
        known=(KnownAnswer(answer="15000000000000", score=Fraction(1, 2), feedback=say("style")),),
    ),
    evidence=(at("₹1,50,000 crore plan"),),
)
HOTTEXT = item(
    4,
    "Underline the loaded wording.",
    Hottext(
        passage=at(BLOCKS[7][1][:59]),
        tokens=(
            HottextToken(id="t0", span=at("said the sheet"), zone="neutral"),
            HottextToken(id="t1", span=at("outrageously"), zone="core", feedback=say(), missed=say()),
            HottextToken(id="t2", span=at("blank"), zone="acceptable", feedback=say()),
        ),
        otherwise=say(),
    ),
    evidence=(at("outrageously"),),
)
LONG_HOTTEXT = item(
    5,
    "Underline the loaded wording in the whole article.",
    Hottext(
        passage=Span.of(ARTICLE.text, at("Mayor Asha Rao").start, at("The end.").end),
        tokens=(
            HottextToken(id="t0", span=at("slammed"), zone="core", feedback=say(), missed=say()),
            HottextToken(id="t1", span=at("bird"), zone="neutral"),
        ),
        otherwise=say(),
        select=1,
    ),
    evidence=(at("slammed"),),
)
_TARGETS = (
    "quoted words, a speaker is named",
    "reported in the writer’s words",
    "narration",
    "marks, no speaker named",
)
MATCH = item(
    6,
    "Whose words are these?",
    Match(
        targets=tuple(Target(id=f"k{n}", text=text) for n, text in enumerate(_TARGETS)),
        rows=tuple(
            MatchRow(
                id=f"r{n}",
                text=f"“{words}” *{n}*",
                key=f"k{key}",
                accept=("k2",) if n == 0 else (),
                answers=tuple(MatchAnswer(target=f"k{k}", feedback=say()) for k in range(4)),
                evidence=(at(words),),
            )
            for n, (words, key) in enumerate(
                [
                    ("unfair", 0),
                    ("The council opened the bridge", 2),
                    ("=SUM(A1)", 1),
                    ("الجسر مفتوح للجميع", 0),
                ]
            )
        ),
    ),
)
ORDER = item(
    7,
    "Put the events in order.",
    Order(
        cards=(
            Card(
                id="c3",
                text="Drivers block the bridge",
                evidence=at("on Thursday drivers blocked it"),
                when=f"{SECRET} 2 March",
            ),
            Card(
                id="c1",
                text="The bridge opens & <u>a toll</u>",
                evidence=at("opened the bridge on Monday"),
                when=f"{SECRET} 27 February",
            ),
            Card(id="c4", text="A banner is read", evidence=at("A banner read"), when=""),
            Card(
                id="c2",
                text="The toll is set",
                evidence=at("On Tuesday it set the toll"),
                when=f"{SECRET} 28 February",
            ),
        ),
        before=(("c1", "c2"), ("c2", "c3"), ("c1", "c3")),
        right=say(),
        wrong=say(),
    ),
)
WRITE = item(
    8,
    "Write the first sentence without its force.",
    ExtendedText(
        lines=4, model=f"{SECRET} The mayor criticised the toll.", rubric=(f"{SECRET} keeps the ₹ figure",)
    ),
)

LESSON = Lesson(
    title="",
    article=ARTICLE,
    level=2,
    age="14-15",
    seed="b7",
    exercises=(
        Exercise(
            kind="by-hand",
            title="Choose & write <all>",
            instruction="Answer from the text alone.",
            criterion="A word is *loaded* if it judges, and a plainer one would do.",
            note=f"{SECRET} note for the teacher.",
            skill="attribution",
            standards=("RH.6-8.6",),
            items=(CHOICE, MULTIPLE, ENTRY),
        ),
        Exercise(
            kind="by-hand",
            title="Mark the words",
            instruction="Mark.",
            skill="wording",
            items=(HOTTEXT, LONG_HOTTEXT),
        ),
        Exercise(
            kind="by-hand", title="Match", instruction="Match each row.", skill="attribution", items=(MATCH,)
        ),
        Exercise(
            kind="by-hand", title="Order", instruction="Put in order.", skill="time", items=(ORDER, WRITE)
        ),
    ),
    shortfalls=(Shortfall(kind="number-systems", what=f"{SECRET} too few numbers", wanted=3, found=1),),
    content_note="This text tells of a quarrel.",
)
ITEMS = tuple(each for exercise in LESSON.exercises for each in exercise.items)
