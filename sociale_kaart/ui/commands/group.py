"""What the commands of every menu share: the window they work for, asking and telling."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

if TYPE_CHECKING:
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


class Group(QObject):
    """The actions of one menu; they ask, start the work, and show what came of it.

    Args:
        window: the main window.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    @property
    def workspace(self) -> Workspace:
        """The open kaart; an action that needs it is enabled only then."""
        workspace = self.window.workspace
        assert workspace is not None, "this action is enabled only with an open kaart"
        return workspace

    def tell_made(self, target: Path, *, open_it: bool = False, melding: str = "") -> None:
        """Say that a file is there, and open it in the program that goes with it.

        Args:
            target: the name that it really got.
            open_it: open it too.
            melding: why it got another name than was asked for, if it did.
        """
        text = self.tr("Gemaakt: {0}").format(target.name)
        self.workspace.map.toast.tell("\n".join(filter(None, [text, melding])))
        if open_it and not os.environ.get("SOCIALE_KAART_NIET_OPENEN"):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    @staticmethod
    def show_dialog(dialog: QDialog) -> bool:
        """Show a dialog, wait for it, and return whether it was accepted."""
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted

    def tell(self, title: str, text: str) -> None:
        """Say something that must be read before going on."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, f"<b>{title}</b>", parent=self.window)
        box.setInformativeText(text)
        box.exec()
        box.deleteLater()

    def ask_open(self, title: str, kind: str) -> Path | None:
        """Ask for a file that exists."""
        chosen, _ = QFileDialog.getOpenFileName(
            self.window, title, str(self.window.last_folder()), kind
        )
        return Path(chosen) if chosen else None

    def ask_save(self, title: str, proposed: Path, kind: str, suffix: str) -> Path | None:
        """Ask where to write a file; `suffix` is added when the user left it out."""
        chosen, _ = QFileDialog.getSaveFileName(self.window, title, str(proposed), kind)
        if not chosen:
            return None
        target = Path(chosen)
        return target if target.suffix else target.with_name(target.name + suffix)


def safe_name(naam: str) -> str:
    """Return a name that every file system takes."""
    return "".join(c if c.isalnum() or c in " -_()" else "_" for c in naam).strip()
