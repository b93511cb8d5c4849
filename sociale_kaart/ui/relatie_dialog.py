"""Asks what two hulpbronnen have to do with each other, after a line was drawn between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from sociale_kaart.domain import lijsten
from sociale_kaart.ui.dialogs import Ask

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron

_CODE = Qt.ItemDataRole.UserRole
_ROWS = 8


class RelatieDialog(Ask):
    """The kinds of relatie as sentences about these two.

    Args:
        van: where the line began.
        naar: where it ended.
        parent: the window.
    """

    def __init__(self, van: Hulpbron, naar: Hulpbron, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Wat hebben ze met elkaar te maken?"))
        self.ok.setText(self.tr("Voeg toe"))
        self.list = QListWidget(self)
        for item in lijsten.lijst("relatie"):
            row = QListWidgetItem(
                self.tr("‘{0}’ {1} ‘{2}’").format(van.naam, item.label.lower(), naar.naam)
            )
            row.setData(_CODE, item.code)
            row.setToolTip(lijsten.uitleg("relatie", item.code))
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 * _ROWS)
        self.list.itemActivated.connect(self.accept)
        self.add(self.tr("Kies wat klopt"), self.list)
        self.list.setFocus()

    @property
    def soort(self) -> str:
        """The code that was chosen."""
        item = self.list.currentItem()
        return str(item.data(_CODE)) if item is not None else ""
