"""Asks what somebody said about a buurt, and what was done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QPlainTextEdit, QWidget

from sociale_kaart.base.clock import today
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.operations.inbreng import may_name_person
from sociale_kaart.ui.dialogs import Ask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Value

# Lines of a text that are in sight, and those that stay with large letters on a low screen.
_LINES, _LEAST = 4, 2
_AIR_PX = 12
_LETTERS = 72


class InbrengDialog(Ask):
    """One thing that was said, with what came of it.

    Args:
        buurten: names by code.
        row: what it holds already; empty proposes today.
        parent: the window.
    """

    # the values by column; who listens closes this, or says what is wrong
    given = Signal(object)

    def __init__(
        self,
        buurten: Mapping[str, str],
        row: Mapping[str, Value] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        known = row or {}
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Inbreng"))
        self.ok.setText(self.tr("Bewaar") if known.get("uuid") else self.tr("Voeg toe"))
        self.setProperty("onderwerp", "participatieraad#inbreng-vastleggen")
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.tekst = self._text()
        self.perspectief = QComboBox(self)
        self.perspectief.addItem(self.tr("(niet bekend)"), None)
        for item in lijsten.lijst("perspectief"):
            self.perspectief.addItem(item.label, item.code)
        self.buurt = QComboBox(self)
        self.buurt.addItem(self.tr("Het hele gebied van deze kaart"), None)
        for code, naam in (*gemeenten(buurten).items(), *buurten.items()):
            self.buurt.addItem(naam, code)
        self.datum = QDateEdit(self)
        self.datum.setCalendarPopup(True)
        self.datum.setDisplayFormat("d MMMM yyyy")
        now = today()
        self.datum.setMaximumDate(QDate(now.year, now.month, now.day))
        self.gedaan = self._text()
        self.gedaan.setPlaceholderText(
            self.tr("Nog niets? Laat het leeg: dan blijft deze inbreng open staan.")
        )
        self.add(self.tr("Wat is er gezegd"), self.tekst)
        self.add(self.tr("Van wat voor iemand (geen naam)"), self.perspectief)
        self.add(self.tr("Over welke buurt"), self.buurt)
        self.add(self.tr("Wanneer"), self.datum)
        self.add(self.tr("Wat is ermee gedaan"), self.gedaan)
        for kolom, widget in self._fields().items():
            widget.setProperty("onderwerp", f"veld:inbreng.{kolom}")
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.form.addRow(self.note)
        for edit in (self.tekst, self.gedaan):
            edit.textChanged.connect(self._look_for_names)
        # Enter begins a new line in a text.
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        self._fill(known)
        self._look_for_names()

    def _text(self) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setTabChangesFocus(True)
        line = self.fontMetrics().lineSpacing()
        edit.setMaximumHeight(_LINES * line + _AIR_PX)
        # By a rule, because the rules of the window would let it shrink below a line.
        edit.setStyleSheet(f"QPlainTextEdit {{ min-height: {_LEAST * line}px; }}")
        return edit

    def _fields(self) -> dict[str, QWidget]:
        return {
            "tekst": self.tekst,
            "perspectief": self.perspectief,
            "gebiedscode": self.buurt,
            "datum": self.datum,
            "gedaan": self.gedaan,
        }

    def _fill(self, known: Mapping[str, Value]) -> None:
        self.tekst.setPlainText(str(known.get("tekst") or ""))
        self.gedaan.setPlainText(str(known.get("gedaan") or ""))
        for combo, kolom in ((self.perspectief, "perspectief"), (self.buurt, "gebiedscode")):
            code = known.get(kolom)
            at = combo.findData(code) if code else 0
            if at < 0:
                combo.addItem(str(code), code)
                at = combo.count() - 1
            combo.setCurrentIndex(at)
        day = parse_datum(known.get("datum")) or today()
        self.datum.setDate(QDate(day.year, day.month, day.day))

    def _look_for_names(self) -> None:
        """Ask to look again where a text may hold the name of somebody; it is no refusal."""
        maybe = any(may_name_person(edit.toPlainText()) for edit in (self.tekst, self.gedaan))
        self.note.setText(
            self.tr("<b>Staat hier een naam in?</b> Haal die weg: dit komt op het raadsblad.")
            if maybe
            else self.tr("Schrijf niet op hoe iemand heet. Dit komt op het raadsblad.")
        )

    def values(self) -> dict[str, Value]:
        """Return what was filled in, by column."""
        return {
            "tekst": self.tekst.toPlainText().strip() or None,
            "perspectief": self.perspectief.currentData(),
            "gebiedscode": self.buurt.currentData(),
            "datum": self.datum.date().toString("yyyy-MM-dd"),
            "gedaan": self.gedaan.toPlainText().strip() or None,
        }

    def accept(self) -> None:
        """Qt: who listens to `given` closes this, or says what is wrong."""
        self.given.emit(self.values())


def gemeenten(buurten: Mapping[str, str]) -> dict[str, str]:
    """Return a name for every gemeente that these buurten are of, by its code."""
    codes = dict.fromkeys(f"GM{code[2:6]}" for code in buurten if code[:2] == "BU")
    text = QCoreApplication.translate("InbrengDialog", "Hele gemeente ({0})")
    return {code: text.format(code) for code in codes}
