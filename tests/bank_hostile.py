"""A second lesson made by hand for question banks: texts that formats, spreadsheets and players trip over."""

from __future__ import annotations

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
    PartB,
    Target,
    TextEntry,
)
from generator.lesson import Lesson
from generator.text.article import Article, Block
from generator.text.span import Span

LONG = "₹1,50,000 for “नगर निगम”, or =cmd? " * 600
"""About 20,000 characters."""

_BLOCKS = (
    "Ferry \u201cscandal\u201d: -ve, @rao & C:\\news [[1]] {=a ~b} #1 // *x*",
    "The minister slammed the *wild* far-right plan—then left. It was an outrageous, shameless grab of "
    "law and order, said nobody. Ships sail at 10:30, 24/7.",
    "“Ugly” words fell in the ‘House’. The ferry left on 4 May & came back on 9 May.",
    "قال الوزير إن العبّارة «متأخرة» עד מחר 3億 नारा। " + LONG,
)
TEXT = "\n\n".join(_BLOCKS)


def _blocks() -> tuple[Block, ...]:
    place, out = 0, []
    for index, words in enumerate(_BLOCKS):
        role = "headline" if index == 0 else "paragraph"
        out.append(Block(role=role, span=Span.of(TEXT, place, place + len(words))))  # type: ignore[arg-type]
        place += len(words) + 2
    return tuple(out)


ARTICLE = Article(id=Article.id_of(TEXT), text=TEXT, blocks=_blocks(), sentences=())


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def say(*, tempting: str = "") -> Feedback:
    return Feedback(verdict="Verdict = {x} #1.", rule="Rule: ~a & <b>.", words="slammed", tempting=tempting)


def _item(name: str, stem: str, interaction: Interaction, context: Span | None = None) -> Item:
    return Item(
        id=f"y-{name}",
        stem=stem,
        interaction=interaction,
        evidence=(at("slammed"),),
        context=context,
        rule="Rule: {x} = ~ #1 \\ & <i>.",
        rule_id="demo",
        not_claimed="That it is ‘so’ // or not.",
        confidence="certain",
        skill="wording",
        difficulty=3,
        hints=("Look at “verbs”.",),
    )


def _choice(key: tuple[str, ...], *texts: str, multiple: bool = False) -> Choice:
    options = tuple(Option(id=f"o{n}", text=text, feedback=say()) for n, text in enumerate(texts))
    return Choice(options=options, key=key, multiple=multiple)


def _order(pairs: tuple[tuple[str, str], ...], *texts: str) -> Order:
    cards = tuple(
        Card(id=f"c{n}", text=text, evidence=at("ferry left"), when=f"{n + 1} May")
        for n, text in enumerate(texts)
    )
    return Order(cards=(*cards[1:], cards[0]), before=pairs, right=say(), wrong=say(tempting="x"))


def _match(rows: tuple[tuple[str, int, tuple[int, ...]], ...], *targets: str) -> Match:
    return Match(
        targets=tuple(Target(id=f"t{n}", text=text) for n, text in enumerate(targets)),
        rows=tuple(
            MatchRow(
                id=f"r{n}",
                text=text,
                key=f"t{key}",
                accept=tuple(f"t{other}" for other in accept),
                answers=tuple(MatchAnswer(target=f"t{k}", feedback=say()) for k in range(len(targets))),
            )
            for n, (text, key, accept) in enumerate(rows)
        ),
    )


def _tokens(
    passage: Span, core: tuple[str, ...], acceptable: tuple[str, ...] = ()
) -> tuple[HottextToken, ...]:
    tokens, place = [], 0
    while place < len(passage):
        rest = passage.text[place:]
        phrase = next((p for p in (*core, *acceptable) if rest.startswith(p)), None)
        size = len(phrase) if phrase else next((n for n, c in enumerate(rest) if not c.isalpha()), len(rest))
        if not size:
            place += 1
            continue
        start = passage.start + place
        zone = "core" if phrase in core else "acceptable" if phrase else "neutral"
        tokens.append(
            HottextToken(
                id=f"w{place}",
                span=Span.of(TEXT, start, start + size),
                zone=zone,  # type: ignore[arg-type]
                feedback=say() if zone != "neutral" else None,
            )
        )
        place += size
    return tuple(tokens)


def _hottext(words: str, core: tuple[str, ...], acceptable: tuple[str, ...] = ()) -> Hottext:
    passage = at(words)
    return Hottext(passage=passage, tokens=_tokens(passage, core, acceptable), otherwise=say())


_SECOND = _BLOCKS[1]
_FIRST_SENTENCE = _SECOND[: _SECOND.index(" It was")]
ITEMS = (
    _item(
        "formulas",
        "-ve or =cmd?\n\n@rao asks",
        _choice(("o1",), "=cmd|' /C calc'!A0", "-ve", "+91 98", "@rao", "'"),
    ),
    _item(
        "marks",
        "a ~b =c #d {e} \\f:g [[1]] ]]> &amp; <b>",
        _choice(("o0", "o2"), "{=a}", "// b", "#c ~d", multiple=True),
    ),
    _item("spaces", "&amp; “Jio” &lt; नगर", _choice(("o0",), "A & “B” &amp; C", "T → F", "مرحبا & שלום")),
    _item("nothing", "Tick what fits.", _choice((), "one", "two", multiple=True)),
    _item("long", LONG, _choice(("o0",), LONG + "a", LONG + "b"), at(LONG)),
    _item(
        "words",
        "Who said it: ‘no’?",
        TextEntry(
            expects="text",
            answer="José O’Neil *MP*",
            shown="José O’Neil *MP*",
            accept=("a -> b", "24/7", "10:30"),
            right=say(),
            wrong=say(),
            known=(KnownAnswer(answer="O’Neil", score=Fraction(1, 2), feedback=say()),),
        ),
    ),
    _item(
        "value",
        "How many in all?",
        TextEntry(
            expects="number",
            answer="2500000",
            shown="25,00,000",
            right=say(),
            wrong=say(),
            known=(KnownAnswer(answer="250000", score=Fraction(0), feedback=say()),),
        ),
    ),
    _item(
        "style",
        "Write 1,50,000 in lakh.",
        TextEntry(
            expects="number",
            answer="150000",
            shown="nearly 1.5 lakh",
            style="indian-words",
            hedge="nearly",
            right=say(),
            wrong=say(),
            known=(KnownAnswer(answer="1500000", score=Fraction(0), feedback=say()),),
        ),
    ),
    _item(
        "day",
        "Which day was it?",
        TextEntry(
            expects="date",
            answer="2022-02-11",
            shown="Friday 11 February 2022",
            needs_year=True,
            right=say(),
            wrong=say(),
            known=(KnownAnswer(answer="2022-02-18", score=Fraction(1, 2), feedback=say()),),
        ),
    ),
    _item("mark", "Mark the loaded words.", _hottext(_FIRST_SENTENCE, ("slammed", "wild", "far"))),
    _item(
        "phrase",
        "Mark the loaded words.",
        _hottext(_SECOND, ("outrageous", "shameless", "law and order"), ("slammed", "wild")),
    ),
    _item("parts", "Which way = {x}?", _choice(("o1",), "up ~", "down #1", "//left")).model_copy(
        update={
            "part_b": PartB(
                stem="Which words: = {x} #1?",
                interaction=_hottext(_FIRST_SENTENCE, ("wild",)).model_copy(update={"select": 1}),
            )
        }
    ),
    _item("none", "Mark the loaded words; if there are none, mark nothing.", _hottext(_BLOCKS[2], ())),
    _item(
        "rows",
        "Who does what?",
        _match((("It = {x} #1", 0, ()), ("b: [[2]]", 1, ()), ("c & d", 0, ())), "up ~ =", "down", "//left"),
    ),
    _item(
        "arguable",
        "Who does what?",
        _match((("first", 0, (1,)), ("second", 1, ()), ("third", 0, ())), "up", "down"),
    ),
    _item("single", "Who does what?", _match((("only", 0, ()),), "up", "down")),
    _item("open", "Who does what?", _match((("both", 0, (1,)), ("other", 1, ())), "up", "down")),
    _item(
        "total",
        "In which order?",
        _order((("c0", "c1"), ("c1", "c2"), ("c0", "c2")), "a: = #1 ~", "b & <u>", "c 24/7"),
    ),
    _item(
        "braces", "In which order?", _order((("c0", "c1"), ("c1", "c2"), ("c0", "c2")), "{a}", "// b", "c\\d")
    ),
    _item("pair", "In which order?", _order((("c0", "c1"),), "left", "came back", "some day")),
    _item(
        "free",
        "Write: {=a ~b} #1",
        ExtendedText(lines=3, model="=An answer\n\nwith *stars*", rubric=("-ve",)),
    ),
)

AWKWARD = Lesson(
    title="Ferry / “scandal” <b> & {x}",
    article=ARTICLE,
    level=3,
    exercises=(
        Exercise(
            kind="awkward",
            title="=Awkward: {x} ~ #1",
            instruction="// Answer: all of it = good.",
            criterion="A word is *loaded* {if} it = judges # here.",
            skill="wording",
            standards=("RH.6-8.6", "CBSE [X] reading"),
            items=ITEMS,
        ),
    ),
    licence="CC BY 4.0",
)
