"""``kinds``: the kinds of exercise."""

from __future__ import annotations

import argparse

from generator.cli.tables import table
from generator.exercises.discover import kinds

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk kinds``."""
    rows = [
        (kind.name, kind.code, kind.title, kind.skill, ", ".join(kind.ages), kind.counts, kind.confidence)
        for kind in kinds()
    ]
    print("\n".join(table(("name", "code", "title", "skill", "ages", "counts", "keys"), rows)))
    return 0
