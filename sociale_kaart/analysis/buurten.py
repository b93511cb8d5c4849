"""Distance per buurt, categorie and network: the table that `afstanden` writes.

Method as CBS: per address the distance over the network to the nearest voorziening, averaged over
the inhabitants. Without inhabitants per address every address counts the same, which equals
spreading the inhabitants of the buurt evenly over its addresses. docs/methode-afstanden.md tells
every choice to the reader.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
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
    from collections.abc import Collection, Mapping, Sequence

    import geopandas as gpd
    from numpy.typing import NDArray

    from sociale_kaart.analysis.distance import Nearest
    from sociale_kaart.analysis.network import Network
    from sociale_kaart.analysis.snap import Snap
    from sociale_kaart.base.progress import Progress

KOLOMMEN = (
    "buurtcode", "buurtnaam", "categorie", "netwerk", "gemiddelde_m", "mediaan_m", "p90_m",
    "aandeel_500m", "aandeel_1000m", "adressen", "inwoners", "niet_bereikbaar", "voorzieningen",
    "rand", "onderdrukt", "methode", "bronjaar",
)  # fmt: skip
_GEHELE_GETALLEN = (
    "adressen", "inwoners", "niet_bereikbaar", "voorzieningen", "rand", "onderdrukt", "bronjaar",
)  # fmt: skip
# A handful of bytes each: the figures of a gemeente with a hundred buurten, a few times over.
_MEESTE_BEKEND = 20_000


@dataclass(frozen=True)
class Gebieden:
    """Areas with the addresses in each, ready to be given figures.

    Attributes:
        vlakken: buurtcode, buurtnaam, inwoners, jaar and geometry of each area.
        rijen: the rows of the address table that lie in one of them; what follows is in this order.
        xy: place per address.
        gewicht: weight per address.
        weging: by what is weighed, for the method.
        tot_rand_m: straight metres per address to where the data ends.
        groups: per area the numbers of its addresses.
    """

    vlakken: gpd.GeoDataFrame
    rijen: NDArray[np.intp]
    xy: NDArray[np.float64]
    gewicht: NDArray[np.float64]
    weging: str
    tot_rand_m: NDArray[np.float64]
    groups: tuple[NDArray[np.intp], ...]
    _bekend: dict[tuple[int, bytes], Cijfers] = field(default_factory=dict, init=False, repr=False)

    def cijfers(self, number: int, afstand_m: NDArray[np.float64]) -> Cijfers:
        """Return the figures of area `number`, whose addresses have these distances.

        Most categorieen are the same from one question to the next; what comes out for the same
        distances is remembered, so that an edit changes at once what it changes.
        """
        key = number, hashlib.blake2b(afstand_m.tobytes(), digest_size=16).digest()
        found = self._bekend.get(key)
        if found is None:
            if len(self._bekend) >= _MEESTE_BEKEND:
                self._bekend.clear()
            found = self._bekend[key] = summarize(afstand_m, self.gewicht[self.groups[number]])
        return found


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
    tot_rand_m = distance_to_edge(coordinates(adressen), dekking)
    gebieden = make_gebieden(adressen, buurten, tot_rand_m)
    # Placed on the network are only those in a buurt, so they are all there is.
    alle = replace(gebieden, rijen=np.arange(len(gebieden.rijen)))
    herkomst: dict[str, Herkomst] = {}
    for step, netwerk in enumerate(netwerken):
        progress.step(f"Afstand {netwerk}: de adressen", step, len(netwerken))
        network = networks[netwerk]
        herkomst[netwerk] = Herkomst(network, place_adressen(network, alle.xy), legs[netwerk])
    return measure_gebieden(herkomst, [alle], voorzieningen, categorieen, progress)


@dataclass(frozen=True)
class Herkomst:
    """Addresses on a network: where every search begins.

    Attributes:
        network: the network.
        adressen: where the addresses touch it.
        access_leg: whether the metres between door and street count.
    """

    network: Network
    adressen: Snap
    access_leg: bool


def measure_gebieden(
    herkomst: Mapping[str, Herkomst],
    gebieden: Sequence[Gebieden],
    voorzieningen: gpd.GeoDataFrame,
    categorieen: Sequence[str],
    progress: Progress,
    *,
    only: Collection[str] | None = None,
) -> pd.DataFrame:
    """Return the rows of `distance_per_buurt` for areas of several kinds, kind after kind.

    Each search over the network serves them all.

    Args:
        herkomst: per network, in the order of the rows, the addresses that `rijen` of each of
            `gebieden` counts in.
        gebieden: buurten, gemeenten, …
        voorzieningen: points with `categorie`.
        categorieen: codes, in the order of the rows.
        progress: told per network and category; may stop the work.
        only: codes of the areas to give; None gives all.
    """
    plaats = coordinates(voorzieningen)
    soort = voorzieningen["categorie"].to_numpy(dtype=object)
    in_gebied = [buurt_of(voorzieningen, gebied.vlakken) for gebied in gebieden]
    rows: list[list[dict[str, Any]]] = [[] for _ in gebieden]
    aansluiting: list[dict[str, dict[str, int]]] = [{} for _ in gebieden]
    for netwerk, van in herkomst.items():
        bestemming = place_voorzieningen(van.network, plaats)
        opnieuw = np.zeros(van.adressen.aantal, dtype=bool)
        for number, categorie in enumerate(categorieen):
            progress.step(
                f"Afstand {netwerk}: {categorie_label(categorie)}", number, len(categorieen)
            )
            these = np.flatnonzero(soort == categorie)
            found = nearest_placed(
                van.network, van.adressen, bestemming.of_points(these), access_leg=van.access_leg
            )
            opnieuw |= found.opnieuw
            eenheid = eenheden(voorzieningen.iloc[these])
            for level, gebied in enumerate(gebieden):
                count = _count(eenheid, in_gebied[level][these], len(gebied.vlakken))
                method = _method(netwerk, gebied.weging, access_leg=van.access_leg)
                reeks = _Reeks(categorie, netwerk, method, len(these), count)
                rows[level] += _rows(gebied, found, reeks, only)
        te_ver = np.isinf(van.adressen.offsets())
        for level, gebied in enumerate(gebieden):
            aansluiting[level][netwerk] = {
                "opnieuw": int(opnieuw[gebied.rijen].sum()),
                "te_ver": int(te_ver[gebied.rijen].sum()),
            }
    frames = [_as_frame(part) for part in rows]
    frame = frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)
    frame.attrs["aansluiting"] = aansluiting[0]
    return frame


def make_gebieden(
    adressen: gpd.GeoDataFrame,
    buurten: gpd.GeoDataFrame,
    tot_rand_m: NDArray[np.float64],
) -> Gebieden:
    """Take the addresses that lie in one of `buurten`, with weight and distance to the edge.

    Args:
        adressen: as `distance_per_buurt`.
        buurten: idem.
        tot_rand_m: straight metres per address to where the data ends.
    """
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
    return Gebieden(buurten, known, xy, gewicht, weging, tot_rand_m[known], groups)


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
    adres: Gebieden, found: Nearest, reeks: _Reeks, only: Collection[str] | None
) -> list[dict[str, Any]]:
    """Return the rows of one categorie and network."""
    buurten, afstanden = adres.vlakken, found.afstand_m[adres.rijen]
    inwoners = buurten["inwoners"].to_numpy(dtype=np.float64, na_value=np.nan)
    held_back = suppressed(inwoners, np.array([len(group) for group in adres.groups]))
    rows = []
    for number, (code, naam, jaar) in enumerate(
        zip(buurten["buurtcode"], buurten["buurtnaam"], buurten["jaar"], strict=True)
    ):
        if only is not None and code not in only:
            continue
        group = adres.groups[number]
        afstand = afstanden[group]
        # Without any voorziening in the data nothing is known.
        hide = held_back[number] or reeks.bekend == 0
        cijfers = ONBEKEND if hide else adres.cijfers(number, afstand)
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


def _as_frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return the rows with the fixed columns; counts are whole numbers that may be empty."""
    frame = pd.DataFrame(rows, columns=list(KOLOMMEN))
    for column in _GEHELE_GETALLEN:
        numbers = pd.to_numeric(frame[column])
        frame[column] = numbers.round().astype("Int64")
    return frame
