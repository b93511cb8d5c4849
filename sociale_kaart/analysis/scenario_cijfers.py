"""Counting what a scenario changes, per buurt, per 100 m square and in all."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sociale_kaart.analysis.cellen import hidden_cells
from sociale_kaart.analysis.edge_of_data import RAND_AANDEEL
from sociale_kaart.analysis.niveaus import hidden_buurten
from sociale_kaart.analysis.opstelling import MIN_INWONERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sociale_kaart.analysis.opstelling import Opstelling

KOLOMMEN = (
    "buurtcode", "buurtnaam", "inwoners", "voor_gemiddelde_m", "na_gemiddelde_m", "verschil_m",
    "voor_binnen", "na_binnen", "verschil_binnen", "voor_aandeel", "na_aandeel", "dichterbij",
    "verder_weg", "dichterbij_m", "verder_weg_m", "weinig", "niet_bereikbaar_voor",
    "niet_bereikbaar_na", "rand", "onderdrukt",
)  # fmt: skip
# Less than this is no difference: our distances are exact to 1 cm.
GELIJK_M = 0.01


@dataclass(frozen=True, slots=True)
class Totaal:
    """An effect over all buurten of which figures may be shown.

    Attributes:
        eenheid: what is counted: 'inwoners', or 'adressen' where inhabitants are unknown.
        aantal: how many there are.
        voor_gemiddelde_m: mean distance before, in metres, over who can get there; NaN unknown.
        na_gemiddelde_m: the same after.
        voor_binnen: how many live within the norm before.
        na_binnen: the same after.
        dichterbij: for how many the nearest place comes nearer; somebody who could get nowhere and
            now can, counts here.
        verder_weg: for how many it gets farther; somebody who can no longer get anywhere too.
        dichterbij_afgerond: `dichterbij` is rounded to tens, because a buurt with few of them is
            not shown and could be found by subtraction.
        verder_weg_afgerond: the same of `verder_weg`.
        niet_bereikbaar_voor: addresses without a way to any place before.
        niet_bereikbaar_na: the same after.
        onderdrukte_buurten: buurten that are left out, because so few people live there.
    """

    eenheid: str
    aantal: int
    voor_gemiddelde_m: float
    na_gemiddelde_m: float
    voor_binnen: int
    na_binnen: int
    dichterbij: int
    verder_weg: int
    dichterbij_afgerond: bool
    verder_weg_afgerond: bool
    niet_bereikbaar_voor: int
    niet_bereikbaar_na: int
    onderdrukte_buurten: int


@dataclass(frozen=True)
class Effect:
    """What changes.

    Attributes:
        voor_m: distance per adres of the opstelling now, in metres; inf is 'niet bereikbaar'.
        na_m: the same after the changes.
        buurten: a row per buurt sorted by name, columns `KOLOMMEN`. Distances in metres (NaN
            unknown), people in whole numbers, shares 0-1. `verschil_m` is empty when other people
            can be reached than before, because then the two means are not about the same people.
            `dichterbij` and `verder_weg` count people, `dichterbij_m` and `verder_weg_m` are the
            metres it changes for them on average (of those who can get there before and after).
            Both are empty, and `weinig` is 1, when there are 1 to 9 of
            them; of a buurt that is `onderdrukt` all figures are empty.
        totaal: the same over all buurten shown.
    """

    voor_m: NDArray[np.float64]
    na_m: NDArray[np.float64]
    buurten: pd.DataFrame
    totaal: Totaal


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums per buurt.

    Attributes:
        bereikt: people who can get to a place.
        meters: their metres together.
        binnen: people within the norm.
        niet_bereikbaar: addresses without a way to any place.
    """

    bereikt: NDArray[np.float64]
    meters: NDArray[np.float64]
    binnen: NDArray[np.float64]
    niet_bereikbaar: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Moved:
    """Per buurt how many people have another distance, and metres they differ on average."""

    mensen: NDArray[np.float64]
    gemiddeld_m: NDArray[np.float64]


class Inwoners:
    """Who lives where, and counting them per buurt."""

    def __init__(self, opstelling: Opstelling, groep: str, norm_m: float) -> None:
        self.opstelling = opstelling
        self.groep = groep
        self.norm_m = norm_m
        self.gewicht = np.asarray(opstelling.gewicht[groep], dtype=np.float64)
        self.eenheid = "adressen" if opstelling.weging[groep] == "adressen" else "inwoners"
        self.aantal_buurten = len(opstelling.buurten)
        self.inside = opstelling.buurt >= 0
        self.buurt = opstelling.buurt[self.inside]
        self.inside_weight = self.gewicht[self.inside]
        self.per_buurt = self._count(self.inside_weight)
        self.onderdrukt = hidden_buurten(opstelling, groep)
        self.tot_rand_m = opstelling.tot_rand_m[self.inside]
        self.adressen = self._count(np.ones(len(self.buurt)))

    def _count(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        return _counted(self.buurt, values, self.aantal_buurten)

    def sums(self, afstand_m: NDArray[np.float64]) -> Sums:
        """Return the sums of each buurt, of distances per adres in metres (inf allowed)."""
        afstand_m = afstand_m[self.inside]
        known = np.isfinite(afstand_m)
        weight = np.where(known, self.inside_weight, 0.0)
        return Sums(
            self._count(weight),
            self._count(weight * np.where(known, afstand_m, 0.0)),
            self._count(np.where(afstand_m <= self.norm_m, self.inside_weight, 0.0)),
            np.rint(self._count((~known).astype(np.float64))).astype(np.int64),
        )

    def compare(
        self, before: Sums, voor_m: NDArray[np.float64], na_m: NDArray[np.float64]
    ) -> tuple[pd.DataFrame, Totaal]:
        """Return a row per buurt, and the total of the buurten that may be shown."""
        after = before if na_m is voor_m else self.sums(na_m)
        nearer, farther = self._moved(voor_m, na_m), self._moved(na_m, voor_m)
        buurten = self.opstelling.buurten
        show = ~self.onderdrukt & (self.per_buurt > 0)
        same_people = np.isclose(before.bereikt, after.bereikt, rtol=0, atol=1e-9)
        means = [_mean(one.meters, one.bereikt) for one in (before, after)]
        few = _few(nearer.mensen) | _few(farther.mensen)
        data = {
            "buurtcode": buurten["buurtcode"].to_numpy(),
            "buurtnaam": buurten["buurtnaam"].to_numpy(),
            "inwoners": _whole(self.per_buurt, show),
            "voor_gemiddelde_m": _shown(means[0], show),
            "na_gemiddelde_m": _shown(means[1], show),
            "verschil_m": _shown(means[1] - means[0], show & same_people),
            "voor_binnen": _whole(before.binnen, show),
            "na_binnen": _whole(after.binnen, show),
            "verschil_binnen": _whole(np.rint(after.binnen) - np.rint(before.binnen), show),
            "voor_aandeel": _shown(_mean(before.binnen, self.per_buurt), show, 4),
            "na_aandeel": _shown(_mean(after.binnen, self.per_buurt), show, 4),
            "dichterbij": _whole(nearer.mensen, show & ~_few(nearer.mensen)),
            "verder_weg": _whole(farther.mensen, show & ~_few(farther.mensen)),
            "dichterbij_m": _shown(nearer.gemiddeld_m, show & ~_few(nearer.mensen)),
            "verder_weg_m": _shown(farther.gemiddeld_m, show & ~_few(farther.mensen)),
            "weinig": (few & show).astype(np.int64),
            "niet_bereikbaar_voor": before.niet_bereikbaar,
            "niet_bereikbaar_na": after.niet_bereikbaar,
            "rand": self._edge(na_m).astype(np.int64),
            "onderdrukt": (self.onderdrukt & (self.adressen > 0)).astype(np.int64),
        }
        frame = pd.DataFrame(data, columns=list(KOLOMMEN))
        frame = frame.sort_values(["buurtnaam", "buurtcode"], ignore_index=True)
        return frame, self._total(before, after, nearer.mensen, farther.mensen, show)

    def _moved(self, from_m: NDArray[np.float64], to_m: NDArray[np.float64]) -> _Moved:
        """Return per buurt whose way is shorter in `to_m` than in `from_m`, and by how much."""
        if to_m is from_m:
            nobody = np.zeros(self.aantal_buurten)
            return _Moved(nobody, np.full(self.aantal_buurten, np.nan))
        one, other = from_m[self.inside], to_m[self.inside]
        moved = np.where(other < one - GELIJK_M, self.inside_weight, 0.0)
        both = np.isfinite(one) & np.isfinite(other)
        change = np.where(both, one, 0.0) - np.where(both, other, 0.0)
        known = np.where(both, moved, 0.0)
        return _Moved(self._count(moved), _mean(self._count(known * change), self._count(known)))

    def _edge(self, na_m: NDArray[np.float64]) -> NDArray[np.bool_]:
        beyond = self._count((na_m[self.inside] > self.tot_rand_m).astype(np.float64))
        return beyond > RAND_AANDEEL * self.adressen

    def _total(
        self,
        before: Sums,
        after: Sums,
        nearer: NDArray[np.float64],
        farther: NDArray[np.float64],
        show: NDArray[np.bool_],
    ) -> Totaal:
        rounded = [bool((_few(people) & show).any()) for people in (nearer, farther)]
        means = [
            float(_mean(np.array([one.meters[show].sum()]), np.array([one.bereikt[show].sum()]))[0])
            for one in (before, after)
        ]
        return Totaal(
            eenheid=self.eenheid,
            aantal=round(float(self.per_buurt[show].sum())),
            voor_gemiddelde_m=round(means[0], 2),
            na_gemiddelde_m=round(means[1], 2),
            voor_binnen=round(float(before.binnen[show].sum())),
            na_binnen=round(float(after.binnen[show].sum())),
            dichterbij=int(round(float(nearer[show].sum()), -1 if rounded[0] else 0)),
            verder_weg=int(round(float(farther[show].sum()), -1 if rounded[1] else 0)),
            dichterbij_afgerond=rounded[0],
            verder_weg_afgerond=rounded[1],
            niet_bereikbaar_voor=int(before.niet_bereikbaar[show].sum()),
            niet_bereikbaar_na=int(after.niet_bereikbaar[show].sum()),
            onderdrukte_buurten=int((self.onderdrukt & (self.adressen > 0)).sum()),
        )

    @functools.cached_property
    def _hidden_cells(self) -> NDArray[np.bool_]:
        return hidden_cells(self.opstelling, self.groep)

    def per_cel(self, effect: Effect) -> pd.DataFrame:
        """Return the change per 100 m square, see `Proef.per_cel`."""
        cel = self.opstelling.cel
        reached = np.isfinite(effect.voor_m) & np.isfinite(effect.na_m) & (cel >= 0)
        change = np.where(reached, effect.na_m, 0.0) - np.where(reached, effect.voor_m, 0.0)
        weight = np.where(reached, self.gewicht, 0.0)
        size = len(self.opstelling.cellen)
        placed = np.maximum(cel, 0)
        people = _counted(placed, np.where(cel >= 0, self.gewicht, 0.0), size)
        metres = _counted(placed, weight * change, size)
        counted = _counted(placed, weight, size)
        mean = _mean(metres, counted)
        rows = np.flatnonzero(~self._hidden_cells & (np.abs(mean) > GELIJK_M))
        return pd.DataFrame(
            {
                "cel": rows,
                "verschil_m": mean[rows].round(2),
                "aantal": np.rint(people[rows]).astype(np.int64),
            }
        )


def _counted(
    group: NDArray[np.intp], values: NDArray[np.float64], aantal: int
) -> NDArray[np.float64]:
    return np.asarray(np.bincount(group, values, minlength=aantal), dtype=np.float64)


def _mean(total: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    empty = np.full(len(total), np.nan)
    np.divide(total, weight, out=empty, where=weight > 0)
    return empty


def _few(people: NDArray[np.float64]) -> NDArray[np.bool_]:
    return (np.rint(people) > 0) & (np.rint(people) < MIN_INWONERS)


def _shown(
    values: NDArray[np.float64], show: NDArray[np.bool_], decimals: int = 2
) -> NDArray[np.float64]:
    return np.asarray(np.where(show, np.round(values, decimals), np.nan))


def _whole(values: NDArray[np.float64], show: NDArray[np.bool_]) -> Any:
    return pd.array(np.where(show, np.rint(values), np.nan), dtype="Int64")
