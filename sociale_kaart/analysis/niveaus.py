"""Figures per area: buurt, wijk, gemeente or cell, all areas of a level at once.

A wijk or gemeente leaves out the buurten that are held back: otherwise its figure minus those of
the other buurten would give the figure of the held back buurt away.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from sociale_kaart.analysis.buurten import KOLOMMEN
from sociale_kaart.analysis.cijfers import (
    LOOPAFSTAND_M,
    NABIJ_M,
    group_sums,
    summarize_groups,
)
from sociale_kaart.analysis.edge_of_data import RAND_AANDEEL
from sociale_kaart.analysis.opstelling import MIN_INWONERS
from sociale_kaart.domain.categorieen import categorieen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import geopandas as gpd
    from numpy.typing import NDArray

    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.analysis.per_adres import PerAdres
    from sociale_kaart.domain.meetkeuze import Meetkeuze


class Band(NamedTuple):
    """Distances from (not included) to (included), in metres, and the column with their share."""

    kolom: str
    van_m: float
    tot_m: float
    label: str


BANDEN = (
    Band("band_0_250_m", -1.0, 250.0, "tot 250 m"),
    Band("band_250_500_m", 250.0, 500.0, "250 tot 500 m"),
    Band("band_500_1000_m", 500.0, 1000.0, "500 m tot 1 km"),
    Band("band_1000_2000_m", 1000.0, 2000.0, "1 tot 2 km"),
    Band("band_2000_5000_m", 2000.0, 5000.0, "2 tot 5 km"),
    Band("band_5000_meer_m", 5000.0, np.finfo(np.float64).max, "meer dan 5 km"),
)
BAND_NIET = "band_niet_bereikbaar"
_DERDE = "derde_gemiddelde_m"


def aantal_kolom(km: float) -> str:
    """Return the column with the mean number within so many kilometres: 0.5 -> …_0_5km_…."""
    return f"aantal_binnen_{km:g}km_gemiddeld".replace(".", "_")


BINNEN_KM = tuple(sorted({km for categorie in categorieen() for km in categorie.binnen_km}))
EXTRA_KOLOMMEN = (
    "niveau", "groep", "geteld", "bereikt", _DERDE,
    *(aantal_kolom(km) for km in BINNEN_KM), "aantallen_heel_tot_km",
    *(band.kolom for band in BANDEN), BAND_NIET,
    "straal_m", "aandeel_binnen_straal", "keuze_binnen_m", "keuze_buiten_buurt",
)  # fmt: skip
RAPPORTKOLOMMEN = (*KOLOMMEN, *EXTRA_KOLOMMEN)
_GEHEEL = (
    "adressen",
    "inwoners",
    "niet_bereikbaar",
    "voorzieningen",
    "rand",
    "onderdrukt",
    "bronjaar",
)


@dataclass(frozen=True)
class Niveau:
    """The areas of one level.

    Attributes:
        naam: buurt, wijk, gemeente or cel.
        gebieden: one row per area in the order of the figures: buurtcode, buurtnaam, inwoners (NaN
            unknown), bronjaar, and what else should stand beside the figures.
        groep: per address the row of its area, -1 for none.
        gewicht: per address the persons that weigh in the figures of this level.
        onderdrukt: per area whether its figures are held back.
        van_buurt: per buurt the row of its area, -1 for none; None where that says nothing.
    """

    naam: str
    gebieden: pd.DataFrame
    groep: NDArray[np.intp]
    gewicht: NDArray[np.float64]
    onderdrukt: NDArray[np.bool_]
    van_buurt: NDArray[np.intp] | None = None

    @functools.cached_property
    def weegt(self) -> sparse.csr_array[Any]:
        """(areas, addresses): the weight of each address in its area, to sum by one product."""
        return self._matrix(self.gewicht)

    @functools.cached_property
    def telt(self) -> sparse.csr_array[Any]:
        """(areas, addresses): 1 where the address lies in the area."""
        return self._matrix(np.ones(len(self.groep)))

    @functools.cached_property
    def geteld(self) -> NDArray[np.float64]:
        """Sum of the weights per area."""
        return np.asarray(self.weegt.sum(axis=1), dtype=np.float64)

    def _matrix(self, values: NDArray[np.float64]) -> sparse.csr_array[Any]:
        adres = np.flatnonzero((self.groep >= 0) & (values > 0))
        shape = (len(self.gebieden), len(self.groep))
        return sparse.csr_array((values[adres], (self.groep[adres], adres)), shape=shape)


def area_levels(
    opstelling: Opstelling, wijken: gpd.GeoDataFrame, gemeenten: gpd.GeoDataFrame, groep: str
) -> list[Niveau]:
    """Return the levels buurt, wijk and gemeente, areas sorted by name.

    Args:
        opstelling: addresses and buurten; the buurten have wijkcode and gemeentecode.
        wijken: wijkcode, wijknaam, inwoners, jaar.
        gemeenten: gemeentecode, gemeentenaam, inwoners, jaar.
        groep: whose persons weigh.
    """
    buurten = opstelling.buurten
    gewicht = opstelling.gewicht[groep]
    held_back = hidden_buurten(opstelling, groep)
    own = np.arange(len(buurten))
    levels = [_level("buurt", opstelling, buurten, "buurt", own, gewicht, held_back)]
    counts = np.append(~held_back, False)[opstelling.buurt]
    rest = np.where(counts, gewicht, 0.0)
    for naam, layer in (("wijk", wijken), ("gemeente", gemeenten)):
        if f"{naam}code" not in buurten:
            continue
        areas = layer.reset_index(drop=True)
        of_buurt = pd.Index(areas[f"{naam}code"]).get_indexer(pd.Index(buurten[f"{naam}code"]))
        levels.append(_level(naam, opstelling, areas, naam, of_buurt, rest, None))
    return levels


def hidden_buurten(opstelling: Opstelling, groep: str) -> NDArray[np.bool_]:
    """Return per buurt whether the figures of a group are held back.

    A buurt with enough inhabitants may have too few of a group.
    """
    if groep == "inwoners":
        return opstelling.onderdrukt
    n = len(opstelling.buurten)
    persons = group_sums(opstelling.gewicht[groep], opstelling.buurt, n)
    adressen = np.bincount(opstelling.buurt[opstelling.buurt >= 0], minlength=n)
    return np.asarray(opstelling.onderdrukt | ((persons < MIN_INWONERS - 0.5) & (adressen > 0)))


def _level(  # noqa: PLR0917 - the parts of a Niveau before they are put in order
    naam: str,
    opstelling: Opstelling,
    areas: gpd.GeoDataFrame,
    prefix: str,
    of_buurt: NDArray[np.intp],
    gewicht: NDArray[np.float64],
    held_back: NDArray[np.bool_] | None,
) -> Niveau:
    """Return a level, its areas by name: never by a figure."""
    names = areas[f"{prefix}naam"].astype(str).str.casefold()
    order = np.lexsort((areas[f"{prefix}code"].to_numpy(dtype=str), names.to_numpy(dtype=str)))
    place = np.empty(len(areas) + 1, dtype=np.intp)
    place[order], place[-1] = np.arange(len(areas)), -1
    groep = np.append(place[of_buurt], -1)[opstelling.buurt]
    gebieden = pd.DataFrame(
        {
            "buurtcode": areas[f"{prefix}code"].to_numpy(dtype=object),
            "buurtnaam": areas[f"{prefix}naam"].to_numpy(dtype=object),
            "inwoners": areas["inwoners"].to_numpy(dtype=np.float64, na_value=np.nan),
            "bronjaar": areas["jaar"].to_numpy(),
        }
    ).iloc[order]
    if held_back is None:
        persons = group_sums(gewicht, groep, len(areas))
        adressen = group_sums(np.ones(len(groep)), groep, len(areas))
        hidden = (persons < MIN_INWONERS - 0.5) & (adressen > 0)
    else:
        hidden = held_back[order]
    return Niveau(naam, gebieden.reset_index(drop=True), groep, gewicht, hidden, place[of_buurt])


def method_of(opstelling: Opstelling, keuze: Meetkeuze) -> str:
    """Return how the figures were made, as `sleutel=waarde` pairs joined by `;`."""
    parts = {
        "netwerk": opstelling.soort,
        "aanloop": "ja" if opstelling.access_leg else "nee",
        "weging": opstelling.weging[keuze.groep],
    }
    if opstelling.zonder_trap:
        parts["trap"] = "nee"
    if keuze.straal_m is not None:
        parts["straal_m"] = f"{keuze.straal_m:g}"
    if keuze.filtert:
        parts["toegang"] = "+".join(sorted(keuze.toegang)) or "alle"
        parts["toegankelijkheid"] = "+".join(sorted(keuze.toegankelijkheid)) or "alle"
        parts["onbekend"] = "ja" if keuze.met_onbekend else "nee"
    if keuze.voor != "intern":
        parts["voor"] = keuze.voor
    return ";".join(f"{key}={value}" for key, value in parts.items())


def per_area(
    level: Niveau, opstelling: Opstelling, found: PerAdres, keuze: Meetkeuze
) -> dict[str, NDArray[Any]]:
    """Return the figures of one categorie and network, per column a number per area.

    The columns are `RAPPORTKOLOMMEN`, for cells with cel, x and y. Means and quantiles are over who
    can get there; shares and numbers are over everybody.

    Args:
        level: the areas.
        opstelling: the addresses.
        found: what each address reaches.
        keuze: the group and radius, for the columns that say so.
    """
    aantal = len(level.gebieden)
    afstand = found.afstand_m[:, 0]
    cijfers = summarize_groups(afstand, level.gewicht, level.groep, aantal, found.volgorde)
    hide = level.onderdrukt if found.plaatsen.aantal else np.ones(aantal, dtype=bool)
    columns: dict[str, object] = {
        **{str(name): values.to_numpy() for name, values in level.gebieden.items()},
        "categorie": np.full(aantal, found.plaatsen.categorie, dtype=object),
        "netwerk": np.full(aantal, opstelling.soort, dtype=object),
        "gemiddelde_m": np.where(hide, np.nan, np.round(cijfers.gemiddelde_m, 2)),
        "mediaan_m": np.where(hide, np.nan, np.round(cijfers.mediaan_m, 2)),
        "p90_m": np.where(hide, np.nan, np.round(cijfers.p90_m, 2)),
        "voorzieningen": _number_inside(level, opstelling, found, aantal),
        "onderdrukt": level.onderdrukt,
        "methode": np.full(aantal, method_of(opstelling, keuze), dtype=object),
        "niveau": np.full(aantal, level.naam, dtype=object),
        "groep": np.full(aantal, keuze.groep, dtype=object),
        "geteld": np.where(level.onderdrukt, np.nan, np.round(cijfers.geteld, 1)),
        "bereikt": np.where(level.onderdrukt, np.nan, np.round(cijfers.bereikt, 1)),
        "straal_m": np.full(aantal, found.straal_m),
        **dict.fromkeys(map(aantal_kolom, BINNEN_KM), np.full(aantal, np.nan)),
    }
    for naam, values in _means(level, found).items():
        digits = 4 if naam.startswith(("aandeel", "band")) else 2
        columns[naam] = np.where(hide, np.nan, np.round(values, digits))
    columns |= _adressen(level, opstelling, found)
    others = [name for name in columns if name in {"cel", "x", "y"}]
    return {name: np.asarray(columns[name]) for name in (*RAPPORTKOLOMMEN, *others)}


def as_frame(parts: Sequence[Mapping[str, NDArray[Any]]]) -> pd.DataFrame:
    """Return the rows of `per_area` under each other; counts are whole numbers or empty."""
    if not parts:
        return pd.DataFrame(columns=list(RAPPORTKOLOMMEN))
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    whole = {
        name: pd.Series(columns[name].astype(np.float64)).round().astype("Int64")
        for name in _GEHEEL
    }
    return pd.DataFrame({**columns, **whole})


def _means(level: Niveau, found: PerAdres) -> dict[str, NDArray[np.float64]]:
    """Return per column what an inhabitant of each area has on average."""
    afstand, third = found.afstand_m[:, 0], found.afstand_m[:, -1]
    has_third = np.isfinite(third)
    columns: dict[str, NDArray[Any]] = {
        "aandeel_500m": afstand <= NABIJ_M,
        "aandeel_1000m": afstand <= LOOPAFSTAND_M,
        **{band.kolom: (afstand > band.van_m) & (afstand <= band.tot_m) for band in BANDEN},
        BAND_NIET: np.isinf(afstand),
        "aandeel_binnen_straal": afstand <= found.straal_m,
        "keuze_binnen_m": found.keuze,
        "keuze_buiten_buurt": found.keuze_buiten,
        **{
            aantal_kolom(limiet / 1000.0): found.aantallen[:, number]
            for number, limiet in enumerate(found.limieten_m)
        },
        _DERDE: np.where(has_third, third, 0.0),
        "derde": has_third,
    }
    table = np.column_stack([np.asarray(values, np.float64) for values in columns.values()])
    sums = dict(zip(columns, (level.weegt @ table).T, strict=True))
    totals = dict.fromkeys(columns, level.geteld) | {_DERDE: sums.pop("derde")}
    return {
        naam: np.divide(
            value, totals[naam], out=np.full(len(value), np.nan), where=totals[naam] > 0
        )
        for naam, value in sums.items()
    }


def _adressen(
    level: Niveau, opstelling: Opstelling, found: PerAdres
) -> dict[str, NDArray[np.float64]]:
    """Return what is counted over addresses: how many, unreachable, and what the edge may hide."""
    afstand, edge = found.afstand_m[:, 0], opstelling.tot_rand_m
    limits = sorted(found.limieten_m)
    near_edge = [edge < limiet for limiet in limits]
    counted = np.column_stack([np.ones(len(edge)), np.isinf(afstand), afstand > edge, *near_edge])
    adressen, unreachable, beyond, *cut = (level.telt @ counted.astype(np.float64)).T
    # The widest distance whose numbers lie within the data for nearly all addresses.
    whole = np.full(len(adressen), 0.0 if limits else np.nan)
    for limiet, outside in zip(limits, cut, strict=True):
        whole = np.where(outside <= RAND_AANDEEL * adressen, limiet / 1000.0, whole)
    return {
        "adressen": adressen,
        "niet_bereikbaar": unreachable,
        "rand": (beyond > RAND_AANDEEL * adressen).astype(np.float64),
        "aantallen_heel_tot_km": whole,
    }


def _number_inside(
    level: Niveau, opstelling: Opstelling, found: PerAdres, aantal: int
) -> NDArray[np.float64]:
    """Return how many places lie in each area; one with two plekken in it counts once."""
    if level.van_buurt is None:
        return np.full(aantal, np.nan)
    plaats, buurt = np.nonzero(found.plaatsen.in_buurt[:, : len(opstelling.buurten)])
    area = level.van_buurt[buurt]
    pairs = np.unique(np.stack([plaats[area >= 0], area[area >= 0]]), axis=1)
    return np.bincount(pairs[1], minlength=aantal).astype(np.float64)
