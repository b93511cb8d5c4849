"""Registering and changing: saved at once, each field one step, kind where something is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_ui import an_adres, by_name
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from sociale_kaart.operations.sessions import open_kaart
from sociale_kaart.ui.form.fields import check_mail, check_phone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.form.choice_fields import ChoiceField
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


def shown(workspace: Workspace, naam: str) -> Hulpbron:
    """Select a hulpbron by name."""
    workspace.register.select([by_name(workspace, naam)])
    current = workspace.register.current
    assert current is not None
    return current


def choose(field: ChoiceField, code: str) -> None:
    """Choose an item as a user does."""
    field.edit.setCurrentIndex(field.edit.findData(code))
    field.edit.activated.emit(field.edit.currentIndex())


def test_a_field_is_saved_when_you_leave_it(
    workspace: Workspace, window: MainWindow, kaart: Path, qtbot: QtBot
) -> None:
    uuid = shown(workspace, "Café Zoë").uuid
    field = workspace.form.detail.fields["contacten", "organisatie"]
    field.edit.setText("Stichting Zoë")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    with open_kaart(kaart, read_only=True) as other:
        saved = other.kaart.hulpbron(uuid)
    assert saved is not None
    assert saved.deel("contacten")[0]["organisatie"] == "Stichting Zoë"
    assert window.actions_by_id["undo"].text() == "Zet terug: Voeg een contact toe aan ‘Café Zoë’"
    window.actions_by_id["undo"].trigger()
    assert workspace.form.detail.fields["contacten", "organisatie"].value is None


def test_leaving_a_field_unchanged_is_no_step(workspace: Workspace, qtbot: QtBot) -> None:
    before = workspace.register.undo_text
    shown(workspace, "Café Zoë")
    qtbot.keyClick(workspace.form.detail.fields["hulpbronnen", "naam"].edit, Qt.Key.Key_Return)
    assert workspace.register.undo_text == before


@pytest.mark.parametrize("naam", ["Familie Jansen", "Cliënt 1234", "Mevrouw De Vries"])
def test_a_household_or_client_is_refused_kindly(
    workspace: Workspace, qtbot: QtBot, naam: str
) -> None:
    workspace.begin_new()
    workspace.form.new.set_point(*workspace.map.view.centre())
    workspace.form.new.fields["naam"].edit.setText(naam)
    workspace.form.new.save()
    if workspace.register.total > 4:
        pytest.fail(f"{naam} was registered")
    remark = workspace.form.new.naam.remark
    assert remark.isVisible(), "it is said at the name"
    assert "niet wie hulp nodig heeft" in remark.text()
    assert "Burenhulp in de Kerkstraat" in remark.text(), "and what one can do instead"


def test_a_name_that_is_refused_goes_back_to_what_it_was(
    workspace: Workspace, qtbot: QtBot
) -> None:
    shown(workspace, "Café Zoë")
    field = workspace.form.detail.fields["hulpbronnen", "naam"]
    field.edit.setText("Familie Jansen")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == "Café Zoë"
    assert field.remark.isVisible()


def test_an_e_mail_adres_that_is_none_is_not_saved(workspace: Workspace, qtbot: QtBot) -> None:
    uuid = shown(workspace, "Café Zoë").uuid
    field = workspace.form.detail.fields["contacten", "email"]
    field.edit.setText("zoe bij cafe")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.remark.isVisible()
    saved = workspace.register.hulpbron(uuid)
    assert saved is not None
    assert saved.deel("contacten") == ()


def test_checks_let_ordinary_contacts_through() -> None:
    assert check_mail("info@voorbeeld.nl") == ""
    assert check_phone("038 - 123 45 67") == ""
    assert check_phone("bel Anna") != ""


def test_only_a_name_and_a_buurt_are_needed(workspace: Workspace) -> None:
    workspace.begin_new()
    form = workspace.form.new
    form.fields["naam"].edit.setText("Tuinclub")
    form.save()
    assert form.problem.isVisible(), "without a place it asks for one"
    code, naam = next(iter(workspace.area.buurtnamen.items()))
    choose(form.place.buurt, code)
    form.save()
    made = workspace.register.current
    assert made is not None
    assert (made.naam, made.buurtcodes, made.sfeer) == ("Tuinclub", (code,), None)
    assert workspace.form.detail.place.current.text() == f"In de buurt {naam}"


def test_becoming_persoonlijk_takes_the_point_away(
    workspace: Workspace, window: MainWindow
) -> None:
    before = shown(workspace, "Café Zoë")
    choose(workspace.form.detail.fields["hulpbronnen", "sfeer"], "persoonlijk")
    after = workspace.register.current
    assert after is not None
    assert after.plekken[0].x is None
    assert after.zichtbaarheid == "intern"
    assert after.buurtcodes == before.buurtcodes
    assert "geen punt op de kaart" in workspace.map.toast.text
    place = workspace.form.detail.place
    assert place.note.isVisible()
    assert not place.search.isVisible()
    window.actions_by_id["undo"].trigger()
    assert workspace.register.current == before


def test_an_adres_is_found_while_typing(workspace: Workspace, qtbot: QtBot) -> None:
    adres = an_adres(workspace)
    shown(workspace, "Burenhulp")
    choose(workspace.form.detail.fields["hulpbronnen", "sfeer"], "gemeenschappelijk")
    line = workspace.form.detail.place.search
    qtbot.keyClicks(line, adres.label.replace(",", ""))
    assert line.suggestions()[0] == adres.label
    qtbot.keyClick(line, Qt.Key.Key_Return)
    current = workspace.register.current
    assert current is not None
    assert current.plekken[0].straat == adres.adres["straat"]
    assert current.plekken[0].locatie_nauwkeurigheid == "adres"
    assert workspace.form.detail.place.current.text().startswith(adres.kort)


def test_point_at_the_map_for_what_has_no_point(workspace: Workspace, qtbot: QtBot) -> None:
    uuid = shown(workspace, "Burenhulp").uuid
    choose(workspace.form.detail.fields["hulpbronnen", "sfeer"], "gemeenschappelijk")
    workspace.form.detail.place.point.click()
    at = workspace.map.view.viewport().rect().center() + QPoint(10, 10)
    expected = workspace.map.view.rd(at.toPointF())
    qtbot.mouseClick(workspace.map.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    moved = workspace.register.hulpbron(uuid)
    assert moved is not None
    assert (moved.plekken[0].x, moved.plekken[0].y) == pytest.approx(expected)
    assert not workspace.map.placing


def test_every_field_has_a_name_for_a_screen_reader(workspace: Workspace) -> None:
    for field in workspace.form.detail.fields.values():
        proxy = field.focusProxy()
        assert proxy is not None
        assert proxy.accessibleName()
        assert field.label.buddy() is not None


def test_the_buttons_of_a_new_one_are_in_view_on_a_small_laptop(
    workspace: Workspace, window: MainWindow
) -> None:
    window.resize(1366, 700)
    workspace.begin_new()
    add = workspace.form.new.add
    QApplication.processEvents()
    assert not add.visibleRegion().isEmpty()
    assert workspace.form.new.rect().contains(add.geometry())


def test_an_adres_for_a_new_one_is_looked_at_from_near_by(
    workspace: Workspace, qtbot: QtBot
) -> None:
    adres = an_adres(workspace)
    workspace.map.view.show_all()
    workspace.begin_new()
    line = workspace.form.new.place.search
    qtbot.keyClicks(line, adres.kort)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert workspace.map.view.scale_number <= 5_000
    assert workspace.map.view.viewport().rect().contains(workspace.map.view.pixel(adres.x, adres.y))
