"""Everything figures rest on, put in place once per network: addresses, people, cells, edge.

Figures, normen, gaten and 'wat als' all start here, so that they count the same people at the
same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from sociale_kaart.analysis.bevolking import ZIJDE_M, spread_inwoners, square_keys
from sociale_kaart.analysis.distance import place_adressen
from sociale_kaart.analysis.edge_of_data import distance_to_edge
from sociale_kaart.domain.meetkeuze import GROEPEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from sociale_kaart.analysis.network import Network
    from sociale_kaart.analysis.snap import Snap

__all__ = ["AANLOOP", "GROEPEN", "MIN_INWONERS", "Opstelling", "prepare", "suppressed"]

# Below this number of inhabitants a figure tells about people, so it is not given (as CBS).
MIN_INWONERS = 10
# CBS counts the metres between door and street; for walking and cycling it is left out.
AANLOOP = {"auto": True, "fietsen": False, "lopen": False}
_CRS = "EPSG:28992"


@dataclass(frozen=True)
class Opstelling:
    """Addresses on one network, with who lives there. All coordinates are RD New in metres.

    Attributes:
        soort: lopen, fietsen or auto.
        zonder_trap: steps are left out of the network.
        network: the network.
        adressen: where the addresses touch it.
        xy: (n, 2) place of each address.
        buurt: (n) row of its buurt in `buurten`, -1 outside all.
        buurten: the layer of the ondergrond, index 0, 1, 2, ….
        gewicht: per group of `GROEPEN` the persons per address.
        weging: per group where those come from, in Dutch.
        tot_rand_m: (n) straight metres to where the data ends.
        onderdrukt: per buurt whether its figures are held back.
        access_leg: whether the metres between door and street count.
        cel: (n) row of its 100 m cell in `cellen`, -1 for an address outside all buurten.
        cellen: per cell with an address its key `cel` (`E1904N5001`), x and y of its middle, and
            that middle as geometry.
        meldingen: Dutch sentences about the population that who reads a figure should know.
    """

    soort: str
    zonder_trap: bool
    network: Network
    adressen: Snap
    xy: NDArray[np.float64]
    buurt: NDArray[np.intp]
    buurten: gpd.GeoDataFrame
    gewicht: Mapping[str, NDArray[np.float64]]
    weging: Mapping[str, str]
    tot_rand_m: NDArray[np.float64]
    onderdrukt: NDArray[np.bool_]
    access_leg: bool
    cel: NDArray[np.intp]
    cellen: gpd.GeoDataFrame
    meldingen: tuple[str, ...] = ()

    @property
    def aantal(self) -> int:
        """Number of addresses, those outside all buurten included."""
        return len(self.xy)


def prepare(
    adressen: gpd.GeoDataFrame,
    buurten: gpd.GeoDataFrame,
    network: Network,
    dekking: shapely.Polygon | shapely.MultiPolygon,
    *,
    vierkanten: pd.DataFrame | None = None,
    vierkanten_jaar: str = "",
    access_leg: bool,
    zonder_trap: bool = False,
) -> Opstelling:
    """Put addresses on a network, with the people who live there.

    Args:
        adressen: layer of an ondergrond: points (RD New) with `buurtcode` (None: no buurt) and,
            when known, `woonfunctie` (1 where people may live).
        buurten: layer of an ondergrond: buurtcode, inwoners (NaN unknown) and, when known,
            aandeel_65plus and aandeel_0_15.
        network: built with or without steps, as `zonder_trap` says.
        dekking: where the data reaches.
        vierkanten: layer of an ondergrond, see `bevolking.spread_inwoners`; None without.
        vierkanten_jaar: the year of those.
        access_leg: whether the metres between door and street count; see `AANLOOP`.
        zonder_trap: steps were left out of `network`.
    """
    xy = coordinates(adressen)
    buurten = buurten.reset_index(drop=True)
    code = pd.Index(buurten["buurtcode"]).get_indexer(pd.Index(adressen["buurtcode"]))
    buurt = code.astype(np.intp)
    bevolking = spread_inwoners(
        xy,
        buurt,
        buurten,
        woont=_homes(adressen),
        vierkanten=vierkanten,
        jaar=vierkanten_jaar,
    )
    inwoners = buurten["inwoners"].to_numpy(dtype=np.float64, na_value=np.nan)
    count = np.bincount(buurt[buurt >= 0], minlength=len(buurten))
    cel, cellen = _cells(xy, buurt)
    return Opstelling(
        soort=network.soort,
        zonder_trap=zonder_trap,
        network=network,
        adressen=place_adressen(network, xy),
        xy=xy,
        buurt=buurt,
        buurten=buurten,
        gewicht=bevolking.gewicht,
        weging=bevolking.weging,
        tot_rand_m=distance_to_edge(xy, dekking),
        onderdrukt=suppressed(inwoners, count),
        access_leg=access_leg,
        cel=cel,
        cellen=cellen,
        meldingen=_told(bevolking.zonder_adres, _names(buurten, bevolking.buurten_zonder_adres)),
    )


def with_inwoners(
    adressen: gpd.GeoDataFrame, buurten: gpd.GeoDataFrame, vierkanten: pd.DataFrame
) -> gpd.GeoDataFrame:
    """Return the addresses with the column `inwoners`: persons per address by the squares.

    Args:
        adressen: as for `prepare`.
        buurten: idem.
        vierkanten: layer of an ondergrond.
    """
    areas = buurten.reset_index(drop=True)
    code = pd.Index(areas["buurtcode"]).get_indexer(pd.Index(adressen["buurtcode"]))
    found = spread_inwoners(
        coordinates(adressen),
        code.astype(np.intp),
        areas,
        woont=_homes(adressen),
        vierkanten=vierkanten,
    )
    spread: gpd.GeoDataFrame = adressen.assign(inwoners=found.gewicht["inwoners"])
    return spread


def coordinates(frame: gpd.GeoDataFrame) -> NDArray[np.float64]:
    """Return (n, 2) coordinates; a missing or empty point becomes NaN."""
    points = np.asarray(frame.geometry.to_numpy(), dtype=object)
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)]).reshape(-1, 2)


def suppressed(inwoners: NDArray[np.float64], adressen: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return per buurt whether its figures are held back.

    Held back: fewer than 10 inhabitants, or unknown inhabitants (CBS keeps small numbers secret,
    so unknown may be few). When no buurt at all has a known number, the file simply has no
    figures; then buurten with fewer than 10 addresses are held back. A buurt without addresses
    has nothing to hold back.

    Args:
        inwoners: per buurt, NaN unknown.
        adressen: number of addresses per buurt.
    """
    few = adressen < MIN_INWONERS if np.isnan(inwoners).all() else ~(inwoners >= MIN_INWONERS)
    return np.asarray(few & (adressen > 0))


def _homes(adressen: gpd.GeoDataFrame) -> NDArray[np.bool_] | None:
    """Return per address whether people may live there; None when nothing tells."""
    if "woonfunctie" not in adressen:
        return None
    told = pd.to_numeric(adressen["woonfunctie"]).to_numpy(dtype=np.float64, na_value=np.nan)
    # Not told is not 'no': around the gemeente addresses come from OpenStreetMap.
    return np.asarray(np.isnan(told) | (told > 0))


def _cells(
    xy: NDArray[np.float64], buurt: NDArray[np.intp]
) -> tuple[NDArray[np.intp], gpd.GeoDataFrame]:
    """Return per address its cell, and the cells in the order of their keys."""
    cel = np.full(len(xy), -1, dtype=np.intp)
    inside = (buurt >= 0) & np.isfinite(xy).all(axis=1)
    corner, cel_of = np.unique(
        np.floor(xy[inside] / ZIJDE_M).astype(np.int64), axis=0, return_inverse=True
    )
    cel[inside] = cel_of.reshape(-1)
    middle = (corner.reshape(-1, 2) * ZIJDE_M + ZIJDE_M / 2).astype(np.float64)
    columns = {"cel": square_keys(middle), "x": middle[:, 0], "y": middle[:, 1]}
    return cel, gpd.GeoDataFrame(columns, geometry=shapely.points(middle), crs=_CRS)


def _names(buurten: gpd.GeoDataFrame, codes: tuple[str, ...]) -> list[str]:
    kolom = "buurtnaam" if "buurtnaam" in buurten else "buurtcode"
    return sorted(buurten.loc[buurten["buurtcode"].isin(codes), kolom].astype(str))


def _told(zonder_adres: int, buurten: list[str]) -> tuple[str, ...]:
    told = []
    if zonder_adres:
        told.append(
            f"{zonder_adres} inwoners wonen volgens het CBS in een vierkant zonder adres. Ze zijn "
            "verdeeld over de andere adressen van hun buurt."
        )
    if buurten:
        told.append(
            f"In {', '.join(buurten)} wonen mensen, maar er is geen adres bekend. Voor hen is geen "
            "afstand te berekenen."
        )
    return tuple(told)
