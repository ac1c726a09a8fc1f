"""``kinds``: the kinds of exercise."""

from __future__ import annotations

import argparse

from generator.cli.streams import BadArgumentError
from generator.cli.tables import table
from generator.exercises.discover import kinds

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk kinds``."""
    wanted: str | None = arguments.standard
    rows = [
        (kind.name, kind.code, kind.title, kind.skill, ", ".join(kind.ages), kind.counts, kind.confidence)
        for kind in kinds()
        if wanted is None or any(code.startswith(wanted) for code in kind.standards)
    ]
    if not rows:
        known = sorted({code for kind in kinds() for code in kind.standards})
        raise BadArgumentError(
            f"--standard {wanted}: no kind relates to it", remedy=f"known: {', '.join(known)}"
        )
    print("\n".join(table(("name", "code", "title", "skill", "ages", "counts", "keys"), rows)))
    return 0
