"""A teacher's session: the article, what was found in it, and every state the draft has been in."""

from __future__ import annotations

from generator.annotations.model import AnnotationSet
from generator.app.draft import Draft, Settings, begin, recompose
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

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._states[-1]

    @property
    def can_undo(self) -> bool:
        """Whether anything was changed."""
        return len(self._states) > 1

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
