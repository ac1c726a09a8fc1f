"""From a lesson to the bytes of a file."""

from __future__ import annotations

from collections.abc import Iterable

from generator.bank import Bank
from generator.errors import RenderError
from generator.exercises.feedback import clip
from generator.lesson import Lesson
from generator.present.discover import find_format
from generator.present.format import Format, Notice, Options, Paper, PartName, Rendered
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
    made = form.write(lesson, Options(part=part, paper=paper, large_print=large_print, modified=modified))
    return _with_care(form, made, [lesson.title] if lesson.content_note else [])


_NO_GAME = (
    "a game with a ranking does not suit it, so each question has all the time there is; "
    "a sheet or a quiz without a clock suits it better"
)


def _with_care(form: Format, made: Rendered, grave: Iterable[str]) -> Rendered:
    """*made*, with a notice for each of the *grave* titles where the format is a game."""
    if not form.game:
        return made
    notices = tuple(
        Notice(what=f"“{clip(title, 12) or 'this article'}” has a content note: {_NO_GAME}")
        for title in dict.fromkeys(grave)
    )
    return made.model_copy(update={"notices": (*notices, *made.notices)})


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
    grave = (entry.source.title for entry in bank.entries if entry.source.content_note)
    return _with_care(form, form.write_bank(bank, articles, Options(modified=modified)), grave)
