"""What a list is once it has been read, and what may be chosen about the reading.

Everything the reader decides by itself stands in `Table.keuze`; the same values given back as a
`Leeskeuze` decide it otherwise, and reading again with `Table.keuze` gives the same table.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.base.errors import WorldError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.importing.meer import Meer

Cel = str | int | float | dt.date | None

# Between the parts of a header that stands over several rows: 'Bezoekadres · Straat'.
KOPSCHEIDING = " · "
# Header rows of a list that has none.
GEEN_KOPRIJ = (0, 0)

# Why a row of the sheet is no row of data.
TITEL = "Titel of uitleg boven de kolomnamen."
KOPRIJ = "Kolomnamen."
KOP_HERHAALD = "De kolomnamen staan hier nog een keer."
TOTAAL = "Totaalregel of voetregel van de lijst."
VOETREGEL = "Uitleg onder de lijst."
TUSSENKOP = "Tussenkop: een regel met alleen een opschrift."
UITLEGREGEL = "Uitleg bij de kolommen."
VERBORGEN = "Deze rij is verborgen in het bestand."
ANDERE_TABEL = "Hoort bij een andere tabel op dit blad."


@dataclass(frozen=True, slots=True)
class Leeskeuze:
    """What the user chose about reading a file; None lets the reader decide.

    Attributes:
        blad: name of the sheet.
        koprijen: first and last row with headers, as numbered in the file; `GEEN_KOPRIJ` when the
            list has none. Columns instead of rows when `gekanteld`.
        gekanteld: the attributes stand below each other in the first column.
        codering: encoding of a text file, a name Python knows.
        scheidingsteken: delimiter of a text file, one character.
        tabel: which of `Table.tabellen`, from 0.
        verborgen: hidden rows and columns are read too.
        stelsel: in what the places of a layer are counted, 'rd' (metres, EPSG:28992) or 'wgs84'
            (degrees, EPSG:4326), for a file that does not say so itself.
    """

    blad: str | None = None
    koprijen: tuple[int, int] | None = None
    gekanteld: bool | None = None
    codering: str | None = None
    scheidingsteken: str | None = None
    tabel: int | None = None
    verborgen: bool | None = None
    stelsel: str | None = None


class StelselError(WorldError):
    """A file with places does not say in what they are counted; somebody has to.

    Args:
        wat: what happened.
        doen: what the user can do.
        lijkt: 'rd' or 'wgs84', what the numbers look like; '' neither.
    """

    def __init__(self, wat: str, doen: str, lijkt: str = "") -> None:
        super().__init__(wat, doen)
        self.lijkt = lijkt

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes with the guess."""
        return (StelselError, (self.wat, self.doen, self.lijkt))


class Overgeslagen(NamedTuple):
    """A row of the sheet with something in it that is no row of data.

    Attributes:
        rijnummer: as in the file (the column when the table lies on its side).
        reden: one Dutch sentence, one of the constants of this module.
        cellen: under the columns of the table, then what stands outside of them.
    """

    rijnummer: int
    reden: str
    cellen: list[Cel]


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet of a workbook; `rijen` and `kolommen` up to the last filled cell."""

    naam: str
    rijen: int
    kolommen: int
    verborgen: bool = False


@dataclass(frozen=True, slots=True)
class Tabelplek:
    """One of the tables on a sheet.

    Attributes:
        koprijen: its header rows, as in the file.
        kolommen: its first and last column, as in the file, from 1.
        rijen: number of rows with data.
        koppen: its first headers.
    """

    koprijen: tuple[int, int]
    kolommen: tuple[int, int]
    rijen: int
    koppen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it stands in the file.

    Attributes:
        koppen: one name per column, all different and none empty.
        rijen: the rows with data, as long as `koppen` each; rows without anything are left out.
        rijnummers: row number in the file of each of `rijen`, from 1 (the column number when the
            table lies on its side).
        bestand: file name.
        blad: name of the sheet, '' for a text file.
        codering: encoding of a text file, '' for a workbook.
        scheidingsteken: delimiter of a text file, '' for a workbook.
        keuze: what was decided, nothing left open.
        toelichting: Dutch sentences that tell what was decided, and why.
        overgeslagen: rows from the headers on that are no data.
        erboven: the rows with headers and those above them.
        kolomnummers: column number in the file of each of `koppen` (row number on its side).
        tabellen: all tables on the sheet, of which `keuze.tabel` was taken.
        meer: by row number what comes along with a row beside its cells; empty for a list.
    """

    koppen: list[str]
    rijen: list[list[Cel]]
    rijnummers: list[int]
    bestand: str
    blad: str = ""
    codering: str = ""
    scheidingsteken: str = ""
    keuze: Leeskeuze = field(default_factory=Leeskeuze)
    toelichting: tuple[str, ...] = ()
    overgeslagen: list[Overgeslagen] = field(default_factory=list)
    erboven: list[Overgeslagen] = field(default_factory=list)
    kolomnummers: list[int] = field(default_factory=list)
    tabellen: tuple[Tabelplek, ...] = ()
    meer: Mapping[int, Meer] = field(default_factory=dict)

    @property
    def eerste_rij(self) -> int:
        """Row number in the file of the first row with data, 0 without any."""
        return self.rijnummers[0] if self.rijnummers else 0


@dataclass(slots=True)
class Vel:
    """The cells of one sheet, with what the file tells about them besides their values.

    Attributes:
        rijen: may differ in length.
        eerste_rij: row number in the file of `rijen[0]`.
        eerste_kolom: column number in the file of the first cell of each row.
        verborgen_rijen: numbers in the file.
        verborgen_kolommen: numbers in the file.
        samengevoegd: merged cells as (top, left, bottom, right), numbers in the file.
        toelichting: Dutch sentences about the cells.
    """

    naam: str
    rijen: list[list[Cel]]
    eerste_rij: int = 1
    eerste_kolom: int = 1
    verborgen_rijen: frozenset[int] = frozenset()
    verborgen_kolommen: frozenset[int] = frozenset()
    samengevoegd: tuple[tuple[int, int, int, int], ...] = ()
    toelichting: tuple[str, ...] = ()

    @property
    def breedte(self) -> int:
        """Number of cells of the longest row."""
        return max(map(len, self.rijen), default=0)


def no_rows(naam: str) -> WorldError:
    """Return the refusal of a list without any row of data."""
    return WorldError(f"‘{naam}’ heeft geen rijen.", "Kies een lijst met gegevens.")
