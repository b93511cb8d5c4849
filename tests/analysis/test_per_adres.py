"""One search gives nearest, numbers and choice: the same as asking each apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from handmade import BACKWARD, BOTH, FORWARD
from kleine_stad import adressen, buurten, places, town

from sociale_kaart.analysis import per_adres
from sociale_kaart.analysis.buurten import buurt_of
from sociale_kaart.analysis.distance import place_voorzieningen
from sociale_kaart.analysis.opstelling import Opstelling, coordinates
from sociale_kaart.analysis.per_adres import PerAdres, measure, plaatsen_of
from sociale_kaart.analysis.reach import counts_within, nearest_k
from sociale_kaart.domain.hulpbron import Hulpbron, Plek

if TYPE_CHECKING:
    import geopandas as gpd

LIMITS = (300.0, 900.0, 2500.0)


def random_town(seed: int) -> tuple[Opstelling, gpd.GeoDataFrame]:
    """A grid with streets missing and one-way, an island, 60 homes and 14 places."""
    random = np.random.default_rng(seed)
    node = {(i, j): 10 * i + j for i in range(8) for j in range(6)}
    streets = []
    for (i, j), start in node.items():
        for di, dj in ((1, 0), (0, 1)):
            end = node.get((i + di, j + dj))
            if end is not None and random.random() > 0.2:
                way = [BOTH, BOTH, FORWARD, BACKWARD][int(random.integers(4))]
                line = [(i * 380, j * 150), ((i + di) * 380, (j + dj) * 150)]
                streets.append((start, end, line, way))
    streets.append((900, 901, [(0, 2000), (1500, 2000)], BOTH))
    homes = list(zip(random.uniform(0, 2660, 60), random.uniform(0, 750, 60), strict=True))
    opstelling = town(
        adressen(*homes, (400, 2010)), streets=tuple(streets), access_leg=bool(seed % 2)
    )
    spots = zip(random.uniform(0, 2660, 14), random.uniform(0, 750, 14), strict=True)
    return opstelling, places(*(("huisarts", f"h{n}", x, y) for n, (x, y) in enumerate(spots)))


def measured(opstelling: Opstelling, voorzieningen: gpd.GeoDataFrame, **options: float) -> PerAdres:
    place = place_voorzieningen(opstelling.network, coordinates(voorzieningen))
    in_buurt = buurt_of(voorzieningen, opstelling.buurten)
    plaatsen = plaatsen_of("huisarts", voorzieningen, place, in_buurt, len(opstelling.buurten))
    return measure(opstelling, plaatsen, limieten_m=LIMITS, **options)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("pairs", [10**9, 0])
def test_it_equals_asking_for_each_apart(
    seed: int, pairs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when what is far is looked for in steps (`pairs` 0)."""
    monkeypatch.setattr(per_adres, "_ALLE_PAREN", pairs)
    opstelling, voorzieningen = random_town(seed)
    found = measured(opstelling, voorzieningen, straal_m=700.0)
    place = place_voorzieningen(opstelling.network, coordinates(voorzieningen))
    leg = opstelling.access_leg
    afstand, _ = nearest_k(opstelling.network, opstelling.adressen, place, 3, access_leg=leg)
    assert found.afstand_m == pytest.approx(afstand)
    counts = counts_within(
        opstelling.network, opstelling.adressen, place, (*LIMITS, 700.0), access_leg=leg
    )
    assert (found.aantallen == counts[:, :3]).all()
    assert (found.keuze == counts[:, 3]).all()
    assert ((found.dichtstbij < 0) == np.isinf(found.afstand_m)).all()
    for rank in (0, 1):
        both = found.dichtstbij[:, rank + 1] >= 0
        assert (found.dichtstbij[both, rank] != found.dichtstbij[both, rank + 1]).all()


@pytest.mark.parametrize("seed", range(3))
def test_choice_outside_the_own_buurt_is_what_lies_in_no_other_place(seed: int) -> None:
    opstelling, voorzieningen = random_town(seed)
    found = measured(opstelling, voorzieningen, straal_m=700.0)
    where = buurt_of(voorzieningen, opstelling.buurten)
    outside = np.zeros(opstelling.aantal, dtype=int)
    for buurt in range(3):
        keep = np.flatnonzero(where != buurt)
        others = place_voorzieningen(opstelling.network, coordinates(voorzieningen.iloc[keep]))
        count = counts_within(
            opstelling.network,
            opstelling.adressen,
            others,
            [700.0],
            access_leg=opstelling.access_leg,
        )[:, 0]
        outside = np.where(opstelling.buurt == buurt, count, outside)
    inside = opstelling.buurt >= 0
    assert (found.keuze_buiten[inside] == outside[inside]).all()


@pytest.mark.parametrize("seed", range(4))
def test_one_more_place_never_makes_anything_farther_or_fewer(seed: int) -> None:
    opstelling, voorzieningen = random_town(seed)
    fewer = measured(opstelling, voorzieningen.iloc[:9])
    more = measured(opstelling, voorzieningen)
    assert (more.afstand_m <= fewer.afstand_m + 1e-9).all()
    assert (more.aantallen >= fewer.aantallen).all()
    assert (more.keuze >= fewer.keuze).all()


def test_plekken_of_one_hulpbron_are_one_place_with_its_name() -> None:
    club = Hulpbron(
        "u1", "Prikpost", categorie="huisarts",
        plekken=(Plek("p1", "u1", x=200.0, y=0.0), Plek("p2", "u1", x=1700.0, y=0.0)),
    )  # fmt: skip
    voorzieningen = places(("huisarts", "", 1000, 0), hulpbronnen=[club])
    found = measured(town(adressen((900, 0), (1600, 0))), voorzieningen)
    assert found.plaatsen.aantal == 2
    assert found.plaatsen.namen == ("Huisarts", "Prikpost")  # without a name: what it is
    assert found.afstand_m.tolist() == [[100, 700, np.inf], [100, 600, np.inf]]
    assert found.dichtstbij[:, :2].tolist() == [[0, 1], [1, 0]]
    # The club has a plek in both buurten; the other lies on the border, which is West's.
    assert found.keuze.tolist() == [2, 2]
    assert found.keuze_buiten.tolist() == [0, 1]


def test_no_place_and_no_address_are_no_trouble() -> None:
    nothing = measured(town(adressen((900, 0))), places())
    assert nothing.afstand_m.tolist() == [[np.inf] * 3]
    assert nothing.keuze.tolist() == [0]
    assert measured(town(adressen(), buurten()), places(("huisarts", "A", 1, 1))).keuze.size == 0
