"""The files that make an ondergrond richer; all may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from sociale_kaart.ui.file_field import FileField
from sociale_kaart.ui.form.fold import FoldHeader

if TYPE_CHECKING:
    from pathlib import Path


class ExtraBronnen(QWidget):
    """Five more files, folded away until somebody wants them.

    Args:
        parent: owner.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = FoldHeader(self.tr("Meer gegevens (mag leeg blijven)"), self)
        self.body = QWidget(self)
        self.fields: dict[str, FileField] = {}
        form = QFormLayout(self.body)
        form.setContentsMargins(12, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(4)
        note = QLabel(
            self.tr(
                "Kerncijfers en nabijheid moeten van hetzelfde jaar zijn als de wijken en buurten. "
                "Klopt dat niet, dan hoor je het en wordt er niets gemaakt."
            ),
            self.body,
        )
        note.setWordWrap(True)
        form.addRow(note)
        for naam, label, kinds in self._kinds():
            field = FileField(label, kinds, self.body)
            field.edit.setAccessibleName(label)
            field.edit.textChanged.connect(self._tell)
            text = QLabel(label, self.body)
            text.setWordWrap(True)
            text.setBuddy(field.edit)
            form.addRow(text)
            form.addRow(field)
            self.fields[naam] = field
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.header)
        layout.addWidget(self.body)
        self.header.toggled.connect(self.body.setVisible)
        self.body.hide()

    def _kinds(self) -> tuple[tuple[str, str, str], ...]:
        """Return per file its name in `OndergrondSources`, its label and its file filter."""
        return (
            (
                "adressen",
                self.tr("Adressen uit de BAG (.gpkg, .zip of .csv)"),
                self.tr("Adressen (*.gpkg *.zip *.csv)"),
            ),
            (
                "pc6",
                self.tr("Buurt per postcode en huisnummer (CBS, .csv)"),
                self.tr("Postcodes (*.csv)"),
            ),
            (
                "kerncijfers",
                self.tr("Kerncijfers wijken en buurten (CBS, .xlsx of .csv)"),
                self.tr("Kerncijfers (*.xlsx *.xls *.ods *.csv *.gz)"),
            ),
            (
                "nabijheid",
                self.tr("Nabijheid van voorzieningen (StatLine, .csv)"),
                self.tr("Nabijheid (*.csv *.gz)"),
            ),
            (
                "vierkanten",
                self.tr("Vierkanten van 100 meter met inwoners (CBS, .gpkg)"),
                self.tr("Vierkanten (*.gpkg)"),
            ),
        )

    def chosen(self) -> dict[str, Path]:
        """Return the files that were chosen, by their name in `OndergrondSources`."""
        paths = ((naam, field.path()) for naam, field in self.fields.items())
        return {naam: path for naam, path in paths if path is not None}

    def _tell(self) -> None:
        count = len(self.chosen())
        line = self.tr("{0} gekozen").format(count) if count else ""
        self.header.set_texts(self.tr("Meer gegevens (mag leeg blijven)"), line)
        self.changed.emit()
