"""HTML and XML for question banks: escaping, prompts, and what is said about an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from generator.exercises.model import Feedback, Match, Order
from generator.present.questions import Chapter, Question, one_line, paragraphs

__all__ = ["article_html", "block", "cdata", "parts_why", "prompt_html", "text", "why_html"]

_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAGS = {"headline": "h3", "subhead": "h4"}


def text(words: str) -> str:
    """*words* as HTML or XML text. Quotation marks stay as they are.

    An ampersand that looks like the beginning of an entity becomes a numeric one, so that no reader takes the
    text to be escaped already.

    >>> text('AT&T <said> "no" &amp;')
    'AT&amp;T &lt;said&gt; "no" &#38;amp;'
    """
    return escape(_ENTITY.sub("\0", words), quote=False).replace("\0", "&#38;")


def cdata(markup: str) -> str:
    """*markup* as an XML CDATA section; what would end it is cut in two.

    >>> cdata("a]]>b")
    '<![CDATA[a]]]]><![CDATA[>b]]>'
    """
    return f"<![CDATA[{markup.replace(']]>', ']]]]><![CDATA[>')}]]>"


def block(words: str, tag: str = "p") -> str:
    """*words* as a block of HTML that takes its direction from its own letters."""
    return f'<{tag} dir="auto">{text(words)}</{tag}>'


def prompt_html(question: Question, *, passage: bool = True) -> str:
    """What is read before answering: the passage, the rule of the exercise, and the stem."""
    out = []
    if passage and question.passage:
        out.append(f"<blockquote>{''.join(block(words) for words in question.passage)}</blockquote>")
    if question.entry.criterion:
        out.append(f'<p dir="auto"><em>{text(one_line(question.entry.criterion))}</em></p>')
    out += [block(line) for line in paragraphs(question.item.stem)]
    return "".join(out)


def article_html(chapter: Chapter) -> str:
    """The whole article, what is said before it, and where it comes from; "" where it is not at hand."""
    if not chapter.article:
        return ""
    out = [block(chapter.source.content_note)] if chapter.source.content_note else []
    out += [block(words, _TAGS.get(role, "p")) for role, words in chapter.article]
    out += [block(words) for words in chapter.about]
    out += [block(f"{title}: {told}") for title, told in chapter.instructions if told]
    return "".join(out)


def why_html(question: Question, more: Iterable[str] = ()) -> str:
    """What proves the key, for after the answer."""
    return "".join(block(words) for words in (*parts_why(question), *more, *question.why))


def _reason(feedback: Feedback) -> str:
    return " ".join(part for part in (feedback.rule, feedback.quoted_words) if part)


def parts_why(question: Question) -> Iterator[str]:
    """For each row or card: what is right, and why. Nothing for other interactions."""
    interaction = question.item.interaction
    if isinstance(interaction, Match):
        names = {target.id: target.text for target in interaction.targets}
        for row in interaction.rows:
            yield f"{one_line(row.text)} → {names[row.key]}. {_reason(row.answer(row.key).feedback)}"
    elif isinstance(interaction, Order):
        cards = {card.id: card for card in interaction.cards}
        for number, name in enumerate(interaction.solution(), 1):
            when = f" ({cards[name].when})" if cards[name].when else ""
            yield f"{number}. {one_line(cards[name].text)}{when}"
