"""What every format has to keep: no key for pupils, stable bytes, line numbers that are right."""

from __future__ import annotations

import json

import pytest

from generator.bank import Bank
from generator.errors import RenderError, UnknownNameError
from generator.exercises.model import Choice, Hottext, Match
from generator.present.blocks import Block, Card, Facts, Group, Section, Simple, Text, letter
from generator.present.discover import find_format, formats
from generator.present.format import Paper, PartName
from generator.present.glyphs import advance, folder, is_covered
from generator.present.lines import MEASURE, Places, article_blocks, break_lines
from generator.present.paper import item_blocks, key_facts, scoring
from generator.present.render import render, render_with_notices
from generator.present.sheet import sheet_of
from generator.text.span import Span
from tests.hostile import ARTICLE, BLOCKS, HOTTEXT, ITEMS, LESSON, LONG_HOTTEXT, MATCH, ORDER, SECRET, at, say

NAMES = [each.name for each in formats()]
PRINTED = article_blocks(ARTICLE)
PLACES = Places(PRINTED)


def flat(blocks: tuple[Block, ...]) -> list[Simple]:
    out: list[Simple] = []
    for block in blocks:
        if isinstance(block, Group | Card):
            out += block.blocks
        else:
            out.append(block)
    return out


def section(name: str) -> Section:
    return next(part for part in sheet_of(LESSON).sections if part.name == name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", ["all", "pupil", "key"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_same_bytes_each_time(name: str, part: PartName, paper: Paper) -> None:
    if part not in find_format(name).parts:
        with pytest.raises(RenderError, match="always holds questions and key"):
            render(LESSON, name, part=part, paper=paper)
        return
    first = render(LESSON, name, part=part, paper=paper)
    assert first
    assert first == render(LESSON, name, part=part, paper=paper)


@pytest.mark.parametrize("each", formats(), ids=NAMES)
def test_every_format_says_what_it_is(each: object) -> None:
    form = next(one for one in formats() if one is each)
    assert form.suffix.startswith(".")
    assert "all" in form.parts
    assert form.title
    assert set(form.native) <= {item.interaction.kind for item in ITEMS}


def test_an_unknown_format_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'pdf'"):
        render(LESSON, "pfd")


def test_the_pupils_sheet_has_no_key_in_any_block() -> None:
    assert SECRET not in sheet_of(LESSON, "pupil").model_dump_json()
    assert SECRET in sheet_of(LESSON, "key").model_dump_json()
    assert [part.name for part in sheet_of(LESSON).sections] == ["pupil", "key"]


@pytest.mark.parametrize("name", ["html", "jsonl"])
def test_the_pupils_file_has_no_key_in_its_bytes(name: str) -> None:
    assert SECRET.encode() not in render(LESSON, name, part="pupil")
    assert SECRET.encode() in render(LESSON, name, part="key")
    assert SECRET.encode() in render(LESSON, name)


def test_every_item_is_on_the_sheet_and_in_the_key() -> None:
    stems = [item.stem for item in ITEMS]
    for name in ("pupil", "key"):
        shown = [b for b in flat(section(name).blocks) if isinstance(b, Text) and b.label[:1].isdigit()]
        assert [block.text for block in shown] == stems
        assert [block.label for block in shown] == ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "4.1", "4.2"]


def test_each_interaction_has_its_place_for_an_answer() -> None:
    last = [item_blocks("1", item, PLACES, None)[-1].block for item in ITEMS]
    assert last == [
        "checkboxes",
        "checkboxes",
        "answer-line",
        "passage",
        "text",
        "tick-table",
        "number-boxes",
        "write-lines",
    ]


def test_a_long_passage_is_marked_in_the_article_itself() -> None:
    assert item_blocks("1", LONG_HOTTEXT, PLACES, None)[-1] == Text(
        text=f"Underline in the article itself: {PLACES.of(LONG_HOTTEXT.interaction.passage)}.",  # type: ignore[union-attr]
        tone="instruction",
    )


def test_a_context_is_not_printed_twice_in_a_row() -> None:
    choice = ITEMS[0]
    assert item_blocks("1", choice, PLACES, None)[0].block == "passage"
    assert item_blocks("1", choice, PLACES, choice.context)[0].block == "text"


KEYS = {
    ITEMS[0].id: ("B  Asha Rao {mayor} = ~ #1",),
    ITEMS[1].id: ("A  Monday", "C  Tuesday", "D  Thursday"),
    ITEMS[2].id: ("1,500,000,000,000",),
    HOTTEXT.id: ("“outrageously” (line 13)",),
    MATCH.id: (
        "1: A  quoted words, a speaker is named (arguable, also right: narration)",
        "2: C  narration",
        "3: B  reported in the writer’s words",
        "4: A  quoted words, a speaker is named",
    ),
    ORDER.id: ("A = 4 · B = 1 · C = 2 · D = 3",),
}


@pytest.mark.parametrize("identity", KEYS)
def test_the_key_names_the_right_letters(identity: str) -> None:
    item = next(item for item in ITEMS if item.id == identity)
    facts = {fact.name: fact.lines for fact in key_facts(item, PLACES)}
    assert facts["Answer"] == KEYS[identity]
    assert facts["Rule"] == (item.rule,)
    assert facts["Not claimed"] == (item.not_claimed,)


def test_the_key_says_what_the_text_leaves_open() -> None:
    facts = {fact.name: fact.lines for fact in key_facts(ORDER, PLACES)}
    assert facts["Left open"] == (
        "The text does not settle the order of B and C; C and D; C and A: not marked.",
    )


def test_a_key_that_wants_a_look_says_so() -> None:
    checks = [item.id for item in ITEMS if any(f.name == "Please check" for f in key_facts(item, PLACES))]
    assert checks == [ITEMS[1].id]


def test_letters_of_key_and_sheet_are_those_of_the_interaction() -> None:
    choice = ITEMS[0].interaction
    assert isinstance(choice, Choice)
    boxes = item_blocks("1", ITEMS[0], PLACES, None)[-1]
    assert boxes.model_dump()["options"] == tuple(option.text for option in choice.options)
    table = item_blocks("1", MATCH, PLACES, None)[-1].model_dump()
    assert isinstance(MATCH.interaction, Match)
    assert table["legend"] == tuple(target.text for target in MATCH.interaction.targets)
    assert table["columns"] == ("A", "B", "C", "D")


def test_furniture_is_left_out_and_that_is_said() -> None:
    said = sheet_of(LESSON, "pupil").model_dump_json()
    assert "City desk" not in said
    assert "1 line that is not part of the story" in said


def test_the_sheet_has_what_a_class_needs() -> None:
    said = sheet_of(LESSON, "pupil").model_dump_json()
    for words in (
        "Name",
        "Class",
        "Date",
        "version b7",
        "The Riverton <Gazette> & Co",
        "CC BY 4.0",
        "Leave the page",
    ):
        assert words in said
    assert said.index("This text tells of a quarrel.") < said.index("Mayor Asha Rao on Friday")


def test_printed_lines_are_the_article_word_for_word() -> None:
    for block, (role, words) in zip(PRINTED, [b for b in BLOCKS if b[0] != "furniture"], strict=True):
        assert block.role == role
        text = "".join(line.text + ("" if line.joined else " ") for line in block.lines)
        assert text.strip() == " ".join(words.split())


def test_lines_are_numbered_through_and_fit_the_column() -> None:
    numbers = [line.number for block in PRINTED for line in block.lines if line.number]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == 26
    for block in PRINTED:
        for line in block.lines:
            assert sum(map(advance, line.text)) <= MEASURE


def test_a_place_is_the_line_that_holds_the_words() -> None:
    lines = {line.number: line for block in PRINTED for line in block.lines if line.number}
    for words in ("unfair", "opened the bridge", "=SUM(A1)", "outrageously", "José", "bird stood by"):
        span = at(words)
        place = PLACES.of(span)
        assert place.startswith("line ")
        assert words in lines[int(place.removeprefix("line "))].text
    whole = Span.of(ARTICLE.text, at("Mayor Asha").start, at("blocked it.").end)
    assert PLACES.of(whole) == "lines 1–8"
    assert "blocked it." in lines[8].text


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Mayor #1", "headline"),
        ("09:10 IST", "publication line"),
        ("too much", "standfirst"),
        ("City desk", ""),
        ("What the council did", "line 6"),
        ("Photograph", "line 25"),
    ],
)
def test_places_outside_the_paragraphs(words: str, place: str) -> None:
    assert PLACES.of(at(words)) == place


def test_long_words_are_cut_and_nothing_is_lost() -> None:
    text = "a " + "x" * 300 + " b"
    lines = [text[start:end] for start, end in break_lines(text)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(sum(map(advance, line)) <= MEASURE for line in lines)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u200b", "\u0301", "\u202e", "a\u0301" * 200, "न\u093f" * 200]
)
def test_odd_text_breaks_into_lines(text: str) -> None:
    lines = break_lines(text)
    assert "".join(text[start:end] for start, end in lines) == "".join(text.split())


def test_a_character_without_a_glyph_is_told() -> None:
    notices = [str(notice) for notice in render_with_notices(LESSON, "pdf").notices]
    assert notices == ["no bundled font has (U+0007), 🦩 (U+1F9A9); printed as \ufffd"]
    assert render_with_notices(LESSON, "html").notices == ()


@pytest.mark.parametrize("character", list("₹€£¥$%“”‘’–—…•→≤≥×½क्षأبאב万億兆〇十百千ー「」éßŁőğЖω"))
def test_the_bundled_fonts_cover_what_news_needs(character: str) -> None:
    assert is_covered(character)


def test_the_fonts_stay_small_and_carry_their_licence() -> None:
    files = list(folder().iterdir())
    assert sum(len(file.read_bytes()) for file in files) < 3_000_000
    licence = (folder() / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    for file in files:
        if file.name != "OFL.txt":
            assert file.name.split(".")[0] in licence


def test_jsonl_is_a_bank_that_reads_back() -> None:
    bank = Bank.read(render(LESSON, "jsonl"))
    assert [entry.item for entry in bank.entries] == list(ITEMS)
    assert all(entry.fits(ARTICLE) for entry in bank.entries)


def test_jsonl_for_pupils_has_question_and_choices_only() -> None:
    lines = [json.loads(line) for line in render(LESSON, "jsonl", part="pupil").splitlines()]
    assert [line["stem"] for line in lines] == [item.stem for item in ITEMS]
    assert lines[6]["choices"] == [card.text for card in ORDER.interaction.cards]  # type: ignore[union-attr]
    assert lines[5]["rows"] == [row.text for row in MATCH.interaction.rows]  # type: ignore[union-attr]
    assert lines[3]["choices"] == ["said the sheet", "outrageously", "blank"]
    for line, item in zip(lines, ITEMS, strict=True):
        assert line["id"] == item.id
        assert not {"key", "evidence", "rule", "feedback", "item"} & set(line)


def test_letters_go_on_after_z() -> None:
    assert [letter(index) for index in (0, 25, 26, 27, 51, 52)] == ["A", "Z", "AA", "AB", "AZ", "BA"]


def test_facts_stand_in_the_key_only() -> None:
    assert not any(isinstance(block, Facts) for block in flat(section("pupil").blocks))
    assert sum(isinstance(block, Facts) for block in flat(section("key").blocks)) == len(ITEMS)


@pytest.mark.parametrize(
    ("core", "select", "said"),
    [
        (0, None, "1 mark if nothing is underlined."),
        (1, 1, "1 mark for the one in the key, if no other is underlined."),
        (1, None, "1 mark for the one in the key, as much off for each other one; never below 0."),
        (2, 2, "½ mark for each in the key; nothing off for others among that number."),
        (2, None, "½ mark for each in the key, as much off for each other one; never below 0."),
    ],
)
def test_how_marks_in_a_passage_count(core: int, select: int | None, said: str) -> None:
    words = ("slammed", "bird", "outrageously")
    tokens = [
        {"id": f"t{n}", "span": at(word), "zone": "core" if n < core else "neutral", "feedback": say()}
        for n, word in enumerate(words)
    ]
    tokens.sort(key=lambda token: token["span"].start)  # type: ignore[attr-defined]
    passage = Span.of(ARTICLE.text, 0, len(ARTICLE.text))
    marking = Hottext.model_validate(
        {"passage": passage, "tokens": tokens, "otherwise": say(), "select": select}
    )
    assert scoring(ITEMS[0].model_copy(update={"interaction": marking})) == said
