"""Figures per 100 m cell, and which cells say too much about too few people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sociale_kaart.analysis.cijfers import group_sums
from sociale_kaart.analysis.niveaus import Niveau, hidden_buurten
from sociale_kaart.analysis.per_adres import DICHTSTBIJ

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.analysis.per_adres import PerAdres

# A cell with fewer people is held back, as CBS does.
MIN_IN_CEL = 5
# Estimates of whole persons: 4.6 is five people, not four.
_HALF = 0.5


def cell_level(opstelling: Opstelling, groep: str) -> Niveau:
    """Return the level of the 100 m cells; `gebieden` also has cel, x, y (RD New, metres), adres.

    `buurtcode` and `buurtnaam` are those of the buurt with most of its addresses, `inwoners` is an
    estimate from the weights, in whole persons, `adres` the address nearest to the middle.

    Args:
        opstelling: the addresses and their cells.
        groep: whose persons weigh.
    """
    cellen = opstelling.cellen
    everybody = group_sums(opstelling.gewicht["inwoners"], opstelling.cel, len(cellen))
    hidden = hidden_cells(opstelling, groep)
    buurt = _main_buurt(opstelling)
    known = opstelling.buurten
    gebieden = pd.DataFrame(
        {
            "buurtcode": known["buurtcode"].to_numpy(dtype=object)[buurt],
            "buurtnaam": known["buurtnaam"].to_numpy(dtype=object)[buurt],
            "inwoners": np.where(hidden, np.nan, np.round(everybody)),
            "bronjaar": known["jaar"].to_numpy()[buurt],
            "cel": cellen["cel"].to_numpy(dtype=object),
            "x": cellen["x"].to_numpy(),
            "y": cellen["y"].to_numpy(),
        }
    )
    gebieden["adres"] = _middle_addresses(opstelling)
    return Niveau("cel", gebieden, opstelling.cel, opstelling.gewicht[groep], hidden)


def hidden_cells(opstelling: Opstelling, groep: str = "inwoners") -> NDArray[np.bool_]:
    """Return per cell whether its figures are held back.

    Held back: fewer than 5 people (of the group), and every cell with an address in a buurt that is
    held back. When a buurt has one such cell only, its smallest other cell is held back too:
    otherwise the figure of the buurt minus those of its other cells gives it away.
    """
    cel, buurt = opstelling.cel, opstelling.buurt
    n = len(opstelling.cellen)
    persons = group_sums(opstelling.gewicht[groep], cel, n)
    everybody = group_sums(opstelling.gewicht["inwoners"], cel, n)
    hidden = np.minimum(persons, everybody) < MIN_IN_CEL - _HALF
    in_hidden = np.append(hidden_buurten(opstelling, groep), False)[buurt]
    hidden[cel[in_hidden & (cel >= 0)]] = True
    pairs = pd.DataFrame({"buurt": buurt, "cel": cel})[cel >= 0].drop_duplicates()
    for _, mine in pairs.groupby("buurt")["cel"]:
        cells = mine.to_numpy()
        # Nobody living there means that nothing is told about anybody.
        secret = hidden[cells] & (persons[cells] > 0)
        shown = cells[~hidden[cells]]
        if secret.sum() == 1 and len(shown):
            hidden[shown[np.argmin(persons[shown])]] = True
    return np.asarray(hidden)


def nearest_names(level: Niveau, found: PerAdres) -> dict[str, NDArray[Any]]:
    """Return per cell the nearest three by name: dichtstbij_1 … 3 and dichtstbij_1_m … 3_m.

    They are those of the address nearest to the middle of the cell: every address of a cell may
    have others. A cell that is held back names none.
    """
    adres = level.gebieden["adres"].to_numpy()
    namen = np.array([*found.plaatsen.namen, None], dtype=object)
    columns: dict[str, NDArray[Any]] = {}
    for rank in range(DICHTSTBIJ):
        which = np.where(level.onderdrukt, -1, found.dichtstbij[adres, rank])
        afstand = np.where(which < 0, np.nan, found.afstand_m[adres, rank])
        columns[f"dichtstbij_{rank + 1}"] = namen[which]
        columns[f"dichtstbij_{rank + 1}_m"] = np.round(afstand, 1)
    return columns


def _middle_addresses(opstelling: Opstelling) -> NDArray[np.intp]:
    """Return per cell the address nearest to its middle."""
    inside = np.flatnonzero(opstelling.cel >= 0)
    cel = opstelling.cel[inside]
    middle = opstelling.cellen[["x", "y"]].to_numpy(dtype=np.float64)[cel]
    apart = np.hypot(*(opstelling.xy[inside] - middle).T)
    order = np.lexsort((apart, cel))
    first = np.flatnonzero(np.diff(cel[order], prepend=-1))
    return np.asarray(inside[order[first]], dtype=np.intp)


def _main_buurt(opstelling: Opstelling) -> NDArray[np.intp]:
    """Return per cell the buurt of most of its addresses; of equals the first."""
    n, many = len(opstelling.cellen), max(len(opstelling.buurten), 1)
    inside = opstelling.cel >= 0
    pair, count = np.unique(
        opstelling.cel[inside] * many + opstelling.buurt[inside], return_counts=True
    )
    order = np.lexsort((pair % many, -count, pair // many))
    cel = pair[order] // many
    main = np.zeros(n, dtype=np.intp)
    first = np.flatnonzero(np.diff(cel, prepend=-1))
    main[cel[first]] = pair[order][first] % many
    return main
