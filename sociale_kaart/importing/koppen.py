"""Which column of a list holds what, told by its header.

The synonyms are data (`resources/koppen.csv`: veld, kop), in order of preference. A header matches
only as a whole: 'STRAATNAAM CORRESPONDENTIEADRES' is no 'STRAATNAAM', because a postal address
is not where something is.
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base import paths
from sociale_kaart.importing.adres import plain_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Shown when no header is understood.
VERWACHTE_KOPPEN = ("naam", "straat", "huisnummer", "postcode", "plaats", "soort", "sfeer")
# Without one of these a row of cells is no row of headers of a list of hulpbronnen.
HERKENBAAR = frozenset({"naam", "organisatie", "activiteit", "adres", "straat", "postcode"})
# Columns that may say what a row is called, when there is no column for it, the best one first.
_INSTEAD_OF_NAAM = ("organisatie", "activiteit")
_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")


@dataclass(frozen=True, slots=True)
class Koppeling:
    """Which header was taken for which field.

    Attributes:
        velden: field -> header.
        over: headers that were not understood or not needed, in their order; kept in the raw rows.
        toelichting: Dutch sentences about choices a reader may want to know.
    """

    velden: Mapping[str, str]
    over: tuple[str, ...]
    toelichting: tuple[str, ...] = ()

    def kop(self, veld: str) -> str | None:
        """Return the header taken for `veld`, or None."""
        return self.velden.get(veld)


@functools.cache
def _synonyms() -> dict[str, tuple[str, int]]:
    """Return key of header -> (field, preference); the first line of a key counts."""
    with paths.resource("koppen.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[str, tuple[str, int]] = {}
    for rang, row in enumerate(rows):
        found.setdefault(plain_key(row["kop"]), (row["veld"], rang))
    return found


def veld_of(kop: str) -> tuple[str, int] | None:
    """Return (field, preference) of one header, lower is better, or None when it is unknown."""
    return _synonyms().get(plain_key(kop)) or _synonyms().get(plain_key(_BRACKETS.sub("", kop)))


def match_headers(koppen: Sequence[str]) -> Koppeling:
    """Match headers with fields: per field the preferred synonym, then the leftmost column."""
    candidates: dict[str, list[tuple[int, int, str]]] = {}
    for plaats, kop in enumerate(koppen):
        found = veld_of(kop)
        if found is not None:
            candidates.setdefault(found[0], []).append((found[1], plaats, kop))
    velden = {veld: min(rows)[2] for veld, rows in candidates.items()}
    toelichting = [*_number_with_addition(velden), *_naam(velden)]
    taken = set(velden.values())
    over = tuple(kop for kop in koppen if kop not in taken)
    return Koppeling(velden, over, tuple(toelichting))


def _number_with_addition(velden: dict[str, str]) -> list[str]:
    """Settle a column 'huisnummer-toevoeging': beside a number it is the addition, else both."""
    kop = velden.pop("huisnummer_toevoeging", None)
    if kop is None:
        return []
    if "huisnummer" not in velden:
        velden["huisnummer"] = kop
    elif "toevoeging" not in velden:
        velden["toevoeging"] = kop
    return []


def _naam(velden: dict[str, str]) -> list[str]:
    if "naam" in velden:
        return []
    for veld in _INSTEAD_OF_NAAM:
        if veld in velden:
            kop = velden["naam"] = velden.pop(veld)
            return [f"De lijst heeft geen kolom met een naam. Als naam is ‘{kop}’ gebruikt."]
    return ["De lijst heeft geen kolom met een naam."]
