"""Choices before an import, next year's version of a list, taking an import back, the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from lijstjes_maken import (
    DAAR,
    GINDS,
    HIER,
    NERGENS,
    counts,
    import_list,
    names,
    plan_list,
    write_list,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import editing, importing, relaties, wachtrij
from sociale_kaart.operations.importing import ImportChoices, RijKeuze
from sociale_kaart.operations.samenvoegen import known_apart

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

KOOR = {
    "Naam": "Zangkoor Zonnegalm",
    "Adres": HIER,
    "Plaats": "Zonneveen",
    "Telefoon": "038-3331234",
}
SOOS = {"Naam": "Soos De Zwaan", "Adres": DAAR, "Plaats": "Zonneveen", "Telefoon": ""}
KRING = {"Naam": "Leeskring Ibis", "Adres": GINDS, "Plaats": "Zonneveen", "Omschrijving": "Boeken"}
WACHT = {"Naam": "Dartsclub De Pijl", "Adres": NERGENS, "Plaats": "Zonneveen"}


def by_name(session: Session, naam: str) -> Hulpbron:
    (found,) = [h for h in session.kaart.hulpbronnen() if h.naam == naam]
    return found


class TestChoices:
    def test_each_row_can_be_taken_kept_skipped_or_merged(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        owner = str(editing.add_hulpbron(session, {"naam": "De Ibis"}).nieuw)
        path = write_list(
            tmp_path / "l.csv", KOOR, SOOS, KRING, WACHT, {**WACHT, "Naam": "Schaakclub Toren"}
        )
        keuzes = ImportChoices(
            {
                2: RijKeuze("wait"),
                3: RijKeuze("skip", reden="bestaat niet meer"),
                4: RijKeuze("merge", hulpbron=owner),
                5: RijKeuze("take", plek={"x": 150_900.0, "y": 535_700.0}),
            }
        )
        receipt = import_list(session, path, worker, keuzes)

        assert counts(session) == [(5, 1, 0, 1, 2, 1)]
        assert receipt.redenen["Door jou overgeslagen: bestaat niet meer"] == 1
        assert names(session) == ["Dartsclub De Pijl", "De Ibis"]
        assert by_name(session, "De Ibis").plekken[0].adres == GINDS
        assert by_name(session, "Dartsclub De Pijl").plekken[0].straat == "Verzonnenlaan"
        kept = next(r for r in wachtrij.waiting_rows(session) if r.naam == KOOR["Naam"])
        wachtrij.place_row(session, kept.rij)
        assert by_name(session, str(KOOR["Naam"])).plekken[0].adres == HIER

    def test_two_rows_of_the_list_can_become_one(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        twice = {
            "Naam": "Zonnegalm, zangkoor",
            "Adres": HIER,
            "Plaats": "Zonneveen",
            "Website": "zonnegalm.nl",
        }
        path = write_list(tmp_path / "l.csv", {"Website": "", **KOOR}, twice)
        assert plan_list(session, path, worker).totalen["wachtend"] == 1
        import_list(session, path, worker, ImportChoices({3: RijKeuze("merge", rij=2)}))

        assert counts(session) == [(2, 1, 0, 1, 0, 0)]
        (contact,) = by_name(session, str(KOOR["Naam"])).deel("contacten")
        assert (contact["telefoon"], contact["website"]) == ("038-3331234", "zonnegalm.nl")

    def test_a_choice_that_leads_nowhere_leaves_the_row_as_planned(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        path = write_list(tmp_path / "l.csv", KOOR, WACHT, {"Naam": "Gezin Jansen", "Adres": HIER})
        keuzes = ImportChoices(
            {
                2: RijKeuze("merge", rij=3),
                3: RijKeuze("take"),
                4: RijKeuze("take"),
            }
        )
        import_list(session, path, worker, keuzes)
        assert counts(session) == [(3, 1, 0, 0, 1, 1)]

    def test_taking_a_double_remembers_that_they_are_two(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        import_list(session, write_list(tmp_path / "a.csv", KOOR), worker)
        twin = {"Naam": "Koor Zonnegalm", "Adres": HIER, "Plaats": "Zonneveen"}
        path = write_list(tmp_path / "b.csv", twin)
        import_list(session, path, worker, ImportChoices({2: RijKeuze("take")}))
        assert len(names(session)) == 2
        assert len(known_apart(session)) == 1


class TestRepeat:
    @pytest.fixture
    def lijst(self, session: Session, worker: Worker, tmp_path: Path) -> Path:
        path = write_list(tmp_path / "clubs 2025.csv", KOOR, SOOS, KRING)
        import_list(session, path, worker)
        return path

    def test_new_changed_gone_and_unchanged(
        self, session: Session, lijst: Path, worker: Worker, tmp_path: Path
    ) -> None:
        following = write_list(
            tmp_path / "clubs 2026.csv",
            {**KOOR, "Telefoon": "038-9998877"},
            SOOS,
            {"Naam": "Buurttuin Vlinder", "Adres": "Achterom 4", "Plaats": "Zonneveen"},
        )
        plan = plan_list(session, following, worker)

        assert plan.vorige is not None
        assert plan.vorige.bestand == lijst.name
        assert [row.vergelijking for row in plan.rows] == ["gewijzigd", "ongewijzigd", "nieuw"]
        (verschil,) = plan.rows[0].verschillen
        assert (verschil.veld, verschil.was, verschil.lijst, verschil.kaart) == (
            "contact.telefoon", "038-3331234", "038-9998877", "038-3331234",
        )  # fmt: skip
        assert [one.naam for one in plan.verdwenen] == ["Leeskring Ibis"]

        receipt = importing.apply_plan(session, plan, following, NoProgress())
        assert receipt.vergelijking == {
            "nieuw": 1, "gewijzigd": 1, "ongewijzigd": 1, "verdwenen": 1,
        }  # fmt: skip
        assert by_name(session, "Leeskring Ibis").status == "actief", "nothing is removed unasked"
        assert by_name(session, str(KOOR["Naam"])).deel("contacten")[0]["telefoon"] == "038-9998877"

    def test_what_is_gone_can_be_marked_as_stopped(
        self, session: Session, lijst: Path, worker: Worker, tmp_path: Path
    ) -> None:
        path = write_list(tmp_path / "clubs 2026.csv", KOOR, SOOS)
        gone = by_name(session, "Leeskring Ibis").uuid
        import_list(session, path, worker, ImportChoices(gestopt=frozenset({gone})))
        stopped = by_name(session, "Leeskring Ibis")
        assert stopped.status == "gestopt"
        assert stopped.reden_gestopt == "Staat niet meer in ‘clubs 2026.csv’."
        assert plan_list(session, path, worker).verdwenen == ()
        session.kaart.undo()
        assert by_name(session, "Leeskring Ibis").status == "actief"

    def test_columns_may_be_called_otherwise_and_stand_elsewhere(
        self, session: Session, lijst: Path, worker: Worker, tmp_path: Path
    ) -> None:
        path = write_list(
            tmp_path / "clubs 2026.csv",
            *(
                {
                    "Telefoonnummer": row.get("Telefoon", ""),
                    "Plaatsnaam": row["Plaats"],
                    "Toelichting": row.get("Omschrijving", ""),
                    "Bezoekadres": row["Adres"],
                    "Organisatie": row["Naam"],
                }
                for row in (KRING, KOOR, SOOS)
            ),
        )
        plan = plan_list(session, path, worker)
        assert [row.vergelijking for row in plan.rows] == ["ongewijzigd"] * 3
        assert plan.verdwenen == ()

    def test_an_edit_by_hand_is_never_overwritten_silently(
        self, session: Session, lijst: Path, worker: Worker, tmp_path: Path
    ) -> None:
        kring = by_name(session, "Leeskring Ibis").uuid
        editing.edit_hulpbron(session, kring, {"omschrijving": "Romans"})
        assert plan_list(session, lijst, worker).rows[2].uitkomst == "bijgewerkt"
        assert by_name(session, "Leeskring Ibis").omschrijving == "Romans"

        path = write_list(
            tmp_path / "clubs 2026.csv", KOOR, SOOS, {**KRING, "Omschrijving": "Poëzie"}
        )
        row = plan_list(session, path, worker).rows[2]
        assert (row.uitkomst, row.wacht_op) == ("wachtend", "verschil")
        (verschil,) = row.verschillen
        assert (verschil.was, verschil.lijst, verschil.kaart, verschil.botst) == (
            "Boeken", "Poëzie", "Romans", True,
        )  # fmt: skip
        for velden, omschrijving in ((None, "Romans"), (frozenset({"omschrijving"}), "Poëzie")):
            keuzes = ImportChoices({4: RijKeuze("update", velden=velden)})
            import_list(session, path, worker, keuzes)
            assert by_name(session, "Leeskring Ibis").omschrijving == omschrijving
            session.kaart.undo()

    def test_a_name_changed_in_the_kaart_is_still_the_same_row(
        self, session: Session, lijst: Path, worker: Worker
    ) -> None:
        kring = by_name(session, "Leeskring Ibis").uuid
        editing.edit_hulpbron(session, kring, {"naam": "Boekenclub"})
        plan = plan_list(session, lijst, worker)
        assert plan.totalen["bijgewerkt"] == 3
        assert plan.rows[2].bestaande == kring

    def test_a_move_in_the_list_moves_what_nobody_moved(
        self, session: Session, lijst: Path, worker: Worker, tmp_path: Path
    ) -> None:
        path = write_list(tmp_path / "clubs 2026.csv", KOOR, {**SOOS, "Adres": "Achterom 6"}, KRING)
        import_list(session, path, worker)
        (plek,) = by_name(session, "Soos De Zwaan").plekken
        assert plek.adres == "Achterom 6"

    def test_another_list_is_no_newer_version(
        self, session: Session, lijst: Path, worker: Worker, tmp_path: Path
    ) -> None:
        path = write_list(tmp_path / "scholen.csv", {"Naam": "School Merel", "Adres": "Achterom 4"})
        assert plan_list(session, path, worker).vorige is None


class TestTakingBack:
    def test_what_nobody_touched_goes_and_the_rest_is_told(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        import_list(session, write_list(tmp_path / "clubs 2025.csv", KOOR), worker)
        path = write_list(
            tmp_path / "clubs 2026.csv",
            {**KOOR, "Telefoon": "038-9998877"}, SOOS, KRING, WACHT,
            {"Naam": "Buurttuin Vlinder", "Adres": "Achterom 4", "Plaats": "Zonneveen"},
        )  # fmt: skip
        batch = import_list(session, path, worker).batch
        soos = by_name(session, "Soos De Zwaan").uuid
        editing.edit_hulpbron(session, soos, {"omschrijving": "Elke vrijdag"})
        wachtrij.place_in_buurt(session, wachtrij.waiting_rows(session)[0].rij, "BU99990001")
        eigen = str(editing.add_hulpbron(session, {"naam": "Eigen werk"}).nieuw)
        relaties.add_relatie(
            session, eigen, "werkt_samen_met", naar=by_name(session, "Buurttuin Vlinder").uuid
        )
        before = session.kaart.hulpbronnen()

        change = importing.undo_batch(session, batch)

        assert names(session) == [
            "Buurttuin Vlinder",
            "Eigen werk",
            "Soos De Zwaan",
            "Zangkoor Zonnegalm",
        ]
        assert (change.verwijderd, change.hersteld, change.rijen) == (2, 1, 3)
        assert {one.naam: one.reden for one in change.gebleven} == {
            "Soos De Zwaan": "Is na de import aangepast.",
            "Buurttuin Vlinder": "Een andere hulpbron of een scenario verwijst ernaar.",
        }
        assert by_name(session, str(KOOR["Naam"])).deel("contacten")[0]["telefoon"] == "038-3331234"
        assert counts(session) == [(1, 1, 0, 0, 0, 0), (2, 2, 0, 0, 0, 0)]
        session.kaart.undo()
        assert session.kaart.hulpbronnen() == before

    def test_an_import_that_nobody_touched_goes_whole(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        path = write_list(tmp_path / "l.csv", KOOR, SOOS, WACHT)
        batch = import_list(session, path, worker).batch
        importing.undo_batch(session, batch)
        assert names(session) == []
        assert session.kaart.rows("batches") == session.kaart.rows("ruwe_rijen") == []
        with pytest.raises(WorldError, match="import bestaat niet meer"):
            importing.undo_batch(session, batch)

    def test_an_edit_that_was_undone_is_no_edit(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        batch = import_list(session, write_list(tmp_path / "l.csv", KOOR), worker).batch
        editing.edit_hulpbron(session, session.kaart.hulpbronnen()[0].uuid, {"naam": "Anders"})
        session.kaart.undo()
        assert importing.undo_batch(session, batch).verwijderd == 1

    def test_a_row_that_waited_before_waits_again(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        import_list(session, write_list(tmp_path / "clubs 2025.csv", WACHT), worker)
        path = write_list(tmp_path / "clubs 2026.csv", {**WACHT, "Adres": DAAR})
        batch = import_list(session, path, worker).batch
        assert wachtrij.waiting_count(session) == 0
        importing.undo_batch(session, batch)
        assert wachtrij.waiting_count(session) == 1
        assert counts(session) == [(1, 0, 0, 0, 1, 0)]


class TestReceipt:
    def test_the_kaart_can_write_it_again_as_the_rows_are_now(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        path = write_list(tmp_path / "l.csv", KOOR, WACHT)
        batch = import_list(session, path, worker).batch
        wachtrij.skip_row(session, wachtrij.waiting_rows(session)[0].rij, "bestaat niet meer")
        importing.save_batch_receipt(session, batch, tmp_path / "bewijs.xlsx")

        book = openpyxl.load_workbook(tmp_path / "bewijs.xlsx")
        rows = [[cell.value for cell in row] for row in book["Rijen"].iter_rows()]
        assert rows[0][:4] == ["Rij", "Uitkomst", "Reden", "Toelichting"]
        assert rows[2][:3] == [3, "overgeslagen", "Door jou overgeslagen: bestaat niet meer"]
        assert rows[1][rows[0].index("Telefoon")] == "038-3331234"

    def test_the_imports_are_told(self, session: Session, worker: Worker, tmp_path: Path) -> None:
        import_list(session, write_list(tmp_path / "a.csv", KOOR), worker)
        import_list(session, write_list(tmp_path / "b.csv", SOOS, WACHT), worker)
        found = importing.batches(session)
        assert [(one.bestand, one.rijen, one.totalen["wachtend"]) for one in found] == [
            ("b.csv", 2, 1), ("a.csv", 1, 0),
        ]  # fmt: skip
