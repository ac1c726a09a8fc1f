"""``python -m benchmarks.banks [LESSONS]``: seconds per lesson to write a bank of many, format by format.

The lessons are made from the built-in articles, their paragraphs turned about: anybody can run this.
"""

from __future__ import annotations

import sys
import time

from benchmarks.__main__ import articles
from generator.bank import Bank
from generator.lesson import compose
from generator.present.discover import formats
from generator.present.render import render, render_bank
from generator.text import read_text

PRINTED = 5
"""Formats that hold one lesson a file are timed on so many lessons."""


def main(count: int = 100) -> None:
    """Prints a line for each format."""
    texts = articles()
    turns = [(texts[n % len(texts)], str(n // len(texts))) for n in range(count)]
    start = time.process_time()
    lessons = [compose(read_text(text), seed=seed) for text, seed in turns]
    print(f"{count} lessons made: {(time.process_time() - start) / count:.3f} s each")
    bank = Bank.of(lessons)
    start = time.process_time()
    alike = len(bank.near_duplicates())
    print(
        f"{len(bank)} questions, {alike} of them near duplicates: {time.process_time() - start:.2f} s in all"
    )
    for form in formats():
        start = time.process_time()
        if form.write_bank is None:
            chosen = lessons[:PRINTED]
            size = sum(len(render(lesson, form.name)) for lesson in chosen)
        else:
            chosen = lessons
            found = render_bank(bank, form.name, articles=[lesson.article for lesson in lessons], modified=0)
            size = len(found.content)
        spent = (time.process_time() - start) / len(chosen)
        print(f"{form.name:15} {spent:.4f} s a lesson {size / len(chosen) / 1000:8.1f} kB a lesson")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
