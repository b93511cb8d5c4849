"""Can everybody get in: yes, no or unknown per kenmerk, and who looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.operations import delen
from sociale_kaart.ui.form.fields import quiet
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.form.part import FormContext, Part
from sociale_kaart.ui.form.rows import RowForm

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron, Row, Value
    from sociale_kaart.domain.lijsten import Item
    from sociale_kaart.ui.form.fields import Field

TABEL = "toegankelijkheid"
_ONBEKEND = "onbekend"
_WHO = ("gecontroleerd_op", "gecontroleerd_door")


class KenmerkRow(QWidget):
    """One kenmerk with its three answers.

    Args:
        item: the kenmerk.
        editor: saves what is answered.
    """

    def __init__(self, item: Item, editor: ToegankelijkheidEditor) -> None:
        super().__init__(editor)
        self._code = item.code
        self._editor = editor
        self._row: Row = {}
        self._form: RowForm | None = None
        label = QLabel(item.label, self)
        label.setToolTip(f"{item.leefwereld}. {item.uitleg}")
        answers = QWidget(self)
        flow = FlowLayout(answers, 12, 0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        for antwoord in lijsten.lijst("ja_nee_onbekend"):
            button = QRadioButton(antwoord.label.lower(), answers)
            button.setAccessibleName(f"{item.label}: {antwoord.label.lower()}")
            button.setAccessibleDescription(item.uitleg)
            button.setToolTip(antwoord.uitleg)
            button.setProperty("onderwerp", f"lijst:{TABEL}.{item.code}")
            button.clicked.connect(lambda _=False, code=antwoord.code: self._answer(code))
            self._group.addButton(button)
            self.buttons[antwoord.code] = button
            flow.addWidget(button)
        self.who = QToolButton(answers)
        self.who.setObjectName("link")
        self.who.setCheckable(True)
        self.who.toggled.connect(self._ask_who)
        flow.addWidget(self.who)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 4)
        self._layout.setSpacing(2)
        self._layout.addWidget(label)
        self._layout.addWidget(answers)
        self._naam = item.label

    def show_row(self, row: Row | None, *, same: bool) -> None:
        """Show what was answered; no row is the same as unknown."""
        self._row = row or {}
        antwoord = str(self._row.get("antwoord") or _ONBEKEND)
        if antwoord in self.buttons:
            self.buttons[antwoord].setChecked(True)
        self.who.setVisible(bool(row))
        day = notatie.parse_datum(self._row.get("gecontroleerd_op"))
        said = self.tr("nagekeken {0}").format(notatie.datum(day)) if day else self.tr("wie keek?")
        self.who.setText(said)
        self.who.setAccessibleName(self.tr("{0}, {1}: wijzig").format(self._naam, said))
        if not row or not same:
            self.who.setChecked(False)
        if self._form is not None:
            self._form.show_row(self._row, same=same)

    def flush(self) -> None:
        """Take what was typed."""
        if self._form is not None:
            self._form.flush()

    def _answer(self, code: str) -> None:
        # 'Unknown' is what it was before anybody looked: no row, and no day on which one looked.
        self._editor.answer(self._code, None if code == _ONBEKEND else code)

    def _ask_who(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        if open_ and self._form is None:
            self._form = RowForm(TABEL, _WHO, self)
            self._form.setContentsMargins(16, 0, 0, 8)
            self._form.committed.connect(self._save)
            self._form.show_row(self._row, same=False)
            self._layout.addWidget(self._form)
        if self._form is not None:
            self._form.setVisible(open_)

    def _save(self, kolom: str, value: Value, field: Field) -> None:
        self._editor.save_who(str(self._row["uuid"]), {kolom: value}, field)


class ToegankelijkheidEditor(Part):
    """All kenmerken with their answers.

    Args:
        context: the kaart.
        parent: owner.
    """

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.body.addWidget(
            quiet(self.tr("Nog niet nagekeken? Laat het dan op onbekend staan."), self)
        )
        self.rows: dict[str, KenmerkRow] = {}
        for item in lijsten.lijst(TABEL):
            self.rows[item.code] = KenmerkRow(item, self)
            self.body.addWidget(self.rows[item.code])
        self.body.addWidget(self.remark)

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Show the answers."""
        known = {str(row.get("kenmerk")): row for row in hulpbron.deel(TABEL)}
        for code, row in self.rows.items():
            row.show_row(known.get(code), same=same)

    def flush(self) -> None:
        """Take what was typed."""
        for row in self.rows.values():
            row.flush()

    def answer(self, kenmerk: str, antwoord: str | None) -> None:
        """Save an answer."""
        if self.hulpbron is not None:
            self.save(delen.set_toegankelijkheid, self.hulpbron.uuid, kenmerk, antwoord)

    def save_who(self, rij: str, waarden: dict[str, Value], field: Field) -> None:
        """Save who looked, and when."""
        if self.hulpbron is not None:
            self.save(delen.edit_deel, self.hulpbron.uuid, TABEL, rij, waarden, field=field)
