"""The fields by themselves: what they understand, keep and let go."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLabel, QVBoxLayout, QWidget

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import tabellen, velden
from sociale_kaart.operations.records import OngeldigeWaardeError
from sociale_kaart.ui.form.choice_fields import ChoiceField, DateField, parse_day
from sociale_kaart.ui.form.field_factory import field_for, keuzes_of, part_label
from sociale_kaart.ui.form.fields import LineField, NumberField, TextField
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.form.rows import columns_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("31-12-2026", "2026-12-31"),
        ("2026-12-31", "2026-12-31"),
        ("1 mei 2026", "2026-05-01"),
        ("1 Mei 2026", "2026-05-01"),
        ("3-4-25", "2025-04-03"),
        ("3/4/2025", "2025-04-03"),
        ("3-4-99", "1999-04-03"),
        ("31-2-2026", None),
        ("ooit", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(typed: str, day: str | None) -> None:
    assert parse_day(typed) == day


def test_today_as_a_word() -> None:
    assert parse_day("Vandaag") == today().isoformat()


def test_a_day_is_typed_or_chosen(page: QWidget) -> None:
    field = DateField("Tot", page)
    field.show()
    field.set_value("2026-05-01")
    assert field.edit.text() == "1 mei 2026"
    field.edit.setText("geen dag")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.remark.isVisible()
    assert field.value == "2026-05-01"
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.edit.text() == "1 mei 2026", "Esc drops what was typed"
    QTest.mouseClick(field.today, Qt.MouseButton.LeftButton)
    assert field.value == today().isoformat()
    QTest.mouseClick(field.calendar, Qt.MouseButton.LeftButton)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate().toPython() == today()
    calendar.clicked.emit(QDate(2027, 1, 2))
    assert field.value == dt.date(2027, 1, 2).isoformat()
    field.edit.setText("")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.value is None


def test_a_number_reads_as_people_write_it(page: QWidget) -> None:
    field = NumberField("Uren", None, page)
    for value, text in ((4.5, "4,5"), (12.0, "12"), (12, "12"), (None, "")):
        field.set_value(value)
        assert field.edit.text() == text
        assert not field.dirty


def test_what_can_be_mended_stays_and_what_cannot_goes_back(page: QWidget) -> None:
    field = LineField("Naam", None, page)
    field.set_value("Koor")
    field.edit.setText("12x")
    field.flush()
    field.refuse(OngeldigeWaardeError("naam", "Geen getal.", "Vul cijfers in."))
    assert field.edit.text() == "12x"
    assert field.dirty
    field.refuse(WorldError("Weg.", "Kies een ander."))
    assert field.edit.text() == "Koor"
    assert "Weg." in field.remark.text()


def test_a_refresh_leaves_alone_what_is_being_typed(page: QWidget) -> None:
    field = TextField("Waarom", "", page)
    field.set_value("oud")
    field.edit.setPlainText("half getypt")
    field.refresh("van een ander")
    assert field.edit.toPlainText() == "half getypt"
    said: list[object] = []
    field.committed.connect(said.append)
    field.flush()
    field.flush()
    assert said == ["half getypt"]


def test_a_remark_is_heard_with_the_field(page: QWidget) -> None:
    field = field_for("hulpbronnen", "naam", page)
    editor = field.focusProxy()
    assert editor is not None
    uitleg = velden.uitleg("hulpbronnen", "naam")
    assert editor.accessibleDescription() == uitleg
    field.say("Nog leeg.")
    assert editor.accessibleDescription() == f"Nog leeg. {uitleg}"
    field.say("")
    assert editor.accessibleDescription() == uitleg


def test_every_field_tells_what_it_is_for(page: QWidget) -> None:
    for tabel in (tabellen.HULPBRONNEN, tabellen.PLEKKEN, *tabellen.DELEN):
        for kolom in columns_of(tabel.naam):
            field = field_for(tabel.naam, kolom, page)
            editor = field.focusProxy()
            assert editor is not None
            assert editor.accessibleName(), (tabel.naam, kolom)
            assert editor.accessibleDescription(), (tabel.naam, kolom)
            assert editor.property("onderwerp") == f"veld:{tabel.naam}.{kolom}"
            assert field.label.buddy() is editor


def test_items_are_explained_in_the_words_of_residents(page: QWidget) -> None:
    field = field_for("hulpbronnen", "sfeer", page)
    assert isinstance(field, ChoiceField)
    at = field.edit.findData("gemeenschappelijk")
    said = field.edit.itemData(at, Qt.ItemDataRole.ToolTipRole)
    assert said.startswith("Wat mensen samen doen. ")
    for lijst in ("doelgroep", "categorieen", "zichtbaarheid"):
        assert all(len(item) == 3 and item[2] for item in keuzes_of(lijst)), lijst


def test_a_code_the_list_does_not_know_shows_itself(page: QWidget) -> None:
    field = ChoiceField("Soort", [("a", "Eén")], parent=page)
    field.set_value("b")
    assert field.edit.currentText() == "b"
    assert field.value == "b"


def test_parts_with_a_zichtbaarheid_of_their_own_have_names() -> None:
    assert part_label("kosten") == "Kosten"
    assert part_label("geldbronnen") == "Waar het geld vandaan komt"
    assert part_label("contacten.telefoon") == "contacten.telefoon"


def test_what_does_not_fit_beside_goes_below(page: QWidget) -> None:
    row = QWidget(page)
    flow = FlowLayout(row, 6, 4)
    for text in ("een", "twee", "drie"):
        label = QLabel(text, row)
        label.setFixedSize(50, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(300) == 20
    assert flow.heightForWidth(110) == 44
    assert flow.heightForWidth(60) == 68
