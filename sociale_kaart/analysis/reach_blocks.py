"""The distances from every address to every voorziening, in blocks that fit in memory.

A block is a few voorzieningen that lie together. Within a limit only the nodes in their box,
widened by that limit, can matter: a way over the network is never shorter than the straight line
(`Network.krimp` guards that), so leaving the rest out changes no answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy.sparse import csgraph

from sociale_kaart.analysis.attach import (
    Part,
    along_edges,
    part_of,
    whole,
    with_voorzieningen,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from sociale_kaart.analysis.network import Network
    from sociale_kaart.analysis.snap import Snap
    from sociale_kaart.base.progress import Progress

# Numbers in the largest table of a block; a handful of such tables stand side by side (8 bytes).
BLOK_GETALLEN = 4_000_000
# Voorzieningen within a square of this share of the limit are searched together.
_TEGEL = 0.5
# A search that meets at least this share of the addresses looks at all of them.
_BIJNA_ALLES = 0.7
# A network with fewer nodes than this is searched as a whole: taking a part of it costs more.
_KLEIN = 20_000
# Room for the last bits of a sum, so that the limit itself is found.
_SPELING_M = 1e-6


@dataclass(frozen=True)
class Block:
    """Distances from some addresses to some voorzieningen.

    Attributes:
        voorzieningen: numbers of the voorzieningen.
        adressen: numbers of the addresses; what is not among them lies beyond the limit.
        afstand_m: (addresses, voorzieningen) metres, inf beyond the limit or unreachable.
    """

    voorzieningen: NDArray[np.intp]
    adressen: NDArray[np.intp]
    afstand_m: NDArray[np.float64]


def blocks(
    network: Network,
    adressen: Snap,
    voorzieningen: Snap,
    *,
    access_leg: bool,
    limiet_m: float,
    progress: Progress | None = None,
) -> Iterator[Block]:
    """Yield the distances of all voorzieningen, each in one block.

    Args:
        network: the network, with its driving directions.
        adressen: where the addresses are.
        voorzieningen: where the voorzieningen are.
        access_leg: count the straight metres between door and street at both ends.
        limiet_m: in metres over the network; inf is no limit.
        progress: told per block.

    Raises:
        Cancelled: the user stopped.
    """
    placed = np.unique(voorzieningen.punt)
    if len(placed) == 0 or len(adressen.punt) == 0:
        return
    done = 0
    for punten, part in _areas(network, voorzieningen, placed, limiet_m):
        rows = _rows_in(network, adressen, part, voorzieningen.of_points(punten))
        size = max(part.aantal + len(punten), len(rows.place.punt), 1)
        step = max(1, BLOK_GETALLEN // size)
        for first in range(0, len(punten), step):
            if progress is not None:
                progress.step("Uitrekenen wie waar kan komen…", done, len(placed))
            some = punten[first : first + step]
            done += len(some)
            if len(rows.punt):
                near = voorzieningen.of_points(some)
                afstand = _distances(
                    network, part, rows.place, near, access_leg=access_leg, limiet_m=limiet_m
                )
                yield Block(some, rows.punt, afstand)


@dataclass(frozen=True)
class _Rows:
    """Points that a search can meet, and a Snap in which no other points have a row."""

    punt: NDArray[np.intp]
    place: Snap


def _areas(
    network: Network, voorzieningen: Snap, placed: NDArray[np.intp], limiet_m: float
) -> Iterator[tuple[NDArray[np.intp], Part]]:
    """Yield voorzieningen that lie together, ascending, with the part of the network around."""
    lines = network.lijnen[voorzieningen.edge]
    share = voorzieningen.positie_m / network.lengte_m[voorzieningen.edge]
    spot = shapely.get_coordinates(
        shapely.line_interpolate_point(lines, np.minimum(share, 1.0), normalized=True)
    )
    knopen = network.xy
    krimp = network.krimp
    far = limiet_m / krimp if krimp > 0 else np.inf
    if len(knopen) <= _KLEIN or not np.isfinite(far) or np.all(np.ptp(knopen, axis=0) <= 2 * far):
        yield placed, whole(network)
        return
    tegel = np.floor(spot / max(far * _TEGEL, 1.0)).astype(np.int64)
    # A voorziening with several places on the network goes with the first; the box holds them all.
    first = np.searchsorted(voorzieningen.punt, placed)
    _, group = np.unique(tegel[first], axis=0, return_inverse=True)
    order = np.argsort(group.ravel(), kind="stable")
    cuts = np.flatnonzero(np.diff(group.ravel()[order])) + 1
    for together in np.split(order, cuts):
        punten = placed[together]
        mine = spot[np.isin(voorzieningen.punt, punten)]
        low, high = mine.min(axis=0) - far - 1.0, mine.max(axis=0) + far + 1.0
        yield punten, part_of(network, np.all((knopen >= low) & (knopen <= high), axis=1))


def _rows_in(network: Network, adressen: Snap, part: Part, near: Snap) -> _Rows:
    """Return the rows of the addresses that a search within a part can meet."""
    inside = part.number >= 0
    touched = inside[network.van[adressen.edge]] | inside[network.naar[adressen.edge]]
    # The ends of a very long edge may both lie outside while an address is next door.
    beside = np.zeros(len(network.lijnen), dtype=bool)
    beside[near.edge] = True
    touched |= beside[adressen.edge]
    met = np.zeros(adressen.aantal, dtype=bool)
    met[adressen.punt] = True
    if np.count_nonzero(touched) >= _BIJNA_ALLES * len(touched):
        # How all of them reach the nodes is known already; that saves more than the rest costs.
        return _Rows(np.flatnonzero(met), adressen)
    met[:] = False
    met[adressen.punt[touched]] = True
    punt = np.flatnonzero(met)
    return _Rows(punt, adressen.of_points(punt))


def _distances(
    network: Network,
    part: Part,
    place: Snap,
    near: Snap,
    *,
    access_leg: bool,
    limiet_m: float,
) -> NDArray[np.float64]:
    """Return the metres (addresses, voorzieningen), inf beyond the limit."""
    far = csgraph.dijkstra(
        with_voorzieningen(network, part, near, access_leg=access_leg),
        indices=part.aantal + np.arange(near.aantal),
        limit=limiet_m + _SPELING_M,
    )
    # A row per node, so that an address takes its numbers in one piece; one more row stands for the
    # node that cannot be reached.
    to_node = np.full((part.aantal + 1, near.aantal), np.inf)
    to_node[:-1] = far[:, : part.aantal].T
    ends = place.ends(network, access_leg=access_leg)
    afstand = to_node[_node(part, ends.van)]
    afstand += ends.via_van[:, None]
    on = to_node[_node(part, ends.naar)]
    on += ends.via_naar[:, None]
    np.minimum(afstand, on, out=afstand)
    pairs = along_edges(network, place, near, access_leg=access_leg)
    np.minimum.at(afstand, (pairs.rij, near.punt[pairs.rij_voorziening]), pairs.afstand_m)
    if len(ends.overig_bij):
        # Several places of one address: the nearest counts, once.
        aantal = len(ends.punten)
        afstand, more = afstand[:aantal], afstand[aantal:]
        np.minimum.at(afstand, ends.overig_bij, more)
    afstand[afstand > limiet_m] = np.inf
    return afstand


def _node(part: Part, knoop: NDArray[np.intp]) -> NDArray[np.int32]:
    """Return the row to look a node up in; the last one for what lies outside the part."""
    number = part.number[knoop]
    return np.where(number >= 0, number, np.int32(part.aantal))
