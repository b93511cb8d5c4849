"""Distance per buurt, categorie and network: the table that `afstanden` writes.

Method as CBS: per address the distance over the network to the nearest voorziening, averaged over
the inhabitants. Without inhabitants per address every address counts the same, which equals
spreading the inhabitants of the buurt evenly over its addresses. docs/methode-afstanden.md tells
every choice to the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from sociale_kaart.analysis.cijfers import ONBEKEND, Cijfers, summarize
from sociale_kaart.analysis.distance import nearest_placed, place_adressen, place_voorzieningen
from sociale_kaart.analysis.edge_of_data import distance_to_edge, is_rand
from sociale_kaart.analysis.opstelling import AANLOOP, coordinates, suppressed
from sociale_kaart.analysis.voorzieningen import eenheden
from sociale_kaart.domain.categorieen import categorie_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import geopandas as gpd
    from numpy.typing import NDArray

    from sociale_kaart.analysis.distance import Nearest
    from sociale_kaart.analysis.network import Network
    from sociale_kaart.base.progress import Progress

KOLOMMEN = (
    "buurtcode", "buurtnaam", "categorie", "netwerk", "gemiddelde_m", "mediaan_m", "p90_m",
    "aandeel_500m", "aandeel_1000m", "adressen", "inwoners", "niet_bereikbaar", "voorzieningen",
    "rand", "onderdrukt", "methode", "bronjaar",
)  # fmt: skip
_GEHELE_GETALLEN = (
    "adressen", "inwoners", "niet_bereikbaar", "voorzieningen", "rand", "onderdrukt", "bronjaar",
)  # fmt: skip


@dataclass(frozen=True)
class _Adressen:
    """Addresses grouped per buurt: `groups[i]` are the row numbers in buurt i."""

    xy: NDArray[np.float64]
    gewicht: NDArray[np.float64]
    weging: str
    tot_rand_m: NDArray[np.float64]
    groups: tuple[NDArray[np.intp], ...]


@dataclass(frozen=True)
class _Reeks:
    """What all rows of one categorie and network share.

    Attributes:
        bekend: number of voorzieningen in the data.
        per_buurt: number of them per buurt.
    """

    categorie: str
    netwerk: str
    methode: str
    bekend: int
    per_buurt: NDArray[np.intp]


def distance_per_buurt(  # noqa: PLR0917 - everything a figure rests on is named here
    adressen: gpd.GeoDataFrame,
    voorzieningen: gpd.GeoDataFrame,
    buurten: gpd.GeoDataFrame,
    networks: Mapping[str, Network],
    dekking: shapely.Polygon | shapely.MultiPolygon,
    categorieen: Sequence[str],
    netwerken: Sequence[str],
    progress: Progress,
    *,
    aanloop: Mapping[str, bool] | None = None,
) -> pd.DataFrame:
    """Return one row per buurt x categorie x network, columns `KOLOMMEN`.

    Args:
        adressen: points with `buurtcode` (None counts nowhere) and, when known, `inwoners` per
            address: the weight. Without that column every address weighs the same.
        voorzieningen: points with `categorie`.
        buurten: polygons with buurtcode, buurtnaam, inwoners (NaN unknown) and jaar.
        networks: per name of `netwerken` the network.
        dekking: where the data reaches.
        categorieen: codes, in the order of the rows.
        netwerken: names, in the order of the rows.
        progress: told per network and category; may stop the work.
        aanloop: per network whether the metres between door and street count; see `AANLOOP`.

    Returns:
        Distances in metres (2 decimals), shares 0-1; what is unknown or suppressed is empty.
        `attrs['aansluiting']` holds per network the addresses whose answer goes by a second place,
        because their street leads nowhere (`opnieuw`), and those beyond the limit (`te_ver`).
    """
    legs = {**AANLOOP, **(aanloop or {})}
    adres = _prepare_adressen(adressen, buurten, dekking)
    plaats = coordinates(voorzieningen)
    soort = voorzieningen["categorie"].to_numpy(dtype=object)
    in_buurt = buurt_of(voorzieningen, buurten)
    rows: list[dict[str, Any]] = []
    aansluiting: dict[str, dict[str, int]] = {}
    for step, netwerk in enumerate(netwerken):
        network = networks[netwerk]
        progress.step(f"Afstand {netwerk}: de adressen", step, len(netwerken))
        herkomst = place_adressen(network, adres.xy)
        bestemming = place_voorzieningen(network, plaats)
        opnieuw = np.zeros(herkomst.aantal, dtype=bool)
        for number, categorie in enumerate(categorieen):
            progress.step(
                f"Afstand {netwerk}: {categorie_label(categorie)}", number, len(categorieen)
            )
            these = np.flatnonzero(soort == categorie)
            found = nearest_placed(
                network, herkomst, bestemming.of_points(these), access_leg=legs[netwerk]
            )
            opnieuw |= found.opnieuw
            count = _count(eenheden(voorzieningen.iloc[these]), in_buurt[these], len(buurten))
            method = _method(netwerk, adres.weging, access_leg=legs[netwerk])
            reeks = _Reeks(categorie, netwerk, method, len(these), count)
            rows += _rows(buurten, adres, found, reeks)
        aansluiting[netwerk] = {
            "opnieuw": int(opnieuw.sum()),
            "te_ver": int(np.isinf(herkomst.offsets()).sum()),
        }
    frame = _as_frame(rows)
    frame.attrs["aansluiting"] = aansluiting
    return frame


def _prepare_adressen(
    adressen: gpd.GeoDataFrame,
    buurten: gpd.GeoDataFrame,
    dekking: shapely.Polygon | shapely.MultiPolygon,
) -> _Adressen:
    """Take the addresses that lie in one of `buurten`, with weight and distance to the edge."""
    code = pd.Index(buurten["buurtcode"]).get_indexer(pd.Index(adressen["buurtcode"]))
    known = np.flatnonzero(code >= 0)
    code = code[known]
    xy = coordinates(adressen)[known]
    weging = "adressen"
    gewicht = np.ones(len(known))
    if "inwoners" in adressen.columns:
        weging = "inwoners"
        inwoners = adressen["inwoners"].to_numpy(dtype=np.float64, na_value=np.nan)[known]
        gewicht = np.where(inwoners > 0, inwoners, 0.0)
        # Nobody known in a buurt says that we do not know, not that nobody lives there.
        per_buurt = np.bincount(code, weights=gewicht, minlength=len(buurten))
        gewicht[per_buurt[code] == 0] = 1.0
    order = np.argsort(code, kind="stable")
    borders = np.searchsorted(code[order], np.arange(1, len(buurten)))
    groups = tuple(np.split(order, borders))
    return _Adressen(xy, gewicht, weging, distance_to_edge(xy, dekking), groups)


def buurt_of(voorzieningen: gpd.GeoDataFrame, buurten: gpd.GeoDataFrame) -> NDArray[np.intp]:
    """Return per voorziening the row number of its buurt, -1 outside all.

    On a shared border the first buurt of the table has it, so that it counts once.
    """
    result = np.full(len(voorzieningen), -1, dtype=np.intp)
    tree = shapely.STRtree(np.asarray(buurten.geometry.to_numpy(), dtype=object))
    points = np.asarray(voorzieningen.geometry.to_numpy(), dtype=object)
    punt, buurt = tree.query(points, predicate="intersects")
    order = np.argsort(-buurt, kind="stable")
    result[punt[order]] = buurt[order]
    return result


def _count(eenheid: NDArray[np.intp], in_buurt: NDArray[np.intp], aantal: int) -> NDArray[np.intp]:
    """Return how many places lie in each buurt; a hulpbron with two plekken in it is one."""
    inside = in_buurt >= 0
    pairs = np.unique(np.stack([eenheid[inside], in_buurt[inside]]), axis=1)
    return np.bincount(pairs[1], minlength=aantal)


def _method(netwerk: str, weging: str, *, access_leg: bool) -> str:
    """Return how the figure was made, as `sleutel=waarde` pairs joined by `;`."""
    return f"netwerk={netwerk};aanloop={'ja' if access_leg else 'nee'};weging={weging}"


def _rows(
    buurten: gpd.GeoDataFrame, adres: _Adressen, found: Nearest, reeks: _Reeks
) -> list[dict[str, Any]]:
    """Return the rows of one categorie and network."""
    inwoners = buurten["inwoners"].to_numpy(dtype=np.float64, na_value=np.nan)
    held_back = suppressed(inwoners, np.array([len(group) for group in adres.groups]))
    rows = []
    for number, (code, naam, jaar) in enumerate(
        zip(buurten["buurtcode"], buurten["buurtnaam"], buurten["jaar"], strict=True)
    ):
        group = adres.groups[number]
        afstand = found.afstand_m[group]
        cijfers = _figures(
            afstand, adres.gewicht[group], reeks.bekend, hide=bool(held_back[number])
        )
        rows.append(
            {
                "buurtcode": code,
                "buurtnaam": naam,
                "categorie": reeks.categorie,
                "netwerk": reeks.netwerk,
                "gemiddelde_m": round(cijfers.gemiddelde_m, 2),
                "mediaan_m": round(cijfers.mediaan_m, 2),
                "p90_m": round(cijfers.p90_m, 2),
                "aandeel_500m": round(cijfers.aandeel_500m, 4),
                "aandeel_1000m": round(cijfers.aandeel_1000m, 4),
                "adressen": len(group),
                "inwoners": inwoners[number],
                "niet_bereikbaar": int(np.isinf(afstand).sum()),
                "voorzieningen": int(reeks.per_buurt[number]),
                "rand": int(is_rand(afstand, adres.tot_rand_m[group])),
                "onderdrukt": int(held_back[number]),
                "methode": reeks.methode,
                "bronjaar": jaar,
            }
        )
    return rows


def _figures(
    afstand: NDArray[np.float64], gewicht: NDArray[np.float64], total: int, *, hide: bool
) -> Cijfers:
    """Return the figures of one buurt; without any voorziening in the data nothing is known."""
    if hide or total == 0:
        return ONBEKEND
    return summarize(afstand, gewicht)


def _as_frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return the rows with the fixed columns; counts are whole numbers that may be empty."""
    frame = pd.DataFrame(rows, columns=list(KOLOMMEN))
    for column in _GEHELE_GETALLEN:
        numbers = pd.to_numeric(frame[column])
        frame[column] = numbers.round().astype("Int64")
    return frame
