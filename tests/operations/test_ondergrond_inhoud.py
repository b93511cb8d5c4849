"""What there is to tell of an ondergrond."""

from __future__ import annotations

import math
import shutil
from typing import TYPE_CHECKING

import pandas as pd
import pyogrio

from sociale_kaart.operations.ondergrond_inhoud import contents
from sociale_kaart.project.ondergrond import Ondergrond

if TYPE_CHECKING:
    from pathlib import Path


def test_sources_and_no_figures(zonneveen: Path) -> None:
    inhoud = contents(Ondergrond.open(zonneveen))
    assert {bron.naam for bron in inhoud.bronnen} == {"OpenStreetMap", "CBS Wijk- en Buurtkaart"}
    assert all(bron.licentie for bron in inhoud.bronnen)
    assert inhoud.jaar == 2024
    assert inhoud.cijfers == {}


def test_figures_per_buurt_with_what_is_secret(zonneveen: Path, tmp_path: Path) -> None:
    path = shutil.copy(zonneveen, tmp_path / "met cijfers.ondergrond.gpkg")
    frame = pd.DataFrame(
        {
            "buurtcode": ["BU1", "BU1", "BU2"],
            "onderwerp": ["a_inw", "g_afs_hp", "a_inw"],
            "naam": ["Inwoners", "Afstand tot huisarts", "Inwoners"],
            "eenheid": ["aantal", "km", "aantal"],
            "waarde": [120.0, 0.5, float("nan")],
            "jaar": ["2024", "2024", "2024"],
            "bron": ["kerncijfers", "nabijheid", "kerncijfers"],
        }
    )
    pyogrio.write_dataframe(frame, path, layer="cijfers")
    cijfers = contents(Ondergrond.open(path)).cijfers
    assert [tuple(one) for one in cijfers["BU1"]] == [
        ("Inwoners", 120.0, "aantal", "2024", "CBS kerncijfers"),
        ("Afstand tot huisarts", 0.5, "km", "2024", "CBS nabijheid"),
    ]
    assert math.isnan(cijfers["BU2"][0].waarde)
