"""What is asked of 'gaten': along which list, how far, and how one goes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.lenzen import LENZEN
from sociale_kaart.domain.meetkeuze import Meetkeuze

if TYPE_CHECKING:
    from sociale_kaart.ui.form.flow import FlowLayout

_STRAAL_M = (50, 5_000, 50)
_FIRST_STRAAL_M = 500


class GatenKeuze(QWidget):
    """The choices; they lay themselves out in the row of the page.

    Args:
        parent: owner.
    """

    # something else is asked
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()  # only its parts are seen
        self.lens = QComboBox(parent)
        self.lens.setAccessibleName(self.tr("Is er iets voor"))
        for one in LENZEN:
            self.lens.addItem(one.label, one.code)
        self.netwerk = QComboBox(parent)
        self.netwerk.setAccessibleName(self.tr("als je gaat"))
        for kind in lijsten.lijst("netwerk"):
            self.netwerk.addItem(kind.label, kind.code)
        self.straal = QSpinBox(parent)
        self.straal.setAccessibleName(self.tr("binnen"))
        self.straal.setToolTip(self.tr("Hoe ver iemand gaat, over de weg."))
        self.straal.setRange(*_STRAAL_M[:2])
        self.straal.setSingleStep(_STRAAL_M[2])
        self.straal.setValue(_FIRST_STRAAL_M)
        self.straal.setSuffix(" m")
        self.straal.setKeyboardTracking(False)
        self.zonder_trap = QCheckBox(self.tr("Zonder trappen"), parent)
        for combo in (self.lens, self.netwerk):
            combo.currentIndexChanged.connect(self._on_changed)
        self.straal.valueChanged.connect(self._on_changed)
        self.zonder_trap.toggled.connect(self._on_changed)

    def lay_out(self, row: FlowLayout, parent: QWidget) -> None:
        """Put the choices in a row, each with its name before it."""
        for widget in (self.lens, self.straal, self.netwerk):
            row.addWidget(_labelled(widget, parent))
        row.addWidget(self.zonder_trap)

    def _on_changed(self, *_: object) -> None:
        self.zonder_trap.setEnabled(self.netwerk.currentData() != "auto")
        self.changed.emit()

    @property
    def lens_code(self) -> str:
        """Code of the list that is chosen."""
        return str(self.lens.currentData())

    @property
    def keuze(self) -> Meetkeuze:
        """How far, and how one goes."""
        netwerk = str(self.netwerk.currentData())
        return Meetkeuze(
            netwerk=netwerk,
            straal_m=float(self.straal.value()),
            zonder_trap=self.zonder_trap.isChecked() and netwerk != "auto",
        )

    def as_text(self) -> str:
        """Return it as text, to remember."""
        return json.dumps(
            {
                "lens": self.lens_code,
                "netwerk": self.netwerk.currentData(),
                "straal_m": self.straal.value(),
                "zonder_trap": self.zonder_trap.isChecked(),
            }
        )

    def recall(self, text: str) -> None:
        """Choose what was remembered, without telling; what is damaged is left as it is."""
        try:
            known: dict[str, Any] = json.loads(text)
            straal = int(known["straal_m"])
        except (ValueError, KeyError, TypeError):
            return
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for combo, key in ((self.lens, "lens"), (self.netwerk, "netwerk")):
            combo.setCurrentIndex(max(0, combo.findData(known.get(key))))
        self.straal.setValue(straal)
        self.zonder_trap.setChecked(bool(known.get("zonder_trap")))
        self.blockSignals(blocked)


def _labelled(widget: QWidget, parent: QWidget) -> QWidget:
    box = QWidget(parent)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    label = QLabel(widget.accessibleName(), box)
    label.setBuddy(widget)
    row.addWidget(label)
    row.addWidget(widget)
    return box
