"""The "Key: value" lines that some texts carry at the top."""

from __future__ import annotations

import re

from generator.text.article import Role
from generator.text.blocks import Stretch
from generator.text.moments import publication_line
from generator.text.part import Part

__all__ = ["fields"]

_FIELD = re.compile(
    r"(title|headline|published(?: on| at)?|date(?: published)?|updated|last updated|source|publisher|site|"
    r"author|authors|byline|by|url|link|licen[cs]e|copyright|section|category|language|lang|tags|keywords|location|place|"
    r"dateline|standfirst|subtitle|description|summary)[ \t]*:(?!//)[ \t]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?<=\w)[ \t]+(https?://\S+)$", re.MULTILINE)


def fields(text: str, found: list[Stretch]) -> tuple[list[Part], list[Stretch]]:
    """The "Key: value" lines at the top as parts, and the blocks below them."""
    result: list[Part] = []
    count = 0
    fenced = bool(found) and text[found[0].start : found[0].end] == "---"
    for index, stretch in enumerate(found):
        line = text[stretch.start : stretch.end]
        if fenced and line == "---":
            result.append(Part(stretch.start, stretch.end, "furniture", line))
            if index:
                return result, found[index + 1 :]
            continue
        if index and stretch.apart and not fenced:
            break
        match = _FIELD.match(line)
        if not match or match.end() == len(line):
            return [], found
        key = match[1].lower()
        role: Role = "furniture"
        if key in ("title", "headline") and not any(part.role == "headline" for part in result):
            role = "headline"
        elif key in ("standfirst", "subtitle"):
            role = "standfirst"
        elif key in ("author", "authors", "byline", "by"):
            role = "byline"
        elif key.startswith(("published", "date", "updated", "last updated")) and key != "dateline":
            stated = publication_line(line)
            result.append(Part(stretch.start, stretch.end, "publication", line, published=stated))
            count += 1
            continue
        start = stretch.start + match.end()
        address = _ADDRESS.search(text, start, stretch.end) if role == "headline" else None
        stop = address.start() if address else stretch.end
        result.append(Part(start, stop, role, text[start:stop]))
        if address:
            first = address.start(1)
            result.append(Part(first, stretch.end, "furniture", text[first : stretch.end]))
        count += 1
    if (count >= 2 and len(found) > count) or (
        count == 1 and result[0].role == "headline" and len(found) > 1
    ):
        return result, found[count:]
    return [], found
