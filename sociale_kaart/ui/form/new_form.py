"""Register a hulpbron: only a name and a place (or a buurt) are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.hulpbron import Plek
from sociale_kaart.ui.form.detail_form import FieldSpec, field_for, heading
from sociale_kaart.ui.form.fields import scrolled
from sociale_kaart.ui.form.place_field import PlaceField, at_point

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.form.fields import Field
    from sociale_kaart.ui.register import Register

_VELDEN = ("naam", "sfeer", "formaliteit", "soort")
# Kept for the next one: who registers a row of places does not choose them again.
_REPEATED = ("sfeer", "formaliteit", "soort")


class NewForm(QWidget):
    """The short form.

    Args:
        register: the open kaart.
        area: names of buurten and addresses.
        parent: owner.
    """

    # the place that was chosen so far: (x, y) or None
    place_changed = Signal(object)
    ended = Signal()

    def __init__(self, register: Register, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._area = area
        self._plek: dict[str, Value] = {}
        self.fields: dict[str, Field] = {}
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        title = heading(self.tr("Nieuwe hulpbron"), body)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        title.setFont(font)
        layout.addWidget(title)
        hint = QLabel(self.tr("Een naam en een plek zijn genoeg. De rest kan later."), body)
        hint.setWordWrap(True)
        layout.addWidget(hint)
        for kolom in _VELDEN:
            field = field_for(FieldSpec("hulpbronnen", kolom), body)
            self.fields[kolom] = field
            layout.addWidget(field)
            if kolom == "naam":
                layout.addWidget(heading(self.tr("Waar is het"), body))
                self.place = PlaceField(area, body)
                layout.addWidget(self.place)
        self.fields["sfeer"].committed.connect(self._on_sfeer)
        self.place.chosen.connect(self.set_plek)
        self.place.without_point()
        layout.addStretch(1)
        # Always in view, however small the screen: what is missing, and the two buttons.
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(16, 8, 16, 0)
        self.problem.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scrolled(body), 1)
        outer.addWidget(self.problem)
        outer.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 12)
        row.setSpacing(8)
        self.add = QPushButton(self.tr("Voeg toe"), self)
        self.add.setDefault(True)
        self.add.clicked.connect(self.save)
        self.cancel = QPushButton(self.tr("Annuleer"), self)
        self.cancel.clicked.connect(self.ended)
        row.addWidget(self.add, 1)
        row.addWidget(self.cancel)
        return row

    def begin(self) -> None:
        """Start with an empty name; sfeer, formaliteit and soort stay as they were."""
        self.fields["naam"].set_value(None)
        for kolom in _REPEATED:
            self.fields[kolom].say("")
        self.problem.hide()
        self._plek = {}
        self.place.show_plek(None)
        self._on_sfeer(self.fields["sfeer"].value)
        self.fields["naam"].setFocus()

    def set_point(self, x: float, y: float) -> None:
        """Take a point of the map (RD metres)."""
        self.set_plek(at_point(x, y))

    def set_plek(self, plek: dict[str, Value]) -> None:
        """Take a place."""
        self._plek = dict(plek)
        x, y = plek.get("x"), plek.get("y")
        has_point = isinstance(x, float) and isinstance(y, float)
        code = plek.get("buurt_gekozen")
        if has_point and self._register.session.ondergrond is not None:
            code = self._register.session.ondergrond.buurt_at(x, y)  # type: ignore[arg-type]
        adres = {k: v for k, v in plek.items() if k != "buurt_gekozen"}
        shown = Plek(uuid="", hulpbron="", buurtcode=str(code) if code else None, **adres)  # type: ignore[arg-type]
        self.place.show_plek(shown)
        self.problem.hide()
        self.place_changed.emit((x, y) if has_point else None)

    def save(self) -> None:
        """Register it, or say kindly what is missing."""
        velden = {kolom: field.value for kolom, field in self.fields.items()}
        # Enter in the name does not leave it, so its text is read as it stands.
        velden["naam"] = self.fields["naam"].edit.text().strip()  # type: ignore[attr-defined]
        if not self._plek:
            self._say(self.tr("Waar is het? Klik op de kaart, zoek een adres of kies een buurt."))
            return
        try:
            self._register.add(velden, self._plek)
        except WorldError as error:
            self._say(str(error))
            return
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter adds, Esc stops."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()

    def _on_sfeer(self, sfeer: Value) -> None:
        self.place.set_sfeer(_text(sfeer))


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) and value else None
