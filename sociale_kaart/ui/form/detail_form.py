"""The kern of one hulpbron; what you change is saved at once, each field one step to undo."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten, regels, tabellen
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.filters import has_point
from sociale_kaart.ui.form.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    TextField,
    check_mail,
    check_phone,
    list_items,
)
from sociale_kaart.ui.form.place_field import PlaceField

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register

_SYMBOL_PX = 24


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of the form: which column of which table."""

    tabel: str
    kolom: str
    check: Callable[[str], str] | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields under one heading; `plek` puts the place on top of it."""

    kop: str
    velden: tuple[FieldSpec, ...]
    plek: bool = False


def _hulpbron(*kolommen: str) -> tuple[FieldSpec, ...]:
    return tuple(FieldSpec("hulpbronnen", kolom) for kolom in kolommen)


# The kern of domein 3.1; the delen of 3.2 are further sections of the same kind.
KERN: tuple[Section, ...] = (
    Section("Wat is het", _hulpbron("naam", "sfeer", "formaliteit", "soort")),
    Section("Waar is het", (), plek=True),
    Section(
        "Wat betekent het",
        (
            FieldSpec("hulpbronnen", "omschrijving", hint="Wat gebeurt er, voor wie, wanneer?"),
            FieldSpec("hulpbronnen", "leefwereld", hint="In hun eigen woorden"),
        ),
    ),
    Section(
        "Contact",
        (
            FieldSpec("contacten", "organisatie"),
            FieldSpec("contacten", "telefoon", check_phone),
            FieldSpec("contacten", "email", check_mail),
            FieldSpec("contacten", "website"),
        ),
    ),
    Section("Meer", _hulpbron("inzet", "categorie", "status", "zichtbaarheid", "gecontroleerd_op")),
)

_LANG = frozenset({"omschrijving", "leefwereld"})


# What an unanswered list says, where that is not simply 'nog niet ingedeeld'.
_EMPTY = {"categorie": "telt niet mee", "zichtbaarheid": "vanzelf, volgt uit sfeer"}


def field_for(spec: FieldSpec, parent: QWidget) -> Field:
    """Return the editor that goes with a column."""
    veld = tabellen.tabel(spec.tabel).veld(spec.kolom)
    if veld.soort == "lijst":
        icon = (lambda code: symbol_icon(code, "formeel")) if veld.lijst == "sfeer" else None
        if veld.lijst == "formaliteit":
            icon = lambda code: symbol_icon("institutioneel", code)  # noqa: E731 - one expression
        empty = _EMPTY.get(veld.naam, lijsten.NOG_NIET_INGEDEELD)
        return ChoiceField(veld.label, list_items(veld.lijst), empty, icon, parent)
    if veld.soort == "datum":
        return DateField(veld.label, "nog niet", parent)
    if veld.naam in _LANG:
        return TextField(veld.label, spec.hint, parent)
    return LineField(veld.label, spec.check, parent)


def heading(text: str, parent: QWidget) -> QLabel:
    """Return the heading of a group."""
    label = QLabel(text, parent)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * 1.05)
    label.setFont(font)
    return label


class DetailForm(QWidget):
    """Reads and changes one hulpbron.

    Args:
        register: the open kaart.
        area: names of buurten and addresses.
        parent: owner.
    """

    # the user wants to point at the map for this hulpbron
    point_wanted = Signal(str)

    def __init__(self, register: Register, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._hulpbron: Hulpbron | None = None
        self.fields: dict[tuple[str, str], Field] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(self._header())
        self.place = PlaceField(area, self)
        self.place.chosen.connect(self._save_plek)
        self.place.point_wanted.connect(self._want_point)
        for section in KERN:
            self._add_section(layout, section)
        layout.addSpacing(8)
        self.delete = QPushButton(self.tr("Verwijder deze hulpbron"), self)
        self.delete.clicked.connect(self._delete)
        layout.addWidget(self.delete)
        layout.addStretch(1)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._symbol = QLabel(self)
        self._symbol.setFixedSize(QSize(_SYMBOL_PX + 4, _SYMBOL_PX + 4))
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        font = self._title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self._title.setFont(font)
        self._subtitle = QLabel(self)
        self._subtitle.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return row

    def _add_section(self, layout: QVBoxLayout, section: Section) -> None:
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        layout.addSpacing(4)
        layout.addWidget(line)
        layout.addWidget(heading(section.kop, self))
        if section.plek:
            layout.addWidget(self.place)
        for spec in section.velden:
            field = field_for(spec, self)
            self.fields[spec.tabel, spec.kolom] = field
            field.committed.connect(
                lambda value, spec=spec, field=field: self._save(spec, field, value)
            )
            layout.addWidget(field)

    def show_hulpbron(self, hulpbron: Hulpbron) -> None:
        """Show a hulpbron; what was typed for another one has been saved already."""
        self._hulpbron = hulpbron
        self._symbol.setPixmap(
            symbol_icon(hulpbron.sfeer, hulpbron.formaliteit, hulpbron.status).pixmap(
                QSize(_SYMBOL_PX, _SYMBOL_PX)
            )
        )
        self._title.setText(hulpbron.naam)
        self._subtitle.setText(subtitle(hulpbron))
        contacten = hulpbron.deel("contacten")
        for (tabel, kolom), field in self.fields.items():
            if tabel == "hulpbronnen":
                value: Value = getattr(hulpbron, kolom)
            else:
                value = contacten[0].get(kolom) if contacten else None
            # A field in use keeps what is being typed, unless the record itself became another.
            if value != field.value or not field.in_use:
                field.set_value(value)
        self.place.set_sfeer(hulpbron.sfeer)
        self.place.show_plek(hulpbron.plekken[0] if hulpbron.plekken else None)

    def focus_name(self) -> None:
        """Put the cursor in the name."""
        self.fields["hulpbronnen", "naam"].setFocus()

    def _save(self, spec: FieldSpec, field: Field, value: Value) -> None:
        hulpbron = self._hulpbron
        if hulpbron is None:
            return
        try:
            if spec.tabel == "hulpbronnen":
                self._register.edit(hulpbron.uuid, self._with_defaults(hulpbron, spec.kolom, value))
                self._tell_lost_point(hulpbron)
            else:
                self._register.edit(hulpbron.uuid, contact={spec.kolom: value})
        except WorldError as error:
            field.set_value(
                getattr(hulpbron, spec.kolom, None) if spec.tabel == "hulpbronnen" else None
            )
            field.say(str(error))

    def _tell_lost_point(self, before: Hulpbron) -> None:
        """Say why a mark has gone from the map, there where it was seen."""
        after = self._register.hulpbron(before.uuid)
        if after is not None and has_point(before) and not has_point(after):
            text = self.tr("‘{0}’ hoort nu bij de buurt. Persoonlijk krijgt geen punt op de kaart.")
            self._register.done.emit(text.format(after.naam), True)  # noqa: FBT003 - a signal

    @staticmethod
    def _with_defaults(hulpbron: Hulpbron, kolom: str, value: Value) -> dict[str, Value]:
        """Return the change with what follows from it in the same step."""
        velden: dict[str, Value] = {kolom: value}
        if kolom == "gecontroleerd_op" and isinstance(value, str):
            velden["herzien_voor"] = regels.herzien_voor(dt.date.fromisoformat(value)).isoformat()
        if kolom == "sfeer" and regels.only_at_buurt_level(str(value)):
            velden["zichtbaarheid"] = regels.default_zichtbaarheid(str(value), hulpbron.formaliteit)
        return velden

    def _save_plek(self, plek: dict[str, Value]) -> None:
        if self._hulpbron is None:
            return
        try:
            self._register.edit(self._hulpbron.uuid, plek=plek)
        except WorldError as error:
            self.place.current.setText(str(error))

    def _want_point(self) -> None:
        if self._hulpbron is not None:
            self.point_wanted.emit(self._hulpbron.uuid)

    def _delete(self) -> None:
        if self._hulpbron is not None:
            self._register.delete([self._hulpbron.uuid])


def subtitle(hulpbron: Hulpbron) -> str:
    """Return sfeer, formaliteit and soort in one line, as people read it."""
    parts = [lijsten.label("sfeer", hulpbron.sfeer)]
    if hulpbron.formaliteit:
        parts.append(lijsten.label("formaliteit", hulpbron.formaliteit))
    if hulpbron.soort:
        parts.append(lijsten.label("soort", hulpbron.soort))
    if hulpbron.status and hulpbron.status != "actief":
        parts.append(lijsten.label("status", hulpbron.status))
    return " · ".join(parts)
