"""The workbook that is sent round: exported, edited in a spreadsheet, and read back by its ids."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lijstjes_maken import DAAR, GINDS, HIER, NERGENS, counts, import_list

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.domain.rondzenden import BLAD, KENMERK, VELDEN, VERZONDEN
from sociale_kaart.exporting.table import KOLOMMEN
from sociale_kaart.operations import delen, editing, exports, importing, wachtrij

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

Cellen = dict[str, Any]


@pytest.fixture
def gevuld(session: Session, worker: Worker) -> Session:
    """A kaart with three hulpbronnen: full, bare and without a place."""
    uuid = str(
        editing.add_hulpbron(
            session,
            {
                "naam": "Buurthuis De Ibis",
                "sfeer": "gemeenschappelijk",
                "formaliteit": "formeel",
                "soort": "organisatie",
                "omschrijving": "Koffie,\n soep.",
                "kosten": "€ 2",
                "gratis": 0,
                "leeftijd_van": 12,
                "gecontroleerd_op": "2026-03-01",
                "zichtbaarheid": "publiek",
            },
            {"straat": "Achterom", "huisnummer": 2, "plaats": "Zonneveen", "x": 150_900.0,
             "y": 535_700.0, "gebruik": "vast", "schema": "di 10:00"},
            {"organisatie": "Stichting Ibis", "telefoon": "038-1111111"},
        ).nieuw
    )  # fmt: skip
    delen.set_keuzes(session, uuid, "doelgroepen", ["jongeren", "ouderen"])
    editing.add_hulpbron(session, {"naam": "Leeskring", "sfeer": "gemeenschappelijk"})
    editing.add_hulpbron(session, {"naam": "Zangkoor"}, {"buurt_gekozen": "BU99990001"})
    return session


def send(session: Session, worker: Worker, path: Path, voor: str = "intern") -> Path:
    exports.export(session, "xlsx", voor, path, worker=worker, progress=NoProgress())
    return path


def edit(path: Path, changes: Mapping[str, Cellen], *, new: tuple[Cellen, ...] = ()) -> None:
    """Write cells into the rows of these names, as somebody does in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    sheet = book[BLAD]
    place = {cell.value: cell.column for cell in sheet[1]}
    for row in list(sheet.iter_rows(min_row=2)):
        for kop, value in changes.get(str(row[place["Naam"] - 1].value), {}).items():
            sheet.cell(row[0].row, column_of(sheet, place, kop)).value = value
    for cells in new:
        below = sheet.max_row + 1
        for kop, value in cells.items():
            sheet.cell(below, column_of(sheet, place, kop)).value = value
    book.save(path)


def column_of(sheet: Any, place: dict[str, int], kop: str) -> int:
    """The column of a header; one that was left out because it was empty is added."""
    if kop not in place:
        place[kop] = sheet.max_column + 1
        sheet.cell(1, place[kop], kop)
    return place[kop]


def plain(hulpbron: Hulpbron) -> dict[str, object]:
    """All that the kaart knows of a hulpbron, flat, without the ids of rows."""
    found: dict[str, object] = {
        naam: getattr(hulpbron, naam)
        for naam in Hulpbron.__dataclass_fields__
        if naam not in {"meer", "plekken", "delen", "batch"}
    }
    found |= dict(hulpbron.meer)
    for n, plek in enumerate(hulpbron.plekken):
        found |= {f"plek{n}.{k}": getattr(plek, k) for k in plek.__dataclass_fields__}
    for tabel, rows in hulpbron.delen.items():
        found[tabel] = sorted(
            str({k: v for k, v in row.items() if k not in {"uuid", "hulpbron"} and v is not None})
            for row in rows
        )
    return {k: v for k, v in found.items() if v is not None}


def state(session: Session) -> dict[str, dict[str, object]]:
    return {h.uuid: plain(h) for h in session.kaart.hulpbronnen()}


def differences(before: dict[str, dict[str, object]], session: Session) -> dict[str, set[str]]:
    """Which fields of which hulpbron differ, by its name before."""
    after = state(session)
    found = {}
    for uuid, old in before.items():
        new = after[uuid]
        changed = {k for k in old.keys() | new.keys() if old.get(k) != new.get(k)}
        if changed:
            found[str(old["naam"])] = changed
    return found


def test_every_column_of_the_workbook_is_known_when_it_comes_back() -> None:
    assert [kolom.label for kolom in KOLOMMEN] == list(VELDEN)


def test_what_nobody_edited_changes_nothing(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    before = state(gevuld)
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    edit(path, {})

    receipt = import_list(gevuld, path, worker)

    assert state(gevuld) == before
    assert counts(gevuld) == [(3, 0, 3, 0, 0, 0)]
    assert receipt.vergelijking == {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 3, "verdwenen": 0}


CELLS: list[tuple[str, object, set[str]]] = [
    ("Naam", "Buurthuis De Lepelaar", {"naam"}),
    ("Sfeer", "Institutionele sociale basis", {"sfeer"}),
    ("Sfeer", None, {"sfeer"}),
    ("Formeel of informeel", "informeel", {"formaliteit"}),
    ("Omschrijving", "Alleen thee.", {"omschrijving"}),
    ("Omschrijving", None, {"omschrijving"}),
    ("Leeftijd van", 16, {"leeftijd_van"}),
    ("Leeftijd tot", 99, {"leeftijd_tot"}),
    ("Gratis", "ja", {"gratis"}),
    ("Gratis", None, {"gratis"}),
    ("Gecontroleerd op", dt.date(2026, 5, 2), {"gecontroleerd_op"}),
    ("Gecontroleerd op", "2-5-2026", {"gecontroleerd_op"}),
    ("Doelgroepen", "Ouderen", {"doelgroepen"}),
    ("Doelgroepen", None, {"doelgroepen"}),
    ("Ambities", "Prettig opgroeien", {"ambities"}),
    ("Telefoon", "038-2222222", {"contacten"}),
    ("E-mail", "hallo@ibis.example", {"contacten"}),
    ("Wanneer", "wo 14:00", {"plek0.schema"}),
    ("Gebruik van de plek", "wisselend", {"plek0.gebruik"}),
]


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_exactly_the_edited_cell_changes(
    gevuld: Session, worker: Worker, tmp_path: Path, cell: tuple[str, object, set[str]]
) -> None:
    kop, value, fields = cell
    if kop == "Ambities":
        from sociale_kaart.domain import lijsten  # noqa: PLC0415 - this case only

        value = lijsten.lijst("ambitie")[0].label
    before = state(gevuld)
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    edit(path, {"Buurthuis De Ibis": {kop: value}})

    import_list(gevuld, path, worker)

    assert differences(before, gevuld) == {"Buurthuis De Ibis": fields}
    assert counts(gevuld) == [(3, 0, 3, 0, 0, 0)]
    editing.undo(gevuld)
    assert state(gevuld) == before


def test_another_address_moves_the_plek_and_nothing_else(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    before = state(gevuld)
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    edit(path, {"Buurthuis De Ibis": {"Adres": GINDS, "Postcode": None}})

    import_list(gevuld, path, worker)

    changed = differences(before, gevuld)["Buurthuis De Ibis"]
    assert changed <= {f"plek0.{k}" for k in ("huisnummer", "x", "y", "postcode", "buurtcode",
                                               "locatie_nauwkeurigheid")}  # fmt: skip
    assert {"plek0.huisnummer", "plek0.x"} <= changed


def test_a_cell_that_changed_here_in_the_meantime_stays_unless_it_was_edited_too(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    (uuid,) = [h.uuid for h in gevuld.kaart.hulpbronnen() if h.naam == "Buurthuis De Ibis"]
    editing.edit_hulpbron(gevuld, uuid, {"kosten": "€ 3", "omschrijving": "Soep."})
    edit(path, {"Buurthuis De Ibis": {"Leeftijd van": 14}})
    before = state(gevuld)

    import_list(gevuld, path, worker)
    assert differences(before, gevuld) == {"Buurthuis De Ibis": {"leeftijd_van"}}

    edit(path, {"Buurthuis De Ibis": {"Kosten": "€ 4"}})
    before = state(gevuld)
    receipt = import_list(gevuld, path, worker)
    assert differences(before, gevuld) == {}
    assert (receipt.bijgewerkt, receipt.wachtend) == (2, 1)
    (waits,) = wachtrij.waiting_rows(gevuld)
    (clash,) = [v for v in waits.voorstel.verschillen if v.botst]
    assert (clash.veld, clash.was, clash.lijst, clash.kaart) == ("kosten", "€ 2", "€ 4", "€ 3")

    again = import_list(gevuld, path, worker)
    assert (again.wachtend, again.overgeslagen) == (0, 1)
    assert wachtrij.waiting_count(gevuld) == 1


def test_a_row_that_waited_changes_only_the_fields_that_were_chosen_also_sets_and_times(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    (uuid,) = [h.uuid for h in gevuld.kaart.hulpbronnen() if h.naam == "Buurthuis De Ibis"]
    editing.edit_hulpbron(gevuld, uuid, {"kosten": "€ 3"})
    edit(path, {"Buurthuis De Ibis": {"Kosten": "€ 4", "Wanneer": "wo 10:00",
                                      "Doelgroepen": "Jongeren | Mantelzorgers"}})  # fmt: skip
    import_list(gevuld, path, worker)
    # Meanwhile somebody here takes out what the list still has.
    delen.set_keuzes(gevuld, uuid, "doelgroepen", ["jongeren"])
    (waits,) = wachtrij.waiting_rows(gevuld)
    before = state(gevuld)

    wachtrij.merge_row(gevuld, waits.rij, uuid, frozenset({"kosten"}))
    assert differences(before, gevuld) == {"Buurthuis De Ibis": {"kosten"}}
    editing.undo(gevuld)
    assert state(gevuld) == before

    wachtrij.merge_row(gevuld, waits.rij, uuid, frozenset({"doelgroepen", "schema"}))
    found = gevuld.kaart.hulpbron(uuid)
    assert found is not None
    assert {row["doelgroep"] for row in found.deel("doelgroepen")} == {"jongeren", "mantelzorgers"}
    assert (found.plekken[0].schema, found.plekken[0].straat) == ("wo 10:00", "Achterom")
    assert differences(before, gevuld) == {"Buurthuis De Ibis": {"doelgroepen", "plek0.schema"}}
    editing.undo(gevuld)
    assert state(gevuld) == before


def test_new_removed_unknown_and_copied_rows(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book[BLAD]
    koppen = [cell.value for cell in sheet[1]]
    rows = {row[0]: dict(zip(koppen, row, strict=True)) for row in
            sheet.iter_rows(min_row=2, values_only=True)}  # fmt: skip
    (last,) = [r[0].row for r in sheet.iter_rows(min_row=2) if r[0].value == "Zangkoor"]
    sheet.delete_rows(last)
    book.save(path)
    edit(
        path,
        {},
        new=(
            {"Naam": "Soos De Zwaan", "Adres": DAAR, "Plaats": "Zonneveen", "Telefoon": "0381"},
            {"Naam": "Elders", "Adres": HIER, "Plaats": "Zonneveen", KENMERK: "van-een-ander"},
            rows["Leeskring"],
        ),
    )
    before = state(gevuld)

    receipt = import_list(gevuld, path, worker)

    assert differences(before, gevuld) == {}
    assert counts(gevuld) == [(5, 1, 2, 0, 2, 0)]
    assert sorted(receipt.redenen) == [
        "Het kenmerk van deze rij staat niet (meer) op de kaart.",
        "Lijkt dubbel met een andere rij in deze lijst.",
    ]
    assert receipt.vergelijking["verdwenen"] == 1
    assert any("Er is niets verwijderd" in melding for melding in receipt.meldingen)
    assert "Zangkoor" in {h.naam for h in gevuld.kaart.hulpbronnen()}


def test_an_address_that_does_not_exist_waits(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    edit(path, {"Buurthuis De Ibis": {"Adres": NERGENS, "Postcode": None}})
    before = state(gevuld)
    receipt = import_list(gevuld, path, worker)
    assert differences(before, gevuld) == {}
    assert receipt.wachtend == 1


def test_without_the_hidden_sheet_only_empty_fields_are_filled(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    edit(
        path,
        {
            "Buurthuis De Ibis": {"Kosten": "€ 9"},
            "Leeskring": {"Kosten": "gratis", "Sfeer": None},
        },
    )
    book = openpyxl.load_workbook(path)
    del book[VERZONDEN]
    book.save(path)
    before = state(gevuld)

    receipt = import_list(gevuld, path, worker)

    assert differences(before, gevuld) == {"Leeskring": {"kosten"}}
    assert (receipt.bijgewerkt, receipt.wachtend) == (2, 1)


def test_what_an_export_for_others_left_out_is_not_emptied(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    path = send(gevuld, worker, tmp_path / "rond.xlsx", voor="publiek")
    before = state(gevuld)
    edit(path, {"Buurthuis De Ibis": {"Kosten": "€ 5"}})
    import_list(gevuld, path, worker)
    assert differences(before, gevuld) == {"Buurthuis De Ibis": {"kosten"}}


def test_a_word_that_is_not_ours_is_told_and_changes_nothing(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    edit(path, {"Buurthuis De Ibis": {"Doelgroepen": "Ouderen | Maanmannetjes"}})
    before = state(gevuld)
    receipt = import_list(gevuld, path, worker)
    assert differences(before, gevuld) == {}
    assert ("Doelgroepen", "Maanmannetjes") in receipt.onbekende_waarden


def test_what_becomes_persoonlijk_loses_its_place(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    edit(path, {"Buurthuis De Ibis": {"Sfeer": "Persoonlijke sociale basis"}})
    import_list(gevuld, path, worker)
    (found,) = [h for h in gevuld.kaart.hulpbronnen() if h.naam == "Buurthuis De Ibis"]
    assert (found.sfeer, found.zichtbaarheid) == ("persoonlijk", "intern")
    assert (found.plekken[0].x, found.plekken[0].straat) == (None, None)


def test_what_was_removed_for_good_does_not_come_back(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    (uuid,) = [h.uuid for h in gevuld.kaart.hulpbronnen() if h.naam == "Zangkoor"]
    gevuld.kaart.forget(hulpbron=uuid)

    receipt = import_list(gevuld, path, worker)

    assert (receipt.bijgewerkt, receipt.overgeslagen) == (2, 1)
    assert b"Zangkoor" not in gevuld.kaart.path.read_bytes()


def test_a_list_of_others_is_not_held_against_our_workbook(
    gevuld: Session, worker: Worker, tmp_path: Path
) -> None:
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    import_list(gevuld, path, worker)
    (lijst,) = importing._earlier_lists(gevuld.kaart)
    assert lijst.rijen == ()


# What a spreadsheet takes for text: no formula, and no sign that a workbook cannot hold.
_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), max_size=12
).filter(lambda text: not text.startswith("=") and "_x" not in text)
_EDITS: dict[str, tuple[st.SearchStrategy[object], Callable[[Hulpbron], object]]] = {
    "Kosten": (st.none() | _TEXT, lambda h: h.meer.get("kosten")),
    "Omschrijving": (st.none() | _TEXT, lambda h: h.omschrijving),
    "Leeftijd van": (st.none() | st.integers(0, 60), lambda h: h.meer.get("leeftijd_van")),
    "Gratis": (
        st.sampled_from([None, "ja", "nee"]),
        lambda h: {1: "ja", 0: "nee", None: None}[h.meer.get("gratis")],  # type: ignore[index]
    ),
}


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.dictionaries(
        st.sampled_from(["Buurthuis De Ibis", "Leeskring", "Zangkoor"]),
        st.fixed_dictionaries({}, optional={kop: how for kop, (how, _) in _EDITS.items()}),
    )
)
def test_any_edits_are_what_differs(
    gevuld: Session, worker: Worker, tmp_path: Path, edits: dict[str, Cellen]
) -> None:
    before = state(gevuld)
    shown = {h.naam: {k: get(h) for k, (_, get) in _EDITS.items()} for h in
             gevuld.kaart.hulpbronnen()}  # fmt: skip
    path = send(gevuld, worker, tmp_path / "rond.xlsx")
    edit(path, edits)

    import_list(gevuld, path, worker)

    veld = {"Kosten": "kosten", "Omschrijving": "omschrijving", "Leeftijd van": "leeftijd_van",
            "Gratis": "gratis"}  # fmt: skip
    expected = {}
    for naam, cells in edits.items():
        changed = {veld[k] for k, v in cells.items() if tidy(v) != tidy(shown[naam][k])}
        if changed:
            expected[naam] = changed
    found = differences(before, gevuld)
    told = {r.naam for r in wachtrij.waiting_rows(gevuld)}
    assert {n: c for n, c in found.items() if n not in told} == {
        n: c for n, c in expected.items() if n not in told
    }
    editing.undo(gevuld)
    assert state(gevuld) == before


def tidy(value: object) -> object:
    """A cell as a spreadsheet keeps it."""
    from sociale_kaart.importing.rondgestuurd import as_text  # noqa: PLC0415 - beside what is heavy

    return as_text(value) or None
