"""The layer `adressen` of an ondergrond out of more than one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import shapely

from sociale_kaart.importing.ondergrond_frames import assign_buurtcode
from sociale_kaart.importing.osm_geometry import text_column

if TYPE_CHECKING:
    import geopandas as gpd

    from sociale_kaart.importing.cbs import Gebieden
    from sociale_kaart.importing.pc6 import Pc6


def with_bag(osm: gpd.GeoDataFrame, bag: gpd.GeoDataFrame, gebieden: Gebieden) -> gpd.GeoDataFrame:
    """Return the addresses of the BAG in the gemeenten, and those of OpenStreetMap around them.

    Each gets the buurt it lies in. Within the gemeenten none of OpenStreetMap stays: an address
    that the BAG no longer has is gone.
    """
    gemeente = gebieden.gemeenten.geometry.union_all()
    shapely.prepare(gemeente)
    around = osm[~shapely.intersects(gemeente, osm.geometry.to_numpy())]
    found: gpd.GeoDataFrame = pd.concat([bag, around], ignore_index=True)
    found["buurtcode"] = text_column(assign_buurtcode(found, gebieden.buurten))
    return found


def with_pc6(adressen: gpd.GeoDataFrame, pc6: Pc6) -> tuple[gpd.GeoDataFrame, int]:
    """Return the addresses with the buurt that CBS gives them, and how many that changed.

    An address that the table does not have keeps the buurt it lies in.
    """
    codes = [code if isinstance(code, str) else None for code in adressen["buurtcode"]]
    changed = 0
    numbers = zip(adressen["postcode"], adressen["huisnummer"], strict=True)
    for i, (postcode, nummer) in enumerate(numbers):
        told = pc6.buurten.get((postcode, nummer)) if isinstance(postcode, str) else None
        if told is not None and told != codes[i]:
            codes[i] = told
            changed += 1
    result = adressen.copy()
    result["buurtcode"] = text_column(codes)
    return result, changed
