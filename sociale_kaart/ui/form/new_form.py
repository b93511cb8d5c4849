"""Register a hulpbron: only a name and a place (or a buurt) are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten, personen, regels
from sociale_kaart.domain.hulpbron import Plek
from sociale_kaart.operations.records import GeenHulpbronError
from sociale_kaart.ui.form.dubbel_hint import DubbelHint
from sociale_kaart.ui.form.field_factory import field_for
from sociale_kaart.ui.form.fields import LineField, heading, quiet
from sociale_kaart.ui.form.place_field import PlaceField, at_point, only_buurt
from sociale_kaart.ui.form.scroll import scrolled, to_top

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.ui.form.fields import Field
    from sociale_kaart.ui.form.part import FormContext

_VELDEN = ("sfeer", "soort", "formaliteit")
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NewForm(QWidget):
    """The short form.

    Args:
        context: the kaart, and what may be asked for.
        parent: owner.
    """

    # the place that was chosen so far: (x, y) or None
    place_changed = Signal(object)
    # uuid of what was registered; whether one more follows
    added = Signal(str, bool)
    ended = Signal()

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = context.register
        self._area = context.area
        self._plek: dict[str, Value] = {}
        self._just_placed = False
        self.fields: dict[str, Field] = {}
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        self.cancel = QPushButton(self.tr("Annuleer"), body)
        self.cancel.setObjectName("link")
        self.cancel.setToolTip(self.tr("Esc"))
        self.cancel.clicked.connect(self.ended)
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("Nieuwe hulpbron"), body, 1.3), 1)
        top.addWidget(self.cancel)
        layout.addLayout(top)
        self.hint = quiet(self.tr("Een naam en een plek zijn genoeg. De rest kan later."), body)
        layout.addWidget(self.hint)
        layout.addWidget(self._make_kept(body))
        self.naam = self._make_naam(body)
        layout.addWidget(self.naam)
        self.dubbelen = DubbelHint(context, body)
        self.dubbelen.look.connect(self._look)
        layout.addWidget(self.dubbelen)
        layout.addSpacing(4)
        layout.addWidget(heading(self.tr("Waar is het"), body))
        self.place = PlaceField(context.area, body)
        layout.addWidget(self.place)
        layout.addSpacing(4)
        for kolom in _VELDEN:
            self.fields[kolom] = field_for("hulpbronnen", kolom, body)
            self.fields[kolom].committed.connect(lambda _: self._on_kind())
            layout.addWidget(self.fields[kolom])
        self.seen_by = quiet("", body)
        layout.addWidget(self.seen_by)
        self.place.chosen.connect(self._choose)
        self.place.without_point()
        layout.addStretch(1)
        self._finish(body)

    def _finish(self, body: QWidget) -> None:
        """Let the fields scroll; what is missing and the buttons are always in view."""
        self.problem = QLabel(self)
        self.problem.setObjectName("opmerking")
        self.problem.setWordWrap(True)
        self.problem.hide()
        said = QVBoxLayout()
        said.setContentsMargins(16, 4, 16, 0)
        said.addWidget(self.problem)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scrolled(body), 1)
        outer.addLayout(said)
        outer.addLayout(self._buttons())

    def _make_naam(self, body: QWidget) -> LineField:
        naam = field_for("hulpbronnen", "naam", body)
        assert isinstance(naam, LineField), "a name is one line"
        naam.set_check(self._check_naam)
        naam.edit.textEdited.connect(lambda _: self._typed())
        self.fields["naam"] = naam
        return naam

    def _make_kept(self, body: QWidget) -> QFrame:
        """Return what says which fields were kept from the one before."""
        self.kept = QFrame(body)
        self.kept.setObjectName("rij")
        row = QHBoxLayout(self.kept)
        row.setContentsMargins(12, 6, 8, 6)
        self.kept_text = QLabel(self.kept)
        self.kept_text.setWordWrap(True)
        self.start_empty = QPushButton(self.tr("Begin leeg"), self.kept)
        self.start_empty.setObjectName("link")
        self.start_empty.clicked.connect(lambda _: self.begin())
        row.addWidget(self.kept_text, 1)
        row.addWidget(self.start_empty)
        self.kept.hide()
        return self.kept

    def _buttons(self) -> QHBoxLayout:
        self.add = QPushButton(self.tr("Voeg toe"), self)
        self.add.setDefault(True)
        self.add.setToolTip(self.tr("Enter"))
        self.add.clicked.connect(lambda _: self.save())
        self.again = QPushButton(self.tr("Voeg toe en nog een"), self)
        self.again.setToolTip(self.tr("Ctrl+Enter: sfeer, soort en formaliteit blijven staan"))
        self.again.setAccessibleDescription(self.again.toolTip())
        self.again.clicked.connect(lambda: self.save(another=True))
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.add, 1)
        row.addWidget(self.again)
        return row

    def begin(self, kept: Hulpbron | None = None) -> None:
        """Start with an empty name.

        Args:
            kept: of this one sfeer, soort, formaliteit and a buurt without point are kept.
        """
        self.naam.set_value(None)
        for kolom in _VELDEN:
            self.fields[kolom].set_value(getattr(kept, kolom) if kept else None)
        self.problem.hide()
        self.dubbelen.stop()
        self._plek = {}
        self.place.show_plek(None)
        self._on_kind()
        buurt = _only_buurt_of(kept)
        if buurt:
            self.set_plek(only_buurt(buurt))
        self._say_kept(kept, buurt)
        self.naam.setFocus()
        to_top(self.naam)

    def _say_kept(self, kept: Hulpbron | None, buurt: str | None) -> None:
        said = [lijsten.label(k, getattr(kept, k)) for k in _VELDEN if kept and getattr(kept, k)]
        if buurt:
            said.append(self._area.naam(buurt))
        self.kept.setVisible(bool(said))
        self.hint.setVisible(not said)
        if said:
            self.kept_text.setText(self.tr("Overgenomen: {0}").format(" · ".join(said)))

    def set_point(self, x: float, y: float) -> None:
        """Take a point of the map (RD metres)."""
        self.set_plek(at_point(x, y))

    def set_plek(self, plek: dict[str, Value]) -> None:
        """Take a place."""
        x, y = plek.get("x"), plek.get("y")
        has_point = isinstance(x, float) and isinstance(y, float)
        code = plek.get("buurt_gekozen")
        if has_point and self._register.session.ondergrond is not None:
            code = self._register.session.ondergrond.buurt_at(x, y)  # type: ignore[arg-type]
        if has_point and regels.only_at_buurt_level(_text(self.fields["sfeer"].value)):
            # The persoonlijke sfeer is at buurt level: what was pointed at is not kept.
            plek, x, y, has_point = only_buurt(code), None, None, False
        self._plek = dict(plek)
        adres = {k: v for k, v in plek.items() if k != "buurt_gekozen"}
        shown = Plek(uuid="", hulpbron="", buurtcode=str(code) if code else None, **adres)  # type: ignore[arg-type]
        self.place.show_plek(shown)
        self.problem.hide()
        self.place_changed.emit((x, y) if has_point else None)
        self._look_for_dubbelen(code)

    def save(self, *, another: bool = False) -> None:
        """Register it, or say kindly what is missing there where it is missing."""
        for field in self.fields.values():
            field.flush()
        naam = self.naam.edit.text().strip()
        if not naam:
            self._missing(self.naam, self.tr("Hoe heet het? Een naam is genoeg om te beginnen."))
            return
        if self._check_naam(naam):
            self._missing(self.naam, self._check_naam(naam))
            return
        if not self._plek and self.fields["soort"].value != "online":
            self._say(self.tr("Waar is het? Klik op de kaart, zoek een adres of kies een buurt."))
            (self.place.search if self.place.search.isVisible() else self.place.buurt).setFocus()
            return
        velden = {kolom: field.value for kolom, field in self.fields.items()}
        try:
            uuid = self._register.add({**velden, "naam": naam}, self._plek)
        except GeenHulpbronError as error:
            self._missing(self.naam, str(error))
            return
        except WorldError as error:
            self._say(str(error))
            return
        self.dubbelen.stop()
        self.added.emit(uuid, another)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter adds, with Ctrl one more follows, Esc stops."""
        if event.key() in _ENTER and self._adres_first():
            return
        if event.key() in _ENTER:
            self.save(another=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def _adres_first(self) -> bool:
        """Return whether Enter was about the address line, which is not the end of the form."""
        if not self.place.search.hasFocus():
            self._just_placed = False
            return False
        if self._just_placed:
            self._just_placed = False
            self.fields["sfeer"].setFocus()
            return True
        if self.place.search.text().strip():
            self._say(self.tr("Dit adres staat er niet bij. Wijs het aan, of kies een buurt."))
            return True
        return False

    def _choose(self, plek: dict[str, Value]) -> None:
        self._just_placed = self.place.search.hasFocus()
        self.set_plek(plek)

    def _on_kind(self) -> None:
        """Show what follows from sfeer, soort and formaliteit."""
        sfeer, soort, formaliteit = (_text(self.fields[kolom].value) for kolom in _VELDEN)
        self.place.set_sfeer(sfeer)
        if self._plek.get("x") is not None and regels.only_at_buurt_level(sfeer):
            self.set_plek(self._plek)
        code = self._register.default_zichtbaarheid(sfeer, formaliteit, soort)
        self.seen_by.setText(
            self.tr("Wie mag dit zien: {0}. Aanpassen kan later.").format(
                lijsten.label("zichtbaarheid", code).lower()
            )
        )

    def _typed(self) -> None:
        self.problem.hide()
        self.naam.say("")
        self._look_for_dubbelen(None)

    def _look_for_dubbelen(self, buurt: Value) -> None:
        plek = dict(self._plek)
        if buurt:
            plek["buurtcode"] = buurt
        self.dubbelen.ask(self.naam.edit.text(), plek)

    def _look(self, uuid: str) -> None:
        """Go to what may be the same; what was typed here is given up for it."""
        self.ended.emit()
        self._register.select([uuid])

    def _check_naam(self, text: str) -> str:
        if not personen.is_about_people(text):
            return ""
        instead = self.tr("Bijvoorbeeld ‘Burenhulp in de Kerkstraat’ of ‘Eettafel voor iedereen’.")
        return f"{personen.UITLEG} {instead}"

    def _missing(self, field: Field, text: str) -> None:
        """Say it at the field and go there."""
        self.problem.hide()
        field.say(text)
        field.setFocus()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()


def _only_buurt_of(kept: Hulpbron | None) -> str | None:
    """Return the buurt of what has no point, for the next one."""
    if kept is None or not kept.plekken or kept.plekken[0].x is not None:
        return None
    return kept.plekken[0].buurt_gekozen or kept.plekken[0].buurtcode


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) and value else None
