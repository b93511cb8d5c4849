"""The plekken of a hulpbron, each with its own place, use and times."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sociale_kaart.domain import regels
from sociale_kaart.operations import plekken
from sociale_kaart.ui.form.field_factory import field_for
from sociale_kaart.ui.form.fields import UndoWhenEmpty
from sociale_kaart.ui.form.fold import Fold
from sociale_kaart.ui.form.part import show_or_refresh
from sociale_kaart.ui.form.place_field import PlaceField
from sociale_kaart.ui.form.rows import CardContent, RowForm, RowsEditor
from sociale_kaart.ui.form.summary import plek_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Row, Value
    from sociale_kaart.ui.form.fields import Field
    from sociale_kaart.ui.form.part import FormContext
    from sociale_kaart.ui.form.rows import RowCard

_ADRES = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
_EIGEN = ("gebruik", "schema")


class PlekForm(CardContent):
    """One plek: where it is, how it is used, and when.

    Args:
        editor: saves what is changed.
        card: the card it stands in.
    """

    def __init__(self, editor: PlekkenEditor, card: RowCard) -> None:
        super().__init__(card)
        self._editor = editor
        self._card = card
        self.place = PlaceField(editor.context.area, self)
        self.place.chosen.connect(self._choose)
        self.place.point_wanted.connect(self._want_point)
        UndoWhenEmpty(self.place.search)
        self.fields: dict[str, Field] = {}
        self._typed: RowForm | None = None
        self._shown: Plek | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.place)
        for kolom in _EIGEN:
            field = field_for("plekken", kolom, self)
            field.committed.connect(
                lambda value, kolom=kolom, field=field: editor.save_column(
                    card, kolom, value, field
                )
            )
            self.fields[kolom] = field
            layout.addWidget(field)
        self.typed = Fold(self.tr("Adres zelf invullen"), self._make_typed, self)
        layout.addWidget(self.typed)

    def show_plek(self, row: Row, plek: Plek | None, sfeer: str | None, *, same: bool) -> None:
        """Show a plek."""
        self.place.set_sfeer(sfeer)
        # An adres that is being typed stays as long as the plek is what it was.
        if not same or plek != self._shown:
            self.place.show_plek(plek)
        self._shown = plek
        self.place.current.setText(self.place.describe(plek))
        self.typed.setVisible(not regels.only_at_buurt_level(sfeer))
        for kolom, field in self.fields.items():
            show_or_refresh(field, row.get(kolom), same=same)
        if self._typed is not None:
            self._typed.show_row(row, same=same)

    def begin(self) -> None:
        """Put the cursor in the address, or in the buurt where there is none to look for."""
        search = self.place.search
        (self.place.buurt if search.isHidden() else search).setFocus()

    def flush(self) -> None:
        """Take what was typed."""
        for field in self.fields.values():
            field.flush()
        if self._typed is not None:
            self._typed.flush()

    def _make_typed(self, parent: QWidget) -> QWidget:
        self._typed = RowForm("plekken", _ADRES, parent)
        self._typed.committed.connect(
            lambda kolom, value, field: self._editor.save_column(self._card, kolom, value, field)
        )
        self._typed.show_row(self._card.row, same=False)
        return self._typed

    def _choose(self, waarden: dict[str, Value]) -> None:
        self._editor.save_place(self._card, waarden)

    def _want_point(self) -> None:
        self._editor.want_point(self._card)


class PlekkenEditor(RowsEditor):
    """All plekken of a hulpbron.

    Args:
        context: the kaart.
        parent: owner.
    """

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__("plekken", context, parent)
        context.area.loaded.connect(self._names_known)

    def rows(self, hulpbron: Hulpbron) -> Sequence[Row]:
        """Return the plekken as rows."""
        return [dataclasses.asdict(plek) for plek in hulpbron.plekken]

    def text_of(self, row: Row) -> str:
        """Return a plek as one line."""
        return plek_text(self._plek(str(row["uuid"])), self.context.area.naam)

    def make_content(self, card: RowCard) -> CardContent:
        """Return the fields of a plek."""
        form = PlekForm(self, card)
        self._show(form, card, same=False)
        return form

    def show_content(self, card: RowCard, *, same: bool) -> None:
        """Show a plek in its fields."""
        if isinstance(card.content, PlekForm):
            self._show(card.content, card, same=same)

    def save_column(self, card: RowCard, kolom: str, value: Value, field: Field | None) -> None:
        """Save one field of a plek."""
        self._save(card, {kolom: value}, field)

    def save_place(self, card: RowCard, waarden: dict[str, Value]) -> None:
        """Save where a plek is."""
        self._save(card, waarden, None)

    def remove_row(self, rij: str) -> None:
        """Remove a plek."""
        if self.hulpbron is not None:
            self.save(plekken.remove_plek, self.hulpbron.uuid, rij)

    def want_point(self, card: RowCard) -> None:
        """Ask for a click on the map; a plek that is not there yet is made by it."""
        if self.hulpbron is not None:
            self.context.point_wanted.emit(self.hulpbron.uuid, card.rij or NIEUWE_PLEK)

    def _save(self, card: RowCard, waarden: dict[str, Value], field: Field | None) -> None:
        if self.hulpbron is None:
            return
        uuid = self.hulpbron.uuid
        if card.rij:
            self.save_card(card, plekken.edit_plek, uuid, card.rij, waarden, field=field)
        else:
            self.save_card(card, plekken.add_plek, uuid, waarden, field=field)

    def _show(self, form: PlekForm, card: RowCard, *, same: bool) -> None:
        plek = self._plek(card.rij) if card.rij else None
        form.show_plek(card.row, plek, self.hulpbron.sfeer if self.hulpbron else None, same=same)

    def _plek(self, uuid: str) -> Plek:
        assert self.hulpbron is not None, "a plek belongs to a hulpbron"
        return next(plek for plek in self.hulpbron.plekken if plek.uuid == uuid)

    def _names_known(self) -> None:
        if self.hulpbron is not None:
            self.fill(self.hulpbron, same=True)


# Stands for a plek that is made by pointing at the map.
NIEUWE_PLEK = "nieuw"
