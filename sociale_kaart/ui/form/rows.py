"""Rows of a child table as compact cards, each with its fields below it when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from sociale_kaart.domain import tabellen
from sociale_kaart.operations import delen
from sociale_kaart.ui.form.field_factory import field_for
from sociale_kaart.ui.form.fold import FoldHeader
from sociale_kaart.ui.form.groepen import add_text, new_text
from sociale_kaart.ui.form.part import FormContext, Part, show_or_refresh
from sociale_kaart.ui.form.scroll import reveal
from sociale_kaart.ui.form.summary import row_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Row, Value
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.ui.form.fields import Field

# These are no fields to fill in: a row belongs to one hulpbron, a photo is dropped on it.
_NOT_ASKED = frozenset({"hulpbron", "foto", "volgorde", "buurtcode", "zichtbaarheid_van"})


def columns_of(tabel: str) -> tuple[str, ...]:
    """Return the columns of a table that people fill in."""
    beschrijving = tabellen.tabel(tabel)
    return tuple(
        veld.naam
        for veld in beschrijving.velden
        if veld.naam not in _NOT_ASKED and not veld.afgeleid and veld.soort != "verwijzing"
    )


class CardContent(QWidget):
    """What a card shows when it is open."""

    def begin(self) -> None:
        """Put the cursor where one begins."""
        raise NotImplementedError

    def flush(self) -> None:
        """Take what was typed."""
        raise NotImplementedError

    def values(self) -> dict[str, Value]:
        """Return what has been filled in."""
        return {}


class RowForm(CardContent):
    """The fields of one row.

    Args:
        tabel: a child table.
        kolommen: its columns, in order.
        parent: owner.
    """

    # column, new value, the field it was typed in
    committed = Signal(str, object, object)

    def __init__(self, tabel: str, kolommen: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.fields: dict[str, Field] = {}
        for kolom in kolommen:
            field = field_for(tabel, kolom, self)
            field.committed.connect(
                lambda value, kolom=kolom, field=field: self.committed.emit(kolom, value, field)
            )
            self.fields[kolom] = field
            layout.addWidget(field)

    def show_row(self, row: Row, *, same: bool) -> None:
        """Show a row."""
        for kolom, field in self.fields.items():
            show_or_refresh(field, row.get(kolom), same=same)

    def begin(self) -> None:
        """Put the cursor in the first field."""
        next(iter(self.fields.values())).setFocus()

    def values(self) -> dict[str, Value]:
        """Return what has been filled in."""
        return {k: field.value for k, field in self.fields.items() if field.value is not None}

    def flush(self) -> None:
        """Take what was typed."""
        for field in self.fields.values():
            field.flush()


class RowCard(QFrame):
    """One row: a line that says what it is, and its fields when it is opened.

    Args:
        title: what it is called as long as nothing is in it.
        make: makes its fields.
        parent: owner.
    """

    removed = Signal()

    def __init__(self, title: str, make: Callable[[RowCard], CardContent], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rij")
        self._new = title
        self._make = make
        # uuid of the row; '' as long as nothing is saved
        self.rij = ""
        self.row: Row = {}
        self.content: CardContent | None = None
        self.header = FoldHeader(title, self, bold=False)
        self.header.toggled.connect(self._turn)
        self.remove = QToolButton(self)
        self.remove.setText("✕")
        self.remove.setObjectName("weg")
        self.remove.clicked.connect(self.removed)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.header, 1)
        top.addWidget(self.remove)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 2, 4, 2)
        self._layout.addLayout(top)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Say what is in the row."""
        said = text or self._new
        self.header.set_texts(said, "")
        self.remove.setAccessibleName(self.tr("Verwijder: {0}").format(said))
        self.remove.setToolTip(self.tr("Verwijder"))

    def open(self) -> None:
        """Show the fields and put the cursor in the first."""
        self.header.setChecked(True)
        reveal(self)
        if self.content is not None:
            self.content.begin()

    def _turn(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        if open_ and self.content is None:
            self.content = self._make(self)
            inside = QVBoxLayout()
            inside.setContentsMargins(8, 0, 8, 8)
            inside.addWidget(self.content)
            self._layout.addLayout(inside)
        if self.content is not None:
            self.content.setVisible(open_)


class RowsEditor(Part):
    """The rows of one child table.

    Args:
        tabel: a child table of `hulpbronnen`.
        context: the kaart.
        parent: owner.
    """

    def __init__(self, tabel: str, context: FormContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.tabel = tabel
        self.cards: list[RowCard] = []
        # the card that is being saved, to know again when its row has got another uuid
        self._saving: RowCard | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.add = QPushButton(add_text(tabel), self)
        self.add.setObjectName("voegtoe")
        self.add.clicked.connect(self.add_card)
        self.body.addLayout(self._list)
        self.body.addWidget(self.add)
        self.body.addWidget(self.remark)

    # -- what a table does its own way -----------------------------------------------------------

    def rows(self, hulpbron: Hulpbron) -> Sequence[Row]:
        """Return the rows to show."""
        return hulpbron.deel(self.tabel)

    def text_of(self, row: Row) -> str:
        """Return a row as one line."""
        return row_text(self.tabel, row)

    def make_content(self, card: RowCard) -> CardContent:
        """Return the fields of a card."""
        form = RowForm(self.tabel, columns_of(self.tabel), card)
        form.committed.connect(
            lambda kolom, value, field: self.save_column(card, kolom, value, field)
        )
        form.show_row(card.row, same=False)
        return form

    def show_content(self, card: RowCard, *, same: bool) -> None:
        """Show the row of a card in its fields."""
        if isinstance(card.content, RowForm):
            card.content.show_row(card.row, same=same)

    # -- cards -----------------------------------------------------------------------------------

    def add_card(self) -> RowCard:
        """Open a card for a new row; it is saved as soon as something is in it."""
        draft = next((card for card in self.cards if not card.rij), None)
        card = draft or self._new_card()
        card.open()
        return card

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Show the rows; cards are used again, and one that is being typed in stays."""
        rows = {str(row["uuid"]): row for row in self.rows(hulpbron)}
        if not same:
            self._drop([card for card in self.cards if not card.rij])
        known = {card.rij for card in self.cards}
        fresh = [uuid for uuid in rows if uuid not in known]
        saving = self._saving
        if saving is not None and saving.rij not in rows and fresh:
            saving.rij = fresh.pop(0)
        gone = [card for card in self.cards if card.rij and card.rij not in rows]
        # What is left over shows another row: making fields takes longer than filling them.
        for card in list(gone):
            if fresh and not same:
                card.rij = fresh.pop(0)
                card.header.setChecked(False)
                gone.remove(card)
        self._drop(gone)
        for uuid in fresh:
            self._new_card().rij = uuid
        order = list(rows)
        self.cards.sort(key=lambda card: order.index(card.rij) if card.rij else len(order))
        for at, card in enumerate(self.cards):
            if self._list.indexOf(card) != at:
                self._list.insertWidget(at, card)
            if card.rij:
                changed = card.row.get("uuid") != card.rij
                card.row = rows[card.rij]
                card.show_text(self.text_of(card.row))
                self.show_content(card, same=same and (not changed or card is saving))

    def flush(self) -> None:
        """Take what was typed."""
        for card in list(self.cards):
            if card.content is not None:
                card.content.flush()

    def save_column(self, card: RowCard, kolom: str, value: Value, field: Field | None) -> None:
        """Save one field of a row; the first one makes the row."""
        if self.hulpbron is None:
            return
        if card.rij:
            self.save_card(
                card, delen.edit_deel, self.hulpbron.uuid, self.tabel, card.rij, {kolom: value},
                field=field,
            )  # fmt: skip
            return
        values = card.content.values() if card.content is not None else {}
        needed = [k for k in tabellen.tabel(self.tabel).sleutel if k != "hulpbron"]
        values[kolom] = value
        filled = {k: v for k, v in values.items() if v is not None}
        if filled and all(k in filled for k in needed):
            self.save_card(
                card, delen.add_deel, self.hulpbron.uuid, self.tabel, filled, field=field
            )

    def save_card(
        self,
        card: RowCard,
        operation: Callable[..., Change],
        *args: object,
        field: Field | None = None,
    ) -> Change | None:
        """Do an operation on the row of a card and know it again afterwards."""
        self._saving = card
        try:
            return self.save(operation, *args, field=field)
        finally:
            self._saving = None

    def remove_card(self, card: RowCard) -> None:
        """Remove a row; what was never saved just goes."""
        if card.rij and self.hulpbron is not None:
            self.remove_row(card.rij)
        else:
            self._drop([card])
        self.add.setFocus()

    def remove_row(self, rij: str) -> None:
        """Remove a row from the kaart."""
        if self.hulpbron is not None:
            self.save(delen.remove_deel, self.hulpbron.uuid, self.tabel, rij)

    def _new_card(self) -> RowCard:
        card = RowCard(new_text(self.tabel), self.make_content, self)
        card.removed.connect(lambda: self.remove_card(card))
        self.cards.append(card)
        self._list.addWidget(card)
        # Now, not at the next event: what is not shown cannot take the keyboard.
        card.show()
        return card

    def _drop(self, cards: Sequence[RowCard]) -> None:
        for card in cards:
            self.cards.remove(card)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
