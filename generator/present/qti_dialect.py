"""The two spellings of QTI: one tree of names, written as in 2.1 or as in 3.0."""

from __future__ import annotations

import re
from typing import Literal

from generator.present.markup import text

__all__ = ["Dialect", "Version"]

Version = Literal["2.1", "3.0"]

_NAMESPACES = {
    "2.1": "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "3.0": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
}
_CAPITAL = re.compile(r"[A-Z]")


def _kebab(name: str) -> str:
    return _CAPITAL.sub(lambda capital: f"-{capital[0].lower()}", name)


class Dialect:
    """One spelling of QTI: names as in 2.1, or with hyphens and prefixed as in 3.0."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.namespace = _NAMESPACES[version]

    def tag(self, name: str, content: str = "", **attributes: str) -> str:
        """An element of QTI with *content*, which is markup."""
        attributes = {key.rstrip("_"): value for key, value in attributes.items()}
        new = self.version == "3.0"
        shown = "".join(
            f' {_kebab(key) if new else key}="{text(value).replace(chr(34), "&quot;")}"'
            for key, value in attributes.items()
        )
        full = f"qti-{_kebab(name)}" if new else name
        return f"<{full}{shown}>{content}</{full}>" if content else f"<{full}{shown}/>"

    def paragraph(self, words: str) -> str:
        """A paragraph; from 2.2 on it may take its direction from its own letters."""
        direction = ' dir="auto"' if self.version == "3.0" else ""
        return f"<p{direction}>{text(words)}</p>"

    def root(self, name: str, content: str, **attributes: str) -> str:
        """A document."""
        made = self.tag(name, content, **attributes)
        head, space, rest = made.partition(" ")
        declared = f'{head} xmlns="{self.namespace}" xml:lang="en"{space}{rest}'
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{declared}\n'
