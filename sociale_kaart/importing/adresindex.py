"""The addresses of an ondergrond in memory, found by street, postcode and number."""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import shapely

from sociale_kaart.importing.adres import Adres, number_key, plaats_key, plain_key, straat_key
from sociale_kaart.importing.buurtnamen import buurten_by_name
from sociale_kaart.importing.straatnamen import Straatnamen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt


# The columns of the layer `adressen` that are looked in.
ADRESKOLOMMEN = (
    "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats", "buurtcode",
)  # fmt: skip


class Laag(Protocol):
    """A layer of an ondergrond, as a frame or as plain arrays (EPSG:28992)."""

    @property
    def geometry(self) -> Any:
        """The geometries."""

    def __getitem__(self, kolom: str, /) -> Any:
        """Return a column."""


class Adresindex:
    """The addresses; each is a number, its place in the lists of this class.

    Args:
        adressen: the layer `adressen`.
        buurten: the layer `buurten`.

    Attributes:
        xy: points in RD metres, NaN without one.
        buurtcode: of each address, None where it is not known.
        straatnamen: the streets there are.
        plaatsen: keys of the places there are.
    """

    def __init__(self, adressen: Laag, buurten: Laag | None = None) -> None:
        self.straat = _texts(adressen["straat"])
        self.letter = _texts(adressen["huisletter"])
        self.toevoeging = _texts(adressen["toevoeging"])
        self.postcode = _texts(adressen["postcode"])
        self.plaats = _texts(adressen["plaats"])
        self.buurtcode = _texts(adressen["buurtcode"])
        self.nummer = [
            int(nummer) if nummer == nummer and nummer is not None else 0  # noqa: PLR0124
            for nummer in adressen["huisnummer"].tolist()
        ]
        punten = np.asarray(adressen.geometry, dtype=object)
        self.xy: npt.NDArray[np.float64] = np.column_stack(
            [shapely.get_x(punten), shapely.get_y(punten)]
        )
        self.by_postcode: defaultdict[str, list[int]] = defaultdict(list)
        self.by_postcode_number: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        self.by_street: defaultdict[str, list[int]] = defaultdict(list)
        self.by_street_number: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        self._fill_indexes()
        self.buurten = buurten_by_name(buurten)
        self.straatnamen = Straatnamen(straat for straat in self.straat if straat)
        self.plaatsen = {plaats_key(plaats) for plaats in set(self.plaats) if plaats}

    def _fill_indexes(self) -> None:
        keys: dict[str, str] = {}
        for i, straat in enumerate(self.straat):
            if not np.isfinite(self.xy[i]).all():
                continue
            nummer, postcode = self.nummer[i], self.postcode[i]
            if postcode is not None:
                self.by_postcode[postcode].append(i)
                self.by_postcode_number[postcode, nummer].append(i)
            if straat is not None:
                key = keys.get(straat) or keys.setdefault(straat, straat_key(straat))
                self.by_street[key].append(i)
                self.by_street_number[key, nummer].append(i)

    def named(self, rows: Iterable[int], straat: str) -> list[int]:
        """Return those of `rows` in the street of this name."""
        key = straat_key(straat)
        return [i for i in rows if straat_key(self.straat[i] or "") == key]

    def find_buurt(self, naam: str) -> str | None:
        """Return the code of the only buurt with this name or code, else None."""
        codes = self.buurten.get(plain_key(naam), ())
        return codes[0] if len(codes) == 1 else None

    @functools.cached_property
    def by_buurt(self) -> Mapping[str, list[int]]:
        """The addresses of each buurt that have a point."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, code in enumerate(self.buurtcode):
            if code is not None and np.isfinite(self.xy[i]).all():
                found[code].append(i)
        return found

    @functools.cached_property
    def tree(self) -> shapely.STRtree:
        """The points of the addresses."""
        known = self.xy[np.isfinite(self.xy).all(axis=1)]
        return shapely.STRtree(np.asarray(shapely.points(known), dtype=object))

    def adres(self, i: int) -> Adres:
        """Return an address in its parts."""
        return Adres(
            self.straat[i],
            self.nummer[i] or None,
            self.letter[i],
            self.toevoeging[i],
            self.postcode[i],
            self.plaats[i],
        )

    def number_key(self, i: int) -> str:
        """Return the addition to a house number in one form."""
        return number_key(self.letter[i], self.toevoeging[i])

    def in_place(self, i: int, plaats: str) -> bool:
        """Whether an address lies in this place, or in the buurt that people call so."""
        if plaats_key(self.plaats[i] or "") == plaats_key(plaats):
            return True
        return self.buurtcode[i] is not None and self.buurtcode[i] == self.find_buurt(plaats)

    def agrees(self, i: int, adres: Adres) -> bool:
        """Whether an address lies in the place that is asked, if any is."""
        return adres.plaats is None or self.in_place(i, adres.plaats)

    def has_digits(self, i: int, pc4: str | None) -> bool:
        """Whether the postcode of an address starts with these digits, as far as both are known."""
        return (self.postcode[i] or pc4 or "").startswith(pc4 or "")

    def same_street_number(self, adres: Adres) -> list[int]:
        """Return the addresses with this street and number, those in the place asked first."""
        if adres.straat is None or adres.huisnummer is None:
            return []
        rows = self.by_street_number.get((straat_key(adres.straat), adres.huisnummer), [])
        return sorted(rows, key=lambda i: (not self.agrees(i, adres), i))

    def in_street(self, adres: Adres) -> list[int]:
        """Return the addresses of the street asked, else of the postcode."""
        if adres.straat is not None:
            rows = self.by_street.get(straat_key(adres.straat), [])
            return [i for i in rows if self.agrees(i, adres)]
        return self.by_postcode.get(adres.postcode or "", [])

    def neighbours(self, rows: Iterable[int], nummer: int) -> list[int]:
        """Return the addresses with the nearest numbers, the own side of the street first."""
        return sorted(
            rows,
            key=lambda i: (
                abs(self.nummer[i] - nummer) + (self.nummer[i] - nummer) % 2,
                i,
            ),
        )

    def spread(self, rows: Sequence[int]) -> float:
        """Return how far addresses lie apart, in metres."""
        points = self.xy[list(rows)]
        return float(np.hypot(*(points.max(axis=0) - points.min(axis=0))))

    def middle(self, rows: Sequence[int]) -> int:
        """Return the address nearest to the middle of them all."""
        points = self.xy[list(rows)]
        away = np.hypot(*(points - points.mean(axis=0)).T)
        return rows[int(np.argmin(away))]


def _texts(column: Iterable[object]) -> list[str | None]:
    return [value if isinstance(value, str) and value else None for value in column]
