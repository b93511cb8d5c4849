"""What is shown, why the rest is not, and lijstjes that keep it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from helpers_ui import by_name
from PySide6.QtCore import Qt

from sociale_kaart.base.clock import today
from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.operations import delen, editing
from sociale_kaart.ui.facets import LIJSTJE, SFEER, Facets, why_hidden
from sociale_kaart.ui.filters import LEEG, Filter, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.workspace import Workspace

REGISTER = [
    Hulpbron("a", "Koor", soort="groep", status="actief", gecontroleerd_op="2020-01-01"),
    Hulpbron("b", "Zaal", soort="plek", status="gepland", herzien_voor="2020-01-01"),
    Hulpbron("c", "Kast", plekken=(Plek("p", "c", buurtcode="BU1"),)),
]


@pytest.mark.parametrize(
    ("what", "names"),
    [
        (Filter(soorten=frozenset({"groep"})), ["Koor"]),
        (Filter(soorten=frozenset({LEEG, "plek"})), ["Zaal", "Kast"]),
        (Filter(statussen=frozenset({"actief"})), ["Koor", "Kast"]),
        (Filter(buurten=frozenset({LEEG})), ["Koor", "Zaal"]),
        (Filter(lijstje="te_controleren"), ["Zaal", "Kast"]),
        (Filter(lijstje="zonder_locatie"), ["Koor", "Zaal"]),
        (Filter(lijstje="van_een_latere_versie"), ["Koor", "Zaal", "Kast"]),
        (Filter(lijstje="te_controleren", soorten=frozenset({"plek"})), ["Zaal"]),
    ],
)
def test_what_a_filter_shows(what: Filter, names: list[str]) -> None:
    assert [h.naam for h in shown(REGISTER, what)] == names


def test_a_filter_comes_back_as_it_was_stored() -> None:
    what = Filter(zoek="koor", buurten=frozenset({"BU1", "BU2"}), zonder_punt=True)
    assert what.stored() == {"zoek": "koor", "buurten": ["BU1", "BU2"], "zonder_punt": True}
    assert Filter.from_stored(what.stored()) == what
    assert Filter.from_stored({"kleur": "rood", "zoek": 3, "buurten": "x"}) == Filter()


def test_why_something_is_not_shown() -> None:
    what = Filter(zoek="koor", verborgen_sferen=frozenset({"persoonlijk"}), lijstje="loopt_af")
    assert why_hidden(what) == [
        "zoeken op ‘koor’",
        "lijstje ‘Loopt af binnen een half jaar’",
        "sfeer",
    ]
    assert why_hidden(Filter()) == []


def test_counts_follow_each_record() -> None:
    facets = Facets()
    facets.count(REGISTER)
    assert facets.counts(SFEER)[LEEG] == 3
    assert facets.counts(LIJSTJE)["te_controleren"] == 2
    records = {h.uuid: h for h in REGISTER}
    records["a"] = dataclasses.replace(REGISTER[0], sfeer="persoonlijk")
    del records["b"]
    facets.follow(["a", "b"], records.get)
    assert facets.counts(SFEER) == {LEEG: 1, "persoonlijk": 1}
    assert facets.counts(LIJSTJE)["te_controleren"] == 1


def test_a_lijstje_shows_its_count_its_sentence_and_its_hulpbronnen(
    workspace: Workspace, qtbot: QtBot
) -> None:
    register = workspace.register
    zoe = by_name(workspace, "Café Zoë")
    register.act(editing.edit_many, [zoe], {"leunt_op_een_persoon": 1})
    row = workspace.filters.lijstjes.built_in["leunt_op_een"]
    assert row.count.text() == "1"
    assert row.button.accessibleName() == "Leunt op één persoon: 1"
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert [h.naam for h in register.shown] == ["Café Zoë"]
    assert workspace.filters.lijstjes.uitleg.text().startswith("Als deze persoon stopt")
    why = "3 niet getoond, door: lijstje ‘Leunt op één persoon’."
    assert workspace.filters.why.text() == why
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert len(register.shown) == 4
    assert not workspace.filters.why.isVisible()


def test_an_own_lijstje_is_kept_renamed_replaced_and_removed(
    workspace: Workspace, qtbot: QtBot
) -> None:
    register, panel = workspace.register, workspace.filters
    panel.sferen.rows["institutioneel"].box.setChecked(False)
    panel.statussen.rows["actief"].box.setChecked(True)
    assert panel.lijstjes.save.isVisibleTo(panel)
    dialog = panel.lijstjes.ask_name()
    qtbot.keyClicks(dialog.naam, "Zonder locatie")
    dialog.accept()
    assert "al een lijstje" in dialog.remark.text()
    dialog.naam.selectAll()
    qtbot.keyClicks(dialog.naam, "Van bewoners")
    dialog.accept()
    ((uuid, row),) = panel.lijstjes.own.items()
    assert row.button.isChecked()
    panel.show_all()
    assert not row.button.isChecked()
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert len(register.shown) == 3
    assert not panel.sferen.rows["institutioneel"].box.isChecked()
    assert panel.statussen.rows["actief"].box.isChecked()
    from sociale_kaart.operations.lijstjes import lijstjes  # noqa: PLC0415 - only here

    (eigen,) = lijstjes(register.session)
    dialog = panel.lijstjes.ask_name(eigen)
    dialog.naam.setText("Bewoners")
    dialog.accept()
    assert [e.naam for e in lijstjes(register.session)] == ["Bewoners"]
    panel.show_filter(Filter(soorten=frozenset({"groep"})))
    panel.lijstjes._replace(lijstjes(register.session)[0])
    assert lijstjes(register.session)[0].filter == {"soorten": ["groep"]}
    panel.lijstjes._remove(uuid)
    assert panel.lijstjes.own == {}
    register.undo()
    assert list(panel.lijstjes.own) == [uuid]


def test_due_checks_are_bundled_per_contact(workspace: Workspace, qtbot: QtBot) -> None:
    register, table = workspace.register, workspace.table
    uuids = {h.naam: h.uuid for h in register.records}
    for naam in ("Café Zoë", "Wandelclub Veen"):
        register.edit(uuids[naam], {}, contact={"organisatie": "Stichting Veen"})
    old = {"gecontroleerd_op": "2024-03-05"}
    register.act(editing.edit_many, list(uuids.values()), old)
    register.act(delen.add_deel, uuids["Café Zoë"], "instemmingen", {
        "antwoord": "openbaar", "gevraagd_op": "2025-01-02",
    })  # fmt: skip
    panel = workspace.table_panel
    assert not panel.groups["contact"].isVisible()
    qtbot.mouseClick(
        workspace.filters.lijstjes.built_in["te_controleren"].button, Qt.MouseButton.LeftButton
    )
    assert len(register.shown) == 4
    assert panel.groups["contact"].isVisible()
    panel.groups["contact"].trigger()
    heads = [table.rows.index(row, 0).data() for row in table.rows.heading_rows()]
    assert heads == [
        "▾  Stichting Veen · laatst gevraagd: 2 januari 2025 (2)",
        "▾  Zonder contact (2)",
    ]
    register.select([uuids["Café Zoë"], uuids["Wandelclub Veen"]])
    panel.checked.trigger()
    assert len(register.shown) == 2
    zoe = register.hulpbron(uuids["Café Zoë"])
    assert zoe is not None
    assert zoe.gecontroleerd_op == today().isoformat()
    register.undo()
    assert len(register.shown) == 4
    workspace.filters.show_all()
    assert table.rows.heading_rows() == []
    assert not panel.groups["contact"].isVisible()


def test_buurten_can_be_chosen_by_name(workspace: Workspace) -> None:
    rows = workspace.filters.buurten.rows
    codes = {code for h in workspace.register.records for code in h.buurtcodes}
    assert set(rows) == codes
    code = next(iter(codes))
    assert rows[code].label == workspace.area.naam(code)
    rows[code].box.setChecked(True)
    assert {c for h in workspace.register.shown for c in h.buurtcodes} == {code}
