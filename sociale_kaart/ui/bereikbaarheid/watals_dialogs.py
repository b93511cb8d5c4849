"""What a plan asks: its name and how it is measured, the name of a place, why something closes."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from sociale_kaart.domain.scenario import Scenario
from sociale_kaart.ui.bereikbaarheid.watals_maat import MaatKeuze
from sociale_kaart.ui.dialogs import Ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.domain.hulpbron import Value

_REDEN_LINES = 4


class PlanDialog(Ask):
    """One plan: how it is called and what is near enough.

    Args:
        plan: what to begin with; with a uuid it is one that is kept already.
        parent: the window.
    """

    # the values by column; who listens closes this, or says what is wrong
    given = Signal(object)

    def __init__(self, plan: Scenario | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        known = plan or Scenario("", "")
        self.setWindowTitle(self.tr("Wijzig het plan") if known.uuid else self.tr("Nieuw plan"))
        self.ok.setText(self.tr("Bewaar") if known.uuid else self.tr("Maak het plan"))
        self.setProperty("onderwerp", "wat-als")
        self.naam = QLineEdit(known.naam, self)
        self.naam.setPlaceholderText(self.tr("Bijvoorbeeld: buurthuis bij de school"))
        self.toelichting = QLineEdit(known.toelichting, self)
        self.maat = MaatKeuze(self)
        self.maat.set_values(known.netwerk, known.afstand_m, known.groep,
                             zonder_trap=known.zonder_trap)  # fmt: skip
        self.add(self.tr("Hoe heet het plan?"), self.naam)
        self.add(self.tr("Hoe ga je erheen?"), self.maat.netwerk)
        self.form.addRow(self.maat.zonder_trap)
        self.add(self.tr("Wat is dichtbij genoeg?"), self.maat.afstand_m)
        self.add(self.tr("Voor wie?"), self.maat.groep)
        self.add(self.tr("Waar gaat het over? (mag leeg)"), self.toelichting)
        self.naam.textChanged.connect(self.remark.hide)

    def values(self) -> dict[str, Value]:
        """Return what was filled in, by column."""
        return {
            "naam": self.naam.text().strip(),
            "toelichting": self.toelichting.text().strip(),
            **self.maat.values(),
        }

    def accept(self) -> None:
        """Qt: who listens to `given` closes this, or says what is wrong."""
        self.given.emit(self.values())


class PlekNaamDialog(Ask):
    """How a place of a plan is called.

    Args:
        naam: what it is called now.
        parent: the window.
    """

    given = Signal(str)

    def __init__(self, naam: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Geef de plek een naam"))
        self.ok.setText(self.tr("Bewaar"))
        self.setProperty("onderwerp", "wat-als")
        self.naam = QLineEdit(naam, self)
        self.add(self.tr("Hoe heet deze plek?"), self.naam)

    def accept(self) -> None:
        """Qt: who listens to `given` closes this, or says what is wrong."""
        self.given.emit(self.naam.text().strip())


class SluitDialog(Ask):
    """What is lost when a place closes, and what happened in that room.

    Nothing is proposed for closing: somebody chose this place.

    Args:
        naam: of the place.
        in_de_ruimte: names of what else happens there.
        parent: the window.
    """

    # what happened in that room
    given = Signal(str)

    def __init__(
        self, naam: str, in_de_ruimte: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Stel: {0} gaat dicht").format(naam))
        self.ok.setText(self.tr("Zet de sluiting in het plan"))
        self.setProperty("onderwerp", "wat-als")
        self.gevolg = QLabel(self.tr("We rekenen uit voor wie de weg langer wordt…"), self)
        self.gevolg.setWordWrap(True)
        self.form.addRow(self.gevolg)
        self.ruimte = QLabel(self)
        self.ruimte.setWordWrap(True)
        self.ruimte.setText(
            self.tr("In of bij deze ruimte staan ook op jullie kaart: {0}.").format(
                ", ".join(in_de_ruimte)
            )
        )
        self.ruimte.setVisible(bool(in_de_ruimte))
        self.form.addRow(self.ruimte)
        self.reden = QPlainTextEdit(self)
        self.reden.setTabChangesFocus(True)
        self.reden.setPlaceholderText(
            self.tr("Bijvoorbeeld: koffieochtend, huiswerkhulp, twintig vaste bezoekers")
        )
        lines = (_REDEN_LINES + 1) * self.fontMetrics().lineSpacing()
        self.reden.setMinimumHeight(lines)
        self.reden.setMaximumHeight(2 * lines)
        self.add(self.tr("Wat gebeurde er in deze ruimte, en wie kwamen er?"), self.reden)
        self.reden.textChanged.connect(self.remark.hide)
        self.reden.setFocus()

    def tell(self, zinnen: Sequence[str]) -> None:
        """Say who gets farther."""
        first, *rest = [html.escape(zin, quote=False) for zin in zinnen]
        items = "".join(f"<li>{zin}</li>" for zin in rest)
        self.gevolg.setText(f"<b>{first}</b>" + (f"<ul>{items}</ul>" if items else ""))
        self.adjustSize()

    def accept(self) -> None:
        """Qt: who listens to `given` closes this, or says what is wrong."""
        self.given.emit(self.reden.toPlainText().strip())
