"""The log file: for our bugs, never for what users type."""

from __future__ import annotations

import logging
import logging.handlers
from typing import TYPE_CHECKING

from sociale_kaart.base import paths

if TYPE_CHECKING:
    from pathlib import Path

_KEPT_BYTES = 1_000_000


def log_bug(error: BaseException) -> Path:
    """Add an error of ours with its traceback to the rotating log, and return where that is."""
    target = paths.user_log() / "sociale-kaart.log"
    handler = logging.handlers.RotatingFileHandler(
        target, maxBytes=_KEPT_BYTES, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    record = logging.LogRecord(
        name="sociale_kaart",
        level=logging.ERROR,
        pathname="",
        lineno=0,
        msg="a bug",
        args=None,
        exc_info=(type(error), error, error.__traceback__),
    )
    try:
        handler.emit(record)
    finally:
        handler.close()
    return target
