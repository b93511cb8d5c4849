"""A set of choices: what was chosen as chips, and the whole list to tick, found by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.domain import lijsten, tabellen, velden
from sociale_kaart.operations import delen
from sociale_kaart.ui.form.field_factory import field_for, keuzes_of
from sociale_kaart.ui.form.fields import UndoWhenEmpty
from sociale_kaart.ui.form.flow import FlowLayout, clear
from sociale_kaart.ui.form.part import FormContext, Part, show_or_refresh
from sociale_kaart.ui.form.summary import set_column
from sociale_kaart.ui.form.ticks import TickRow
from sociale_kaart.ui.form.wrap_button import WrapButton

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.ui.form.fields import Field

# A list of so many items is shown at once.
_SHORT = 5
# From so many items on there is a line to search in it.
_SEARCH_FROM = 9


class Chip(WrapButton):
    """Something that was chosen; a click takes it away.

    Args:
        text: what it is.
        uitleg: one sentence about it.
        parent: owner.
    """

    def __init__(self, text: str, uitleg: str, parent: QWidget) -> None:
        super().__init__(f"{text}  ✕", parent)
        self.setObjectName("chip")
        self.layout().setContentsMargins(10, 3, 10, 3)  # type: ignore[union-attr]  # made above
        self.setAccessibleName(self.tr("{0}: haal weg").format(text))
        self.setToolTip(uitleg)


class KeuzesEditor(Part):
    """The choices of one set-like table.

    Args:
        tabel: a set-like child table, such as doelgroepen.
        context: the kaart.
        parent: owner.
    """

    def __init__(self, tabel: str, context: FormContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.tabel = tabel
        beschrijving = tabellen.tabel(tabel)
        self._kolom = set_column(beschrijving)
        self._items = keuzes_of(beschrijving.veld(self._kolom).lijst)
        self._lijst = beschrijving.veld(self._kolom).lijst
        self._has_waarom = "waarom" in beschrijving.kolommen
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self.choose = QPushButton(self.tr("Kies…"), self)
        self.choose.setObjectName("voegtoe")
        self.choose.setCheckable(True)
        label = velden.deel_label(tabel)
        self.choose.setAccessibleName(self.tr("Kies: {0}").format(label))
        self.choose.toggled.connect(self._open)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Zoek in de lijst"))
        self.search.setAccessibleName(self.tr("Zoek in de lijst: {0}").format(label))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        for asking in (self.choose, self.search):
            asking.setProperty("onderwerp", f"veld:{tabel}.{self._kolom}")
        UndoWhenEmpty(self.search)
        self._page: QWidget | None = None
        self.boxes: dict[str, QCheckBox] = {}
        self.rows: dict[str, TickRow] = {}
        self.waarom: dict[str, Field] = {}
        self._shown: tuple[str, ...] = ()
        for widget in (self._chips, self.choose, self.search, self.remark):
            self.body.addWidget(widget)
        self.search.hide()
        self._short = len(self._items) <= _SHORT
        if self._short:
            self.choose.hide()
            self._chips.hide()
            self._open(True)  # noqa: FBT003 - a slot has no keywords

    @property
    def codes(self) -> list[str]:
        """What has been chosen, in the order of the list."""
        if self.hulpbron is None:
            return []
        chosen = {str(row.get(self._kolom)) for row in self.hulpbron.deel(self.tabel)}
        known = [str(item[0]) for item in self._items if item[0] in chosen]
        return known + sorted(chosen - set(known))

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Show what was chosen."""
        codes = tuple(self.codes)
        if not same:
            self.search.clear()
        if codes != self._shown or not same:
            self._shown = codes
            self._show_chips(codes)
        rows = {str(row.get(self._kolom)): row for row in hulpbron.deel(self.tabel)}
        for code, box in self.boxes.items():
            box.setChecked(code in rows)
            if self.tabel == "ook_sferen":
                self.rows[code].setVisible(code != hulpbron.sfeer)
            if self._has_waarom:
                self._show_waarom(code, rows.get(code, {}).get("waarom"), code in rows, same=same)

    def flush(self) -> None:
        """Take the sentences that were typed."""
        for field in self.waarom.values():
            field.flush()

    def _show_chips(self, codes: tuple[str, ...]) -> None:
        clear(self._flow)
        for code in codes:
            chip = Chip(
                lijsten.label(self._lijst, code), lijsten.uitleg(self._lijst, code), self._chips
            )
            chip.clicked.connect(lambda _=False, code=code: self._take_away(code))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(codes) and not self._short and not self.choose.isChecked())
        self._chips.updateGeometry()

    def _open(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        if self._page is None and open_:
            self._page = self._make_page()
            self.body.insertWidget(self.body.indexOf(self.remark), self._page)
            if self.hulpbron is not None:
                self.fill(self.hulpbron, same=True)
        if self._page is not None:
            self._page.setVisible(open_)
        # What is ticked in the list need not be said twice.
        self._chips.setVisible(bool(self._shown) and not open_)
        self.search.setVisible(open_ and len(self._items) >= _SEARCH_FROM)
        self.choose.setText(self.tr("Klaar") if open_ else self.tr("Kies…"))
        if open_ and not self.search.isHidden():
            self.search.setFocus()

    def _make_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for item in self._items:
            code = str(item[0])
            box = QCheckBox(page)
            box.setProperty("onderwerp", f"lijst:{self._lijst}.{code}")
            box.clicked.connect(self._tick)
            self.boxes[code] = box
            uitleg = item[2] if len(item) > 2 else ""  # noqa: PLR2004 - the sentence
            self.rows[code] = TickRow(box, item[1], uitleg, page)
            layout.addWidget(self.rows[code])
        return page

    def _show_waarom(self, code: str, value: Value, chosen: bool, *, same: bool) -> None:  # noqa: FBT001 - belongs to the code
        """Ask below a choice why it helps; the line is made when it is first needed."""
        field = self.waarom.get(code)
        if field is None and not chosen:
            return
        if field is None:
            field = self._make_waarom(code)
        field.setVisible(chosen and not self.rows[code].isHidden())
        show_or_refresh(field, value, same=same)

    def _make_waarom(self, code: str) -> Field:
        assert self._page is not None, "the list is open"
        field = field_for(self.tabel, "waarom", self._page)
        label = lijsten.label(self._lijst, code)
        editor = field.focusProxy()
        if editor is not None:
            editor.setAccessibleName(self.tr("Waarom helpt dit bij: {0}").format(label))
        field.setContentsMargins(24, 0, 0, 6)
        field.committed.connect(
            lambda value, code=code, field=field: self._save_waarom(code, value, field)
        )
        layout = self._page.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.rows[code]) + 1, field)
        self.waarom[code] = field
        return field

    def _filter(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        for item in self._items:
            box = self.boxes.get(str(item[0]))
            if box is None:
                continue
            text = " ".join(str(part) for part in item[1:]).casefold()
            self.rows[str(item[0])].setVisible(wanted in text)
            if (field := self.waarom.get(str(item[0]))) is not None:
                field.setVisible(wanted in text and box.isChecked())

    def _tick(self) -> None:
        """Keep exactly what is ticked; what the list does not know stays."""
        unknown = [code for code in self.codes if code not in self.boxes]
        self._set([*unknown, *(code for code, box in self.boxes.items() if box.isChecked())])

    def _take_away(self, code: str) -> None:
        self._set([other for other in self.codes if other != code])
        self.choose.setFocus()

    def _set(self, codes: list[str]) -> None:
        if self.hulpbron is not None:
            self.save(delen.set_keuzes, self.hulpbron.uuid, self.tabel, codes)
            # A refused one is not ticked any more.
            self.fill(self.hulpbron, same=True)

    def _save_waarom(self, code: str, value: Value, field: Field) -> None:
        if self.hulpbron is None:
            return
        for row in self.hulpbron.deel(self.tabel):
            if row.get(self._kolom) == code:
                self.save(
                    delen.edit_deel, self.hulpbron.uuid, self.tabel, str(row["uuid"]),
                    {"waarom": value}, field=field,
                )  # fmt: skip
                return
