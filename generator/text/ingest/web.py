"""Saved web pages (HTML), made into text. Nothing is fetched."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from datetime import date, datetime

from generator.errors import EmptyArticleError
from generator.text.article import Question

__all__ = ["Page", "html_page"]

_LD_JSON = re.compile(
    r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>(.*?)</script", re.IGNORECASE | re.DOTALL
)
_META = re.compile(r"<meta\s[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TIME = re.compile(r"<time\b[^>]{0,500}?\bdatetime\s*=\s*[\"']([^\"']{8,40})[\"']", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time", "datepublished", "date", "pubdate", "publish-date", "parsely-pub-date",
    "dc.date", "dc.date.issued", "sailthru.date", "article.published", "publishdate", "og:published_time",
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """What a page gives: the text of its article, and what it says about itself."""

    text: str
    published: datetime | date | None
    source: str | None
    questions: tuple[Question, ...]


def html_page(markup: str, where: str = "") -> Page:
    """The article of a web page: headline, author and body as text, date and site beside it.

    Raises EmptyArticleError where no article is found in the page.
    """
    from trafilatura import bare_extraction

    found = bare_extraction(
        markup,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
    )
    body = (found.text or "").strip() if found is not None and not isinstance(found, dict) else ""
    if not body or found is None or isinstance(found, dict):
        raise EmptyArticleError(
            "no article was found in the page", where=where, remedy="copy the article's text and paste it"
        )
    title = (found.title or "").strip()
    lines = [line.strip() for line in body.split("\n")]
    top: list[str] = []
    if title and title not in lines[:2]:
        top.append(title)
    if found.author:
        top.append("By " + found.author.replace(";", ","))
    published = _published(markup) or _moment(found.date or "")
    question = Question(
        about="extraction",
        text="The article was taken out of a web page: compare its beginning and its end with the page.",
    )
    source = found.sitename or found.hostname or None
    return Page("\n\n".join(top + [line for line in lines if line]), published, source, (question,))


def _published(markup: str) -> datetime | date | None:
    """The date of publication in the page's own data: JSON-LD, then meta tags, then the first <time>."""
    for block in _LD_JSON.findall(markup):
        try:
            moment = _in_json(json.loads(block), 0)
        except (ValueError, RecursionError):
            continue
        if moment:
            return moment
    for tag in _META.findall(markup[:500_000]):
        fields = {name.lower(): html.unescape(a or b) for name, a, b in _ATTRIBUTE.findall(tag)}
        key = (fields.get("property") or fields.get("name") or fields.get("itemprop") or "").lower()
        if key in _PUBLISHED and (moment := _moment(fields.get("content", ""))):
            return moment
    time = _TIME.search(markup)
    return _moment(time[1]) if time else None


def _in_json(value: object, depth: int) -> datetime | date | None:
    if depth > 8:
        return None
    if isinstance(value, dict):
        stamp = value.get("datePublished")
        if isinstance(stamp, str) and (moment := _moment(stamp)):
            return moment
        inner: list[object] = list(value.values())
    elif isinstance(value, list):
        inner = list(value)
    else:
        return None
    return next((moment for entry in inner if (moment := _in_json(entry, depth + 1))), None)


def _moment(stamp: str) -> datetime | date | None:
    try:
        return date.fromisoformat(stamp.strip())
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(stamp.strip())
    except ValueError:
        return None
