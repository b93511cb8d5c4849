"""What stands on the sheet of one plan: buttons, the plans, their places, the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.ui.bereikbaarheid import watals_woorden as woorden
from sociale_kaart.ui.bereikbaarheid.figuren_tabel import FigurenTabel
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.roomy import RoomyDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

_SPLIT_LINES = 7
# How the plans, their places and the figures share the width.
_SHARES = (2, 4, 7)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class PlanLijst(QListWidget):
    """Lines with a key each; Delete removes, Enter or F2 changes, Alt with an arrow nudges.

    Args:
        name: what a screen reader calls it.
        parent: owner.
    """

    removed = Signal()
    wanted = Signal()
    # how many steps to the right and up
    nudged = Signal(int, int)
    settled = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(RoomyDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.itemDoubleClicked.connect(lambda _: self.wanted.emit())

    @property
    def key(self) -> str:
        """Key of the line that is looked at; '' when there is none."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def show_lines(self, lines: Iterable[tuple[str, str, str]], chosen: str) -> None:
        """Show lines (key, text, tooltip) and look at one, without telling."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.clear()
        for key, text, tip in lines:
            item = QListWidgetItem(text, self)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setToolTip(tip)
        self.blockSignals(blocked)
        self.look_at(chosen)

    def look_at(self, key: str) -> None:
        """Look at a line, without telling."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        rows = range(self.count())
        at = (row for row in rows if self.item(row).data(Qt.ItemDataRole.UserRole) == key)
        self.setCurrentRow(next(at, -1))
        self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete, Enter, F2, Alt with an arrow."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.wanted.emit()
        elif key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.nudged.emit(*_STEPS[key])
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Qt: Alt is let go: what was nudged stays there."""
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Alt:
            self.settled.emit()


class PlanVelden(QWidget):
    """The widgets of the sheet; what they do is in `watals_plan`.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._make_buttons()
        self.zin = QLabel(self)
        self.zin.setObjectName("opmerking")
        self.zin.setWordWrap(True)
        self.plannen = PlanLijst(self.tr("Plannen"), self)
        self.plekken = PlanLijst(self.tr("Plekken in dit plan"), self)
        self.table = FigurenTabel(self.tr("Wat er verandert per buurt"), self)
        self._lay_out()

    def _make_buttons(self) -> None:
        self.nieuw = QPushButton(self.tr("Nieuw plan…"), self)
        self.dit_plan = QPushButton(self.tr("Dit plan"), self)
        menu = QMenu(self.dit_plan)
        self.wijzig = menu.addAction(self.tr("Wijzig…"))
        self.kopie = menu.addAction(self.tr("Maak een kopie"))
        self.weg = menu.addAction(self.tr("Verwijder"))
        self.dit_plan.setMenu(menu)
        self.soort = QComboBox(self)
        self.soort.setAccessibleName(self.tr("Soort plek"))
        self.soort.setToolTip(self.tr("Om welke soort plek gaat het?"))
        for one in categorieen():
            self.soort.addItem(one.label, one.code)
        self.erbij = QPushButton(self.tr("+ Zet een plek erbij"), self)
        self.erbij.setAccessibleName(self.tr("Zet een plek erbij"))
        self.verplaats = QPushButton(self.tr("→ Verplaats…"), self)
        self.verplaats.setAccessibleName(self.tr("Verplaats een plek"))
        self.sluit = QPushButton(self.tr("× Sluit…"), self)
        self.sluit.setAccessibleName(self.tr("Sluit een plek"))
        self.haal_weg = QPushButton(self.tr("Haal eruit"), self)
        self.haal_weg.setAccessibleName(self.tr("Haal de gekozen plek uit het plan"))
        self.haal_weg.setToolTip(self.haal_weg.accessibleName())
        self.view = QComboBox(self)
        self.view.setAccessibleName(self.tr("Wat de kaart laat zien"))
        self.view.addItem(self.tr("Wie dichtbij woont"), woorden.DICHTBIJ)
        self.view.addItem(self.tr("Gemiddelde afstand"), woorden.AFSTAND)
        self.on_map = QPushButton(self.tr("Toon op de kaart"), self)
        self.on_map.setCheckable(True)
        self.waarop = self._link(self.tr("Waarop berust dit?"))
        self.copy = self._link(self.tr("Kopieer"))
        self.copy.setAccessibleName(self.tr("Kopieer de tabel"))
        self.copy.setToolTip(self.tr("Om te plakken in Excel."))

    def _link(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("link")
        button.setText(text)
        button.setAccessibleName(text)
        return button

    def _lay_out(self) -> None:
        bar = QWidget(self)
        row = FlowLayout(bar, 8, 6)
        for widget in (self.nieuw, self.dit_plan, self.soort, self.erbij, self.verplaats,
                       self.sluit, self.haal_weg, self.on_map, self.view):  # fmt: skip
            row.addWidget(widget)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.zin, 1)
        for link in (self.waarop, self.copy):
            said.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        for number, part in enumerate((self.plannen, self.plekken, self.table)):
            self.split.addWidget(part)
            self.split.setStretchFactor(number, _SHARES[number])
        self.split.setSizes([100 * share for share in _SHARES])
        self.split.setChildrenCollapsible(False)
        self.split.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.split.setMinimumHeight(_SPLIT_LINES * self.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(bar)
        layout.addLayout(said)
        layout.addWidget(self.split, 1)
        layout.addStretch(0)
