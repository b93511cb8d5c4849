"""What every address can reach of one categorie: the nearest three, how many, and how much choice.

One search gives all of it. What is far from most addresses is looked for in steps that grow wider,
each only for the addresses that have not met three yet.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sociale_kaart.analysis.reach_blocks import blocks
from sociale_kaart.analysis.snap import Snap
from sociale_kaart.analysis.voorzieningen import eenheden
from sociale_kaart.domain.categorieen import categorie_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import geopandas as gpd
    from numpy.typing import NDArray

    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.analysis.reach_blocks import Block
    from sociale_kaart.base.progress import Progress

DICHTSTBIJ = 3
# The choice is counted within this distance when the user names none.
KEUZE_M = 1_000.0
# Up to this many pairs of an address and a place every pair is simply looked at.
_ALLE_PAREN = 5_000_000
_WIDER = 4.0


@dataclass(frozen=True)
class Plaatsen:
    """The places of one categorie on a network; a hulpbron with several plekken is one of them.

    Attributes:
        categorie: code.
        plaats: where they touch the network, one number per place.
        namen: per place its name, or the label of the categorie.
        in_buurt: (places, buurten + 1) whether it has a plek in that buurt; the last is none.
    """

    categorie: str
    plaats: Snap
    namen: tuple[str, ...]
    in_buurt: NDArray[np.bool_]

    @property
    def aantal(self) -> int:
        """Number of places, those that lie off the network included."""
        return self.plaats.aantal


@dataclass(frozen=True)
class PerAdres:
    """What each address (in the order of the `Opstelling`) reaches of one categorie.

    Attributes:
        plaatsen: the places, which `dichtstbij` numbers.
        afstand_m: (n, 3) metres over the network to the nearest three, inf where there are fewer.
        dichtstbij: (n, 3) which those are, -1 for none.
        limieten_m: the distances within which `aantallen` counts.
        aantallen: (n, limits) number of places within each of them.
        straal_m: the distance within which there is choice.
        keuze: (n) number of places within it, wherever they lie.
        keuze_buiten: (n) how many of those lie outside the buurt of the address.
    """

    plaatsen: Plaatsen
    afstand_m: NDArray[np.float64]
    dichtstbij: NDArray[np.int32]
    limieten_m: tuple[float, ...]
    aantallen: NDArray[np.int32]
    straal_m: float
    keuze: NDArray[np.int32]
    keuze_buiten: NDArray[np.int32]

    @functools.cached_property
    def volgorde(self) -> NDArray[np.intp]:
        """The addresses from near to far: every level needs them so."""
        return np.argsort(self.afstand_m[:, 0], kind="stable")


def plaatsen_of(
    categorie: str, voorzieningen: gpd.GeoDataFrame, place: Snap, buurt: NDArray[np.intp], n: int
) -> Plaatsen:
    """Return the places of one categorie.

    Args:
        categorie: code.
        voorzieningen: of all categories, see `voorzieningen.merge_voorzieningen`.
        place: where they touch the network, in the same order (`distance.place_voorzieningen`).
        buurt: per voorziening the row of its buurt, -1 outside.
        n: number of buurten.
    """
    rows = np.flatnonzero(voorzieningen["categorie"].to_numpy(dtype=object) == categorie)
    these = voorzieningen.iloc[rows]
    eenheid = eenheden(these)
    aantal = int(eenheid.max()) + 1 if len(eenheid) else 0
    snap = place.of_points(rows)
    punt = eenheid[snap.punt]
    order = np.argsort(punt, kind="stable")
    namen = [categorie_label(categorie)] * aantal
    for number, naam in reversed(list(zip(eenheid.tolist(), these["naam"], strict=True))):
        if isinstance(naam, str) and naam:
            namen[number] = naam
    in_buurt = np.zeros((aantal, n + 1), dtype=bool)
    in_buurt[eenheid, buurt[rows]] = True
    in_buurt[:, n] = False
    return Plaatsen(
        categorie,
        Snap(
            aantal,
            punt[order],
            snap.edge[order],
            snap.positie_m[order],
            snap.afstand_m[order],
            snap.opnieuw[order],
        ),
        tuple(namen),
        in_buurt,
    )


def measure(
    opstelling: Opstelling,
    plaatsen: Plaatsen,
    *,
    limieten_m: Sequence[float] = (),
    straal_m: float = KEUZE_M,
    progress: Progress | None = None,
) -> PerAdres:
    """Return what each address reaches of one categorie.

    Args:
        opstelling: addresses on the network.
        plaatsen: places on the same network.
        limieten_m: within which to count, in metres over the network.
        straal_m: within which places are a choice.
        progress: told now and then; may cancel.

    Raises:
        Cancelled: the user stopped.
    """
    n = opstelling.aantal
    limits = (*limieten_m, straal_m)
    counts = np.zeros((n, len(limits)), dtype=np.int32)
    eigen = np.zeros(n, dtype=np.int32)
    best = np.full((n, DICHTSTBIJ), np.inf)
    which = np.full((n, DICHTSTBIJ), -1, dtype=np.int32)
    first = np.inf if n * plaatsen.aantal <= _ALLE_PAREN else max(limits)
    for block in _blocks(opstelling, opstelling.adressen, plaatsen, first, progress):
        rows = block.adressen
        for column, limiet in enumerate(limits):
            near = block.afstand_m <= min(limiet, np.finfo(np.float64).max)
            counts[rows, column] += np.count_nonzero(near, axis=1).astype(np.int32)
        here = plaatsen.in_buurt[block.voorzieningen].T[opstelling.buurt[rows]]
        eigen[rows] += np.count_nonzero(near & here, axis=1).astype(np.int32)
        best[rows], which[rows] = _best(best[rows], which[rows], block)
    for limiet in _wider(first):
        rest = np.flatnonzero(np.isinf(best[:, -1]))
        if len(rest) == 0 or plaatsen.aantal == 0:
            break
        snap = opstelling.adressen.of_points(rest)
        best[rest], which[rest] = np.inf, -1
        for block in _blocks(opstelling, snap, plaatsen, limiet, progress):
            rows = rest[block.adressen]
            best[rows], which[rows] = _best(best[rows], which[rows], block)
    return PerAdres(
        plaatsen,
        best,
        which,
        tuple(limieten_m),
        counts[:, :-1],
        straal_m,
        counts[:, -1],
        counts[:, -1] - eigen,
    )


def _wider(first: float) -> tuple[float, ...]:
    return () if np.isinf(first) else (first * _WIDER, np.inf)


def _blocks(
    opstelling: Opstelling,
    adressen: Snap,
    plaatsen: Plaatsen,
    limiet_m: float,
    progress: Progress | None,
) -> Iterator[Block]:
    return blocks(
        opstelling.network,
        adressen,
        plaatsen.plaats,
        access_leg=opstelling.access_leg,
        limiet_m=limiet_m,
        progress=progress,
    )


def _best(
    afstand: NDArray[np.float64], which: NDArray[np.int32], block: Block
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Return the nearest of what was kept and of a block."""
    number = np.broadcast_to(block.voorzieningen.astype(np.int32), block.afstand_m.shape)
    both = np.concatenate([afstand, block.afstand_m], axis=1)
    numbers = np.concatenate([which, number], axis=1)
    found = np.empty_like(afstand)
    chosen = np.empty_like(which)
    row = np.arange(len(both))
    for rank in range(afstand.shape[1]):
        at = np.argmin(both, axis=1)
        found[:, rank] = both[row, at]
        chosen[:, rank] = np.where(np.isfinite(found[:, rank]), numbers[row, at], -1)
        both[row, at] = np.inf
    return found, chosen
