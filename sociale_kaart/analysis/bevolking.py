"""Inhabitants per address: from the 100 m squares of CBS, else from the totals of the buurten.

The squares tell where in a buurt people live, the buurt tells how many there are: whatever the
squares say, the addresses of a buurt together have the inhabitants that CBS gives the buurt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Rows = NDArray[np.intp]

ZIJDE_M = 100.0
# CBS keeps a square secret that has fewer than five people.
MAX_GEHEIM = 4.0
# Per group other than everybody: the column of the squares, of the buurten, and its name.
_GROEPEN = {
    "65plus": ("inwoners_65plus", "aandeel_65plus", "65 jaar en ouder"),
    "0_15": ("inwoners_0_15", "aandeel_0_15", "0 tot 15 jaar"),
}
WEGING_BUURT = "inwoners van de buurt, gelijk over de adressen"
WEGING_ADRESSEN = "adressen"


@dataclass(frozen=True)
class Bevolking:
    """The inhabitants of each address.

    Attributes:
        gewicht: per group (`inwoners`, `65plus`, `0_15`) persons per address; 0 in no buurt.
        weging: per group in words where they come from.
        zonder_adres: people in squares in which no address lies; the buurt still counts them.
        buurten_zonder_adres: codes of buurten with people and without any address.
    """

    gewicht: Mapping[str, Floats]
    weging: Mapping[str, str]
    zonder_adres: int = 0
    buurten_zonder_adres: tuple[str, ...] = ()


def square_keys(xy: Floats) -> NDArray[np.object_]:
    """Return per point, (n, 2) in RD New, the key of its 100 m square: `E1904N5001`."""
    corner = np.floor(np.nan_to_num(xy) / ZIJDE_M).astype(np.int64)
    return np.array([f"E{east:04d}N{north:04d}" for east, north in corner.tolist()], dtype=object)


def spread_inwoners(
    xy: Floats,
    buurt: Rows,
    buurten: gpd.GeoDataFrame,
    *,
    woont: NDArray[np.bool_] | None = None,
    vierkanten: pd.DataFrame | None = None,
    jaar: str = "",
) -> Bevolking:
    """Return how many inhabitants each address has.

    A square's people go to the residential addresses in it. A square of which CBS does not tell
    the number gets what the buurt has left, at most 4 people (fewer than 5 is why it is secret).
    Then every buurt is brought to its stated total, so that the sum of its addresses is that of
    CBS: people in a square without an address are thus not lost. A buurt without any known square
    spreads its total evenly. A buurt whose inhabitants are not told has only those of its squares.

    Args:
        xy: (n, 2) addresses in RD New.
        buurt: per address the row of `buurten`, -1 outside.
        buurten: inwoners (NaN unknown) and, when known, aandeel_65plus and aandeel_0_15 (0-1).
        woont: per address whether people may live there; None or none in a buurt means all.
        vierkanten: columns vierkant, inwoners, inwoners_65plus, inwoners_0_15 (NaN unknown).
        jaar: the year of the squares, for the words.
    """
    total = _column(buurten, "inwoners")
    home = _homes(buurt, woont, len(buurten))
    cel = square_keys(xy) if vierkanten is not None and len(vierkanten) else None
    if np.isnan(total).all() and cel is None:
        return _everybody_once(buurt)
    inwoners = _even(buurt, home, total)
    zonder_adres = 0
    if cel is not None and vierkanten is not None:
        inwoners, zonder_adres = _by_squares(buurt, home, total, cel, vierkanten, inwoners)
    told = "uit vierkanten" + (f" {jaar}" if jaar else "")
    gewicht = {"inwoners": inwoners}
    weging = {"inwoners": WEGING_BUURT if cel is None else f"inwoners {told}"}
    for groep, (kolom, aandeel, naam) in _GROEPEN.items():
        share = _column(buurten, aandeel)
        known = None
        if cel is not None and vierkanten is not None and kolom in vierkanten:
            known = _per_adres(cel, home, vierkanten, kolom)[0]
        gewicht[groep] = _group(buurt, inwoners, total * share, share, known)
        if known is not None and np.isfinite(known).any():
            weging[groep] = f"{naam} {told}, waar onbekend het aandeel van de buurt"
        elif np.isnan(share).all():
            weging[groep] = f"onbekend: geen cijfers over {naam}"
        else:
            weging[groep] = f"aandeel {naam} van de buurt, gelijk over de inwoners"
    empty = (total > 0) & (np.bincount(buurt[buurt >= 0], minlength=len(buurten)) == 0)
    codes = tuple(str(code) for code in buurten["buurtcode"].to_numpy()[empty])
    return Bevolking(gewicht, weging, zonder_adres, codes)


def _column(buurten: gpd.GeoDataFrame, name: str) -> Floats:
    if name not in buurten:
        return np.full(len(buurten), np.nan)
    return np.asarray(buurten[name].to_numpy(dtype=np.float64, na_value=np.nan))


def _everybody_once(buurt: Rows) -> Bevolking:
    """Without any figure every address counts the same, and nobody knows how old people are."""
    unknown = np.zeros(len(buurt))
    return Bevolking(
        {"inwoners": (buurt >= 0).astype(np.float64), **dict.fromkeys(_GROEPEN, unknown)},
        {"inwoners": WEGING_ADRESSEN}
        | {
            groep: f"onbekend: geen cijfers over {naam}" for groep, (_, _, naam) in _GROEPEN.items()
        },
    )


def _homes(buurt: Rows, woont: NDArray[np.bool_] | None, aantal: int) -> NDArray[np.bool_]:
    """Return which addresses people live at; in a buurt without any, all of them."""
    inside = buurt >= 0
    if woont is None:
        return inside
    home = inside & woont
    homes = np.bincount(buurt[home], minlength=aantal)
    none = np.append(homes == 0, False)  # the last is for -1
    return np.asarray(home | none[buurt])


def _sum(buurt: Rows, values: Floats, aantal: int) -> Floats:
    inside = buurt >= 0
    summed = np.bincount(buurt[inside], weights=values[inside], minlength=aantal)
    return np.asarray(summed, dtype=np.float64)


def _even(buurt: Rows, home: NDArray[np.bool_], total: Floats) -> Floats:
    """Return the total of each buurt in equal parts over its homes; unknown is nobody."""
    homes = np.bincount(buurt[home], minlength=len(total))
    each = np.nan_to_num(total) / np.maximum(homes, 1)
    result = np.zeros(len(buurt))
    result[home] = each[buurt[home]]
    return result


def _per_adres(
    cel: NDArray[np.object_], home: NDArray[np.bool_], vierkanten: pd.DataFrame, kolom: str
) -> tuple[Floats, int]:
    """Return the people of its square per home (NaN: not told), and those without an address."""
    table = vierkanten.set_index("vierkant")[kolom].astype(np.float64)
    at = pd.Index(table.index).get_indexer(pd.Index(cel[home]))
    people = table.to_numpy()
    homes = np.bincount(at[at >= 0], minlength=len(people))
    result = np.full(len(cel), np.nan)
    each = people / np.maximum(homes, 1)
    result[home] = np.where(at >= 0, each[at], np.nan)
    return result, round(float(np.nansum(people[homes == 0])))


def _by_squares(  # noqa: PLR0917 - what is known of homes, squares and totals
    buurt: Rows,
    home: NDArray[np.bool_],
    total: Floats,
    cel: NDArray[np.object_],
    vierkanten: pd.DataFrame,
    even: Floats,
) -> tuple[Floats, int]:
    """Return persons per address by the squares, and the people in squares without an address."""
    known, zonder_adres = _per_adres(cel, home, vierkanten, "inwoners")
    people = np.nan_to_num(known)
    told = _sum(buurt, people, len(total))
    left = np.maximum(np.nan_to_num(total - told), 0.0)
    secret = np.flatnonzero(home & np.isnan(known))
    # A square on the border of two buurten is one part of each.
    parts = pd.DataFrame({"buurt": buurt[secret], "cel": cel[secret]})
    size = parts.groupby(["buurt", "cel"])["cel"].transform("size").to_numpy(np.float64)
    squares = np.bincount(
        buurt[secret], weights=1.0 / size if len(size) else None, minlength=len(total)
    )
    each = np.minimum(left / np.maximum(np.round(squares), 1.0), MAX_GEHEIM)
    people[secret] = each[buurt[secret]] / size
    reached = _sum(buurt, people, len(total))
    # Where CBS does not tell the total, what the squares say stands.
    factor = np.where(
        np.isnan(total), 1.0, np.nan_to_num(total) / np.where(reached > 0, reached, 1)
    )
    factor = np.append(factor, 0.0)
    blank = np.append((told <= 0) | (reached <= 0), True)
    return np.where(blank[buurt], even, people * factor[buurt]), zonder_adres


def _group(
    buurt: Rows, inwoners: Floats, total: Floats, share: Floats, known: Floats | None
) -> Floats:
    """Return persons of a group per address: never more than live there, together the total.

    Args:
        buurt: row of the buurt per address.
        inwoners: persons per address.
        total: persons of the group per buurt, NaN unknown.
        share: their share per buurt.
        known: what the squares say per address, NaN unknown; None without squares.
    """
    by_share: Floats = inwoners * np.append(np.nan_to_num(share), 0.0)[buurt]
    if known is None:
        return by_share
    people = np.minimum(np.where(np.isnan(known), by_share, np.nan_to_num(known)), inwoners)
    people = np.where(buurt >= 0, people, 0.0)
    goal = np.where(np.isnan(total), _sum(buurt, people, len(total)), total)
    # Each turn only fills more addresses to the brim, so this ends.
    full = np.zeros(len(people), dtype=bool)
    while True:
        fixed = _sum(buurt, np.where(full, inwoners, 0.0), len(total))
        free = _sum(buurt, np.where(full, 0.0, people), len(total))
        factor = np.append(
            np.where(free > 0, np.maximum(goal - fixed, 0.0) / np.where(free > 0, free, 1.0), 0.0),
            0.0,
        )
        scaled = np.where(full, inwoners, people * factor[buurt])
        over = ~full & (scaled > inwoners)
        if not over.any():
            break
        full |= over
    room = inwoners - scaled
    short = goal - _sum(buurt, scaled, len(total))
    space = _sum(buurt, room, len(total))
    extra = np.append(
        np.where((short > 0) & (space > 0), short / np.where(space > 0, space, 1), 0.0), 0.0
    )
    filled = np.minimum(scaled + room * extra[buurt], inwoners)
    return np.asarray(filled, dtype=np.float64)
