"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Literal

__all__ = ["Kind", "kind_of", "remedies"]

Kind = Literal["text", "html", "docx", "pdf", "other"]

_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a picture or sound file"),
    (b"BM6", "a BMP picture"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed archive (7z)"),
    (b"Rar!", "a compressed archive (RAR)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"%!PS", "a PostScript file"),
    (b"ID3", "a sound file"),
    (b"SQLite format 3\x00", "a database"),
    (b"bplist00", "a web archive of Safari"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)

remedies = {
    "an old Word or Office file (.doc)": "open it in Word or LibreOffice and save it as .docx",
    "an RTF file": "open it in a word processor and save it as .docx",
    "a spreadsheet (.xlsx)": "copy the article's text and paste it",
    "a presentation (.pptx)": "copy the article's text and paste it",
    "an OpenDocument file": "save it as .docx",
    "an e-book (.epub)": "copy the article's text and paste it",
    "a zip archive": "unpack it and choose the article in it",
    "a damaged zip or Word file": "open it in Word, save it again as .docx, or paste the text",
}


def kind_of(data: bytes) -> tuple[Kind, str]:
    """The kind of *data* and its name in words.

    >>> kind_of(b"%PDF-1.7 ...")
    ('pdf', 'a PDF file')
    >>> kind_of(b"Rain fell.")
    ('text', 'plain text')
    """
    head = data[:2048]
    if b"%PDF-" in head[:1024]:
        return "pdf", "a PDF file"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    for sign, words in _SIGNS:
        if head.startswith(sign):
            return "other", words
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html", "an HTML page"
    if head.lstrip()[:13].lower() == b"mime-version:" or b"multipart/related" in head:
        return "other", "a saved web archive (.mht)"
    return "text", "plain text"


def _zip(data: bytes) -> tuple[Kind, str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "docx", "a Word file (.docx)"
            if "xl/workbook.xml" in names:
                return "other", "a spreadsheet (.xlsx)"
            if "ppt/presentation.xml" in names:
                return "other", "a presentation (.pptx)"
            if "mimetype" in names:
                mark = archive.read("mimetype")[:80]
                return "other", "an e-book (.epub)" if b"epub" in mark else "an OpenDocument file"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "other", "a damaged zip or Word file"
    return "other", "a zip archive"
