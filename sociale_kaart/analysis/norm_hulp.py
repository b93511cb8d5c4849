"""Where one place more brings most people within a norm.

One address per 100 m cell is computed, the one nearest to where the addresses of the cell lie
together; then every address of the cells that bring most. So the answer is a very good spot that
people can talk about, not a point to the metre.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from sociale_kaart.analysis.distance import nearest_placed, place_voorzieningen
from sociale_kaart.analysis.normen import MIN_AANTAL, Hulp, in_steps, met, people_of
from sociale_kaart.analysis.reach_blocks import blocks

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

    from sociale_kaart.analysis.normen import NormUitkomst
    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.base.progress import Progress

# In so many of the best cells every address is looked at.
_BESTE_CELLEN = 25


@dataclass(frozen=True)
class _Search:
    """Who is without, and where a place would reach them.

    Attributes:
        opstelling: network and addresses.
        mensen: persons per address.
        without: the addresses of who is without.
        norm_m: what is near enough.
        progress: told of each part; may cancel.
    """

    opstelling: Opstelling
    mensen: NDArray[np.float64]
    without: NDArray[np.intp]
    norm_m: float
    progress: Progress | None

    def one_per_cel(self) -> NDArray[np.intp]:
        """Return one address of each cell from which somebody without may be reached."""
        cel, xy = self.opstelling.cel, self.opstelling.xy
        placed = np.asarray(np.isfinite(xy).all(axis=1))
        inside = np.flatnonzero((cel >= 0) & placed)
        known = self.without[placed[self.without]]
        if len(known) == 0 or len(inside) == 0:
            return np.zeros(0, dtype=np.intp)
        # A way over the network is not shorter than the straight line.
        away, _ = cKDTree(xy[known]).query(
            xy[inside], distance_upper_bound=self.norm_m * (1 + 1e-9)
        )
        near = inside[np.isfinite(away)]
        table = pd.DataFrame(xy[near], columns=["x", "y"]).assign(cel=cel[near], adres=near)
        middle = table.groupby("cel")[["x", "y"]].transform("mean")
        table["off"] = np.hypot(table["x"] - middle["x"], table["y"] - middle["y"]).round(6)
        ordered = table.sort_values(["cel", "off", "adres"])
        return ordered.groupby("cel", sort=True)["adres"].first().to_numpy(dtype=np.intp)

    def rest_of(self, best: NDArray[np.intp], done: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the other addresses of the cells of the addresses `best`."""
        cel, xy = self.opstelling.cel, self.opstelling.xy
        more = np.setdiff1d(np.flatnonzero(np.isin(cel, cel[best])), done)
        return more[np.isfinite(xy[more]).all(axis=1)]

    def gains(self, kandidaat: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return per candidate address how many people a place there brings within the norm."""
        opstelling, gain = self.opstelling, np.zeros(len(kandidaat))
        if len(self.without) == 0:
            return gain
        for block in blocks(
            opstelling.network,
            opstelling.adressen.of_points(self.without),
            place_voorzieningen(opstelling.network, opstelling.xy[kandidaat]),
            access_leg=opstelling.access_leg,
            limiet_m=self.norm_m,
            progress=self.progress,
        ):
            within = np.isfinite(block.afstand_m)
            gain[block.voorzieningen] += self.mensen[self.without[block.adressen]] @ within
        return gain


def where_helps(
    opstelling: Opstelling,
    uitkomst: NormUitkomst,
    straten: NDArray[np.object_],
    progress: Progress | None = None,
) -> NormUitkomst:
    """Return an outcome with where one place more would help most.

    Args:
        opstelling: the one the outcome was computed with.
        uitkomst: of `normen.check_norm`, with its distances per address.
        straten: street per address, in the order of the opstelling.
        progress: told of each part; may cancel.

    Raises:
        Cancelled: the user stopped.
    """
    norm = uitkomst.norm
    assert uitkomst.afstand_m is not None
    mensen = people_of(opstelling, norm.groep)
    without = np.flatnonzero((uitkomst.afstand_m > norm.afstand_m) & (mensen > 0))
    search = _Search(opstelling, mensen, without, norm.afstand_m, progress)
    kandidaat = search.one_per_cel()
    gain = search.gains(kandidaat)
    extra = search.rest_of(kandidaat[np.argsort(-gain, kind="stable")[:_BESTE_CELLEN]], kandidaat)
    adres = np.concatenate([kandidaat, extra])
    gain = np.concatenate([gain, search.gains(extra)])
    hulp = Hulp(_cells(opstelling, adres, gain), bekeken=len(adres))
    if len(gain) == 0 or gain.max() < MIN_AANTAL:
        return replace(uitkomst, hulp=hulp)
    # Of equals the first in the order of the data, so that the answer is always the same.
    best = np.lexsort((adres, -np.round(gain, 6)))[0]
    return replace(
        uitkomst,
        hulp=_named(
            opstelling,
            uitkomst,
            straten,
            int(adres[best]),
            replace(hulp, erbij=int(in_steps(gain[best : best + 1])[0])),
        ),
    )


def _cells(
    opstelling: Opstelling, adres: NDArray[np.intp], gain: NDArray[np.float64]
) -> gpd.GeoDataFrame:
    """Return per cell what its best computed address brings."""
    best = np.zeros(len(opstelling.cellen))
    np.maximum.at(best, opstelling.cel[adres], gain)
    some = best > 0
    cellen = opstelling.cellen[some].reset_index(drop=True)
    return cellen.assign(erbij=pd.Series(in_steps(best[some])).round().astype("Int64"))


def _named(
    opstelling: Opstelling,
    uitkomst: NormUitkomst,
    straten: NDArray[np.object_],
    adres: int,
    hulp: Hulp,
) -> Hulp:
    """Return the answer with where the best address is, and what it does for buurten."""
    x, y = (float(value) for value in opstelling.xy[adres])
    buurt, straat = int(opstelling.buurt[adres]), straten[adres]
    return replace(
        hulp,
        x=x,
        y=y,
        straat=straat if isinstance(straat, str) else "",
        buurtnaam=str(opstelling.buurten["buurtnaam"].iloc[buurt]) if buurt >= 0 else "",
        haalt_dan=_meet_it_then(opstelling, uitkomst, adres),
    )


def _meet_it_then(opstelling: Opstelling, uitkomst: NormUitkomst, here: int) -> tuple[str, ...]:
    """Return the names of the buurten that meet the norm with a place at address `here` only."""
    assert uitkomst.afstand_m is not None
    network = opstelling.network
    place = place_voorzieningen(network, opstelling.xy[here : here + 1])
    to_it = nearest_placed(
        network, opstelling.adressen, place, access_leg=opstelling.access_leg
    ).afstand_m
    before = met(opstelling, uitkomst.norm, uitkomst.afstand_m)
    after = met(opstelling, uitkomst.norm, np.minimum(uitkomst.afstand_m, to_it))
    names = opstelling.buurten["buurtnaam"].to_numpy(dtype=object)[after & ~before]
    return tuple(sorted(str(naam) for naam in names))
