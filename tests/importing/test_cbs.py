"""The CBS Wijk- en Buurtkaart: what is taken over, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.cbs import Gebieden, check_vierkanten, read_gebieden
from sociale_kaart.importing.osm_geometry import RD

if TYPE_CHECKING:
    from pathlib import Path

X, Y = 190_000, 507_000


def square(column: int, row: int, size: float = 1000) -> shapely.Polygon:
    return shapely.box(
        X + column * size, Y + row * size, X + (column + 1) * size, Y + (row + 1) * size
    )


def layer(rows: list[dict[str, Any]], shapes: list[Any], crs: str = RD) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=crs)


def cbs_layers(crs: str = RD, **extra: Any) -> dict[str, gpd.GeoDataFrame]:
    """Two gemeenten; GM9998 has one buurt, GM9999 two, of which one is secret."""
    gemeenten = [
        {"gemeentecode": "GM9999", "gemeentenaam": "Voorbeeld", "aantal_inwoners": 300},
        {"gemeentecode": "GM9998", "gemeentenaam": "Buurman", "aantal_inwoners": 50},
    ]
    wijken = [
        {"wijkcode": "WK999900", "wijknaam": "Dorp", "gemeentecode": "GM9999"},
        {"wijkcode": "WK999800", "wijknaam": "Elders", "gemeentecode": "GM9998"},
    ]
    buurten = [
        {
            "buurtcode": code,
            "buurtnaam": naam,
            "wijkcode": code.replace("BU", "WK")[:8],
            "gemeentecode": code.replace("BU", "GM")[:6],
            "aantal_inwoners": inwoners,
            "percentage_personen_65_jaar_en_ouder": 20,
            "huisartsenpraktijk_gemiddelde_afstand_in_km": afstand,
            **extra,
        }
        for code, naam, inwoners, afstand in (
            ("BU99990001", "Oost", -99997, -99997.0),
            ("BU99990000", "West", 300, 1.2),
            ("BU99980000", "Ver weg", 50, 3.4),
        )
    ]
    wide = shapely.union(square(0, 0), square(1, 0))
    return {
        "gemeenten": layer(gemeenten, [wide, square(5, 0)], crs),
        "wijken": layer(wijken, [wide, square(5, 0)], crs),
        "buurten": layer(buurten, [square(1, 0), square(0, 0), square(5, 0)], crs),
    }


def save(layers: dict[str, gpd.GeoDataFrame], path: Path) -> Path:
    for name, frame in layers.items():
        pyogrio.write_dataframe(frame, path, layer=name)
    return path


@pytest.fixture
def kaart(tmp_path: Path) -> Path:
    return save(cbs_layers(), tmp_path / "wijkenbuurten_2024_v1.gpkg")


def read(path: Path, *gemeenten: str, within: Any = None) -> Gebieden:
    return read_gebieden(path, gemeenten, NoProgress(), within=within)


def test_one_gemeente_is_taken_over(kaart: Path) -> None:
    gebieden = read(kaart, "GM9999")
    buurten = gebieden.buurten.set_index("buurtcode")
    assert gebieden.jaar == 2024
    assert list(buurten.index) == ["BU99990000", "BU99990001"]
    assert buurten.loc["BU99990000", "inwoners"] == 300
    assert buurten.loc["BU99990000", "aandeel_65plus"] == 0.2
    assert buurten.loc["BU99990000", "wijknaam"] == "Dorp"
    assert buurten.loc["BU99990000", "gemeentenaam"] == "Voorbeeld"
    assert buurten.loc["BU99990000", "cbs_afstand_huisarts_km"] == 1.2
    assert set(buurten.geom_type) == {"MultiPolygon"}
    assert "cbs_afstand_supermarkt_km" not in buurten
    assert gebieden.gemeenten["gemeentecode"].tolist() == ["GM9999"]
    assert gebieden.wijken["wijkcode"].tolist() == ["WK999900"]


def test_what_cbs_keeps_secret_is_unknown_not_a_number(kaart: Path) -> None:
    oost = read(kaart, "GM9999").buurten.iloc[1]
    assert np.isnan(oost["inwoners"])
    assert np.isnan(oost["cbs_afstand_huisarts_km"])
    # A column that the file lacks is unknown too.
    assert np.isnan(oost["huishoudens"])


def test_without_a_choice_the_gemeenten_in_the_data_are_taken(kaart: Path) -> None:
    assert len(read(kaart).gemeenten) == 2
    within = shapely.box(X - 500, Y - 500, X + 1500, Y + 1500)
    assert read(kaart, within=within).gemeenten["gemeentecode"].tolist() == ["GM9999"]


def test_a_gemeente_within_the_extract_of_a_province_is_taken(kaart: Path) -> None:
    within = shapely.box(X - 50_000, Y - 50_000, X + 50_000, Y + 50_000)
    assert len(read(kaart, within=within).gemeenten) == 2


def test_data_of_another_place_is_refused(kaart: Path) -> None:
    with pytest.raises(WorldError, match="liggen niet in het gebied"):
        read(kaart, within=shapely.box(100_000, 400_000, 110_000, 410_000))


def test_the_whole_country_is_not_taken_unasked(tmp_path: Path) -> None:
    layers = cbs_layers()
    row = layers["gemeenten"].iloc[[0]]
    many = [row.assign(gemeentecode=f"GM{number:04}") for number in range(100)]
    layers["gemeenten"] = gpd.GeoDataFrame(pd.concat([layers["gemeenten"], *many]), crs=RD)
    path = save(layers, tmp_path / "nl_2024.gpkg")
    with pytest.raises(WorldError, match="102 gemeenten"):
        read(path)
    assert len(read(path, "GM9999").buurten) == 2


def test_an_unknown_gemeente_is_named(kaart: Path) -> None:
    with pytest.raises(WorldError, match="GM0001 staat niet in") as caught:
        read(kaart, "GM0001")
    assert "GM9998 Buurman, GM9999 Voorbeeld" in caught.value.doen


def test_land_and_water_of_a_gemeente_become_one(tmp_path: Path) -> None:
    layers = cbs_layers()
    land = layers["gemeenten"].assign(water="NEE")
    water = layer(
        [
            {
                "gemeentecode": "GM9999",
                "gemeentenaam": "Voorbeeld",
                "aantal_inwoners": -99997,
                "water": "JA",
            }
        ],
        [square(0, 1)],
    )
    layers["gemeenten"] = gpd.GeoDataFrame(
        [*water.to_dict("records"), *land.to_dict("records")], crs=RD
    )
    gemeente = read(save(layers, tmp_path / "2024.gpkg"), "GM9999").gemeenten
    assert gemeente["inwoners"].tolist() == [300]
    assert gemeente.area.tolist() == [3_000_000]


def test_the_column_jaar_outweighs_the_file_name(tmp_path: Path) -> None:
    assert read(save(cbs_layers(jaar=2021), tmp_path / "kaart_2024.gpkg")).jaar == 2021


def test_without_a_year_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="jaar van de buurtindeling"):
        read(save(cbs_layers(), tmp_path / "kaart.gpkg"))


def test_without_the_layer_buurten_it_is_refused(tmp_path: Path) -> None:
    layers = cbs_layers()
    del layers["buurten"]
    with pytest.raises(WorldError, match="ontbreekt de laag ‘buurten’"):
        read(save(layers, tmp_path / "x2024.gpkg"))


def test_a_file_that_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kaart.gpkg"
    path.write_text("<html>niet gevonden</html>")
    with pytest.raises(WorldError, match="geen leesbaar GeoPackage"):
        read(path)


def test_another_coordinate_system_is_refused(tmp_path: Path) -> None:
    layers = {naam: frame.to_crs("EPSG:4326") for naam, frame in cbs_layers().items()}
    with pytest.raises(WorldError, match="niet in het Rijksdriehoekstelsel"):
        read(save(layers, tmp_path / "x2024.gpkg"))


def test_coordinates_outside_the_country_are_refused(tmp_path: Path) -> None:
    layers = {naam: frame.translate(2_000_000) for naam, frame in cbs_layers().items()}
    shifted = {naam: cbs_layers()[naam].set_geometry(shapes) for naam, shapes in layers.items()}
    with pytest.raises(WorldError, match="buiten Nederland"):
        read(save(shifted, tmp_path / "x2024.gpkg"))


def test_an_empty_layer_is_refused(tmp_path: Path) -> None:
    layers = cbs_layers()
    layers["buurten"] = layers["buurten"].iloc[:0]
    with pytest.raises(WorldError, match="is de laag ‘buurten’ leeg"):
        read(save(layers, tmp_path / "x2024.gpkg"))


def squares(crs: str, key: str = "crs28992res100m") -> gpd.GeoDataFrame:
    return layer(
        [{key: f"E{X // 100 + n}N{Y // 100}", "aantal_inwoners": 5} for n in range(3)],
        [square(n, 0, 100) for n in range(3)],
        crs,
    )


def test_squares_whose_key_fits_are_accepted(tmp_path: Path) -> None:
    check_vierkanten(save({"vierkant_100m": squares(RD)}, tmp_path / "a.gpkg"))
    check_vierkanten(save({"cbs_vk100_2021": squares(RD, "c28992r100")}, tmp_path / "b.gpkg"))


def test_squares_with_a_wrong_claim_are_refused(tmp_path: Path) -> None:
    path = save({"CBS_statistiek": squares("EPSG:3857")}, tmp_path / "vk.gpkg")
    with pytest.raises(WorldError, match="noemt EPSG:3857, maar de coördinaten"):
        check_vierkanten(path)


def test_squares_elsewhere_than_their_key_says_are_refused(tmp_path: Path) -> None:
    moved = squares(RD)
    moved = moved.set_geometry(moved.translate(50))
    with pytest.raises(WorldError, match="niet op de plek die hun code noemt"):
        check_vierkanten(save({"vk": moved}, tmp_path / "vk.gpkg"))


def test_a_file_without_squares_is_refused(kaart: Path) -> None:
    with pytest.raises(WorldError, match="geen CBS-vierkanten"):
        check_vierkanten(kaart)


@pytest.mark.realdata
def test_the_squares_of_ermelo(real_data: Path) -> None:
    check_vierkanten(real_data / "cbs" / "cbs_vierkant100m_ermelo_eo.gpkg")
    with pytest.raises(WorldError, match="verkeerd coördinatenstelsel"):
        check_vierkanten(real_data / "cbs" / "cbs_vierkant100m_ermelo_WRONGCRS.gpkg")


@pytest.mark.realdata
def test_kampen(real_data: Path) -> None:
    gebieden = read(real_data / "kampen" / "wijkenbuurten_kampen_2024.gpkg")
    buurten = gebieden.buurten.set_index("buurtnaam")
    assert (len(buurten), len(gebieden.wijken), len(gebieden.gemeenten)) == (36, 9, 1)
    assert buurten.loc["Binnenstad Kampen", "cbs_afstand_supermarkt_km"] == 0.6
    assert set(buurten.index[buurten["inwoners"].isna()]) == {"De Venen", "Groene Hart"}
