"""A bar for work that must stay in the thread of the window: writing an import into the kaart."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget

from sociale_kaart.base.errors import Cancelled

# Short work shows nothing; during long work the bar moves some twenty times a second.
_SHOWN_AFTER_MS = 400
_REPAINT_S = 0.05


class ModalProgress(QProgressDialog):
    """The progress of one transaction; Stop takes all of it back.

    The connection to the kaart belongs to the thread of the window, so this work cannot move to
    another one. The bar is repainted between two rows; nothing but Stop can be pressed meanwhile.

    Args:
        title: what is being done.
        parent: the window.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumDuration(_SHOWN_AFTER_MS)
        self.setMinimumWidth(360)
        self.setCancelButton(QPushButton(self.tr("Stop"), self))
        self.setAutoReset(False)
        self.setAutoClose(False)
        self._repainted = 0.0

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        """Progress: move the bar.

        Raises:
            Cancelled: the user pressed Stop.
        """
        now = time.monotonic()
        if now - self._repainted >= _REPAINT_S:
            self._repainted = now
            self.setLabelText(tekst)
            self.setMaximum(totaal)
            # Of a modal dialog this also repaints and takes in a press on Stop.
            self.setValue(gedaan)
        self.check()

    def check(self) -> None:
        """Raise `Cancelled` after Stop."""
        if self.wasCanceled():
            raise Cancelled
