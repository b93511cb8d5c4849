"""Read StatLine's 'Nabijheid voorzieningen' of CBS as figures per buurt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sociale_kaart.importing.cijfers import (
    Cijfers,
    Onderwerp,
    header_key,
    known_columns,
    read_blok,
    take_cijfers,
    year_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.importing.cbs import Gebieden

_TABLES = {
    "84334NED": 2017, "84463NED": 2018, "84718NED": 2019, "84953NED": 2020, "85231NED": 2021,
    "85560NED": 2022, "85830NED": 2023, "86134NED": 2024, "86270NED": 2025,
}  # fmt: skip
_UNIT = re.compile(r"^(?P<pad>.+?)\s*\((?P<eenheid>km|aantal)\)$", re.IGNORECASE)
# As the table is called by programs: AfstandTotApotheek_10, Binnen1Km_6.
_CODED = re.compile(r"^(?P<naam>(?:Afstand|Binnen)\w+?)_\d+$")


def read_nabijheid(path: Path, gebieden: Gebieden) -> Cijfers:
    """Read an export of 'Nabijheid voorzieningen', for the buurten of `gebieden`.

    Raises:
        WorldError: no such file, of another year than the buurten, or of other buurten.
    """
    uitleg = (
        "Kies een csv van ‘Nabijheid voorzieningen’ van StatLine, met wijken, buurten en codering."
    )
    blok = read_blok(path, "Het bestand met nabijheid", uitleg)
    found = {
        place: o for place, kop in enumerate(blok.koppen) if (o := _onderwerp(kop)) is not None
    }
    jaar = year_of(path, blok, _TABLES)
    return take_cijfers("nabijheid", path, blok, jaar=jaar, onderwerpen=found, gebieden=gebieden)


def _onderwerp(kop: str) -> Onderwerp | None:
    """Return what a column is about; None for a column without a distance or a number."""
    told = _UNIT.match(" ".join(kop.split()))
    if told is not None:
        pad = told["pad"]
        return Onderwerp(pad, _short(pad), told["eenheid"].lower(), _veld(header_key(pad)))
    coded = _CODED.match(kop.strip())
    if coded is None:
        return None
    naam = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", coded["naam"]).capitalize()
    eenheid = "km" if coded["naam"].startswith("Afstand") else "aantal"
    # Without its branch 'AfstandTotSchool' may be any school.
    return Onderwerp(kop.strip(), naam, eenheid, _veld(header_key(naam)))


def _short(pad: str) -> str:
    """Return a name without the branches that say nothing new: 'Aantal cafés: binnen 1 km'."""
    parts = [part.strip() for part in pad.replace("Havo/vwo", "Havo en vwo").split("/")]
    last = parts[-1]
    if last.casefold().startswith("binnen") and len(parts) > 1:
        return f"{_with_branch(parts[:-1])}: {last.lower()}"
    return _with_branch(parts)


def _with_branch(parts: list[str]) -> str:
    vague = re.search(r"\b(?:school|scholen|ziekenhuis|ziekenhuizen)\b", parts[-1], re.IGNORECASE)
    return f"{parts[-1]} ({parts[-2]})" if vague and len(parts) > 1 else parts[-1]


def _veld(key: str) -> str:
    known = known_columns("nabijheid")
    return next(
        (o.veld for kolom, o in known.items() if key == kolom or key.endswith(f"/{kolom}")), ""
    )
