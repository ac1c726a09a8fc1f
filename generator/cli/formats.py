"""``formats``: the formats, what each carries, and what becomes of the rest."""

from __future__ import annotations

import argparse

from generator.cli.tables import table
from generator.present.discover import formats

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Carries out ``copydesk formats``."""
    rows = [(each.name, each.suffix, each.title, ", ".join(each.native)) for each in formats()]
    print("\n".join(table(("name", "suffix", "what", "carries"), rows)))
    for each in formats():
        told = [("carries", each.carries), ("changes", each.lowers)]
        lines = [f"  {name}: {text}" for name, text in told if text]
        if each.write_bank is not None:
            lines.append("  holds many lessons in one file, always with the key")
        if lines:
            print("\n".join(["", each.name, *lines]))
    return 0
