"""Drives headless Chromium over its debugging pipe: what a page asks, says and shows."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECONDS = 60.0
# Code and text of the keys that are no character.
_KEYS = {
    "Tab": (9, ""), "Enter": (13, "\r"), "Escape": (27, ""), " ": (32, " "), "End": (35, ""),
    "Home": (36, ""), "ArrowUp": (38, ""), "ArrowDown": (40, ""),
}  # fmt: skip


class Chromium:
    """One browser with one page; every request and every complaint of the page is kept.

    Attributes:
        requests: URLs the page asked for, itself left out.
        complaints: errors and warnings of the console, refusals of the page's policy.
    """

    def __init__(self, process: subprocess.Popen[bytes], write: int, read: int) -> None:
        self._process, self._write, self._read = process, write, read
        self._number = 0
        self._buffer = b""
        self._session = ""
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def open(self, url: str) -> None:
        """Open a page and wait until its own script has finished."""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        found = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Network", "Runtime", "Log", "Page"):
            self._call(f"{domain}.enable")
        self._call("Page.navigate", url=url)
        self.wait_for("document.readyState === 'complete'")

    def evaluate(self, script: str) -> Any:
        """The value of an expression in the page."""
        found = self._call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in found:
            raise AssertionError(json.dumps(found["exceptionDetails"]))
        return found["result"].get("value")

    def wait_for(self, script: str) -> None:
        """Wait until an expression is true."""
        until = time.monotonic() + _SECONDS
        while not self.evaluate(script):
            assert time.monotonic() < until, f"never true: {script}"
            time.sleep(0.05)

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press one key where the focus is: a name of `_KEYS` or one character."""
        code, text = _KEYS.get(key, (ord(key.upper()), key) if len(key) == 1 else (0, ""))
        held = {"modifiers": 8} if shift else {}
        for kind in ("keyDown", "keyUp"):
            typed = {"text": text} if text and kind == "keyDown" else {}
            self._call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key,
                windowsVirtualKeyCode=code, **typed, **held,
            )  # fmt: skip

    def type(self, text: str) -> None:
        """Type a text, a key at a time."""
        for letter in text:
            self.press(letter)

    def show_as(self, width: int, height: int, *, scale: float = 1.0, phone: bool = False) -> None:
        """Give the page a screen of so many pixels, magnified `scale` times."""
        self._call(
            "Emulation.setDeviceMetricsOverride", width=round(width / scale),
            height=round(height / scale), deviceScaleFactor=scale, mobile=phone,
        )  # fmt: skip

    def prefer(self, **features: str) -> None:
        """Set what the reader prefers, such as `forced_colors="active"`."""
        wanted = [{"name": k.replace("_", "-"), "value": v} for k, v in features.items()]
        self._call("Emulation.setEmulatedMedia", features=wanted)

    def result(self, script: str) -> Any:
        """The value of a promise in the page."""
        found = self._call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def screenshot(self, path: Path) -> None:
        """Write what is on screen as PNG."""
        data = self._call("Page.captureScreenshot")["data"]
        path.write_bytes(base64.b64decode(data))

    def pdf(self, path: Path) -> None:
        """Write what the print button gives."""
        data = self._call("Page.printToPDF", printBackground=False, preferCSSPageSize=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def close(self) -> None:
        """End this browser, and only this one."""
        self._session = ""
        with contextlib.suppress(AssertionError, OSError):
            self._call("Browser.close")
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._write)
        os.close(self._read)

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self._keep(answer)

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + _SECONDS
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0.0, until - time.monotonic()))
            assert ready, "the browser does not answer"
            data = os.read(self._read, 1 << 20)
            assert data, "the browser has gone"
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def _keep(self, event: dict[str, Any]) -> None:
        method, params = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent" and params["type"] != "Document":
            url = params["request"]["url"]
            if not url.startswith("data:"):
                self.requests.append(url)
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(params["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.complaints.append(params["entry"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(f"{params['type']}: {params['args']}")


def find_chromium() -> str | None:
    """The program of the Debian package, None when it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextlib.contextmanager
def browser(
    folder: Path, *, net_log: Path | None = None, size: str = "1440,900"
) -> Iterator[Chromium]:
    """A browser with a profile of its own in `folder` and no way out to the network."""
    program = find_chromium()
    assert program
    read_there, write_here = os.pipe()
    read_here, write_there = os.pipe()
    command = [
        program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={folder / 'profile'}", f"--window-size={size}",
        "--remote-debugging-pipe", "about:blank",
    ]  # fmt: skip
    if net_log:
        command.insert(1, f"--log-net-log={net_log}")
    # The browser reads its commands from 3 and answers on 4.
    start = (
        "import fcntl, os, sys; "
        "one, two = (fcntl.fcntl(int(n), fcntl.F_DUPFD, 10) for n in sys.argv[1:3]); "
        "os.dup2(one, 3); os.dup2(two, 4); os.execv(sys.argv[3], sys.argv[3:])"
    )
    shell = [sys.executable, "-c", start, str(read_there), str(write_there), *command]
    process = subprocess.Popen(
        shell, pass_fds=(read_there, write_there), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(read_there)
    os.close(write_there)
    page = Chromium(process, write_here, read_here)
    try:
        yield page
    finally:
        page.close()


def hosts_asked(net_log: Path) -> set[str]:
    """The hosts that the browser tried to reach, its own household included."""
    log = json.loads(net_log.read_text(encoding="utf-8"))
    start = log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    urls = [
        event["params"]["url"]
        for event in log["events"]
        if event["type"] == start and "url" in event.get("params", {})
    ]
    return {url.split("/")[2] for url in urls if url.startswith(("http:", "https:", "ws"))}
