"""PDF, by Typst: tagged for screen readers (PDF/UA-1), fonts embedded, the same bytes for the same lesson."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import TypeAlias

from generator.errors import RenderError
from generator.lesson import Lesson
from generator.present import glyphs
from generator.present.format import Format, Notice, Options, Rendered
from generator.present.sheet import sheet_of

__all__ = ["FORMAT"]

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_PAPER = {"a4": "a4", "letter": "us-letter"}


_LONG = re.compile(r"\S{25,}")
_STEP = re.compile(r"(.{8})(?=.)")


def _breakable(text: str) -> str:
    """*text* with places to break (U+200B) in words of over 24 characters, such as web addresses."""
    return _LONG.sub(lambda word: _STEP.sub("\\1\u200b", word[0]), text)


def _printable(value: Json, missing: dict[str, None], *, broken: bool = False) -> Json:
    """*value* with every character printable; those that are not are collected in *missing*.

    Words too long for a line get places to break, but not in the article: that is *broken* already.
    """
    if isinstance(value, str):
        text, lost = glyphs.printable(value)
        missing.update(dict.fromkeys(lost))
        return text if broken else _breakable(text)
    if isinstance(value, list):
        return [_printable(entry, missing, broken=broken) for entry in value]
    if isinstance(value, dict):
        inside = broken or value.get("block") == "article"
        return {
            key: _printable(entry, missing, broken=inside or key == "title") for key, entry in value.items()
        }
    return value


def _notices(missing: dict[str, None]) -> tuple[Notice, ...]:
    if not missing:
        return ()
    names = ", ".join(f"{c if c.isprintable() else ' '} (U+{ord(c):04X})".strip() for c in missing)
    return (Notice(what=f"no bundled font has {names}; printed as {glyphs.REPLACEMENT}"),)


def write(lesson: Lesson, options: Options) -> Rendered:
    """The worksheet of *lesson* as PDF; a Notice names characters that no bundled font has."""
    import typst

    missing: dict[str, None] = {}
    sheet = _printable(sheet_of(lesson, options.part).model_dump(mode="json"), missing)
    template = resources.files("generator.present.formats") / "sheet.typ"
    with resources.as_file(template) as source, resources.as_file(glyphs.folder()) as fonts:
        try:
            content = typst.compile(
                source,
                font_paths=[fonts],
                ignore_system_fonts=True,
                sys_inputs={
                    "sheet": json.dumps(sheet, ensure_ascii=False),
                    "paper": _PAPER[options.paper],
                    "large": "yes" if options.large_print else "no",
                },
                pdf_standards=["ua-1"],
                timestamp=0,
                format="pdf",
            )
        except typst.TypstError as error:
            raise RenderError(
                f"the PDF could not be made ({error})", remedy="export to html instead"
            ) from error
    return Rendered(content=content, notices=_notices(missing))


FORMAT = Format(
    name="pdf",
    title="Worksheet for printing (PDF, tagged)",
    suffix=".pdf",
    media_type="application/pdf",
    text=False,
    native=("choice", "text-entry", "hottext", "match", "order", "extended-text"),
    write=write,
)
