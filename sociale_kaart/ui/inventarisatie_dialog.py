"""Asks who was asked in a buurt, when, how, about what, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QWidget

from sociale_kaart.base.clock import today
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.ui.dialogs import Ask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Row, Value

# About what people ask: lists whose items are proposed.
_SUBJECTS = ("vraaggebied", "doelgroep", "werkzaam_element", "soort")
_UITKOMST = "gevraagd_niets_gevonden"


class AskedDialog(Ask):
    """One row of the inventarisatielog.

    Args:
        buurten: names by code.
        row: what it holds already; empty proposes today.
        parent: the window.
    """

    # the values by column; who listens closes this, or says what is wrong
    given = Signal(object)

    def __init__(
        self, buurten: Mapping[str, str], row: Row | None = None, parent: QWidget | None = None
    ) -> None:
        known = row or {}
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Met wie is gesproken"))
        self.ok.setText(self.tr("Leg vast") if not known.get("uuid") else self.tr("Bewaar"))
        self.setProperty("onderwerp", "agenda-en-gesprekken#met-wie-is-gesproken")
        self.setMinimumWidth(460)
        self.buurt = QComboBox(self)
        for code, naam in buurten.items():
            self.buurt.addItem(naam, code)
        for code in dict.fromkeys(f"GM{code[2:6]}" for code in buurten if code[:2] == "BU"):
            self.buurt.addItem(self.tr("Hele gemeente ({0})").format(code), code)
        self.perspectief = _combo("perspectief", self)
        self.datum = QDateEdit(self)
        self.datum.setCalendarPopup(True)
        self.datum.setDisplayFormat("d MMMM yyyy")
        day = parse_datum(known.get("datum")) or today()
        self.datum.setDate(QDate(day.year, day.month, day.day))
        now = today()
        self.datum.setMaximumDate(QDate(now.year, now.month, now.day))
        self.hoe = _editable(self._ways(), self)
        self.onderwerp = _editable(["", *_subjects()], self)
        self.uitkomst = _combo("inventarisatie_uitkomst", self)
        self.add(self.tr("Buurt"), self.buurt)
        self.add(self.tr("Gevraagd aan (geen naam)"), self.perspectief)
        self.add(self.tr("Wanneer"), self.datum)
        self.add(self.tr("Hoe"), self.hoe)
        self.add(self.tr("Waarover (leeg is: over alles)"), self.onderwerp)
        self.add(self.tr("Wat kwam eruit"), self.uitkomst)
        for kolom, widget in (
            ("gebiedscode", self.buurt),
            ("perspectief", self.perspectief),
            ("datum", self.datum),
            ("hoe", self.hoe),
            ("onderwerp", self.onderwerp),
            ("uitkomst", self.uitkomst),
        ):
            widget.setProperty("onderwerp", f"veld:inventarisaties.{kolom}")
        note = QLabel(
            self.tr("Schrijf niet op hoe iemand heet. Het gaat om wat voor iemand het was."), self
        )
        note.setWordWrap(True)
        self.form.addRow(note)
        self._fill(known)

    def _ways(self) -> list[str]:
        return [
            "",
            self.tr("gesprek"),
            self.tr("huisbezoek"),
            self.tr("inloop"),
            self.tr("bijeenkomst"),
            self.tr("telefoon"),
            self.tr("vragenlijst"),
        ]

    def _fill(self, known: Row) -> None:
        for combo, kolom in (
            (self.buurt, "gebiedscode"),
            (self.perspectief, "perspectief"),
            (self.uitkomst, "uitkomst"),
        ):
            code = known.get(kolom) or (_UITKOMST if kolom == "uitkomst" else "")
            at = combo.findData(code)
            if at < 0 and code:
                combo.addItem(str(code), code)
                at = combo.count() - 1
            combo.setCurrentIndex(max(0, at))
        self.hoe.setCurrentText(str(known.get("hoe") or ""))
        self.onderwerp.setCurrentText(str(known.get("onderwerp") or ""))

    def values(self) -> dict[str, Value]:
        """Return what was filled in, by column."""
        return {
            "gebiedscode": self.buurt.currentData(),
            "perspectief": self.perspectief.currentData(),
            "datum": self.datum.date().toString("yyyy-MM-dd"),
            "hoe": self.hoe.currentText().strip() or None,
            "onderwerp": self.onderwerp.currentText().strip() or None,
            "uitkomst": self.uitkomst.currentData(),
        }

    def accept(self) -> None:
        """Qt: who listens to `given` closes this, or says what is wrong."""
        self.given.emit(self.values())


def _combo(lijst: str, parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    for item in lijsten.lijst(lijst):
        combo.addItem(item.label, item.code)
    return combo


def _editable(texts: list[str], parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.addItems(texts)
    return combo


def _subjects() -> list[str]:
    return [item.label for naam in _SUBJECTS for item in lijsten.lijst(naam)]
