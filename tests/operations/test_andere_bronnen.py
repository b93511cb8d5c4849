"""Places on a map, HSDS and another kaart go through the same plan as a list: no row is lost."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pytest
import shapely
from lijstjes_maken import DAAR, GINDS, HIER, counts, import_list, names, plan_list

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.andere_bronnen import read_other_source
from sociale_kaart.importing.keuzes import ImportChoices, RijKeuze
from sociale_kaart.importing.leesregels import Leeskeuze
from sociale_kaart.operations import editing
from sociale_kaart.operations.delen import add_deel, set_keuzes
from sociale_kaart.operations.importing import undo_batch
from sociale_kaart.operations.plekken import add_plek
from sociale_kaart.operations.sessions import new_kaart, open_kaart

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.importing.leesregels import Table
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


def read(path: Path) -> Table:
    return read_other_source(path, Leeskeuze())


def by_name(session: Session, naam: str) -> Hulpbron:
    (found,) = [h for h in session.kaart.hulpbronnen() if h.naam == naam]
    return found


def middle(session: Session) -> tuple[float, float]:
    """A point in the sample wijk, RD metres."""
    assert session.ondergrond is not None
    punt = session.ondergrond.layer("adressen").geometry.iloc[0]
    return round(punt.x, 2), round(punt.y, 2)


class TestPlacesOnAMap:
    def layer(self, session: Session, crs: str | None = "EPSG:28992") -> gpd.GeoDataFrame:
        x, y = middle(session)
        shapes = [
            shapely.Point(x, y),
            shapely.box(x + 30, y + 30, x + 40, y + 40),
            None,
            shapely.Point(x + 90_000, y - 90_000),
        ]
        namen = ["Zangkoor Galm", "Moestuin", "Zonder plek", "Te ver"]
        columns = {"naam": namen, "soort": "groep", "X": [1, 2, 3, 4]}
        frame = gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:28992")
        return frame if crs is None else frame.to_crs(crs)

    @pytest.mark.parametrize(
        ("naam", "crs"),
        [("l.gpkg", "EPSG:3857"), ("l.geojson", "EPSG:4326"), ("l.shp", "EPSG:28992")],
    )
    def test_each_row_is_accounted_for_whatever_the_format(
        self, naam: str, crs: str, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        frame = self.layer(session, crs)
        # A shapefile holds one kind of geometry.
        frame = frame.drop(index=1) if naam.endswith(".shp") else frame
        path = tmp_path / naam
        frame.to_file(path)
        plan = plan_list(session, path, worker)
        assert plan.rijen == len(frame)
        found = by_outcome(plan)
        assert found["Zangkoor Galm"] == "geplaatst"
        assert found["Zonder plek"] == found["Te ver"] == "wachtend"
        x, y = middle(session)
        plek = next(r.plek for r in plan.rows if r.naam == "Zangkoor Galm")
        assert plek is not None
        assert (plek["x"], plek["y"]) == pytest.approx((x, y), abs=0.05)
        if len(frame) == 4:
            assert found["Moestuin"] == "geplaatst"
            assert any("Geen punt maar een lijn of vlak: 1 van de 4" in m for m in plan.meldingen)

    def test_places_without_a_system_are_refused_with_a_guess(
        self, session: Session, tmp_path: Path
    ) -> None:
        frame = self.layer(session).iloc[[0]]
        frame.to_file(tmp_path / "l.shp")
        (tmp_path / "l.prj").unlink()
        with pytest.raises(WorldError, match="lijkt het Rijksdriehoekstelsel"):
            read(tmp_path / "l.shp")
        (tmp_path / "l.dbf").unlink()
        with pytest.raises(WorldError, match=r"ontbreekt het bestand ‘l\.dbf’"):
            read(tmp_path / "l.shp")

    def test_metres_under_the_name_of_degrees_are_refused(self, tmp_path: Path) -> None:
        punt = {"type": "Point", "coordinates": [190_000, 500_000]}
        feature = {"type": "Feature", "properties": {"naam": "Koor"}, "geometry": punt}
        path = tmp_path / "l.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
        with pytest.raises(WorldError, match="het zijn meters"):
            read(path)

    def test_what_a_file_calls_x_itself_is_not_lost(self, session: Session, tmp_path: Path) -> None:
        self.layer(session).to_file(tmp_path / "l.gpkg")
        table = read(tmp_path / "l.gpkg")
        assert table.koppen == ["naam", "soort", "X (eigen kolom)", "x", "y"]

    def test_a_layer_is_chosen_by_name(self, session: Session, tmp_path: Path) -> None:
        path = tmp_path / "l.gpkg"
        self.layer(session).to_file(path, layer="veel")
        self.layer(session).iloc[[0]].to_file(path, layer="weinig")
        assert read(path).blad == "veel"
        assert len(read_other_source(path, Leeskeuze(blad="weinig")).rijen) == 1
        with pytest.raises(WorldError, match="geen laag ‘geen’"):
            read_other_source(path, Leeskeuze(blad="geen"))

    @pytest.mark.parametrize("naam", ["l.geojson", "l.json", "l.gpkg", "l.kaart.gpkg", "l.zip"])
    @pytest.mark.parametrize("inhoud", [b"{", b"\x00" * 500, b"[" * 100_000, b"PK\x03\x04x", b"[]"])
    def test_a_damaged_file_is_refused_in_one_sentence(
        self, naam: str, inhoud: bytes, tmp_path: Path
    ) -> None:
        path = tmp_path / naam
        path.write_bytes(inhoud)
        with pytest.raises(WorldError) as error:
            read(path)
        assert error.value.wat.endswith(".")


def by_outcome(plan: Any) -> dict[str, str]:
    return {row.naam: row.uitkomst for row in plan.rows}


def hsds() -> dict[str, Any]:
    """One organization with a service at two locations, one of which is only a postal address."""

    def location(uuid: str, adres: str, kind: str = "physical") -> dict[str, Any]:
        address = {"id": f"a{uuid}", "address_1": adres, "city": "Zonneveen", "address_type": kind}
        return {"id": uuid, "location_type": "physical", "addresses": [address]}

    links = [
        {"id": "s1", "location": location("l1", HIER)},
        {"id": "s2", "location": location("l2", DAAR)},
    ]
    service = {
        "id": "d1", "name": "Leeskring Ibis", "status": "active", "minimum_age": 12,
        "organization": {"id": "o1", "name": "Stichting De Ibis", "description": "Boeken."},
        "service_at_locations": links,
        "schedules": [{"id": "r1", "byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "12:00"}],
    }  # fmt: skip
    waits = {
        "id": "d2", "name": "Soos De Zwaan", "status": "defunct",
        "service_at_locations": [{"id": "s3", "location": location("l3", GINDS, "postal")}],
    }  # fmt: skip
    return {"contents": [service, waits]}


class TestHsds:
    def test_a_service_becomes_a_hulpbron_with_all_its_places(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        path = tmp_path / "diensten.json"
        path.write_text(json.dumps(hsds()), encoding="utf-8")
        receipt = import_list(session, path, worker)
        assert (receipt.rijen, receipt.geplaatst, receipt.wachtend) == (2, 1, 1)
        found = by_name(session, "Leeskring Ibis")
        assert [plek.adres for plek in found.plekken] == [HIER, DAAR]
        assert [plek.volgorde for plek in found.plekken] == [1, 2]
        assert all(plek.buurtcode and plek.gebruik == "vast" for plek in found.plekken)
        assert found.deel("contacten")[0]["organisatie"] == "Stichting De Ibis"
        assert (found.bron_id, found.meer.get("leeftijd_van")) == ("d1", 12)
        assert found.plekken[0].schema == "do, vr 10:00-12:00"
        assert any("Een postadres is geen plek" in melding for melding in receipt.meldingen)

    def test_an_import_is_taken_back_with_all_its_places(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        path = tmp_path / "diensten.json"
        path.write_text(json.dumps(hsds()), encoding="utf-8")
        receipt = import_list(session, path, worker)
        undo_batch(session, receipt.batch)
        assert names(session) == []
        assert session.kaart.rows("plekken") == []

    def test_next_years_export_finds_the_same_services(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        path = tmp_path / "diensten.json"
        path.write_text(json.dumps(hsds()), encoding="utf-8")
        import_list(session, path, worker)
        import_list(session, path, worker)
        assert names(session) == ["Leeskring Ibis"]
        assert counts(session)[1][0] == 2

    def test_the_tabular_form_gives_the_same_rows(self, tmp_path: Path) -> None:
        tables = {
            "organizations": "id,name,description\no1,Stichting De Ibis,Boeken.\n",
            "services": "id,organization_id,name,status\nd1,o1,Leeskring Ibis,active\n",
            "locations": "id,location_type\nl1,physical\n",
            "service_at_location": "id,service_id,location_id\ns1,d1,l1\n",
            "addresses": "id,location_id,address_1,city,address_type\n"
            f"a1,l1,{HIER},Zonneveen,physical\n",
        }
        packed = tmp_path / "hsds.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            for naam, text in tables.items():
                archive.writestr(f"map/{naam}.csv", text)
                (tmp_path / f"{naam}.csv").write_text(text, encoding="utf-8")
        beside = tmp_path / "datapackage.json"
        beside.write_text('{"resources": []}')
        for path in (packed, beside):
            table = read(path)
            (row,) = table.rijen
            cells = dict(zip(table.koppen, row, strict=True))
            assert cells["naam"] == "Leeskring Ibis"
            assert cells["organisatie"] == "Stichting De Ibis"
            assert (cells["adres"], cells["status"]) == (HIER, "actief")

    def test_a_zip_that_grows_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "hsds.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("services.csv", b"a" * 90_000_000)
        with pytest.raises(WorldError, match="te groot"):
            read(path)

    @pytest.mark.realdata
    def test_the_examples_of_the_standard_are_read(self, real_data: Path, tmp_path: Path) -> None:
        folder = Path(shutil.copytree(real_data / "hsds" / "examples", tmp_path / "voorbeelden"))
        for naam, wanted in {
            "service_full.json": "Community Counselling",
            "service_list.json": "Community Counselling",
            "organization_full.json": "Community Counselling",
            "organization_list.json": "Example Organization Inc.",
            "service_at_location_full.json": "Community Counselling",
            "location.json": "MyCity Civic Center",
            "tabular.json": "Community Counselling",
            "csv/datapackage.json": "Community Counselling",
        }.items():
            table = read(folder / naam)
            namen = [row[table.koppen.index("naam")] for row in table.rijen]
            assert wanted in namen, naam
        for naam in ("base.json", "taxonomy.json"):
            with pytest.raises(WorldError):
                read(folder / naam)


@pytest.fixture
def other(grond: Path, tmp_path: Path) -> Path:
    """Another kaart: one hulpbron with a person who agreed, one with a person who did not."""
    path = tmp_path / "ander.kaart.gpkg"
    with new_kaart(path, naam="Ander", onze_definitie="", doel="", ondergrond=grond) as session:
        x, y = middle(session)
        for naam in ("Zangkoor Galm", "Soos De Zwaan"):
            velden = {"naam": naam, "sfeer": "gemeenschappelijk", "waarom": "Samen zingen."}
            uuid = str(editing.add_hulpbron(session, velden).nieuw)
            hier: dict[str, Value] = {
                "x": x,
                "y": y,
                "locatie_nauwkeurigheid": "handmatig",
                "gebruik": "vindplaats",
            }
            add_plek(session, uuid, hier)
            add_plek(session, uuid, {"x": x + 50, "y": y + 50})
            set_keuzes(session, uuid, "doelgroepen", ["iedereen"])
            contact = {"organisatie": "Het Koor", "contactpersoon": "Piet Puk"}
            add_deel(session, uuid, "contacten", contact)
            if naam == "Zangkoor Galm":
                ja = {"wie": "Piet Puk", "gegeven_op": "2026-01-01", "hoe": "mail"}
                add_deel(session, uuid, "toestemmingen", ja)
    return path


class TestAnotherKaart:
    def test_all_fields_and_delen_come_along(
        self, other: Path, session: Session, worker: Worker
    ) -> None:
        receipt = import_list(session, other, worker)
        assert receipt.rijen == receipt.geplaatst + receipt.wachtend == 2
        found = by_name(session, "Zangkoor Galm")
        assert found.meer["waarom"] == "Samen zingen."
        assert found.deel("doelgroepen")[0]["doelgroep"] == "iedereen"
        assert [plek.gebruik for plek in found.plekken] == ["vindplaats", "vast"]
        assert found.plekken[0].locatie_nauwkeurigheid == "handmatig"
        assert found.bron == "ander.kaart.gpkg"
        assert found.bron_id

    def test_a_person_comes_along_only_with_toestemming(
        self, other: Path, session: Session, worker: Worker
    ) -> None:
        receipt = import_list(session, other, worker)
        assert any("Bij 1 van de 2 hulpbronnen" in m for m in receipt.meldingen)
        assert (
            by_name(session, "Zangkoor Galm").deel("contacten")[0]["contactpersoon"] == "Piet Puk"
        )
        without = by_name(session, "Soos De Zwaan").deel("contacten")[0]
        assert (without["organisatie"], without["contactpersoon"]) == ("Het Koor", None)

    def test_again_adds_nothing(self, other: Path, session: Session, worker: Worker) -> None:
        import_list(session, other, worker)
        before = names(session)
        import_list(session, other, worker)
        assert names(session) == before
        assert len(by_name(session, "Zangkoor Galm").plekken) == 2

    def test_the_personal_sphere_gets_no_point_by_a_merge(
        self, other: Path, session: Session, worker: Worker
    ) -> None:
        velden = {"naam": "Bij ons thuis", "sfeer": "persoonlijk"}
        mine = str(editing.add_hulpbron(session, velden).nieuw)
        plan = plan_list(session, other, worker)
        (row,) = [row for row in plan.rows if row.naam == "Zangkoor Galm"]
        keuze = ImportChoices({row.rijnummer: RijKeuze("merge", hulpbron=mine)})
        import_list(session, other, worker, keuze)
        assert all(plek.x is None for plek in by_name(session, "Bij ons thuis").plekken)

    def test_a_kaart_is_not_imported_into_itself(self, session: Session, worker: Worker) -> None:
        with pytest.raises(WorldError, match="waar je nu in werkt"):
            plan_list(session, session.kaart.path, worker)

    def test_a_kaart_of_the_first_format_is_read(self) -> None:
        golden = Path(__file__).parents[1] / "golden" / "formaat_1.kaart.gpkg"
        assert read(golden).rijen

    def test_an_ondergrond_is_no_list(self, grond: Path) -> None:
        with pytest.raises(WorldError, match="is een ondergrond en geen lijst"):
            read(grond)


class TestTheSecondTime:
    """A newer version of another source is compared with the last, field by field."""

    def test_of_another_kaart(
        self, other: Path, grond: Path, session: Session, worker: Worker
    ) -> None:
        import_list(session, other, worker)
        mine = by_name(session, "Zangkoor Galm")
        editing.edit_hulpbron(session, mine.uuid, {"wat_werkt": "Koffie erbij."})
        with open_kaart(other) as there:
            theirs = by_name(there, "Zangkoor Galm")
            editing.edit_hulpbron(
                there, theirs.uuid, {"waarom": "Samen spelen.", "leunt_op_een_persoon": True}
            )
            set_keuzes(there, theirs.uuid, "doelgroepen", ["iedereen", "ouderen"])

        plan = plan_list(session, other, worker)
        (row,) = [row for row in plan.rows if row.naam == "Zangkoor Galm"]
        found = {v.veld: (v.was, v.lijst, v.kaart, v.botst) for v in row.verschillen}
        assert row.uitkomst == "bijgewerkt"
        assert found["waarom"] == ("Samen zingen.", "Samen spelen.", "Samen zingen.", False)
        assert set(found) == {"waarom", "leunt_op_een_persoon"}
        (still,) = [row for row in plan.rows if row.naam == "Soos De Zwaan"]
        assert still.vergelijking == "ongewijzigd"

        import_list(session, other, worker)
        after = by_name(session, "Zangkoor Galm")
        assert after.meer["waarom"] == "Samen spelen."
        assert after.meer["wat_werkt"] == "Koffie erbij."
        assert {d["doelgroep"] for d in after.deel("doelgroepen")} == {"iedereen", "ouderen"}

    def test_of_another_kaart_where_both_changed(
        self, other: Path, session: Session, worker: Worker
    ) -> None:
        import_list(session, other, worker)
        editing.edit_hulpbron(
            session, by_name(session, "Zangkoor Galm").uuid, {"waarom": "Onze reden."}
        )
        with open_kaart(other) as there:
            theirs = by_name(there, "Zangkoor Galm")
            editing.edit_hulpbron(there, theirs.uuid, {"waarom": "Hun reden."})

        receipt = import_list(session, other, worker)

        assert receipt.wachtend == 1
        assert by_name(session, "Zangkoor Galm").meer["waarom"] == "Onze reden."

    def test_of_places_on_a_map(self, session: Session, worker: Worker, tmp_path: Path) -> None:
        x, y = middle(session)
        path = tmp_path / "plekken.gpkg"
        columns = {"naam": ["Zangkoor Galm"], "telefoon": ["038-3330001"]}
        frame = gpd.GeoDataFrame(columns, geometry=[shapely.Point(x, y)], crs=28992)
        frame.to_file(path)
        import_list(session, path, worker)
        frame.assign(telefoon="038-3330002").set_geometry([shapely.Point(x + 60, y)]).to_file(path)

        (row,) = plan_list(session, path, worker).rows

        assert row.uitkomst == "bijgewerkt"
        found = {v.veld: (v.was, v.lijst, v.kaart) for v in row.verschillen}
        assert found["contact.telefoon"] == ("038-3330001", "038-3330002", "038-3330001")
        assert row.plek is not None
        assert row.plek["x"] == pytest.approx(x + 60)

    def test_of_hsds_with_a_place_that_came(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        path = tmp_path / "diensten.json"
        data = hsds()
        links = data["contents"][0]["service_at_locations"]
        later = links.pop()
        path.write_text(json.dumps(data), encoding="utf-8")
        import_list(session, path, worker)
        links.append(later)
        data["contents"][0]["minimum_age"] = 16
        path.write_text(json.dumps(data), encoding="utf-8")

        (row,) = [r for r in plan_list(session, path, worker).rows if r.naam == "Leeskring Ibis"]

        assert [(v.veld, v.was, v.lijst) for v in row.verschillen] == [("leeftijd_van", 12, 16)]
        assert "De bron noemt ook: " in row.toelichting
