"""What would change when places of one categorie are added, moved or closed.

A distance is the smallest over all places. So the distances to the places that stay are kept, and
only what is new or moves needs a pass over the network: one pass from all new points at once, the
same computation as `analysis.distance`. The answer equals computing everything anew, to the bit,
because nothing passes through a voorziening.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

from sociale_kaart.analysis.distance import nearest_placed, place_voorzieningen
from sociale_kaart.analysis.opstelling import coordinates
from sociale_kaart.analysis.scenario_cijfers import KOLOMMEN, Effect, Inwoners, Totaal
from sociale_kaart.domain.scenario import DICHT, STANDAARD_GROEP

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    import pandas as pd
    from numpy.typing import NDArray

    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.analysis.snap import Snap
    from sociale_kaart.domain.scenario import Wijziging

__all__ = ["KOLOMMEN", "Effect", "Proef", "Totaal"]

# How many sets of places that stay are remembered: while one place is dragged, one is enough.
_REMEMBERED = 8


class Proef:
    """Tries changes of the places of one categorie; made once, asked many times.

    One answer takes a pass over the network and a count per buurt: some milliseconds for a
    gemeente of 25,000 addresses. Used by one thread at a time.

    Args:
        opstelling: the network with the addresses on it.
        voorzieningen: the places of one categorie now; points in RD New. The index i of a
            `Wijziging.plek` is row i of this frame.
        norm_m: what is near enough, in metres over the network.
        groep: whose distances count, a key of `opstelling.gewicht`.

    Raises:
        KeyError: the opstelling does not know this groep.
    """

    def __init__(
        self,
        opstelling: Opstelling,
        voorzieningen: gpd.GeoDataFrame,
        norm_m: float,
        groep: str = STANDAARD_GROEP,
    ) -> None:
        self.opstelling = opstelling
        self.voorzieningen = voorzieningen
        self.norm_m = float(norm_m)
        self.groep = groep
        self._placed = place_voorzieningen(opstelling.network, coordinates(voorzieningen))
        self._inwoners = Inwoners(opstelling, groep, self.norm_m)
        self._kept: OrderedDict[frozenset[int], NDArray[np.float64]] = OrderedDict()
        self.voor_m = self._without(frozenset())
        self._before = self._inwoners.sums(self.voor_m)

    def effect(self, wijzigingen: Sequence[Wijziging] = ()) -> Effect:
        """Return what changes.

        Raises:
            IndexError: a change is about a place that is not in the frame.
        """
        na_m = self.distances(wijzigingen)
        frame, totaal = self._inwoners.compare(self._before, self.voor_m, na_m)
        return Effect(self.voor_m, na_m, frame, totaal)

    def distances(self, wijzigingen: Sequence[Wijziging] = ()) -> NDArray[np.float64]:
        """Return per adres of the opstelling the distance after the changes, in metres.

        Raises:
            IndexError: as `effect`.
        """
        touched = frozenset(w.plek for w in wijzigingen if w.plek is not None)
        if touched and not 0 <= min(touched) <= max(touched) < len(self.voorzieningen):
            message = f"no such places: {sorted(touched)}"
            raise IndexError(message)
        rest = self._without(touched)
        new = [(w.x, w.y) for w in wijzigingen if w.actie != DICHT]
        if not new:
            return rest
        placed = place_voorzieningen(self.opstelling.network, np.array(new, dtype=np.float64))
        return np.minimum(rest, self._to(placed))

    def can_be_reached(self, x: float, y: float) -> bool:
        """Tell whether a new place at this point (RD New, metres) brings anybody anywhere."""
        placed = place_voorzieningen(self.opstelling.network, np.array([(x, y)]))
        return bool(np.isfinite(self._to(placed)).any())

    def per_cel(self, effect: Effect) -> pd.DataFrame:
        """Return the change per square of 100 m, for a map.

        Returns:
            `cel` (row of `opstelling.cellen`), `verschil_m` (weighted mean of what changes for who
            can get there before and after; negative is nearer), `aantal` (people in it). Squares
            where nothing changes, and those of few people (`cellen.hidden_cells`), have no row.
        """
        return self._inwoners.per_cel(effect)

    def _without(self, gone: frozenset[int]) -> NDArray[np.float64]:
        """Return the distances to the places that stay, remembered for the next question."""
        known = self._kept.get(gone)
        if known is None:
            stay = np.array([i for i in range(self._placed.aantal) if i not in gone], dtype=np.intp)
            known = self._to(self._placed.of_points(stay))
            known.setflags(write=False)
            self._kept[gone] = known
            while len(self._kept) > _REMEMBERED:
                # What is there now is asked for all the time.
                self._kept.pop(next(key for key in self._kept if key))
        elif gone:
            self._kept.move_to_end(gone)
        return known

    def _to(self, places: Snap) -> NDArray[np.float64]:
        found = nearest_placed(
            self.opstelling.network,
            self.opstelling.adressen,
            places,
            access_leg=self.opstelling.access_leg,
        )
        return found.afstand_m
