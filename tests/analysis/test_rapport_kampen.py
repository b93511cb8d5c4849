"""The figures per address of Kampen equal what the engine answers to each question apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from sociale_kaart.analysis.buurten import buurt_of
from sociale_kaart.analysis.distance import place_voorzieningen
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.opstelling import AANLOOP, coordinates, prepare
from sociale_kaart.analysis.per_adres import measure, plaatsen_of
from sociale_kaart.analysis.rapport import limieten_of
from sociale_kaart.analysis.reach import counts_within, nearest_k
from sociale_kaart.analysis.voorzieningen import merge_voorzieningen

if TYPE_CHECKING:
    import geopandas as gpd

pytestmark = pytest.mark.realdata


@pytest.mark.parametrize(
    ("netwerk", "categorie"),
    [("lopen", "park_of_groen"), ("auto", "openbaar_vervoer"), ("fietsen", "restaurant_of_cafe")],
)
def test_nearest_three_numbers_and_choice_of_every_address(
    kampen: dict[str, gpd.GeoDataFrame], netwerk: str, categorie: str
) -> None:
    network = build_network(kampen[f"netwerk_{netwerk}"], netwerk)
    opstelling = prepare(
        kampen["adressen"], kampen["buurten"], network, kampen["dekking"].geometry.iloc[0],
        access_leg=AANLOOP[netwerk],
    )  # fmt: skip
    assert opstelling.gewicht["inwoners"].sum() == pytest.approx(54_570)
    voorzieningen = merge_voorzieningen(kampen["voorzieningen"], [])
    place = place_voorzieningen(network, coordinates(voorzieningen))
    in_buurt = buurt_of(voorzieningen, opstelling.buurten)
    plaatsen = plaatsen_of(categorie, voorzieningen, place, in_buurt, len(opstelling.buurten))
    limits = limieten_of(categorie)
    found = measure(opstelling, plaatsen, limieten_m=limits, straal_m=800.0)
    leg = opstelling.access_leg
    afstand, _ = nearest_k(network, opstelling.adressen, plaatsen.plaats, 3, access_leg=leg)
    assert np.isinf(found.afstand_m).tolist() == np.isinf(afstand).tolist()
    reached = np.isfinite(afstand)
    assert np.abs(found.afstand_m[reached] - afstand[reached]).max() < 0.01
    counts = counts_within(
        network, opstelling.adressen, plaatsen.plaats, (*limits, 800.0), access_leg=leg
    )
    assert (found.aantallen == counts[:, :-1]).all()
    assert (found.keuze == counts[:, -1]).all()
