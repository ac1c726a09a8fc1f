"""The command line, called as a person or another program calls it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.bank import Bank
from generator.cli import main
from generator.cli.answers import response_of
from generator.cli.parser import COMMANDS
from generator.errors import ResponseError
from generator.exercises.checking import check
from generator.exercises.discover import kinds
from generator.exercises.model import Item
from generator.present.discover import formats
from tests.hostile import ITEMS, LESSON, MATCH, ORDER

LESSONS = Path(__file__).parent.parent / "lessons"

ROOT = Path(__file__).parent.parent
TEXT = (
    "Council opens bridge\n\n"
    "Published 5 March 2023\n\n"
    "“The bridge is safe,” engineer Asha Rao said on Friday. Nearly 1,50,000 people live nearby.\n\n"
    "Critics slammed the toll of ₹20 crore, and the council said on Thursday that it would wait.\n"
)

Captured = pytest.CaptureFixture[bytes]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lesson = tmp_path / "bridge"
    lesson.mkdir()
    (lesson / "article.txt").write_text(TEXT, "utf-8")
    recipe = 'licence = "CC0"\ntitle = "The bridge"\nseed = "a"\n[[exercise]]\nkind = "who-said-it"\n'
    (lesson / "lesson.toml").write_text(recipe, "utf-8")
    return lesson


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.jsonl"
    path.write_bytes(Bank.of([LESSON]).to_bytes())
    return path


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


def run(capture: Captured, *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    out, error = capture.readouterr()
    return status, out.decode("utf-8"), error.decode("utf-8")


def line(name: str, text: str, published: str | None = None) -> bytes:
    return json.dumps({"id": name, "text": text, "published": published}).encode() + b"\n"


def test_jsonl_answers_each_line_in_order(monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured) -> None:
    texts = {"b": TEXT, "a": "\n\n  " + TEXT, "empty": "", "c": "नमस्ते “hi” \U0001f9a9 he said on Friday."}
    feed(monkeypatch, b"\n".join(line(name, text, "2023-03-05") for name, text in texts.items()))
    status, out, error = run(capfdbinary, "annotate", "--jsonl")
    answers = [json.loads(each) for each in out.splitlines()]
    assert (status, error) == (0, "")
    assert [answer["id"] for answer in answers] == list(texts)
    for answer in answers:
        text = texts[answer["id"]]
        assert list(answer) == ["id", "attributions", "loaded", "quantities", "timexes"]
        spans = [*answer["loaded"], *answer["quantities"], *answer["timexes"]]
        spans += [
            part for a in answer["attributions"] for part in (*a["content"], a["source"], a["cue"]) if part
        ]
        for span in spans:
            assert span["text"] == text[span["start"] : span["end"]] != ""
    assert answers[2] == {"id": "empty", "attributions": [], "loaded": [], "quantities": [], "timexes": []}
    first = answers[0]
    assert [(word["text"], word["tier"], word["in_quotation"]) for word in first["loaded"]] == [
        ("slammed", "core", False)
    ]
    assert [(q["text"], q["low"], q["high"], q["modifier"]) for q in first["quantities"]] == [
        ("1,50,000", "150000", None, "nearly"),
        ("20 crore", "200000000", None, None),
    ]
    assert {"type": "DATE", "value": "2023-03-03"}.items() <= next(
        t for t in first["timexes"] if t["text"] == "Friday"
    ).items()
    assert ("direct", "Asha Rao") in [(a["mode"], a["speaker"]) for a in first["attributions"]]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (b"{not json}\n", "line 2: not JSON"),
        (b"[1]\n", "line 2: not a JSON object"),
        (b'{"id": 3, "text": "x"}\n', "line 2: 'id' and 'text' must both be strings"),
        (line("b", "A text.", "27 February"), "line 2: published: '27 February' is not a date"),
        (b'{"id": "b", "text": "A text.", "published": 7}\n', "line 2: published: 7 is not a date"),
        (b'{"id": "b", "text": "\xff"}\n', "line 2: not JSON"),
    ],
)
def test_a_bad_line_is_named(
    bad: bytes, message: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    feed(monkeypatch, line("a", "Good text.") + bad + line("c", "More."))
    status, out, error = run(capfdbinary, "annotate", "--jsonl")
    assert status == 2
    assert error.startswith(f"copydesk: {message}")
    assert "Traceback" not in error
    assert [json.loads(each)["id"] for each in out.splitlines()] == ["a"]


def test_annotate_starts_without_the_heavy_packages() -> None:
    script = (
        "import sys, generator.cli.annotate\n"
        "heavy = ('streamlit', 'typst', 'trafilatura', 'docx', 'pypdf', 'lxml')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_answers_come_while_the_feed_is_open() -> None:
    command = [sys.executable, "-m", "generator", "annotate", "--jsonl"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for name in ("one", "two"):
            process.stdin.write(line(name, TEXT))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait(10) == 0


def test_a_reader_that_leaves_early_is_no_error(article: Path) -> None:
    script = (
        f'"{sys.executable}" -m generator annotate "{article}" --json | head -c 1; echo ${{PIPESTATUS[0]}}'
    )
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    done = subprocess.run(
        ["bash", "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip("{ \n") == "0"
    assert done.stderr == ""


def test_the_listing_names_line_offsets_and_meaning(article: Path, capfdbinary: Captured) -> None:
    status, out, _ = run(capfdbinary, "annotate", article)
    assert status == 0
    at = TEXT.index("slammed")
    assert f"    7  {at}-{at + 7}" in out
    assert "“slammed”  core, emotive-verb; plainer: criticised" in out
    assert "Published  2023-03-05" in out
    assert "“1,50,000”  nearly 150000 people" in out
    assert "direct: Asha Rao (said): “The bridge is safe,”" in out or "“The bridge is safe”" in out


def test_json_is_the_whole_set(article: Path, capfdbinary: Captured) -> None:
    status, out, _ = run(capfdbinary, "annotate", article, "--json", "--published", "2023-03-06")
    found = json.loads(out)
    assert status == 0
    assert found["article"]["text"] == TEXT
    assert found["article"]["published"] == "2023-03-06"
    assert set(found) >= {"names", "timexes", "quantities", "attributions", "quoted", "loaded"}


def test_an_article_from_stdin(monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured) -> None:
    feed(monkeypatch, TEXT.encode())
    status, out, _ = run(capfdbinary, "annotate", "-")
    assert status == 0
    assert out.startswith("Headline   Council opens bridge\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("annotate", "nowhere.txt"), "nowhere.txt"),
        (("annotate", "--jsonl", "x.txt"), "--jsonl reads stdin"),
        (("lesson", "nowhere"), "nowhere"),
        (("export", "nowhere.txt", "--to", "pfd"), "no format named 'pfd'; did you mean 'pdf'?"),
        (("check", "nowhere"), "nowhere"),
        (("check", "nowhere.jsonl"), "nowhere.jsonl"),
        (("check", "x.jsonl", "--item", "q"), "--item and --answer go together"),
        (("explain", "unprovokd"), "did you mean 'unprovoked'?"),
    ],
)
def test_bad_input_is_told_without_a_traceback(
    arguments: tuple[str, ...],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: Captured,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, error = run(capfdbinary, *arguments)
    assert (status, out) == (2, "")
    assert error.startswith("copydesk: ")
    assert message in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("export", "a.txt"), ("lesson", "a", "--level", "4")]
)
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...], capfdbinary: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    assert stopped.value.code == 2
    assert b"usage: copydesk" in capfdbinary.readouterr().err


def test_version(capfdbinary: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capfdbinary.readouterr().out.startswith(b"copydesk ")


def test_lesson_prints_json_and_messages_elsewhere(
    article: Path, tmp_path: Path, capfdbinary: Captured
) -> None:
    status, out, error = run(capfdbinary, "lesson", article, "--kinds", "who-said-it,timeline", "--seed", "b")
    lesson = json.loads(out)
    assert status == 0
    assert lesson["seed"] == "b"
    assert [each["kind"] for each in lesson["shortfalls"]] == [s.split(": ")[2] for s in error.splitlines()]
    target = tmp_path / "lesson.json"
    assert (
        run(capfdbinary, "lesson", article, "--kinds", "who-said-it,timeline", "--seed", "b", "-o", target)[1]
        == ""
    )
    assert target.read_text("utf-8") == out


def test_an_unknown_kind_is_named(article: Path, capfdbinary: Captured) -> None:
    status, _, error = run(capfdbinary, "lesson", article, "--kinds", "who-sad-it")
    assert status == 2
    assert "did you mean 'who-said-it'?" in error


def test_a_finished_lesson_takes_no_recipe(folder: Path, capfdbinary: Captured) -> None:
    status, _, error = run(capfdbinary, "lesson", folder, "--level", "1")
    assert status == 2
    assert "--level: a finished lesson has that already" in error


def test_export_of_article_folder_and_lesson(
    article: Path, folder: Path, tmp_path: Path, capfdbinary: Captured
) -> None:
    stored = tmp_path / "stored.json"
    stored.write_text(LESSON.to_json(), "utf-8")
    for number, name in enumerate((article, folder, stored)):
        target = tmp_path / f"{number}.pdf"
        status, out, _ = run(capfdbinary, "export", name, "--to", "pdf", "-o", target, "--part", "pupil")
        assert (status, out) == (0, "")
        assert target.read_bytes().startswith(b"%PDF-")
    assert not list(tmp_path.glob(".*"))


def test_export_says_what_the_file_cannot_carry(tmp_path: Path, capfdbinary: Captured) -> None:
    stored = tmp_path / "stored.json"
    stored.write_text(LESSON.to_json(), "utf-8")
    error = run(capfdbinary, "export", stored, "--to", "pdf", "-o", tmp_path / "x.pdf")[2]
    assert "stored.json: no bundled font has (U+0007), 🦩 (U+1F9A9); printed as \ufffd" in error


def test_a_terminal_gets_no_pdf(
    article: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
    status, out, error = run(capfdbinary, "export", article, "--to", "pdf")
    assert (status, out) == (2, "")
    assert "this format is not text; name a file with -o" in error


def test_several_lessons_go_to_a_folder_or_to_one_bank(
    article: Path, folder: Path, tmp_path: Path, capfdbinary: Captured
) -> None:
    other = tmp_path / "other.json"
    other.write_text(LESSON.to_json(), "utf-8")
    assert run(capfdbinary, "export", article, other, "--to", "html")[0] == 2
    assert run(capfdbinary, "export", article, other, "--to", "html", "-o", tmp_path / "sheets")[0] == 0
    assert sorted(path.name for path in (tmp_path / "sheets").iterdir()) == ["bridge.html", "other.html"]
    status, out, _ = run(capfdbinary, "export", folder, other, "--to", "jsonl")
    assert status == 0
    assert {item.id for item in ITEMS} <= {entry.id for entry in Bank.read(out.encode()).entries}


def test_check_freezes_and_compares_a_lesson(folder: Path, capfdbinary: Captured) -> None:
    status, _, error = run(capfdbinary, "check", folder)
    assert status == 2
    assert "no expected.json to compare with; freeze the lesson with `check --update`" in error
    assert run(capfdbinary, "check", folder, "--update")[0] == 0
    status, out, error = run(capfdbinary, "check", folder)
    assert (status, out) == (0, "")
    assert error.endswith("as frozen\n")
    frozen = folder / "expected.json"
    before = frozen.read_text("utf-8")
    frozen.write_text(before.replace('"content_note": ""', '"content_note": "Old"'), "utf-8")
    status, out, error = run(capfdbinary, "check", folder)
    assert status == 1
    assert '- "content_note": "Old",' in out.splitlines()
    assert '+ "content_note": "",' in out.splitlines()
    assert "differs from expected.json" in error


def test_check_of_a_bank(bank: Path, capfdbinary: Captured) -> None:
    status, _, error = run(capfdbinary, "check", bank)
    assert status == 0
    assert error.endswith("bank.jsonl: 8 items, all sound\n")
    bank.write_bytes(bank.read_bytes() + b"{}\n")
    status, _, error = run(capfdbinary, "check", bank)
    assert status == 2
    assert "bank.jsonl: line 9: " in error


ANSWERS = [
    (ITEMS[0], "B", True),
    (ITEMS[0], "asha rao {mayor} = ~ #1", True),
    (ITEMS[0], "a", False),
    (ITEMS[1], "A,C,D", True),
    (ITEMS[1], "Monday, Tuesday", False),
    (ITEMS[2], "1,500,000,000,000", True),
    (ITEMS[3], "outrageously", True),
    (ITEMS[3], "outrageously; blank", True),
    (ITEMS[3], "said the sheet", False),
    (MATCH, "1=A,2=C,3=B,4=A", True),
    (MATCH, "1=D; 2=C; 3=B; 4=A", False),
    (ORDER, "B,C,D,A", True),
    (ORDER, "A,B,C,D", False),
]


@pytest.mark.parametrize(("item", "answer", "right"), ANSWERS, ids=[f"{i.id[:2]} {a}" for i, a, _ in ANSWERS])
def test_check_of_an_answer(item: Item, answer: str, right: bool, bank: Path, capfdbinary: Captured) -> None:
    status, out, error = run(capfdbinary, "check", bank, "--item", item.id, "--answer", answer)
    outcome = check(item, response_of(item, answer), mode="test")
    assert outcome.correct is right
    assert (status, error) == (0 if right else 1, "")
    assert out.splitlines()[0].startswith(f"{outcome.score} of ")
    assert out.split("\n", 1)[1] == outcome.feedback + "\n"


@pytest.mark.parametrize(
    ("item", "answer"),
    [(ITEMS[0], "Z"), (MATCH, "1"), (MATCH, "9=A"), (MATCH, "1=Q"), (ORDER, "A,A,A"), (ITEMS[3], "x")],
)
def test_an_answer_that_names_nothing(item: Item, answer: str) -> None:
    with pytest.raises(ResponseError):
        check(item, response_of(item, answer))


def test_kinds_and_formats_are_listed(capfdbinary: Captured) -> None:
    out = run(capfdbinary, "kinds")[1]
    assert [row.split()[0] for row in out.splitlines()[2:]] == [kind.name for kind in kinds()]
    out = run(capfdbinary, "formats")[1]
    rows = out.split("\n\n")[0].splitlines()[2:]
    assert [row.split()[0] for row in rows] == [form.name for form in formats()]
    assert "hottext" in out
    assert "holds many lessons in one file" in out


def test_kinds_can_be_asked_for_by_standard(capfdbinary: Captured) -> None:
    out = run(capfdbinary, "kinds", "--standard", "CCSS RI.8")[1]
    shown = [row.split()[0] for row in out.splitlines()[2:]]
    assert shown == [
        kind.name for kind in kinds() if any(code.startswith("CCSS RI.8") for code in kind.standards)
    ]
    assert 0 < len(shown) < len(kinds())
    status, _, error = run(capfdbinary, "kinds", "--standard", "Ofsted")
    assert status == 2
    assert "known: " in error


def test_the_quality_of_a_lesson(capfdbinary: Captured) -> None:
    status, out, _ = run(capfdbinary, "quality", LESSONS / "gomel-talks")
    assert status == 0
    assert "parts with a mark" in out
    counts = json.loads(run(capfdbinary, "quality", LESSONS / "gomel-talks", "--json")[1])
    assert counts["questions"] == sum(count for _, count in counts["sureness"])


def test_many_lessons_make_one_bank(tmp_path: Path, capfdbinary: Captured) -> None:
    lessons = [LESSONS / "gomel-talks", LESSONS / "metro-bill"]
    target = tmp_path / "bank.xml"
    status, _, error = run(capfdbinary, "export", *lessons, "--to", "moodle-xml", "-o", target)
    assert status == 0
    assert "ordering questions need Moodle 4.4" in error
    assert target.read_text("utf-8").count('type="category"') == 2
    status, out, _ = run(capfdbinary, "export", *lessons, "--to", "moodle-xml", "--skill", "numbers")
    assert status == 0
    assert "skill:numbers" in out
    assert "skill:time" not in out
    assert run(capfdbinary, "export", *lessons, "--to", "moodle-xml", "--skill", "numbrs")[0] == 2
    assert run(capfdbinary, "export", lessons[0], "--to", "html", "--skill", "numbers")[0] == 2
    assert run(capfdbinary, "export", lessons[0], "--to", "gift", "--part", "pupil")[0] == 2


def test_explain_shows_the_records(capfdbinary: Captured) -> None:
    status, out, _ = run(capfdbinary, "explain", "Slammed")
    assert status == 0
    assert out.startswith("loaded.slam: loaded wording, emotive-verb, core\n")
    assert "slammed → criticised" in out
    out = run(capfdbinary, "explain", "claims")[1]
    assert "verb.claim: introduces somebody's words (verb)" in out


def test_every_command_has_its_module() -> None:
    known = {"annotate", "lesson", "export", "check", "quality", "kinds", "formats", "explain"}
    assert set(COMMANDS) == known
