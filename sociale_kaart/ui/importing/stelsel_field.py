"""In what the places of a file are counted, asked in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.ui.importing.calm_combo import CalmCombo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class StelselField(CalmCombo):
    """Metres or degrees, told by what the numbers look like.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Wat zijn de getallen?"), parent)
        self.addItem(_tr("meters, zoals 191000 en 507000 (Rijksdriehoek)"), "rd")
        self.addItem(_tr("graden, zoals 5,92 en 52,56 (gps)"), "wgs84")
        self.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)

    def choose(self, stelsel: str) -> None:
        """Show one of both."""
        self.setCurrentIndex(max(0, self.findData(stelsel)))


def _tr(text: str) -> str:
    """Translate outside of a widget."""
    return QCoreApplication.translate("stelsel", text)
