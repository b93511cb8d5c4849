"""The people of the wijk per square of 100 metres, as CBS publishes them.

Numbers are rounded to fives and secret below five, so that they do not add up to those of the
buurten: neither do those of CBS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pyogrio
import shapely

from zonneveen import landschap, meetkunde
from zonneveen.cbs import GEHEIM

if TYPE_CHECKING:
    from pathlib import Path

    from zonneveen.wijk import Wijk

_ZIJDE_M = 100
_MINST = 5


def _told(aantal: float) -> int:
    """Return a number as CBS tells it: in fives, and not at all when it is small."""
    return GEHEIM if aantal < _MINST else round(aantal / 5) * 5


def make_frame(wijk: Wijk) -> gpd.GeoDataFrame:
    """Return the squares in which somebody lives, in RD New, sorted by key."""
    woningen = [adres for adres in wijk.adressen if adres.gebouw is None]
    punten = np.array([adres.punt for adres in woningen])
    mensen, ouderen, kinderen = np.zeros((3, len(punten)))
    vlakken = landschap.buurt_polygons()
    for buurt in landschap.BUURTEN:
        hier = shapely.contains_xy(vlakken[buurt.code], punten)
        mensen[hier] = buurt.per_huishouden
        ouderen[hier] = buurt.per_huishouden * buurt.aandeel_65plus / 100
        kinderen[hier] = buurt.per_huishouden * buurt.aandeel_0_15 / 100
    hoek = np.floor((punten + meetkunde.OORSPRONG) / _ZIJDE_M).astype(int)
    # In some squares people live closer together than in others: five kinds, by where it lies.
    dichtheid = 0.6 + 0.2 * ((hoek[:, 0] * 2 + hoek[:, 1] * 3) % 5)
    rijen = []
    for oost, noord in np.unique(hoek, axis=0):
        hier = (hoek == (oost, noord)).all(axis=1)
        rijen.append(
            {
                "crs28992res100m": f"E{oost:04d}N{noord:04d}",
                "aantal_inwoners": _told((mensen * dichtheid)[hier].sum()),
                "aantal_inwoners_0_tot_15_jaar": _told((kinderen * dichtheid)[hier].sum()),
                "aantal_inwoners_65_jaar_en_ouder": _told((ouderen * dichtheid)[hier].sum()),
                "aantal_part_huishoudens": _told(hier.sum()),
                "aantal_woningen": _told(hier.sum()),
            }
        )
    hoeken = np.unique(hoek, axis=0) * _ZIJDE_M
    vorm = shapely.box(*hoeken.T, *(hoeken + _ZIJDE_M).T)
    frame = gpd.GeoDataFrame(rijen, geometry=vorm, crs="EPSG:28992")
    return frame.sort_values("crs28992res100m", ignore_index=True)


def write_gpkg(wijk: Wijk, path: Path) -> None:
    """Write the squares, with a fixed date inside so that a rebuild is the same."""
    path.unlink(missing_ok=True)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2024-07-01T00:00:00.000Z"})
    try:
        pyogrio.write_dataframe(make_frame(wijk), path, layer="vierkanten_100m", driver="GPKG")
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
