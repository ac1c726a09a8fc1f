"""Banks read back from every format: the texts and keys are those of the JSONL, and no easy way wins."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from generator.bank import Bank
from generator.exercises.lowering_words import NONE
from generator.exercises.model import Choice, ExtendedText, Hottext, Item, Match, Order, TextEntry
from generator.exercises.typed import check_typed
from generator.lesson import Lesson, load_lesson
from generator.present.discover import find_format
from generator.present.format import Rendered
from generator.present.render import render_bank, render_with_notices
from tests import bank_readers
from tests.bank_hostile import AWKWARD
from tests.bank_readers import Asked, flat
from tests.hostile import LESSON

FOLDER = Path(__file__).parent.parent / "lessons"
READERS: dict[str, Callable[[bytes], list[Asked]]] = {
    "moodle-xml": bank_readers.moodle,
    "moodle-xml-old": bank_readers.moodle,
    "gift": bank_readers.gift,
    "h5p": bank_readers.h5p,
    "canvas": bank_readers.canvas,
    "qti-2.1": bank_readers.qti,
    "qti-3.0": bank_readers.qti,
}
NAMES = [*READERS, "anki", "csv", "kahoot", "quizizz"]
TIMES = re.compile(r" \(the \w+ time\)$")


@pytest.fixture(scope="module")
def lessons() -> dict[str, list[Lesson]]:
    real = [load_lesson(folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir()]
    return {"hostile": [LESSON, AWKWARD], "real": real}


@pytest.fixture(scope="module")
def made(lessons: dict[str, list[Lesson]]) -> Callable[[str, str], Rendered]:
    found: dict[tuple[str, str], Rendered] = {}

    def of(which: str, name: str) -> Rendered:
        if (which, name) not in found:
            chosen = lessons[which]
            articles = [lesson.article for lesson in chosen]
            found[which, name] = render_bank(Bank.of(chosen), name, articles=articles, modified=1_700_000_000)
        return found[which, name]

    return of


def clean(text: str) -> str:
    return flat(text.replace("\x07", "\ufffd"))


def reference(chosen: list[Lesson]) -> dict[str, Item]:
    """The items as the JSONL stores them, those of two parts as two."""
    entries = Bank.read(Bank.of(chosen).to_bytes()).entries
    return {part.id: part for entry in entries for part in entry.item.parts}


def owner(name: str, items: dict[str, Item]) -> Item:
    return items[max((known for known in items if name == known or name.startswith(f"{known}-")), key=len)]


def judge_answers(asked: Asked, item: Item) -> None:
    shares = [share for _, share in asked.answers]
    texts = [text for text, _ in asked.answers]
    if asked.kind != "hottext":
        assert len(set(texts)) == len(texts)
    if asked.kind == "hottext" and 1.0 in shares:
        assert shares.count(1.0) == 1
        assert all(share <= 0 for share in shares if share != 1)
    elif asked.kind == "choose":
        assert sorted(shares) == [0.0] * (len(shares) - 1) + [1.0]
    else:
        assert sum(share for share in shares if share > 0) == pytest.approx(1, abs=1e-4)
        assert sum(shares) < 0.999, "ticking everything wins"
    right = {text for text, share in asked.answers if share > 0}
    match item.interaction:
        case Choice(options=options, key=key):
            expected = {clean(option.text) for option in options if option.id in key} or {NONE.text}
            assert right == expected
            assert set(texts) - {NONE.text} == {clean(option.text) for option in options}
        case TextEntry(shown=shown):
            assert right == {shown}
        case Hottext() as hottext:
            zones = {
                z: {clean(t.span.text) for t in hottext.zone(z)} for z in ("core", "acceptable", "neutral")
            }
            bare = {TIMES.sub("", text) for text in right}
            assert bare == (zones["core"] or {NONE.text}) or (asked.id != item.id and bare < zones["core"])
            for text, share in asked.answers:
                if share < 0:
                    assert text in zones["neutral"] | {NONE.text}
                if share == 0:
                    assert asked.kind == "choose" or TIMES.sub("", text) in zones["acceptable"]
        case Match() as match_:
            names = {target.id: clean(target.text) for target in match_.targets}
            row = next(row for row in match_.rows if asked.id == f"{item.id}-{row.id}")
            assert asked.text.endswith(clean(row.text))
            assert right == {names[row.key]}
            assert set(texts) == set(names.values()) - {names[target] for target in row.accept}
        case Order(cards=cards, before=before):
            ids = {clean(card.text): card.id for card in cards}
            (first,) = right
            (other,) = set(texts) - right
            assert (ids[first], ids[other]) in before
        case _:
            raise AssertionError(asked)


def judge(asked: Asked, item: Item) -> None:
    interaction = item.interaction
    if not (isinstance(interaction, Order) and asked.kind == "choose"):
        assert clean(item.stem) in asked.text
    if item.context is not None:
        assert clean(item.context.text) in asked.text
    if isinstance(interaction, Hottext) and asked.id == item.id:
        passage = clean(interaction.passage.text)
        assert (passage.replace("*", "∗") if asked.kind == "marked" else passage) in asked.text
    if asked.kind != "ordering" or asked.why:  # GIFT has no place for it there, and says so
        assert clean(item.rule) in asked.why
        assert clean(item.not_claimed) in asked.why
    if asked.kind in ("choose", "several", "hottext"):
        judge_answers(asked, item)
    elif asked.kind == "marked":
        assert isinstance(interaction, Hottext)
        core = " ".join(token.span.text for token in interaction.zone("core"))
        assert all(word.replace("∗", "*") in interaction.passage.text for word, _ in asked.answers)
        assert not interaction.zone("acceptable") or asked.id != item.id
        assert any(part in core for word, _ in asked.answers for part in re.findall(r"\w+", word))
    elif asked.kind in ("typed", "number"):
        assert isinstance(interaction, TextEntry)
        assert asked.answers[0][1] == 1.0
        for text, share in asked.answers:
            if share == 1 or not interaction.known:
                assert check_typed(interaction, text).score == 1
            else:
                known = [answer for answer in interaction.known if answer.answer == text]
                assert share < 1
                assert known or check_typed(interaction, text).score < 1
    elif asked.kind == "matching":
        assert isinstance(interaction, Match)
        names = {target.id: clean(target.text) for target in interaction.targets}
        keys = {clean(row.text): names[row.key] for row in interaction.rows}
        rows = [(row, target) for row, target in asked.pairs if row]
        assert len(rows) >= 1
        assert all(keys[row] == target for row, target in rows)
        assert {target for _, target in asked.pairs} == set(names.values())
    elif asked.kind == "ordering":
        assert isinstance(interaction, Order)
        ids = {clean(card.text): card.id for card in interaction.cards}
        placed = [ids[text] for text in asked.order]
        assert len(placed) >= 3
        assert all(pair in interaction.before for pair in pairwise(placed))
    else:
        assert isinstance(interaction, ExtendedText)


@pytest.mark.parametrize("which", ["hostile", "real"])
@pytest.mark.parametrize("name", READERS)
def test_what_is_read_back_is_what_was_written(
    name: str, which: str, lessons: dict[str, list[Lesson]], made: Callable[[str, str], Rendered]
) -> None:
    items = reference(lessons[which])
    rendered = made(which, name)
    asked = [one for one in READERS[name](rendered.content) if one.id and not one.id.startswith("article-")]
    assert len({one.id for one in asked}) == len(asked)
    for one in asked:
        if one.id:
            judge(one, owner(one.id, items))
    found = {owner(one.id, items).id for one in asked}
    missing = set(items) - found
    told = {notice.item for notice in rendered.notices if "left out" in notice.what}
    assert missing <= told


def test_tags_are_kept_where_the_format_has_them(made: Callable[[str, str], Rendered]) -> None:
    for name in ("moodle-xml", "gift", "h5p", "canvas"):
        (one,) = [each for each in READERS[name](made("hostile", name).content) if each.id == "y-nothing"]
        assert one.tags[:5] == ["kind:awkward", "skill:wording", "level:3", "key:certain", "RH.6-8.6"]


@pytest.mark.parametrize("name", NAMES)
def test_two_exports_have_the_same_bytes(
    name: str, lessons: dict[str, list[Lesson]], made: Callable[[str, str], Rendered]
) -> None:
    chosen = lessons["hostile"]
    articles = [lesson.article for lesson in chosen]
    again = render_bank(Bank.of(chosen), name, articles=articles, modified=1_700_000_000)
    assert again == made("hostile", name)


@pytest.mark.parametrize("name", NAMES)
def test_ids_do_not_depend_on_place_or_stem(name: str) -> None:
    if name in ("kahoot", "quizizz"):
        return
    items = AWKWARD.exercises[0].items
    changed = tuple(item.model_copy(update={"stem": f"Now {item.stem}"}) for item in reversed(items))
    other = AWKWARD.model_copy(
        update={"exercises": (AWKWARD.exercises[0].model_copy(update={"items": changed}),)}
    )

    def ids(lesson: Lesson) -> set[str]:
        content = render_bank(Bank.of([lesson]), name, modified=5).content
        if name == "anki":
            return {note[0] for note in bank_readers.anki(content)}
        if name == "csv":
            return {line["id"] for line in bank_readers.table(content)}
        return {one.id for one in READERS[name](content)}

    assert ids(AWKWARD) == ids(other)


def test_control_characters_are_replaced_and_told(made: Callable[[str, str], Rendered]) -> None:
    for name in NAMES:
        rendered = made("hostile", name)
        assert b"\x07" not in rendered.content or not find_format(name).text
        assert any("control characters" in notice.what for notice in rendered.notices)


def test_an_article_that_is_not_at_hand_is_told() -> None:
    rendered = render_bank(Bank.of([LESSON]), "moodle-xml")
    assert any("not at hand" in notice.what for notice in rendered.notices)
    assert b'type="description"' not in rendered.content


def test_the_whole_article_stands_in_the_bank_once(made: Callable[[str, str], Rendered]) -> None:
    articles = [
        one for one in bank_readers.moodle(made("hostile", "moodle-xml").content) if one.kind == "description"
    ]
    assert len(articles) == 2
    for role, words in ((block.role, block.span.text) for block in LESSON.article.blocks):
        assert (clean(words) in articles[0].text) == (role != "furniture")


def test_cards_of_anki(lessons: dict[str, list[Lesson]], made: Callable[[str, str], Rendered]) -> None:
    items = reference(lessons["hostile"])
    notes = bank_readers.anki(made("hostile", "anki").content)
    assert len({note[0] for note in notes}) == len(notes)
    for guid, front, back, tags, changed in notes:
        item = owner(guid, items)
        assert changed == 1_700_000_000
        assert f"skill:{item.skill}" in tags
        assert clean(item.rule) in back
        assert clean(item.stem) in front or isinstance(item.interaction, Order)
        match item.interaction:
            case Choice(options=options, key=key):
                assert back.startswith(" ".join(clean(o.text) for o in options if o.id in key) or NONE.text)
            case TextEntry(shown=shown):
                assert back.startswith(shown)
            case Hottext() as hottext if guid == item.id:
                core = " · ".join(clean(token.span.text) for token in hottext.zone("core"))
                assert back.startswith(core or "Nothing is to be marked.")
            case Match() as match_:
                row = next(row for row in match_.rows if guid == f"{item.id}-{row.id}")
                names = {target.id: clean(target.text) for target in match_.targets}
                assert front.endswith(" ".join(name for t, name in names.items() if t not in row.accept))
                assert back.startswith(names[row.key])
    assert {owner(note[0], items).id for note in notes} == set(items)


def test_anki_without_a_time_says_so() -> None:
    rendered = render_bank(Bank.of([LESSON]), "anki", articles=[LESSON.article])
    assert [notice.what for notice in rendered.notices if "time" in notice.what]


def test_lines_of_csv(lessons: dict[str, list[Lesson]], made: Callable[[str, str], Rendered]) -> None:
    items = reference(lessons["hostile"])
    rendered = made("hostile", "csv")
    for row in csv.reader(io.StringIO(rendered.content.decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    seen = set()
    for line in bank_readers.table(rendered.content):
        item = owner(line["id"], items)
        seen.add(item.id)
        if line["id"] == "y-pair-17919d":
            assert (line["type"], line["choice 1"], line["choice 2"]) == ("choose one", "came back", "left")
            assert line["key"] == "2"
            continue
        assert line["stem"].startswith(item.stem)
        choices = [line[f"choice {n}"] for n in range(1, 40) if line.get(f"choice {n}")]
        typed = line["type"].startswith("type")
        numbers = [] if typed or not choices else re.findall(r"\d+", line["key"])
        picked = [choices[int(n) - 1] for n in numbers]
        match item.interaction:
            case Choice(options=options, key=key):
                assert choices == [option.text for option in options]
                assert picked == [option.text for option in options if option.id in key]
            case Match(rows=rows, targets=targets):
                row = next(row for row in rows if row.text == line["row"])
                assert choices == [target.text for target in targets]
                assert picked == [target.text for target in targets if target.id == row.key]
            case TextEntry() as entry:
                assert line["key"] == entry.shown
                assert line["also right"].split("\n") == list(entry.accept) or not entry.accept
            case Order() as order:
                texts = {card.id: card.text for card in order.cards}
                assert picked == [texts[name] for name in order.solution() if texts[name] in picked]
            case Hottext() as hottext:
                core = [clean(token.span.text) for token in hottext.zone("core")] or [NONE.text]
                assert [TIMES.sub("", word) for word in picked] == core
            case ExtendedText(model=model):
                assert line["key"] == model
    assert seen | {n.item for n in rendered.notices if "left out" in n.what} == set(items)


@pytest.mark.parametrize("name", ["kahoot", "quizizz"])
@pytest.mark.parametrize("which", ["hostile", "real"])
def test_rows_of_quiz_games(
    name: str, which: str, lessons: dict[str, list[Lesson]], made: Callable[[str, str], Rendered]
) -> None:
    items = reference(lessons[which])
    rows = bank_readers.sheet(made(which, name).content)
    start, most = (8, 4) if name == "kahoot" else (1, 5)
    texts = {clean(text): item for item in items.values() for text in _all_texts(item)}
    assert len(rows) > start + 5
    for row in rows[start:]:
        question = row[1] if name == "kahoot" else row[0]
        answers = [text for text in row[2 : 2 + most] if text]
        key = row[-1] if name == "kahoot" else row[7]
        if name == "kahoot":
            assert len(question) <= 120
            assert all(len(answer) <= 75 for answer in answers)
            assert row[6] in {"5", "10", "20", "30", "60", "90", "120", "240"}
        elif row[1] in ("Open-Ended", "Fill-in-the-Blank"):
            continue
        picked = [int(number) - 1 for number in key.split(",")]
        assert 2 <= len(answers) <= most
        assert len(picked) < len(answers)
        for index in picked:
            words = TIMES.sub("", answers[index])
            assert words in texts or words == NONE.text or words in _typed(items)
        assert question


def _all_texts(item: Item) -> list[str]:
    match item.interaction:
        case Choice(options=options, key=key):
            return [option.text for option in options if option.id in key]
        case Hottext() as hottext:
            return [token.span.text for token in hottext.zone("core")]
        case Match(rows=rows, targets=targets):
            return [target.text for target in targets if any(row.key == target.id for row in rows)]
        case Order(cards=cards, before=before):
            return [card.text for card in cards if any(card.id == first for first, _ in before)]
        case _:
            return []


def _typed(items: dict[str, Item]) -> set[str]:
    entries = [item.interaction for item in items.values() if isinstance(item.interaction, TextEntry)]
    return {text for entry in entries for text in (entry.shown, re.sub(r"^\w+day ", "", entry.shown))}


def test_what_is_too_long_for_kahoot_is_told(made: Callable[[str, str], Rendered]) -> None:
    notices = {
        notice.item: notice.what
        for notice in made("hostile", "kahoot").notices
        if "characters, " in notice.what
    }
    assert "120 are allowed" in notices["y-long"]


@pytest.mark.parametrize(("name", "most", "column"), [("kahoot", 240, -2), ("quizizz", 900, 8)])
def test_a_grave_article_is_no_game(name: str, most: int, column: int) -> None:
    grave = LESSON.model_copy(update={"title": "The flood", "content_note": "It tells of a flood."})
    for rendered in (render_with_notices(grave, name), render_bank(Bank.of([grave]), name)):
        assert rendered.notices[0].what.startswith("“The flood” has a content note: a game")
        rows = bank_readers.sheet(rendered.content)
        assert {row[column] for row in rows if row[column].isdigit()} == {str(most)}
    mild = LESSON.model_copy(update={"content_note": ""})
    assert not any("a game" in notice.what for notice in render_with_notices(mild, name).notices)
    assert not any("a game" in notice.what for notice in render_with_notices(grave, "h5p").notices)


def test_qti_items_refer_to_the_article(made: Callable[[str, str], Rendered]) -> None:
    archive = zipfile.ZipFile(io.BytesIO(made("hostile", "qti-3.0").content))
    shared = [name for name in archive.namelist() if name.startswith("items/article-")]
    assert len(shared) == 2
    for name in archive.namelist():
        if name.startswith("items/") and name not in shared:
            source = archive.read(name).decode("utf-8")
            (target,) = re.findall(r'<qti-assessment-stimulus-ref [^>]*href="([^"]*)"', source)
            assert f"items/{target}" in shared
    older = zipfile.ZipFile(io.BytesIO(made("hostile", "qti-2.1").content))
    assert older.read("test.xml").decode("utf-8").count('<rubricBlock view="candidate">') == 2


def test_marks_for_h5p_stand_where_its_player_takes_them(made: Callable[[str, str], Rendered]) -> None:
    asked = {one.id: one for one in bank_readers.h5p(made("hostile", "h5p").content)}
    assert [word for word, _ in asked["y-mark"].answers] == ["slammed", "∗wild∗", "far-right"]
    phrase = next(one for name, one in asked.items() if name.startswith("y-phrase"))
    assert [word for word, _ in phrase.answers] == ["outrageous", "shameless", "law", "and", "order"]


def test_what_the_files_say_in_names_and_categories(made: Callable[[str, str], Rendered]) -> None:
    source = made("hostile", "moodle-xml").content.decode("utf-8")
    assert (
        "<category><text><![CDATA[$course$/top/Copydesk/Ferry // “scandal” <b> & {x}]]></text></category>"
        in source
    )
    names = re.findall(r"<name><text><!\[CDATA\[(.*?)\]\]>", source)
    assert len(set(names)) == len(names)
    assert all(len(name) <= 255 and not re.search(r"[<>&{}~=#:*]", name) for name in names)
