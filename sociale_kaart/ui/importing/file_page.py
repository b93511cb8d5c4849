"""Which list: a file, dropped or looked for, or cells that were copied elsewhere."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from sociale_kaart.importing.leesregels import Leeskeuze
from sociale_kaart.ui.file_field import FileField
from sociale_kaart.ui.importing.stelsel_field import StelselField

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from sociale_kaart.importing.leesregels import StelselError

_LISTS = "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"
_PLACES = "*.geojson *.json *.gpkg *.shp *.zip *.kaart.gpkg"
_PASTED = "geplakte cellen.txt"


class FilePage(QWidget):
    """Asks for a list; what was filled in stays.

    Args:
        parent: owner.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._written = ""
        self.setAcceptDrops(True)
        self.file = FileField(
            self.tr("Kies een lijst"),
            ";;".join(
                (
                    self.tr("Alles wat te lezen is ({0})").format(f"{_LISTS} {_PLACES}"),
                    self.tr("Lijsten ({0})").format(_LISTS),
                    self.tr("Bestanden met plekken ({0})").format(_PLACES),
                    self.tr("Een andere kaart ({0})").format("*.kaart.gpkg"),
                    self.tr("Alle bestanden ({0})").format("*"),
                )
            ),
            self,
        )
        self.file.edit.setAccessibleName(self.tr("Bestand met de lijst"))
        self.file.edit.setPlaceholderText(self.tr("Kies een bestand, of sleep het hierheen"))
        self.file.edit.textChanged.connect(self.changed)
        label = QLabel(
            self.tr(
                "Bestand: Excel, LibreOffice, csv, een andere kaart, of een bestand met plekken "
                "(GeoJSON, GeoPackage, shapefile, HSDS)"
            ),
            self,
        )
        label.setWordWrap(True)
        label.setBuddy(self.file.edit)
        self.stelsel_label = QLabel(self)
        self.stelsel_label.setWordWrap(True)
        self.stelsel = StelselField(self)
        self.stelsel_label.setBuddy(self.stelsel)
        self.file.edit.textChanged.connect(self._forget_stelsel)
        self.cells = QPlainTextEdit(self)
        self.cells.setAccessibleName(self.tr("Geplakte cellen"))
        self.cells.setPlaceholderText(
            self.tr("Kopieer in Excel de cellen met de kolomnamen erboven, en plak ze hier.")
        )
        self.cells.setTabChangesFocus(True)
        self.cells.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.cells.textChanged.connect(self.changed)
        or_label = QLabel(self.tr("Of plak cellen"), self)
        or_label.setBuddy(self.cells)
        safe = QLabel(
            self.tr(
                "Er verandert nog niets. Je ziet eerst hoe de lijst wordt gelezen en wat er van "
                "elke rij wordt. De lijst blijft op deze computer."
            ),
            self,
        )
        safe.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self.file)
        layout.addWidget(self.stelsel_label)
        layout.addWidget(self.stelsel, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(8)
        layout.addWidget(or_label)
        layout.addWidget(self.cells, 1)
        layout.addWidget(safe)
        self._forget_stelsel()

    def ask_stelsel(self, error: StelselError) -> None:
        """Ask in what the places of this file are counted; what they look like is proposed."""
        self.stelsel_label.setText(
            self.tr(
                "In dit bestand staat niet hoe de plekken zijn opgeschreven. Wat zijn de getallen? "
                "Klik daarna op Verder. Weet je het niet? Vraag het de maker van het bestand."
            )
        )
        if not self.stelsel.isVisible():
            self.stelsel.choose(error.lijkt)
        for widget in (self.stelsel_label, self.stelsel):
            widget.show()
        self.stelsel.setFocus()

    def keuze(self) -> Leeskeuze | None:
        """Return what was said about reading this file; None leaves all to the reader."""
        if self.stelsel.isHidden():
            return None
        return Leeskeuze(stelsel=self.stelsel.currentData())

    def _forget_stelsel(self) -> None:
        for widget in (self.stelsel_label, self.stelsel):
            widget.hide()

    def path(self) -> Path | None:
        """Return the list; pasted cells as a file of their own that goes away with `end`."""
        chosen = self.file.path()
        text = self.cells.toPlainText()
        if chosen is not None or not text.strip():
            return chosen
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="sociale-kaart-")
        path = Path(self._folder.name) / _PASTED
        if text != self._written:
            path.write_text(text, encoding="utf-8-sig")
            self._written = text
        return path

    def state(self) -> tuple[str, str]:
        """Return what tells one list from another."""
        chosen = self.file.path()
        said = "" if self.stelsel.isHidden() else self.stelsel.currentData()
        return (f"{said}{chosen or ''}", "" if chosen else self.cells.toPlainText())

    def end(self) -> None:
        """Remove the file with pasted cells."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
            self._written = ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a file may be dropped here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take the file that was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.file.edit.setText(url.toLocalFile())
                event.acceptProposedAction()
                break
