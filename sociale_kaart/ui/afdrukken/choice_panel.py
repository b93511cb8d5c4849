"""The left side of the window: what to print, on what, and for whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.clock import today
from sociale_kaart.domain import notatie
from sociale_kaart.domain.papier import FORMATEN, SCHALEN
from sociale_kaart.operations.drukwerk import Drukwerk
from sociale_kaart.operations.exports import VOOR
from sociale_kaart.ui.afdrukken.buurt_picker import BuurtPicker
from sociale_kaart.ui.afdrukken.choices import KINDS, Kind, kind_of, label_of, uitleg_of
from sociale_kaart.ui.form.ticks import TickRow
from sociale_kaart.ui.importing.calm_combo import CalmCombo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_QUESTION_LINES = 3
# Days: what is proposed for an answer, and for what to compare with.
_MONTH, _YEAR = 28, 365


class ChoicePanel(QWidget):
    """The questions; which ones depends on the kind of print.

    Args:
        parent: owner.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, list[QWidget]] = {}
        self._base = Drukwerk()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(4)
        self._make_subject()
        self._make_question()
        self._make_paper()
        self._make_parts()
        self._layout.addStretch(1)
        self._listen()
        self._show_rows()

    # -- what is asked ---------------------------------------------------------------------------

    def _make_subject(self) -> None:
        kinds = [(label_of(kind.soort), kind.soort) for kind in KINDS]
        self.soort = self._combo(self.tr("Wat"), kinds, "")
        self.uitleg = QLabel(self)
        self.uitleg.setWordWrap(True)
        self._layout.addWidget(self.uitleg)
        self.buurten = BuurtPicker(self)
        self._buurt_label = self._add(self.tr("Buurt"), self.buurten, "", self.buurten.search)

    def _make_question(self) -> None:
        self.vraag = QPlainTextEdit(self)
        self.vraag.setTabChangesFocus(True)
        self.vraag.setFixedHeight(self.fontMetrics().lineSpacing() * _QUESTION_LINES + 16)
        self._add(self.tr("De vraag waar het blad mee begint"), self.vraag, "vraag")
        self.aan = QLineEdit(self)
        self.aan.setPlaceholderText(self.tr("Zoals: de participatieraad"))
        self._add(self.tr("Aan wie"), self.aan, "aan")
        self.afzender = QLineEdit(self)
        self._add(self.tr("Van wie"), self.afzender, "afzender")
        self.met_antwoord = QCheckBox(self)
        self.antwoord_voor = self._date(
            self.tr("Antwoord graag voor"), today() + dt.timedelta(days=_MONTH)
        )
        self._add_tick(self.met_antwoord, self.tr("Antwoord graag voor"), "antwoord_voor")
        self._indent(self.antwoord_voor, "antwoord_voor")
        self.met_antwoord.toggled.connect(self.antwoord_voor.setEnabled)

    def _make_paper(self) -> None:
        self.voor = self._combo(self.tr("Voor wie"), [(t, code) for code, t in VOOR], "voor")
        papier = [(formaat, formaat) for formaat in FORMATEN]
        self.formaat = self._combo(self.tr("Papier"), papier, "formaat")
        stand = (
            (self.tr("Wat het best past"), None),
            (self.tr("Staand"), False),
            (self.tr("Liggend"), True),
        )
        self.liggend = self._combo(self.tr("Stand"), stand, "liggend")
        schalen = [(f"1:{notatie.getal(schaal)}", schaal) for schaal in SCHALEN]
        self.schaal = self._combo(
            self.tr("Schaal"), [(self.tr("Zo groot als past"), None), *schalen], "schaal"
        )

    def _make_parts(self) -> None:
        self.grote_letter = QCheckBox(self)
        self._add_tick(self.grote_letter, self.tr("Grote letter"), "grote_letter")
        self.overzicht, self.register, self.afstanden = (QCheckBox(self) for _ in range(3))
        self._add_tick(self.overzicht, self.tr("Met een kaart van alle buurten"), "overzicht")
        self._add_tick(self.register, self.tr("Met een lijst op naam"), "register")
        self._add_tick(self.afstanden, self.tr("Met afstanden"), "afstanden")
        self.met_hulpbronnen = QCheckBox(self)
        self._add_tick(
            self.met_hulpbronnen, self.tr("Zet erop wat al bekend is"), "met_hulpbronnen"
        )
        self.met_sinds = QCheckBox(self)
        self.sinds = self._date(self.tr("Veranderd sinds"), today() - dt.timedelta(days=_YEAR))
        self.sinds.setMaximumDate(_as_qdate(today()))
        self._add_tick(self.met_sinds, self.tr("Zeg wat er is veranderd sinds"), "sinds")
        self._indent(self.sinds, "sinds")
        self.met_sinds.toggled.connect(self.sinds.setEnabled)

    def _combo(self, label: str, items: Iterable[tuple[str, object]], vraag: str) -> QComboBox:
        combo = CalmCombo(label, self)
        for text, data in items:
            combo.addItem(text, data)
        self._add(label, combo, vraag)
        return combo

    def _date(self, naam: str, day: dt.date) -> QDateEdit:
        field = QDateEdit(self)
        field.setAccessibleName(naam)
        field.setCalendarPopup(True)
        field.setDisplayFormat("d MMMM yyyy")
        field.setDate(_as_qdate(day))
        field.setEnabled(False)
        return field

    def _add(self, label: str, field: QWidget, vraag: str, target: QWidget | None = None) -> QLabel:
        text = QLabel(label, self)
        text.setContentsMargins(0, 8, 0, 0)
        text.setBuddy(target or field)
        if target is None:
            field.setAccessibleName(label)
        self._layout.addWidget(text)
        self._layout.addWidget(field)
        self._rows.setdefault(vraag, []).extend((text, field))
        return text

    def _add_tick(self, box: QCheckBox, text: str, vraag: str) -> None:
        row = TickRow(box, text, "", self)
        row.setContentsMargins(0, 8, 0, 0)
        self._layout.addWidget(row)
        self._rows.setdefault(vraag, []).append(row)

    def _indent(self, field: QWidget, vraag: str) -> None:
        holder = QWidget(self)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(24, 2, 0, 0)
        inner.addWidget(field)
        self._layout.addWidget(holder)
        self._rows.setdefault(vraag, []).append(holder)

    def _listen(self) -> None:
        for combo in (self.soort, self.voor, self.formaat, self.liggend, self.schaal):
            combo.currentIndexChanged.connect(self._tell)
        for box in (
            self.grote_letter, self.overzicht, self.register, self.afstanden,
            self.met_hulpbronnen, self.met_sinds, self.met_antwoord,
        ):  # fmt: skip
            box.toggled.connect(self._tell)
        for field in (self.sinds, self.antwoord_voor):
            field.dateChanged.connect(self._tell)
        for line in (self.aan, self.afzender):
            line.textChanged.connect(self._tell)
        self.vraag.textChanged.connect(self._tell)
        self.buurten.changed.connect(self._tell)
        self.soort.currentIndexChanged.connect(self._show_rows)

    def _tell(self, *_: object) -> None:
        self.changed.emit()

    # -- what was answered -----------------------------------------------------------------------

    @property
    def kind(self) -> Kind:
        """The kind of print that is chosen."""
        return kind_of(str(self.soort.currentData()))

    def set_buurten(self, names: Mapping[str, str]) -> None:
        """Offer these buurten."""
        self.buurten.set_buurten(names)

    def show_choices(self, wanted: Drukwerk) -> None:
        """Show choices that were made before, without telling."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for combo, value in (
            (self.soort, wanted.soort), (self.voor, wanted.voor), (self.formaat, wanted.formaat),
            (self.liggend, wanted.liggend), (self.schaal, wanted.schaal),
        ):  # fmt: skip
            combo.setCurrentIndex(max(0, _find(combo, value)))
        for box, on in (
            (self.grote_letter, wanted.grote_letter), (self.overzicht, wanted.overzicht),
            (self.register, wanted.register), (self.afstanden, wanted.afstanden),
            (self.met_hulpbronnen, wanted.met_hulpbronnen),
            (self.met_sinds, wanted.sinds is not None),
            (self.met_antwoord, wanted.antwoord_voor is not None),
        ):  # fmt: skip
            box.setChecked(on)
        for field, day in ((self.sinds, wanted.sinds), (self.antwoord_voor, wanted.antwoord_voor)):
            if day is not None:
                field.setDate(_as_qdate(day))
        self.vraag.setPlainText(wanted.vraag)
        self.aan.setText(wanted.aan)
        self.afzender.setText(wanted.afzender)
        self._show_rows()
        self.buurten.choose(wanted.buurten)
        self.blockSignals(blocked)

    def wanted(self) -> Drukwerk:
        """Return what is chosen; what this kind does not ask is as if it was never chosen."""
        asked = self.kind.vragen
        values = {
            "formaat": self.formaat.currentData(),
            "liggend": self.liggend.currentData(),
            "schaal": self.schaal.currentData(),
            "grote_letter": self.grote_letter.isChecked(),
            "voor": self.voor.currentData(),
            "sinds": _day(self.met_sinds, self.sinds),
            "overzicht": self.overzicht.isChecked(),
            "register": self.register.isChecked(),
            "afstanden": self.afstanden.isChecked(),
            "met_hulpbronnen": self.met_hulpbronnen.isChecked(),
            "vraag": self.vraag.toPlainText().strip(),
            "aan": self.aan.text().strip(),
            "afzender": self.afzender.text().strip(),
            "antwoord_voor": _day(self.met_antwoord, self.antwoord_voor),
        }
        given = {naam: value for naam, value in values.items() if naam in asked}
        return replace(Drukwerk(soort=self.kind.soort, buurten=self.buurten.chosen()), **given)

    def _show_rows(self, *_: object) -> None:
        kind = self.kind
        for vraag, widgets in self._rows.items():
            for widget in widgets:
                widget.setVisible(not vraag or vraag in kind.vragen)
        self.uitleg.setText(uitleg_of(kind.soort))
        self._buurt_label.setText(self.tr("Buurt") if kind.een else self.tr("Buurten"))
        self.buurten.set_single(kind.een)


def _find(combo: QComboBox, value: object) -> int:
    """Return where a value stands; Qt's own search takes False for nothing."""
    found = (at for at in range(combo.count()) if combo.itemData(at) is value)
    equal = (at for at in range(combo.count()) if combo.itemData(at) == value)
    return next(found, next(equal, -1))


def _day(box: QCheckBox, field: QDateEdit) -> dt.date | None:
    if not box.isChecked():
        return None
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())


def _as_qdate(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
