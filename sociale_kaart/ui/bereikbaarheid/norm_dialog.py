"""Asks for a norm: which kind of place, how far, how one goes, for how many of whom, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.domain.meetkeuze import GROEP_LABELS
from sociale_kaart.domain.normen import MAX_AFSTAND_M, MIN_AFSTAND_M, Norm
from sociale_kaart.ui.dialogs import Ask

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Value

_STAP_M = 50
_LETTERS = 72
_COMBO_LETTERS = 14
_ZIN_LINES = 3
_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_EERSTE = Norm("", "ontmoetingsplek")


class NormDialog(Ask):
    """One norm.

    Args:
        norm: what to begin with; with a uuid it is one that is kept already.
        parent: the window.
    """

    # the values by column; who listens closes this, or says what is wrong
    given = Signal(object)

    def __init__(self, norm: Norm | None = None, parent: QWidget | None = None) -> None:
        known = norm or _EERSTE
        super().__init__("", "", parent)
        title = self.tr("Wijzig de norm") if known.uuid else self.tr("Nieuwe norm")
        self.setWindowTitle(title)
        self.ok.setText(self.tr("Bewaar") if known.uuid else self.tr("Voeg toe"))
        self.setProperty("onderwerp", "normen")
        # Beside each other where there is room: under each other they are too high for a laptop.
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.form.setHorizontalSpacing(16)
        room = self.screen().availableSize().width() * 9 // 10
        self.setMinimumWidth(min(_LETTERS * self.fontMetrics().averageCharWidth(), room))
        self.categorie = QComboBox(self)
        for categorie in categorieen():
            self.categorie.addItem(categorie.label, categorie.code)
        self.netwerk = QComboBox(self)
        for item in lijsten.lijst("netwerk"):
            self.netwerk.addItem(item.leefwereld, item.code)
        self.afstand_m = QSpinBox(self)
        self.afstand_m.setRange(MIN_AFSTAND_M, MAX_AFSTAND_M)
        self.afstand_m.setSingleStep(_STAP_M)
        self.afstand_m.setSuffix(self.tr(" meter"))
        self.aandeel = QSpinBox(self)
        self.aandeel.setRange(1, 100)
        self.aandeel.setSingleStep(5)
        self.aandeel.setSuffix(" %")
        self.groep = QComboBox(self)
        for code, label in GROEP_LABELS.items():
            self.groep.addItem(label, code)
        self.zonder_trap = QCheckBox(self.tr("Zonder trappen"), self)
        self.toelichting = QLineEdit(self)
        self.toelichting.setPlaceholderText(self.tr("Bijvoorbeeld: zo afgesproken in de raad"))
        self.add(self.tr("Soort plek"), self.categorie)
        self.add(self.tr("Hoe ga je erheen?"), self.netwerk)
        self.form.addRow(self.zonder_trap)
        self.add(self.tr("Wat is dichtbij genoeg?"), self.afstand_m)
        self.add(self.tr("Voor welk deel van de mensen?"), self.aandeel)
        self.add(self.tr("Voor wie?"), self.groep)
        self.add(self.tr("Waarom deze norm? (mag leeg)"), self.toelichting)
        self.zin = QLabel(self)
        self.zin.setWordWrap(True)
        self.zin.setObjectName("kop")
        self.zin.setMinimumHeight(_ZIN_LINES * self.fontMetrics().lineSpacing())
        self.zin.setAlignment(Qt.AlignmentFlag.AlignTop)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(1, self.zin)
        for combo in (self.categorie, self.netwerk, self.groep):
            combo.setSizeAdjustPolicy(_SHORT)
            combo.setMinimumContentsLength(_COMBO_LETTERS)
        self._fill(known)
        for combo in (self.categorie, self.netwerk, self.groep):
            combo.currentIndexChanged.connect(self._say)
        for spin in (self.afstand_m, self.aandeel):
            spin.valueChanged.connect(self._say)
        self.zonder_trap.toggled.connect(self._say)
        self._say()

    def _fill(self, norm: Norm) -> None:
        for combo, code in (
            (self.categorie, norm.categorie),
            (self.netwerk, norm.netwerk),
            (self.groep, norm.groep),
        ):
            combo.setCurrentIndex(max(0, combo.findData(code)))
        self.afstand_m.setValue(norm.afstand_m)
        self.aandeel.setValue(round(norm.aandeel * 100))
        self.zonder_trap.setChecked(norm.zonder_trap)
        self.toelichting.setText(norm.toelichting)

    def values(self) -> dict[str, Value]:
        """Return what was filled in, by column."""
        return {
            "categorie": self.categorie.currentData(),
            "netwerk": self.netwerk.currentData(),
            "afstand_m": self.afstand_m.value(),
            "aandeel": self.aandeel.value() / 100,
            "groep": self.groep.currentData(),
            "zonder_trap": int(self.zonder_trap.isEnabled() and self.zonder_trap.isChecked()),
            "toelichting": self.toelichting.text().strip() or None,
        }

    def _say(self, *_: object) -> None:
        """Say the norm as a sentence, so that nobody sets another than was meant."""
        self.zonder_trap.setEnabled(self.netwerk.currentData() == "lopen")
        values = self.values()
        norm = Norm(
            "",
            str(values["categorie"]),
            str(values["netwerk"]),
            self.afstand_m.value(),
            self.aandeel.value() / 100,
            str(values["groep"]),
            zonder_trap=bool(values["zonder_trap"]),
        )
        self.zin.setText(norm.zin)
        self.remark.hide()

    def accept(self) -> None:
        """Qt: who listens to `given` closes this, or says what is wrong."""
        self.given.emit(self.values())
