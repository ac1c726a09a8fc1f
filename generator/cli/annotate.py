"""``annotate``: what the program finds in an article."""

from __future__ import annotations

import argparse
import sys

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Carry out ``copydesk annotate``; returns the exit status."""
    from generator.cli.annotate_lines import annotate_lines

    out = sys.stdout.buffer
    for line in annotate_lines(sys.stdin.buffer):
        out.write(line)
        out.flush()
    return 0
