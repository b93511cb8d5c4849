"""The agenda: all dates by month, and from a date to its field."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from helpers_ui import by_name
from PySide6.QtCore import Qt

from sociale_kaart.base.clock import today
from sociale_kaart.operations import delen, editing
from sociale_kaart.operations.agenda import Afspraak
from sociale_kaart.ui.agenda_panel import AgendaModel, months

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


def afspraak(datum: str, *, verlopen: bool = False) -> Afspraak:
    return Afspraak(dt.date.fromisoformat(datum), "Koor", "geld", "Geld", "u", verlopen)


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = AgendaModel()
    qtmodeltester.check(model)
    late = afspraak("2026-10-01", verlopen=True)
    model.show_months(months([late, afspraak("2026-12-01"), afspraak("2026-12-31")], "Verlopen"))
    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "Verlopen (1)"
    assert model.index(1, 0).data() == "December 2026 (2)"
    first = model.index(0, 0, model.index(0, 0))
    assert first.data() == "1 oktober 2026"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith("verlopen: 1 oktober")


def test_dates_stand_by_month_and_what_is_overdue_first(workspace: Workspace) -> None:
    register, agenda = workspace.register, workspace.overviews.agenda
    now = today()
    zoe, zon = by_name(workspace, "Café Zoë"), by_name(workspace, "Buurthuis De Zon")
    everything = [h.uuid for h in register.records]
    register.act(editing.edit_many, everything, {"herzien_voor": None})
    assert agenda.afspraken() == []
    register.act(delen.add_deel, zoe, "geldbronnen", {"wie": "Fonds", "tot": "2020-01-31"})
    register.edit(zon, {"ruimte_zeker_tot": f"{now.year + 1}-03-01"})
    workspace.layout.reveal("agenda")
    heads = [agenda.model.index(row, 0).data() for row in range(agenda.model.rowCount())]
    assert heads == ["Verlopen (1)", f"Maart {now.year + 1} (1)"]
    assert workspace.layout.tabs["onder"].tabText(1) == "Agenda (1)"
    agenda.soort.setCurrentIndex(agenda.soort.findData("ruimte"))
    assert [a.naam for a in agenda.afspraken()] == ["Buurthuis De Zon"]
    agenda.soort.setCurrentIndex(0)
    register.delete([zoe])
    assert [a.naam for a in agenda.afspraken()] == ["Buurthuis De Zon"]
    assert workspace.layout.tabs["onder"].tabText(1) == "Agenda"
    register.undo()
    assert len(agenda.afspraken()) == 2


def test_a_date_leads_to_its_field(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    register, agenda = workspace.register, workspace.overviews.agenda
    zon = by_name(workspace, "Buurthuis De Zon")
    others = [h.uuid for h in register.records]
    register.act(editing.edit_many, others, {"herzien_voor": None})
    register.edit(zon, {"ruimte_zeker_tot": "2030-03-01"})
    window.actions_by_id["go_to_agenda"].trigger()
    assert agenda.view.hasFocus()
    line = agenda.model.index(0, 1, agenda.model.index(0, 0))
    agenda.view.expand(agenda.model.index(0, 0))
    at = agenda.view.visualRect(line).center()
    qtbot.mouseClick(agenda.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert register.selected == (zon,)
    detail = workspace.form.detail
    assert detail.tabs.tabText(detail.tabs.currentIndex()) == "Meer"
    assert detail.meer.folds["continuiteit"].open
    qtbot.wait(10)
