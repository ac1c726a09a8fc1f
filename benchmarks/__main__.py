"""``python -m benchmarks``: articles per second on one core, stage by stage, beside other libraries.

The articles are the built-in lessons', cut or repeated to about 300 words each, so that anybody can run this.
Every stage reads the same articles in the same run; compare the ratios, not the seconds, between machines.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.annotations.annotate import annotate
from generator.annotations.annotators import attributions, loaded_wording, names, quantities, timexes
from generator.annotations.reading import Reading
from generator.lesson import compose
from generator.present.render import render
from generator.text import read_text
from generator.text.article import Article

LESSONS = Path(__file__).parents[1] / "lessons"
WORDS = 300
LONGER = 450
ROUNDS = 3


def articles() -> list[str]:
    """The texts to read, each of about `WORDS` words."""
    texts: list[str] = []
    for path in sorted(LESSONS.glob("*/article.txt")):
        paragraphs = path.read_text("utf-8").split("\n\n")
        for turn in range(10):
            turned = paragraphs[:1] + paragraphs[1 + turn :] + paragraphs[1 : 1 + turn]
            text, count = [], 0
            for paragraph in turned * 2:
                if count >= WORDS:
                    break
                text.append(paragraph)
                count += len(paragraph.split())
            texts.append("\n\n".join(text))
    return texts


def longer_articles() -> list[str]:
    """Texts of about `LONGER` words in which nothing comes twice: an article, and paragraphs of another."""
    stories = [path.read_text("utf-8").split("\n\n") for path in sorted(LESSONS.glob("*/article.txt"))]
    texts: list[str] = []
    for place, story in enumerate(stories):
        text, more = list(story), stories[(place + 1) % len(stories)][2:]
        while more and sum(len(paragraph.split()) for paragraph in text) < LONGER:
            text.append(more.pop(0))
        texts.append("\n\n".join(text))
    return texts


def rate(run: Callable[[int], object], count: int) -> float:
    """Calls per second of CPU time, the best of some rounds over all articles."""
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        for index in range(count):
            run(index)
        best = max(best, count / max(time.process_time() - start, 1e-9))
    return best


def _stages(texts: Sequence[str], read: Sequence[Article]) -> list[tuple[str, Callable[[int], object]]]:
    readings = [Reading(article) for article in read]
    named = [names.find(reading) for reading in readings]
    times = [timexes.find(reading) for reading in readings]
    return [
        ("read_text: blocks and sentences", lambda i: read_text(texts[i])),
        ("names", lambda i: names.find(Reading(read[i]))),
        ("times", lambda i: timexes.find(Reading(read[i]))),
        ("quantities", lambda i: quantities.find(Reading(read[i]), times[i])),
        ("times and quantities", lambda i: (lambda r: quantities.find(r, timexes.find(r)))(Reading(read[i]))),
        ("attributions", lambda i: attributions.find(Reading(read[i]), named[i])),
        ("loaded wording", lambda i: loaded_wording.find(Reading(read[i]), named[i])),
        ("reading: text to annotations", lambda i: annotate(read_text(texts[i]))),
        ("lesson: text to exercises", lambda i: compose(read_text(texts[i]))),
    ]


def _peers(texts: Sequence[str]) -> list[tuple[str, Callable[[int], object]]]:
    marks = re.compile(r'"[^"]+"|“[^”]+”')
    peers: list[tuple[str, Callable[[int], object]]] = [
        ("peer: text between quotation marks (one regex)", lambda i: marks.findall(texts[i])),
    ]
    try:
        from dateparser.search import search_dates
    except ImportError:
        print('dateparser is not installed: pip install -e ".[bench]" puts it beside ours', file=sys.stderr)
    else:
        peers.append(("peer: dateparser search_dates", lambda i: search_dates(texts[i], languages=["en"])))
    return peers


def _growth() -> None:
    """Time for one article ten times as long, as a ratio: 10 is linear."""
    base = "\n\n".join(articles()[:10])
    seconds = []
    for text in (base, base * 10):
        rounds = []
        for _ in range(ROUNDS):
            start = time.process_time()
            annotate(read_text(text))
            rounds.append(time.process_time() - start)
        seconds.append(min(rounds))
    print(f"\n{'text ten times as long takes':<50}{seconds[1] / seconds[0]:>9.1f} times as long")


def main() -> None:
    """Prints the tables."""
    texts = articles()
    read = [read_text(text) for text in texts]
    stages = _stages(texts, read)
    rates = [(name, rate(run, len(texts))) for name, run in stages]
    rates += [(name, rate(run, min(len(texts), 10))) for name, run in _peers(texts)]
    whole = dict(rates)["reading: text to annotations"]
    longer = longer_articles()
    rates.append((f"lesson from {LONGER} words", rate(lambda i: compose(read_text(longer[i])), len(longer))))
    print(f"{len(texts)} articles of about {WORDS} words, one core\n")
    print(f"{'stage':<50}{'per second':>12}{'against whole reading':>24}")
    for name, value in rates:
        print(f"{name:<50}{value:>12,.0f}{value / whole:>23.2f}×")
    _growth()
    lesson = compose(read[0])
    print(f"\n{'format':<50}{'lessons per second':>20}")
    for form in ("jsonl", "html", "pdf"):
        print(f"{form:<50}{rate(lambda _, form=form: render(lesson, form), 3):>20,.1f}")  # type: ignore[misc]


if __name__ == "__main__":
    main()
