"""``formats``: the formats, and which interactions each has a form of its own for."""

from __future__ import annotations

import argparse

from generator.cli.tables import table
from generator.present.discover import formats

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk formats``."""
    rows = [(each.name, each.suffix, each.title, ", ".join(each.native)) for each in formats()]
    print("\n".join(table(("name", "suffix", "what", "carries"), rows)))
    return 0
