"""Files of every kind, and everything a file can be that is no article."""

# ruff: noqa: E501  (one refused file a line)

from __future__ import annotations

import time
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest

from generator import read_article, read_text
from generator.errors import (
    ArticleError,
    EmptyArticleError,
    EncodingError,
    FileTypeError,
    GeneratorError,
    NoTextLayerError,
    TooLargeError,
)

TEXT = "Ferry sinks off Riverton\n\nThe ferry sank on Monday. “Nobody was hurt,” Mensah said.\n\nIt rained in Zürich."
SENTENCES = ["The ferry sank on Monday.", "“Nobody was hurt,” Mensah said.", "It rained in Zürich."]
HTML = """<!DOCTYPE html><html lang="en"><head><title>Ferry sinks off Riverton | Coast Daily</title>
<meta property="og:title" content="Ferry sinks off Riverton"><meta property="og:site_name" content="Coast Daily">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry sinks off Riverton",
"datePublished":"2022-02-28T09:00:00+05:30","author":{"@type":"Person","name":"Ana Silva"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Ferry sinks off Riverton</h1>
<p>The ferry sank on Monday off the coast of Riverton, the harbour master said, after a storm that lasted all night.</p>
<p>“Nobody was hurt,” Mensah said. The port stays closed until the quay has been repaired, which may take a week.</p>
<p>Fishermen gathered in front of the town hall and asked the council for help with their boats and their nets.</p>
</article><footer>© 2022 Coast Daily</footer></body></html>"""


def word_file(*paragraphs: str, table: bool = False) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        document.add_table(1, 1).cell(0, 0).text = "cell"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_file(*lines: str) -> bytes:
    """A PDF of one page with these lines (ASCII) as its text layer."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    start = len(out)
    return out + (
        b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n"
        + str(start).encode() + b"\n%%EOF\n"
    )  # fmt: skip


def locked(data: bytes) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(data))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped(**files: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_with_a_certain_encoding(encoding: str) -> None:
    article = read_article(TEXT.encode(encoding), name="news.txt")
    assert article.text == TEXT
    assert [sentence.span.text for sentence in article.body] == SENTENCES
    assert article.questions == ()


@pytest.mark.parametrize(("encoding", "named"), [("cp1252", "Windows-1252"), ("utf-16-le", "UTF-16-LE")])
def test_text_with_a_guessed_encoding(encoding: str, named: str) -> None:
    article = read_article(TEXT.encode(encoding), name="news.txt")
    assert article.text == TEXT
    assert [(question.about, question.assumed) for question in article.questions] == [("encoding", named)]


def test_cyrillic_text_is_guessed() -> None:
    text = "Паром затонул в понедельник у берега. Никто не пострадал, сказал начальник порта. Шёл дождь."
    article = read_article(text.encode("cp1251"), name="news.txt")
    assert article.text == text
    assert [question.about for question in article.questions] == ["encoding"]


def test_garbled_text_is_asked_about() -> None:
    garbled = TEXT.encode().decode("cp1252", "replace")
    assert [question.about for question in read_article(garbled.encode(), name="news.txt").questions] == [
        "encoding"
    ]


def test_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert read_article(path).text == TEXT.replace("\n", "\r\n")
    assert read_article(str(path)).id == read_article(path).id


def test_fields_at_the_top() -> None:
    text = "Title: Ferry sinks off Riverton\nPublished: 2022-02-28\nSource: Coast Daily\n\nThe ferry sank on Monday."
    article = read_article(text.encode(), name="news.txt")
    assert article.text == text
    assert article.headline is not None
    assert (article.headline.start, article.headline.text) == (7, "Ferry sinks off Riverton")
    assert article.published_on is not None
    assert article.published_on.isoformat() == "2022-02-28"
    assert [sentence.span.text for sentence in article.body] == ["The ferry sank on Monday."]


def test_html() -> None:
    article = read_article(HTML.encode(), name="news.html")
    assert article.headline is not None
    assert article.headline.text == "Ferry sinks off Riverton"
    assert article.byline is not None
    assert article.byline.text == "By Ana Silva"
    assert article.published == datetime.fromisoformat("2022-02-28T09:00:00+05:30")
    assert article.source == "Coast Daily"
    assert [sentence.span.text for sentence in article.body] == [
        "The ferry sank on Monday off the coast of Riverton, the harbour master said, after a storm that lasted all "
        "night.",
        "“Nobody was hurt,” Mensah said.",
        "The port stays closed until the quay has been repaired, which may take a week.",
        "Fishermen gathered in front of the town hall and asked the council for help with their boats and their nets.",
    ]
    assert [question.about for question in article.questions] == ["extraction"]


def test_html_under_the_name_of_text() -> None:
    article = read_article(HTML.encode(), name="news.txt")
    assert [question.about for question in article.questions] == ["extraction", "extraction"]
    assert article.questions[0].text == "The name ends in .txt, but this is an HTML page; it is read as that."


def test_text_under_the_name_of_html() -> None:
    article = read_article(TEXT.encode(), name="news.html")
    assert [sentence.span.text for sentence in article.body] == SENTENCES
    assert article.questions[0].text == "The name ends in .html, but this is plain text; it is read as that."


def test_html_without_an_article() -> None:
    with pytest.raises(EmptyArticleError, match=r"page\.html: no article was found in the page; copy"):
        read_article(b"<html><body></body></html>", name="page.html")


def test_word() -> None:
    article = read_article(word_file(*TEXT.split("\n\n")), name="news.docx")
    assert article.text == TEXT
    assert [sentence.span.text for sentence in article.body] == SENTENCES
    assert article.questions == ()


def test_word_with_a_table() -> None:
    article = read_article(word_file(*TEXT.split("\n\n"), table=True), name="news.docx")
    assert [question.text for question in article.questions] == ["1 table(s) of the Word file were left out."]


def test_pdf() -> None:
    lines = [
        "Ferry sinks off Riverton",
        "The ferry sank on Monday off the coast of Riverton, the harbour master",
        "said, after a storm that lasted all night and a day. Nobody was hurt. The",
        "port stays closed.",
    ]
    article = read_article(pdf_file(*lines), name="news.pdf")
    assert article.headline is not None
    assert article.headline.text == "Ferry sinks off Riverton"
    assert [" ".join(sentence.span.text.split()) for sentence in article.body] == [
        "The ferry sank on Monday off the coast of Riverton, the harbour master said, after a storm that lasted all "
        "night and a day.",
        "Nobody was hurt.",
        "The port stays closed.",
    ]
    assert [question.about for question in article.questions] == ["extraction"]


REFUSED: list[tuple[str, bytes, str, type[GeneratorError], str]] = [
    ("empty", b"", "a.txt", EmptyArticleError, "a.txt: the file is empty; paste the text"),
    ("spaces", b" \n\t\r\n ", "a.txt", EmptyArticleError, "a.txt: the file is empty"),
    ("no words", "… — !!! “”".encode(), "a.txt", EmptyArticleError, "a.txt: there are no words in it"),
    ("only a mark", b"\xef\xbb\xbf", "a.txt", EmptyArticleError, "a.txt: there are no words in it"),
    ("bytes", bytes(range(256)) * 20, "a.txt", EncodingError, "a.txt: its bytes are not text; choose"),
    ("controls", bytes(range(1, 30)) * 20 + b"\xff", "a.txt", EncodingError, "a.txt: its bytes are not text"),
    ("broken utf-16", b"\xff\xfea\x00\x00\xd8", "a.txt", EncodingError, "a.txt: it begins as UTF-16 but"),
    ("nul", b"\xef\xbb\xbfThe ferry\0 sank.", "a.txt", EncodingError, "a.txt: a NUL character at offset 9"),
    ("png", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "a.txt", FileTypeError, "a.txt: this is a PNG picture, which is not read"),
    ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 50, "a.doc", FileTypeError, "an old Word or Office file"),
    ("rtf", b"{\\rtf1 hello}", "a.docx", FileTypeError, "a.docx: this is an RTF file, which is not read; open it"),
    ("pdf as txt", pdf_file("Hello"), "a.txt", FileTypeError, "the name ends in .txt, but this is a PDF file; rename"),
    ("docx as txt", word_file("A b."), "a.txt", FileTypeError, "this is a Word file .* rename it to end in .docx"),
    ("docx as pdf", word_file("A b."), "a.pdf", FileTypeError, "this is a Word file .* rename it to end in .docx"),
    ("html as docx", HTML.encode(), "a.docx", FileTypeError, "this is an HTML page; rename it to end in .html"),
    ("text as pdf", TEXT.encode(), "a.pdf", FileTypeError, "this is plain text; rename it to end in .txt"),
    ("zip", zipped(a="b"), "a.docx", FileTypeError, "a.docx: this is a zip archive, which is not read; unpack it"),
    ("sheet", zipped(xl__workbook__xml="").replace(b"workbook/xml", b"workbook.xml"), "a.docx", FileTypeError, "spreadsheet"),
    ("cut docx", word_file("A b.")[:900], "a.docx", FileTypeError, "this is a damaged zip or Word file"),
    ("hollow docx", zipped(word__document__xml="x").replace(b"document/xml", b"document.xml"), "a.docx", FileTypeError,
     "a.docx: the Word file is damaged; open it in Word"),
    ("cut pdf", b"%PDF-1.4\n1 0 obj\n<<", "a.pdf", FileTypeError, "a.pdf: the PDF is damaged"),
    ("scan", pdf_file(""), "a.pdf", NoTextLayerError, "a.pdf: the PDF has no text, only pictures .*OCR"),
    ("locked pdf", locked(pdf_file("Hello")), "a.pdf", FileTypeError, "a.pdf: the PDF is locked with a password"),
    ("large", b"word " * 2_000_000, "a.txt", TooLargeError, "a.txt: 10,000,000 bytes of text"),
    ("huge", b"w" * 31_000_000, "a.txt", TooLargeError, "a.txt: 31 MB, more than any news article; give one"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name", "error", "message"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_refused(data: bytes, name: str, error: type[GeneratorError], message: str) -> None:
    began = time.process_time()
    with pytest.raises(error, match=message) as caught:
        read_article(data, name=name)
    assert type(caught.value) is error
    assert caught.value.remedy
    assert time.process_time() - began < 2


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="there is no such file; check the path"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(FileTypeError, match="this is a folder; choose one file in it"):
        read_article(tmp_path)


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("", EmptyArticleError, "there are no words in it; paste the text"),
        (" \n\ufeff\u200b", EmptyArticleError, "there are no words in it"),
        ("The \ud800 ferry.", EncodingError, r"half a character \(a lone surrogate\) at offset 4; copy"),
        ("The\0ferry.", EncodingError, "a NUL character at offset 3"),
        ("a" * 2_000_001, TooLargeError, "the text has 2,000,001 characters"),
        ("a " * 200_001, TooLargeError, "the text has 200,001 words"),
    ],
)
def test_pasted_text_refused(text: str, error: type[GeneratorError], message: str) -> None:
    with pytest.raises(error, match=message):
        read_text(text)


def test_a_paste_of_ten_megabytes_is_refused_at_once() -> None:
    text = "word " * 2_000_000
    began = time.process_time()
    with pytest.raises(TooLargeError):
        read_text(text)
    assert time.process_time() - began < 0.2


@pytest.mark.parametrize(
    "char", ["\x01", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff"]
)
def test_odd_characters_stay_where_they_are(char: str) -> None:
    text = f"Ferry sinks{char}\n\n{char}The ferry sank on Monday. {char}Nobody was hurt."
    article = read_text(text)
    assert article.text == text
    assert len(article.body) == 2
