"""Addresses in a csv: one row per address with a point, as BAG-plus files have them."""

from __future__ import annotations

import csv
from typing import IO, TYPE_CHECKING

import shapely

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.adres import plain_key
from sociale_kaart.importing.bag_adres import bag_adres, in_gebruik

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.importing.bag_adres import BagAdres

# Ours -> what files call it, letters only.
_NAMES = {
    "straat": ("openbareruimtenaam", "openbareruimte", "straat", "straatnaam"),
    "huisnummer": ("huisnummer", "nummer"),
    "huisletter": ("huisletter",),
    "toevoeging": ("huisnummertoevoeging", "toevoeging"),
    "postcode": ("postcode", "pc6"),
    "plaats": ("woonplaats", "woonplaatsnaam", "plaats"),
    "status": ("adresseerbaarobjectstatus", "verblijfsobjectstatus", "status"),
    "gebruiksdoel": ("gebruiksdoel", "verblijfsobjectgebruiksdoel", "woonfunctie"),
    "soort": ("typeadresseerbaarobject",),
    "x": ("x", "rdx", "xcoordinaat"),
    "y": ("y", "rdy", "ycoordinaat"),
}
_NEEDED = ("straat", "huisnummer", "x", "y")
# A place for a caravan or a boat has no use of its own.
_TO_LIVE_ON = frozenset({"standplaats", "ligplaats"})
# Told after so many rows.
_STEP = 100_000
_WRONG = (
    "Een csv met adressen heeft ten minste de kolommen straat, huisnummer, x en y "
    "(in het Rijksdriehoekstelsel)."
)


def read(path: Path, within: BaseGeometry, progress: Progress) -> tuple[list[BagAdres], str]:
    """Return the addresses in use in an area; the file tells no date.

    Raises:
        WorldError: it is no csv, or lacks a column.
    """
    shapely.prepare(within)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(_rows(file, path, within, progress)), ""
    except (UnicodeDecodeError, csv.Error) as error:
        raise WorldError(f"‘{path.name}’ is niet te lezen als csv met adressen.", _WRONG) from error


def _rows(
    file: IO[str], path: Path, within: BaseGeometry, progress: Progress
) -> Iterator[BagAdres]:
    first = file.readline()
    delimiter = max(";,\t", key=first.count)
    columns = _columns(next(csv.reader([first], delimiter=delimiter), []))
    missing = [naam for naam in _NEEDED if naam not in columns]
    if missing:
        raise WorldError(f"In ‘{path.name}’ ontbreekt de kolom ‘{missing[0]}’.", _WRONG)
    west, south, east, north = within.bounds
    for number, cells in enumerate(csv.reader(file, delimiter=delimiter)):
        if number % _STEP == 0:
            progress.step("Adressen van de BAG lezen", number)
        row = {naam: cells[at] for naam, at in columns.items() if at < len(cells)}
        x, y = _number(row.get("x")), _number(row.get("y"))
        if x is None or y is None or not (west <= x <= east and south <= y <= north):
            continue
        if in_gebruik(row.get("status")) and shapely.intersects_xy(within, x, y):
            if row.get("soort", "").strip().casefold() in _TO_LIVE_ON:
                row["gebruiksdoel"] = "woonfunctie"
            adres = bag_adres(row, x, y)
            if adres is not None:
                yield adres


def _columns(headers: Sequence[str]) -> Mapping[str, int]:
    keys = [plain_key(header) for header in headers]
    return {
        naam: next(keys.index(key) for key in known if key in keys)
        for naam, known in _NAMES.items()
        if any(key in keys for key in known)
    }


def _number(text: str | None) -> float | None:
    try:
        return float((text or "").strip().replace(",", "."))
    except ValueError:
        return None
