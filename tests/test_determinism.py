"""The same article gives the same bytes, whatever the hash seed, time zone, locale or working directory."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LESSON = ROOT / "lessons" / "gomel-talks"
SETTINGS: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "America/New_York", "LC_ALL": "hi_IN.UTF-8"},
)
SCRIPT = """
import hashlib, sys
from generator import annotate, compose, load_lesson, read_article, render
folder = sys.argv[1]
article = read_article(folder + "/article.txt")
lesson = compose(article)
values = [annotate(article), lesson, compose(article, seed="b"), load_lesson(folder)]
digests = [value.model_dump_json().encode() for value in values]
digests += [render(lesson, name) for name in ("html", "jsonl", "pdf")]
print(*(hashlib.sha256(data).hexdigest() for data in digests))
"""


def test_the_same_bytes_under_any_settings(tmp_path: Path) -> None:
    runs = set()
    for number, setting in enumerate(SETTINGS):
        folder = tmp_path / str(number)
        folder.mkdir()
        environment = os.environ | setting | {"PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", SCRIPT, str(LESSON)]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        runs.add(done.stdout)
    assert len(runs) == 1
    digests = runs.pop().split()
    assert len(digests) == 7
    assert hashlib.sha256(b"").hexdigest() not in digests
