"""From a lesson to the bytes of a file."""

from __future__ import annotations

from generator.lesson import Lesson
from generator.present.discover import find_format
from generator.present.format import Options, Paper, PartName, Rendered

__all__ = ["render", "render_with_notices"]


def render_with_notices(
    lesson: Lesson,
    to: str,
    *,
    part: PartName = "all",
    paper: Paper = "a4",
    large_print: bool = False,
) -> Rendered:
    """*lesson* as a file of the format *to*, and what the format could not carry as it is.

    The same lesson and options give the same bytes on every machine. With ``part="pupil"`` the file holds
    nothing of the key. Raises UnknownNameError for a format that does not exist, RenderError for a file that
    cannot be made.
    """
    return find_format(to).write(lesson, Options(part=part, paper=paper, large_print=large_print))


def render(
    lesson: Lesson,
    to: str,
    *,
    part: PartName = "all",
    paper: Paper = "a4",
    large_print: bool = False,
) -> bytes:
    """The bytes alone of `render_with_notices`."""
    return render_with_notices(lesson, to, part=part, paper=paper, large_print=large_print).content
