"""From a function that writes a bank to one that writes a lesson."""

from __future__ import annotations

from generator.bank import Bank
from generator.lesson import Lesson
from generator.present.format import Options, Rendered, Write, WriteBank

__all__ = ["lesson_writer"]


def lesson_writer(write_bank: WriteBank) -> Write:
    """Writes the questions of one lesson, with its article."""

    def write(lesson: Lesson, options: Options) -> Rendered:
        return write_bank(Bank.of([lesson]), [lesson.article], options)

    return write
