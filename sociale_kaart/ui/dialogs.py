"""The questions the window asks: a new kaart, what to share, which buurt to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base import paths
from sociale_kaart.operations.exports import SOORTEN, VOOR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.operations.importing import Receipt

KAART_SUFFIX = ".kaart.gpkg"
SCHALEN = (2_500, 5_000, 7_500, 10_000)


class Ask(QDialog):
    """A question with a row of fields and two buttons.

    Args:
        title: of the dialog.
        ok: the verb on the button.
        parent: the window.
    """

    def __init__(self, title: str, ok: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(8)
        layout.addLayout(self.form)
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.remark.hide()
        layout.addWidget(self.remark)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = buttons.addButton(ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def add(self, label: str, field: QWidget, target: QWidget | None = None) -> None:
        """Add a field with its label; `target` is the editor inside a composed field."""
        text = QLabel(label, self)
        text.setBuddy(target or field)
        (target or field).setAccessibleName(label)
        self.form.addRow(text, field)

    def refuse(self, text: str) -> None:
        """Say what is still missing."""
        self.remark.setText(text)
        self.remark.show()


class FileField(QWidget):
    """A path with a button to look for it.

    Args:
        title: of the file dialog.
        kind: file filter.
        parent: owner.
    """

    def __init__(self, title: str, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._kind = kind
        self.edit = QLineEdit(self)
        self.button = QPushButton(self.tr("Kies…"), self)
        self.button.setAccessibleName(title)
        self.button.clicked.connect(self._ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.button)

    def path(self) -> Path | None:
        """Return what was chosen."""
        text = self.edit.text().strip()
        return Path(text) if text else None

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._title, self.edit.text(), self._kind)
        if chosen:
            self.edit.setText(chosen)


class NewKaartDialog(Ask):
    """Name, ondergrond, what we count as sociale basis, and what the kaart is for.

    Args:
        ondergrond: the one that is proposed.
        parent: the window.
    """

    def __init__(self, ondergrond: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Nieuwe kaart"), _tr("Maak de kaart"), parent)
        self.naam = QLineEdit(self)
        self.naam.setPlaceholderText(self.tr("Bijvoorbeeld: Brunnepe en Hagenbroek"))
        self.ondergrond = FileField(
            self.tr("Kies een ondergrond"), self.tr("Ondergrond (*.ondergrond.gpkg *.gpkg)"), self
        )
        self.ondergrond.edit.setText(str(ondergrond or ""))
        self.ondergrond.edit.setPlaceholderText(
            self.tr("Nog geen? Kijk onder Bestand bij ‘Maak een ondergrond’.")
        )
        self.definitie = _small_text(
            self.tr("Wat tellen jullie mee als sociale basis? Komt op elke afdruk."), self
        )
        self.doel = _small_text(self.tr("Waarvoor maken jullie deze kaart, en met wie?"), self)
        self.add(self.tr("Naam van de kaart"), self.naam)
        self.add(
            self.tr("Ondergrond (straten, buurten en adressen)"),
            self.ondergrond,
            self.ondergrond.edit,
        )
        self.add(self.tr("Onze definitie"), self.definitie)
        self.add(self.tr("Doel van deze kaart"), self.doel)

    def accept(self) -> None:
        """Qt: say kindly what is missing."""
        missing = [
            label
            for label, text in (
                (self.tr("een naam"), self.naam.text()),
                (self.tr("jullie definitie"), self.definitie.toPlainText()),
                (self.tr("het doel"), self.doel.toPlainText()),
            )
            if not text.strip()
        ]
        if missing:
            self.refuse(self.tr("Nog nodig: {0}.").format(", ".join(missing)))
            return
        super().accept()

    def proposed_path(self) -> Path:
        """Return where the kaart is proposed to be kept."""
        safe = "".join(c if c.isalnum() or c in " -_" else "_" for c in self.naam.text()).strip()
        return paths.user_documents() / f"{safe or 'kaart'}{KAART_SUFFIX}"


class OndergrondDialog(Ask):
    """From which two files an ondergrond is made, and where it is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Maak een ondergrond"), _tr("Maak de ondergrond"), parent)
        self.osm = FileField(
            self.tr("Kies het bestand van OpenStreetMap"), self.tr("OpenStreetMap (*.pbf)"), self
        )
        self.buurten = FileField(
            self.tr("Kies het bestand van het CBS"), self.tr("Wijken en buurten (*.gpkg)"), self
        )
        self.gemeente = QLineEdit(self)
        self.gemeente.setPlaceholderText(
            self.tr("Bijvoorbeeld GM0166; leeg is alles in het bestand")
        )
        self.add(
            self.tr("Straten, gebouwen en adressen (OpenStreetMap, .osm.pbf)"),
            self.osm,
            self.osm.edit,
        )
        self.add(self.tr("Wijken en buurten (CBS, .gpkg)"), self.buurten, self.buurten.edit)
        self.add(self.tr("Code van de gemeente"), self.gemeente)

    def accept(self) -> None:
        """Qt: both files are needed."""
        if self.osm.path() is None or self.buurten.path() is None:
            self.refuse(self.tr("Kies beide bestanden."))
            return
        super().accept()

    def gemeenten(self) -> tuple[str, ...]:
        """Return the codes that were typed."""
        return tuple(self.gemeente.text().replace(",", " ").split())


class ShareDialog(Ask):
    """What kind of file, and for whom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Deel de kaart als bestand"), _tr("Verder"), parent)
        self.soort = QComboBox(self)
        for soort in SOORTEN:
            self.soort.addItem(soort.label, soort.code)
        self.voor = voor_combo(self)
        self.add(self.tr("Soort bestand"), self.soort)
        self.add(self.tr("Voor wie"), self.voor)
        note = QLabel(
            self.tr(
                "Wat deze lezer niet mag zien, blijft uit het bestand. Je ziet hoeveel dat is."
            ),
            self,
        )
        note.setWordWrap(True)
        self.form.addRow(note)

    def suffix(self) -> str:
        """Return the suffix of the chosen kind."""
        return next(s.suffix for s in SOORTEN if s.code == self.soort.currentData())


class BuurtkaartDialog(Ask):
    """Which buurt, on what paper, at what scale, for whom."""

    def __init__(self, buurten: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(_tr("Druk een buurtkaart af"), _tr("Maak de buurtkaart"), parent)
        self.buurt = QComboBox(self)
        for code, naam in buurten.items():
            self.buurt.addItem(naam, code)
        self.formaat = QComboBox(self)
        for formaat in ("A4", "A3"):
            self.formaat.addItem(formaat, formaat)
        self.schaal = QComboBox(self)
        self.schaal.addItem(self.tr("Zo groot als past"), None)
        for schaal in SCHALEN:
            self.schaal.addItem(f"1:{schaal:,}".replace(",", "."), schaal)
        self.voor = voor_combo(self)
        self.add(self.tr("Buurt"), self.buurt)
        self.add(self.tr("Papier"), self.formaat)
        self.add(self.tr("Schaal"), self.schaal)
        self.add(self.tr("Voor wie"), self.voor)

    def choose(self, buurtcode: str) -> None:
        """Propose a buurt."""
        self.buurt.setCurrentIndex(max(0, self.buurt.findData(buurtcode)))


class ReceiptDialog(QDialog):
    """What became of each row of a list; the counts add up."""

    def __init__(self, bestand: str, receipt: Receipt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ontvangstbewijs"))
        self.setMinimumWidth(460)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        self.text = QLabel(receipt_text(bestand, receipt), self)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.save = buttons.addButton(
            self.tr("Bewaar per rij als Excel…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.save.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def receipt_text(bestand: str, receipt: Receipt) -> str:
    """Return a receipt as rich text: a table of counts, reasons, remarks."""
    counts: Sequence[tuple[str, int]] = (
        ("op de kaart gezet", receipt.geplaatst),
        ("bijgewerkt", receipt.bijgewerkt),
        ("samengevoegd", receipt.samengevoegd),
        ("wacht op jou", receipt.wachtend),
        ("overgeslagen", receipt.overgeslagen),
    )
    rows = "".join(
        f"<tr><td align='right'><b>{count}</b></td><td>&nbsp;&nbsp;{text}</td></tr>"
        for text, count in counts
    )
    redenen = "".join(
        f"<li>{_escaped(reden.rstrip('.'))}: {aantal}</li>"
        for reden, aantal in receipt.redenen.items()
    )
    meldingen = "".join(f"<p>{_escaped(melding)}</p>" for melding in receipt.meldingen)
    waarom = f"<p><b>Waarom wachten of overslaan</b></p><ul>{redenen}</ul>" if redenen else ""
    return (
        f"<p><b>{_escaped(bestand)}</b>: {receipt.rijen} rijen</p><table>{rows}</table>"
        f"{waarom}{meldingen}"
    )


def voor_combo(parent: QWidget) -> QComboBox:
    """Return the choice of readers; 'Iedereen' first, so that nothing leaks by haste."""
    combo = QComboBox(parent)
    for code, label in VOOR:
        combo.addItem(label, code)
    return combo


def _small_text(hint: str, parent: QWidget) -> QPlainTextEdit:
    edit = QPlainTextEdit(parent)
    edit.setPlaceholderText(hint)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * 3 + 16)
    return edit


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _tr(text: str) -> str:
    """Translate before the dialog itself exists."""
    return QCoreApplication.translate("dialogs", text)
