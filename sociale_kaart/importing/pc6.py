"""The CBS table that tells the buurt of each postcode with house number.

CBS places each address by its BAG point, so this table is right where the drawn borders are not:
those are off by 10 to 50 metres, and more in a simplified map.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input
from sociale_kaart.importing.osm_adressen import clean_postcode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress

_WRONG = (
    "Kies het bestand ‘Buurt, wijk en gemeente voor postcode huisnummer’ van het CBS "
    "(pc6hnr…_gwb.csv)."
)
_STEP = 500_000
_BUURT_DIGITS = 8


@dataclass(frozen=True)
class Pc6:
    """Which buurt a postcode with a house number lies in.

    Attributes:
        buurten: (postcode, huisnummer) -> buurtcode, of the buurten that were asked for.
        jaar: the year of those buurten.
    """

    buurten: Mapping[tuple[str, int], str]
    jaar: int


def read_pc6(path: Path, buurtcodes: Iterable[str], jaar: int, progress: Progress) -> Pc6:
    """Read the rows of some buurten.

    Args:
        path: the csv, with `;` or `,` between its columns.
        buurtcodes: BU codes of the ondergrond.
        jaar: the year of its buurten; codes of another year may mean another area.
        progress: told while reading; may cancel.

    Raises:
        WorldError: it is another file, of another year, or of another part of the country.
        Cancelled: the user stopped.
    """
    require_input(path, "Het bestand met postcodes")
    wanted = frozenset(buurtcodes)
    found: dict[tuple[str, int], str] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            delimiter = max(";,\t", key=first.count)
            headers = next(csv.reader([first], delimiter=delimiter), [])
            postcode, nummer, buurt = _columns(headers, path, jaar)
            for count, cells in enumerate(csv.reader(file, delimiter=delimiter)):
                if count % _STEP == 0:
                    progress.step("Postcodes en buurten lezen", count)
                if len(cells) <= max(postcode, nummer, buurt):
                    continue
                code = f"BU{cells[buurt].strip().removeprefix('BU').zfill(_BUURT_DIGITS)}"
                key = clean_postcode(cells[postcode])
                if code in wanted and key is not None and cells[nummer].strip().isdigit():
                    found[key, int(cells[nummer])] = code
    except (UnicodeDecodeError, csv.Error) as error:
        raise WorldError(f"‘{path.name}’ is niet te lezen als csv.", _WRONG) from error
    if not found:
        raise WorldError(
            f"In ‘{path.name}’ staat geen postcode van de buurten van deze ondergrond.", _WRONG
        )
    return Pc6(found, jaar)


def _columns(headers: Sequence[str], path: Path, jaar: int) -> tuple[int, int, int]:
    names = [header.strip().casefold() for header in headers]
    places = {}
    for naam, pattern in (
        ("PC6", r"pc6|postcode6?"),
        ("Huisnummer", r"huisnummer"),
        ("Buurt", r"buurt(?:code)?_?(?P<jaar>20\d\d)?"),
    ):
        at = next((i for i, name in enumerate(names) if re.fullmatch(pattern, name)), None)
        if at is None:
            raise WorldError(f"In ‘{path.name}’ ontbreekt de kolom ‘{naam}’.", _WRONG)
        places[naam] = at
    told = re.search(r"20\d\d", names[places["Buurt"]]) or re.search(r"20\d\d", path.stem)
    if told is None or int(told[0]) != jaar:
        van = f"van {told[0]}" if told else "van een onbekend jaar"
        raise WorldError(
            f"De buurten in ‘{path.name}’ zijn {van}, die van de kaart met buurten van {jaar}.",
            f"Kies het bestand van {jaar}: het CBS gebruikt een code soms later voor een ander "
            "gebied.",
        )
    return places["PC6"], places["Huisnummer"], places["Buurt"]
