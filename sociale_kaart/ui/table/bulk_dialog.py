"""The same change for several hulpbronnen: which field, which value, how many really change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten, notatie, regels
from sociale_kaart.operations import cellen
from sociale_kaart.ui.roomy import size_in_letters
from sociale_kaart.ui.table.choices import ChoiceList
from sociale_kaart.ui.table.columns import NAAM, Column, columns
from sociale_kaart.ui.table.delegate import value_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Value

# Letters and lines.
_SIZE = (74, 24)
# Proposed when no column was chosen in the table.
_FIRST = "hulpbronnen.sfeer"
# What happens to several items of a list.
_ADD, _REMOVE, _REPLACE = "erbij", "eraf", "precies"


class BulkDialog(QDialog):
    """Asks for a field and a value; accepted means: change.

    Args:
        hulpbronnen: what was selected.
        first: code of the field that is proposed.
        parent: the window.
    """

    def __init__(
        self, hulpbronnen: Sequence[Hulpbron], first: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hulpbronnen = hulpbronnen
        self.setProperty("onderwerp", "tabel-en-lijstjes#veel-tegelijk-veranderen")
        self.setWindowTitle(self.tr("Wijzig deze {0}").format(notatie.getal(len(hulpbronnen))))
        size_in_letters(self, *_SIZE)
        self.field = QComboBox(self)
        self.how = QComboBox(self)
        for code, text in (
            (_ADD, self.tr("Voeg toe aan wat er staat")),
            (_REMOVE, self.tr("Haal weg uit wat er staat")),
            (_REPLACE, self.tr("Vervang wat er staat")),
        ):
            self.how.addItem(text, code)
        self.line = QLineEdit(self)
        self.combo = QComboBox(self)
        self.choices: ChoiceList | None = None
        self.editors = QStackedWidget(self)
        self.editors.addWidget(self.line)
        self.editors.addWidget(self.combo)
        self.count = QLabel(self)
        self.count.setWordWrap(True)
        self._lay_out()
        for column in editable_columns():
            self.field.addItem(f"{column.kop}  ·  {column.groep}", column.code)
        at = self.field.findData(first)
        self.field.setCurrentIndex(at if at >= 0 else self.field.findData(_FIRST))
        self.field.currentIndexChanged.connect(self._show_field)
        self.how.currentIndexChanged.connect(self._judge)
        self.line.textChanged.connect(self._judge)
        self.combo.currentIndexChanged.connect(self._judge)
        self._show_field()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(8)
        self._how_label = QLabel(self.tr("Wat doe je?"), self)
        for label, widget in (
            (QLabel(self.tr("Wat wijzig je?"), self), self.field),
            (self._how_label, self.how),
            (QLabel(self.tr("Wat wordt het?"), self), self.editors),
        ):
            label.setBuddy(widget)
            widget.setAccessibleName(label.text())
            form.addRow(label, widget)
        for editor in (self.line, self.combo):
            editor.setAccessibleName(self.tr("Wat wordt het?"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form, 1)
        layout.addWidget(self.count)
        layout.addWidget(buttons)

    # -- what was chosen -------------------------------------------------------------------------

    @property
    def column(self) -> Column:
        """The field."""
        return columns()[str(self.field.currentData())]

    def value(self) -> Value:
        """Return the value as it is stored.

        Raises:
            WorldError: it does not fit.
        """
        veld = self.column.veld
        assert veld is not None, "only fields that can be changed are offered"
        editor = self.editors.currentWidget()
        text = self.line.text() if editor is self.line else str(self.combo.currentData() or "")
        value = cellen.read_cell(self.column.tabel, veld.naam, text)
        assert not isinstance(value, tuple), "several items have a list of their own"
        return value

    def cells(self) -> list[cellen.Cel]:
        """Return the cells that really change.

        Raises:
            WorldError: the value does not fit.
        """
        column = self.column
        assert column.veld is not None, "idem"
        if column.several:
            return self._choice_cells(column)
        value = self.value()
        return [
            cellen.Cel(h.uuid, column.tabel, column.veld.naam, value)
            for h in self._hulpbronnen
            if column.raw(h) != value
        ]

    def _choice_cells(self, column: Column) -> list[cellen.Cel]:
        assert column.veld is not None, "idem"
        picked = self.choices.codes() if self.choices is not None else ()
        how = self.how.currentData()
        found = []
        for hulpbron in self._hulpbronnen:
            has = column.codes(hulpbron)
            if how == _ADD:
                new = (*has, *(code for code in picked if code not in has))
            elif how == _REMOVE:
                new = tuple(code for code in has if code not in picked)
            else:
                new = picked
            if set(new) != set(has):
                found.append(cellen.Cel(hulpbron.uuid, column.tabel, column.veld.naam, new))
        return found

    # -- showing ---------------------------------------------------------------------------------

    def _show_field(self) -> None:
        column = self.column
        veld = column.veld
        assert veld is not None, "idem"
        if self.choices is not None:
            self.editors.removeWidget(self.choices)
            self.choices.deleteLater()
            self.choices = None
        self.how.setVisible(column.several)
        self._how_label.setVisible(column.several)
        if column.several:
            self.choices = ChoiceList(column.kop, veld.lijst, self)
            self.choices.changed.connect(self._judge)
            self.editors.addWidget(self.choices)
            self.editors.setCurrentWidget(self.choices)
        elif veld.lijst or veld.soort == "ja_nee":
            blocked = self.combo.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.combo.clear()
            empty = self.tr("(leeg)") if veld.soort == "ja_nee" else lijsten.NOG_NIET_INGEDEELD
            self.combo.addItem(empty, "")
            for code, label in value_items(veld):
                self.combo.addItem(label, code)
            # Nothing is proposed: a value that nobody chose is soon given to many.
            self.combo.setCurrentIndex(-1)
            self.combo.setPlaceholderText(self.tr("Kies…"))
            self.combo.blockSignals(blocked)
            self.editors.setCurrentWidget(self.combo)
        else:
            self.line.clear()
            is_date = veld.soort == "datum"
            self.line.setPlaceholderText(
                self.tr("dag-maand-jaar, leeg haalt de datum weg") if is_date else self.tr("leeg")
            )
            self.editors.setCurrentWidget(self.line)
        self._judge()

    def _judge(self) -> None:
        """Say how many change, or why the value does not fit."""
        total = notatie.getal(len(self._hulpbronnen))
        editor = self.editors.currentWidget()
        if editor is self.combo and self.combo.currentIndex() < 0:
            self.count.setText(self.tr("Kies wat het wordt."))
            self.ok.setText(self.tr("Wijzig"))
            self.ok.setEnabled(False)
            return
        try:
            changing = len(self.cells())
        except WorldError as error:
            self.count.setText(" ".join(part for part in (error.wat, error.doen) if part))
            self.ok.setText(self.tr("Wijzig"))
            self.ok.setEnabled(False)
            return
        number = notatie.getal(changing)
        texts = [self.tr("Dit verandert {0} van deze {1}, in één stap.").format(number, total)]
        if not self.column.several and self.value() is None and changing:
            texts = [self.tr("Je haalt dit weg bij {0} van deze {1}.").format(number, total)]
        if lost := self._losing_their_point():
            texts.append(
                self.tr("{0} daarvan verliezen hun punt: persoonlijk hoort bij een buurt.").format(
                    notatie.getal(lost)
                )
            )
        self.count.setText(" ".join(texts))
        self.ok.setText(self.tr("Wijzig {0}").format(number) if changing else self.tr("Wijzig"))
        self.ok.setEnabled(changing > 0)

    def _losing_their_point(self) -> int:
        if self.column.code != "hulpbronnen.sfeer":
            return 0
        if not regels.only_at_buurt_level(self.combo.currentData()):
            return 0
        return sum(any(plek.x is not None for plek in h.plekken) for h in self._hulpbronnen)


def editable_columns() -> list[Column]:
    """Return the columns that several hulpbronnen can have the same value in."""
    return [c for c in columns().values() if c.veld is not None and c.code != NAAM]
