"""The first page of a hulpbron: what it is, where, what it means, whom to reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QWidget

from sociale_kaart.domain import regels
from sociale_kaart.operations import delen, editing, plekken
from sociale_kaart.ui.form.asking import InstemmingQuestion, ToestemmingQuestion
from sociale_kaart.ui.form.field_factory import field_for, show_unsaid
from sociale_kaart.ui.form.fields import UndoWhenEmpty, heading
from sociale_kaart.ui.form.part import FormContext, Part, show_or_refresh
from sociale_kaart.ui.form.place_field import PlaceField
from sociale_kaart.ui.form.summary import column_value

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Value
    from sociale_kaart.ui.form.fields import Field


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields under one heading.

    Attributes:
        kop: the heading.
        velden: table and column of each field; of a child table its first row is meant.
        before: what belongs here besides: 'plek' above the fields, or 'toestemming' among them.
    """

    kop: str
    velden: tuple[tuple[str, str], ...]
    before: str = ""


def _hulpbron(*kolommen: str) -> tuple[tuple[str, str], ...]:
    return tuple(("hulpbronnen", kolom) for kolom in kolommen)


def _contact(*kolommen: str) -> tuple[tuple[str, str], ...]:
    return tuple(("contacten", kolom) for kolom in kolommen)


# The kern of domein 3.1.
KERN: tuple[Section, ...] = (
    Section("Wat is het", _hulpbron("naam", "sfeer", "formaliteit", "soort")),
    Section("Waar en wanneer", (("plekken", "schema"),), "plek"),
    Section("Wat betekent het", _hulpbron("omschrijving", "leefwereld")),
    Section(
        "Contact",
        _contact("organisatie", "contactpersoon", "telefoon", "email", "website"),
        "toestemming",
    ),
    Section("Klopt het nog", _hulpbron("status", "gecontroleerd_op", "zichtbaarheid")),
)


class KernPage(Part):
    """The kern of one hulpbron.

    Args:
        context: the kaart.
        parent: owner.
    """

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.fields: dict[tuple[str, str], Field] = {}
        self.body.setContentsMargins(16, 8, 16, 16)
        self.place = PlaceField(context.area, self)
        self.place.chosen.connect(self._save_plek)
        self.place.point_wanted.connect(self._want_point)
        UndoWhenEmpty(self.place.search)
        self.instemming = InstemmingQuestion(context, self)
        self.toestemming = ToestemmingQuestion(context, self)
        self._plek: Plek | None = None
        before = {"plek": self.place, "toestemming": self.toestemming}
        # On top: right after registering it is what one sees, on a small screen too.
        self.body.addWidget(self.instemming)
        for number, section in enumerate(KERN):
            self._add_section(section, before.get(section.before), first=number == 0)
        self.body.addStretch(1)
        context.area.loaded.connect(self._names_known)

    def _add_section(self, section: Section, before: QWidget | None, *, first: bool) -> None:
        if not first:
            line = QFrame(self)
            line.setFrameShape(QFrame.Shape.HLine)
            line.setFrameShadow(QFrame.Shadow.Sunken)
            self.body.addSpacing(4)
            self.body.addWidget(line)
        self.body.addWidget(heading(QCoreApplication.translate("kern", section.kop), self))
        if isinstance(before, PlaceField):
            self.body.addWidget(before)
        for tabel, kolom in section.velden:
            field = field_for(tabel, kolom, self)
            self.fields[tabel, kolom] = field
            field.committed.connect(
                lambda value, t=tabel, k=kolom, field=field: self._save(t, k, value, field)
            )
            self.body.addWidget(field)
            # Asked where the name was just filled in.
            if before is self.toestemming and kolom == "contactpersoon":
                self.body.addWidget(before)

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Show the kern."""
        for (tabel, kolom), field in self.fields.items():
            show_or_refresh(field, self._value(hulpbron, tabel, kolom), same=same)
        show_unsaid(self.fields["hulpbronnen", "zichtbaarheid"], hulpbron)
        plek = hulpbron.plekken[0] if hulpbron.plekken else None
        self.place.set_sfeer(hulpbron.sfeer)
        # An adres that is being typed stays as long as the plek is what it was.
        if not same or plek != self._plek:
            self.place.show_plek(plek)
        self._plek = plek
        for question in (self.instemming, self.toestemming):
            question.show_hulpbron(hulpbron)

    def flush(self) -> None:
        """Take what was typed."""
        for field in self.fields.values():
            field.flush()

    def _value(self, hulpbron: Hulpbron, tabel: str, kolom: str) -> Value:
        if tabel == "hulpbronnen":
            return column_value(hulpbron, kolom)
        if tabel == "plekken":
            return hulpbron.plekken[0].schema if hulpbron.plekken else None
        rows = hulpbron.deel(tabel)
        return rows[0].get(kolom) if rows else None

    def _save(self, tabel: str, kolom: str, value: Value, field: Field) -> None:
        hulpbron = self.hulpbron
        if hulpbron is None:
            return
        uuid = hulpbron.uuid
        if tabel == "hulpbronnen":
            if self.save(editing.edit_hulpbron, uuid, {kolom: value}, field=field) is not None:
                self._after(hulpbron)
            return
        if tabel == "plekken":
            if hulpbron.plekken:
                rij = hulpbron.plekken[0].uuid
                self.save(plekken.edit_plek, uuid, rij, {kolom: value}, field=field)
            elif value is not None:
                self.save(plekken.add_plek, uuid, {kolom: value}, field=field)
            return
        rows = hulpbron.deel(tabel)
        if rows:
            self.save(
                delen.edit_deel, uuid, tabel, str(rows[0]["uuid"]), {kolom: value}, field=field
            )
        elif value is not None:
            self.save(delen.add_deel, uuid, tabel, {kolom: value}, field=field)
        if kolom == "contactpersoon" and value is not None:
            self.toestemming.ask_now(uuid)

    def _after(self, before: Hulpbron) -> None:
        """Ask what a change makes it time for, and say why a mark has gone from the map."""
        after = self.hulpbron
        if after is None or after.uuid != before.uuid:
            return
        if after.soort == "persoon" and before.soort != "persoon":
            self.toestemming.ask_now(after.uuid)
        if after.formaliteit == "informeel" and before.formaliteit != "informeel":
            self.instemming.ask_now(after.uuid)
        had = any(plek.x is not None for plek in before.plekken)
        if had and regels.only_at_buurt_level(after.sfeer):
            text = self.tr("‘{0}’ hoort nu bij de buurt. Persoonlijk krijgt geen punt op de kaart.")
            self.context.register.done.emit(text.format(after.naam), True)  # noqa: FBT003 - a signal

    def _save_plek(self, waarden: dict[str, Value]) -> None:
        if self.hulpbron is None:
            return
        uuid, known = self.hulpbron.uuid, self.hulpbron.plekken
        if known:
            self.save(plekken.edit_plek, uuid, known[0].uuid, waarden)
        else:
            self.save(plekken.add_plek, uuid, waarden)

    def _want_point(self) -> None:
        if self.hulpbron is not None:
            first = self.hulpbron.plekken
            self.context.point_wanted.emit(self.hulpbron.uuid, first[0].uuid if first else "")

    def _names_known(self) -> None:
        self.place.current.setText(self.place.describe(self._plek))

    def say(self, text: str) -> None:
        """Say something beside the place: every other refusal is said at its field."""
        if text:
            self.place.current.setText(text)
