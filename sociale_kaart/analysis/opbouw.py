"""How the figure of one buurt is built up: who counts, how they spread, what makes it less sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sociale_kaart.analysis.cijfers import ONBEKEND, Cijfers, summarize
from sociale_kaart.analysis.distance import nearest_placed
from sociale_kaart.analysis.edge_of_data import is_rand
from sociale_kaart.analysis.niveaus import BANDEN, hidden_buurten

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sociale_kaart.analysis.distance import Nearest
    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.analysis.per_adres import Plaatsen


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the addresses of a buurt: a band of distances, or those with one nearest place.

    Attributes:
        label: what they share, in Dutch.
        adressen: how many addresses.
        personen: how many people (or addresses, see `Opbouw.weging`), rounded to 0.1.
    """

    label: str
    adressen: int
    personen: float


@dataclass(frozen=True)
class Opbouw:
    """How one figure is built up. Distances in metres; None is unknown or held back.

    Attributes:
        buurtcode: CBS code.
        buurtnaam: its name.
        jaar: of the borders and inhabitants.
        inwoners: according to CBS; None unknown.
        adressen: addresses in the buurt.
        geteld: people who count (sum of the weights).
        bereikt: of those, who can get there: mean, median and P90 are about them.
        weging: where the people per address come from.
        cijfers: mean, median, P90 and shares; NaN where held back or unknown.
        niet_bereikbaar: addresses without any route.
        te_ver: of those, addresses too far from every street.
        tweede_plek: addresses answered by a second place, because their street leads nowhere.
        deur_straat_m: median metres between door and street.
        deur_straat_max_m: the most.
        banden: how the addresses spread over the bands of distance, empty where held back.
        plekken: which place is nearest for whom, by name; empty where held back.
        bekend: places of this categorie in the data.
        in_buurt: of those, in the buurt itself.
        rand: more than 5 % of the addresses may have a nearer place outside the data.
        rand_adressen: how many those are.
        onderdrukt: the figures are held back.
    """

    buurtcode: str
    buurtnaam: str
    jaar: int | None
    inwoners: int | None
    adressen: int
    geteld: float
    bereikt: float
    weging: str
    cijfers: Cijfers
    niet_bereikbaar: int
    te_ver: int
    tweede_plek: int
    deur_straat_m: float | None
    deur_straat_max_m: float | None
    banden: tuple[Deel, ...]
    plekken: tuple[Deel, ...]
    bekend: int
    in_buurt: int
    rand: bool
    rand_adressen: int
    onderdrukt: bool


def nearest_of(opstelling: Opstelling, plaatsen: Plaatsen) -> Nearest:
    """Return per address the nearest of the places, as the figures have it."""
    return nearest_placed(
        opstelling.network,
        opstelling.adressen,
        plaatsen.plaats,
        access_leg=opstelling.access_leg,
    )


def build_up(
    opstelling: Opstelling, plaatsen: Plaatsen, found: Nearest, buurt: int, groep: str
) -> Opbouw:
    """Return how the figure of one buurt is built up.

    Args:
        opstelling: addresses and people on a network.
        plaatsen: the places of one categorie (`per_adres.plaatsen_of`).
        found: from `nearest_of`.
        buurt: row of the buurt in `opstelling.buurten`.
        groep: whose inhabitants weigh, one of `opstelling.GROEPEN`.
    """
    row = opstelling.buurten.iloc[buurt]
    mine = np.flatnonzero(opstelling.buurt == buurt)
    gewicht = opstelling.gewicht[groep][mine]
    afstand, snap_m = found.afstand_m[mine], found.snap_m[mine]
    hidden = bool(hidden_buurten(opstelling, groep)[buurt])
    silent = hidden or plaatsen.aantal == 0
    beside = snap_m[np.isfinite(snap_m)]
    inwoners = row["inwoners"]
    return Opbouw(
        buurtcode=str(row["buurtcode"]),
        buurtnaam=str(row["buurtnaam"]),
        jaar=None if row["jaar"] is None else int(row["jaar"]),
        inwoners=int(inwoners) if inwoners == inwoners else None,  # NaN  # noqa: PLR0124
        adressen=len(mine),
        geteld=0.0 if hidden else round(float(gewicht.sum()), 1),
        bereikt=0.0 if hidden else round(float(gewicht[np.isfinite(afstand)].sum()), 1),
        weging=opstelling.weging[groep],
        cijfers=ONBEKEND if silent else summarize(afstand, gewicht),
        niet_bereikbaar=int(np.isinf(afstand).sum()),
        te_ver=int(np.isinf(snap_m).sum()),
        tweede_plek=int(found.opnieuw[mine].sum()),
        deur_straat_m=float(np.median(beside)) if len(beside) else None,
        deur_straat_max_m=float(beside.max()) if len(beside) else None,
        banden=() if silent else _bands(afstand, gewicht),
        plekken=() if silent else _places(plaatsen, found.voorziening[mine], gewicht),
        bekend=plaatsen.aantal,
        in_buurt=int(plaatsen.in_buurt[:, buurt].sum()),
        rand=is_rand(afstand, opstelling.tot_rand_m[mine]),
        rand_adressen=int((afstand > opstelling.tot_rand_m[mine]).sum()),
        onderdrukt=hidden,
    )


def _bands(afstand: NDArray[np.float64], gewicht: NDArray[np.float64]) -> tuple[Deel, ...]:
    parts = [(band.label, (afstand > band.van_m) & (afstand <= band.tot_m)) for band in BANDEN]
    parts.append(("niet bereikbaar", np.isinf(afstand)))
    return tuple(
        Deel(label, int(those.sum()), round(float(gewicht[those].sum()), 1))
        for label, those in parts
    )


def _places(
    plaatsen: Plaatsen, which: NDArray[np.intp], gewicht: NDArray[np.float64]
) -> tuple[Deel, ...]:
    parts = [
        Deel(
            plaatsen.namen[number],
            int((which == number).sum()),
            round(float(gewicht[which == number].sum()), 1),
        )
        for number in np.unique(which[which >= 0]).tolist()
    ]
    return tuple(sorted(parts, key=lambda part: part.label.casefold()))
