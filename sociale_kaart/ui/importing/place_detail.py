"""A row of which the place is not known: what the list says, and where it could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.importing.keuzes import RijKeuze
from sociale_kaart.importing.plan import PLEK
from sociale_kaart.operations.wachtrij import plek_of_suggestie
from sociale_kaart.ui.form.place_field import PlaceField
from sociale_kaart.ui.importing.questions import suggestion_text
from sociale_kaart.ui.roomy import RoomyDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.importing.questions import Vraag

_LINES = 4


class PlaceDetail(QWidget):
    """Offers what is near, an address, a buurt, or leaving the row out.

    Args:
        area: addresses and names of buurten.
        parent: owner.
    """

    # RijKeuze
    answered = Signal(object)
    # the user wants to point at the large map
    point_wanted = Signal()
    # which suggestion is looked at, -1 none
    looked_at = Signal(int)

    def __init__(self, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self.near_label = QLabel(self.tr("Bedoelt de lijst dit?"), self)
        self.near = QListWidget(self)
        self.near.setAccessibleName(self.tr("Plekken die erop lijken"))
        self.near.setItemDelegate(RoomyDelegate(self.near))
        self.near.itemActivated.connect(self._take)
        self.near.currentRowChanged.connect(self.looked_at)
        self.here = QPushButton(self.tr("Zet het hier"), self)
        self.here.clicked.connect(self._take)
        self.as_found = QPushButton(self.tr("Zet het op de kaart"), self)
        self.as_found.clicked.connect(lambda: self.answered.emit(RijKeuze("take")))
        self.place_label = QLabel(self.tr("Of zeg zelf waar het is"), self)
        self.place = PlaceField(area, self)
        self.place.point.setAutoDefault(False)
        self.place.point_wanted.connect(self.point_wanted)
        self.place.current.hide()
        self.place.chosen.connect(self._placed)
        self.reden = QLineEdit(self)
        self.reden.setPlaceholderText(self.tr("Waarom niet? Dat komt in het ontvangstbewijs."))
        self.reden.setAccessibleName(self.tr("Waarom sla je deze rij over?"))
        self.reden.returnPressed.connect(self._skip)
        self.skip = QPushButton(self.tr("Sla over"), self)
        self.skip.clicked.connect(self._skip)
        self.wait = QPushButton(self.tr("Laat wachten"), self)
        self.wait.clicked.connect(lambda: self.answered.emit(RijKeuze("wait")))
        for button in (self.here, self.as_found, self.skip, self.wait):
            button.setAutoDefault(False)
        self._lay_out()

    def _lay_out(self) -> None:
        skip = QHBoxLayout()
        skip.addWidget(self.reden, 1)
        skip.addWidget(self.skip)
        skip.addWidget(self.wait)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        left = Qt.AlignmentFlag.AlignLeft
        layout.addWidget(self.near_label)
        layout.addWidget(self.near)
        layout.addWidget(self.here, 0, left)
        layout.addWidget(self.as_found, 0, left)
        layout.addWidget(self.place_label)
        layout.addWidget(self.place)
        layout.addSpacing(8)
        layout.addLayout(skip)
        layout.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter answers here; it does not press the button of the whole dialog too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        else:
            super().keyPressEvent(event)

    def show_question(self, vraag: Vraag) -> None:
        """Show what can be chosen for a row."""
        self.near.clear()
        for number, text in enumerate(self.texts(vraag), start=1):
            item = QListWidgetItem(self.tr("{0}. {1}").format(number, text), self.near)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.UserRole, vraag.suggesties[number - 1])
        some = self.near.count() > 0
        lines = min(self.near.count(), _LINES)
        self.near.setFixedHeight(lines * (self.fontMetrics().lineSpacing() + 12) + 8)
        if some:
            self.near.setCurrentRow(0)
        for widget in (self.near_label, self.near, self.here):
            widget.setVisible(some)
        self.as_found.setVisible(vraag.wacht_op != PLEK)
        self.place.show_plek(None)
        self.place.set_sfeer(vraag.sfeer)
        self.reden.clear()

    def texts(self, vraag: Vraag) -> list[str]:
        """Return the suggestions of a row in words."""
        naam = self._area.naam
        return [suggestion_text(s, naam(s.buurtcode), vraag.plek) for s in vraag.suggesties]

    def look_at(self, number: int) -> None:
        """Point out a suggestion in the list."""
        self.near.setCurrentRow(number)

    def take(self, number: int) -> None:
        """Put the row at a suggestion."""
        self.near.setCurrentRow(number)
        self._take()

    def _take(self) -> None:
        item = self.near.currentItem()
        if item is not None:
            plek = plek_of_suggestie(item.data(Qt.ItemDataRole.UserRole))
            self.answered.emit(RijKeuze("take", plek=plek))

    def _placed(self, plek: dict[str, object]) -> None:
        said = {kolom: value for kolom, value in plek.items() if value is not None}
        if said:
            self.answered.emit(RijKeuze("take", plek=said))  # type: ignore[arg-type]

    def _skip(self) -> None:
        self.answered.emit(RijKeuze("skip", reden=self.reden.text().strip()))
