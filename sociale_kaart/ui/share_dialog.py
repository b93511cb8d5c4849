"""What to share and for whom, with what that reader will not see before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.papier import FORMATEN
from sociale_kaart.operations.exports import SOORTEN
from sociale_kaart.operations.pakket import GEWOON, PDF, PakketWanted
from sociale_kaart.ui.afdrukken.left_out import LeftOut
from sociale_kaart.ui.dialogs import Ask, voor_combo
from sociale_kaart.ui.form.ticks import TickRow
from sociale_kaart.ui.roomy import size_in_letters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sociale_kaart.ui.tasks import Task, TaskRunner

MAP, ZIP = "pakket-map", "pakket-zip"
# Letters wide, lines high.
_SIZE = (86, 38)
# What can be in a folder or zip, in the order of the boxes.
_PARTS = (PDF, "html", "xlsx", "csv", "gpkg")


class ShareDialog(Ask):
    """What kind of file, and for whom.

    Args:
        runner: looks in its thread what is left out.
        kaart: the file of the kaart.
        buurten: names by code; none when there is no ondergrond.
        voor: the reader that is proposed.
        parent: the window.
    """

    def __init__(
        self,
        runner: TaskRunner,
        kaart: Path,
        buurten: Mapping[str, str],
        voor: str = "publiek",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_tr("Deel de kaart"), _tr("Verder"), parent, scrolls=True)
        self._runner = runner
        self._kaart = kaart
        self._task: Task | None = None
        self.soort = QComboBox(self)
        self.soort.addItem(self.tr("Map om te delen: pdf, webpagina en Excel"), MAP)
        self.soort.addItem(self.tr("Zip om te mailen: pdf, webpagina en Excel"), ZIP)
        for soort in SOORTEN:
            self.soort.addItem(soort.label, soort.code)
        self.add(self.tr("Wat"), self.soort)
        self.voor = voor_combo(self, voor)
        self.add(self.tr("Voor wie"), self.voor)
        self.left_out = LeftOut(self.tr("Wat er niet in komt ({0})"), self)
        self.form.addRow(self.left_out)
        self._add_parts(buurten)
        self.soort.currentIndexChanged.connect(self._show_parts)
        self.voor.currentIndexChanged.connect(self._look)
        for box in self.parts.values():
            box.toggled.connect(self._show_parts)
        self._show_parts()
        self._look()
        size_in_letters(self, *_SIZE)

    def _add_parts(self, buurten: Mapping[str, str]) -> None:
        """Ask what goes in a folder or zip, and what the pdf is about."""
        labels = {
            PDF: self.tr("Pdf om te lezen en af te drukken"),
            "html": self.tr("Webpagina die zonder internet werkt"),
            "xlsx": self.tr("Excel-overzicht"),
            "csv": self.tr("Kommagescheiden tekst (csv)"),
            "gpkg": self.tr("GeoPackage voor QGIS"),
        }
        self._boxes = QWidget(self)
        rows = QVBoxLayout(self._boxes)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        self.parts: dict[str, QCheckBox] = {}
        for code in _PARTS:
            box = QCheckBox(self._boxes)
            box.setChecked(code in GEWOON and (code != PDF or bool(buurten)))
            box.setEnabled(code != PDF or bool(buurten))
            rows.addWidget(TickRow(box, labels[code], "", self._boxes))
            self.parts[code] = box
        self._boxes_label = QLabel(self.tr("Wat zit erin"), self)
        self.form.addRow(self._boxes_label, self._boxes)
        self.buurt = QComboBox(self)
        self.buurt.addItem(self.tr("Alle buurten, als atlas"), None)
        for code, naam in buurten.items():
            self.buurt.addItem(naam, code)
        self.formaat = QComboBox(self)
        for formaat in FORMATEN:
            self.formaat.addItem(formaat, formaat)
        self.add(self.tr("Buurten in de pdf"), self.buurt)
        self.add(self.tr("Papier"), self.formaat)

    # -- what was answered -----------------------------------------------------------------------

    @property
    def as_pakket(self) -> bool:
        """Whether more files are shared at once."""
        return self.soort.currentData() in {MAP, ZIP}

    def suffix(self) -> str:
        """Return the suffix of the chosen kind; '' of a folder."""
        code = self.soort.currentData()
        if self.as_pakket:
            return ".zip" if code == ZIP else ""
        return next(s.suffix for s in SOORTEN if s.code == code)

    def pakket(self) -> PakketWanted:
        """Return what goes in the folder or zip."""
        code = self.buurt.currentData()
        return PakketWanted(
            voor=str(self.voor.currentData()),
            inhoud=frozenset(code for code, box in self.parts.items() if box.isChecked()),
            buurten=(str(code),) if code else (),
            formaat=str(self.formaat.currentData()),
        )

    def _show_parts(self, *_: object) -> None:
        with_pdf = self.as_pakket and self.parts[PDF].isChecked()
        for widget, on in (
            (self._boxes, self.as_pakket),
            (self.buurt, with_pdf),
            (self.formaat, with_pdf),
        ):
            self.form.setRowVisible(widget, on)
        nothing = self.as_pakket and not any(box.isChecked() for box in self.parts.values())
        self.ok.setEnabled(not nothing)

    # -- what is left out ------------------------------------------------------------------------

    def _look(self, *_: object) -> None:
        """Look again what this reader does not see."""
        self._drop()
        self.left_out.set_rows(None)
        kaart, voor = self._kaart, str(self.voor.currentData())

        def work(_: object) -> object:
            from sociale_kaart.operations import drukwerk, sessions  # noqa: PLC0415 - heavy

            try:
                with sessions.open_kaart(kaart, read_only=True) as own:
                    return drukwerk.left_out(own, voor)
            except WorldError:
                # The same will be said, and loudly, by the work itself.
                return None

        self._task = self._runner.start(work, self.left_out.set_rows, shown=False)

    def _drop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.done = None
            task.cancel()

    def done(self, result: int) -> None:
        """Qt: the dialog ends, and with it what it still wanted to know."""
        self._drop()
        super().done(result)


def _tr(text: str) -> str:
    """Translate before the dialog itself exists."""
    return QCoreApplication.translate("share_dialog", text)
