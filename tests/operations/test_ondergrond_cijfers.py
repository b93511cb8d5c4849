"""An ondergrond with figures and squares; one without them still opens."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import geopandas as gpd
import pyogrio
import pytest
import shapely

from sociale_kaart.base import paths
from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.operations import distances
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.sessions import new_kaart
from sociale_kaart.project.ondergrond import Ondergrond

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.worker import Worker


def figures(ondergrond: Ondergrond, path: Path) -> Path:
    """Write KWB for the buurten of an ondergrond: the first buurt is secret."""
    buurten = ondergrond.layer("buurten")
    rows = [
        f"{code};{naam};Buurt;{'.' if n == 0 else 100 + n};{'.' if n == 0 else '0,5'}"
        for n, (code, naam) in enumerate(
            zip(buurten["buurtcode"], buurten["buurtnaam"], strict=True)
        )
    ]
    path.write_text("\n".join(["gwb_code_10;regio;recs;a_inw;g_afs_hp", *rows]), encoding="utf-8")
    return path


def squares(ondergrond: Ondergrond, path: Path) -> Path:
    x, y = ondergrond.layer("buurten").geometry.iloc[0].representative_point().coords[0]
    west, south = x // 100 * 100, y // 100 * 100
    data = {
        "crs28992res100m": [f"E{int(west) // 100:04d}N{int(south) // 100:04d}"],
        "aantal_inwoners": [25],
    }
    frame = gpd.GeoDataFrame(
        data, geometry=[shapely.box(west, south, west + 100, south + 100)], crs=28992
    )
    pyogrio.write_dataframe(frame, path, layer="vierkant_100m")
    return path


def test_figures_and_squares_get_a_place_with_their_provenance(
    zonneveen: Path, worker: Worker, tmp_path: Path
) -> None:
    plain = Ondergrond.open(zonneveen)
    assert not plain.has("cijfers")
    assert plain.cijfers().empty
    uit = tmp_path / "vol.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
        kerncijfers=figures(plain, tmp_path / f"kwb-{plain.jaar}.csv"),
        vierkanten=squares(plain, tmp_path / "vk.gpkg"),
    )
    report = make_ondergrond(sources, uit, worker=worker, progress=NoProgress())
    full = Ondergrond.open(uit)
    first = plain.layer("buurten")["buurtcode"].iloc[0]
    cijfers = full.cijfers().set_index(["buurtcode", "onderwerp"])
    assert cijfers.loc[(first, "a_inw"), "waarde"] != cijfers.loc[(first, "a_inw"), "waarde"]
    assert set(cijfers["eenheid"]) == {"aantal", "km"}
    assert full.layer("vierkanten")["inwoners"].to_list() == [25]
    assert {"cbs_kerncijfers", "cbs_vierkanten"} <= set(full.bronnen()["soort"])
    assert report.aantallen["vierkanten"] == 1
    (told,) = json.loads(json.dumps(report.as_json()))["cijfers"]
    assert told["bron"] == "kerncijfers"
    assert [one["onderwerp"] for one in told["cijfers"]] == ["a_inw", "g_afs_hp"]


def test_figures_of_cbs_stand_beside_ours_under_their_own_name(
    zonneveen: Path, worker: Worker, tmp_path: Path
) -> None:
    uit = tmp_path / "vol.ondergrond.gpkg"
    plain = Ondergrond.open(zonneveen)
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
        kerncijfers=figures(plain, tmp_path / f"kwb-{plain.jaar}.csv"),
    )
    make_ondergrond(sources, uit, worker=worker, progress=NoProgress())
    kaart = tmp_path / "proef.kaart.gpkg"
    with new_kaart(kaart, naam="P", onze_definitie="-", doel="-", ondergrond=uit) as session:
        keuze = Meetkeuze(netwerk="auto")
        wanted = ("huisarts", "supermarkt")
        found = distances.report(session, keuze, wanted, (), worker, NoProgress())
        beside = distances.compare_cbs(found, session.required_ondergrond())
    sources_of = beside.groupby("categorie")["cbs_bron"].unique().map(list).to_dict()
    assert sources_of == {
        "huisarts": ["CBS Kerncijfers"],
        "supermarkt": ["CBS Wijk- en Buurtkaart"],
    }
    assert beside.loc[beside["categorie"] == "huisarts", "cbs_km"].dropna().unique() == [0.5]
    assert set(beside["cbs_jaar"]) == {plain.jaar}


def test_figures_of_another_year_leave_nothing_behind(
    zonneveen: Path, worker: Worker, tmp_path: Path
) -> None:
    kwb = figures(Ondergrond.open(zonneveen), tmp_path / "kwb-2011.csv")
    uit = tmp_path / "niet.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
        kerncijfers=kwb,
    )
    with pytest.raises(WorldError, match="zijn van 2011, maar de buurten"):
        make_ondergrond(sources, uit, worker=worker, progress=NoProgress())
    assert list(tmp_path.iterdir()) == [kwb]
