"""The article as HTML: every character as written, paragraphs numbered, stretches highlighted."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from generator.text.article import Article, Block
from generator.text.span import Span

__all__ = ["Highlight", "article_html", "excerpt_html"]

_TAGS = {"headline": "h2", "standfirst": "p", "subhead": "h3"}


class Highlight(NamedTuple):
    """A stretch to show, the CSS classes it gets, and what it is, for the tooltip and for screen readers."""

    span: Span
    css: str
    note: str = ""


def _marked(text: str, start: int, end: int, highlights: Sequence[Highlight]) -> str:
    """``text[start:end]`` escaped, with highlights; a stretch under several gets all their classes."""
    inside = [h for h in highlights if h.span.start < end and h.span.end > start]
    edges = sorted(
        {start, end, *(min(max(e, start), end) for h in inside for e in (h.span.start, h.span.end))}
    )
    out: list[str] = []
    for left, right in pairwise(edges):
        here = [h for h in inside if h.span.start <= left and right <= h.span.end]
        piece = escape(text[left:right])
        if here:
            notes = "; ".join(dict.fromkeys(h.note for h in here if h.note))
            title = f' title="{escape(notes, quote=True)}"' if notes else ""
            out.append(f'<mark class="{" ".join(dict.fromkeys(h.css for h in here))}"{title}>{piece}</mark>')
        else:
            out.append(piece)
    return "".join(out)


def _block(article: Article, block: Block, number: int | None, highlights: Sequence[Highlight]) -> str:
    tag = _TAGS.get(block.role, "p")
    inner = _marked(article.text, block.span.start, block.span.end, highlights)
    label = (
        f'<span class="paragraph-number" aria-label="Paragraph {number}">{number}</span>' if number else ""
    )
    return f'<{tag} class="{block.role}">{label}{inner}</{tag}>'


def article_html(article: Article, highlights: Sequence[Highlight] = ()) -> str:
    """The whole article, escaped; page furniture stands apart in a folded list.

    >>> from generator import read_text
    >>> html = article_html(read_text("A <b>bold</b> claim of $1.2bn was made."))
    >>> "A &lt;b&gt;bold&lt;/b&gt; claim of $1.2bn" in html
    True
    """
    out: list[str] = []
    furniture: list[str] = []
    number = 0
    for block in article.blocks:
        if block.role == "furniture":
            furniture.append(f"<li>{escape(block.span.text)}</li>")
            continue
        number += block.role == "paragraph"
        out.append(_block(article, block, number if block.role == "paragraph" else None, highlights))
    aside = ""
    if furniture:
        aside = (
            "<details><summary>Also on the page, not part of the story</summary>"
            f"<ul>{''.join(furniture)}</ul></details>"
        )
    return f'<article class="copydesk-article" dir="auto">{"".join(out)}{aside}</article>'


def excerpt_html(article: Article, spans: Sequence[Span]) -> str:
    """The sentences that hold *spans*, each with its paragraph number, the spans highlighted."""
    numbers: dict[int, int] = {}
    for index, block in enumerate(article.blocks):
        if block.role == "paragraph":
            numbers[index] = len(numbers) + 1
    shown: list[str] = []
    seen: set[int] = set()
    highlights = [Highlight(span, "proof") for span in spans]
    for span in sorted(spans, key=lambda s: s.start):
        sentence = article.sentence_at(span.start)
        if sentence is None:
            if span.start not in seen:
                seen.add(span.start)
                shown.append(f"<p>{_marked(article.text, span.start, span.end, highlights)}</p>")
            continue
        if sentence.span.start in seen:
            continue
        seen.add(sentence.span.start)
        where = numbers.get(sentence.paragraph)
        label = f"Paragraph {where}" if where else sentence.role.capitalize()
        end = max(sentence.span.end, span.end)
        inner = _marked(article.text, sentence.span.start, end, highlights)
        shown.append(f'<p><span class="where">{label}</span> {inner}</p>')
    return f'<blockquote class="copydesk-proof" dir="auto">{"".join(shown)}</blockquote>'
