"""What there is within reach, per buurt and per item of a list: the supply side of 'gaten'.

Whether nothing within reach is a gap only people can tell: see `operations.gaten`, which lays the
inventarisatielog beside this. Here is no total over items and no order among buurten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from sociale_kaart.analysis.distance import place_voorzieningen
from sociale_kaart.analysis.edge_of_data import RAND_AANDEEL
from sociale_kaart.analysis.niveaus import hidden_buurten
from sociale_kaart.analysis.reach import reach
from sociale_kaart.domain.lenzen import AFSTAND, GEBIED, HELE_BUURT, VERDER_WEG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sociale_kaart.analysis.aanbod import Aanbod
    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.base.progress import Progress

KOLOMMEN = (
    "buurtcode", "buurtnaam", "item", "aantal", "op_afstand", "buiten_buurt", "hele_buurt",
    "verder_weg", "inwoners_bereikt", "inwoners", "aandeel", "rand", "onderdrukt",
)  # fmt: skip
KOLOMMEN_AANBOD = (
    "buurtcode", "hulpbron", "naam", "items", "manier", "afstand_m", "in_buurt",
    "inwoners_bereikt",
)  # fmt: skip
_PREFIX = 2  # 'BU', 'WK' and 'GM' before the digits of a code


@dataclass(frozen=True)
class Coverage:
    """What there is within reach.

    Attributes:
        cellen: a row per buurt (in the order of the names) and item, columns `KOLOMMEN`.
            `aantal` counts hulpbronnen within reach of an inhabitant (`op_afstand`, of which
            `buiten_buurt` stand outside the own buurt) or for the whole buurt (`hele_buurt`);
            `verder_weg` stand in the buurt, but beyond the radius of everybody in it. Persons are
            whole numbers; they and `aandeel` (0-1) are empty where `onderdrukt`. `inwoners` are
            those of the chosen group. `rand` is 1 when more than 5 % of the inhabited addresses
            reach nothing while the data ends within the radius.
        aanbod: a row per buurt and hulpbron that counts there, or stands there farther away:
            columns `KOLOMMEN_AANBOD`; afstand_m is from the nearest inhabited address of the buurt.
        nergens: number of hulpbronnen of which nothing tells where they are.
    """

    cellen: pd.DataFrame
    aanbod: pd.DataFrame
    nergens: int


def coverage(
    opstelling: Opstelling,
    aanbod: Sequence[Aanbod],
    items: Sequence[str],
    straal_m: float,
    *,
    groep: str = "inwoners",
    progress: Progress | None = None,
) -> Coverage:
    """Return per buurt and item how many hulpbronnen are within reach, and of how many people.

    Args:
        opstelling: addresses and people on one network (`analysis.opstelling`).
        aanbod: what counts, from `aanbod.supply`.
        items: codes of the lens, in the order of the rows.
        straal_m: how far people go over the network, in metres.
        groep: whose inhabitants are counted, one of `opstelling.GROEPEN`.
        progress: told of the search; may cancel.

    Raises:
        Cancelled: the user stopped.
    """
    gewicht = opstelling.gewicht[groep]
    counted = (opstelling.buurt >= 0) & (gewicht > 0)
    pairs = _pairs(opstelling, aanbod, straal_m, counted, progress)
    there = _There.of(opstelling, aanbod, pairs, gewicht)
    has = np.array([[item in one.codes for item in items] for one in aanbod], dtype=bool)
    has = has.reshape(len(aanbod), len(items))
    order = np.argsort(opstelling.buurten["buurtnaam"].astype(str).to_numpy(), kind="stable")
    reached = np.zeros((opstelling.aantal, len(items)), dtype=bool)
    for number in range(len(items)):
        reached[pairs.adres[has[pairs.aanbod, number]], number] = True
    rows = _Rows(opstelling, gewicht, counted, order, hidden_buurten(opstelling, groep))
    return Coverage(
        rows.cells(there, has, items, reached, straal_m),
        rows.supply(there, aanbod),
        sum(one.nergens for one in aanbod),
    )


@dataclass(frozen=True)
class _Pairs:
    """An inhabited address and what it reaches, each pair once; inf metres inside a drawn area."""

    adres: NDArray[np.intp]
    aanbod: NDArray[np.intp]
    afstand_m: NDArray[np.float64]


def _pairs(
    opstelling: Opstelling,
    aanbod: Sequence[Aanbod],
    straal_m: float,
    counted: NDArray[np.bool_],
    progress: Progress | None,
) -> _Pairs:
    """Search once for all places, whatever their items."""
    xy = np.array([punt for one in aanbod for punt in one.punten], dtype=np.float64).reshape(-1, 2)
    owner = np.repeat(np.arange(len(aanbod)), [len(one.punten) for one in aanbod])
    found = reach(
        opstelling.network,
        opstelling.adressen,
        place_voorzieningen(opstelling.network, xy),
        access_leg=opstelling.access_leg,
        limiet_m=straal_m,
        progress=progress,
    )
    adres = np.repeat(np.arange(opstelling.aantal), np.diff(found.start))
    inside, whose = _inside_drawn(opstelling, aanbod)
    adres = np.concatenate([adres, inside])
    which = np.concatenate([owner[found.voorziening], whose]).astype(np.intp)
    metres = np.concatenate([found.afstand_m, np.full(len(inside), np.inf)])
    keep = counted[adres]
    adres, which, metres = adres[keep], which[keep], metres[keep]
    order = np.lexsort((metres, which, adres))  # of several places of one hulpbron the nearest
    adres, which, metres = adres[order], which[order], metres[order]
    first = np.ones(len(adres), dtype=bool)
    first[1:] = (np.diff(adres) != 0) | (np.diff(which) != 0)
    return _Pairs(adres[first], which[first], metres[first])


def _inside_drawn(
    opstelling: Opstelling, aanbod: Sequence[Aanbod]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return which addresses lie in the drawn areas of which hulpbron."""
    shapes = [(vlak, number) for number, one in enumerate(aanbod) for vlak in one.vlakken]
    if not shapes:
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    points = np.asarray(shapely.points(opstelling.xy), dtype=object)
    vlak, adres = shapely.STRtree(points).query(
        np.array([shape for shape, _ in shapes], dtype=object), predicate="intersects"
    )
    return adres, np.array([number for _, number in shapes], dtype=np.intp)[vlak]


@dataclass(frozen=True)
class _There:
    """Per buurt (row) and hulpbron (column): is it there, how, and for how many people."""

    bereikt: NDArray[np.bool_]
    hele_buurt: NDArray[np.bool_]
    in_buurt: NDArray[np.bool_]
    afstand_m: NDArray[np.float64]
    inwoners: NDArray[np.float64]

    @classmethod
    def of(
        cls,
        opstelling: Opstelling,
        aanbod: Sequence[Aanbod],
        pairs: _Pairs,
        gewicht: NDArray[np.float64],
    ) -> _There:
        shape = (len(opstelling.buurten), len(aanbod))
        at = (opstelling.buurt[pairs.adres], pairs.aanbod)
        bereikt = np.zeros(shape, dtype=bool)
        bereikt[at] = True
        afstand = np.full(shape, np.inf)
        np.minimum.at(afstand, at, pairs.afstand_m)
        inwoners = np.zeros(shape)
        np.add.at(inwoners, at, gewicht[pairs.adres])
        codes = [str(code) for code in opstelling.buurten["buurtcode"]]
        hele_buurt = np.zeros(shape, dtype=bool)
        in_buurt = np.zeros(shape, dtype=bool)
        buurten = shapely.STRtree(np.asarray(opstelling.buurten.geometry.to_numpy(), dtype=object))
        for number, one in enumerate(aanbod):
            hele_buurt[:, number] = [_is_in(code, one.gebieden) for code in codes]
            for punt in one.punten:
                in_buurt[buurten.query(shapely.Point(punt), "intersects"), number] = True
        return cls(bereikt, hele_buurt, in_buurt, afstand, inwoners)


def _is_in(buurtcode: str, gebieden: frozenset[str]) -> bool:
    """Tell whether a buurt is one of these areas, or lies in one of them."""
    return any(
        buurtcode == code
        or (code[:_PREFIX] in {"WK", "GM"} and buurtcode[_PREFIX:].startswith(code[_PREFIX:]))
        for code in gebieden
    )


@dataclass(frozen=True)
class _Rows:
    """Writes the rows of a coverage, buurten by name."""

    opstelling: Opstelling
    gewicht: NDArray[np.float64]
    counted: NDArray[np.bool_]
    order: NDArray[np.intp]
    onderdrukt: NDArray[np.bool_]

    def cells(
        self,
        there: _There,
        has: NDArray[np.bool_],
        items: Sequence[str],
        reached: NDArray[np.bool_],
        straal_m: float,
    ) -> pd.DataFrame:
        aantallen = {
            "aantal": there.bereikt | there.hele_buurt,
            "op_afstand": there.bereikt,
            "buiten_buurt": there.bereikt & ~there.in_buurt & np.isfinite(there.afstand_m),
            "hele_buurt": there.hele_buurt,
            "verder_weg": there.in_buurt & ~there.bereikt,
        }
        columns = {
            naam: (found.astype(np.int64) @ has.astype(np.int64))[self.order].ravel()
            for naam, found in aantallen.items()
        }
        buurten = self.opstelling.buurten.iloc[self.order]
        hidden = np.repeat(self.onderdrukt[self.order], len(items))
        total = np.repeat(self._per_buurt(self.gewicht * self.counted)[self.order], len(items))
        people = np.stack(
            [self._per_buurt(self.gewicht * reached[:, number]) for number in range(len(items))],
            axis=1,
        )[self.order].ravel()
        frame = pd.DataFrame(
            {
                "buurtcode": np.repeat(buurten["buurtcode"].to_numpy(), len(items)),
                "buurtnaam": np.repeat(buurten["buurtnaam"].to_numpy(), len(items)),
                "item": list(items) * len(buurten),
                **columns,
                "inwoners_bereikt": _whole(people, hidden),
                "inwoners": _whole(total, hidden),
                "aandeel": np.where(
                    hidden | (total <= 0),
                    np.nan,
                    np.round(np.divide(people, total, where=total > 0, out=people * 0), 4),
                ),
                "rand": self._rand(reached, straal_m)[self.order].ravel(),
                "onderdrukt": hidden.astype(np.int64),
            }
        )
        return frame[list(KOLOMMEN)]

    def supply(self, there: _There, aanbod: Sequence[Aanbod]) -> pd.DataFrame:
        rows = []
        for buurt in self.order.tolist():
            hidden = bool(self.onderdrukt[buurt])
            some = there.bereikt[buurt] | there.hele_buurt[buurt] | there.in_buurt[buurt]
            for number in np.flatnonzero(some).tolist():
                one = aanbod[number]
                metres = float(there.afstand_m[buurt, number])
                rows.append(
                    (
                        str(self.opstelling.buurten["buurtcode"].iloc[buurt]),
                        one.uuid,
                        one.naam,
                        tuple(sorted(one.codes)),
                        _manner(there, buurt, number),
                        round(metres, 2) if np.isfinite(metres) and not hidden else np.nan,
                        bool(there.in_buurt[buurt, number]),
                        None if hidden else round(float(there.inwoners[buurt, number])),
                    )
                )
        frame = pd.DataFrame(rows, columns=list(KOLOMMEN_AANBOD))
        frame["inwoners_bereikt"] = frame["inwoners_bereikt"].astype("Int64")
        return frame

    def _per_buurt(self, persons: NDArray[np.float64]) -> NDArray[np.float64]:
        inside = self.opstelling.buurt >= 0
        found = np.zeros(len(self.opstelling.buurten))
        np.add.at(found, self.opstelling.buurt[inside], persons[inside])
        return found

    def _rand(self, reached: NDArray[np.bool_], straal_m: float) -> NDArray[np.int64]:
        """Return per buurt and item whether something may be just outside the data."""
        near = self.opstelling.tot_rand_m < straal_m
        number = np.maximum(self._per_buurt(self.counted.astype(np.float64)), 1.0)
        open_ends = np.stack(
            [
                self._per_buurt((self.counted & near & ~reached[:, item]).astype(np.float64))
                for item in range(reached.shape[1])
            ],
            axis=1,
        )
        return (open_ends / number[:, None] > RAND_AANDEEL).astype(np.int64)


def _manner(there: _There, buurt: int, number: int) -> str:
    if np.isfinite(there.afstand_m[buurt, number]):
        return AFSTAND
    if there.bereikt[buurt, number]:
        return GEBIED
    return HELE_BUURT if there.hele_buurt[buurt, number] else VERDER_WEG


def _whole(persons: NDArray[np.float64], hidden: NDArray[np.bool_]) -> pd.Series:
    """Return persons as whole numbers, empty where they are held back."""
    return pd.Series(np.where(hidden, np.nan, np.round(persons))).astype("Int64")
