"""Saved web pages (HTML), made into text. Nothing is fetched."""

from __future__ import annotations

import html
import json
import logging
import re
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from generator.errors import EmptyArticleError
from generator.text.article import Question

__all__ = ["Page", "html_page"]

_LD_JSON = re.compile(r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>", re.IGNORECASE)
_META = re.compile(r"<meta\s[^>]{0,600}>", re.IGNORECASE)
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

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
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
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    if title in lines[:2]:
        lines.remove(title)
    top = [title] if title else []
    data, meta = _data(markup), _meta(markup)
    author = (found.author or _author(data, meta)).replace(";", ",").strip()
    if author and not author.startswith("http"):
        top.append(author if author.lower().startswith("by ") else f"By {author}")
    published = _published(markup, data, meta) or _moment(found.date or "")
    question = Question(
        about="extraction",
        text="The article was taken out of a web page: compare its beginning and its end with the page.",
    )
    source = found.sitename or found.hostname or None
    return Page("\n\n".join(top + lines), published, source, (question,))


def _data(markup: str) -> list[object]:
    """What the page says about itself in JSON-LD (the first twenty blocks)."""
    found: list[object] = []
    for opening in islice(_LD_JSON.finditer(markup), 20):
        close = markup.find("</script", opening.end())
        try:
            found.append(json.loads(markup[opening.end() : close if close >= 0 else None]))
        except (ValueError, RecursionError):
            continue
    return found


def _meta(markup: str) -> dict[str, str]:
    """The page's meta tags by name, in lower case; the first of each name counts."""
    found: dict[str, str] = {}
    for tag in _META.findall(markup[:500_000]):
        fields = {name.lower(): html.unescape(a or b) for name, a, b in _ATTRIBUTE.findall(tag)}
        key = (fields.get("property") or fields.get("name") or fields.get("itemprop") or "").lower()
        if key and fields.get("content"):
            found.setdefault(key, fields["content"])
    return found


def _published(markup: str, data: list[object], meta: dict[str, str]) -> datetime | date | None:
    """The date of publication in the page's own data: JSON-LD, then meta tags, then the first <time>."""
    stamps = [stamp for stamp in _values(data, "datePublished", 0) if isinstance(stamp, str)]
    stamps += [meta[key] for key in _PUBLISHED if key in meta]
    time = _TIME.search(markup)
    if time:
        stamps.append(time[1])
    return next((moment for stamp in stamps if (moment := _moment(stamp))), None)


def _author(data: list[object], meta: dict[str, str]) -> str:
    """The names of the authors in the page's own data, or ""."""
    names = [name for value in _values(data, "author", 0)[:1] for name in _names(value)]
    return ", ".join(names) or meta.get("author", "")


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [value["name"]] if isinstance(value.get("name"), str) else []
    if isinstance(value, list):
        return [name for entry in value for name in _names(entry)]
    return []


def _values(value: object, key: str, depth: int) -> list[object]:
    """All values of *key* in JSON data, outermost first, eight levels deep."""
    inner: list[object] = []
    found: list[object] = []
    if depth > 8:
        return found
    if isinstance(value, dict):
        found = [value[key]] if key in value else []
        inner = list(value.values())
    elif isinstance(value, list):
        inner = list(value)
    return found + [entry for part in inner for entry in _values(part, key, depth + 1)]


def _moment(stamp: str) -> datetime | date | None:
    try:
        return date.fromisoformat(stamp.strip())
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(stamp.strip())
    except ValueError:
        return None
