"""The log file: for our bugs, never for what users type."""

from __future__ import annotations

import logging
import logging.handlers
from typing import TYPE_CHECKING

from sociale_kaart.base import paths

if TYPE_CHECKING:
    from pathlib import Path


def start_logging() -> Path:
    """Send all log lines of this package to a rotating file, and return its path."""
    target = paths.user_log() / "sociale-kaart.log"
    handler = logging.handlers.RotatingFileHandler(
        target, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("sociale_kaart")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.handlers[:] = [handler]
    return target
