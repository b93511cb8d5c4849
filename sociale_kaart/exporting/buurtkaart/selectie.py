"""Which hulpbronnen belong on the sheet of a buurt, in which order, under which number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from sociale_kaart.domain.lijsten import codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek
    from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld


@dataclass(frozen=True, slots=True)
class Markering:
    """One marker: a plek of a hulpbron, its text (12 or 12a), its true point in mm in the frame.

    `deel` is the number of the part of the map on which it stands, 0 when there is but one sheet.
    """

    tekst: str
    plek: Plek
    x: float
    y: float
    deel: int = 0


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of the key list.

    Attributes:
        nummer: number on map and in list; 0 when there is nothing to point at.
        markeringen: one per plek on the map.
        plekken: the plekken of this buurt, also those without a point.
    """

    hulpbron: Hulpbron
    plekken: tuple[Plek, ...]
    markeringen: tuple[Markering, ...] = ()
    nummer: int = 0


@dataclass(frozen=True, slots=True)
class Selectie:
    """The rows of a sheet: those on the map in the order of their numbers, and the others."""

    op_kaart: tuple[Regel, ...]
    zonder_plek: tuple[Regel, ...]

    @property
    def regels(self) -> tuple[Regel, ...]:
        """All rows in the order of the list."""
        return self.op_kaart + self.zonder_plek

    @property
    def markeringen(self) -> tuple[Markering, ...]:
        """All markers in the order of their numbers."""
        return tuple(markering for regel in self.op_kaart for markering in regel.markeringen)

    def in_deel(self, deel: int) -> Selectie:
        """Return the rows with a marker on this part of the map, and of those only that marker."""
        rows = (
            replace(regel, markeringen=tuple(m for m in regel.markeringen if m.deel == deel))
            for regel in self.op_kaart
        )
        return Selectie(tuple(regel for regel in rows if regel.markeringen), ())

    def of_deel(self, deel: int) -> tuple[Regel, ...]:
        """Return the rows that count for this part: each row of the list counts for one.

        That is the part of its first marker; what has none counts for the first part.
        """
        eigen = tuple(regel for regel in self.op_kaart if regel.markeringen[0].deel == deel)
        return eigen + (self.zonder_plek if deel <= 1 else ())


def points_in(hulpbronnen: Iterable[Hulpbron], buurtcode: str) -> list[tuple[float, float]]:
    """Return the points in RD of all plekken of a buurt."""
    return [
        (plek.x, plek.y)
        for hulpbron in hulpbronnen
        for plek in hulpbron.plekken
        if _in_buurt(plek, buurtcode) and plek.x is not None and plek.y is not None
    ]


def select(hulpbronnen: Iterable[Hulpbron], buurtcode: str, *beelden: Kaartbeeld) -> Selectie:
    """Return the numbered rows of a buurt, in the order of sfeer, street and name.

    Numbers run on over the sheets; a plek has its marker on the first sheet that owns it.

    A hulpbron belongs when a plek lies in the buurt, when it was given to the buurt without an
    address, or when the buurt is in its werkgebied. A plek outside the frame (possible when the
    user chose the scale) has no marker.
    """
    met: list[Regel] = []
    zonder: list[Regel] = []
    for hulpbron in sorted(hulpbronnen, key=lambda h: _order(h, buurtcode)):
        plekken = tuple(plek for plek in hulpbron.plekken if _in_buurt(plek, buurtcode))
        if not plekken and not _works_in(hulpbron, buurtcode):
            continue
        regel = Regel(hulpbron, plekken)
        (met if any(_sheet(plek, beelden) for plek in plekken) else zonder).append(regel)
    genummerd = tuple(_numbered(regel, nummer, beelden) for nummer, regel in enumerate(met, 1))
    return Selectie(genummerd, tuple(zonder))


def _in_buurt(plek: Plek, buurtcode: str) -> bool:
    return (plek.buurtcode or plek.buurt_gekozen) == buurtcode


def _works_in(hulpbron: Hulpbron, buurtcode: str) -> bool:
    return any(rij.get("gebiedscode") == buurtcode for rij in hulpbron.deel("werkgebieden"))


def _sheet(plek: Plek, beelden: Iterable[Kaartbeeld]) -> Kaartbeeld | None:
    x, y = plek.x, plek.y
    if x is None or y is None:
        return None
    return next((beeld for beeld in beelden if beeld.owns(x, y)), None)


def _numbered(regel: Regel, nummer: int, beelden: Sequence[Kaartbeeld]) -> Regel:
    found = ((plek, _sheet(plek, beelden)) for plek in regel.plekken)
    plekken = [(plek, beeld) for plek, beeld in found if beeld is not None]
    markeringen = []
    for index, (plek, beeld) in enumerate(plekken):
        assert plek.x is not None
        assert plek.y is not None
        letter = _letter(index) if len(plekken) > 1 else ""
        x, y = beeld.to_mm(plek.x, plek.y)
        deel = beeld.deel.nummer if beeld.deel else 0
        markeringen.append(Markering(f"{nummer}{letter}", plek, x, y, deel))
    return replace(regel, nummer=nummer, markeringen=tuple(markeringen))


def _letter(index: int) -> str:
    """Return the letters of the alphabet, then aa, ab and on."""
    rest, laatste = divmod(index, len(ascii_lowercase))
    return (_letter(rest - 1) if rest else "") + ascii_lowercase[laatste]


def _order(hulpbron: Hulpbron, buurtcode: str) -> tuple[int, tuple[object, ...], str, str]:
    sferen = codes("sfeer")
    sfeer = sferen.index(hulpbron.sfeer) if hulpbron.sfeer in sferen else len(sferen)
    # A street first, those without one after it.
    plek = next((p for p in hulpbron.plekken if _in_buurt(p, buurtcode)), None)
    straat = plek.straat if plek and plek.straat else ""
    adres = (
        not straat,
        sort_key(straat),
        (plek.huisnummer or 0) if plek and straat else 0,
    )
    return sfeer, adres, sort_key(hulpbron.naam), hulpbron.uuid


def sort_key(tekst: str) -> str:
    """Return a text as people look it up: no case, no signs in front, numbers by value."""
    schoon = re.sub(r"^\W+", "", tekst).casefold()
    return re.sub(r"\d+", lambda getal: getal.group().zfill(8)[-20:], schoon)
