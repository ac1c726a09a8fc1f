"""Bytes of a text file, made into text."""

from __future__ import annotations

import codecs

from generator.errors import EncodingError
from generator.text.article import Question

__all__ = ["decode"]

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = frozenset(
    "‘’“”‚„…–—•€£¥§©®°·«»¡¿ªº½¼¾×™†‡‰‹›\u00a0\u00ad´¨¸"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŠšŽžŒœŸýÝþÞðÐ"
)
_GARBLED = ("â€™", "â€œ", "â€\x9d", "Ã©", "â‚¹", "â€“", "\ufffd")
_SAVE = "open it in an editor and save it as UTF-8, or paste the text"


def decode(data: bytes, where: str = "") -> tuple[str, tuple[Question, ...]]:
    """The text in *data* and, where the encoding is a guess or the text looks garbled, a question.

    Tried in order: what a byte order mark says, UTF-8, Windows-1252 where it gives ordinary Western letters,
    the guess of charset-normalizer. Line ends stay as they are. Raises EncodingError for bytes that are
    no text.

    >>> decode("“Rain”".encode("cp1252"))[0]
    '“Rain”'
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return _checked(data.decode(name))
            except UnicodeDecodeError as error:
                raise EncodingError(
                    f"it begins as {name.upper()} but byte {error.start} does not belong",
                    where=where,
                    remedy=_SAVE,
                ) from error
    if b"\0" in data[:4096]:
        return _without_mark(data, where)
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    controls = sum(byte < 9 or 13 < byte < 32 for byte in data[:4096])
    if controls * 50 > len(data[:4096]):
        raise EncodingError(
            "its bytes are not text", where=where, remedy="choose the article itself, or paste its text"
        )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and all(ord(char) < 128 or char in _WESTERN for char in text):
        return text, (_guess("Windows-1252"),)
    return _guessed(data, where)


def _without_mark(data: bytes, where: str) -> tuple[str, tuple[Question, ...]]:
    """UTF-16 without its mark, which shows as a zero in nearly every second byte."""
    head = data[:4096]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros and zeros.count(0) * 10 > len(zeros) * 7:
            try:
                return data.decode(name), (_guess(name.upper()),)
            except UnicodeDecodeError:
                break
    raise EncodingError(
        "its bytes are not text", where=where, remedy="choose the article itself, or paste its text"
    )


def _guessed(data: bytes, where: str) -> tuple[str, tuple[Question, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise EncodingError(
            "its bytes are not text in any encoding that was tried", where=where, remedy=_SAVE
        )
    try:
        return data.decode(best.encoding), (_guess(best.encoding),)
    except (UnicodeDecodeError, LookupError) as error:
        raise EncodingError(f"it is not wholly {best.encoding}", where=where, remedy=_SAVE) from error


def _guess(name: str) -> Question:
    return Question(
        about="encoding",
        text=f"The file does not say how its letters are written; it is read as {name}. "
        "Check accents and quotation marks.",
        choices=(name,),
        assumed=name,
    )


def _checked(text: str) -> tuple[str, tuple[Question, ...]]:
    sign = next((mark for mark in _GARBLED if mark in text), None)
    if sign is None:
        return text, ()
    question = Question(
        about="encoding",
        text=f"Some letters look garbled (“{sign}”): the text was damaged before it was saved. "
        "Check it against the source.",
    )
    return text, (question,)
