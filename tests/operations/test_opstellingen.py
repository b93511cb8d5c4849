"""What figures rest on, read from an ondergrond: with squares people live where they live."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pytest

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.opstellingen import load_opstelling, load_voorzieningen
from sociale_kaart.project.ondergrond import Ondergrond

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.worker import Worker

SQUARES = "vierkanten100m_9999_2024.gpkg"


@pytest.fixture(scope="module")
def bewoond(worker: Worker, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ondergrond of the sample wijk with its squares."""
    uit = tmp_path_factory.mktemp("bewoond") / "Zonneveen.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
        vierkanten=paths.sample_data(SQUARES),
    )
    make_ondergrond(sources, uit, worker=worker, progress=NoProgress())
    return uit


def test_with_squares_every_buurt_has_its_stated_inhabitants(bewoond: Path) -> None:
    found = load_opstelling(bewoond, "lopen")
    assert found.weging["inwoners"] == "inwoners uit vierkanten 2024"
    people = np.bincount(
        found.buurt[found.buurt >= 0],
        weights=found.gewicht["inwoners"][found.buurt >= 0],
        minlength=len(found.buurten),
    )
    stated = dict(zip(found.buurten["buurtnaam"], people, strict=True))
    # Zonnepolder is secret: there only the squares tell.
    told = [stated[naam] for naam in ("Oude Dorp", "De Wolken", "De Sterren", "Het Riet")]
    assert told == pytest.approx([945, 1975, 1750, 1795])
    old = np.bincount(found.buurt, weights=found.gewicht["65plus"], minlength=len(found.buurten))
    assert old[:4] == pytest.approx([945 * 0.27, 1975 * 0.21, 1750 * 0.23, 1795 * 0.09])


def test_a_square_has_its_people_in_the_proportion_that_cbs_tells(bewoond: Path) -> None:
    """Every square wholly in De Wolken has the people that CBS tells, times one factor."""
    found = load_opstelling(bewoond, "lopen")
    squares = gpd.read_file(paths.sample_data(SQUARES)).set_index("crs28992res100m")
    wolken = found.buurten.index[found.buurten["buurtnaam"] == "De Wolken"][0]
    ratios = []
    for number, key in enumerate(found.cellen["cel"]):
        mine = found.cel == number
        people = squares["aantal_inwoners"].get(key, -99997)
        if people > 0 and (found.buurt[mine] == wolken).all():
            ratios.append(found.gewicht["inwoners"][mine].sum() / people)
    assert len(ratios) > 20
    # One factor for the whole buurt: from the squares to the stated 1975 inhabitants.
    assert ratios == pytest.approx([ratios[0]] * len(ratios))
    assert ratios[0] == pytest.approx(1.0, abs=0.1)


def test_without_squares_the_buurt_is_spread_evenly(zonneveen: Path) -> None:
    found = load_opstelling(zonneveen, "lopen")
    dorp = found.gewicht["inwoners"][found.buurt == 0]
    assert dorp == pytest.approx([945 / len(dorp)] * len(dorp))
    assert found.weging["inwoners"] == "inwoners van de buurt, gelijk over de adressen"


def test_it_is_kept_until_the_file_changes(grond: Path) -> None:
    first = load_opstelling(grond, "lopen")
    assert load_opstelling(grond, "lopen") is first
    assert load_opstelling(grond, "lopen", zonder_trap=True) is not first
    os.utime(grond, (1, 1))
    assert load_opstelling(grond, "lopen") is not first


def test_without_steps_there_is_less_network(zonneveen: Path) -> None:
    with_steps = load_opstelling(zonneveen, "lopen").network.lengte_m.sum()
    without = load_opstelling(zonneveen, "lopen", zonder_trap=True).network.lengte_m.sum()
    edges = Ondergrond.open(zonneveen).layer("netwerk_lopen")
    steps = edges.loc[edges["trap"] == 1, "lengte_m"].sum()
    assert steps > 0
    assert with_steps - without == pytest.approx(steps)


def test_all_reference_places_of_the_ondergrond_are_there(zonneveen: Path) -> None:
    found = load_voorzieningen(zonneveen, [])
    assert {"supermarkt", "huisarts", "speelplek"} <= set(found["categorie"])
    assert found["hulpbron"].isna().all()
