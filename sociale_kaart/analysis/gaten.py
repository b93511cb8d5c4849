"""What there is within reach, per buurt and per item of a list: the supply side of 'gaten'.

Whether nothing within reach is a gap only people can tell: see `operations.gaten`, which lays the
inventarisatielog beside this. Here is no total over items and no order among buurten.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from sociale_kaart.analysis.distance import place_voorzieningen
from sociale_kaart.analysis.edge_of_data import RAND_AANDEEL
from sociale_kaart.analysis.niveaus import hidden_buurten
from sociale_kaart.analysis.reach_blocks import blocks
from sociale_kaart.domain.lenzen import AFSTAND, GEBIED, HELE_BUURT, VERDER_WEG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sociale_kaart.analysis.aanbod import Aanbod
    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.analysis.snap import Snap
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
    has = np.array([[item in one.codes for item in items] for one in aanbod], dtype=bool)
    has = has.reshape(len(aanbod), len(items))
    there = _There.empty(opstelling, aanbod, len(items))
    _search(opstelling, aanbod, straal_m, _Who(gewicht, counted, has), there, progress)
    _add_drawn(opstelling, aanbod, _Who(gewicht, counted, has), there)
    order = np.argsort(opstelling.buurten["buurtnaam"].astype(str).to_numpy(), kind="stable")
    rows = _Rows(opstelling, gewicht, counted, order, hidden_buurten(opstelling, groep))
    return Coverage(
        rows.cells(there, has, items, straal_m),
        rows.supply(there, aanbod),
        sum(one.nergens for one in aanbod),
    )


@dataclass(frozen=True)
class _Who:
    """Who counts: persons per address, whether it is inhabited, and the items of each hulpbron."""

    gewicht: NDArray[np.float64]
    counted: NDArray[np.bool_]
    has: NDArray[np.bool_]


@dataclass(frozen=True)
class _There:
    """Per buurt (row) and hulpbron (column): is it there, how, and for how many people.

    `reached` tells per address (row) and item (column) whether anything is within reach.
    """

    bereikt: NDArray[np.bool_]
    hele_buurt: NDArray[np.bool_]
    in_buurt: NDArray[np.bool_]
    afstand_m: NDArray[np.float64]
    inwoners: NDArray[np.float64]
    reached: NDArray[np.bool_]

    @classmethod
    def empty(cls, opstelling: Opstelling, aanbod: Sequence[Aanbod], items: int) -> _There:
        """Return what is known before anybody goes anywhere: where the hulpbronnen are."""
        shape = (len(opstelling.buurten), len(aanbod))
        codes = [str(code) for code in opstelling.buurten["buurtcode"]]
        hele_buurt = np.zeros(shape, dtype=bool)
        in_buurt = np.zeros(shape, dtype=bool)
        buurten = shapely.STRtree(np.asarray(opstelling.buurten.geometry.to_numpy(), dtype=object))
        for number, one in enumerate(aanbod):
            hele_buurt[:, number] = [_is_in(code, one.gebieden) for code in codes]
            for punt in one.punten:
                in_buurt[buurten.query(shapely.Point(punt), "intersects"), number] = True
        return cls(
            np.zeros(shape, dtype=bool),
            hele_buurt,
            in_buurt,
            np.full(shape, np.inf),
            np.zeros(shape),
            np.zeros((opstelling.aantal, items), dtype=bool),
        )


def _search(  # noqa: PLR0917 - what is searched, for whom, and where the answer goes
    opstelling: Opstelling,
    aanbod: Sequence[Aanbod],
    straal_m: float,
    who: _Who,
    there: _There,
    progress: Progress | None,
) -> None:
    """Search once for all places, whatever their items, and take up who reaches what."""
    for block in blocks(
        opstelling.network,
        opstelling.adressen,
        _placed(opstelling, aanbod),
        access_leg=opstelling.access_leg,
        limiet_m=straal_m,
        progress=progress,
    ):
        mine = np.flatnonzero(who.counted[block.adressen])
        order = mine[np.argsort(opstelling.buurt[block.adressen[mine]], kind="stable")]
        if len(order) == 0:
            continue
        adres = block.adressen[order]
        metres = np.where(block.afstand_m[order] <= straal_m, block.afstand_m[order], np.inf)
        near = np.isfinite(metres)
        first = np.flatnonzero(np.diff(opstelling.buurt[adres], prepend=-1))
        at = np.ix_(opstelling.buurt[adres[first]], block.voorzieningen)
        there.bereikt[at] = np.logical_or.reduceat(near, first, axis=0)
        there.afstand_m[at] = np.minimum.reduceat(metres, first, axis=0)
        there.inwoners[at] = np.add.reduceat(near * who.gewicht[adres, None], first, axis=0)
        wanted = who.has[block.voorzieningen].astype(np.float32)
        there.reached[adres] |= near.astype(np.float32) @ wanted > 0


def _placed(opstelling: Opstelling, aanbod: Sequence[Aanbod]) -> Snap:
    """Return where the hulpbronnen touch the network; one with several places has them all."""
    xy = np.array([punt for one in aanbod for punt in one.punten], dtype=np.float64).reshape(-1, 2)
    owner = np.repeat(np.arange(len(aanbod)), [len(one.punten) for one in aanbod])
    place = place_voorzieningen(opstelling.network, xy)
    # Points come hulpbron after hulpbron, so the rows stay in the order of their numbers.
    return replace(place, aantal=len(aanbod), punt=owner[place.punt].astype(np.intp))


def _add_drawn(opstelling: Opstelling, aanbod: Sequence[Aanbod], who: _Who, there: _There) -> None:
    """Take up who lives inside a drawn area: the hulpbron is there for them, at no distance."""
    if not any(one.vlakken for one in aanbod):
        return
    points = np.asarray(shapely.points(opstelling.xy), dtype=object)
    for number, one in enumerate(aanbod):
        inside = np.zeros(opstelling.aantal, dtype=bool)
        for vlak in one.vlakken:
            shapely.prepare(vlak)
            inside |= shapely.intersects(vlak, points)
        adres = np.flatnonzero(inside & who.counted)
        buurt = opstelling.buurt[adres]
        there.bereikt[buurt, number] = True
        np.add.at(there.inwoners[:, number], buurt, who.gewicht[adres])
        there.reached[np.ix_(adres, np.flatnonzero(who.has[number]))] = True


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
        straal_m: float,
    ) -> pd.DataFrame:
        reached = there.reached
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
        codes = self.opstelling.buurten["buurtcode"].astype(str).tolist()
        rows = []
        for buurt in self.order.tolist():
            hidden = bool(self.onderdrukt[buurt])
            some = there.bereikt[buurt] | there.hele_buurt[buurt] | there.in_buurt[buurt]
            for number in np.flatnonzero(some).tolist():
                one = aanbod[number]
                metres = float(there.afstand_m[buurt, number])
                rows.append(
                    (
                        codes[buurt],
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
