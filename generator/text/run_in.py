"""Pages copied as one line: the menu, the name and the time of publication that stand before the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.text.article import Role
from generator.text.blocks import Stretch
from generator.text.moments import publication_line

__all__ = ["parted"]

_MOMENT = re.compile(
    r"(?<=[|•·])\s*(?:(?:first )?(?:published|posted|updated)(?: on| at)?:?\s)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? (?:19|20)\d\d|[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d)"
    r"[,|]?\s(?:at )?\d{1,2}[:.]\d\d ?(?:[AaPp]\.?[Mm]\.?)?(?: ?\(?[A-Z]{2,4}\)?)?(?=\s)"
)
_PAGE = re.compile(r"[×☰]|\bADVERTISEMENT\b|\bJUST IN\b|\bRead More\b|\bHome\s+[>/»]|\b\d+ [Mm]ins? ago\b")
_STOP = re.compile(r"[^\W\d_]{3}[.!?]['\"”’]?\s")
_BUTTON = re.compile(r"(?:[xX×|•·\s-]|Share\b|Tweet\b)*\s")
_NAMED = 160
_STORY = 120


def parted(text: str, stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, Role | None]]:
    """*stretches*, with each of them cut around a time of publication that a story follows on the same line.

    Only what is short and has no sentence in it, or shows the marks of a page menu, is cut off; a menu comes
    with the role "furniture", everything else without one.

    >>> line = "Coast News Service | 3 May 2021 9:15 AM IST " + "The ferry ran again after long repairs. " * 4
    >>> [line[part.start : part.end][:25] for part, _ in parted(line, [Stretch(0, len(line.rstrip()), True)])]
    ['Coast News Service', '3 May 2021 9:15 AM IST', 'The ferry ran again after']
    """
    for stretch in stretches:
        found = _MOMENT.search(text, stretch.start, stretch.end)
        if found is None or not _is_head(text, stretch.start, found.start()):
            yield stretch, None
            continue
        first = found.start() + len(found[0]) - len(found[0].lstrip())
        story = found.end()
        button = _BUTTON.match(text, story, stretch.end)
        story = button.end() if button else story
        if stretch.end - story < _STORY or publication_line(text[first : found.end()]) is None:
            yield stretch, None
            continue
        head = found.start()
        while head > stretch.start and (text[head - 1].isspace() or text[head - 1] in "|•·"):
            head -= 1
        if head > stretch.start:
            menu = _PAGE.search(text, stretch.start, head) is not None
            yield Stretch(stretch.start, head, stretch.apart), "furniture" if menu else None
        yield Stretch(first, found.end(), False), None
        yield Stretch(story, stretch.end, False), None


def _is_head(text: str, start: int, end: int) -> bool:
    short = end - start <= _NAMED and not _STOP.search(text, start, end)
    return short or _PAGE.search(text, start, end) is not None
