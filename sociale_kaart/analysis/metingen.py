"""Two sets of figures side by side: subtracted where that says something, and nowhere else.

A difference is only given where network, method, weighting, group, year and border of the area are
the same and both figures are there. Everywhere else the two stand beside each other with the
reason; they are never subtracted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from sociale_kaart.domain.categorieen import categorie_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    from numpy.typing import NDArray

__all__ = ["FIGUREN", "KOLOMMEN", "Vergelijking", "borders", "compare"]

# What is set side by side, and how many decimals it has.
FIGUREN = {"gemiddelde_m": 2, "aandeel_500m": 4, "aandeel_1000m": 4, "voorzieningen": 0}
_SLEUTEL = ("niveau", "buurtcode", "categorie", "netwerk")
KOLOMMEN = (
    "niveau", "buurtcode", "buurtnaam", "categorie", "netwerk",
    *(f"{figuur}_{wanneer}" for figuur in FIGUREN for wanneer in ("was", "werd", "verschil")),
    "reden", "rand", "methode_was", "methode_werd", "bronjaar_was", "bronjaar_werd",
)  # fmt: skip

ANDERE_METHODE = "anders gemeten"
ANDERE_GROEP = "andere groep mensen"
ANDER_JAAR = "buurten van een ander jaar"
ANDERE_GRENS = "de grens van de buurt is anders"
ANDERE_MENSEN = "niet dezelfde mensen zijn geteld"
EEN_KANT = "maar in één van de twee metingen"
GEEN_CIJFER = "geen cijfer in één van de twee metingen"
# Persons are sums of fractions that were rounded to one decimal.
_ZELFDE_MENSEN = 0.5
# Borders are compared to the metre.
_GRENS_M = 1.0


@dataclass(frozen=True)
class Vergelijking:
    """Two metingen side by side.

    Attributes:
        frame: columns `KOLOMMEN`, by level and name; `*_verschil` is empty where the two cannot be
            subtracted, and `reden` says why.
        zinnen: Dutch sentences to read with it.
    """

    frame: pd.DataFrame
    zinnen: tuple[str, ...]

    @property
    def vergelijkbaar(self) -> int:
        """How many rows have a difference."""
        return int((self.frame["reden"] == "").sum())


def borders(areas: gpd.GeoDataFrame, code: str) -> dict[str, str]:
    """Return per area a mark of its border, the same for the same border to the metre.

    Args:
        areas: polygons, RD New.
        code: the column with the code of each.
    """
    shapes = np.asarray(areas.geometry.to_numpy(), dtype=object)
    whole = shapely.normalize(shapely.set_precision(shapes, _GRENS_M))
    return {
        str(naam): hashlib.sha256(shapely.to_wkb(shape)).hexdigest()[:12]
        for naam, shape in zip(areas[code], whole, strict=True)
        if shape is not None
    }


def compare(
    was: pd.DataFrame,
    werd: pd.DataFrame,
    was_over: Mapping[str, Any] | None = None,
    werd_over: Mapping[str, Any] | None = None,
) -> Vergelijking:
    """Return the figures of two metingen side by side.

    Args:
        was: the older figures: the columns of `niveaus.RAPPORTKOLOMMEN` and `grens`.
        werd: the newer ones.
        was_over: what the older one rests on, see `verantwoording.explain_rapport`.
        werd_over: the same of the newer one.
    """
    left, right = (
        frame.set_index(list(_SLEUTEL), drop=False).sort_index() for frame in (was, werd)
    )
    keys = left.index.union(right.index)
    left, right = left.reindex(keys), right.reindex(keys)
    columns: dict[str, Any] = {
        naam: keys.get_level_values(naam)
        for naam in ("niveau", "buurtcode", "categorie", "netwerk")
    }
    columns["buurtnaam"] = right["buurtnaam"].fillna(left["buurtnaam"]).to_numpy()
    reden = _reasons(left, right)
    for figuur, decimalen in FIGUREN.items():
        one, other = (_numbers(frame, figuur) for frame in (left, right))
        columns[f"{figuur}_was"], columns[f"{figuur}_werd"] = one, other
        fine = reden == ""
        columns[f"{figuur}_verschil"] = np.where(fine, np.round(other - one, decimalen), np.nan)
    columns["reden"] = reden
    columns["rand"] = ((_numbers(left, "rand") == 1) | (_numbers(right, "rand") == 1)).astype(int)
    for naam in ("methode", "bronjaar"):
        columns[f"{naam}_was"], columns[f"{naam}_werd"] = left[naam].array, right[naam].array
    frame = pd.DataFrame(columns, columns=list(KOLOMMEN))
    order = {"buurt": 0, "wijk": 1, "gemeente": 2}
    frame = frame.sort_values(
        ["niveau", "buurtnaam", "buurtcode", "netwerk", "categorie"],
        key=lambda column: column.map(order) if column.name == "niveau" else column,
        kind="stable",
        ignore_index=True,
    )
    return Vergelijking(frame, _sentences(frame, was_over or {}, werd_over or {}))


def _numbers(frame: pd.DataFrame, naam: str) -> NDArray[np.float64]:
    if naam not in frame:
        return np.full(len(frame), np.nan)
    return pd.to_numeric(frame[naam]).to_numpy(dtype=np.float64, na_value=np.nan)


def _reasons(left: pd.DataFrame, right: pd.DataFrame) -> NDArray[np.object_]:
    """Return per row the first reason not to subtract the two; '' when there is none."""

    def differs(naam: str) -> NDArray[np.bool_]:
        if naam not in left or naam not in right:
            return np.ones(len(left), dtype=bool)
        one, other = left[naam].astype("string"), right[naam].astype("string")
        return (one.fillna("") != other.fillna("")).to_numpy(dtype=bool)

    alone = (left["methode"].isna() | right["methode"].isna()).to_numpy(dtype=bool)
    missing = np.isnan(_numbers(left, "gemiddelde_m")) | np.isnan(_numbers(right, "gemiddelde_m"))
    moved = np.zeros(len(left), dtype=bool)
    for naam in ("geteld", "bereikt"):
        moved |= np.abs(_numbers(left, naam) - _numbers(right, naam)) > _ZELFDE_MENSEN
    tests = (
        (alone, EEN_KANT),
        (differs("bronjaar"), ANDER_JAAR),
        (differs("grens"), ANDERE_GRENS),
        (differs("groep"), ANDERE_GROEP),
        (differs("methode"), ANDERE_METHODE),
        (missing, GEEN_CIJFER),
        (moved, ANDERE_MENSEN),
    )
    reden = np.full(len(left), "", dtype=object)
    for test, naam in reversed(tests):
        reden[test] = naam
    return reden


def _sentences(
    frame: pd.DataFrame, was: Mapping[str, Any], werd: Mapping[str, Any]
) -> tuple[str, ...]:
    told = []
    if len(frame) and not (frame["reden"] == "").any():
        told.append("Deze twee metingen zijn niet van elkaar af te trekken. Ze staan naast elkaar.")
    reasons = frame.loc[frame["reden"] != "", "reden"]
    told += [f"Geen verschil bij {n} regels: {reden}." for reden, n in _counted(reasons)]
    for when, over in (("toen", was), ("nu", werd)):
        if over.get("osm_datum"):
            told.append(f"OpenStreetMap {when}: stand {over['osm_datum']}.")
    known = {
        code: _known(over, code) for over in (was, werd) for code in over.get("voorzieningen", {})
    }
    for code in known:
        before, after = _known(was, code), _known(werd, code)
        if before is not None and after is not None and before != after:
            told.append(
                f"{categorie_label(code)}: toen {before} plekken bekend, nu {after}. Een verschil "
                "kan daarvan komen, en niet van een plek die echt kwam of ging."
            )
    return tuple(told)


def _counted(reasons: pd.Series[str]) -> list[tuple[str, int]]:
    counts = reasons.value_counts()
    return sorted((str(reden), int(n)) for reden, n in counts.items())


def _known(over: Mapping[str, Any], code: str) -> int | None:
    found = over.get("voorzieningen", {}).get(code)
    return None if found is None else int(found["aantal"])
