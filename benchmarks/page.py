"""``python -m benchmarks.page``: a class on one small machine, beside a bare Streamlit page in the same run.

Each pupil holds a connection and acts every five seconds: Check, then Try again. Timed from sending the
action to the last message of the run that answers it. `--checks 5000` also presses Check without a pause, and
reports memory.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ROOT = Path(__file__).parents[1]
LESSON = "river-otters"
PAUSE_SECONDS = 5.0
BARE = """import streamlit as st
st.title("A bare page")
st.write("One sentence, one button, one number.")
st.button("Check", key="check")
st.session_state["n"] = st.session_state.get("n", 0) + 1
st.write(st.session_state["n"])
"""


class Server:
    """A Streamlit server on a free port, with its data in a temporary folder."""

    def __init__(self, script: Path, folder: Path) -> None:
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            self.port = int(listener.getsockname()[1])
        command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={self.port}"]
        settings = [
            "--server.headless=true",
            "--runner.postScriptGC=false",
            "--browser.gatherUsageStats=false",
        ]
        environment = {**os.environ, "COPYDESK_DATA": str(folder)}
        quiet = subprocess.DEVNULL
        command += [*settings, "--server.address=localhost"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
        for _ in range(120):
            try:
                urllib.request.urlopen(f"http://localhost:{self.port}/_stcore/health", timeout=1).close()
                return
            except OSError:
                time.sleep(0.25)
        raise SystemExit("the page did not start")

    def megabytes(self) -> float:
        """Resident memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@dataclass
class Pupil:
    """One connection, and what its page last showed."""

    line: ClientConnection
    query: str = ""
    script: str = ""
    buttons: dict[str, str] = field(default_factory=dict)
    item: tuple[str, dict[str, object]] | None = None

    async def run(self, *triggers: tuple[str, str | None]) -> float:
        """Sends one run, with widgets that were pressed, and reads to its end; seconds."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.script
        message.rerun_script.widget_states.SetInParent()
        for name, value in triggers:
            widget = message.rerun_script.widget_states.widgets.add()
            widget.id = name
            if value is None:
                widget.trigger_value = True
            else:
                widget.json_trigger_value = value
        start = time.perf_counter()
        await self.line.send(message.SerializeToString())
        self.item = None
        while True:
            data = await self.line.recv()
            answer = ForwardMsg()
            answer.ParseFromString(data if isinstance(data, bytes) else data.encode())
            self._see(answer)
            if answer.WhichOneof("type") == "script_finished":
                return time.perf_counter() - start

    def _see(self, message: ForwardMsg) -> None:
        if message.HasField("new_session"):
            self.script = self.script or message.new_session.page_script_hash
        if message.HasField("navigation"):
            self.script = message.navigation.page_script_hash
        if not message.HasField("delta"):
            return
        element = message.delta.new_element
        if element.HasField("button"):
            self.buttons[element.button.label] = element.button.id
        own = element.bidi_component if element.HasField("bidi_component") else None
        if own and own.component_name.endswith("copydesk_item") and self.item is None:
            self.item = own.id, json.loads(own.json)

    async def act(self) -> float:
        """Check, or Try again; on the bare page, the button."""
        if not self.query:
            return await self.run((self.buttons["Check"], None))
        assert self.item is not None
        name, data = self.item
        rows, targets = data["rows"], data["targets"]
        assert isinstance(rows, list)
        assert isinstance(targets, list)
        answer = {"pairs": [[row["id"], targets[0]["id"]] for row in rows]}
        event = {"version": data["version"], "answer": answer, "kept": answer}
        press = "again" if data["result"] else "check"
        trigger = json.dumps([{"event": press, "value": event}])
        seconds = await self.run((f"$$STREAMLIT_INTERNAL_KEY_{name}__events", trigger))
        if self.item is None or self.item[1]["version"] == data["version"]:
            raise SystemExit(f"{press} had no effect")
        return seconds


async def join(port: int, query: str) -> Pupil:
    """A pupil at the first exercise."""
    request = urllib.request.Request(f"http://localhost:{port}/", headers={"Accept": "text/html"})
    answer = await asyncio.to_thread(urllib.request.urlopen, request)
    cookie = (answer.headers.get("set-cookie") or "none=1").split(";")[0]
    line = await connect(
        f"ws://localhost:{port}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers={"Cookie": cookie},
        origin=f"http://localhost:{port}",  # type: ignore[arg-type]
        max_size=None,
    )
    pupil = Pupil(line, query)
    await pupil.run()
    if query:
        await pupil.run((pupil.buttons["Start the exercises →"], None))
    return pupil


async def class_of(count: int, port: int, query: str, seconds: float) -> list[float]:
    """The times of all actions of *count* pupils who act every five seconds, evenly spread."""
    pupils = [await join(port, query) for _ in range(count)]
    times: list[float] = []

    async def work(number: int, pupil: Pupil) -> None:
        due = time.perf_counter() + PAUSE_SECONDS * number / count
        end = time.perf_counter() + seconds
        while due < end:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            times.append(await pupil.act())
            due += PAUSE_SECONDS

    await asyncio.gather(*(work(number, pupil) for number, pupil in enumerate(pupils)))
    for pupil in pupils:
        await pupil.line.close()
    return times


async def without_pause(server: Server, checks: int) -> None:
    """Memory while one pupil after the other presses Check, in tenths of all."""
    pupil = await join(server.port, f"lesson={LESSON}")
    for part in range(10):
        for _ in range(checks // 10):
            await pupil.act()
        print(f"{(part + 1) * (checks // 10):>8} checks  {server.megabytes():7.1f} MB", flush=True)
    await pupil.line.close()


def _report(name: str, times: list[float]) -> None:
    cuts = quantiles(times, n=100)
    middle, most = cuts[49] * 1000, cuts[94] * 1000
    print(f"{name:<24}{len(times):>7} actions   p50 {middle:6.1f} ms   p95 {most:6.1f} ms", flush=True)


def main() -> None:
    """Runs both pages, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pupils", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--checks", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, "utf-8")
        for name, script, query in (
            ("bare Streamlit page", bare, ""),
            ("Copydesk", ROOT / "streamlit_app.py", f"lesson={LESSON}"),
        ):
            server = Server(script, Path(folder))
            try:
                _report(name, asyncio.run(class_of(given.pupils, server.port, query, given.seconds)))
                if query and given.checks:
                    asyncio.run(without_pause(server, given.checks))
            finally:
                server.process.kill()
                server.process.wait()


if __name__ == "__main__":
    main()
