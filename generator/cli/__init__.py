"""The command line: data to stdout, messages to stderr.

Exit status: 0 done; 1 a difference was found, or a wrong answer; 2 the input cannot be used.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from generator.cli.parser import parser, run
from generator.errors import GeneratorError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command with *argv* (``sys.argv`` where None); returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = parser().parse_args(argv)
    try:
        status = run(arguments)
        sys.stdout.flush()
    except GeneratorError as error:
        print(f"copydesk: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has left (``| head``): nothing more to say, and nothing to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"copydesk: {error.filename or 'input'}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return status
