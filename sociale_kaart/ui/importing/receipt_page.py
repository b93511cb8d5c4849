"""What became of each row; kept as Excel, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.domain import notatie
from sociale_kaart.ui.form.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.operations.importing import Receipt, Teruggenomen


class ReceiptPage(QWidget):
    """The counts, which add up, with the reasons.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.save = QPushButton(self.tr("Bewaar per rij als Excel…"), self)
        self.take_back = QPushButton(self.tr("Neem deze import terug"), self)
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for button in (self.save, self.take_back):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        layout.addStretch(1)

    def show_receipt(self, bestand: str, receipt: Receipt) -> None:
        """Show what an import did."""
        text = receipt_text(bestand, receipt)
        if receipt.wachtend:
            later = self.tr("Wat wacht, vind je later terug bij Importeren › Wachtrij.")
            text += f"<p>{later}</p>"
        kept = self.tr(
            "Dit bewijs en ‘Neem terug’ vind je later bij Importeren › Eerdere importen."
        )
        text += f"<p>{kept}</p>"
        self.text.setText(text)
        for button in (self.save, self.take_back):
            button.setEnabled(True)

    def show_taken_back(self, taken: Teruggenomen) -> None:
        """Show what taking it back did; the receipt is no more."""
        lines = taken_back_lines(taken)
        self.text.setText("".join(f"<p>{_escaped(line)}</p>" for line in lines))
        for button in (self.save, self.take_back):
            button.setEnabled(False)


def taken_back_lines(taken: Teruggenomen) -> list[str]:
    """Return what taking an import back did, and what stayed and why."""
    gone, back = map(notatie.getal, (taken.verwijderd, taken.hersteld))
    lines = [
        _tr("De import is teruggenomen. Weg van de kaart: {0}. Weer zoals eerst: {1}.").format(
            gone, back
        )
    ]
    if taken.gebleven:
        lines.append(_tr("Gebleven: {0}.").format(notatie.getal(len(taken.gebleven))))
        lines += [f"{reden} ({aantal})" for reden, aantal in taken.redenen.items()]
    return lines


def receipt_text(bestand: str, receipt: Receipt) -> str:
    """Return a receipt as rich text: a table of counts, reasons, remarks."""
    counts: Sequence[tuple[str, int]] = (
        (_tr("op de kaart gezet"), receipt.geplaatst),
        (_tr("bijgewerkt"), receipt.bijgewerkt),
        (_tr("samengevoegd"), receipt.samengevoegd),
        (_tr("wacht op jou"), receipt.wachtend),
        (_tr("overgeslagen"), receipt.overgeslagen),
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
    why = _tr("Waarom wachten of overslaan")
    waarom = f"<p><b>{why}</b></p><ul>{redenen}</ul>" if redenen else ""
    total = _tr("{0} rijen").format(receipt.rijen)
    return f"<p><b>{_escaped(bestand)}</b>: {total}</p><table>{rows}</table>{waarom}{meldingen}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _tr(text: str) -> str:
    """Translate outside of a widget."""
    return QCoreApplication.translate("ReceiptPage", text)
