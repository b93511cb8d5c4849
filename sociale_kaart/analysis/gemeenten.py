"""The same figures for a whole gemeente, to stand beside those of its buurten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sociale_kaart.analysis.buurten import distance_per_buurt
from sociale_kaart.analysis.opstelling import suppressed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import geopandas as gpd
    import pandas as pd
    import shapely

    from sociale_kaart.analysis.network import Network
    from sociale_kaart.base.progress import Progress


def distance_per_gemeente(  # noqa: PLR0917 - the arguments of distance_per_buurt and one more
    adressen: gpd.GeoDataFrame,
    voorzieningen: gpd.GeoDataFrame,
    buurten: gpd.GeoDataFrame,
    gemeenten: gpd.GeoDataFrame,
    networks: Mapping[str, Network],
    dekking: shapely.Polygon | shapely.MultiPolygon,
    categorieen: Sequence[str],
    netwerken: Sequence[str],
    progress: Progress,
) -> pd.DataFrame:
    """Return one row per gemeente x categorie x network, with the columns of `distance_per_buurt`.

    The mean is over inhabitants: those of a buurt are spread evenly over its addresses, so that a
    buurt with more people per address weighs more. A buurt that is held back weighs nothing: its
    figure would follow from this one and those of the other buurten. `buurtcode` holds the
    gemeentecode.

    Args:
        adressen: points with `buurtcode` and, when known, `inwoners` per address.
        voorzieningen: points with `categorie`.
        buurten: buurtcode, gemeentecode, inwoners (NaN unknown).
        gemeenten: gemeentecode, gemeentenaam, inwoners, jaar, polygons.
        networks: per name of `netwerken` the network.
        dekking: where the data reaches.
        categorieen: codes, in the order of the rows.
        netwerken: names, in the order of the rows.
        progress: told per network and category; may stop the work.
    """
    spread, areas = over_gemeenten(adressen, buurten, gemeenten)
    return distance_per_buurt(
        spread, voorzieningen, areas, networks, dekking, categorieen, netwerken, progress
    )


def over_gemeenten(
    adressen: gpd.GeoDataFrame, buurten: gpd.GeoDataFrame, gemeenten: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Return addresses and areas as `distance_per_buurt` takes them, with gemeenten for buurten.

    Args:
        adressen: as `distance_per_gemeente`.
        buurten: idem.
        gemeenten: idem.
    """
    known = buurten.set_index("buurtcode")
    inwoners = adressen["buurtcode"].map(known["inwoners"])
    per_adres = inwoners / adressen.groupby("buurtcode")["buurtcode"].transform("size")
    if "inwoners" in adressen:
        per_adres = adressen["inwoners"]
    count = adressen["buurtcode"].value_counts().reindex(known.index, fill_value=0)
    held_back = suppressed(known["inwoners"].to_numpy(np.float64), count.to_numpy(np.int64))
    hidden = adressen["buurtcode"].isin(known.index[held_back])
    if not hidden.all():
        per_adres = per_adres.mask(hidden)
    spread = adressen.assign(
        buurtcode=adressen["buurtcode"].map(known["gemeentecode"]),
        inwoners=per_adres.astype(np.float64),
    )
    areas = gemeenten.rename(columns={"gemeentecode": "buurtcode", "gemeentenaam": "buurtnaam"})
    return spread, areas
