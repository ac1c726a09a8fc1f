"""Small readers of exported banks, made from the formats’ own rules; they share nothing with the writers."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

BLOCKS = {"p", "div", "li", "blockquote", "h3", "h4", "hr", "br", "ol"}


@dataclass
class Asked:
    """A question as read back: `answers` with the part of the mark each earns, `pairs`, or an `order`."""

    id: str
    kind: str
    text: str
    answers: list[tuple[str, float]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    why: str = ""


def flat(text: str) -> str:
    return " ".join(text.split())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out = ""

    def handle_data(self, data: str) -> None:
        self.out += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.out += " " if tag in BLOCKS else ""

    def handle_endtag(self, tag: str) -> None:
        self.out += " " if tag in BLOCKS else ""


def plain(markup: str) -> str:
    """The text of HTML on one line."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return flat(parser.out)


def _find(node: ElementTree.Element, path: str) -> str:
    return node.findtext(path) or ""


def moodle(content: bytes) -> list[Asked]:
    out = []
    for node in ElementTree.fromstring(content).findall("question"):
        kind = node.get("type", "")
        if kind == "category":
            continue
        asked = Asked(id=_find(node, "idnumber"), kind=kind, text=plain(_find(node, "questiontext/text")))
        asked.tags = [tag.text or "" for tag in node.findall("tags/tag/text")]
        asked.why = plain(_find(node, "generalfeedback/text"))
        answers = [(_find(a, "text"), float(a.get("fraction", "0")) / 100) for a in node.findall("answer")]
        if kind == "multichoice":
            asked.kind = "choose" if _find(node, "single") == "true" else "several"
            asked.answers = [(plain(text), share) for text, share in answers]
        elif kind == "ordering":
            asked.order = [plain(text) for text, _ in sorted(answers, key=lambda a: a[1])]
        elif kind == "matching":
            asked.pairs = [
                (plain(_find(sub, "text")), flat(_find(sub, "answer/text")))
                for sub in node.findall("subquestion")
            ]
        elif kind in ("shortanswer", "numerical"):
            asked.kind = "typed" if kind == "shortanswer" else "number"
            asked.answers = [
                (flat(text).replace("\\*", "*"), share) for text, share in answers if text != "*"
            ]
        out.append(asked)
    return out


_HIDDEN = {f"\\{mark}": chr(0xE100 + n) for n, mark in enumerate("~=#{}:\\n")}


def _hide(text: str) -> str:
    return re.sub(r"\\[~=#{}:\\n]", lambda match: _HIDDEN[match[0]], text)


def _show(text: str) -> str:
    for escape, hidden in _HIDDEN.items():
        text = text.replace(hidden, "\n" if escape == "\\n" else escape[1])
    return text


def gift(content: bytes) -> list[Asked]:
    out = []
    for block in re.split(r"\n\s*\n", content.decode("utf-8")):
        comments = [line for line in block.splitlines() if line.startswith("//")]
        body = _hide("\n".join(line for line in block.splitlines() if not line.startswith("//")))
        if not body.strip() or body.startswith("$CATEGORY"):
            continue
        name = re.search(r"\[id:([^\]]*)\]", comments[0])
        assert name is not None
        head, brace, rest = body.partition("{")
        stem = head.partition("[html]")[2]
        asked = Asked(id=name[1], kind="essay" if brace else "description", text=plain(_show(stem)))
        asked.tags = re.findall(r"\[tag:([^\]]*)\]", comments[0])
        inner, _, why = rest.rpartition("}")[0].partition("####")
        asked.why = plain(_show(why))
        inner = inner.strip()
        if not inner:
            pass
        elif inner.startswith(">"):
            asked.kind, asked.order = "ordering", [plain(_show(line)) for line in inner.splitlines()[1:]]
        elif inner.startswith("#"):
            asked.kind, asked.answers = "number", [(inner[1:].split(":")[0], 1.0)]
        elif "->" in inner.replace(" #", ""):
            asked.kind = "matching"
            for pair in inner.split("\n"):
                row, _, target = pair.removeprefix("=").partition("->")
                asked.pairs.append((plain(_show(row)), flat(_show(target))))
        else:
            for line in inner.splitlines():
                mark = re.match(r"([~=])(?:%(-?[\d.]+)%)?", line)
                assert mark is not None, line
                share = float(mark[2]) / 100 if mark[2] else float(mark[1] == "=")
                text = line[mark.end() :].split("#")[0]
                asked.answers.append((_show(text), share))
            if "~" not in inner:
                asked.kind = "typed"
                asked.answers = [(flat(t).replace("\\*", "*"), s) for t, s in asked.answers if t != "*"]
            else:
                asked.kind = "choose" if "\n=" in f"\n{inner}" else "several"
                asked.answers = [(plain(text), share) for text, share in asked.answers]
        out.append(asked)
    return out


def h5p(content: bytes) -> list[Asked]:
    out = []
    archive = zipfile.ZipFile(io.BytesIO(content))
    head = json.loads(archive.read("h5p.json"))
    declared = {entry["machineName"] for entry in head["preloadedDependencies"]}
    for entry in json.loads(archive.read("content/content.json"))["questions"]:
        library, settings = entry["library"].split()[0], entry["params"]
        assert library in declared
        name = entry["metadata"]["authorComments"].split(";")[0]
        asked = Asked(
            id=name, kind=library, text="", tags=entry["metadata"]["authorComments"].split("; ")[1:]
        )
        asked.why = plain(settings["overallFeedback"][0]["feedback"])
        if library == "H5P.MultiChoice":
            asked.text = plain(settings["question"])
            asked.kind = "several" if settings["behaviour"]["type"] == "multi" else "choose"
            right = sum(answer["correct"] for answer in settings["answers"])
            for answer in settings["answers"]:
                wrong = -1 / right if asked.kind == "several" else 0.0
                asked.answers.append((plain(answer["text"]), 1 / right if answer["correct"] else wrong))
        elif library == "H5P.Blanks":
            asked.kind, asked.text = "typed", plain(settings["text"])
            inner = plain(settings["questions"][0]).strip("*")
            asked.answers = [(form.strip(), 1.0) for form in inner.split("/")]
        elif library == "H5P.DragText":
            asked.kind, asked.text = "matching", plain(settings["taskDescription"])
            for line in settings["textField"].split("\n"):
                row, answer, _ = line.split("*")
                asked.pairs.append((plain(row), plain(answer)))
            asked.pairs += [
                ("", plain(word)) for word in settings["distractors"].replace("*", "").split("\n") if word
            ]
        else:
            asked.kind = "marked"
            asked.text = (
                f"{plain(settings['textField']).replace('*', '')} {plain(settings['taskDescription'])}"
            )
            words = re.findall(r"\*([^*]+)\*", plain(settings["textField"]))
            asked.answers = [(word, 1 / len(words)) for word in words]
        out.append(asked)
    return out


def canvas(content: bytes) -> list[Asked]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    name = next(name for name in archive.namelist() if name != "imsmanifest.xml")
    source = re.sub(rb' xmlns="[^"]*"', b"", archive.read(name))
    out = []
    for item in ElementTree.fromstring(source).iter("item"):
        data = {_find(f, "fieldlabel"): _find(f, "fieldentry") for f in item.iter("qtimetadatafield")}
        kind = data["question_type"].removesuffix("_question")
        asked = Asked(
            id=data.get("copydesk_id", ""),
            kind=kind,
            text=plain(_find(item, "presentation/material/mattext")),
        )
        asked.tags = data.get("copydesk_tags", "").split("; ")
        asked.why = plain(
            " ".join(_find(f, "flow_mat/material/mattext") for f in item.findall("itemfeedback")[:1])
        )
        scored = [rule for rule in item.iter("respcondition") if rule.find("setvar") is not None]
        labels = {
            label.get("ident", ""): flat(_find(label, "material/mattext"))
            for label in item.iter("response_label")
        }
        if kind in ("multiple_choice", "multiple_answers"):
            asked.kind = "choose" if kind == "multiple_choice" else "several"
            (rule,) = scored
            condition = rule.find("conditionvar")
            assert condition is not None
            joined = condition.find("and")
            right = {v.text for v in (condition if joined is None else joined).findall("varequal")}
            wrong = -1 / len(right) if kind == "multiple_answers" else 0.0
            asked.answers = [
                (text, 1 / len(right) if ident in right else wrong) for ident, text in labels.items()
            ]
        elif kind == "matching":
            rows = {
                lid.get("ident"): flat(_find(lid, "material/mattext")) for lid in item.iter("response_lid")
            }
            for rule in scored:
                value = rule.find("conditionvar/varequal")
                assert value is not None
                asked.pairs.append((rows[value.get("respident")], labels[value.text or ""]))
            used = {target for _, target in asked.pairs}
            asked.pairs += [("", text) for text in labels.values() if text not in used]
        elif kind in ("short_answer", "numerical"):
            asked.kind = "typed" if kind == "short_answer" else "number"
            asked.answers = [(flat(v.text or ""), 1.0) for v in scored[0].iter("varequal")]
        out.append(asked)
    return out


def qti(content: bytes) -> list[Asked]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    manifest = archive.read("imsmanifest.xml").decode("utf-8")
    out = []
    for name in archive.namelist():
        if not name.startswith("items/") or name.startswith("items/article-"):
            continue
        assert f'href="{name}"' in manifest
        source = re.sub(r' xmlns="[^"]*"', "", archive.read(name).decode("utf-8"))
        source = re.sub(r"<(/?)qti-([a-z-]+)", lambda m: f"<{m[1]}{_camel(m[2])}", source)
        source = re.sub(r' ([a-z]+(?:-[a-z]+)+)="', lambda m: f' {_camel(m[1])}="', source)
        out.append(_qti_item(ElementTree.fromstring(source)))
    return out


def _camel(name: str) -> str:
    return re.sub(r"-([a-z])", lambda match: match[1].upper(), name)


def _qti_item(root: ElementTree.Element) -> Asked:
    body = root.find("itemBody")
    declaration = root.find("responseDeclaration")
    assert body is not None
    assert declaration is not None
    interaction = next(node for node in body.iter() if node.tag.endswith("Interaction"))
    kind = interaction.tag.removesuffix("Interaction")
    markup = ElementTree.tostring(body, encoding="unicode")
    asked = Asked(
        id=root.get("identifier", ""), kind=kind, text=plain(re.sub(r"</?hottext[^>]*>", "", markup))
    )
    correct = [flat(value.text or "") for value in declaration.findall("correctResponse/value")]
    mapping = {e.get("mapKey", ""): float(e.get("mappedValue", "0")) for e in declaration.iter("mapEntry")}
    names = {
        node.get("identifier", ""): flat("".join(node.itertext()))
        for node in interaction.iter()
        if node.get("identifier")
    }
    node = declaration.find("mapping")
    default = float(node.get("defaultValue", "0")) if node is not None else 0.0
    upper = float(node.get("upperBound", "1")) if node is not None else 1.0
    if kind in ("choice", "hottext"):
        many = declaration.get("cardinality") == "multiple"
        asked.kind = "hottext" if kind == "hottext" else "several" if many else "choose"
        asked.answers = [(text, mapping.get(name, default) / upper) for name, text in names.items()]
    elif kind == "textEntry":
        asked.kind = "number" if declaration.get("baseType") == "float" else "typed"
        asked.answers = [(flat(key), share) for key, share in mapping.items()] or [(correct[0], 1.0)]
    elif kind == "match":
        asked.kind = "matching"
        pairs = [tuple(names[part] for part in pair.split()) for pair in correct]
        asked.pairs = [(row, target) for row, target in pairs]
        used = {target for _, target in asked.pairs} | {row for row, _ in asked.pairs}
        asked.pairs += [("", text) for text in names.values() if text not in used]
    elif kind == "order":
        asked.kind, asked.order = "ordering", [names[name] for name in correct]
    else:
        asked.kind = "essay"
    modal = [node for node in root.iter("modalFeedback") if node.get("outcomeIdentifier") == "WHY"]
    asked.why = flat(" ".join(" ".join(node.itertext()) for node in modal))
    return asked


def anki(content: bytes) -> list[tuple[str, str, str, list[str], int]]:
    """Notes: guid, front, back, tags, time of change."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection.anki2"
        path.write_bytes(zipfile.ZipFile(io.BytesIO(content)).read("collection.anki2"))
        connection = sqlite3.connect(path)
        rows = connection.execute("select guid, flds, tags, mod from notes order by id").fetchall()
        connection.close()
    out = []
    for guid, fields, tags, changed in rows:
        front, back, *_ = fields.split("\x1f")
        out.append((guid, plain(front), plain(back), tags.split(), changed))
    return out


def table(content: bytes) -> Iterator[dict[str, str]]:
    """Lines of a CSV, without the apostrophes that guard formulas."""
    assert content.startswith(b"\xef\xbb\xbf")
    for line in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True):
        yield {name: cell.removeprefix("'") for name, cell in line.items()}


def sheet(content: bytes) -> list[list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = []
    for row in book.worksheets[0].iter_rows():
        assert all(cell.data_type in ("s", "n") for cell in row)
        rows.append(["" if cell.value is None else str(cell.value) for cell in row])
    return rows
