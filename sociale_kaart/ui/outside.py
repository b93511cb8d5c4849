"""Open a file or folder in the program of the system that goes with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path


def open_outside(path: Path) -> None:
    """Open a file or folder; with SOCIALE_KAART_NIET_OPENEN in the environment nothing happens."""
    if not os.environ.get("SOCIALE_KAART_NIET_OPENEN"):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
