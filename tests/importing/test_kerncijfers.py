"""Figures per buurt from KWB and StatLine: by name, with their unit, and only of the same year."""

from __future__ import annotations

import gzip
import math
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import openpyxl
import pytest
import shapely

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.cbs import Gebieden, read_gebieden
from sociale_kaart.importing.cijfers import cijfer, fill_gaps, veld_of
from sociale_kaart.importing.kerncijfers import read_kerncijfers
from sociale_kaart.importing.osm_geometry import RD
from sociale_kaart.importing.statline import read_nabijheid

if TYPE_CHECKING:
    from sociale_kaart.importing.cijfers import Cijfers

KOPPEN = ["gwb_code_10", "regio", "recs", "a_inw", "a_65_oo ", "g_afs_hp", "g_ele", "pst_mvp"]
RIJEN: list[list[Any]] = [
    ["GM9999", "Voorbeeld", "Gemeente", 900, 90, "0,8", ".", "."],
    ["BU99990000", "Dorp", "Buurt", 600, 150, "1,2", "2400", "9999"],
    ["BU99990001", "Buitengebied", "Buurt", 0, ".", ".", -99997, "."],
    ["BU99980000", "Van de buren", "Buurt", 5, 5, "0,1", 1, "."],
]


def gebieden(jaar: int = 2024, gemeente: str = "GM9999", **namen: str) -> Gebieden:
    namen = namen or {"BU99990000": "Dorp", "BU99990001": "Buitengebied"}
    here = shapely.MultiPolygon([shapely.box(190_000, 500_000, 191_000, 501_000)])
    columns = {
        "buurtcode": list(namen), "buurtnaam": list(namen.values()),
        "inwoners": [math.nan] * len(namen), "huishoudens": math.nan,
        "aandeel_65plus": math.nan, "aandeel_0_15": math.nan, "stedelijkheid": math.nan,
        "cbs_afstand_huisarts_km": 9.9, "jaar": jaar,
    }  # fmt: skip
    buurten = gpd.GeoDataFrame(columns, geometry=[here] * len(namen), crs=RD)
    naam = {"gemeentecode": [gemeente], "gemeentenaam": ["Voorbeeld"]}
    whole = gpd.GeoDataFrame(naam, geometry=[here], crs=RD)
    return Gebieden(whole, whole, buurten, jaar)


def workbook(path: Path, rijen: list[list[Any]], blad: str = "kwb-2024") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = blad
    for rij in [KOPPEN, *rijen]:
        sheet.append(rij)
    book.save(path)
    return path


def value(cijfers: Cijfers, code: str, onderwerp: str) -> float:
    frame = cijfers.frame
    found = frame[(frame["buurtcode"] == code) & (frame["onderwerp"] == onderwerp)]
    return float(found["waarde"].iloc[0])


class TestKerncijfers:
    def test_columns_are_found_by_name_with_their_unit(self, tmp_path: Path) -> None:
        cijfers = read_kerncijfers(workbook(tmp_path / "kwb.xlsx", RIJEN), gebieden())
        assert {(o.code, o.eenheid) for o in cijfers.onderwerpen} == {
            ("a_inw", "aantal"), ("a_65_oo", "aantal"), ("g_afs_hp", "km"), ("g_ele", "kWh"),
        }  # fmt: skip
        assert value(cijfers, "BU99990000", "g_afs_hp") == 1.2
        assert set(cijfers.frame["buurtcode"]) == {"BU99990000", "BU99990001"}
        assert "4 soorten cijfers overgenomen voor 2 van de 2 buurten" in cijfers.meldingen[0]

    def test_what_cbs_does_not_tell_is_unknown_and_a_real_zero_stays(self, tmp_path: Path) -> None:
        cijfers = read_kerncijfers(workbook(tmp_path / "kwb.xlsx", RIJEN), gebieden())
        for onderwerp in ("a_65_oo", "g_afs_hp", "g_ele"):
            assert math.isnan(value(cijfers, "BU99990001", onderwerp))
        assert value(cijfers, "BU99990001", "a_inw") == 0

    @pytest.mark.parametrize("cel", [".", "", "   .", None, -99997, "-99997", "-99995", "x", "nan"])
    def test_no_figure_is_never_zero(self, cel: str | float | None) -> None:
        assert math.isnan(cijfer(cel))

    def test_another_year_is_refused_with_the_reason(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "kwb.xlsx", RIJEN, blad="kwb-2021")
        with pytest.raises(WorldError, match="van 2021, maar de buurten zijn van 2024") as error:
            read_kerncijfers(path, gebieden())
        assert "opnieuw voor een ander gebied" in error.value.wat

    def test_a_code_that_means_another_area_is_refused_though_the_year_fits(
        self, tmp_path: Path
    ) -> None:
        # This code was Ermelo-Oost in 2021 and is Ermelo-Noord in 2024.
        rijen = [["BU02330001", "Ermelo-Oost", "Buurt", 5000, 900, "0,7", ".", "."]]
        path = workbook(tmp_path / "kwb.xlsx", rijen)
        ermelo = gebieden(gemeente="GM0233", BU02330001="Ermelo-Noord")
        with pytest.raises(WorldError, match="Ermelo-Oost, hier Ermelo-Noord"):
            read_kerncijfers(path, ermelo)

    def test_one_buurt_with_another_name_is_left_out_and_told(self, tmp_path: Path) -> None:
        namen = {f"BU9999000{n}": f"Buurt {n}" for n in range(6)}
        rijen = [[code, naam, "Buurt", 10, 1, "1", "1", "."] for code, naam in namen.items()]
        rijen[2][1] = "Iets anders"
        cijfers = read_kerncijfers(workbook(tmp_path / "kwb.xlsx", rijen), gebieden(2024, **namen))
        assert "BU99990002" not in set(cijfers.frame["buurtcode"])
        assert "BU99990002 heet daar Iets anders, hier Buurt 2" in cijfers.meldingen[1]

    def test_a_year_that_nothing_tells_is_asked_for(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "kwb.xlsx", RIJEN, blad="Blad1")
        with pytest.raises(WorldError, match="Het jaar van de cijfers"):
            read_kerncijfers(path, gebieden())

    @pytest.mark.parametrize("inhoud", [b"\x1f\x8b\x08\x00kapot", b"PK\x03\x04niets", b"\x00" * 99])
    def test_a_damaged_file_is_refused(self, inhoud: bytes, tmp_path: Path) -> None:
        for naam in ("kwb-2024.csv.gz", "kwb-2024.xlsx", "kwb-2024.csv"):
            path = tmp_path / naam
            path.write_bytes(inhoud)
            with pytest.raises(WorldError):
                read_kerncijfers(path, gebieden())

    def test_a_packed_bomb_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sociale_kaart.importing.cijfers._MAX_TEXT", 1_000_000)
        path = tmp_path / "kwb-2024.csv.gz"
        path.write_bytes(gzip.compress(b"a" * 5_000_000))
        with pytest.raises(WorldError, match="te groot"):
            read_kerncijfers(path, gebieden())

    def test_gaps_of_the_map_are_filled_and_what_it_tells_stays(self, tmp_path: Path) -> None:
        cijfers = read_kerncijfers(workbook(tmp_path / "kwb.xlsx", RIJEN), gebieden())
        filled, told = fill_gaps(gebieden(), [cijfers])
        dorp = filled.buurten.set_index("buurtcode").loc["BU99990000"]
        assert (dorp["inwoners"], dorp["aandeel_65plus"]) == (600, 0.25)
        assert dorp["cbs_afstand_huisarts_km"] == 9.9
        empty = filled.buurten.set_index("buurtcode").loc["BU99990001"]
        assert math.isnan(empty["aandeel_65plus"])
        assert "inwoners (2 buurten)" in told[0]


class TestNabijheid:
    KOP = (
        '"Wijken en buurten";"Regioaanduiding/Codering (code)";'
        '"Gezondheid en welzijn/Huisartsenpraktijk/Afstand tot huisartsenpraktijk (km)";'
        '"Onderwijs/Basisonderwijs/Afstand tot school (km)";'
        '"Onderwijs/Voortgezet onderwijs/Voortgezet onderwijs totaal/Afstand tot school (km)";'
        '"Onderwijs/Basisonderwijs/Aantal scholen/Binnen 1 km (aantal)"\n'
    )

    def write(self, path: Path) -> Path:
        rijen = (
            '"Dorp          ";"BU99990000";"     1.2";"     0.4";"     3.3";"       ."\n'
            '"Buitengebied  ";"BU99990001";"       .";"       .";"       .";"     0.0"\n'
        )
        path.write_text(f"\ufeff{self.KOP}{rijen}", encoding="utf-8")
        return path

    def test_the_branches_of_a_header_tell_schools_apart(self, tmp_path: Path) -> None:
        cijfers = read_nabijheid(self.write(tmp_path / "nabijheid_2024.csv"), gebieden())
        assert [(o.naam, o.eenheid) for o in cijfers.onderwerpen] == [
            ("Afstand tot huisartsenpraktijk", "km"),
            ("Afstand tot school (Basisonderwijs)", "km"),
            ("Afstand tot school (Voortgezet onderwijs totaal)", "km"),
            ("Aantal scholen (Basisonderwijs): binnen 1 km", "aantal"),
        ]
        filled, _ = fill_gaps(gebieden(), [cijfers])
        dorp = filled.buurten.set_index("buurtcode").loc["BU99990000"]
        assert dorp["cbs_afstand_basisschool_km"] == 0.4
        assert dorp["cbs_afstand_middelbare_school_km"] == 3.3

    def test_a_kept_figure_tells_which_column_it_is(self, tmp_path: Path) -> None:
        """The table `cijfers` of an ondergrond keeps code and name, not the column."""
        near = read_nabijheid(self.write(tmp_path / "nabijheid_2024.csv"), gebieden())
        kern = read_kerncijfers(workbook(tmp_path / "kwb.xlsx", RIJEN), gebieden())
        for bron in (near, kern):
            for o in bron.onderwerpen:
                assert veld_of(bron.bron, o.code, o.naam) == o.veld
        assert veld_of("nabijheid", "AfstandTotApotheek_10", "Afstand tot apotheek") == (
            "cbs_afstand_apotheek_km"
        )
        assert veld_of("kerncijfers", "a_inw_m") == ""

    def test_the_number_of_the_table_tells_the_year(self, tmp_path: Path) -> None:
        path = self.write(tmp_path / "Nabijheid_85830NED_25112024.csv")
        with pytest.raises(WorldError, match="van 2023, maar de buurten zijn van 2024"):
            read_nabijheid(path, gebieden())
        assert read_nabijheid(path, gebieden(2023)).jaar == 2023


@pytest.mark.realdata
class TestRealFiles:
    def test_kampen_gets_its_figures(self, real_data: Path, tmp_path: Path) -> None:
        kaart = Path(shutil.copy(real_data / "kampen" / "wijkenbuurten_kampen_2024.gpkg", tmp_path))
        areas = read_gebieden(kaart, [], NoProgress())
        path = Path(shutil.copy(real_data / "cbs" / "nl_kwb2024_selectie.csv.gz", tmp_path))
        cijfers = read_kerncijfers(path, areas)
        assert cijfers.frame["buurtcode"].nunique() == 36
        assert value(cijfers, "BU01660000", "afstandSupermarkt") == 0.6
        assert value(cijfers, "BU01660001", "inwoners") == 3605

    def test_figures_of_2023_are_refused_for_buurten_of_2024(
        self, real_data: Path, tmp_path: Path
    ) -> None:
        for naam, read in (
            ("utrecht_kwb_2023.xlsx", read_kerncijfers),
            ("utrecht_statline_nabijheid_2023.csv", read_nabijheid),
        ):
            path = Path(shutil.copy(real_data / "cbs" / naam, tmp_path))
            with pytest.raises(WorldError, match="van 2023, maar de buurten zijn van 2024"):
                read(path, gebieden())

    def test_the_files_of_utrecht_are_read_as_cbs_publishes_them(
        self, real_data: Path, tmp_path: Path
    ) -> None:
        utrecht = gebieden(2023, "GM0344", BU03440111="Welgelegen, Den Hommel")
        path = Path(shutil.copy(real_data / "cbs" / "utrecht_kwb_2023.xlsx", tmp_path))
        areas = self.all_buurten(path, utrecht)
        kern = read_kerncijfers(path, areas)
        assert value(kern, "BU03440111", "a_inw") == 1810
        assert value(kern, "BU03440111", "a_65_oo") == 360
        assert math.isnan(value(kern, "BU03440111", "g_afs_hp"))
        path = Path(
            shutil.copy(real_data / "cbs" / "utrecht_statline_nabijheid_2023.csv", tmp_path)
        )
        near = read_nabijheid(path, areas)
        assert len(near.onderwerpen) == 110
        named = {o.naam: o.code for o in near.onderwerpen}
        assert 0 < value(near, "BU03440111", named["Afstand tot grote supermarkt"]) < 2

    @staticmethod
    def all_buurten(path: Path, like: Gebieden) -> Gebieden:
        book = openpyxl.load_workbook(path, read_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        namen = {str(r[0]): str(r[2]) for r in rows if str(r[0]).startswith("BU")}
        return gebieden(like.jaar, "GM0344", **namen)
