"""The bundled fonts: which characters they have, and how wide those are.

Read with a few lines of our own (OpenType tables cmap, head, hhea, hmtx), so that a missing glyph can be told
before it is printed, and so that lines can be broken the same way in every format.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

__all__ = ["REPLACEMENT", "advance", "folder", "is_covered", "numeral_font", "printable"]

REPLACEMENT = "\ufffd"
"""What is printed for a character that no bundled font has; the user is told."""

_NUMERALS = "NotoSansCJKjp-Numerals.otf"
_SANS = (
    "NotoSans-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    _NUMERALS,
    "NotoNaskhArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansMath-Subset.ttf",
    "NotoSansSymbols2-Subset.ttf",
)
_SERIF = ("NotoSerif-Regular.ttf", *_SANS)


def folder() -> Traversable:
    """The folder that holds the font files."""
    return resources.files("generator.present") / "fonts"


class _Font:
    """One font file's character map and advance widths, in em."""

    def __init__(self, data: bytes) -> None:
        count = struct.unpack_from(">H", data, 4)[0]
        tables = {}
        for index in range(count):
            tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
            tables[tag] = data[start : start + length]
        self._units = struct.unpack_from(">H", tables[b"head"], 18)[0]
        metrics = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
        self._widths = struct.unpack_from(">" + "Hh" * metrics, tables[b"hmtx"])[::2]
        self.glyphs = self._characters(tables[b"cmap"])

    @staticmethod
    def _characters(cmap: bytes) -> dict[int, int]:
        glyphs: dict[int, int] = {}
        for index in range(struct.unpack_from(">H", cmap, 2)[0]):
            start = struct.unpack_from(">I", cmap, 8 + 8 * index)[0]
            form = struct.unpack_from(">H", cmap, start)[0]
            if form == 4:
                glyphs.update(_segments(cmap, start))
            elif form == 12:
                for group in range(struct.unpack_from(">I", cmap, start + 12)[0]):
                    first, last, glyph = struct.unpack_from(">III", cmap, start + 16 + 12 * group)
                    glyphs.update((code, glyph + code - first) for code in range(first, last + 1))
        return glyphs

    def width(self, glyph: int) -> float:
        """The advance width of *glyph*, in em."""
        return float(self._widths[min(glyph, len(self._widths) - 1)] / self._units)


def _segments(cmap: bytes, start: int) -> dict[int, int]:
    """The characters of a format 4 table."""
    doubled = struct.unpack_from(">H", cmap, start + 6)[0]
    count, ends = doubled // 2, start + 14
    starts, deltas, offsets = ends + doubled + 2, ends + 2 * doubled + 2, ends + 3 * doubled + 2
    glyphs = {}
    for index in range(count):
        last, first = (struct.unpack_from(">H", cmap, base + 2 * index)[0] for base in (ends, starts))
        delta, offset = (struct.unpack_from(">H", cmap, base + 2 * index)[0] for base in (deltas, offsets))
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", cmap, offsets + 2 * index + offset + 2 * (code - first))[0]
                if not glyph:
                    continue
            glyph = (glyph + delta) & 0xFFFF
            if glyph:
                glyphs[code] = glyph
    return glyphs


@cache
def _font(name: str) -> _Font:
    return _Font((folder() / name).read_bytes())


@cache
def is_covered(character: str) -> bool:
    """Whether a bundled font has a glyph for *character*, or it needs none (joiners, direction marks).

    >>> is_covered("₹"), is_covered("क"), is_covered("億"), is_covered("\\u200d"), is_covered("ༀ")
    (True, True, True, True, False)
    """
    code = ord(character)
    if 0x200B <= code <= 0x200F or 0x202A <= code <= 0x202E or 0x2060 <= code <= 0x2069 or code == 0xFEFF:
        return True
    if unicodedata.category(character) == "Cc":
        return False
    return any(code in _font(name).glyphs for name in _SANS)


@cache
def advance(character: str) -> float:
    """The width of *character* in em, set in the article's serif or in the font that stands in for it."""
    code = ord(character)
    if unicodedata.category(character) in {"Cf", "Mn"}:
        return 0.0
    for name in _SERIF:
        font = _font(name)
        if code in font.glyphs:
            return font.width(font.glyphs[code])
    return 1.0


def numeral_font(text: str) -> bytes | None:
    """The font with the numerals of East Asia (45 kB), where *text* has one of them, else None.

    Few machines outside East Asia have another.

    >>> numeral_font("1.5 lakh") is None, numeral_font("3億") is None
    (True, False)
    """
    glyphs = _font(_NUMERALS).glyphs
    if any(ord(character) in glyphs and character >= "\u3000" for character in text):
        return (folder() / _NUMERALS).read_bytes()
    return None


def printable(text: str) -> tuple[str, tuple[str, ...]]:
    """*text* as the fonts can print it, and the characters they have not, each once, in order.

    Those become U+FFFD, the sign for a character that cannot be shown. Same length, same offsets.

    >>> printable("a\\x00bༀ")
    ('a\ufffdb\ufffd', ('\\x00', 'ༀ'))
    """
    missing = tuple(dict.fromkeys(c for c in text if not (c in "\n\t" or is_covered(c))))
    return text.translate({ord(c): REPLACEMENT for c in missing}), missing
