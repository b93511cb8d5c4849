"""Our figures beside those of CBS: where both are known and ours does not touch the edge.

`pytest tests/analysis/test_cbs_kampen.py -s` prints the tables of docs/methode-afstanden.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import geopandas as gpd

# Below this the mean hangs on a few addresses, and CBS rounds to 0.1 km.
MIN_ADRESSEN = 200


@dataclass(frozen=True)
class CbsVergelijking:
    """How near our means are to those of CBS, in kilometres.

    Attributes:
        n: number of buurten compared.
        mae_km: mean absolute difference.
        verschil_km: mean of ours minus CBS.
        pearson: correlation, NaN below 3 buurten.
        tabel: per buurt buurtcode, buurtnaam, adressen, rand, onze_km, cbs_km, verschil_km.
    """

    n: int
    mae_km: float
    verschil_km: float
    pearson: float
    tabel: pd.DataFrame

    def __str__(self) -> str:
        return (
            f"n {self.n:2d}, MAE {self.mae_km:.3f} km, mean {self.verschil_km:+.3f} km,"
            f" r {self.pearson:.3f}"
        )


def undirected(edges: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return an edge table without driving directions."""
    return edges.assign(heen=1, terug=1)


def compare_with_cbs(
    frame: pd.DataFrame,
    buurten: gpd.GeoDataFrame,
    categorie: str,
    netwerk: str = "auto",
    *,
    ook_rand: bool = False,
) -> CbsVergelijking:
    """Compare the rows of `distance_per_buurt` with the published distances in `buurten`.

    Only buurten with more than 200 addresses and a known figure on both sides count.

    Args:
        frame: result of `distance_per_buurt`.
        buurten: with the column `cbs_afstand_<categorie>_km`.
        categorie: code.
        netwerk: CBS measures by car.
        ook_rand: also buurten whose nearest place may lie outside the data.

    Raises:
        KeyError: CBS publishes no distance for this categorie in `buurten`.
    """
    cbs = buurten[["buurtcode", f"cbs_afstand_{categorie}_km"]].set_axis(
        ["buurtcode", "cbs_km"], axis=1
    )
    ours = frame[(frame["categorie"] == categorie) & (frame["netwerk"] == netwerk)]
    both = ours.merge(pd.DataFrame(cbs), on="buurtcode")
    both["onze_km"] = both["gemiddelde_m"] / 1000
    keep = (both["adressen"] > MIN_ADRESSEN) & both["cbs_km"].notna() & both["onze_km"].notna()
    if not ook_rand:
        keep &= both["rand"] == 0
    both = both[keep].reset_index(drop=True)
    both["verschil_km"] = both["onze_km"] - both["cbs_km"]
    columns = ["buurtcode", "buurtnaam", "adressen", "rand", "onze_km", "cbs_km", "verschil_km"]
    difference = both["verschil_km"].to_numpy(dtype=np.float64)
    enough = len(both) > 2
    return CbsVergelijking(
        n=len(both),
        mae_km=float(np.abs(difference).mean()) if len(both) else np.nan,
        verschil_km=float(difference.mean()) if len(both) else np.nan,
        pearson=float(both["onze_km"].corr(both["cbs_km"])) if enough else np.nan,
        tabel=both[columns],
    )
