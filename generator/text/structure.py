"""What each block of a news text is: headline, standfirst, subhead, paragraph, caption, furniture."""

from __future__ import annotations

import re

from generator.text.article import Role
from generator.text.blocks import Stretch, continues, joined, lines_of
from generator.text.fields import fields
from generator.text.furniture import line_role
from generator.text.moments import publication_line
from generator.text.part import Part
from generator.text.run_in import parted
from generator.text.side_lines import is_byline, links_out

__all__ = ["parts"]

_STOPPED = re.compile(r"[.!?…;:,]['\"”’»)\]]*$")
_NOT_CONTINUED = (
    "by ",
    "photo",
    "image",
    "pic",
    "updated",
    "published",
    "posted",
    "share",
    "read ",
    "www.",
    "http",
)
_BULLET = re.compile(r"[-•·*▪◦‣][ \t]+")
_DESK = re.compile(
    r"(?:[A-Z][\w.'’&-]*\s){0,4}(?:Staff|Desk|Bureau|Correspondent|Reporter|Agencies|News Service|Web Desk|"
    r"News Desk|Staff Writer|Press|PTI|ANI|IANS|UNI|AFP|AP|Reuters|Xinhua|Bloomberg|Press Trust of India|"
    r"Associated Press)(?:[ ,|/]+(?:in )?[A-Z][\w.'’-]*){0,3}"
)
_NAME_LINE = re.compile(
    r"[A-Z][a-zà-ÿ'’.-]*[A-Za-z'’.]*(?:\s(?:[A-Z][\w.'’-]*|de|van|der|von|al|bin|and|&)){1,5}"
    r"(?:,? (?:in|at) [A-Z]\w+(?: [A-Z]\w+)?)?"
)
_DATELINE = re.compile(
    r"(?:[A-Z][\w.’'-]+(?:[ ,/]+[A-Z][\w.’'-]+){0,4})(?:,? ?(?:\d{1,2} )?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? ?\d{0,2})?"
    r"(?: ?\([A-Z][\w. /]{1,20}\))?\s?[:–—-]"
)


def parts(text: str) -> list[Part]:
    """The blocks of *text* with their roles, in order. Every character but white space is in one of them,
    except the names of metadata fields ("Title:") at the top.
    """
    result, rest = fields(text, lines_of(text))
    headed = any(part.role == "headline" for part in result)
    title = next((part.line for part in result if part.role == "headline"), None)
    blocks: list[Part] = []
    for stretch, known in parted(text, joined(text, rest)):
        line = text[stretch.start : stretch.end]
        role: Role | None = known or (line_role(line) if len(line) <= 600 else None)
        stated = publication_line(line) if role != "caption" else None
        if stated:
            role = "publication"
        if title is not None and line == title:
            role = "furniture"
        blocks.append(Part(stretch.start, stretch.end, role, line, stretch.apart, stated))
    _unlabelled_dates(blocks)
    blocks = _mended(text, blocks, headed=headed)
    links_out(blocks)
    _name_roles(blocks, headed=headed)
    return result + blocks


def _mended(text: str, blocks: list[Part], *, headed: bool) -> list[Part]:
    """*blocks* with sentences that were broken over lines (at a link, in a narrow column) put together."""
    result: list[Part] = []
    opened = headed
    for part in blocks:
        before = result[-1] if result else None
        if (
            before is not None
            and before.role is None
            and (
                part.role is None
                or (part.role == "furniture" and not any(char.isalnum() for char in part.line))
            )
            and (opened or len(before.line) > 120)
            and not part.line.startswith(_NOT_CONTINUED)
            and (len(before.line) >= 20 or before.line[0] in "“\"‘'")
            and continues(text, Stretch(before.start, before.end, True), Stretch(part.start, part.end, True))
        ):
            result[-1] = Part(before.start, part.end, None, text[before.start : part.end], before.apart)
            continue
        opened = opened or (before is not None and before.role is None)
        result.append(part)
    return result


def _unlabelled_dates(blocks: list[Part]) -> None:
    """A bare date is a publication line above the first paragraph and below the last, not between; a bare
    date with the time of day belongs to the page anywhere.
    """
    prose = [index for index, part in enumerate(blocks) if part.role is None and part.prose]
    for index, part in enumerate(blocks):
        if (
            part.published
            and not part.published.labelled
            and prose
            and prose[0] < index < prose[-1]
            and index > 6
        ):
            clock = any(moment.clock is not None for moment in part.published.moments)
            part.role, part.published = ("furniture" if clock else None), None


def _name_roles(blocks: list[Part], *, headed: bool) -> None:
    open_ = [part for part in blocks if part.role is None]
    if not open_:
        for part in blocks:
            if part.role == "furniture" and part.words >= 4:
                part.role = "paragraph"
        if blocks and not any(part.role == "paragraph" for part in blocks):
            best = max(blocks, key=lambda part: len(part.line))
            best.role = "paragraph"
        return
    if len(open_) == 1 and not headed:
        open_[0].role = "paragraph"
        return
    lead = _head(blocks, open_, headed=headed)
    _body(blocks, lead)


def _head(blocks: list[Part], open_: list[Part], *, headed: bool) -> int:
    """Names headline, standfirst, byline and dateline; returns the index of the first paragraph."""
    rest = list(open_)
    while len(rest) > 1 and not rest[0].prose and is_byline(rest[0].line):
        rest.pop(0).role = "byline"
    if not headed and not rest[0].prose:
        first = rest.pop(0)
        if first.words <= 2 and rest and not rest[0].prose and 4 <= rest[0].words <= 30 and len(rest) > 1:
            first.role = "furniture"  # a label over the headline
            first = rest.pop(0)
        first.role = "headline"
        headed = True
    elif not headed and _headline_with_stop(rest):
        rest.pop(0).role = "headline"
        headed = True
    standfirst_seen = not headed
    while len(rest) > 1:
        part = rest[0]
        if not part.prose and (is_byline(part.line) or _DESK.fullmatch(part.line)):
            part.role = "byline"
        elif not part.prose and _DATELINE.fullmatch(part.line):
            part.role = "dateline"
        elif (
            not part.prose
            and headed
            and _NAME_LINE.fullmatch(part.line)
            and rest[1].prose
            and part.words <= 6
        ):
            part.role = "byline"
        elif not part.prose and _BULLET.match(part.line) and part.words <= 5:
            part.role = "furniture"
        elif not standfirst_seen and _is_standfirst(blocks, rest):
            part.role = "standfirst"
            standfirst_seen = True
        elif not standfirst_seen and not part.prose and part.words <= 3 and rest[1].role is None:
            part.role = "furniture"
        else:
            break
        rest.pop(0)
    return blocks.index(rest[0])


def _headline_with_stop(rest: list[Part]) -> bool:
    """Whether the first block is a short headline that ends in a question or exclamation mark."""
    first = rest[0]
    return first.line[-1] in "?!" and first.words <= 16 and len(rest) > 1 and rest[1].prose


def _is_standfirst(blocks: list[Part], rest: list[Part]) -> bool:
    part, after = rest[0], rest[1]
    if not part.prose:
        return part.words >= 5 and part.line[-1:] not in ",:;"
    if part.words > 70:
        return False
    here, there = blocks.index(part), blocks.index(after)
    between = [block.role for block in blocks[here + 1 : there]]
    bylined = not after.prose and (
        is_byline(after.line) or _DESK.fullmatch(after.line) or bool(_BULLET.match(after.line))
    )
    if bylined or "publication" in between or "byline" in between:
        return len(rest) > 2 or not bylined
    return (
        bool(between)
        and all(role == "furniture" for role in between)
        and _label_like(blocks[here + 1 : there])
    )


def _label_like(between: list[Part]) -> bool:
    """Whether furniture belongs under a headline (section, reading time, sharing), not between paragraphs."""
    return all(
        part.words <= 6 and not part.line.lower().startswith(("adv", "also", "read more", "subs"))
        for part in between
    )


def _body(blocks: list[Part], lead: int) -> None:
    body = [part for part in blocks[lead:] if part.role is None]
    for part in blocks[:lead]:
        if part.role is None:
            part.role = "furniture"
    last_prose = max((index for index, part in enumerate(body) if part.prose), default=-1)
    run: list[Part] = []
    for index, part in enumerate(body):
        if is_byline(part.line):
            part.role = "byline"
        elif part.prose or _BULLET.match(part.line):
            _close_run(run, followed=True)
            run = []
            part.role = "paragraph"
        elif index > last_prose >= 0:
            ended = _STOPPED.search(part.line)
            part.role = "paragraph" if part.words >= 7 or (ended and part.words > 2) else "furniture"
        else:
            run.append(part)
    _close_run(run, followed=False)


def _close_run(run: list[Part], *, followed: bool) -> None:
    """Roles for blocks without a stop that stand together: before a paragraph they are subheads,
    three or more of them a list of the page."""
    listed = len(run) > 2
    for part in run:
        short = part.words <= 14 and len(part.line) <= 100
        plain = short and not _STOPPED.search(part.line) and not part.line[0].islower()
        if plain and followed and not listed and part.line[0] not in "-—–~":
            part.role = "subhead"
        elif plain and listed and part.words <= 8:
            part.role = "furniture"
        else:
            part.role = "paragraph"
