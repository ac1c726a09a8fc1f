"""``annotate``: what the program finds in an article."""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet, Attribution, Quantity
from generator.cli.annotate_lines import annotate_lines
from generator.cli.streams import BadArgumentError, article_of, write_text
from generator.text.span import Span

__all__ = ["listing", "run"]


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk annotate``."""
    if arguments.jsonl:
        if arguments.file != "-" or arguments.published or arguments.zone:
            raise BadArgumentError(
                "--jsonl reads stdin, with `published` in each line", remedy="leave the rest out"
            )
        out = sys.stdout.buffer
        for line in annotate_lines(sys.stdin.buffer):
            out.write(line)
            out.flush()
        return 0
    found = annotate(article_of(arguments.file, arguments))
    if arguments.json:
        write_text(found.model_dump_json(indent=1) + "\n", None)
    else:
        print("\n".join(listing(found)))
    return 0


class _Where:
    def __init__(self, text: str) -> None:
        self._starts = [0] + [index + 1 for index, character in enumerate(text) if character == "\n"]

    def __call__(self, span: Span) -> str:
        line = bisect_right(self._starts, span.start)
        return f"{line:>5}  {f'{span.start}-{span.end}':<12}"


def _quoted(span: Span, limit: int = 70) -> str:
    text = " ".join(span.text.split())
    return f"“{text}”" if len(text) <= limit else f"“{text[: limit - 1]}…”"


def _number(value: Decimal) -> str:
    return format(value, "f")


def _quantity(found: Quantity) -> str:
    value = _number(found.low) + (f" to {_number(found.high)}" if found.high is not None else "")
    parts = [found.modifier or "", value, found.unit or "", found.counted.text if found.counted else ""]
    return " ".join(part for part in parts if part)


def _attribution(found: Attribution) -> str:
    said = " … ".join(_quoted(part) for part in found.content)
    who = found.speaker or "no speaker"
    via = f", via {found.via.text}" if found.via else ""
    cue = f" ({found.cue.text})" if found.cue else ""
    return f"{found.mode}: {who}{cue}{via}: {said}"


def listing(found: AnnotationSet) -> Iterator[str]:
    """What was found, for reading: line of the text, offsets, words, meaning."""
    article, where = found.article, _Where(found.article.text)
    if article.headline:
        yield f"Headline   {' '.join(article.headline.text.split())}"
    yield f"Published  {article.published.isoformat() if article.published else 'not known'}"
    groups = (
        ("Names", [(n.span, f"{_quoted(n.span)}  {n.kind}: {n.canonical}") for n in found.names]),
        (
            "Times",
            [
                (t.span, f"{_quoted(t.span)}  {t.type} {t.value}" + (f" {t.mod}" if t.mod else ""))
                for t in found.timexes
            ],
        ),
        ("Quantities", [(q.span, f"{_quoted(q.span)}  {_quantity(q)}") for q in found.quantities]),
        (
            "Attributions",
            [(a.content[0] if a.content else a.span, _attribution(a)) for a in found.attributions],
        ),
        (
            "Loaded wording",
            [
                (
                    w.span,
                    f"{_quoted(w.span)}  {w.tier}, {w.category}"
                    + (f"; plainer: {w.neutral}" if w.neutral else "; can be left out")
                    + ("; in quotation marks" if found.quoted_at(w.span) else ""),
                )
                for w in found.loaded
            ],
        ),
    )
    for title, rows in groups:
        yield ""
        yield f"{title} ({len(rows)})"
        if rows:
            yield " line  characters"
        for span, words in rows:
            yield f"{where(span)}  {words}"
