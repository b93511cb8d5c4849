"""How near is measured and for whom, as fields to put in a form or a line of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.meetkeuze import GROEP_LABELS

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Value

_MIN_M, _MAX_M, _STAP_M = 50, 50_000, 50


class MaatKeuze(QObject):
    """The four fields; who uses them lays them out.

    Args:
        parent: the widget they lie in.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.netwerk = QComboBox(parent)
        self.netwerk.setAccessibleName(self.tr("Hoe ga je erheen?"))
        for item in lijsten.lijst("netwerk"):
            self.netwerk.addItem(item.leefwereld, item.code)
        self.afstand_m = QSpinBox(parent)
        self.afstand_m.setAccessibleName(self.tr("Wat is dichtbij genoeg?"))
        self.afstand_m.setRange(_MIN_M, _MAX_M)
        self.afstand_m.setSingleStep(_STAP_M)
        self.afstand_m.setSuffix(self.tr(" meter"))
        self.afstand_m.setKeyboardTracking(False)
        self.groep = QComboBox(parent)
        self.groep.setAccessibleName(self.tr("Voor wie?"))
        for code, label in GROEP_LABELS.items():
            self.groep.addItem(label, code)
        self.zonder_trap = QCheckBox(self.tr("Zonder trappen"), parent)
        self.set_values("lopen", 500, "inwoners", zonder_trap=False)
        for combo in (self.netwerk, self.groep):
            combo.currentIndexChanged.connect(self._on_changed)
        self.afstand_m.valueChanged.connect(self._on_changed)
        self.zonder_trap.toggled.connect(self._on_changed)

    def set_values(self, netwerk: str, afstand_m: float, groep: str, *, zonder_trap: bool) -> None:
        """Fill them in."""
        self.netwerk.setCurrentIndex(max(0, self.netwerk.findData(netwerk)))
        self.afstand_m.setValue(round(afstand_m))
        self.groep.setCurrentIndex(max(0, self.groep.findData(groep)))
        self.zonder_trap.setChecked(zonder_trap)
        self._walks()

    def values(self) -> dict[str, Value]:
        """Return what is chosen, by column of a plan."""
        return {
            "netwerk": str(self.netwerk.currentData()),
            "afstand_m": self.afstand_m.value(),
            "groep": str(self.groep.currentData()),
            "zonder_trap": int(self.zonder_trap.isEnabled() and self.zonder_trap.isChecked()),
        }

    def _on_changed(self, *_: object) -> None:
        self._walks()
        self.changed.emit()

    def _walks(self) -> None:
        self.zonder_trap.setEnabled(self.netwerk.currentData() == "lopen")
