"""Fixtures for the buurtkaart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers, make_buurtkaart
from sociale_kaart.exporting.context import Bron, KaartContext
from tests.exporting.buurtkaart.kleine_wereld import BUURT, make_layers

if TYPE_CHECKING:
    from sociale_kaart.exporting.gate import Vrijgave

Maker = Callable[..., tuple[dict[str, Any], Path]]


@pytest.fixture
def layers() -> BuurtkaartLayers:
    return make_layers()


@pytest.fixture
def context() -> KaartContext:
    return KaartContext(
        kaartnaam="Kaart van Proefstad",
        onze_definitie="Alles wat bewoners samen doen.",
        doel="Laten zien wat er is.",
        peildatum=dt.date(2026, 11, 22),
        ondergrond_naam="Proefstad",
        jaar=2024,
        bronnen=(Bron("OpenStreetMap", "2026-01-01", "ODbL 1.0", "© OpenStreetMap-bijdragers"),),
        partners="bewoners en de bibliotheek",
    )


@pytest.fixture
def maak(layers: BuurtkaartLayers, context: KaartContext, tmp_path: Path) -> Maker:
    """Make a sheet: returns the --json object and the path of the PDF."""

    def make(vrij: Vrijgave, naam: str = "kaart.pdf", **opties: Any) -> tuple[dict[str, Any], Path]:
        path = tmp_path / naam
        code = opties.pop("buurtcode", BUURT)
        result = make_buurtkaart(
            vrij, context, layers, code, path=path, progress=NoProgress(), **opties
        )
        return result, path

    return make


@pytest.fixture
def afstanden() -> pd.DataFrame:
    """Three categories: known, suppressed in the buurt, unknown in the gemeente."""
    rows = [
        (BUURT, "huisarts", 310.0, 0, 0),
        ("GM9999", "huisarts", 1250.0, 0, 0),
        (BUURT, "bibliotheek", float("nan"), 0, 1),
        ("GM9999", "bibliotheek", 900.0, 1, 0),
        (BUURT, "supermarkt", 440.0, 0, 0),
        ("GM9999", "supermarkt", float("nan"), 0, 0),
    ]
    return pd.DataFrame(
        [
            {
                "buurtcode": code,
                "buurtnaam": "",
                "categorie": categorie,
                "netwerk": netwerk,
                "gemiddelde_m": meters * (1 if netwerk == "lopen" else 3),
                "niet_bereikbaar": 0,
                "rand": rand,
                "onderdrukt": onderdrukt,
                "methode": f"netwerk={netwerk};aanloop=nee;weging=adressen",
                "bronjaar": 2024,
            }
            for code, categorie, meters, rand, onderdrukt in rows
            for netwerk in ("lopen", "auto")
        ]
    )
