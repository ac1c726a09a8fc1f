"""A teacher's session: the article, what was found in it, and every state the draft has been in."""

from __future__ import annotations

from itertools import pairwise

from generator.annotations.model import AnnotationSet
from generator.app.draft import Draft, Settings, begin, queue, read, recompose
from generator.lesson import Lesson, Quality, quality
from generator.text.article import Article

__all__ = ["Desk"]


class Desk:
    """Holds the draft; `change` makes a new state, `undo` goes back to the one before."""

    def __init__(self, article: Article, annotations: AnnotationSet, settings: Settings) -> None:
        self.article = article
        self.annotations = annotations
        self._states = [begin(annotations, settings)]
        self.place = 0
        self.problem = ""
        self.note = ""
        self._counted: tuple[Lesson, Quality] | None = None

    @property
    def found(self) -> AnnotationSet:
        """What was found, as the teacher corrected it."""
        return read(self.annotations, self.draft.settings)

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._states[-1]

    @property
    def rounds(self) -> int:
        """How often the settings were changed on the way to the present draft."""
        return sum(one.settings != other.settings for one, other in pairwise(self._states))

    @property
    def can_undo(self) -> bool:
        """Whether anything was changed."""
        return len(self._states) > 1

    def quality(self) -> Quality:
        """What can be counted about the present questions; counted once for each state of them."""
        lesson = self.draft.lesson
        if self._counted is None or self._counted[0] is not lesson:
            self._counted = lesson, quality(lesson)
        return self._counted[1]

    def change(self, draft: Draft) -> None:
        """Makes *draft* the present one."""
        self._states.append(draft)

    def undo(self) -> None:
        """Takes the last change back."""
        if self.can_undo:
            self._states.pop()

    def recompose(self, settings: Settings) -> None:
        """Makes the exercises anew with other settings."""
        self.change(recompose(self.draft, self.annotations, settings))
        self.place = 0

    def correct(self, settings: Settings) -> None:
        """Makes the exercises anew with other facts, stays at the question, and notes what has changed."""
        before = self.draft
        here = [item.id for _, item in queue(before)][self.place : self.place + 1]
        self.change(recompose(before, self.annotations, settings))
        ids = [item.id for _, item in queue(self.draft)]
        self.place = ids.index(here[0]) if here and here[0] in ids else min(self.place, max(0, len(ids) - 1))
        self.note = _difference(before, self.draft)


def _difference(before: Draft, after: Draft) -> str:
    """What making anew did, in a sentence."""
    old, new = {item.id: item for item in before.items}, {item.id: item for item in after.items}
    counts = (
        (sum(new[name] != old[name] for name in old.keys() & new.keys()), "changed"),
        (len(old.keys() - new.keys()), "left out"),
        (len(new.keys() - old.keys()), "new"),
    )
    said = [f"{count} {'question' if count == 1 else 'questions'} {what}" for count, what in counts if count]
    return f"The exercises were made anew: {'; '.join(said) if said else 'no question has changed'}."
