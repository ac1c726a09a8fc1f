"""From a lesson to the bytes of a file."""

from __future__ import annotations

from collections.abc import Iterable

from generator.bank import Bank
from generator.errors import RenderError
from generator.lesson import Lesson
from generator.present.discover import find_format
from generator.present.format import Options, Paper, PartName, Rendered
from generator.text.article import Article

__all__ = ["render", "render_bank", "render_with_notices"]


def render_with_notices(
    lesson: Lesson,
    to: str,
    *,
    part: PartName = "all",
    paper: Paper = "a4",
    large_print: bool = False,
    modified: int | None = None,
) -> Rendered:
    """*lesson* as a file of the format *to*, and what the format could not carry as it is.

    The same lesson and options give the same bytes on every machine. With ``part="pupil"`` the file holds
    nothing of the key. *modified* (seconds since 1970) is the time of the export, which Anki wants. Raises
    UnknownNameError for a format that does not exist, RenderError for a file that cannot be made.
    """
    form = find_format(to)
    if part not in form.parts:
        what = f"a file for {to} always holds questions and key"
        raise RenderError(what, remedy="for pupils, export to pdf or html with the part “pupil”")
    return form.write(lesson, Options(part=part, paper=paper, large_print=large_print, modified=modified))


def render(
    lesson: Lesson,
    to: str,
    *,
    part: PartName = "all",
    paper: Paper = "a4",
    large_print: bool = False,
    modified: int | None = None,
) -> bytes:
    """The bytes alone of `render_with_notices`."""
    return render_with_notices(
        lesson, to, part=part, paper=paper, large_print=large_print, modified=modified
    ).content


def render_bank(
    bank: Bank, to: str, *, articles: Iterable[Article] = (), modified: int | None = None
) -> Rendered:
    """A bank of many lessons as one file of the format *to*, and what the format could not carry as it is.

    The whole articles stand in the file where *articles* has them; the passages of the questions always do.
    Raises RenderError for a format that holds one lesson only, UnknownNameError for one that does not exist.

    >>> from generator.bank import Bank
    >>> render_bank(Bank(), "pdf")
    Traceback (most recent call last):
        ...
    generator.errors.RenderError: a pdf file holds one lesson; export the lessons one by one
    """
    form = find_format(to)
    if form.write_bank is None:
        raise RenderError(f"a {to} file holds one lesson", remedy="export the lessons one by one")
    return form.write_bank(bank, articles, Options(modified=modified))
