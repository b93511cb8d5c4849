"""What a description of a table is made of: columns and tables, and short ways to write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SoortVeld = Literal[
    "tekst", "geheel", "getal", "datum", "ja_nee", "ja_nee_onbekend", "lijst", "verwijzing", "blob"
]


@dataclass(frozen=True, slots=True)
class Veld:
    """One column.

    Attributes:
        naam: column name.
        soort: what it holds; `lijst` holds a code of `lijst`, `verwijzing` a uuid of `verwijst`.
        label: what people read.
        lijst: name of the list in `resources/lijsten` (or 'categorieen').
        verwijst: table referred to.
        gevoelig: intern unless the record says otherwise (domein 3.1).
        persoon: names or points to a natural person; never in a public export without toestemming.
        afgeleid: derived, so never in the log.
    """

    naam: str
    soort: SoortVeld
    label: str
    lijst: str = ""
    verwijst: str = ""
    gevoelig: bool = False
    persoon: bool = False
    afgeleid: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table of the kaart.

    Attributes:
        naam: table name.
        label: what people read.
        velden: columns besides `fid` and `uuid`.
        ouder: the table whose deletion takes these rows along, through the column `ouder_veld`.
        sleutel: natural key; set-like rows get the uuid5 of it, so that the same thing entered on
            two laptops is one row. Key columns are never updated (change = delete + new).
        geometrie: '' or the GeoPackage geometry type of column `geom` (EPSG:28992).
    """

    naam: str
    label: str
    velden: tuple[Veld, ...]
    ouder: str = ""
    ouder_veld: str = ""
    sleutel: tuple[str, ...] = ()
    geometrie: str = ""

    @property
    def kolommen(self) -> tuple[str, ...]:
        """Names of all columns besides `fid`, `uuid` and `geom`."""
        return tuple(veld.naam for veld in self.velden)

    def veld(self, naam: str) -> Veld:
        """Return the column `naam`."""
        return next(veld for veld in self.velden if veld.naam == naam)


def tekst(naam: str, label: str, *, gevoelig: bool = False, persoon: bool = False) -> Veld:
    """Return a column that holds text."""
    return Veld(naam, "tekst", label, gevoelig=gevoelig, persoon=persoon)


def lijst_veld(naam: str, label: str, lijst: str, *, gevoelig: bool = False) -> Veld:
    """Return a column that holds a code of a list."""
    return Veld(naam, "lijst", label, lijst=lijst, gevoelig=gevoelig)


def datum(naam: str, label: str, *, gevoelig: bool = False) -> Veld:
    """Return a column that holds a day."""
    return Veld(naam, "datum", label, gevoelig=gevoelig)


def ja_nee(naam: str, label: str, *, gevoelig: bool = False) -> Veld:
    """Return a column that holds yes or no."""
    return Veld(naam, "ja_nee", label, gevoelig=gevoelig)


def geheel(naam: str, label: str) -> Veld:
    """Return a column that holds a whole number."""
    return Veld(naam, "geheel", label)


def getal(naam: str, label: str, *, gevoelig: bool = False) -> Veld:
    """Return a column that holds a number."""
    return Veld(naam, "getal", label, gevoelig=gevoelig)


def naar(naam: str, label: str, tabel: str) -> Veld:
    """Return a column that holds a reference to a row of `tabel`."""
    return Veld(naam, "verwijzing", label, verwijst=tabel)
