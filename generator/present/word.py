"""Word files: styles, numbering and properties that a sheet needs, and the same bytes each time.

What Word insists on is done here: elements stand in the order of the standard, and nothing is left in the
properties, comments or hidden text that is not on the page.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from generator.present.archive import zipped
from generator.present.scripts import RIGHT_TO_LEFT, shown, stretches

__all__ = ["BOX", "SANS", "SERIF", "Lists", "add_words", "blank_document", "field", "file_bytes"]

SANS, SERIF = "Arial", "Times New Roman"
"""Fonts that every office program has, or has one of the same widths for."""

BOX = "\u2610"
_SYMBOLS = "Segoe UI Symbol"
_OTHER = {"hi": ("hi-IN", "Nirmala UI"), "he": ("he-IL", SANS), "ar": ("ar-SA", SANS)}
_EPOCH = datetime(1980, 1, 1)
_AFTER_BORDER = (
    *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:jc", "w:outlineLvl", "w:rPr", "w:sectPr"),
)


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of the main namespace: ``element("w:tab", val="left")``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _fonts(style: ParagraphStyle, name: str) -> None:
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), "Nirmala UI")


def _size(style: ParagraphStyle, points: float) -> None:
    """The size of the text, also of scripts that Word sizes apart (Devanagari, Hebrew, Arabic)."""
    style.font.size = Pt(points)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    own = properties.find(qn("w:sz"))
    own.addnext(element("w:szCs", val=own.get(qn("w:val"))))


def _border(style: ParagraphStyle, sides: Sequence[str], width: int) -> None:
    border = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            border.append(element(f"w:{side}", val="single", sz=str(width), space="6", color="000000"))
    style.element.get_or_add_pPr().insert_element_before(border, *_AFTER_BORDER)


def _style(document: WordDocument, name: str, base: str = "Normal") -> ParagraphStyle:
    made: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles[base]
    made.quick_style = True
    return made


def _styles(document: WordDocument, size: float, width: float) -> None:
    """The styles of a sheet. *size* is that of the text and *width* the room between the margins, in pt."""
    normal = document.styles["Normal"]
    _fonts(normal, SANS)
    _size(normal, size)
    normal.paragraph_format.space_after = Pt(size * 0.4)
    normal.paragraph_format.widow_control = True
    for level, scale in ((1, 1.35), (2, 1.12)):
        heading = document.styles[f"Heading {level}"]
        _fonts(heading, SANS)
        _size(heading, round(size * scale * 2) / 2)
        heading.font.bold = True
        heading.font.color.rgb = RGBColor(0, 0, 0)
        heading.paragraph_format.space_before = Pt(size * (0.4 if level == 1 else 1.1))
        heading.paragraph_format.space_after = Pt(size * 0.5)
        heading.paragraph_format.keep_with_next = True
    article = _style(document, "Article")
    _fonts(article, SERIF)
    article.paragraph_format.space_after = Pt(size * 0.7)
    stops = article.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(size * 1.7), WD_TAB_ALIGNMENT.RIGHT)
    stops.add_tab_stop(Pt(size * 2.2), WD_TAB_ALIGNMENT.LEFT)
    for name, bold in (("Article Line", False), ("Article Standfirst", True)):
        extra = _style(document, name, "Article")
        _fonts(extra, SANS)
        extra.font.bold = bold
        _size(extra, round(size * 1.84) / 2)
    subhead = _style(document, "Article Subhead", "Heading 2")
    _size(subhead, size)
    for position, alignment in ((1.7, WD_TAB_ALIGNMENT.RIGHT), (2.2, WD_TAB_ALIGNMENT.LEFT)):
        subhead.paragraph_format.tab_stops.add_tab_stop(Pt(size * position), alignment)
    passage = _style(document, "Passage")
    _fonts(passage, SERIF)
    passage.paragraph_format.left_indent = Pt(size)
    passage.paragraph_format.space_before = Pt(size * 0.5)
    _border(passage, ("left",), 12)
    marked = _style(document, "Passage to Mark", "Passage")
    marked.paragraph_format.line_spacing = 1.7
    fact = _style(document, "Key Fact")
    fact.paragraph_format.left_indent = Pt(size * 8)
    fact.paragraph_format.first_line_indent = Pt(-size * 7.4)
    fact.paragraph_format.tab_stops.add_tab_stop(Pt(size * 8))
    fact.paragraph_format.space_after = Pt(size * 0.2)
    for name, before in (("Write Line", 1.0), ("Answer Line", 0.6)):
        line = _style(document, name)
        line.paragraph_format.space_before = Pt(size * before)
        end = width if name == "Write Line" else min(width, size * 18)
        line.paragraph_format.tab_stops.add_tab_stop(Pt(end), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    for name, base in (("Card", "Normal"), ("Card Heading", "Heading 2"), ("Card Line", "Write Line")):
        card = _style(document, name, base)
        _border(card, ("top", "left", "bottom", "right"), 6)
        for side in ("left_indent", "right_indent"):
            setattr(card.paragraph_format, side, Pt(size * 0.7))
        if name == "Card Line":
            stops = card.paragraph_format.tab_stops
            stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.CLEAR)
            stops.add_tab_stop(Pt(width - size * 0.7), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    question = _style(document, "Question")
    question.paragraph_format.space_before = Pt(size * 0.6)
    cell = _style(document, "Table Words")
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(size * 0.2)
    option = _style(document, "Answer Option")
    option.paragraph_format.space_after = Pt(size * 0.3)
    _size(document.styles["Footer"], 12)


def blank_document(*, title: str, paper: tuple[float, float], size: float) -> tuple[WordDocument, float]:
    """A document with the styles of a sheet on *paper* (width and height in mm), and the room for text in pt.

    >>> document, room = blank_document(title="Tolls", paper=(210, 297), size=12)
    >>> document.core_properties.title, round(room)
    ('Tolls', 493)
    """
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(paper[0]), Mm(paper[1])
    side = 18 if size <= 12 else 15
    page.left_margin = page.right_margin = Mm(side)
    page.top_margin, page.bottom_margin, page.footer_distance = Mm(16), Mm(20), Mm(10)
    width = float((paper[0] - 2 * side) * 72 / 25.4)
    _styles(document, size, width)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    for name, language in (("val", "en-GB"), ("eastAsia", "ja-JP"), ("bidi", "hi-IN")):
        defaults.set(qn(f"w:{name}"), language)
    core = document.core_properties
    core.title, core.language, core.author = shown(title)[:250], "en-GB", "Copydesk"
    core.comments = core.subject = core.keywords = core.category = core.last_modified_by = ""
    core.created = core.modified = _EPOCH
    core.revision = 1
    relations = document.part.package.rels
    for name in [key for key, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(name)
    return document, width


def add_words(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Adds *text* to *paragraph*, a run for each script, with its language."""
    for words, language in stretches(text):
        run = paragraph.add_run(words)
        if bold:
            run.bold = True
        if not language:
            continue
        properties = run._r.get_or_add_rPr()
        if language == "ja":
            properties.append(element("w:lang", eastAsia="ja-JP"))
            continue
        code, font = _OTHER[language]
        properties.get_or_add_rFonts().set(qn("w:cs"), font)
        if bold:
            run.font.cs_bold = True
        if language in RIGHT_TO_LEFT:
            run.font.rtl = True
        properties.append(element("w:lang", bidi=code))


def field(paragraph: Paragraph, code: str) -> None:
    """Adds a field that the office program fills in, such as PAGE."""
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run()
        if kind == "":
            words = element("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = f" {code} "
            run._r.append(words)
        elif kind == "1":
            run.text = "1"
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))


class Lists:
    """Lettered lists: each begins at A. Not a value: it writes into a document."""

    def __init__(self, document: WordDocument, size: float) -> None:
        self._numbering = document.part.numbering_part.element
        for each in list(self._numbering):
            self._numbering.remove(each)
        self._count = 0
        self._size = size
        for number, sign in ((0, f"{BOX}  %1"), (1, "_____  %1"), (2, "%1")):
            self._numbering.append(self._definition(number, sign))

    def _definition(self, number: int, sign: str) -> BaseOxmlElement:
        made = element("w:abstractNum", abstractNumId=str(number))
        level = element("w:lvl", ilvl="0")
        made.append(element("w:multiLevelType", val="singleLevel"))
        made.append(level)
        level.append(element("w:start", val="1"))
        level.append(element("w:numFmt", val="upperLetter"))
        level.append(element("w:lvlText", val=sign))
        level.append(element("w:lvlJc", val="left"))
        indent = int(self._size * 20 * (4.6 if number == 1 else 3.2 if number == 0 else 1.8))
        place = element("w:pPr")
        place.append(element("w:ind", left=str(indent), hanging=str(indent - 80)))
        level.append(place)
        look = element("w:rPr")
        if number == 0:
            look.append(
                element("w:rFonts", ascii=_SYMBOLS, hAnsi=_SYMBOLS, eastAsia=_SYMBOLS, hint="default")
            )
        look.append(element("w:b"))
        level.append(look)
        return made

    def begin(self, kind: int) -> int:
        """A new list: 0 with boxes to tick, 1 with a line for a number, 2 with letters alone."""
        self._count += 1
        made = element("w:num", numId=str(self._count))
        made.append(element("w:abstractNumId", val=str(kind)))
        override = element("w:lvlOverride", ilvl="0")
        override.append(element("w:startOverride", val="1"))
        made.append(override)
        self._numbering.append(made)
        return self._count

    @staticmethod
    def put(paragraph: Paragraph, number: int) -> None:
        """Makes *paragraph* an entry of the list *number*."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number


_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def file_bytes(document: WordDocument) -> bytes:
    """The file, packed the same way each time."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        files = [(name, archive.read(name)) for name in sorted(archive.namelist())]
    files.sort(key=lambda file: file[0] != "[Content_Types].xml")
    return zipped((name, _STAMPS.sub(rb"\g<1>1980-01-01T00:00:00Z", content)) for name, content in files)
