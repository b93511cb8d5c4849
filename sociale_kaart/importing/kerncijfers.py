"""Read 'Kerncijfers wijken en buurten' (KWB) of CBS as figures per buurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.importing.cijfers import (
    Cijfers,
    header_key,
    known_columns,
    read_blok,
    take_cijfers,
    year_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.importing.cbs import Gebieden

# Numbers of the StatLine table; a file may be named after it.
_TABLES = {
    "85039NED": 2021,
    "85318NED": 2022,
    "85618NED": 2023,
    "85984NED": 2024,
    "86165NED": 2025,
}


def read_kerncijfers(path: Path, gebieden: Gebieden) -> Cijfers:
    """Read a KWB workbook or csv (also packed as csv.gz), for the buurten of `gebieden`.

    Columns are found by their name, whatever their order; what is in none of our lists is left out.

    Raises:
        WorldError: no such file, of another year than the buurten, or of other buurten.
    """
    uitleg = "Kies de Kerncijfers wijken en buurten van het CBS, bijvoorbeeld kwb-2024.xlsx."
    blok = read_blok(path, "Het bestand met kerncijfers", uitleg)
    known = known_columns("kerncijfers")
    found = {
        place: known[header_key(kop)]._replace(code=kop.strip())
        for place, kop in enumerate(blok.koppen)
        if header_key(kop) in known
    }
    jaar = year_of(path, blok, _TABLES)
    return take_cijfers("kerncijfers", path, blok, jaar=jaar, onderwerpen=found, gebieden=gebieden)
