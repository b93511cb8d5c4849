"""The log file: for our bugs, never for what users type.

The message of an error may hold a name that somebody typed, and the path of a file that of its
owner. So only kinds of errors and places in code are written, and what is read back is held against
the same pattern.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import re
import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from sociale_kaart.base import paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_NAME = "sociale-kaart.log"
_KEPT_BYTES = 1_000_000
_TAIL_BYTES = 20_000
_HEADER = "Traceback (most recent call last):"
_BEFORE = "which came of:"
# All that a line of a report may be.
_SAFE = (
    re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ERROR sociale_kaart a bug"),
    re.compile(re.escape(_HEADER)),
    re.compile(re.escape(_BEFORE)),
    # a path from a package on, or a name alone: no folder of somebody
    re.compile(
        r'  File "((sociale_kaart|site-packages)/[\w./-]{1,120}|[\w.<>-]{1,60})"'
        r", line \d+, in [\w<>.]{1,80}",
        re.ASCII,
    ),
    re.compile(r"[A-Z]\w{0,60}", re.ASCII),
)
_REMOTE_FILE = re.compile(r'  File "(.+)", (line \d+, in [\w<>.]+)')


def trace_of(error: BaseException) -> list[str]:
    """Return where an error came from: kinds and places in code, no message and no folder."""
    lines: list[str] = []
    for number, one in enumerate(_chain(error)):
        if number:
            lines.append(_BEFORE)
        lines.append(_HEADER)
        lines += [
            f'  File "{_short(frame.filename)}", line {frame.lineno}, in {frame.name}'
            for frame in traceback.extract_tb(one.__traceback__)
        ]
        lines += _remote(one)
        lines.append(type(one).__name__)
    return [line for line in lines if _is_safe(line)]


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)


def _remote(error: BaseException) -> list[str]:
    """Return the places in the worker process, which tells them in a note."""
    told = [line for note in getattr(error, "__notes__", ()) for line in str(note).splitlines()]
    found = [_REMOTE_FILE.fullmatch(line) for line in told]
    return [f'  File "{_short(match[1])}", {match[2]}' for match in found if match]


def _short(path: str) -> str:
    """Return a path from our package or from a package of others on; else its name alone."""
    parts = PurePath(path.replace("\\", "/")).parts
    for root in ("sociale_kaart", "site-packages"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at:])
    return parts[-1] if parts else ""


def _is_safe(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in _SAFE)


def log_bug(error: BaseException) -> Path:
    """Add where an error of ours came from to the rotating log, and return where that is."""
    return _write(logging.ERROR, "\n".join(["a bug", *trace_of(error)]))


def log_toets(uitslag: str) -> None:
    """Add what the check of a PDF found: words and rules of ours, nothing of what is in it."""
    # A log that cannot be written is no reason to call the PDF a failure.
    with contextlib.suppress(OSError):
        _write(logging.INFO, f"pdf: {uitslag}")


def _write(level: int, message: str) -> Path:
    target = paths.user_log() / _NAME
    handler = logging.handlers.RotatingFileHandler(
        target, maxBytes=_KEPT_BYTES, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    record = logging.LogRecord(
        name="sociale_kaart",
        level=level,
        pathname="",
        lineno=0,
        msg=message,
        args=None,
        exc_info=None,
    )
    try:
        handler.emit(record)
    finally:
        handler.close()
    return target


def log_tail(lines: int) -> list[str]:
    """Return the last lines of the log; what is no place in code or kind of error is left out.

    Args:
        lines: at most so many.
    """
    target = paths.user_log() / _NAME
    try:
        with target.open("rb") as file:
            file.seek(max(0, target.stat().st_size - _TAIL_BYTES))
            text = file.read().decode("utf-8", errors="replace")
    except OSError:
        return []
    return list(_safe_lines(text.splitlines()))[-lines:]


def _safe_lines(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if _is_safe(line))
