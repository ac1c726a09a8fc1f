"""A PostgreSQL server of the tests' own, made in a temporary folder and gone afterwards."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["running"]

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")


def _programs() -> Path:
    """The folder of `initdb` and `pg_ctl`; a missing one is a failure, never a skip."""
    if named := os.environ.get("COPYDESK_POSTGRESQL"):
        return Path(named)
    on_path = [str(Path(found).resolve().parent)] if (found := shutil.which("initdb")) else []
    folders = on_path + sorted(folder for place in _PLACES for folder in glob.glob(place))
    assert folders, "the tests of the store need PostgreSQL: run `make unit`, or set COPYDESK_POSTGRESQL"
    return Path(folders[-1])


def _call(*command: str) -> None:
    """Runs *command*; the server refuses to run as root, who becomes Debian's user for it."""
    who = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, timeout=60, check=False, **who)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"


@contextmanager
def running() -> Iterator[str]:
    """The address of an empty database."""
    programs, folder = _programs(), Path(tempfile.mkdtemp(prefix="copydesk-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data, log = str(folder / "data"), str(folder / "log")
    control = (str(programs / "pg_ctl"), "-D", data, "-s", "-w")
    try:
        initialise = (str(programs / "initdb"), "-D", data, "-U", "copydesk", "-A", "trust")
        _call(*initialise, "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions")
        _call(*control, "-l", log, "-o", f"-c listen_addresses= -c fsync=off -k {folder}", "start")
        try:
            yield f"postgresql://copydesk@/postgres?host={folder}"
        finally:
            _call(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
