"""One printable page: nothing is fetched, nothing runs, and every word of the article is escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from importlib import resources
from typing import assert_never

from generator.lesson import Lesson
from generator.present import glyphs
from generator.present.blocks import (
    AnswerLine,
    ArticleText,
    Block,
    Card,
    Checkboxes,
    Facts,
    Group,
    Heading,
    Named,
    NumberBoxes,
    Passage,
    Section,
    Text,
    TickTable,
    WriteLines,
    letter,
)
from generator.present.format import Format, Options, Rendered
from generator.present.lines import ArticleBlock, Line
from generator.present.scripts import marked_up, shown
from generator.present.sheet import sheet_of

__all__ = ["FORMAT"]

_PAGE = {"a4": "A4", "letter": "Letter"}


def write(lesson: Lesson, options: Options) -> Rendered:
    """The worksheet of *lesson* as one HTML page, for reading and for printing."""
    sheet = sheet_of(lesson, options.part)
    css = (resources.files("generator.present.formats") / "sheet.css").read_text("utf-8")
    size = "16pt" if options.large_print else "12pt"
    page = f"@page {{ size: {_PAGE[options.paper]}; margin: 16mm 18mm 20mm; }}\n"
    page += f"@media print {{ body {{ font-size: {size}; }} }}\n"
    if options.large_print:
        page += "body { font-size: 1.35rem; max-width: 60rem; }\n"
    font = glyphs.numeral_font(sheet.model_dump_json())
    if font is not None:
        data = b64encode(font).decode("ascii")
        page += f'@font-face {{ font-family: "Copydesk Numerals"; src: url(data:font/otf;base64,{data}); }}\n'
    title = escape(shown(sheet.title))
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>\n{css}{page}</style>",
        "</head>",
        "<body>",
        "<main>",
        *(line for section in sheet.sections for line in _section(section)),
        "</main>",
        "</body>",
        "</html>",
    ]
    return Rendered(content=("\n".join(lines) + "\n").encode("utf-8"))


def _section(section: Section) -> Iterator[str]:
    yield f'<section class="{section.name}">'
    for block in section.blocks:
        yield from _block(block)
    yield f'<p class="foot">{marked_up(section.foot)}</p>'
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"<h{level}>{marked_up(text)}</h{level}>"
        case Text():
            label = f"<strong>{marked_up(block.label)}</strong> " if block.label else ""
            yield f'<p class="{block.tone}">{label}{marked_up(block.text)}</p>'
        case Named(fields=fields):
            yield '<p class="named">' + "".join(f"<span>{escape(f)} <i></i></span>" for f in fields) + "</p>"
        case ArticleText(blocks=blocks):
            yield '<div class="article">'
            yield from (_article_block(part) for part in blocks)
            yield "</div>"
        case Passage():
            yield from _passage(block)
        case Checkboxes(options=options):
            yield '<ul class="options">'
            yield from (_lettered(index, option, "tick") for index, option in enumerate(options))
            yield "</ul>"
        case AnswerLine(label=label):
            yield f'<p class="answer">{escape(label)}: <i></i></p>'
        case WriteLines(count=count):
            yield '<div class="rule"></div>' * count
        case TickTable():
            yield from _table(block)
        case NumberBoxes(cards=cards):
            yield '<ol class="cards">'
            yield from (_lettered(index, card, "number") for index, card in enumerate(cards))
            yield "</ol>"
        case Facts(facts=facts):
            yield '<dl class="facts">'
            for fact in facts:
                strong = ' class="strong"' if fact.strong else ""
                spans = "".join(f"<span>{marked_up(line)}</span>" for line in fact.lines)
                yield f"<dt>{escape(fact.name)}</dt><dd{strong}>{spans}</dd>"
            yield "</dl>"
        case Group(blocks=blocks) | Card(blocks=blocks):
            yield f'<div class="{block.block}">'
            for inner in blocks:
                yield from _block(inner)
            yield "</div>"
        case _:
            assert_never(block)


def _lettered(index: int, words: str, box: str) -> str:
    return f'<li><span class="{box}"></span> <b>{letter(index)}</b> <span>{marked_up(words)}</span></li>'


def _line(line: Line) -> str:
    number = f' data-n="{line.number}"' if line.number and line.number % 5 == 0 else ""
    return f'<span class="line"{number}>{marked_up(line.text)}{"" if line.joined else " "}</span>'


def _article_block(block: ArticleBlock) -> str:
    tag = "h2" if block.role == "subhead" else "p"
    return f'<{tag} class="{block.role}">{"".join(_line(line) for line in block.lines)}</{tag}>'


def _passage(passage: Passage) -> Iterator[str]:
    yield f'<div class="passage{" mark" if passage.mark else ""}">'
    for index, words in enumerate(passage.paragraphs):
        last = passage.where and index == len(passage.paragraphs) - 1
        where = f' <span class="where">({escape(passage.where)})</span>' if last else ""
        yield f"<p>{marked_up(words)}{where}</p>"
    yield "</div>"


def _table(table: TickTable) -> Iterator[str]:
    if table.legend:
        yield '<ul class="legend">'
        for index, words in enumerate(table.legend):
            yield f"<li><b>{letter(index)}</b> <span>{marked_up(words)}</span></li>"
        yield "</ul>"
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Table to tick"><table>'
    columns = "".join(f'<th scope="col" class="column">{marked_up(words)}</th>' for words in table.columns)
    yield f'<thead><tr><th scope="col">No.</th><th scope="col">Words</th>{columns}</tr></thead>'
    yield "<tbody>"
    boxes = '<td class="box"><span class="tick"></span></td>' * len(table.columns)
    for row in table.rows:
        words = f'<th scope="row" class="row">{marked_up(row.text)}</th>'
        yield f"<tr><td><b>{escape(row.number)}</b></td>{words}{boxes}</tr>"
    yield "</tbody></table></div>"


FORMAT = Format(
    name="html",
    title="Worksheet as one page for screen and printer (HTML)",
    suffix=".html",
    media_type="text/html",
    text=True,
    native=("choice", "text-entry", "hottext", "match", "order", "extended-text"),
    write=write,
)
